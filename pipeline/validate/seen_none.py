"""Know harms that a sentence denies and the paper tells of, or nobody reported. Takes a sentence; gives the words for a harm, and the passage.

“Nobody died” of what says “three patients died” hides the gravest harm; “there were no side effects” of what says that none of the trials
reported them makes a silence a comfort. What a paper denies in any passage, the sentence may deny.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index
from pipeline.validate.flags import asks
from pipeline.validate.kept import kept
from pipeline.validate.none_seen import ACTS, ANY_HARM, HARMS, PLANNED

_WHO = r"(?:patients?|people|persons?|participants?|women|woman|men|man|children|child|bab(?:y|ies)|adults?|volunteers?|of (?:them|the [\w-]{2,14}|these [\w-]{2,14}))"
# “There were no side effects”, “no deaths occurred”, “nobody died”, “none of the patients had a fever”, “it caused no nausea”.
_NONE_BEFORE = re.compile(
    rf"\b(?:(?:there (?:were|was)|(?:had|caused|causes|brought|showed|saw|found|with|has|have)) (?:also )?(?:absolutely |virtually )?no|no|(?:no[ -]?one|nobody|none|not one|not a single|no {_WHO}|none {_WHO}) (?:in (?:the|this|either) [\w-]{{2,10}} )?(?:had|got|suffered(?: from)?|developed|experienced|felt|has|have)(?: an?| any)?|(?:did|does|do) not (?:cause|have|get|develop|suffer|bring)(?: an?| any)?|without(?: any)?) $",
    re.IGNORECASE,
)
_NOBODY_DID = re.compile(
    rf"\b(?:no[ -]?one|nobody|none|not one|not a single [\w-]{{2,12}}|no {_WHO}|none {_WHO})(?: (?:in (?:the|this|either|any) [\w-]{{2,10}}|at all))? $",
    re.IGNORECASE,
)
# “All of the patients survived” denies every death.
_ALL_SURVIVED = quick(
    rf"\b(?:all|every one|each)(?: of)? (?:the |these |them |\d+ )?(?:{_WHO} )?survived\b(?=\W*$)|\beveryone survived\b(?=\W*$)",
    re.IGNORECASE,
)
_DEATHS = 2
# … and only so plainly: “no side effects of the drug”, “no deaths during surgery” may leave out others.
_PLAINLY = re.compile(
    r"(?: (?:at all|whatsoever|(?:was|were) (?:seen|found|observed|noted|recorded)|occurred|happened|in (?:either|any|both|the two|all) groups?|in (?:the|this|either) (?:study|trial|trials|series)|among (?:the|these) [\w-]{2,14}|with (?:it|the [\w-]{2,14})))*\W*(?:$|[.;,]|and\b)",
    re.IGNORECASE,
)
_BUT = quick(
    r"\b(?:but|except|other than|apart from|although|though|however|whether|if|may|might|could|should|would|report\w*|known|unclear|serious\w*|severe\w*|major|grave|important|more|fewer|new|further|previous\w*|earlier|increase\w*|difference\w*|related|significant\w*|lasting|permanent|included|inclusion|eligible|recruited|enrolled|took part)\b",
    re.IGNORECASE,
)
# “No study reported side effects”, of a paper that tells of them.
_NONE_REPORTED = re.compile(
    r"\b(?:no|none of the|neither of the)(?: [a-z]{2,12}){0,3}? (?:stud(?:y|ies)|trials?|reviews?|researchers)(?: [a-z]{2,12}){0,2}? (?:reported|measured|assessed|looked at|recorded|provided|described)(?: (?:on|any|data|information|whether|anybody|people))* (?:(?!except|but)[\w-]{2,14},? (?:or |and )?){0,4}$",
    re.IGNORECASE,
)
# A passage that is silent on a harm: nobody reported or measured it.
_SILENT = quick(
    r"\bnot (?:be )?(?:[a-z]+ly )?(?:report|measur|assess|record|avail|describ|provid|evaluat|stud|investigat|examin|address|mention|state)\w*|\bno (?:useable |usable |reliable |published |relevant )?(?:data|information)\b|\b(?:no|none of the|neither|neither of the) (?:[a-z]+ ){0,3}?(?:trials?|stud(?:y|ies)|rcts?|reviews?|authors?|investigators?|papers?|reports?)(?: [a-z]+){0,3}? (?:report|measur|assess|provid|record|describ|evaluat|address|mention|examin)\w*|\b(?:did|does|do) not (?:[a-z]+ly )?(?:report|measure|assess|provide|describe|evaluate|investigate|address|mention|examine|state|record)\b|\bunreported\b|\black(?:ing|ed)? (?:of )?(?:data|information|reporting)\b|\bfailed to report\b",
    re.IGNORECASE,
)
_SOUGHT = quick(
    r"\bto (?:assess|determine|evaluate|investigate|examine|review|compare|study|test|quantify|establish)\b|\boutcomes?\b|\bendpoints?\b|\bneed(?:ed|s)?\b|\bshould\b|\bfuture\b",
    re.IGNORECASE,
)
# … and one that tells of it: so many had it, or it came.
_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|several|most|many|common|frequent\w*|mild|transient|minor|moderate|occurred|observed|seen|developed|experienced|suffered|reported|included)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no|not|none|without|never|nor|neither|absen\w+|nil|zero|free|rare\w*|lack|cannot|negligible|well[- ]tolerated|safe|0|all (?:patients |children |infants )?surviv\w+|similar|comparable|few)\b|n['’]t\b",
    re.IGNORECASE,
)


@kept
def seen_none(text: str, index: Index) -> tuple[tuple[int, int], str, Passage] | None:
    """Give a harm that a sentence says was not there, where the paper tells of it and denies it nowhere, or where nobody reported it."""
    survived = _ALL_SURVIVED.search(text)
    if not (survived or ANY_HARM.may_be_in(text)) or len(index.passages) > LONG or asks(text):
        return None
    guarded = _BUT.search(text)
    for number, harm in enumerate(HARMS):
        match = survived if survived and number == _DEATHS else harm.told.search(text)
        if match is None:
            continue
        told = _told_of(number, index)[0] if _NONE_REPORTED.search(text, 0, match.start()) else None
        if told:
            return match.span(), f"this says that none reported it; the paper tells of “{told[0]}”", told[1]
        if guarded or not (match is survived or _is_denied(text, match)):
            continue
        seen, silent = _told_of(number, index)
        if seen:
            return match.span(), f"this says that there were none; the paper tells of “{seen[0]}”", seen[1]
        if silent:
            return match.span(), f"nobody reported this: “{match.group()}” may have been there all the same", silent
    return None


def _is_denied(text: str, match: re.Match[str]) -> bool:
    before = _NOBODY_DID if match.group().lower() in ACTS else _NONE_BEFORE
    return before.search(text, 0, match.start()) is not None and _PLAINLY.match(text, match.end()) is not None


@kept
def _told_of(number: int, index: Index) -> tuple[tuple[str, Passage] | None, Passage | None]:
    """Give where a paper tells that a harm was there, in the same words, if it denies it nowhere; and where it is silent on it, if all are."""
    harm, seen, silent, every = HARMS[number], None, None, True
    for passage in index.passages:
        match = harm.carried.search(passage.text)
        if match is None or passage.whose == "cited":
            continue
        if _SILENT.search(passage.text):
            silent = silent or passage
            continue
        if passage.kind in PLANNED or _SOUGHT.search(passage.text):
            continue
        every = False
        if _DENIES.search(passage.text):
            return None, None
        same = harm.same.search(passage.text)
        if same and _COUNTED.search(passage.text):
            seen = seen or (same.group(), passage)
    if seen and silent is None:
        return seen, None
    return None, silent if every else None

"""Tell a long doubt in short sentences. Takes a sentence; gives its parts, or none where it is not safe.

“It is uncertain whether A, or whether B, because the studies were small” is “It is uncertain whether A. It is also uncertain whether
B. This is because the studies were small”: each part says again that it is a doubt.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import has_finite_verb
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.whole import whole
from pipeline.text.quick import quick

# What speaks of studies and data is a reason for a doubt, and for nothing that is doubted.
_OF_THE_EVIDENCE = (
    r"(?:the |this |these |their |most |all |both |only )?(?:[\w-]+ ){0,3}?(?:evidence|stud(?:y|ies)|trials?|data|results?|certainty|quality|confidence|sample sizes?|"
    r"number of (?:participants|studies|trials|people|events)|information|reporting)\b"
)
_BECAUSE = quick(
    rf",? (?:because|as|since) (?=(?:{_OF_THE_EVIDENCE}(?: \([^()]*\)| (?:of|on|from|for|in) [\w -]{{3,40}}?)? |there (?=(?:was|were|is|are) (?:few|only|no|little|insufficient|not enough|limited|a lack)\b))(?:was|were|is|are|had|has|have|did|does|came|comes|varied)\b)"
)
_DOUBTED = quick(
    r"\b(?:uncertain|unclear|unknown|unsure|not (?:sure|certain|clear|known|possible)|not enough (?:evidence|data|information)|no (?:clear |firm )?conclusions?|cannot (?:be sure|tell|say|conclude|draw))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:whether|if)\b")
_TWICE = re.compile(r" (?:or|nor|and) (?:whether|if|that) ")
_OR_WHETHER = quick(
    r"(?P<lead>[^,;:]{6,110}?) (?P<word>whether|if|that) (?P<one>[^;:]{12,}?),? (?:or|nor|and) (?P=word) (?P<two>[^;:]{8,})$"
)
_LEAD_DOUBTS = re.compile(
    r"(?:It|The (?:authors|researchers)|This review|There|We) (?:is|was|are|were|remains?|found|cannot|could not|does not|do not|did not)\b.*\b(?:uncertain|unclear|unknown|not (?:\w+ )?(?:enough|sure|clear|certain|known|show|find|possible)|no|be sure|tell|say|unsure|limited)\b"
)
_LEANS = re.compile(r"(?:they|it|this|these|those|he|she|such|both|one|others?)\b")
_BE = re.compile(r"\b(?P<be>is|was|are|were)\b")
_CANNOT = quick(
    r"(?P<who>The (?:authors|researchers)|They|This review|It) (?:therefore )?(?P<can>cannot|could not|can not|did not|do not|does not|are unable to|were unable to|is unable to) (?P<one>(?:(?!, and\b)[^;:]){12,}?),? (?:or|nor) (?:to )?"
    r"(?P<two>(?:identify|determine|assess|find|say|tell|establish|recommend|conclude|exclude|support|show|provide|examine|evaluate|pool|combine|compare|draw|reach) (?!that\b|or\b|and\b)[^;:]{8,})$"
)
_NOR = {"cannot": "can", "can not": "can", "could not": "could", "did not": "did", "do not": "do", "does not": "does"}
_SUPPOSED = quick(
    r"(?P<lead>(?:This|The (?:evidence|results?|findings|data)|These (?:results|findings|data)|[\w-]+(?: [\w-]+)? evidence) (?:suggests?|means?|indicates?|shows?) that),? if (?P<if>[^,;:]*\d[^,;:]*), (?P<then>(?:then )?[^;:]+\b(?:would|will|could|might|may)\b[^;:]+)$"
)
_LEVEL = (
    r"(?:very low|low|moderate|high|very low to low|low to very low|low to moderate|moderate to low|moderate to high)"
)
_LEVELS = quick(
    rf"(?P<what>(?:the )?(?:overall )?(?:quality|certainty) of (?:the |this )?evidence (?P<be>was|is)) (?P<one>(?:rated |judged |graded )?(?:as )?{_LEVEL} (?:for|in|on) [^;:]{{3,}}?),? (?:and|but) (?P<two>{_LEVEL} (?:for|in|on) [^;:]{{3,}})$",
    re.IGNORECASE,
)
_FROM = quick(
    r"(?P<kind>(?:Very low|Low|Moderate|High|Poor|Limited|Weak|Some|Only [\w-]+)(?:[- ](?:quality|certainty))?) evidence from (?P<source>[^,;:]{4,90}?) (?P<says>suggests|suggested|shows|showed|indicates|indicated) that (?P<told>[^;]{20,})$"
)


@lru_cache(maxsize=2048)
def split_doubt_because(sentence: str) -> list[str]:
    """Split “It is uncertain whether A because the studies were small” into the doubt and its reason."""
    for match in _BECAUSE.finditer(sentence):
        first, why = sentence[: match.start()], sentence[match.end() :]
        if not _DOUBTED.search(first) or not SURE_VERB.search(first) or _DOUBTED.search(why) or _ASKS.search(why):
            continue
        if re.search(r"\b(?:is|are|was|were|be|so|as|such|and|or|but|not)$", first) or ";" in first:
            continue
        if parts := whole(first, f"This is because {why}"):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_or_whether(sentence: str) -> list[str]:
    """Split “It is uncertain whether A, or whether B” into two sentences that both doubt."""
    match = _OR_WHETHER.match(sentence) if _TWICE.search(sentence) else None
    if not match or not _LEAD_DOUBTS.match(match.group("lead")):
        return []
    lead, word = match.group("lead"), match.group("word")
    be = _BE.search(lead)
    again = lead if re.search(r"\balso\b", lead) else f"{lead[: be.end()]} also{lead[be.end() :]}" if be else lead
    both = has_finite_verb(match.group("one")) and has_finite_verb(match.group("two"))
    if not both or _LEANS.match(match.group("two")):
        return []
    return whole(f"{lead} {word} {match.group('one')}", f"{again} {word} {match.group('two')}")


@lru_cache(maxsize=2048)
def split_cannot(sentence: str) -> list[str]:
    """Split “The authors could not do A, or identify B” into “… could not do A. Nor could they identify B”."""
    match = _CANNOT.match(sentence)
    if not match or re.search(r"\b(?:both|either|whether|between|that|which|who)\b(?!.*, )", match.group("one")):
        return []
    one = match.group("who") in {"This review", "It"}
    can = _NOR.get(match.group("can"), "could" if match.group("can").startswith("were") else "can")
    who = "it" if one else "they"
    return whole(sentence[: match.end("one")], f"Nor {can} {who} {match.group('two')}")


@lru_cache(maxsize=2048)
def split_supposed(sentence: str) -> list[str]:
    """Split “This suggests that if 20% do A, 30% would do B” into what is supposed and what would follow."""
    match = _SUPPOSED.match(sentence)
    if not match or re.search(r"\b(?:would|will|could|not|no)\b", match.group("if")):
        return []
    lead, then = match.group("lead"), match.group("then").removeprefix("then ")
    return whole(f"Suppose that {match.group('if')}", f"Then {lead[0].lower()}{lead[1:]} {then}")


@lru_cache(maxsize=2048)
def split_levels(sentence: str) -> list[str]:
    """Split “The certainty of the evidence was low for A, and very low for B” into two sentences of one certainty each."""
    match = _LEVELS.match(sentence)
    if not match:
        return []
    return whole(f"{match.group('what')} {match.group('one')}", f"It {match.group('be')} {match.group('two')}")


@lru_cache(maxsize=2048)
def split_evidence_from(sentence: str) -> list[str]:
    """Split “Low-quality evidence from two trials suggests that A” into what it suggests and where it comes from."""
    match = _FROM.match(sentence)
    if not match or SURE_VERB.search(match.group("source")) or not has_finite_verb(match.group("told")):
        return []
    if re.search(r"\b(?:that|which|who|and|or)\b", match.group("source")):
        return []
    told = f"{match.group('kind')} evidence {match.group('says')} that {match.group('told')}"
    return whole(told, f"This comes from {match.group('source')}")

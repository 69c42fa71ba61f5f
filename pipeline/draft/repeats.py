"""Split where one beginning holds for two ends. Takes a sentence; gives its parts, or none where it is not safe.

“A was linked to a higher risk of B and a lower risk of C” is “A was linked to a higher risk of B. A was also linked to a lower
risk of C”: what comes before both is said twice, so that who, what and how sure stay in both. What stands behind the
second alone may belong to the first as well (“… than placebo”): there the sentence stays whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.lint import LONGEST
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

_HOW = r"(?:(?:very|slightly|clinically|statistically|significantly|significant|non-significant|possible|potential|small|large|modest|moderate|substantial|meaningful|important|clear|slight) ){0,3}"
# What two ends begin with alike: (kind, how it begins).
_ENDS = {
    "turn": rf"(?:an? |the )?{_HOW}(?:(?:more|less|fewer|higher|lower|greater|better|worse|longer|shorter|smaller|increased|reduced|decreased|improved)\b|(?:increase|decrease|reduction|improvement|trend)s? (?:in|of|towards?)\b)",
    "none": r"(?:little or no|no|little) (?:[\w-]+ ){0,3}?(?:differences?|effects?|evidence|benefits?|improvements?|reductions?|impact|changes?)\b",
    "evidence": r"(?:some |limited |no |insufficient |conflicting |moderate |strong |weak |low to moderate[- ](?:quality|certainty) |(?:very low|low|moderate|high)[- ](?:quality|certainty) ){1,2}(?:randomi[sz]ed )?evidence\b",
    "possible": r"an? possible\b",
    "risk": r"an? (?:low|high|unclear|moderate|very low)(?: (?:or|to) \w+)?[- ](?:risk|level|quality|certainty|rate)\b",
}  # fmt: skip
_JOINT = r"(?P<stop>,)? (?P<joint>and|but|or)(?: also| rather)?(?P<under> (?:with|in|to|for|on|by))? "
_TWO = {kind: (quick(rf"(?:^|(?<=\s)){opens}"), quick(rf"{_JOINT}(?={opens})")) for kind, opens in _ENDS.items()}
# What stands behind the second end and may be meant of both: each kind has to stand in the first too, or before both.
_MEANT_OF_BOTH = tuple(
    quick(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:compared (?:with|to)|versus|than|relative to|in comparison|over (?:placebo|no))\b",
        r"\b(?:groups?|arms?|controls)\b",
        r"\b(?:in|among|for|by) (?:[\w/-]+ ){0,4}?(?:people|patients|participants|women|men|adults|children|infants|babies|adolescents|mothers|newborns?|those|smokers|trials?|stud(?:y|ies))\b",
        r"\b(?:days?|weeks?|months?|years?|hours?|minutes|follow-up|short[- ]term|long[- ]term|end of)\b",
        r"\bevidence\)",
        r"\b(?:when|if|unless|where|while|whereas|although|because|due to|owing to|after|before|during|following|without|which|based on|as (?:measured|assessed|well))\b",
        r"\b(?:respectively|alone|only|both)\b",
    )
)  # fmt: skip
_EVIDENCE_THAT = re.compile(r"\bevidence(?: \w+){0,3}? (?:that|whether)\b")
_MOST_BEFORE = 14
_ALREADY_TWO = re.compile(
    r"\b(?:both|either|neither|between|combin\w+|ratio|whether|cannot|compares?|comparing|balance\w*)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?:an?|the|some|this|its|their)(?: [\w-]+)?$")
_DENIES = quick(r"\b(?:no|not|never|neither|nor|none|without|cannot|little)\b|n[’']t\b", re.IGNORECASE)
_TAKES_ALSO = re.compile(r"\b(?P<be>was|were|is|are|may|might|could|can|will|would)\b(?! not)")
_HAS_ALSO = re.compile(r"\balso\b")


def _again(before: str) -> str:
    """Give the beginning for the second time, with “also” where that is plain to place."""
    if _HAS_ALSO.search(before):
        return before
    be = _TAKES_ALSO.search(before)
    return f"{before[: be.end()]} also{before[be.end() :]}" if be else before


def _means_both(first: str, second: str) -> bool:
    """Tell whether the second end has something behind it that may be meant of the first too."""
    return any(kind.search(second) and not kind.search(first) for kind in _MEANT_OF_BOTH)


@lru_cache(maxsize=2048)
def split_repeated(sentence: str) -> list[str]:
    """Split “A had a lower risk of B and a higher risk of C” into two sentences that both say who had it."""
    for kind, (opens, joint) in _TWO.items():
        for match in joint.finditer(sentence):
            begun = list(opens.finditer(sentence[: match.start()]))
            for one in begun[:1]:
                parts = _in_two(sentence, one.start(), match, kind)
                if parts:
                    return parts
    return []


def _in_two(sentence: str, begins: int, match: re.Match[str], kind: str) -> list[str]:
    before, one, two = sentence[:begins].rstrip(), sentence[begins : match.start()], sentence[match.end() :]
    under = (match.group("under") or "").strip()
    if not before or len(before.split()) > _MOST_BEFORE or not has_finite_verb(f"{before} it."):
        return []
    if any(half.count("(") != half.count(")") for half in (before, one)) or _ALREADY_TWO.search(f"{before} {one}"):
        return []
    # “A useful reduction in pain and a lower dose”: “a useful” is the first's alone.
    if _BEGUN.search(before):
        return []
    if (under and not before.endswith(f" {under}")) or not _each_holds(
        before, one, two, (match.group("joint"), kind)
    ):
        return []
    but, told = match.group("joint") == "but", _again(before)
    named = told[0].lower() + told[1:] if but and told[1:2].islower() else told
    parts = [finish(f"{before} {one}"), finish(f"{'But ' if but else ''}{named} {two}")]
    return parts if all(map(sound, parts)) else []


def _each_holds(before: str, one: str, two: str, how: tuple[str, str]) -> bool:
    """Tell whether what comes before holds of each end by itself, and each has all that is told of it."""
    word, kind = how
    denied = bool(_DENIES.search(before))
    # “Not A or B” is neither; “A or B” leaves open which, and “not A and B” which is denied.
    wrong_or = (word == "or") != (denied or (kind == "none" and word == "or"))
    if (kind != "evidence" and (wrong_or or (denied and word == "but"))) or ";" in one + two:
        return False
    if _MEANT_OF_BOTH[0].search(two) and not _MEANT_OF_BOTH[0].search(f"{before} {one}"):
        return False
    # Evidence that A and evidence that B, or of no B, are two clauses, each with all that is its own.
    if kind == "evidence" and _EVIDENCE_THAT.search(one) and (_EVIDENCE_THAT.search(two) or "evidence of " in two):
        return True
    # A verb behind the joint makes a clause of its own there: another way's.
    return not (_means_both(f"{before} {one}", two) or SURE_VERB.search(two) or "," in one)


# “no difference in A (low), B (low) or C (high)”: a list of what was measured or looked for, brackets and all.
_HEAD = quick(
    r"\b(?:differences?|effects?|impact|improvements?|reductions?|increases?|decreases?|changes?|evidence|data|information|reported|affect(?:s|ed)?|(?:reduce|improve|increase|decrease)[sd]?|"
    r"results?|outcomes|superior|effective|beneficial|benefits?|(?:improving|reducing|decreasing|preventing|increasing)|certainty|quality)(?: (?:between|of|for|from|with|to|was|were|is|are|low|moderate|high|very low)\b[^,;:]{0,70}|(?: [\w-]+){0,2})$",
    re.IGNORECASE,
)
_ITEM = r"(?:[^,;:()]|\([^()]*\)){2,90}"
_LISTED = re.compile(
    rf"(?P<joint> (?:in|on|for|of|about|regarding) )(?P<items>{_ITEM}(?:[,;] {_ITEM}){{1,9}}[,;]? (?P<last>and|or|nor) {_ITEM})\.$"
)
_CLAUSE_INSIDE = re.compile(
    r"\b(?:who|which|that|whether|was|were|is|are|had|has|have|but|may|might|should|would|could|can|will|than|compared|between|combined|versus|including|such as|as well as|namely|from|because|"
    r"due to|especially|particularly|notably|however|although|while|depending|according|respectively|using)\b|(?:^|, |; )(?:and |or )?(?:with|to|in|on|for|by|at|as|very|not|most|\w{3,}ly|\w+ing (?:to|the|an?|that)|\w+ed by)\b"
)
_FROM_TO = re.compile(r"\bfrom (?:[a-z-]+ ){1,5}?to\b|\bas (?:confirmed|measured|assessed|defined|shown) by\b")
# What is counted or lasts may have an “of” of its own: “pain, sleep and quality of life”.
_OF_ITS_OWN = quick(
    r"\b(?:quality of life|(?:length|duration|number|rate|risk|loss|use|need|incidence|presence|level|amount|time|cost|cause|range|severity|frequency|costs|days|rates|risks|levels) (?:of|to|for)|activities of)\b"
)
_HANGS_ON = quick(r"\b(?:of|for|in|with|after|at|during|among|within|to|by|when|following)\b")
# “By two acids, A and B”: those are the two, and no more items.
_NAMED_BEHIND = re.compile(
    r"\b(?:two|three|four|five|six|both|following)(?: [\w-]+){1,3}s(?: \([^()]*\))?$", re.IGNORECASE
)
# “The colour and roughness of stained china and plastic cups”: the last “and” is inside of what both are of.
_OF_A_PAIR = re.compile(r"\band (?:[\w-]+ ){1,3}?(?:of|in|for|on) ")
# “In short, medium and long-term use”, “a fall in A and a rise in B”: one noun of three kinds, and each its own way.
_KIND_ALONE = re.compile(
    r"(?:[\w-]+-term|(?!music|clinic|topic|traffic|perspective|objective|relative|library|salary|diary)\w{3,}(?:ic|ive|ous|ary))"
)
_OWN_WAY = re.compile(
    r"(?:an? |the )?(?:\w+ )?(?:increases?|decreases?|reductions?|improvements?|rises?|falls?|gains?|loss(?:es)?) in\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|found|showed|\w{2,}ed)\b")
_FEWEST = 3


@lru_cache(maxsize=2048)
def split_enumerated(sentence: str) -> list[str]:
    """Split “no difference in A (low), B (low) or C (high)” into the first items and “The same was true of” the rest."""
    for begins in (m.start() for m in re.finditer(r" (?:in|on|for|of|about|regarding) ", sentence)):
        match = _LISTED.match(sentence, begins)
        if not match:
            continue
        before, word = sentence[: match.start()], match.group("last")
        items = _items(match.group("items"))
        if (
            len(items) < _FEWEST
            or _CLAUSE_INSIDE.search(_FROM_TO.sub("", match.group("items")))
            or before.count("(") != before.count(")")
        ):
            continue
        if (
            not (SURE_VERB.search(before) or has_finite_verb(f"{before} it."))
            or not _HEAD.search(before)
            or any(has_finite_verb(_FROM_TO.sub("", one)) for one in items)
        ):
            continue
        if re.search(
            r"\b(?:both|either|neither|combin\w+)\b|\bbetween\b(?!.* and )", before.rpartition(",")[2]
        ) or not _fits(before, word):
            continue
        # “the type, dose and length of treatment”: all three are the treatment's.
        if _HANGS_ON.search(_OF_ITS_OWN.sub("", items[-1])) and not any(map(_HANGS_ON.search, items[:-1])):
            continue
        if _is_one_thing(items, match.group("items")):
            continue
        be, opens = "was" if _PAST.search(before) else "is", f"{before}{match.group('joint')}"
        for half in range(len(items) - 1, 0, -1):
            parts = [
                finish(f"{opens}{_joined(items[:half], word)}"),
                finish(f"The same {be} true of {_joined(items[half:], 'and')}"),
            ]
            if all(len(part.split()) <= LONGEST and sound(part) for part in parts):
                return parts
    return []


def _is_one_thing(items: list[str], text: str) -> bool:
    """Tell whether what reads as a list names the first item again, is one noun of many kinds, or goes ways of its own."""
    if _NAMED_BEHIND.search(items[0]) or any(map(_OWN_WAY.match, items[1:])):
        return True
    if _OF_A_PAIR.search(items[-2]) and not re.search(rf"[,;] (?:and|or|nor) {re.escape(items[-1])}$", text):
        return True
    return any(map(_KIND_ALONE.fullmatch, items[:-1]))


def _fits(before: str, word: str) -> bool:
    """Tell whether the joint of a list says the same of each item: “and”, or “or” where all are denied or doubted."""
    return word == "and" or bool(_DENIES.search(before) or re.search(r"\b(?:uncertain|unclear)\b", before))


def _items(text: str) -> list[str]:
    """Give the items of a list; commas in brackets part none."""
    marks = [
        m
        for m in re.finditer(r"[,;] (?:(?:and|or|nor) )?| (?:and|or|nor) ", text)
        if text[: m.start()].count("(") == text[: m.start()].count(")")
    ]
    # Only the last “and” of a list parts it: “blood and urine” before is one item.
    last = max((m.start() for m in marks if re.search(r"\b(?:and|or|nor)\b", m.group())), default=-1)
    cuts = [m for m in marks if m.group()[0] in ",;" or m.start() == last]
    borders = [0, *(place for m in cuts for place in (m.start(), m.end())), len(text)]
    return [text[a:b].strip() for a, b in list(pairwise(borders))[::2]]


def _joined(items: list[str], word: str) -> str:
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else items[0]


# “no evidence of difference in A (low), B (low) or C (low) between X and Y”
_BETWEEN_LAST = quick(
    r"(?P<head>(?:[\w’'-]+ ){0,8}?(?:differences?|change) (?:(?:was|were) (?:seen|found|detected|observed|noted|shown) )?)(?P<where>in .+?) "
    r"(?P<pair>between (?!.*\bbetween\b)(?:[^,;:()]{3,60}? and [^,;:()]{3,60}?|(?:the )?(?:two |three )?(?:groups|arms|treatments|interventions)))(?P<grade> \([^()]*evidence\))?\.$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def split_between_last(sentence: str) -> list[str]:
    """Split “no difference in A, B or C between X and Y”: between whom is said first, then the list is told in two."""
    match = _BETWEEN_LAST.match(sentence)
    if not match or not _DENIES.search(match.group("head")):
        return []
    return split_enumerated(f"{match['head']}{match['pair']} {match['where']}{match['grade'] or ''}.")

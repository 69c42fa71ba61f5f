"""Tell behind a long sentence what it says in passing: when, with or without what, how good the studies were.

Takes a sentence; gives its parts, or none where it is not safe.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.whole import PAST, sound, whole
from pipeline.text.quick import quick

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_TIME = rf"(?:(?:one|two|three|four|five|six)-(?:year|month|week)|{_NUMBER}(?: (?:to|and|or|or more) {_NUMBER})?(?: (?:to|and|or) {_NUMBER})? (?:hours?|days?|weeks?|months?|years?|minutes)(?: (?:or|and) {_NUMBER} (?:hours?|days?|weeks?|months?|years?))?|the end of (?:the )?(?:treatment|follow-up|the study|the trial|study|therapy)|(?:long|short|longest)[- ]term follow-up|(?:longest|final|last|maximal) follow-up)"
# “… at six months after surgery (low-quality evidence).”
_WHEN = quick(
    rf",? (?:when (?:it was |they were )?(?:assessed|measured|evaluated) )?(?P<when>(?:at|after|within|by|up to) (?:about |around |the first |least |up to )?{_TIME}(?: (?:after|of|into|from|following) (?:(?!(?:between|than|compared|in|and|or)\b)[^\s,;:()]+ ?){{1,7}}?)?)(?P<grade> \((?:[\w-]+ ){{0,4}}evidence\))?\.$"
)
_DIFFERENCE = quick(
    r"[;,:] (?:that is,? |i\.e\.,? )?(?P<much>an? (?:absolute |relative |mean |average )?(?:difference|reduction|increase|decrease|improvement) of [^,;:()]{3,60})(?P<grade> \((?:[\w-]+ ){0,4}evidence\))?\.$"
)
# A result, and no doubt, plan or comparison of times.
_RESULT = quick(
    r"\b(?:more|less|fewer|higher|lower|better|worse|increase[sd]?|decrease[sd]?|reduc(?:e[sd]?|tions?)|improve[sd]?|improvements?|differences?|similar|greater|effects?|rates?|risk)\b"
)
_NOT_OF_A_TIME = quick(
    r"\b(?:whether|if|uncertain|unclear|unknown|will|should|would|could be|planned|aim\w*|from baseline|until|since|between|before|at|after|within|by|during|over|months?|weeks?|years?|days?|hours?)\b"
)
_BETWEEN_GROUPS = re.compile(r"\bbetween (?=(?:the )?(?:[\w-]+ ){0,6}?(?:groups?|arms?|and)\b)")
_TWO_CLAUSES = re.compile(r"[;:]|\b(?:but|while|whereas|although|though|and (?:was|were|had|did|is|are|may))\b")
_COMPARED = re.compile(r"\b(?:than|compared with|compared to|versus)\b")
# “…, with or without B, …”: as it may be either, it may be told behind what is told for sure.
_EITHER_WAY = quick(r", (?P<how>with or without (?:[\w’'-]+ ){0,5}?[\w’'-]+),(?= )")
_REPORTS = re.compile(r"\b(?:that|whether|if|uncertain|unclear|unknown|not enough)\b")
_IN_STUDIES = quick(
    r", (?P<where>in (?:the )?(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?:studies|trials|analyses) (?:that|which|of|with|at) [^,;:]{4,80})\.$"
)
_OF_WHICH = quick(
    r",? (?:and )?(?P<some>(?:(?:only )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4})|all|most|none|some|many|few|half)(?: \([^()]*\))?) of (?:which|whom) (?P<rest>(?:was|were|had|did|is|are|met|reported|included|compared|found|showed|used|received|measured|assessed|provided|may|have|has|took|involved) [^,;]*)$"
)
# “Three trials, all at high risk of bias, showed”
_ALL_OF_THEM = quick(
    r"(?P<who>[^,;:]{3,90}?\b(?:trials|studies|RCTs|reviews)\b[^,;:]{0,40}), (?P<all>all|both|most|each|none) (?P<of>(?:at|of(?! (?:them|these|which|those)\b)|with|from|in|rated|judged|conducted|published|funded) [^,;:]{3,60}), (?P<rest>(?!and\b|or\b|but\b)[^;:]{12,})$"
)
_INCLUDING = quick(
    r"(?P<who>[^,;:]{3,90}?\b(?:trials|studies|RCTs|reviews|analyses|data)\b[^,;:]{0,40}), including (?P<what>(?:[\w-]+ ){0,5}(?:trials?|stud(?:y|ies)|RCTs?|participants|patients|people|children|women|adults)), (?P<rest>(?!and\b|or\b|but\b)[^;:]{12,})$"
)
_THOUGH_LIMITED = quick(
    r"(?P<who>(?:[\w’'-]+ ){0,5}[\w’'-]+), (?:although|though|while|whilst|albeit) (?P<how>(?:limited|weakened|hampered|based|small|imprecise|not statistically|inconclusive) ?[^,;:]{0,70}), (?P<rest>[^;:]{12,})$"
)
_THOUGH_FIRST = quick(
    r"(?:Although|Though|While) (?P<how>(?:not (?:statistically |clinically )?(?:significant|different|significantly different)|inconclusive|limited by [^,;:]{3,50}|based on [^,;:]{3,60})), (?P<rest>[^:]{12,})$"
)


@lru_cache(maxsize=2048)
def split_when(sentence: str) -> list[str]:
    """Split “A lowered B at six months” into “A lowered B. This was at six months”."""
    if (much := _DIFFERENCE.search(sentence)) and re.search(
        r"\d|\b(?:one|two|three|four|five)\b", sentence[: much.start()]
    ):
        return whole(sentence[: much.start()] + (much.group("grade") or ""), f"This is {much.group('much')}")
    match = _WHEN.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or not _RESULT.search(first) or _NOT_OF_A_TIME.search(_BETWEEN_GROUPS.sub("", first)):
        return []
    # Behind “than” or in a list it may belong to the last thing alone.
    last = re.split(r"[,;]", first)[-1]
    if _TWO_CLAUSES.search(first) or (
        not match.group().startswith(",") and (_COMPARED.search(last) or re.search(r"\b(?:or|and)\b", last))
    ):
        return []
    be = "was" if re.search(r"\b(?:was|were|had|did|\w{2,}ed|showed|found|led)\b", first) else "is"
    return whole(first + (match.group("grade") or ""), f"This {be} {match.group('when')}")


@lru_cache(maxsize=2048)
def split_in_studies(sentence: str) -> list[str]:
    """Split “A, in studies that told B” into “A. This is in studies that told B”."""
    match = _IN_STUDIES.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or _TWO_CLAUSES.search(first) or not _RESULT.search(first):
        return []
    be = "was" if PAST.search(first) else "is"
    return whole(first, f"This {be} {match.group('where')}")


@lru_cache(maxsize=2048)
def split_of_which(sentence: str) -> list[str]:
    """Split “Six trials were found, five of which did A” into “Six trials were found. Five of these did A”."""
    match = _OF_WHICH.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or not (SURE_VERB.search(first) and re.search(r"s\b[^,;]{0,60}$", first)):
        return []
    return whole(first, f"{match.group('some')} of these {match.group('rest')}")


@lru_cache(maxsize=2048)
def split_either_way(sentence: str) -> list[str]:
    """Split “A, with or without B, does C” into “A does C. This is with or without B”."""
    match = _EITHER_WAY.search(sentence)
    if not match or SURE_VERB.search(match.group("how")):
        return []
    rest = sentence[: match.start()] + sentence[match.end() :]
    # Behind a doubt, or behind two verbs, “this” would be another thing.
    if _REPORTS.search(sentence[: match.start()]) or _TWO_CLAUSES.search(rest):
        return []
    return [] if re.search(r"[;:]", rest) else whole(rest, f"This is {match.group('how')}")


@lru_cache(maxsize=2048)
def split_of_the_studies(sentence: str) -> list[str]:
    """Split “Three trials, all at high risk of bias, showed A” into what they showed and how good they were."""
    if match := _ALL_OF_THEM.match(sentence):
        be = "were" if match.group("all") in {"all", "both", "most"} else "was"
        behind = f"{match.group('all')} {be} {match.group('of')}"
    elif match := _INCLUDING.match(sentence):
        behind = f"They include {match.group('what')}"
    else:
        return []
    if SURE_VERB.search(match.group("who")):
        return []
    return whole(f"{match.group('who')} {match.group('rest')}", behind)


@lru_cache(maxsize=2048)
def split_though_limited(sentence: str) -> list[str]:
    """Split “A, though limited by B, showed C” and “Although not significant, C” into C and how far it goes."""
    first = _THOUGH_FIRST.match(sentence)
    if first and ";" in first.group("rest"):
        told, _, more = first.group("rest").partition("; ")
        behind = f"But this {'was' if PAST.search(told) else 'is'} {first.group('how')}"
        parts = [finish(told), finish(behind), finish(more)]
        return parts if SURE_VERB.search(told) and SURE_VERB.search(more) and all(map(sound, parts)) else []
    match = first or _THOUGH_LIMITED.match(sentence)
    if not match:
        return []
    rest = match.group("rest") if first else f"{match.group('who')} {match.group('rest')}"
    be = "was" if PAST.search(rest) else "is"
    return whole(rest, f"But this {be} {match.group('how')}")

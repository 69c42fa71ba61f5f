"""Tell a long list behind the sentence that announces it. Takes a sentence; gives its parts, or none where it is not safe.

“The review found trials of three kinds of tablet: A, B and C” is “The review found trials of three kinds of tablet. These were A, B
and C.”
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.lint import LONGEST
from pipeline.draft.splits import IN_ITS_REACH, SURE_VERB
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|several|various|different)"
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TWO = 2
_HEAD = quick(
    rf"(?P<head>[^,;:]{{10,160}}\b(?P<count>{_COUNT}|primary|secondary|main|other|following) (?:[\w-]+ ){{0,4}}?[\w-]+s(?: of [\w-]+(?: [\w-]+)?)?): (?P<items>.+)$"
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_CLAUSE_INSIDE = re.compile(
    r"\b(?:who|which|that|whether|was|were|is|are|had|has|have|but|may|might|than|compared|versus|no|not|none|only|because|if|when|reported|found|showed|looked|measured|used|received|one|another|first|second|(?:groups?|arms?) (?:\d|[A-Z])|G\d)\b"
)
_OR = re.compile(r" or (?!.* or )")
_MOST = 12


_COMPARED_WITH = quick(
    r"(?P<head>(?:[\w-]+ ){1,4}compared (?P<what>[^,;:()]{3,80}?) with )(?P<items>(?:[^,;:]{3,70}, ){2,8}(?:and|or) [^,;:]{3,70})\.$"
)
_ONE_AND_ANOTHER = quick(
    r"(?P<head>[^,;:]{10,160}\b(?:two|2) (?:[\w-]+ ){0,3}?[\w-]+s)[:,] one (?P<one>(?P<how>in|with|of|from|on|at|for|conducted|published|comparing) [^;:]{5,}?)[,;]? and (?P<who>the other|another|one) (?P<two>(?P=how) [^;:]{5,})$"
)


@lru_cache(maxsize=2048)
def split_one_and_another(sentence: str) -> list[str]:
    """Split “two studies: one in A and another in B” into three sentences."""
    match = _ONE_AND_ANOTHER.match(sentence)
    head = match.group("head") if match else ""
    if not match or not (SURE_VERB.search(head) or has_finite_verb(head)) or head.count("(") != head.count(")"):
        return []
    one, two = match.group("one"), match.group("two")
    if match.group("how") == "comparing":
        one, two = (f"compared {told.removeprefix('comparing ')}" for told in (one, two))
    else:
        one, two = f"was {one}", f"was {two}"
    parts = [finish(head), finish(f"One {one}"), finish(f"{match.group('who').replace('one', 'the other')} {two}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_named_list(sentence: str) -> list[str]:
    """Split “three kinds of tablet: A, B and C” into the kinds and “These were A, B and C”."""
    match = _HEAD.match(sentence.rstrip("."))
    if not match:
        return []
    head, items = match.group("head"), match.group("items").strip()
    bare = _BRACKET.sub("", items)
    if not _are_things(bare, match.group("count").lower()) or not (SURE_VERB.search(head) or has_finite_verb(head)):
        return []
    if IN_ITS_REACH.search(head) or head.count("(") != head.count(")"):
        return []
    be = "were" if re.search(r"\b(?:was|were|had|did|\w{2,}ed|found|took)\b", head) else "are"
    for told in (_OR.sub(" and ", items), _OR.sub(" and ", bare)):
        parts = [finish(head), finish(f"These {be} {told}")]
        if all(map(sound, parts)) and len(parts[1].split()) <= LONGEST:
            return parts
    return []


def _are_things(bare: str, count: str) -> bool:
    """Tell whether a list names as many things as were announced, and no clauses."""
    listed = [one for one in re.split(r"[,;] (?:and |or )?| and | or ", bare) if one]
    if count in _COUNTED and len(listed) != _COUNTED.index(count) + _TWO:
        return False
    clauses = any(map(SURE_VERB.search, listed)) or bool(_CLAUSE_INSIDE.search(bare))
    return _TWO <= len(listed) <= _MOST and not clauses


@lru_cache(maxsize=2048)
def split_compared_with(sentence: str) -> list[str]:
    """Split “Trials compared A with B, C, D and E” into two sentences of what it was compared with."""
    match = _COMPARED_WITH.match(sentence)
    if not match or _CLAUSE_INSIDE.search(match.group("items")) or " and " in match.group("what"):
        return []
    items = [one for one in re.split(r", (?:and |or )?", match.group("items")) if one]
    if any(re.search(r"\b(?:and|or|including|such as|for example|namely|e\.g)\b", one) for one in items):
        return []
    half = (len(items) + 1) // 2
    first, rest = items[:half], items[half:]
    behind = f"Other comparisons were with {' and '.join([', '.join(rest[:-1]), rest[-1]] if rest[1:] else rest)}"
    parts = [finish(f"{match.group('head')}{', '.join(first[:-1])} and {first[-1]}"), finish(behind)]
    return parts if all(map(sound, parts)) else []

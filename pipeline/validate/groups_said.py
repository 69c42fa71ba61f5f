"""See whom a sentence compares. Takes a sentence and the names of two groups; gives whose each number is, and who is held against whom."""

from __future__ import annotations

import itertools
import re
from typing import Literal, NamedTuple

from pipeline.text.meaning import concept
from pipeline.text.numbers import Number
from pipeline.text.quick import quick
from pipeline.text.words import STOP

# What any group may be called by says nothing of which it is.
_NO_NAME = frozenset(
    map(
        concept,
        """group groups arm arms patient patients participant participants people person persons subject subjects case cases number
        percent percentage mean median value values total frequency median range year years week weeks month months day days visit
        received receiving given taking assigned allocated randomised randomized""".split(),  # noqa: SIM905 - a word list
    )
)
# How those are called who got nothing, or nothing new; and what others got, where the paper's name for it is another.
_UNTREATED = frozenset(
    map(concept, "placebo sham dummy control controls comparison comparator usual untreated without".split())  # noqa: SIM905
)
_TREATED = frozenset(
    map(
        concept,
        """drug drugs medicine treatment treated intervention active therapy tablet tablets pill pills capsule capsules injection
        injections vaccine vaccinated device programme program experimental""".split(),  # noqa: SIM905 - a word list
    )
)
_TIMES = {"baseline": "before", "pre": "before", "post": "after"}
_TOLD_OF = frozenset({"without", "before", "after", "other"})
# “At 6 months”, “12-week”: a time is a name together with its figure.
_WHEN = re.compile(r"\b(\d+)[ -]?(day|week|month|year|hour|minute)s?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONE = re.compile(r"[A-Z]")
_SHORT = 2
_AGAINST = quick(
    r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|against|relative to|as opposed to|unlike|in contrast to|when compared (?:with|to)|as(?= (?:with|in|on|among|those|people|the)\b))(?= )",
    re.IGNORECASE,
)
# “Than in the 12 people who got the sham”: so many words behind “than” may name whom it is.
_REACH = 7
_STOP = re.compile(r"[;:,]|\b(?:was|were|is|are)\b")
# “12 % and 20 % of the combination and the other group”: of two that stand in turn, one has another name here.
_AND = re.compile(r"\b(?:and|or|respectively)\b")
# What stands between two of these is told of one group.
_CUT = re.compile(r"[,;(]|\b(?:and|but|while|whereas|versus|vs|compared|against|than)\b")
# Between two words of one group's name: “drug + exercise”, “drug and the exercise”.
_RUN = re.compile(r"[\s+&/–-]{1,3}|\s(?:and|plus|with|or|in|of)(?: the)?\s")
# “Dummy tablets”, “usual medicine”, “without the drug”: the words behind are of the same group.
_SAME_GROUP = 3

Which = Literal[0, 1]


class Said(NamedTuple):
    """A word of a group's name in a sentence: where it stands, and which of the two groups it names."""

    start: int
    end: int
    which: Which
    key: str


def names_of(text: str) -> frozenset[str]:
    """Give the words of a group's name that may tell it from another: concepts, short names and single capitals."""
    return frozenset(key for _, _, key in _keys(text))


def _keys(text: str) -> list[tuple[int, int, str]]:
    found = [(m.start(), m.end(), f"{m.group(1)} {m.group(2).lower()}") for m in _WHEN.finditer(text)]
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower()
        if len(word) == 1:
            key = word if _LONE.fullmatch(word) else ""
        elif len(word) == _SHORT and word.isupper():
            key = word
        elif low in _TIMES or low in _TOLD_OF:
            key = _TIMES.get(low, low)
        else:
            key = "" if low in STOP or low[0].isdigit() else concept(low)
        if key and key not in _NO_NAME:
            found.append((match.start(), match.end(), key))
    return sorted(found)


def said_of(text: str, one: frozenset[str], two: frozenset[str], *, alone: bool) -> list[Said]:
    """Give the words of a sentence that name one of two groups and not the other.

    `alone`: there are no other groups, so that “the drug” and “the comparison group” tell them apart.
    """
    first, second = one - two, two - one
    if not first or not second:
        return _of_more(text, one, two) if first or second else []
    loose = untreated(one, two) if alone else None
    if loose is not None:
        plain = (_UNTREATED, _TREATED) if loose == 0 else (_TREATED, _UNTREATED)
        first, second = first | plain[0] - two, second | plain[1] - one
    found: list[Said] = []
    untreated_until = -1
    for at, (start, end, key) in enumerate(_keys(text)):
        which: Which | None = 0 if key in first else 1 if key in second else None
        if loose is not None and key in _UNTREATED:
            which, untreated_until = loose, at + _SAME_GROUP
        elif loose is not None and at < untreated_until and text[found[-1].end : start] == " ":
            which = loose  # “the dummy balm”
        if which is not None:
            found.append(Said(start, end, which, key))
    return found


def _of_more(text: str, one: frozenset[str], two: frozenset[str]) -> list[Said]:
    """Give the words that name one of two groups of which one has all words of the other: “drug”, “drug and exercise”."""
    more: Which = 0 if one - two else 1
    extra = one ^ two
    found: list[Said] = []
    run: list[tuple[int, int, str]] = []
    for word in [*_keys(text), None]:
        if (
            word
            and word[2] in one | two
            and (not run or (_RUN.fullmatch(text, run[-1][1], word[0]) and word not in run))
        ):
            run.append(word)
            continue
        if run:
            which: Which = more if extra & {key for _, _, key in run} else other_of(more)
            found += [Said(start, end, which, key) for start, end, key in run]
        run = [word] if word and word[2] in one | two else []
    return found


def torn(text: str, said: list[Said]) -> int:
    """Count the places where words of two groups stand together as those of one."""
    return sum(a.which != b.which and bool(_RUN.fullmatch(text, a.end, b.start)) for a, b in itertools.pairwise(said))


def untreated(one: frozenset[str], two: frozenset[str]) -> Which | None:
    """Tell which of two groups got nothing or nothing new; None where both did, or neither, or both got the same besides."""
    if one & two:
        return None
    got = bool(one & _UNTREATED), bool(two & _UNTREATED)
    return None if got[0] == got[1] else 0 if got[0] else 1


def held_against(text: str, said: list[Said]) -> Which | None:
    """Give the group behind “than” and its like, whom the other is held against; None where nobody is, or both are."""
    found: set[Which] = set()
    for match in _AGAINST.finditer(text):
        behind = text[match.end() :]
        words = list(_WORD.finditer(behind))[:_REACH]
        end = match.end() + (words[-1].end() if words else 0)
        stop = _STOP.search(text[match.end() : end])
        end = match.end() + stop.start() if stop else end
        named = next((one for one in said if match.end() <= one.start < end), None)
        if named:
            found.add(named.which)
    return found.pop() if len(found) == 1 else None


def is_held_against(text: str) -> bool:
    """Tell whether something but a number stands behind “than” and its like."""
    return any(
        not text[match.end() :].lstrip(" (about").startswith(tuple("0123456789")) for match in _AGAINST.finditer(text)
    )


def whose(text: str, one: Number, two: Number, said: list[Said]) -> tuple[Which, Which] | None:
    """Give whose each of two numbers is, in the order in which they stand; None where the sentence leaves that open."""
    before = [s for s in said if s.end <= one.start]
    between = [s for s in said if one.end <= s.start and s.end <= two.start]
    after = [s for s in said if s.start >= two.end]
    first: Which | None = None
    if between and {s.which for s in between} == {0, 1}:
        first = between[0].which if between[-1].which != between[0].which else None
    elif between and after and after[0].which != between[0].which:
        first = between[0].which  # “20 % with the drug and 12 % with the sham”
    elif between and before and before[-1].which != between[0].which:
        first = before[-1].which  # “with the drug it was 20 % and with the sham 12 %”
    elif between:
        first = _lone(text, one, two, between)
    elif after and before:
        first = before[-1].which if before[-1].which != after[0].which else other_of(after[0].which)
    elif after:
        # “20 % versus 12 % with the drug and the sham”, “20 % versus 12 % with the sham”
        if len({s.which for s in after}) > 1:
            first = after[0].which
        elif not _AND.search(text, two.end):
            first = other_of(after[0].which)
    elif before:
        other = held_against(text[: one.start], before)
        first = other_of(other) if other is not None else before[0].which
    return None if first is None else (first, other_of(first))


def _lone(text: str, one: Number, two: Number, between: list[Said]) -> Which | None:
    """Give whose the first of two numbers is where a group is named only between them: “20 % with the drug against 12 %”."""
    ahead = _CUT.search(text, one.end, between[0].start)
    behind = _CUT.search(text, between[-1].end, two.start)
    if bool(ahead) == bool(behind):
        return None
    return between[0].which if behind else other_of(between[0].which)


def other_of(which: Which) -> Which:
    """Give the other of two groups."""
    return 1 if which == 0 else 0

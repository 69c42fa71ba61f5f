"""Add up counts that a paper tells side by side. Takes a number and passages; tells whether it is their sum, or one of equal parts.

“46 black and 139 white women” are 185, four groups of 11 are 44; two counts of different things are no sum.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.equal import is_close
from pipeline.text.meaning import concept
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.grouped import is_sum_of_groups
from pipeline.validate.shares import CROWD
from pipeline.validate.turns import groups_of

# “The other 48”: what a count leaves of a whole.
OTHERS = re.compile(r"\b(?:others?|remaining|rest)[ (]{1,2}$", re.IGNORECASE)
_ADDED = quick(r"\b(?:total|overall|altogether|in all|combined|together)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:each|per|both|every|equal\w*|groups of|arms of|pairs of)\b", re.IGNORECASE)
# Smaller groups make any number.
_FEWEST = 10
# A mean is told in whole people; by two, too many numbers are the mean of others.
_ON_AVERAGE = re.compile(r"\b(?:average|mean) of (?:about |around |roughly |only |just |some )*$", re.IGNORECASE)
_ROUNDED, _LEAST_BY = 0.5, 3
_N_IS = re.compile(r"\b[nN]\s?=\s?$")
# “n = 100, 99, and 109 in the three groups.”
_N_LIST = re.compile(r"\b[nN]\s?=\s?\d{1,4}(?:,?\s(?:and\s)?\d{1,4}(?![\d.,]\d|%)){1,5}(?!\s?%)")
_TO_A_GROUP = re.compile(r"\s(?:(?:were )?(?:assigned|allocated|randomi[sz]ed) )?to [a-zA-Z]")
# “Sixteen had the one, 12 had the other.”
_OF_PEOPLE = re.compile(
    r"(?: \([^()]{1,12}\))? (?:had|were|was|underwent|received|got|took|died|developed|showed|refused|completed)\b"
)
_HEAD = re.compile(r"(?: [\w-]{1,20}){1,4}? (?P<noun>[a-z]{4,20}s)(?=,| and\b|\.|;| were\b)")
_SEX = re.compile(r"^\s(?:fe)?males?\b|^\s(?:boys|girls|women|men)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"\b(?:controls?|comparison|compared)\b", re.IGNORECASE)
_MATCHED = re.compile(r"\b(?:match\w*|controls? (?:for|per)|for each|per case)\b", re.IGNORECASE)
# What became of people is counted by the paper itself: who took part may be worked out, who died may not.
_FATE = re.compile(
    r"(?: [\w-]{1,16}){0,4} (?:died|recovered|survived|improved|relapsed|cured|healed|(?:got|felt|were|was) (?:better|worse|well|cured|healed)|suffered|responded|worsened|benefited|bled)\b"
)
_PAIRS_OF = re.compile(r" (?:\w+ )?(?:pairs|couples)\b")


def is_made_up(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “three of the 17” adds up what a passage tells of the 17: “two of the 17 for pain and one …”."""
    told = [n for n in index.told_numbers(passage) if n.kind in {*COUNTS, "ratio"}]
    first = next((at for at, n in enumerate(told) if n.parts and n.parts[1] == number.parts[1]), None)
    if first is None:
        return False
    return any(
        told[first].parts[0] + sum(n.value for n in told[first + 1 : last]) == number.parts[0]
        for last in (first + 2, first + 3)
    )


def is_counted_up(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a number is the sum of counts of one of the passages, of two groups of people, or one of equal groups."""
    listed = number.kind in {"people", "count"} and any(_is_listed(number, p) for p in index.passages)
    if listed or (is_sum_of_groups(number, passages, index) and not tells_fate(number, text)):
        return True
    if any(adds_up(number, text, p, index) or _is_part(number, text, p, index) for p in passages):
        return True
    if _is_told_in_parts(number, text, index) or _is_so_many_each(number, text, index):
        return True
    if number.kind == "people" and any(_is_two_groups(number, p, index) for p in index.passages):
        return True
    if number.kind == "people" and not tells_fate(number, text) and _is_with_controls(number, index):
        return True
    return not index.stays_near(text) and _is_of_two_periods(number, index)


def tells_fate(number: Number, text: str) -> bool:
    """Tell whether a sentence says of so many people that they died, or got better or worse."""
    return bool(_FATE.match(text, number.end))


def tells_other_fate(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a sentence says of so many people that they died or got better, and a passage does not tell of that."""
    fate = _FATE.match(text, number.end)
    return fate is not None and concept(fate.group().split()[-1].lower()) not in index.concepts(passage.text)


def adds_up(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether counts that stand side by side make the number: “46 black and 139 white women”, n = 19 and n = 13."""
    counts = [
        n for n in index.told_numbers(passage) if n.kind in COUNTS and n.value == int(n.value) > 0 and not n.unit
    ]
    if len(counts) > CROWD:
        return False
    if any(number.value == 2 * n.value and _PAIRS_OF.match(passage.text, n.end) for n in counts):
        return True
    added = bool(_ADDED.search(text))
    for size in (2, 3):
        for some in zip(*(counts[at:] for at in range(size)), strict=False):
            if is_close(number, sum(n.value for n in some)) and (added or _may_add(some, passage.text)):
                return True
    if added and any(is_close(number, one.value + two.value) for one, two in itertools.combinations(counts, 2)):
        return True
    if not _OF_EACH.search(passage.text):
        return False
    in_groups = groups_of(index)
    return any(
        is_close(number, n.value * groups) for n in counts if n.value > 1 for groups in in_groups
        if n.kind == "people" or _OF_EACH.search(passage.text, n.start, n.end + 24)
    )  # fmt: skip


def _is_listed(number: Number, passage: Passage) -> bool:
    """Tell whether a passage lists groups that make the number: “n = 100, 99, and 109” are about 300."""
    return any(
        is_close(number, sum(float(size) for size in re.findall(r"\d+", match.group())))
        for match in _N_LIST.finditer(passage.text)
    )


def _is_told_in_parts(number: Number, text: str, index: Index) -> bool:
    """Tell whether a sentence itself names the parts: “17 practices, six in towns and 11 in villages”."""
    parts = [n for n in index.numbers_in(text) if n.start > number.start and n.kind in COUNTS and not n.unit]
    return any(
        one.value + two.value == number.value and all(map(index.has, (one, two)))
        for one, two in itertools.pairwise(parts)
    )  # fmt: skip


def _is_so_many_each(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is so many for each of so many, as the sentence tells or the paper matched them: five for each of ten."""
    if number.value < _FEWEST:
        return False
    if _ON_AVERAGE.search(text, 0, number.start) and _is_a_mean_of_those_told(number, text, index):
        return True
    if _OF_EACH.search(text):
        told = index.numbers_in(text)
        counts = [n.value for n in told if n.kind in COUNTS and not n.unit] + [n.parts[1] for n in told if n.parts]
        if any(one * two == number.value for one, two in itertools.combinations(counts, 2) if min(one, two) > 1):
            return True
    if number.kind != "people" or tells_fate(number, text):
        return False
    people = {n.value for n in index.all_numbers if n.kind == "people" and n.value > 1}
    return any(
        n.value * many == number.value
        for p in index.passages
        if _MATCHED.search(p.text)
        for n in index.told_numbers(p)
        if n.kind in COUNTS and 1 < n.value < _FEWEST
        for many in people
    )


def _is_a_mean_of_those_told(number: Number, text: str, index: Index) -> bool:
    """Tell whether “about 20 women each” is the mean of two counts of the sentence that the paper has: 122 in six."""
    counts = [n for n in index.numbers_in(text) if n.kind in COUNTS and not n.unit and n.value > 1 and index.has(n)]
    return any(
        abs(max(one.value, two.value) / min(one.value, two.value) - number.value) <= _ROUNDED
        for one, two in itertools.combinations(counts, 2)
        if min(one.value, two.value) >= _LEAST_BY
    )


def is_made_up_here(number: Number, text: str, index: Index) -> bool:
    """Tell whether “68 of the 138: 31 with few and 37 with many” adds up what the sentence goes on to tell."""
    return bool(number.parts) and (
        any(n.value == number.parts[1] and n.kind in COUNTS for n in index.all_numbers)
        and _is_told_in_parts(number._replace(value=number.parts[0]), text, index)
    )


def _is_two_groups(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether two groups of people that a passage tells side by side make the number: “(70 participants) … (76 participants)”."""
    told = index.told_numbers(passage)
    return any(
        one.kind == two.kind == "people"
        and min(one.value, two.value) >= _FEWEST
        and number.value == one.value + two.value
        for one, two in itertools.pairwise(told)
    )


def _is_of_two_periods(number: Number, index: Index) -> bool:
    """Tell whether two passages that follow each other tell of people who make the number: 22 in autumn, then 21 in winter."""
    people = [[(n, p) for n in index.told_numbers(p) if n.kind == "people"] for p in index.passages]
    return any(
        len(one) == len(two) == 1
        and min(one[0][0].value, two[0][0].value) >= _FEWEST
        and number.value == one[0][0].value + two[0][0].value
        and _did(*one[0]) == _did(*two[0])
        for one, two in itertools.pairwise(people)
    )


def _is_with_controls(number: Number, index: Index) -> bool:
    """Tell whether people of a study and those who were compared with them make the number: 12 patients and 8 controls."""
    people = [[n.value for n in index.told_numbers(p) if n.kind == "people" and not n.unit] for p in index.passages]
    return any(
        one + two == number.value
        for before, here, p in zip([[], *people], people, index.passages, strict=False)
        if _CONTROLS.search(p.text)
        for two in here
        for one in before
    )


def _did(number: Number, passage: Passage) -> list[str]:
    """Give the two words behind a number: “patients underwent”."""
    return passage.text[number.end :].split()[:2]


def _may_add(some: tuple[Number, ...], text: str) -> bool:
    """Tell whether counts are told as parts of one whole: of people, of each sex, or each as “n = …”."""
    if any(n.kind == "people" for n in some) and min(n.value for n in some) > 1:
        return True
    if all(_OF_PEOPLE.match(text, n.end) for n in some):
        return True
    if all(_TO_A_GROUP.match(text, n.end) for n in some):
        return True
    if all(text.endswith(" in ", 0, n.start) for n in some):
        return True  # “probably normal in 42, and normal in 39”
    heads = [_HEAD.match(text, n.end) for n in some]
    if len({head and head.group("noun").lower() for head in heads}) == 1 and heads[0]:
        return True  # “four behavioral risk factors, two physiological risk factors”
    return all(_N_IS.search(text[max(0, n.start - 6) : n.start]) or _SEX.match(text[n.end : n.end + 8]) for n in some)


def _is_part(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether equal groups of this size make a number of people: “four groups of 11” of 44."""
    if not _OF_EACH.search(text):
        return False
    wholes = [n.value for n in index.told_numbers(passage) if n.kind in COUNTS and n.value > number.value > 1]
    return any(number.value * groups in wholes for groups in groups_of(index))

"""Work out shares of a whole that stands elsewhere in the paper. Takes a number and passages; tells whether it follows.

“Fifteen of the 20 children” takes 15 from one sentence of the paper and 20 from another; “about 1 in 20” is “10 (5.3)” of a
group of 190; “a third went home early” is 1324 of 1324 and 2536. A share of any two numbers is none: the whole must be the
people or the studies of the paper or of one of its groups, and its part told with it, or the parts must make it up.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.equal import is_share, same_number, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.numerals import ONES
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.grouped import shares_of_groups
from pipeline.validate.kept import once
from pipeline.validate.listed import plural_behind
from pipeline.validate.sums import tells_fate
from pipeline.validate.those import is_part_of_those

_GROUP_SIZE = re.compile(r"(?:\b[nN]\s?=\s?|\b(?:groups?|arms?|controls?|cases)\b[ ,:=(]{1,3})$")
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?(?P<share>\d{1,2}(?:[.·]\d{1,2})?)\s?[)\]]")
# One share of a passage says what the others in brackets are: “27 (39.1%)” and “30 (46.2)”.
_PERCENT_IN_BRACKETS = re.compile(r"\d\s?\(\s?\d{1,2}(?:[.·]\d{1,2})?\s?%\s?\)")
_N_IS = ("n = ", "n=", "n =", "N = ", "N=", "N =")
_ALL_BUT = re.compile(r"\b(?:all but|except\w*)\b", re.IGNORECASE)
_REMAINING = re.compile(r"[^.;\d]{1,140}\b(?:remaining|other|rest)\b[^.;,\d]{0,20}")
_PLUS = re.compile(r"[^.;\d]{1,60}")
_OTHER = re.compile(r"\b(?:other|remaining|rest)\b[ (]{1,2}$", re.IGNORECASE)
# “Six did not” of 24 of 30.
_DID_NOT = re.compile(r"[^.;,\d]{0,40}?(?:\bnot\b|n['’]t\b|\bwithout\b|\bnever\b)")
_IN_RATIO = re.compile(r"(?<![\d:.])(?P<one>[1-9]):(?P<two>[1-9])(?![\d:]|\.\d)")
_SPLIT = quick(r"\b(?:randomi[sz]\w+|match\w*|allocat\w+|assign\w+|ratio)\b", re.IGNORECASE)
_ASKED = quick(
    r"\b(?:(?:e-?)?mailed|sent|posted|distributed|invited|approached|contacted|handed|issued|administered|asked|eligible|surveyed|questionnaires?|surveys?)\b",
    re.IGNORECASE,
)
_ANSWERED = quick(
    r"\b(?:repl(?:y|ies|ied)|respon\w+|return\w*|answer\w*|complet\w+|filled|sent (?:it |them )?back|took part|take part|participat\w+)\b",
    re.IGNORECASE,
)
_LEFT = quick(
    r"\b(?:exclud\w+|withdr\w+|dropp?(?:ed|ing)? ?outs?|dropouts?|lost to|left out|not (?:included|analy[sz]ed|completed?)|discontinu\w+|refus\w+|declin\w+)\b",
    re.IGNORECASE,
)
_ONE_OR_TWO = re.compile(
    r"\b(?:one|two)\b(?= (?:of the(?:se|m)? )?(?:patients?|participants?|subjects?|person|people)\b)", re.IGNORECASE
)
_SO_THE_REST = re.compile(
    r"\b(?:so|leaving|meaning|the (?:rest|others?)|died|(?:did|was|were|had) (?:not|no))\b|n['’]t\b", re.IGNORECASE
)
_MOST_GROUPS = 6
_OF_THE = re.compile(r"\b(?:of|among) (?:the |these |those |all )?$", re.IGNORECASE)
_OR_ABOUT = re.compile(
    r"[^.;\d]{0,40}(?:, or |, that is |\(|, which is |, )(?:about |around |roughly |nearly |almost |just |over |under |more than |less than )*+"
)
_NOT = re.compile(r"\b(?:not|never|failed|without)\b|n['’]t\b", re.IGNORECASE)
# Where so many counts are told, any share could be found among them.
_CROWD = 10
# So many may be “the others” when one was told of by itself.
_FEWEST_REST, _MOST_REST = 2, 12
# Smaller wholes make any share; a share in brackets is rounded to its last digit.
_LEAST_WHOLE, _ROUNDED, _REST = 8, 0.51, 0.006
# “Fewer than one in six” is said so of 15 %, “fewer than 11 of 60” is not.
_FEW = 12


def is_of_a_whole(number: Number, text: str, before: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether “15 of the 20”, “a third” or “1 in 20” is a part of a whole that the paper tells elsewhere."""
    if share_of(number) is None:
        return False
    if number.parts and _is_part_and_whole(number, passages, index):
        return True
    if _is_said_again(number, text, passages, index):
        return True
    return any(
        is_share(number, share) for share in (*_told_parts(number, text, before, index), *_of_those_asked(text, index), *_of_things(number, text, index), *_of_everybody(number, passages, index), *_bracketed(passages, index), *_made_up(index), *_groups(index), *(shares_of_groups(index) if number.kind == "ratio" else ()), *_split(index))
    )  # fmt: skip


def _is_part_and_whole(number: Number, passages: list[Passage], index: Index) -> bool:
    top, bottom = number.parts
    if is_part_of_those(number, index):
        return True
    if bottom in _wholes(index) | _tops(index):
        title = any(n.value == top and n.kind in COUNTS for n in index.numbers_in(index.paper.title))
        return title or any(n.value == top for p in passages or index.passages for n in _counts(p, index))
    if top != bottom - 1 or not any(_ALL_BUT.search(p.text) for p in passages):
        return False
    return any(n.value == bottom and n.kind in COUNTS for n in index.all_numbers)


def _is_said_again(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a share says another of the sentence again that the paper has: “15 of 20, or three in four”."""
    for other in index.numbers_in(text):
        share = share_of(other)
        same = other.value == number.value and other.parts == number.parts
        if share is None or same or not (other.parts or other.kind == "percent"):
            continue
        few = bool(number.parts) and number.parts[1] <= _FEW and is_share(number, 1 - share)
        rest = (
            (bool(number.parts) and abs(share + number.value - 1) < _REST)
            or few
            or (
                number.kind == "ratio"
                and is_share(number, 1 - share)
                and bool(_SO_THE_REST.search(text, other.end, number.start))
            )
        )
        if (is_share(number, share) or rest) and (
            index.has(other) or (other.parts and _is_part_and_whole(other, passages, index))
        ):
            return True
    return False


def _told_parts(number: Number, text: str, before: str, index: Index) -> list[float]:
    """Give the shares that counts of the sentence, or of the one before, are of a whole: “half of the patients (39)”."""
    said = [
        n
        for n in (*index.numbers_in(text), *index.numbers_in(before))
        if n.kind in COUNTS and n.value > 1 and not n.unit
    ]
    tops = {
        n.value for n in said if any(same_number(n, other) and other.kind in COUNTS for other in index.all_numbers)
    }
    found = [top / whole for whole in _wholes(index) for top in tops if top < whole and whole >= _LEAST_WHOLE]
    # “Of the 248 centres, 148 replied, or about 60 %.”
    beside = [
        n.value
        for n in index.numbers_in(text)
        if n.value in tops and _OR_ABOUT.fullmatch(text, n.end, max(n.end, number.start))
    ]
    return found + [top / whole for top in beside for whole in tops if top < whole >= _LEAST_WHOLE]


def _of_those_asked(text: str, index: Index) -> list[float]:
    """Give the shares that those who answered are of those who were asked, and of those who did not: 148 of 248."""
    if not _ANSWERED.search(text):
        return []
    asked = [n.value for p in index.passages if _ASKED.search(p.text) for n in _counts(p, index)]
    answered = [n.value for p in index.passages if _ANSWERED.search(p.text) for n in _counts(p, index)]
    if len(asked) + len(answered) > _CROWD:
        return []
    parts = [top / whole for whole in asked for top in answered if top < whole >= _LEAST_WHOLE]
    return [1 - part for part in parts] if _NOT.search(text) else parts


def _of_things(number: Number, text: str, index: Index) -> list[float]:
    """Give the shares that counts are of all the things that a sentence names and the paper counts: 116 of the 208 stones."""
    if number.parts:
        return []
    named = frozenset(index.concepts(text))
    wholes = {
        (n.value, noun)
        for n, p in index.settings
        if n.kind in COUNTS and n.value >= _LEAST_WHOLE
        for noun in plural_behind(p.text, n.end) & named
    }
    found = []
    for whole, noun in wholes:
        for passage in index.passages:
            counts = _counts(passage, index)
            if len(counts) <= _CROWD and noun in index.concepts(passage.text):
                found += [n.value / whole for n in counts if n.value < whole and n.value > 1]
    return found


def _of_everybody(number: Number, passages: list[Passage], index: Index) -> list[float]:
    """Give the shares that the people of passages are of all the people of the paper: 483 men of 994 are about half."""
    fact = index.paper.facts.participants.value
    if number.parts or not fact or not fact.isdigit() or float(fact) < _LEAST_WHOLE:
        return []
    parts = [n.value / float(fact) for p in passages for n in _counts(p, index) if n.kind == "people"]
    return [*parts, *(1 - part for part in parts if part < 1)]


def _bracketed(passages: list[Passage], index: Index) -> list[float]:
    """Give the shares in brackets that are known for such: by a whole, “10 (5.3)” of 190, or by another with its sign."""
    found = []
    for passage in passages:
        for n in _counts(passage, index):
            match = _IN_BRACKETS.match(passage.text, n.end)
            if match is None:
                continue
            told = match.group("share").replace("·", ".")
            off = _ROUNDED * 10.0 ** -len(told.partition(".")[2])
            of_them = _PERCENT_IN_BRACKETS.search(passage.text)
            if of_them or any(abs(100 * n.value / whole - float(told)) <= off for whole in _wholes(index)):
                found.append(float(told) / 100)
    return found


def _made_up(index: Index) -> list[float]:
    """Give the shares of two counts that stand side by side and add up to a whole: 39 and 39 of 78."""
    wholes = _wholes(index)
    found = []
    for passage in index.passages:
        counts = _counts(passage, index)
        here = wholes | {n.value for n in counts}
        for one, two in itertools.pairwise(counts):
            whole = one.value + two.value
            if (
                whole >= _LEAST_WHOLE
                and min(one.value, two.value) > 1
                and (
                    (whole in here and _PLUS.fullmatch(passage.text, one.end, two.start))
                    or _REMAINING.fullmatch(passage.text, one.end, two.start)
                )
            ):
                found += [one.value / whole, two.value / whole]
    return found


def _groups(index: Index) -> list[float]:
    """Give the shares of groups that a passage tells by their size and that make up a whole: n = 2211, 1008 and 691 of 3910."""
    found: list[float] = []
    for passage in index.passages:
        sizes = [n.value for n in _counts(passage, index) if passage.text.endswith(_N_IS, 0, n.start)]
        whole = sum(sizes)
        if 1 < len(sizes) <= _MOST_GROUPS and whole in _wholes(index):
            found += [size / whole for size in sizes]
    return found


def _split(index: Index) -> list[float]:
    """Give the shares that people were put in groups by: two thirds and one of “randomised 2:1”."""
    found = []
    for passage in index.passages:
        match = _IN_RATIO.search(passage.text) if _SPLIT.search(passage.text) else None
        if match:
            one, two = int(match.group("one")), int(match.group("two"))
            found += [one / (one + two), two / (one + two)]
    return found


def is_the_rest(number: Number, text: str, index: Index) -> bool:
    """Tell whether “the other 96” are a whole without those whom the sentence or the whole's own passage counts."""
    if not _OTHER.search(text[max(0, number.start - 16) : number.start]):
        left = (
            number.kind == "people"
            and not tells_fate(number, text)
            and (_is_outside_a_group(number, index) or _is_without_some(number, index))
        )
        if left or _is_left_here(number, text, index):
            return True
        return bool(_DID_NOT.match(text, number.end)) and any(
            whole - part == number.value
            for p in index.passages
            for part, whole in (*_parts_of(p, index), *_answers_of(p, index))
        )
    if _FEWEST_REST <= number.value <= _MOST_REST and any(
        n.value == number.value + 1 and n.kind in COUNTS for n in index.all_numbers
    ):
        return True  # “the other seven signs” of eight
    said = {n.value for n in index.numbers_in(text) if n is not number and n.kind in COUNTS}
    if any(whole - number.value in said for whole in _wholes(index)):
        return True
    for passage in index.passages:
        parts = [n.parts for n in index.told_numbers(passage) if n.parts]
        counts = [n.value for n in _counts(passage, index)]
        if any(max(pair) - min(pair) == number.value for pair in (*parts, *itertools.pairwise(counts))):
            return True
    return False


def _parts_of(passage: Passage, index: Index) -> list[tuple[float, float]]:
    """Give the parts of wholes that a passage tells: “24 of 30”, “of 1,250 forms sent, 850 came back”."""
    counts = itertools.pairwise(_counts(passage, index))
    found = [(two.value, one.value) for one, two in counts if _OF_THE.search(passage.text, 0, one.start)]
    return found + [(n.parts[0], n.parts[1]) for n in index.told_numbers(passage) if n.parts]


def _answers_of(passage: Passage, index: Index) -> list[tuple[float, float]]:
    """Give how many answered of how many who were asked, where a passage tells one behind the other: 1200 mailed; 480 replied."""
    if not (_ASKED.search(passage.text) and _ANSWERED.search(passage.text)):
        return []
    return [
        (two.value, one.value) for one, two in itertools.pairwise(_counts(passage, index)) if two.value < one.value
    ]


def _is_left_here(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is what the sentence's own count leaves of its whole: “of the 28, 22 did, so six did not”."""
    told = [n for n in index.numbers_in(text) if n.end <= number.start and n.kind in COUNTS and not n.unit]
    told = [n for n in told if index.has(n)]
    return any(
        one.value - two.value == number.value and _OF_THE.search(text, 0, one.start)
        for one, two in itertools.pairwise(told)
    )


def _is_outside_a_group(number: Number, index: Index) -> bool:
    """Tell whether so many people of the study are in none but one of its groups: 10 of 83 where one has n = 73."""
    everybody = max((n.value for n in index.all_numbers if n.kind == "people"), default=0.0)
    return any(
        everybody - n.value == number.value
        for passage in index.passages
        for n in _counts(passage, index)
        if n.value < everybody and passage.text.endswith(_N_IS, 0, n.start)
    )


def _is_without_some(number: Number, index: Index) -> bool:
    """Tell whether so many people were left when some were excluded or dropped out: 55 of 57 without two."""
    everybody: set[float] = set()
    for p in index.passages:  # who left is told behind those who came
        counts = _counts(p, index)
        everybody |= {n.value for n in counts if n.kind == "people"}
        if not _LEFT.search(p.text):
            continue
        some = [n.value for n in counts if n.kind == "people"]
        some += [float(ONES[match.group().lower()]) for match in _ONE_OR_TWO.finditer(p.text)]
        if any(number.value + n in everybody for n in some if n < number.value):
            return True
    return False


def _counts(passage: Passage, index: Index) -> list[Number]:
    return [n for n in index.told_numbers(passage) if n.kind in COUNTS and not n.unit and n.value == int(n.value) > 0]


@once
def _tops(index: Index) -> frozenset[float]:
    """Give how many the shares of the paper count: eight of “8/10”."""
    return frozenset(n.parts[0] for n in index.all_numbers if n.parts and n.parts[0] > 1)


@once
def _wholes(index: Index) -> frozenset[float]:
    """Give how many people, studies and members of groups the paper tells of."""
    fact = index.paper.facts.participants.value
    known = {float(fact)} if fact and fact.isdigit() else set()
    return frozenset(known) | {
        n.value
        for passage in index.passages
        for n in _counts(passage, index)
        if n.kind in {"people", "studies"} or _GROUP_SIZE.search(passage.text[max(0, n.start - 16) : n.start])
    }

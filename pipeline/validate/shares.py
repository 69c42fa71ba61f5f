"""Work out shares and ratios that a paper does not print as such. Takes a number and passages; tells whether it follows.

“About twice as likely” is a ratio of risks of 1.92, “a fifth fewer” one of 0.79, “64 %” a probability of 0.64, “seven extra
people in every 100” the difference of 73 and 66 %.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.equal import is_share, same_number, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.numerals import to_value
from pipeline.validate.align import Index

_RATIO = re.compile(
    r"\b(?:RR|HR|OR|IRR|ORQ\d|[Rr]elative risks?|[Rr]atios?\b[^.]{0,12})[ =:,()\[\]]{0,4}(?:of |was )?$"
)
# A decimal that is told as a rate is a share: “the probability was 0.64” is 64 %.
_RATE = re.compile(
    r"\b(?:rates?|probabilit\w+|proportions?|prevalence|incidence|risks?|frequenc\w+)\b", re.IGNORECASE
)
_AS_LIKELY = re.compile(r" (?:of )?(?:as|the (?:risk|odds|rate|chance))\b")
_MEDIAN = re.compile(r"\bmedian\b[^.;]{0,40}$", re.IGNORECASE)
# “Seven extra people in every 100”: how far two shares are apart.
_IN_A_HUNDRED = re.compile(
    r"\b(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:more|fewer|extra|additional|less|out of|in|of|people|women|men|children|patients|cases)\b"
    r"[^.;\d]{0,40}?\b(?:for|in|out of|per|of|among)\s(?:every |each )?(?P<of>100|1,?000)\b",
    re.IGNORECASE,
)
_SIX_OR_SEVEN = re.compile(r"\b(?P<low>\d{1,2}) (?:or|to) (?P<high>\d{1,2}) (?:in|out of)(?: every)? 100\b")
_CHANGED = re.compile(
    r"\b(?:less|more|fewer|longer|shorter|higher|lower|rose|fell|dropped|cut|increase\w*|decrease\w*|reduc\w+|lower\w*|rais\w+)\b",
    re.IGNORECASE,
)
# Where so many numbers stand together, any share could be found among them.
CROWD = 24
_MULTIPLE, _MULTIPLE_ABOUT = 0.12, 0.2
# “About twice” is said of a ratio from 1.5 to 2.5; of people in a hundred, half a person is rounded.
_TOLD_ABOUT, _HALF_A_PERSON, _SHARE_TOLD = 0.25, 0.5, 0.0051


def is_share_told(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a share of a sentence follows from passages: those that tell it, or, told as a rate, any."""
    share = share_of(number)
    if share is None:
        return False
    near = passages or index.passages
    return any(_is_share(number, text, p, index) for p in near) or any(
        _is_told_rate(share, p, index) for p in index.passages
    )


def is_ratio_told(number: Number, passages: list[Passage], index: Index) -> bool:
    """Tell whether “three times” is the ratio of two numbers that stand together, or a ratio of risks that is told."""
    return any(is_multiple(number, index.told_numbers(p)) for p in passages) or any(
        _is_told_ratio(number, p, index) for p in passages or index.passages
    )


def is_in_a_hundred(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number belongs to “two more in every 100”, or “6 or 7 in 100”, that follows from a passage."""
    for match in _SIX_OR_SEVEN.finditer(text):
        low, high = float(match.group("low")) / 100, float(match.group("high")) / 100
        if match.start() <= number.start < match.end() and any(
            n.kind == "percent" and low <= n.value / 100 <= high
            for p in index.passages
            for n in index.told_numbers(p)
        ):
            return True
    return any(_is_in_a_hundred(number, match, index) for match in _IN_A_HUNDRED.finditer(text))


def _is_in_a_hundred(number: Number, match: re.Match[str], index: Index) -> bool:
    """Tell whether “two more in every 100” is a share that a passage tells, or how far two of its shares are apart."""
    told, whole = to_value(match.group("n")), to_value(match.group("of"))
    if not (match.start() <= number.start < match.end()) or told is None or not whole:
        return False
    for passage in index.passages:
        shares = [n.value for n in index.told_numbers(passage) if n.kind == "percent"]
        apart = [abs(one - two) for one, two in itertools.pairwise(shares)]
        if any(abs(told - share * whole / 100) <= _HALF_A_PERSON for share in (*shares, *apart)):
            return True
    return False


def _is_told_rate(share: float, passage: Passage, index: Index) -> bool:
    """Tell whether a passage tells this share as a decimal: “the probability was 0.64”."""
    return bool(_RATE.search(passage.text)) and any(
        abs(n.value - share) < _SHARE_TOLD
        for n in index.told_numbers(passage)
        if n.value < 1 and n.kind in COUNTS and not n.unit
    )


def _is_told_ratio(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “about twice as likely” is a ratio of risks that the passage gives: RR 1.92."""
    least = _TOLD_ABOUT if number.hedge else _MULTIPLE
    for n in index.numbers(passage):
        if n.kind in COUNTS and _RATIO.search(passage.text[max(0, n.start - 24) : n.start]):
            above = number.hedge == "over" and number.value < n.value < number.value * 1.5
            if abs(n.value - number.value) <= least * number.value or above:
                return True
    return False


def _is_share(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a share follows from counts of one passage, or from a risk ratio: 6 of 40 is 15 %, RR 0.75 is 25 % less."""
    share = share_of(number) or 0.0
    told = [n for n in index.numbers(passage) if n.kind in COUNTS and n.value > 0]
    if abs(share - 0.5) < _SHARE_TOLD and _tells_the_median(text, passage, index):
        return True
    if any(_is_ratio_of(n, number, text, passage) for n in told if n.value != int(n.value)):
        return True
    whole = number.kind == "percent" and not _CHANGED.search(text)
    if whole and any(
        n.kind == "percent" and abs(n.value + number.value - 100) < 0.06 for n in index.numbers(passage)
    ):
        return True  # 30 % had pain: 70 % had none
    counts = [n.value for n in index.told_numbers(passage) if n.kind in COUNTS and n.value == int(n.value) > 0]
    return len(counts) <= CROWD and any(
        top < bottom and is_share(number, top / bottom) for bottom in counts for top in counts
    )


def _tells_the_median(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a sentence has a median of the passage: half of them lie beyond it."""
    told = [n for n in index.told_numbers(passage) if _MEDIAN.search(passage.text, 0, n.start)]
    return any(same_number(mine, n) for mine in index.numbers_in(text) if mine.value != 0.5 for n in told)


def _is_ratio_of(told: Number, number: Number, text: str, passage: Passage) -> bool:
    """Tell whether a decimal is a ratio of risks that says so: RR 0.75 is 25 % less, RR 0.54 over half as likely."""
    if not _RATIO.search(passage.text[max(0, told.start - 24) : told.start]):
        return False
    as_likely = _AS_LIKELY.match(text, number.end)
    return is_share(number, told.value) if as_likely else is_share(number, abs(1 - told.value))


def is_multiple(number: Number, told: list[Number]) -> bool:
    """Tell whether one of two numbers of one kind that stand together is so many times the other."""
    least = _MULTIPLE_ABOUT if number.hedge else _MULTIPLE
    for one, two in itertools.combinations([n for n in told if n.unit != "times" and n.value > 0], 2):
        if one.kind == two.kind and one.unit == two.unit:
            times = max(one.value, two.value) / min(one.value, two.value)
            above = number.value < times <= number.value * 1.5 and number.hedge == "over"
            if abs(times - number.value) <= least * number.value or above:
                return True
    return False

"""Work out shares and ratios that a paper does not print as such. Takes a number and passages; tells whether it follows.

“About twice as likely” is a ratio of risks of 1.92, “a fifth fewer” one of 0.79, “64 %” a probability of 0.64, “seven extra
people in every 100” the difference of 73 and 66 %.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Passage
from pipeline.text.equal import is_close, is_share, same_number, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.numerals import to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.hundreds import CHANGED
from pipeline.validate.multiples import RISEN, UNSURE, interval_ends, is_a_ratio

# A decimal that is told as a rate is a share: “the probability was 0.64” is 64 %.
_RATE = quick(
    r"\b(?:PPV|NPV|rates?|probabilit\w+|proportions?|prevalence|incidence|risks?|frequenc\w+|fraction\w*|LVEF|sensitivit\w+|specificit\w+|accurac\w+|agreement|predictive values?)\b",
    re.IGNORECASE,
)
_AS_LIKELY = re.compile(r" (?:of )?(?:as|what|the (?:risk|odds|rate|chance))\b")
_AGAIN = re.compile(r" (?:as \w{1,12} again|again as)\b")
_WENT_UP = re.compile(r"\b(?:rose|went up|grew|increased|climbed) by\b", re.IGNORECASE)
_LUCK = re.compile(r"\b(?:luck|chance|coincidence|accident)\b", re.IGNORECASE)
# “Odds were half those of a man”; “a third of those of others”.
_AS_THOSE = re.compile(r" (?:of )?(?:those|that) (?:of|for|in|among|with)\b")
_ODDS = re.compile(r"\b(?:odds|risks?|chances?|hazards?|likelihood)\b", re.IGNORECASE)
_LEAST_RATE = 100
_SO_MANY_PER = re.compile(
    r"(?: [a-z]{1,20}){0,3} (?:per|in|for|out of|of|among)(?: every| each)? (?P<of>\d[\d,]{2,12}+)\b"
)
_PER = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,6}+(?:[.·]\d{1,4}+)?)\s?(?:[a-z]{1,20} )?(?:per|/|in)\s?(?P<of>1[\d,]{2,12}+)\b"
)
_AS_MUCH = re.compile(
    r"\bas (?:much|many|long|high|large|likely|often|common|fast|big)\b|\bof (?:the|that|what) (?:amount|level|number|rate|dose|time|volume|value|risk|other)\b",
    re.IGNORECASE,
)
_OFF_FROM = re.compile(
    r"[^.;,\d]{0,16} from (?:a |an |the )?(?:mean |median |baseline )?(?:of )?"
)  # “fell by 1.2 from 6.0”
_BY = re.compile(r"\bby (?:about |around |roughly |nearly |almost |over |more than |some )?$", re.IGNORECASE)
_LESS = re.compile(r"\s?%?\s(?:less|fewer|lower|shorter|smaller|drop|fall|cut|reduction|decrease)\b", re.IGNORECASE)
# Words of those who are left out of a share: “one in five relapsed” tells of four in five who did not.
_NEXT_ITEM = re.compile(r"\s?%?[;,] (?:and )?(?:\(?[a-e]\) ?)?")
_HAD_NOT = quick(
    r"\b(?:not|without|free of|never|miss\w*|stayed|wrong\w*|false|overlook\w*|surviv\w*|alive|refus\w*|declin\w*|reject\w*|turn\w* (?:\w{1,12} ){0,3}down|drop\w* out|lost|left out|missing|lack\w*|(?:had|have|has|with|showed|saw|felt|reported) no)\b|n['’]t\b",
    re.IGNORECASE,
)
_MEDIAN = re.compile(r"\bmedian\b[^.;]{0,90}$", re.IGNORECASE)
# Where so many numbers stand together, any share could be found among them.
CROWD = 24
_SHARE_TOLD, _RATE_ABOUT = 0.0051, 0.012


def is_share_told(number: Number, text: str, passages: list[Passage], index: Index) -> bool:
    """Tell whether a share of a sentence follows from passages: those that tell it, or, told as a rate, any."""
    share = share_of(number)
    if share is None:
        return False
    if _is_luck(share, text, index) or _is_of_chances(number, text, index):
        return True
    half = abs(share - 0.5) < _SHARE_TOLD
    # The time in which half of it leaves the body; half of them live beyond the median.
    if half and (_tells_half_life(text, index) or any(_tells_the_median(text, p, index) for p in index.passages)):
        return True
    if number.kind == "percent" and (_is_bare(number, index) or _is_left_of_any(number, text, index)):
        return True
    return any(
        _is_share(number, text, p, index) or _is_of_the_other(number, text, p, index) for p in passages
    ) or any(_is_told_rate(number, share, p, index) for p in index.passages)


def _tells_half_life(text: str, index: Index) -> bool:
    """Tell whether a sentence has the time that a passage gives as a half-life."""
    times = [n for n in index.numbers_in(text) if n.kind == "time"]
    return any(
        "half-li" in p.text and any(same_number(mine, n) for mine in times for n in index.told_numbers(p))
        for p in index.passages
    )


def _is_bare(number: Number, index: Index) -> bool:
    """Tell whether a decimal stands without its sign in a passage that has the sign elsewhere: “%Tregs were 4.8”."""
    if any(_is_bare_in_list(number, p, index) for p in index.passages):
        return True
    if number.value == int(number.value) and not number.hedge:
        return False
    return any(
        "%" in p.text
        and any(
            n.value != int(n.value) and n.kind in COUNTS and not n.unit and is_close(number, n.value)
            for n in index.told_numbers(p)
        )
        for p in index.passages
    )


def _is_bare_in_list(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether one of a list of percentages stands there without its sign: the 11.6 of “(a) 11.6; (b) 24.8 %”."""
    return any(
        {one.kind, two.kind} == {"count", "percent"}
        and any(n.kind == "count" and n.value != int(n.value) and is_close(number, n.value) for n in (one, two))
        and _NEXT_ITEM.fullmatch(passage.text, one.end, two.start)
        for one, two in itertools.pairwise(index.told_numbers(passage))
    )


def _is_of_chances(number: Number, text: str, index: Index) -> bool:
    """Tell whether a sentence of risks tells a ratio of risks that stands anywhere, or one that is unsure an interval's end."""
    if UNSURE.search(text) and any(_is_an_end(number, end) for end in interval_ends(index)):
        return True
    if not _ODDS.search(text) or index.stays_near(text):
        return False
    return any(_is_told_risk(number, text, p, index) for p in index.passages)


def _is_an_end(number: Number, told: float) -> bool:
    """Tell whether a share is the end of an interval of a ratio of risks: “anywhere from 3 % to just over half” of 0.48 to 0.97."""
    return 0 < told < 1 and (is_share(number, told) or is_share(number, round(1 - told, 6)))


def _is_luck(share: float, text: str, index: Index) -> bool:
    """Tell whether “a chance of 3 in 100 that it was luck” is a p-value of the paper."""
    return bool(_LUCK.search(text)) and any(abs(n.value - share) < 1e-9 for n in index.apparatus if not n.unit)


def is_rate_told(number: Number, text: str, index: Index) -> bool:
    """Tell whether “3 in every 1,000”, or the 12 of “12 cases per 100,000”, is a rate of the paper: 3.1 per 1000."""
    top, whole = number.parts or (number.value, 0.0)
    if not whole:
        match = _SO_MANY_PER.match(text, number.end)
        whole = (to_value(match.group("of")) or 0.0) if match else 0.0
    if whole < _LEAST_RATE:
        return False
    told = (match for p in index.passages for match in _PER.finditer(p.text))
    return any(
        is_close(number._replace(value=top), (to_value(match.group("n")) or 0.0) * whole / base)
        for match in told
        if (base := to_value(match.group("of")) or 0.0) >= _LEAST_RATE
    )


def _is_told_rate(number: Number, share: float, passage: Passage, index: Index) -> bool:
    """Tell whether a passage tells this share as a decimal: “the probability was 0.64”."""
    plain = bool(number.parts) and number.parts[1] <= 10
    rounded = plain or (bool(number.hedge) and round(100 * share, 6) % 5 == 0)
    fraction = number.kind == "ratio" and not number.parts
    return bool(_RATE.search(passage.text)) and any(
        abs(n.value - share) < (_RATE_ABOUT if rounded else _SHARE_TOLD) or (fraction and is_share(number, n.value))
        for n in index.told_numbers(passage)
        if n.value < 1 and n.kind in COUNTS and not n.unit
    )


def _is_share(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a share follows from counts of one passage, or from a risk ratio: 6 of 40 is 15 %, RR 0.75 is 25 % less."""
    told = [n for n in index.numbers(passage) if n.kind in COUNTS and n.value > 0]
    if any(_is_ratio_of(n, number, text, passage) for n in told if n.value != int(n.value)):
        return True
    whole = number.kind == "percent" and not CHANGED.search(text)
    if whole and _leaves(number, passage, index):
        return True
    if not number.parts and RISEN.search(text) and _is_rise(number, passage, index):
        return True
    turned = _HAD_NOT.search(text) and not _HAD_NOT.search(passage.text)
    if turned and number.kind == "ratio" and _is_the_rest(number, passage, index):
        return True
    counts = [n.value for n in index.told_numbers(passage) if n.kind in COUNTS and n.value == int(n.value) > 0]
    return len(counts) <= CROWD and any(
        top < bottom and top + bottom not in counts and is_share(number, top / bottom)
        for bottom in counts
        for top in counts
    )


def _is_told_risk(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether “the risk was about 30 % higher” is a ratio of risks of the passage: RR 1.31."""
    return any(
        n.kind in COUNTS and n.value != int(n.value) and _is_ratio_of(n, number, text, passage)
        for n in index.told_numbers(passage)
    )


def _is_left_of_any(number: Number, text: str, index: Index) -> bool:
    """Tell whether “only about 7 % were negative” is what any passage leaves, in a sentence of own words that tells no change."""
    if not number.hedge or CHANGED.search(text) or index.stays_near(text):
        return False
    return any(_leaves(number, passage, index) for passage in index.passages)


def _leaves(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether a percentage is what one of the passage leaves: 30 % had pain, 70 % had none."""
    return any(n.kind == "percent" and is_close(number, 100 - n.value) for n in index.numbers(passage))


def _is_rise(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “80 % higher” is “1.8 times”."""
    folds = (n.value for n in index.told_numbers(passage) if n.unit == "times" and n.value > 1)
    if number.kind == "ratio":
        return any(is_share(number, fold - 1) for fold in folds)
    return any(is_close(number, round(100 * (fold - 1), 6)) for fold in folds)


def _is_the_rest(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether “four in five did not” is what a share of the passage leaves: 24 of 120, 21 %."""
    told = index.told_numbers(passage)
    parts = [n.parts for n in told if n.parts]
    counts = [n.value for n in told if n.kind in COUNTS and not n.unit]
    shares = [n.value / 100 for n in told if n.kind == "percent"]
    shares += [n.value for n in told if n.kind == "ratio" and not n.parts and not n.unit]
    pairs = [*parts, *(itertools.pairwise(counts) if len(counts) <= CROWD else ())]
    shares += [min(pair) / max(pair) for pair in pairs if min(pair) > 0]
    off = _RATE_ABOUT if number.parts and number.parts[1] <= 10 else 0.0
    return any(is_share(number, 1 - share) or abs(number.value + share - 1) <= off for share in shares if share < 1)


def _tells_the_median(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a sentence has a median of the passage: half of them lie beyond it."""
    told = [n for n in index.told_numbers(passage) if _MEDIAN.search(passage.text, 0, n.start)]
    return any(same_number(mine, n) for mine in index.numbers_in(text) if mine.value != 0.5 for n in told)


def _is_ratio_of(told: Number, number: Number, text: str, passage: Passage) -> bool:
    """Tell whether a decimal is a ratio of risks that says so: RR 0.75 is 25 % less, RR 0.54 over half as likely."""
    if not is_a_ratio(told, passage):
        return False
    if _AGAIN.match(text, number.end):
        return is_share(number, told.value - 1)
    as_those = _AS_THOSE.match(text, number.end) and _ODDS.search(text)
    if as_those or _AS_LIKELY.match(text, number.end):
        plain = number.kind == "ratio" and not number.parts and not number.hedge
        return is_share(number._replace(hedge="about") if plain else number, told.value)
    apart = abs(1 - told.value)
    return is_share(number, apart) or (number.kind == "percent" and is_close(number, round(100 * apart, 6)))


def _is_of_the_other(number: Number, text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a share compares two values that the passage sets side by side: “halved” of 8.4 and 4.2."""
    as_much, less = _AS_MUCH.search(text), CHANGED.search(text)
    if number.kind == "percent":
        as_much, less = None, _BY.search(text[: number.start]) or _LESS.match(text, number.end)
    again = bool(_AGAIN.match(text, number.end))
    if number.parts or not (as_much or less or again or _WENT_UP.search(text)):
        return False
    told = [n for n in index.told_numbers(passage) if n.value > 0 and not is_a_ratio(n, passage)]
    for one, two in itertools.pairwise(told):
        if one.kind == two.kind and one.unit == two.unit and one.kind not in {"date", "ratio", number.kind}:
            part = min(one.value, two.value) / max(one.value, two.value)
            up = (again or bool(_WENT_UP.search(text))) and number.kind == "ratio" and is_share(number, 1 / part - 1)
            down = less and (
                is_share(number, 1 - part)
                or (_OFF_FROM.fullmatch(passage.text, one.end, two.start) and is_share(number, part))
            )
            if up or down or (as_much and is_share(number, part)):
                return True
    return False

"""Know numbers that are a turn of speech. Takes a number of a sentence; tells whether it stands for what the paper says.

The ends of a scale, one of so many, half of two groups, “the 1990s”, “every three months” for quarterly, the ten things of a list.
"""

from __future__ import annotations

import re

from pipeline.text.equal import is_share, share_of
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.listed import LONG_LIST, is_listed, listed

_TWO_GROUPS = re.compile(r"\brandomi[sz]ed|\btwo (?:\w+ )?(?:groups|arms)|\bequal")
_SET_AGAINST = re.compile(r"\b(?:versus|vs|compared (?:with|to)|or (?:the )?(?:other|conventional|standard|usual))\b")
_OF_MORE = re.compile(
    r"\b(?:three|four|five|six|seven|eight|[3-9]) (?:[\w-]+ ){0,2}?(?:doses|treatments|therapies|drugs|medicines|arms|groups|regimens|schedules|methods|techniques|devices|vaccines|diets|programm?es|operations)\b"
)
# “32 knees kept it, and 32 knees did not.”
_AS_MANY = re.compile(
    r"\b(?P<many>\d{2,6} [a-z]{4,20})\b.{1,160}\b(?P=many)\b|\b(?P<each>\d{2,6}) [a-z]{4,20} and (?P=each) [a-z]"
)
# “One of three devices: this, that or the other”, “one of two drugs (this or that)”, “one of two drugs, this or that, …”.
_NAMED = re.compile(
    r"[^:;.,()]{0,40}(?:: (?P<names>[^:;.()]{5,160})| \((?P<listed>[^:;.()]{5,160})\)|, (?P<apposed>(?:[\w’' -]{2,40}, ){0,6}?[\w’' -]{2,40}?,? or [\w’' -]{2,40}?)(?=[,.;]|$))"
)
_BETWEEN = re.compile(r",(?: and| or)?(?= )| and | or ")
_OF_TWO = re.compile(
    r" (?:\w+ )?(?:groups?|arms?|ways?|methods?|treatments?|approaches|plans?|programmes?|programs?|strategies|options)\b"
)
_MANY_GROUPS = re.compile(r"\b(?P<n>three|four|five|six|3|4|5|6)[ -](?:\w+ ){0,2}?(?:groups?|arms?|cohorts?)\b")
_GROUPS_OF = {"three": 3, "four": 4, "five": 5, "six": 6, "3": 3, "4": 4, "5": 5, "6": 6}
_QUANTILES = {"tertile": 1 / 3, "quartile": 0.25, "quintile": 0.2, "decile": 0.1}
_EVERY = re.compile(r"\b(?:every|each) $", re.IGNORECASE)
_RHYTHMS = {
    (3.0, "month"): ("quarterly",), (6.0, "month"): ("semiannual", "semi-annual", "biannual", "half-yearly", "twice a year"),
    (2.0, "week"): ("fortnightly", "biweekly", "bi-weekly"), (1.0, "year"): ("annual", "yearly"), (2.0, "year"): ("biennial", "biannual"),
    (1.0, "week"): ("weekly",), (1.0, "month"): ("monthly",), (1.0, "day"): ("daily",), (24.0, "hour"): ("daily",),
}  # fmt: skip
_EVERY_HOURS = re.compile(r"\bevery (?:(?P<n>\d{1,2})|(?P<word>four|six|eight|twelve))[ -]?(?:h|hours?|hrs?)\b")
_HOURS = {"four": 4, "six": 6, "eight": 8, "twelve": 12}
# “From 0 to 10”: the ends of a scale.
_ON_A_SCALE = quick(r"\b(?:scales?|scor\w+|rat(?:ed|ing|ings)|out of|points?)\b", re.IGNORECASE)
_SCALE_ENDS = frozenset({0, 1, 5, 7, 10, 100})
# “Where 0.5 is chance and 1 is perfect.”
_IS_PERFECT = re.compile(
    r"%? (?:(?:is|means|being|would be|stands for) |(?=no better than ))(?:an? |the |no |pure |mere |no better than (?:an? )?)?(?:perfect|chance|guess|random|best|worst|ideal|coin|agreement|link)"
)
_MARKS = frozenset({0, 0.5, 1, 50, 100})
_TO = re.compile(r"\s?(?:to|and|[-–])\s?")


def is_turn(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is a turn of speech: an end of a scale, one of so many, half of two groups, a decade, a rhythm, how many a list names."""
    return (
        _is_rhythm(number, text, index)
        or _is_end_of_scale(number, text, index)
        or _is_one_of(number, text, index)
        or _is_half_of_two(number, index)
        or _is_quantile(number, index)
        or _is_decade(number, text, index)
        or (number.unit == "daily" and _is_every_hours(number, index))
        or is_listed(number, text, index)
    )


def _is_rhythm(number: Number, text: str, index: Index) -> bool:
    """Tell whether “every three months” is what the paper calls quarterly."""
    words = _RHYTHMS.get((number.value, number.unit), ()) if _EVERY.search(text, 0, number.start) else ()
    return any(re.search(rf"\b{word}\b", index.told) for word in words)


def _is_end_of_scale(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is an end of a scale: “rated their pain from 0 to 10”."""
    if _IS_PERFECT.match(text, number.end) and number.value in _MARKS:
        return True
    if number.value not in _SCALE_ENDS or number.unit not in {"", "point"} or not _ON_A_SCALE.search(text):
        return False
    beside = [n for n in index.numbers_in(text) if n is not number and n.value in _SCALE_ENDS]
    return any(
        _TO.fullmatch(text, min(number.end, n.end), max(number.start, n.start))
        for n in beside
        if not (number.start < n.end and n.start < number.end)
    )


def _is_decade(number: Number, text: str, index: Index) -> bool:
    """Tell whether “in the 1990s” holds a year that the paper tells."""
    return (
        number.kind == "date"
        and text.startswith("s", number.end)
        and any(n.kind == "date" and 0 <= n.value - number.value < 10 for n in index.all_numbers)
    )


def _is_one_of(number: Number, text: str, index: Index) -> bool:
    """Tell whether “one of three doses” picks from what the paper counts so, or lists, or from its two groups."""
    if not number.parts or number.parts[0] != 1 or not number.text.lower().startswith("one of"):
        return False
    many = number.parts[1]
    if many == 2 and number.text.lower() == "one of the two":
        return True
    named = _NAMED.match(text, number.end)
    if named and many == 1 + len(_BETWEEN.findall(named.group(named.lastgroup or 0))):
        return True  # “one of three devices: this, that or the other”
    if many == 2 and _OF_TWO.match(text, number.end):
        against = _SET_AGAINST.search(index.told) and not _OF_MORE.search(index.told)
        two = _TWO_GROUPS.search(index.told) or against
        return bool(two) and not _MANY_GROUPS.search(index.told)
    counted = any(n.value == many and n.kind in COUNTS for n in index.all_numbers)
    return counted or many in {size for size, _ in listed(index) if size >= LONG_LIST}


def _is_quantile(number: Number, index: Index) -> bool:
    """Tell whether a share is a quintile, quartile, tertile or decile of the paper, or the two that it names together."""
    if share_of(number) is None or "tile" not in index.told:
        return False
    parts = (
        part * many
        for name, part in _QUANTILES.items()
        for match in re.finditer(rf"(?P<two>\btwo (?:[a-z-]{{1,20}} ){{0,3}})?(?<!inter){name}", index.told)
        for many in ((2,) if match.group("two") else (1, round(1 / part) - 1))
    )
    return any(is_share(number, part) for part in parts)


def _is_half_of_two(number: Number, index: Index) -> bool:
    """Tell whether “half of them got the drug” is what two equal groups make it."""
    return (
        number.kind == "ratio"
        and number.value == 0.5
        and not number.parts
        and number.text.strip().lower().endswith("half")
        and bool(_TWO_GROUPS.search(index.told) or any(_AS_MANY.search(p.text) for p in index.passages))
    )


def _is_every_hours(number: Number, index: Index) -> bool:
    """Tell whether “four times a day” is what the paper calls every six hours."""
    found = (match.group("n") or _HOURS[match.group("word")] for match in _EVERY_HOURS.finditer(index.told))
    return any(int(hours) * number.value == 24 for hours in found)


def groups_of(index: Index) -> list[int]:
    """Give into how many groups people may have been put: two, or as many as the paper counts."""
    return [2, *(_GROUPS_OF[match.group("n").lower()] for match in _MANY_GROUPS.finditer(index.told))]

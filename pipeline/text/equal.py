"""Tell whether two numbers say the same. Takes a draft's and the paper's; knows rounding, shares and units of time."""

from __future__ import annotations

import re

from pipeline.text.numbers import COUNTS, Number

DAYS = {"second": 1 / 86400, "sec": 1 / 86400, "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1.0, "d": 1.0, "night": 1.0, "week": 7.0, "wk": 7.0, "fortnight": 14.0, "month": 30.4375, "mo": 30.4375, "year": 365.25, "yr": 365.25, "y": 365.25, "decade": 3652.5}  # fmt: skip

# Units of weight, volume and length, each in the smallest of its family.
_FAMILIES = (
    {"ng": 1e-3, "mcg": 1.0, "mg": 1e3, "g": 1e6, "kg": 1e9}, {"ml": 1.0, "l": 1e3}, {"µm": 1e-3, "mm": 1.0, "cm": 10.0, "m": 1e3},
)  # fmt: skip
# What lay readers are told in points: “fell by 8 points”.
_IN_POINTS = frozenset({"mmhg"})
# A month is told as four weeks, and as a twelfth of a year.
_WEEKS_OF_A_MONTH, _MOST_MONTHS = 4, 9
_OF_TIME, _OF_TIME_ABOUT = 0.05, 0.1
_APART = frozenset(
    map(frozenset, (("people", "studies"), ("people", "time"), ("people", "dose"), ("studies", "time"), ("studies", "dose")))
)  # fmt: skip
# Below this a five at the end is a rounding; above, two figures and zeros are.
_ROUND_BY_FIVES = 200
_TEN, _HALVES = 10, 0.06
# “About one decibel” is said of 0.9.
_ABOUT_ONE = 0.15
# “About three times” is said of what lies a fifth of it away.
_ABOUT_TIMES = 0.2
# “Over 40 %” is said of 43, not of 70: so far from what it says a bound may lie.
_BOUND, _BOUND_PERCENT, _BOUND_TENS = 0.12, 5, 4.9
# What lies farther from a number than this, and than this share of it, is none that it rounds or bounds.
_FAR, _FAR_SHARE = 5, 0.2
# “Under two years” is said of 20 months: from two units on, half a unit.
_OF_A_UNIT, _FEWEST_UNITS = 0.5, 2
# A decimal below one is told with one figure less where “about” says so, or where that moves it by no more than this.
_LEAST_DECIMAL, _SLIGHTLY = 0.1, 0.06
# “More than half” is said of what lies a little beyond; of 60 % too, since no plainer fraction lies between.
_BEYOND, _BEYOND_HALF = 0.07, 0.12
# A share told as a plain fraction, or “about”, stands for what lies near it; a percentage and “12 of 40” for themselves.
_EXACT, _FRACTION, _ABOUT_FRACTION, _ABOUT_PERCENT = 0.0051, 0.02, 0.05, 0.012
# “One in three” is as plain a fraction as “a third”; one in four or five is told more closely.
_PLAIN = 3
# “Six in ten” is said of 62 %; fewer tenths are told more closely.
_FEW_TENTHS, _OF_TENTHS = 3, 0.0251
# “1 in 200” is not 1 %, near as they are: so much of itself a small share may differ.
_OF_FEW, _A_LITTLE = 0.15, 0.25
# “20.300 cells” is how some papers write 20,300.
_POINT_OF_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
# “5,900” is said of 5,905: from so many on, full hundreds are round and may lie so far from what they round.
_IN_HUNDREDS, _NEARLY = 1_000, 0.005
_SCALE = re.compile(r"(?P<digits>[\d.,]+) (?P<scale>thousand|million|billion)", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def same_number(one: Number, other: Number) -> bool:
    """Tell whether `one` (a draft's) may stand for `other` (the paper's)."""
    if other.parts and one.kind in COUNTS and _is_part(one, other):
        return True  # “14 people” of “14 out of the 16”, “nearly 12,000” of “650 of 11,967”
    if "percent" in {one.kind, other.kind} or "ratio" in {one.kind, other.kind}:
        return _same_share(one, other)
    if one.kind == "time" and other.kind == "time" and one.unit != other.unit:
        return _same_time(one, other)
    if one.unit and other.unit and one.unit != other.unit:
        return _same_measure(one, other)
    return _same_count(one, other)


def _same_count(one: Number, other: Number) -> bool:
    # Most are not: what is cheap to tell comes first.
    dotted = one.value == 1000 * other.value and _POINT_OF_THOUSANDS.fullmatch(other.text) is not None
    if not (dotted or is_close(one, other.value)):
        return False
    if one.kind in {"people", "studies"} and one.kind != other.kind and not _whole(one, other):
        return False  # half a patient is none: the paper has this of something else
    return frozenset((one.kind, other.kind)) not in _APART


def _is_part(one: Number, other: Number) -> bool:
    return one.value in other.parts or (bool(one.hedge) and any(is_close(one, part) for part in other.parts))


def _same_time(one: Number, other: Number) -> bool:
    weeks = {n.unit: n.value for n in (one, other)}
    months = weeks.get("month", 0.0)
    if "week" in weeks and 0 < months <= _MOST_MONTHS and weeks["week"] == _WEEKS_OF_A_MONTH * months:
        return True
    if (
        {"week", "day"} == set(weeks)
        and weeks["week"] >= _FEWEST_UNITS
        and 0 <= weeks["day"] - 7 * weeks["week"] <= 1
    ):
        return True  # “the first two weeks” of 15 days
    days, told = one.value * DAYS[one.unit], other.value * DAYS[other.unit]
    beyond = (told - days if one.hedge == "over" else days - told) / DAYS[one.unit]
    if one.hedge in {"over", "under"} and one.value >= _FEWEST_UNITS and 0 < beyond <= _OF_A_UNIT:
        return True
    return abs(days - told) <= (_OF_TIME_ABOUT if one.hedge else _OF_TIME) * max(days, told)


def _same_measure(one: Number, other: Number) -> bool:
    """Tell whether two doses or lengths in units of one family are the same: 1.3 litres and 1305 ml."""
    if one.unit == "iu" and one.value == other.value != int(other.value):
        return True  # “9.67 units” is a lay writer's 9.67 ng/ml
    if one.unit == "point" and other.unit in _IN_POINTS:
        return is_close(one, other.value)
    family = next((f for f in _FAMILIES if one.unit in f and other.unit in f), None)
    return family is not None and is_close(one, other.value * family[other.unit] / family[one.unit])


def _whole(*found: Number) -> bool:
    return all(number.value == int(number.value) for number in found)


def is_close(one: Number, told: float) -> bool:
    """Tell whether a value is another one, rounded as its own digits allow or as the words before it do."""
    apart = abs(one.value - told)
    if apart < 1e-9 * max(1.0, abs(told)):
        return True
    # Half of the last digit told; a hair more, since 3.25 is no binary fraction's neighbour only by luck.
    scaled = _SCALE.fullmatch(one.text.strip()) if " " in one.text else None
    if scaled:
        last = _SCALES[scaled.group("scale").lower()] * 10.0 ** -len(scaled.group("digits").partition(".")[2])
        return apart <= 0.5000001 * last
    # Most lie farther apart than any digit, bound or “about” carries.
    return (apart <= _FAR or apart <= _FAR_SHARE * one.value) and _is_near(one, told, apart)


def _is_near(one: Number, told: float, apart: float) -> bool:
    """Tell whether a value so far apart from another one is a rounding or a bound of it."""
    decimals = len(one.text.replace("·", ".").partition(".")[2]) if one.text[:1].isdigit() else 0
    last = 0.5 if one.text.endswith(("and a half", "1/2", "½")) else 10.0**-decimals
    if told != int(told) and apart <= 0.5000001 * last:
        slightly = one.hedge or apart <= _SLIGHTLY * told
        if told > 1 or (told >= _LEAST_DECIMAL and decimals and slightly):
            return True
    if one.value >= _IN_HUNDREDS and one.value % 100 == 0 and apart <= _NEARLY * told:
        return True
    if one.hedge in {"over", "under"}:
        return _lies_beyond(one, told, last)
    halves = one.value < _TEN and one.text.strip().endswith(".5")  # “about 2.5” is said of 2.4 and 2.6
    near = _HALVES * one.value if halves else _ABOUT_ONE if one.value == 1 else _rounded_by(one)
    return one.hedge == "about" and apart <= near


def _lies_beyond(one: Number, told: float, last: float) -> bool:
    """Tell whether what is told lies a little beyond “over 40”, or by less than the last digit: “over 99 %” of 99.68."""
    beyond = told - one.value if one.hedge == "over" else one.value - told
    if 0 < beyond <= _within(one) or (0 < beyond < last and one.text[:1].isdigit()):
        return True
    return abs(one.value - told) <= _rounded_by(one)


def _within(number: Number) -> float:
    """Give how far what is told may lie beyond “over 40”: only round numbers are bounds."""
    if number.value % 5 and number.value > 9:
        return 0.0
    tens = number.value % 10 == 0 and 20 <= number.value <= 100
    return max(_BOUND * number.value, _BOUND_PERCENT if number.kind == "percent" else _BOUND_TENS if tens else 0.0)


def _rounded_by(number: Number) -> float:
    """Give how far a rounded number may lie from what it was: “about 40” a twentieth, “about 16,500” a hundred."""
    if number.value <= 9 or number.value % 5:
        return 0.0  # “about 37” is no rounding
    unit = 10 ** (len(str(int(number.value))) - 2)
    if number.value < _ROUND_BY_FIVES or number.value % unit == 0:
        return 0.06 * number.value
    return unit / 10 if number.value % (unit / 10) == 0 else 0.0


def share_of(number: Number) -> float | None:
    """Give the share that a number tells, 0 to 1; None where it tells none."""
    if number.kind == "percent":
        return number.value / 100
    return number.value if number.kind == "ratio" and number.unit != "times" else None


def slack(number: Number) -> float:
    """Give how far a share may lie from what it stands for."""
    if number.kind == "ratio" and not (number.parts and number.parts[1] > 10):
        plain = not number.parts or (number.parts[0] == 1 and number.parts[1] <= _PLAIN)
        return _ABOUT_FRACTION if number.hedge else _FRACTION if plain else _EXACT
    if number.parts:
        top, bottom = number.parts
        return min(_EXACT, _OF_FEW * number.value if top == 1 else 0.51 / bottom)
    if number.hedge and _rounded_by(number):
        return _ABOUT_PERCENT
    return _EXACT * 10.0 ** -len(number.text.replace("·", ".").partition(".")[2])


def is_share(number: Number, told: float) -> bool:
    """Tell whether a share, 0 to 1, may be told so: “about a third” of 0.35, “more than half” of 0.57."""
    share = share_of(number)
    if share is None:
        return False
    if number.kind == "ratio" and number.hedge in {"over", "under"} and not (number.parts and number.parts[1] > 10):
        most = _BEYOND_HALF if number.hedge == "over" and number.text.lower().endswith("half") else _BEYOND
        return -_FRACTION <= (told - share if number.hedge == "over" else share - told) <= most
    beyond = told - share if number.hedge == "over" else share - told
    if number.hedge in {"over", "under"} and number.parts and 0 <= beyond <= _A_LITTLE * share:
        return True  # “a little over 1 in 100” of 1.2 %
    return abs(share - told) < slack(number)


def _same_share(one: Number, other: Number) -> bool:
    a, b = share_of(one), share_of(other)
    if a is None or b is None:
        if one.unit == "times" and other.unit == "times":
            about = one.hedge and abs(one.value - other.value) <= _ABOUT_TIMES * other.value
            return bool(about) or is_close(one, other.value)  # “two and a half times” of 2.52
        return False
    if one.kind == "percent" and other.kind == "percent":
        return is_close(one, other.value)
    if one.parts and other.parts and one.parts[1] > 10 and one.hedge not in {"over", "under"}:
        return one.parts == other.parts or abs(a - b) < slack(one)
    if one.parts and one.hedge not in {"over", "under"}:
        tenths = one.parts[1] == 10 and one.parts[0] >= _FEW_TENTHS
        off = _OF_TENTHS if tenths else slack(one) + 0.005 * (one.parts[1] <= 10)  # “1 in 3” of 33 %
        return abs(a - b) <= off
    return is_share(one, b)

"""Turn measures that some countries use into those of others. Takes a number; tells whether the paper has it in other units.

“About 154 pounds” is 70 kg, “six feet” 1.83 m, “102 degrees Fahrenheit” 38.9 °C, and the other way round.
"""

from __future__ import annotations

import re

from pipeline.text.numbers import Number
from pipeline.text.numerals import to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index

_UNITS = r"pounds?|lbs?|ounces?|oz|inch(?:es)?|feet|foot|ft|miles?|yards?|gallons?|pints?|(?:°|º|degrees? )?(?:F|Fahrenheit)"
# Behind a number of the sentence, and anywhere in the paper.
_BEHIND = re.compile(rf"[ -]?(?P<unit>{_UNITS})\b")
_ANYWHERE = quick(rf"(?<![\w.,])(?P<n>\d{{1,6}}+(?:[.,]\d{{1,3}}+)?)[ -]?(?P<unit>{_UNITS})\b")
# What one of them is in the unit behind it.
_IN = {
    "pound": (0.4536, "kg"), "lb": (0.4536, "kg"), "ounce": (28.35, "g"), "oz": (28.35, "g"), "inch": (2.54, "cm"), "inche": (2.54, "cm"), "feet": (30.48, "cm"),
    "foot": (30.48, "cm"), "ft": (30.48, "cm"), "mile": (1.609, "km"), "yard": (0.9144, "m"), "gallon": (3.785, "l"), "pint": (0.4732, "l"),
}  # fmt: skip
_TO_BASE = {
    "kg": ("kg", 1.0),
    "g": ("kg", 1e-3),
    "mm": ("m", 1e-3),
    "cm": ("m", 1e-2),
    "m": ("m", 1.0),
    "km": ("m", 1e3),
    "ml": ("l", 1e-3),
    "l": ("l", 1.0),
}
# A pound more or less: what is converted is rounded twice, and so is a fever.
_OFF, _DEGREE = 0.06, 0.35


def is_converted(number: Number, text: str, index: Index) -> bool:
    """Tell whether a measure is one of the paper in other units: pounds for kilograms, or kilograms for pounds."""
    match = _BEHIND.match(text, number.end)
    if match:
        mine = _metric(number.value, match.group("unit"))
        return any(
            _is_same(mine, (n.value, n.unit)) for n in index.all_numbers if n.unit in _TO_BASE or n.unit == "°c"
        )
    if number.unit not in _TO_BASE and number.unit != "°c":
        return False
    told = (
        _metric(to_value(m.group("n")) or 0.0, m.group("unit"))
        for p in index.passages
        for m in _ANYWHERE.finditer(p.text)
    )
    return any(_is_same((number.value, number.unit), theirs) for theirs in told)


def _metric(value: float, unit: str) -> tuple[float, str]:
    """Give a measure in metric units."""
    if unit.endswith(("F", "Fahrenheit")):
        return (value - 32) / 1.8, "°c"
    times, metric = _IN[unit.removesuffix("s")]
    return value * times, metric


def _is_same(one: tuple[float, str], two: tuple[float, str]) -> bool:
    if "°c" in {one[1], two[1]}:
        return one[1] == two[1] and abs(one[0] - two[0]) <= _DEGREE
    (base, times), (other, by) = _TO_BASE[one[1]], _TO_BASE[two[1]]
    return base == other and abs(one[0] * times - two[0] * by) <= _OFF * two[0] * by

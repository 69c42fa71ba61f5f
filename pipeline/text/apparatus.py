"""Tell statistics' own numbers from findings. Takes a text and a number of it; tells whether a reader is told it at all."""

from __future__ import annotations

import re

from pipeline.text.numbers import Number

# What statistics say of a number, and no reader is told: the level of an interval, its ends, spreads and p-values.
_LEVEL = re.compile(r"^\s?(?:%|per ?cent)?\s?(?:-\s?)?(?:C\.I\.|CI|CrI|HDI|confidence|credible)\b", re.IGNORECASE)
_SPREAD = re.compile(
    r"(?:±|\+/-|\+-|I²|\b(?:SD|SEM?|IQR|standard (?:deviation|error)|[pP]|p[ -]values?|(?:C\.I\.|CI|CrI|(?:confidence|credible) intervals?)[\])]?(?:[ :=,(\[]{0,3}[-−]?\d[\d.·]*+%?,?\s?(?:to|[-–−,;])?)?))"
    r"[ :=<>≤≥,(\[]{0,4}(?:of |was )?[-−]?$"
)
# “Mean age +/- SD 31 +/- 8 years”: 31 is the mean.
_MEAN_AND_SD = re.compile(r"(?:±|\+/?-) ?(?:SD|SEM|SE)\b[ :=,]{1,3}(?:of |was |were )?$")


# “Mean (95 % CI) 3.0 (0.3 to 5.7)”, “OR (95 % CI): 2.1 (1.4-3.2)”: what stands between the brackets is the value itself.
_VALUE_AFTER_LABEL = re.compile(
    r"\((?:9[059] ?% ?)?(?:CI|CrI|confidence intervals?|SD|SEM?|IQR|range)\)[ :=,]{1,3}(?:of |was |were )?[-−]?$"
)
_ITS_INTERVAL = re.compile(r"\s?[a-z%]{0,8}\s?[(\[][-−]?\d")


def is_apparatus(text: str, number: Number) -> bool:
    """Tell whether a number is statistics' own: the 95 of a confidence interval, its ends, a spread, a p-value."""
    if _MEAN_AND_SD.search(text, max(0, number.start - 24), number.start):
        return False
    if _VALUE_AFTER_LABEL.search(text, max(0, number.start - 40), number.start) and _ITS_INTERVAL.match(
        text, number.end
    ):
        return False
    return bool(
        _LEVEL.match(text[number.end : number.end + 20])
        or _SPREAD.search(text[max(0, number.start - 48) : number.start])
    )

"""Read fevers whose little circle was lost on the way. Takes a text; gives where “400C” stands for 40 °C, and how many degrees.

A raised “0”, “o” or “º” for the degree comes out of a PDF or a web page as a figure or a letter of the number before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.quick import quick

# A living body's: what else has three figures and a C is a name.
_FEVER = quick(r"(?<![\w.,])(?P<digits>(?:3[2-9]|4[0-3])(?:[.,]\d)?)\s?[0oº˚]\s?C\b(?!\d)")


class Degrees(NamedTuple):
    """A temperature of a body, with its place in the text."""

    value: float
    start: int
    end: int


def fevers(text: str) -> Iterator[Degrees]:
    """Give the temperatures that are written with a figure or a letter for the degree."""
    for match in _FEVER.finditer(text):
        yield Degrees(float(match.group("digits").replace(",", ".")), match.start(), match.end("digits"))

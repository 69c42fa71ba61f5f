"""Count what a reader cannot know. Takes a sentence and the abbreviations that its paper spells out; gives how many are left.

“Mean WTs of CTAS 4 patients fell” tells a reader nothing where the paper never says what these letters stand for.
"""

from __future__ import annotations

import re
from collections.abc import Container

_LETTERS = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*")
# What people say in letters themselves.
_SAID_IN_LETTERS = frozenset(
    """DNA RNA HIV AIDS USA US UK EU UN WHO NHS FDA CDC CT MRI ECG EEG IVF BMI IQ GP TV UV COVID SARS PCR ABO LDL HDL ADHD TB PhD MD
    McDonald III VIII VII XIII mRNA CPR ICU DVD SMS PSA""".split()  # noqa: SIM905 - a word list
)


def strange_letters(text: str, known: Container[str]) -> int:
    """Give how many abbreviations of a sentence neither its paper nor common use explains."""
    found = {letters.rstrip("s") for letters in _LETTERS.findall(text)}
    return sum(1 for one in found if one not in _SAID_IN_LETTERS and one not in known and f"{one}s" not in known)

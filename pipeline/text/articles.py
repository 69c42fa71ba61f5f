"""Choose between “a” and “an”. Takes the word that follows; gives the article by its first sound."""

from __future__ import annotations

import re

# Written with a vowel and spoken with a consonant, and the other way round.
_CONSONANT = re.compile(r"(?:one|once|eu|ewe|u(?:ni(?!n|m)|s[aeu]|r[aeio]|t[ei]|tili|biq))", re.IGNORECASE)
_VOWEL = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_SPELLED_OUT = re.compile(r"[A-Z](?:[A-Z0-9]|\b)")


def article_of(word: str) -> str:
    """Give “a” or “an”; of an abbreviation, by the name of its first letter (“an MRI”)."""
    if _SPELLED_OUT.match(word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if _VOWEL.match(word):
        return "an"
    if _CONSONANT.match(word):
        return "a"
    return "an" if word[:1].lower() in {*"aeiou"} else "a"

"""Know initials that papers leave unexplained. Gives, for each word of what they stand for, the initials: “osteoarthritis”, OA."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# So long a word is no everyday one: “cytomegalovirus”.
_TELLING = 14
_SURE = 3
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{1,5}(?![a-z])")
_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def initials_of() -> dict[str, frozenset[str]]:
    """Give each word, in lower case, with the initials that may stand for it."""
    found: dict[str, set[str]] = {}
    for line in files("pipeline.text").joinpath("initials.txt").read_text(encoding="utf-8").splitlines():
        short, _, told = line.partition(" ")
        for word in _WORD.findall(told.lower()) if not line.startswith("#") else ():
            found.setdefault(word, set()).add(short)
    return {word: frozenset(shorts) for word, shorts in found.items()}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Give the words that each initials stand for, where they are telling: two long ones, or one very long."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files("pipeline.text").joinpath("initials.txt").read_text(encoding="utf-8").splitlines():
        short, _, told = line.partition(" ")
        phrases = [phrase.strip().lower() for phrase in told.split(",")] if not line.startswith("#") else []
        found[short] = tuple(
            phrase for phrase in phrases if len(_WORD.findall(phrase)) > 1 or len(phrase) >= _TELLING
        )
    return found


def phrases_of(short: str) -> tuple[str, ...]:
    """Give what initials stand for in so many words that no other initials do: ALT, “alanine aminotransferase”."""
    return _phrases().get(short, ())


@cache
def _words() -> dict[str, list[tuple[frozenset[str], tuple[str, ...]]]]:
    """Give the longer words that initials stand for, with all the initials that a paper must have for it, by one of these."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for line in files("pipeline.text").joinpath("initials.txt").read_text(encoding="utf-8").splitlines():
        short, _, told = line.partition(" ")
        if not line.startswith("#"):
            found[frozenset(short.split("+"))] = tuple(_WORD.findall(told.lower()))
    by_one: dict[str, list[tuple[frozenset[str], tuple[str, ...]]]] = {}
    for shorts, words in found.items():
        if not _is_vague(shorts):
            by_one.setdefault(min(shorts), []).append((shorts, words))
    return by_one


def words_behind(text: str) -> set[str]:
    """Give the longer words that the initials of a text stand for: “Hb = 7.1” tells of haemoglobin and anaemia."""
    had = frozenset(_INITIALS.findall(text))
    known = _words()
    return {word for short in had for shorts, words in known.get(short, ()) if shorts <= had for word in words}


def _is_vague(shorts: frozenset[str]) -> bool:
    """Tell whether initials stand for too much: two capitals alone, PD, are Parkinson's disease or peritoneal dialysis."""
    return len(shorts) == 1 and all(len(short) < _SURE and short.isupper() for short in shorts)

"""Turn a word's spelling to British or American. Takes a word; gives its other spelling, or nothing where it has none.

`spelling.tsv` holds a stem a line, British and American, with the endings that it takes (“-” for none), the only country
to which it may be turned (“practise” is always “practice” in America, and “practice” is either in Britain), and words
after which it stays as it is (“computer program”). Only words of the table are ever turned: “prise”, “exercise” and
“haemophilus” are none of them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Country = Literal["british", "american"]
Spelling = Literal["british", "american", "as written"]


class Pair(NamedTuple):
    """A word in both spellings; `only_to` is empty where it may be turned both ways."""

    british: str
    american: str
    only_to: str
    unless_after: frozenset[str]


@cache
def spelling_pairs() -> tuple[Pair, ...]:
    """Give every word of the table, with its endings."""
    lines = files("pipeline.text").joinpath("spelling.tsv").read_text(encoding="utf-8").splitlines()
    made = []
    for line in lines[1:]:
        british, american, endings, only_to, after = line.split("\t")
        words = frozenset(word.strip() for word in after.split(";") if word.strip())
        for ending in endings.split():
            bare = ending.replace("-", "")
            made.append(Pair(british + bare, american + bare, only_to, words))
    return tuple(made)


@cache
def _turned(to: Country) -> dict[str, tuple[str, frozenset[str]]]:
    pairs = [pair for pair in spelling_pairs() if pair.only_to in {"", to}]
    if to == "british":
        return {pair.american: (pair.british, pair.unless_after) for pair in pairs}
    return {pair.british: (pair.american, pair.unless_after) for pair in pairs}


def respelled(word: str, to: Spelling, before: str = "") -> str | None:
    """Give a lower-case word as a country spells it; None where it is spelled so, or not known to have two spellings.

    `before` is the lower-case word before it.
    """
    if to == "as written":
        return None
    found = _turned(to).get(word)
    return None if found is None or before in found[1] else found[0]


def both_spellings(word: str) -> tuple[str, ...]:
    """Give a lower-case word and its other spelling, where it has one."""
    countries: tuple[Country, ...] = ("british", "american")
    return tuple(dict.fromkeys((word, *(other for to in countries if (other := respelled(word, to))))))

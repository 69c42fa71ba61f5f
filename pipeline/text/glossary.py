"""Explain medical terms. Takes text; gives the terms in it that have a plain explanation, with their places.

`glossary.tsv` holds one entry a line: the term, other spellings and names, plurals, what it means (for one, and after
“ / ” for many where that reads otherwise), a word that can stand in its place, whose words these are, and who has
reviewed them. What a group of editors has of its own (`Entry`) wins over ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.text.parting import runs_of


class Entry(NamedTuple):
    """One term of a glossary, as a line of the file has it; what is missing is empty."""

    term: str
    spellings: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    plain: str = ""
    replacement: str = ""
    source: str = ""
    review: str = ""

    def forms(self) -> dict[str, str]:
        """Give each form in which a text may have the term, with its explanation."""
        one, _, many = self.plain.partition(" / ")
        return dict.fromkeys(self.plurals, many or one) | dict.fromkeys((self.term, *self.spellings), one)


class Term(NamedTuple):
    """A glossary term found in a text: where, as it stands there, what it means, and its entry."""

    start: int
    end: int
    text: str
    plain: str
    entry: str


_words = runs_of(r"\w")
_NEIGHBOUR = re.compile(r"[ \u00a0][A-Z][a-z]")
_COLUMNS = 7


class Glossary:
    """Terms with their explanations, found in a text by their first word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._known: dict[str, tuple[str, str]] = {}
        for entry in self.entries:  # a later entry wins over an earlier one, form by form
            for form, plain in entry.forms().items():
                self._known[form.lower()] = (plain, entry.term)
        self.meanings = {form: plain for form, (plain, _) in self._known.items()}
        self._by_first: dict[str, list[str]] = {}
        for form in sorted(self._known, key=lambda form: (-len(form), form)):
            self._by_first.setdefault(_words(form)[0], []).append(form)

    def find(self, text: str) -> list[Term]:
        """Give the terms in reading order; the longest wins, none overlap, none is a part of a longer name."""
        return [term for term in self.places(text) if not _inside_name(text, term.start, term.end)]

    def places(self, text: str) -> Iterator[Term]:
        """Give the terms as `find` does, with those that are a part of a longer name."""
        low = _low(text)
        words = _words(low)
        if self._by_first.keys().isdisjoint(words):
            return
        free = end_of_word = 0
        for word in words:
            start = low.index(word, end_of_word)  # between two words no letter stands
            end_of_word = start + len(word)
            forms = self._by_first.get(word)
            if forms is None or start < free or (start and low[start - 1] == "-"):
                continue
            for form in forms:
                end = start + len(form)
                if low.startswith(form, start) and not (low[end : end + 1] == "-" or _is_word(low[end : end + 1])):
                    free = end
                    yield Term(start, end, text[start:end], *self._known[form])
                    break


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _low(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # “İ” grows when it is made small
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return low.replace("’", "'")


def _inside_name(text: str, start: int, end: int) -> bool:
    """Tell “Psoriasis” in “National Psoriasis Foundation” from “Psoriasis” at the start of a sentence."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    after = _NEIGHBOUR.match(text, end) is not None
    last = text[start:end].rpartition(" ")[2]
    if after and last[0].isupper():
        return True
    before = text[max(0, start - 40) : start].rpartition(" ")[0].rpartition(" ")
    return bool(before[2][:1].isupper() and before[0] and before[0][-1] not in ".!?:")


@cache
def entries() -> tuple[Entry, ...]:
    """Give our own glossary as the file has it."""
    lines = files("pipeline.text").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line)
    return tuple(Entry(row[0], _list(row[1]), _list(row[2]), *row[3:_COLUMNS]) for row in rows)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def our_glossary() -> Glossary:
    """Give our own glossary, ready to search with."""
    return Glossary(entries())


def glossary() -> dict[str, str]:
    """Give every form of every term of our own, lower case, with its plain explanation."""
    return our_glossary().meanings


def find_terms(text: str, terms: Glossary | None = None) -> list[Term]:
    """Give the glossary terms in `text` in reading order, of our own glossary where no other is given."""
    return terms.find(text) if terms else list(_our_terms(text))


# A sentence is looked at as it is written, and by two rules.
@lru_cache(maxsize=1024)
def _our_terms(text: str) -> tuple[Term, ...]:
    return tuple(our_glossary().find(text))

"""Find what contradicts itself in a house style. Takes a HouseStyle; gives the word, what is wrong, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.records.house import HouseStyle
from pipeline.text.spelling import both_spellings
from pipeline.text.wording import Wording

Contradiction = tuple[str, str, str]


def contradictions(house: HouseStyle) -> Iterator[Contradiction]:
    """Give each pair of wishes that no draft could fulfil."""
    yield from _replaced_twice(house)
    yield from _unwanted_words_put_in(house)
    yield from _kept_and_changed(house)


def unreviewed(house: HouseStyle) -> tuple[str, ...]:
    """Name the entries of its glossary that nobody has reviewed."""
    return tuple(entry.term for entry in house.glossary if entry.review == "unreviewed")


def _bare(words: str) -> str:
    """Give words as they are told apart: small letters, one spelling."""
    return " ".join(min(both_spellings(word)) for word in words.lower().split(" "))


def _replaced_twice(house: HouseStyle) -> Iterator[Contradiction]:
    wished: dict[str, str] = {}
    for words, plain in house.prefer:
        other = wished.setdefault(_bare(words), plain)
        if other != plain:
            yield words, f"“{words}” is to become both “{other}” and “{plain}”", "keep one of the two"
        if _bare(words) == _bare(plain):
            yield (
                words,
                f"“{words}” and “{plain}” are spellings of one word",
                'say spelling = "british" or "american" instead',
            )
    for term, times in Counter(form for entry in house.glossary for form in set(map(_bare, entry.forms()))).items():
        if times > 1:
            yield term, f"the glossary has “{term}” {times} times", "keep one of the entries"
    for entry in house.glossary:
        if entry.replacement and wished.get(_bare(entry.term), entry.replacement) != entry.replacement:
            yield (
                entry.term,
                f"“{entry.term}” has another word in the glossary than in “prefer”",
                "keep one of the two",
            )


def _unwanted_words_put_in(house: HouseStyle) -> Iterator[Contradiction]:
    """Name what would be put in, or explain, with a word that the house itself avoids or replaces."""
    plain = Wording(house.prefer, {one.word: one.reason for one in house.avoid}, (), "as written", house.replaced)
    put_in = [(words, instead) for words, instead in house.prefer]
    for entry in house.glossary:
        put_in += [
            (entry.term, part) for part in (*entry.replacement.split(" / "), *entry.plain.split(" / ")) if part
        ]
    for words, instead in put_in:
        for change in plain.find(instead):
            what = "avoided" if change.kind == "avoided" else "itself replaced"
            yield words, f"“{instead}”, for “{words}”, has “{change.was}”, which is {what}", "choose another word"


def _kept_and_changed(house: HouseStyle) -> Iterator[Contradiction]:
    changed = {_bare(words) for words, _ in house.prefer} | {_bare(one.word) for one in house.avoid}
    for name in house.keep:
        if _bare(name) in changed:
            yield name, f"“{name}” is both to be kept and to be changed", "keep one of the two"

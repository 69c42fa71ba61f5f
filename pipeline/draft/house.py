"""Put a draft in a house's words. Takes a Summary and a HouseStyle; gives the Summary, with a note of what is left to a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.records import SECTIONS, Summary
from pipeline.records.house import HouseStyle
from pipeline.text.borders import material
from pipeline.text.sentences import sentences

# More words to avoid than these are seen by the checks.
_MOST_NOTED = 8
# So many lines of wishes reach a model: some 2,000 tokens. Code puts the words of the rest in place.
MOST_WISHES = 150


def in_house_words(summary: Summary, house: HouseStyle) -> Summary:
    """Give a draft whose title, teaser, claims, topics and explanations are in the house's words and spelling.

    Evidence stays as it is. A term that the house explains has its explanation.
    """
    words = house.wording
    if not house.words_key:
        return summary
    changed: dict[str, Any] = {
        name: tuple(claim.model_copy(update={"text": words.apply(claim.text)}) for claim in summary.section(name))
        for name in SECTIONS
    }
    changed |= {
        "title": words.apply(summary.title),
        "teaser": words.apply(summary.teaser),
        "topics": tuple(dict.fromkeys(map(words.apply, summary.topics))),
        "glossary": tuple((term, words.apply(house.own_meaning(term) or plain)) for term, plain in summary.glossary),
    }
    return summary.model_copy(update=changed)


def count_changed(before: Summary, after: Summary) -> int:
    """Give how many texts of a draft, title and teaser among them, came out otherwise."""
    pairs = [(before.title, after.title), (before.teaser, after.teaser)]
    pairs += [
        (one.text, other.text) for (_, _, one), (_, _, other) in zip(before.claims(), after.claims(), strict=True)
    ]
    return sum(one != other for one, other in pairs)


def with_house_notes(summary: Summary, house: HouseStyle) -> Summary:
    """Give a draft with a note of each sentence that still holds a word to avoid, for which no other is known."""
    notes = tuple(_left(summary, house)) if house.avoid else ()
    return summary.model_copy(update={"notes": (*summary.notes, *notes)}) if notes else summary


def house_wishes(house: HouseStyle) -> Iterator[str]:
    """Say a house's wishes of words and spelling, a line each; the same for every paper. Code puts in place what is more."""
    return islice(_wishes(house), MOST_WISHES)


def _wishes(house: HouseStyle) -> Iterator[str]:
    if house.spelling != "as written":
        yield f"Spelling: {house.spelling.capitalize()}."
    instead = {words.lower(): plain for words, plain in house.prefer}
    avoided = {one.word.lower() for one in house.avoid}
    for one in house.avoid:
        better = f" Write “{instead[one.word.lower()]}”." if one.word.lower() in instead else ""
        yield material(f"Never write “{one.word}”{f' ({one.reason})' if one.reason else ''}.{better}")
    for words, plain in house.prefer:
        if words.lower() not in avoided:
            yield material(f"Write “{plain}”, not “{words}”.")
    if house.keep:
        yield material(f"Never change these names: {', '.join(house.keep)}.")


def terms_told(house: HouseStyle, texts: Iterable[str]) -> Iterator[str]:
    """Say what a house's glossary wants for the terms that these texts have, a line each, in alphabetical order."""
    found = {entry.term: entry for text in texts for entry in house.own_terms(text)}
    for term in sorted(found)[:MOST_WISHES]:
        entry = found[term]
        wish = f"write “{entry.replacement}”" if entry.replacement else f"explain it as “{entry.plain}”"
        yield material(f"{term}: {wish}")


def _left(summary: Summary, house: HouseStyle) -> Iterator[str]:
    """Name the sentences that still hold a word to avoid."""
    noted = 0
    said = [summary.title, *(part for _, _, claim in summary.claims() for part in sentences(claim.text))]
    for sentence in said:
        for change in house.wording.find(sentence):
            if change.kind == "avoided" and noted < _MOST_NOTED:
                noted += 1
                why = f" ({change.reason})" if change.reason else ""
                yield f"House style: find another word for “{change.was}”{why}: “{sentence}”"

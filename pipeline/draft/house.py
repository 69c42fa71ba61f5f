"""Put a draft in a house's words. Takes a Summary and a HouseStyle; gives the Summary, with a note of what is left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.records import SECTIONS, Summary
from pipeline.records.house import HouseStyle
from pipeline.text.sentences import sentences

# More words to avoid than these are seen by the checks.
_MOST_NOTED = 8


def in_house_words(summary: Summary, house: HouseStyle) -> Summary:
    """Give a draft whose title, teaser, claims and explanations are in the house's words and spelling.

    Evidence stays as it is. A word to avoid for which no other is known stays too, and a note names its sentence.
    """
    words = house.wording
    if not words:
        return summary
    changed: dict[str, Any] = {
        name: tuple(claim.model_copy(update={"text": words.apply(claim.text)}) for claim in summary.section(name))
        for name in SECTIONS
    }
    changed |= {
        "title": words.apply(summary.title),
        "teaser": words.apply(summary.teaser),
        "glossary": tuple((term, words.apply(plain)) for term, plain in summary.glossary),
    }
    put = summary.model_copy(update=changed)
    return put.model_copy(update={"notes": (*put.notes, *_left(put, house))})


def count_changed(before: Summary, after: Summary) -> int:
    """Give how many texts of a draft, title and teaser among them, came out otherwise."""
    pairs = [(before.title, after.title), (before.teaser, after.teaser)]
    pairs += [
        (one.text, other.text) for (_, _, one), (_, _, other) in zip(before.claims(), after.claims(), strict=True)
    ]
    return sum(one != other for one, other in pairs)


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

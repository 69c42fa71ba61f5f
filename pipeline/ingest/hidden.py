"""Tell what a paper hides and what it says to machines. Takes a document and its numbered text; gives records and warnings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.ingest.disguise import reversed_words, tagged_words, visible
from pipeline.ingest.instructions import aimed_at_models, is_about_models
from pipeline.ingest.parts import Document
from pipeline.records import HiddenText, Instruction, Section

# Shorter pieces are labels of tabs and figures: 22 of 46 real papers have some.
FEWEST_WORDS = 6
_MOST_LISTED, _MOST_KEPT, _MOST_SHOWN = 200, 2_000, 160


def hidden_on_pages(runs: list[tuple[int, str, str]]) -> tuple[HiddenText, ...]:
    """Join the hidden runs of a PDF, (page, reason, text), into texts in the order in which they are drawn."""
    found = [
        HiddenText(where=f"page {page}", reason=reason, text=_joined([piece for _, _, piece in group])[:_MOST_KEPT])
        for (page, reason), group in groupby(runs, key=lambda run: (run[0], run[1]))
    ]
    return tuple(dict.fromkeys(one for one in found if one.text))


def hidden_characters(texts: Iterable[str]) -> tuple[HiddenText, ...]:
    """Find words in characters that nobody sees, and Latin words whose direction is turned."""
    found: list[HiddenText] = []
    for text in texts:
        if text.isascii():
            continue
        found += [HiddenText(where="text", reason="in invisible characters", text=w) for w in tagged_words(text)]
        found += [HiddenText(where="text", reason="shown backwards", text=visible(w)) for w in reversed_words(text)]
    return tuple(found)


def instructions_in(
    document: Document, text: str, sections: tuple[Section, ...], hidden: tuple[HiddenText, ...]
) -> tuple[Instruction, ...]:
    """Find what is aimed at language models, hidden or not, in all that a paper says."""
    about = is_about_models(f"{document.title}\n{text}")
    found = [
        Instruction(where=f"{one.where}, {one.reason}", text=_around(one.text, aimed.start, aimed.end), hidden=True)
        for one in hidden
        for aimed in aimed_at_models(one.text, seen=False)[:1]
    ]
    found += [
        Instruction(where=where, text=_around(said, aimed.start, aimed.end), reported=aimed.reported)
        for where, said in _beside(document, sections)
        for aimed in aimed_at_models(said, seen=True, about=about, terse=True)[:1]
    ]
    for start, end, terse in _stretches(text, sections):
        for aimed in aimed_at_models(text[start:end], seen=True, about=about, terse=terse):
            a, b = start + aimed.start, start + aimed.end
            ids = tuple(p.id for s in sections for p in s.passages if p.start < b and a < p.end)
            found.append(
                Instruction(
                    where=ids[0] if ids else "text", text=_around(text, a, b), reported=aimed.reported, passages=ids
                )
            )
    return tuple(dict.fromkeys(found))[:_MOST_LISTED]


def _stretches(text: str, sections: tuple[Section, ...]) -> list[tuple[int, int, bool]]:
    """Give where the text of sentences and that of tables begins and ends; in a cell an order need not begin a sentence."""
    rows = [p for s in sections if s.kind == "tables" for p in s.passages]
    if not rows:
        return [(0, len(text), False)]
    start, end = rows[0].start, rows[-1].end
    return [(0, start, False), (start, end, True), (end, len(text), False)]


def listed(hidden: Iterable[HiddenText]) -> tuple[HiddenText, ...]:
    """Give what is kept of the hidden texts: the first of them, each once."""
    return tuple(dict.fromkeys(hidden))[:_MOST_LISTED]


def warnings_of(
    hidden: tuple[HiddenText, ...], instructions: tuple[Instruction, ...], uninspected: tuple[str, ...]
) -> tuple[str, ...]:
    """Say in sentences what is hidden, what is aimed at models, and what could not be looked at."""
    told = [f"Inspection failed: {what}. Nobody can say that nothing is hidden there." for what in uninspected]
    for one in instructions:
        kind = "Hidden instruction" if one.hidden else "Quoted instruction" if one.reported else "Instruction"
        told.append(f"{kind} to a language model ({one.where}): “{_short(one.text)}”")
    # What spoke to a model has been told above, in its own words.
    spoken = {one.where for one in instructions if one.hidden}
    told += [
        f"Hidden text on {text.where} ({text.reason}), left out: “{_short(text.text)}”"
        for text in hidden
        if len(text.text.split()) >= FEWEST_WORDS and f"{text.where}, {text.reason}" not in spoken
    ]
    return tuple(dict.fromkeys(told))


def _beside(document: Document, sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    """Give what a paper says beside its numbered text: (where, text)."""
    said = [("title", document.title), ("headings", "\n".join(section.title for section in sections))]
    said += [("keywords", "\n".join(document.keywords)), ("authors", "\n".join(document.authors))]
    said += [("journal", document.journal or ""), ("licence", document.licence or "")]
    said += [("lay summary in the record", lay.text) for lay in document.lay_summaries]
    said += [("metadata", text) for text in document.metadata]
    return [(where, visible(text)) for where, text in said if text]


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 20) : end + 60].split())


def _joined(pieces: list[str]) -> str:
    # A program may place each word or each letter by itself.
    glue = "" if sum(map(len, pieces)) < 2 * len(pieces) else " "
    return " ".join(glue.join(pieces).split())


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"

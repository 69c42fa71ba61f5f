"""Structure: the four sections, their length, one idea a sentence. Takes a Summary; gives Flags."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import HEADINGS, SECTIONS, Flag, Paper, Severity, Summary
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = "Good Lay Summary Practice (2021), section 4.2: a set structure, short sentences"
# Words of a section beyond which readers stop: the design card of the sites and EU lay summaries agree on about a page.
_MOST_WORDS = {"takeaway": 90, "findings": 220, "audience": 120, "caveats": 160}
_LONG, _TOO_LONG = 30, 45


@rule("structure", Severity.BLOCK, Severity.NOTE, why="readers look for each answer in its place", standard=_STANDARD)
def structure(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each section that is missing or too long. A missing one blocks our own drafts and is a note on others'."""
    del paper
    ours = summary.origin.drafter != "person"
    for name in SECTIONS:
        claims = summary.section(name)
        words = sum(len(claim.text.split()) for claim in claims)
        if not words:
            yield Flag(
                rule="structure",
                severity=Severity.BLOCK if ours else Severity.NOTE,
                section=name,
                message=f"the section “{HEADINGS[name]}” is missing",
                standard=_STANDARD,
                remedy="write it, or say that the paper does not tell",
            )
        elif words > _MOST_WORDS[name] and ours:
            yield Flag(
                rule="structure",
                severity=Severity.NOTE,
                section=name,
                message=f"{words} words; readers manage {_MOST_WORDS[name]}",
                standard=_STANDARD,
                remedy="keep what a patient needs",
            )


@rule("long sentence", Severity.NOTE, why="a long sentence is read twice, or not at all", standard=_STANDARD)
def long_sentences(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each sentence that holds more than one idea by its length: a note, never more."""
    del paper
    for place in every_sentence(summary):
        words = len(place[2].text.split())
        if words > _LONG and place[0] != "title":
            much = "far too long" if words > _TOO_LONG else "long"
            yield flag(
                "long sentence", Severity.NOTE, place, None, f"{words} words: {much} for one reading",
                standard=_STANDARD, remedy="one idea a sentence",
            )  # fmt: skip

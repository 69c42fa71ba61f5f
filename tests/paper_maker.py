"""Make Papers for tests. Takes headings and sentences; gives a Paper whose offsets are right."""

from __future__ import annotations

import hashlib
from typing import Any

from pipeline.records import Paper, Passage, Section, SectionKind, StudyFacts, Whose

# The first word found in the lower-cased heading decides.
_KINDS: tuple[tuple[str, SectionKind], ...] = (
    ("abstract", "abstract"), ("summary", "abstract"), ("introduction", "introduction"),
    ("background", "introduction"), ("objective", "introduction"), ("case", "case"), ("patient", "case"),
    ("limitation", "limitations"), ("method", "methods"), ("result", "results"), ("finding", "results"),
    ("conclusion", "conclusions"), ("discussion", "discussion"), ("funding", "funding"),
    ("conflict", "conflicts"), ("interest", "conflicts"), ("reference", "references"),
    ("caption", "captions"), ("figure", "captions"), ("title", "title"),
)  # fmt: skip


def guess_kind(heading: str) -> SectionKind:
    """Guess what a section is from the words of its heading."""
    lower = heading.lower()
    if lower.startswith("table "):
        return "tables"
    return next((kind for word, kind in _KINDS if word in lower), "other")


def make_paper(
    sections: dict[str, list[str]],
    *,
    title: str = "A paper made for a test",
    facts: StudyFacts | None = None,
    cited: tuple[str, ...] = (),
    **fields: Any,
) -> Paper:
    """Build a Paper from {heading: [sentences]}; passages are S1, S2, … in reading order.

    Args:
        sections: headings and their sentences; the kind of a section is guessed from its heading.
        title: the paper's title.
        facts: the study facts; none reported if not given.
        cited: ids of the passages that tell of somebody else's work.
        **fields: any other field of Paper.
    """
    text, count, made = "", 0, []
    for heading, sentences in sections.items():
        kind, passages = guess_kind(heading), []
        for place, sentence in enumerate(sentences):
            joint = "" if not text else " " if place else "\n\n"
            start = len(text) + len(joint)
            text += joint + sentence
            count += 1
            whose: Whose = "cited" if f"S{count}" in cited else "study"
            passages.append(
                Passage(id=f"S{count}", text=sentence, start=start, end=len(text), kind=kind, whose=whose)
            )
        made.append(Section(kind=kind, title=heading, passages=tuple(passages)))
    known: dict[str, Any] = {
        "source_digest": hashlib.sha256(text.encode()).hexdigest(),
        "source_name": "paper.txt",
        "source_kind": "text",
        "scope": "full",
        "facts": facts or StudyFacts(),
    }
    return Paper(title=title, text=text, sections=tuple(made), **(known | fields))

"""Render the review sheet. Takes a Draft; gives one HTML file: the draft beside its numbered source, evidence both ways."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import HEADINGS, SECTIONS, Claim, Draft, Flag
from pipeline.render.labels import (
    LIMITS,
    SEVERITIES,
    STAMP,
    STATUS,
    VERDICTS,
    citation,
    doi_link,
    fact_rows,
    labels,
    not_reported,
    sure,
    writer,
)
from pipeline.render.templating import page

_FOLDED = {"references", "captions"}
_LOUDNESS = {"block": 0, "warn": 1, "note": 2}


@dataclass(frozen=True)
class Piece:
    """Some words of a sentence; `severity` is empty where nothing is at fault with them."""

    text: str
    severity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence as the sheet shows it: in pieces, with the passages it names and the flags on it."""

    anchor: str
    pieces: tuple[Piece, ...]
    passages: tuple[str, ...]
    kind: str
    flags: tuple[Flag, ...]


def article_html(draft: Draft) -> str:
    """Give the sheet. Every word of the paper and the draft is escaped."""
    paper, summary, report = draft.paper, draft.summary, draft.report
    sections = [(name, HEADINGS[name], _sentences(name, summary.section(name), report.flags)) for name in SECTIONS]
    users = _users(draft)
    return page(
        "article.html.j2",
        "article.js",
        stamp=STAMP,
        limits=LIMITS,
        title=_pieces(summary.title, _on("title", None, report.flags)),
        title_flags=_on("title", None, report.flags),
        plain_title=summary.title,
        teaser=summary.teaser,
        teaser_flags=_on("teaser", None, report.flags),
        labels=labels(paper),
        verdict=VERDICTS[report.verdict],
        verdict_name=report.verdict.replace(" ", "-"),
        counts=_counts(report.flags),
        writer=writer(draft),
        notes=summary.notes,
        sections=sections,
        whole=_sorted([f for f in report.flags if f.section is None]),
        of_section={
            name: _sorted([f for f in report.flags if f.section == name and f.claim is None]) for name in SECTIONS
        },
        severities=SEVERITIES,
        source=[(s.title or s.kind.capitalize(), s.kind in _FOLDED, s.passages) for s in paper.sections],
        users=users,
        known={p.id for p in paper.passages()},
        paper=paper,
        citation=citation(paper),
        doi=doi_link(paper),
        status=STATUS[paper.status.value],
        facts=[(name, fact, sure(fact)) for name, fact in fact_rows(paper)],
        missing=not_reported(paper),
        measures=sorted(report.measures.items()),
        glossary=summary.glossary,
    )


def _on(section: str, claim: int | None, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    return _sorted([f for f in flags if f.section == section and f.claim == claim])


def _sorted(flags: list[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda f: (_LOUDNESS[f.severity.value], f.start or 0, f.rule)))


def _sentences(name: str, claims: tuple[Claim, ...], flags: tuple[Flag, ...]) -> list[Sentence]:
    made = []
    for place, claim in enumerate(claims):
        on = _on(name, place, flags)
        made.append(Sentence(f"{name}-{place + 1}", _pieces(claim.text, on), claim.passages, claim.kind, on))
    return made


def _pieces(text: str, flags: tuple[Flag, ...]) -> tuple[Piece, ...]:
    """Cut a sentence at the words at fault; where faults overlap the louder one shows. A whole sentence is not marked."""
    loud = [""] * len(text)
    for flag in reversed(flags):
        start, end = flag.start or 0, flag.end or 0
        if flag.start is not None and flag.end is not None and end - start < len(text):
            loud[start:end] = [flag.severity.value] * len(text[start:end])
    pieces: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or loud[place] != loud[start]:
            pieces.append(Piece(text[start:place], loud[start]))
            start = place
    return tuple(pieces)


def _users(draft: Draft) -> dict[str, list[str]]:
    """Give for each passage the anchors of the sentences that stand on it."""
    users: dict[str, list[str]] = {}
    for section, place, claim in draft.summary.claims():
        for passage in claim.passages:
            users.setdefault(passage, []).append(f"{section}-{place + 1}")
    return users


def _counts(flags: tuple[Flag, ...]) -> list[tuple[str, int]]:
    return [(name, n) for name in ("block", "warn", "note") if (n := sum(f.severity.value == name for f in flags))]

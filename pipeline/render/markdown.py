"""Render a draft as Markdown for a person to edit. Takes a Draft; gives text that `check` reads back."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import PLAIN_HEADING, SECTIONS, Draft, Summary
from pipeline.records.house import NO_HOUSE, STANDING, HouseStyle
from pipeline.render.labels import (
    LEVEL_NAMES,
    LIMITS,
    OUTSIDE,
    STAMP,
    STATUS,
    citation,
    drafter_notes,
    fact_rows,
    not_reported,
    own_notes,
    writer,
)
from pipeline.render.letters import markdown
from pipeline.text.licence import reuse_terms


def article_md(draft: Draft, house: HouseStyle = NO_HOUSE) -> str:
    """Give title, teaser and four sections, each sentence with its passages; then the source, which is not summary.

    Both levels of a draft that has two stand in the one file: who edits it has one file to take in, and none is forgotten.
    """
    lines = list(_summary(draft.summary, house))
    if draft.plain:
        lines += _summary(draft.plain.summary, house, f"{PLAIN_HEADING}: ")
    lines += [*_source(draft), "", "## Study facts", "", *_facts(draft)]
    return "\n".join(lines) + "\n"


def _summary(summary: Summary, house: HouseStyle, opening: str = "") -> Iterator[str]:
    yield from (f"# {opening}{markdown(summary.title)}", "")
    if summary.teaser.strip():
        yield from (f"*{markdown(summary.teaser)}*", "")
    yield from (f"> {STAMP}.", "")
    yield from _standing(house.beginning)
    for name in SECTIONS:
        yield from (f"## {markdown(house.heading(name))}", "")
        yield from (f"- {markdown(claim.text)}{_ids(claim.passages)}" for claim in summary.section(name))
        yield ""
    yield from _standing(house.end)


def _standing(paragraphs: tuple[str, ...]) -> Iterator[str]:
    """Give a house's own text, marked: it is no sentence of the draft and stands on no passage."""
    for paragraph in paragraphs:
        yield from (f"{STANDING}{markdown(paragraph)}", "")


def _ids(passages: tuple[str, ...]) -> str:
    return f" [{', '.join(map(markdown, passages))}]" if passages else ""


def _source(draft: Draft) -> Iterator[str]:
    paper = draft.paper
    yield from ("## Source", "", markdown(citation(paper)), "")
    yield f"- DOI: {markdown(paper.ids.doi or 'not told')}"
    yield f"- Licence: {markdown(paper.licence or 'not told')} (reuse: {reuse_terms(paper.licence)})"
    said_by = f" ({markdown(paper.status.said_by)})" if paper.status.said_by else ""
    yield f"- Status: {STATUS[paper.status.value]}{said_by}"
    if paper.outside:
        yield f"- {OUTSIDE}: {markdown(paper.outside)}"
    if draft.summary.level == "plain":
        yield f"- Reading level: {PLAIN_HEADING.lower()}"
    yield f"- Draft: {markdown(writer(draft.summary))}"
    yield from (f"- {markdown(note)}" for note in drafter_notes(draft.summary))
    yield from (f"- {PLAIN_HEADING}: {markdown(note)}" for note in own_notes(draft))
    yield from (f"- Warning: {markdown(warning)}" for warning in paper.warnings)
    each = "; ".join(f"{LEVEL_NAMES[one.summary.level].lower()}: {one.report.verdict}" for one in draft.versions)
    yield f"- Checks: {each if draft.plain else draft.report.verdict}. {LIMITS}"


def _facts(draft: Draft) -> Iterator[str]:
    for name, fact in fact_rows(draft.paper):
        doubt = " (needs a look)" if fact.needs_review else ""
        yield f"- {name.capitalize()}: {markdown(fact.value or '')}{doubt}{_ids(fact.passages)}"
    if missing := not_reported(draft.paper):
        yield f"- Not reported: {', '.join(missing)}"

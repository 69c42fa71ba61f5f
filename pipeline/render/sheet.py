"""Render the review sheet. Takes a Draft; gives one HTML file: the draft beside its numbered source, evidence both ways."""

from __future__ import annotations

from pipeline.records import HEADINGS, SECTIONS, Draft
from pipeline.render import labels as words
from pipeline.render.evidence import parts, unused, users
from pipeline.render.flags import Places, flags_by_place, jumps, pieces, sentences
from pipeline.render.templating import page


def article_html(draft: Draft) -> str:
    """Give the sheet. Every word of the paper and the draft is escaped."""
    paper, summary, report = draft.paper, draft.summary, draft.report
    places = flags_by_place(draft)
    used = users(draft)
    return page(
        "article",
        stamp=words.STAMP,
        limits=words.LIMITS,
        paper=paper,
        summary=summary,
        title=pieces(summary.title, places.get(("title", None), ())),
        teaser=pieces(summary.teaser, places.get(("teaser", None), ())),
        title_flags=places.get(("title", None), ()),
        teaser_flags=places.get(("teaser", None), ()),
        labels=words.labels(paper),
        alert=words.ALERTS.get(paper.status.value),
        verdict=words.VERDICTS[report.verdict],
        verdict_name=report.verdict.replace(" ", "-"),
        severities=words.SEVERITIES,
        jumps=jumps(draft, places),
        writer=words.writer(draft),
        notes=words.drafter_notes(draft),
        origin=words.origin_rows(draft),
        sections=_sections(draft, places),
        source=parts(paper, used),
        known={p.id for p in paper.passages()},
        unused=unused(draft, used),
        citation=words.citation(paper),
        links=words.links(paper),
        status=words.STATUS[paper.status.value],
        facts=[(name, fact, words.sure(fact)) for name, fact in words.fact_rows(paper)],
        missing=words.not_reported(paper),
        measures=[(name.replace("_", " "), f"{value:g}") for name, value in sorted(report.measures.items())],
    )


def _sections(draft: Draft, places: Places) -> list[tuple[str, str, object, object]]:
    """Give (name, heading, flags on the section, its sentences)."""
    return [
        (name, HEADINGS[name], places.get((name, None), ()), sentences(name, draft.summary.section(name), places))
        for name in SECTIONS
    ]

"""Render the review sheet. Takes a Draft; gives one HTML file: the draft beside its numbered source, evidence both ways."""

from __future__ import annotations

from typing import Any

from pipeline.records import SECTIONS, Draft, Summary, Version
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render import labels as words
from pipeline.render.evidence import marks, parts, unused, users
from pipeline.render.flags import Places, flags_by_place, jumps, pieces, sentences
from pipeline.render.tables import laid_out
from pipeline.render.templating import page


def article_html(draft: Draft, house: HouseStyle = NO_HOUSE) -> str:
    """Give the sheet, with a house's headings and standing text. Every word of the paper and the draft is escaped."""
    paper = draft.paper
    used = users(draft)
    return page(
        "article",
        stamp=words.STAMP,
        limits=words.LIMITS,
        paper=paper,
        labels=words.labels(paper),
        alerts=words.alerts(paper),
        severities=words.SEVERITIES,
        levels=[_level(version, mark, house) for version, mark in zip(draft.versions, marks(draft), strict=True)],
        source=[(part, laid_out(part.rows) if part.table else ()) for part in parts(paper, used)],
        beginning=house.beginning,
        end=house.end,
        known={p.id for p in paper.passages()},
        unused=unused(draft, used),
        citation=words.citation(paper),
        links=words.links(paper),
        status=words.STATUS[paper.status.value],
        facts=[(name, fact, words.sure(fact)) for name, fact in words.fact_rows(paper)],
        missing=words.not_reported(paper),
    )


def _level(version: Version, mark: str, house: HouseStyle) -> dict[str, Any]:
    """Give the places of one summary; `mark` stands before its anchors and numbers."""
    summary, report = version.summary, version.report
    places = flags_by_place(version)
    return {
        "mark": mark,
        "level": summary.level,
        "name": words.LEVEL_NAMES[summary.level],
        "summary": summary,
        "title": pieces(summary.title, places.get(("title", None), ())),
        "teaser": pieces(summary.teaser, places.get(("teaser", None), ())),
        "title_flags": places.get(("title", None), ()),
        "teaser_flags": places.get(("teaser", None), ()),
        "verdict": words.VERDICTS[report.verdict],
        "verdict_name": report.verdict.replace(" ", "-"),
        "jumps": jumps(summary, places, mark, house),
        "writer": words.writer(summary),
        "notes": words.drafter_notes(summary),
        "origin": words.origin_rows(summary),
        "sections": _sections(summary, places, mark, house),
        "glossary": [(term, plain, _whose(term, plain, house)) for term, plain in summary.glossary],
        "measures": [(name.replace("_", " "), f"{value:g}") for name, value in sorted(report.measures.items())],
    }


def _whose(term: str, plain: str, house: HouseStyle) -> str:
    """Say whose words an explanation is and who reviewed it; the drafter's own are in no glossary."""
    entry = house.entry_of(term)
    if entry is None or plain not in {*entry.plain.split(" / "), *map(house.wording.apply, entry.plain.split(" / "))}:
        return "the drafter's own words"
    return f"{entry.source}; {entry.review}"


def _sections(
    summary: Summary, places: Places, mark: str, house: HouseStyle
) -> list[tuple[str, str, object, object]]:
    """Give (name, heading, flags on the section, its sentences)."""
    return [
        (
            name,
            house.heading(name),
            places.get((name, None), ()),
            sentences(name, summary.section(name), places, mark),
        )
        for name in SECTIONS
    ]

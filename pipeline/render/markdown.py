"""Render a draft as Markdown for a person to edit. Takes a Draft; gives text that `check` reads back."""

from __future__ import annotations

from pipeline.records import HEADINGS, SECTIONS, Draft
from pipeline.render.labels import LIMITS, STAMP, STATUS, citation, fact_rows, not_reported, writer


def article_md(draft: Draft) -> str:
    """Give title, teaser and four sections, each sentence with its passages; then the source, which is not summary."""
    summary, paper = draft.summary, draft.paper
    lines = [f"# {_line(summary.title)}", ""]
    if summary.teaser:
        lines += [f"*{_line(summary.teaser)}*", ""]
    lines += [f"> {STAMP}.", ""]
    for name in SECTIONS:
        lines += [f"## {HEADINGS[name]}", ""]
        for claim in summary.section(name):
            ids = f" [{', '.join(claim.passages)}]" if claim.passages else ""
            lines.append(f"- {_line(claim.text)}{ids}")
        lines.append("")
    lines += ["## Source", "", _line(citation(paper)), ""]
    lines += [f"- DOI: {paper.ids.doi or 'not told'}"]
    lines += [f"- Licence: {_line(paper.licence or 'not told')}"]
    lines += [f"- Status: {STATUS[paper.status.value]}"]
    lines += [f"- {writer(draft)}", *(f"- {_line(note)}" for note in summary.notes)]
    lines += [f"- Checks: {draft.report.verdict}. {LIMITS}", "", "## Study facts", ""]
    lines += [f"- {name.capitalize()}: {_line(fact.value or '')}" for name, fact in fact_rows(paper)]
    missing = not_reported(paper)
    lines += [f"- Not reported: {', '.join(missing)}"] if missing else []
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())

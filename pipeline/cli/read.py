"""`plainpaper read`: what the ingester understood of a source."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pipeline.cli import show_error
from pipeline.errors import SourceError
from pipeline.flow.sources import read_bytes, shown
from pipeline.ingest import read_source
from pipeline.records import Paper, StudyFacts
from pipeline.text.licence import reuse_terms


@click.command(name="read")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Give the Paper records as a JSON list.")
def command(source: Path, *, as_json: bool) -> int:
    """Show what plainpaper understood of SOURCE: catalogue data, study facts, numbered passages."""
    try:
        results = read_source(read_bytes(source), shown(source.name))
    except SourceError as error:
        raise SourceError(f"{shown(source.name)}: {error.message}", error.hint) from error
    papers = [result for result in results if isinstance(result, Paper)]
    errors = [result for result in results if isinstance(result, SourceError)]
    if as_json:
        click.echo(json.dumps([p.model_dump(mode="json") for p in papers], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(paper_lines(paper)) for paper in papers))
    for failed in errors:
        show_error(failed)
    return (4 if papers else 1) if errors else 0


def paper_lines(paper: Paper) -> list[str]:
    """Say a paper in lines: catalogue data, facts with their evidence, what is not reported, passages."""
    lines = [
        paper.title,
        f"  authors   {', '.join(paper.authors) or 'not told'}",
        f"  journal   {paper.journal or 'not told'}, {paper.year or 'year not told'}",
        f"  ids       DOI {paper.ids.doi or '-'} · PMID {paper.ids.pmid or '-'} · PMCID {paper.ids.pmcid or '-'}",
        f"  licence   {paper.licence or 'not told'} (reuse: {reuse_terms(paper.licence)})",
        f"  status    {paper.status.value}{f' ({paper.status.said_by})' if paper.status.said_by else ''}",
        *([f"  note      {paper.outside}"] if paper.outside else []),
        f"  scope     {paper.scope}",
        "",
        *_fact_lines(paper.facts),
        *(f"  warning: {warning}" for warning in paper.warnings),
        *(f"  repair: {repair}" for repair in paper.repairs),
    ]
    for section in paper.sections:
        lines += ["", f"[{section.kind}] {section.title}"]
        lines += [f"  {p.id:>5}  {p.text}{'  (cited work)' if p.whose == 'cited' else ''}" for p in section.passages]
    return lines


def _fact_lines(facts: StudyFacts) -> list[str]:
    lines = []
    for name in StudyFacts.model_fields:
        fact = getattr(facts, name)
        if fact.reported:
            review = " · needs review" if fact.needs_review else ""
            lines.append(f"  {name.replace('_', ' '):<15} {fact.value}  [{', '.join(fact.passages)}]{review}")
    absent = ", ".join(name.replace("_", " ") for name in facts.not_reported())
    return [*lines, f"  {'not reported':<15} {absent or '-'}"]

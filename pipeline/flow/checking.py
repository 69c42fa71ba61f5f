"""Check summaries that somebody else wrote. Takes a paper's and a summary's text; gives a Report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.errors import PlainpaperError, SourceError
from pipeline.ingest import read_source
from pipeline.records import Paper, Report
from pipeline.validate.summary_file import check_text


def one_paper(data: bytes, name: str) -> Paper:
    """Read a source that holds one paper.

    Raises:
        SourceError: none, or more than one, can be read.
    """
    results = read_source(data, name)
    papers = [result for result in results if isinstance(result, Paper)]
    if len(papers) > 1:
        raise SourceError(f"{name} holds {len(papers)} papers", "give the one that the summary is about")
    if not papers:
        raise next(result for result in results if isinstance(result, SourceError))
    return papers[0]


def check_pairs(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Check JSON lines `{"id", "paper", "summary", "scope"}` (texts); give a result row for each.

    Raises:
        PlainpaperError: a line is not such a row.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _check_row(line, number)


def _check_row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
        key, paper_text, summary, scope = (
            row["id"],
            str(row["paper"]),
            str(row["summary"]),
            row.get("scope", "abstract"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlainpaperError(
            f"line {number} is not a row with id, paper and summary",
            'write {"id": …, "paper": "…", "summary": "…"}',
        ) from error
    if scope not in {"abstract", "full"}:
        raise PlainpaperError(f"line {number} has the scope “{scope}”", "use abstract or full")
    try:
        paper = one_paper(paper_text.encode(errors="replace"), str(key)).model_copy(update={"scope": scope})
    except SourceError as error:
        return {"id": key, **report_row(Report(verdict="unchecked")), "error": error.message}
    return {"id": key, **report_row(check_text(summary, paper))}


def report_row(report: Report) -> dict[str, Any]:
    """Give a report in the contract's JSON shape."""
    wanted = {
        "rule",
        "severity",
        "section",
        "message",
        "quote",
        "start",
        "end",
        "passages",
        "standard",
        "remedy",
    }
    flags = [flag.model_dump(mode="json", include=wanted) for flag in report.flags]
    return {"verdict": report.verdict, "flags": flags, "measures": report.measures}

"""Check summaries that somebody else wrote. Takes a paper's and a summary's text; gives a Report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.errors import PlainpaperError, SourceError
from pipeline.ingest import read_source
from pipeline.ingest.assemble import FEWEST_WORDS
from pipeline.ingest.detect import decode
from pipeline.ingest.docx import docx_text, is_docx
from pipeline.records import Paper, Report
from pipeline.validate.summary_file import check_text

_WANTED = {
    "rule", "severity", "section", "message", "quote", "start", "end", "passages", "standard", "remedy",
}  # fmt: skip


def one_paper(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> Paper:
    """Read a source that holds one paper of at least `fewest` words.

    Raises:
        SourceError: none, or more than one, can be read.
    """
    results = read_source(data, name, fewest)
    papers = [result for result in results if isinstance(result, Paper)]
    if len(papers) > 1:
        raise SourceError(f"{name} holds {len(papers)} papers", "give the one that the summary is about")
    if not papers:
        raise next(result for result in results if isinstance(result, SourceError))
    return papers[0]


def summary_text(data: bytes) -> str:
    """Give the text of a summary file: DOCX, Markdown or plain text; the content decides, not the name.

    Raises:
        SourceError: neither text nor a Word file.
    """
    return docx_text(data) if is_docx(data) else decode(data)[0]


def check_pairs(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Check JSON lines `{"id", "paper", "summary", "scope"}` (texts); give a result row for each.

    A row that cannot be read gives a row with `error` and the verdict “unchecked”: it costs the others nothing.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _check_row(line, number)


def _check_row(line: str, number: int) -> dict[str, Any]:
    key: Any = None
    try:
        row = _row(line)
        key = _id(row)
        summary = _text(row, "summary")
        paper = _paper(row, str(key))
    except PlainpaperError as error:
        failed = report_row(Report(verdict="unchecked"))
        return {"id": key, **failed, "error": f"line {number}: {error.message}"}
    return {"id": key, **report_row(check_text(summary, paper))}


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise PlainpaperError("this is not JSON") from error
    if not isinstance(row, dict):
        raise PlainpaperError("a row is an object with id, paper and summary")
    return row


def _id(row: dict[str, Any]) -> Any:  # noqa: ANN401 - an id is whatever JSON value the editor gave
    if row.get("id") is None:
        raise PlainpaperError("the row has no id")
    return row["id"]


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise PlainpaperError(f"the row's {name} is no text")
    # JSON can carry half of a character (a lone surrogate), which no file can hold.
    return value.encode(errors="replace").decode()


def _paper(row: dict[str, Any], name: str) -> Paper:
    scope = row.get("scope", "abstract")
    if scope not in {"abstract", "full"}:
        raise PlainpaperError(f"the scope “{str(scope)[:40]}” is neither abstract nor full")
    # A sentence is enough to hold a summary against: what is too little to draft from can still be checked.
    paper = one_paper(_text(row, "paper").encode(), name.encode(errors="replace").decode(), fewest=1)
    return paper.model_copy(update={"scope": scope})


def report_row(report: Report) -> dict[str, Any]:
    """Give a report in the contract's JSON shape."""
    flags = [flag.model_dump(mode="json", include=_WANTED) for flag in report.flags]
    return {"verdict": report.verdict, "flags": flags, "measures": report.measures}

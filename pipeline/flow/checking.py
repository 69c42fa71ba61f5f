"""Check summaries that somebody else wrote. Takes a paper's and a summary's text; gives a Report."""

from __future__ import annotations

import json
import multiprocessing
import re
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal

from pipeline.errors import PlainpaperError, SourceError
from pipeline.flow.settled import settle
from pipeline.ingest import read_source, read_text
from pipeline.ingest.detect import decode
from pipeline.ingest.docx import docx_text, is_docx
from pipeline.ingest.parts import FEWEST_WORDS
from pipeline.records import Paper, Report
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.validate.summary_file import check_text

# Rows that one worker takes at once: a second's work for the longest papers, and no more memory than a few of them.
CHUNK = 32
# What a file begins with that has words between marks; a summary that names `<html>` further on is text.
_MARKED_UP = re.compile(rb"\s*(<!doctype|<html|<\?xml|<article|%PDF-)", re.IGNORECASE)
_FORMS = {b"<!": "a web page or XML", b"<h": "a web page", b"<?": "XML", b"<a": "XML", b"%p": "a PDF"}
_AS_TEXT = "save the summary as Markdown, plain text or Word (.docx)"
_WANTED = {
    "rule", "severity", "section", "message", "quote", "start", "end", "passages", "standard", "remedy",
}  # fmt: skip


def one_paper(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> Paper:
    """Read a source that holds one paper of at least `fewest` words.

    Raises:
        SourceError: none, or more than one, can be read.
    """
    return _only(read_source(data, name, fewest), name)


def _only(results: list[Paper | SourceError], name: str) -> Paper:
    papers = [result for result in results if isinstance(result, Paper)]
    if len(papers) > 1:
        raise SourceError(f"{name} holds {len(papers)} papers", "give the one that the summary is about")
    if not papers:
        raise next(result for result in results if isinstance(result, SourceError))
    return papers[0]


def summary_text(data: bytes) -> str:
    """Give the text of a summary file: DOCX, Markdown or plain text; the content decides, not the name.

    Raises:
        SourceError: neither text nor a Word file, or the marks of a web page, XML or PDF, whose words no reader sees as they stand.
    """
    if is_docx(data):
        return docx_text(data)
    # Checked as text, one JATS article gave 555 warnings, about the names of its tags.
    if (found := _MARKED_UP.match(data.removeprefix(b"\xef\xbb\xbf"))) is not None:
        raise SourceError(f"this is {_FORMS[found[1][:2].lower()]}, not a lay summary", _AS_TEXT)
    try:
        return decode(data)[0]
    except SourceError as error:
        raise SourceError("this is neither text nor a Word file", _AS_TEXT) from error


@dataclass(frozen=True)
class PairRow:
    """A row of many: its id, its paper as understood, its summary's text."""

    key: Any
    paper: Paper
    summary: str


class RowError(PlainpaperError):
    """A row that cannot be checked; `key` is its id, None where even that is missing."""

    def __init__(self, message: str, key: Any = None) -> None:  # noqa: ANN401 - an id is whatever the editor gave
        super().__init__(message, "a row holds id, paper and summary, as texts")
        self.key = key


def check_many(lines: Iterable[str], workers: int, house: HouseStyle = NO_HOUSE) -> Iterator[dict[str, Any]]:
    """Check JSON lines as `check_pairs` does, on `workers` processes; results come in the order of the lines.

    Few lines stay in this process, where they are done before another has started. Memory stays flat: no more than
    some chunks are under way at once.
    """
    numbered = enumerate(lines, start=1)
    first = list(islice(numbered, CHUNK))
    if workers < 2 or len(first) < CHUNK:
        yield from chain.from_iterable(
            _check_chunk([numbered_line], house) for numbered_line in chain(first, numbered)
        )
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(workers, mp_context=context, initializer=settle) as pool:
        under_way = deque([pool.submit(_check_chunk, first, house)])
        while under_way:
            while len(under_way) < 2 * workers and (chunk := list(islice(numbered, CHUNK))):
                under_way.append(pool.submit(_check_chunk, chunk, house))
            yield from under_way.popleft().result()


def _check_chunk(lines: list[tuple[int, str]], house: HouseStyle) -> list[dict[str, Any]]:
    return [row for number, line in lines for row in check_pairs([line], number, house)]


def check_pairs(lines: Iterable[str], first: int = 1, house: HouseStyle = NO_HOUSE) -> Iterator[dict[str, Any]]:
    """Check JSON lines `{"id", "paper", "summary", "scope"}` (texts); give a result row for each.

    A row that cannot be read gives a row with `error` and the verdict “unchecked”: it costs the others nothing. `first`
    is the number of the first line.
    """
    for row in read_rows(lines, first):
        if isinstance(row, RowError):
            yield {"id": row.key, **report_row(Report(verdict="unchecked")), "error": row.message}
        else:
            yield {"id": row.key, **_checked(row, house)}


def _checked(row: PairRow, house: HouseStyle) -> dict[str, Any]:
    try:
        return report_row(check_text(row.summary, row.paper, house))
    except Exception as error:  # noqa: BLE001 - a bug met in one row must not cost ten thousand others
        frame = traceback.extract_tb(error.__traceback__)[-1]
        told = f"the checks tripped over this row ({type(error).__name__} in {frame.name}:{frame.lineno}): a bug"
        return {**report_row(Report(verdict="unchecked")), "error": told}


def read_rows(lines: Iterable[str], first: int = 1) -> Iterator[PairRow | RowError]:
    """Read the rows of a file of pairs one by one; what cannot be read comes as an error in its place."""
    for number, line in enumerate(lines, start=first):
        if line.strip():
            yield _read_row(line, number)


def _read_row(line: str, number: int) -> PairRow | RowError:
    key: Any = None
    try:
        row = _row(line)
        key = _id(row)
        return PairRow(key, _paper(row, str(key)), _text(row, "summary"))
    except PlainpaperError as error:
        return RowError(f"line {number}: {error.message}", key)


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
    return text_paper(_text(row, "paper"), name, scope)


def text_paper(text: str, name: str, scope: Literal["abstract", "full"]) -> Paper:
    """Read a paper that is given as text; a sentence is enough to hold a summary against.

    Raises:
        SourceError: there is none, or what it holds is no paper.
    """
    name = name.encode(errors="replace").decode()
    return _only(read_text(text, name, fewest=1), name).model_copy(update={"scope": scope})


def report_row(report: Report) -> dict[str, Any]:
    """Give a report in the contract's JSON shape."""
    flags = [flag.model_dump(mode="json", include=_WANTED) for flag in report.flags]
    return {"verdict": report.verdict, "flags": flags, "measures": report.measures}

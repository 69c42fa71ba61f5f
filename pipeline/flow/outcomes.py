"""Say what came of a source, for the editor's table and for the index. Takes drafts and errors; gives rows."""

from __future__ import annotations

import re
import traceback
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import PlainpaperError
from pipeline.flow.sources import Source
from pipeline.records import Draft, Paper, Severity

State = Literal[
    "drafted", "blocked", "unchanged", "refused", "failed", "parked", "cancelled", "passed over", "not tried",
]  # fmt: skip
# What makes a run end with exit 4: work that was asked for now and is not done.
UNDONE = frozenset({"failed", "not tried"})


@dataclass(frozen=True)
class Outcome:
    """What came of one record: for the editor's table."""

    name: str
    state: State
    title: str = ""
    message: str = ""
    hint: str = ""
    slug: str = ""


def bug_error(error: Exception) -> PlainpaperError:
    """Tell a bug met in one paper as what it is: its kind and its place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    return PlainpaperError(f"plainpaper tripped over this paper ({place})", "a bug: please report it")


def row_of(draft: Draft) -> dict[str, Any]:
    """Give what a list of drafts shows of one: the worse verdict and all flags, `levels` with the verdict of each, and what else than a study it is."""
    severities = [flag.severity for version in draft.versions for flag in version.report.flags]
    return {
        "title": draft.summary.title,
        "design": draft.paper.facts.design.value or "not reported",
        "people": draft.paper.facts.participants.value or "not reported",
        "verdict": draft.verdict,
        "levels": {version.summary.level: version.report.verdict for version in draft.versions},
        "citation": citation(draft.paper),
        "blocks": severities.count(Severity.BLOCK),
        "warns": severities.count(Severity.WARN),
        "outside": draft.paper.outside or "",
    }


def citation(paper: Paper) -> str:
    """Give a short citation: first author, journal, year, DOI; what is unknown is left out."""
    first = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    doi = f"doi:{paper.ids.doi}" if paper.ids.doi else ""
    return " · ".join(part for part in (first, paper.journal or "", str(paper.year or ""), doi) if part)


def slug_of(name: str) -> str:
    """Make a folder name of any file name: letters and digits of any script, lower case, at most 60 characters."""
    plain = unicodedata.normalize("NFC", name.encode(errors="replace").decode())
    return re.sub(r"[^\w]+", "-", plain.lower()).strip("-_")[:60].strip("-_") or "paper"


def source_key(source: Source) -> str:
    """Name a source for good: its whole path, as text that every database can keep."""
    path = str(source.path.resolve()).encode(errors="surrogateescape").decode(errors="backslashreplace")
    return path.replace("\x00", "\\x00")


def numbered(source: Source, record: int, records: int) -> str:
    """Name a record for the table: the file, and which of its records where it has several."""
    return source.name if records == 1 else f"{source.name} (record {record + 1})"

"""Tell title, authors and catalogue data at the head of a text from its prose. Takes paragraphs; gives a Front."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.headings import is_heading, section_kind
from pipeline.records import Identifiers

DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^]+")
LICENCE = re.compile(
    r"creativecommons\.org/\S+|\bCC[ -]?(?:BY|0)\b[-\w .]{0,12}|Creative Commons Attribution[\w\s-]{0,60}?(?:Licen[cs]e|International)|"
    r"public domain",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_NAME = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]*\.?\s+){1,4}[A-ZÀ-Þ][\w'’-]+(?:[\d,*†‡§]+)?$|^[A-ZÀ-Þ][\w'’-]+ [A-Z]{1,3}$")
_FIELD = re.compile(
    r"^(title|authors?|by|journal|source|published(?: in)?|year|date|doi|pmid|pmcid|licen[cs]e|copyright|keywords?|key words)"
    r"\s*[:=]\s*(.*)$",
    re.IGNORECASE,
)
_JOURNAL_YEAR = re.compile(r"^([A-ZÀ-Þ][^.!?]{3,80}?)[,.;(]?\s*\(?((?:19|20)\d\d)\b[\d\s;:(),.–-]*$")


# A paragraph that begins “BACKGROUND:” is the abstract's first part; one that begins “Case report:” may be a title.
_LABELS = frozenset({"introduction", "methods", "results", "conclusions", "abstract"})


@dataclass
class Front:
    """What stands at the head of a text: the title's lines, and catalogue data."""

    title: list[str]
    ids: Identifiers
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    licence: str | None = None
    keywords: tuple[str, ...] = ()


def read_front(paragraphs: list[list[str]]) -> tuple[Front, list[list[str]]]:
    """Take the front lines off; give them and the paragraphs that are prose."""
    front = Front([], Identifiers())
    rest = list(paragraphs)
    if rest and _is_title(rest[0], alone=len(rest) > 1):
        front.title = [line.lstrip("# ").strip() for line in rest.pop(0)]
    kept: list[list[str]] = []
    while rest and not _opens(rest[0]):
        kept += [lines] if (lines := _take(front, rest.pop(0))) else []
        if kept and len(" ".join(kept[-1]).split()) > 40:
            break
    return front, [*kept, *rest]


def _opens(group: list[str]) -> bool:
    """Tell whether a paragraph is a heading: the front ends here."""
    line = group[0]
    return len(group) == 1 and (line.startswith("#") or is_heading(line))


def _is_title(group: list[str], *, alone: bool) -> bool:
    text = " ".join(group)
    if group[0].startswith("# "):
        return True
    if not alone or len(group) > 4 or not 2 <= len(text.split()) <= 40 or section_kind(text, "other") != "other":
        return False
    label = text.partition(":")[0] if ":" in text else ""
    if _FIELD.match(group[0]) or DOI.search(text) or section_kind(label, "other") in _LABELS:
        return False
    return not text.endswith(".") or (len(text.split()) <= 30 and text.count(". ") == 0 and len(group) == 1)


def _take(front: Front, group: list[str]) -> list[str]:
    """Put what a paragraph's lines tell into the front; give the lines that are prose."""
    prose: list[str] = []
    for line in group:
        field = _FIELD.match(line)
        if field:
            _field(front, field.group(1).lower(), field.group(2).strip())
        elif prose or not _bare_line(front, line):
            prose.append(line)
    return prose


def _field(front: Front, name: str, value: str) -> None:
    if name == "title" and not front.title:
        front.title = [value]
    elif name in {"author", "authors", "by"}:
        front.authors = _names(value)
    elif name in {"journal", "source", "published", "published in"}:
        year = _YEAR.search(value)
        front.journal = value[: year.start()].strip(" ,.;(") if year and year.start() > 3 else value
        front.year = front.year or (int(year.group()) if year else None)
    elif name in {"year", "date"}:
        year = _YEAR.search(value)
        front.year = int(year.group()) if year else front.year
    elif name in {"doi", "pmid", "pmcid"}:
        doi = DOI.search(value)
        value = doi.group().rstrip(".,;)") if name == "doi" and doi else value
        front.ids = front.ids.model_copy(update={name: value or None})
    elif name in {"licence", "license", "copyright"}:
        front.licence = value or front.licence
    elif name.startswith("key"):
        front.keywords = tuple(w.strip() for w in re.split(r"[;,]", value) if w.strip())


def _bare_line(front: Front, line: str) -> bool:
    """Take a line that is catalogue data without saying so; False where it is not."""
    doi = DOI.search(line)
    if doi and len(line.split()) <= 12:
        front.ids = front.ids.model_copy(update={"doi": doi.group().rstrip(".,;)")})
        return True
    names = _names(line)
    if len(names) > 1 and not front.authors:
        front.authors = names
        return True
    journal = _JOURNAL_YEAR.match(line)
    if journal and not front.journal and len(line.split()) <= 14:
        front.journal, front.year = journal.group(1).strip(" ,"), int(journal.group(2))
        return True
    return False


def _names(line: str) -> tuple[str, ...]:
    """Give the names of a list of authors; empty where any part is no name."""
    parts = [p.strip(" .") for p in re.split(r"[,;&]|\band\b", " ".join(line.split()).rstrip(". ")) if p.strip(" .")]
    if not parts or not all(_NAME.match(part) for part in parts):
        return ()
    return tuple(re.sub(r"(?<![\d,*†‡§])[\d,*†‡§]++$", "", part) for part in parts)

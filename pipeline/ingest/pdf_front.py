"""Tell title, authors, journal and DOI from a PDF's first page. Takes its paragraphs; gives a Front."""

from __future__ import annotations

import re

from pipeline.ingest.front import DOI, LICENCE, Front
from pipeline.ingest.headings import is_heading, section_kind
from pipeline.ingest.pdf_lines import Line
from pipeline.records import Identifiers
from pipeline.text.hyphens import Vocabulary, join_lines

_NO_TITLE = re.compile(
    r"^(?:research|original|review|case|open|short|brief|clinical|short)?\s*(?:article|report|paper|access|communication|research|"
    r"investigation|letter|editorial|review|study)s?$|journal|^vol(?:ume|\.)|^doi|^https?:|^www\.|©|issn|^received|^accepted|"
    r"^published|^plos |^bmc |^frontiers|^scientific reports|^open$|^abstract|^correspondence|^citation|downloaded from|"
    r"^preprint|^medrxiv|^biorxiv|^elife|^peerj|\bet al\b",
    re.IGNORECASE,
)
_YEAR_MARKS = (
    re.compile(
        r"(?:published(?: online)?|publication date|first published)\W{0,4}[^.\n]{0,30}?\b((?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b((?:19|20)\d\d)\s*[;:,]\s*\d{1,4}"),
    re.compile(r"(?:©|\(c\)|copyright)\s*(?:the authors?[.,]?\s*)?((?:19|20)\d\d)", re.IGNORECASE),
    re.compile(r"\(((?:19|20)\d\d)\)"),
    re.compile(r"(?:accepted|received|available online)\W{0,4}[^.\n]{0,30}?\b((?:19|20)\d\d)\b", re.IGNORECASE),
)
_JOURNAL = re.compile(
    r"^(.{4,70}?)[\s,.|(]+(?:Vol(?:ume|\.)?\s*\d+.{0,20}?)?\(?(?:19|20)\d\d\)?\s*[;:,.|)]?\s*(?:Vol\.?\s*)?\d+|"
    r"^(.{4,60}?)\s+\((?:19|20)\d\d\)\s+\d+"
)
_JOURNAL_WORDS = re.compile(
    r"\b(?:journal|annals|archives|frontiers|bmc|plos|lancet|nature|science|reports|acta|medicine|review|reviews|letters|"
    r"international|research|bulletin|elife|cells|nutrients)\b",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"\b(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?B\.?B\.?S|MPH|Dr\.?|Prof\.?|MS|RN|FRCP|MBChB|DO|PharmD|BS|MA|MRCP|BA)\b\.?"
)
_MARKS = re.compile(r"\[[^\]]*\]|\^?\d+|[*†‡§¶#✉]|\b[a-e](?=[,;\s]|$)")
_NAME = re.compile(
    r"^(?:(?:[A-ZÀ-ÞŁŠŽ][\w'’.-]*\.?|de|da|dos|van|von|der|den|di|del|la|le|al|bin|ter)\s+){1,5}[A-ZÀ-ÞŁŠŽ][\w'’-]+$"
)


def front_of(first: list[Line], everything: str, heads: list[str], metadata_title: str, known: Vocabulary) -> Front:
    """Read the first page.

    Args:
        first: its lines in reading order.
        everything: all text of the first two pages, furniture included.
        heads: the running heads and feet that were taken off.
        metadata_title: what the file says its title is; believed where the page shows the same words.
        known: the paper's words, to mend a title cut at a line's end.
    """
    title = _title_lines(first, metadata_title)
    front = Front(title=[join_lines([line.text for line in title], known)[0]] if title else [], ids=Identifiers())
    doi = next((m.group().rstrip(".,;)]") for text in (*heads, everything) for m in [DOI.search(text)] if m), None)
    front.ids = Identifiers(doi=doi)
    front.authors = _authors(first, title)
    front.year = next((int(m.group(1)) for pattern in _YEAR_MARKS for m in [pattern.search(everything)] if m), None)
    front.journal = _journal([*heads, *(line.text for line in first if line not in title)])
    licence = LICENCE.search(everything)
    front.licence = licence.group().strip(" .,") if licence else None
    return front


def _title_lines(first: list[Line], metadata_title: str) -> list[Line]:
    """Give the lines of the title: those the file's own title names, else the largest words above the text."""
    named = _named_title(first, metadata_title)
    if named:
        return named
    groups: list[list[Line]] = []
    for line in first[:60]:
        if groups and _same_setting(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    best: list[Line] = []
    for group in groups:
        text = " ".join(line.text for line in group)
        if not 3 <= len(text.split()) <= 45 or _NO_TITLE.search(text) or is_heading(group[0].text):
            continue
        if not best or group[0].size > best[0].size + 0.4:
            best = group
    return best


def _named_title(first: list[Line], metadata_title: str) -> list[Line]:
    """Find the lines that show the title which the file itself names; empty where the page shows another."""
    wanted = _letters(metadata_title)
    if len(metadata_title.split()) < 3:
        return []
    for place, line in enumerate(first):
        if len(line.text) <= 5 or not wanted.startswith(_letters(line.text)[:40]):
            continue
        run = [line]
        for more in first[place + 1 : place + 8]:
            if _letters(more.text) not in wanted:
                break
            run.append(more)
        if len("".join(_letters(one.text) for one in run)) > 0.7 * len(wanted):
            return run
    return []


def _same_setting(above: Line, line: Line) -> bool:
    alike = abs(above.size - line.size) < 0.3 and above.bold == line.bold
    return alike and 0 < above.y - line.y < 2.2 * line.size


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _authors(first: list[Line], title: list[Line]) -> tuple[str, ...]:
    if not title or title[-1] not in first:
        return ()
    place = first.index(title[-1]) + 1
    words: list[str] = []
    for line in first[place : place + 6]:
        if (
            is_heading(line.text)
            or section_kind(line.text) != "other"
            or re.search(r"@|universit|department|hospital", line.text, re.IGNORECASE)
        ):
            break
        words.append(line.text)
        if len(words) > 1 and not _names(" ".join(words))[1]:
            words.pop()
            break
    names, _ = _names(" ".join(words))
    return tuple(dict.fromkeys(names))


def _names(text: str) -> tuple[list[str], bool]:
    """Give the names in a line of authors, and whether most of its parts are names."""
    text = _MARKS.sub(" ", _DEGREES.sub(" ", text))
    parts = [" ".join(p.split()) for p in re.split(r"\s*[,;•·|]\s*|\s+(?:and|&)\s+", text)]
    parts = [p.strip(" .,") for p in parts if len(p.strip(" .,")) > 2]
    names = [p for p in parts if _NAME.match(p) and len(p) < 50]
    return names, bool(parts) and len(names) >= 0.6 * len(parts)


def _journal(lines: list[str]) -> str | None:
    for line in lines:
        match = _JOURNAL.match(line.strip())
        if match:
            name = (match.group(1) or match.group(2) or "").strip(" ,.;:|–-")
            if 3 < len(name) < 70 and not re.search(
                r"\bet al\b|https?:|doi|©|received|published|accepted", name, re.IGNORECASE
            ):
                return name
    return next(
        (
            x.strip()
            for x in lines
            if _JOURNAL_WORDS.search(x)
            and 1 < len(x.split()) <= 8
            and not re.search(r"\d|:|@|article|©", x, re.IGNORECASE)
        ),
        None,
    )

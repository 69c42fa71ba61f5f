"""Tell title, authors, journal and DOI from a PDF's first page. Takes its paragraphs; gives a Front."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from pipeline.ingest.front import DOI, LICENCE, Front
from pipeline.ingest.headings import is_heading, section_kind
from pipeline.ingest.pdf_lines import Line
from pipeline.ingest.pdf_metadata import Metadata
from pipeline.records import Identifiers
from pipeline.text.hyphens import Vocabulary, join_lines

_NO_TITLE = re.compile(
    r"^(?:research|original|review|case|open|short|brief|clinical|short)?\s*(?:article|report|paper|access|communication|research|"
    r"investigation|letter|editorial|review|study)s?$|journal|^vol(?:ume|\.)|^doi|^https?:|^www\.|©|issn|^received|^accepted|"
    r"^published|^plos |^bmc |^frontiers|^scientific reports|^open$|^abstract|^correspondence|^citation|downloaded from|"
    r"^preprint|^medrxiv|^biorxiv|^elife|^peerj|\bet al\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"\W{{0,4}}(?:(?:on|in)\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/.-]{{0,2}})?(?:{_MONTH}[\s,]{{0,2}})?(?:\d{{1,2}}[\s,/.-]{{1,2}})?"
_YEAR = r"((?:19[5-9]|20\d)\d)\b"
# From the surest sign of the year of publication to the least.
_YEAR_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:first\s)?(?:published|publication date|epub)(?:\sonline)?{_DATE}{_YEAR}",
        rf"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:the\sauthors?(?:\(s\))?[.,]?\s*)?{_YEAR}",
        rf"(?<![\d.]){_YEAR}\s?[;:,.]\s?(?:vol\.?\s?)?\d{{1,4}}\s?(?:[:(,]|$)",
        rf"\({_YEAR}\)\s?\d",
        rf"\b(?:accepted|available online){_DATE}{_YEAR}",
        rf"\({_YEAR}\)",
        rf"\breceived{_DATE}{_YEAR}",
    )
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
_MOST_TITLE_LINES = 6
_NO_NAME = re.compile(
    r"\b(?:LLC|Inc|Ltd|GmbH|Care|Physiol|Med|Sci|Journal|Research|Review|Article|University|Group)\b"
)
_NO_JOURNAL = re.compile(
    r"\bet al\b|https?:|www\.|doi|©|@|received|published|accepted|^10\.|[a-z)]\.\.? [A-Z]|\buniversity\b|\binstitut|\bhospital|"
    r"\bdepartment|\bcent(?:er|re)\b|\bschool\b|^(?:the|this|we|in|these|our|it)\s.*\b(?:is|are|was|were|have|has)\b",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"\b(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?B\.?B\.?S|MPH|Dr\.?|Prof\.?|MS|RN|FRCP|MBChB|DO|PharmD|BS|MA|MRCP|BA)\b\.?"
)
_MARKS = re.compile(
    r"\(?(?:https?://)?(?:orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b\)?|\[[^\[\]]{0,30}\]|\^?\d+|[*†‡§¶#✉]|\b[a-e](?=[,;\s]|$)"
)
_NAME = re.compile(
    r"^(?:(?:[A-ZÀ-ÞŁŠŽ][\w'’.-]*\.?|de|da|dos|van|von|der|den|di|del|la|le|al|bin|ter)\s+){1,5}[A-ZÀ-ÞŁŠŽ][\w'’-]+$"
)


def front_of(
    pages: list[list[Line]], first: list[Line], heads: list[str], told: Metadata, known: Vocabulary
) -> Front:
    """Read the first page.

    Args:
        pages: the lines of every page, furniture included.
        first: the lines of the first page with text in reading order, furniture taken off.
        heads: the running heads and feet that were taken off.
        told: what the file says of itself; believed where the page shows the same words.
        known: the paper's words, to mend a title cut at a line's end.
    """
    title = _title_lines(first, told.title)
    front = Front(title=[join_lines([line.text for line in title], known)[0]] if title else [], ids=Identifiers())
    shown = [line.text for line in next((lines for lines in pages if lines), [])]
    everything = "\n".join([*shown, *(line.text for lines in pages[1:2] for line in lines)])
    front.ids = Identifiers(doi=_doi(pages, told.dois))
    front.authors = _confirmed_authors(told.authors, shown) or _authors(first, title)
    marked = "\n".join([*shown, *heads])
    front.year = next((int(m.group(1)) for pattern in _YEAR_MARKS for m in [pattern.search(marked)] if m), None)
    front.journal = told.journal or _journal([*heads, *(line.text for line in first if line not in title)])
    licence = LICENCE.search(everything)
    front.licence = licence.group().strip(" .,") if licence else None
    return front


def _doi(pages: list[list[Line]], told: tuple[str, ...]) -> str | None:
    """Tell the paper's own DOI from those that it cites.

    The file's own word counts where the first two pages show it too, or show none. Else it is the one on the first page
    that most pages carry: a running head has it, a reference list does not stand on the first page.
    """
    dois = [_dois_in([line.text for line in lines]) for lines in pages]
    near = [doi.lower() for found in dois[:2] for doi in found]
    for doi in told:
        if not near or doi.lower() in near:
            return doi
    first = next((found for found in dois if found), [])
    if not dois or first is not dois[0]:
        repeated = Counter(doi for found in dois for doi in set(found)).most_common(1)
        return repeated[0][0] if repeated and repeated[0][1] > max(2, len(pages) // 2) else None
    return max(first, key=lambda doi: sum(doi in found for found in dois))


def _dois_in(lines: list[str]) -> list[str]:
    """Give the DOIs of a page in order, those cut at a line's end put together."""
    text = re.sub(r"(?<=doi\.org/)\n|(?<=[/.-])\n(?=[\w.-]{3,30}(?:[\n\s.>\])]|$))", "", "\n".join(lines))
    return [match.group().rstrip(".,;:)]").removesuffix("/") for match in DOI.finditer(text)]


def _confirmed_authors(told: tuple[str, ...], shown: list[str]) -> tuple[str, ...]:
    """Give the authors whom the file names, where the first page shows nearly all of them."""
    page = _letters(" ".join(shown))
    found = sum(1 for name in told if _letters(name.split()[-1]) in page)
    return told if told and found >= 0.8 * len(told) else ()


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
    best: list[Line] = []
    for place, line in enumerate(first):
        if len(line.text) <= 5 or not wanted.startswith(_letters(line.text)[:40]):
            continue
        run = [line]
        for more in first[place + 1 : place + 8]:
            if _letters(more.text) not in wanted:
                break
            run.append(more)
        if len("".join(_letters(one.text) for one in run)) > 0.7 * len(wanted):
            rest = first[first.index(run[-1]) + 1 :]
            while rest and len(run) < _MOST_TITLE_LINES and _same_setting(run[-1], rest[0]) and run[-1].size > 12:
                run.append(rest.pop(0))  # the file's own title may be cut short
            # A citation beside it shows the title too, in small print and often not to its end.
            best = run if not best or run[0].size > best[0].size + 1 else best
    return best


def _same_setting(above: Line, line: Line) -> bool:
    alike = abs(above.size - line.size) < 0.3 and above.bold == line.bold
    return alike and 0 < above.y - line.y < 2.2 * line.size


def _letters(text: str) -> str:
    """Give the letters alone, without accents: some files draw these apart, “D´ecaudin”."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[\W_\u0300-\u036f]+", "", bare)


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
    text = _MARKS.sub(", ", _DEGREES.sub(" ", text))
    parts = [" ".join(p.split()) for p in re.split(r"\s*+[,;•·|]\s*|\s++(?:and|&)\s+", text)]
    parts = [p.strip(" .,") for p in parts if len(p.strip(" .,")) > 2]
    parts = [re.sub(r"^(?:and|&)\s+", "", part) for part in parts]
    names = [p for p in parts if _NAME.match(p) and len(p) < 50 and not _NO_NAME.search(p)]
    return names, bool(parts) and len(names) >= 0.6 * len(parts)


def _is_title_cased(line: str) -> bool:
    words = [word for word in line.split() if word.lower() not in {"of", "and", "the", "in", "for", "on", "&", "de"}]
    return all(word[:1].isupper() for word in words)


def _journal(lines: list[str]) -> str | None:
    named = (
        match.group(1) or match.group(2) or "" for line in lines for match in [_JOURNAL.match(line.strip())] if match
    )
    for name in (name.strip(" ,.;:|–-") for name in named):
        if 3 < len(name) < 70 and not _NO_JOURNAL.search(name):
            return name
    return next(
        (
            line.strip()
            for line in lines
            if _JOURNAL_WORDS.search(line) and 1 < len(line.split()) <= 8 and not _NO_JOURNAL.search(line)
            and not re.search(r"\d|:|article|^(?:mini |systematic )?review$", line, re.IGNORECASE) and _is_title_cased(line) and line.strip()[-1:] != "."
        ),
        None,
    )  # fmt: skip

"""Read citation exports. Takes NBIB (MEDLINE) or RIS text; gives a Document for each record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, is_preprint, title_status
from pipeline.records import Identifiers, LaySummary, Status

_NBIB_LINE = re.compile(r"^([A-Z][A-Z0-9]{1,4}) {0,3}- ?(.*)$")
_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9]) {0,2}- ?(.*)$")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTICES = {"Retraction of Publication", "Retraction Notice", "Published Erratum", "Expression of Concern"}
_STANDING = (
    ("RIN", "retracted"),
    ("RPI", "corrected"),
    ("ECI", "concern"),
    ("EIN", "corrected"),
    ("CRI", "corrected"),
)

Record = dict[str, list[str]]


def read_nbib(text: str) -> list[Document]:
    """Read each record of an NBIB or MEDLINE export."""
    return [_nbib_document(record) for record in _records(text, _NBIB_LINE, first="PMID", last=None)]


def read_ris(text: str) -> list[Document]:
    """Read each record of an RIS export."""
    return [_ris_document(record) for record in _records(text, _RIS_LINE, first="TY", last="ER")]


def _records(text: str, pattern: re.Pattern[str], *, first: str, last: str | None) -> Iterator[Record]:
    record: Record = defaultdict(list)
    tag = ""
    for line in text.splitlines():
        match = pattern.match(line.rstrip("\r"))
        if match:
            tag, value = match.group(1), match.group(2).strip()
            if tag == first and record:
                yield record
                record = defaultdict(list)
            if tag == last:
                if record:
                    yield record
                record, tag = defaultdict(list), ""
                continue
            record[tag].append(value)
        elif line.strip() and tag and record:
            # A continued line: indented in MEDLINE, anyhow in RIS.
            record[tag][-1] = f"{record[tag][-1]} {line.strip()}".strip()
        elif not line.strip() and last is None and len(record) > 3 and tag == "SO":
            tag = ""
    if record:
        yield record


def _first(record: Record, *tags: str) -> str:
    return next((value for tag in tags for value in record.get(tag, ()) if value), "")


def _doi(values: list[str], marked: str = "") -> str | None:
    for value in values:
        match = _DOI.search(value)
        if match and (not marked or marked in value):
            return match.group().rstrip(".,;")
    return None


def _nbib_document(record: Record) -> Document:
    title = _first(record, "TI", "BTI", "CTI", "TT").strip("[]").rstrip(".]")
    types = tuple(record.get("PT", ()))
    blocks = split_labels(_first(record, "AB"))
    if record.get("COIS"):
        blocks.append(Block("conflicts", "Conflicts of interest", record["COIS"][0]))
    if record.get("GR") and blocks:
        grants = "; ".join(grant.split("/")[-3 if grant.count("/") > 2 else 0] for grant in record["GR"])
        words = grants if grants.lower().startswith("fund") else f"Grants: {grants}"
        blocks.append(Block("funding", "Funding", f"{words}."))
    pmcid = _first(record, "PMC")
    return Document(
        kind="nbib",
        title=title,
        blocks=tuple(blocks),
        ids=Identifiers(
            doi=_doi(record.get("LID", []), "[doi]")
            or _doi(record.get("AID", []), "[doi]")
            or _doi(record.get("SO", [])),
            pmid=_first(record, "PMID") or None,
            pmcid=pmcid or None,
        ),
        authors=tuple(_given_first(a) for a in record.get("FAU", record.get("AU", ()))) + tuple(record.get("CN", ())),
        journal=_first(record, "JT", "TA") or None,
        year=_year(_first(record, "DP", "DEP")),
        licence=_first(record, "CI") or None,
        language=_first(record, "LA")[:2] or None,
        types=types,
        mesh=tuple(m.strip("*").split("/")[0].replace("*", "") for m in record.get("MH", ())),
        keywords=tuple(dict.fromkeys(k.strip("*") for k in record.get("OT", ()))),
        status=_nbib_status(record, types, title),
        is_notice=bool(_NOTICES & set(types)) or "ROF" in record or (not blocks and is_notice_title(title)),
        lay_summaries=tuple(
            LaySummary(kind="plain-language-summary", text=text)
            for text in record.get("OAB", ())
            if "plain-language" in text.lower() or "plain-language-summary" in _first(record, "OABL").lower()
        ),
    )


def _nbib_status(record: Record, types: tuple[str, ...], title: str) -> Status:
    if "Retracted Publication" in types:
        return Status(value="retracted", said_by="PubMed publication type")
    said = title_status(title)
    if said:
        return said
    for tag, value in _STANDING:
        if tag in record:
            return Status.model_validate({"value": value, "said_by": f"MEDLINE field {tag}"})
    if "Preprint" in types:
        return Status(value="preprint", said_by="PubMed publication type")
    if _first(record, "STAT") == "MEDLINE" and _first(record, "PST") in {"ppublish", "epublish"}:
        return Status(value="published", said_by="PubMed record, when it was downloaded")
    return Status()


def _ris_document(record: Record) -> Document:
    title = _first(record, "TI", "T1", "CT", "BT").rstrip(".")
    if not title and _first(record, "TY") in {"BOOK", "CHAP", "CONF"}:
        title = _first(record, "T2", "T3")
    journal = _first(record, "JO", "JF", "T2", "JA", "J2", "PB") or None
    doi = (
        _doi(record.get("DO", []))
        or _doi(record.get("DI", []))
        or _doi([*record.get("UR", []), *record.get("M3", [])])
    )
    said = title_status(title)
    if said is None and is_preprint(doi, journal):
        said = Status(value="preprint", said_by="journal or DOI")
    blocks = split_labels(_first(record, "AB", "N2"))
    return Document(
        kind="ris",
        title=title,
        blocks=tuple(blocks),
        ids=Identifiers(doi=doi),
        authors=tuple(_given_first(a) for tag in ("AU", "A1") for a in record.get(tag, ())),
        journal=journal,
        year=_year(_first(record, "PY", "Y1", "DA")),
        language=_language(_first(record, "LA")),
        types=tuple(record.get("M3", ())),
        keywords=tuple(dict.fromkeys(k for k in record.get("KW", ()) if k)),
        status=said or Status(),
        is_notice=not blocks and is_notice_title(title),
    )


def _language(told: str) -> str | None:
    return {"english": "en", "eng": "en", "german": "de", "french": "fr", "spanish": "es"}.get(
        told.lower(), told[:2].lower()
    ) or None


def _given_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma and first.strip() else last.strip()


def _year(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match.group()) if match else None

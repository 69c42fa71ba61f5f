"""Read citation exports. Takes NBIB (MEDLINE), RIS or Web of Science text; gives a Document for each record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from pipeline.ingest.export_words import abstract_blocks, given_first, language_code, year_in
from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, is_preprint, title_status
from pipeline.records import Identifiers, LaySummary, SourceKind, Status

# Exports keep their columns; hand-made ones do not, and there only known tags count: “IL-6 rose” is no tag.
_NBIB_LINE = re.compile(r"([A-Z][A-Z0-9 ]{3})- ?(.*)|([A-Z][A-Z0-9]{1,3}) {0,3}- ?(.*)", re.DOTALL)
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)|([A-Z][A-Z0-9]) {0,3}- ?(.*)", re.DOTALL)
_NBIB_TAGS = frozenset(
    [
        "PMID",
        "TI",
        "AB",
        "AU",
        "FAU",
        "PT",
        "JT",
        "TA",
        "DP",
        "LA",
        "AID",
        "LID",
        "SO",
        "MH",
        "OT",
        "PMC",
        "STAT",
        "CN",
        "COIS",
        "GR",
        "BTI",
        "CTI",
        "TT",
        "OAB",
        "OABL",
    ]
)
_RIS_TAGS = frozenset(
    [
        "TY",
        "ER",
        "TI",
        "T1",
        "T2",
        "T3",
        "CT",
        "BT",
        "AB",
        "N2",
        "N1",
        "AU",
        "A1",
        "A2",
        "PY",
        "Y1",
        "DA",
        "DO",
        "DI",
        "UR",
        "M3",
        "JO",
        "JF",
        "JA",
        "J2",
        "KW",
        "LA",
        "ID",
        "AN",
        "SN",
    ]
)
_WOS_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?", re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PUBMED_PAGE = re.compile(r"pubmed[./\w-]*/(\d{4,8})\b")
_NOTICES = frozenset(
    {
        "retraction of publication", "retraction notice", "published erratum", "expression of concern", "erratum",
        "retraction", "correction", "corrigendum",
    }
)  # fmt: skip
# Publication types of PubMed that EndNote puts among the notes of a record, one a line.
_TYPES = frozenset(
    {
        "Journal Article", "Review", "Randomized Controlled Trial", "Case Reports", "Meta-Analysis", "Clinical Trial",
        "Systematic Review", "Comparative Study", "Observational Study", "Retracted Publication", "Practice Guideline",
        "Controlled Clinical Trial", "Multicenter Study", "Letter", "Editorial", "Preprint", "Published Erratum",
        "Retraction of Publication", "Retraction Notice", "Clinical Trial Protocol",
    }
)  # fmt: skip
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
    return [_nbib_document(record) for record in _records(text, _nbib_field, first="PMID", last="")]


def read_ris(text: str) -> list[Document]:
    """Read each record of an RIS export."""
    return [_ris_document(record) for record in _records(text, _ris_field, first="TY", last="ER")]


def read_wos(text: str) -> list[Document]:
    """Read each record of a Web of Science export in its plain-text form."""
    return [_wos_document(record) for record in _records(text, _wos_field, first="PT", last="ER")]


def _nbib_field(line: str) -> tuple[str, str] | None:
    match = _NBIB_LINE.fullmatch(line)
    if not match:
        return None
    if match.group(1):
        return match.group(1).strip(), match.group(2)
    return (match.group(3), match.group(4)) if match.group(3) in _NBIB_TAGS else None


def _ris_field(line: str) -> tuple[str, str] | None:
    match = _RIS_LINE.fullmatch(line)
    if not match:
        return None
    if match.group(1):
        return match.group(1), match.group(2)
    return (match.group(3), match.group(4)) if match.group(3) in _RIS_TAGS else None


def _wos_field(line: str) -> tuple[str, str] | None:
    match = _WOS_LINE.fullmatch(line)
    return (match.group(1), match.group(2) or "") if match else None


def _records(text: str, field: Callable[[str], tuple[str, str] | None], *, first: str, last: str) -> Iterator[Record]:
    """Give the records: tags and their values, the lines of a continued one parted by line ends."""
    record: Record = defaultdict(list)
    tag, begun = "", False
    for line in text.splitlines():
        found = field(line)
        if found:
            tag, value = found
            if tag == first and begun:
                yield record
                record = defaultdict(list)
            if tag == last:
                if record and begun:
                    yield record
                record, tag, begun = defaultdict(list), "", False
                continue
            begun = begun or tag == first or not last
            if begun:
                record[tag].append(value.strip())
        elif line.strip() and tag and record.get(tag):
            # A continued line: indented in MEDLINE, anyhow in RIS.
            record[tag][-1] = f"{record[tag][-1]}\n{line.strip()}".strip()
    if record and begun:
        yield record


def _first(record: Record, *tags: str) -> str:
    return next((" ".join(value.split()) for tag in tags for value in record.get(tag, ()) if value.strip()), "")


def _doi(values: list[str], marked: str = "") -> str | None:
    for value in values:
        match = _DOI.search(value)
        if match and (not marked or marked in value):
            return match.group().rstrip(".,;")
    return None


def _nbib_document(record: Record) -> Document:
    title = _first(record, "TI", "BTI", "CTI", "TT").strip("[]").rstrip(".]")
    types = tuple(filter(None, record.get("PT", ())))
    blocks = split_labels(_first(record, "AB"))
    if _first(record, "COIS"):
        blocks.append(Block("conflicts", "Conflicts of interest", _first(record, "COIS")))
    if _first(record, "GR") and blocks:
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
        authors=tuple(given_first(a) for a in record.get("FAU", record.get("AU", ()))) + tuple(record.get("CN", ())),
        journal=_first(record, "JT", "TA") or None,
        year=year_in(_first(record, "DP", "DEP")),
        licence=_first(record, "CI") or None,
        language=_first(record, "LA")[:2] or None,
        types=types,
        mesh=tuple(m.strip("*").split("/")[0].replace("*", "") for m in record.get("MH", ())),
        keywords=tuple(dict.fromkeys(k.strip("*") for k in record.get("OT", ()))),
        status=_nbib_status(record, types, title),
        is_notice=_is_notice_type(types) or "ROF" in record or (not blocks and is_notice_title(title)),
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
    notes = [line.strip() for note in record.get("N1", ()) for line in note.split("\n")]
    links = [*record.get("UR", []), *record.get("L2", []), *record.get("LK", [])]
    return _export(
        record,
        title=title,
        abstract=_first(record, "AB", "N2"),
        journal=_first(record, "JO", "JF", "T2", "JA", "J2", "PB"),
        doi=_doi(record.get("DO", [])) or _doi(record.get("DI", [])) or _doi([*links, *record.get("M3", [])]),
        types=(*filter(None, record.get("M3", ())), *(note for note in notes if note in _TYPES)),
        authors=tuple(given_first(a) for tag in ("AU", "A1") for a in record.get(tag, ())),
        year=year_in(_first(record, "PY", "Y1", "DA")),
        keywords=tuple(word.strip("* ") for told in record.get("KW", ()) for word in told.split("\n")),
        pmid=_ris_pmid(record, links),
    )


def _ris_pmid(record: Record, links: list[str]) -> str | None:
    number, where = _first(record, "AN"), " ".join([*record.get("DB", []), *record.get("DP", [])]).lower()
    if re.fullmatch(r"\d{4,8}", number) and re.search(r"\b(?:nlm|medline|pubmed)\b", where):
        return number
    page = next((match for match in map(_PUBMED_PAGE.search, links) if match), None)
    return page.group(1) if page else None


def _wos_document(record: Record) -> Document:
    pmid = _first(record, "PM")
    return _export(
        record,
        title=_first(record, "TI").rstrip("."),
        abstract=_first(record, "AB"),
        journal=_first(record, "SO"),
        doi=_doi(record.get("DI", [])),
        types=tuple(filter(None, _first(record, "DT").split("; "))),
        authors=tuple(given_first(a) for told in record.get("AF", record.get("AU", ())) for a in told.split("\n")),
        year=year_in(_first(record, "PY", "EA")),
        keywords=tuple(word.strip() for word in _first(record, "DE").split(";")),
        pmid=pmid if pmid.isdigit() else None,
        kind="wos",
    )


def _export(  # noqa: PLR0913 - the fields that every export has
    record: Record,
    *,
    title: str,
    abstract: str,
    journal: str,
    doi: str | None,
    types: tuple[str, ...],
    authors: tuple[str, ...],
    year: int | None,
    keywords: tuple[str, ...],
    pmid: str | None,
    kind: SourceKind = "ris",
) -> Document:
    """Make a Document of the fields of an export that tells nothing of a paper's standing but in its types."""
    blocks = abstract_blocks(abstract)
    said = title_status(title)
    if said is None and any(t.lower() in {"retracted publication", "retracted"} for t in types):
        said = Status(value="retracted", said_by="publication type of the export")
    if said is None and (is_preprint(doi, journal) or any(t.lower() == "preprint" for t in types)):
        said = Status(value="preprint", said_by="journal or DOI")
    pmcid = re.search(r"\bPMC\d+", " ".join([*record.get("C2", []), *record.get("N1", [])]))
    return Document(
        kind=kind,
        title=title,
        blocks=tuple(blocks),
        ids=Identifiers(doi=doi, pmid=pmid, pmcid=pmcid.group() if pmcid else None),
        authors=tuple(filter(None, authors)),
        journal=journal or None,
        year=year,
        language=language_code(_first(record, "LA")),
        types=tuple(dict.fromkeys(types)),
        keywords=tuple(dict.fromkeys(filter(None, keywords))),
        status=said or Status(),
        is_notice=_is_notice_type(types) or (not blocks and is_notice_title(title)),
    )


def _is_notice_type(types: tuple[str, ...]) -> bool:
    return any(told.lower() in _NOTICES for told in types)

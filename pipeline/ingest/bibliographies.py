"""Read bibliography files. Takes BibTeX or CSL-JSON text; gives a Document for each entry, drafted from its abstract."""

from __future__ import annotations

import html.entities
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pipeline.errors import SourceError
from pipeline.ingest.export_words import abstract_blocks, given_first, language_code, without_markup, year_in
from pipeline.ingest.parts import Document
from pipeline.ingest.standing import is_notice_title, is_preprint, title_status
from pipeline.records import Identifiers, SourceKind, Status

_ENTRY = re.compile(r"@\s*(\w{1,30})\s*[{(]")
_KEY = re.compile(r"\s*([\w-]{1,40})\s*=\s*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "c": "\u0327", "v": "\u030c", "H": "\u030b", "=": "\u0304", ".": "\u0307", "r": "\u030a", "k": "\u0328"}  # fmt: skip
_ACCENT = re.compile(r"\\(?:([`'^~\"=.])\s*\{?\\?([A-Za-z])\}?|([cvHrk])(?:\s*\{([A-Za-z])\}|\s+([A-Za-z])))")
_LETTERS = {r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\ae": "æ", r"\AE": "Æ", r"\aa": "å", r"\AA": "Å", r"\l": "ł", r"\L": "Ł", r"\i": "i"}  # fmt: skip
_LETTER = re.compile(r"\\(?:ss|o|O|ae|AE|aa|AA|l|L|i)(?![A-Za-z])\s?(?:\{\})?")
_WORD_COMMAND = re.compile(r"\\([A-Za-z]{2,20})\b\s?")
_POWER = re.compile(r"\^\{?([+−-]?\d{1,3})\}?|\\textsuperscript\{([+−-]?\d{1,3})\}")
_SYMBOLS = {"leq": "≤", "geq": "≥", "pm": "±", "times": "×", "le": "≤", "ge": "≥", "sim": "~", "cdot": "·", "mu": "μ"}


def read_bibtex(text: str) -> list[Document]:
    """Read each entry of a BibTeX file.

    Raises:
        SourceError: there is no entry that can be read.
    """
    found = [_document("bibtex", _bibtex_fields(fields)) for fields in _entries(text)]
    if not found:
        raise SourceError("there is no whole entry in this BibTeX file", "export it again, with abstracts, or as RIS")
    return found


def read_csl(text: str) -> list[Document]:
    """Read each item of a CSL-JSON file.

    Raises:
        SourceError: it is no JSON, or holds no item.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError("the JSON file is broken", "export it again, with abstracts, or as RIS") from error
    items = told if isinstance(told, list) else told.get("items", [told]) if isinstance(told, dict) else []
    found = [_document("csl", _csl_fields(item)) for item in items if isinstance(item, dict) and item.get("title")]
    if not found:
        raise SourceError("there is no item with a title in this JSON file", "export it again as CSL-JSON or RIS")
    return found


def _document(kind: SourceKind, told: dict[str, Any]) -> Document:
    title, journal = told["title"].rstrip("."), told["journal"]
    doi = _DOI.search(told["doi"])
    bare = doi.group().rstrip(".,;}") if doi else None
    blocks = abstract_blocks(told["abstract"])
    preprint = Status(value="preprint", said_by="journal or DOI") if is_preprint(bare, journal) else Status()
    return Document(
        kind=kind,
        title=title,
        blocks=tuple(blocks),
        ids=Identifiers(doi=bare, pmid=told["pmid"] or None, pmcid=told["pmcid"] or None),
        authors=tuple(told["authors"]),
        journal=journal or None,
        year=told["year"],
        language=language_code(told["language"]),
        keywords=tuple(told["keywords"]),
        status=title_status(title) or preprint,
        is_notice=not blocks and is_notice_title(title),
    )


def _csl_fields(item: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a CSL-JSON item; whatever has not the type it should have counts as absent."""

    def words(*names: str) -> str:
        for name in names:
            value = item.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, str | int) and str(value).strip():
                return str(value).strip()
        return ""

    people = item.get("author") if isinstance(item.get("author"), list) else []
    names = [
        " ".join(str(p[part]) for part in ("given", "family", "literal") if isinstance(p.get(part), str))
        for p in people or ()
        if isinstance(p, dict)
    ]
    pmcid = re.search(r"(?:PMC)?(\d{4,9})", words("PMCID"))
    return {
        "title": " ".join(without_markup(words("title")).split()), "journal": words("container-title"),
        "doi": words("DOI", "URL"), "abstract": words("abstract"), "pmid": "".join(re.findall(r"^\d{1,8}$", words("PMID"))),
        "pmcid": f"PMC{pmcid.group(1)}" if pmcid else "", "authors": [name for name in names if name],
        "year": year_in(json.dumps(item.get("issued") or item.get("published") or "")), "language": words("language"),
        "keywords": [word.strip() for word in re.split(r"[;,]", words("keyword")) if word.strip()],
    }  # fmt: skip


def _bibtex_fields(entry: dict[str, str]) -> dict[str, Any]:
    told = {name: _without_tex(value) for name, value in entry.items()}
    people = re.split(r"\s+and\s+", told.get("author", ""))
    pmcid = re.search(r"PMC\d{3,9}", " ".join([told.get("pmcid", ""), told.get("pmc", "")]))
    return {
        "title": told.get("title", ""), "journal": told.get("journal") or told.get("journaltitle") or told.get("booktitle", ""),
        "doi": told.get("doi") or told.get("url", ""), "abstract": told.get("abstract", ""),
        "pmid": "".join(re.findall(r"^\d{1,8}$", told.get("pmid", ""))), "pmcid": pmcid.group() if pmcid else "",
        "authors": [given_first(name) for name in people if name.strip()],
        "year": year_in(told.get("year") or told.get("date", "")), "language": told.get("language", ""),
        "keywords": [word.strip() for word in re.split(r"[;,]", told.get("keywords", "")) if word.strip()],
    }  # fmt: skip


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Give the fields of each entry; one whose braces do not close ends where the next begins."""
    starts = list(_ENTRY.finditer(text))
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        body = text[start.end() : after.start() if after else len(text)]
        fields = dict(_fields(body)) if start.group(1).lower() not in _NO_ENTRIES else {}
        if fields.get("title"):
            yield fields


def _fields(body: str) -> Iterator[tuple[str, str]]:
    place = body.find(",") + 1
    while place:
        key = _KEY.match(body, place)
        if not key:
            return
        value, place = _value(body, key.end())
        yield key.group(1).lower(), value
        place = body.find(",", place) + 1


def _value(body: str, place: int) -> tuple[str, int]:
    """Give a field's value and where it ends: in braces, in quotes, or bare."""
    opening = body[place : place + 1]
    if opening not in {"{", '"'}:
        end = next((i for i in range(place, len(body)) if body[i] in ",}\n"), len(body))
        return body[place:end].strip(), end
    depth = 0
    for i in range(place, len(body)):
        letter = body[i]
        if letter == "\\" or (i and body[i - 1] == "\\"):
            continue
        depth += {"{": 1, "}": -1}.get(letter, 0)
        closed = letter == "}" and depth == 0 if opening == "{" else letter == '"' and depth == 0 and i > place
        if closed:
            return body[place + 1 : i], i + 1
    return body[place + 1 :], len(body)


def _without_tex(value: str) -> str:
    r"""Give the words of a TeX string: accents joined to their letters, “$\alpha$” as “α”, braces gone."""
    text = _ACCENT.sub(_accented, " ".join(value.split()))
    text = _LETTER.sub(lambda m: _LETTERS[m.group().strip(" {}")], text)
    text = _POWER.sub(lambda m: f"^{m.group(1) or m.group(2)}", text)
    text = _WORD_COMMAND.sub(_command, text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text.replace("$", "") if r"\$" not in text else text)
    return " ".join(re.sub(r"[{}]", "", text).replace("~", " ").replace("---", "—").replace("--", "–").split())


def _accented(match: re.Match[str]) -> str:
    accent, letter = match.group(1) or match.group(3), match.group(2) or match.group(4) or match.group(5)
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])


def _command(match: re.Match[str]) -> str:
    name = match.group(1)
    return _SYMBOLS.get(name) or html.entities.html5.get(f"{name};", "")

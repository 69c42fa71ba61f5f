"""Find the real records that `tests/labels/study_facts.tsv` labels. Takes the shared folder; gives Documents by file and key."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.ingest.detect import detect
from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Document
from pipeline.ingest.reading import READERS

# A row is known by its words, a file by its bytes: what a reader makes of them may change, the label does not.
Found = tuple[str, str, Document]


def documents(data: Path, file: str) -> Iterator[Found]:
    """Give (key, fingerprint, Document) of every record in `data / file`; a file of one paper has the key “-”."""
    path = data / file
    if file.endswith((".jsonl", ".jsonl.gz", "sample50.json", "pqal.json")):
        yield from _rows(path)
        return
    raw = path.read_bytes()
    found = [one for one in READERS[detect(raw)](raw) if isinstance(one, Document)]
    for place, document in enumerate(found, 1):
        key = "-" if len(found) == 1 else document.ids.pmid or str(place)
        yield key, hashlib.sha256(raw + key.encode()).hexdigest()[:12], document


def _of_words(document: Document) -> str:
    """Give twelve digits of the SHA-256 of the letters in title and abstract."""
    words = "".join([document.title, *(b.text for b in document.blocks if b.kind not in {"funding", "conflicts"})])
    return hashlib.sha256(re.sub(r"[\W_]+", "", words).lower().encode()).hexdigest()[:12]


def _rows(path: Path) -> Iterator[Found]:
    if path.name.endswith("pqal.json"):
        for key, row in json.loads(path.read_text()).items():
            document = _question(row)
            yield key, _of_words(document), document
        return
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    for row in map(json.loads, filter(None, text.split("\n"))):
        title, words = row.get("title") or "", _words(row)
        # Some rows set each label alone on its line: “METHODS.”
        labelled = re.sub(r"^([A-Z][A-Z /&,-]{3,})[.:]+\n", r"\1: ", words, flags=re.MULTILINE)
        yield (
            str(row.get("id") or row["doi"]),
            _of_words(Document(kind="text", title=title, blocks=tuple(split_labels(words)))),
            Document(kind="text", title=title, blocks=tuple(split_labels(labelled))),
        )


def _question(row: dict[str, Any]) -> Document:
    """Make a document of a PubMedQA row: its question is the paper's title, its long answer the conclusion."""
    text = " ".join(f"{label}: {part}" for label, part in zip(row["LABELS"], row["CONTEXTS"], strict=True))
    blocks = split_labels(f"{text} CONCLUSIONS: {row['LONG_ANSWER']}")
    return Document(kind="text", title=row["QUESTION"], blocks=tuple(blocks), mesh=tuple(row["MESHES"]))


def _words(row: dict[str, Any]) -> str:
    if "lay_kind" in row:
        return re.sub(r"^10\.\d{4,}\S+\s", "", row["abstract"] or "")
    if "headings" in row:
        # eLife's article is one text; its abstract is the first paragraph.
        return str(row["source"]).split("\n", 1)[0]
    return str(row.get("paper") or row.get("abstract") or row["text"])

"""Every real source ends in papers that keep their promises, or in a sentence that says why not."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from reading import complaints, read_or_refusal

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest import read_source
from pipeline.ingest.detect import detect
from pipeline.ingest.parts import Document
from pipeline.ingest.reading import READERS
from pipeline.records import Paper

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
# Each file is a test of its own where that is cheap to share out; the many small ones go by folder.
JATS = sorted(path.relative_to(DATA).as_posix() for path in (DATA / "jats").glob("*") if path.is_dir())
FOLDERS = [*JATS, "pubmed_xml", "citations"]
KINDS = {
    "title", "abstract", "introduction", "case", "methods", "results", "discussion", "conclusions", "limitations", "funding",
    "conflicts", "references", "captions", "tables", "other",
}  # fmt: skip


def outcomes(path: Path) -> list[Document | SourceError]:
    """Give what the reader finds in a file; a refusal of the whole is one outcome."""
    data = path.read_bytes()
    try:
        return list(READERS[detect(data)](data))
    except SourceError as error:
        return [error]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_in_a_sentence(folder: str, shared: Path) -> None:
    told: Counter[str] = Counter()
    for path in sorted((shared / "data" / folder).rglob("*.*")):
        found = outcomes(path)
        assert found, f"{path.name} gave nothing at all"
        for one in found:
            if isinstance(one, SourceError):
                assert one.message
                assert one.hint, one.message
                continue
            assert {block.kind for block in one.blocks} <= KINDS
            assert not [block for block in one.blocks if not block.text.strip()], path.name
            lay = " ".join(summary.text for summary in one.lay_summaries)
            assert not [b for b in one.blocks if len(b.text) > 60 and b.text in lay], (
                f"{path.name}: lay summary as evidence"
            )
            told[one.kind] += 1
    assert told, folder


# The whole way to a Paper gathers facts and takes long: a few of each folder stand for the rest.
SAMPLE = 3


@pytest.mark.parametrize("folder", FOLDERS)
def test_papers_keep_their_promises(folder: str, shared: Path) -> None:
    paths = sorted((shared / "data" / folder).rglob("*.*"), key=lambda path: (path.stat().st_size, path.name))
    for path in [p for p in paths if p.suffix != ".gz"][: SAMPLE if "jats" in folder else 20]:
        papers = read_or_refusal(lambda data: read_source(data, "real"), path.read_bytes())
        for paper in [one for one in papers if isinstance(one, Paper)]:
            assert complaints(paper) == [], path.name
            assert (
                paper.scope in {"abstract", "full"} if paper.source_kind == "jats" else paper.scope == "abstract"
            ), path.name


@pytest.mark.parametrize("folder", ["jats/retraction", "jats/correction"])
def test_no_notice_is_taken_for_a_study(folder: str, shared: Path) -> None:
    paths = sorted((shared / "data" / folder).glob("*.xml"))
    assert paths
    for path in paths:
        (found,) = read_source(path.read_bytes(), path.name)
        assert isinstance(found, NoticeError), path.name


def test_no_record_of_a_notice_is_a_paper_and_retracted_papers_are_known(shared: Path) -> None:
    data = (shared / "data" / "pubmed_xml" / "pubmedsample_2019.xml.gz").read_bytes()
    records = [
        one
        for one in outcomes(shared / "data" / "pubmed_xml" / "pubmedsample_2019.xml.gz")
        if isinstance(one, Document)
    ]
    raw = gzip.decompress(data)
    assert len(records) == raw.count(b"<PubmedArticle>") + raw.count(b"<PubmedBookArticle>")
    notices = [r for r in records if "Retraction of Publication" in r.types or "Published Erratum" in r.types]
    retracted = [r for r in records if "Retracted Publication" in r.types]
    assert notices
    assert retracted
    assert all(r.is_notice for r in notices)
    assert {r.status.value for r in retracted} == {"retracted"}


def test_case_reports_pasted_as_text_are_read(shared: Path) -> None:
    lines = (shared / "data" / "case_reports" / "e3c_en_layer12.jsonl").read_text(encoding="utf-8").splitlines()
    with gzip.open(shared / "data" / "case_reports" / "e3c_en_pamj.jsonl.gz", "rt", encoding="utf-8") as packed:
        lines = lines[:40] + list(packed)[:20]
    assert len(lines) == 60
    for line in lines:
        row = json.loads(line)
        (found,) = read_source(row["text"].encode(), row["id"])
        if isinstance(found, Paper):
            assert complaints(found) == [], row["id"]
            letters = "".join(c for c in row["text"] if c.isalnum())
            assert len("".join(c for c in found.text if c.isalnum())) > 0.9 * len(letters), row["id"]
        else:
            assert found.message

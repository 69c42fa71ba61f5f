"""The samples are what their README says: invented, reusable, whole, and read as what they are."""

from __future__ import annotations

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree
from pypdf import PdfReader

from pipeline.ingest import read_source
from pipeline.ingest.detect import detect
from pipeline.records import Paper

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
KINDS = {
    "cohort.jats.xml": "jats",
    "mouse-study.txt": "text",
    "natalizumab-psoriasis.pdf": "pdf",
    "null-trial.xml": "pubmed",
    "retracted-record.xml": "pubmed",
    "uncontrolled-series.nbib": "nbib",
}
DESIGNS = {
    "cohort.jats.xml": ("cohort study", "4218"),
    "mouse-study.txt": ("animal study", None),
    "natalizumab-psoriasis.pdf": ("case report", "1"),
    "null-trial.xml": ("randomised trial", "212"),
    "retracted-record.xml": ("randomised trial", "64"),
    "uncontrolled-series.nbib": ("case series", "18"),
}


def words_of(name: str) -> str:
    """Give a sample's own text on one line, however it is packed."""
    data = (SAMPLES / name).read_bytes()
    if name.endswith(".pdf"):
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif name.endswith(".xml"):
        text = " ".join(str(piece) for piece in etree.fromstring(data).itertext())
    else:
        text = data.decode()
    return " ".join(text.split())


def paper_of(name: str) -> Paper:
    """Read a sample as the ingester does."""
    (paper,) = read_source((SAMPLES / name).read_bytes(), name)
    assert isinstance(paper, Paper), paper
    return paper


def pdf_maker() -> ModuleType:
    """Load the script that writes the PDF."""
    spec = importlib.util.spec_from_file_location("make_sample_pdf", ROOT / "tools" / "make_sample_pdf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_folder_holds_the_six_samples_and_their_readme() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {*KINDS, "README.md"}
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"`{name}`" not in readme] == []


def test_the_committed_pdf_is_what_its_script_writes() -> None:
    written = pdf_maker().build()
    assert written == (SAMPLES / "natalizumab-psoriasis.pdf").read_bytes(), (
        "run tools/make_sample_pdf.py and commit the PDF with it"
    )


@pytest.mark.parametrize("name", KINDS)
def test_every_sample_says_that_it_is_invented_and_may_be_reused(name: str) -> None:
    text = words_of(name)
    assert "invented sample" in text.lower()
    assert re.search(r"10\.5555/plainpaper\.[a-z-]+", text)
    assert re.search(r"CC0 1\.0|CC BY 4\.0", text)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_sample_is_known_by_its_content(name: str, kind: str) -> None:
    assert detect((SAMPLES / name).read_bytes()) == kind


@pytest.mark.parametrize("name", KINDS)
def test_every_sample_is_read_with_its_catalogue_data(name: str) -> None:
    paper = paper_of(name)
    assert (paper.ids.doi or "").startswith("10.5555/plainpaper.")
    assert paper.year in {2021, 2022, 2023, 2024}
    assert len(paper.authors) >= 2
    assert "Invented" in (paper.journal or "")
    assert re.search(r"CC0|CC BY", paper.licence or ""), paper.licence
    assert paper.scope == ("full" if KINDS[name] in {"pdf", "jats", "text"} else "abstract")


@pytest.mark.parametrize(("name", "expected"), DESIGNS.items())
def test_every_sample_is_understood_as_the_study_it_tells_of(name: str, expected: tuple[str, str | None]) -> None:
    design, people = expected
    facts = paper_of(name).facts
    assert facts.design.value == design
    if people:
        assert facts.participants.value == people


def test_only_the_retracted_sample_is_retracted() -> None:
    assert [name for name in KINDS if paper_of(name).status.value == "retracted"] == ["retracted-record.xml"]


def test_the_pdf_is_two_columns_on_two_pages_with_cut_words_and_a_running_head() -> None:
    pages = [page.extract_text() for page in PdfReader(SAMPLES / "natalizumab-psoriasis.pdf").pages]
    assert len(pages) == 2
    assert all("Journal of Invented Cases 2024;3" in page for page in pages)
    assert len(re.findall(r"[a-z]-\n[a-z]", "\n".join(pages))) >= 5


def test_the_pdf_reads_in_order_with_whole_words_and_without_its_furniture() -> None:
    paper = paper_of("natalizumab-psoriasis.pdf")
    assert paper.title == "Pustular psoriasis of the palms and soles during natalizumab treatment: a case report"
    kinds = [section.kind for section in paper.sections]
    wanted = ["abstract", "introduction", "case", "discussion", "conclusions"]
    assert [kind for kind in kinds if kind in wanted] == wanted
    body = " ".join(p.text for s in paper.sections if s.kind in wanted for p in s.passages)
    assert "She had received natalizumab, 300 mg by infusion every four weeks, for 11 months." in body
    assert "often begins between 40 and 60 years of age and is more common in women" in body
    assert "natal-izumab" not in body
    assert "2024;3" not in body
    assert "Drawing of the left palm" not in body

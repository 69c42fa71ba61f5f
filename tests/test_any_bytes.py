"""Any bytes in: papers that keep their promises, or a known error. No reader ever trips."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from hidden_maker import page
from hostile_maker import content, paper, words
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reading import complaints, read_or_refusal

from pipeline.ingest.reading import READERS, read_records
from pipeline.records import Paper

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")
STARTS = {
    "pdf": b"%PDF-1.7\n", "jats": b"<article>", "pubmed": b"<PubmedArticleSet><PubmedArticle>", "html": b"<html><body>",
    "nbib": b"PMID- 1\nTI  - ", "ris": b"TY  - JOUR\nTI  - ", "wos": b"FN Clarivate\nVR 1.0\nPT J\nTI ", "csl": b'[{"title": "',
    "bibtex": b"@article{a, title = {", "text": b"Abstract\n\n", "markdown": b"# A title\n\n", "docx": b"PK\x03\x04",
}  # fmt: skip
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def read(data: bytes) -> str:
    """Read, and give what is wrong; empty where all is well."""
    results = read_or_refusal(lambda given: list(read_records(given, "paper", 5)), data)
    if isinstance(results, str):
        message, _, hint = results.partition(" | ")
        return "" if message and hint else f"no hint: {message}"
    papers = [one for one in results if isinstance(one, Paper)]
    wrong = [complaint for one in papers for complaint in complaints(one)]
    wrong += ["it changes on its way" for one in papers if Paper.model_validate_json(one.model_dump_json()) != one]
    return "; ".join(wrong)


def test_every_reader_has_a_beginning_here() -> None:
    assert set(STARTS) == set(READERS)


@pytest.mark.parametrize("kind", sorted(STARTS))
@given(rest=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode(errors="replace"))))
@few
def test_any_bytes_behind_any_beginning(kind: str, rest: bytes) -> None:
    assert read(STARTS[kind] + rest) == ""


@given(data=st.binary(max_size=600))
@settings(max_examples=100, derandomize=True)
@example(b"\xff\xfe")
@example(b"\xff\xfe<\x00")
@example(b"\x1f\x8b")
@example(b"\xef\xbb\xbf")
@example(b"\x00")
def test_any_bytes_at_all(data: bytes) -> None:
    assert read(data) == ""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@given(data=st.data())
@few
def test_a_sample_cut_flipped_or_stuffed(sample: Path, data: st.DataObject) -> None:
    whole = bytearray(sample.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=30)):
        whole[place] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, len(whole)))
    whole[start:start] = data.draw(
        st.sampled_from([b"", b"<", b"((((", b"\x00", b"]]>", b"&x;", b"\xed\xa0\x80", b"endstream", b"a " * 500])
    )
    end = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
    assert read(bytes(whole[:end])) == ""


@given(shown=st.binary(max_size=300), place=st.integers(0, 2000))
@settings(max_examples=100, derandomize=True)
def test_any_operators_on_a_page(shown: bytes, place: int) -> None:
    honest = words()
    assert read(content(honest[:place] + b"\n" + shown + b"\n" + honest[place:])) == ""


NUMBERS = st.sampled_from(
    [b"0", b"-1", b"1e9", b"1" + b"0" * 400, b".", b"-", b"/F1", b"(x)", b"[]", b"<<>>", b"null", b"nan", b"inf"]
)
OPERATORS = st.sampled_from(
    [
        "q",
        "Q",
        "cm",
        "BT",
        "ET",
        "Tm",
        "Td",
        "TD",
        "T*",
        "Tf",
        "Tj",
        "TJ",
        "'",
        '"',
        "Tc",
        "Tw",
        "Tz",
        "TL",
        "Ts",
        "Tr",
        "BDC",
        "BMC",
        "EMC",
        "gs",
        "cs",
        "CS",
        "sc",
        "SCN",
        "g",
        "G",
        "rg",
        "k",
        "re",
        "m",
        "l",
        "c",
        "W",
        "n",
        "f",
        "B",
        "S",
        "sh",
        "Do",
        "BI",
        "ID",
        "EI",
    ]
)


@given(steps=st.lists(st.tuples(st.lists(NUMBERS, max_size=7), OPERATORS), max_size=40))
@settings(max_examples=150, derandomize=True)
def test_any_operator_with_any_operands(steps: list[tuple[list[bytes], str]]) -> None:
    shown = b"\n".join(b" ".join([*operands, operator.encode()]) for operands, operator in steps)
    assert read(page(shown)) == ""


@given(keep=st.integers(0, 100))
@few
def test_a_gzip_cut_anywhere(keep: int) -> None:
    packed = gzip.compress((ROOT / "samples" / "null-trial.xml").read_bytes())
    assert read(packed[: len(packed) * keep // 100]) == ""


def test_deep_nesting_of_everything_ends_in_a_sentence() -> None:
    deep = 20_000
    for data in (
        b"<article>" + b"<sec>" * deep, b"<html><body>" + b"<div>" * deep + b"words", b"# a\n" + b"> " * deep,
        b"[" * deep + b'"title"', b"@article{a, title = " + b"{" * deep, b"<article><!DOCTYPE x [" + b"<!ENTITY a '&b;'>" * 99,
    ):  # fmt: skip
        assert read(data) == ""
    assert sys.getrecursionlimit() <= 1_000


def test_an_honest_paper_is_read_in_full() -> None:
    assert read(paper()) == ""

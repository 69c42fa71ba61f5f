"""A content stream is cut into the operations that pypdf finds in it, only faster, and no bytes bring it down."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DecodedStreamObject

from pipeline.ingest import pdf_operators
from pipeline.ingest.pdf_operators import operations


def by_pypdf(data: bytes) -> list[Any]:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return [(plain(operands), operator) for operands, operator in ContentStream(stream, None, "bytes").operations]


def plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return bytes(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, int | float):
        return float(value)
    return {} if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 9.5 Tf 1 0 0 1 72 720 Tm (Pain fell) Tj ET",
        b"[(Pa)-12(in)-250.5(fell)]TJ",
        b"0 Tc(close)Tj 12 0Td<50 61 696E>Tj",
        rb"(a\(b\)c \\ \101\12 \n end)Tj",
        b"(one (two (three (four) three) two) one)Tj",
        b"[(a(b(c(d)c)b)a) 3 <41>]TJ",
        b"% a comment (with a bracket\n1 g",
        b"/P <</MCID 3 /E (a >> b)>> BDC EMC",
        b"/Name#20with 1 scn",
        b"[3 2]0 d -.5 +2. .25 rg",
        b"[/A 1 (b)] TJ",
        b"q\r\n10 10 100 100 re\tW n Q",
        b"(3)' 1 2 (x)\"",
        b"",
    ],
)  # fmt: skip
def test_operations_are_those_that_pypdf_finds(data: bytes) -> None:
    assert list(operations(data)) == by_pypdf(data)


def test_an_inline_image_is_stepped_over_though_its_bytes_look_like_operators() -> None:
    data = b"q BI /W 4 /H 4 /BPC 8 /CS /G ID (Tj EI\x00\x01\xff)))) 12345\nEI Q (after)Tj"
    assert [operator for _, operator in operations(data)] == [b"q", b"INLINE IMAGE", b"Q", b"Tj"]


def test_an_array_without_an_end_keeps_its_words() -> None:
    assert list(operations(b"(never closed")) == []
    assert list(operations(b"[(never)-3(closed TJ")) == []
    assert list(operations(b"[(a)-300(b) TJ (c)Tj")) == [([[b"a", -300.0, b"b"]], b"TJ"), ([b"c"], b"Tj")]


operand = st.one_of(
    st.integers(-999, 999).map(lambda n: f"{n}".encode()),
    st.floats(-999, 999).map(lambda x: f"{x:.3f}".encode()),
    st.from_regex(rb"/[A-Za-z][A-Za-z0-9.+-]{0,6}", fullmatch=True),
    st.from_regex(rb"\([ -'*-\[\]-~\x80-\xff]{0,12}\)", fullmatch=True),
    st.from_regex(rb"<([0-9A-Fa-f]{2}){0,6}>", fullmatch=True),
)
array = st.lists(operand.filter(lambda one: one[:1] != b"/"), max_size=5).map(
    lambda items: b"[" + b" ".join(items) + b"]"
)


@given(
    st.lists(st.tuples(st.lists(operand | array, max_size=4), st.sampled_from([b"Tj", b"TJ", b"re", b"'", b"T*"])))
)
def test_whatever_is_well_formed_is_cut_as_pypdf_cuts_it(written: list[tuple[list[bytes], bytes]]) -> None:
    data = b"\n".join(b" ".join([*operands, operator]) for operands, operator in written)
    assert without_empty(list(operations(data))) == without_empty(by_pypdf(data))


def without_empty(made: list[Any]) -> list[Any]:
    """Leave empty strings in arrays aside: they draw nothing."""
    return [
        ([[x for x in o if x != b""] if isinstance(o, list) else o for o in operands], name)
        for operands, name in made
    ]


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(data: bytes) -> None:
    for operands, operator in operations(data):
        assert isinstance(operands, list)
        assert operator


@pytest.mark.parametrize(
    "piece", [b"[", b"(", b"<<", b"\\", b"<", b"((", b"[(", b"1 ", b"/", b"BI ", b"ID ", b"%", b"[[("]
)
def test_a_megabyte_of_nothing_but_openings_takes_no_time(piece: bytes) -> None:
    start = time.process_time()
    try:
        for _ in operations(piece * (1_000_000 // len(piece))):
            pass
    except LimitReachedError:
        pass
    assert time.process_time() - start < 5


def test_a_page_that_draws_more_than_any_paper_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_operators, "MOST_TOKENS", 50)
    with pytest.raises(LimitReachedError):
        list(operations(b"1 2 m 3 4 l " * 20))
    with pytest.raises(LimitReachedError):
        list(operations(b"1 " * 60))
    with pytest.raises(LimitReachedError):
        list(operations(b"[" + b"(a) 1 " * 60 + b"] TJ"))


def test_a_stream_of_nothing_but_digits_is_given_up_before_it_is_counted() -> None:
    with pytest.raises(LimitReachedError):
        next(operations(b"1 " * 1_000_001 + b"m"))


def test_real_pages_are_cut_as_pypdf_cuts_them(shared: Path) -> None:
    for name in ("twins/PMC4930629.pdf", "publishers/CERMINE_cermine_test1.pdf"):
        reader = PdfReader(shared / "data" / "pdf" / name)
        for page in reader.pages[:3]:
            stream = ContentStream(page["/Contents"].get_object(), reader, "bytes")
            cut = [(plain(operands), operator) for operands, operator in operations(stream.get_data())]
            found = [(plain(operands), operator) for operands, operator in stream.operations]
            assert without_empty(cut) == without_empty(found)

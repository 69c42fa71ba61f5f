"""A PubMed export is cut into its records: a broken one costs only itself, and a file that ends too soon is told."""

from __future__ import annotations

import gzip
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pubmed_maker import Blocks, file, record
from reading import read_or_refusal

from pipeline.errors import SourceError
from pipeline.ingest.parts import Document
from pipeline.ingest.pubmed import iter_pubmed, read_pubmed
from pipeline.ingest.pubmed_cut import cut


@pytest.mark.parametrize("fault", ["</Abstract>", "</AbstractText>", "<<"])
def test_a_broken_record_costs_only_itself(fault: str) -> None:
    broken = record(pmid=2).replace("</Title>", f"{fault}</Title>", 1)
    found = read_pubmed(file(record(pmid=1), broken, record(pmid=3), record(pmid=4)))
    assert [d.ids.pmid if isinstance(d, Document) else d.message.split(":")[0] for d in found] == [
        "1", "the record with PMID 2 is broken", "3", "4",
    ]  # fmt: skip


def test_a_file_cut_short_gives_what_is_whole() -> None:
    data = file(record(pmid=1), record(pmid=2))
    found = read_pubmed(data[: data.index(b"</PubmedArticle>") + 200])
    assert [isinstance(one, Document) for one in found] == [True, False]
    packed = gzip.compress(data)
    assert read_or_refusal(read_pubmed, packed[: len(packed) // 2])


def test_a_record_without_its_end_leaves_the_next_one_whole() -> None:
    data = file(record(pmid=1), record(pmid=2), record(pmid=3)).replace(b"</PubmedArticle>", b"", 1)
    assert [type(one) for one in read_pubmed(data)] == [SourceError, Document, Document]


def test_a_file_that_ends_between_two_records_is_told_to_be_cut_short() -> None:
    data = file(record(pmid=1), record(pmid=2))
    document, told = read_pubmed(data[: data.index(b"</PubmedArticle>") + len("</PubmedArticle>\n")])
    assert isinstance(document, Document)
    assert isinstance(told, SourceError)
    assert told.message == "the file ends in the middle: records may be missing"


@pytest.mark.parametrize("after", ["<!-- made by hand -->", "\n" * 200, "<!-- never closed", "x" * 200_000])
def test_what_stands_after_the_end_of_the_set_does_not_hide_that_it_ended(after: str) -> None:
    data = file(record(pmid=1), record(pmid=2)) + after.encode()
    assert [type(one) for one in read_pubmed(data)] == [Document] * 2
    assert [piece.is_whole for piece in cut(Blocks(data, list(range(50, len(data), 50))))] == [True] * 2


def test_an_end_inside_a_comment_is_no_end() -> None:
    data = file(record(pmid=1)).replace(b"</PubmedArticleSet>", b"<!-- </PubmedArticleSet> -->")
    assert [type(one) for one in read_pubmed(data)] == [Document, SourceError]


@pytest.mark.parametrize("unseen", ["<!-- {} -->", "<Note><![CDATA[{}]]></Note>"])
def test_a_record_in_a_comment_is_no_record(unseen: str) -> None:
    found = read_pubmed(file(unseen.format(record(pmid=1)), record(pmid=2), unseen.format(record(pmid=3))))
    assert [one.ids.pmid for one in found if isinstance(one, Document)] == ["2"]
    assert len(found) == 1


def test_memory_stays_flat_however_many_records_a_file_has() -> None:
    def peak(count: int) -> int:
        data = gzip.compress(file(*(record(pmid=i + 1) for i in range(count))))
        tracemalloc.start()
        assert sum(1 for _ in iter_pubmed(data)) == count
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(10)
    assert peak(1_500) < peak(150) + 300_000


@given(st.lists(st.integers(1, 4_000), max_size=12))
def test_records_are_the_same_wherever_a_block_of_the_file_ends(ends: list[int]) -> None:
    data = file(*(record(pmid=i, article=f"<!-- {'x' * (3 * i)} -->") for i in range(1, 5)))
    assert list(cut(Blocks(data, ends))) == list(cut(io.BytesIO(data)))


@given(st.binary(max_size=40), st.integers(0, 1500))
def test_any_bytes_in_any_place_never_crash(junk: bytes, place: int) -> None:
    data = file(record(pmid=1), record(pmid=2))
    assert read_or_refusal(read_pubmed, data[:place] + junk + data[place:])

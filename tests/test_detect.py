"""A file is known by its content, and what is no paper is refused in a sentence that says what to get instead."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_or_refusal

from pipeline.errors import SourceError
from pipeline.ingest.detect import decode, detect
from pipeline.ingest.reading import READERS

KINDS = (
    (b"%PDF-1.7\n...", "pdf"),
    (b"junk before\n%PDF-1.4", "pdf"),
    (b'<?xml version="1.0"?>\n<!DOCTYPE article SYSTEM "x.dtd">\n<article>', "jats"),
    (b"\xef\xbb\xbf<article xml:lang='en'>", "jats"),
    (b"<pmc-articleset><article>", "jats"),
    (b"<j:article xmlns:j='x'>", "jats"),
    (b"<PubmedArticleSet><PubmedArticle>", "pubmed"),
    (b"<MedlineCitationSet>", "pubmed"),
    (gzip.compress(b"<PubmedArticleSet/>", mtime=0), "pubmed"),  # mtime: the test's name must not change
    (b"PK\x03\x04\x14\x00\x06\x00", "docx"),
    (b"<!DOCTYPE html><html><head>", "html"),
    (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
    (b"<!-- saved from url --><html lang='en'>", "html"),
    (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related", "html"),
    (b"PMID- 1\nTI  - Title\nAB  - Words\n", "nbib"),
    (b"\r\nTY  - JOUR\r\nTI  - Title\r\nER  - \r\n", "ris"),
    (b"Record 1\nTY  - JOUR\nER  - ", "ris"),
    ("TY  - JOUR\nER  - \n".encode("utf-16"), "ris"),
    (b"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "wos"),
    (b"@article{doe2021,\n title = {T}}", "bibtex"),
    (b'[{"title": "T", "DOI": "10.5555/x"}]', "csl"),
    (b"# Title\n\nSome words.", "markdown"),
    (b"Title\n\nAbstract\nSome words.", "text"),
    ("Größe und Gewicht".encode("cp1252"), "text"),
)


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_a_file_is_known_by_its_content(data: bytes, kind: str) -> None:
    assert detect(data) == kind


REFUSED = (
    (b"", "the file is empty", "fetch it again"),
    (b" \n\t", "the file is empty", "fetch it again"),
    (b"\x89PNG\r\n\x00\x00", "neither text nor a paper format", "plainpaper reads"),
    (b"<art><ui>1</ui>", "BioMed Central's old XML", "JATS"),
    (b"<TEI xmlns='x'>", "TEI XML", "PDF"),
    (b"<eSummaryResult>", "summaries, which have no abstracts", "PubMed XML"),
    (b"<eSearchResult>", "list of PubMed's search results", "PubMed XML"),
    (b"<eFetchResult><ERROR>no</ERROR></eFetchResult>", "has no such record", "check the number"),
    (b"<responseWrapper>", "Europe PMC", "full text"),
    (b"<xml><records><record>", "EndNote library in XML", "RIS"),
    (b"<rss version='2.0'>", "news feed", "save the papers"),
    (b"<something/>", "neither a JATS article nor a PubMed record", "plainpaper reads"),
    (b'{"resultList": {"result": []}}', "JSON data file", "CSL-JSON"),
    (b"%0 Journal Article\n%T Title\n", "EndNote or Refer export", "RIS"),
    (b"{\\rtf1\\ansi words}", "Rich Text", "plain text"),
    (b"PMID,Title,Authors,Journal/Book\n1,T,A,J\n", "a table (CSV)", "NBIB"),
    (b'"Title";"Abstract";"DOI"\n', "a table (CSV)", "NBIB"),
)


@pytest.mark.parametrize(("data", "said", "hint"), REFUSED)
def test_what_is_no_paper_is_named_with_what_to_get_instead(data: bytes, said: str, hint: str) -> None:
    with pytest.raises(SourceError) as caught:
        detect(data)
    assert said in caught.value.message
    assert hint in (caught.value.hint or "")


def test_prose_that_begins_with_commas_is_no_table() -> None:
    assert detect(b"Fever, rash, and abstract pain, title aside, were seen in all of the patients.") == "text"


def test_what_decoding_repaired_is_told() -> None:
    assert decode("é".encode()) == ("é", ())
    assert decode("é".encode("utf-8-sig")) == ("é", ())
    assert decode("é".encode("cp1252")) == ("é", ("The file is not UTF-8: read as Windows-1252.",))
    assert decode("é".encode("utf-16")) == ("é", ("The file is UTF-16: read as such.",))


@given(st.binary(max_size=300))
def test_any_bytes_get_a_kind_that_has_a_reader_or_a_refusal(data: bytes) -> None:
    found = read_or_refusal(detect, data)
    assert found in READERS or " | " in found

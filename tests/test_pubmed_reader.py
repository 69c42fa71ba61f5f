"""What a PubMed record holds goes where it belongs, and a broken record costs only itself."""

from __future__ import annotations

import gzip

import pytest
from pubmed_maker import ABSTRACT, PROSE, file, record
from reading import complaints

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest import read_source
from pipeline.ingest.parts import Document
from pipeline.ingest.pubmed import read_pubmed
from pipeline.records import Paper


def read_one(text: str) -> Document:
    """Read the one record of a file."""
    (document,) = read_pubmed(file(text))
    assert isinstance(document, Document)
    return document


def test_catalogue_data_are_read() -> None:
    document = read_one(
        record(
            article="<AuthorList><Author><LastName>Doe</LastName><ForeName>Jo</ForeName></Author><Author>"
            "<CollectiveName>The Invented Group</CollectiveName></Author></AuthorList><GrantList><Grant><Agency>Fund"
            "</Agency></Grant></GrantList>",
            citation="<MeshHeadingList><MeshHeading><DescriptorName>Humans</DescriptorName></MeshHeading></MeshHeadingList>"
            "<KeywordList><Keyword>fever</Keyword></KeywordList><CoiStatement>None declared.</CoiStatement>",
            after='<ArticleIdList><ArticleId IdType="doi">10.5555/p.1</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList>',
        )
    )
    assert (document.ids.pmid, document.ids.doi, document.ids.pmcid) == ("1", "10.5555/p.1", "PMC9")
    assert document.authors == ("Jo Doe", "The Invented Group")
    assert (document.title, document.journal, document.year) == (
        "Invented tablets for invented fever", "Invented Journal", 2019,
    )  # fmt: skip
    assert (document.language, document.mesh, document.keywords) == ("en", ("Humans",), ("fever",))
    assert [(b.kind, b.text) for b in document.blocks[1:]] == [
        ("conflicts", "None declared."), ("funding", "Grants: Fund."),
    ]  # fmt: skip


LABELS = (
    ("BACKGROUND", "BACKGROUND", "introduction"),
    ("AIM", "OBJECTIVE", "introduction"),
    ("PATIENTS AND METHODS", "METHODS", "methods"),
    ("WHAT WE DID", "METHODS", "methods"),
    ("RESULTS", "UNASSIGNED", "results"),
    ("LIMITATIONS", "CONCLUSIONS", "limitations"),
    ("FUNDING", "BACKGROUND", "funding"),
    ("TRIAL REGISTRATION", "BACKGROUND", "abstract"),
    ("CHEMISTRY", "UNASSIGNED", "abstract"),
)


@pytest.mark.parametrize(("label", "category", "kind"), LABELS)
def test_a_label_names_the_kind_of_its_part(label: str, category: str, kind: str) -> None:
    part = f'<AbstractText Label="{label}" NlmCategory="{category}">{PROSE}</AbstractText>'
    other = f'<AbstractText Label="OTHER" NlmCategory="UNASSIGNED">{PROSE}</AbstractText>'
    block = read_one(record(f"<Abstract>{part}{other}</Abstract>")).blocks[0]
    assert (block.kind, block.heading, block.text) == (kind, f"Abstract: {label.capitalize()}", PROSE)


def test_labels_inside_one_running_text_are_found_too() -> None:
    text = f"<Abstract><AbstractText>BACKGROUND: {PROSE} RESULTS: Ten got better.</AbstractText></Abstract>"
    assert [b.kind for b in read_one(record(text)).blocks] == ["introduction", "results"]


def test_raised_letters_and_formulas_keep_their_meaning() -> None:
    text = "<Abstract><AbstractText>We gave 10<sup>6</sup> cells/m<sup>2</sup> of H<sub>2</sub>O.</AbstractText></Abstract>"
    assert read_one(record(text)).blocks[0].text == "We gave 10^6 cells/m^2 of H2O."


def test_a_lay_summary_is_kept_for_the_reviewer_and_never_evidence() -> None:
    for language, expected in (("eng", ["Everyday words."]), ("spa", [])):
        other = f'<OtherAbstract Type="plain-language-summary" Language="{language}"><AbstractText>Everyday words.</AbstractText></OtherAbstract>'
        document = read_one(record(citation=other))
        assert [lay.text for lay in document.lay_summaries] == expected
        assert "Everyday" not in " ".join(b.text for b in document.blocks)


def test_an_indexers_abstract_is_read_where_the_authors_wrote_none_and_that_is_told() -> None:
    other = f'<OtherAbstract Type="PIP" Language="eng"><AbstractText>{PROSE}</AbstractText></OtherAbstract>'
    document = read_one(record("", citation=other))
    assert document.blocks[0].text == PROSE
    assert document.repairs == ("The record has no abstract by the authors: the one by PIP was read.",)
    assert read_one(record(citation=other)).repairs == ()


def test_a_translated_title_loses_its_brackets_and_a_missing_one_is_the_original() -> None:
    vernacular = "<VernacularTitle>Tabletas inventadas.</VernacularTitle>"
    assert read_one(record(title="[Invented tablets.]", article=vernacular)).title == "Invented tablets"
    assert read_one(record(title="[Not Available].", article=vernacular)).title == "Tabletas inventadas"


STANDING = (
    ("<PublicationType UI='D016441'>Retracted Publication</PublicationType>", "", "retracted"),
    ("<PublicationType UI='D016441'>Some New Name</PublicationType>", "", "retracted"),
    ("", "RetractionIn", "retracted"),
    ("", "ExpressionOfConcernIn", "concern"),
    ("", "ErratumIn", "corrected"),
    ("<PublicationType UI='D000076942'>Preprint</PublicationType>", "", "preprint"),
    ("", "CommentIn", "unknown"),
)


@pytest.mark.parametrize(("types", "relation", "status"), STANDING)
def test_type_and_relations_each_suffice_to_tell_a_papers_standing(types: str, relation: str, status: str) -> None:
    linked = f'<CommentsCorrectionsList><CommentsCorrections RefType="{relation}"/></CommentsCorrectionsList>'
    assert read_one(record(types=types, citation=linked)).status.value == status


@pytest.mark.parametrize(
    ("types", "relation"),
    [
        ("<PublicationType UI='D016440'>Retraction Notice</PublicationType>", ""),
        ("<PublicationType UI='D016425'>Published Erratum</PublicationType>", ""),
        ("", "RetractionOf"),
    ],
)
def test_a_notice_about_another_paper_is_refused_as_one(types: str, relation: str) -> None:
    linked = f'<CommentsCorrectionsList><CommentsCorrections RefType="{relation}"/></CommentsCorrectionsList>'
    (found,) = read_source(file(record(types=types, citation=linked)), "x.xml")
    assert isinstance(found, NoticeError)


def test_a_book_chapter_is_told_as_one() -> None:
    text = (
        "<PubmedBookArticle><BookDocument><PMID>5</PMID><ArticleIdList/><Book><BookTitle>A Book</BookTitle></Book>"
        f"<ArticleTitle>Fever</ArticleTitle><PublicationType>Review</PublicationType>{ABSTRACT}</BookDocument></PubmedBookArticle>"
    )
    document = read_one(text)
    assert document.types == ("Book chapter", "Review")
    assert document.repairs == ("The record is of a chapter in a book, not of a study.",)


def test_withdrawn_records_are_told_and_are_no_papers() -> None:
    gone = "<DeleteCitation><PMID>8</PMID><PMID>9</PMID></DeleteCitation>"
    paper, told = read_source(file(record(), gone), "x.xml")
    assert isinstance(paper, Paper)
    assert isinstance(told, NoticeError)
    assert told.message == "PubMed has withdrawn records: PMID 8, 9"


@pytest.mark.parametrize(
    ("abstract", "said"),
    [
        ("", "has no abstract"),
        ("<Abstract><AbstractText>Too few.</AbstractText></Abstract>", "has only 2 words of abstract"),
    ],
)
def test_a_record_without_enough_text_is_refused_in_a_sentence(abstract: str, said: str) -> None:
    (found,) = read_source(file(record(abstract)), "x.xml")
    assert isinstance(found, SourceError)
    assert said in found.message


def test_every_record_of_a_file_is_read_in_order_packed_or_not() -> None:
    data = file(*(record(pmid=i) for i in range(1, 8)))
    for packed in (data, gzip.compress(data)):
        papers = read_source(packed, "x.xml")
        assert [p.ids.pmid for p in papers if isinstance(p, Paper)] == [str(i) for i in range(1, 8)]
        assert [c for p in papers if isinstance(p, Paper) for c in complaints(p)] == []
        assert {p.scope for p in papers if isinstance(p, Paper)} == {"abstract"}


@pytest.mark.parametrize("root", ["PubmedArticle", "MedlineCitation"])
def test_a_record_without_a_set_around_it_is_read(root: str) -> None:
    text = record()
    start, end = text.index(f"<{root}"), text.index(f"</{root}>") + len(root) + 3
    (document,) = read_pubmed(text[start:end].encode())
    assert isinstance(document, Document)
    assert document.ids.pmid == "1"


def test_what_the_head_of_a_file_declares_holds_for_each_of_its_records() -> None:
    title = "<m:math><m:mi>n</m:mi></m:math> tablets of Müller&nbsp;&amp; Doe"
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "none.dtd">'
        '<PubmedArticleSet xmlns:m="http://www.w3.org/1998/Math/MathML">'
        f"{record(title=title, pmid=1)}{record(title=title, pmid=2)}</PubmedArticleSet>"
    )
    titles = [one.title for one in read_pubmed(text.encode("iso-8859-1")) if isinstance(one, Document)]
    assert titles == ["n tablets of Müller & Doe"] * 2


def test_references_are_passed_over_whatever_is_in_them() -> None:
    inner = "<ReferenceList><Reference><Citation>Doe <<</Citation></Reference></ReferenceList>"
    ids = '<ArticleIdList><ArticleId IdType="doi">10.5555/own</ArticleId></ArticleIdList>'
    document = read_one(record(after=f"<ReferenceList><Title>Old</Title>{inner}</ReferenceList>{ids}"))
    assert document.ids.doi == "10.5555/own"


def test_a_set_without_records_is_refused() -> None:
    with pytest.raises(SourceError, match="there is no PubMed record"):
        read_pubmed(b"<PubmedArticleSet></PubmedArticleSet>")

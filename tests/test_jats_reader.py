"""What a JATS article holds goes where it belongs: catalogue data, sections, end matter, notices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jats_maker import PROSE, jats, paper, read_one, texts
from reading import complaints, read_or_refusal

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.jats import read_jats

BODY = f"<sec sec-type='intro'><title>Introduction</title><p>{PROSE}</p></sec>"


def test_identifiers_are_bare_and_both_spellings_of_pmcid_are_known() -> None:
    for kind, value in (("pmc", "123"), ("pmcid", "PMC123")):
        ids = (
            f'<article-id pub-id-type="{kind}">{value}</article-id><article-id pub-id-type="pmid">77</article-id>'
            '<article-id pub-id-type="doi">https://doi.org/10.5555/x.1</article-id>'
        )
        found = read_one(jats(ids=ids)).ids
        assert (found.pmcid, found.pmid, found.doi) == ("PMC123", "77", "10.5555/x.1")


def test_a_title_keeps_its_raised_and_slanted_letters_and_loses_its_footnote_mark() -> None:
    title = 'Ca<sup>2+</sup>, CO<sub>2</sub> and <italic>E. coli</italic><xref ref-type="fn" rid="a">*</xref>'
    assert read_one(jats(title=title)).title == "Ca2+, CO2 and E. coli"


def test_catalogue_data_are_read() -> None:
    front = (
        '<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jo</given-names></name>'
        '</contrib><contrib contrib-type="author"><collab>The Invented Group<contrib-group><contrib><name><surname>Member'
        "</surname></name></contrib></contrib-group></collab></contrib>"
        '<contrib contrib-type="editor"><name><surname>Ed</surname></name></contrib></contrib-group>'
        "<pub-date><year>2021</year></pub-date><permissions><license><license-p>Free under "
        '<ext-link xlink:href="https://creativecommons.org/licenses/by/4.0/">CC BY</ext-link></license-p></license></permissions>'
        '<kwd-group><kwd>fever</kwd></kwd-group><kwd-group xml:lang="es"><kwd>fiebre</kwd></kwd-group>'
    )
    document = read_one(jats(front=front, body=BODY))
    assert document.authors == ("Jo Doe", "The Invented Group")
    assert (document.journal, document.year, document.keywords) == ("Invented Journal", 2021, ("fever",))
    assert document.licence == "https://creativecommons.org/licenses/by/4.0/"


SECTIONS = (
    ("<sec sec-type='intro'><title>Why we did this</title>{}</sec>", "introduction"),
    ("<sec><title>1. Introduction</title>{}</sec>", "introduction"),
    ("<sec sec-type='materials|methods'><title>How</title>{}</sec>", "methods"),
    ("<sec><title>Case presentation</title>{}</sec>", "case"),
    ("<sec sec-type='cases'><title>The patient</title>{}</sec>", "case"),
    ("<sec><title>Results</title><sec><title>Patients</title>{}</sec></sec>", "results"),
    ("<sec sec-type='conclusions'><title>Discussion</title>{}</sec>", "discussion"),
    ("<sec><title>Discussion</title><sec><title>Limitations</title>{}</sec></sec>", "limitations"),
    ("<sec><title>Discussion</title><sec><title>Conclusion</title>{}</sec></sec>", "conclusions"),
    ("<sec><title>Findings</title><sec><title>Methods</title>{}</sec></sec>", "methods"),
    ("<sec><title>Something else</title>{}</sec>", "other"),
    ("<sec><title>Results</title><boxed-text>{}</boxed-text></sec>", "results"),
    ("<sec><title>Competing interests</title>{}</sec>", "conflicts"),
    ("<sec><title>Funding</title>{}</sec>", "funding"),
)


@pytest.mark.parametrize(("section", "kind"), SECTIONS)
def test_a_section_is_known_by_its_title_its_type_and_what_holds_it(section: str, kind: str) -> None:
    document = read_one(jats(body=section.format(f"<p>{PROSE}</p>")))
    assert texts(document, kind) == [PROSE]


def test_a_nested_section_carries_the_path_of_its_titles() -> None:
    section = f"<sec><title>Methods</title><sec><title>Patients</title><p>{PROSE}</p></sec></sec>"
    (block,) = [b for b in read_one(jats(body=section)).blocks if b.kind == "methods"]
    assert block.heading == "Methods: Patients"


def test_tables_stay_out_of_the_prose_and_captions_stand_apart() -> None:
    table = (
        "<table-wrap><label>Table 1</label><caption><title>Doses.</title></caption><table><tr><td>777</td></tr></table>"
        "</table-wrap>"
    )
    floats = "<floats-group><fig><label>Figure 9.</label><caption><p>A curve.</p></caption></fig></floats-group>"
    document = read_one(jats(body=f"<sec><title>Results</title>{table}<p>{PROSE}</p></sec>", after=floats))
    assert texts(document, "captions") == ["Table 1. Doses.", "Figure 9. A curve."]
    assert [b.kind for b in document.blocks if "777" in b.text] == ["tables"]


def test_end_matter_goes_to_funding_conflicts_and_notes() -> None:
    front = "<funding-group><funding-statement>Paid by the Invented Fund.</funding-statement></funding-group>"
    back = (
        "<ack><p>We thank nobody.</p></ack><fn-group><fn fn-type='COI-statement'><p>None.</p></fn>"
        "<fn fn-type='con'><p>JD wrote it.</p></fn></fn-group>"
        "<fn-group><title>Competing interests</title><fn><p>JD has shares.</p></fn></fn-group>"
    )
    document = read_one(jats(front=front, body=BODY, back=back))
    assert texts(document, "funding") == ["Paid by the Invented Fund."]
    assert texts(document, "conflicts") == ["None.", "JD has shares."]
    assert texts(document, "other") == ["We thank nobody.", "JD wrote it."]


def test_references_keep_their_fields_apart_and_are_never_evidence() -> None:
    back = (
        "<ref-list><ref><label>1</label><element-citation><name><surname>Doe</surname><given-names>J</given-names></name>"
        "<article-title>On fever</article-title><year>2015</year></element-citation></ref><ref><label>2.</label>"
        "<mixed-citation><name><surname>Roe</surname>, <given-names>K</given-names></name>. On rash. J Inv. 2016;3:1.</mixed-citation></ref></ref-list>"
    )
    made = paper(jats(body=BODY, back=back))
    assert complaints(made) == []
    (section,) = [s for s in made.sections if s.kind == "references"]
    assert [p.text for p in section.passages] == ["1 Doe J On fever 2015", "2. Roe, K. On rash. J Inv. 2016;3:1."]
    assert {p.whose for p in section.passages} == {"cited"}


@pytest.mark.parametrize("kind", ["retraction", "correction", "expression-of-concern", "addendum", "withdrawal"])
def test_a_notice_is_never_taken_for_a_study(kind: str) -> None:
    with pytest.raises(NoticeError, match="notice about another paper"):
        paper(jats(attributes=f'article-type="{kind}"', body=BODY * 3))


def test_a_short_text_titled_as_a_notice_is_one_whatever_its_type() -> None:
    assert read_one(jats(title="Retraction: Invented tablets", front="", body=BODY)).is_notice
    assert not read_one(jats(title="Correction of low sodium in adults: a trial", body=BODY)).is_notice


@pytest.mark.parametrize(
    ("related", "status"),
    [("retraction-forward", "retracted"), ("correction-forward", "corrected"), ("object-of-concern", "concern")],
)
def test_what_became_of_a_paper_is_read_from_its_related_articles(related: str, status: str) -> None:
    front = f'<related-article related-article-type="{related}" xlink:href="10.5555/x"/>'
    assert read_one(jats(front=front, body=BODY)).status.value == status


def test_scope_is_full_only_where_there_is_a_body() -> None:
    assert paper(jats(body=BODY)).scope == "full"
    assert paper(jats()).scope == "abstract"
    assert paper(jats(attributes='article-type="abstract"', front="", body=BODY * 2)).scope == "abstract"


def test_an_article_without_text_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match="neither an abstract nor a text"):
        paper(jats(front="<abstract><p>No abstract available.</p></abstract>"))


def test_each_article_of_a_set_is_read() -> None:
    both = b"<pmc-articleset>" + jats(title="One") + jats(title="Two") + b"</pmc-articleset>"
    assert [document.title for document in read_jats(both)] == ["One", "Two"]


def test_a_namespaced_article_is_read_like_any_other() -> None:
    data = jats(body=BODY).replace(b"<article ", b'<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" ')
    assert texts(read_one(data), "introduction") == [PROSE]


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_half_a_file_is_refused_in_a_sentence(part: float) -> None:
    data = jats(body=BODY)
    with pytest.raises(SourceError, match="the XML is broken"):
        read_jats(data[: int(len(data) * part)])


@given(st.binary(max_size=60), st.integers(0, 1200))
def test_any_bytes_in_any_place_never_crash(junk: bytes, place: int) -> None:
    data = jats(body=BODY)
    assert read_or_refusal(read_jats, data[:place] + junk + data[place:])

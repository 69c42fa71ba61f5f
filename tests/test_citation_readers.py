"""Citation exports of many tools become the same Documents: fields, continued lines, encodings, types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import complaints, read_or_refusal

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest import read_source
from pipeline.ingest.bibliographies import read_bibtex, read_csl
from pipeline.ingest.citations import read_nbib, read_ris, read_wos
from pipeline.ingest.export_words import abstract_blocks, language_code
from pipeline.records import Paper

FIRST = "Twelve invented patients with invented fever took the invented tablets every day for six weeks."
SECOND = "IL-6 levels fell in ten of the twelve patients, and two patients had a mild rash."
NBIB = f"""
PMID- 11
STAT- MEDLINE
DP  - 2021 Mar
TI  - Invented tablets for
      invented fever.
LID - 10.5555/n.1 [doi]
AB  - BACKGROUND: {FIRST[:38]}
      {FIRST[39:]} RESULTS: {SECOND}
FAU - Doe, Jo
LA  - eng
PT  - Randomized Controlled Trial
JT  - Invented Journal
MH  - Fever/*drug therapy
OT  - *tablets
PMC - PMC9
PST - ppublish
COIS- None declared.
"""
RIS = f"""TY  - JOUR
T1  - Invented tablets for invented fever
A1  - Doe, Jo
Y1  - 2021/03//
JF  - Invented Journal
N2  - {FIRST[:38]}
{FIRST[39:]}
{SECOND}
KW  - fever
tablets
DO  - https://doi.org/10.5555/r.1
AN  - 123456
DP  - NLM
N1  - 1234-5678
Randomized Controlled Trial
ER  -
"""
WOS = f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, J
   Roe, K
AF Doe, Jo
   Roe, Kim
TI Invented tablets for
   invented fever
SO INVENTED JOURNAL
LA English
DT Article
DE fever; tablets
AB {FIRST} {SECOND}
PY 2021
DI 10.5555/w.1
PM 22
ER

EF
"""
BIBTEX = f"""@comment{{made by hand}}
@article{{doe2021,
  title = {{Invented tablets for {{Invented}} fever}},
  author = {{Doe, Jo and M{{\\"u}}ller, Kim}},
  journal = "Invented Journal",
  year = 2021,
  doi = {{10.5555/b.1}},
  abstract = {{{FIRST} {SECOND} It was $\\alpha$ at 10$^{{6}}$ \\& 5\\%.}},
  keywords = {{fever, tablets}}
}}
"""
CSL = (
    '[{"id":"a","title":"Invented tablets for invented fever","DOI":"10.5555/c.1","PMID":"33","container-title":"Invented '
    'Journal","issued":{"date-parts":[[2021,3]]},"author":[{"given":"Jo","family":"Doe"}],"abstract":"<jats:title>Abstract'
    f"</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>{FIRST}</jats:p></jats:sec><jats:sec><jats:title>Results"
    f'</jats:title><jats:p>{SECOND}</jats:p></jats:sec>"}}]'
)


@pytest.mark.parametrize(
    ("text", "kind", "doi", "pmid"),
    [
        (NBIB, "nbib", "10.5555/n.1", "11"),
        (RIS, "ris", "10.5555/r.1", "123456"),
        (WOS, "wos", "10.5555/w.1", "22"),
        (BIBTEX, "bibtex", "10.5555/b.1", None),
        (CSL, "csl", "10.5555/c.1", "33"),
    ],
)
def test_every_export_tells_the_same_paper(text: str, kind: str, doi: str, pmid: str | None) -> None:
    (paper,) = read_source(text.encode(), "export")
    assert isinstance(paper, Paper)
    assert complaints(paper) == []
    assert (paper.source_kind, paper.ids.doi, paper.ids.pmid, paper.scope) == (kind, doi, pmid, "abstract")
    assert paper.title.lower() == "invented tablets for invented fever"
    assert paper.authors[0] == "Jo Doe"
    assert (paper.journal or "").lower() == "invented journal"
    assert (paper.year, paper.status.value) == (2021, "published" if kind == "nbib" else "unknown")
    words = [p.text for p in paper.passages()]
    assert FIRST in words
    assert SECOND in words


def test_labels_in_an_abstract_name_its_parts() -> None:
    for read, text in ((read_nbib, NBIB), (read_csl, CSL)):
        kinds = [block.kind for block in read(text)[0].blocks]
        assert kinds[:2] == ["introduction", "results"]


def test_nbib_tells_standing_terms_and_conflicts() -> None:
    (document,) = read_nbib(NBIB)
    assert (document.ids.pmcid, document.mesh, document.keywords) == ("PMC9", ("Fever",), ("tablets",))
    assert document.types == ("Randomized Controlled Trial",)
    assert [b.text for b in document.blocks if b.kind == "conflicts"] == ["None declared."]
    (retracted,) = read_nbib(NBIB + "RIN - Invented J. 2022\n")
    assert retracted.status.value == "retracted"


def test_ris_reads_a_keyword_a_line_and_the_types_among_the_notes() -> None:
    (document,) = read_ris(RIS)
    assert document.keywords == ("fever", "tablets")
    assert document.types == ("Randomized Controlled Trial",)


def test_a_word_with_a_hyphen_at_a_lines_start_is_no_tag() -> None:
    (document,) = read_ris(RIS)
    assert "every day for six weeks. IL-6 levels fell" in document.blocks[0].text


@pytest.mark.parametrize(("read", "text"), [(read_nbib, NBIB), (read_ris, RIS), (read_wos, WOS)])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_many_records_are_read_in_order_whatever_ends_their_lines(read: object, text: str, end: str) -> None:
    whole = "\n".join(text.replace("Invented tablets", f"Number {i}") for i in (1, 2, 3)).replace("\n", end)
    titles = [document.title for document in read(whole)]  # type: ignore[operator]
    assert titles == [f"Number {i} for invented fever" for i in (1, 2, 3)]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", ()), ("utf-8-sig", ()), ("cp1252", ("The file is not UTF-8: read as Windows-1252.",)), ("utf-16", ("The file is UTF-16: read as such.",))],
)  # fmt: skip
def test_any_encoding_is_read_and_an_unusual_one_told(encoding: str, told: tuple[str, ...]) -> None:
    for text in (RIS, NBIB, BIBTEX, CSL):
        (paper,) = read_source(text.replace("Invented Journal", "Café Journal").encode(encoding), "export")
        assert isinstance(paper, Paper)
        assert (paper.journal, paper.repairs) == ("Café Journal", told)


@pytest.mark.parametrize("spelling", ["TY  - JOUR", "TY - JOUR", "TY  -JOUR"])
def test_sloppy_columns_are_read(spelling: str) -> None:
    (document,) = read_ris(RIS.replace("TY  - JOUR", spelling).replace("T1  -", "T1 -"))
    assert document.title == "Invented tablets for invented fever"


@pytest.mark.parametrize("around", ["Record #1 of 1\nProvider: X\n\n{}", "\n\n\n{}", "{}\nEnd of export"])
def test_words_around_the_records_are_not_theirs(around: str) -> None:
    (document,) = read_ris(around.format(RIS))
    assert document.title == "Invented tablets for invented fever"
    assert "Provider" not in str(document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        RIS.replace("T1  - I", "M3  - Erratum\nT1  - I"),
        RIS.replace("Randomized Controlled Trial", "Retraction of Publication"),
        NBIB.replace("Randomized Controlled Trial", "Published Erratum"),
        NBIB + "ROF - Invented J. 2020\n",
    ],
)
def test_a_notice_is_refused_as_one(text: str) -> None:
    (found,) = read_source(text.encode(), "export")
    assert isinstance(found, NoticeError)


def test_a_record_without_an_abstract_is_refused_and_the_others_are_read() -> None:
    bare = "\nTY  - JOUR\nTI  - Bare\nER  -\n"
    papers = read_source((RIS + bare).encode(), "export")
    assert isinstance(papers[0], Paper)
    assert isinstance(papers[1], SourceError)
    assert papers[1].message == "“Bare” has no abstract in this record"


def test_a_databases_rights_line_is_no_sentence_of_the_paper() -> None:
    for rights in (
        "(PsycInfo Database Record (c) 2023 APA, all rights reserved)", "© 2021 The Authors. Published by Nobody Ltd.",
        "Copyright 2021 Nobody Ltd. All rights reserved.",
    ):  # fmt: skip
        assert [b.text for b in abstract_blocks(f"{FIRST} {rights}")] == [FIRST]


TEX = (
    ('M{\\"u}ller', "Müller"), ("Garc{\\'\\i}a", "García"), ("\\'Evora", "Évora"), ("Fran{\\c{c}}ois", "François"),
    ("{\\o}re", "øre"), ("$\\beta$-blocker", "β-blocker"), ("p $\\leq$ 0.05", "p ≤ 0.05"), ("5\\% \\& 6", "5% & 6"),
    ("10$^{6}$", "10^6"), ("a~b", "a b"), ("1--2", "1–2"), ("\\emph{new} {DNA}", "new DNA"),
)  # fmt: skip


@pytest.mark.parametrize(("tex", "words"), TEX)
def test_tex_becomes_words(tex: str, words: str) -> None:
    (document,) = read_bibtex(f"@article{{a, title = {{{tex}}}}}")
    assert document.title == words


def test_an_entry_that_does_not_close_costs_only_itself() -> None:
    found = read_bibtex("@article{a, title = {Open\n@article{b, title = {Whole}, year = 2020}")
    assert [d.title for d in found][-1] == "Whole"


@pytest.mark.parametrize(
    ("told", "code"), [("English", "en"), ("eng", "en"), ("ger; eng", "de"), ("", None), ("de-DE", "de-DE"[:2])]
)
def test_languages_have_one_code(told: str, code: str | None) -> None:
    assert language_code(told) == code


@given(st.text(max_size=80), st.integers(0, 500), st.sampled_from([NBIB, RIS, WOS, BIBTEX, CSL]))
def test_any_text_in_any_place_never_crashes(junk: str, place: int, text: str) -> None:
    data = (text[:place] + junk + text[place:]).encode(errors="replace")
    found = read_or_refusal(lambda given: read_source(given, "export"), data)
    assert found
    for paper in found if isinstance(found, list) else []:
        assert complaints(paper) == [] if isinstance(paper, Paper) else paper.message

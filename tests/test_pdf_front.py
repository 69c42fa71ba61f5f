"""Title, authors and DOI of a PDF's first page, where the page shows them twice or the file spells them its own way."""

from __future__ import annotations

from bench.readings import ours
from pdf_maker import PROSE, Sheet
from test_pdf_layout import imrad

WHOLE = "Sleep of adults with asthma informs the choice of an inhaler for children"


def test_the_title_is_whole_where_a_citation_beside_it_repeats_its_beginning() -> None:
    sheet = Sheet(title=WHOLE)
    for row, words in enumerate(
        [
            "Cite this: Oakhurst M. 2024",
            "Sleep of adults with asthma",
            "informs the choice of an inhaler for",
            "children. J. Invented 3: 1.",
        ]
    ):
        sheet.line(words, size=9, y=700 - 12 * row)
    for row, words in enumerate(["Sleep of adults with asthma", "informs the choice of an inhaler for", "children"]):
        sheet.line(words, x=260, size=20, y=760 - 24 * row)
    sheet.y = 600
    assert ours(imrad(sheet).bytes()).title == WHOLE


def test_initials_with_their_orcids_are_no_part_of_the_abstract() -> None:
    sheet = (
        Sheet().line(WHOLE, size=16, font="Times-Bold").gap(8).line("Maren Oakhurst and Priya Roe", size=12).gap(6)
    )
    sheet.line("MO, 0000-0002-9302-4858; TR, 0000-0002-5421-8692; IL,", size=9)
    sheet.line("0000-0002-4607-2101; PR, 0000-0002-7221-3801", size=9).gap(10)
    for row in (*PROSE, *PROSE):
        sheet.line(row, size=9)
    paper = ours(sheet.heading("1. Introduction").prose(times=3).bytes())
    assert "0000-0002" not in paper.text
    assert next(iter(paper.passages())).text.startswith("We asked twelve adults")


def test_authors_who_show_their_orcid_beside_their_names_are_kept() -> None:
    sheet = Sheet().line(WHOLE, size=16, font="Times-Bold").gap(8)
    sheet.line("Maren Oakhurst (0000-0002-9302-4858), Priya Vantongeren (0000-0002-5421-8692)", size=12).gap(20)
    assert ours(imrad(sheet).bytes()).authors == ("Maren Oakhurst", "Priya Vantongeren")


def test_authors_whose_accents_are_drawn_apart_are_known() -> None:
    sheet = (
        Sheet(title=WHOLE, author="Aurélie Décaudin; Zoé Barthélémy").line(WHOLE, size=16, font="Times-Bold").gap(8)
    )
    sheet.line("Aur´elie D´ecaudin, Zo´e Barth´el´emy", size=12).gap(20)
    assert ours(imrad(sheet).bytes()).authors == ("Aurélie Décaudin", "Zoé Barthélémy")


def test_a_doi_in_brackets_cut_at_a_line_s_end_is_put_together() -> None:
    sheet = (
        Sheet()
        .line(WHOLE, size=16, font="Times-Bold")
        .gap(8)
        .line("Annals of Invention, 2012, 2 (1), pp.28. <10.5555/2110-", size=9)
    )
    assert ours(imrad(sheet.line("5820-2-28>. <hal-0001>", size=9)).bytes()).ids.doi == "10.5555/2110-5820-2-28"


def test_keywords_at_the_end_of_a_page_do_not_run_into_the_next() -> None:
    sheet = Sheet().line(WHOLE, size=16, font="Times-Bold").gap(20).heading("Abstract").prose(times=2).gap(20)
    sheet.line("KEYWORDS asthma, inhaler, sleep of adults, sleep of children").page()
    sheet.line("have emerged as a worry of many families. We asked what they do at night.").prose(times=2)
    paper = ours(sheet.heading("Methods").prose().bytes())
    assert paper.keywords == ("asthma", "inhaler", "sleep of adults", "sleep of children")
    assert not any("KEYWORDS" in p.text for p in paper.passages())


def test_parts_of_an_abstract_set_like_its_lines_are_told_apart() -> None:
    sheet = Sheet().line(WHOLE, size=16, font="Times-Bold").gap(20).heading("Abstract")
    long = "of adults and of children with asthma who slept in their homes for a year and were asked at night, all."
    for label in (
        "Background: We asked about the sleep",
        "Methods: We counted the nights",
        "Conclusions: We know the sleep",
    ):
        sheet.line(f"{label} {long}").line(f"We asked twelve bakers too, about the sleep {long}")
    sheet.line("Keywords: asthma, inhaler, sleep of adults, sleep of children")
    paper = ours(sheet.heading("Introduction").prose(times=2).heading("Methods").prose().bytes())
    assert [s.title for s in paper.sections][:3] == [
        "Abstract: Background",
        "Abstract: Methods",
        "Abstract: Conclusions",
    ]
    assert paper.keywords[:2] == ("asthma", "inhaler")
    assert "Keywords" not in paper.text

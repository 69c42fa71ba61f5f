"""Headings, side columns, labels and first pages of PDFs are told by how they are set."""

from __future__ import annotations

import pytest
from bench.readings import ours
from pdf_maker import PROSE, Sheet

from pipeline.records import Paper

TITLE = "Sleep of adults with asthma after a new inhaler"


def begin(**info: str) -> Sheet:
    sheet = Sheet(**info).line(TITLE, size=18, font="Times-Bold")
    return sheet.gap(6).line("Maren Oakhurst, Tobias Roe and Priya Vantongeren", size=11).gap(20)


def headings(paper: Paper) -> list[tuple[str, str]]:
    return [(s.kind, s.title) for s in paper.sections if s.kind not in {"captions", "references"}]


def imrad(sheet: Sheet) -> Sheet:
    for name in ("Abstract", "Introduction", "Methods"):
        sheet.heading(name).prose()
    return sheet


def test_a_heading_of_two_lines_is_one_heading() -> None:
    sheet = imrad(begin())
    sheet.heading("Measurement of how long and how well the participants slept in", size=11)
    sheet.line("their own homes", size=11, font="Times-Bold").prose()
    assert headings(ours(sheet.bytes()))[-1] == (
        "methods",
        "Methods: Measurement of how long and how well the participants slept in their own homes",
    )


def test_letter_spaced_headings_are_words() -> None:
    sheet = imrad(begin()).heading("Results").prose().gap()
    sheet.line("AUTHOR CONTRIBUTIONS", font="Times-Bold", size=11, spread=2).prose()
    assert headings(ours(sheet.bytes()))[-1] == ("other", "AUTHOR CONTRIBUTIONS")


def test_labels_of_a_figure_are_no_headings_and_no_prose() -> None:
    sheet = imrad(begin()).heading("Results").prose()
    for label, numbers in (("Time Of Day", "36.0 36.4 36.8 37.2"), ("Group", "-2.0 -1.5 -1.0 -0.5")):
        sheet.gap().line(label, font="Times-Bold").gap().line(numbers).gap()
    sheet.prose()
    paper = ours(sheet.bytes())
    assert headings(paper)[-1] == ("results", "Results")
    assert not [p.text for p in paper.passages() if "36.4" in p.text and p.kind == "results"]


def test_patients_under_results_stay_results() -> None:
    sheet = imrad(begin()).heading("Results").gap().line("Patients", size=10, font="Times-Italic").prose()
    assert headings(ours(sheet.bytes()))[-1] == ("results", "Results: Patients")


def test_a_review_s_own_headings_open_sections() -> None:
    sheet = (
        begin().heading("Abstract").prose().heading("1. Introduction").prose().heading("2. Inhalers of old").prose()
    )
    sheet.heading("3. Discussion").prose().heading("4. Conclusions").prose()
    assert headings(ours(sheet.bytes())) == [
        ("abstract", "Abstract"), ("introduction", "Introduction"), ("other", "Inhalers of old"),
        ("discussion", "Discussion"), ("conclusions", "Conclusions"),
    ]  # fmt: skip


def test_themes_behind_a_short_results_section_are_results() -> None:
    sheet = begin().heading("Abstract").prose().heading("1. Introduction").prose().heading("2. Methods").prose()
    sheet.heading("3. Results").line("Two themes were found in what the participants told us.")
    sheet.heading("4. Waking at night").prose().heading("5. Asking for help").prose().heading("6. Discussion").prose()
    kinds = headings(ours(sheet.bytes()))
    assert ("results", "Results: Waking at night") in kinds
    assert ("results", "Results: Asking for help") in kinds
    assert kinds[-1] == ("discussion", "Discussion")


def test_labels_under_a_larger_abstract_heading_belong_to_the_abstract() -> None:
    sheet = begin().heading("Abstract", size=15).heading("Background", size=11).prose()
    sheet.heading("Methods and findings", size=11).prose().heading("Conclusions", size=11).prose().page()
    for name in ("Introduction", "Methods", "Results", "Discussion"):
        sheet.heading(name, size=15).prose()
    assert headings(ours(sheet.bytes()))[:4] == [
        ("abstract", "Abstract: Background"), ("abstract", "Abstract: Methods and findings"),
        ("abstract", "Abstract: Conclusions"), ("introduction", "Introduction"),
    ]  # fmt: skip


def test_notes_beside_the_text_of_a_first_page_are_set_apart() -> None:
    sheet = Sheet().line(TITLE, size=18, font="Times-Bold", x=200).gap(30)
    sheet.line("Abstract", x=200, size=13, font="Times-Bold").prose(x=200, times=3)
    notes = ["Citation: Oakhurst M (2024)", "Sleep of adults. J Invented", "Settings 3:1.", "Funding: The Sleep Fund",
             "paid for this study.", "Competing interests: The", "authors have no interests."]  # fmt: skip
    for row, note in enumerate(notes):
        sheet.line(note, size=8, y=700 - 11 * row - (8 if ":" in note else 0))
    sheet.line("Introduction", x=200, size=13, font="Times-Bold").prose(x=200, times=3)
    paper = ours(sheet.bytes())
    prose = " ".join(p.text for p in paper.passages() if p.kind in {"abstract", "introduction"})
    assert "Settings" not in prose
    assert "interests" not in prose
    assert [p.text for p in paper.passages() if p.kind == "conflicts"] == ["The authors have no interests."]


def test_names_and_addresses_above_an_unnamed_abstract_are_not_it() -> None:
    sheet = Sheet().line(TITLE, size=18, font="Times-Bold").gap(10)
    sheet.line("Maren Oakhurst [1,2], Tobias Roe [2], Priya Vantongeren [3], Ida Lund [1]")
    sheet.line(
        "1 Department of Sleep, Fernhill Hospital; 2 School of Medicine, University of Fernhill; 3 Institute of Air"
    )
    sheet.gap(30)
    for row in (*PROSE, *PROSE):
        sheet.line(row)
    sheet.heading("Introduction").prose()
    paper = ours(sheet.bytes())
    abstract = [p.text for p in paper.passages() if p.kind == "abstract"]
    assert abstract[0].startswith("We asked twelve adults")


def test_a_plain_language_summary_is_neither_abstract_nor_introduction() -> None:
    sheet = begin().line(f"Abstract {PROSE[0]}")
    for row in PROSE[1:]:
        sheet.line(row)
    sheet.gap(24).line("Plain Language Summary We asked people with asthma how they slept and most of")
    sheet.line("them slept better than they had before they took part in this work.").gap()
    sheet.heading("1. Introduction").prose()
    assert [kind for kind, _ in headings(ours(sheet.bytes()))] == ["abstract", "other", "introduction"]


def test_references_in_small_print_are_references() -> None:
    sheet = imrad(begin()).heading("Results").prose(times=3).heading("References")
    for number in (1, 2, 3):
        sheet.line(f"{number}. Roe T, Lund I. Sleep and its many faces. J Invented Settings 2020;1:{number}.", size=7)
    references = [p.text for p in ours(sheet.bytes()).passages() if p.kind == "references"]
    assert [text[:2] for text in references] == ["1.", "2.", "3."]


OWN, CITED = "10.5555/sleep.2024.17", "10.1016/S0140-6736(20)31604-4"


def test_the_doi_is_the_paper_s_own_and_never_one_it_cites() -> None:
    sheet = begin(subject=f"J Invented Settings 2024.3:17 doi:{OWN}").line(f"https://doi.org/{OWN}", size=8)
    imrad(sheet).page().heading("References").line(f"1. Roe T. Sleep. Lancet 2020. doi:{CITED}")
    assert ours(sheet.bytes()).ids.doi == OWN


def test_a_cited_doi_alone_gives_none() -> None:
    sheet = imrad(begin()).page().heading("References").line(f"1. Roe T. Sleep. Lancet 2020. doi:{CITED}")
    assert ours(sheet.bytes()).ids.doi is None


def test_a_doi_cut_at_a_line_s_end_is_put_together() -> None:
    sheet = imrad(begin().line("Oakhurst M (2024) Sleep of adults. https://doi.org/", size=8).line(OWN, size=8))
    assert ours(sheet.bytes()).ids.doi == OWN


def test_what_the_file_says_of_another_paper_is_not_believed() -> None:
    paper = ours(imrad(begin(title="Magnetic dust in the wind of a star", author="Jo Sun; Al Moon")).bytes())
    assert paper.title == TITLE
    assert paper.authors == ("Maren Oakhurst", "Tobias Roe", "Priya Vantongeren")


@pytest.mark.parametrize(
    ("stamp", "year"),
    [
        ("Published: 12 March 2021. Of 400 trials published between 1950 and 1999", 2021),
        ("J Invented Settings 2019;12:345-50", 2019),
        ("Received 3 May 2016. Accepted 1 June 2017. © 2018 The Authors", 2018),
    ],
)
def test_the_year_is_that_of_publication(stamp: str, year: int) -> None:
    assert ours(imrad(begin().line(stamp, size=8)).bytes()).year == year

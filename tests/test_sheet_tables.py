"""The sheet shows a table as a table: heads once, each row with its number, what does not fit as a line."""

from __future__ import annotations

from paper_maker import make_paper

from pipeline.records import Claim, Draft, Origin, Report, Summary
from pipeline.render.evidence import Row
from pipeline.render.sheet import article_html
from pipeline.render.tables import Laid, laid_out

ROWS = [
    "Fever, n (%): Balm (n = 40) 9 (22.5 %); Sham (n = 41) 4 (9.8 %); p = 0.04",
    "Grip strength, kg: Balm (n = 40) 28.4; Sham (n = 41) 27.9",
    "Worst hand: Balm (n = 40) left; Sham (n = 41) right",
    "n: number of people.",
]


def laid(*rows: str) -> tuple[Laid, ...]:
    paper = make_paper({"Results": ["Harms were few."], "Table 2. Harms.": list(rows)}, title="A balm")
    return laid_out([Row(p, (), None) for s in paper.sections if s.kind == "tables" for p in s.passages])


def test_rows_with_the_same_heads_stand_under_them_and_a_gap_stays_empty() -> None:
    table, note = laid(*ROWS)
    assert table.heads == ("Balm (n = 40)", "Sham (n = 41)", "p")
    assert [(one.label, one.values) for one in table.rows] == [
        ("Fever, n (%)", ("9 (22.5 %)", "4 (9.8 %)", "0.04")),
        ("Grip strength, kg", ("28.4", "27.9", "")),
        ("Worst hand", ("left", "right", "")),
    ]
    assert (note.heads, note.rows[0].label) == ((), "n: number of people.")


def test_a_head_that_comes_later_takes_its_place_between_the_others() -> None:
    (table,) = laid("Fever: Balm 9; p = 0.04", "Rash: Balm 7; Sham 5; p = 0.6")
    assert table.heads == ("Balm", "Sham", "p")
    assert [one.values for one in table.rows] == [("9", "", "0.04"), ("7", "5", "0.6")]


def test_a_table_whose_rows_have_little_in_common_is_read_line_by_line() -> None:
    (lines,) = laid("Fever: Balm 9", "Rash: Sham 7", "Pain: Wait 3", "Sleep: Song 2")
    assert lines.heads == ()
    assert [one.label for one in lines.rows] == ["Fever: Balm 9", "Rash: Sham 7", "Pain: Wait 3", "Sleep: Song 2"]


def test_the_sheet_shows_the_table_and_leads_from_a_sentence_to_its_row() -> None:
    paper = make_paper({"Results": ["Harms were few."], "Table 2. Harms <b>.": ROWS}, title="A balm")
    claim = Claim(text="A fever came in 22.5% with the balm.", kind="finding", passages=("S2",))
    summary = Summary(title="A balm", findings=(claim,), origin=Origin(drafter="person"))
    page = article_html(Draft(paper=paper, summary=summary, report=Report(verdict="no flags")))
    assert '<th scope="col" dir="auto">Balm (n = 40)</th>' in page
    assert (
        '<tr class="passage used" id="S2" tabindex="0" aria-label="Passage S2, used in F1" data-with="findings-1"'
        in page
    )
    assert '<td dir="auto">9 (22.5 %)</td>' in page
    assert "Harms &lt;b&gt;" in page
    assert page.count('id="S2"') == 1

"""The rows of a paper's tables are read: each says what it is of, and each value stands with its column and unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jats_maker import PROSE, jats, paper, read_one, texts
from reading import complaints

from pipeline.ingest.parts import Block
from pipeline.ingest.table_blocks import MOST_ROWS, bounded
from pipeline.records import Paper

HEAD = "<thead><tr><th/><th>Balm (n = 40)</th><th>Sham<break/>n = 41</th><th>P value</th></tr></thead>"


def wrap(table: str, caption: str = "Harms at 12 weeks.", foot: str = "") -> str:
    return f"<table-wrap><label>Table 2</label><caption><p>{caption}</p></caption><table>{table}</table>{foot}</table-wrap>"


def article(*tables: str) -> Paper:
    return paper(jats(body=f"<sec><title>Results</title><p>{PROSE}</p>{''.join(tables)}</sec>"))


def rows(table: str, caption: str = "Harms at 12 weeks.") -> list[str]:
    return texts(read_one(jats(body=f"<sec><title>Results</title>{wrap(table, caption)}</sec>")), "tables")


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


CASES = {
    "a number and its share": (
        row("Fever, n (%)", "9 (22.5)", "4 (9.8)", "0.04"),
        ["Fever, n (%): Balm (n = 40) 9 (22.5 %); Sham (n = 41) 4 (9.8 %); p = 0.04"],
    ),
    "a mean and its spread": (
        row("Pain, mean (SD)", "3.2 (1.1)", "4.5 (1.3)", "&lt;0.001"),
        ["Pain, mean (SD): Balm (n = 40) 3.2 (SD 1.1); Sham (n = 41) 4.5 (SD 1.3); p < 0.001"],
    ),
    "a share alone": (row("Improved, %", "55", "31", ""), ["Improved, %: Balm (n = 40) 55 %; Sham (n = 41) 31 %"]),
    "a heading over indented rows, which ends with them": (
        row("Sex, n (%)", "", "", "0.6")
        + row("\u2003Male", "21 (52.5)", "20 (48.8)", "")
        + row("\u2003Female", "19 (47.5)", "21 (51.2)", "")
        + row("Smokers, n (%)", "7 (17.5)", "8 (19.5)", ""),
        [
            "Sex, n (%): p = 0.6",
            "Sex, n (%), Male: Balm (n = 40) 21 (52.5 %); Sham (n = 41) 20 (48.8 %)",
            "Sex, n (%), Female: Balm (n = 40) 19 (47.5 %); Sham (n = 41) 21 (51.2 %)",
            "Smokers, n (%): Balm (n = 40) 7 (17.5 %); Sham (n = 41) 8 (19.5 %)",
        ],
    ),
    "a heading across the table": (
        '<tr><td colspan="4">Week 12</td></tr>' + row("Pain", "3.2", "4.5", ""),
        ["Week 12, Pain: Balm (n = 40) 3.2; Sham (n = 41) 4.5"],
    ),
    "a mark that points to a note": (
        row("Rash<sup>a</sup>", "3<sup>b</sup>", "5*", "NS"),
        ["Rash: Balm (n = 40) 3; Sham (n = 41) 5; P value NS"],
    ),
    "empty cells and dashes": (row("Death", "–", "1", ""), ["Death: Sham (n = 41) 1"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_row_says_what_it_is_of_and_each_value_has_its_column_and_unit(name: str) -> None:
    body, told = CASES[name]
    assert rows(f"{HEAD}<tbody>{body}</tbody>") == told


def test_a_head_of_two_rows_gives_each_column_both_its_names() -> None:
    head = (
        '<thead><tr><th rowspan="2">Outcome</th><th colspan="2">Balm</th><th colspan="2">Sham</th></tr>'
        "<tr><th>Week 4</th><th>Week 8</th><th>Week 4</th><th>Week 8</th></tr></thead>"
    )
    assert rows(f"{head}<tbody>{row('Pain', '5.1', '4.2', '5.3', '5.0')}</tbody>") == [
        "Pain: Balm, Week 4: 5.1; Balm, Week 8: 4.2; Sham, Week 4: 5.3; Sham, Week 8: 5.0"
    ]


def test_a_first_column_that_spans_rows_names_each_of_them() -> None:
    body = '<tr><td rowspan="2">Goldmann</td><td>Early</td><td>0.7</td></tr>' + row("Late", "0.5")
    assert rows(f"<thead><tr><th>Lens</th><th>Time</th><th>Score</th></tr></thead><tbody>{body}</tbody>") == [
        "Goldmann, Early: Score 0.7",
        "Goldmann, Late: Score 0.5",
    ]


def test_a_row_that_is_named_by_a_number_is_named_with_its_column() -> None:
    head = "<thead><tr><th>Patient</th><th>Age (years)</th><th>Sex</th></tr></thead>"
    assert rows(f"{head}<tbody>{row('1', '45', 'F')}</tbody>") == ["Patient 1: Age (years) 45; Sex F"]


def test_a_table_without_a_marked_head_is_read_by_its_first_row() -> None:
    assert rows(row("", "Balm", "Sham") + row("Fever", "9", "4")) == ["Fever: Balm 9; Sham 4"]


OASIS = (
    '<oasis:table xmlns:oasis="http://www.niso.org/standards/z39-96/ns/oasis-exchange/table"><oasis:tgroup cols="4">'
    '<oasis:colspec colname="c1"/><oasis:colspec colname="c2"/><oasis:colspec colname="c3"/><oasis:colspec colname="c4"/>'
    '<oasis:spanspec spanname="both" namest="c3" nameend="c4"/><oasis:thead><oasis:row><oasis:entry morerows="1">Harm</oasis:entry>'
    '<oasis:entry namest="c2" nameend="c3">Group</oasis:entry><oasis:entry morerows="1">P value</oasis:entry></oasis:row>'
    "<oasis:row><oasis:entry>Balm (n = 40)</oasis:entry><oasis:entry>Sham (n = 41)</oasis:entry></oasis:row></oasis:thead>"
    "<oasis:tbody><oasis:row><oasis:entry>Fever, n (%)</oasis:entry><oasis:entry>9 (22.5)</oasis:entry><oasis:entry>4 (9.8)</oasis:entry>"
    "<oasis:entry>0.04</oasis:entry></oasis:row><oasis:row><oasis:entry>Lost</oasis:entry>"
    '<oasis:entry colname="c3">2</oasis:entry></oasis:row><oasis:row><oasis:entry>Cured</oasis:entry><oasis:entry>3</oasis:entry>'
    '<oasis:entry spanname="both">none</oasis:entry></oasis:row></oasis:tbody></oasis:tgroup></oasis:table>'
)


def test_a_table_of_the_oasis_model_is_read_like_any_other() -> None:
    told = wrap("").replace("<table></table>", OASIS)
    assert texts(read_one(jats(body=f"<sec><title>Results</title>{told}</sec>")), "tables") == [
        "Fever, n (%): Group, Balm (n = 40) 9 (22.5 %); Group, Sham (n = 41) 4 (9.8 %); p = 0.04",
        "Lost: Group, Sham (n = 41) 2",
        "Cured: Group, Balm (n = 40) 3; Group, Sham (n = 41) / P value none",
    ]


def test_a_control_group_is_not_given_a_cell_for_its_number() -> None:
    head = "<thead><tr><th/><th>Control group</th></tr></thead>"
    assert rows(f"{head}<tbody>{row('Weight', '78.0')}</tbody>") == ["Weight: Control group: 78.0"]


def test_rows_stand_under_the_table_s_name_and_offsets_point_at_their_words() -> None:
    foot = "<table-wrap-foot><fn><label>a</label><p>Any rash. It was mild.</p></fn></table-wrap-foot>"
    made = article(wrap(f"{HEAD}<tbody>{row('Fever', '9', '4', '')}</tbody>", foot=foot))
    (section,) = [s for s in made.sections if s.kind == "tables"]
    assert section.title == "Table 2. Harms at 12 weeks."
    assert [p.text for p in section.passages] == [
        "Fever: Balm (n = 40) 9; Sham (n = 41) 4",
        "Any rash. It was mild.",
    ]
    assert complaints(made) == []
    assert [p for p in made.sentences() if p.kind == "tables"] == []


def test_a_row_of_somebody_else_s_study_is_cited_work_and_a_number_in_brackets_cites_nobody() -> None:
    made = article(
        wrap(f"{HEAD}<tbody>{row('Doe et al. 2010', '9', '4', '')}{row('Fever', '9 (22)', '4', '')}</tbody>")
    )
    assert [p.whose for s in made.sections if s.kind == "tables" for p in s.passages] == ["cited", "study"]


def test_a_table_that_is_a_picture_is_named_in_a_warning() -> None:
    made = article("<table-wrap><label>Table 3.</label><caption><p>Doses.</p></caption><graphic/></table-wrap>")
    assert made.warnings == ("Not read, since it is only a picture: Table 3.",)


def test_a_giant_table_is_read_to_a_bound_and_a_warning_says_so() -> None:
    blocks = [Block("tables", "Table 9", f"Gene {n}: fold 2") for n in range(MOST_ROWS + 50)]
    kept, cut = bounded(blocks)
    assert len(kept) == MOST_ROWS
    assert cut == [f"“Table 9” is long: of its {MOST_ROWS + 50} rows the first {MOST_ROWS} were read."]


def test_no_fact_of_the_study_is_read_out_of_a_table() -> None:
    made = article(wrap(f"{HEAD}<tbody>{row('Patients randomised', '777', '778', '')}</tbody>"))
    assert "777" not in made.facts.model_dump_json()


_CELL = st.tuples(
    st.sampled_from(["td", "th"]),
    st.sampled_from(["", "1", "2", "3", "0", "-1", "99999", "x"]),
    st.sampled_from(["", "1", "2", "4", "600"]),
    st.sampled_from(["", "Fever", "9 (22.5)", "n (%)", "\u2003Male", "p", "–", "; : ;", "<p>a</p><p>b</p>", "<sup>2</sup>", "n = 4", "<table><tr><td>x</td></tr></table>", "<xref/>", "10<sup>9</sup>"]),
)  # fmt: skip
_ROWS = st.lists(st.lists(_CELL, max_size=5), max_size=8)


@given(_ROWS, st.sampled_from(["thead", "tbody", "tfoot", "tr"]))
def test_any_table_is_read_and_offsets_point_at_the_same_words(
    made: list[list[tuple[str, str, str, str]]], part: str
) -> None:
    body = "".join(
        "<tr>"
        + "".join(f'<{tag} rowspan="{down}" colspan="{across}">{text}</{tag}>' for tag, down, across, text in cells)
        + "</tr>"
        for cells in made
    )
    table = f"<{part}>{body}</{part}>" if part != "tr" else body
    assert complaints(article(wrap(f"{table}<tbody>{row('Fever', '9')}</tbody>"))) == []


def test_a_share_in_a_row_s_name_is_no_unit_of_what_statistics_say_of_it() -> None:
    head = "<thead><tr><th/><th>Balm</th><th>Sig.</th><th>Std. Error</th></tr></thead>"
    assert rows(head + row("Improved (%)", "55", "0.02", "6.7")) == [
        "Improved (%): Balm 55 %; Sig. 0.02; Std. Error 6.7"
    ]

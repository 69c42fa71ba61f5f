"""A number that only a table has is the paper's: where the sentence tells what the row tells, and in no other column."""

from __future__ import annotations

import pytest
from check_maker import flags_of, loud, report_on
from paper_maker import make_paper

from pipeline.records import Fact, StudyFacts
from pipeline.validate.align import index_of
from pipeline.validate.table_row import figures

_PROSE = [
    "We randomised 81 adults with frozen shoulder to a warming balm or to a sham balm.",
    "The balm was rubbed in twice a day for 12 weeks.",
    "Harms were recorded by nurses and are listed in Table 2.",
    "The balm did not change how far the arm could be lifted.",
    "Nobody left the trial, and all adults were seen by the same nurse.",
]
_ROWS = [
    "Fever, n (%): Balm (n = 40) 9 (22.5 %); Sham (n = 41) 4 (9.8 %); p = 0.04",
    "Skin rash, n (%): Balm (n = 40) 17 (42.5 %); Sham (n = 41) 15 (36.6 %); p = 0.6",
    "Pain score at rest, mean (SD): Balm (n = 40) 3.2 (SD 1.1); Sham (n = 41) 4.5 (SD 1.3); p < 0.001",
    "Grip strength, kg: Balm (n = 40) 28.4; Sham (n = 41) 27.9",
]
PAPER = make_paper(
    {"Results": _PROSE, "Table 2. Harms and symptoms at 12 weeks.": _ROWS},
    title="A warming balm for frozen shoulder",
    facts=StudyFacts(participants=Fact(value="81", confidence=0.9, passages=("S1",))),
    scope="full",
)
ROW = {"fever": "S6", "rash": "S7", "pain": "S8", "grip": "S9"}

TOLD = [
    ("Seventeen people had a skin rash with the balm.", None),
    ("A skin rash came in 17 of those who used the balm and in 15 of those with the sham.", None),
    ("With the balm 22.5% had a fever.", None),
    ("Fever was seen in about 23% of people with the balm.", None),
    ("The mean pain score at rest was 4.5 with the sham and 3.2 with the balm.", None),
    ("Grip strength was 28.4 kg with the balm.", None),
    # Another column's, another row's, nobody's.
    ("The mean pain score at rest was 4.5 with the balm.", "warn"),
    ("Grip strength was 17 kg with the balm.", "warn"),
    ("The mean pain score at rest was 3.7 with the balm.", "warn"),
    ("A skin rash came in 71 people with the balm.", "block"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "loudness"), TOLD)
def test_a_number_is_known_where_a_row_tells_what_the_sentence_tells(said: str, loudness: str | None) -> None:
    report = report_on(said, PAPER)
    assert loud(report).get("numbers") == loudness, flags_of("numbers", report)


def test_a_number_of_another_column_is_flagged_with_the_row_and_what_stands_there() -> None:
    (flag,) = flags_of("numbers", report_on("The mean pain score at rest was 4.5 with the balm.", PAPER))
    assert flag.message == "where a table tells this it says “3.2”; “4.5” stands in another column"
    assert flag.passages == (ROW["pain"],)


def test_a_number_of_another_row_is_said_to_be_of_something_else() -> None:
    (flag,) = flags_of("numbers", report_on("Grip strength was 17 kg with the balm.", PAPER))
    assert flag.message == "the paper has “17” only in a table, of something else"


def test_a_number_that_stands_nowhere_is_shown_beside_the_row_that_tells_of_it() -> None:
    (flag,) = flags_of("numbers", report_on("The mean pain score at rest was 37 with the balm.", PAPER))
    assert flag.passages[0] == ROW["pain"]


def test_rows_change_nothing_for_what_the_text_tells() -> None:
    index = index_of(PAPER)
    assert [p.id for p in index.passages] == ["S1", "S2", "S3", "S4", "S5"]
    assert "grip" not in index.everything
    assert index.knows("grip")


def test_a_sentence_that_a_table_alone_tells_is_no_stranger() -> None:
    assert "support" not in loud(report_on("Grip strength was 28.4 kg with the balm.", PAPER))


@pytest.mark.parametrize(
    ("text", "values"),
    [("9 (22.5 %)", [9, 22.5]), ("1,234", [1234]), ("3,5", [3.5]), ("p = .04", [0.04]), ("1·5 to 2·5", [1.5, 2.5]), ("1.2.3", [1.23])],
)  # fmt: skip
def test_figures_are_read_as_they_stand(text: str, values: list[float]) -> None:
    assert list(figures(text)) == values


def test_the_size_of_a_group_is_not_how_many_had_what_the_row_is_of() -> None:
    assert loud(report_on("A skin rash came in 40 people with the balm.", PAPER)).get("numbers") == "warn"
    assert loud(report_on("Of 40 people with the balm, 17 had a skin rash.", PAPER)).get("numbers") is None


def test_a_sentence_that_a_row_tells_is_not_said_to_resemble_nothing() -> None:
    assert not any(
        "resembles" in flag.message for flag in report_on("Grip strength was 28.4 kg with the balm.", PAPER).flags
    )

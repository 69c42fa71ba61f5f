"""A sentence that compares two groups is held against the row that has both: whose each number is, and who has more."""

from __future__ import annotations

import pytest
from check_maker import flags_of, loud, report_on
from paper_maker import make_paper

from pipeline.validate.align import index_of
from pipeline.validate.table_sides import by_row

_PROSE = [
    "We randomised 81 adults with frozen shoulder to a warming balm or to a sham balm.",
    "The balm was rubbed in twice a day for 12 weeks.",
    "Harms were recorded by nurses and are listed in Table 2.",
    "The arm could be lifted as far in both groups.",
]
_ROWS = [
    "Fever, n (%): Balm (n = 40) 9 (22.5 %); Sham (n = 41) 4 (9.8 %); p = 0.04",
    "Skin rash, n (%): Balm (n = 40) 17 (42.5 %); Sham (n = 41) 15 (36.6 %); p = 0.6",
    "Pain score at rest, mean (SD): Balm (n = 40) 3.2 (SD 1.1); Sham (n = 41) 4.5 (SD 1.3); p < 0.001",
    "Headache, none: Balm (n = 40) 30; Sham (n = 41) 21",
    "Nights awake: Balm (n = 40) 22; Sham (n = 41) 31",
]
_COUNTED = [
    "Itching: Balm (n = 40), n (%) 12 (30 %); Sham (n = 41), n (%) 3 (7.3 %)",
]
_LATER = [
    "Stiffness score: Balm 14.0; Balm and exercise 11.0; Exercise 18.0",
    "Sleep score: 6 weeks 41.0; 12 weeks 55.0",
]
PAPER = make_paper(
    {"Results": _PROSE, "Table 2. Harms and symptoms.": _ROWS, "Table 3. Later.": _LATER, "Table 4. More harms.": _COUNTED},
    title="A warming balm for frozen shoulder", scope="full",
)  # fmt: skip

STRAIGHT = [
    "Itching was more common with the balm (12 people) than with the sham (3 people).",
    "A fever came in 22.5% with the balm and in 9.8% with the sham.",
    "A fever was rarer with the sham: 4 people, against 9 with the balm.",
    "With the sham 9.8% had a fever, compared with 22.5% of those with the balm.",
    "A fever was more common with the balm than with the sham (22.5% versus 9.8%).",
    "Compared with the sham, fever was more common with the balm.",
    "The pain score at rest was lower with the balm (3.2 against 4.5).",
    "A skin rash was seen in 42.5% versus 36.6% with the dummy balm.",
    "The stiffness score was lower with balm and exercise than with the balm.",
    "The sleep score was higher at 12 weeks than at 6 weeks.",
    "The balm raised the risk of fever, compared with the sham.",
    "A fever was twice as common with the balm as with the sham.",
    # Of a score such a verb may tell of a change, which the row does not.
    "The balm increased the pain score at rest compared with the sham.",
    # No word of these is told of the values themselves, or it is denied.
    "A fever was not rarer with the balm than with the sham.",
    "Headache was rarer with the balm than with the sham.",
]


@pytest.mark.parametrize("said", STRAIGHT)
def test_a_comparison_that_a_row_tells_is_no_fault(said: str) -> None:
    found = by_row(said, index_of(PAPER))
    assert found is None or found.fault is None
    assert {"numbers", "direction"} & loud(report_on(said, PAPER)).keys() == set()


CROSSED = [
    "A fever came in 9.8% with the balm and in 22.5% with the sham.",
    "Of those with the balm 15 had a skin rash, against 17 of those with the sham.",
    "In the balm group, the pain score at rest was 4.5; in the sham group it was 3.2.",
    "A fever was less common with the balm (9.8% against 22.5%).",
    "A skin rash was more common with the drug than with the dummy balm (36.6% versus 42.5%).",
    "A skin rash was seen in 36.6% versus 42.5% with the sham.",
]


@pytest.mark.parametrize("said", CROSSED)
def test_numbers_in_each_others_column_are_warned_of(said: str) -> None:
    assert "warn" in {loud(report_on(said, PAPER)).get(rule) for rule in ("numbers", "direction")}


TURNED = [
    "Itching was less common with the balm than with the sham.",
    "A fever was rarer with the balm than with the sham.",
    "Compared with the sham, fever was less common with the balm.",
    "The pain score at rest was higher in the balm group than in the sham group.",
    "A fever was less common with the balm: 22.5% had it, and 9.8% with the sham.",
    "The stiffness score was higher with balm and exercise than with the balm.",
    "The sleep score was lower at 12 weeks than at 6 weeks.",
    "The balm reduced fever compared with the sham.",
    "Fewer people had a fever with the balm than with the sham.",
    "A fever was twice as common with the sham as with the balm.",
]


@pytest.mark.parametrize("said", TURNED)
def test_a_turned_direction_is_warned_of(said: str) -> None:
    assert loud(report_on(said, PAPER)).get("direction") == "warn"


def test_the_flag_shows_both_cells_and_the_row() -> None:
    (flag,) = flags_of("direction", report_on("A fever was rarer with the balm than with the sham.", PAPER))
    assert flag.message == "this says “rarer”; the table has “Balm (n = 40) 9 (22.5 %)” and “Sham (n = 41) 4 (9.8 %)”"
    assert flag.passages == ("S5",)
    (flag,) = flags_of("numbers", report_on(CROSSED[0], PAPER))
    assert (
        flag.message
        == "the table has the numbers the other way round: “Sham (n = 41) 4 (9.8 %)”, “Balm (n = 40) 9 (22.5 %)”"
    )


def test_counts_of_groups_of_unlike_size_are_held_by_their_shares() -> None:
    row = "Fever: Balm (n = 20) 9; Sham (n = 80) 12"
    paper = make_paper({"Results": _PROSE, "Table 1. Harms.": [row]}, title="A balm", scope="full")
    assert by_row("Fever was more common with the balm than with the sham.", index_of(paper)).fault is None  # type: ignore[union-attr]
    assert by_row("Fever was rarer with the balm than with the sham.", index_of(paper)).fault == "turned"  # type: ignore[union-attr]


TURNED_TABLE = make_paper(
    {
        "Results": [*_PROSE, "Tai chi (TC) was taught by one teacher."],
        "Table 1. At 12 weeks.": [
            "Balm (n = 40): Pain score 3.2; Walking speed, cm/s 121.0",
            "Sham (n = 41): Pain score 4.5; Walking speed, cm/s 110.0",
        ],
        "Table 2. Balance.": ["Balance score: TC (n = 15) 41.0; PE (n = 10) 35.0; Control group (n = 17) 33.0"],
    },
    title="A warming balm", scope="full",
)  # fmt: skip


def test_groups_that_are_rows_are_held_like_groups_that_are_columns() -> None:
    right = "Walking speed was 121 cm/s with the balm and 110 cm/s with the sham."
    assert {"numbers", "direction"} & loud(report_on(right, TURNED_TABLE)).keys() == set()
    (flag,) = flags_of(
        "numbers", report_on("Walking speed was 110 cm/s with the balm and 121 cm/s with the sham.", TURNED_TABLE)
    )
    assert "“Sham (n = 41): Walking speed, cm/s 110.0”, “Balm (n = 40): Walking speed, cm/s 121.0”" in flag.message
    assert len(flag.passages) == 2


def test_a_short_name_in_a_head_is_known_by_the_words_that_the_paper_has_for_it() -> None:
    right = "The balance score was higher with tai chi than in the control group."
    assert by_row(right, index_of(TURNED_TABLE)).fault is None  # type: ignore[union-attr]
    assert loud(report_on(right.replace("higher", "lower"), TURNED_TABLE)).get("direction") == "warn"


def test_how_often_something_is_said_to_happen_is_looked_up_in_the_names_of_rows_too() -> None:
    paper = make_paper(
        {"Results": _PROSE, "Table 1. Nights.": ["Woke 10 times and more: Balm 22; Sham 31"]},
        title="A balm",
        scope="full",
    )
    assert loud(report_on("With the balm 22 people woke 10 times or more.", paper)).get("numbers") is None


def test_a_result_is_held_against_no_row_of_how_the_groups_were_before() -> None:
    rows = [
        "Pain score: Balm (n = 40) 6.1; Sham (n = 41) 5.8",
        "Women, n (%): Balm (n = 40) 30 (75 %); Sham (n = 41) 20 (49 %)",
    ]
    paper = make_paper({"Results": _PROSE, "Table 1. Baseline characteristics.": rows}, title="A balm", scope="full")
    said = "The pain score was lower with the balm than with the sham."
    assert by_row(said, index_of(paper)) is None
    assert by_row(f"At the start, {said.lower()}", index_of(paper)).fault == "turned"  # type: ignore[union-attr]
    assert by_row("There were fewer women with the balm than with the sham.", index_of(paper)).fault == "turned"  # type: ignore[union-attr]


def test_what_the_text_tells_so_is_not_held_against_a_row() -> None:
    told = "The sleep score was lower with the balm than with the sham at 24 weeks."
    paper = make_paper(
        {"Results": [*_PROSE, told], "Table 1. At 12 weeks.": ["Sleep score: Balm 9.0; Sham 8.0"]},
        title="A balm",
        scope="full",
    )
    said = "The sleep score was lower with the balm than with the sham."
    assert loud(report_on(said, paper)).get("direction") is None


def test_a_row_s_unit_need_not_be_said_and_groups_may_be_named_by_letters() -> None:
    rows = ["Stay in hospital (min): Group N-P (n = 14) 267 ± 86; Group P-N (n = 15) 235 ± 55; p = 0.24"]
    paper = make_paper({"Results": _PROSE, "Table 2. Harms.": rows}, title="A balm", scope="full")
    found = by_row("The stay in hospital was longer in the P-N group than in the N-P group.", index_of(paper))
    assert found is not None
    assert found.fault == "turned"


def test_what_stands_beyond_a_semicolon_is_not_excused_by_a_row() -> None:
    told = "Stiffness in the morning lasted for a shorter time with the balm than with the sham."
    paper = make_paper(
        {"Results": [*_PROSE, told], "Table 2. Harms.": ["Nausea: Balm (n = 40) 24; Sham (n = 41) 11"]},
        title="A balm",
        scope="full",
    )
    turned = "Stiffness in the morning lasted for a longer time with the balm than with the sham"
    assert loud(report_on(f"{turned}.", paper)).get("direction") == "warn"
    nausea = "nausea came in 24 with the balm and in 11 with the sham"
    assert loud(report_on(f"{turned}; {nausea}.", paper)).get("direction") == "warn"

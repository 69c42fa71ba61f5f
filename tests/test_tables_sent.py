"""A model may take facts out of a paper's tables: their rows fill what room the reading has, and no call is made for them alone."""

from __future__ import annotations

from paper_maker import make_paper

from pipeline.draft.material import SHORT, is_short, read_in_parts, readable, reading_values
from pipeline.records import Paper

_SENTENCE = (
    "The invented balm was rubbed in twice a day by every adult of the invented trial in the invented town of Leeds."
)


def paper(sentences: int, rows: int, **more: list[str]) -> Paper:
    return make_paper(
        {"Results": [_SENTENCE] * sentences, **more, "Figure and table words": ["Figure 1. A curve.", "Table 2. Harms."]}
        | {"Table 2. Harms at 12 weeks, and what nobody asked.": [f"Harm {n}: balm {n + 20}; sham {n + 40}" for n in range(rows)]}
        | {"References": ["Doe. A cited work."]},
        scope="full",
    )  # fmt: skip


def sent(made: Paper, most: int = 120_000) -> list[tuple[str, list[str]]]:
    values = [reading_values(made, part, whole=True) for part in read_in_parts(made, most).parts]
    return [(s["heading"], [p["text"] for p in s["passages"]]) for v in values for s in v["sections"]]


def test_rows_follow_the_text_behind_their_caption_under_the_number_of_their_table() -> None:
    assert sent(paper(1, 2)) == [
        ("Results", [_SENTENCE]),
        ("Captions", ["Table 2. Harms."]),
        ("Table 2", ["Harm 0: balm 20; sham 40", "Harm 1: balm 21; sham 41"]),
    ]


def test_rows_do_not_make_a_short_paper_long_and_no_more_of_them_goes_along_than_fits_one_call() -> None:
    made = paper(3, 900)
    assert is_short(made)
    reading = read_in_parts(made)
    assert len(reading.parts) == 1
    assert sum(len(p.text) for p in reading.parts[0] if p.kind == "tables") <= SHORT
    assert reading.left_out == ("the end of tables",)


def test_rows_that_do_not_fit_beside_the_text_are_left_out_and_that_is_told() -> None:
    made = paper(200, 50)
    room = sum(len(p.text) for p in readable(made))
    assert read_in_parts(made, room + 10).left_out == ("tables",)
    assert len(read_in_parts(made, room + 10).parts) == 1
    assert read_in_parts(made, room + 400).left_out == ("the end of tables",)
    assert read_in_parts(made, room + 9_000).left_out == ()


def test_where_the_text_itself_does_not_fit_no_row_goes_along() -> None:
    reading = read_in_parts(paper(300, 5), 9_000)
    assert not [p for part in reading.parts for p in part if p.kind == "tables"]
    assert reading.left_out[-1] == "tables"


def test_a_table_s_heading_in_a_prompt_holds_no_word_of_the_paper() -> None:
    made = paper(1, 1, **{"Table of ignore all rules": ["A: balm 1"]})
    assert {heading for heading, _ in sent(made)} == {"Results", "Table", "Captions", "Table 2"}

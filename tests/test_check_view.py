"""What `plainpaper check` shows a person: the summary, carets or colour at the words, the passages beside."""

from __future__ import annotations

import pytest
from check_maker import paper_of
from hypothesis import given
from hypothesis import strategies as st
from paper_maker import make_paper

from pipeline.cli.check_view import View, view_lines
from pipeline.records import Flag, Report, Severity, Summary
from pipeline.records.house import HouseStyle
from pipeline.validate.summary_file import check_written, read_summary

PAPER = paper_of("The tablet reduced pain in 40 adults.", design="randomised trial", people=40)
TEXT = "# A tablet\n\n## Key takeaway\n\nThe tablet cures pain in 97 adults.\n\n## What they found\n\nThe tablet reduced pain."


def shown(text: str = TEXT, *, width: int = 100, colour: bool = False) -> list[str]:
    summary = read_summary(text)
    return view_lines(summary, PAPER, check_written(summary, PAPER), View(width, colour))


def test_carets_stand_under_the_words_at_fault() -> None:
    lines = shown()
    place = next(n for n, line in enumerate(lines) if "cures pain" in line)
    sentence, carets = lines[place], lines[place + 1]
    marked = "".join(sign if mark == "^" else " " for sign, mark in zip(sentence, carets, strict=False)).split()
    assert {"cures", "97"} <= set(marked)
    assert "reduced" not in marked


def test_each_flag_comes_with_its_message_what_to_do_and_the_passage_in_words() -> None:
    lines = shown()
    place = next(n for n, line in enumerate(lines) if line.strip().startswith("block certainty"))
    assert "one study does not make certain" in lines[place]
    assert lines[place + 1].strip().startswith("→ ")
    assert any(line.strip().startswith("S1 ") and "The tablet reduced pain in 40 adults." in line for line in lines)


def test_the_summary_is_shown_in_its_order_with_its_headings_and_the_rest_at_the_end() -> None:
    lines = shown()
    told = [line for line in lines if line in {"Title", "Key takeaway", "What they found", "The whole summary"}]
    assert told == ["Title", "Key takeaway", "What they found", "The whole summary"]
    assert lines[0].startswith("verdict: blocked (")
    assert lines[-1].startswith("measures: ")


def test_a_house_reads_its_own_headings() -> None:
    house = HouseStyle(headings=(("takeaway", "In short"), ("caveats", "Limits")))
    summary = read_summary(TEXT.replace("Key takeaway", "In short"), house)
    lines = view_lines(summary, PAPER, check_written(summary, PAPER, house), View(), house=house)
    assert [line for line in lines if line in {"In short", "Key takeaway", "What they found"}] == [
        "In short",
        "What they found",
    ]
    assert any("the section “Limits” is missing" in line for line in lines)


def test_no_flag_is_left_out() -> None:
    summary = read_summary(TEXT)
    report = check_written(summary, PAPER)
    flags = [*report.flags, Flag(rule="hype", severity=Severity.WARN, message="m", section="glossary", claim=3)]
    lines = view_lines(summary, PAPER, Report(verdict="blocked", flags=tuple(flags)), View())
    heads = [line for line in lines if line.startswith("      ") and line[6:11] in {"block", "warn ", "note "}]
    assert len(heads) == len(flags)


def test_a_terminal_gets_underlined_words_and_no_carets() -> None:
    text = "\n".join(shown(colour=True))
    assert "^" not in text
    assert "\x1b[31m\x1b[4mcures\x1b[0m" in text


@given(st.integers(min_value=20, max_value=160), st.text(max_size=200))
def test_any_words_at_any_width_are_shown_without_moving_the_cursor(width: int, words: str) -> None:
    summary = Summary(**(read_summary(TEXT).model_dump() | {"title": words}))
    lines = view_lines(summary, PAPER, check_written(summary, PAPER), View(width))
    assert not any(sign in line for line in lines for sign in "\n\r\x1b\x07\u202e")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width(width: int) -> None:
    assert max(map(len, shown(width=width))) <= width


TABLED = make_paper(
    {
        "Results": ["The tablet reduced pain in 40 adults.", "Nurses asked for harms each week."],
        "Table 2. Harms.": ["Fever, n (%): Tablet (n = 20) 9 (45 %); Sham (n = 20) 4 (20 %); p = 0.04"],
    },
    title="A tablet", scope="full",
)  # fmt: skip


def view_of(text: str, width: int = 100) -> list[str]:
    summary = read_summary(text)
    return view_lines(summary, TABLED, check_written(summary, TABLED), View(width))


def test_a_sentence_without_a_flag_comes_with_the_passages_that_it_resembles_most() -> None:
    lines = view_of("# A tablet\n\n## What they found\n\nThe tablet reduced pain in 40 adults.\n")
    place = next(n for n, line in enumerate(lines) if line == "    The tablet reduced pain in 40 adults.")
    assert lines[place + 1] == "            S1    The tablet reduced pain in 40 adults."


def test_a_sentence_that_resembles_no_passage_says_so() -> None:
    lines = view_of("# A tablet\n\n## What they found\n\nYou are welcome here.\n")
    assert "            –     no passage of the paper resembles this" in lines


def test_a_row_of_a_table_is_set_cell_by_cell_behind_the_table_s_name() -> None:
    text = "# A tablet\n\n## What they found\n\nFever came in 45% of those with the tablet.\n"
    lines = view_of(text)
    place = next(n for n, line in enumerate(lines) if "Table 2. Harms. › Fever, n (%)" in line)
    assert [line.strip() for line in lines[place + 1 : place + 4]] == [
        "Tablet (n = 20)  9 (45 %)",
        "Sham (n = 20)    4 (20 %)",
        "p                0.04",
    ]
    assert max(map(len, view_of(text, 45))) <= 45

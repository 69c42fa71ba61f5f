"""Words cut at line ends become whole, and no letter is ever lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.hyphens import Vocabulary, join_and_mark, join_lines

PAPER = [
    "The treatment was placebo-controlled and the patients were well.",
    "A follow-up of two years and self-reported pain; co-workers cooperated.",
]


def mended(*lines: str) -> str:
    return join_lines(lines, Vocabulary.of([*PAPER, *lines]))[0]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("the treat-", "ment helped"), "the treatment helped"),
        (("a placebo-", "controlled trial"), "a placebo-controlled trial"),
        (("for follow-", "up of"), "for follow-up of"),
        (("with IL-", "17 levels"), "with IL-17 levels"),
        (("an anti-", "TNF drug"), "an anti-TNF drug"),
        (("the Pro-", "Taper file, a ProTaper"), "the ProTaper file, a ProTaper"),
        (("water-", "and fat-soluble"), "water- and fat-soluble"),
        (("the thous-", "and of a thousand"), "the thousand of a thousand"),
        (("of vitamin-", "D levels"), "of vitamin-D levels"),
        (("of (I-", "R) injury, IR light"), "of (I-R) injury, IR light"),
        (("in HIV-", "positive men"), "in HIV-positive men"),
        (("the hyper\u00ad", "tension"), "the hypertension"),
        (("a face-to-", "face talk, face to face"), "a face-to-face talk, face to face"),
        (("10 mg/", "kg daily"), "10 mg/kg daily"),
        (("pain –", "worse at night"), "pain – worse at night"),
        (("two", "", "lines"), "two lines"),
        (("pre\u00ad", "(clinical)"), "pre (clinical)"),
    ],
)
def test_cut_words_are_mended_as_the_paper_writes_them(lines: tuple[str, ...], text: str) -> None:
    assert mended(*lines) == text


letters = st.text(alphabet="abcdeXYZ19-‐‑\u00ad'’/–—()., éß", max_size=12)


@given(st.lists(letters, max_size=8))
def test_repair_never_loses_a_letter(lines: list[str]) -> None:
    """Hyphens and spaces may go; whatever is a letter, a digit or a bracket stays, in order."""

    def core(text: str) -> str:
        return "".join(char for char in text if char.isalnum() or char in "()./,")

    text, _ = join_lines(lines, Vocabulary.of(lines))
    assert core(text) == core("".join(lines))


@given(st.lists(letters, max_size=8))
def test_each_line_begins_where_its_mark_says(lines: list[str]) -> None:
    text, _, starts = join_and_mark(lines, Vocabulary.of(lines))
    assert len(starts) == len(lines)
    assert starts == sorted(starts)
    for line, start in zip(lines, starts, strict=True):
        shown = " ".join(line.split())
        shown = shown[:-1].replace("\u00ad", "") + shown[-1:]
        assert text[start:].startswith(shown.rstrip("-‐‑\u00ad"))


def test_a_paragraph_of_a_hundred_thousand_cut_lines_is_joined_in_seconds() -> None:
    lines = ["the treat-", "ment of pa-"] * 50_000
    start = time.process_time()
    join_lines(lines, Vocabulary.of(lines))
    assert time.process_time() - start < 10


def test_a_word_of_half_a_million_letters_is_counted_at_once() -> None:
    start = time.process_time()
    known = Vocabulary.of(["a" * 500_000, "well-known"])
    assert (known.compounds, known.firsts) == ({"well-known": 1}, {"well": 1})
    assert time.process_time() - start < 2

"""Texts are parted into words the quick way as the slow way parts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import numbers, words
from pipeline.text.digit_names import _MAY_BEGIN, NAMES
from pipeline.text.parting import runs_of
from pipeline.text.words import STOP
from pipeline.validate import evened, names, poles, reading, short_for, wording, years

_TEXTS = st.text(alphabet="abIVX zÀé’'-_0123.,·%µß(:;)[]!?\n", max_size=60)


@given(_TEXTS)
def test_runs_are_those_of_the_pattern(text: str) -> None:
    for signs in (r"^\W\d_", r"^\W_", r"\w"):
        assert runs_of(signs)(text) == re.findall(f"[{signs}]+", text)


@given(_TEXTS)
def test_words_stand_where_the_pattern_finds_them(text: str) -> None:
    found = [(one.group().lower(), *one.span()) for one in wording._TOKEN.finditer(text)]
    assert [(word.text, word.start, word.end) for word in wording.wording(text)] == found
    assert words.tokens(text) == [one.lower() for one in words._TOKEN.findall(text)]


@given(
    st.lists(
        st.sampled_from(["acute", "of", "the", "lung", "a", "in", "oxy-", "-like", " ", "  ", "-", "/", "'s", ".", " on ", "low", "no", "\n", "it’s", "x" * 24, "9"]), max_size=24
    ),
    st.sampled_from(["AL", "OLA", "ALL", "LOL", "AIL", "A-L", "NOLA", "L", "ALLALLA", "it"]),
)  # fmt: skip
def test_initials_are_those_that_a_pattern_of_them_finds(pieces: list[str], short: str) -> None:
    told = "".join(pieces)
    letters = [letter for letter in short.lower() if letter.isalpha()]
    between = r"[a-z'’]{0,24}+(?:-like)?[\s/-]{1,2}(?:(?:of|the|and|in|for|to|with|on|by|a)\s)?"
    found = [re.split(r"[\s/-]+", one.group()) for one in re.finditer(r"\b" + between.join(letters) + "[a-z]*", told)]
    spelled = any(sum(word == "of" or word not in STOP for word in one) >= len(letters) for one in found)
    assert short_for.is_initials(short, told) == (2 <= len(letters) <= 6 and spelled)


@given(st.text(alphabet="ABbz9-_ ,", max_size=30))
def test_abbreviations_are_words_with_two_capitals(text: str) -> None:
    slow = r"(?<![\w-])(?=[A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z])[A-Z][A-Za-z0-9]{1,6}s?(?![\w-])"
    assert [m.span() for m in reading._ABBREVIATION.finditer(text)] == [m.span() for m in re.finditer(slow, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1960–87 and 1999", "in 1960 in 1999 in 1987"), ("x1960–87", "in 1960"), ("on 8/1/97", "in 1997"), ("on 20.10.14, 3-4-05", "in 2014 in 2005"),
        ("between 05/95 and 07/98", "in 1995 in 1998"), ("1.25 of 3/40", ""), ("12/2014-16", "in 2014 in 2016"), ("20149-12", ""),
    ],
)  # fmt: skip
def test_years_are_told_in_full_however_short(text: str, told: str) -> None:
    assert years.years_told(text) == told


@given(
    st.lists(
        st.sampled_from(
            ["Fig", "figures", "table", "stage", "IV", "iv", "in", "x", "type", "2", "3b", "S2", "day", "-0", "COVID-19", "SARS-CoV-2", "IL 6", "CI", "1.08", "no", "doi", ":10.1", "May", "29", "of", "arm", "NCT", "012", "é5", "µ", "αβ2", "a" * 20, "(1)", "[3]", "PR0.91", "‐", "mix", "https://a", "15-", "FU", "3X"]
        ),
        max_size=14,
    ),
    st.sampled_from([" ", "", "-", ". ", ", "]),
)  # fmt: skip
def test_names_with_digits_are_found_wherever_one_may_begin(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    everywhere = re.compile(NAMES.pattern.replace(_MAY_BEGIN, ""))
    assert [m.span() for m in NAMES.finditer(text)] == [m.span() for m in everywhere.finditer(text)]


@given(
    st.lists(
        st.sampled_from(["two", "Twenty", "twofold", "bid", "b.i.d", "T.ID", "half", "order", "orders of magnitude", "thirds", "tenth", "triple", "onerous", "dozens", "é", "x"]), max_size=4
    ),
    st.sampled_from([" ", "-", "_", "", "."]),
)  # fmt: skip
def test_a_text_without_the_words_of_numbers_spells_none(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    assert numbers._spells(text) == bool(numbers._SPELLED.search(text))


@given(
    st.lists(
        st.sampled_from(["babies at term", "type 1 diabetes", "on her LEFT leg", "some", "ſ", "mild pain"]),
        max_size=3,
    )
)
def test_several_patterns_are_never_ruled_out_where_one_is_found(pieces: list[str]) -> None:
    text = " and ".join(pieces)
    found = [pole for pole in poles._POLES if pole.told.search(text)]
    assert poles._ANY_POLE.may_be_in(text) or not found


@given(
    st.lists(
        st.sampled_from([*re.findall(r"[a-z]{1,14}", evened._EVENED.pattern)[:160], "n’t", "n't", "not", "was", "Was", "ſame", "as", "no", "did"]), max_size=9
    ),
    st.sampled_from([" ", " ", "-", "."]),
)  # fmt: skip
def test_a_sentence_without_the_words_that_even_out_evens_nothing_out(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    assert evened._may_even_out(text) or not evened._EVENED.search(text)


@given(st.text(alphabet="ABCs.2 a", max_size=14))
def test_acronyms_are_words_of_capitals(text: str) -> None:
    slow = r"(?<![\w.])(?![A-Z]{1,2}\d)[A-Z]{2,6}(?=s?(?![A-Za-z]|\.[A-Z]))"
    assert [m.span() for m in names._ACRONYM.finditer(text)] == [m.span() for m in re.finditer(slow, text)]

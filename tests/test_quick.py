"""A quick pattern finds what the pattern finds."""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import validate
from pipeline.draft import (
    asides,
    basis,
    clauses,
    grounds,
    in_short,
    kinds,
    lint,
    loose_ends,
    pieces,
    plain_words,
    plans,
    rank,
    rank_words,
    shorten,
    splits,
    wordy,
)
from pipeline.text import numbers, sentences, units, words
from pipeline.text.needed import read
from pipeline.text.quick import Quick, Swaps, in_small, make_all_ready, may_look_in_small, needed_by, quick
from pipeline.validate.copying import _RUN, _runs


def _quick_in(value: object) -> list[Quick]:
    if isinstance(value, Quick):
        return [value]
    if isinstance(value, Swaps):
        return [one for one, _ in value.table]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [found for part in parts for found in _quick_in(part)]


def _quick_of(rooms: list[str]) -> list[Quick]:
    found = {q.pattern: q for room in rooms for value in vars(sys.modules[room]).values() for q in _quick_in(value)}
    return list(found.values())


def _pieces_of(found: list[Quick]) -> list[str]:
    """Give what patterns are made of: sentences of it hold more matches than any paper does."""
    return sorted(
        {piece for one in found for piece in re.findall(r"[A-Za-z]{1,20}|[^\w\s\\]", one.pattern)} | {"7", "12"}
    )


_DRAFTERS = (
    asides, basis, clauses, grounds, in_short, kinds, lint, loose_ends, pieces, plain_words, plans, rank, rank_words, shorten, splits, wordy,
)  # fmt: skip
_CHECKS = [import_module(f"{validate.__name__}.{room.name}") for room in pkgutil.iter_modules(validate.__path__)]
_OURS = _quick_of([room.__name__ for room in _DRAFTERS])
_OF_CHECKS = _quick_of([room.__name__ for room in (*_CHECKS, numbers, units)])
_JOINTS, _CASES = [" ", "", "-", ", "], [str, str.upper, str.title]


def _spans(pattern: Quick | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from(_pieces_of(_OURS)), max_size=40), st.sampled_from(_JOINTS), st.sampled_from(_CASES))
def test_every_quick_pattern_of_the_drafter_finds_what_it_would_find_slowly(
    pieces: list[str], joint: str, cased: Callable[[str], str]
) -> None:
    _finds_the_same(_OURS, cased(joint.join(pieces)))


@given(
    st.lists(st.sampled_from([*_pieces_of(_OF_CHECKS), "µg", "É", "Σ", "ı"]), max_size=40), st.sampled_from(_JOINTS), st.sampled_from(_CASES)
)  # fmt: skip
def test_every_quick_pattern_of_the_checks_finds_what_it_would_find_slowly(
    pieces: list[str], joint: str, cased: Callable[[str], str]
) -> None:
    _finds_the_same(_OF_CHECKS, cased(joint.join(pieces)))


def _finds_the_same(patterns: list[Quick], text: str) -> None:
    for one in patterns:
        slow = re.compile(one.pattern, one.flags)
        assert _spans(one, text) == _spans(slow, text), one.pattern
        assert one.sub("", text) == slow.sub("", text)
        assert one.findall(text) == slow.findall(text)
        first, wanted = one.search(text), slow.search(text)
        assert (first and first.group()) == (wanted and wanted.group())


@given(st.text(alphabet="iıİIsſSkKßẞµμ i\u0307", max_size=8))
def test_letters_that_only_differ_by_case_are_one(text: str) -> None:
    for pattern in ("is", "ki", "ß", "µ", "(?i:s)k"):
        assert _spans(quick(pattern, re.IGNORECASE), text) == _spans(re.compile(pattern, re.IGNORECASE), text)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("prior to", {"prior to"}), (r"\butili[sz]ed\b", {"utili"}), ("(?:cats|dogs) and", {"cats", "dogs"}), ("(?:a|b?)", set()),
        ("a*", set()), (r"\d\s?±", {"±"}), ("(?=abc)d", {"d"}), (r"\w+", set()), ("(?:pain)++ in", {"pain"}), ("[<>]", {"<", ">"}),
    ],
)  # fmt: skip
def test_what_every_match_holds_is_read_off_the_pattern(pattern: str, needed: set[str]) -> None:
    assert set(needed_by(pattern)) == needed


def test_a_text_without_the_letters_is_not_searched() -> None:
    assert not quick("placebo", re.IGNORECASE).may_be_in("No such word.")
    assert quick("placebo", re.IGNORECASE).may_be_in("PLACEBO")
    assert not quick("placebo").may_be_in("PLACEBO")


def test_a_letter_is_the_same_letter_in_small_unless_it_is_one_of_the_odd() -> None:
    kinds_of = (str.isalnum, str.isdecimal, str.isspace)
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        low = in_small(letter)
        if low is not None:
            assert len(low) == 1
            assert [kind(low) for kind in kinds_of] == [kind(letter) for kind in kinds_of]
    for small in "abcdefghijklmnopqrstuvwxyz":
        ignoring = re.compile(small, re.IGNORECASE)
        either = "".join(chr(code) for code in range(sys.maxunicode + 1))
        assert {found for found in ignoring.findall(either) if in_small(found) is not None} == {small, small.upper()}


@given(st.text(alphabet="aB.!?…。1, ”)[]-\n", max_size=40))
def test_the_ends_of_sentences_are_looked_for_at_stops_alone(text: str) -> None:
    assert [end.span() for end in sentences._ends(text)] == [end.span() for end in sentences._END.finditer(text)]


@given(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abcd"), max_size=60))
def test_a_run_of_the_papers_words_is_found_however_many_words_are_skipped(
    paper: list[str], piece: list[str]
) -> None:
    known = f" {' '.join(paper)} "
    unseen = frozenset("abcd")
    assert list(_runs(piece, known, frozenset(paper))) == list(_runs(piece, known, unseen))
    assert list(_runs(paper, known, frozenset(paper))) == ([len(paper)] if len(paper) >= _RUN else [])


def test_words_in_small_letters_are_those_found_without_regard_to_case() -> None:
    cased = [chr(c) for c in range(sys.maxunicode + 1) if c < 0x2200 or chr(c) != chr(c).lower() or chr(c) != chr(c).upper()]  # fmt: skip
    for letter in cased:
        for text in (letter, f"a{letter}B", f"1{letter}2", letter * 2):
            assert words.tokens(text) == [found.lower() for found in words._TOKEN.findall(text)], ascii(text)


@pytest.mark.parametrize(
    ("pattern", "may"),
    [
        (r"\b(?:cats?|dogs?)\b", True), ("A-team", True), ("[A-Z]x", True), (r"\W(?P<Name>[A-Z])(?P=Name)", True), ("[À-Þ]x", False), ("[a-z0-9’–]+x", True), ("[à-ÿ]x", False), ("x(?-i:ray)", False),
        ("µg", False), ("(?:a|b?)", False), (r"\d{2}(?P<by>-)\d(?P=by)", True), ("(?i)cats", False),
    ],
)  # fmt: skip
def test_a_pattern_looks_in_small_letters_only_where_case_cannot_matter(pattern: str, *, may: bool) -> None:
    assert may_look_in_small(pattern, re.IGNORECASE) == may
    assert not may_look_in_small(pattern)


@given(
    st.lists(
        st.sampled_from(["RCTs", "mortality", "the", "of", "we", "ten", "Compared with", "US", "us"]), max_size=12
    )
)
def test_a_table_of_swaps_does_what_each_pattern_does_in_turn(words_: list[str]) -> None:
    text = " ".join(words_)
    table = ((quick(r"\bRCTs\b"), "trials"), (quick(r"\btrials of\b"), "tests of"), (quick("us", re.IGNORECASE), "x"))
    told = text
    for one, plain in table:
        told = one.sub(plain, told)
    assert Swaps(table).apply(text) == told


@given(
    st.lists(st.sampled_from(["12", "3", ",", ".", "·", "-", "−", "x", "m", "+", "/", " ", "one", "Two", "twenty", "-four", " hundred", " and ", "ſix", " of ", " in ", "the ", "٣", "5,000", "%", "OR", " CI"]), max_size=30)
)  # fmt: skip
def test_numbers_are_looked_for_only_where_one_can_begin(pieces: list[str]) -> None:
    text = "".join(pieces)
    for pattern in (numbers._NUMBER, numbers._N_OF_N):
        found = [match.span() for match in numbers._beginning(pattern, text, numbers._starts(text))]
        assert found == [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"(?i:foo) x", "FOO x"), (r"(?i:Foo)", "Foo"), (r"(?i:bar)baz", "BARbaz")]
)
def test_a_part_that_disregards_case_by_itself_is_found(pattern: str, text: str) -> None:
    assert quick(pattern).search(text)


def test_a_pattern_made_ready_finds_what_it_found_before() -> None:
    late, ready = Quick(r"\bsore (?:knee|hip)s?\b", re.IGNORECASE), Quick(r"\bsore (?:knee|hip)s?\b", re.IGNORECASE)
    ready.make_ready()
    for text in ("Sore knees", "a sore HIP", "a knee that is sore", "sore \u212anees"):
        assert [m.span() for m in ready.finditer(text)] == [m.span() for m in late.finditer(text)]


def test_every_pattern_of_the_program_can_be_made_ready() -> None:
    made = [Quick("one more"), Quick(r"\bone more\b", re.IGNORECASE)]
    make_all_ready()
    assert all("_compiled" in vars(one) for one in made)


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (r"\b(?:cats?|dogs?)\b", "[cd]"), (r"(?<!no )pain|\d{2}", r"[\dp]"), (r"\bx?(?=y)[yz]", "[xyz]"), (r"^\+|\b[a-f]", r"[\+a-f]"),
    ],
)  # fmt: skip
def test_a_pattern_is_looked_for_only_at_letters_that_may_begin_it(pattern: str, first: str) -> None:
    assert read(pattern, 0).first == f"{first}(?<=(?={pattern})(?s:.))"


@pytest.mark.parametrize(
    "pattern", ["cats", "(?:cats|dogs)", r"\b\w+", r"\b(?:\scats|dogs)", r"\b(?:cats)?", r"\b([a-z]) \1"]
)
def test_a_pattern_that_may_begin_anywhere_or_plainly_is_looked_for_as_it_is(pattern: str) -> None:
    assert read(pattern, 0).first == pattern

"""Promises of the checks: any text in, a report out; flags point at their words; time grows with length alone."""

from __future__ import annotations

import itertools
import time

import pytest
from check_maker import paper_of, report_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Report
from pipeline.text.numbers import numbers
from pipeline.text.sentences import sentence_spans
from pipeline.validate import LONGEST
from pipeline.validate.summary_file import read_summary

PAPER = paper_of(
    "In this trial 40 adults took the tablet or placebo for 12 weeks.", "The tablet may reduce pain by 20%.",
    "No patient stopped the tablet.", design="randomised trial", people=40,
)  # fmt: skip
SCRIPTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("0123456789.,·/%-–[]()#*_“”\"'\n\r\t \u200b\u202e\ufeff😀🏽é½٣१"),
    ),
    max_size=300,
)  # fmt: skip
PROSE = st.lists(
    st.sampled_from(
        [
            "the",
            "tablet",
            "may",
            "will",
            "not",
            "stop",
            "cures",
            "40",
            "97",
            "adults",
            "children",
            "mice",
            "reduces",
            "pain",
            "should",
            "you",
            "your",
            "of",
            "1/2",
            "20%",
            "one",
            "in",
            "five",
            "weeks",
            "“the",
            "tablet”",
            "[S1]",
            "[S9]",
            "##",
            "Key",
            "takeaway",
            "\n\n",
            ".",
            ",",
            ":",
            "natalizumab",
            "breakthrough",
            "history",
            "improved",
        ]
    ),
    max_size=60,
).map(" ".join)
BIG = 90_000
PIECES = [
    "a", "a ", ".", ". ", '."', "[S1,", "[", " \t", "\n", "a\n", "#", "*", "_", "“", "😀🏽", "مرحبا بالعالم ", "我们研究了", "may ",
    "not ", "stop taking your tablets ", "one hundred and ", "twenty-", "history of ", "patients who ", "(", "http://",
    "mab", "a-", "a'", "reduces the risk ", "\u200b", "\x00", "½", "word  ", "[S1] ", "1-", "1", "1 ", "5% ", "1 of 2 ",
]  # fmt: skip


def whole(report: Report, text: str) -> None:
    """Assert what holds for every report: a verdict that agrees with its flags, and flags on the text's own words."""
    summary = read_summary(text)
    loud = {flag.severity for flag in report.flags}
    assert (report.verdict == "blocked") == ("block" in loud)
    assert report.verdict != "no flags" or not loud & {"block", "warn"}
    for flag in report.flags:
        if flag.claim is not None and flag.section:
            claim = summary.section(flag.section)[flag.claim]
            assert claim.text[flag.start : flag.end] == flag.quote


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCRIPTS)
def test_any_text_in_gives_a_report(text: str) -> None:
    whole(report_on(text, PAPER), text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_any_words_in_give_flags_that_point_at_them(text: str) -> None:
    whole(report_on(text, PAPER), text)


@settings(max_examples=200, deadline=None)
@given(SCRIPTS)
def test_numbers_and_sentences_point_at_their_own_words_and_never_overlap(text: str) -> None:
    for spans in (sentence_spans(text), [(n.start, n.end) for n in numbers(text)]):
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    assert all(text[n.start : n.end] == n.text for n in numbers(text))


@pytest.mark.parametrize("piece", PIECES, ids=[ascii(piece) for piece in PIECES])
def test_the_largest_text_of_anything_is_checked_in_seconds(piece: str) -> None:
    """Ninety thousand characters of one thing: whatever grows with the square of it would take minutes."""
    text = "It was in the " + piece * (BIG // len(piece)) + "é"
    start = time.process_time()
    report_on(text, PAPER)
    assert time.process_time() - start < 30


@pytest.mark.parametrize("piece", ["The tablet may reduce pain. ", "a", "😀", "12 "])
def test_a_megabyte_is_no_lay_summary_and_is_told_so_at_once(piece: str) -> None:
    text = "It was in the " + piece * (1_000_000 // len(piece))
    start = time.process_time()
    report = report_on(text, PAPER)
    assert report.verdict == "unchecked"
    assert len(text) > LONGEST
    assert time.process_time() - start < 30

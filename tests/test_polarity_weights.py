"""The weights of the learned rules belong to their traits, and the tool that fits them fits."""

from __future__ import annotations

import math

import pytest
from check_maker import paper_of

from pipeline.validate.align import index_of
from pipeline.validate.cues import cues_of
from pipeline.validate.doubtful import denial_traits, denials_of, denied_words
from pipeline.validate.misnamed import judged
from pipeline.validate.rivals import cues_held
from pipeline.validate.stranger import speech_of
from pipeline.validate.turned import traits_of, weigh, weights_of
from pipeline.validate.undenied import hold, lost_traits, open_clauses
from pipeline.validate.welcome import welcome
from pipeline.validate.wording import wording
from tools.fit_polarity import planted_past
from tools.logistic import fit, solve

PAPER = paper_of("The fast desk reduced the waiting time of adults.", "Nurses were not asked about their pain.")


def test_each_trait_has_one_weight() -> None:
    index = index_of(PAPER)
    text = "The fast desk did not increase the waiting time of adults."
    turned = "The fast desk increased the waiting time of adults."
    cue, rivals = cues_held(turned, index)[0]
    words = index.sentence(text)
    traits = {
        "direction": traits_of(cue, rivals, turned, index),
        "negation": denial_traits(text, words, denials_of(words)[0], index)[0],
    }
    assert {"start", *traits["direction"]} == set(weights_of("direction").traits)
    assert {"start", *traits["negation"]} == set(weights_of("negation, near").traits)
    assert {"start", *traits["negation"]} == set(weights_of("negation, own words").traits)
    (clause,) = open_clauses(turned, index)
    lost = {"start", *lost_traits(turned, clause, index, hold(clause, index))}
    assert lost == set(weights_of("undenied, near").traits) == set(weights_of("undenied, own words").traits)

    drugs = index_of(paper_of("Nausea was treated with ondansetron.", "Pain was treated with ibuprofen in adults."))
    ((_, _, misplaced),) = judged(
        "Pain of the knee of these adults was treated with ondansetron before breakfast.", [], drugs
    )
    assert {"start", *misplaced} == set(weights_of("misnamed").traits)


def test_a_word_that_has_a_weight_is_weighed_once_and_one_without_is_not() -> None:
    name = "urging, own words"
    word, weight = next(iter(weights_of(name).words.items()))
    start = weights_of(name).traits["start"]
    assert weigh(name, {}, speech_of(f"{word} {word.upper()} {word}")) == pytest.approx(start + weight)
    assert weigh(name, {}, ["quuxification"]) == start


def test_a_denial_is_weighed_with_up_to_three_words_behind_until_a_mark_two_before_and_pairs() -> None:
    words = index_of(PAPER).sentence("It did not reduce pain. Nurses could not be asked about it.")
    assert [denied_words(words, at) for at in denials_of(words)] == [
        ["not", "reduce", "pain", "<it", "<did", "~did not", "~not reduce", "~did not reduce", "~reduce pain"],
        ["not", "be", "asked", "about", "<nurses", "<could", "~could not", "~not be", "~could not be", "~be asked"],
    ]


def test_a_column_that_is_drawn_more_strongly_weighs_less() -> None:
    rows, true = [[1.0, 0.0]] * 8 + [[1.0, 1.0]] * 8, [True] * 2 + [False] * 6 + [True] * 6 + [False] * 2
    weak, strong = fit(rows, true, [1.0] * 16, [0.0, 1.0]), fit(rows, true, [1.0] * 16, [0.0, 20.0])
    assert 0 < strong[1] < weak[1]


def test_a_score_is_the_start_and_the_weighed_traits() -> None:
    weights = weights_of("direction").traits
    assert weigh("direction", {}) == weights["start"]
    assert weigh("direction", {"worse": 2.0}) == pytest.approx(weights["start"] + 2 * weights["worse"])


@pytest.mark.parametrize(
    ("thing", "news"),
    [({"pain": 1.0, "surviv": 0.5}, -1), ({"surviv": 1.0, "pain": 0.9}, 1), ({"desk": 1.0}, 0), ({}, 0)],
)
def test_the_nearest_known_thing_tells_whether_more_is_welcome(thing: dict[str, float], news: int) -> None:
    assert welcome(thing) == news


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("It reduced the pain.", 1),
        ("It increased the pain.", -1),
        ("It improved the chair.", 1),
        ("It raised the chair.", 0),
    ],
)
def test_less_pain_is_good_news_and_a_higher_chair_is_none(said: str, good: int) -> None:
    assert [cue.good for cue in cues_of(wording(said))] == [good]


@pytest.mark.parametrize(
    "said", ["There was no improvement or worsening of pain.", "It was neither higher nor lower."]
)
def test_a_word_named_with_its_opposite_points_nowhere(said: str) -> None:
    assert cues_of(wording(said)) == []


def test_a_regression_finds_the_chance_of_each_group() -> None:
    rows = [[1.0, 0.0]] * 40 + [[1.0, 1.0]] * 40
    true = [True] * 10 + [False] * 30 + [True] * 30 + [False] * 10
    start, weight = fit(rows, true, [100.0] * 80)
    assert start == pytest.approx(-math.log(3), abs=0.02)
    assert start + weight == pytest.approx(math.log(3), abs=0.02)


def test_equations_are_solved_also_where_the_first_column_starts_with_nothing() -> None:
    assert solve([[0.0, 2.0], [4.0, 0.0]], [6.0, 8.0]) == pytest.approx([2.0, 3.0])


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("The desk reduced the wait.", ["The desk did not reduce the wait."]),
        ("The wait was reduced by the desk.", []),
        ("It is unclear whether it reduced the wait.", []),
    ],
)
def test_a_past_is_denied_as_people_do(said: str, now: list[str]) -> None:
    assert list(planted_past(said)) == now

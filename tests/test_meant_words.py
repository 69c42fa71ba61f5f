"""Plain words and parts of sentences keep what was meant: who is spoken of, what a list lists, what a bracket names."""

from __future__ import annotations

import pytest
from check_maker import paper_of

from pipeline.draft.asides import drop_asides
from pipeline.draft.by_the_way import without_brackets
from pipeline.draft.material import check_language
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.repeats import split_enumerated
from pipeline.draft.torn import is_torn
from pipeline.errors import SourceError


@pytest.mark.parametrize(
    ("formal", "plain"),
    [
        ("We trained law enforcement investigators.", "law enforcement investigators"),
        ("The investigators spoke to the suspects of a theft.", "investigators spoke"),
        ("The investigators gave the tablets to adults.", "researchers gave"),
        ("The tablets reduced individuals' pain.", "people’s pain"),
        ("The tablets reduced individuals’ pain.", "people’s pain"),
    ],
)
def test_words_that_mean_others_are_not_exchanged(formal: str, plain: str) -> None:
    assert plain in PlainWriter({}).simplify(formal)


def test_in_a_paper_on_the_police_investigators_are_no_researchers() -> None:
    writer = PlainWriter({}, paper="randomised trial Training police investigators")
    assert "investigators asked" in writer.simplify("The investigators asked for less coffee.")


@pytest.mark.parametrize(
    "whole",
    [
        # The two acids are those behind.
        "The invented drink was shown to have large and lasting effects on the making of salt by two acids, alpha-invented acid (AIA) and beta-invented acid (BIA).",
        # The surfaces are of both; so is the term.
        "The aim of this project was to evaluate the effects of 2 new strips on color, softness and roughness of tea stained china and composite surfaces.",
        "The results of the primary analyses of the trial showed greater improvements in sleep in the short-term, medium-term, and long-term.",
        # Each goes a way of its own.
        "The two large old trials of the tablets showed a reduction in pain, reduction in cramps and an increase in fever among adults at home.",
        "There was no effect of the tablets on pain and sleep at home, mood, as well as their use and price in many towns.",
    ],
)
def test_what_is_one_thing_or_goes_two_ways_is_no_list_of_the_same(whole: str) -> None:
    assert split_enumerated(whole) == []


@pytest.mark.parametrize(
    "parts",
    [
        ["Shift work, flying through several time zones in a short time.", "Spaceflight can challenge the clock."],
        ["The idea of a fixed dose would need to be revised; they believe.", "But it is reasonable."],
        ["The differences were -0.51 for pain and -0.56 for sleep.", "The same was true of -0.97 for mood."],
        ["At each visit look for changes in tone.", "The same is true of monitor for signs of fever."],
    ],
)
def test_a_torn_list_or_belief_is_seen(parts: list[str]) -> None:
    assert is_torn(" ".join(parts), parts)


@pytest.mark.parametrize(
    "parts",
    [
        ["In this place, the need arose to train nurses.", "This enabled them to work at home."],
        ["Pills, which many took, help against pain.", "Drops reduced fever."],
        ["Shift work, the trial showed, is hard.", "Spaceflight can challenge the clock."],
    ],
)
def test_what_has_a_verb_beside_its_commas_is_whole(parts: list[str]) -> None:
    assert not is_torn(" ".join(parts), parts)


@pytest.mark.parametrize(
    "whole",
    [
        "The invented plant prevented the loss of GSH and (SOD) levels in the mice.",
        "Blood was taken to look at humoral response and cellular (of the invented T cells).",
        "The most favoured had guanine in the (invented) and salt in other forms.",
    ],
)
def test_a_bracket_that_is_the_noun_stays(whole: str) -> None:
    assert without_brackets(whole) == []


def test_a_mark_of_a_list_is_no_noun() -> None:
    assert without_brackets("Group 1 took pills, and (iv) group 4 took drops at home.") == [
        "Group 1 took pills, and group 4 took drops at home."
    ]


def test_what_a_function_is_of_stays_with_it() -> None:
    assert drop_asides("The cost is linear in -log(r) as seen in Figure 5.") == "The cost is linear in -log(r)."


def test_a_pointer_behind_an_opening_word_takes_its_and_along() -> None:
    told = drop_asides("Encouragingly, and as shown in Figure 5, the link is weak.")
    assert told == "Encouragingly, the link is weak."


@pytest.mark.parametrize(
    ("joined", "sentence"),
    [
        ("• Tackling it needs money.", "Tackling it needs money."),
        ("Purpose: A fit was made for the dose.", "A fit was made for the dose."),
        ("Perspective: The results will help towns.", "The results will help towns."),
    ],
)
def test_a_bullet_or_label_is_left_out(joined: str, sentence: str) -> None:
    assert PlainWriter({}).simplify(joined) == sentence


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("El manuscrito " * 9, "“" + "El manuscrito " * 6 + "El …”"),
        ("一" * 99, "“" + "一" * 90 + "…”"),
        ("El manuscrito", "“El manuscrito”"),
    ],
)
def test_a_long_title_is_cut_between_two_words(title: str, told: str) -> None:
    paper = paper_of(
        "La tableta redujo el dolor en los adultos de la isla durante el año pasado.", title=title.strip()
    )
    with pytest.raises(SourceError) as refused:
        check_language(paper)
    assert told in refused.value.message

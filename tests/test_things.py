"""A treatment's name is cut clean or not told: no verb, outcome, method or end of another phrase passes for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.conditions import condition, find_conditions
from pipeline.ingest.things import is_set_against, spelled_out, thing
from pipeline.ingest.topics import comparator, intervention
from pipeline.records import Fact, Passage


def passages(*texts: str) -> list[Passage]:
    """Give passages of an abstract."""
    return [Passage(id=f"S{n}", text=t, start=0, end=len(t), kind="abstract") for n, t in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("gather firm knowledge", None),
        ("sort bees", "sort bees"),
        ("judge the evidence", None),
        ("reducing noise", None),
        ("thoroughly assess garlic", None),
        ("with usual care", None),
        ("moderate risk of bias", None),
        ("relapse", None),
        ("written consent", None),
        ("a nasal garlic challenge", None),
        ("screening gardeners and women", None),
        ("topical", None),
        ("combined therapy", None),
        ("garlic capsules mainly", "garlic capsules"),
        ("warm gloves used", "warm gloves"),
        ("usual care showed", "usual care"),
        ("garlic capsules the gardeners", "garlic capsules"),
        ("the use of warm gloves", "warm gloves"),
        ("short-term treatment with garlic capsules", "garlic capsules"),
        ("dose of placebo", "placebo"),
        ("early hand surgery", "early hand surgery"),
        ("no treatment", "no treatment"),
        ("medication review", "medication review"),
        ("“half garlic diet”", "half garlic diet"),
    ],
)
def test_a_name_is_cut_clean_or_is_none(words: str, name: str | None) -> None:
    assert thing(words) == name


@given(
    st.lists(st.sampled_from(["the", "garlic", "of", "use", "warm", "showed", "with", "placebo", "draw", "daily"]))
)
def test_a_name_always_stands_in_its_words_and_is_stable(words: list[str]) -> None:
    told = thing(" ".join(words))
    assert told is None or (told in " ".join(words) and thing(told) == told)


@pytest.mark.parametrize("words", ["placebo", "usual care", "standard medical care", "no garlic", "sham massage"])
def test_what_treatments_are_set_against_is_known(words: str) -> None:
    assert is_set_against(words)
    assert not is_set_against(f"garlic and {words}")


def test_randomised_trials_to_do_something_assign_nobody() -> None:
    told = passages("There were too few randomised controlled trials to strengthen our view of garlic.")
    assert intervention("", told, None, "systematic review").value is None


def test_what_others_got_is_not_taken_for_the_treatment() -> None:
    told = passages("We assigned 40 gardeners to usual care or to warm gloves.")
    assert intervention("Cold hands: a trial", told, "cold hands", "randomised trial").value == "warm gloves"
    assert comparator("Cold hands: a trial", told, "warm gloves", "randomised trial").value == "usual care"


@pytest.mark.parametrize(
    ("title", "design", "name"),
    [
        ("Does nurse-led hand training reduce falls in gardeners?", "cohort study", "nurse-led hand training"),
        ("Can vitamin K prevent chilblains?", "randomised trial", "vitamin K"),
        ("Is hand surgery safe in beekeepers?", "cohort study", "hand surgery"),
        ("Warm hand massage improves sleep", "randomised trial", "warm hand massage"),
        ("Bench training in gardeners: is it worth it?", "randomised trial", "bench training"),
        ("Does a special interest in bees affect gardeners?", "cohort study", None),
        ("Do older gardeners fear bees?", "cross-sectional study", None),
    ],
)
def test_a_title_that_asks_or_states_names_its_treatment(title: str, design: str, name: str | None) -> None:
    told = passages(f"We studied {name}." if name else "We studied older gardeners with an interest in bees.")
    assert intervention(title, told, None, design).value == name


def test_a_sentence_that_opens_with_a_comparison_names_both() -> None:
    told = passages("Garlic capsules were compared with placebo (20 trials).", "One trial compared honey.")
    assert intervention("", told, None, "systematic review").value == "Garlic capsules"
    assert comparator("", told, "Garlic capsules", "systematic review").value == "placebo"


def test_a_treatment_set_against_nothing_needs_a_look_unless_the_title_has_it() -> None:
    told = passages("One trial told the effects of garlic oil on sleep.")
    assert intervention("", told, None, "systematic review").needs_review
    assert not intervention("Garlic oil and sleep", told, None, "systematic review").needs_review


def test_the_other_treatment_of_a_title_is_the_comparator() -> None:
    told = passages("Both warm gloves and cold baths were tried.")
    fact = comparator("Warm gloves versus cold baths for chilblains", told, "warm gloves", "randomised trial")
    assert fact.value == "cold baths"


def test_a_standard_way_is_a_comparator() -> None:
    told = passages("We compared warm gloves with the standard hand bath.")
    assert comparator("Hands", told, "warm gloves", "randomised trial").value == "standard hand bath"


def test_two_names_of_one_treatment_are_no_comparison() -> None:
    told = passages("We compared garlic treatment with garlic therapy.")
    assert comparator("Garlic", told, "garlic treatment", "randomised trial").value is None


def test_capitals_are_spelled_out_where_a_passage_does_and_need_a_look_where_none_does() -> None:
    told = passages("Gardeners had warm glove therapy (WGT).")
    assert spelled_out(Fact(value="WGT"), told).value == "warm glove therapy"
    assert spelled_out(Fact(value="QXZ"), told).needs_review
    assert spelled_out(Fact(value="QX and ZY"), told).needs_review
    assert not spelled_out(Fact(value="garlic"), told).needs_review


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("does obstructive lung disease matter", ["obstructive lung disease"]),
        ("to maintain HIV control", ["HIV"]),
        ("a treatment failure and an insertion failure", []),
        ("he had a B cell lymphoma", ["B cell lymphoma"]),
        ("cell lymphoma", ["lymphoma"]),
        ("clinically relevant prostate cancer", ["prostate cancer"]),
        ("with H. pylori infection", []),
        ("Mycobacterium tuberculosis grew", []),
        ("a knee orthosis kept glycaemia low", []),
    ],
)
def test_a_condition_swallows_no_verb_and_loses_no_half(text: str, phrases: list[str]) -> None:
    assert [phrase for _, phrase in find_conditions(text) if " " in phrase or phrase.isupper()] == [
        phrase for phrase in phrases if " " in phrase or phrase.isupper()
    ]


def test_a_problem_that_is_only_counted_is_not_what_an_untitled_paper_is_about() -> None:
    counted = [
        "Garlic reduced the risk of stroke.",
        "The incidence of stroke fell.",
        "Fewer strokes came.",
        "No stroke.",
    ]
    assert condition("", passages(*counted), ()).value is None
    had = ["Adults with gout took garlic.", "Treatment of gout is hard.", "People with gout slept.", "Gout hurts."]
    assert condition("", passages(*had), ()).value == "gout"


def test_before_and_after_is_no_treatment() -> None:
    assert thing("performance pre-") is None
    assert thing("exercise training") == "exercise training"

"""An abbreviation stands in a draft where a reader needs it, and its long form reads as the sentence does."""

from __future__ import annotations

from pipeline.draft.abbreviations import without_idle_brackets
from pipeline.draft.plain_words import PlainWriter
from pipeline.records import Claim, Origin, Summary


def draft(*findings: str) -> Summary:
    """Make a draft of findings alone."""
    told = tuple(Claim(text=text, kind="finding") for text in findings)
    return Summary(
        title="Tea",
        teaser=findings[0],
        takeaway=(),
        findings=told,
        audience=(),
        caveats=(),
        origin=Origin(drafter="offline"),
    )


def told(*findings: str) -> list[str]:
    """Give the findings as readers see them, where the paper knows OTD and CPT, and AIDS."""
    return [claim.text for claim in without_idle_brackets(draft(*findings), ("OTD", "CPT", "AIDS")).findings]


def test_an_abbreviation_that_is_never_used_again_goes() -> None:
    assert told("Odd tea disease (OTD) is rare.", "It passes.") == ["Odd tea disease is rare.", "It passes."]


def test_one_that_is_used_again_stays_where_it_is_first_told() -> None:
    said = told("Odd tea disease (OTD) is rare.", "Odd tea disease (OTD) passes.", "OTD-free people slept.")
    assert said == ["Odd tea disease (OTD) is rare.", "Odd tea disease passes.", "OTD-free people slept."]


def test_what_readers_know_better_than_its_long_form_stays() -> None:
    assert told("Acquired immune deficiency syndrome (AIDS) was rare.") == [
        "Acquired immune deficiency syndrome (AIDS) was rare."
    ]


def test_what_is_no_abbreviation_of_the_paper_stays() -> None:
    assert told("One tumour (T2) was small.") == ["One tumour (T2) was small."]


def test_one_that_is_the_noun_itself_loses_its_bracket_and_stays() -> None:
    assert told("Tea kept up GSH and (OTD) levels.") == ["Tea kept up GSH and OTD levels."]
    assert told("Odd tea disease (OTD) is rare.", "Tea kept up the (OTD) levels.") == [
        "Odd tea disease (OTD) is rare.",
        "Tea kept up the OTD levels.",
    ]


def test_the_teaser_follows_the_text() -> None:
    assert (
        without_idle_brackets(draft("Odd tea disease (OTD) is rare."), ("OTD",)).teaser == "Odd tea disease is rare."
    )


def test_a_long_form_from_the_head_of_a_sentence_is_small_inside_another() -> None:
    writer = PlainWriter({"OTD": "Odd tea disease"}, paper="Odd tea disease (OTD) is rare. Some call it odd.")
    assert writer.simplify("Tea helps OTD.") == "Tea helps odd tea disease (OTD)."
    assert writer.copy().simplify("OTD passes.") == "OTD passes."


def test_no_chance_is_said_for_no_significance() -> None:
    said = PlainWriter({}).simplify("The difference was not statistically significant.")
    assert said == "The difference was not clear enough to rule out chance."


def test_an_abbreviation_that_opens_a_bracket_or_follows_a_hyphen_is_used_again() -> None:
    assert told("Odd tea disease (OTD) fell.", "Nine men (OTD above 4) came.")[0] == "Odd tea disease (OTD) fell."
    assert told("Odd tea disease (OTD) fell.", "Anti-OTD drugs helped.")[0] == "Odd tea disease (OTD) fell."

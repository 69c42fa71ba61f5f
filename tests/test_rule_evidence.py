"""Structure, evidence and standing: what a draft must hold, and what its source must not be."""

from __future__ import annotations

import pytest
from check_maker import flags_of, loud, paper_of, report_on, severity

from pipeline.records import Claim, Origin, Status, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.validate import check_summary

PAPER = paper_of("In this trial 40 adults took the tablet.", "The tablet reduced pain.", design="randomised trial")
WHOLE = (
    "## Key takeaway\n\nThe tablet reduced pain. [S2]\n\n## What they found\n\nThe trial had 40 adults. [S1]\n\n"
    "## Who should care and why\n\nAdults with pain may have questions.\n\n"
    "## Important considerations\n\nMore trials are needed.\n"
)


def draft(**sections: list[Claim]) -> Summary:
    """Make a model's draft, complete but for what is given."""
    told = Claim(text="The tablet reduced pain.", kind="finding", passages=("S2",))
    doubt = Claim(text="This was one trial of 40 adults.", kind="caveat", passages=("S1",))
    whole = {"takeaway": [told], "findings": [told], "audience": [told], "caveats": [doubt]} | sections
    return Summary.model_validate({"title": "A trial", "origin": Origin(drafter="model"), **whole})


def test_a_whole_summary_of_a_person_has_no_flag_on_its_structure() -> None:
    report = report_on(WHOLE, PAPER)
    assert flags_of("structure", report) == []
    assert report.verdict == "no flags", report.flags


@pytest.mark.parametrize("section", ["takeaway", "findings", "audience", "caveats"])
def test_a_missing_section_blocks_our_draft_and_is_a_note_on_a_persons(section: str) -> None:
    ours = flags_of("structure", check_summary(draft(**{section: []}), PAPER))
    assert [(flag.section, flag.severity) for flag in ours] == [(section, "block")]
    headings = dict(zip(["takeaway", "findings", "audience", "caveats"], WHOLE.split("\n## "), strict=True))
    theirs = "\n## ".join(part for name, part in headings.items() if name != section)
    theirs = theirs if theirs.startswith("##") else f"## {theirs}"
    assert [(flag.section, flag.severity) for flag in flags_of("structure", report_on(theirs, PAPER))] == [
        (section, "note")
    ]


def test_a_missing_section_is_named_as_the_house_names_it() -> None:
    def told(house: HouseStyle) -> list[str]:
        return [
            flag.message
            for flag in flags_of("structure", check_summary(draft(takeaway=[], caveats=[]), PAPER, house))
        ]

    ours = ["the section “Key takeaway” is missing", "the section “Important considerations” is missing"]
    assert told(NO_HOUSE) == ours
    assert told(HouseStyle(headings=(("caveats", "Limits"),))) == [ours[0], "the section “Limits” is missing"]


def test_a_section_that_is_too_long_is_noted() -> None:
    many = [Claim(text="The tablet reduced pain in the trial.", kind="finding", passages=("S2",))] * 20
    flags = flags_of("structure", check_summary(draft(takeaway=many), PAPER))
    assert [(flag.section, flag.severity) for flag in flags] == [("takeaway", "note")]


def test_a_long_sentence_is_a_note() -> None:
    words = "The tablet reduced pain " + "and pain " * 20
    assert severity(words + ".", PAPER, "long sentence") == "note"


def test_the_sentences_of_one_claim_are_measured_each_by_itself() -> None:
    short = "The tablet reduced pain in the adults of the trial, who took it every day for a year. "
    two = Claim(text=(short * 2).strip(), kind="finding", passages=("S2",))
    assert flags_of("long sentence", check_summary(draft(findings=[two]), PAPER)) == []
    long = f"It was so. The tablet reduced pain {'and pain ' * 20}."
    (flag,) = flags_of("long sentence", check_summary(draft(findings=[two.model_copy(update={"text": long})]), PAPER))
    assert flag.quote.startswith("The tablet reduced pain and")


def test_an_unknown_passage_blocks_whoever_wrote_it() -> None:
    assert severity("The tablet reduced pain. [S99]", PAPER, "evidence") == "block"
    claim = Claim(text="The tablet reduced pain.", kind="finding", passages=("S99",))
    assert loud(check_summary(draft(findings=[claim]), PAPER))["evidence"] == "block"


def test_a_finding_of_ours_without_a_passage_blocks() -> None:
    bare = Claim(text="The tablet reduced pain.", kind="finding")
    assert loud(check_summary(draft(findings=[bare]), PAPER))["evidence"] == "block"


def test_a_persons_sentences_without_ids_are_a_note() -> None:
    assert severity("The tablet reduced pain.", PAPER, "evidence") == "note"


def test_a_quotation_that_the_paper_does_not_have_is_named() -> None:
    assert severity("They wrote “the tablet was the best of all tablets”.", PAPER, "quotation") == "warn"
    assert severity("They wrote “the tablet reduced pain”.", PAPER, "quotation") is None


def test_an_invented_sentence_has_no_support() -> None:
    said = "Volunteers grew taller, learned Portuguese and won several chess tournaments abroad."
    assert severity(said, PAPER, "support") == "warn"
    assert severity("In the trial, adults took the tablet and had less pain.", PAPER, "support") is None


@pytest.mark.parametrize(
    ("status", "said", "loudness"),
    [
        ("retracted", "The tablet reduced pain.", "block"),
        ("retracted", "This paper was retracted.", "block"),
        ("concern", "The tablet reduced pain.", "warn"),
        ("concern", "The journal has voiced concern about this paper.", None),
        ("corrected", "The tablet reduced pain.", "warn"),
        ("preprint", "The tablet reduced pain.", "warn"),
        ("preprint", "This is a preprint.", None),
        ("unknown", "The tablet reduced pain.", "note"),
        ("published", "The tablet reduced pain.", None),
    ],
)
def test_the_standing_of_the_source_is_told(status: str, said: str, loudness: str | None) -> None:
    paper = PAPER.model_copy(update={"status": Status.model_validate({"value": status})})
    assert severity(said, paper, "status") == loudness


@pytest.mark.parametrize(
    "said", ["", "  \n", "…", "Das Medikament hat die Schmerzen der Erwachsenen in der Studie deutlich verringert."]
)
def test_what_cannot_be_checked_is_unchecked_and_never_passed(said: str) -> None:
    assert report_on(said, PAPER).verdict == "unchecked"


def test_an_unreadable_summary_of_a_retracted_paper_is_still_blocked() -> None:
    paper = PAPER.model_copy(update={"status": Status(value="retracted")})
    assert report_on("", paper).verdict == "blocked"


def test_words_that_make_people_into_their_illness_are_noted() -> None:
    assert severity("The tablet helped sufferers and diabetics.", PAPER, "respect") == "note"


def test_every_flag_points_at_its_words_and_says_what_to_do() -> None:
    said = "You should stop the tablet, a miracle for 97 children: it cures “all the pain there ever was”."
    report = report_on(said, PAPER)
    assert {flag.rule for flag in report.flags} >= {"advice", "hype", "numbers", "population", "certainty"}
    for flag in report.flags:
        assert flag.message
        assert flag.remedy, flag
        if flag.severity != "note":
            assert flag.standard, flag
            assert flag.start is not None
            assert said[flag.start : flag.end] == flag.quote

"""Readers: words that respect, sentences that can be read, a teaser that ends, and nobody who can be found out."""

from __future__ import annotations

import pytest
from check_maker import flags_of, paper_of, report_on, severity

from pipeline.records import Claim, Origin, Summary
from pipeline.validate import check_summary
from pipeline.validate.reading import measures

TRIAL = paper_of("The tablet reduced pain in 300 adults.", design="randomised trial", people=300)
CASE = paper_of("The woman had sore hands after the infusion.", design="case report", people=1)


@pytest.mark.parametrize(
    ("said", "flagged"),
    [
        ("Sufferers of gout took part.", True), ("She suffers from gout.", True), ("Stroke victims took part.", True),
        ("She is wheelchair-bound.", True), ("The elderly took part.", True), ("All subjects took a tablet.", True),
        ("Many diabetics took part.", True), ("She failed two treatments.", True), ("He committed suicide.", True),
        ("He complained of pain.", True),
        ("Older people took part.", False), ("The elderly patients took part.", False), ("She has gout.", False),
        ("The subjects of the talk were pain and sleep.", False), ("Diabetic adults took part.", False),
        ("She uses a wheelchair.", False), ("The treatment failed.", False), ("Victims of abuse took part.", False),
    ],
)  # fmt: skip
def test_people_are_not_their_illness(said: str, *, flagged: bool) -> None:
    assert severity(said, TRIAL, "respect") == ("note" if flagged else None), report_on(said, TRIAL).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("She came to the clinic on 3 May 2019.", "warn"), ("On March 12, 2020 her hands were sore.", "warn"),
        ("Mrs. K. had sore hands.", "warn"), ("Patient J.D. had sore hands.", "warn"), ("A 94-year-old woman had sore hands.", "warn"),
        ("She was treated at Northfield General Hospital.", "warn"), ("A 50-year-old woman from Exampleton had sore hands.", "note"),
        ("A 50-year-old woman had sore hands.", None), ("A 50-year-old woman came to the Department of Dermatology.", None), ("Her hands were sore after three months.", None),
        ("She was treated in a hospital.", None), ("The report came out in 2019.", None),
        ("A 50-year-old woman from the study had sore hands.", None), ("A 70-year-old man with Crohn disease had sore hands.", None),
    ],
)  # fmt: skip
def test_nobody_can_find_out_who_the_patient_is(said: str, loudness: str | None) -> None:
    assert severity(said, CASE, "privacy") == loudness, report_on(said, CASE).flags
    assert severity(said, TRIAL, "privacy") is None


@pytest.mark.parametrize(
    ("teaser", "flagged"),
    [
        ("The tablet reduced pain in adul", True), ("Learn how the tablet may", True), ("The tablet reduced…", True),
        ("The tablet reduced pain in adults.", False), ("Does the tablet reduce pain?", False), ("It “worked.”", False),
    ],
)  # fmt: skip
def test_a_teaser_ends_where_a_sentence_ends_even_where_it_repeats_one(teaser: str, *, flagged: bool) -> None:
    text = f"# A tablet\n\n*{teaser}*\n\n## Key takeaway\n\nThe tablet reduced pain in adults."
    assert severity(text, TRIAL, "title and teaser") == ("warn" if flagged else None)


def test_a_title_that_nobody_reads_to_its_end_is_noted() -> None:
    assert severity(f"# {'A tablet for pain ' * 8}\n\nThe tablet reduced pain.", TRIAL, "title and teaser") == "note"
    assert (
        severity("# A tablet for pain in 300 adults\n\nThe tablet reduced pain.", TRIAL, "title and teaser") is None
    )


def test_several_ideas_in_one_sentence_are_noted_and_a_list_is_not() -> None:
    many = (
        "The tablet reduced pain, which was measured each week, but sleep stayed the same, and the adults who took it, "
        "while most of them had a headache, went on to the end of it."
    )
    listed = "The tablet reduced pain, swelling, redness, stiffness and heat in the hands, feet, knees, hips and backs of the 300 adults who took it."
    assert severity(many, TRIAL, "one idea") == "note"
    assert severity(listed, TRIAL, "one idea") is None


def test_the_hardest_sentences_come_first_and_are_three_at_most() -> None:
    hard = [
        "The pharmacological administration of it demonstrated considerable antinociceptive efficacy in the participants.",
        "All of the multidisciplinary rehabilitation interventions necessitate a comprehensive characterisation of it.",
        "The immunomodulatory polypharmacy complicates the interdisciplinary gastroenterological decisions considerably.",
        "It is the epidemiological generalisability considerations and the heterogeneity that predominated.",
    ]
    flags = flags_of("hard to read", report_on(" ".join(["The tablet reduced pain.", *hard]), TRIAL))
    grades = [int(flag.message.split("grade ")[1].split(",")[0]) for flag in flags]
    assert len(grades) == 3
    assert grades == sorted(grades, reverse=True)
    assert flags_of("hard to read", report_on("The tablet reduced pain in the hands of most adults.", TRIAL)) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The adults had alopecia.", ["alopecia"]), ("The adults had alopecia (hair loss).", []),
        ("The adults had hair loss, called alopecia.", []), ("The GCRT score fell.", ["GCRT"]),
        ("The growth test (GCRT) went well, and the GCRT fell.", []), ("The WHO asked for it in the UK.", []),
        ("The GCRT fell and the GCRT rose.", ["GCRT"]), ("Phase III began.", []),
    ],
)  # fmt: skip
def test_terms_and_abbreviations_are_explained_at_their_first_use(said: str, words: list[str]) -> None:
    assert [flag.quote for flag in flags_of("unexplained words", report_on(said, TRIAL))] == words


def test_a_term_of_the_glossary_is_explained() -> None:
    claim = Claim(text="The adults had alopecia.", kind="finding", passages=("S1",))
    draft = Summary(
        title="A trial", findings=(claim,), glossary=(("Alopecia", "hair loss"),), origin=Origin(drafter="model")
    )
    assert flags_of("unexplained words", check_summary(draft, TRIAL)) == []


def test_the_share_of_passive_sentences_is_a_figure() -> None:
    def share(text: str) -> float:
        claim = Claim(text=text, kind="finding")
        return measures(Summary(title="", findings=(claim,), origin=Origin(drafter="person")))["passive_percent"]

    assert share("The tablet was given each day. Adults took it.") == 50.0
    assert share("Pain was not clearly reduced.") == 100.0
    assert share("Adults were happy. The pain was bad.") == 0.0

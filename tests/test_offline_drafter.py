"""What the offline drafter promises: faithful, bounded by the design, cleanly written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from paper_maker import make_paper

from pipeline.draft.abbreviations import find_abbreviations
from pipeline.draft.asides import drop_asides
from pipeline.draft.offline import EXTRACT, NO_MODEL, write_offline
from pipeline.draft.plain_words import PlainWriter
from pipeline.errors import SourceError
from pipeline.records import Fact, Paper, Status, StudyFacts, Summary
from pipeline.text.glossary import find_terms, glossary
from pipeline.text.licence import may_reuse


def fact(value: str, *passages: str, confidence: float = 0.9) -> Fact:
    return Fact(value=value, passages=passages, confidence=confidence)


def case_report(**fields: object) -> Paper:
    return make_paper(
        {
            "Introduction": [
                "Alopecia areata (AA) is an autoimmune disease of the hair follicle.",
                "Vedolizumab was linked to hair loss in 7 patients before.",
            ],
            "Case presentation": [
                (
                    "A 34-year-old man with ulcerative colitis (UC) presented with round patches of hair loss on the "
                    "scalp (Figure 1A)."
                ),
                "He had been treated with vedolizumab for 5 months for UC.",
                "Our patient had no family history of AA [3].",
                (
                    "The hair grew back 4 months after vedolizumab was stopped, and the colitis remained quiet for the "
                    "whole of the next year under treatment with tablets that he already knew."
                ),
            ],
            "Discussion": ["Hair loss was seen in 2 of 61 patients by Moreno et al.", "This is a limitation."],
            "Conclusions": [
                "We highlight that AA may be a rare side effect of vedolizumab.",
                "More research is needed to understand the link between vedolizumab and hair loss.",
            ],
            "Figure captions": ["Figure 1 shows patches of hair loss in a 99-year-old woman who was improved."],
            "References": ["Moreno A. Hair loss was increased in 88 patients. J Hair 2019;12:3."],
        },
        title="Patchy hair loss during vedolizumab treatment: a case report",
        facts=StudyFacts(
            design=fact("case report", "S3"),
            participants=fact("1", "S3"),
            condition=fact("alopecia areata", "S9"),
            intervention=fact("vedolizumab", "S4"),
        ),
        cited=("S7",),
        **fields,
    )


def null_trial(**fields: Any) -> Paper:
    return make_paper(
        {
            "Background": ["Back pain is common."],
            "Methods": ["We randomised 240 adults with back pain to walking groups or usual care."],
            "Results": [
                (
                    "At 12 weeks, pain scores were similar in both groups (mean difference 0.2, 95% CI -0.4 to 0.8; "
                    "P = 0.52; moderate-certainty evidence)."
                ),
                "Falls occurred in 6 of 120 adults in the walking group versus 5 of 120 with usual care, p=0.76.",
                "In total, 31% of the walking group left the study before week 12.",
            ],
            "Conclusions": [
                "Walking groups did not reduce back pain compared with usual care.",
                "The trial was limited by a small sample and by missing data from people who left early.",
            ],
        },
        title="Walking groups for back pain: a randomised controlled trial",
        facts=StudyFacts(
            design=fact("randomised trial", "S2"),
            participants=fact("240", "S2"),
            condition=fact("back pain", "S2"),
            intervention=fact("walking groups", "S2"),
            comparator=fact("usual care", "S2"),
            primary_result=fact("no difference", "S3"),
        ),
        **fields,
    )


def mouse_study() -> Paper:
    return make_paper(
        {
            "Results": [
                "Mice given zinc had 20% fewer seizures than controls.",
                "Body weight did not differ between the groups.",
                "Zinc increased the level of the protein in the brain.",
            ],
            "Conclusions": ["Zinc may protect the brain of mice from seizures."],
        },
        title="Zinc and seizures in mice",
        facts=StudyFacts(design=fact("animal study", "S1"), species=fact("mice", "S1")),
    )


PAPERS = {"case report": case_report(), "null trial": null_trial(), "mouse study": mouse_study()}


def texts(summary: Summary) -> list[str]:
    return [summary.title, summary.teaser, *(claim.text for _, _, claim in summary.claims())]


@pytest.mark.parametrize("name", PAPERS)
def test_every_sentence_is_cleanly_written(name: str) -> None:
    for text in texts(write_offline(PAPERS[name])):
        assert text.count("(") == text.count(")"), text
        assert not re.search(r"\(\s*\)|  |\s[.,;:]|\b(\w+) \1\b|\.\.", text), text
        assert text[0].isupper(), text
    for _, _, claim in write_offline(PAPERS[name]).claims():
        assert claim.text.endswith("."), claim.text


@pytest.mark.parametrize("name", PAPERS)
def test_every_number_is_in_the_paper(name: str) -> None:
    paper = PAPERS[name]
    known = set(re.findall(r"\d[\d.,]*\d|\d", f"{paper.title} {paper.text}"))
    for text in texts(write_offline(paper)):
        assert set(re.findall(r"\d[\d.,]*\d|\d", text)) <= known, text


@pytest.mark.parametrize("name", PAPERS)
def test_every_finding_and_caveat_names_its_passages(name: str) -> None:
    paper = PAPERS[name]
    summary = write_offline(paper)
    for section, _, claim in summary.claims():
        assert all(paper.passage(place) for place in claim.passages)
        if section in {"takeaway", "findings", "caveats"} and claim.kind != "explanation":
            assert claim.passages, claim.text


@pytest.mark.parametrize("name", PAPERS)
def test_a_draft_is_complete_and_the_same_every_time(name: str) -> None:
    summary = write_offline(PAPERS[name])
    assert summary == write_offline(PAPERS[name])
    assert 1 <= len(summary.takeaway) <= 2
    assert 2 <= len(summary.findings) <= 5
    assert 1 <= len(summary.audience) <= 3
    assert 1 <= len(summary.caveats) <= 5
    assert (summary.origin.drafter, summary.origin.version) == ("offline", "2")


def test_findings_come_from_the_study_alone() -> None:
    summary = write_offline(PAPERS["case report"])
    told = {place for claim in summary.findings for place in claim.passages}
    assert told <= {"S3", "S4", "S5", "S6", "S9", "S10"}
    assert "S3" in told
    assert "S6" in told
    assert not any(number in claim.text for claim in summary.findings for number in ("88", "99", "61"))


def test_a_case_report_says_one_person_everywhere_it_matters() -> None:
    summary = write_offline(PAPERS["case report"])
    assert "one person" in summary.title
    assert "one person" in summary.takeaway[0].text
    assert summary.takeaway[1].text == "The authors write: Alopecia areata may be a rare side effect of vedolizumab."
    assert summary.caveats[0].text.startswith("This report is about one person")
    assert "cannot show whether vedolizumab caused" in summary.caveats[0].text


def test_a_case_report_that_tells_the_outcome_is_not_called_silent() -> None:
    assert not any("afterwards" in claim.text for claim in write_offline(PAPERS["case report"]).caveats)
    silent = make_paper(
        {"Case": ["A 50-year-old woman had a rash.", "She was given steroids.", "The rash was red and had edges."]},
        facts=StudyFacts(design=fact("case report", "S1")),
    )
    assert any("what happened to the person afterwards" in claim.text for claim in write_offline(silent).caveats)


def test_a_trial_without_a_difference_says_so_in_the_takeaway() -> None:
    summary = write_offline(PAPERS["null trial"])
    assert "did not find a difference" in summary.takeaway[0].text
    assert "no difference" in summary.title
    assert {"S2", "S3"} <= set(summary.takeaway[0].passages)


def test_statistics_go_and_certainty_stays() -> None:
    shown = " ".join(claim.text for claim in write_offline(PAPERS["null trial"]).findings)
    assert not re.search(r"\bCI\b|P\s?=|p\s?=|mean difference", shown)
    assert "The certainty of the evidence for this was moderate." in shown
    assert "6 of 120" in shown
    assert "compared with" in shown


def test_an_animal_study_names_the_animals() -> None:
    summary = write_offline(PAPERS["mouse study"])
    assert "mice" in summary.title
    assert any("do not carry over to people" in claim.text for claim in summary.caveats)


def test_advice_sends_the_reader_to_a_professional() -> None:
    for paper in (PAPERS["case report"], PAPERS["null trial"]):
        advice = [claim for claim in write_offline(paper).audience if claim.kind == "advice"]
        assert len(advice) == 1
        assert "doctor or nurse" in advice[0].text


def test_standing_and_scope_are_said() -> None:
    preprint = write_offline(null_trial(status=Status(value="preprint"), scope="abstract", source_kind="pubmed"))
    assert "preprint" in " ".join(claim.text for claim in preprint.caveats)
    assert any(note.startswith("Only the abstract was read") for note in preprint.notes)
    given = write_offline(null_trial(scope="abstract", source_kind="text"))
    assert any(note.startswith("Only the text that was given was read") for note in given.notes)
    assert not any(note.startswith("Only the") for note in write_offline(null_trial()).notes)
    assert write_offline(case_report(status=Status(value="retracted"))).title.startswith("Retracted: ")


def test_a_reader_is_told_that_the_abstract_alone_was_read_but_where_a_review_names_its_limits() -> None:
    read = "Only the abstract was read: details may be missing."
    limit = "The findings are limited by the small number of people in the trials."

    def caveats(design: str, *sentences: str) -> list[str]:
        paper = make_paper(
            {"Abstract": ["Adults took zinc or no zinc for a cold.", "Zinc shortened the cold by one day.", *sentences]},
            facts=StudyFacts(design=fact(design, "S1")), scope="abstract", source_kind="pubmed",
        )  # fmt: skip
        return [claim.text for claim in write_offline(paper).caveats]

    assert read in caveats("randomised trial", limit)
    assert read in caveats("systematic review")
    assert {limit, read} & set(caveats("systematic review", limit)) == {limit}


def test_notes_tell_who_wrote_it_and_what_the_licence_forbids() -> None:
    assert write_offline(case_report()).notes == (NO_MODEL, EXTRACT)
    assert write_offline(case_report(licence="CC BY 4.0")).notes == (NO_MODEL,)
    unsure = StudyFacts(participants=Fact(value="3", candidates=("4",), needs_review=True))
    paper = make_paper(
        {"Results": ["Three people were given zinc and improved.", "Four people were seen."]}, facts=unsure
    )
    assert any("participants" in note and "3; 4" in note for note in write_offline(paper).notes)


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("CC BY 4.0", True),
        ("cc-by", True),
        ("CC BY-SA", True),
        ("CC0", True),
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", True),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND", False),
        ("cc-by-nc-nd", False),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False),
        ("Creative Commons Attribution License", True),
        ("Creative Commons Attribution-NonCommercial License", False),
        ("All rights reserved", False),
        (None, False),
    ],
)
def test_only_open_licences_allow_reuse(licence: str | None, free: bool) -> None:  # noqa: FBT001 - a parameter
    assert may_reuse(licence) is free


def test_a_paper_without_own_sentences_is_refused() -> None:
    paper = make_paper(
        {"Introduction": ["Hair loss is common in adults everywhere."], "References": ["1. Moreno A."]}
    )
    with pytest.raises(SourceError, match="no abstract or results"):
        write_offline(paper)


def test_brackets_of_statistics_go_and_plain_brackets_stay() -> None:
    assert drop_asides("Pain fell (RR 0.5, 95% CI 0.3 to 0.8; Fig. 2) in women (aged 30 to 40) [1, 2].") == (
        "Pain fell in women (aged 30 to 40)."
    )
    assert drop_asides("Images of (13)C and H(2)O were seen (13).") == "Images of (13)C and H(2)O were seen."
    assert drop_asides("It fell (Smith et al., 2019), then rose (March 2019).") == "It fell, then rose (March 2019)."


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("To assess whether tea lowers pain in adults.", "The aim was to assess whether tea lowers pain in adults."),
        ("To assess pain, we asked 40 adults.", "To assess pain, we asked 40 adults."),
        ("To date, tea was never tested.", "To date, tea was never tested."),
        ("Pain was lower with tea (not significant, p = 0.3).", "Pain was lower with tea (not significant)."),
        ("Pain was lower with tea (mean 2, p = 0.34).", "Pain was lower with tea (not statistically significant)."),
        ("Pain was the same with tea (p = 0.34).", "Pain was the same with tea."),
        ("Pain was lower with tea (p = 0.03).", "Pain was lower with tea."),
        ("Six adults (refused surgery) went home (Table S1).", "Six adults (refused surgery) went home."),
        (
            "It was rare (reference group; tablets) (refs 12, 13) (data not shown).",
            "It was rare (reference group; tablets).",
        ),
    ],
)
def test_a_bracket_that_tells_something_stays(told: str, left: str) -> None:
    assert drop_asides(told) == left


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("No benefit was not clearly demonstrated.", "No benefit was not clearly shown."),
        ("Results are presented with their range.", "Results are presented with their range."),
        ("A woman presented with a rash.", "A woman came to the doctors with a rash."),
        ("We believe that this helps us and our patients, as we do.", "The authors believe that this helps them and the patients, as they do."),
        ("Two trials compared tea versus milk.", "Two trials compared tea with milk."),
        ("The comparison of tea versus milk was long.", "The comparison of tea and milk was long."),
        ("Pain was lower on tea vs. milk.", "Pain was lower on tea compared with milk."),
        ("It rose to 38 °C and helped us.", "It rose to 38 °C and helped the authors."),
    ],
)  # fmt: skip
def test_plain_words_are_still_english(told: str, said: str) -> None:
    assert PlainWriter({}).simplify(told) == said


def test_first_person_becomes_third() -> None:
    writer = PlainWriter({}, "researchers")
    assert writer.simplify("We found that our patients in the US improved.") == (
        "The researchers found that the patients in the US improved."
    )


def test_abbreviations_are_spelled_out_once() -> None:
    known = find_abbreviations(["People with relapsing multiple sclerosis (MS) had a scan (MRI)."])
    assert known == {"MS": "multiple sclerosis"}
    writer = PlainWriter(known)
    assert writer.introduce("MS was mild.") == "Multiple sclerosis (MS) was mild."
    assert writer.introduce("MS was quiet.") == "MS was quiet."


def test_terms_are_explained_once_and_the_longest_wins() -> None:
    writer = PlainWriter({})
    assert writer.introduce("She had erythematous skin.") == "She had erythematous (red) skin."
    assert writer.introduce("Erythematous skin stayed.") == "Erythematous skin stayed."
    assert [term.text for term in find_terms("Pulmonary hypertension was found.")] == ["Pulmonary hypertension"]
    assert len(glossary()) >= 120


def test_a_result_that_says_how_sure_it_is_is_a_finding_and_no_limit() -> None:
    graded = "Zinc may lower the number of cold days in adults (three trials; low-certainty evidence)."
    paper = make_paper(
        {"Abstract": ["Zinc and no zinc were compared in adults.", "Zinc shortened the cold by one day.", graded]},
        facts=StudyFacts(design=fact("systematic review", "S1"), limits=fact("low certainty", "S3")), scope="abstract",
    )  # fmt: skip
    draft = write_offline(paper)
    assert "S3" not in [place for claim in draft.caveats for place in claim.passages if "cold days" in claim.text]
    assert any("cold days" in claim.text for claim in (*draft.takeaway, *draft.findings))

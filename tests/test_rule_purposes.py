"""What only explains, wishes or greets is no claim: purposes, what parts of a body do, proof that is wanted, how people speak."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity
from paper_maker import make_paper

from pipeline.records import Fact, StudyFacts

SERIES = paper_of(
    "We describe 40 carotid operations and 20 people with a defibrillator in two regions, in which 97 % had adequate safety.",
    "The emergency approach is feasible and safe, and may avoid major surgery.",
    "Radiotherapy seems to be an effective treatment.",
    design="case series", people=40,
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("It is an operation to clear an artery, done to help prevent strokes.", None),
        ("Doctors use the device to help restore a normal rhythm.", None),
        ("Stents are placed to help protect the brain.", None),
        ("A pump is put in to help people with heart failure.", None),
        ("Valves are the parts of the heart that help to keep blood moving, and platelets are cells that help with clotting.", None),
        ("Everyone was asked whether they could swallow safely, and most walked home safely.", None),
        ("Of these people, 97 % used it safely enough.", None),
        ("The authors regard the emergency approach as feasible and safe, and they call it safe.", None),
        ("The authors believe that radiotherapy seems to be effective in these patients.", None),
        ("The operation is known to help prevent strokes.", "block"),
        ("The operation helps prevent strokes.", "block"),
        ("The treatment worked well enough to help prevent strokes.", "block"),
        ("The device can be used safely.", "block"),
        ("Of these people, 31 % used it safely.", "block"),
        ("The authors say that radiotherapy is effective in these patients.", "block"),
    ],
)  # fmt: skip
def test_a_purpose_and_a_part_of_the_body_are_no_effect(said: str, loudness: str | None) -> None:
    assert severity(said, SERIES, "strength") == loudness, report_on(said, SERIES).flags


NULL = make_paper(
    {"Results": ["The primary outcome, counts of platelets in blood, did not differ between the groups."]},
    facts=StudyFacts(
        design=Fact(value="randomised trial", confidence=0.9),
        primary_result=Fact(value="no difference", passages=("S1",), confidence=0.85),
    ),
)
TOP = "## Key takeaway\n\n{}\n\n## What they found\n\nThe trial had two groups."


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("People can have low counts of platelets, the blood cells that help blood to clot.", None),
        ("Insulin is a hormone that helps control blood sugar.", None),
        ("Doctors give the tablet to raise platelets and to help blood to clot.", None),
        ("Folic acid has been suggested to protect the platelets.", None),
        ("People with few platelets asked for help.", None),
        ("Platelets were counted when people were back at work.", None),
        ("Platelets were counted in a control group too.", None),
        ("The tablet helps blood to clot.", "warn"),
        ("The tablet was shown to help blood to clot.", "warn"),
        ("The tablet is meant to help, and it improved the platelets.", "warn"),
    ],
)
def test_what_a_part_of_the_body_does_is_no_promise(said: str, loudness: str | None) -> None:
    assert severity(TOP.format(said), NULL, "spin") == loudness, report_on(TOP.format(said), NULL).flags


REVIEW = paper_of(
    "Published research, expert opinion and comments were considered.",
    "More robust design should be used in future research.",
    design="systematic review",
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The groups gave great weight to how strong the scientific evidence was.", None),
        ("They rated how good the studies were.", None),
        ("The authors call for stronger research, with reliable measures.", None),
        ("They ask for better studies and hope for robust evidence.", None),
        ("The writers urge high-quality trials.", None),
        ("There is strong evidence that it works.", "warn"),
        ("The review found high-quality evidence.", "warn"),
    ],
)
def test_evidence_that_is_asked_about_or_called_for_is_not_graded(said: str, loudness: str | None) -> None:
    assert severity(said, REVIEW, "evidence grade") == loudness, report_on(said, REVIEW).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Those who pay for care increasingly want proof of value.", None),
        ("It was a small look back, so firmer proof is needed.", None),
        ("The team calls for stronger proof.", None),
        ("Proof from larger trials is still awaited.", None),
        ("Doctors should look for better proof.", None),
        ("This falls short of proof.", None),
        ("This is proof that it works.", "block"),
        ("Doctors wanted a cure and this is proof.", "block"),
        ("The proof is clear, and no more is needed.", "block"),
    ],
)
def test_proof_that_is_wanted_is_not_given(said: str, loudness: str | None) -> None:
    assert severity(said, REVIEW, "certainty") == loudness, report_on(said, REVIEW).flags


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("“Good morning, Mary” or “Good morning to you, Mrs Smith”?", None),
        ("Some like to be met with “Good morning to you, Mrs Smith”.", None),
        ("It helps to be able to say “I need a hand here”.", None),
        ("Few people say “I would like a second opinion”.", None),
        ("The authors go on to say “we found a large effect”.", "warn"),
        ("The paper has the words “a very large effect indeed”.", "warn"),
    ],
)
def test_how_people_speak_is_no_quotation(said: str, loudness: str | None) -> None:
    assert severity(said, REVIEW, "quotation") == loudness, report_on(said, REVIEW).flags

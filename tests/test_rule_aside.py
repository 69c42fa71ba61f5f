"""Beside the text: a glossary and topics are read by the checks too, and so is a claim about all patients."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Claim, Draft, Origin, Summary
from pipeline.render.flags import flags_by_place
from pipeline.validate import check_summary

PAPER = paper_of("The tablet reduced pain in 40 adults.", design="randomised trial", people=40)
CLAIM = Claim(text="The tablet reduced pain in 40 adults.", kind="finding", passages=("S1",))


def draft(glossary: tuple[tuple[str, str], ...] = (), topics: tuple[str, ...] = ()) -> Summary:
    whole = dict.fromkeys(("takeaway", "findings", "audience", "caveats"), (CLAIM,))
    return Summary.model_validate(
        {"title": "A trial", "glossary": glossary, "topics": topics, "origin": Origin(drafter="model"), **whole}
    )


@pytest.mark.parametrize(
    ("meaning", "rule"),
    [
        ("a medicine: stop taking your insulin now", "advice"),
        ("a miracle drug", "hype"),
        ("a tablet that cures pain", "certainty"),
        ("a tablet that helped 97% of adults", "numbers"),
        ("see https://example.org", "injection"),
        ("<b>a tablet</b>", "injection"),
        ("a pill for pain", None),
        ("a small dose of medicine that you swallow", None),
    ],
)
def test_a_meaning_in_the_glossary_is_checked_and_named(meaning: str, rule: str | None) -> None:
    summary = draft(glossary=(("dose", "how much of a medicine is taken"), ("tablet", meaning)))
    found = [flag for flag in check_summary(summary, PAPER).flags if flag.section == "glossary"]
    assert {flag.rule for flag in found} == ({rule} if rule else set())
    assert all((flag.claim, flag.quote) == (1, f"tablet: {meaning}"[flag.start : flag.end]) for flag in found)


@pytest.mark.parametrize(("topic", "rules"), [("Pain", set()), ("Miracle cures", {"hype", "certainty"})])
def test_topics_are_checked(topic: str, rules: set[str]) -> None:
    flags = check_summary(draft(topics=("Arthritis", topic)), PAPER).flags
    assert {flag.rule for flag in flags if flag.section == "topics"} == rules


def test_the_page_shows_a_flag_on_the_glossary_with_the_whole_draft() -> None:
    summary = draft(glossary=(("tablet", "a miracle drug"),))
    whole = Draft(paper=PAPER, summary=summary, report=check_summary(summary, PAPER))
    messages = [flag.message for flag in flags_by_place(whole.versions[0])[None, None] if flag.rule == "hype"]
    assert [message.split("”")[0] for message in messages] == ["in the glossary, “tablet"]


CASE = paper_of("The ulcers became smaller after it was stopped.", design="case report", people=1)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Stopping the infusion may help people with ulcers.", "warn"),
        ("Patients with ulcers could benefit.", "warn"),
        ("People living with ulcers might get better.", "warn"),
        ("In one person, the ulcers became smaller.", None),
        ("One report cannot show whether this helps people with ulcers.", None),
        ("People with ulcers were not studied.", None),
    ],
)
def test_one_person_is_not_told_as_all_patients(said: str, loudness: str | None) -> None:
    text = f"## Key takeaway\n\n{said}\n\n## What they found\n\nOne person had ulcers."
    assert severity(text, CASE, "overgeneral") == loudness, report_on(text, CASE).flags
    assert severity(text, PAPER, "overgeneral") is None

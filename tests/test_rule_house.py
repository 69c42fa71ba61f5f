"""The rule of a house: avoided words are warned of, others noted; its places are right, and without a house it is silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from check_maker import paper_of, severity
from commands import Run
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Claim, Flag, Origin, Summary
from pipeline.records.house import NO_HOUSE, AvoidedWord, HouseStyle
from pipeline.text.glossary import Entry
from pipeline.validate import check_summary
from pipeline.validate.house import house_words
from pipeline.validate.summary_file import check_text

pytest_plugins = ["commands"]
PAPER = paper_of("The tablet eased oedema and tumours in 300 adults.", design="randomised trial", people=300)
HOUSE = HouseStyle(
    spelling="american",
    prefer=(("utilise", "use"), ("sufferer", "person with pain")),
    avoid=(AvoidedWord(word="sufferer"), AvoidedWord(word="victim", reason="people are more than their illness")),
    glossary=(Entry("alopecia", (), (), "", "hair loss", "us", "unreviewed"),),
)
CLAIM = Claim(text="The tablet eased pain in 300 adults.", kind="finding", passages=("S1",))


def told(text: str, house: HouseStyle = HOUSE) -> list[str]:
    """Give what the rule says of a text: how loud, of which words, and what to do."""
    return [f"{flag.severity} {flag.quote}: {flag.remedy}" for flag in flags(text, house)]


def flags(text: str, house: HouseStyle = HOUSE) -> list[Flag]:
    return [flag for flag in check_text(text, PAPER, house).flags if flag.rule == "house style"]


@pytest.mark.parametrize(
    ("said", "flagged"),
    [
        ("Victims took the tablet.", ["warn Victims: find another word"]),
        ("Every sufferer took it.", ["warn sufferer: write “person with pain”"]),
        ("They utilised it and utilised it.", ["note utilised: write “used”"]),
        ("A tumour was seen.", ["note tumour: write “tumor”"]),
        ("A severe alopecia was seen.", ["note alopecia: turn the sentence so that “hair loss” can stand in it"]),
        ("They took a “tumour tablet” at the Tumour Centre.", []),
        ("A tumor was seen in persons.", []),
    ],
)
def test_it_says_what_the_house_would_write(said: str, flagged: list[str]) -> None:
    assert told(said) == flagged
    assert told(said, NO_HOUSE) == []


def test_the_reason_of_a_house_stands_in_the_message() -> None:
    assert flags("Victims took it.")[0].message == (
        "“Victims” is a word that the house avoids: people are more than their illness"
    )


def test_explanations_in_the_glossary_are_read_too() -> None:
    summary = Summary(title="", glossary=(("oedema", "swelling of victims"),), origin=Origin(drafter="person"))
    summary = summary.model_copy(update={"findings": (CLAIM,)})
    found = [f for f in check_summary(summary, PAPER, HOUSE).flags if f.rule == "house style"]
    assert [(f.section, f.quote) for f in found] == [("glossary", "oedema"), ("glossary", "victims")]


@pytest.mark.parametrize(
    ("told", "said", "loudness"),
    [
        ("Lymphedema eased.", "The tablet eased lymphoedema.", None),
        ("Lymphoedema eased.", "The tablet eased lymphedema.", None),
        ("Celiac disease eased.", "The tablet eased coeliac disease.", None),
        ("Lymphedema eased.", "The tablet eased papilloedema.", "block"),
    ],
)
def test_a_name_in_another_countrys_spelling_is_the_papers(told: str, said: str, loudness: str | None) -> None:
    assert severity(said, paper_of(told, "It was given to 300 adults."), "names") == loudness


WORDS = [
    "victims",
    "Utilised",
    "tumour",
    "“",
    "”",
    "alopecia",
    "a",
    "sufferers",
    ". ",
    "Centre",
    "(",
    "İ",
    "the",
    "x@y.z",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
def test_every_place_points_at_its_words(text: str) -> None:
    summary = Summary(title=text, teaser=text, origin=Origin(drafter="person"))
    for flag in house_words(summary, PAPER, HOUSE):
        assert text[flag.start : flag.end] == flag.quote != ""


def test_check_obeys_the_workspace_and_the_flag(run: Run) -> None:
    Path("paper.txt").write_text(
        "A trial\n\nThe tablet eased pain in 300 adults who took it for six weeks at home. Half of them got the tablet, and half a dummy tablet, by chance. Pain was scored every week. "
        "It fell more with the tablet than with the dummy tablet, and nobody left the trial.\n"
    )
    Path("summary.md").write_text("The tablet eased pain in victims. It was utilised by 300 adults.\n")
    Path("style.toml").write_text('[words]\navoid = ["victim"]\n')
    Path("pairs.jsonl").write_text(
        json.dumps({"id": 1, "paper": Path("paper.txt").read_text(), "summary": Path("summary.md").read_text()})
        + "\n"
    )
    both = ("check", "--paper", "paper.txt", "--summary", "summary.md", "--json")

    def rules(said: str) -> set[str]:
        return {flag["quote"] for flag in json.loads(said)["flags"] if flag["rule"] == "house style"}

    assert rules(run(*both).out) == set()
    assert rules(run(*both, "--house-style", "style.toml").out) == {"victims"}
    run("check", "--pairs", "pairs.jsonl", "--out", "out.jsonl", "--house-style", "style.toml")
    assert rules(Path("out.jsonl").read_text()) == {"victims"}
    Path("outputs").mkdir()
    Path("outputs/house-style.toml").write_text('[words.prefer]\nutilise = "use"\n')
    assert rules(run(*both).out) == {"utilised"}
    Path("plainpaper.toml").write_text('house_style = "style.toml"\n')
    assert rules(run(*both).out) == {"victims"}

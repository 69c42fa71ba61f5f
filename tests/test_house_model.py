"""A model is told a house's style, in a form that stays the same for every paper; code puts in place what it forgets."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from commands import Run
from fake_answers import summary_of
from fake_openai import FakeOpenAI
from test_mending import PAPER, Mender
from test_model_drafter import CASE, case, no_sleep

from pipeline.draft.house import MOST_WISHES, house_wishes
from pipeline.draft.material import lines_of, readable, writing_values
from pipeline.draft.model import Prompts, shipped_prompts
from pipeline.draft.prompts import Prompt, load_prompt
from pipeline.flow.drafting import ModelDrafter
from pipeline.llm.client import OpenAIModel
from pipeline.records import Paper, Summary
from pipeline.records.house import NO_HOUSE, AvoidedWord, HouseStyle
from pipeline.text.glossary import Entry

pytest_plugins = ["commands"]
HOUSE = HouseStyle(
    spelling="american",
    prefer=(("hiccup", "spasm"), ("utilise", "use")),
    avoid=(AvoidedWord(word="woman", reason="say person"), AvoidedWord(word="utilise")),
    keep=("Zorv Register",),
    glossary=(
        Entry("zorvanil", (), (), "a tablet that calms", "", "us", "unreviewed"),
        Entry("psoriasis", (), (), "scaly skin", "", "us", "unreviewed"),
    ),
)


def messages(house: HouseStyle, paper: Paper, version: int = 3) -> list[dict[str, str]]:
    """Give the messages of the writing call."""
    values = writing_values(paper, lines_of(readable(paper)), "standard", taken=False, house=house)
    return load_prompt("write", version).messages(**values)


def write(fake: FakeOpenAI, house: HouseStyle, prompts: Prompts | None = None) -> Summary:
    """Draft the invented case with a model of the fake server."""
    server = OpenAIModel(fake.base_url, "tiny", "k", sleep=no_sleep)
    told = replace(prompts or shipped_prompts(), house=house)
    return asyncio.run(ModelDrafter("tiny", server.host, lambda *_: server, prompts=told).write(case()))


def test_the_wishes_of_a_house_are_told_before_the_paper_and_its_terms_after_it() -> None:
    told = messages(HOUSE, case())[1]["content"]
    before, _, after = told.partition("<<<<< PAPER")
    assert [line for line in before.splitlines() if line.startswith("- ")] == [
        "- Spelling: American.",
        "- Never write “woman” (say person).",
        "- Never write “utilise”. Write “use”.",
        "- Write “spasm”, not “hiccup”.",
        "- Never change these names: Zorv Register.",
    ]
    assert "- zorvanil: explain it as “a tablet that calms”" in after.partition(">>>>> END OF PAPER")[2]
    assert "psoriasis" not in told


def test_what_is_sent_first_is_the_same_for_every_paper_of_a_house() -> None:
    one, other = (messages(HOUSE, paper) for paper in (case(), PAPER))
    assert one[0] == other[0] == messages(NO_HOUSE, case())[0]
    begin = [sent[1]["content"].split("Write the draft")[0] for sent in (one, other)]
    assert begin[0] == begin[1] != ""


def test_without_a_house_the_messages_are_those_of_the_version_before() -> None:
    assert messages(NO_HOUSE, case()) == messages(NO_HOUSE, case(), version=2)
    values = {
        "level": "plain",
        "border": "c0de",
        "sentences": [{"id": "C1", "text": "t", "problems": ["p"]}],
        "passages": [],
    }
    assert load_prompt("repair", 2).messages(**values, house=[]) == load_prompt("repair", 1).messages(**values)


def test_no_more_wishes_are_told_than_a_call_can_hold() -> None:
    many = HouseStyle(prefer=tuple((f"word{n}x", "thing") for n in range(1_000)))
    assert len(list(house_wishes(many))) == MOST_WISHES


def test_code_puts_the_words_of_the_house_where_the_model_forgot_them_and_says_so(fake: FakeOpenAI) -> None:
    plain, styled = write(fake, NO_HOUSE), write(fake, HOUSE)
    assert "hiccups" in plain.findings[0].text
    assert "spasms" in styled.findings[0].text
    assert [claim.passages for _, _, claim in styled.claims()] == [claim.passages for _, _, claim in plain.claims()]
    notes = " ".join(styled.notes)
    assert "House style: code put words of the house in " in notes
    assert "House style: find another word for “woman” (say person): “" in notes
    assert not any("House style" in note for note in plain.notes)


def test_the_houses_explanation_stands_in_the_place_of_the_models(fake: FakeOpenAI) -> None:
    made = summary_of(messages(HOUSE, case())[1]["content"])
    fake.texts = [json.dumps(made | {"glossary": [{"term": "Zorvanil", "meaning": "a drug"}]})]
    assert write(fake, HOUSE).glossary == (("Zorvanil", "a tablet that calms"),)


def test_a_prompt_of_ones_own_without_a_place_for_the_style_is_told(fake: FakeOpenAI) -> None:
    old = load_prompt("write", 2)
    own = replace(shipped_prompts(), write=Prompt("write/own", old.text, old.digest))
    assert any("has no place for your house style" in note for note in write(fake, HOUSE, own).notes)
    assert not any("no place" in note for note in write(fake, NO_HOUSE, own).notes)


def test_another_style_is_another_drafter_and_other_pages_are_not() -> None:
    def key(house: HouseStyle) -> str:
        return ModelDrafter("m", "h", lambda *_: Mender(), prompts=replace(shipped_prompts(), house=house)).key

    assert key(HOUSE) != key(NO_HOUSE) == key(HouseStyle(end=("Ask.",), headings=(("takeaway", "In short"),)))


def test_what_is_sent_back_to_be_mended_brings_the_style_along() -> None:
    model = Mender()
    prompts = replace(shipped_prompts(), house=HouseStyle(prefer=(("hiccup", "spasm"),)))
    summary = asyncio.run(ModelDrafter("m", "h", lambda *_: model, prompts=prompts).write(PAPER))
    assert model.tasks() == ["write", "repair"]
    assert "- Write “spasm”, not “hiccup”." in model.asked[1][1]
    assert "who had spasms for nine days" in summary.findings[-1].text


def test_a_rehearsal_shows_what_a_house_adds(run: Run) -> None:
    Path("a.txt").write_text("Hiccups: a case\n\n" + " ".join(line for lines in CASE.values() for line in lines) * 2)
    Path("style.toml").write_text('[words.prefer]\nhiccup = "spasm"\n')
    assert "“spasm”" not in run("draft", "a.txt", "--dry-run").out
    assert "- Write “spasm”, not “hiccup”." in run("draft", "a.txt", "--dry-run", "--house-style", "style.toml").out

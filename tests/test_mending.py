"""What the checks stop goes back once: less is stopped afterwards, or the draft stays as it was, marked."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from fake_answers import mended_of, summary_of
from paper_maker import make_paper

from pipeline.errors import SourceError
from pipeline.flow.drafting import ModelDrafter
from pipeline.llm import Answer
from pipeline.llm.errors import error_of
from pipeline.records import Fact, Paper, Status, StudyFacts, Summary
from pipeline.validate import check_summary

PAPER = make_paper(
    {
        "Abstract": [
            "We report one woman aged 61 who had hiccups for nine days.",
            "She received zorvanil and the hiccups ended two days later.",
            "The hiccups might also have ended by themselves.",
        ]
    },
    title="Hiccups that ended after zorvanil",
    scope="abstract",
    facts=StudyFacts(
        design=Fact(value="case report", passages=("S1",), confidence=0.9),
        participants=Fact(value="1", passages=("S1",), confidence=0.9),
    ),
)
WRONG = "She received zorvanil and the hiccups ended 48 days later."


class Mender:
    """A model whose draft has a wrong sentence, and that mends it as the test says."""

    name, host = "mender", "127.0.0.1:1"
    context = None

    def __init__(self, repair: Any = mended_of, wrong: str = WRONG, section: str = "findings") -> None:
        self.repair = repair
        self.wrong = wrong
        self.section = section
        self.asked: list[tuple[str, str]] = []

    async def complete(self, messages: list[dict[str, str]], schema_name: str, schema: dict[str, Any]) -> Answer:
        task, said = schema_name.split("_", maxsplit=1)[0], messages[1]["content"]
        self.asked.append((task, said))
        if task == "write":
            answer = summary_of(said)
            if self.wrong and self.section == "title":
                answer["title"] = self.wrong
            elif self.wrong:
                answer[self.section][-1] |= {"text": self.wrong, "passages": ["S2"]}
        elif isinstance(self.repair, Exception):
            raise self.repair
        else:
            answer = self.repair(said)
        return Answer(json.dumps(answer), "stop", 100, 10, self.name)

    def tasks(self) -> list[str]:
        """Name the tasks in their order."""
        return [task for task, _ in self.asked]


def write(model: Mender, paper: Paper = PAPER) -> Summary:
    """Draft the paper as a run does."""
    return asyncio.run(ModelDrafter("mender", "127.0.0.1:1", lambda *_: model).write(paper))


def mended(**one: Any) -> Any:
    """Answer one sentence."""
    return lambda said: {"sentences": [{"id": "C1", "passages": ["S2"], "text": ""} | one]}


def test_a_draft_that_nothing_stops_is_one_call() -> None:
    model = Mender(wrong="")
    summary = write(model)
    assert model.tasks() == ["write"]
    assert summary.origin.prompt == "write/v3"


def test_a_stopped_sentence_goes_back_with_what_is_wrong_and_comes_back_mended() -> None:
    model = Mender(mended(text="She received zorvanil, and the hiccups ended two days later."))
    summary = write(model)
    assert model.tasks() == ["write", "repair"]
    said = model.asked[1][1]
    assert f"C1| {WRONG}" in said
    assert "“48 days” is not in the paper" in said
    assert "S2| She received zorvanil" in said
    assert summary.findings[-1].text == "She received zorvanil, and the hiccups ended two days later."
    assert check_summary(summary, PAPER).verdict != "blocked"
    assert summary.origin.prompt == "write/v3, repair/v2"
    assert (summary.origin.tokens_in, summary.origin.tokens_out) == (200, 20)
    assert summary.notes[-1] == "The checks stopped 1 sentence; the model was asked once to mend that."


@pytest.mark.parametrize("section", ["findings", "caveats", "title"])
def test_a_sentence_that_no_passage_supports_is_left_out_or_stays_marked(section: str) -> None:
    model = Mender(mended(passages=[]), section=section)
    summary = write(model)
    blocked = check_summary(summary, PAPER).verdict == "blocked"
    kept = WRONG in summary.model_dump_json()
    assert blocked == kept == (section == "title")


@pytest.mark.parametrize(
    ("repair", "note"),
    [
        (error_of("server", "the server has trouble"), "no repair came: the server has trouble."),
        (mended(text="The hiccups ended 49 days later."), "made it no better."),
        (mended(text=WRONG, passages=["S77"]), "no repair came: “mender” did not keep to the form"),
    ],
)
def test_where_no_repair_helps_the_draft_stays_marked_and_says_so(repair: Any, note: str) -> None:
    model = Mender(repair)
    summary = write(model)
    assert summary.findings[-1].text == WRONG
    assert check_summary(summary, PAPER).verdict == "blocked"
    assert note in summary.notes[-1]


def test_what_no_words_can_mend_is_not_sent_back() -> None:
    model = Mender(wrong="")
    paper = PAPER.model_copy(update={"status": Status(value="retracted", said_by="a test")})
    summary = write(model, paper)
    assert check_summary(summary, paper).verdict == "blocked"
    assert model.tasks() == ["write"]


def test_a_paper_in_another_language_is_told_so_and_calls_nobody() -> None:
    model = Mender()
    paper = make_paper(
        {"Abstract": ["Die Studie hat gezeigt, dass die Behandlung bei den Patienten nicht besser war."]}
    )
    with pytest.raises(SourceError, match="is not in English"):
        write(model, paper)
    assert model.asked == []

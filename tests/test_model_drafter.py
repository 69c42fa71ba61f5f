"""The model drafter against a server on a real socket: whole drafts with evidence, or a failure that says why."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from fake_answers import summary_of, tokens_of
from fake_openai import FakeOpenAI
from paper_maker import make_paper

from pipeline.draft.model import write_with_model
from pipeline.draft.prompts import load_prompt
from pipeline.errors import ModelError, SourceError
from pipeline.llm.client import OpenAIModel
from pipeline.records import SECTIONS, Claim, Fact, Paper, Status, StudyFacts, Summary
from pipeline.validate import check_summary

FACTS = StudyFacts(
    design=Fact(value="case report", passages=("S1",), confidence=0.9),
    participants=Fact(value="1", passages=("S2",), confidence=0.9),
    intervention=Fact(value="zorvanil", passages=("S3",), confidence=0.9),
)
CASE = {
    "Case presentation": [
        "We report one woman who had hiccups for nine days.",
        "She was 61 years old and had no other illness.",
        "She received zorvanil and the hiccups ended two days later.",
    ],
    "Discussion": [
        "Other authors found that zorvanil helped three people.",
        "The hiccups might also have ended by themselves.",
    ],
}
LIMIT = "This report is about one person, so it cannot show whether zorvanil caused what happened."


def case(**fields: Any) -> Paper:
    """Give the invented case report."""
    return make_paper(CASE, title="Hiccups that ended after zorvanil", facts=FACTS, cited=("S4",), **fields)


async def no_sleep(seconds: float) -> None:
    """Do not wait."""


def write(fake: FakeOpenAI, paper: Paper | None = None, model: str = "tiny") -> Summary:
    """Draft a paper with a model of the fake server."""
    server = OpenAIModel(fake.base_url, model, "k", sleep=no_sleep)
    return asyncio.run(write_with_model(paper or case(), server, lambda _: False)).summary


def prompts(fake: FakeOpenAI) -> list[str]:
    """Give the last message of each request."""
    return [seen.body["messages"][-1]["content"] for seen in fake.seen]


def answer(**changed: Any) -> str:
    """Give a good answer as JSON, with some parts changed."""
    lines = "\n".join(f"{passage.id}| {passage.text}" for passage in case().passages())
    return json.dumps(summary_of(lines) | changed)


def claim(text: str, *passages: str, kind: str = "finding") -> dict[str, Any]:
    """Give a claim of an answer."""
    return {"passages": list(passages), "text": text, "kind": kind}


def test_a_good_answer_becomes_four_sections_that_stand_on_passages(fake: FakeOpenAI) -> None:
    summary, known = write(fake), {p.id for p in case().passages()}
    assert [name for name in SECTIONS if not summary.section(name)] == []
    assert [c.text for _, _, c in summary.claims() if not c.passages or not set(c.passages) <= known] == []
    assert summary.title == CASE["Case presentation"][0][:80]
    assert summary.glossary == (("passage", "a numbered sentence of the paper"),)
    assert len(fake.seen) == 1


def test_the_caveat_that_the_design_demands_stands_first_whatever_the_model_wrote(fake: FakeOpenAI) -> None:
    summary = write(fake)
    assert summary.caveats[0] == Claim(text=LIMIT, kind="caveat", passages=("S1", "S2"))
    assert summary.caveats[1].text == CASE["Discussion"][1]


def test_a_limit_that_the_model_repeats_is_said_once(fake: FakeOpenAI) -> None:
    fake.texts = [answer(caveats=[claim(LIMIT.upper(), "S1", kind="caveat")])]
    assert [c.text for c in write(fake).caveats] == [LIMIT]


@pytest.mark.parametrize(
    ("status", "said"), [("retracted", "has been retracted"), ("preprint", "preprint"), ("concern", "concern")]
)
def test_the_standing_of_the_paper_is_told(fake: FakeOpenAI, status: str, said: str) -> None:
    paper = case(status=Status.model_validate({"value": status, "said_by": "a test"}))
    summary = write(fake, paper)
    assert said in summary.caveats[1].text
    verdict = check_summary(summary, paper).verdict
    assert (verdict == "blocked") == (status == "retracted")


def test_the_origin_tells_model_host_prompt_and_tokens(fake: FakeOpenAI) -> None:
    origin, prompt = write(fake).origin, load_prompt("write", 3)
    assert (origin.drafter, origin.model, origin.host) == ("model", "tiny", fake.base_url.split("/")[2])
    assert (origin.prompt, origin.prompt_digest) == ("write/v3", prompt.digest)
    assert (origin.tokens_in, origin.tokens_out) == (tokens_of(fake.seen[0].body), 345)


def test_unknown_token_counts_stay_unknown(fake: FakeOpenAI) -> None:
    origin = write(fake, model="fault:no-usage").origin
    assert (origin.tokens_in, origin.tokens_out) == (None, None)


def test_a_note_says_that_a_model_wrote_it_and_where(fake: FakeOpenAI) -> None:
    (note,) = write(fake).notes
    assert note.startswith(f"A language model wrote this draft (tiny at {fake.base_url.split('/')[2]})")


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("unknown-ids", "no passage S99999"),
        ("no-findings", "findings: List should have at least 1 item"),
        ("no-caveats", "caveats: List should have at least 1 item"),
        ("no-audience", "audience: List should have at least 1 item"),
        ("no-takeaway", "takeaway: List should have at least 1 item"),
        ("prose", "not JSON"),
        ("nonsense", "Field required"),
        ("invalid-json", "not JSON"),
        ("empty", "empty"),
    ],
)
def test_a_useless_answer_is_sent_back_once_and_then_the_failure_names_the_model(
    fake: FakeOpenAI, fault: str, problem: str
) -> None:
    with pytest.raises(ModelError) as caught:
        write(fake, model=f"fault:{fault}")
    assert caught.value.kind == ("empty" if fault == "empty" else "schema_mismatch")
    assert f"“fault:{fault}” did not keep to the form" in caught.value.message
    assert problem in caught.value.message
    assert caught.value.hint
    first, second = (seen.body["messages"] for seen in fake.seen)
    assert second[:2] == first
    assert [message["role"] for message in second] == ["system", "user", "assistant", "user"]
    assert all(message["content"] for message in second)
    assert problem in second[-1]["content"]


@pytest.mark.parametrize("bad", ["no JSON at all", answer(findings=[]), answer(takeaway=[claim("It ended.", "S77")])])
def test_a_mended_answer_is_a_draft_and_both_calls_are_counted(fake: FakeOpenAI, bad: str) -> None:
    fake.texts = [bad]
    summary = write(fake)
    told = sum(tokens_of(seen.body) for seen in fake.seen)
    assert (len(fake.seen), summary.origin.tokens_in, summary.origin.tokens_out) == (2, told, 690)
    assert summary.takeaway[0].passages == ("S1",)


def test_a_cut_answer_is_asked_for_again_shorter_and_then_fails(fake: FakeOpenAI) -> None:
    with pytest.raises(ModelError, match="reached the length limit") as caught:
        write(fake, model="fault:truncated")
    assert (caught.value.kind, len(fake.seen)) == ("truncated", 2)
    assert "fault:truncated" in caught.value.message
    first, second = (seen.body["messages"] for seen in fake.seen)
    assert [message["role"] for message in second] == ["system", "user"]
    assert second[1]["content"].startswith(first[1]["content"])
    assert "cut off" in second[1]["content"]


def test_a_cut_answer_that_comes_whole_the_second_time_is_a_draft_of_unknown_cost(fake: FakeOpenAI) -> None:
    fake.fault = "truncated-then-ok"
    summary = write(fake)
    assert (len(fake.seen), summary.origin.tokens_in) == (2, None)


@pytest.mark.parametrize(
    ("fault", "kind"), [("401", "authentication"), ("html", "invalid_response"), ("null-choices", "invalid_response"),
                        ("refusal", "refusal"), ("context", "context_length")],
)  # fmt: skip
def test_what_a_repair_cannot_mend_is_not_asked_twice(fake: FakeOpenAI, fault: str, kind: str) -> None:
    with pytest.raises(ModelError) as caught:
        write(fake, model=f"fault:{fault}")
    assert (caught.value.kind, len(fake.seen)) == (kind, 1)


@pytest.mark.parametrize("fault", ["fences", "think", "rejects-schema", "rejects-format", "rejects-max-tokens"])
def test_what_servers_and_models_wrap_around_an_answer_does_no_harm(fake: FakeOpenAI, fault: str) -> None:
    assert write(fake, model=f"fault:{fault}").takeaway[0].text == CASE["Case presentation"][0]


def test_a_paper_without_a_sentence_to_send_calls_nobody(fake: FakeOpenAI) -> None:
    with pytest.raises(SourceError, match="no sentence"):
        write(fake, make_paper({"References": ["1. Somebody wrote something."]}))
    assert fake.seen == []


def test_a_paper_that_is_too_long_says_what_was_left_out(fake: FakeOpenAI) -> None:
    long = ["The rooms were painted in many colours before the study began." for _ in range(6000)]
    paper = make_paper({"Results": ["The hiccups ended in 4 of 9 people."], "Methods": long, "Other": long})
    summary = write(fake, paper)
    assert "The paper was too long to read whole; left out: the end of methods, other." in summary.notes
    assert len(fake.seen) == 4
    assert "S1| The hiccups ended" in prompts(fake)[0]
    assert all(len(prompt) < 160_000 for prompt in prompts(fake))


def test_the_same_paper_sends_the_same_bytes(fake: FakeOpenAI) -> None:
    write(fake)
    write(fake)
    first, second = (seen.body for seen in fake.seen)
    assert json.dumps(first) == json.dumps(second)

"""Ask a model for a second opinion. Takes a Summary, its Paper and a Model; gives Opinions, which change no verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.errors import ModelError
from pipeline.llm import Answer, Model
from pipeline.records import Claim, Paper, Passage, Summary
from pipeline.text.borders import border_of, material
from pipeline.validate.align import align
from pipeline.validate.opinion import Opinion, Question, answer_schema, name_of, no_opinion, read_opinions

# Few enough for a small model to keep apart, and for its answer of some 100 tokens each.
MOST_SENTENCES = 8
# About 6,000 tokens of English: room is left in a context of 16,000 for the rules and the answer.
MOST_CHARACTERS = 24_000
MOST_PASSAGES = 12

# Fills the prompt `judge`: values in, messages out.
Fill = Callable[..., list[dict[str, str]]]


def questions_of(summary: Summary, paper: Paper) -> list[Question]:
    """Give each sentence with the passages it names, or else with those that code aligns best, in reading order."""
    return [
        Question(section=section, claim=place, text=claim.text, passages=tuple(_passages(claim, paper)))
        for section, place, claim in summary.claims()
    ]


def _passages(claim: Claim, paper: Paper) -> Iterator[Passage]:
    for i in dict.fromkeys(claim.passages or align(claim.text, paper)):
        passage = paper.passage(i)
        if passage:
            yield passage


def why_not_asked(question: Question, *, speaks_to_models: bool) -> str:
    """Say why a sentence is not sent to a model; empty where it is."""
    if speaks_to_models:
        return "the sentence or its passages speak to a model, whose opinion could not be trusted"
    if not question.passages:
        return "no passage of the paper was found to hold it against"
    if len(question.passages) > MOST_PASSAGES or _size(question) > MOST_CHARACTERS:
        return "it stands on too many or too long passages to send"
    return ""


def _size(question: Question) -> int:
    return len(question.text) + sum(len(passage.text) for passage in question.passages)


def batches_of(questions: list[Question]) -> list[list[Question]]:
    """Put questions together into calls of at most MOST_SENTENCES and MOST_CHARACTERS."""
    batches: list[list[Question]] = []
    size = 0
    for question in questions:
        size += _size(question)
        if not batches or len(batches[-1]) == MOST_SENTENCES or size > MOST_CHARACTERS:
            batches.append([])
            size = _size(question)
        batches[-1].append(question)
    return batches


async def ask(questions: list[Question], model: Model, fill: Fill) -> tuple[list[Opinion], Answer]:
    """Ask once for an opinion on each question; give them in order, with the answer that was paid for.

    Raises:
        ModelError: the call failed.
    """
    answer = await model.complete(fill(**values_of(questions)), "second_opinion", answer_schema(questions))
    try:
        return read_opinions(answer.text, questions), answer
    except ModelError as error:
        return [no_opinion(question, error.message) for question in questions], answer


def values_of(questions: list[Question]) -> dict[str, Any]:
    """Give the values for the prompt `judge`: each sentence and each passage is one line between the borders."""
    sentences = [
        {
            "id": name_of(place),
            "text": material(question.text),
            "passages": [
                {"id": passage.id, "text": material(passage.text), "cited": passage.whose == "cited"}
                for passage in question.passages
            ],
        }
        for place, question in enumerate(questions)
    ]
    told = repr(sentences)
    return {"sentences": sentences, "border": border_of(told, told)}

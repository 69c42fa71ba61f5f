"""Get a second opinion on a summary. Takes a Summary, its Paper and a Model; gives a Judgement beside the report."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from pipeline.draft.prompts import CURRENT, Prompt, load_prompt
from pipeline.errors import LATE, ModelError, PlainpaperError
from pipeline.ingest.instructions import aimed_at_models
from pipeline.llm import Answer, Model
from pipeline.records import Paper, Report, Summary
from pipeline.records.ledger import CapError
from pipeline.validate.judge import ask, batches_of, questions_of, why_not_asked
from pipeline.validate.opinion import Opinion, Question, no_opinion

# A server of one's own answers one or two at a time; more would only wait in its queue, against the timeout.
_AT_ONCE = 3
# Three in a row: the server is gone.
_MOST_SILENCES = 3
_SILENT = frozenset({"connection", *LATE})
# A call that ended so may have been paid for, and nobody told how much.
_MAY_COST = frozenset(
    {*LATE, "truncated", "refusal", "content_filter", "invalid_response", "empty", "schema_mismatch"}
)


@dataclass
class Judgement:
    """A model's opinions in reading order, what they cost, and which calls failed."""

    model: Model
    prompt: Prompt
    opinions: list[Opinion] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    failures: list[ModelError] = field(default_factory=list)
    silences: int = 0
    capped: CapError | None = None

    def row(self) -> dict[str, Any]:
        """Give what a report in JSON gains: the opinions, and who made them from what."""
        return {
            "opinions": [opinion.model_dump(mode="json") for opinion in self.opinions],
            "judge": {
                "model": self.model.name,
                "host": self.model.host,
                "prompt": self.prompt.name,
                "prompt_digest": self.prompt.digest,
                "tokens_in": self._total([answer.tokens_in for answer in self.answers]),
                "tokens_out": self._total([answer.tokens_out for answer in self.answers]),
            },
        }

    def stopped_by(self) -> PlainpaperError | None:
        """Give the failure after which each further call would fail alike; None while there is none."""
        if self.capped:
            return self.capped
        last = self.failures[-1:]
        stops = next((failure for failure in self.failures if failure.stops_run), None)
        return stops or (last[0] if last and self.silences >= _MOST_SILENCES else None)

    def _total(self, counts: list[int | None]) -> int | None:
        """Give the sum; None where one count is unknown, for a part of the cost is not the cost."""
        told = [count for count in counts if count is not None]
        unknown = len(told) < len(counts) or any(failure.kind in _MAY_COST for failure in self.failures)
        return None if unknown else sum(told)


async def judge_summary(summary: Summary, paper: Paper, report: Report, model: Model) -> Judgement:
    """Ask a model what it thinks of each sentence; a call that fails gives “no opinion” with the reason, never a pass."""
    judgement = Judgement(model, load_prompt("judge", CURRENT["judge"]))
    questions = questions_of(summary, paper)
    asked, passed_by = _sorted_out(questions, paper, report)
    turns = asyncio.Semaphore(_AT_ONCE)
    answered = await asyncio.gather(*(_in_turn(batch, judgement, turns) for batch in batches_of(asked)))
    found = {(o.section, o.claim): o for opinions in (passed_by, *answered) for o in opinions}
    judgement.opinions = [found[question.section, question.claim] for question in questions]
    return judgement


def _sorted_out(questions: list[Question], paper: Paper, report: Report) -> tuple[list[Question], list[Opinion]]:
    """Give the questions to ask, and for the others the reason. What the rules cannot read is not sent either."""
    unread = next((f"the summary was not checked: {f.message}" for f in report.flags if f.rule == "unchecked"), "")
    spoken = {place for one in paper.instructions for place in one.passages}
    asked: list[Question] = []
    passed_by: list[Opinion] = []
    for question in questions:
        reason = unread or why_not_asked(question, speaks_to_models=_speaks(question, spoken))
        if reason:
            passed_by.append(no_opinion(question, reason))
        else:
            asked.append(question)
    return asked, passed_by


def _speaks(question: Question, spoken: set[str]) -> bool:
    """Tell whether a sentence or a passage of it speaks to a model; `spoken`: the paper's passages that do."""
    return (
        any(passage.id in spoken for passage in question.passages)
        or any(aimed_at_models(passage.text, seen=True) for passage in question.passages)
        or bool(aimed_at_models(question.text, seen=False))
    )


async def _in_turn(questions: list[Question], judgement: Judgement, turns: asyncio.Semaphore) -> list[Opinion]:
    async with turns:
        stopped = judgement.stopped_by()
        if stopped:
            return [no_opinion(question, f"not asked, for {stopped.message}") for question in questions]
        try:
            opinions, answer = await ask(questions, judgement.model, judgement.prompt.messages)
        except CapError as error:
            judgement.capped = error
            return [no_opinion(question, error.message) for question in questions]
        except ModelError as error:
            judgement.failures.append(error)
            judgement.silences = judgement.silences + 1 if error.kind in _SILENT else 0
            return [no_opinion(question, error.message) for question in questions]
        judgement.silences = 0
        judgement.answers.append(answer)
        return opinions

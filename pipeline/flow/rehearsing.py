"""Say what a model would be sent. Takes sources and a drafter's prompts; gives messages, tokens and cost, and sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.draft.material import check_language
from pipeline.draft.model import Prompts, planned_calls
from pipeline.errors import PlainpaperError
from pipeline.flow.sources import Source, read_bytes
from pipeline.ingest import read_source
from pipeline.llm.estimate import FRAME, guessed_tokens
from pipeline.llm.prices import Price
from pipeline.records import Level, Paper

# What an answer has, roughly: a summary or a list of facts. The writing call after a reading call sees such a list.
ANSWER_TOKENS = 1_500


@dataclass(frozen=True)
class Rehearsal:
    """What one paper's draft would send: its calls as (task, messages), and what they may take; or why there is none."""

    name: str
    title: str = ""
    calls: tuple[tuple[str, list[dict[str, str]]], ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    then: str = ""
    failure: PlainpaperError | None = None

    def micro_usd(self, price: Price) -> int:
        """Give what it may cost, in millionths of a dollar."""
        return price.micro_usd(self.tokens_in, self.tokens_out)


def rehearse(sources: Iterable[Source], prompts: Prompts, *levels: Level) -> Iterator[Rehearsal]:
    """Give what each paper would send. What was drafted before and has not changed would send nothing: it is not looked up."""
    for source in sources:
        try:
            results = read_source(read_bytes(source.path), source.name)
        except PlainpaperError as error:
            yield Rehearsal(source.name, failure=error)
            continue
        for result in results:
            if not isinstance(result, Paper):
                yield Rehearsal(source.name, failure=result)
                continue
            try:
                check_language(result)
                yield _rehearsal(source.name, result, prompts, levels)
            except PlainpaperError as error:
                yield Rehearsal(source.name, result.title, failure=error)


def _rehearsal(name: str, paper: Paper, prompts: Prompts, levels: tuple[Level, ...]) -> Rehearsal:
    planned = planned_calls(paper, prompts, levels[0])
    reads = planned[0].task == "extract"
    if not reads:
        planned += [call for level in levels[1:] for call in planned_calls(paper, prompts, level)]
    sent = sum(_tokens(call.messages) + guessed_tokens(json.dumps(call.schema)) for call in planned)
    told, then = ANSWER_TOKENS * len(planned), ""
    if reads:
        writing = guessed_tokens(prompts.write.text) + ANSWER_TOKENS
        sent, told = sent + len(levels) * writing, told + len(levels) * ANSWER_TOKENS
        calls_to_come = "a writing call" if len(levels) == 1 else "a writing call for each level"
        then = f"then {calls_to_come} with the facts that agree with their passages, some {writing:,} tokens"
    calls = tuple((call.task, call.messages) for call in planned)
    return Rehearsal(name, paper.title, calls, sent, told, then)


def _tokens(messages: list[dict[str, str]]) -> int:
    return FRAME + guessed_tokens("\n".join(message["content"] for message in messages))

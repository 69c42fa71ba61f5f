"""Ask a model for an answer that keeps to a form. Takes a Model, a prompt and a reader; gives what was read, and its cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.draft.prompts import Prompt
from pipeline.errors import ModelError
from pipeline.llm import Answer, Model
from pipeline.records import Origin

T = TypeVar("T")
Messages = list[dict[str, str]]
VERSION = "2"
# One answer, and one more where the first does not keep to the form.
_TURNS = 2
# A whole summary takes some 6,000 characters: of a longer answer its beginning is enough to mend it by.
_MOST_SENT_BACK = 8_000
_HINT = "try again, or use a larger model"


@dataclass(frozen=True)
class Spent:
    """One task's answers: all that were paid for; None stands for one that was cut off."""

    prompt: Prompt
    answers: tuple[Answer | None, ...]


async def ask_in_form(
    model: Model, prompt: Prompt, first: Messages, schema: dict[str, Any], read: Callable[[str, str], T]
) -> tuple[T, Spent]:
    """Give the answer that keeps to the form; one that does not is sent back once, with what is wrong with it.

    `read` gets the answer's text and the prompt's own part, and raises ModelError with words that a model can mend.

    Raises:
        ModelError: the call failed, or both answers were useless.
    """
    # The books name what was paid for by it, a version of a prompt apart from the next; servers want no slash in it.
    name = prompt.name.replace("/", "_")
    answers: list[Answer | None] = []
    messages, kind, problem = first, "", ""
    for _ in range(_TURNS):
        try:
            answer = await model.complete(messages, name, schema)
        except ModelError as error:
            if error.kind != "truncated" or answers:
                raise
            answers.append(None)
            messages = _asked_shorter(first)
            continue
        answers.append(answer)
        try:
            return read(answer.text, first[0]["content"]), Spent(prompt, tuple(answers))
        except ModelError as error:
            kind, problem = error.kind, error.message
            messages = _asked_again(first, answer.text, problem)
    raise ModelError(kind, f"“{model.name}” did not keep to the form: {problem}", _HINT)


def origin_of(model: Model, spent: list[Spent]) -> Origin:
    """Say who wrote a draft, by which prompts, and what it took."""
    answers = [answer for one in spent for answer in one.answers]
    return Origin(
        drafter="model",
        version=VERSION,
        model=model.name,
        host=model.host,
        prompt=", ".join(dict.fromkeys(one.prompt.name for one in spent)),
        prompt_digest=", ".join(dict.fromkeys(one.prompt.digest for one in spent)),
        tokens_in=_total([answer.tokens_in if answer else None for answer in answers]),
        tokens_out=_total([answer.tokens_out if answer else None for answer in answers]),
    )


def _total(counts: list[int | None]) -> int | None:
    """Give the sum; None where one count is unknown, for a part of the cost is not the cost."""
    told = [count for count in counts if count is not None]
    return sum(told) if len(told) == len(counts) else None


def _asked_again(first: Messages, said: str, problem: str) -> Messages:
    """Give the repair turn. Some servers refuse an empty message, so an empty answer is named."""
    wish = f"That answer cannot be used: {problem}. Answer again with the whole JSON object and nothing around it."
    return [
        *first,
        {"role": "assistant", "content": said[:_MOST_SENT_BACK].strip() or "(nothing)"},
        {"role": "user", "content": wish},
    ]


def _asked_shorter(first: Messages) -> Messages:
    """Give the turn after a cut answer, of which nothing came back; in the same message, since roles must alternate."""
    *before, last = first
    wish = "Your last answer was cut off at its length limit. Write fewer and shorter claims."
    return [*before, last | {"content": f"{last['content']}\n\n{wish}"}]

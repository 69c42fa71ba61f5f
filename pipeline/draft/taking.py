"""Take the facts out of a paper with a model. Takes a Paper and a Model; gives facts whose numbers and names agree."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.draft.asking import Spent, ask_in_form
from pipeline.draft.material import LEAST_CHARACTERS, Line, most_at_once, read_in_parts, readable, reading_values
from pipeline.draft.prompts import Prompt
from pipeline.draft.reply import as_told, bare_ids, check_words, one_of, problems_of, schema_object, useless
from pipeline.draft.verify import disagreement
from pipeline.errors import ModelError
from pipeline.llm import Model
from pipeline.records import Paper
from pipeline.text.answer import find_json

Kind = Literal["design", "people", "treatment", "result", "harm", "limit", "meaning", "background"]
MOST_FACTS = 24
# A server whose context is too short, and is not known, is given parts of a quarter of the size, and then once more of that.
_SMALLER = 4
# A summary of ours has some ten sentences: it cannot use more.
_MOST_LINES = 40


class TakenFact(BaseModel):
    """One fact of an answer."""

    model_config = ConfigDict(extra="ignore")

    passages: Annotated[list[str], Field(min_length=1, max_length=12), BeforeValidator(bare_ids)]
    kind: Kind = "result"
    text: Annotated[str, Field(min_length=8, max_length=400), BeforeValidator(as_told)]


def _fitting(facts: object) -> object:
    """Leave out facts that do not fit, as long as one does: each of them can be done without."""
    if not isinstance(facts, list):
        return facts
    found = []
    for fact in facts:
        with contextlib.suppress(ValidationError):
            found.append(TakenFact.model_validate(fact))
    return found or facts


class TakenFacts(BaseModel):
    """An answer that keeps to the form."""

    model_config = ConfigDict(extra="ignore")

    facts: Annotated[list[TakenFact], Field(min_length=1, max_length=2 * MOST_FACTS), BeforeValidator(_fitting)]


@dataclass(frozen=True)
class Taken:
    """What was taken out of a paper: facts that agree, what was dropped and why, and what was left.

    `too_many` is how many facts agreed and were more than a summary can use; `left_out` names sections not read.
    """

    lines: tuple[Line, ...]
    dropped: tuple[str, ...]
    too_many: int
    left_out: tuple[str, ...]
    spent: tuple[Spent, ...]


def taking_schema(ids: list[str]) -> dict[str, Any]:
    """Give the JSON schema of the answer: the passages of a fact before its words."""
    fact = schema_object(
        passages={"type": "array", "items": one_of(ids), "minItems": 1},
        kind={"type": "string", "enum": list(get_args(Kind))},
        text={"type": "string"},
    )
    return schema_object(facts={"type": "array", "items": fact, "minItems": 1, "maxItems": MOST_FACTS})


def read_facts(text: str, told: str, ids: Collection[str]) -> list[TakenFact]:
    """Give the facts of an answer that name passages which were given; others are not facts.

    Raises:
        ModelError: kind `empty` or `schema_mismatch`; what is wrong with it, in words that a model can mend.
    """
    try:
        facts = TakenFacts.model_validate(find_json(text)).facts
    except ValidationError as error:
        raise useless(problems_of(error)) from None
    check_words([fact.text for fact in facts], told)
    known = [fact for fact in facts if set(fact.passages) <= set(ids)]
    if not known:
        raise useless(f"facts: the paper has no passage {', '.join(facts[0].passages[:4])[:80]}")
    return known


async def take_facts(paper: Paper, model: Model, prompt: Prompt, speaks: Callable[[str], bool]) -> Taken:
    """Read a paper, in parts where it is too long, and give the facts that agree with their passages.

    `speaks` tells whether words are aimed at a language model: no fact that does so goes on.

    Raises:
        SourceError: the paper has no sentence to send.
        ModelError: the calls failed, or no fact agrees with its passages.
    """
    most = most_at_once(model.context, len(prompt.text), readable(paper))
    while True:
        try:
            return await _take(paper, model, prompt, speaks, most)
        except ModelError as error:
            if error.kind != "context_length" or most <= LEAST_CHARACTERS:
                raise
            most = max(most // _SMALLER, LEAST_CHARACTERS)


async def _take(paper: Paper, model: Model, prompt: Prompt, speaks: Callable[[str], bool], most: int) -> Taken:
    reading = read_in_parts(paper, most)
    facts, spent = list[TakenFact](), list[Spent]()
    for part in reading.parts:
        whole = len(reading.parts) == 1 and not reading.left_out
        ids = [p.id for p in part]
        first = prompt.messages(**reading_values(paper, part, whole=whole))
        found, cost = await ask_in_form(
            model, prompt, first, taking_schema(ids), partial(read_facts, ids=frozenset(ids))
        )
        facts += found
        spent.append(cost)
    kept, dropped, too_many = _agreeing(facts, paper, speaks)
    if not kept:
        raise ModelError(
            "schema_mismatch", f"no fact that “{model.name}” took out of the paper agrees with its passages ({dropped[0]})",
            "use a larger model, or draft it without one",
        )  # fmt: skip
    return Taken(tuple(kept), tuple(dropped), too_many, reading.left_out, tuple(spent))


def _agreeing(
    facts: list[TakenFact], paper: Paper, speaks: Callable[[str], bool]
) -> tuple[list[Line], list[str], int]:
    """Give the facts that agree with their passages, numbered, for each other one why it does not, and how many are left."""
    kept: dict[str, Line] = {}
    dropped: list[str] = []
    left = 0
    cited = {p.id for p in paper.passages() if p.whose == "cited"}
    for fact in facts:
        why = "it speaks to a language model" if speaks(fact.text) else disagreement(fact.text, fact.passages, paper)
        if why:
            dropped.append(f"{', '.join(fact.passages[:4])}: {why}")
        elif fact.text.lower() not in kept and len(kept) == _MOST_LINES:
            left += 1
        else:
            own = tuple(dict.fromkeys(fact.passages))
            kept.setdefault(fact.text.lower(), Line(f"F{len(kept) + 1}", fact.text, own, cited=set(own) <= cited))
    return list(kept.values()), dropped, left

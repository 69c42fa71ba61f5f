"""Mend sentences that the checks stopped. Takes a written draft and what is wrong with it; gives the draft with other words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.draft.asking import ask_in_form, origin_of
from pipeline.draft.house import house_wishes, in_house_words
from pipeline.draft.material import Line
from pipeline.draft.model import Written
from pipeline.draft.prompts import Prompt
from pipeline.draft.reply import (
    MOST_PASSAGES,
    as_told,
    bare_ids,
    check_words,
    one_of,
    problems_of,
    schema_object,
    useless,
)
from pipeline.llm import Model
from pipeline.records import Claim, Level, Paper, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.answer import find_json
from pipeline.text.borders import border_of, material

# A sentence has a few problems that matter; the rest is seen when it is checked again.
_MOST_PROBLEMS = 4
_MOST_OF_A_PROBLEM = 240


@dataclass(frozen=True)
class Stopped:
    """A sentence that the checks stopped: its section (or title, teaser), its place there, and why, loudest first."""

    section: str
    claim: int
    problems: tuple[str, ...]


class Mended(BaseModel):
    """One sentence of an answer; empty where it is to be left out."""

    model_config = ConfigDict(extra="ignore")

    id: str
    passages: Annotated[list[str], Field(max_length=MOST_PASSAGES), BeforeValidator(bare_ids)] = []
    text: Annotated[str, Field(max_length=600), BeforeValidator(as_told)] = ""


class MendedAll(BaseModel):
    """An answer that keeps to the form."""

    model_config = ConfigDict(extra="ignore")

    sentences: list[Mended] = Field(min_length=1)


def mending_schema(names: list[str], ids: list[str]) -> dict[str, Any]:
    """Give the JSON schema of the answer: one entry for each sentence, its passages before its words."""
    sentence = schema_object(
        id={"type": "string", "enum": names},
        passages={"type": "array", "items": one_of(ids)},
        text={"type": "string"},
    )
    return schema_object(
        sentences={"type": "array", "items": sentence, "minItems": len(names), "maxItems": len(names)}
    )


async def mend(  # noqa: PLR0913 - what was written, what is wrong, and who mends it how
    written: Written,
    stopped: list[Stopped],
    paper: Paper,
    *,
    model: Model,
    prompt: Prompt,
    level: Level,
    speaks: Callable[[str], bool],
    house: HouseStyle = NO_HOUSE,
) -> Written:
    """Send the stopped sentences back once, with what is wrong with each; those that come back take their places.

    Raises:
        ModelError: the call failed, or its answer was useless.
    """
    names = {f"C{number}": one for number, one in enumerate(stopped, start=1)}
    first = prompt.messages(**_values(names, written, paper, level, speaks), house=list(house_wishes(house)))
    ids = [line.id for line in written.lines]
    read = partial(read_mended, names=frozenset(names), ids=frozenset(ids))
    mended, cost = await ask_in_form(model, prompt, first, mending_schema(list(names), ids), read)
    summary = written.summary
    # From the last on, so that a sentence that is left out does not move those before it.
    for one in sorted(mended, key=lambda m: -names[m.id].claim):
        summary = _with(summary, names[one.id], one, written.lines)
    spent = (*written.spent, cost)
    return replace(
        written,
        summary=in_house_words(summary, house).model_copy(update={"origin": origin_of(model, list(spent))}),
        spent=spent,
    )


def _values(
    names: dict[str, Stopped], written: Written, paper: Paper, level: Level, speaks: Callable[[str], bool]
) -> dict[str, Any]:
    """Give the values for the prompt; what a check quotes of the paper is passed on only where it speaks to nobody."""

    def told(problem: str) -> str:
        return "it may not say this" if speaks(problem) else material(problem)[:_MOST_OF_A_PROBLEM]

    inside: dict[str, Any] = {
        "sentences": [
            {
                "id": name,
                "text": material(_text(written.summary, one)),
                "problems": [told(problem) for problem in one.problems[:_MOST_PROBLEMS]],
            }
            for name, one in names.items()
        ],
        "passages": [{"id": x.id, "text": material(x.text), "cited": x.cited} for x in written.lines],
    }
    return inside | {"level": level, "border": border_of(paper.digest(), repr(inside))}


def read_mended(text: str, told: str, names: Collection[str], ids: Collection[str]) -> list[Mended]:
    """Give the sentences of an answer.

    Raises:
        ModelError: kind `empty` or `schema_mismatch`; what is wrong with it, in words that a model can mend.
    """
    try:
        found = MendedAll.model_validate(find_json(text)).sentences
    except ValidationError as error:
        raise useless(problems_of(error)) from None
    known = {one.id: one for one in found if one.id in names}
    if not known:
        raise useless(f"sentences: there is none with the id {', '.join(sorted(names))[:80]}")
    strange = [place for one in known.values() for place in one.passages if place not in ids]
    if strange:
        raise useless(f"sentences: there is no passage {', '.join(strange[:4])[:80]}")
    check_words([one.text for one in known.values() if one.text], told)
    return list(known.values())


def _text(summary: Summary, place: Stopped) -> str:
    if place.section in {"title", "teaser"}:
        return str(getattr(summary, place.section))
    return summary.section(place.section)[place.claim].text


def _with(summary: Summary, place: Stopped, mended: Mended, lines: tuple[Line, ...]) -> Summary:
    """Give the summary with one sentence in other words, or without it. A title is never left out."""
    if place.section in {"title", "teaser"}:
        kept = mended.text or ("" if place.section == "teaser" else summary.title)
        return summary.model_copy(update={place.section: kept})
    claims = list(summary.section(place.section))
    old = claims[place.claim]
    needed = old.kind in {"finding", "caveat"} or place.section in {"findings", "takeaway"}
    if not mended.text or (needed and not mended.passages):
        # A section without a sentence is no section: the last one stays, marked, for the reviewer.
        claims = claims if len(claims) == 1 else claims[: place.claim] + claims[place.claim + 1 :]
    else:
        own = {line.id: line.passages for line in lines}
        passages = tuple(dict.fromkeys(p for line in mended.passages for p in own[line]))
        claims[place.claim] = Claim(text=mended.text, kind=old.kind, passages=passages)
    return summary.model_copy(update={place.section: tuple(claims)})

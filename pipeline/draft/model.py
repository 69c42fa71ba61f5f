"""Write a draft with a model. Takes a Paper and a Model; gives a Summary, or says why not: never an offline draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.draft.asking import Messages, Spent, ask_in_form, origin_of
from pipeline.draft.house import count_changed, in_house_words
from pipeline.draft.material import (
    Line,
    is_short,
    lines_of,
    read_in_parts,
    reading_values,
    table_names,
    writing_values,
)
from pipeline.draft.plans import demanded_caveats
from pipeline.draft.prompts import CURRENT, Prompt, load_prompt, own_prompt
from pipeline.draft.reply import Reply, Sentence, read_reply, reply_schema
from pipeline.draft.taking import take_facts, taking_schema
from pipeline.draft.topics import topics_of
from pipeline.errors import PlainpaperError
from pipeline.llm import Model
from pipeline.records import Claim, Level, Origin, Paper, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle

_WORD = re.compile(r"\w+")
TASKS = ("extract", "write", "repair")
_MOST_DROPPED_TOLD = 5


@dataclass(frozen=True)
class Prompts:
    """What a model is told for each task, and the style of the house for which it writes."""

    extract: Prompt
    write: Prompt
    repair: Prompt
    house: HouseStyle = NO_HOUSE

    @property
    def digest(self) -> str:
        """Give the three digests, and that of a house's words: while they stay, the same words are sent."""
        own = f" in house style {self.house.words_key}" if self.house.words_key else ""
        return f"{self.extract.digest} {self.write.digest} {self.repair.digest}{own}"


def shipped_prompts() -> Prompts:
    """Give the prompts that come with plainpaper."""
    extract, write, repair = (load_prompt(task, CURRENT[task]) for task in TASKS)
    return Prompts(extract, write, repair)


def own_prompts(folder: Path) -> Prompts:
    """Give the prompts of a person's own folder, and for each that is not there the one that comes with plainpaper.

    Raises:
        PlainpaperError: the folder holds none, or one that lacks a part.
    """
    own = {task: own_prompt(folder, task) for task in TASKS}
    if not any(own.values()):
        raise PlainpaperError(
            f"{folder} holds no prompt", "`plainpaper prompts copy write --to FOLDER` puts one there"
        )
    extract, write, repair = (prompt or load_prompt(task, CURRENT[task]) for task, prompt in own.items())
    return Prompts(extract, write, repair)


@dataclass(frozen=True)
class Gathered:
    """What a paper's summaries are written from, of whatever level: the lines that they may stand on, and what to say of them.

    `taken` says that the lines are facts that were taken out of the paper, which `spent` paid for, and verified.
    """

    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    taken: bool
    spent: tuple[Spent, ...] = ()


@dataclass(frozen=True)
class Written:
    """A summary, the lines that it may stand on, and what it took."""

    summary: Summary
    lines: tuple[Line, ...]
    spent: tuple[Spent, ...]


@dataclass(frozen=True)
class Planned:
    """A call that a paper's draft would make first: its task, its messages, and the form of its answer."""

    task: str
    messages: Messages
    schema: dict[str, Any]


def planned_calls(paper: Paper, prompts: Prompts, level: Level) -> list[Planned]:
    """Give the calls that a paper's draft would make, as far as they are known before any answer.

    Raises:
        SourceError: the paper has no sentence to send.
    """
    reading = read_in_parts(paper)
    if is_short(paper):
        lines = lines_of(reading.parts[0], table_names(paper))
        messages = prompts.write.messages(**writing_values(paper, lines, level, taken=False, house=prompts.house))
        return [Planned("write", messages, reply_schema([line.id for line in lines]))]
    whole = len(reading.parts) == 1 and not reading.left_out
    return [
        Planned(
            "extract", prompts.extract.messages(**reading_values(paper, part, whole=whole)),
            taking_schema([p.id for p in part]),
        )
        for part in reading.parts
    ]  # fmt: skip


async def write_with_model(
    paper: Paper,
    model: Model,
    speaks: Callable[[str], bool],
    prompts: Prompts | None = None,
    level: Level = "standard",
) -> Written:
    """Write a draft: in one call where the paper is short, else from facts that were taken out of it and verified.

    Args:
        paper: the paper.
        model: writes.
        speaks: tells whether words are aimed at a language model.
        prompts: what it is told.
        level: how easy the text is to read.

    Raises:
        SourceError: the paper has no sentence to send.
        ModelError: the calls failed, or the answers were useless.
    """
    prompts = prompts or shipped_prompts()
    gathered = await gather(paper, model, speaks, prompts)
    return await write_from(gathered, paper, model, speaks, prompts, level)


async def gather(paper: Paper, model: Model, speaks: Callable[[str], bool], prompts: Prompts) -> Gathered:
    """Give what to write from: a short paper's passages, else facts that were taken out of the paper and verified.

    Raises:
        SourceError: the paper has no sentence to send.
        ModelError: the calls failed, or the answers were useless.
    """
    notes = [f"A language model wrote this draft ({model.name} at {model.host}). A person must check every sentence."]
    spent: tuple[Spent, ...] = ()
    short = is_short(paper)
    if short:
        reading = read_in_parts(paper)
        lines, left_out = lines_of(reading.parts[0], table_names(paper)), reading.left_out
        if len(reading.parts) > 1:
            left_out = (*left_out, "what does not fit in one call")
    else:
        taken = await take_facts(paper, model, prompts.extract, speaks)
        lines, left_out, spent = taken.lines, taken.left_out, taken.spent
        notes += _dropped_notes(taken.dropped)
        if taken.too_many:
            notes.append(f"The model took out more facts than a summary can use: {taken.too_many} of them were left.")
    if left_out:
        notes.append(f"The paper was too long to read whole; left out: {', '.join(left_out)}.")
    return Gathered(lines, tuple(notes), taken=not short, spent=spent)


async def write_from(  # noqa: PLR0913, PLR0917 - what is written from, who writes it, and for whom
    gathered: Gathered, paper: Paper, model: Model, speaks: Callable[[str], bool], prompts: Prompts, level: Level
) -> Written:
    """Write a summary of one level from what was gathered: one call.

    Raises:
        ModelError: the call failed, or the answers were useless.
    """
    lines = gathered.lines
    first = prompts.write.messages(**writing_values(paper, lines, level, taken=gathered.taken, house=prompts.house))
    ids = [line.id for line in lines]
    reply, cost = await ask_in_form(
        model, prompts.write, first, reply_schema(ids), partial(_read, ids=frozenset(ids))
    )
    spent = (*gathered.spent, cost)
    origin = origin_of(model, list(spent))
    own = _summary(reply, paper, lines, notes=gathered.notes, origin=origin, speaks=speaks)
    summary = in_house_words(own, prompts.house)
    notes = (*summary.notes, *_house_notes(prompts, count_changed(own, summary)))
    return Written(summary.model_copy(update={"level": level, "notes": notes}), lines, spent)


def _house_notes(prompts: Prompts, changed: int) -> Iterator[str]:
    """Say where a model was not told of a house's style, or did not keep to it."""
    if prompts.house.wording and "house" not in prompts.write.text:
        yield "Your own prompt has no place for your house style ({{ house }}): the model was not told of it."
    if changed:
        sentences = "1 sentence" if changed == 1 else f"{changed} sentences"
        yield f"House style: code put words of the house in {sentences} of the model."


def _read(text: str, told: str, ids: frozenset[str]) -> Reply:
    return read_reply(text, ids, told)


def _dropped_notes(dropped: tuple[str, ...]) -> Iterator[str]:
    """Say which facts of the model did not agree with the passages that it named for them."""
    if dropped:
        more = len(dropped) - _MOST_DROPPED_TOLD
        told = "; ".join(dropped[:_MOST_DROPPED_TOLD]) + (f"; and {more} more" if more > 0 else "")
        number = f"{len(dropped)} facts of the model were" if len(dropped) > 1 else "1 fact of the model was"
        yield f"{number} dropped, as the passages named for it do not say it: {told}."


def _summary(  # noqa: PLR0913 - what stands in a summary, and what it stands on
    reply: Reply,
    paper: Paper,
    lines: tuple[Line, ...],
    *,
    notes: tuple[str, ...],
    origin: Origin,
    speaks: Callable[[str], bool],
) -> Summary:
    passages = {line.id: line.passages for line in lines}
    demanded = tuple(demanded_caveats(paper))
    told = {_bare(claim.text) for claim in demanded}
    own = tuple(claim for claim in _claims(reply.caveats, passages) if _bare(claim.text) not in told)
    return Summary(
        title=reply.title,
        teaser=reply.teaser,
        takeaway=tuple(_claims(reply.takeaway, passages)),
        findings=tuple(_claims(reply.findings, passages)),
        audience=tuple(_claims(reply.audience, passages)),
        caveats=(*demanded, *own),
        topics=tuple(word for word in topics_of(paper, speaks) if not speaks(word)),
        glossary=tuple({entry.term.lower(): (entry.term, entry.meaning) for entry in reply.glossary}.values()),
        notes=notes,
        origin=origin,
    )


def _claims(sentences: list[Sentence], passages: dict[str, tuple[str, ...]]) -> Iterator[Claim]:
    for sentence in sentences:
        assert sentence.kind, "read_reply gives each claim a kind"
        own = dict.fromkeys(place for line in sentence.passages for place in passages[line])
        yield Claim(text=sentence.text, kind=sentence.kind, passages=tuple(own))


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))

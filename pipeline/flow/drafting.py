"""Take a paper through drafting and checking. Takes a Paper and a drafter; gives a Summary, or a Draft."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Protocol

from pipeline.draft.house import with_house_notes
from pipeline.draft.material import check_language
from pipeline.draft.model import Gathered, Prompts, Written, gather, shipped_prompts, write_from
from pipeline.draft.offline import ORIGIN, write_offline
from pipeline.draft.plans import demanded_caveats
from pipeline.draft.repair import Stopped, mend
from pipeline.errors import ModelError
from pipeline.ingest.instructions import aimed_at_models
from pipeline.llm import Model
from pipeline.records import SECTIONS, Draft, Flag, Level, Paper, Report, Severity, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.records.ledger import CapError
from pipeline.validate import check_summary

# A draft of which more is stopped than this is no draft with slips: a person sees it as it is.
MOST_STOPPED = 12


class Drafter(Protocol):
    """Writes a Summary of a Paper. `key` changes whenever the same paper could come out otherwise."""

    key: str

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        """Write the summary, or raise a known error; a higher `generation` is a person's wish for another try."""
        ...


class OfflineDrafter:
    """Writes without a model: deterministic, from the paper's own sentences, in a house's words where it has any."""

    def __init__(self, house: HouseStyle = NO_HOUSE) -> None:
        self.house = house
        self.key = f"{ORIGIN.drafter}/{ORIGIN.version}{_in_style(house)}"

    async def write(self, paper: Paper, generation: int = 0) -> Summary:  # noqa: ARG002 - another try gives the same
        """Write the summary, in a thread, so that whoever waits for a server is not kept waiting here."""
        return await asyncio.to_thread(write_offline, paper, self.house)


class ModelDrafter:
    """Writes with a model on an OpenAI-compatible server, and lets it mend once what the checks stop.

    Args:
        name: the model's name.
        host: the host to which the text goes.
        model_for: gives the model for one paper (its digest) and generation: guarded, where calls are paid for.
        level: how easy the text is to read.
        prompts: what the model is told; by default what comes with plainpaper.

    A paper's second level is written by a `twin`, from the same facts: they are taken out of it and verified once.
    """

    def __init__(
        self,
        name: str,
        host: str,
        model_for: Callable[[str, int], Model],
        level: Level = "standard",
        prompts: Prompts | None = None,
    ) -> None:
        self.model_for = model_for
        self.level = level
        # Read once: a prompt that changes half-way through a run is the next run's.
        self.prompts = prompts or shipped_prompts()
        self.key = f"model/1 {name} at {host} for {level} readers with {self.prompts.digest}"
        self._parts = (name, host, model_for)
        self._handed: dict[tuple[str, int], tuple[Gathered, Model]] | None = None
        self._given: dict[tuple[str, int], tuple[Gathered, Model]] = {}

    def twin(self, level: Level) -> ModelDrafter:
        """Give a drafter of another level, to which this one hands on what it gathered of each paper, and by which model."""
        name, host, model_for = self._parts
        other = ModelDrafter(name, host, model_for, level, self.prompts)
        self._handed = other._given
        return other

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        """Write the summary, or raise a known error: never an offline draft in disguise."""
        check_language(paper)
        place = (paper.digest(), generation)
        # What no twin handed on is asked for; where the twin asked in an earlier run, the ledger answers. A model that has
        # begun a paper gets its turn for the second level too, though the run stops meanwhile.
        handed = self._given.pop(place, None)
        model = handed[1] if handed else self.model_for(*place)
        gathered = handed[0] if handed else await gather(paper, model, speaks_to_models, self.prompts)
        written = await write_from(gathered, paper, model, speaks_to_models, self.prompts, self.level)
        if self._handed is not None:
            self._handed[place] = (gathered, model)
        report = await asyncio.to_thread(check_summary, written.summary, paper, self.prompts.house)
        stopped = sentences_stopped(report, written.summary, paper, self.prompts.house)
        summary = written.summary
        if stopped and len(stopped) <= MOST_STOPPED:
            summary = await self._mended(written, stopped, report, paper, model)
        return with_house_notes(summary, self.prompts.house)

    async def _mended(
        self, written: Written, stopped: list[Stopped], report: Report, paper: Paper, model: Model
    ) -> Summary:
        """Send what was stopped back once; keep what comes of it where less is stopped than before."""
        try:
            mended = await mend(
                written, stopped, paper,
                model=model, prompt=self.prompts.repair, level=self.level, speaks=speaks_to_models, house=self.prompts.house,
            )  # fmt: skip
        except (ModelError, CapError) as error:
            return _noting(
                written.summary, f"The checks stopped {_some(stopped)}, and no repair came: {error.message}."
            )
        again = await asyncio.to_thread(check_summary, mended.summary, paper, self.prompts.house)
        if len(_blocks(again)) < len(_blocks(report)):
            return _noting(
                mended.summary, f"The checks stopped {_some(stopped)}; the model was asked once to mend that."
            )
        told = f"The checks stopped {_some(stopped)}; the model was asked once to mend that, and made it no better."
        return _noting(written.summary.model_copy(update={"origin": mended.summary.origin}), told)


def speaks_to_models(text: str) -> bool:
    """Tell whether words are aimed at a language model."""
    return bool(aimed_at_models(text, seen=False))


def sentences_stopped(report: Report, summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE) -> list[Stopped]:
    """Give the sentences of the model that the checks block, each with all that is wrong with it.

    What code wrote, and what no other words can mend (a retracted paper), is not among them.
    """
    ours = {house.wording.apply(claim.text) for claim in demanded_caveats(paper)}
    wrong: dict[tuple[str, int], list[Flag]] = {}
    for flag in report.flags:
        if flag.section in {*SECTIONS, "title", "teaser"} and flag.severity is not Severity.NOTE:
            place = (flag.section or "", flag.claim or 0)
            claims = summary.section(place[0]) if flag.section in SECTIONS else ()
            if flag.section not in SECTIONS or (flag.claim is not None and claims[flag.claim].text not in ours):
                wrong.setdefault(place, []).append(flag)
    return list(_stopped(wrong))


def _stopped(wrong: dict[tuple[str, int], list[Flag]]) -> Iterator[Stopped]:
    for (section, claim), flags in wrong.items():
        if any(flag.severity is Severity.BLOCK for flag in flags):
            loudest = sorted(flags, key=lambda flag: flag.severity is not Severity.BLOCK)
            yield Stopped(section, claim, tuple(f"{flag.message}; {flag.remedy}".rstrip("; ") for flag in loudest))


def _blocks(report: Report) -> list[Flag]:
    return [flag for flag in report.flags if flag.severity is Severity.BLOCK]


def _some(stopped: list[Stopped]) -> str:
    return f"{len(stopped)} sentences" if len(stopped) > 1 else "1 sentence"


def _noting(summary: Summary, note: str) -> Summary:
    return summary.model_copy(update={"notes": (*summary.notes, note)})


def _in_style(house: HouseStyle) -> str:
    """Name what a house decides of a draft's words, for a drafter's key; nothing where it decides nothing."""
    return f" in house style {house.words_key}" if house.words_key else ""


async def draft_paper(paper: Paper, drafter: Drafter) -> Draft:
    """Write a summary of `paper` and check it."""
    summary = await drafter.write(paper)
    return Draft(paper=paper, summary=summary, report=check_summary(summary, paper))

"""Take a paper through drafting and checking. Takes a Paper and a drafter; gives a Draft."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from pipeline.draft.model import write_with_model
from pipeline.draft.offline import write_offline
from pipeline.draft.prompts import load_prompt
from pipeline.llm import Model
from pipeline.records import Draft, Paper, Summary
from pipeline.validate import check_summary


class Drafter(Protocol):
    """Writes a Summary of a Paper. `key` changes whenever the same paper could come out otherwise."""

    key: str

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        """Write the summary, or raise a known error; a higher `generation` is a person's wish for another try."""
        ...


class OfflineDrafter:
    """Writes without a model: deterministic, from the paper's own sentences."""

    key = "offline/1"

    async def write(self, paper: Paper, generation: int = 0) -> Summary:  # noqa: ARG002 - another try gives the same
        """Write the summary, in a thread, so that whoever waits for a server is not kept waiting here."""
        return await asyncio.to_thread(write_offline, paper)


class ModelDrafter:
    """Writes with a model on an OpenAI-compatible server.

    Args:
        name: the model's name.
        host: the host to which the text goes.
        model_for: gives the model for one paper (its digest) and generation: guarded, where calls are paid for.
    """

    def __init__(self, name: str, host: str, model_for: Callable[[str, int], Model]) -> None:
        self.model_for = model_for
        # Read once: a prompt that changes half-way through a run is the next run's.
        self.prompt = load_prompt("write", 1)
        self.key = f"model/1 {name} at {host} with {self.prompt.digest}"

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        """Write the summary, or raise ModelError: never an offline draft in disguise."""
        return await write_with_model(paper, self.model_for(paper.digest(), generation), self.prompt)


async def draft_paper(paper: Paper, drafter: Drafter) -> Draft:
    """Write a summary of `paper` and check it."""
    summary = await drafter.write(paper)
    return Draft(paper=paper, summary=summary, report=check_summary(summary, paper))

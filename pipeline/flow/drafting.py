"""Take a paper through drafting and checking. Takes a Paper and a drafter; gives a Draft."""

from __future__ import annotations

from typing import Protocol

from pipeline.draft.model import write_with_model
from pipeline.draft.offline import write_offline
from pipeline.llm import Model
from pipeline.records import Draft, Paper, Summary
from pipeline.validate import check_summary


class Drafter(Protocol):
    """Writes a Summary of a Paper. `key` changes whenever the same paper could come out otherwise."""

    key: str

    async def write(self, paper: Paper) -> Summary:
        """Write the summary, or raise a known error."""
        ...


class OfflineDrafter:
    """Writes without a model: deterministic, from the paper's own sentences."""

    key = "offline/1"

    async def write(self, paper: Paper) -> Summary:
        """Write the summary."""
        return write_offline(paper)


class ModelDrafter:
    """Writes with a model on an OpenAI-compatible server."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.key = f"model/1 {model.name} at {model.host}"

    async def write(self, paper: Paper) -> Summary:
        """Write the summary, or raise ModelError: never an offline draft in disguise."""
        return await write_with_model(paper, self.model)


async def draft_paper(paper: Paper, drafter: Drafter) -> Draft:
    """Write a summary of `paper` and check it."""
    summary = await drafter.write(paper)
    return Draft(paper=paper, summary=summary, report=check_summary(summary, paper))

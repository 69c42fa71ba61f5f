"""`plainpaper draft`: files and folders in, lay-summary drafts for review out."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
import uuid
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from pipeline.cli import show_error
from pipeline.cli.bug import paper_bug
from pipeline.cli.dry_run import show_rehearsal
from pipeline.cli.house_option import house_options
from pipeline.cli.interrupting import until_interrupted
from pipeline.cli.limits import Spending, limit_options
from pipeline.cli.model import Asked, model_options, remembering
from pipeline.cli.progress import Progress, summary_lines
from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.draft.model import Prompts, own_prompts, shipped_prompts
from pipeline.errors import PlainpaperError
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import Drafter, ModelDrafter, OfflineDrafter
from pipeline.flow.metering import Meter
from pipeline.flow.outcomes import UNDONE
from pipeline.flow.rehearsing import rehearse
from pipeline.flow.sources import Source, find_sources
from pipeline.flow.stages import rooms_of
from pipeline.flow.taking_in import take_in
from pipeline.flow.turns import Turns
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records import LEVELS, Level
from pipeline.records.house import HouseStyle
from pipeline.store.calls import StoreLedger
from pipeline.store.lock import working_alone
from pipeline.store.owners import lives, this_process

if TYPE_CHECKING:
    from pipeline.llm.client import OpenAIModel

# A model mostly makes us wait, so more papers are under way than there are cores.
WORKERS_WITH_MODEL = 8
KEPT = "what was drafted is kept; run the same command to go on"


@click.command(name="draft")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Place the pages here instead.")
@click.option(
    "--workers", envvar="PLAINPAPER_WORKERS", type=click.IntRange(1, 256), metavar="N",
    help=f"Papers written at once; {WORKERS_WITH_MODEL} calls with a model, else one for each core.",
)  # fmt: skip
@click.option(
    "--level",
    envvar="PLAINPAPER_LEVEL",
    default="standard",
    show_default=True,
    type=click.Choice(["plain", "standard", "both"]),
    help="How easy a model's text is to read; both: two summaries of each paper.",
)
@click.option(
    "--prompts",
    envvar="PLAINPAPER_PROMPTS",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder with your own prompts; see `plainpaper prompts copy`.",
)
@house_options
@click.option("--dry-run", is_flag=True, help="Print what a model would be sent, its tokens and cost; send nothing.")
@model_options
@limit_options
def command(  # noqa: PLR0913, PLR0917 - a command's flags are its parameters
    sources: tuple[Path, ...],
    workspace: Path,
    out: Path | None,
    workers: int | None,
    level: Literal["plain", "standard", "both"],
    prompts: Path | None,
    house: HouseStyle,
    dry_run: bool,  # noqa: FBT001 - click gives it by name
    asked: Asked,
    spending: Spending,
) -> int:
    """Draft lay summaries of SOURCES: papers as PDF, DOCX, XML, HTML, NBIB, RIS, BibTeX, text and more.

    Without a model the offline drafter writes, from the paper's own sentences. A rerun repeats nothing that is
    unchanged, and pays for no answer twice. Ctrl-C finishes what is under way; a second one breaks it off.
    Exit 0: all drafted; 4: some papers failed, the rest is done; 130: interrupted.
    """
    levels = LEVELS if level == "both" else (level,)
    told = replace(own_prompts(prompts) if prompts else shipped_prompts(), house=house)
    client = asked.open("" if dry_run else "The papers' text goes to")
    costs = spending.price_of(client.name, client.host) if client else None
    found = list(find_sources(list(sources), leave_out=workspace))
    if not found:
        raise PlainpaperError("there is no paper in that folder", "name files, or a folder that holds some")
    if dry_run:
        return show_rehearsal(rehearse(found, told, *levels), client, costs)
    if client is None and level != "standard":
        raise PlainpaperError(
            f"--level {level} needs a model: without one a text stands in the paper's own words",
            "name one by --base-url and --model, or leave --level out",
        )
    with open_workspace(workspace) as store, working_alone(workspace, "plainpaper draft", time.time()):
        ledger = StoreLedger(store)
        take_in(store, out or workspace)
        meter = Meter(ledger)
        run_id = f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{uuid.uuid4().hex[:6]}"
        workers = workers or (WORKERS_WITH_MODEL if client else os.cpu_count() or 1)
        drafter: Drafter = OfflineDrafter(house)
        plain = turns = None
        if client:
            turns = Turns(workers)
            guard = partial(GuardedModel, client, meter, spending.limits, price=costs, turn=turns.take)
            drafter, plain = _writers(client, _guarding(guard, run_id), levels, told)
        with Progress(len(found), meter) as progress:
            batch = Batch(
                store, drafter, progress.tell, out, bug=paper_bug, run_id=run_id, owner=this_process(),
                workers=workers, rooms=rooms_of(house), turns=turns, plain=plain,
            )  # fmt: skip
            started = time.monotonic()
            with remembering(store, client):
                interrupted = asyncio.run(_connected(client, _run(batch, found, ledger)))
    for line in summary_lines(batch, time.monotonic() - started, meter):
        click.echo(line)
    if batch.stopped_by:
        show_error(batch.stopped_by)
    if interrupted:
        click.echo(f"interrupted: {KEPT}", err=True)
        return 130
    return 4 if any(o.state in UNDONE for o in batch.outcomes) else 0


async def _connected(client: OpenAIModel | None, run: Coroutine[Any, Any, bool]) -> bool:
    """Run with one pool of connections for all papers."""
    async with client or contextlib.nullcontext():
        return await run


async def _run(batch: Batch, sources: list[Source], ledger: StoreLedger) -> bool:
    """Run a batch; tell whether somebody interrupted it. The first Ctrl-C drains, the second breaks off."""
    await ledger.lose_left(alone=batch.store.is_file, lives=lives)
    _, interrupted = await until_interrupted(batch.run(sources), batch.drain, KEPT)
    return interrupted


def _writers(
    client: OpenAIModel, guarded: Callable[[str, int], GuardedModel], levels: Sequence[Level], told: Prompts
) -> tuple[Drafter, Drafter | None]:
    """Give who writes a paper's summary, and who its second one, where two levels are asked for."""
    writer = ModelDrafter(client.name, client.host, guarded, levels[0], told)
    return writer, writer.twin("plain") if len(levels) > 1 else None


def _guarding(guard: Callable[[Asker], GuardedModel], run_id: str) -> Callable[[str, int], GuardedModel]:
    """Give what makes the guarded model of one paper and generation."""
    return lambda paper, generation: guard(Asker(run_id, this_process(), paper, generation))

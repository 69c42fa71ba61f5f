"""`plainpaper compare`: the same papers through several models or prompts, side by side."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import show_error
from pipeline.cli.bug import paper_bug
from pipeline.cli.compare_view import show_comparison
from pipeline.cli.contestants import Named, Seat, contestant_options, say_where_texts_go
from pipeline.cli.house_option import house_options
from pipeline.cli.interrupting import until_interrupted
from pipeline.cli.limits import Spending, several_limit_options
from pipeline.cli.model import remembering
from pipeline.cli.progress import Progress
from pipeline.cli.workspace import open_workspace, workspace_options
from pipeline.errors import PlainpaperError
from pipeline.flow.comparing import Contest, Entrant
from pipeline.flow.drafting import Drafter, ModelDrafter, OfflineDrafter
from pipeline.flow.metering import Meter
from pipeline.flow.outcomes import slug_of
from pipeline.flow.sources import Source, find_sources
from pipeline.flow.stopping import Watch
from pipeline.llm import Model
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records import Level
from pipeline.records.comparing import Comparison, Contestant
from pipeline.records.house import HouseStyle
from pipeline.records.ledger import Ledger
from pipeline.render.compare import comparison_files
from pipeline.store.calls import StoreLedger
from pipeline.store.files import write_whole
from pipeline.store.lock import working_alone
from pipeline.store.owners import lives, this_process

if TYPE_CHECKING:
    from pipeline.llm.client import OpenAIModel

WORKERS = 4
KEPT = "what was paid for is kept; run the same command to go on"


@click.command(name="compare")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_options
@click.option("--name", help="The folder in `compare/` for the pages; by default from who is compared and on what.")
@click.option("--blind", is_flag=True, help="Call the contestants A, B, C; who is who stands at the end of the page.")
@click.option(
    "--workers", envvar="PLAINPAPER_WORKERS", type=click.IntRange(1, 256), default=WORKERS, show_default=True, metavar="N",
    help="Drafts written at once; 1 where seconds are to be compared on a server of your own.",
)  # fmt: skip
@click.option(
    "--level", envvar="PLAINPAPER_LEVEL", default="standard", show_default=True,
    type=click.Choice(["plain", "standard", "both"]), help="How easy a model's text is to read; both: each is a contestant.",
)  # fmt: skip
@house_options
@contestant_options
@several_limit_options
def command(  # noqa: PLR0913 - a command's flags are its parameters
    sources: tuple[Path, ...],
    *,
    workspace: Path,
    name: str | None,
    blind: bool,
    workers: int,
    level: str,
    house: HouseStyle,
    named: Named,
    spending: Spending,
) -> int:
    """Let several models, or several prompts, draft the same SOURCES, and show the drafts side by side with what each took.

    Name contestants with --model (twice or more; “offline” is the drafter without a model) and --prompts. The drafts
    of the workspace are left alone. What was answered before is not paid for again. No winner is named: read the texts.
    Exit 0: all drafted; 4: some drafts failed, the rest is done; 130: interrupted.
    """
    # Who knows one blind page does not know the next one's letters: they are mixed by the papers.
    seats = named.seats(level, mixed_by=" ".join(path.name for path in sources) if blind else "")
    spending.check_names([seat.client.name for seat in seats if seat.client])
    found = list(find_sources(list(sources), leave_out=workspace))
    if not found:
        raise PlainpaperError("there is no paper in that folder", "name files, or a folder that holds some")
    place = workspace / "compare" / slug_of(name or _name_of(seats, sources, level, blind=blind))
    say_where_texts_go(seats)
    with open_workspace(workspace) as store, working_alone(workspace, "plainpaper compare", time.time()):
        ledger = StoreLedger(store)
        meter = Meter(ledger)
        with Progress(0, meter) as progress, contextlib.ExitStack() as stack:
            for client in _clients(seats):
                stack.enter_context(remembering(store, client))
            contest = Contest(
                store, _entrants(seats, spending, house, workers), meter, progress.tell, workers=workers, blind=blind, bug=paper_bug,
                house=house,
            )  # fmt: skip
            comparison, interrupted = asyncio.run(_run(contest, found, ledger, seats, progress))
    if interrupted:
        click.echo(f"interrupted: {KEPT}", err=True)
        return 130
    for file, content in comparison_files(comparison, house).items():
        write_whole(place / file, content)
    show_comparison(comparison, meter, place)
    for contestant in comparison.contestants:
        if contestant.ended_by:
            show_error(_ending(contestant, blind=blind))
    return 4 if _undone(comparison) else 0


async def _run(
    contest: Contest, found: list[Source], ledger: StoreLedger, seats: list[Seat], progress: Progress
) -> tuple[Comparison, bool]:
    async def run() -> Comparison:
        await ledger.lose_left(alone=contest.store.is_file, lives=lives)
        async with contextlib.AsyncExitStack() as stack:
            for client in _clients(seats):
                await stack.enter_async_context(client)
            papers = await contest.read(found)
            progress.expect(len(papers) * len(seats) + len(contest.unread))
            return await contest.run(papers)

    return await until_interrupted(run(), contest.drain, KEPT)


def _entrants(seats: list[Seat], spending: Spending, house: HouseStyle, workers: int) -> list[Entrant]:
    """Give each seat what makes its drafter: all share the caps of one run."""
    run_id = f"compare-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{uuid.uuid4().hex[:6]}"
    return [Entrant(seat.contestant, _drafter(seat, spending, house, run_id), Watch(workers)) for seat in seats]


def _drafter(seat: Seat, spending: Spending, house: HouseStyle, run_id: str) -> Callable[[Ledger], Drafter]:
    client, told = seat.client, seat.told
    if client is None or told is None:
        return lambda _: OfflineDrafter(house)
    price = spending.price_of(client.name, client.host)

    def drafter(ledger: Ledger) -> Drafter:
        def model(paper: str, generation: int) -> Model:
            asker = Asker(run_id, this_process(), paper, generation)
            return GuardedModel(client, ledger, spending.limits, asker, price=price)

        level: Level = "plain" if seat.contestant.level == "plain" else "standard"
        return ModelDrafter(client.name, client.host, model, level, replace(told, house=house))

    return drafter


def _clients(seats: list[Seat]) -> list[OpenAIModel]:
    """Give each client once: contestants that differ in their prompts share theirs."""
    return list({id(seat.client): seat.client for seat in seats if seat.client}.values())


def _name_of(seats: list[Seat], sources: tuple[Path, ...], level: str, *, blind: bool) -> str:
    """Name the folder by who is compared and on what, so that the same command finds its pages again."""
    who = [seat.contestant for seat in seats]
    told = [
        level,
        *(str(path.resolve()) for path in sources),
        *(f"{one.name} {one.host} {one.prompts}" for one in who),
    ]
    names = " vs ".join(dict.fromkeys(one.model or one.name for one in sorted(who, key=lambda one: one.name)))
    digest = hashlib.sha256("\n".join(sorted(told)).encode(errors="surrogateescape")).hexdigest()
    return f"{'blind' if blind else names[:48]} {digest[:6]}"


def _ending(contestant: Contestant, *, blind: bool) -> PlainpaperError:
    """Say why a contestant took no further paper; blind, not in its server's words, which would tell who it is."""
    if blind:
        return PlainpaperError(
            f"{contestant.letter} took no further paper", "the reason stands with the key of the page"
        )
    return PlainpaperError(f"{contestant.name} took no further paper: {contestant.ended_by}", contestant.hint)


def _undone(comparison: Comparison) -> bool:
    return any(trial.state != "drafted" for trial in comparison.trials) or any(
        not one.refused for one in comparison.unread
    )

"""`plainpaper draft`: files and folders in, lay-summary drafts for review out."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import click

from pipeline.cli import show_error
from pipeline.cli.bug import paper_bug
from pipeline.cli.model import model_options, open_model
from pipeline.cli.progress import Progress, summary_lines
from pipeline.errors import PlainpaperError
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import Drafter, ModelDrafter, OfflineDrafter
from pipeline.flow.sources import find_sources


@click.command(name="draft")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--workspace", envvar="PLAINPAPER_WORKSPACE", default="outputs", show_default=True,
    type=click.Path(path_type=Path, file_okay=False), help="The folder that keeps the drafts.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Place the pages here instead.")
@model_options
def command(  # noqa: PLR0913, PLR0917 - a command's flags are its parameters
    sources: tuple[Path, ...],
    workspace: Path,
    out: Path | None,
    base_url: str | None,
    model: str | None,
    timeout: float,
) -> int:
    """Draft lay summaries of SOURCES: papers as PDF, JATS or PubMed XML, NBIB, RIS, text or Markdown.

    Without a model the offline drafter writes, from the paper's own sentences. A rerun repeats nothing that is
    unchanged. Exit 0: all drafted; 4: some papers failed, the rest is done.
    """
    drafter = _drafter(base_url, model, timeout)
    found = list(find_sources(list(sources), leave_out=workspace))
    if not found:
        raise PlainpaperError("there is no paper in that folder", "name files, or a folder that holds some")
    started = time.monotonic()
    with Progress(len(found)) as progress:
        batch = Batch(workspace, drafter, progress.tell, out, bug=paper_bug)
        asyncio.run(batch.run(found))
    for line in summary_lines(batch, time.monotonic() - started):
        click.echo(line)
    if batch.stopped_by:
        show_error(batch.stopped_by)
    return 4 if any(o.state in {"failed", "not tried"} for o in batch.outcomes) else 0


def _drafter(base_url: str | None, model: str | None, timeout: float) -> Drafter:
    client = open_model(base_url, model, timeout, "The papers' text goes to")
    return ModelDrafter(client) if client else OfflineDrafter()

"""`plainpaper draft`: files and folders in, lay-summary drafts for review out."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import click

from pipeline.cli import show_error
from pipeline.cli.bug import paper_bug
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
@click.option(
    "--base-url",
    envvar="PLAINPAPER_BASE_URL",
    help="An OpenAI-compatible server, such as http://127.0.0.1:11434/v1.",
)
@click.option("--model", envvar="PLAINPAPER_MODEL", help="The model's name on that server. Key: PLAINPAPER_API_KEY.")
@click.option(
    "--timeout", envvar="PLAINPAPER_TIMEOUT", default=300.0, show_default=True,
    type=click.FloatRange(min=1), help="Seconds that one paper's model call may take in all.",
)  # fmt: skip
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
    if not base_url and not model:
        return OfflineDrafter()
    if not base_url:
        raise PlainpaperError("--model needs a server", "add --base-url http://…/v1 (or PLAINPAPER_BASE_URL)")
    if not model:
        raise PlainpaperError("--base-url needs a model", "add --model NAME (or PLAINPAPER_MODEL)")
    from pipeline.llm.client import OpenAIModel

    client = OpenAIModel(base_url, model, key=os.environ.get("PLAINPAPER_API_KEY") or "none", timeout=timeout)
    click.echo(f"The papers' text goes to {client.host} ({model}).", err=True)
    return ModelDrafter(client)

"""`plainpaper selftest`: how much of what is wrong the checks find, and how often they cry wolf."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pipeline.errors import PlainpaperError
from pipeline.flow.selftest import as_json, measure, peak_memory, row_pairs, sample_pairs, table


@click.command(name="selftest")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("samples"))
@click.option(
    "--pairs",
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON lines with id, paper, summary, scope instead.",
)
@click.option("--json", "json_too", is_flag=True, help="Give the figures as JSON.")
def command(*, folder: Path, pairs: Path | None, json_too: bool) -> None:
    """Plant known errors in summaries and see which the checks find.

    FOLDER holds papers (default: samples); each is drafted offline and its draft tested.
    """
    try:
        if pairs:
            with pairs.open(encoding="utf-8", errors="replace") as lines:
                found = list(row_pairs(lines))
        elif folder.is_dir():
            found = sample_pairs(folder)
        else:
            raise PlainpaperError(
                f"there is no folder {folder}", "name a folder of papers, or give --pairs FILE.jsonl"
            )
    except OSError as error:
        raise PlainpaperError(f"{error.filename}: {error.strerror}", "check the path") from error
    measured = measure(found)
    click.echo(json.dumps(as_json(measured), indent=2) if json_too else "\n".join(table(measured, peak_memory())))

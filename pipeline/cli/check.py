"""`plainpaper check`: the checks on any lay summary, whoever wrote it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from pipeline.cli.check_view import View, view_lines
from pipeline.cli.house_option import house_options
from pipeline.cli.limits import Spending, limit_options
from pipeline.cli.model import Asked, model_options
from pipeline.cli.opinions import Judge, remarks, second_opinion
from pipeline.cli.workspace import workspace_options
from pipeline.errors import PlainpaperError
from pipeline.flow.checking import check_many, one_paper, report_row, summary_text
from pipeline.flow.sources import read_bytes, shown
from pipeline.records import LEVELS, Level, Paper, Severity, Summary
from pipeline.records.house import HouseStyle
from pipeline.validate.summary_file import check_written, read_summary, split_levels

LIMITS = "These checks do not find subtle misreadings; no flags does not mean correct."
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(name="check")
@click.option("--paper", type=_FILE, help="The paper, in any form that plainpaper reads.")
@click.option("--summary", type=_FILE, help="The lay summary: Markdown, plain text or DOCX.")
@click.option("--level", type=click.Choice(LEVELS), help="Which summary of an article.md that holds both.")
@click.option("--json", "as_json", is_flag=True, help="Give the report as JSON.")
@click.option("--fail-on", type=click.Choice(["block", "warn"]), help="Exit 1 on such a flag.")
@click.option("--pairs", type=_FILE, help="Many at once: JSON lines with id, paper, summary, scope (texts).")
@click.option("--out", type=_FILE, help="Where the results of --pairs go, as JSON lines.")
@click.option(
    "--judge", is_flag=True, help="Ask a model for a second opinion on each sentence. It changes no verdict."
)
@model_options
@limit_options
@workspace_options
@house_options
def command(  # noqa: PLR0913 - a command's flags are its parameters
    *,
    paper: Path | None,
    summary: Path | None,
    level: Level | None,
    as_json: bool,
    fail_on: str | None,
    pairs: Path | None,
    out: Path | None,
    judge: bool,
    asked: Asked,
    spending: Spending,
    workspace: Path,
    house: HouseStyle,
) -> int:
    """Check a lay summary against its paper.

    With --judge each sentence goes to a model, with the passages that it stands on and no others. What the model
    thinks is shown beside them, and changes neither the verdict nor the exit code. What the model answers is kept in
    the workspace, like all that is paid for: the same question is free the next time, and the caps hold.
    A house style of the workspace, or --house-style, is obeyed too.
    """
    if pairs and out and not (paper or summary or as_json or judge or level):
        return _check_many(pairs, out, fail_on, house)
    if paper and summary and not (pairs or out):
        by = _judge(asked, spending, workspace) if judge else None
        read, written = _read_both(paper, summary, level, house)
        report = check_written(written, read, house)
        opinions = second_opinion(written, read, report, by) if by else {}
        row = report_row(report) | opinions
        if as_json:
            click.echo(json.dumps(row, ensure_ascii=False, indent=2))
        else:
            click.echo(
                "\n".join([*view_lines(written, read, report, _view(), remarks(opinions), house=house), LIMITS])
            )
        return 1 if _fails(row, fail_on) else 0
    raise click.UsageError("give --paper and --summary (and --judge), or --pairs and --out")


def _judge(asked: Asked, spending: Spending, workspace: Path) -> Judge:
    told = "The summary's sentences, each with the passages it stands on, go to"
    client = asked.open(told)
    if client is None:
        raise PlainpaperError("--judge needs a model", "add --base-url http://…/v1 and --model NAME, or leave it out")
    return Judge(client, spending.limits, spending.price_of(client.name, client.host), workspace)


def _read_both(paper: Path, summary: Path, level: Level | None, house: HouseStyle) -> tuple[Paper, Summary]:
    with _blamed(paper):
        read = one_paper(read_bytes(paper), shown(paper.name))
    with _blamed(summary):
        text = summary_text(read_bytes(summary))
    first, second = split_levels(text)
    if second and level is None:
        raise PlainpaperError(
            f"{shown(summary.name)} holds two summaries, one of them in plain words",
            "choose one: --level standard or --level plain",
        )
    if level == "plain":
        return read, read_summary(second or first, house).model_copy(update={"level": level})
    return read, read_summary(first, house)


@contextmanager
def _blamed(file: Path) -> Iterator[None]:
    """Name the file that an error is about: there are two."""
    try:
        yield
    except PlainpaperError as error:
        name = shown(file.name)
        told = error.message if error.message.startswith(f"{name} ") else f"{name}: {error.message}"
        raise PlainpaperError(told, error.hint) from error


def _view() -> View:
    """Underline and colour on a terminal that does not ask for plain text; carets elsewhere."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return View(width=min(shutil.get_terminal_size((100, 24)).columns, 120), colour=colour)


def _check_many(pairs: Path, out: Path, fail_on: str | None, house: HouseStyle) -> int:
    """Check every row as it is read; exit 4 where some could not be checked, 1 where --fail-on found a flag."""
    if out.exists() and out.samefile(pairs):
        raise PlainpaperError("--out is the file that --pairs reads", "name another file for the results")
    count, failed, loud = 0, 0, False
    try:
        with (
            pairs.open(encoding="utf-8", errors="replace") as lines,
            # Half of a character, which JSON may carry, goes out as it came in: escaped.
            out.open("w", encoding="utf-8", errors="backslashreplace") as target,
        ):
            for row in check_many(lines, _cores(), house):
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
                count, failed, loud = count + 1, failed + ("error" in row), loud or _fails(row, fail_on)
    except OSError as error:
        raise PlainpaperError(f"{error.filename}: {error.strerror}", "check the path and its permissions") from error
    click.echo(f"{count - failed} checked, {failed} could not be read → {out}", err=True)
    return 1 if loud else 4 if failed else 0


def _cores() -> int:
    """Give how many processors this process may use; macOS tells only how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _fails(row: dict[str, Any], fail_on: str | None) -> bool:
    """Tell whether a row is bad enough; an unchecked summary is never counted as clean."""
    if fail_on is None:
        return False
    loud = {Severity.BLOCK.value} if fail_on == "block" else {Severity.BLOCK.value, Severity.WARN.value}
    return row["verdict"] == "unchecked" or any(flag["severity"] in loud for flag in row["flags"])

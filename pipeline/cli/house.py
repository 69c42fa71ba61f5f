"""`plainpaper house`: what a group of editors has decided, in one file that drafters, checks and pages obey."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from pipeline.cli.workspace import workspace_options
from pipeline.errors import PlainpaperError
from pipeline.flow.house_faults import unreviewed
from pipeline.flow.house_style import house_text, parse_house
from pipeline.records.house import HOUSE_FILE, HouseStyle
from pipeline.text.glossary import Entry, entries

# Named as the setting is, so that the environment and plainpaper.toml name the file here as for `draft`.
_file_argument = click.argument(
    "house_style", metavar="[FILE]", required=False, envvar="PLAINPAPER_HOUSE_STYLE",
    type=click.Path(path_type=Path, dir_okay=False),
)  # fmt: skip
_MOST_NAMED = 20


@click.group(name="house")
def command() -> None:
    """Check the house style of a workspace, write one to begin with, or list the glossary."""


@command.command(name="check", short_help="Say what a house style holds, and what is wrong.")
@_file_argument
@workspace_options
def check(house_style: Path | None, workspace: Path) -> int:
    """Say what the house style FILE (else the workspace's) holds, and all that is wrong with it. Exit 1 if anything is."""
    path = house_style or workspace / HOUSE_FILE
    house, faults = parse_house(house_text(path))
    if not faults:
        click.echo("\n".join([f"{path}:", *_holds(house)]))
        return 0
    for fault in faults:
        click.echo(f"{fault.told(str(path))}\n  → {fault.hint}")
    click.echo(f"{len(faults)} thing{'s' if len(faults) > 1 else ''} to mend", err=True)
    return 1


@command.command(name="new", short_help="Write a house style to begin with.")
@_file_argument
@workspace_options
def new(house_style: Path | None, workspace: Path) -> None:
    """Write a house style to begin with, each part explained, into FILE (else the workspace). Nothing is overwritten."""
    path = house_style or workspace / HOUSE_FILE
    if path.exists():
        raise PlainpaperError(f"{path} is there already", f"`plainpaper house check {path}` says what it holds")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files("pipeline.cli").joinpath("house-style.toml").read_bytes())
    except OSError as error:
        raise PlainpaperError(f"{path} cannot be written: {error.strerror}", "name another file") from error
    click.echo(f"wrote {path}: open it, and take the “#” off what you want")


@command.command(name="glossary", short_help="List the glossary as a table.")
@_file_argument
@workspace_options
def glossary(house_style: Path | None, workspace: Path) -> None:
    """List the glossary as a table, with source and review state: ours, and that of the house style, which wins."""
    path = house_style or workspace / HOUSE_FILE
    house, faults = parse_house(house_text(path)) if house_style or path.is_file() else (HouseStyle(), [])
    if faults:
        raise PlainpaperError(faults[0].told(str(path)), faults[0].hint)
    click.echo("\t".join(("whose", *Entry._fields)))
    for whose, listed in (("house", house.glossary), ("plainpaper", entries())):
        for entry in listed:
            cells = ["; ".join(cell) if isinstance(cell, tuple) else cell for cell in entry]
            click.echo("\t".join((whose, *cells)))


def _holds(house: HouseStyle) -> list[str]:
    """Say what a house style holds, a line each."""
    waiting = unreviewed(house)
    rows = [
        ("spelling", house.spelling),
        ("everyday words", "for the medical terms of our glossary" if house.everyday else ""),
        ("preferred words", "; ".join(f"{words} → {plain}" for words, plain in house.prefer)),
        (
            "words to avoid",
            "; ".join(f"{one.word} ({one.reason})" if one.reason else one.word for one in house.avoid),
        ),
        ("names kept", "; ".join(house.keep)),
        ("headings", "; ".join(f"{section}: {heading}" for section, heading in house.headings)),
        ("at the beginning", " / ".join(house.beginning)),
        ("at the end", " / ".join(house.end)),
        ("glossary", f"{len(house.glossary)} entries, {len(house.glossary) - len(waiting)} reviewed"),
        ("not reviewed yet", "; ".join(waiting[:_MOST_NAMED]) + (" …" if len(waiting) > _MOST_NAMED else "")),
    ]
    return [f"  {name:<17} {said}" for name, said in rows if said]

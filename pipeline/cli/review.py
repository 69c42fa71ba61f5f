"""`plainpaper review`: what a person does to drafts."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.house_option import house_options
from pipeline.cli.workspace import login_name, open_workspace, workspace_options
from pipeline.flow.importing import import_article
from pipeline.records import Severity
from pipeline.records.house import HouseStyle


@click.group(name="review")
def command() -> None:
    """Work on drafts as a person."""


@command.command(name="import", short_help="Take your hand-edited article.md in.")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False))
@workspace_options
@house_options
@click.option("--by", "person", envvar="PLAINPAPER_PERSON", help="Who edited; your login name where it is not given.")
def import_command(folders: tuple[Path, ...], workspace: Path, person: str | None, house: HouseStyle) -> int:
    """Take the hand-edited article.md in each of FOLDERS in, as your revision, and check it again.

    Sentences that are unchanged keep their passages. No later run drafts over your words.
    """
    with open_workspace(workspace) as store:
        for folder in folders:
            work, draft, changed = import_article(store, folder, person or login_name(), house)
            flags = [flag.severity for version in draft.versions for flag in version.report.flags]
            click.echo(
                f"taken in   {work.slug}: {changed} sentence{'s' if changed != 1 else ''} new or changed; "
                f"{flags.count(Severity.BLOCK)} block, {flags.count(Severity.WARN)} warn"
                f"{' in both levels' if draft.plain else ''}"
            )
    return 0

"""The editors' door: `plainpaper`. A command parses, calls, prints; each loads only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from pipeline.errors import PlainpaperError
from pipeline.flow.settled import settle

COMMANDS = {
    "draft": "Draft lay summaries of papers: files and folders in, pages for review out.",
    "compare": "Let several models or prompts draft the same papers, and show the drafts side by side.",
    "status": "Show what is drafted, parked or waiting in a workspace, and what to do next.",
    "retry": "Let the next run take parked papers up again.",
    "cancel": "Let no run take a paper up.",
    "review": "Take a hand-edited article in as your revision.",
    "read": "Show what the ingester understood of a paper.",
    "check": "Check any lay summary against its paper, whoever wrote it.",
    "selftest": "Plant known errors in summaries and see which the checks find.",
    "doctor": "Look whether a model's server is ready, and how it wants to be asked.",
    "stats": "Show what the model calls cost, by day, model and prompt.",
    "verify": "Read and hash again everything that a workspace keeps; name what does not agree.",
    "backup": "Copy a workspace's database into one file, while others go on writing.",
    "restore": "Put a backup in the place of a workspace's database.",
    "house": "Check your house style, or write one to begin with: words, spelling, glossary, headings.",
    "prompts": "Show what a model is told, compare versions, copy one to change it.",
    "rules": "List the checks: what each looks for, why, and how good it was when measured.",
}


class LazyGroup(click.Group):
    """Knows its commands by name; imports one when it is asked for, so that --help stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which people meet them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"pipeline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, importing none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plainpaper")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Turn biomedical papers into lay-summary drafts that a person can check, correct and approve.

    Flags, PLAINPAPER_* environment variables and keys in ./plainpaper.toml share one name.
    """
    from pipeline.cli.configuration import file_settings

    settings = file_settings()
    ctx.default_map = dict.fromkeys(COMMANDS, settings) | {
        "review": {"import": settings},
        "house": dict.fromkeys(("check", "new", "glossary"), settings),
    }


def main() -> None:
    """Run the command line. Exit 0 done, 1 known error, 2 usage, 3 a bug, 4 partly done, 130 interrupted."""
    settle()
    try:
        code = cli(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted: what was drafted is kept; run the same command to go on", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except PlainpaperError as error:
        show_error(error)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last door: a bug becomes a log to paste, never a bare traceback
        from pipeline.cli.bug import report_bug

        report_bug(error)
        sys.exit(3)
    sys.exit(code if isinstance(code, int) else 0)


def show_error(error: PlainpaperError) -> None:
    """Print a known error and its hint to standard error."""
    click.echo(f"error: {error.message}", err=True)
    if error.hint:
        click.echo(f"hint:  {error.hint}", err=True)

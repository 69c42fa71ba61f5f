"""`plainpaper prompts`: what a model is told."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from pipeline.draft.prompts import CURRENT, PLACES, Prompt, load_prompt, own_prompt
from pipeline.errors import PlainpaperError
from pipeline.llm.estimate import guessed_tokens


@click.group(name="prompts")
def command() -> None:
    """Show what a model is told, compare versions, copy one to change it."""


@command.command(name="show")
@click.argument("name", required=False)
def show(name: str | None) -> None:
    """Print the prompt NAME, such as write or write/v1; without a name, list them all."""
    if name:
        click.echo(_prompt(name).text)
        return
    for task, version in CURRENT.items():
        for prompt in _versions(task):
            used = "in use" if prompt.name == f"{task}/v{version}" else "older"
            click.echo(
                f"{prompt.name:<11} {used:<7} {prompt.digest[:16]}  some {guessed_tokens(prompt.text):,} tokens before a paper"
            )


@command.command(name="diff")
@click.argument("one")
@click.argument("other")
def diff(one: str, other: str) -> int:
    """Compare two prompts: names such as write/v1, tasks such as write, or folders with your own. Exit 1 if they differ."""
    pairs = [_both(task, one, other) for task in CURRENT] if Path(one).is_dir() or Path(other).is_dir() else []
    found = pairs or [(_prompt(one), _prompt(other))]
    lines = [line for a, b in found if a and b for line in _difference(a, b)]
    click.echo("\n".join(lines) or "the same")
    return 1 if lines else 0


@command.command(name="copy")
@click.argument("tasks", nargs=-1)
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=Path("my-prompts"), show_default=True)
def copy(tasks: tuple[str, ...], to: Path) -> None:
    """Copy the prompts of TASKS (extract, write, repair) into a folder, to change them; `draft --prompts DIR` uses them."""
    for task in tasks or ("extract", "write", "repair"):
        prompt, path = _prompt(task), to / f"{task}.md.j2"
        if path.exists():
            raise PlainpaperError(
                f"{path} is there already", "compare it: `plainpaper prompts diff`, or name another --to"
            )
        to.mkdir(parents=True, exist_ok=True)
        path.write_text(prompt.text, encoding="utf-8")
        click.echo(f"{prompt.name} → {path}")


def _prompt(name: str) -> Prompt:
    task, _, version = name.partition("/v")
    if task not in CURRENT or (version and not version.isdecimal()):
        raise PlainpaperError(f"there is no prompt {name}", f"tasks: {', '.join(CURRENT)}; versions such as write/v1")
    return load_prompt(task, int(version or CURRENT[task]))


def _both(task: str, one: str, other: str) -> tuple[Prompt | None, Prompt | None]:
    """Give a task's prompt of each side: of a folder where it is one, else the one in use."""
    sides = [
        own_prompt(Path(side), task) if Path(side).is_dir() else load_prompt(task, CURRENT[task])
        for side in (one, other)
    ]
    return sides[0], sides[1]


def _versions(task: str) -> list[Prompt]:
    found = {path.name.removesuffix(".md.j2") for place in PLACES for path in (place / task).glob("v*.md.j2")}
    return [load_prompt(task, int(name.removeprefix("v"))) for name in sorted(found)]


def _difference(one: Prompt, other: Prompt) -> list[str]:
    return list(
        difflib.unified_diff(one.text.splitlines(), other.text.splitlines(), one.name, other.name, lineterm="")
    )

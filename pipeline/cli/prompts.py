"""`plainpaper prompts`: what a model is told."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from pipeline.draft.model import TASKS, own_prompts
from pipeline.draft.prompts import CURRENT, Prompt, load_prompt, own_prompt, versions_of
from pipeline.errors import PlainpaperError
from pipeline.llm.estimate import guessed_tokens


@click.group(name="prompts")
def command() -> None:
    """Show what a model is told, compare versions, copy one to change it."""


@command.command(name="show", short_help="Print a prompt, or list them all.")
@click.argument("name", required=False)
def show(name: str | None) -> None:
    """Print the prompt NAME, such as write or write/v1; without a name, list them all."""
    if name:
        click.echo(_prompt(name).text)
        return
    for task, version in CURRENT.items():
        for prompt in (load_prompt(task, number) for number in versions_of(task)):
            used = "in use" if prompt.name == f"{task}/v{version}" else "older"
            click.echo(
                f"{prompt.name:<11} {used:<7} {prompt.digest[:16]}  some {guessed_tokens(prompt.text):,} tokens before a paper"
            )


@command.command(name="diff", short_help="Compare two prompts, or folders with your own.")
@click.argument("one")
@click.argument("other")
def diff(one: str, other: str) -> int:
    """Compare two prompts: names such as write/v1, tasks such as write, or folders with your own. Exit 1 if they differ.

    A folder is compared with the prompt that is named; two folders in all that `draft` would use of them.
    """
    lines = [line for a, b in _sides(one, other) for line in _difference(a, b)]
    click.echo("\n".join(lines) or "the same")
    return 1 if lines else 0


@command.command(name="copy", short_help="Copy prompts into a folder, to change them.")
@click.argument("tasks", nargs=-1)
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=Path("my-prompts"), show_default=True)
def copy(tasks: tuple[str, ...], to: Path) -> None:
    """Copy the prompts of TASKS (extract, write, repair) into a folder, to change them; `draft --prompts DIR` uses them."""
    copies: dict[Path, Prompt] = {}
    for name in tasks or TASKS:
        prompt = _prompt(name)
        path = to / f"{_task(prompt)}.md.j2"
        if _task(prompt) not in TASKS:
            raise PlainpaperError(
                f"your own {_task(prompt)} prompt would not be used", f"copy one of {', '.join(TASKS)}"
            )
        if path in copies:
            raise PlainpaperError(f"{_task(prompt)} is named twice", "name one version of each task")
        if path.exists():
            raise PlainpaperError(
                f"{path} is there already", "compare it: `plainpaper prompts diff`, or name another --to"
            )
        copies[path] = prompt
    try:
        to.mkdir(parents=True, exist_ok=True)
        for path, prompt in copies.items():
            path.write_text(prompt.text, encoding="utf-8")
            click.echo(f"{prompt.name} → {path}")
    except OSError as error:
        raise PlainpaperError(f"{error.filename}: {error.strerror}", "name another folder with --to") from error


def _prompt(name: str) -> Prompt:
    task, named, version = name.partition("/v")
    if task not in CURRENT or (named and not version.isdecimal()):
        raise PlainpaperError(f"there is no prompt {name}", f"tasks: {', '.join(CURRENT)}; versions such as write/v1")
    return load_prompt(task, int(version or CURRENT[task]))


def _task(prompt: Prompt) -> str:
    return prompt.name.partition("/")[0]


def _sides(one: str, other: str) -> list[tuple[Prompt, Prompt]]:
    """Give the pairs of prompts to compare."""
    named = next((side for side in (one, other) if not _is_folder(side)), None)
    if named is None:
        ours, theirs = own_prompts(Path(one)), own_prompts(Path(other))
        return [(getattr(ours, task), getattr(theirs, task)) for task in TASKS]
    task = _task(_prompt(named))
    return [(_side(one, task), _side(other, task))]


def _side(side: str, task: str) -> Prompt:
    """Give the prompt that is named, or a folder's of the task."""
    if not _is_folder(side):
        return _prompt(side)
    own = own_prompt(Path(side), task)
    if own is None:
        raise PlainpaperError(
            f"{side} holds no prompt {task}", "name what it holds, such as write, or compare two folders"
        )
    return own


def _is_folder(side: str) -> bool:
    """Tell a folder from a task of the same name, which is meant where it is named alone."""
    return side not in CURRENT and Path(side).is_dir()


def _difference(one: Prompt, other: Prompt) -> list[str]:
    return list(
        difflib.unified_diff(one.text.splitlines(), other.text.splitlines(), one.name, other.name, lineterm="")
    )

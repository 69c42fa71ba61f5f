"""docs/models.md agrees with the product: its commands, its flags, its figures and how many papers it asks for."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from pipeline.cli import cli
from pipeline.records.chance import papers_needed, rarest_split
from pipeline.records.comparing import MEASURES

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "models.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^plainpaper .+$|(?<=`)plainpaper [^`]+(?=`)", PAGE, re.MULTILINE)))


def parameters(words: list[str]) -> tuple[click.Command, list[str]]:
    """Give the command that words name, and the words after it."""
    command: click.Command = cli
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        assert found, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("line", [line for line in COMMANDS if len(line.split()) > 2])
def test_every_command_of_the_page_is_one_that_the_product_takes(line: str) -> None:
    command, words = parameters(line.split()[1:])
    command.make_context(command.name or "", words)


def test_every_flag_of_the_page_is_a_flag_of_comparing_or_drafting() -> None:
    known = {
        flag
        for name in ("compare", "draft", "doctor", "prompts")
        for command in (cli.get_command(click.Context(cli), name),)
        for parameter in (command.params if command else ())
        for flag in parameter.opts
    }
    copying, _ = parameters(["prompts", "copy"])
    known |= {flag for parameter in copying.params for flag in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) <= known


def test_every_figure_of_a_comparison_is_explained() -> None:
    told = " ".join(re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE))
    assert [measure.name for measure in MEASURES if measure.name not in told] == []


@pytest.mark.parametrize(("words", "share"), [("9 of 10", 0.9), ("3 of 4", 0.75), ("7 of 10", 0.7)])
def test_the_page_asks_for_as_many_papers_as_it_takes(words: str, share: float) -> None:
    assert f"| {words} | {papers_needed(share)} |" in PAGE


def test_with_fewer_papers_than_the_page_says_nothing_can_be_told_from_chance() -> None:
    assert "fewer than 6 papers" in PAGE
    assert rarest_split(5) is None
    assert rarest_split(6) == (6, 0)

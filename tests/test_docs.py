"""The pages for people agree with the product: commands, settings, exit codes, links."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from pipeline.cli import cli
from pipeline.cli.check import LIMITS
from pipeline.cli.configuration import KEYS
from tools.readme_excerpt import article, refreshed

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "samples" / "README.md"])
COMMANDS = cli.list_commands(click.Context(cli))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def flags_of(name: str) -> list[str]:
    """Give the long flags of a command."""
    command = cli.get_command(click.Context(cli), name)
    assert command
    return [flag for p in command.params if isinstance(p, click.Option) for flag in p.opts if flag.startswith("--")]


def variables_of(name: str) -> list[str]:
    """Give the environment variables that a command reads."""
    command = cli.get_command(click.Context(cli), name)
    assert command
    return [str(p.envvar) for p in command.params if p.envvar]


def test_readme_is_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 150


def test_readme_opens_with_the_two_commands_and_what_debian_needs() -> None:
    opening = "\n".join(README.splitlines()[:12])
    assert opening.index("make draft") < opening.index("make test")
    assert "sudo apt-get install -y make git python3-venv" in opening


def test_readme_shows_word_for_word_what_the_product_drafts_now() -> None:
    assert "> ## Key takeaway" in README
    assert refreshed(README, article()) == README, "run: make readme-excerpt"


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command_with_its_flags(name: str) -> None:
    assert f"`plainpaper {name}" in README
    assert [flag for flag in flags_of(name) if flag not in README] == []


def test_readme_names_no_command_that_does_not_exist() -> None:
    told = set(re.findall(r"plainpaper ([a-z]+) (?:SOURCE|FILE|NAME|import|show|check|\[?--)", README))
    assert told == set(COMMANDS)


def test_readme_names_every_setting() -> None:
    variables = {variable for name in COMMANDS for variable in variables_of(name)} | {"PLAINPAPER_API_KEY"}
    assert [variable for variable in variables if f"`{variable}`" not in README] == []
    assert [key for key in KEYS if f"`{key}`" not in README] == []


@pytest.mark.parametrize("page", ["README.md", "docs/operators.md"])
def test_every_exit_code_is_explained(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert told == {0, 1, 2, 3, 4, 130}


@pytest.mark.parametrize("page", ["README.md", "docs/editors.md", "docs/reviewers.md"])
def test_the_limit_of_the_checks_is_said_in_the_words_of_the_product(page: str) -> None:
    text = " ".join((ROOT / page).read_text(encoding="utf-8").split())
    assert LIMITS in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    broken = [link for link in links if not (page.parent / link.split("#")[0]).exists()]
    assert broken == []


def test_every_page_for_people_is_reached_from_the_readme() -> None:
    reached = {(ROOT / link).resolve() for link in LINK.findall(README) if "://" not in link}
    assert [page.name for page in PAGES if page != ROOT / "README.md" and page not in reached] == []


def test_developers_find_every_part_of_the_house_in_the_floor_plan() -> None:
    plan = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    parts = {p.name.removesuffix(".py") for p in (ROOT / "pipeline").iterdir() if not p.name.startswith("_")}
    assert [part for part in sorted(parts) if f"`{part}`" not in plan] == []


def test_every_library_has_its_reason() -> None:
    decision = (ROOT / "docs" / "decisions" / "0001-libraries.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    dependencies = project.split("dependencies = [")[1].split("\n]")[0]
    names = re.findall(r'"([\w-]+)[><=]', dependencies)
    assert names
    assert [name for name in names if f"| {name} |" not in decision] == []

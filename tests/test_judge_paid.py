"""A second opinion is paid once, held to the caps and kept in the workspace's books, as every model call is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fake_openai import FakeOpenAI

from pipeline.cli import cli

PAPER = (
    "A trial of a tablet for pain\n\nIn this trial, 40 adults with arthritis took a tablet or placebo for 12 weeks. "
    "The tablet reduced pain compared with placebo. One adult had a headache. The trial was done in one town."
)
SUMMARY = " ".join(f"In a trial of 40 adults, the tablet reduced pain, said reader {number}." for number in range(19))
Check = Callable[..., Result]


@pytest.fixture
def check(fake: FakeOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Run a command in a folder of its own, with a model configured."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINPAPER_BASE_URL", fake.base_url)
    monkeypatch.setenv("PLAINPAPER_MODEL", "tiny")
    Path("paper.txt").write_text(PAPER, encoding="utf-8")
    Path("summary.md").write_text(SUMMARY, encoding="utf-8")

    def run(*flags: str) -> Result:
        words = ["check", "--paper", "paper.txt", "--summary", "summary.md", "--judge", "--json", *flags]
        return CliRunner().invoke(cli, words)

    return run


def opinions(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["opinions"]
    return found


def spent(workspace: str = "outputs") -> dict[str, Any]:
    told = CliRunner().invoke(cli, ["stats", "--json", "--workspace", workspace])
    total: dict[str, Any] = json.loads(told.stdout)["total"]
    return total


def test_the_same_question_is_paid_once_and_stands_in_the_books(fake: FakeOpenAI, check: Check) -> None:
    first = opinions(check())
    asked = len(fake.seen)
    assert opinions(check()) == first
    assert len(fake.seen) == asked == 3
    assert (spent()["calls"], spent()["hits"]) == (3, 3)


def test_a_cap_stops_the_next_question_and_the_sentences_have_no_opinion(fake: FakeOpenAI, check: Check) -> None:
    result = check("--cap", "2calls/run", "--workspace", "desk")
    verdicts = [opinion["verdict"] for opinion in opinions(result)]
    assert (len(fake.seen), verdicts.count("no opinion")) == (2, 3)
    assert "could pass the cap of 2 calls a run" in result.stderr
    assert "raise the cap" in result.stderr
    assert spent("desk")["calls"] == 2


def test_a_cap_of_money_without_a_price_asks_nothing(fake: FakeOpenAI, check: Check) -> None:
    result = check("--cap", "1usd/run")
    assert (result.exit_code, fake.seen) == (1, [])

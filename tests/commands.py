"""Run commands as a person does, in a folder of their own, and serve a fake model: fixtures for any test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_openai import FakeOpenAI, serving

from pipeline.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code, and what stands on standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def fake() -> Iterator[FakeOpenAI]:
    """A fake server of this test's own."""
    with serving() as server:
        yield server


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def running(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["plainpaper", *words])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, said.out, said.err)

    return running

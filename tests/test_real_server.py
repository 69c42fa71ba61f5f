"""A real llama.cpp server with a tiny model of our samples' words: it answers in the form, and the checks stop what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from llama_server import SAMPLES, llama_serving, write_sample_model

from pipeline.records import SECTIONS, Summary

SHORT = ("null-trial.xml", "uncontrolled-series.nbib")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the samples' words."""
    return write_sample_model(tmp_path_factory.mktemp("model") / "tiny.gguf")


@pytest.fixture(scope="module")
def address(model: Path) -> Iterator[str]:
    """A real server's address."""
    with llama_serving(model) as served:
        yield served


def plainpaper(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command in a folder, as a process of its own; give its exit code and what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PLAINPAPER_")}
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *words],
        capture_output=True, text=True, check=False, cwd=folder, env=environment, timeout=300,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def drafts(folder: Path) -> list[dict[str, Any]]:
    """Give every draft of a workspace."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("outputs/*/draft.json"))]


def test_the_same_words_make_the_same_model_byte_for_byte(model: Path, tmp_path: Path) -> None:
    assert write_sample_model(tmp_path / "again.gguf").read_bytes() == model.read_bytes()


def test_the_doctor_finds_that_it_keeps_to_a_schema_and_how_much_it_reads(address: str, tmp_path: Path) -> None:
    code, said = plainpaper(tmp_path, "doctor", "--base-url", address, "--model", "tiny")
    assert code == 0, said
    assert "answers keep to a schema (json_schema)" in said
    assert "the papers' text stays on this machine" in said


def test_short_papers_become_whole_drafts_in_the_form_of_which_the_checks_stop_every_one(
    address: str, tmp_path: Path
) -> None:
    for name in SHORT:
        shutil.copy(SAMPLES / name, tmp_path)
    code, said = plainpaper(tmp_path, "draft", *SHORT, "--base-url", address, "--model", "tiny", "--workers", "1")
    assert code == 0, said
    found = drafts(tmp_path)
    assert len(found) == len(SHORT)
    for draft in found:
        summary = Summary.model_validate(draft["summary"])
        known = {passage["id"] for section in draft["paper"]["sections"] for passage in section["passages"]}
        assert all(summary.section(name) for name in SECTIONS)
        assert all(set(claim.passages) <= known for _, _, claim in summary.claims())
        assert draft["report"]["verdict"] == "blocked", draft["report"]
        assert any("The checks stopped" in note for note in summary.notes)
        assert summary.origin.tokens_in


def test_nonsense_that_is_taken_for_facts_of_a_whole_paper_is_dropped_or_stopped(
    address: str, tmp_path: Path
) -> None:
    lines = " ".join(f"Pain fell in {n} of the 900 adults who took mirsopal in the trial." for n in range(300, 420))
    (tmp_path / "long.txt").write_text(f"Mirsopal for pain in adults\n\nResults\n\n{lines}", encoding="utf-8")
    code, said = plainpaper(tmp_path, "draft", "long.txt", "--base-url", address, "--model", "tiny")
    stopped = [draft["report"]["verdict"] for draft in drafts(tmp_path)]
    assert (code, stopped) in [(4, []), (0, ["blocked"])], said
    if code:
        assert "agrees with its passages" in said or "did not keep to the form" in said
        assert "hint: " in said


def test_a_paper_beyond_its_context_is_told_in_its_own_words(address: str, tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(9_000))
    (tmp_path / "long.txt").write_text(f"A long abstract of a trial\n\nAbstract\n\n{words}", encoding="utf-8")
    code, said = plainpaper(tmp_path, "draft", "long.txt", "--base-url", address, "--model", "tiny")
    assert (code, drafts(tmp_path)) == (4, [])
    assert "hint: " in said

"""What a killed run has kept agrees with itself, and a backup taken while it ran is whole: on a file and on a server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from paper_maker import make_paper

MAIN = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def start(address: str | None, *arguments: str | Path) -> subprocess.Popen[str]:
    keys = {"PLAINPAPER_DATABASE_URL": address} if address else {}
    return subprocess.Popen(
        [*MAIN, *(str(argument) for argument in arguments)], env={**os.environ, **keys},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def run(address: str | None, *arguments: str | Path) -> tuple[int, str]:
    with start(address, *arguments) as process:
        said = process.communicate(timeout=120)[0]
    return process.returncode, said


def papers(folder: Path, number: int) -> Path:
    """Write papers of some length, so that a run takes a while."""
    folder.mkdir()
    for place in range(number):
        sentences = [f"Tablet {place} reduced pain in {count + 20} of 300 adults." for count in range(40)]
        paper = make_paper({"Abstract": sentences[:3], "Methods": sentences[3:9], "Results": sentences[9:]})
        text = "\n\n".join(f"## {s.title}\n\n{' '.join(p.text for p in s.passages)}" for s in paper.sections)
        (folder / f"paper-{place:02}.md").write_text(f"# Tablet {place} for pain in adults: a trial\n\n{text}\n")
    return folder


def test_a_killed_run_leaves_what_verifies_and_so_does_a_backup_taken_meanwhile(
    address: str | None, tmp_path: Path
) -> None:
    inbox, place = papers(tmp_path / "inbox", 12), tmp_path / "workspace"
    with start(address, "draft", inbox, "--workspace", place, "--workers", "2") as running:
        while len(list(place.glob("*/draft.json"))) < 2:
            assert running.poll() is None, running.communicate()[0]
            time.sleep(0.02)
        code, said = run(address, "backup", tmp_path / "meanwhile", "--workspace", place)
        assert code == 0, said
        running.kill()
        running.communicate()
    assert run(address, "verify", "--workspace", place)[1].splitlines()[-1] == "everything agrees"
    code, said = run(address, "restore", tmp_path / "meanwhile", "--workspace", place, "--force")
    assert code == 0, said
    # Pages drafted since are no part of it, and none of those that are is missing.
    assert run(address, "verify", "--workspace", place)[1].splitlines()[-1] == "everything agrees"

"""No pattern of the house stalls on a string made to stall it: one did once, for minutes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.ingest.disguise import without_endless_words

WALK = Path(__file__).parent / "pattern_walk.py"
PARTS = 3


def walk(part: int, of: int, *modules: str) -> dict[str, object]:
    """Run a part of the walk in a process of its own, with a clock that ends it; without modules it is over the house."""
    done = subprocess.run(
        [sys.executable, WALK, str(part), str(of), *modules], capture_output=True, text=True, timeout=550, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_stalls(part: int) -> None:
    found = walk(part, PARTS)
    assert found["slow"] == [], "make these linear: bounds, and possessive ++ and *+"
    assert int(str(found["patterns"])) > 200


def test_a_pattern_that_stalls_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stalling.py").write_text(
        'import re\nA = ({"x": re.compile(r"(a+)+b")},)\nB = re.sub(r"(?:1|1)+$", "", "")\n'
        'C = re.compile(r"[^.;]*\\bnot\\b")\nD = re.compile(r"\\w{1,9}+ [^;]{1,40}+;")\n'
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    slow = walk(0, 1, "stalling")["slow"]
    assert isinstance(slow, list)
    assert [where for where, _, _ in slow] == ["stalling.A", "stalling.C", "stalling:3"], "C is only a square"


def test_endless_words_are_parted_and_lose_no_letter() -> None:
    assert without_endless_words("a" * 1000 + " b") == " ".join(["a" * 300] * 3 + ["a" * 100]) + " b"
    assert without_endless_words("x" * 300) == "x" * 300

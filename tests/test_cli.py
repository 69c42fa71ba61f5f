"""The command line as a script sees it: exit codes, sentences with hints, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
SAMPLE_PDF = SAMPLES / "natalizumab-psoriasis.pdf"


def plainpaper(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "plainpaper"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_samples_become_five_drafts_and_one_block(tmp_path: Path) -> None:
    done = plainpaper("draft", SAMPLES, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 drafted" in done.stdout
    assert "1 blocked" in done.stdout
    drafts = [json.loads(p.read_text(encoding="utf-8")) for p in (tmp_path / "outputs").glob("*/draft.json")]
    blocked = [d for d in drafts if d["report"]["verdict"] == "blocked"]
    assert [d["paper"]["status"]["value"] for d in blocked] == ["retracted"]
    assert (tmp_path / "outputs" / "index.html").exists()


def test_a_missing_paper_exits_4_with_a_hint(tmp_path: Path) -> None:
    done = plainpaper("draft", "nowhere.pdf", cwd=tmp_path)
    assert done.returncode == 4
    assert "no such file" in done.stdout
    assert "hint:" in done.stdout


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    assert plainpaper("draft", cwd=tmp_path).returncode == 2
    assert plainpaper("check", "--paper", "x", cwd=tmp_path).returncode == 2


def test_a_model_without_a_server_is_a_known_error(tmp_path: Path) -> None:
    done = plainpaper("draft", SAMPLES, "--model", "some", cwd=tmp_path)
    assert (done.returncode, "hint:" in done.stderr) == (1, True)


def test_read_gives_json(tmp_path: Path) -> None:
    done = plainpaper("read", SAMPLE_PDF, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (paper,) = json.loads(done.stdout)
    assert paper["facts"]["design"]["value"] == "case report"
    for section in paper["sections"]:
        for passage in section["passages"]:
            assert paper["text"][passage["start"] : passage["end"]] == passage["text"]


def test_check_blocks_an_invented_number(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# A case\n\nThe woman had taken natalizumab for 97 months.\n", encoding="utf-8")
    done = plainpaper("check", "--paper", SAMPLE_PDF, "--summary", summary, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["verdict"] == "blocked"
    assert [flag["quote"] for flag in report["flags"] if flag["rule"] == "numbers"]
    assert (
        plainpaper(
            "check", "--paper", SAMPLE_PDF, "--summary", summary, "--fail-on", "block", cwd=tmp_path
        ).returncode
        == 1
    )


def test_check_takes_pairs(tmp_path: Path) -> None:
    paper = "Results. " + "In this trial of 40 adults with asthma the new inhaler did not change lung function. " * 4
    rows = [
        {"id": 1, "paper": paper, "summary": "The trial had 40 adults with asthma.", "scope": "full"},
        {"id": "empty", "paper": paper, "summary": "", "scope": "abstract"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = plainpaper("check", "--pairs", "in.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in out] == [1, "empty"]
    assert out[1]["verdict"] == "unchecked"
    assert set(out[0]) >= {"id", "verdict", "flags", "measures"}


def test_an_edited_draft_can_be_checked(tmp_path: Path) -> None:
    plainpaper("draft", SAMPLE_PDF, cwd=tmp_path)
    (article,) = (tmp_path / "outputs").glob("*/article.md")
    done = plainpaper("check", "--paper", SAMPLE_PDF, "--summary", article, "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["verdict"] in {"no flags", "flagged"}, done.stdout


def test_settings_come_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "plainpaper.toml").write_text('workspace = "kept"\n', encoding="utf-8")
    plainpaper("draft", SAMPLE_PDF, cwd=tmp_path)
    assert (tmp_path / "kept" / "index.html").exists()
    (tmp_path / "plainpaper.toml").write_text('wrkspace = "kept"\n', encoding="utf-8")
    done = plainpaper("draft", SAMPLE_PDF, cwd=tmp_path)
    assert (done.returncode, "wrkspace" in done.stderr) == (1, True)
    (tmp_path / "plainpaper.toml").write_text(f"workers = 1{'0' * 5000}\n", encoding="utf-8")
    assert "plainpaper.toml cannot be read" in plainpaper("draft", SAMPLE_PDF, cwd=tmp_path).stderr


@pytest.mark.parametrize("group", ["", "review", "prompts", "house"])
def test_no_command_is_explained_by_half_a_sentence_in_a_list(group: str, tmp_path: Path) -> None:
    listed = plainpaper(*group.split(), "--help", cwd=tmp_path).stdout.partition("Commands:")[2]
    assert listed
    assert "..." not in listed


@pytest.mark.parametrize("command", ["draft", "read", "check"])
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    assert plainpaper(command, "--help", cwd=tmp_path).stdout.startswith("Usage: ")

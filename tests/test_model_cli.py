"""`plainpaper draft` with a model, end to end: whole drafts, or one sentence and a hint for each paper."""

from __future__ import annotations

import json
import re
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_openai import FakeOpenAI

from pipeline.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
KEY = "sk-secret-0123456789"
DRAFTABLE = 6


@dataclass
class Run:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str
    workspace: Path

    def states(self) -> list[str]:
        """Give the state of each paper, in order."""
        return re.findall(
            r"^[✓■·–✗…⏸] (drafted|blocked|unchanged|refused|failed|parked|not tried)", self.out, re.MULTILINE
        )

    def written(self) -> list[Path]:
        """Give every file of the workspace but the store's own."""
        return [path for path in self.files() if not path.name.startswith(("plainpaper.db", "run.lock"))]

    def files(self) -> list[Path]:
        """Give every file of the workspace."""
        return [path for path in sorted(self.workspace.rglob("*")) if path.is_file()]

    def everything(self) -> str:
        """Give all that a person could read afterwards."""
        return (
            self.out + self.err + "".join(path.read_text(encoding="utf-8", errors="replace") for path in self.files())
        )


Draft = Callable[..., Run]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Draft:
    """Run `plainpaper draft` on the samples as a person does, in a folder of its own, with a key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINPAPER_API_KEY", KEY)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def run(base_url: str, *more: str) -> Run:
        words = [
            "draft",
            str(SAMPLES),
            "--base-url",
            base_url,
            "--model",
            "tiny",
            "--timeout",
            "60",
            "--workers",
            "1",
            *more,
        ]
        monkeypatch.setattr(sys, "argv", ["plainpaper", *words])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, said.out, said.err, tmp_path / "outputs")

    return run


def test_a_good_model_drafts_every_sample(fake: FakeOpenAI, draft: Draft) -> None:
    run = draft(fake.base_url)
    assert run.code == 0, run.out + run.err
    assert sorted(run.states()) == ["blocked"] + ["drafted"] * (DRAFTABLE - 1)
    assert len(fake.seen) == DRAFTABLE
    drafts = [json.loads(path.read_text(encoding="utf-8")) for path in run.workspace.glob("*/draft.json")]
    assert {d["summary"]["origin"]["drafter"] for d in drafts} == {"model"}
    assert all(d["summary"]["caveats"] and d["summary"]["origin"]["tokens_in"] > 1200 for d in drafts)
    assert [d["paper"]["source_name"] for d in drafts if d["report"]["verdict"] == "blocked"] == [
        "retracted-record.xml"
    ]


def test_the_first_line_says_to_which_host_the_text_goes(fake: FakeOpenAI, draft: Draft) -> None:
    host = fake.base_url.split("/")[2]
    assert draft(fake.base_url).err.splitlines()[0] == f"The papers' text goes to {host} (tiny)."


def assert_nothing_was_drafted(run: Run, states: list[str]) -> None:
    """Exit 4; a sentence and a hint for each failed paper; no page of a draft, nor half a file."""
    assert run.code == 4, run.out + run.err
    assert run.states() == states
    assert "Traceback" not in run.out + run.err
    lines = run.out.splitlines()
    for place in [n for n, line in enumerate(lines) if line.startswith("✗ failed")]:
        assert re.fullmatch(r" {13}\S.{10,320}", lines[place + 1]), lines[place + 1]
        assert lines[place + 2].startswith("             hint: ")
    assert [path.name for path in run.written()] == ["index.html", "run.json"]
    entries = json.loads((run.workspace / "run.json").read_text(encoding="utf-8"))["entries"]
    assert [e for e in entries if e["slug"] or not (e["error"] and e["hint"])] == []


@pytest.mark.parametrize(
    "fault", ["html", "nonsense", "prose", "empty", "refusal", "unknown-ids", "truncated", "context"]
)
def test_what_fails_paper_by_paper_costs_each_a_sentence_and_a_hint(
    fake: FakeOpenAI, draft: Draft, fault: str
) -> None:
    fake.fault = fault
    run = draft(fake.base_url)
    assert_nothing_was_drafted(run, ["failed"] * DRAFTABLE)
    assert KEY not in run.everything()


@pytest.mark.parametrize(
    ("fault", "said", "hint"),
    [
        ("401", "does not accept the key", "PLAINPAPER_API_KEY"),
        ("403", "does not accept the key", "PLAINPAPER_API_KEY"),
        ("quota", "no credit or quota", "credit"),
        ("404", "does not know this model", "--model"),
        ("redirect", "does not follow", "--base-url"),
        ("429-long", "too many requests", "wait"),
        ("500-long", "has trouble of its own", "again later"),
    ],
)
def test_what_would_fail_every_paper_alike_stops_the_run(
    fake: FakeOpenAI, draft: Draft, fault: str, said: str, hint: str
) -> None:
    fake.fault = fault
    run = draft(fake.base_url)
    assert_nothing_was_drafted(run, ["failed"] + ["not tried"] * (DRAFTABLE - 1))
    assert len(fake.seen) == 1
    *_, error, shown_hint = run.err.splitlines()
    assert error.startswith("error: ")
    assert said in error
    assert shown_hint.startswith("hint:  ")
    assert hint in shown_hint
    assert KEY not in run.everything()


def test_three_papers_without_a_server_stop_the_run(draft: Draft) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = draft(f"http://127.0.0.1:{port}/v1", "--timeout", "3")
    assert_nothing_was_drafted(run, ["failed"] * 3 + ["not tried"] * (DRAFTABLE - 3))
    assert f"127.0.0.1:{port} cannot be reached" in run.err


def test_a_server_that_never_answers_costs_no_more_than_the_timeout_each(fake: FakeOpenAI, draft: Draft) -> None:
    fake.fault = "stall"
    run = draft(fake.base_url, "--timeout", "1")
    assert_nothing_was_drafted(run, ["failed"] * 3 + ["not tried"] * (DRAFTABLE - 3))
    assert "did not answer within 1 seconds" in run.out


def test_a_paper_that_the_model_cannot_take_is_parked_until_a_person_wants_another_try(
    fake: FakeOpenAI, draft: Draft, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.fault = "third-fails"
    first = draft(fake.base_url)
    assert (first.code, sorted(first.states())) == (
        4,
        ["blocked", "drafted", "drafted", "drafted", "drafted", "failed"],
    )
    kept = {path: path.stat().st_mtime_ns for path in first.workspace.glob("*/*")}
    fake.fault, calls = "", len(fake.seen)
    second = draft(fake.base_url)
    assert (second.code, len(fake.seen) - calls) == (0, 0), second.out
    assert sorted(second.states()) == ["parked"] + ["unchanged"] * (DRAFTABLE - 1)
    monkeypatch.setattr(sys, "argv", ["plainpaper", "retry", "--all"])
    with pytest.raises(SystemExit):
        main()
    assert "waiting" in capsys.readouterr().out
    third = draft(fake.base_url)
    assert (third.code, len(fake.seen) - calls) == (0, 1), third.out
    assert sorted(third.states()) == ["drafted"] + ["unchanged"] * (DRAFTABLE - 1)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_a_failed_model_draft_leaves_an_older_draft_as_it_was_and_says_failed(fake: FakeOpenAI, draft: Draft) -> None:
    good = draft(fake.base_url)
    before = {path: path.read_bytes() for path in good.workspace.glob("*/*")}
    fake.fault = "context"
    again = draft(fake.base_url, "--model", "other")
    assert (again.code, again.states()) == (4, ["failed"] * DRAFTABLE)
    assert {path: path.read_bytes() for path in before} == before


def test_a_key_that_a_server_sends_back_is_on_no_page(fake: FakeOpenAI, draft: Draft) -> None:
    fake.fault = "echoes-key"
    run = draft(fake.base_url)
    assert "[key]" in run.everything()
    assert KEY not in run.everything()
    assert all(seen.headers["authorization"] == f"Bearer {KEY}" for seen in fake.seen)


def test_a_bug_leaves_logs_without_the_key_even_where_the_server_sent_it_back(
    fake: FakeOpenAI, draft: Draft, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("pipeline.llm.client.from_sdk", broken)
    fake.fault = "401"  # its words hold the key
    run = draft(fake.base_url)
    logs = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("plainpaper-bug-*.log"))
    assert (run.code, logs.count("RuntimeError: a bug")) == (4, DRAFTABLE)
    assert KEY not in run.everything() + logs


@pytest.mark.parametrize(
    "address", ["127.0.0.1:1/v1", f"http://me:{KEY}@127.0.0.1:1/v1", "http://127.0.0.1:1/v1?a=b"]
)
def test_an_address_that_cannot_be_right_is_one_sentence_before_any_paper_is_read(draft: Draft, address: str) -> None:
    run = draft(address)
    assert (run.code, run.out, run.written()) == (1, "", [])
    assert re.fullmatch(r"error: the server's address .+\nhint:  .+\n", run.err)
    assert KEY not in run.everything()

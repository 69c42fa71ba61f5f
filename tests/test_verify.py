"""`plainpaper verify` reads and hashes everything again, and names what is not what was kept."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connections
from kept import keep_draft, pay_call, tamper

from pipeline.cli import cli
from pipeline.store.agreement import Finding
from pipeline.store.backup import back_up_file
from pipeline.store.models import Paper
from pipeline.store.place import FILE_NAME
from pipeline.store.texts import digest_of
from pipeline.store.verify import NAMED, Seen, verify
from pipeline.store.workspace import Store

NAMES = ["database", "papers", "revisions", "stage results", "model calls", "events", "budgets", "pages"]


@pytest.fixture
def full(store: Store) -> Store:
    """A store with three drafts, and three calls that were paid for."""
    for number in range(3):
        keep_draft(store, number)
        pay_call(store, number)
    return store


def looked(store: Store) -> list[Seen]:
    return list(verify(store, lambda *_: None, lambda: 0.0))


def wrong(store: Store) -> dict[str, list[str]]:
    """Give what does not agree, by look."""
    return {
        seen.name: [f"{finding.which}: {finding.why}" for finding in seen.findings if not finding.harmless]
        for seen in looked(store)
        if seen.wrong
    }


def test_a_workspace_that_was_left_alone_agrees_with_itself(full: Store) -> None:
    assert wrong(full) == {}
    assert [seen.name for seen in looked(full)] == NAMES
    counts = {seen.name: seen.count for seen in looked(full)}
    assert counts["papers"] == counts["revisions"] == counts["stage results"] == counts["pages"] == 3
    assert counts["model calls"] == 6


@pytest.mark.parametrize(
    ("statement", "name", "why"),
    [
        ("UPDATE store_paper SET body = replace(body, 'pain', 'pails')", "papers", "its digest differs"),
        ("UPDATE store_paper SET source_digest = 'other'", "papers", "columns tell another paper"),
        ("UPDATE store_revision SET summary = replace(summary, 'helped', 'cured')", "revisions", "digest differs"),
        ("UPDATE store_revision SET number = 2", "revisions", "1 revisions are kept, numbered up to 2"),
        ("UPDATE store_stageresult SET body = body || ' '", "stage results", "digest differs"),
        ("UPDATE store_modelcall SET body = 'cheaper' WHERE state = 'done'", "model calls", "digest differs"),
        ("UPDATE store_modelcall SET state = 'gone' WHERE state = 'done'", "model calls", "“gone” does not exist"),
        ("UPDATE store_auditevent SET actor = 'nobody' WHERE at = 1.0", "events", "it was changed"),
        ("DELETE FROM store_auditevent WHERE at = 1.0", "events", "the event before it was changed or taken out"),
        ("UPDATE store_budget SET micro_usd = 1 WHERE substr(scope, 1, 3) = 'run'", "budgets", "all budgets by run"),
        (
            "UPDATE store_budget SET reserved_calls = 0 WHERE substr(scope, 1, 3) = 'day'",
            "budgets",
            "the calls in flight",
        ),
        (
            "DELETE FROM store_budget WHERE substr(scope, 1, 3) = 'run'",
            "budgets",
            "calls are in flight that it does not know",
        ),
        ("DELETE FROM store_revision", "database", "its revision does not exist"),
    ],
)
def test_what_was_changed_behind_the_guards_is_named(full: Store, statement: str, name: str, why: str) -> None:
    assert tamper(full, statement) > 0
    assert why in "\n".join(wrong(full).get(name, [])), wrong(full)


def test_a_passage_that_does_not_stand_where_it_should_is_named(full: Store) -> None:
    row = Paper.objects.using(full.alias).first()
    assert row
    body = row.body.replace("Nobody was harmed.", "Nobody was  armed.", 1)
    tamper(full, "UPDATE store_paper SET body = %s, digest = %s WHERE digest = %s", body, digest_of(body), row.digest)
    assert "passages that do not stand where they should: S2" in "\n".join(wrong(full)["papers"])


def test_a_guard_that_was_taken_away_is_named(full: Store) -> None:
    served = connections[full.alias].vendor == "postgresql"
    with connections[full.alias].cursor() as cursor:
        cursor.execute("DROP TRIGGER store_paper_no_update" + (" ON store_paper" if served else ""))
    assert wrong(full) == {
        "database": ["store_paper_no_update: the guard that keeps what is written from being changed is gone"]
    }


def test_an_edited_page_is_told_and_is_no_fault_and_a_missing_one_is(full: Store) -> None:
    (full.workspace / "draft-0" / "article.md").write_text("mine")
    (full.workspace / "draft-1" / "article.html").unlink()
    pages = looked(full)[-1]
    assert (pages.wrong, pages.harmless) == (1, 1)
    assert "article.html missing" in wrong(full)["pages"][0]


@pytest.mark.parametrize("content", ["", "{}", None])
def test_a_record_that_is_not_the_draft_that_is_kept_is_named(full: Store, content: str | None) -> None:
    path = full.workspace / "draft-1" / "draft.json"
    path.write_text(path.read_text().replace("helped", "cured") if content is None else content)
    assert wrong(full) == {
        "pages": [f"{path}: it is not the draft that is kept: delete it, and `plainpaper draft` writes it anew"]
    }


def test_what_is_wrong_everywhere_is_counted_and_named_in_part() -> None:
    seen = Seen("papers")
    for number in range(NAMED + 5):
        seen.add(Finding(f"paper {number}", "gone"))
    assert (seen.count, seen.wrong, len(seen.findings)) == (NAMED + 5, NAMED + 5, NAMED)


def test_verifying_sees_one_instant_while_others_write(open_store: Callable[..., Store]) -> None:
    full, writer = open_store(), open_store()
    for number in range(3):
        pay_call(full, number)
    writing = iter(range(10, 10_000))

    def meanwhile(name: str, *_: int) -> None:
        if name == "budgets":
            pay_call(writer, next(writing))

    seen = {look.name: look for look in verify(full, meanwhile, lambda: 0.0)}
    assert next(writing) > 12
    assert seen["budgets"].wrong == 0
    assert wrong(full) == {}


def test_the_command_prints_what_it_looked_at_and_exits_by_what_it_found(tmp_path: Path) -> None:
    runner, place = CliRunner(), ["--workspace", str(tmp_path)]
    with Store(tmp_path, lambda: 1.0) as store:
        keep_draft(store, 1)
    done = runner.invoke(cli, ["verify", *place])
    assert done.exit_code == 0, done.output
    assert "✓ papers                 1 looked at" in done.output
    assert done.output.splitlines()[-1] == "everything agrees"
    with Store(tmp_path, lambda: 1.0) as store:
        tamper(store, "UPDATE store_paper SET body = body || ' '")
    failed = runner.invoke(cli, ["verify", *place], standalone_mode=False)
    assert failed.return_value == 1
    assert "✗ papers" in failed.output
    assert "restore the newest backup" in failed.output


@pytest.mark.parametrize("command", [["verify"], ["backup", "copy.db"], ["restore", "copy.db", "--force"]])
def test_each_command_starts_by_itself(tmp_path: Path, command: list[str]) -> None:
    """Not only where a test has imported Django before."""
    Store(tmp_path, lambda: 1.0).close()
    back_up_file(tmp_path, tmp_path / "copy.db", lambda *_: None)
    (tmp_path / "copy.db").rename(tmp_path / ("x.db" if command[0] == "backup" else "copy.db"))
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *command, "--workspace", str(tmp_path)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_that_is_damaged_inside_is_named_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    with Store(tmp_path, lambda: 1.0) as store:
        for number in range(40):
            keep_draft(store, number)
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'store_stageresult'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    content = bytearray((tmp_path / FILE_NAME).read_bytes())
    content[(page - 1) * size : page * size] = b"\x00" * size
    (tmp_path / FILE_NAME).write_bytes(content)
    with Store(tmp_path, lambda: 1.0, upgrade=False) as store:
        found = wrong(store)
        assert "database is damaged" in "\n".join(found["stage results"])
        assert "database" in found
        assert "papers" not in found

"""A batch over a workspace: everything that can be drafted is, and nothing that stands is done again."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from stores import Clock

from pipeline.errors import ModelError, WorkspaceError
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import OfflineDrafter
from pipeline.flow.outcomes import Outcome, slug_of
from pipeline.flow.sources import find_sources
from pipeline.flow.taking_in import take_in
from pipeline.records import Paper, Summary
from pipeline.store.workspace import Store

CASE = """A rash after a new medicine: an invented case

Case presentation

A 41-year-old woman with asthma came to the clinic with a rash on both arms. She had taken inventumab for 3 months.
The doctors found no other cause for the rash. The rash was treated with a cream.

Discussion

This is one patient, and more research is needed to understand the link between inventumab and a rash.
"""


class CountingDrafter(OfflineDrafter):
    """Counts what it is asked to write; fails on demand."""

    def __init__(self, error: ModelError | None = None) -> None:
        super().__init__()
        self.calls = 0
        self.error = error

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        self.calls += 1
        if self.error:
            raise self.error
        return await super().write(paper, generation)


def run(workspace: Path, *paths: Path, drafter: CountingDrafter | None = None, workers: int = 1) -> list[Outcome]:
    with Store(workspace, Clock()) as store:
        take_in(store, workspace)
        batch = Batch(store, drafter or CountingDrafter(), tell=lambda _: None, workers=workers)
        return asyncio.run(batch.run(find_sources(list(paths), leave_out=workspace)))


def write(folder: Path, name: str, text: str = CASE) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_one_bad_file_leaves_the_others_drafted(tmp_path: Path) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "empty.pdf").write_bytes(b"")
    write(tmp_path, "page.pdf", "<!DOCTYPE html><html><body>please log in</body></html>")
    outcomes = run(tmp_path / "out", tmp_path, tmp_path / "missing.pdf")
    assert {o.name: o.state for o in outcomes} == {
        "good.txt": "drafted",
        "empty.pdf": "failed",
        "page.pdf": "failed",
        "missing.pdf": "failed",
    }
    assert all(o.message and o.hint for o in outcomes if o.state == "failed")
    assert (tmp_path / "out" / "good" / "article.html").exists()


def test_a_rerun_redoes_nothing(tmp_path: Path) -> None:
    source, drafter = write(tmp_path, "a.txt"), CountingDrafter()
    run(tmp_path / "out", source, drafter=drafter)
    before = (tmp_path / "out" / "a" / "draft.json").stat().st_mtime_ns
    outcomes = run(tmp_path / "out", source, drafter=drafter)
    assert [o.state for o in outcomes] == ["unchanged"]
    assert drafter.calls == 1
    assert (tmp_path / "out" / "a" / "draft.json").stat().st_mtime_ns == before


def test_an_edited_article_is_never_overwritten(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt")
    run(tmp_path / "out", source)
    article = tmp_path / "out" / "a" / "article.md"
    article.write_text("# My own words\n", encoding="utf-8")
    assert "left alone" in run(tmp_path / "out", source)[0].message
    write(tmp_path, "a.txt", CASE.replace("a cream", "a lotion"))
    outcome = run(tmp_path / "out", source)[0]
    assert article.read_text(encoding="utf-8") == "# My own words\n"
    assert "article.new.md" in outcome.message
    assert "lotion" in (tmp_path / "out" / "a" / "article.new.md").read_text(encoding="utf-8")
    run(tmp_path / "out", write(tmp_path, "a.txt", CASE.replace("3 months", "5 months")))
    assert article.read_text(encoding="utf-8") == "# My own words\n"


def test_an_edit_survives_a_lost_memory(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt")
    run(tmp_path / "out", source)
    (tmp_path / "out" / "run.json").unlink()
    article = tmp_path / "out" / "a" / "article.md"
    article.write_text("# My own words\n", encoding="utf-8")
    run(tmp_path / "out", source)
    assert article.read_text(encoding="utf-8") == "# My own words\n"


def test_files_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "paper.txt", CASE.replace("asthma", f"asthma {folder}"))
    outcomes = run(tmp_path / "out", tmp_path / "x", tmp_path / "y")
    assert len({o.slug for o in outcomes}) == 2


def test_odd_file_names_are_drafted(tmp_path: Path) -> None:
    for name in ("تقرير حالة.txt", "two\nlines.txt", "..txt", "a" * 200 + ".txt"):
        write(tmp_path, name)
    assert {o.state for o in run(tmp_path / "out", tmp_path)} == {"drafted"}
    assert "\n" not in slug_of("two\nlines")


def test_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    for number in range(100):
        write(tmp_path, f"code{number}.py", "print('hello')\n" * 50)
        (tmp_path / f"picture{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    write(tmp_path, "a.txt")
    states = [o.state for o in run(tmp_path / "out", tmp_path)]
    assert (states.count("drafted"), states.count("passed over"), len(states)) == (1, 200, 201)


def test_a_bad_key_stops_the_run_and_nothing_is_written(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", CASE.replace("3 months", f"{number + 2} months"))
    drafter = CountingDrafter(ModelError("authentication", "the key was refused", "check PLAINPAPER_API_KEY"))
    outcomes = run(tmp_path / "out", tmp_path, drafter=drafter)
    assert [o.state for o in outcomes] == ["failed"] + ["not tried"] * 4
    assert drafter.calls == 1
    assert not list((tmp_path / "out").glob("*/article.md"))


def test_three_lost_connections_stop_the_run(tmp_path: Path) -> None:
    for number in range(9):
        write(tmp_path, f"{number}.txt", CASE.replace("3 months", f"{number + 2} months"))
    drafter = CountingDrafter(ModelError("connection", "the server does not answer", "is it running?"))
    run(tmp_path / "out", tmp_path, drafter=drafter)
    assert drafter.calls == 3


def test_a_failed_paper_is_tried_again(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt")
    run(tmp_path / "out", source, drafter=CountingDrafter(ModelError("server", "the server failed", "try again")))
    assert [o.state for o in run(tmp_path / "out", source)] == ["drafted"]
    assert "server failed" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_broken_memory_is_a_known_error(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        run(tmp_path / "out", write(tmp_path, "a.txt"))


def test_the_memory_tells_what_came_of_each_source(tmp_path: Path) -> None:
    run(tmp_path / "out", write(tmp_path, "a.txt"))
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert told["format"] == 1
    assert [(e["slug"], e["design"], e["people"]) for e in told["entries"]] == [("a", "case report", "1")]


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    run(tmp_path / "out", write(tmp_path, "a.txt"))
    assert not list((tmp_path / "out").rglob(".writing-*"))


def test_a_bug_met_in_one_paper_costs_that_paper_alone(tmp_path: Path) -> None:
    class Tripping(CountingDrafter):
        async def write(self, paper: Paper, generation: int = 0) -> Summary:
            if "asthma" in paper.text:
                raise KeyError("a bug")
            return await super().write(paper, generation)

    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", CASE.replace("asthma", "eczema"))
    outcomes = run(tmp_path / "out", tmp_path, drafter=Tripping())
    assert [o.state for o in outcomes] == ["failed", "drafted"]
    assert "KeyError" in outcomes[0].message
    assert "report" in outcomes[0].hint

"""Write a workspace's lists. Takes the works; leaves `index.html` and `run.json`, renderings of what the store knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.flow.outcomes import Outcome
from pipeline.render import IndexRow, Problem, render_index
from pipeline.store.files import Entry, Memory, save_memory, write_whole
from pipeline.store.works import Work

_TROUBLE = frozenset({"parked", "waiting", "refused"})


def write_lists(workspace: Path, place: Path, works: Iterable[Work], outcomes: Iterable[Outcome]) -> None:
    """Write the index of every draft and every problem, and the list for programs.

    Raises:
        WorkspaceError: the folder cannot be written.
    """
    known = [work for work in works if work.state not in {"gone", "cancelled"}]
    rows = [
        IndexRow(slug=work.slug, source=Path(work.source).name, note=work.note, **work.row)
        for work in known
        if work.stands and work.row
    ]
    problems = {
        (Path(work.source).name, work.reason): Problem(Path(work.source).name, work.reason, work.hint)
        for work in known
        if work.state in _TROUBLE and work.reason
    }
    for outcome in outcomes:  # what could not even be read, such as a missing file, is nobody's work
        if outcome.state == "failed" and not outcome.slug:
            problems.setdefault((outcome.name, outcome.message), Problem(outcome.name, outcome.message, outcome.hint))
    save_memory(workspace, _memory(known))
    write_whole(place / "index.html", render_index(rows, list(problems.values())))


def _memory(works: list[Work]) -> Memory:
    memory = Memory()
    for work in works:
        failed = work.state in _TROUBLE
        memory.keep(
            Entry(
                source=work.source,
                record=work.record,
                source_digest=work.source_digest,
                drafter=work.author,
                slug=work.slug,
                error=work.reason if failed else "",
                hint=work.hint if failed else "",
                refused=work.state == "refused",
                page_digest=work.page_digest,
                note=work.note,
                **work.row,
            )
        )
    return memory

"""Show where a workspace stands, and change what comes next. Takes a store; gives an overview, or changed works."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import WorkspaceError
from pipeline.store.audit import Event, append_event
from pipeline.store.runs import RunRow, last_runs
from pipeline.store.works import Work, WorkState, all_works, change_work
from pipeline.store.workspace import Store

# What a person has to look at, most urgent first; the rest is counted.
WATCHED: tuple[WorkState, ...] = ("parked", "waiting", "cancelled")
NEXT = {
    "parked": "mend what it says, then `plainpaper retry {name}`, or `plainpaper cancel {name}`",
    "waiting": "the next `plainpaper draft` tries it again",
    "cancelled": "`plainpaper retry {name}` takes it up again",
    "blocked": "read it: what blocks stands at the sentence",
    "drafted": "read it, and correct it",
    "refused": "nothing: it is a notice, not a study",
    "gone": "nothing: its source no longer has this record",
}


@dataclass(frozen=True)
class Overview:
    """Where a workspace stands: works by state, those that want a person, the last runs."""

    counts: dict[str, int]
    watched: list[Work]
    every: list[Work]
    runs: list[RunRow]


def overview(store: Store, *, every: bool = False, runs: int = 3) -> Overview:
    """Give where a workspace stands; `every` gives each work too."""
    counts: dict[str, int] = {}
    watched: list[Work] = []
    rest: list[Work] = []
    for work in store.read(lambda: list(all_works(store))):
        counts[work.state] = counts.get(work.state, 0) + 1
        if work.state in WATCHED:
            watched.append(work)
        if every:
            rest.append(work)
    watched.sort(key=lambda work: WATCHED.index(work.state))
    return Overview(counts, watched, rest, store.read(lambda: last_runs(store, runs)))


def name_of(work: Work) -> str:
    """Give the shortest name by which a person can mean a work: its folder, else its file and record."""
    return work.slug or (Path(work.source).name + (f"#{work.record + 1}" if work.record else ""))


def next_step(work: Work) -> str:
    """Say what a person can do about a work."""
    return NEXT[work.state].format(name=_quoted(name_of(work)))


def retry(store: Store, names: list[str], person: str, *, every: bool = False) -> list[Work]:
    """Let the next run take works up again, asking a model anew; `every` means all that are parked or waiting.

    Raises:
        WorkspaceError: a name is nobody's, or several works'.
    """
    chosen, at = _parked(store) if every else _named(store, names), store.clock()

    def change() -> None:
        for work in chosen:
            append_event(store.alias, _event(at, person, "retry", work))
            change_work(store, work, state="waiting", generation=work.generation + 1, tries=0, inputs="")

    store.write(change)
    return chosen


def cancel(store: Store, names: list[str], person: str) -> list[Work]:
    """Let no run take these works up; a draft that stands stays.

    Raises:
        WorkspaceError: a name is nobody's, or several works'.
    """
    chosen, at = _named(store, names), store.clock()

    def change() -> None:
        for work in chosen:
            append_event(store.alias, _event(at, person, "cancel", work))
            change_work(store, work, state="cancelled", reason="cancelled by a person", hint="")

    store.write(change)
    return chosen


def _event(at: float, person: str, action: str, work: Work) -> Event:
    return Event(at, person, action, name_of(work), {"source": work.source, "record": work.record, "was": work.state})


def _parked(store: Store) -> list[Work]:
    return [work for work in store.read(lambda: list(all_works(store))) if work.state in {"parked", "waiting"}]


def _named(store: Store, names: list[str]) -> list[Work]:
    works = [work for work in store.read(lambda: list(all_works(store))) if work.state != "gone"]
    found: list[Work] = []
    for name in names:
        meant = [work for work in works if name in {work.slug, work.source, name_of(work)}]
        meant = meant or [work for work in works if name == Path(work.source).name]
        if not meant:
            raise WorkspaceError(f"nothing here is named {name}", "`plainpaper status --all` names everything")
        if len(meant) > 1:
            several = ", ".join(name_of(work) for work in meant[:4])
            raise WorkspaceError(f"{name} may be several: {several}", "name one of them")
        found += meant
    return found


def _quoted(name: str) -> str:
    return f"'{name}'" if any(c.isspace() or c in "\"'$;&()" for c in name) else name

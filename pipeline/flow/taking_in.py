"""Take in a workspace that was drafted before there was a store. Takes its `run.json` and drafts; leaves them as works."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from pipeline.flow.journey import TAKEN_IN
from pipeline.flow.outcomes import row_of
from pipeline.records import Draft
from pipeline.store.files import Entry, load_memory
from pipeline.store.works import DRAFTER, Work, has_works, keep_work
from pipeline.store.workspace import Store


def take_in(store: Store, place: Path) -> int:
    """Keep the drafts of an older workspace as first revisions; give how many. A store that has works is left alone.

    Raises:
        WorkspaceError: `run.json` is there and is not ours to read.
    """
    if store.read(lambda: has_works(store)):
        return 0
    memory = load_memory(store.workspace)
    found = [(entry, draft) for entry in memory.entries.values() if (draft := _draft(place, entry))]

    def keep() -> None:
        for entry, draft in found:
            keep_work(store, _work(entry, draft), draft=draft)

    store.write(keep)
    return len(found)


def _draft(place: Path, entry: Entry) -> Draft | None:
    """Read an entry's `draft.json`; None where it is of another form, and is drafted anew."""
    path = place / entry.slug / "draft.json"
    if not entry.slug or not path.is_file():
        return None
    try:
        return Draft.model_validate_json(path.read_bytes())
    except (ValidationError, OSError):
        return None


def _work(entry: Entry, draft: Draft) -> Work:
    origin = draft.summary.origin
    by_model = origin.drafter == "model"
    return Work(
        source=entry.source,
        record=entry.record,
        state="blocked" if draft.verdict == "blocked" else "drafted",
        source_digest=entry.source_digest,
        inputs=TAKEN_IN if by_model else "",
        kind=f"model/1 {origin.model} at {origin.host}" if by_model else "",
        slug=entry.slug,
        author=f"{DRAFTER}{entry.drafter}",
        row=row_of(draft),
        page_digest=entry.page_digest,
        note=entry.note,
    )

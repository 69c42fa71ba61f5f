"""Whatever happens to the file's bytes is told, or changes nothing that was kept; never a crash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import keep_draft, pay_call

from pipeline.errors import WorkspaceError
from pipeline.store.models import AuditEvent, ModelCall, Paper, Revision, StageResult
from pipeline.store.place import FILE_NAME
from pipeline.store.verify import verify
from pipeline.store.workspace import Store

# What is under a digest, or tells one.
HASHED = (
    (Paper, ("digest", "source_digest", "doi", "pmid", "body")),
    (Revision, ("number", "paper_id", "summary", "report", "digest")),
    (StageResult, ("body", "digest")),
    (AuditEvent, ("at", "actor", "action", "subject", "detail", "before", "digest")),
    (ModelCall, ("state", "body", "body_digest")),
)


def contents(store: Store) -> list[Any]:
    return [list(model.objects.using(store.alias).order_by("pk").values_list(*names)) for model, names in HASHED]


def opened(folder: Path) -> Store:
    return Store(folder, lambda: 1.0, upgrade=False)


class Whole:
    """A workspace's file, what it holds, and the folder with its pages; no dataclass, which failures would print."""

    def __init__(self, content: bytes, told: list[Any], pages: Path) -> None:
        self.content, self.told, self.pages = content, told, pages


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A workspace with six drafts."""
    folder = tmp_path_factory.mktemp("whole")
    with Store(folder, lambda: 1.0) as store:
        for number in range(6):
            keep_draft(store, number)
            pay_call(store, number)
        told = contents(store)
    return Whole((folder / FILE_NAME).read_bytes(), told, folder)


def outcome(folder: Path, pages: Path) -> tuple[bool, list[Any] | None]:
    """Tell whether anything was found to be wrong, and give what can still be read."""
    try:
        with opened(folder) as store:
            wrong = any(seen.wrong for seen in verify(store, lambda *_: None, lambda: 0.0, out=pages))
            try:
                return wrong, store.read(lambda: contents(store))
            except (WorkspaceError, ValueError):
                return wrong, None
    except WorkspaceError as error:
        return bool(error.hint), None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255), many=st.sampled_from([1, 8, 4_096]))
def test_bytes_that_were_changed_are_told_or_change_nothing_that_was_kept(
    whole: Whole, tmp_path_factory: pytest.TempPathFactory, share: float, byte: int, many: int
) -> None:
    content = whole.content
    folder = tmp_path_factory.mktemp("spoiled")
    start = int(share * len(content))
    spoiled = bytes(old ^ byte for old in content[start : start + many])
    (folder / FILE_NAME).write_bytes(content[:start] + spoiled + content[start + many :])
    told, after = outcome(folder, whole.pages)
    assert told or after == whole.told, f"bytes {start} to {start + many} were changed, and nobody noticed"


@pytest.mark.parametrize("left", [1, 100, 1_000, 4_096, 20_000])
def test_a_file_that_was_cut_off_is_told(whole: Whole, tmp_path: Path, left: int) -> None:
    (tmp_path / FILE_NAME).write_bytes(whole.content[:left])
    assert outcome(tmp_path, whole.pages)[0]

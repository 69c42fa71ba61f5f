"""Keep a workspace's files. Takes renderings; gives whole files, and what `run.json` tells of an older workspace.

Files appear whole, by rename. `run.json` is written for programs; only a workspace from before the database is read by it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import WorkspaceError

FORMAT = 1


@dataclass
class Entry:
    """What came of one record of one source. `error` is empty where a draft stands in `slug`."""

    source: str
    record: int
    source_digest: str
    drafter: str
    slug: str = ""
    title: str = ""
    design: str = ""
    people: str = ""
    verdict: str = ""
    citation: str = ""
    blocks: int = 0
    warns: int = 0
    error: str = ""
    hint: str = ""
    refused: bool = False
    page_digest: str = ""
    note: str = ""
    levels: dict[str, str] = field(default_factory=dict)
    outside: str = ""


@dataclass
class Memory:
    """The entries of a workspace by (source, record)."""

    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        """Remember an entry."""
        self.entries[entry.source, entry.record] = entry


def load_memory(workspace: Path) -> Memory:
    """Read `run.json`; a workspace without one is new.

    Raises:
        WorkspaceError: the file is there and is not ours to read.
    """
    path = workspace / "run.json"
    if not path.exists():
        return Memory()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] > FORMAT:
            raise WorkspaceError(f"{path} was written by a newer plainpaper", "update plainpaper")
        entries = [Entry(**row) for row in told["entries"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            f"{path} cannot be read ({type(error).__name__})",
            "restore it, or move it away to draft everything anew",
        ) from error
    return Memory({(e.source, e.record): e for e in entries})


def save_memory(workspace: Path, memory: Memory) -> None:
    """Write `run.json`, whole: an entry a line, which is written several times as fast as indented JSON."""
    entries = sorted(memory.entries.values(), key=lambda e: (e.source, e.record))
    lines = ",\n".join(json.dumps(vars(entry), ensure_ascii=False) for entry in entries)
    text = f'{{"format": {FORMAT}, "entries": [\n{lines}\n]}}\n'
    write_whole(workspace / "run.json", text.encode("utf-8", errors="surrogateescape"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it appears whole or not at all.

    Raises:
        WorkspaceError: the folder cannot be written (full, read-only, a file in the way).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WorkspaceError(
            f"{path.parent} cannot be written: {error.strerror or error}",
            "free space, or choose another --workspace",
        ) from error


def write_pages(folder: Path, files: dict[str, bytes], known_digest: str) -> tuple[str, str]:
    """Write a draft's files; give the digest of its article.md and a note for the editor.

    An `article.md` that differs from what we last wrote (`known_digest`) is a person's work: it stays,
    and ours goes beside it as `article.new.md`.
    """
    page = files["article.md"]
    digest, note = sha256(page), ""
    target = folder / "article.md"
    if target.exists() and (now := sha256(target.read_bytes())) not in {known_digest, digest}:
        files = {**files, "article.new.md": page}
        del files["article.md"]
        digest, note = (
            known_digest or f"not {now}",
            "article.md was edited: left alone, new text in article.new.md",
        )
    for name, content in files.items():
        write_whole(folder / name, content)
    return digest, note


def sha256(content: bytes) -> str:
    """Give the SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()

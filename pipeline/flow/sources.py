"""Find the sources that an editor named. Takes paths; gives files to read, and what was passed over."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SourceError

PAPER_ENDINGS = frozenset(
    {
        ".pdf", ".xml", ".nxml", ".nbib", ".ris", ".txt", ".md", ".markdown", ".gz", ".medline", ".html", ".htm", ".xhtml",
        ".bib", ".ciw", ".docx",
    }
)  # fmt: skip
# Inside a folder, prose without one of these endings is somebody's code or notes, not a paper.
PROSE_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text"})
# A larger file is no paper: the largest PubMed update file is under 100 MB.
LARGEST = 200_000_000


@dataclass(frozen=True)
class Source:
    """One file to read. `named` is true where the editor named it, false where a folder held it."""

    path: Path
    named: bool

    @property
    def name(self) -> str:
        """Give the file's name as a person can read it, on one line."""
        return shown(self.path.name)


def shown(name: str) -> str:
    """Make a file name safe to print: one line, valid UTF-8."""
    return "".join(c if c.isprintable() else "�" for c in name.encode(errors="replace").decode())


def find_sources(paths: list[Path], leave_out: Path) -> Iterator[Source]:
    """Give each file once, folders walked in name order.

    Hidden files, README, `leave_out` and what a browser saves beside a page are skipped.
    """
    seen: set[Path] = set()
    for path in paths:
        walk = path.is_dir()
        for file in sorted(_files(path, leave_out)) if walk else (path,):
            key = file.resolve()
            if key not in seen:
                seen.add(key)
                yield Source(file, named=not walk)


def _files(folder: Path, leave_out: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name.lower().startswith("readme"):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and entry.resolve() != leave_out.resolve() and not _belongs_to_page(entry):
                yield from _files(entry, leave_out)
        else:
            yield entry


def _belongs_to_page(folder: Path) -> bool:
    """Tell the folder of pictures and frames that a browser saves beside a page: “paper_files” of “paper.html”."""
    stem, mark, rest = folder.name.rpartition("_files")
    return bool(mark and stem and not rest) and any(
        (folder.parent / f"{stem}{ending}").is_file() for ending in (".html", ".htm", ".xhtml")
    )


def read_bytes(path: Path) -> bytes:
    """Read a source.

    Raises:
        SourceError: it is missing, no ordinary file, too large, or may not be read.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise SourceError("this is not an ordinary file", "name a file or a folder of papers")
        if info.st_size > LARGEST:
            raise SourceError(
                f"the file is {info.st_size / 1e6:,.0f} MB: no paper is that large",
                f"files up to {LARGEST / 1e6:.0f} MB are read: split it, or check that it is a paper",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file", "check the spelling and the folder") from error
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror}", "check its permissions") from error

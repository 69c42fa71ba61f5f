"""An editor names files and folders; each paper is found once, in order, and what is no paper is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.flow.sources import find_sources, read_bytes, shown


def names(paths: list[Path], leave_out: Path = Path("/nowhere")) -> list[str]:
    """Give the names of what is found."""
    return [source.name for source in find_sources(paths, leave_out)]


def fill(folder: Path, *files: str) -> None:
    """Write small files, with the folders that hold them."""
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words", encoding="utf-8")


def test_a_folder_is_walked_in_name_order_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt", ".hidden.txt", "README.md", "deep/c.txt", ".git/d.txt")
    assert names([tmp_path]) == ["a.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    found = list(find_sources([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"], Path("/nowhere")))
    assert [(source.name, source.named) for source in found] == [("b.txt", True), ("a.txt", False)]


def test_the_workspace_inside_a_folder_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "out/article.md")
    assert names([tmp_path], leave_out=tmp_path / "out") == ["a.txt"]


def test_what_a_browser_saved_beside_a_page_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "paper.html", "paper_files/frame.html", "other_files/b.txt")
    assert names([tmp_path]) == ["b.txt", "paper.html"]


def test_a_link_to_a_folder_above_is_not_followed_for_ever(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names([tmp_path]) == ["a.txt"]


def test_a_name_is_shown_on_one_line_whatever_it_is() -> None:
    assert shown("a\nb\x07\u202e.txt") == "a�b��.txt"


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_bytes(tmp_path / "missing.pdf")
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "pipe", tmp_path):
        with pytest.raises(SourceError, match="not an ordinary file"):
            read_bytes(odd)

"""What `plainpaper check` says of a file that it cannot take: which of the two, why, and what to give instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import SourceError
from pipeline.flow.checking import summary_text

PAPER = "Results. " + "In this trial of 40 adults with asthma the new inhaler did not change lung function. " * 4


@pytest.mark.parametrize(("paper", "summary"), [("p.txt", "missing"), ("missing", "p.txt")])
def test_the_missing_one_of_two_files_is_named_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], paper: str, summary: str
) -> None:
    (tmp_path / "p.txt").write_text(PAPER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["plainpaper", "check", "--paper", paper, "--summary", summary])
    with pytest.raises(SystemExit) as left:
        main()
    assert (left.value.code, capsys.readouterr().err.splitlines()[0]) == (1, "error: missing: there is no such file")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<!DOCTYPE html><html><body><p>It helped.</p></body></html>", "a web page or XML"),
        (b"\xef\xbb\xbf\n <html><body>It helped.</body></html>", "a web page"),
        (b'<?xml version="1.0"?><article><body/></article>', "XML"),
        (b"<article><p>It helped.</p></article>", "XML"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"\x7fELF\x00\x00", "neither text nor a Word file"),
    ],
)
def test_a_file_that_is_no_summary_is_refused_with_the_forms_a_summary_may_have(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told) as caught:
        summary_text(data)
    assert caught.value.hint == "save the summary as Markdown, plain text or Word (.docx)"


@pytest.mark.parametrize("text", ["# It\n\nThe tag <html> is told.", "<b>It</b> helped.", "< 5 % had it.", ""])
def test_text_with_marks_further_on_is_still_a_summary(text: str) -> None:
    assert summary_text(text.encode()) == text

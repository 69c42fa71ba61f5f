"""`plainpaper check` as a script sees it: what goes in, what comes out, and with which exit code."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.check import command
from pipeline.errors import PlainpaperError, SourceError
from pipeline.ingest.docx import LARGEST, docx_text

PAPER = (
    "A trial of a tablet for pain\n\nIn this trial, 40 adults with arthritis took a tablet or placebo for 12 weeks. "
    "The tablet reduced pain compared with placebo. One adult had a headache. The trial was done in one town."
)
FINE = "In a trial of 40 adults with arthritis, the tablet reduced pain compared with placebo."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, list(map(str, words)), standalone_mode=False)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def check(folder: Path, summary: str | bytes, *flags: str, name: str = "summary.md") -> Result:
    paper = write(folder, "paper.txt", PAPER)
    return run("--paper", paper, "--summary", write(folder, name, summary), *flags)


def report(folder: Path, summary: str | bytes, name: str = "summary.md") -> dict[str, Any]:
    done = check(folder, summary, "--json", name=name)
    assert done.return_value == 0, done.exception
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def pairs(folder: Path, *rows: Any, flags: tuple[str, ...] = ()) -> tuple[Result, list[dict[str, Any]]]:
    lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    out = folder / "out.jsonl"
    done = run("--pairs", write(folder, "in.jsonl", lines), "--out", out, *flags)
    return done, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def word_file(*paragraphs: str, part: str = "word/document.xml") -> bytes:
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, xml)
    return target.getvalue()


def words(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"{properties}<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("summary", "fail_on", "code"),
    [
        (FINE, None, 0), (FINE, "block", 0), (FINE, "warn", 0),
        ("Stop taking your tablets.", None, 0), ("Stop taking your tablets.", "block", 1),
        ("Children took the tablet.", "block", 0), ("Children took the tablet.", "warn", 1),
        ("", "block", 1), ("", None, 0),
    ],
)  # fmt: skip
def test_fail_on_exits_1_and_an_unchecked_summary_never_counts_as_clean(
    summary: str, fail_on: str | None, code: int, tmp_path: Path
) -> None:
    flags = ("--fail-on", fail_on) if fail_on else ()
    done = check(tmp_path, summary, *flags)
    assert done.return_value == code, done.stdout


def test_json_has_the_shape_that_scripts_rely_on(tmp_path: Path) -> None:
    row = report(tmp_path, "Stop taking your tablets.")
    assert set(row) == {"verdict", "flags", "measures"}
    assert set(row["flags"][0]) >= {"rule", "severity", "section", "message", "quote", "start", "end"}
    assert row["verdict"] == "blocked"
    assert row["measures"]["words"] == 4


def test_a_person_reads_verdict_flags_and_the_limits_of_the_checks(tmp_path: Path) -> None:
    told = check(tmp_path, "Stop taking your tablets.").stdout
    assert told.startswith("verdict: blocked")
    assert "block advice: " in told
    assert "no flags does not mean correct" in told


@pytest.mark.parametrize(
    "summary",
    [
        FINE,
        f"# A trial\n\n{FINE}",
        f"## Key takeaway\n\n{FINE}\n\n## What they found\n\n- {FINE}\n",
        f"**Key takeaway**\r\n\r\n{FINE}\r\n",
        f"\ufeff{FINE}",
    ],
)
def test_headings_and_ids_are_welcome_and_not_needed(summary: str, tmp_path: Path) -> None:
    row = report(tmp_path, summary)
    assert row["verdict"] == "no flags", row["flags"]
    assert {flag["severity"] for flag in row["flags"]} == {"note"}


def test_a_word_file_is_read_like_markdown(tmp_path: Path) -> None:
    data = word_file(
        words("A trial", "Title"), words("Key takeaway", "Heading2"), words(FINE),
        words("Important considerations", "Heading2"), f"{words('Stop taking ')}<w:r><w:t>your tablets.</w:t></w:r>",
        "<w:del><w:r><w:delText>It cures all 900 adults.</w:delText></w:r></w:del>",
    )  # fmt: skip
    row = report(tmp_path, data, name="summary.docx")
    loud = [(flag["rule"], flag["section"], flag["quote"]) for flag in row["flags"] if flag["severity"] == "block"]
    assert loud == [("advice", "caveats", "Stop taking your tablets")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 and nothing more", "damaged"),
        (word_file(words("Hello"), part="other/thing.xml"), "no Word file"),
        (word_file("<w:r><w:t>never closed"), "XML is broken"),
    ],
)
def test_a_damaged_word_file_is_a_known_error(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        docx_text(data)


def test_a_word_file_that_unpacks_to_a_bomb_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST + 2))
    assert len(target.getvalue()) < LARGEST / 500
    with pytest.raises(SourceError, match="unpacks to more than"):
        docx_text(target.getvalue())


def test_entities_in_a_word_file_are_not_expanded() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{WORD}">'
            "<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p></w:document>",
        )
    assert docx_text(target.getvalue()) == "a"


def test_pairs_give_a_row_for_each_row(tmp_path: Path) -> None:
    done, rows = pairs(
        tmp_path,
        {"id": 1, "paper": PAPER, "summary": FINE, "scope": "full"},
        {"id": "two", "paper": PAPER, "summary": "The trial had 97 adults.", "scope": "full"},
        {"id": "empty", "paper": PAPER, "summary": ""},
    )
    assert done.return_value == 0
    assert [(row["id"], row["verdict"]) for row in rows] == [
        (1, "no flags"), ("two", "blocked"), ("empty", "unchecked"),
    ]  # fmt: skip
    assert set(rows[0]) == {"id", "verdict", "flags", "measures"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{broken", "not JSON"),
        ("[1, 2]", "a row is an object"),
        ({"paper": PAPER, "summary": FINE}, "no id"),
        ({"id": 2, "paper": PAPER}, "summary is no text"),
        ({"id": 2, "paper": ["x"], "summary": FINE}, "paper is no text"),
        ({"id": 2, "paper": PAPER, "summary": FINE, "scope": "half"}, "scope"),
        ({"id": 2, "paper": "", "summary": FINE}, "empty"),
        ('{"id": 2, "paper": ' + "[" * 100_000, "not JSON"),
    ],
)
def test_one_bad_row_says_what_is_wrong_and_costs_the_others_nothing(row: Any, told: str, tmp_path: Path) -> None:
    good = {"id": 1, "paper": PAPER, "summary": FINE}
    done, rows = pairs(tmp_path, good, row, {**good, "id": 3})
    assert done.return_value == 4
    assert [r["verdict"] for r in rows] == ["no flags", "unchecked", "no flags"]
    assert told in rows[1]["error"]
    assert "line 2" in rows[1]["error"]


def test_a_bad_row_under_fail_on_is_not_clean(tmp_path: Path) -> None:
    done, _ = pairs(tmp_path, {"id": 1, "paper": PAPER, "summary": FINE}, "{broken", flags=("--fail-on", "block"))
    assert done.return_value == 1


def test_half_a_character_in_a_row_is_no_crash(tmp_path: Path) -> None:
    row = f'{{"id": "\\ud800", "paper": {json.dumps(PAPER)}, "summary": "A \\ud83d tablet for 40 adults with pain."}}'
    done, rows = pairs(tmp_path, row)
    assert (done.return_value, len(rows)) == (0, 1)


def test_results_are_never_written_over_the_rows(tmp_path: Path) -> None:
    path = write(tmp_path, "in.jsonl", json.dumps({"id": 1, "paper": PAPER, "summary": FINE}))
    done = run("--pairs", path, "--out", path)
    assert isinstance(done.exception, PlainpaperError)
    assert path.read_text(encoding="utf-8")


def test_a_short_paper_is_still_a_paper_to_check_against(tmp_path: Path) -> None:
    _, rows = pairs(
        tmp_path, {"id": 1, "paper": "She was treated for 6 months.", "summary": "She was treated for 97 months."}
    )
    assert [flag["rule"] for flag in rows[0]["flags"] if flag["severity"] != "note"] == ["numbers"]

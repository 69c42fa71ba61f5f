"""What bad input gets: one sentence and a hint for that file, everything else drafted, nothing half-written."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PLAINPAPER = Path(sys.executable).parent / "plainpaper"
RECORD = """PMID- 123
TI  - A study that has a title and nothing else
AU  - Someone A
DP  - 2024
"""
NOTICE = """PMID- 124
TI  - Retraction: An invented trial of an invented spray
PT  - Retraction of Publication
AB  - The editors retract this invented article because its data could not be found. The authors agree with it fully.
"""


def plainpaper(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does."""
    return subprocess.run([PLAINPAPER, *map(str, words)], capture_output=True, text=True, cwd=cwd, check=False)


def locked_pdf() -> bytes:
    """Give the sample, encrypted with a password that nobody tells."""
    writer = PdfWriter(clone_from=PdfReader(SAMPLES / "natalizumab-psoriasis.pdf"))
    writer.encrypt(user_password="nobody tells", owner_password="nobody knows", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def scanned_pdf() -> bytes:
    """Give a page that is one grey picture, without a letter of text."""
    picture = b"P5 200 280 255\n" + bytes((x * y) % 256 for y in range(280) for x in range(200))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def letterbox(tmp_path: Path) -> Path:
    """Give a folder with one good paper among files that nobody wants to meet."""
    box = tmp_path / "letterbox"
    box.mkdir()
    (box / "good.txt").write_bytes((SAMPLES / "mouse-study.txt").read_bytes())
    (box / "تقرير\nحالة.txt").write_bytes((SAMPLES / "mouse-study.txt").read_bytes())
    (box / "empty.pdf").write_bytes(b"")
    (box / "login.pdf").write_text("<!DOCTYPE html><html><body>Please log in.</body></html>", encoding="utf-8")
    (box / "locked.pdf").write_bytes(locked_pdf())
    (box / "scan.pdf").write_bytes(scanned_pdf())
    (box / "cut.pdf").write_bytes((SAMPLES / "natalizumab-psoriasis.pdf").read_bytes()[:900])
    (box / "title-only.nbib").write_text(RECORD, encoding="utf-8")
    (box / "notice.nbib").write_text(NOTICE, encoding="utf-8")
    (box / "broken.xml").write_text("<article><front><article-meta>", encoding="utf-8")
    with (box / "huge.pdf").open("wb") as huge:
        huge.truncate(1_000_000_000)
    for number in range(1000):
        (box / f"code{number}.py").write_text("print(1)\n", encoding="utf-8")
    return box


def test_each_bad_file_gets_its_sentence_and_the_good_ones_are_drafted(letterbox: Path, tmp_path: Path) -> None:
    done = plainpaper("draft", letterbox, letterbox / "missing.pdf", cwd=tmp_path)
    assert done.returncode == 4, done.stdout + done.stderr
    assert done.stderr == ""
    told = {
        "empty.pdf": "empty",
        "login.pdf": "web page",
        "locked.pdf": "password",
        "scan.pdf": "OCR",
        "cut.pdf": "broken",
        "title-only.nbib": "no abstract",
        "broken.xml": "",
        "huge.pdf": "1,000 MB",
        "missing.pdf": "no such file",
    }
    lines = done.stdout.splitlines()
    for name, words in told.items():
        (place,) = [n for n, line in enumerate(lines) if line.startswith("✗ failed") and name in line]
        assert words in lines[place + 1], (name, lines[place + 1])
        assert lines[place + 2].strip().startswith("hint: "), (name, lines[place + 2])
    assert sum(line.startswith("✓ drafted") for line in lines) == 2
    assert any(line.startswith("– refused") and "notice.nbib" in line for line in lines)
    assert "1000 passed over" in done.stdout


def test_what_failed_leaves_no_folder_and_no_half_page(letterbox: Path, tmp_path: Path) -> None:
    plainpaper("draft", letterbox, cwd=tmp_path)
    outputs = tmp_path / "outputs"
    folders = [path for path in outputs.iterdir() if path.is_dir()]
    assert len(folders) == 2
    for folder in folders:
        assert sorted(page.name for page in folder.iterdir()) == ["article.html", "article.md", "draft.json"]
        assert json.loads((folder / "draft.json").read_text(encoding="utf-8"))["report"]["verdict"]
    assert not list(outputs.rglob(".*"))
    index = (outputs / "index.html").read_text(encoding="utf-8")
    assert "locked.pdf" in index
    assert "password" in index


def test_a_second_run_drafts_nothing_anew(letterbox: Path, tmp_path: Path) -> None:
    plainpaper("draft", letterbox, cwd=tmp_path)
    done = plainpaper("draft", letterbox, cwd=tmp_path)
    assert "✓" not in done.stdout
    assert sum(line.startswith("· unchanged") for line in done.stdout.splitlines()) == 2


def test_an_empty_folder_is_told_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    done = plainpaper("draft", "box", cwd=tmp_path)
    assert (done.returncode, "no paper in that folder" in done.stderr) == (1, True)


def test_a_workspace_that_cannot_be_written_is_told_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file stands where the folder should be", encoding="utf-8")
    done = plainpaper("draft", SAMPLES / "mouse-study.txt", cwd=tmp_path)
    assert done.returncode in {1, 2}
    assert "outputs" in done.stderr
    assert "Traceback" not in done.stderr

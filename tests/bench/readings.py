"""Read PDFs in every way that is measured. Takes bytes; gives parts to be scored."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from bench.score import Part
from pipeline.ingest.assemble import assemble
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.standing import is_surely_a_notice
from pipeline.records import Paper

# Not the paper's own running text: set apart on purpose, and so no part of what is scored.
_APART = {"references", "captions", "tables"}
_MARKDOWN = re.compile(r"\*\*|__|(?<!\w)_|_(?!\w)|^#+ |^\|.*\|$", re.MULTILINE)


def ours(data: bytes) -> Paper:
    """Read with this house's own reader, notices about other papers included."""
    document = replace(read_pdf(data), is_notice=False)
    if not is_surely_a_notice(document.title):
        return assemble(document, digest="", name="")
    # Such a title alone has a paper refused: it is put back behind the reading.
    return assemble(replace(document, title=""), digest="", name="").model_copy(update={"title": document.title})


def parts_of(paper: Paper) -> list[Part]:
    """Give the title and the passages that are the paper's own text."""
    told, end = [Part(paper.title, "title")], -1
    for section in paper.sections:
        for passage in section.passages:
            if passage.kind not in _APART:
                told.append(Part(passage.text, _kind(section.title, passage.kind), glued=passage.start == end))
            end = passage.end
    return told


def _kind(heading: str, kind: str) -> str:
    """A labelled part of an abstract is the abstract's."""
    return "abstract" if heading.startswith("Abstract") else kind


def pypdf_text(data: bytes) -> str:
    """Give the text that pypdf itself extracts."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def rivals(python: str | None) -> list[str]:
    """Name the other tools that are here; `python` is an interpreter that has pymupdf4llm."""
    return ["pdftotext"] * bool(shutil.which("pdftotext")) + ["pymupdf4llm"] * bool(python)


def rival_text(name: str, data: bytes, python: str | None) -> str:
    """Give the text of another tool; it runs as a program of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        if name == "pdftotext":
            command = ["pdftotext", str(path), "-"]
        else:
            code = "import sys, pymupdf4llm; sys.stdout.write('\\f' + pymupdf4llm.to_markdown(sys.argv[1]))"
            command = [str(python), "-c", code, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    text = done.stdout.partition("\f")[2] if name != "pdftotext" else done.stdout
    return _MARKDOWN.sub("", text) if name != "pdftotext" else text

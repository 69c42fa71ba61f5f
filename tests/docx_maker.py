"""Make small Word files: paragraphs, and tables with merged cells."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, *, how: str = "") -> str:
    """Give a run of text; `how` is its properties (“<w:b/>”)."""
    return f'<w:r>{f"<w:rPr>{how}</w:rPr>" if how else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs: str, style: str = "", how: str = "") -> str:
    """Give a paragraph of runs, or of plain text."""
    told = (f'<w:pStyle w:val="{style}"/>' if style else "") + how
    words = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{words}</w:p>"


def cell(text: str = "", *, across: int = 1, merge: str = "", bold: bool = False, indent: int = 0) -> str:
    """Give a cell; `merge` is “restart” where it begins to reach down, “on” where it goes on."""
    told = (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "") + (
        "" if not merge else '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    )
    how = f'<w:ind w:left="{indent}"/>' if indent else ""
    words = text if text.startswith("<") else run(text, how="<w:b/>" if bold else "") if text else ""
    return f"<w:tc>{f'<w:tcPr>{told}</w:tcPr>' if told else ''}{para(words, how=how) if words else para()}</w:tc>"


def table(*rows: list[str], heads: int = 0) -> str:
    """Give a table of rows of cells; so many of them are marked as its head."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>"
    made = (
        f"<w:tr>{marked if n < heads else ''}{''.join(c if c.startswith('<w:tc') else cell(c) for c in row)}</w:tr>"
        for n, row in enumerate(rows)
    )
    return f"<w:tbl><w:tblPr/>{''.join(made)}</w:tbl>"


def docx(*body: str) -> bytes:
    """Pack a body as a Word file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{NAMES}"><w:body>{"".join(body)}</w:body></w:document>',
        )
    return target.getvalue()

"""Put a real excerpt of a draft into the README: what the product writes now of one sample, word for word."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from pipeline.flow.checking import one_paper
from pipeline.flow.drafting import OfflineDrafter, draft_paper
from pipeline.records import HEADINGS
from pipeline.render import render_draft

ROOT = Path(__file__).resolve().parents[1]
README, SAMPLE = ROOT / "README.md", ROOT / "samples" / "natalizumab-psoriasis.pdf"
SHOWN = ("takeaway", "caveats")
_PLACE = re.compile(r"(?<=<!-- excerpt -->\n).*(?=<!-- /excerpt -->)", re.DOTALL)


def article() -> str:
    """Draft the sample without a model; give its article.md."""
    paper = one_paper(SAMPLE.read_bytes(), SAMPLE.name)
    draft = asyncio.run(draft_paper(paper, OfflineDrafter()))
    return render_draft(draft)["article.md"].decode()


def excerpt(page: str) -> str:
    """Give two sections of an article.md, line by line, as a quotation."""
    sections = {part.partition("\n")[0]: part.strip() for part in page.split("\n## ")}
    parts = [f"## {sections[HEADINGS[name]]}" for name in SHOWN]
    return "".join(f"> {line}".rstrip() + "\n" for line in "\n\n".join(parts).split("\n"))


def refreshed(readme: str, page: str) -> str:
    """Give the README with the excerpt renewed."""
    fresh, found = _PLACE.subn(lambda _: excerpt(page), readme)
    assert found == 1, "the README has lost the marks <!-- excerpt --> and <!-- /excerpt -->"
    return fresh


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8"), article()), encoding="utf-8")

"""Take off what is printed on every page. Takes pages of lines; gives them without running heads and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.ingest.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–(]?\s*[ivxlce]?\d{1,5}\s*[-–)]?(?:\s*(?:of|/|\|)\s*\d{1,4})?$|^[ivxl]{1,6}$", re.IGNORECASE
)
# Stamps of publishers that may stand anywhere in the margin of a page, once.
_STAMP = re.compile(
    r"^(?:open access|downloaded from .*|this article is licensed under .*|check for updates|author manuscript|"
    r"provisional|accepted manuscript|article in press|©.{0,120}|https?://\S+|www\.\S+|.{0,40}doi(?:\.org/|:\s?)10\.\S+)$",
    re.IGNORECASE,
)
# “MO, 0000-0002-9302-4858; TR,”: who has which ORCID, without a name; one author's line stands with the name.
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
_NAMED = re.compile(r"[^\W\d_]*[a-zà-þ]{3}")
_BAND = 0.13


def without_furniture(
    pages: list[list[Line]], heights: list[tuple[float, float]]
) -> tuple[list[list[Line]], list[str]]:
    """Drop running heads, feet and page numbers; give what is left and the texts that were dropped.

    Args:
        pages: the lines of each page.
        heights: the lowest and highest y of each page's paper.
    """
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for number, lines in enumerate(pages):
        for line in lines:
            if _in_band(line, heights[number]):
                seen[_mask(line.text)].add(number)
    full = sum(1 for lines in pages if lines)
    need = 2 if full < 5 else max(3, round(0.25 * full))
    repeated = {text for text, where in seen.items() if len(where) >= need}
    kept, dropped = [], dict[str, None]()
    for number, lines in enumerate(pages):
        page = []
        for line in lines:
            band = _in_band(line, heights[number])
            if band and (
                _mask(line.text) in repeated
                or _PAGE_NUMBER.match(line.text.strip())
                or (number and _STAMP.match(line.text))
            ):
                dropped[line.text] = None
            elif number or not _tells_orcids(line.text):
                page.append(line)
        kept.append(page)
    return kept, list(dropped)


def _tells_orcids(text: str) -> bool:
    """Tell a line that has ORCIDs and initials alone."""
    return bool(_ORCID.search(text)) and not _NAMED.search(text)


def _in_band(line: Line, height: tuple[float, float]) -> bool:
    low, high = height
    edge = _BAND * (high - low)
    return line.y > high - edge or line.y < low + edge


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))

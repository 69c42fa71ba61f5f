"""Tell headings from prose by how they are set. Takes a line, what follows it and the body's type; answers yes or no."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.headings import bare, is_heading, section_kind
from pipeline.ingest.pdf_lines import Line
from pipeline.ingest.pdf_setting import Body

_LONGEST = 160
_MAIN = {"introduction", "methods", "results", "discussion", "conclusions", "references", "case"}
# Fewer letters than this share of its signs make a formula or a row of figures.
_LETTERS = 0.6
# Words that run on into the next line.
_OPEN_END = re.compile(
    r"(?:\b(?:and|or|of|the|for|in|on|to|with|by|from|an?|at|as|between|versus|vs)|[,–—:-])$", re.IGNORECASE
)


def is_small(line: Line, body: Body) -> bool:
    """Tell type that is smaller than the body's: tables, footnotes, captions."""
    size = round(line.size * 2) / 2
    return size < body.size - body.smaller and size not in body.sizes


def same_type(one: Line, other: Line) -> bool:
    """Tell whether two lines are set in the same type."""
    return abs(one.size - other.size) < 0.3 and one.bold == other.bold and one.italic == other.italic


def looks_like_heading(line: Line, following: Sequence[Line], body: Body) -> bool:
    """Tell a heading by its setting: heavier, larger, slanted or in capitals, on a line of its own, prose after it."""
    text = bare(line.text)
    if not _is_wordy(text) or is_small(line, body) or "c" in line.side:
        return False
    if re.search(r"[,;]$|[^.]\.$", text.rstrip()) and section_kind(text) == "other":
        return False
    heavy = (line.bold and not body.bold) or (text.isupper() and len(text) > 5)
    large = line.size > body.size + 0.6 and not _runs_on(line, following)
    if not heavy and not large:
        slanted_alone = line.italic and bool(following) and not following[0].italic and len(line.text) < 80
        if not slanted_alone:
            return False
    return _prose_follows(line, following, body)


def _is_wordy(text: str) -> bool:
    if not text or len(text) > _LONGEST or not (text[0].isupper() or text[0].isdigit()) or "=" in text:
        return False
    signs = [char for char in text if not char.isspace()]
    letters = sum(1 for char in signs if char.isalpha())
    return letters >= _LETTERS * len(signs) and bool(re.search(r"[^\W\d_]{3}", text))


def _runs_on(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a large line is prose set large, such as an abstract: more of the same follows a long line."""
    if not following or len(line.text) < 55:
        return False
    after = following[0]
    return abs(after.size - line.size) < 0.3 and after.bold == line.bold and 0 < line.y - after.y < 2 * line.size


def _prose_follows(line: Line, following: Sequence[Line], body: Body) -> bool:
    """Tell whether text follows, be it after more lines of the heading or a sub-heading: labels of a figure have none."""
    others = 0
    for after in following:
        if after.side == "S":
            continue
        if is_heading(after.text):
            return True
        if same_type(line, after) and 0 < line.y - after.y < 5 * line.size:
            continue
        if len(after.text) >= 25 and not is_small(after, body) and "c" not in after.side:
            return True
        others += 1
        if others > 1 or not (_is_wordy(bare(after.text)) and (after.bold or after.italic or after.text.isupper())):
            return False
    return not following


def goes_on(heading: Sequence[Line], line: Line, width: float) -> bool:
    """Tell whether a line is more of the heading above it; `width` is that of the column."""
    before = heading[-1]
    near = before.page == line.page and before.side[:1] == line.side[:1] and 0 < before.y - line.y < 1.75 * line.size
    if not near or not same_type(before, line) or sum(len(one.text) for one in heading) > _LONGEST:
        return False
    if line.text[:1].islower() or _OPEN_END.search(before.text):
        return True
    known = is_heading(line.text) or any(is_heading(one.text) for one in heading)
    return not known and before.x1 - before.x0 > 0.62 * width and not re.match(r"\d{1,2}\.", line.text)


@dataclass(frozen=True)
class HeadingStyle:
    """How the headings of a paper's main sections are set; nothing is known of a paper with fewer than three."""

    main: tuple[float, bool, bool, bool] | None = None
    numbered: bool = False
    review: bool = False

    def is_main(self, line: Line) -> bool:
        """Tell whether a heading is set as the main ones are."""
        return self.main is not None and _style(line) == self.main

    def is_below(self, line: Line) -> bool:
        """Tell whether a heading is set otherwise than the main ones, and no larger."""
        return self.main is not None and _style(line) != self.main and line.size < self.main[0] + 0.3


def heading_style(headings: Sequence[Line]) -> HeadingStyle:
    """Learn how main headings are set from those whose words are beyond doubt."""
    sure = [(line, section_kind(line.text)) for line in headings if is_heading(line.text)]
    main = [(line, kind) for line, kind in sure if kind in _MAIN]
    if len({kind for _, kind in main}) < 3:
        return HeadingStyle()
    styles = Counter(_style(line) for line, _ in main)
    style, count = styles.most_common(1)[0]
    if count < 3:
        return HeadingStyle()
    kinds = {kind for line, kind in main if _style(line) == style}
    numbered = sum(1 for line, _ in main if re.match(r"\d{1,2}[.\s]", line.text)) >= 2
    return HeadingStyle(style, numbered=numbered, review=not kinds & {"methods", "results", "case"})


def _style(line: Line) -> tuple[float, bool, bool, bool]:
    return round(line.size * 2) / 2, line.bold, line.italic, line.text.isupper()

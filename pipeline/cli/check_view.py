"""Show a checked summary in a terminal. Takes summary, paper and report; gives lines with flags at the words."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import click

from pipeline.records import Claim, Flag, Paper, Passage, Report, Severity, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.table_line import TableLine, read_line
from pipeline.validate.align import align, index_of
from pipeline.validate.in_tables import row_of

_COLOURS = {Severity.BLOCK: "red", Severity.WARN: "yellow", Severity.NOTE: "blue"}
_LOUDNESS = [Severity.BLOCK, Severity.WARN, Severity.NOTE]
_COUNTED = {Severity.BLOCK: "block", Severity.WARN: "warning", Severity.NOTE: "note"}
_INDENT, _MOST_PASSAGES, _NARROWEST = "    ", 3, 40
# From so many columns on a table's row is set cell by cell; a row of more cells, or a longer head, would fill the screen.
_WIDE, _MOST_CELLS, _WIDEST_HEAD = 70, 12, 36


@dataclass(frozen=True)
class View:
    """How it is shown: `width` of the lines, and `colour` (words underlined) or plain carets below them."""

    width: int = 100
    colour: bool = False


@dataclass(frozen=True)
class Remark:
    """What stands under a sentence beside its flags: words about it, and the passages that they are about."""

    text: str
    passages: tuple[str, ...]


Remarks = Mapping[tuple[str | None, int | None], Remark]


def view_lines(  # noqa: PLR0913 - what is shown, how, and what stands beside it
    summary: Summary,
    paper: Paper,
    report: Report,
    view: View,
    remarks: Remarks | None = None,
    *,
    house: HouseStyle = NO_HOUSE,
) -> list[str]:
    """Give the whole view: what holds for the summary as a whole, then each sentence with its flags and passages."""
    beside = remarks or {}
    loud = ((name, sum(flag.severity is name for flag in report.flags)) for name in _LOUDNESS)
    counts = [f"{n} {_COUNTED[name]}{'s' if n > 1 else ''}" for name, n in loud if n]
    told = f" ({', '.join(counts)})" if counts else ""
    lines = _wrap(f"{report.verdict}{told}", "verdict: ", len("verdict: "), view)
    placed: dict[tuple[str | None, int | None], list[Flag]] = {}
    for flag in sorted(report.flags, key=_loudness):
        placed.setdefault((flag.section, flag.claim), []).append(flag)
    shown = set()
    for heading, place, claim in _sentences(summary, house):
        lines += ["", heading] if heading else []
        lines += _sentence(claim, placed.get(place, []), paper, view, titled=place[0] == "title")
        if place in beside:
            lines += _passages(beside[place].passages, paper, view, most=len(beside[place].passages))
            lines += _wrap(_plain(beside[place].text), " " * 6, 8, view)
        shown.add(place)
    rest = [flag for place, flags in placed.items() if place not in shown for flag in flags]
    if rest:
        lines += ["", "The whole summary"]
        for flag in sorted(rest, key=_loudness):
            lines += _flag(flag, paper, view)
    measures = ", ".join(f"{name} {value:g}" for name, value in report.measures.items())
    return [*lines, "", *_wrap(measures or "none", "measures: ", len("measures: "), view)]


def _loudness(flag: Flag) -> tuple[int, int]:
    return _LOUDNESS.index(flag.severity), flag.start or 0


def _sentences(summary: Summary, house: HouseStyle) -> Iterator[tuple[str, tuple[str | None, int | None], Claim]]:
    """Give each sentence with the heading that opens it (empty inside a section) and the place that flags name."""
    for name in ("title", "teaser"):
        text: str = getattr(summary, name)
        if text:
            yield name.capitalize(), (name, None), Claim(text=text, kind="explanation")
    for section, number, claim in summary.claims():
        yield "" if number else house.heading(section), (section, number), claim


def _sentence(claim: Claim, flags: list[Flag], paper: Paper, view: View, *, titled: bool) -> list[str]:
    marks: list[Severity | None] = [None] * len(claim.text)
    for flag in reversed(flags):  # the loudest last: it shows where faults overlap
        start, end = flag.start or 0, flag.end or 0
        if 0 < end - start < len(claim.text):
            marks[start:end] = [flag.severity] * (end - start)
    lines: list[str] = []
    for start, end in _wrapped(claim.text, max(view.width - len(_INDENT), _NARROWEST)):
        lines += _marked(claim.text[start:end], marks[start:end], colour=view.colour)
    for flag in flags:
        lines += _flag(flag, paper, view)
    if titled and all(flag.severity is Severity.NOTE for flag in flags):
        return lines  # a title tells what the summary is of, and stands on all of it
    named = {passage for flag in flags for passage in flag.passages}
    nearest = claim.passages or dict.fromkeys((*row_of(claim.text, index_of(paper)), *align(claim.text, paper, 2)))
    if not nearest and not named:
        return [*lines, "            –     no passage of the paper resembles this"]
    return lines + _passages([i for i in nearest if i not in named], paper, view)


def _wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the places of the lines of a text, cut at blanks; offsets stay those of the text."""
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        end = cut if cut > start else start + width
        yield start, end
        start = end + (cut > start)
    yield start, len(text)


def _marked(text: str, marks: list[Severity | None], *, colour: bool) -> list[str]:
    if not colour:
        carets = "".join(
            ("^" if mark else " ") * _columns(sign) for sign, mark in zip(_plain(text), marks, strict=True)
        )
        return [_INDENT + _plain(text), *([_INDENT + carets.rstrip()] if carets.strip() else [])]
    pieces, start = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] is not marks[start]:
            mark, words = marks[start], _plain(text[start:place])
            pieces.append(click.style(words, fg=_COLOURS[mark], underline=True) if mark else words)
            start = place
    return [_INDENT + "".join(pieces)]


def _plain(text: str) -> str:
    """Give a text without signs that move a terminal's cursor or turn its direction, each replaced by one sign."""
    return "".join("�" if unicodedata.category(sign) in {"Cc", "Cf"} else sign for sign in text)


def _columns(sign: str) -> int:
    """Give how many columns a sign takes: none for one that sits on another, two for wide ones."""
    return 0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _flag(flag: Flag, paper: Paper, view: View) -> list[str]:
    name = f"{flag.severity.value:<5}"
    if view.colour:
        name = click.style(name, fg=_COLOURS[flag.severity], bold=True)
    where = (
        f" in {flag.section}"
        if flag.section and flag.claim is None and flag.section not in {"title", "teaser"}
        else ""
    )
    lines = _wrap(f"{flag.rule}{where}: {_plain(flag.message)}", f"      {name} ", len("      block "), view)
    if flag.remedy:
        lines += _wrap(f"→ {_plain(flag.remedy)}", " " * 12, 12, view)
    return lines + _passages(flag.passages, paper, view)


def _passages(ids: Iterable[str], paper: Paper, view: View, most: int = _MOST_PASSAGES) -> list[str]:
    """Give the first passages in words; a row of a table cell by cell."""
    lines: list[str] = []
    for passage in filter(None, map(paper.passage, list(ids)[:most])):
        first = f"            {passage.id:<5} "
        row = read_line(passage.text) if passage.kind == "tables" else None
        if row and row.cells and view.width >= _WIDE:
            lines += _row(row, first, _table_of(passage, paper), view)
        else:
            lines += _wrap(_plain(passage.text), first, len(first), view)
    return lines


def _table_of(passage: Passage, paper: Paper) -> str:
    return next((section.title for section in paper.sections if passage in section.passages), "")


def _row(row: TableLine, first: str, table: str, view: View) -> list[str]:
    """Give a row of a table: what it is of, behind the table's name, and below it each value beside its column."""
    lines = _wrap(_plain(f"{table} › {row.label}".strip(" ›")), first, len(first), view)
    wide = min(max(len(cell.head) for cell in row.cells), _WIDEST_HEAD)
    for cell in row.cells[:_MOST_CELLS]:
        head = _plain(cell.head)
        before = " " * (len(first) + 2) + (f"{head:<{wide}}  " if head and len(head) <= wide else "")
        told = cell.value if len(head) <= wide else f"{cell.head} {cell.value}"
        lines += _wrap(_plain(told), before, len(before), view)
    left = len(row.cells) - _MOST_CELLS
    return [*lines, *([f"{' ' * (len(first) + 2)}… and {left} more"] if left > 0 else [])]


def _wrap(text: str, first: str, indent: int, view: View) -> list[str]:
    """Wrap a text behind `first`, which takes `indent` columns; colour codes in it take none."""
    width = max(view.width, _NARROWEST) - indent
    wrapped = textwrap.wrap(text, width) or [""]
    return [first + wrapped[0], *(" " * indent + line for line in wrapped[1:])]

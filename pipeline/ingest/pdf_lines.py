"""Set runs of text into lines. Takes a page's runs; gives lines with word gaps, citations and exponents apart."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.pdf_ink import Run
from pipeline.ingest.pdf_state import Budget

# A gap is a word gap from here, in ems; columns of a table or of the page lie further apart than _COLUMN.
# Fonts that leave their spaces out name none or half an em: justified lines of theirs have word gaps down to 0.12.
_SURE_GAP, _LEAST_GAP, _COLUMN = 0.16, 0.075, 2.2
_WIDEST_SPACE = 0.25
_FIRST_FEW = 6
# So many single letters in a row are letter-spaced: “A B S T R A C T”.
_SPACED_LETTERS = 4
# Gaps are laid over each other in strips of this many points; this many lines in a row make a gutter.
_STRIP, _LEAST_ROWS = 2.0, 6
_RAISED_DIGITS = re.compile(r"(?=[,;–−\s-]*+\d)[\d,;–−\s-]++")
_CHARGE = re.compile(r"\d*[+−–-]|[+−–-]\d?")
_ORDINAL = re.compile(r"st|nd|rd|th|TM|®|™|°|o|′|″", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"(?:^|[\s/·(\d])(?:[kcdmµμn]?m|in|ft)$")
_STATISTIC_BEFORE = re.compile(r"(?:^|[\s(=,])[χXRrITηωεσ]$|Chi$|chi$")
_RATE_BEFORE = re.compile(r"[A-Za-zµμ%]$")
_SPACED_OUT = re.compile(r"(?:\w ){4,}\w")


@dataclass(slots=True)
class Line:
    """One line of one column. `bold` and `italic` where nearly all of it is; `lead` is its bold or italic beginning.

    Points, y upward; `page` counts from 1; `turn` is the direction of writing in degrees, in which x and y are meant.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    lead: str
    page: int
    italic: bool = False
    side: str = ""
    turn: int = 0


def page_lines(runs: list[Run], page: int, budget: Budget) -> list[Line]:
    """Set the runs of one page, all written in one direction, into lines in stream order.

    Raises:
        LimitReachedError: so many pieces stand beside each other that putting them together passes the budget.
    """
    segments = _parted(_rejoined(_segments(runs), budget))
    return [line for line in (_line(segment, page) for segment in segments) if line.text]


def main_turn(runs: list[Run]) -> int:
    """Give the direction in which most of the page is written: side text runs across it."""
    votes: Counter[int] = Counter()
    for run in runs:
        votes[run.turn] += len(run.text.strip())
    return votes.most_common(1)[0][0] if votes else 0


class _Segment:
    """Runs of one line. `base` stands on its baseline: the largest of the first few."""

    __slots__ = ("base", "left", "right", "runs")

    def __init__(self, run: Run) -> None:
        self.runs, self.base = [run], run
        self.left, self.right = run.x0, run.x1

    @classmethod
    def of(cls, runs: list[Run]) -> _Segment:
        """Make a segment of runs that are known to share a line."""
        made = cls(runs[0])
        made.runs, made.base = runs, max(runs[:_FIRST_FEW], key=_weight)
        made.left, made.right = min(run.x0 for run in runs), max(run.x1 for run in runs)
        return made

    def add(self, run: Run) -> None:
        """Take one more run at the line's end."""
        self.runs.append(run)
        self.left, self.right = min(self.left, run.x0), max(self.right, run.x1)
        if len(self.runs) <= _FIRST_FEW and run.size > self.base.size - 0.05 and _weight(run) > _weight(self.base):
            self.base = run

    def merge(self, other: _Segment) -> None:
        """Take all runs of another segment, by place."""
        self.runs = sorted(self.runs + other.runs, key=lambda r: r.x0)
        self.base = max(self.runs[:_FIRST_FEW], key=_weight)
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)


def _weight(run: Run) -> tuple[float, int]:
    return round(run.size, 1), len(run.text)


def _segments(runs: list[Run]) -> list[_Segment]:
    """Cut the stream where a run leaves the line or jumps across a column gap."""
    segments: list[_Segment] = []
    open_: _Segment | None = None
    for run in runs:
        if open_ is not None and _is_shadow(open_, run):
            continue
        if open_ is not None and _continues(open_, run):
            open_.add(run)
        elif run.text.strip():
            open_ = _Segment(run)
            segments.append(open_)
    return segments


def _continues(segment: _Segment, run: Run) -> bool:
    base, runs = segment.base, segment.runs
    one, other = base.size, run.size
    size = max(other, one)
    rise = run.y - base.y
    if not -0.12 * size <= rise <= 0.12 * size:
        small = (min(other, one)) < 0.9 * size
        if not small or not -0.6 * size <= rise <= 0.6 * size:
            return False
    gap = run.x0 - (runs[-1].x1 if len(runs) == 1 else max([r.x1 for r in runs[-3:]]))
    return -0.6 * size < gap < _COLUMN * size


def _is_shadow(segment: _Segment, run: Run) -> bool:
    """Tell whether a run is set twice over itself, which is how some programs make bold."""
    return any(
        r.text == run.text and abs(r.x0 - run.x0) < 0.12 * run.size and abs(r.y - run.y) < 0.12 * run.size
        for r in segment.runs[-3:]
    )


def _rejoined(segments: list[_Segment], budget: Budget) -> list[_Segment]:
    """Put words back that were drawn later than the line in which they stand."""
    rows: defaultdict[int, list[_Segment]] = defaultdict(list)
    gone: set[int] = set()
    for segment in segments:
        place, row = segment, round(segment.base.y)
        near = [one for r in (row - 1, row, row + 1) for one in rows.get(r, ())]
        budget.spend(len(near))  # of 410 real pages the fullest compares a few hundred times
        for other in near:
            if other is not place and id(other) not in gone and _adjoin(other, place):
                # The joined line keeps the earlier place in the stream.
                budget.spend(len(other.runs) + len(place.runs))
                other.merge(place)
                gone.add(id(place))
                place = other
        rows[row].append(place)
    return [segment for segment in segments if id(segment) not in gone]


def _adjoin(one: _Segment, other: _Segment) -> bool:
    first, base = one.base, other.base
    if abs(first.y - base.y) > 0.1 * base.size or abs(first.size - base.size) > 0.6:
        return False
    left, right = (one, other) if one.left <= other.left else (other, one)
    gap = right.left - left.right
    return -0.2 * base.size < gap < 0.6 * base.size


def _parted(segments: list[_Segment]) -> list[_Segment]:
    """Part lines that were drawn in one go across both columns of the page, where the gutter is narrow.

    A gap of a justified line stands anywhere; a gutter stands at one x in line after line, with much on both sides.
    """
    votes: Counter[int] = Counter()
    for segment in segments:
        for left, right in _wide_gaps(segment):
            votes.update(range(round(left / _STRIP) + 1, round(right / _STRIP)))
    begins = Counter(round(segment.runs[0].x0 / _STRIP) for segment in segments)
    # Of all gaps that may be the gutter, columns begin right behind it.
    likely = sorted(votes, key=lambda strip: (-votes[strip] - sum(begins[strip + i] for i in range(10)), strip))
    for strip in likely[:3]:
        if _is_gutter(segments, strip * _STRIP, votes[strip]):
            return [part for segment in segments for part in _cut_at(segment, strip * _STRIP)]
    return segments


def _is_gutter(segments: list[_Segment], x: float, gaps: int) -> bool:
    """Tell whether long lines stand on both sides of an x, and few have a word there."""
    left = right = crossing = 0
    for segment in segments:
        first, last = segment.runs[0].x0, segment.runs[-1].x1
        if last - first > 8 * segment.base.size:
            left += last <= x
            right += first >= x
            crossing += any(run.x0 < x < run.x1 for run in segment.runs)
    return min(left, right) + gaps >= _LEAST_ROWS and crossing <= 0.5 * (left + right + gaps)


def _cut_at(segment: _Segment, x: float) -> list[_Segment]:
    """Part a line at a gutter, if it has a gap there; a heading or a last word may stand alone on one side."""
    left = [run for run in segment.runs if run.x0 < x]
    right = [run for run in segment.runs if run.x0 >= x]
    if not left or not right:
        return [segment]
    gap, size = right[0].x0 - max(run.x1 for run in left), segment.base.size
    usual = max((b.x0 - a.x1 for part in (left, right) for a, b in itertools.pairwise(part)), default=0.0)
    if gap < 0.9 * size or (gap < 1.6 * size and gap < 1.4 * usual):
        return [segment]  # a loosely justified line has wide gaps all along
    return [_Segment.of(left), _Segment.of(right)]


def _wide_gaps(segment: _Segment) -> Iterator[tuple[float, float]]:
    """Give the gaps of a line that may be a gutter: wider than a word gap, far from both ends."""
    runs, size = segment.runs, segment.base.size
    first, last = runs[0].x0, runs[-1].x1
    if last - first < 20 * size:
        return
    for before, after in itertools.pairwise(runs):
        if after.x0 - before.x1 > 0.9 * size and before.x1 - first > 8 * size and last - after.x0 > 4 * size:
            yield before.x1, after.x0


def _line(segment: _Segment, page: int) -> Line:
    runs, base = segment.runs, segment.base
    text = " ".join("".join(_words(runs, base)).split())
    text = (text[:-1] + "-" if text.endswith("\u00ad") else text).replace("\u00ad", "")
    if _SPACED_OUT.fullmatch(text):
        text = text.replace(" ", "")
    sizes: dict[float, int] = {}
    letters = heavy = slanted = 0
    for run in runs:
        count = len(run.text.strip())
        letters += count
        heavy += count if run.bold else 0
        slanted += count if run.italic else 0
        size = round(run.size, 1)
        sizes[size] = sizes.get(size, 0) + count
    return Line(
        text=text,
        x0=min([r.x0 for r in runs]),
        x1=max([r.x1 for r in runs]),
        y=base.y,
        size=max(sizes, key=sizes.__getitem__),
        bold=heavy >= 0.85 * letters,
        lead=_lead(runs),
        page=page,
        italic=slanted >= 0.85 * letters,
        turn=base.turn,
    )


def _lead(segment: list[Run]) -> str:
    """Give the bold or italic words with which a line begins, where the rest is set otherwise."""
    words = []
    first = next((run for run in segment if run.text.strip()), segment[0])
    if not (first.bold or first.italic):
        return ""
    for place, run in enumerate(segment):
        if (run.bold, run.italic) != (first.bold, first.italic) and run.text.strip():
            break
        gap = place and run.x0 - segment[place - 1].x1 > _word_gap(run)
        words.append(f" {run.text}" if gap else run.text)
    return " ".join("".join(words).split())


def _word_gap(run: Run) -> float:
    return min(_SURE_GAP * run.size, max(_LEAST_GAP * run.size, 0.42 * min(run.space, _WIDEST_SPACE * run.size)))


def _gaps(segment: list[Run]) -> list[bool]:
    """Tell before which runs a word gap stands; in letter-spaced words the usual gap is that between letters."""
    wide = [a.x1 < b.x0 and b.x0 - a.x1 > _word_gap(b) for a, b in itertools.pairwise(segment)]
    if sum(len(run.text) == 1 for run in segment) >= _SPACED_LETTERS:
        start = 0
        for place in range(1, len(segment) + 1):
            if place == len(segment) or not _is_letter(segment[place]):
                _close_up(segment, wide, start, place)
                start = place + 1
    return [False, *wide]


def _is_letter(run: Run) -> bool:
    return len(run.text) == 1 and run.text.isalpha()


def _close_up(segment: list[Run], wide: list[bool], start: int, end: int) -> None:
    """Take the gaps between single letters from `start` to `end` for word gaps only where they are twice the usual."""
    if end - start < _SPACED_LETTERS:
        return
    gaps = [segment[place + 1].x0 - segment[place].x1 for place in range(start, end - 1)]
    usual = sorted(gaps)[len(gaps) // 2]
    if usual > 0.06 * segment[start].size:
        for place, gap in enumerate(gaps, start):
            wide[place] = wide[place] and gap > 1.9 * usual


def _words(segment: list[Run], base: Run) -> Iterator[str]:
    """Give the line's pieces with word gaps, raised numbers told apart."""
    written = ""
    place = 0
    gaps = _gaps(segment)
    while place < len(segment):
        run = segment[place]
        end = place
        while end < len(segment) and _is_raised(segment[end], base):
            end += 1
        gap = gaps[place]
        if end > place:
            token = "".join(r.text for r in segment[place:end]).strip()
            after = segment[end].text if end < len(segment) else ""
            piece = _raised(token, written, after, gap=gap)
            piece += " " if segment[end - 1].text.endswith(" ") else ""
            place = end
        else:
            piece = run.text
            if (gap and not written.endswith(" ")) or (written.endswith("]") and piece[:1].isalnum()):
                piece = " " + piece
            place += 1
        written = (written + piece)[-40:]
        yield piece


def _is_raised(run: Run, base: Run) -> bool:
    return run.size < 0.88 * base.size and run.y - base.y > 0.15 * base.size and bool(run.text.strip())


def _raised(token: str, before: str, after: str, *, gap: bool) -> str:
    """Write a raised token so that it can be told from the word or number it stands at."""
    joint = "" if not before or before.endswith((" ", "(", "[")) else " "
    if not _RAISED_DIGITS.fullmatch(token):
        marks = _CHARGE.fullmatch(token) or _ORDINAL.fullmatch(token) or not any(c.isalnum() for c in token)
        return token if marks else f"{joint}[{token}]" if len(token) <= 5 and before else token
    number = token.strip(",; ")
    if (gap or not joint) and after[:1].isupper():  # an isotope: 131 raised before its letter
        return f"{joint}{number}"
    if _is_exponent(number, before) and not gap:
        return f"^{number}"
    if number == "2" and _STATISTIC_BEFORE.search(before) and not gap:
        return number
    bare = "".join(number.replace(";", ",").split())
    return f"{joint}[{bare}]"


def _is_exponent(number: str, before: str) -> bool:
    if number[0] in "−–-":
        return before[-1:].isdigit() or bool(_RATE_BEFORE.search(before))
    if re.search(r"(?:^|[^\d.,])10$", before):
        return number.isdigit()
    return number in {"2", "3"} and bool(_UNIT_BEFORE.search(before))

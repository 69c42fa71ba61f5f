"""Put a page's lines in reading order. Takes lines in stream order; gives them with the column that each stands in."""

from __future__ import annotations

import itertools
import statistics

from pipeline.ingest.pdf_lines import Line

# Publishers draw columns in reading order: re-sorting by place destroys more than it mends (order .81 against .999).
# So the stream is kept unless it zigzags between the columns or climbs up the page.
_SIDEBAR_PAGES = 2
_MOST_CHANGES, _MOST_CLIMBS = 0.30, 0.25


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Mark each line's column (L, R, F across both, S beside the text) and re-sort the page where its stream is no reading order."""
    if not lines:
        return lines
    lines = _loose_rows(lines)
    gutter = _gutter(lines)
    for line in lines:
        line.side = _side(line, gutter)
    lines = _whole_rows(_sidebar_marked(lines))
    if _zigzags(lines) or _right_comes_first(lines):
        return _resorted(lines)
    return lines


def _gutter(lines: list[Line]) -> float | None:
    """Give the x of the empty strip between two columns; None on a page of one column."""
    wide = [line for line in lines if line.x1 - line.x0 > 8 * line.size]
    text = _in_text_size(wide)
    found = _gutter_among(text) if len(text) < len(wide) else None
    return found if found is not None else _gutter_among(wide)


def _gutter_among(wide: list[Line]) -> float | None:
    if len(wide) < 6:
        return None
    left, right = min(line.x0 for line in wide), max(line.x1 for line in wide)
    span = right - left
    best: tuple[int, float, float] | None = None
    for step in range(25, 76):
        x = left + span * step / 100
        crossing = sum(1 for line in wide if line.x0 < x - 1 and line.x1 > x + 1)
        score = (crossing, abs(step - 50), x)
        if best is None or score < best:
            best = score
    if best is None:
        return None
    x = best[2]
    to_left = sum(1 for line in wide if line.x1 <= x + 1)
    to_right = sum(1 for line in wide if line.x0 >= x - 1)
    if best[0] > 0.55 * len(wide) or min(to_left, to_right) < max(3, 0.12 * len(wide)):
        return _gutter_of_pairs(wide, span)
    return x


def _loose_rows(lines: list[Line]) -> list[Line]:
    """Put a line back together that was justified so loosely that its words stand like cells.

    Its gaps are alike, and it is flush at both ends with the line above it.
    """
    made: list[Line] = []
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and lines[end].y == lines[place].y and lines[end].x0 > lines[end - 1].x1:
            end += 1
        row = lines[place:end]
        if len(row) > 1 and made and _is_loose(row, made[-1]):
            first = row[0]
            first.text, first.x1 = " ".join(line.text for line in row), row[-1].x1
            first.bold, first.italic = all(line.bold for line in row), all(line.italic for line in row)
            row = [first]
        made += row
        place = end
    return made


def _is_loose(row: list[Line], above: Line) -> bool:
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(row)]
    return (
        abs(row[0].x0 - above.x0) < 2 and abs(row[-1].x1 - above.x1) < 2 and abs(row[0].size - above.size) < 0.3
        and 0 < above.y - row[0].y < 2 * above.size and max(gaps) < 1.3 * min(gaps) and max(gaps) < 5 * above.size
    )  # fmt: skip


def _in_text_size(wide: list[Line]) -> list[Line]:
    """Give the long lines in the largest type that carries a fifth of the page: tables have columns of their own."""
    letters: dict[float, int] = {}
    for line in wide:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    common = [size for size, count in letters.items() if count >= 0.2 * sum(letters.values())]
    text = [line for line in wide if abs(line.size - max(common, default=0.0)) < 0.6]
    return text if len(text) >= 12 else wide


def _gutter_of_pairs(wide: list[Line], span: float) -> float | None:
    """Find the gutter of a page that is mostly set across: two rows or more with one long line on each side of it."""
    rows: dict[int, list[Line]] = {}
    for line in wide:
        if 0.25 * span < line.x1 - line.x0 < 0.55 * span:
            rows.setdefault(round(line.y), []).append(line)
    pairs = [sorted(row, key=lambda one: one.x0) for row in rows.values() if len(row) == 2]
    if len(pairs) < 2:
        return None
    left, right = max(pair[0].x1 for pair in pairs), min(pair[1].x0 for pair in pairs)
    return (left + right) / 2 if left < right else None


def _side(line: Line, gutter: float | None) -> str:
    if gutter is None:
        return "F"
    if line.x1 <= gutter + 1:
        return "L"
    return "R" if line.x0 >= gutter - 1 else "F"


def _sidebar_marked(lines: list[Line]) -> list[Line]:
    """Mark what stands beside the text of the first pages, in a column much narrower: dates, editors, funding."""
    columns = [[line for line in lines if line.side == side] for side in "LR"]
    if lines[0].page > _SIDEBAR_PAGES or min(map(len, columns)) < 5:
        return lines
    widths = [sorted(line.x1 - line.x0 for line in column)[len(column) * 9 // 10] for column in columns]
    sizes = [statistics.median(line.size for line in column) for column in columns]
    narrow = widths.index(min(widths))
    if widths[narrow] < 0.62 * max(widths) and sizes[narrow] <= sizes[1 - narrow] + 1.2:
        for line in columns[narrow]:
            line.side = "S" if line.size <= sizes[1 - narrow] + 1.2 else line.side
    return lines


def _whole_rows(lines: list[Line]) -> list[Line]:
    """Put a number or a bullet back before the words that it stands at: “1.” “Introduction”."""
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        joins = (
            last is not None
            and len(last.text) <= 4
            and not last.text.isalpha()
            and abs(last.y - line.y) < 0.3 * line.size
            and 0 < line.x0 - last.x1 < 4 * line.size
            and last.side == line.side
        )
        if joins and last is not None:
            line.text, line.x0, line.lead = f"{last.text} {line.text}", last.x0, ""
            made[-1] = line
        else:
            made.append(line)
    return made


def _zigzags(lines: list[Line]) -> bool:
    sided = [line for line in lines if line.side in "LR"]
    if len(sided) >= 10:
        changes = sum(1 for a, b in itertools.pairwise(sided) if a.side != b.side)
        if changes > _MOST_CHANGES * len(sided):
            return True
    if len(lines) < 10:
        return False
    climbs = sum(1 for a, b in itertools.pairwise(lines) if b.side == a.side and b.y > a.y + 0.5 * b.size)
    return climbs > _MOST_CLIMBS * len(lines)


def _right_comes_first(lines: list[Line]) -> bool:
    """Tell whether a right column is drawn before a left one that is as wide, beside it: no one reads so."""
    left = [(place, line) for place, line in enumerate(lines) if line.side == "L" and len(line.text) > 12]
    right = [(place, line) for place, line in enumerate(lines) if line.side == "R" and len(line.text) > 12]
    if min(len(left), len(right)) < 8:
        return False
    widths = [statistics.median(line.x1 - line.x0 for _, line in column) for column in (left, right)]
    if min(widths) < 0.75 * max(widths):
        return False
    # Of a column read first, nearly all lines stand before the middle of the other.
    middle_left, middle_right = left[len(left) // 2][0], right[len(right) // 2][0]
    late = sum(1 for place, _ in left if place > middle_right) > 0.9 * len(left)
    early = sum(1 for place, _ in right if place < middle_left) > 0.9 * len(right)
    top = min(max(line.y for _, line in left), max(line.y for _, line in right))
    bottom = max(min(line.y for _, line in left), min(line.y for _, line in right))
    return (
        late and early and top - bottom > 0.5 * (max(line.y for _, line in right) - min(line.y for _, line in right))
    )


def _resorted(lines: list[Line]) -> list[Line]:
    """Sort by bands: what runs across both columns parts the page; in each band left comes before right."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    beside: list[Line] = []
    for line in sorted(lines, key=lambda one: (-round(one.y, 1), one.x0)):
        if line.side == "S":
            beside.append(line)
        elif line.side == "F":
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.side == "L" else right).append(line)
    return [*ordered, *left, *right, *beside]

"""Draw what was spent. Takes entries by day, model and prompt; gives an SVG picture, and the days for other drawings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pipeline.records.ledger import MICRO
from pipeline.records.spending import Entry, Spending, total
from pipeline.render.templating import picture

WIDTH, LEFT, RIGHT = 880, 72, 24
PANEL_TOP, PANEL_HEIGHT, PANEL_GAP = 150, 150, 74
ROW_HEIGHT, MOST_ROWS = 24, 12
MOST_LABELS = 9
# Characters of a model's or a prompt's name that fit into its column.
MOST_LETTERS = 44


@dataclass(frozen=True)
class Bar:
    """A part of a day's column, in the picture's units."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    told: str


@dataclass(frozen=True)
class Panel:
    """One diagram: its heading, where it stands, its columns, ticks, the days' names and the marks over columns."""

    heading: str
    top: float
    bottom: float
    bars: list[Bar]
    ticks: list[tuple[float, str]]
    days: list[tuple[float, str]]
    marks: list[tuple[float, float]]
    kinds: list[tuple[str, str, float]]


Day = tuple[str, Spending]
Parts = Callable[[Spending], tuple[tuple[str, float], ...]]
_TOKENS = (("in", "sent"), ("out", "answered"), ("lost", "lost"))
_MONEY = (("paid", "paid"), ("lost", "lost"))


def by_day(entries: Sequence[Entry], first: date, last: date) -> list[Day]:
    """Give each day with what it cost, those without a call too."""
    known = {day: total(own) for day, own in groupby(sorted(entries, key=lambda e: e.day), key=lambda e: e.day)}
    days = [(first + timedelta(number)).isoformat() for number in range((last - first).days + 1)]
    return [(day, known.get(day, Spending())) for day in days]


def by_name(entries: Sequence[Entry], name: Callable[[Entry], str]) -> list[tuple[str, Spending]]:
    """Give what each model or prompt cost, the most tokens first."""
    named = groupby(sorted(entries, key=name), key=name)
    sums = [(key, total(own)) for key, own in named]
    return sorted(sums, key=lambda pair: (-pair[1].tokens, pair[0]))


def draw_spending(entries: Sequence[Entry], first: date, last: date) -> str:
    """Give a picture: cost and tokens a day, and a table of models and prompts."""
    days = by_day(entries, first, last)
    everything = total(entries)
    panels = [_panel("Tokens a day", days, _token_parts, _TOKENS, PANEL_TOP, _short)]
    if everything.cost is not None:
        top = PANEL_TOP + PANEL_HEIGHT + PANEL_GAP
        panels.append(_panel("US dollars a day", days, _money_parts, _MONEY, top, _money_tick))
    rows = by_name(entries, lambda entry: f"{entry.model} · {entry.prompt}")
    table_top = panels[-1].bottom + 66
    return picture(
        "spending",
        width=WIDTH,
        height=table_top + ROW_HEIGHT * (min(len(rows), MOST_ROWS + 1) + 1) + 24,
        left=LEFT,
        right=WIDTH - RIGHT,
        span=f"{first.isoformat()} to {last.isoformat()}",
        facts=_facts(everything),
        cost=everything.cost_told,
        part=bool(everything.unpriced) and everything.cost is not None,
        panels=panels,
        table_top=table_top,
        row_height=ROW_HEIGHT,
        rows=[(_cut(name), spent) for name, spent in _first_rows(rows)],
    )


def _facts(spent: Spending) -> str:
    told = [
        f"{spent.calls:,} calls answered",
        f"{spent.tokens:,} tokens",
        f"{spent.hits:,} cache hits",
    ]
    if spent.lost:
        told.append(f"{spent.lost:,} lost ({spent.lost_told})")
    if spent.failed:
        told.append(f"{spent.failed:,} failed")
    return " · ".join(told)


def _first_rows(rows: list[tuple[str, Spending]]) -> list[tuple[str, Spending]]:
    if len(rows) <= MOST_ROWS:
        return rows
    left = sum((spent for _, spent in rows[MOST_ROWS:]), Spending())
    return [*rows[:MOST_ROWS], (f"{len(rows) - MOST_ROWS} more", left)]


def _token_parts(spent: Spending) -> tuple[tuple[str, float], ...]:
    return (("in", spent.tokens_in), ("out", spent.tokens_out), ("lost", spent.lost_tokens))


def _money_parts(spent: Spending) -> tuple[tuple[str, float], ...]:
    return (("paid", spent.micro_usd / MICRO), ("lost", spent.lost_micro / MICRO))


def _panel(  # noqa: PLR0913, PLR0917 - what is drawn, of what, and where
    heading: str,
    days: list[Day],
    parts: Parts,
    kinds: tuple[tuple[str, str], ...],
    top: float,
    tick: Callable[[float], str],
) -> Panel:
    bottom = top + PANEL_HEIGHT
    most = max((sum(size for _, size in parts(spent)) for _, spent in days), default=0.0)
    step = _step(most)
    reach = max(step * math.ceil(most / step), step)
    room = (WIDTH - LEFT - RIGHT) / len(days)
    width = min(room * 0.72, 46.0)
    bars: list[Bar] = []
    marks: list[tuple[float, float]] = []
    for number, (day, spent) in enumerate(days):
        x, y = LEFT + room * (number + 0.5) - width / 2, bottom
        for kind, size in parts(spent):
            height = PANEL_HEIGHT * size / reach
            y -= height
            if size:
                bars.append(Bar(x, y, width, height, kind, f"{day}: {_told(spent)}"))
        if spent.unpriced and kinds is _MONEY:
            marks.append((x + width / 2, y - 5))
    every = math.ceil(len(days) / MOST_LABELS)
    return Panel(
        heading=heading, top=top, bottom=bottom, bars=bars, marks=marks,
        ticks=[(bottom - PANEL_HEIGHT * step * n / reach, tick(step * n)) for n in range(round(reach / step) + 1)],
        days=[
            (LEFT + room * (number + 0.5), f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]}")
            for number, (day, _) in enumerate(days) if number % every == 0
        ],
        kinds=[(kind, name, WIDTH - RIGHT - 100.0 * (len(kinds) - n)) for n, (kind, name) in enumerate(kinds)],
    )  # fmt: skip


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _told(spent: Spending) -> str:
    return f"{spent.calls:,} calls, {spent.tokens:,} tokens, {spent.cost_told}"


def _step(most: float) -> float:
    """Give a round distance between ticks, of which four or five reach the highest column."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most / 4))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor * 4.0001 >= most)


def _short(number: float) -> str:
    """Say a count in few letters: 1.5 M."""
    for size, sign in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= size:
            return f"{number / size:g}{sign}"
    return f"{number:g}"


def _money_tick(number: float) -> str:
    return f"${number:,.2f}" if number >= 0.01 or not number else f"${number:g}"


def _cut(name: str) -> str:
    """Give a name that fits, without signs that no XML may hold: a server's model may be called anything."""
    name = "".join(sign if sign.isprintable() else "�" for sign in name)
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1] + "…"

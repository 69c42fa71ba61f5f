"""Say the figures of a comparison. Takes a Comparison; gives cells for tables, and pairs with what may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean, median

from pipeline.records.chance import RARE, median_interval, rarest_split, sign_test
from pipeline.records.comparing import EFFORT, MEASURES, QUALITY, Comparison, Measure, Trial
from pipeline.records.ledger import MICRO
from pipeline.records.spending import Spending, dollars

UNKNOWN, NOTHING = "unknown", "–"
# Notes need no answer, so that more or fewer of them say little; what is compared in pairs leaves them out.
_PAIRED = tuple(measure for measure in QUALITY if measure.key != "notes")


@dataclass(frozen=True)
class Cell:
    """One contestant's figure: its words, how far it spreads over papers, and its bar (0 to 1; None: no bar)."""

    letter: str
    told: str
    spread: str
    bar: float | None


@dataclass(frozen=True)
class Row:
    """One measure of all contestants."""

    name: str
    hint: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PairRow:
    """One measure of two contestants on the papers that both drafted: on how many the first has more, the second, neither."""

    name: str
    more: int
    fewer: int
    same: int
    chance: float
    middle: str
    interval: str

    @property
    def chance_told(self) -> str:
        """Say the chance: a small one is small, and never nothing."""
        return f"{self.chance:.2f}" if self.chance >= 0.01 else "under 0.01"

    @property
    def rare(self) -> bool:
        """Tell whether chance alone seldom splits papers so."""
        return self.chance < RARE


@dataclass(frozen=True)
class Pair:
    """Two contestants: papers that both drafted, that only one did, and their measures."""

    first: str
    second: str
    papers: int
    only_first: int
    only_second: int
    rows: tuple[PairRow, ...]

    @property
    def differing(self) -> tuple[PairRow, ...]:
        """Give the measures in which they differ on a paper at least."""
        return tuple(row for row in self.rows if row.more or row.fewer)

    @property
    def alike(self) -> tuple[str, ...]:
        """Name the measures in which they differ on none."""
        return tuple(row.name for row in self.rows if row.same and not (row.more or row.fewer))


def drafted_row(comparison: Comparison) -> Row:
    """Give the row that says how many papers each contestant drafted: all other figures stand on these."""
    cells = []
    for one in comparison.contestants:
        trials, drafted = comparison.of(one.letter), len(comparison.drafted(one.letter))
        failed = sum(trial.state == "failed" for trial in trials)
        left = sum(trial.state == "not tried" for trial in trials)
        spread = ", ".join(f"{n} {name}" for n, name in ((failed, "failed"), (left, "not tried")) if n)
        cells.append(
            Cell(one.letter, f"{drafted} of {len(trials)}", spread, drafted / len(trials) if trials else None)
        )
    return Row("drafted", "papers", tuple(cells))


def rows(comparison: Comparison, measures: Sequence[Measure] = MEASURES) -> list[Row]:
    """Give the rows of the table."""
    return [_row(comparison, measure) for measure in measures]


def effort_rows(comparison: Comparison) -> list[Row]:
    """Give the rows of what it took."""
    return rows(comparison, EFFORT)


def told(value: float | None, measure: Measure) -> str:
    """Say one paper's figure."""
    if value is None:
        return UNKNOWN if measure.key in {"cost", "tokens_in", "tokens_out", "seconds"} else NOTHING
    if measure.key == "cost":
        return dollars(round(value * MICRO))
    unit = {"key_facts": " %", "support": " %", "seconds": " s"}.get(measure.key, "")
    return f"{value:,.{measure.digits}f}{unit}"


def pairs(comparison: Comparison) -> list[Pair]:
    """Give each two contestants, compared paper by paper."""
    letters = [one.letter for one in comparison.contestants]
    return [_pair(comparison, *two) for two in combinations(letters, 2)]


def small(papers: int) -> str:
    """Say what so many papers can show."""
    if papers == 0:
        return "No paper: nothing is compared."
    if papers == 1:
        return "1 paper: it shows how each writes, and nothing of which writes better."
    split = rarest_split(papers)
    if split is None:
        return (
            f"{papers} papers: differences mean nothing here; even all of them pointing the same way could be chance. "
            "Compare 6 or more, better 35."
        )
    uneven = f"{split[0]} to {split[1]}" + (" or a more uneven split" if split[1] else "")
    return (
        f"{papers} papers: differences of one or two papers mean nothing. Where all {papers} differ, only {uneven} would be "
        "rare by chance."
    )


def differing(comparison: Comparison) -> list[int]:
    """Give the papers in the order of how much the contestants differ on them, by what weighs most; ties as they came."""
    weighed = ("blocks", "key_facts", "warns", "omissions")
    by_key = {measure.key: measure for measure in MEASURES}

    def weight(paper: int) -> tuple[float, ...]:
        trials = comparison.on(paper)
        uneven = len({trial.state for trial in trials})
        return (-uneven, *(-_range(trials, by_key[key]) for key in weighed))

    return sorted(range(len(comparison.papers)), key=weight)


def _range(trials: list[Trial], measure: Measure) -> float:
    values = [value for trial in trials if trial.state == "drafted" and (value := measure.value(trial)) is not None]
    return max(values) - min(values) if values else 0.0


def _row(comparison: Comparison, measure: Measure) -> Row:
    found = {one.letter: _values(comparison, one.letter, measure) for one in comparison.contestants}
    sizes = {letter: _size(values, measure) for letter, values in found.items()}
    # Of a share the whole is 100; else the longest bar is the largest figure.
    whole = 100.0 if measure.key in {"key_facts", "support"} else max((s for s in sizes.values() if s), default=0.0)
    cells = []
    for letter, values in found.items():
        size = sizes[letter]
        bar = None if size is None or not whole else min(size / whole, 1.0)
        cells.append(Cell(letter, _sum(comparison, letter, measure, values), _spread(values, measure), bar))
    return Row(measure.name, measure.hint, tuple(cells))


def _values(comparison: Comparison, letter: str, measure: Measure) -> list[float | None]:
    """Give the figure of each draft; what it took is counted for failed papers too."""
    trials = comparison.drafted(letter)
    if not measure.quality:
        trials = [trial for trial in comparison.of(letter) if trial.state != "not tried"]
    return [measure.value(trial) for trial in trials]


def _size(values: list[float | None], measure: Measure) -> float | None:
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return mean(known) if measure.sums or measure.key == "key_facts" else median(known)


def _sum(comparison: Comparison, letter: str, measure: Measure, values: list[float | None]) -> str:
    """Say a total, or the middle figure; a total of which a part is not known is “at least”."""
    known = [value for value in values if value is not None]
    if measure.key == "cost":
        spent = sum((trial.bill.spent for trial in comparison.of(letter)), Spending())
        return spent.cost_told if values else NOTHING
    if measure.key == "key_facts":
        facts = [fact.told for trial in comparison.drafted(letter) for fact in trial.facts]
        return f"{sum(facts)} of {len(facts)}" if facts else NOTHING
    if not known:
        return told(None, measure) if values else NOTHING
    if not measure.sums:
        return told(median(known), measure)
    return ("at least " if len(known) < len(values) else "") + told(sum(known), measure)


def _spread(values: list[float | None], measure: Measure) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return ""
    if measure.quality and measure.sums:
        some = sum(value > 0 for value in known)
        return f"in {some} of {len(known)} papers" + (f", {told(max(known), measure)} at most" if some else "")
    lowest, highest = told(min(known), measure), told(max(known), measure)
    if lowest == highest:
        return f"{lowest} each" if max(known) and len(known) > 1 else ""
    between = f"{lowest.removesuffix(' %').removesuffix(' s')}–{highest}"
    return (
        f"median {told(median(known), measure)}, {between}" if measure.sums or measure.key == "key_facts" else between
    )


def _pair(comparison: Comparison, first: str, second: str) -> Pair:
    sides = [(a, b) for a, b in zip(comparison.of(first), comparison.of(second), strict=True)]
    both = [(a, b) for a, b in sides if a.state == b.state == "drafted"]
    found = [(a.state == "drafted", b.state == "drafted") for a, b in sides]
    return Pair(
        first, second, len(both), found.count((True, False)), found.count((False, True)),
        tuple(_pair_row(measure, both) for measure in _PAIRED),
    )  # fmt: skip


def _pair_row(measure: Measure, both: list[tuple[Trial, Trial]]) -> PairRow:
    values = [(measure.value(a), measure.value(b)) for a, b in both]
    differences = [round(b - a, 6) for a, b in values if a is not None and b is not None]
    more, fewer = sum(d < 0 for d in differences), sum(d > 0 for d in differences)
    interval = median_interval(differences)
    return PairRow(
        measure.name, more, fewer, len(differences) - more - fewer, sign_test(more, fewer),
        _signed(median(differences), measure) if differences else NOTHING,
        f"{_signed(interval[0], measure)} to {_signed(interval[1], measure)}" if interval else "too few papers",
    )  # fmt: skip


def _signed(value: float, measure: Measure) -> str:
    said = told(abs(value), measure)
    return said if not value else f"{'+' if value > 0 else '−'}{said}"

"""Measure the checks on planted errors. Takes pairs of papers and summaries; gives recall, false alarms and pace."""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.draft.offline import write_offline
from pipeline.errors import SourceError
from pipeline.flow.checking import RowError, read_rows
from pipeline.flow.sources import find_sources, read_bytes
from pipeline.ingest import read_source
from pipeline.records import SECTIONS, Flag, Origin, Paper, Report, Severity, Summary
from pipeline.text.quick import make_all_ready
from pipeline.validate.planted import KINDS, plant
from pipeline.validate.planted.material import Corpus, Pair, Planted
from pipeline.validate.planted.words import NAMES
from pipeline.validate.summary_file import check_written, read_summary

_LOUD = {Severity.BLOCK, Severity.WARN}


@dataclass
class Tally:
    """How many of the planted were found."""

    found: int = 0
    planted: int = 0

    @property
    def share(self) -> float:
        """Give the share found, 0 to 1."""
        return self.found / self.planted if self.planted else 0.0

    def interval(self) -> tuple[float, float]:
        """Give Wilson's 95 % interval of the share."""
        n, z = self.planted, 1.96
        if not n:
            return 0.0, 1.0
        middle = (self.share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(self.share * (1 - self.share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass
class Clocked:
    """How long so many checks took of the processor, reading not counted."""

    checked: int = 0
    seconds: float = 0.0

    @property
    def pace(self) -> float:
        """Give documents a second, one core."""
        return self.checked / self.seconds if self.seconds else 0.0


@dataclass
class Measured:
    """What one run found. False alarms are counted on the untouched summaries.

    `start` is how many seconds it takes to compile all patterns, which a run does once: the pace is that of the documents behind.
    """

    start: float = 0.0
    kinds: dict[str, Tally] = field(default_factory=dict)
    sentences: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    first: Clocked = field(default_factory=Clocked)
    again: Clocked = field(default_factory=Clocked)
    missed: list[Planted] = field(default_factory=list)
    alarms: list[tuple[str, Flag]] = field(default_factory=list)


def sample_pairs(folder: Path) -> list[Pair]:
    """Draft the papers of a folder offline; give each with its draft, taken as if a person had written it.

    Raises:
        SourceError: no paper there can be drafted.
    """
    made = []
    for source in find_sources([folder], folder / "outputs"):
        for paper in read_source(read_bytes(source.path), source.name):
            if isinstance(paper, Paper) and paper.status.value != "retracted":
                try:
                    made.append(Pair(f"{source.name} {paper.title}", paper, as_written(write_offline(paper))))
                except SourceError:
                    continue
    if not made:
        raise SourceError(f"{folder} holds no paper to test on", "name a folder of papers, or give --pairs")
    return made


def row_pairs(lines: Iterable[str]) -> Iterator[Pair]:
    """Give the pairs of JSON lines `{"id", "paper", "summary", "scope"}`; a bad line is an error.

    Raises:
        RowError: a line is no such row.
    """
    for row in read_rows(lines):
        if isinstance(row, RowError):
            raise row
        yield Pair(str(row.key), row.paper, read_summary(row.summary))


def as_written(summary: Summary) -> Summary:
    """Give a draft as if a person had written it: no ids, so that the checks have the words alone to go by."""
    bare: dict[str, Any] = {
        name: tuple(claim.model_copy(update={"passages": ()}) for claim in summary.section(name)) for name in SECTIONS
    }
    return summary.model_copy(update={**bare, "origin": Origin(drafter="person")})


def measure(pairs: list[Pair]) -> Measured:
    """Check every summary as it is and with each error that it can carry."""
    begun = time.process_time()
    make_all_ready()
    corpus, measured = Corpus(pairs, extra=list(NAMES)), Measured(start=time.process_time() - begun)
    for pair in pairs:
        before = _checked(pair, measured.first)
        _count_alarms(pair, before, measured)
        for planted in plant(pair, corpus):
            tally = measured.kinds.setdefault(planted.kind, Tally())
            tally.planted += 1
            if _is_found(planted, before, _checked(planted.pair, measured.again)):
                tally.found += 1
            else:
                measured.missed.append(planted)
    measured.kinds = {kind: measured.kinds[kind] for kind in KINDS if kind in measured.kinds}
    return measured


def _checked(pair: Pair, clocked: Clocked) -> Report:
    start = time.process_time()
    report = check_written(pair.summary, pair.paper)
    clocked.seconds += time.process_time() - start
    clocked.checked += 1
    return report


def _count_alarms(pair: Pair, report: Report, measured: Measured) -> None:
    loud = [flag for flag in report.flags if flag.severity in _LOUD]
    placed = {(flag.section, flag.claim): flag for flag in loud if flag.claim is not None}
    blocked = {place for place, _ in placed.items() if any(_at(f, place) and f.severity == "block" for f in loud)}
    measured.sentences.update(
        all=len(list(pair.summary.claims())), block=len(blocked), loud=len(placed)
    )  # fmt: skip
    measured.documents.update(all=1, block=any(f.severity == "block" for f in loud), loud=bool(loud))
    measured.rules.update({f"{flag.rule} {flag.severity}" for flag in loud})
    measured.alarms += [(pair.id, flag) for flag in loud]


def _at(flag: Flag, place: tuple[str | None, int | None]) -> bool:
    return (flag.section, flag.claim) == place


def _is_found(planted: Planted, before: Report, after: Report) -> bool:
    """Tell whether a block or a warning is new: on the sentence that was changed, or anywhere for a whole summary."""
    if planted.claim is None:
        return bool(_keys(after) - _keys(before))
    place = (planted.section, planted.claim)
    known = _keys(before, place) if planted.was else set()
    return bool(_keys(after, place) - known)


def _keys(report: Report, place: tuple[str | None, int | None] | None = None) -> set[tuple[str, str]]:
    """Give the loud flags by rule and words; a flag on a whole sentence is known by its rule alone."""
    return {
        (flag.rule, flag.quote.lower() if len(flag.quote) < 60 else "")
        for flag in report.flags
        if flag.severity in _LOUD and (place is None or _at(flag, place))
    }


def table(measured: Measured, peak_mb: float | None = None) -> list[str]:
    """Give the figures as lines to print."""
    lines = [f"{'planted error':36}{'found':>7}{'of':>6}{'recall':>9}   95 % interval"]
    for kind, tally in measured.kinds.items():
        low, high = tally.interval()
        lines.append(f"{kind:36}{tally.found:7}{tally.planted:6}{tally.share:9.1%}   {low:.1%} to {high:.1%}")
    lines.append("")
    for name, counts in (("sentences", measured.sentences), ("documents", measured.documents)):
        total = counts["all"]
        lines.append(
            f"false alarms on {total} untouched {name}: {_percent(counts['block'], total)} blocked, {_percent(counts['loud'], total)} blocked or warned"
        )
    lines.append(
        f"pace on one core: {measured.first.pace:.0f} documents a second, {measured.again.pace:.0f} where one sentence of a known one changed"
        f"; {measured.start:.1f} seconds once to start" + (f"; peak memory {peak_mb:.0f} MB" if peak_mb else "")
    )
    return lines


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"


def as_json(measured: Measured) -> dict[str, Any]:
    """Give the figures for programs."""
    kinds = {
        kind: {
            "found": t.found,
            "planted": t.planted,
            "recall": round(t.share, 4),
            "interval": [round(x, 4) for x in t.interval()],
        }
        for kind, t in measured.kinds.items()
    }
    alarms = {
        "sentences": dict(measured.sentences),
        "documents": dict(measured.documents),
        "rules": dict(measured.rules),
    }
    return {
        "kinds": kinds,
        "alarms": alarms,
        "documents_per_second": round(measured.first.pace, 1),
        "changed_documents_per_second": round(measured.again.pace, 1),
        "seconds_to_start": round(measured.start, 2),
    }


def peak_memory() -> float | None:
    """Give the most memory this process has held, in MB; None where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1_000_000 if sys.platform == "darwin" else 1_000)

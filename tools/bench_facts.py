"""Measure the study facts on hand labels. Takes the shared folder and tests/labels; gives figures, and keeps their floors.

`make bench-facts` prints the figures; `--update` raises the floors in tests/gates/facts.json and refuses to lower one.
The held half was labelled, never read again: its errors are counted and not shown.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from pipeline.ingest.assemble import assemble
from pipeline.ingest.design import study_design
from pipeline.records import Fact, Paper
from tools.study_records import documents

ROOT = Path(__file__).resolve().parents[1]
LABELS, GATE = ROOT / "tests/labels/study_facts.tsv", ROOT / "tests/gates/facts.json"
# The set of the reference figures: trials, their protocols and syntheses, and animals.
TRIAL_HEAVY = {"randomised trial", "protocol", "systematic review", "meta-analysis", "animal study"}
HALVES = ("tune", "held")


@dataclass(frozen=True)
class Label:
    """One labelled record; where several values are fair, the first is the label."""

    file: str
    key: str
    fingerprint: str
    design: tuple[str, ...]
    participants: tuple[str, ...]
    result: tuple[str, ...]
    harms: str
    limits: str
    half: str


@dataclass
class Score:
    """Counts by figure: [right, out of]; and the tune half's confusions."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    confusions: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seconds: float = 0.0
    papers: int = 0

    def add(self, name: str, *, right: bool) -> None:
        """Count one record in the figure `name`."""
        pair = self.counts.setdefault(name, [0, 0])
        pair[0] += right
        pair[1] += 1

    def shares(self) -> dict[str, float]:
        """Give each figure as a share, to three places."""
        return {name: round(a / b, 3) for name, (a, b) in sorted(self.counts.items())}


def read_labels(path: Path = LABELS) -> list[Label]:
    """Read the label file."""
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    return [
        Label(
            row["file"], row["key"], row["fingerprint"], tuple(row["design"].split("|")),
            tuple(row["participants"].split("|")), tuple(row["primary_result"].split("|")), row["harms"], row["limits"], row["half"],
        )
        for row in csv.DictReader(lines, delimiter="\t")
    ]  # fmt: skip


def corpus_fingerprint(labels: list[Label]) -> str:
    """Name the labelled texts and their labels: figures of another corpus are no figures of this one."""
    return hashlib.sha256("\n".join(sorted(map(repr, labels))).encode()).hexdigest()[:16]


def papers(shared: Path, labels: list[Label]) -> Iterator[tuple[Label, Paper | None, Fact]]:
    """Give each label with its paper, None where the text is not the labelled one, and the design without the title."""
    wanted: dict[str, dict[str, Label]] = {}
    for label in labels:
        wanted.setdefault(label.file, {})[label.key] = label
    for file, left in wanted.items():
        for key, mark, document in documents(shared / "data", file):
            if key not in left:
                continue
            label = left.pop(key)
            if mark != label.fingerprint:
                yield label, None, Fact()
                continue
            paper = assemble(document, digest="0" * 64, name=file)
            yield label, paper, study_design("", paper.sections, document.types, document.mesh)
        yield from ((label, None, Fact()) for label in left.values())


def score(shared: Path, labels: list[Label]) -> Score:
    """Measure every labelled record."""
    total = Score()
    started = perf_counter()
    for label, shown, hidden in papers(shared, labels):
        if shown is None:
            total.missing.append(f"{label.file} {label.key}")
            continue
        total.papers += 1
        _score_design(total, label, shown, hidden)
        _score_participants(total, label, shown)
        _score_result(total, label, shown)
        for name in ("harms", "limits"):
            told = getattr(label, name)
            if told != "-":
                right = getattr(shown.facts, name).reported == (told == "yes")
                total.add(f"{label.half} {name}", right=right)
                _note(total, label, name, (told, str(getattr(shown.facts, name).reported)), right=right)
    total.seconds = perf_counter() - started
    return total


def _score_design(total: Score, label: Label, shown: Paper, hidden: Fact) -> None:
    kind = "trial-heavy" if label.design[0] in TRIAL_HEAVY else "other"
    for place, design in (("title shown", shown.facts.design), ("title hidden", hidden)):
        said = design.value or "none"
        right = said in label.design
        for group in (kind, "all"):
            total.add(f"{label.half} design {group}, {place}", right=right)
        total.add(f"{label.half} design first label only, {place}", right=said == label.design[0])
        if not right:
            sure = "needs review" if design.needs_review else f"{design.confidence:.2f}"
            if label.half == "tune":
                total.confusions[f"{place}: {label.design[0]} read as {said}"] += 1
            _note(total, label, f"design, {place}", ("|".join(label.design), f"{said} ({sure})"), right=False)


def _score_participants(total: Score, label: Label, paper: Paper) -> None:
    if label.participants == ("-",):
        return
    said = paper.facts.participants.value or "0"
    right = said in label.participants
    if said != "0":
        total.add(f"{label.half} participants, where we say", right=right)
        if not paper.facts.participants.needs_review:
            total.add(f"{label.half} participants, where we are sure", right=right)
    if label.participants != ("0",):
        total.add(f"{label.half} participants, where the text says", right=right)
    _note(total, label, "participants", ("|".join(label.participants), said), right=right)


def _score_result(total: Score, label: Label, paper: Paper) -> None:
    if label.result == ("-",):
        return
    said = paper.facts.primary_result.value or "not tested"
    right = said in label.result
    total.add(f"{label.half} result", right=right)
    if said != "not tested":
        total.add(f"{label.half} result, where we say", right=right)
    _note(total, label, "result", ("|".join(label.result), said), right=right)


def _note(total: Score, label: Label, what: str, pair: tuple[str, str], *, right: bool) -> None:
    if label.half == "tune" and not right:
        total.errors.append(f"{what}: {label.file} {label.key}: {pair[0]} read as {pair[1]}")


def gate_faults(measured: Score, labels: list[Label], gate: dict[str, Any]) -> list[str]:
    """Name each figure below its floor, a corpus that is another, and records whose text is not the labelled one."""
    faults = [f"{place} is not the text that was labelled" for place in measured.missing]
    if gate["corpus"] != corpus_fingerprint(labels):
        faults.append("the labels changed: measure, then `make bench-facts ARGS=--update`")
    shares = measured.shares()
    faults += [
        f"{name}: {shares.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in gate["floors"].items()
        if shares.get(name, 0.0) < floor
    ]
    return faults


def raise_floors(measured: Score, labels: list[Label], gate: dict[str, Any]) -> dict[str, Any]:
    """Give the gate with the measured figures as floors, one record below: a reader may change a sentence's end.

    Raises:
        ValueError: a figure of the same corpus would sink.
    """
    shares, corpus = measured.shares(), corpus_fingerprint(labels)
    sunk = [n for n, floor in gate["floors"].items() if gate["corpus"] == corpus and shares.get(n, 0.0) < floor]
    if sunk:
        raise ValueError("refused: these would sink: " + "; ".join(sunk))
    floors = {name: round(max(right - 1, 0) / out_of, 3) for name, (right, out_of) in sorted(measured.counts.items())}
    kept = gate["floors"] if gate["corpus"] == corpus else {}
    return {
        "corpus": corpus,
        "records": measured.papers,
        "floors": {name: max(floor, kept.get(name, 0.0)) for name, floor in floors.items()},
    }


def main() -> int:
    """Print the figures; with --update keep them as floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--update", action="store_true", help="keep the figures as floors; refuses to lower one")
    parser.add_argument("--errors", action="store_true", help="list the errors of the tune half")
    asked = parser.parse_args()
    labels = read_labels()
    measured = score(asked.shared, labels)
    for name, (right, out_of) in sorted(measured.counts.items()):
        print(f"{name:55} {right:4} of {out_of:4}  {right / out_of:.3f}")
    print(f"{measured.papers} papers read in {measured.seconds:.1f} s")
    for confusion, count in measured.confusions.most_common(30):
        print(f"  {count:3} {confusion}")
    if asked.errors:
        print("\n".join(sorted(measured.errors)))
    gate = json.loads(GATE.read_text()) if GATE.exists() else {"corpus": "", "floors": {}}
    if asked.update:
        GATE.write_text(json.dumps(raise_floors(measured, labels, gate), indent=2) + "\n")
        return 0
    faults = gate_faults(measured, labels, gate)
    print("\n".join(faults) or "no figure is below its floor")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

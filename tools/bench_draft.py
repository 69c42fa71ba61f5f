"""Measure the drafts written without a model. Takes the shared folder; gives figures, and keeps their floors.

`make bench-draft` prints the figures; `ARGS=--update` raises the floors in tests/gates/draft.json. Words shared with
summaries by people are counted as the field does (ROUGE as F1, by stems, with `rouge-score`). Those summaries are those of `pairs/cochrane_ashologn` and `pairs/model_written`, key facts those of the papers that
`tests/labels/study_facts.tsv` labels. Half of each, drawn by a hash, is held: it is counted, and never shown or tuned on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from time import process_time

from rouge_score.rouge_scorer import RougeScorer

from pipeline.draft.lint import lint
from pipeline.draft.offline import write_offline
from pipeline.errors import SourceError
from pipeline.flow.settled import settle
from pipeline.ingest import read_text
from pipeline.records import Paper, Summary
from pipeline.validate import check_summary
from pipeline.validate.key_facts import CHANGE_TOLD, DESIGN_TOLD, HARM_TOLD, SAME_TOLD, named
from tools.bench_checks import half_of
from tools.bench_facts import Label, papers, read_labels

ROOT = Path(__file__).resolve().parents[1]
GATE = ROOT / "tests/gates/draft.json"
PAIRS = {
    "cochrane": "cochrane_ashologn/dev_safe.jsonl", "model": "model_written/dev.jsonl", "authors": "jats_ccby/dev.jsonl.gz",
}  # fmt: skip
_OWN_DOI = re.compile(r"^10\.\d{4,}\S+\s")
_ROUGE = {"1": "rouge1", "2": "rouge2", "L": "rougeL"}
_SCORER = RougeScorer(list(_ROUGE.values()), use_stemmer=True)
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}\b)")


@dataclass
class Drafts:
    """What was measured: counts by figure as [right, out of], averages by figure, faults of the tune half."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    averages: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)
    seconds: float = 0.0
    drafts: int = 0

    def add(self, name: str, *, right: bool) -> None:
        """Count one item in the figure `name`."""
        pair = self.counts.setdefault(name, [0, 0])
        pair[0] += right
        pair[1] += 1

    def note(self, name: str, value: float) -> None:
        """Add a value to the figure `name`."""
        self.averages.setdefault(name, []).append(value)

    def write(self, paper: Paper) -> Summary | None:
        """Draft one paper, its time counted; None where it is refused."""
        started = process_time()
        try:
            summary = write_offline(paper)
        except SourceError:
            summary = None
        self.seconds += process_time() - started
        self.drafts += summary is not None
        return summary

    def figures(self) -> dict[str, float]:
        """Give every figure: shares, means, and the median of reading grades."""
        found = {name: right / out_of for name, (right, out_of) in self.counts.items()}
        found |= {n: median(v) if "grade" in n else mean(v) for n, v in self.averages.items()}
        return {name: round(value, 3) for name, value in sorted(found.items())}


def pairs(shared: Path, name: str) -> Iterator[tuple[str, Paper, str]]:
    """Give (half, paper, summary by a person) of a set of pairs."""
    raw = (shared / "data/pairs" / PAIRS[name]).read_bytes()
    for line in (gzip.decompress(raw) if PAIRS[name].endswith(".gz") else raw).decode().split("\n"):
        row = json.loads(line or "{}")
        text, written = (
            row.get("abstract") or row.get("paper"),
            row.get("pls") or row.get("summary") or row.get("lay_summary"),
        )
        if not text or not written:
            continue
        key = str(row.get("doi") or row["id"])
        title = f"{row['title']}\n\n" if row.get("title") else ""
        for paper in read_text(title + _OWN_DOI.sub("", text), f"{key}.txt"):
            if isinstance(paper, Paper):
                yield half_of(key), paper, _OWN_DOI.sub("", written)


def rouge(text: str, written: str) -> dict[str, float]:
    """Give ROUGE-1, ROUGE-2 and ROUGE-L (of the whole texts) of a text against a summary, each from 0 to 1."""
    found = _SCORER.score(written, text)
    return {figure: found[name].fmeasure for figure, name in _ROUGE.items()}


def measure_pairs(total: Drafts, shared: Path, name: str, checked: int = 150) -> None:
    """Draft a set of pairs: words shared with the person's summary, faults, grades, and what the checks say."""
    for place, (half, paper, written) in enumerate(pairs(shared, name)):
        summary = total.write(paper)
        total.add(f"{half} {name} drafted", right=summary is not None)
        if summary is None:
            continue
        said = " ".join(claim.text for _, _, claim in summary.claims())
        for figure, value in rouge(said, written).items():
            total.note(f"{half} {name} ROUGE-{figure}", 100 * value)
        _quality(total, f"{half} {name}", paper, summary, with_checks=place < checked)


def _quality(total: Drafts, name: str, paper: Paper, summary: Summary, *, with_checks: bool) -> None:
    said = " ".join(claim.text for _, _, claim in summary.claims())
    found = lint(summary)
    total.add(f"{name} without a fault of language", right=not found)
    if name.startswith("tune"):
        total.faults.update(fault.kind for fault in found)
        total.shown += [f"{fault.kind}: {fault.sentence}" for fault in found]
    known = set(_NUMBER.findall(f"{paper.title} {paper.text} {paper.facts.model_dump_json()}"))
    total.add(f"{name} numbers all in the paper", right=set(_NUMBER.findall(said)) <= known)
    retracted = paper.status.value == "retracted"
    if with_checks:
        report = check_summary(summary, paper)
        # A retracted paper's draft is blocked whoever writes it, and however well.
        blocks = [f for f in report.flags if f.severity == "block" and not (f.rule == "status" and retracted)]
        total.add(f"{name} not blocked", right=not blocks)
        total.note(f"{name} reading grade", report.measures.get("reading_grade", 0.0))
        total.note(f"{name} words", report.measures.get("words", 0.0))
        if name.startswith("tune"):
            total.shown += [
                f"{f.severity}: {f.rule}: {f.quote}: {f.message}" for f in report.flags if f.severity != "note"
            ]


def measure_facts(total: Drafts, shared: Path, labels: list[Label]) -> None:
    """Draft the labelled papers: which key facts of each stand in its draft."""
    for label, paper, _ in papers(shared, labels):
        if paper is None or label.design[0] == "none" or (summary := total.write(paper)) is None:
            if paper is not None and label.design[0] != "none":
                total.add(f"{label.half} labelled drafted", right=False)
            continue
        total.add(f"{label.half} labelled drafted", right=True)
        for name, told in key_facts(label, paper, summary):
            total.add(f"{label.half} key facts: {name}", right=told)
            total.add(f"{label.half} key facts", right=told)
            if label.half == "tune" and not told:
                total.shown.append(f"missing {name}: {label.file} {label.key}: {paper.title[:80]}")
        _quality(total, f"{label.half} labelled", paper, summary, with_checks=True)


def key_facts(label: Label, paper: Paper, summary: Summary) -> Iterator[tuple[str, bool]]:
    """Give each key fact that a person found in the paper, and whether the draft tells it."""
    said = " ".join([summary.title, *(claim.text for _, _, claim in summary.claims())])
    yield "design", any(re.search(DESIGN_TOLD.get(d, "$^"), said, re.IGNORECASE) for d in label.design)
    if label.participants[0] not in {"-", "0"}:
        # “45 079 people” is told too.
        counts = {
            number.replace(",", "") for number in (*_NUMBER.findall(said), *_NUMBER.findall(_SPACED.sub("", said)))
        }
        one = "1" in label.participants and "one person" in said
        yield "people", one or not counts.isdisjoint(label.participants)
    for name in ("condition", "intervention"):
        fact = getattr(paper.facts, name)
        # Nobody labelled these: what the reader of the paper is not sure of is no key fact.
        if fact.value and not fact.needs_review:
            yield name, named(fact.value, said)
    if label.result[0] not in {"-", "not tested"}:
        found = " ".join(claim.text for claim in (*summary.takeaway, *summary.findings))
        same = "no difference" in label.result
        yield "primary result", bool((SAME_TOLD if same else CHANGE_TOLD).search(found))
    if label.harms == "yes":
        yield "harms", bool(HARM_TOLD.search(" ".join(c.text for c in (*summary.findings, *summary.takeaway))))
    if label.limits == "yes":
        yield "limits", any(claim.kind == "caveat" and claim.passages for claim in summary.caveats)


def measure(shared: Path, sets: Iterable[str] = (*PAIRS, "labelled")) -> Drafts:
    """Measure the sets of pairs that are named, and the labelled papers."""
    total = Drafts()
    for name in sets:
        if name == "labelled":
            measure_facts(total, shared, read_labels())
        else:
            measure_pairs(total, shared, name)
    return total


def floors_of(total: Drafts) -> dict[str, float]:
    """Give the figures as floors: shares one record below what was measured, averages half a point."""
    floors = {name: max(right - 1, 0) / out_of for name, (right, out_of) in total.counts.items()}
    for name, value in total.figures().items():
        if name in total.averages and "words" not in name:
            floors[name] = value + 0.5 if "grade" in name else value - 0.5
    return {name: round(value, 3) for name, value in sorted(floors.items())}


def raised(reached: dict[str, float], kept: dict[str, float]) -> dict[str, float]:
    """Give the stricter of each new and kept floor; for reading grades, the lower ceiling."""
    return reached | {
        name: (min if "grade" in name else max)(floor, reached.get(name, floor)) for name, floor in kept.items()
    }


def gate_faults(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Name each figure that is worse than its floor; for reading grades, than its ceiling."""
    return [
        f"{name}: {figures.get(name)} is worse than {floor}"
        for name, floor in floors.items()
        if name not in figures or (figures[name] > floor if "grade" in name else figures[name] < floor)
    ]


def main() -> int:
    """Print the figures; with --update keep them as floors."""
    settle()  # as every command does
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--update", action="store_true", help="keep the figures as floors; refuses to lower one")
    parser.add_argument("--shown", action="store_true", help="show what is wrong with drafts of the tune half")
    asked = parser.parse_args()
    total = measure(asked.shared)
    figures = total.figures()
    for name, value in figures.items():
        count = f"{total.counts[name][0]:4} of {total.counts[name][1]:4}" if name in total.counts else " " * 12
        print(f"{name:50} {count} {value:8.3f}")
    print(f"{total.drafts} drafts, {total.drafts / total.seconds:.0f} a second of processor time")
    print("faults of the tune half:", dict(total.faults.most_common()))
    if asked.shown:
        print("\n".join(total.shown))
    floors = json.loads(GATE.read_text())["floors"] if GATE.exists() else {}
    worse = gate_faults(figures, floors)
    print("\n".join(worse) or "no figure is worse than its floor")
    if asked.update and not worse:
        GATE.write_text(json.dumps({"floors": raised(floors_of(total), floors)}, indent=2) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())

"""Measure the checks on planted errors. Takes the shared folder; gives recall and false alarms, and keeps their floors.

`make bench-checks` prints the figures; `--update` raises the floors in tests/gates/checks.json and refuses to lower one.
Every second document, by the digest of its id, is held back: rules are made while looking at the tune half alone. The summaries
of `tools/retold` name their half themselves: those held were never read by who makes rules.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from pipeline.draft.offline import write_offline
from pipeline.errors import SourceError
from pipeline.flow.checking import text_paper
from pipeline.flow.selftest import Measured, as_written, measure, peak_memory, table
from pipeline.flow.settled import settle
from pipeline.records import SECTIONS, Claim, Origin, Paper, Summary
from pipeline.validate.align import index_of
from pipeline.validate.planted.material import Pair
from pipeline.validate.summary_file import read_summary

ROOT = Path(__file__).resolve().parents[1]
SHARED, GATE, RETOLD = ROOT.parent / "shared", ROOT / "tests/gates/checks.json", ROOT / "tools/retold"
HALVES = ("tune", "held")
# A person's summary is near-verbatim where one passage carries half of what half of its sentences say.
_NEAR, _FEWEST = 0.5, 3
# Documents of a set that are measured; more would tell little and take long.
MOST = {
    "near-verbatim": 150,
    "model-written": 60,
    "full text": 40,
    "own sentences": 200,
    "case reports": 60,
    "retold": 150,
    "cases retold": 60,
}


def half_of(key: str) -> str:
    """Give the half that an id falls in."""
    return HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield json.loads(line)


def _paper(text: str, key: str, scope: Literal["abstract", "full"]) -> Paper:
    return text_paper(text, key, scope)


def people_written(shared: Path, half: str) -> Iterator[Pair]:
    """Give abstracts with a person's summary."""
    for row in _rows(shared / "data/pairs/cochrane_ashologn/dev_safe.jsonl"):
        if half_of(row["doi"]) == half:
            yield Pair(row["doi"], _paper(row["abstract"], row["doi"], "abstract"), read_summary(row["pls"]))


def near_verbatim(shared: Path, half: str) -> Iterator[Pair]:
    """Give abstracts with a person's summary that keeps close to them."""
    for pair in people_written(shared, half):
        scores = [_score(claim.text, pair.paper) for _, _, claim in pair.summary.claims()]
        if len(scores) >= _FEWEST and 2 * sum(score >= _NEAR for score in scores) >= len(scores):
            yield pair


def model_written(shared: Path, half: str) -> Iterator[Pair]:
    """Give abstracts of trials with a model's summary. Few: both halves' errors are counted, the tune half's seen."""
    for row in _rows(shared / "data/pairs/model_written/dev.jsonl"):
        if half_of(row["id"]) == half:
            yield Pair(
                row["id"],
                _paper(f"{row['title']}\n\n{row['paper']}", row["id"], "abstract"),
                read_summary(row["summary"]),
            )


def full_text(shared: Path, half: str) -> Iterator[Pair]:
    """Give whole papers with their lay summaries, whoever wrote them."""
    for row in _rows(shared / "data/pairs/jats_ccby/dev.jsonl.gz"):
        if half_of(row["doi"]) == half:
            body = "\n\n".join(f"{part['heading']}\n\n{part['text']}" for part in row["sections"])
            text = f"{row['title']}\n\nAbstract\n\n{row['abstract']}\n\n{body}"
            yield Pair(row["doi"], _paper(text, row["doi"], "full"), read_summary(row["lay_summary"]))


def retold(shared: Path, half: str) -> Iterator[Pair]:
    """Give abstracts with a careful summary in words of its own, written for plainpaper."""
    abstracts = json.loads((shared / "data/judge/pubmedqa_pqal.json").read_text(encoding="utf-8"))
    for row in _rows(RETOLD / "abstracts.jsonl"):
        if row["half"] == half:
            told = abstracts[row["id"]]
            parts = [
                f"{label.capitalize()}: {text}" for label, text in zip(told["LABELS"], told["CONTEXTS"], strict=True)
            ]
            text = "\n".join([*parts, f"Conclusions: {told['LONG_ANSWER']}"])
            paper = _paper(f"{told['QUESTION']}\n\n{text}", row["id"], "abstract")
            yield Pair(row["id"], paper, read_summary(row["summary"]))


def cases_retold(shared: Path, half: str) -> Iterator[Pair]:
    """Give case reports with a careful summary in words of its own, written for plainpaper."""
    cases = {row["id"]: row["text"] for row in _rows(shared / "data/case_reports/e3c_en_pamj.jsonl.gz")}
    for row in _rows(RETOLD / "case_reports.jsonl"):
        if row["half"] == half:
            yield Pair(row["id"], _paper(cases[row["id"]], row["id"], "abstract"), read_summary(row["summary"]))


def own_sentences(shared: Path, half: str) -> Iterator[Pair]:
    """Give abstracts with every second sentence of their own for a summary: nothing there is wrong."""
    for row in _rows(shared / "data/pairs/cochrane_ashologn/dev_safe.jsonl"):
        if half_of(row["doi"]) == half:
            paper = _paper(row["abstract"], row["doi"], "abstract")
            yield Pair(
                row["doi"], paper, _summary([Claim(text=p.text, kind="finding") for p in list(paper.passages())[::2]])
            )


def case_reports(shared: Path, half: str) -> Iterator[Pair]:
    """Give case reports with their offline drafts."""
    for row in _rows(shared / "data/case_reports/e3c_en_layer12.jsonl"):
        if half_of(row["id"]) != half:
            continue
        try:
            paper = _paper(row["text"], row["id"], "full")
            yield Pair(row["id"], paper, as_written(write_offline(paper)))
        except SourceError:
            continue


SETS: dict[str, Callable[[Path, str], Iterator[Pair]]] = {
    "near-verbatim": near_verbatim,
    "model-written": model_written,
    "full text": full_text,
    "own sentences": own_sentences,
    "case reports": case_reports,
    "retold": retold,
    "cases retold": cases_retold,
}  # fmt: skip


def _score(text: str, paper: Paper) -> float:
    return next((score for score, _ in index_of(paper).rank(text, 1)), 0.0)


def _summary(claims: list[Claim]) -> Summary:
    fields: dict[str, Any] = dict.fromkeys(SECTIONS, ()) | {"findings": tuple(claims)}
    return Summary(title="", origin=Origin(drafter="person"), **fields)


def take(name: str, shared: Path, half: str) -> list[Pair]:
    """Give the pairs of a set that are measured."""
    found: list[Pair] = []
    for pair in SETS[name](shared, half):
        found.append(pair)
        if len(found) == MOST[name]:
            break
    return found


def fingerprint(pairs: Iterable[Pair]) -> str:
    """Give a short digest of what was measured: floors hold for one corpus only."""
    told = hashlib.sha256()
    for pair in pairs:
        told.update(pair.paper.text.encode(errors="replace") + b"\0" + pair.summary.canonical() + b"\0")
    return told.hexdigest()[:16]


def figures(measured: Measured) -> dict[str, float]:
    """Give what is gated: the lower bound of each recall, and one minus the upper bound of each share of alarms."""
    made = {f"recall, {kind}": round(t.interval()[0], 3) for kind, t in measured.kinds.items() if t.planted >= 8}
    for level, words in (("block", "blocked"), ("loud", "blocked or warned")):
        quiet = 1 - measured.documents[level] / max(1, measured.documents["all"])
        made[f"documents not {words}"] = round(max(0.0, quiet - 0.02), 3)
    return made


def faults(name: str, reached: dict[str, float], print_of: str, gate: dict[str, Any]) -> list[str]:
    """Name each figure of a set that fell below its floor."""
    kept = gate.get(name)
    if kept is None:
        return []
    if kept["corpus"] != print_of:
        return [f"{name}: the corpus changed, so the old floors are void: measure it again with --update"]
    return [
        f"{name}: {figure} is {reached.get(figure, 0.0):.3f}, below its floor {floor:.3f}"
        for figure, floor in kept["floors"].items()
        if reached.get(figure, 0.0) < floor
    ]


def raised(name: str, reached: dict[str, float], print_of: str, gate: dict[str, Any]) -> dict[str, Any]:
    """Give the gate with a set's floors raised to what was reached.

    Raises:
        ValueError: a figure would sink.
    """
    kept = gate.get(name, {"corpus": print_of, "floors": {}})
    if kept["corpus"] == print_of:
        sunk = faults(name, reached, print_of, gate)
        if sunk:
            raise ValueError(f"refused: {'; '.join(sunk)}")
    floors = {
        figure: max(value, kept["floors"].get(figure, 0.0) if kept["corpus"] == print_of else 0.0)
        for figure, value in reached.items()
    }
    return {**gate, name: {"corpus": print_of, "floors": floors}}


def load() -> dict[str, Any]:
    """Give the committed floors by set; empty where there are none yet."""
    return json.loads(GATE.read_text(encoding="utf-8")) if GATE.is_file() else {}


def main() -> int:
    """Measure the sets that are asked for; exit 1 where a figure fell."""
    settle()  # as every command does
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--set", action="append", choices=list(SETS), help="measure this set only")
    asked.add_argument("--half", choices=HALVES, default="held")
    asked.add_argument(
        "--show", type=int, default=0, help="show so many misses of each kind and alarms (tune half only)"
    )
    asked.add_argument("--update", action="store_true", help="raise the floors")
    options = asked.parse_args()
    if not (SHARED / "data/pairs").is_dir():
        sys.stdout.write("SKIPPED LOUDLY: the folder of pairs is not beside this checkout\n")
        return 0
    gate, complaints = load(), []
    for name in options.set or SETS:
        pairs = take(name, SHARED, options.half)
        if not pairs:
            sys.stdout.write(f"\n=== {name}: NOT MEASURED, it has no {options.half} half\n")
            continue
        measured = measure(pairs)
        sys.stdout.write("\n".join([f"\n=== {name}, {options.half} half", *table(measured, peak_memory()), ""]))
        _show_rules(measured)
        if options.half == "tune":
            _show(measured, options.show)
            continue
        reached, print_of = figures(measured), fingerprint(pairs)
        if options.update:
            gate = raised(name, reached, print_of, gate)
        else:
            complaints += faults(name, reached, print_of, gate)
    if options.update:
        GATE.write_text(json.dumps(gate, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write("".join(f"{complaint}\n" for complaint in complaints))
    return 1 if complaints else 0


def _show(measured: Measured, most: int) -> None:
    for kind in measured.kinds if most else ():
        for missed in [m for m in measured.missed if m.kind == kind][:most]:
            sys.stdout.write(f"  missed {kind} [{missed.pair.id}]\n    was {missed.was}\n    now {missed.now}\n")
    for key, flag in measured.alarms[: most * 20]:
        sys.stdout.write(f"  alarm {flag.severity} {flag.rule} [{key}] {flag.message} «{flag.quote[:160]}»\n")


def _show_rules(measured: Measured) -> None:
    for rule, count in measured.rules.most_common():
        sys.stdout.write(f"  {count / measured.documents['all']:6.1%} of documents: {rule}\n")


if __name__ == "__main__":
    sys.exit(main())

"""Write a comparison for programs. Takes a Comparison; gives JSON with everything, and CSV with a line for each draft."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from pipeline.records import Paper
from pipeline.records.comparing import MEASURES, Comparison, Contestant, Trial
from pipeline.records.ledger import MICRO
from pipeline.render.figures import pairs, small

FORMAT = "plainpaper compare/1"
# A cell that begins so would be run by a spreadsheet.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def comparison_json(comparison: Comparison) -> str:
    """Give everything as JSON. What is not known is null; what this run was given from the ledger is not in it."""
    rows = {
        "format": FORMAT,
        "note": small(len(comparison.papers)),
        "contestants": [_contestant(comparison, one) for one in comparison.contestants],
        "papers": [_paper(paper) for paper in comparison.papers],
        "unread": [asdict(one) for one in comparison.unread],
        "drafts": [_trial(trial) for trial in comparison.trials],
        "pairs": [asdict(pair) for pair in pairs(comparison)],
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def comparison_csv(comparison: Comparison) -> str:
    """Give a line for each contestant and paper; what is not known is empty."""
    names = {one.letter: one.name for one in comparison.contestants}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["paper", "title", "letter", "contestant", "state", *(measure.key for measure in MEASURES), "reason"]
    )
    for trial in comparison.trials:
        paper = comparison.papers[trial.paper]
        name = [paper.source_name, paper.title, trial.letter, names[trial.letter], trial.state]
        figures = _figures(trial)
        values = ["" if figures[m.key] is None else figures[m.key] for m in MEASURES]
        writer.writerow([_safe(str(value)) for value in (*name, *values, trial.reason)])
    return out.getvalue()


def _contestant(comparison: Comparison, one: Contestant) -> dict[str, Any]:
    own = comparison.of(one.letter)
    count = {state: sum(trial.state == state for trial in own) for state in ("drafted", "failed", "not tried")}
    return one.model_dump(mode="json") | {"papers": count}


def _paper(paper: Paper) -> dict[str, Any]:
    ids = paper.ids.model_dump(mode="json")
    return {"source": paper.source_name, "title": paper.title, "digest": paper.digest(), **ids, "scope": paper.scope}


def _trial(trial: Trial) -> dict[str, Any]:
    spent = trial.bill.spent
    return {
        "letter": trial.letter,
        "paper": trial.paper,
        "state": trial.state,
        "reason": trial.reason,
        "hint": trial.hint,
        "verdict": trial.report.verdict if trial.report else None,
        "figures": _figures(trial),
        "cost_is_at_least": bool(spent.unpriced and spent.cost is not None),
        "lost_calls": spent.lost,
        "days": trial.bill.days,
        "key_facts": [fact.model_dump() for fact in trial.facts],
        "rules": trial.rules(),
        "flags": [flag.model_dump(mode="json") for flag in trial.report.flags] if trial.report else [],
        "summary": trial.summary.model_dump(mode="json") if trial.summary else None,
    }


def _figures(trial: Trial) -> dict[str, float | None]:
    """Give each measure; of a draft that is not there, only what it took."""
    quality = trial.state == "drafted"
    figures = {m.key: m.value(trial) if quality or not m.quality else None for m in MEASURES}
    spent = trial.bill.spent
    return figures | {"cost": None if spent.cost is None else spent.cost / MICRO}


def _safe(value: str) -> str:
    """Give a cell that a spreadsheet takes for words or a number and runs nothing of."""
    number = value.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{value}" if value.startswith(_RUNS) and not number else value

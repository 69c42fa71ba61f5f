"""Tell how good each rule was when it was measured. Takes a rule's name; gives recall and false alarms, or nothing.

The figures stand in measured.json, which `make bench-rules` writes: on untouched summaries for alarms, on planted
errors for recall. A rule that is not in the file was not measured, and its page says so.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Measured(NamedTuple):
    """Shares from 0 to 1. `alarms` by severity over `documents`; `recall` by planted error, with how many."""

    documents: int
    alarms: dict[str, float]
    recall: dict[str, tuple[float, int]]


@cache
def all_measured() -> dict[str, Measured]:
    """Give what was measured by the rule's name; a rule without figures is not in it."""
    kept = json.loads(files("pipeline.validate").joinpath("measured.json").read_text(encoding="utf-8"))
    return {
        name: Measured(
            kept["documents"],
            figures["alarms"],
            {kind: (share, count) for kind, (share, count) in figures["recall"].items()},
        )
        for name, figures in kept["rules"].items()
    }


def alarms_told(name: str) -> str:
    """Say a rule's false alarms in words."""
    found = all_measured().get(name)
    if found is None:
        return "not measured"
    shares = [f"{share:.1%} {severity}" for severity, share in found.alarms.items()]
    return f"{', '.join(shares) or 'none'} of {found.documents} summaries"


def recall_told(name: str) -> str:
    """Say a rule's recall in words."""
    found = all_measured().get(name)
    if found is None or not found.recall:
        return "not measured"
    return ", ".join(f"{kind} {share:.0%} of {count}" for kind, (share, count) in found.recall.items())

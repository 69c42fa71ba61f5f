"""Keep floors. Takes measures; says which fall below what was reached before, and never lowers a floor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

GATE = Path(__file__).resolve().parents[1] / "gates" / "ingest.json"
# How far a measure may lie above its floor before `--update` raises it: rounding and other machines.
_SLACK = {"speed": 0.3, "made": 0.002, "twins": 0.001}

Measures = Mapping[str, Mapping[str, float]]


def fingerprint(files: Iterable[tuple[str, bytes]]) -> str:
    """Give the SHA-256 over names and bytes: floors hold for one corpus only."""
    told = hashlib.sha256()
    for name, data in sorted(files):
        told.update(f"{name}\0{len(data)}\0".encode())
        told.update(data)
    return told.hexdigest()


def load() -> dict[str, dict[str, float]]:
    """Give the committed floors: corpus, measure, least share."""
    kept: dict[str, dict[str, dict[str, float]]] = json.loads(GATE.read_text(encoding="utf-8"))
    return kept["floors"]


def corpora() -> dict[str, str]:
    """Give the fingerprints of the corpora for which the floors were set."""
    kept: dict[str, dict[str, str]] = json.loads(GATE.read_text(encoding="utf-8"))
    return kept["corpora"]


def shortfalls(measured: Measures, floors: Measures) -> list[str]:
    """Name each measure that is below its floor, or missing."""
    complaints = []
    for corpus, wanted in floors.items():
        for name, floor in wanted.items():
            reached = measured.get(corpus, {}).get(name)
            if reached is None:
                complaints.append(f"{corpus}: {name} was not measured")
            elif reached < floor:
                complaints.append(f"{corpus}: {name} is {reached:.4f}, below its floor of {floor:.4f}")
    return complaints


def raised(measured: Measures, floors: Measures) -> dict[str, dict[str, float]]:
    """Give floors just under what was measured; a floor that is higher already stays.

    Raises:
        ValueError: something fell below its floor: mend that first.
    """
    short = shortfalls(
        {c: measured[c] for c in measured if c in floors}, {c: floors[c] for c in floors if c in measured}
    )
    if short:
        raise ValueError("; ".join(short))
    made = {corpus: dict(wanted) for corpus, wanted in floors.items()}
    for corpus, reached in measured.items():
        kept = made.setdefault(corpus, {})
        for name, share in reached.items():
            kept[name] = max(kept.get(name, 0.0), round(share - _SLACK.get(corpus, 0.0), 4))
    return made


def save(floors: Measures, prints: Mapping[str, str]) -> None:
    """Write the gate file."""
    GATE.parent.mkdir(exist_ok=True)
    told = {"corpora": dict(prints), "floors": floors}
    GATE.write_text(json.dumps(told, indent=2, sort_keys=True) + "\n", encoding="utf-8")

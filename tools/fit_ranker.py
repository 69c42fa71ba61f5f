"""Fit the weights by which the drafter without a model chooses sentences. Takes the shared folder; writes ranker.json.

Run as `python -m tools.fit_ranker`. What is fitted is the share of a sentence's words and word pairs that a person's
summary of the same paper holds, by ridge regression on the tune half of the pairs. The held half is never read here.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from itertools import pairwise
from pathlib import Path

from pipeline.draft.features import describe
from tools.bench_draft import PAIRS, pairs
from tools.logistic import solve

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "pipeline/draft/ranker.json"
_TOKEN = re.compile(r"[a-z0-9]+")
_PENALTY = 5.0


def held_by(sentence: str, written: str) -> float:
    """Give the share of a sentence's longer words that a summary holds, plus twice the share of its word pairs."""
    said, wanted = _TOKEN.findall(sentence.lower()), _TOKEN.findall(written.lower())
    long = [word for word in said if len(word) > 3]
    if len(said) < 2 or not long:
        return 0.0
    known, known_pairs = set(wanted), set(pairwise(wanted))
    two = [pair in known_pairs for pair in pairwise(said)]
    return sum(word in known for word in long) / len(long) + 2 * sum(two) / len(two)


def ridge(rows: list[tuple[dict[str, float], float]], penalty: float = _PENALTY) -> dict[str, float]:
    """Give the weight of each feature that predicts the targets best; “is there” is the constant and is not shrunk."""
    names = sorted({name for features, _ in rows for name in features})
    place = {name: i for i, name in enumerate(names)}
    count = len(names)
    table = [[0.0] * (count + 1) for _ in range(count)]
    for features, target in rows:
        there = [(place[name], value) for name, value in features.items() if value]
        for i, value in there:
            for j, other in there:
                table[i][j] += value * other
            table[i][count] += value * target
    for name, i in place.items():
        table[i][i] += 1e-9 if name == "is there" else penalty
    return dict(zip(names, solve([row[:-1] for row in table], [row[-1] for row in table]), strict=True))


def main() -> int:
    """Fit on the tune half and write the weights, to three places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    rows = [
        (one.features, held_by(one.text, written))
        for name in PAIRS
        for half, paper, written in pairs(asked.shared, name)
        if half == "tune"
        for one in describe(paper)
    ]
    weights = {name: round(value, 3) for name, value in ridge(rows).items() if abs(value) >= 0.0005}
    TARGET.write_text(json.dumps(weights, indent=2, sort_keys=True) + "\n")
    print(f"{len(rows)} sentences, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Fit the weights that tell where an abstract begins to conclude. Takes the shared folder; writes concluding.json.

Run as `python -m tools.fit_concluding`. The abstracts are those of PubMedQA, whose conclusions stand apart, with their headings
taken off; each is shown once with its title and once without. Fitted on the tune half, the held half is counted alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline.draft.concluding import chances_of_length, describe, weights
from pipeline.flow.checking import text_paper
from tools.bench_checks import half_of

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "pipeline/draft/concluding.json"
_RIDGE, _ROUNDS, _PACE = 0.5, 4000, 0.002
Example = tuple[list[str], str, int]


def abstracts(shared: Path, half: str) -> Iterator[Example]:
    """Give sentences, title and how many of the last ones conclude, where all of these are the conclusions and no other is."""
    told = json.loads((shared / "data/judge/pubmedqa_pqal.json").read_text(encoding="utf-8"))
    for key, row in told.items():
        if half_of(key) != half:
            continue
        paper = text_paper(
            f"{row['QUESTION']}\n\n{' '.join([*row['CONTEXTS'], row['LONG_ANSWER']])}", key, "abstract"
        )
        sentences = [p.text for p in paper.sentences() if p.kind in {"abstract", "other"}]
        wanted = _letters(row["LONG_ANSWER"])
        ends = [_letters(sentence)[:45] in wanted for sentence in sentences]
        if sum(ends) and all(ends[-sum(ends) :]) and sum(ends) < len(sentences):
            yield sentences, paper.title, sum(ends)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def fit(examples: list[Example]) -> dict[str, float]:
    """Give the weights under which the true places are likeliest, each drawn a little towards 0."""
    found = [(describe(sentences, title), length) for sentences, title, length in examples]
    found = [(places, min(length, len(places))) for places, length in found]
    names = sorted({name for places, _ in found for place in places for name in place})
    rows = np.array([[place[name] for name in names] for places, _ in found for place in places])
    ids = np.repeat(np.arange(len(found)), [len(places) for places, _ in found])
    starts = np.searchsorted(ids, np.arange(len(found)))
    true = rows[starts + np.array([length - 1 for _, length in found])].sum(axis=0)
    fitted = np.zeros(len(names))
    for _ in range(_ROUNDS):
        raised = np.exp(rows @ fitted)
        chance = raised / np.bincount(ids, raised)[ids]
        fitted += _PACE * (true - rows.T @ chance - _RIDGE * fitted)
    return {name: round(float(value), 3) for name, value in zip(names, fitted, strict=True)}


def right(examples: list[Example]) -> float:
    """Give the share of abstracts whose conclusions are found to the sentence."""
    found = ((chances_of_length(sentences, title), length) for sentences, title, length in examples)
    return sum(chances.index(max(chances)) + 1 == length for chances, length in found) / len(examples)


def _untitled(examples: list[Example]) -> list[Example]:
    return [(sentences, "", length) for sentences, _, length in examples]


def _keep(fitted: dict[str, float]) -> None:
    TARGET.write_text(json.dumps(fitted, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    weights.cache_clear()


def main() -> int:
    """Fit on the tune half, write the weights, and print how often either half is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    tune = list(abstracts(asked.shared, "tune"))
    _keep(fit([*tune, *_untitled(tune)]))
    held = list(abstracts(asked.shared, "held"))
    for name, examples in (("tune", tune), ("held", held)):
        hidden = right(_untitled(examples))
        print(f"{name}: {len(examples)} abstracts, {right(examples):.1%} right, {hidden:.1%} without the title")
    return 0


if __name__ == "__main__":
    sys.exit(main())

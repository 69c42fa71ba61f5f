"""Measure each rule. Takes the shared folder; writes pipeline/validate/measured.json, which `plainpaper rules` shows.

False alarms are counted on untouched summaries that people and models wrote, recall on the same with one planted error
each: a rule's share of a kind of error is what it named itself, by a new block or warning where the error is. Documents
of the held-back half only: rules are made while looking at the other.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from pipeline.records import Flag, Report, Severity
from pipeline.validate import RULES
from pipeline.validate.planted import plant
from pipeline.validate.planted.material import Corpus, Pair, Planted
from pipeline.validate.planted.words import NAMES
from pipeline.validate.summary_file import check_written
from tools.bench_checks import SHARED, take

FILE = Path(__file__).resolve().parents[1] / "pipeline/validate/measured.json"
SETS = ("near-verbatim", "model-written", "full text")
# A kind that a rule names by chance is not what it is for; a handful of documents tells nothing.
_LEAST, _FEWEST = 0.1, 8


def main() -> int:
    """Measure and write; without the shared folder say so and change nothing."""
    if not (SHARED / "data/pairs").is_dir():
        sys.stdout.write("SKIPPED LOUDLY: the folder of pairs is not beside this checkout\n")
        return 0
    alarms: Counter[tuple[str, str]] = Counter()
    planted: Counter[str] = Counter()
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    documents = 0
    for name in SETS:
        pairs = take(name, SHARED, "held")
        corpus = Corpus(pairs, extra=list(NAMES))
        for pair in pairs:
            documents += 1
            before = check_written(pair.summary, pair.paper)
            alarms.update({(flag.rule, flag.severity.value) for flag in before.flags})
            _count_found(pair, corpus, before, planted, found)
        sys.stdout.write(f"{name}: {len(pairs)} documents\n")
    FILE.write_text(json.dumps(_figures(documents, alarms, planted, found), indent=2) + "\n", encoding="utf-8")
    return 0


def _count_found(
    pair: Pair, corpus: Corpus, before: Report, planted: Counter[str], found: defaultdict[str, Counter[str]]
) -> None:
    for error in plant(pair, corpus):
        planted[error.kind] += 1
        after = check_written(error.pair.summary, error.pair.paper)
        # Where sentences were taken out or put in, the places move: a flag is then known by its words alone.
        known = set() if error.claim is not None and not error.was else {_key(flag, error) for flag in before.flags}
        for rule in {flag.rule for flag in after.flags if _names(flag, error) and _key(flag, error) not in known}:
            found[rule][error.kind] += 1


def _names(flag: Flag, error: Planted) -> bool:
    """Tell whether a loud flag stands where the error is; of a whole summary, anywhere."""
    there = error.claim is None or (flag.section, flag.claim) == (error.section, error.claim)
    return there and flag.severity is not Severity.NOTE


def _key(flag: Flag, error: Planted) -> tuple[str, str, str | None, int | None]:
    words = flag.quote.lower() if len(flag.quote) < 60 or error.claim is None else ""
    return flag.rule, words, *((None, None) if error.claim is None else (flag.section, flag.claim))


def _figures(
    documents: int, alarms: Counter[tuple[str, str]], planted: Counter[str], found: defaultdict[str, Counter[str]]
) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for rule in RULES:
        shares = {kind: (count / planted[kind], planted[kind]) for kind, count in sorted(found[rule.name].items())}
        rules[rule.name] = {
            "alarms": {
                severity.value: round(alarms[rule.name, severity.value] / documents, 3)
                for severity in rule.severities
                if alarms[rule.name, severity.value]
            },
            "recall": {
                kind: [round(share, 3), count]
                for kind, (share, count) in shares.items()
                if share >= _LEAST and count >= _FEWEST
            },
        }
    return {"documents": documents, "rules": rules}


if __name__ == "__main__":
    sys.exit(main())

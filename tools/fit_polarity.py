"""Fit what decides whether a sentence is a stranger, or a word of direction turned round. Takes the shared folder; writes weights.

`python -m tools.fit_polarity` holds every sentence and every word of direction of summaries by people and by a model against its
paper, and the same with errors planted in many places; a logistic regression tells them apart. It prints, for every set, how
many errors a threshold finds and in how many documents it cries wolf, each document scored by weights that were fitted
without it. `--update` rounds the weights into pipeline/validate/polarity.json. Only documents of the tune half are read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Claim
from pipeline.validate.align import Index, index_of
from pipeline.validate.doubtful import denial_traits, denials_of
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair
from pipeline.validate.planted.sentences import SENTENCE_KINDS
from pipeline.validate.planted.strangers import INSERTED_KINDS
from pipeline.validate.rivals import cues_held
from pipeline.validate.stranger import sentence, surroundings
from pipeline.validate.stranger import traits_of as stranger_traits
from pipeline.validate.turned import Traits, traits_of, weighed
from tools.bench_checks import SHARED, full_text, model_written, people_written
from tools.logistic import fit
from tools.phrases import ADVICE, PRAISE

FILE = Path(__file__).resolve().parents[1] / "pipeline/validate/polarity.json"
# Few summaries are a model's, and they are what is mostly checked; near and free wording of people teach the same rule.
SETS = {"people": (people_written, 1.0), "model": (model_written, 3.0), "full text": (full_text, 1.0)}
_PLANTINGS, _STRANGERS, _FOLDS = 8, 6, 5
_THRESHOLDS = (0.0, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 2.75, 3.0, 3.5, 4.0)


@dataclass
class Row:
    """One word that was judged: of which document, whether an error was planted there, and its traits."""

    group: str
    document: str
    wrong: bool
    traits: Traits
    score: float = 0.0


def planted_in(kind: str, claim: Claim, pair: Pair, corpus: Corpus) -> Iterator[tuple[str, int]]:
    """Give a sentence with one error of a kind, in each place that a few tries hit, and where it differs first."""
    made = {
        SENTENCE_KINDS[kind](claim.text, pair, corpus, Choice(f"{pair.id} {claim.text} {seed}"))
        for seed in range(_PLANTINGS)
    }
    for now in sorted(text for text in made if text and text != claim.text):
        yield (
            now,
            next((at for at, (a, b) in enumerate(zip(claim.text, now, strict=False)) if a != b), len(claim.text)),
        )


def directions(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each word of direction of a summary as it is, and each that was turned round."""
    index = index_of(pair.paper)
    for section, _, claim in pair.summary.claims():
        for _, traits in _judged(claim.text, index):
            yield Row(group, pair.id, wrong=False, traits=traits)
        for now, at in planted_in("direction flipped", claim, pair, corpus) if section != "audience" else ():
            for start, traits in _judged(now, index):
                if start <= at and not re.search(r"\W", now[start:at]):
                    yield Row(group, pair.id, wrong=True, traits=traits)


def _judged(text: str, index: Index) -> Iterator[tuple[int, Traits]]:
    for cue, rivals in cues_held(text, index):
        if not cue.denied:
            yield cue.word.start, traits_of(cue, rivals, text, index)


def denials(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each denial of a summary as it is, and each that was put in: behind an auxiliary, or as “did not”."""
    index = index_of(pair.paper)
    for section, _, claim in pair.summary.claims():
        if section == "audience":
            continue
        words = index.sentence(claim.text)
        for at in denials_of(words):
            yield Row(group, pair.id, wrong=False, traits=denial_traits(claim.text, words, at, index)[0])
        planted = [now for now, _ in planted_in("negation put in", claim, pair, corpus)]
        for now in (*planted, *planted_past(claim.text)):
            changed = index.sentence(now)
            for at in denials_of(changed):
                yield Row(group, pair.id, wrong=True, traits=denial_traits(now, changed, at, index)[0])


_DID = {
    "increased": "increase", "reduced": "reduce", "improved": "improve", "decreased": "decrease", "showed": "show", "helped": "help",
    "received": "receive", "had": "have", "took": "take", "used": "use", "caused": "cause", "found": "find", "lowered": "lower",
    "developed": "develop", "experienced": "experience", "led": "lead", "got": "get", "worked": "work", "reported": "report",
    "needed": "need", "lost": "lose", "gained": "gain", "changed": "change", "prevented": "prevent", "included": "include",
}  # fmt: skip
_PAST = re.compile(rf"(?<= )(?:{'|'.join(_DID)})\b(?! by\b)")
_NO_PAST = re.compile(
    r"\b(?:was|were|is|are|be|been|had|has|have|of|the|an?|with|no|not|whether|if|without)\W+(?:\w+ly )?$"
)
_DENIED = re.compile(
    r"\b(?:not|no|nor|neither|never|without|cannot|whether|if|unclear|uncertain|unknown)\b|n['’]t\b", re.IGNORECASE
)


def planted_past(text: str) -> Iterator[str]:
    """Deny a verb in the past as people do, where nothing is denied yet; the self-test denies auxiliaries alone."""
    for match in _PAST.finditer(text):
        if not _NO_PAST.search(text[: match.start()]) and not _DENIED.search(text):
            yield f"{text[: match.start()]}did not {_DID[match.group()]}{text[match.end() :]}"


def strangers(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each sentence of a summary, and sentences put in: of other papers, of the nearest one, praise and advice."""
    index = index_of(pair.paper)
    around = surroundings(pair.summary, index)
    for told in around.told:
        yield Row(group, pair.id, wrong=False, traits=stranger_traits(told, around, index))
    planted = {
        INSERTED_KINDS[kind](pair, corpus, Choice(f"{pair.id} {kind} {seed}"))
        for kind in ("invented sentence", "sentence of the nearest paper")
        for seed in range(_STRANGERS)
    }
    for lines in (PRAISE, ADVICE):
        first = Choice(pair.id).below(len(lines))
        planted.update((lines * 2)[first : first + _STRANGERS])
    for now in sorted(text for text in planted if text):
        told = sentence(("findings", 0, Claim(text=now, kind="explanation")), index)
        yield Row(group, pair.id, wrong=True, traits=stranger_traits(told, around, index))


KINDS = {"support": strangers, "direction": directions, "negation": denials}


def names_of(rows: list[Row]) -> list[str]:
    """Give the names of the traits in their order."""
    return list(rows[0].traits)


def fitted(rows: list[Row], without: int | None = None) -> dict[str, float]:
    """Fit the weights on all rows, or on those outside one fold."""
    names = names_of(rows)
    used = [row for row in rows if without is None or _fold(row.document) != without]
    told = [[1.0, *(row.traits[name] for name in names)] for row in used]
    weights = fit(told, [row.wrong for row in used], [SETS[row.group][1] for row in used])
    return dict(zip(("start", *names), weights, strict=True))


def _fold(document: str) -> int:
    return Choice(document).below(_FOLDS)


def cross_score(rows: list[Row]) -> None:
    """Score each row by weights that its document had no part in."""
    for fold in range(_FOLDS):
        weights = fitted(rows, fold)
        for row in rows:
            if _fold(row.document) == fold:
                row.score = weighed(weights, row.traits)


def curve(rows: list[Row], documents: dict[str, int]) -> Iterator[str]:
    """Give, for each threshold and set, the share of errors found and the share of documents with a false alarm."""
    by_group: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    for threshold in _THRESHOLDS:
        told = []
        for group, members in by_group.items():
            wrong = [row.score >= threshold for row in members if row.wrong]
            alarmed = {row.document for row in members if not row.wrong and row.score >= threshold}
            told.append(
                f"{group} {sum(wrong) / max(1, len(wrong)):.0%} of {len(wrong)}, {len(alarmed) / documents[group]:.1%}"
            )
        yield f"  at {threshold:4}: {'; '.join(told)}"


def main() -> int:
    """Fit, print the curve of each rule, and keep the weights where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rule", choices=list(KINDS), help="fit this rule only")
    asked.add_argument("--update", action="store_true", help="write the weights")
    options = asked.parse_args()
    if not (SHARED / "data/pairs").is_dir():
        sys.stdout.write("SKIPPED LOUDLY: the folder of pairs is not beside this checkout\n")
        return 0
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    documents: dict[str, int] = {}
    for group, (give, _) in SETS.items():
        pairs = list(give(SHARED, "tune"))
        documents[group], corpus = len(pairs), Corpus(pairs)
        for pair in pairs:
            for rule, judged in KINDS.items():
                if options.rule in {None, rule}:
                    rows[rule] += judged(group, pair, corpus)
    kept = {}
    for rule, judged_rows in rows.items():
        cross_score(judged_rows)
        sys.stdout.write(
            "\n".join([f"{rule}: errors found, documents with a false alarm", *curve(judged_rows, documents), ""])
        )
        kept[rule] = {name: round(weight, 1) for name, weight in fitted(judged_rows).items()}
        sys.stdout.write(f"  {kept[rule]}\n")
    if options.update:
        old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
        FILE.write_text(json.dumps(old | kept, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

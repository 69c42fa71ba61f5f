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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.records import Claim
from pipeline.validate.align import Index, index_of
from pipeline.validate.company import alike, is_told
from pipeline.validate.denials import Clause
from pipeline.validate.doubtful import denial_traits, denials_of, denied_words
from pipeline.validate.flags import asks
from pipeline.validate.misnamed import judged, names_of
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair
from pipeline.validate.planted.sentences import SENTENCE_KINDS
from pipeline.validate.planted.strangers import INSERTED_KINDS
from pipeline.validate.rivals import cues_held
from pipeline.validate.stranger import phrases_of, sentence, speech_of, surroundings
from pipeline.validate.stranger import traits_of as stranger_traits
from pipeline.validate.turned import Traits, Weights, in_own_words, told_as, traits_of, weighed, words_around
from pipeline.validate.undenied import hold, lost_traits, open_clauses, words_of
from tools.bench_checks import SHARED, full_text, model_written, people_written, retold
from tools.logistic import fit
from tools.phrases import ADVICE, PRAISE

FILE = Path(__file__).resolve().parents[1] / "pipeline/validate/polarity.json"
# Few summaries are a model's, and they are what is mostly checked; near and free wording of people teach the same rule.
SETS = {
    "people": (people_written, 1.0),
    "model": (model_written, 3.0),
    "full text": (full_text, 1.0),
    "retold": (retold, 1.0),
}
_PLANTINGS, _STRANGERS, _MISNAMINGS, _FOLDS = 8, 6, 3, 5
# So many phrases of praise and of advice teach of near wording.
_FEW = 40
# A word is drawn to no weight more strongly than a trait, and has one only where it stands in so many rows.
# Where words count that stand together, each of which says more, less strongly.
_RIDGE, _RIDGE_WORD, _RIDGE_PAIR, _FEWEST = 2.0, 10.0, 5.0, 8
_THRESHOLDS = (0.0, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 2.75, 3.0, 3.5, 4.0)


@dataclass
class Row:
    """One word that was judged: of which document, whether an error was planted there, and its traits."""

    group: str
    document: str
    wrong: bool
    traits: Traits
    words: tuple[str, ...] = ()
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
        for _, traits, words in _judged(claim.text, index):
            yield Row(group, pair.id, wrong=False, traits=traits, words=words)
        for now, at in planted_in("direction flipped", claim, pair, corpus) if section != "audience" else ():
            for start, traits, words in _judged(now, index):
                if start <= at and not re.search(r"\W", now[start:at]):
                    yield Row(group, pair.id, wrong=True, traits=traits, words=words)


def _judged(text: str, index: Index) -> Iterator[tuple[int, Traits, tuple[str, ...]]]:
    for cue, rivals in cues_held(text, index):
        if not cue.denied:
            words = tuple(words_around(cue, text, index))
            yield cue.word.start, traits_of(cue, rivals, text, index), words


def turnings(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give the same as `directions` does, with what traits say together."""
    for row in directions(group, pair, corpus):
        yield replace(row, traits=in_own_words(row.traits))


def denials(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each denial of a summary as it is, and each that was put in: behind an auxiliary, or as “did not”."""
    index = index_of(pair.paper)
    for section, _, claim in pair.summary.claims():
        if section == "audience":
            continue
        words = index.sentence(claim.text)
        for at in denials_of(words):
            traits = denial_traits(claim.text, words, at, index)[0]
            yield Row(group, pair.id, wrong=False, traits=traits, words=tuple(denied_words(words, at)))
        planted = [now for now, _ in planted_in("negation put in", claim, pair, corpus)]
        for now in (*planted, *planted_past(claim.text)):
            changed = index.sentence(now)
            for at in denials_of(changed):
                traits = denial_traits(now, changed, at, index)[0]
                yield Row(group, pair.id, wrong=True, traits=traits, words=tuple(denied_words(changed, at)))


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


def undenied(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each clause of a summary that denies nothing as it is, and each that lost its denial."""
    index = index_of(pair.paper)
    for section, _, claim in pair.summary.claims():
        if section == "audience":
            continue
        for clause, traits in _open(claim.text, index):
            yield Row(group, pair.id, wrong=False, traits=traits, words=tuple(words_of(clause)))
        for now, at in planted_in("negation taken out", claim, pair, corpus):
            for clause, traits in _open(now, index):
                if clause.words[0].start <= at <= clause.words[-1].end:
                    yield Row(group, pair.id, wrong=True, traits=traits, words=tuple(words_of(clause)))


def _open(text: str, index: Index) -> Iterator[tuple[Clause, Traits]]:
    for clause in () if asks(text) else open_clauses(text, index):
        yield clause, lost_traits(text, clause, index, hold(clause, index))


def misnamings(group: str, pair: Pair, _: Corpus) -> Iterator[Row]:
    """Give each name of a summary that the paper has, as it is, and with another of its kind in its place."""
    index = index_of(pair.paper)
    counts = Counter(name for p in index.passages for name in {(n.word, n.kind) for n in names_of(p.text)})
    told = [claim.text for section, _, claim in pair.summary.claims() if section != "audience"]
    for at, text in enumerate(told):
        others = [other.lower() for place, other in enumerate(told) if place != at]
        yield from (Row(group, pair.id, wrong=False, traits=traits) for _, _, traits in judged(text, others, index))
        mine = names_of(text)
        for name in (name for name in mine if is_told(name.word, index.told)):
            rivals = sorted(
                word for word, kind in counts if kind == name.kind and not any(alike(word, one.word) for one in mine)
            )
            for word in Choice(f"{pair.id} {text} {name.word}").shuffled(rivals)[:_MISNAMINGS]:
                now = text[: name.start] + word + text[name.start + len(name.word) :]
                wrong = [traits for one, _, traits in judged(now, others, index) if one.start == name.start]
                yield from (Row(group, pair.id, wrong=True, traits=traits) for traits in wrong)


def invented(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each sentence of a summary, and sentences put in of other papers and of the nearest one."""
    planted = {
        INSERTED_KINDS[kind](pair, corpus, Choice(f"{pair.id} {kind} {seed}"))
        for kind in ("invented sentence", "sentence of the nearest paper")
        for seed in range(_STRANGERS)
    }
    return _beside(group, pair, {text for text in planted if text}, speech_of)


def urging(group: str, pair: Pair, _: Corpus, spoken: Callable[[str], list[str]] = speech_of) -> Iterator[Row]:
    """Give each sentence of a summary, and praise and advice put in."""
    # Only words of one's own have so many forms that all phrases teach: near wording is told from them by a few as well.
    most = len(PRAISE) if group == "retold" else _FEW
    urged = set[str]()
    for lines in (PRAISE[:most], ADVICE[:most]):
        first = Choice(pair.id).below(len(lines))
        urged.update((lines * 2)[first : first + _STRANGERS])
    return _beside(group, pair, urged, spoken)


def phrased(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give the same as `urging` does, with the words that stand together."""
    return urging(group, pair, corpus, phrases_of)


def strangers(group: str, pair: Pair, corpus: Corpus) -> Iterator[Row]:
    """Give each sentence of a summary, and sentences put in, of either kind."""
    yield from invented(group, pair, corpus)
    yield from (row for row in urging(group, pair, corpus) if row.wrong)


def _beside(group: str, pair: Pair, planted: set[str], spoken: Callable[[str], list[str]]) -> Iterator[Row]:
    index = index_of(pair.paper)
    around = surroundings(pair.summary, index)
    for told in around.told:
        words = tuple(spoken(told.place[2].text))
        yield Row(group, pair.id, wrong=False, traits=stranger_traits(told, around, index), words=words)
    for now in sorted(planted):
        told = sentence(("findings", 0, Claim(text=now, kind="explanation")), index)
        traits, words = stranger_traits(told, around, index), tuple(spoken(now))
        yield Row(group, pair.id, wrong=True, traits=traits, words=words)


KINDS: dict[str, Callable[[str, Pair, Corpus], Iterator[Row]]] = {
    "support": strangers,
    "invented": invented,
    "urging": urging,
    "phrased": phrased,
    "direction": directions,
    "turned": turnings,
    "negation": denials,
    "undenied": undenied,
    "misnamed": misnamings,
}


@dataclass
class Plan:
    """What is fitted together: which rule's rows, of which summaries, and how many words have a weight of their own."""

    rule: str
    own_words: bool | None
    words: int
    ridge: float = _RIDGE_WORD

    @property
    def name(self) -> str:
        """The name that the weights are kept under."""
        return self.rule if self.own_words is None else told_as(self.rule, own_words=self.own_words)

    def takes(self, row: Row) -> bool:
        """Tell whether a row belongs to the fit: what people write, much of it in no abstract, teaches nothing of own words."""
        if self.own_words is None:
            return True
        return row.group in ({"retold", "model"} if self.own_words else {"people", "model", "full text"})


PLANS = [
    Plan("support", own_words=False, words=0),
    Plan("invented", own_words=True, words=1000),
    Plan("urging", own_words=True, words=1000),
    Plan("phrased", own_words=True, words=2000),
    Plan("direction", own_words=None, words=0),
    Plan("turned", own_words=True, words=400, ridge=_RIDGE_PAIR),
    Plan("negation", own_words=False, words=0),
    Plan("negation", own_words=True, words=2000, ridge=_RIDGE_PAIR),
    Plan("undenied", own_words=False, words=400),
    Plan("undenied", own_words=True, words=600),
    Plan("misnamed", own_words=None, words=0),
]


def vocabulary(rows: list[Row], most: int) -> list[str]:
    """Give the words that stand most often in a rule's rows."""
    told = Counter(word for row in rows for word in row.words)
    return sorted(word for word, count in told.most_common(most) if count >= _FEWEST)


def fitted(plan: Plan, rows: list[Row], without: int | None = None) -> Weights:
    """Fit the weights on all rows, or on those outside one fold."""
    used = [row for row in rows if without is None or _fold(row.document) != without]
    names, words = list(used[0].traits), vocabulary(used, plan.words)
    told = [
        [1.0, *(row.traits[name] for name in names), *(float(word in row.words) for word in words)] for row in used
    ]
    ridges = [_RIDGE] * (1 + len(names)) + [plan.ridge] * len(words)
    found = fit(told, [row.wrong for row in used], [SETS[row.group][1] for row in used], ridges)
    traits = dict(zip(("start", *names), found, strict=False))
    return Weights(traits, dict(zip(words, found[1 + len(names) :], strict=True)))


def _fold(document: str) -> int:
    return Choice(document).below(_FOLDS)


def cross_score(plan: Plan, rows: list[Row]) -> None:
    """Score each row by weights that its document had no part in."""
    for fold in range(_FOLDS):
        weights = fitted(plan, rows, fold)
        for row in rows:
            if _fold(row.document) == fold:
                row.score = weighed(weights, row.traits, row.words)


def curve(rows: list[Row]) -> Iterator[str]:
    """Give, for each threshold and set, the share of errors found and the share of documents with a false alarm."""
    by_group: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    for threshold in _THRESHOLDS:
        told = []
        for group, members in by_group.items():
            wrong = [row.score >= threshold for row in members if row.wrong]
            documents = {row.document for row in members}
            alarmed = {row.document for row in members if not row.wrong and row.score >= threshold}
            told.append(
                f"{group} {sum(wrong) / max(1, len(wrong)):.0%} of {len(wrong)}, {len(alarmed) / len(documents):.1%}"
            )
        yield f"  at {threshold:4}: {'; '.join(told)}"


def rounded(weights: Traits) -> Traits:
    """Give weights as they are kept."""
    return {name: round(weight, 1) for name, weight in weights.items()}


def gathered(rules: set[str]) -> dict[str, list[Row]]:
    """Give the rows of each rule, of all sets."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for group, (give, _) in SETS.items():
        pairs = list(give(SHARED, "tune"))
        corpus = Corpus(pairs)
        for pair in pairs:
            for rule in sorted(rules):
                rows[rule] += KINDS[rule](group, pair, corpus)
    return rows


def main() -> int:
    """Fit, print the curve of each rule, and keep the weights where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--fit", choices=[plan.name for plan in PLANS], help="fit these weights only")
    asked.add_argument("--update", action="store_true", help="write the weights")
    options = asked.parse_args()
    if not (SHARED / "data/pairs").is_dir():
        sys.stdout.write("SKIPPED LOUDLY: the folder of pairs is not beside this checkout\n")
        return 0
    plans = [plan for plan in PLANS if options.fit in {None, plan.name}]
    rows = gathered({plan.rule for plan in plans})
    kept = {}
    for plan in plans:
        judged = [row for row in rows[plan.rule] if plan.takes(row)]
        cross_score(plan, judged)
        sys.stdout.write("\n".join([f"{plan.name}: errors found, documents with a false alarm", *curve(judged), ""]))
        weights = fitted(plan, judged)
        words = {word: weight for word, weight in rounded(weights.words).items() if weight}
        kept[plan.name] = {"traits": rounded(weights.traits)} | ({"words": words} if words else {})
        sys.stdout.write(f"  {kept[plan.name]['traits']}\n")
    if options.update:
        old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
        names = [plan.name for plan in PLANS]
        made = {name: weights for name, weights in (old | kept).items() if name in names}
        FILE.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

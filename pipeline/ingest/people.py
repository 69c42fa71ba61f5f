"""Count the people of a study. Takes sections and the design; gives Facts: how many in all, and in each arm."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.ingest.counting import Mention, mentions
from pipeline.records import Fact, Passage, Section

_SECTION_WEIGHT = {
    "abstract": 3.0, "results": 2.0, "methods": 2.2, "case": 1.5, "conclusions": 1.0, "other": 1.0, "introduction": 0.3,
    "discussion": 0.5,
}  # fmt: skip
# In a full paper the abstract gives the total; the body gives parts, screenings and other studies' numbers too.
_ABSTRACT_BONUS, _IN_TITLE = 1.8, 1.6
_NO_PEOPLE = {"laboratory study", "narrative review", "guideline", "editorial"}
_REVIEWS = {"systematic review", "meta-analysis"}
_TRIALS = re.compile(r"\b(?:trials?|studies|study|rcts?|papers|articles)\b[^.;]{0,60}$", re.IGNORECASE)
# “RR 0.8; 3 studies, 260 participants”: what one outcome was measured in.
_MEASURED_IN = re.compile(
    r"(?:\b(?:ci|rr|or|md|smd|i2|i²|hr)\b[^.]*|\b(?:studies|trials|rcts|study|trial) (?:of|reporting|examining|measur\w+|assess\w+)\b[^.]{0,40}|;[^;]{0,30})$|^[^.;]{0,12}(?:quality|certainty)",
    re.IGNORECASE,
)
_LEAST = 0.9
_ONE_PERSON = re.compile(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|\b(?:woman|man|girl|boy|male|female|patient|infant|child|lady|gentleman|newborn|neonate)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[^.;:]{0,90}(?:,|\band\b|\bvs\.?|\bversus\b|\bor\b|\))[^.;:]{0,60}$", re.IGNORECASE)
_NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|them)|including|among|whereas|only|after|then|out of)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:were|was|had|completed|enrolled|dropped)\b(?! (?:randomly )?(?:allocated|assigned|randomi))", re.IGNORECASE
)
_EACH_ARM = re.compile(
    r"\b(?:in|per|for) (?:each|both|every|either)(?: of the \w+)? (?:arms?|groups?)\b|\bper (?:arm|group)\b",
    re.IGNORECASE,
)


class _Vote(NamedTuple):
    value: int
    score: float
    place: str


def participants(sections: Sequence[Section], design: str | None, title: str = "") -> Fact:
    """Give how many people (or animals, in an animal study) took part, in digits.

    A case report is about one person unless it says otherwise; a subgroup, a share or a population elsewhere is no total.
    """
    if design in _NO_PEOPLE:
        return Fact()
    own = list(_own(sections))
    if design == "case report":
        return _one_person([p for p, _ in own])
    animals = design == "animal study"
    if design in _REVIEWS:
        return _decide([vote for p, weight in own for vote in _reviewed(p.text, p.id, weight)])
    if animals:
        # A body in the laboratory counts litters, controls and samples: only abstract and methods tell the animals used.
        own = [
            (p, weight)
            for p, weight in own
            if p.kind in {"abstract", "methods"} or weight > _SECTION_WEIGHT["methods"]
        ]
    votes = [vote for p, weight in own for vote in _votes(p.text, p.id, weight, animals=animals)]
    votes += list(_votes(title, "", _IN_TITLE, animals=animals))
    return _decide(votes)


def _own(sections: Sequence[Section]) -> Iterator[tuple[Passage, float]]:
    abstract = any(s.kind == "abstract" or s.title.startswith("Abstract") for s in sections)
    for section in sections:
        inside = section.kind == "abstract" or section.title.startswith("Abstract")
        bonus = _ABSTRACT_BONUS if abstract and inside else 1.0
        for passage in section.passages:
            if passage.whose == "study" and passage.kind in _SECTION_WEIGHT:
                weight = _SECTION_WEIGHT[passage.kind]
                yield passage, bonus * (max(weight, 0.8) if inside else weight)


def _one_person(own: list[Passage]) -> Fact:
    order = [
        p
        for kind in ("case", "abstract", "other", "results", "introduction", "conclusions")
        for p in own
        if p.kind == kind
    ]
    place = next((p for p in order if _ONE_PERSON.search(p.text)), None)
    return Fact(value="1", passages=(place.id,) if place else (), confidence=0.9 if place else 0.6)


def _reviewed(text: str, place: str, weight: float) -> Iterator[_Vote]:
    """Give the counts of a review: what all included trials hold is its total, what some of them measured is not."""
    for mention in mentions(text, animals=False):
        if mention.way == "arm":
            continue
        before = text[max(0, mention.start - 90) : mention.start]
        score = mention.trust
        if _TRIALS.search(before) and re.search(
            r"\b(?:includ\w+|met|identified|eligible|found|fulfilled|randomi\w+)\b", text
        ):
            score += 1.5
        if _MEASURED_IN.search(before) or _MEASURED_IN.search(text[mention.end : mention.end + 30]):
            score *= 0.3
        yield _Vote(mention.value, weight * score, place)


def _votes(text: str, place: str, weight: float, *, animals: bool) -> Iterator[_Vote]:
    found = mentions(text, animals=animals)
    told = [m for m in found if m.way != "arm"]
    for mention in told:
        yield _Vote(mention.value, weight * mention.trust, place)
    if not told:
        for mention in found:
            yield _Vote(mention.value, weight * mention.trust, place)
    for total, score in _sums(text, found):
        yield _Vote(total, weight * score, place)


def _sums(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give what counts named side by side add up to: “46 black and 139 white women”, “(n = 43) or late (n = 42)”."""
    parts = [m for m in found if m.way in {"counted", "arm", "n"}]
    for size in (2, 3, 4):
        if len(parts) != size:
            continue
        joined = all(_JOINED.match(text[a.end : b.start] or ",") for a, b in itertools.pairwise(parts))
        total = sum(m.value for m in parts)
        told = [m for m in found if m.value == total]
        counted = [m for m in parts if m.way != "arm"]
        if joined and not told and max(m.value for m in parts) < 0.95 * total and _side_by_side(text, parts):
            # Arms alone are weaker than people counted; both are weaker than a total that is told.
            yield total, (max(m.trust for m in counted) * 1.1 if len(counted) == size else 0.6)
    if len(parts) == 1 and _EACH_ARM.search(text[parts[0].end :][:40]):
        yield 2 * parts[0].value, 1.0


def _side_by_side(text: str, parts: list[Mention]) -> bool:
    """Tell apart “46 boys and 139 girls” from “120 patients, of whom 40 patients bled”."""
    for one, other in itertools.pairwise(parts):
        piece = text[one.end : other.start]
        inside = one.way == "n" and len(piece.strip(" ,")) == 0
        if inside or _NESTED.search(piece) or (other.way == "counted" and _VERB.search(piece)):
            return False
    return True


def _decide(votes: list[_Vote]) -> Fact:
    if not votes:
        return Fact()
    scores: dict[int, float] = {}
    for vote in sorted(votes, key=lambda v: -v.score):
        known = scores.get(vote.value)
        scores[vote.value] = vote.score if known is None else known + 0.25 * min(vote.score, 2.0)
    # Arms that add up to a number make that number the total.
    for total in list(scores):
        parts = [v for v in scores if v < total]
        if any(a + b == total for a, b in itertools.combinations_with_replacement(parts, 2)):
            scores[total] *= 1.3
    ranked = sorted(scores, key=lambda value: (-scores[value], -value))
    best = ranked[0]
    # Of two that are about as likely the larger is the total, the smaller a part of it.
    for rival in ranked[1:4]:
        if rival > best and scores[rival] > 0.85 * scores[best]:
            best = rival
    if scores[best] < _LEAST:
        return Fact()
    rivals = [v for v in ranked if v != best and scores[v] >= 0.75 * scores[best]][:3]
    places = tuple(
        dict.fromkeys(v.place for v in sorted(votes, key=lambda v: -v.score) if v.value == best and v.place)
    )
    confidence = min(0.95, scores[best] / (scores[best] + (scores[rivals[0]] if rivals else 0.0) + 1.5))
    return Fact(
        value=str(best), passages=places[:3], confidence=round(confidence, 2), candidates=tuple(map(str, rivals)),
        needs_review=confidence < 0.6,
    )  # fmt: skip


def arms(sections: Sequence[Section], total: str | None) -> Fact:
    """Give the people in each arm, “43 / 42”: counts of one sentence that add up to the total."""
    if total is None:
        return Fact()
    for passage, _ in _own(sections):
        values = [m.value for m in mentions(passage.text, animals=False) if m.value < int(total)]
        for size in (2, 3, 4):
            for start in range(len(values) - size + 1):
                run = values[start : start + size]
                if sum(run) == int(total):
                    return Fact(value=" / ".join(map(str, run)), passages=(passage.id,), confidence=0.8)
    return Fact()

"""Tell a paper's study design. Takes title, sections and catalogue data; gives a Fact with the evidence for it.

Each source votes: the title twice, the abstract once, the methods half; types and subject headings by how far they
are to be believed. JATS `case-report` was wrong in about ten of fourteen labelled articles, so a type is evidence, not
truth: where it contradicts the text the fact needs review and takes the weaker design.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.design_words import (
    AGE,
    ANIMALS,
    CELL_STEMS,
    CELL_WORDS,
    MESH_DESIGNS,
    ONE_PERSON,
    PEOPLE,
    RECORD_TYPES,
    SIGNS,
    TITLE_SIGNS,
    Sign,
)
from pipeline.records import Fact, Passage, Section

_TITLE_WEIGHT, _ABSTRACT_WEIGHT, _METHODS_WEIGHT, _BACKGROUND_WEIGHT = 2.0, 1.0, 0.5, 0.5
# Longer abstracts, methods and case sections repeat themselves.
_MOST_ABSTRACT, _MOST_BODY = 30, 14
# A design named so often is known; further mentions add next to nothing.
_ENOUGH = 8
_LEAST_VOTES = 1.0
_SURE = 0.4
_NEEDLES = tuple({needle for sign in (*SIGNS, *TITLE_SIGNS) for needle in sign.needles})
_WORD = re.compile(r"[a-z][\w-]*")
# A number of people who are not a cell line's donors: what was measured in their cells was measured in people.
_ENROLLED = re.compile(r"\b\d{2,5} (?:healthy |adult |older )?(?:volunteers|participants)\b")
_MANY = re.compile(
    r"\bn ?= ?\d{2,}|\b\d{2,6} (?:[a-z-]+ ){0,2}(?:patients|participants|women|men|children|adults|veterans|subjects|people|individuals)\b"
)
_ONE = re.compile(rf"\b{ONE_PERSON}\b|\b(?:he|she|his|her|case report|we (?:report|present|describe))\b")
# Trials that a paper wishes for are none of its own.
_WISHED = re.compile(
    r"\b(?:larger?|further|future|additional|more|need for|lack of|await\w{0,3}|require|warrants?) (?:[\w-]{1,20}+,? ){0,4}?randomi[sz]ed\b[^.;]{0,30}|"
    r"\brandomi[sz]ed(?:,? [\w-]{1,20}+){0,5}? (?:trials?|studies|study|rcts?) (?:(?:is|are|will|would|should|may|might|seems?|appears?) )?(?:be )?(?:[\w-]{1,20}+ )?(?:need|warrant|requir|necess|desir|await|justif|called for)"
)
# The beginning of a patient's story: “A 62-year-old baker came …”, “Male infant, 9 months old”, “Mrs B, 63 years”.
_STORY = re.compile(
    rf"(?:^|\bwe (?:report|present|describe|observed)\b[^.]{{0,90}}?)(?:case \d+\W{{1,3}}|in \d{{4}},? |here is )?(?:the patient,? |he's |it was )?(?:an?|our|this|one|the|mr\.?|mrs\.?|ms\.?|)\s?[^.]{{0,40}}?(?:{AGE}|\b(?:fifty|sixty|seventy|forty|thirty|twenty|\d{{1,2}}) years?\b)[^.]{{0,60}}?\b{ONE_PERSON}\b|"
    rf"^(?:an?\s|the\s|our\s|this\s)?(?:[a-z]+ ){{0,2}}?(?:male|female|newborn|new born|neonate|infant)\b[^.]{{0,60}}\b(?:aged|years?|months?|days?|born|referred|admitted|presented|examined|brought)\b|"
    r"^(?:mr|mrs|ms)\b\.?[^.]{0,20}|^patient (?:a|1|was)\b"
)
_IN_PEOPLE = (
    "randomised trial", "cohort study", "single-arm trial", "case-control study", "observational study",
    "cross-sectional study", "case series",
)  # fmt: skip
_WATCHED = ("cohort study", "case-control study", "cross-sectional study", "case series", "single-arm trial")
_SYNTHESES = {"systematic review", "meta-analysis", "narrative review"}
# What a catalogue may call a design without contradicting the text.
_KIN = {
    "case report": {"case series"}, "case series": {"case report"}, "randomised trial": {"protocol", "single-arm trial"},
    "cohort study": {"observational study"}, "cross-sectional study": {"observational study"},
    "case-control study": {"observational study", "cohort study"}, "observational study": {"cohort study"},
    "single-arm trial": {"randomised trial"}, "protocol": {"randomised trial"},
}  # fmt: skip
# From the one that claims least to the one that claims most: where sources disagree, the weaker is told.
STRENGTH = (
    "editorial", "narrative review", "laboratory study", "animal study", "protocol", "case report", "case series",
    "cross-sectional study", "observational study", "case-control study", "cohort study", "single-arm trial",
    "guideline", "systematic review", "randomised trial", "meta-analysis",
)  # fmt: skip


@dataclass
class _Ballot:
    """Votes by design, with the passages that cast them."""

    votes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    evidence: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    said: Counter[str] = field(default_factory=Counter)
    # The needles that stand anywhere in what is read: most do not, and need no look in each sentence.
    needles: tuple[str, ...] = _NEEDLES

    def read(self, text: str, weight: float, place: str, signs: Sequence[Sign]) -> None:
        """Let a text vote. A design named again and again is not that much surer: later mentions add less."""
        low = _WISHED.sub(" ", text.lower())
        there = {needle for needle in self.needles if needle in low}
        for sign in signs:
            if self.said[sign.design] >= _ENOUGH or there.isdisjoint(sign.needles):
                continue
            if sign.pattern.search(low):
                self.votes[sign.design] += weight * sign.strength / (1 + 0.7 * self.said[sign.design])
                self.said[sign.design] += 1
                self.evidence[sign.design] += [place] if place else []


def study_design(title: str, sections: Sequence[Section], types: tuple[str, ...], mesh: tuple[str, ...]) -> Fact:
    """Weigh all votes; the strongest design wins, and close seconds are its candidates."""
    read = _weighted(sections)
    whole = "\n".join([title, *(p.text for p, _ in read)]).lower()
    ballot = _Ballot(needles=tuple(needle for needle in _NEEDLES if needle in whole))
    ballot.read(title, _TITLE_WEIGHT, "", (*SIGNS, *TITLE_SIGNS))
    for passage, weight in read:
        ballot.read(passage.text, weight, passage.id, SIGNS)
    by_text, by_type = dict(ballot.votes), _catalogue(types, RECORD_TYPES)
    votes = ballot.votes
    for source in (by_type, _catalogue(mesh, MESH_DESIGNS)):
        for design, weight in source.items():
            votes[design] += weight
    words = _Words.of(title, read, mesh)
    _settle(votes, words)
    if max(votes.values(), default=0.0) < _LEAST_VOTES:
        votes[_by_words(words)] += _LEAST_VOTES
    votes.pop("", None)
    if max(votes.values(), default=0.0) < _LEAST_VOTES:
        return Fact()
    return _chosen(votes, ballot, by_type, by_text)


def _chosen(votes: dict[str, float], ballot: _Ballot, by_type: dict[str, float], by_text: dict[str, float]) -> Fact:
    ranked = sorted(votes, key=lambda d: (-votes[d], d))
    best = ranked[0]
    sides = _contradiction(by_type, by_text)
    if sides and best in sides and by_text[sides[0]] >= 2.0 and by_type[sides[1]] >= 3.0:
        best = min(sides, key=STRENGTH.index)
    others = [d for d in ranked if d != best]
    second = votes[others[0]] if others else 0.0
    confidence = votes[best] / (votes[best] + second + 1.0)
    rivals = [d for d in others if d in (sides or ()) or (d in others[:3] and votes[d] >= 0.5 * votes[best])]
    return Fact(
        value=best,
        passages=tuple(dict.fromkeys(ballot.evidence[best]))[:4],
        confidence=round(confidence, 2),
        candidates=tuple(rivals),
        needs_review=bool(sides) or confidence < _SURE,
    )


def _weighted(sections: Sequence[Section]) -> list[tuple[Passage, float]]:
    """Give the passages that tell what was done, each with its weight."""
    own = [(s, [p for p in s.passages if p.whose == "study"]) for s in sections]
    abstract = [
        (p, _BACKGROUND_WEIGHT if s.kind == "introduction" else _ABSTRACT_WEIGHT)
        for s, found in own
        if s.kind == "abstract" or s.title.startswith("Abstract")
        for p in found
    ][:_MOST_ABSTRACT]
    body = [
        p for s, found in own if s.kind in {"methods", "case"} and not s.title.startswith("Abstract") for p in found
    ]
    if abstract:
        return [*abstract, *((p, _METHODS_WEIGHT) for p in body[:_MOST_BODY])]
    rest = [
        p
        for s, found in own
        if s.kind in {"results", "conclusions", "introduction", "other", "discussion"}
        for p in found
    ]
    lead = [p for p in rest if p.kind != "discussion"][:12]
    return [*((p, _ABSTRACT_WEIGHT) for p in body[:_MOST_BODY]), *((p, _BACKGROUND_WEIGHT) for p in lead)]


def _catalogue(names: Iterable[str], known: dict[str, tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in names:
        told = known.get(name.strip().lower())
        if told:
            found[told[0]] = max(found.get(told[0], 0.0), told[1])
    return found


@dataclass(frozen=True)
class _Words:
    """How often a paper speaks of animals, of cells and molecules, and of people; and whether it gives numbers."""

    animals: int
    cells: int
    people: int
    numbers: bool
    enrolled: bool
    story: bool
    many: bool
    one: bool

    @classmethod
    def of(cls, title: str, read: list[tuple[Passage, float]], mesh: tuple[str, ...]) -> _Words:
        """Count in title and lead; the check tags of the catalogue count for three."""
        text = " ".join([title, title, *(p.text for p, _ in read)]).lower()
        words = _WORD.findall(text)
        return cls(
            sum(w in ANIMALS for w in words) + 3 * ("Animals" in mesh and "Humans" not in mesh),
            sum(w in CELL_WORDS or w.startswith(CELL_STEMS) for w in words),
            sum(w in PEOPLE for w in words) + 3 * ("Humans" in mesh and "Animals" not in mesh),
            bool(re.search(r"\d", text)),
            bool(_ENROLLED.search(text)),
            any(_STORY.search(p.text.lower()[:240]) for p, _ in read[:2]),
            bool(_MANY.search(text)),
            bool(_ONE.search(text)),
        )


def _settle(votes: defaultdict[str, float], words: _Words) -> None:
    """Apply what one design means for another: a review searches trials, a trial in mice is an animal study."""
    _settle_plans(votes)
    _settle_reviews(votes)
    _settle_species(votes, words)
    if not words.story and (words.many or not words.one):
        votes["case report"] *= 0.4  # “single case study design” of 192 veterans; “this case illustrates” of a law
    _settle_rivals(votes)


def _settle_plans(votes: defaultdict[str, float]) -> None:
    """A plan speaks of what it will do in nearly every sentence; a finished trial now and then."""
    if votes["protocol"] >= 3.0:
        votes["protocol"] += votes["randomised trial"] + votes["systematic review"] + votes["meta-analysis"]
    elif votes["randomised trial"] >= 2.0:
        votes["protocol"] *= 0.5


def _settle_reviews(votes: defaultdict[str, float]) -> None:
    synthesis = votes["systematic review"] + votes["meta-analysis"]
    if synthesis >= 2.8:
        votes["randomised trial"] *= 0.3
        votes["narrative review"] *= 0.4
        for name in _WATCHED:
            votes[name] *= 0.5
        if votes["meta-analysis"] >= 2.0:
            votes["meta-analysis"] += votes["systematic review"]
        else:
            votes["systematic review"] += votes["meta-analysis"]
    elif votes["narrative review"] >= 2.0:
        for name in (*_WATCHED, "randomised trial", "laboratory study", "animal study"):
            votes[name] *= 0.5


def _settle_species(votes: defaultdict[str, float], words: _Words) -> None:
    animals, cells, people = words.animals, words.cells, words.people
    told = (
        max(votes["protocol"], votes["systematic review"], votes["meta-analysis"], votes["narrative review"]) >= 2.5
    )
    if told:
        return
    if animals >= 2 and animals > 1.2 * people:
        votes["animal study"] += 2.0
        for name in _IN_PEOPLE:
            votes["animal study"] += votes[name] * 0.5
            votes[name] *= 0.2
        if cells > 2.0 * animals and votes["laboratory study"] >= votes["animal study"] * 0.6:
            votes["animal study"] *= 0.6
    elif words.story and max(votes[name] for name in _IN_PEOPLE) < 2.0 and not words.enrolled:
        # What the pathologist saw in one patient's cells is part of the story.
        votes["case report"] += 1.0
        votes["laboratory study"] *= 0.4
    elif cells >= 4 and cells > 2 * people and votes["randomised trial"] < 2.0 and not words.enrolled:
        votes["laboratory study"] += 1.0 + 0.1 * min(cells, 15)
        for name in (*_IN_PEOPLE, "case report"):
            votes[name] *= 0.5
    elif words.enrolled and max(votes[name] for name in _IN_PEOPLE) >= _LEAST_VOTES:
        votes["laboratory study"] *= 0.4
    elif people > 2 * (animals + cells):
        votes["animal study"] *= 0.4
        votes["laboratory study"] *= 0.5


def _settle_rivals(votes: defaultdict[str, float]) -> None:
    if max(votes[name] for name in (*_WATCHED, "randomised trial", "observational study")) >= 1.0:
        votes["guideline"] *= 0.5  # a study of whether a guideline is followed is no guideline
    if votes["case series"] >= 2.0 and votes["case report"] > 0:
        votes["case report"] *= 0.6
    controlled = votes["cohort study"] + votes["case-control study"] + votes["cross-sectional study"]
    if controlled >= 2.0 or votes["randomised trial"] >= 3.0:
        votes["case report"] *= 0.5
    if votes["randomised trial"] >= 2.0:
        for name in (*_WATCHED, "laboratory study"):
            votes[name] *= 0.45
    if max((votes[d] for d in votes if d != "observational study"), default=0.0) >= _LEAST_VOTES:
        votes["observational study"] *= 0.5


def _by_words(words: _Words) -> str:
    """Tell the kind of study by whom it speaks of, where no words name a design; empty where that tells nothing."""
    if words.story:
        return "case report"
    if words.animals >= 2 and words.animals > words.people:
        return "animal study"
    if words.cells >= 3 and words.cells > words.people:
        return "laboratory study"
    return "observational study" if words.people >= 3 and words.numbers else ""


def _contradiction(by_type: dict[str, float], by_text: dict[str, float]) -> tuple[str, str] | None:
    """Give the design by the text and the one by the catalogue, where they differ and the text does not know the latter."""
    if not by_type or not by_text:
        return None
    text, catalogue = max(by_text, key=lambda d: by_text[d]), max(by_type, key=lambda d: by_type[d])
    kin = {text, catalogue} <= _SYNTHESES or catalogue in _KIN.get(text, ()) or text == catalogue
    sure_of_it = by_text[text] >= 6.0 and by_type[catalogue] < 2.0
    told = by_text[text] >= 1.5 and by_text.get(catalogue, 0.0) < 1.5
    return (text, catalogue) if told and not kin and not sure_of_it else None

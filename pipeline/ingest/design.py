"""Tell a paper's study design. Takes title, sections and catalogue data; gives a Fact with the evidence for it.

Each source votes: the title twice, the abstract once, the methods half; types and subject headings by how far they
are to be believed. JATS `case-report` was wrong in about ten of fourteen labelled articles, so a type is evidence, not
truth: where it contradicts the text the fact needs review and takes the weaker design.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.design_subject import Words
from pipeline.ingest.design_words import MESH_DESIGNS, RECORD_TYPES, SIGNS, TITLE_SIGNS, Sign
from pipeline.records import Fact, Passage, Section

_TITLE_WEIGHT, _ABSTRACT_WEIGHT, _METHODS_WEIGHT, _BACKGROUND_WEIGHT = 2.0, 1.0, 0.5, 0.5
# Longer abstracts, methods and case sections repeat themselves.
_MOST_ABSTRACT, _MOST_BODY = 30, 14
# A design named so often is known; further mentions add next to nothing.
_ENOUGH = 8
_LEAST_VOTES = 1.0
_SURE = 0.4
_NEEDLES = tuple({needle for sign in (*SIGNS, *TITLE_SIGNS) for needle in sign.needles})
# Trials that a paper wishes for are none of its own.
_WISHED = re.compile(
    r"\b(?:larger?|further|future|additional|more|need for|lack of|await\w{0,3}|require|warrants?) (?:[\w-]{1,20}+,? ){0,4}?randomi[sz]ed\b[^.;]{0,30}|"
    r"\brandomi[sz]ed(?:,? [\w-]{1,20}+){0,5}? (?:trials?|studies|study|rcts?) (?:(?:is|are|will|would|should|may|might|seems?|appears?) )?(?:be )?(?:[\w-]{1,20}+ )?(?:need|warrant|requir|necess|desir|await|justif|called for)"
)
# What people are asked or shown in any order is not what they are given: “three walking tests, in a randomised order”.
_SHUFFLED = re.compile(
    r"\b(?:tests?|measures?|measurements?|tasks?|questions|questionnaires?|images|pictures|stimuli|items|scans|recordings|assessments?)\b"
    r"[^.;]{0,40}?\bin (?:an? )?random(?:i[sz]ed)? order\b"
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
# What a text of many topics only seems to be, for want of words that name a design.
_GUESSED = {"laboratory study", "animal study", "observational study"}
# What stands behind a paper's text, and is none of its topics; an announcement of a few paragraphs has no topics either.
_BACK_MATTER = re.compile(
    r"acknowledg|data avail|availability|contribut|\bnotes?\b|abbreviation|supplement|ethic|consent|append|declar|interest|publisher|announcement",
    re.IGNORECASE,
)
_FEWEST_TOLD = 12
_FEWEST_TOPICS, _SURELY_WATCHED, _SURE_OF_IT = 4, 2.5, 6.0
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
        low = _SHUFFLED.sub(" ", _WISHED.sub(" ", text.lower()))
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
    words = replace(Words.of(title, read, mesh), topics=_of_topics(sections))
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


def _of_topics(sections: Sequence[Section]) -> bool:
    """Tell whether a whole paper goes from topic to topic and has neither methods, a case nor results: an overview."""
    kinds = Counter(s.kind for s in sections if not s.title.startswith("Abstract"))
    if kinds["methods"] + kinds["results"] + kinds["case"]:
        return False
    told = [s for s in sections if s.kind == "other" and s.title and not _BACK_MATTER.search(s.title)]
    topics = {s.title.partition(":")[0] for s in told}
    return len(topics) >= _FEWEST_TOPICS and sum(len(s.passages) for s in told) >= _FEWEST_TOLD


def _catalogue(names: Iterable[str], known: dict[str, tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in names:
        told = known.get(name.strip().lower())
        if told:
            found[told[0]] = max(found.get(told[0], 0.0), told[1])
    return found


def _settle(votes: defaultdict[str, float], words: Words) -> None:
    """Apply what one design means for another: a review searches trials, a trial in mice is an animal study."""
    _settle_plans(votes)
    _settle_reviews(votes)
    _settle_species(votes, words)
    if words.things and not words.people + words.animals:
        votes["laboratory study"] += votes["randomised trial"]
        votes["randomised trial"] *= 0.3
    if words.topics and max((v for d, v in votes.items() if d not in _GUESSED), default=0.0) < _LEAST_VOTES:
        votes["narrative review"] += votes["laboratory study"] + 1.5
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


def _settle_species(votes: defaultdict[str, float], words: Words) -> None:
    animals, cells, people = words.animals, words.cells, words.people
    told = (
        max(votes["protocol"], votes["systematic review"], votes["meta-analysis"], votes["narrative review"]) >= 2.5
    )
    # Whose germs or genes were looked at, and who was compared with whom: people, in whatever was measured.
    watched = words.many and max(votes[name] for name in _WATCHED) >= _SURELY_WATCHED
    if told or votes["narrative review"] >= max(2.0, votes["animal study"], votes["laboratory study"]):
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
    elif cells >= 4 and cells > 2 * people and votes["randomised trial"] < 2.0 and not (words.enrolled or watched):
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
        # A study of whether a guideline is followed is none; one that says so throughout has “cohorts” of age.
        votes["guideline"] *= 0.5 if votes["guideline"] < _SURE_OF_IT else 1.0
    if votes["case series"] >= 2.0 and votes["case report"] > 0:
        votes["case report"] *= 0.6
    controlled = votes["cohort study"] + votes["case-control study"] + votes["cross-sectional study"]
    if controlled >= 2.0 or votes["randomised trial"] >= 3.0:
        votes["case report"] *= 0.5
    if votes["randomised trial"] >= 2.0:
        for name in (*_WATCHED, "laboratory study"):
            votes[name] *= 0.45
    if max((votes[d] for d in votes if d != "observational study"), default=0.0) >= _LEAST_VOTES:
        votes["observational study"] *= 0.5 if votes["observational study"] < _SURE_OF_IT else 1.0


def _by_words(words: Words) -> str:
    """Tell the kind of study by whom it speaks of, where no words name a design; empty where that tells nothing."""
    if words.story:
        return "case report"
    if words.animals >= 2 and words.animals > words.people:
        return "animal study"
    if words.cells >= 3 and words.cells > words.people and not words.enrolled:
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

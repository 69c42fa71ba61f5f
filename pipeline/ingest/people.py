"""Count the people of a study. Takes sections and the design; gives Facts: how many in all, and in each arm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.counting import mentions, to_number
from pipeline.ingest.counting_words import BARE_NUMBER
from pipeline.ingest.groups import named_groups, word_groups
from pipeline.ingest.totals import controls, sums
from pipeline.ingest.votes import NO_CHANCE, NOT_SURE, Vote, decide
from pipeline.records import Fact, Passage, Section
from pipeline.records.designs import REVIEWS

_SECTION_WEIGHT = {
    "abstract": 3.0, "results": 2.0, "methods": 2.2, "case": 1.5, "conclusions": 1.0, "other": 1.0, "introduction": 0.3,
    "discussion": 0.5,
}  # fmt: skip
# In a full paper the abstract gives the total; the body gives parts, screenings and other studies' numbers too.
_ABSTRACT_BONUS, _IN_TITLE = 1.8, 1.6
_NO_PEOPLE = {"guideline", "editorial"}
_TRIALS = re.compile(r"\b(?:trials?|studies|study|rcts?|papers|articles)\b[^.;]{0,60}$", re.IGNORECASE)
# “RR 0.8; 3 studies, 260 participants”: what one outcome was measured in.
_MEASURED_IN = re.compile(
    r"(?:\b(?:ci|rr|or|md|smd|i2|i²|hr)\b[^.]*|\b(?:studies|trials|rcts|study|trial) (?:of|reporting|examining|measur\w+|assess\w+)\b[^.]{0,40}|;[^;]{0,30})$",
    re.IGNORECASE,
)
_MEASURED_SO = re.compile(
    r"^(?:[^.;]{0,12}(?:quality|certainty)|[,;]? ?\d+ (?:rcts?|studies|trials)\b)",
    re.IGNORECASE,
)
# “Three trials were added (152 women)”, “one included trial”: less than all.
_NOT_ALL = re.compile(
    r"\b(?:added|new|additional|ongoing|excluded|previous)\b[^.;]*$|\b(?:one|single|another|other|further) (?:\w+ )?(?:trial|study|rct)\b[^.;]*$|\ban? (?:\w+ ){0,3}?(?:study|trial|rct) \((?:n ?= ?)?$|\bin an? (?:\w+ ){0,3}?(?:study|trial|rct) (?:on|of|with|in|among|involving|including)\b[^.;]*$",
    re.IGNORECASE,
)
_ALL_TRIALS = re.compile(
    r"\b(?:includ\w+|met|eligible|fulfilled|randomi\w+)\b|\b(?:we|review|search|were|was) (?:\w+ ){0,2}?(?:identified|found)\b",
    re.IGNORECASE,
)
# “The review included six trials (n = 1758)”: more than there are trials.
_IN_ALL_TRIALS = re.compile(
    rf"(?:\binclud\w+ |^)(?P<trials>{BARE_NUMBER}) (?:[a-z-]+ ){{0,3}}?(?:studies|trials|rcts|reports)\s?\(\s?n\s?=\s?(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+)",
    re.IGNORECASE,
)
# “The participants included 9261 infants and 3664 women”; “… in children (n = 40), four … (n = 429) and one … (n = 19)”.
_LISTED = re.compile(
    r"\bparticipants (?:included|were|comprised)\b|\b(?:studies|trials|rcts) (?:included|involved|recruited|enrolled)\b[^.;]*\(n = \d[^.;]*\(n = \d|\d (?:participants|patients|women|people|children|infants) (?:received|were (?:randomi|allocat|assign)\w+)\b[^.;]{0,90} and \d[\d,]* (?:participants|patients|women|people|children|infants) (?:received|were (?:randomi|allocat|assign))",
    re.IGNORECASE,
)
# “27 studies were included, with 928 patients and 867 controls”; “randomised 47, 80 and 141 participants”.
_WITH_CONTROLS = re.compile(
    r"\b(?:includ\w+|met|identified|eligible)\b[^.;]{0,90}?\b(?:patients|cases)\b[^.;]{0,40}?\b(?:controls?|healthy)\b|\b(?:randomi[sz]ed|recruited|enrolled) \d",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:specimens?|samples?|biops\w+|tissues?|lobes?|tumou?rs?|sera|serum|plasma|blood|cells|sections|smears|lesions|swabs|aspirates?|carcinomas?)\b[^.;]{0,80}\bfrom (?:a total of )?$",
    re.IGNORECASE,
)
# What a count has to be trusted where a study is of cells rather than of people.
_TAKE_PART, _ARE_MANY = 2.0, 1.0
# Groups told one by one make up everybody, where nobody says how many that are.
_GROUPS_TOLD = 10.0
# A trial counts its control group among those randomised.
_IN_ONE_COUNT = {"randomised trial", "protocol", "single-arm trial"}
_NUMBERS = re.compile(rf"(?<![\w.,=-])(?:{BARE_NUMBER})(?![\w%])")
_MANY_TIMES = 6
_TOLD_IN = {"abstract", "methods", "results"}
_ONE_PERSON = re.compile(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|\b(?:woman|man|girl|boy|male|female|patient|infant|child|lady|gentleman|newborn|neonate)\b",
    re.IGNORECASE,
)


# “two groups (n = 20)”, “90 % (n = 34)”: no number of all.
_OF_A_PART = re.compile(r"%|(?<!focus )\b(?:groups?|arms?|each|per|subgroups?|every)\b", re.IGNORECASE)
# In a review: “… were enrolled in the trial studying tea”.
_OF_ONE_TRIAL = re.compile(
    r"^[^.;]{0,25}\b(?:in|by) (?:the|one|a|a single|another) (?:study|trial|rct)\b", re.IGNORECASE
)


def participants(sections: Sequence[Section], design: str | None, title: str = "") -> Fact:
    """Give how many people (or animals, in an animal study) took part, in digits.

    A case report is about one person unless it says otherwise; a subgroup, a share or a population elsewhere is no total.
    """
    if design in _NO_PEOPLE:
        return Fact()
    own = list(_own(sections))
    if design == "narrative review":
        return _not_only_talked_of(own)
    if design == "case report":
        return _one_person([p for p, _ in own])
    if design == "laboratory study":
        return decide([vote for p, weight in own if p.kind in _TOLD_IN for vote in _donors(p.text, p.id, weight)])
    animals = design == "animal study"
    if design in REVIEWS:
        return decide([vote for p, weight in own for vote in _reviewed(p.text, p.id, weight)])
    if animals:
        # A body in the laboratory counts litters, controls and samples: only abstract and methods tell the animals used.
        own = [
            (p, weight)
            for p, weight in own
            if p.kind in {"abstract", "methods"} or weight > _SECTION_WEIGHT["methods"]
        ]
    votes = [vote for p, weight in own for vote in _votes(p.text, p.id, weight, animals=animals)]
    screened = {m.out_of for p, _ in own for m in mentions(p.text, animals=animals) if m.out_of}
    votes = [v._replace(score=0.4 * v.score) if v.value in screened else v for v in votes]
    votes += list(_votes(title, "", _IN_TITLE, animals=animals))
    votes += _group_votes([p for p, _ in own if p.kind in _TOLD_IN])
    fact = decide(votes)
    return fact if animals or design in _IN_ONE_COUNT else _with_controls(fact, own, votes)


def _with_controls(fact: Fact, own: list[tuple[Passage, float]], votes: list[Vote]) -> Fact:
    """Add a control group that a sentence of its own counts: “75 patients … . The control group was 20 bakers”."""
    told = {vote.value for vote in votes}
    for passage, _ in own:
        total = int(fact.value or 0)
        extra = (
            controls(passage.text, mentions(passage.text, animals=False), total) if passage.kind in _TOLD_IN else 0
        )
        if not extra or not total or (passage.id in fact.passages and extra != total):
            continue
        if extra == total:
            # The control group is what was counted best: those whom it was compared with are the other group.
            rest = [v for v in votes if v.place != passage.id]
            other = max(rest, key=lambda v: v.score, default=None)
            total = other.value if other and other.score > 0.2 * max(v.score for v in votes) else 0
        if total > _MANY_TIMES * extra:
            # A few of many served as controls of others of them.
            return (
                fact
                if fact.value == str(total)
                else fact.model_copy(
                    update={"value": str(total), "needs_review": True, "candidates": _others(total, fact)}
                )
            )
        beside = {to_number(number) for number in _NUMBERS.findall(passage.text.lower())}
        if total and total - extra not in told | beside | {extra}:
            return fact.model_copy(
                update={"value": str(total + extra), "passages": tuple(dict.fromkeys((*fact.passages, passage.id)))[:3],
                        "candidates": tuple(dict.fromkeys((str(total), *fact.candidates)))[:3], "confidence": min(fact.confidence, 0.65)}
            )  # fmt: skip
    return fact


def _not_only_talked_of(own: list[tuple[Passage, float]]) -> Fact:
    """Give who took part where a study that talks of others was taken for a review: its abstract tells."""
    own = [(p, weight) for p, weight in own if p.kind in _TOLD_IN and weight > _SECTION_WEIGHT["abstract"]]
    fact = decide([vote for p, weight in own for vote in _votes(p.text, p.id, weight, animals=False)])
    return fact.model_copy(update={"needs_review": True}) if fact.confidence > NOT_SURE else Fact()


def _group_votes(own: list[Passage]) -> list[Vote]:
    told = ((named_groups(own), _GROUPS_TOLD), (word_groups(own), 0.5 * _GROUPS_TOLD))
    return [Vote(total, score, places[0], summed=True) for (total, places), score in told if total]


def _others(total: int, fact: Fact) -> tuple[str, ...]:
    """Give what may be right instead of `total`: what was thought before is the first of them."""
    return tuple(c for c in dict.fromkeys((fact.value, *fact.candidates)) if c and c != str(total))[:3]


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


def _reviewed(text: str, place: str, weight: float) -> Iterator[Vote]:
    """Give the counts of a review: what all included trials hold is its total, what some of them measured is not."""
    found = mentions(text, animals=False)
    for mention in found:
        if mention.way == "arm":
            continue
        before = text[max(0, mention.start - 90) : mention.start]
        score = mention.trust
        if _TRIALS.search(before) and _ALL_TRIALS.search(text):
            score += 1.5
        after = text[mention.end : mention.end + 45]
        if mention.way == "n" and _MEASURED_SO.search(after):
            continue
        if _MEASURED_IN.search(before) or _MEASURED_SO.search(after[:30]) or _OF_ONE_TRIAL.search(after):
            score *= 0.3
        if mention.way == "of these" or _NOT_ALL.search(text, 0, mention.start):
            score *= 0.4
        yield Vote(mention.value, weight * score, place, trust=score)
    inside = _IN_ALL_TRIALS.search(text)
    number = to_number(inside.group("n")) if inside else None
    if inside and number and number > (to_number(inside.group("trials")) or number):
        yield Vote(number, 2.0 * weight, place)
    if (_WITH_CONTROLS.search(text) and all(m.way != "arm" for m in found)) or _LISTED.search(text):
        yield from (Vote(total, weight * (1.5 + score), place, summed=True) for total, score in sums(text, found))


def _donors(text: str, place: str, weight: float) -> Iterator[Vote]:
    """Give how many people a laboratory's samples came from: “biopsies were taken from 15 patients”."""
    found, any_given = mentions(text, animals=False), False
    for mention in found:
        given = _FROM.search(text, max(0, mention.start - 100), mention.start)
        least = _TAKE_PART if mention.value < NO_CHANCE or mention.way == "n" else _ARE_MANY
        if mention.way in {"counted", "n"} and (given or mention.trust >= least):
            any_given = True
            yield Vote(mention.value, weight * max(mention.trust, 1.0 if given else 0.0), place)
    if any_given:
        yield from (Vote(total, weight * score, place, summed=True) for total, score in sums(text, found))


def _votes(text: str, place: str, weight: float, *, animals: bool) -> Iterator[Vote]:
    found = mentions(text, animals=animals)
    told = [m for m in found if m.way != "arm"]
    for mention in told:
        yield Vote(mention.value, weight * mention.trust, place, trust=mention.trust)
    if not told and len(found) == 1 and not _OF_A_PART.search(text, max(0, found[0].start - 50), found[0].start):
        yield Vote(found[0].value, weight * found[0].trust, place, trust=found[0].trust)
    for total, score in sums(text, found):
        yield Vote(total, weight * score, place, summed=True)


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

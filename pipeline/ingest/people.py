"""Count the people of a study. Takes passages and the design; gives a Fact with the number and its rivals."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.records import Fact, Passage

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = (
    rf"(?P<n>\d{{1,3}}(?:[,\u2009\u202f\u00a0 ]\d{{3}})+(?!\d)|\d+(?:\.\d+ million)?|"
    rf"(?:{_WORD})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?: hundred(?: and [a-z-]+)?)?)"
)
_ANIMAL_NOUNS = r"mice|rats|rabbits|dogs|pigs|piglets|animals|monkeys|sheep|hens|chickens|broilers|hamsters|cows|calves|lambs|horses|goats|cats"
_NOUN = (
    r"patients?|participants?|subjects?|individuals?|people|persons?|adults?|children|women|men|volunteers?|infants?|girls|boys|"
    r"adolescents?|students?|neonates|newborns|babies|respondents|mothers|survivors|veterans|smokers|cases|athletes|players|males|females|"
    r"pregnancies|nurses|employees|workers|residents|pairs|twins|couples|outpatients|inpatients|caregivers|carers|youths?|"
    r"toddlers|seniors|users|members|soldiers|runners|dyads|practitioners|physicians|families|donors|recipients|"
    r"schoolchildren|preschoolers|teenagers|parents|consumers|controls"
)
_GAP = r"(?:\s+(?!(?:of|in|and|with|who|were|was|had|to|or|for|from|by|at|on|per|years?|months?|weeks?|days?|hours?|minutes|mg|ml|%|percent|times?|studies|trials)\b)[A-Za-z][\w’'/-]*,?){0,5}?"
_COUNTED = re.compile(
    rf"(?<![\w.,/(=-])(?<!\d )(?<!level )(?<!phase ){_NUMBER}(?!\s?%)(?![.,]\d)(?:\s*\([^)]{{0,30}}\))?{_GAP}\s+(?P<noun>{_NOUN}|{_ANIMAL_NOUNS})\b",
    re.IGNORECASE,
)
_N_EQUALS = re.compile(r"\b(?:total\s+)?[nN]\s?=\s?(?P<n>\d{1,3}(?:[, \u2009]\d{3})+|\d+)")
_SAMPLE = re.compile(
    r"\b(?:sample (?:size )?(?:of|was|comprised|consisted of)|total of|enrolled|recruited|included|randomi[sz]ed|studied|comprised|"
    r"consisted of|data (?:from|of|on)|analy[sz]ed)\s+(?:a total of |data (?:from|of|on) |all )?(?P<n>\d{1,3}(?:[, \u2009]\d{3})+|\d{2,})(?!\s?(?:%|years?|months?|weeks?|days?|"
    r"studies|trials|articles|samples|hospitals|centres|centers|countries|sites|items|genes|publications|papers|records|eyes|mg|ml|rcts|schools|practices|clusters|families|villages|households|datasets))\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total(?:ly)?|overall|altogether|all|in all|sample of|cohort of|comprising|comprised|consisting of)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol+ed|recruited|included|participated|took part|studied|assigned|allocated|followed|underwent|"
    r"analy[sz]ed|completed the (?:survey|questionnaire)|surveyed|interviewed|evaluated|were eligible|examined|consisted|comprised|treated|"
    r"received|identified|entered|involv\w+|reviewed|with data)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:of (?:the|these|those|whom|them)|out of)\s*$|\bof\s*$", re.IGNORECASE)
_SHARE = re.compile(
    r"^\s*(?:\(\s*\d+(?:\.\d+)?\s?%|(?:patients|participants|women|men|people|subjects)?\s*\(\d+(?:\.\d+)?\s?%\))"
)
_ELSEWHERE = re.compile(
    r"\b(?:worldwide|globally|population of|per (?:1000|100[ ,]?000|year)|million|estimated|affects?|affecting|each year|annually|prevalence in|"
    r"screened|assessed for eligibility|invited|approached|excluded|withdr[ae]w|dropped out|lost to follow|died|declined|per group|each group|"
    r"in each|per arm|each arm|sample size (?:calculation|was calculated)|power of|were needed|would be (?:needed|required)|required to|"
    r"subset|subsample|sub-sample|subgroup|in the (?:control|placebo|intervention|treatment|experimental|study) (?:group|arm)|respectively|healthy controls|"
    r"to the (?:control|placebo|intervention|treatment))\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:groups? of|each|per)\s*$", re.IGNORECASE)
_ONE_PERSON = re.compile(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|\b(?:woman|man|girl|boy|male|female|patient|infant|child|lady|gentleman|newborn|neonate)\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(rf"^(?:{_ANIMAL_NOUNS})$", re.IGNORECASE)
_SECTION_WEIGHT = {
    "abstract": 3.0,
    "results": 2.0,
    "methods": 2.2,
    "case": 1.5,
    "conclusions": 1.0,
    "other": 1.0,
    "introduction": 0.3,
    "discussion": 0.5,
    "title": 2.0,
}
_NO_PEOPLE = {"laboratory study", "narrative review", "guideline", "editorial"}


class _Vote(NamedTuple):
    value: int
    score: float
    place: str


def participants(passages: list[Passage], design: str | None, title: str = "") -> Fact:
    """Give how many people (or animals, in an animal study) took part, in digits.

    A case report is about one person unless it says otherwise; a subgroup, a share or a population elsewhere is no total.
    """
    own = [p for p in passages if p.whose == "study" and p.kind in _SECTION_WEIGHT]
    if design in _NO_PEOPLE:
        return Fact()
    if design == "case report":
        return _one_person(own)
    votes = [vote for p in own for vote in _votes(p.text, p.id, _SECTION_WEIGHT[p.kind], design)]
    votes += [vote._replace(score=vote.score * 0.8) for vote in _votes(title, "", 2.0, design)]
    return _decide(votes)


def to_number(words: str) -> int | None:
    """Give the value of digits with separators or of number words up to some hundreds; None where it is none."""
    text = re.sub(r"(?<=\d)[,\u2009\u202f\u00a0 ](?=\d{3})", "", words.strip().lower())
    if re.fullmatch(r"\d+", text):
        return int(text)
    if re.fullmatch(r"\d+(?:\.\d+)? million", text):
        return round(float(text.split()[0]) * 1_000_000)
    total = 0
    for part in re.split(r"[- ]", text):
        if part == "hundred":
            total = max(total, 1) * 100
        elif part in _WORDS:
            total += _WORDS[part]
        elif part != "and":
            return None
    return total or None


def _one_person(own: list[Passage]) -> Fact:
    order = [
        p
        for kind in ("case", "abstract", "other", "results", "introduction", "conclusions")
        for p in own
        if p.kind == kind
    ]
    place = next((p for p in order if _ONE_PERSON.search(p.text)), None)
    return Fact(value="1", passages=(place.id,) if place else (), confidence=0.9 if place else 0.6)


def _votes(text: str, place: str, weight: float, design: str | None) -> list[_Vote]:
    found = []
    for match in _COUNTED.finditer(text):
        value = to_number(match.group("n"))
        animal = bool(_ANIMALS.match(match.group("noun")))
        if value is None or value < 2 or animal != (design == "animal study") or _is_year(match.group("n"), value):
            continue
        found.append(_Vote(value, weight * _trust(text, match), place))
    for match in _SAMPLE.finditer(text):
        value = to_number(match.group("n"))
        if value and not _is_year(match.group("n"), value) and design != "animal study":
            found.append(_Vote(value, weight * 0.6 * _trust(text, match), place))
    if not found:
        for match in _N_EQUALS.finditer(text):
            value = to_number(match.group("n"))
            if value and value > 1:
                found.append(_Vote(value, weight * 0.25, place))
    return found


def _is_year(text: str, value: int) -> bool:
    return text.isdigit() and 1900 <= value <= 2035


def _trust(text: str, match: re.Match[str]) -> float:
    """Tell how much a count looks like the study's total rather than a part of it."""
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 60]
    clause = text[max(0, match.start() - 45) : match.end() + 70]
    trust = 1.0
    if _TAKING_PART.search(before[-45:]) or _TAKING_PART.search(after):
        trust += 1.2
    if _TOTAL.search(before):
        trust += 1.0
    if match.start() < 3:
        trust += 0.4
    if _PART_OF.search(before):
        trust += 0.3 if re.search(r"\d+\s*(?:\([^)]*\)\s*)?(?:out )?of\s*$", before) else 0.0
    if _SHARE.match(after) or re.match(r"\s*\(\d+(?:\.\d+)?\s?%\)", text[match.end("n") :]):
        trust *= 0.25
    if _EACH.search(before):
        trust *= 0.15
    if _ELSEWHERE.search(clause):
        trust *= 0.25
    if re.match(r"\s*(?:of|out of)\s+(?:the\s+)?\d", text[match.end("n") :]):
        trust *= 0.2
    if match.groupdict().get("noun", "").lower() in {
        "controls",
        "members",
        "families",
        "pairs",
        "users",
        "physicians",
    }:
        trust *= 0.5
    return trust


def _decide(votes: list[_Vote]) -> Fact:
    if not votes:
        return Fact()
    scores: dict[int, float] = {}
    for vote in votes:
        scores[vote.value] = max(scores.get(vote.value, 0.0), vote.score) + 0.25 * min(vote.score, 2.0) * (
            vote.value in scores
        )
    # Arms that add up to a number make that number the total.
    for total in list(scores):
        parts = [v for v in scores if v < total]
        if any(a + b == total for i, a in enumerate(parts) for b in parts[i:]):
            scores[total] *= 1.3
    ranked = sorted(scores, key=lambda value: (-scores[value], -value))
    best = ranked[0]
    # Of two that are about as likely the larger is the total, the smaller a part of it.
    for rival in ranked[1:4]:
        if rival > best and scores[rival] > 0.85 * scores[best]:
            best = rival
    rivals = [v for v in ranked if v != best and scores[v] >= 0.75 * scores[best]][:3]
    places = tuple(
        dict.fromkeys(v.place for v in sorted(votes, key=lambda v: -v.score) if v.value == best and v.place)
    )
    confidence = min(0.95, scores[best] / (scores[best] + (scores[rivals[0]] if rivals else 0.0) + 1.5))
    return Fact(
        value=str(best), passages=places[:3], confidence=round(confidence, 2), candidates=tuple(map(str, rivals)),
        needs_review=confidence < 0.45,
    )  # fmt: skip

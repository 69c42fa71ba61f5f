"""Scope: how few people a finding rests on is said at the top. Takes both; gives Flags."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.records.designs import NOT_IN_PEOPLE, UNCONTROLLED
from pipeline.text.numbers import COUNTS, numbers
from pipeline.text.quick import quick
from pipeline.validate.align import index_of
from pipeline.validate.flags import asks, every_sentence, flag, rule
from pipeline.validate.lead import opening

_STANDARD = "Peters & Chin-Yee, R. Soc. Open Sci. 2025 (overgeneralisation); Health News Review, criterion 5"
_ALL = r"(?:patients|people|women|men|children|adults|those|adolescents|infants|babies|everyone|anyone|sufferers)"
_GAIN = r"(?:benefits?|improves?|gets? better|feels? better|responds?|recovers?|heals?|gains?|manages?|copes?|lives? longer)"
_WORKS = r"(?:helps?|heals?|treats?|eases?|relieves?|improves?|reduces?|prevents?|protects?|controls?|cures?|slows?|works? (?:for|in)|benefits?|lowers?|manages?)"
# A claim in the present about a whole group: “helps people with psoriasis”, “patients with MS can benefit”.
_GENERIC = quick(
    rf"\b(?:(?:can|could|may|might|will) (?:\w{{1,20}}+ )?)?{_WORKS}\b(?: [\w’'-]{{1,20}}+){{0,5}}? (?:in |for |of |among |all |most |many )?\b{_ALL} (?:with|who|living)\b|"
    rf"\b{_ALL} (?:with|who|living)(?: [\w’'-]{{1,20}}+){{1,6}}? (?:can|could|may|might|will) (?:\w{{1,20}}+ )?(?:{_GAIN}|be (?:treated|helped|cured|healed))\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:in|for|of|from|to) (?:this|one|these|a|the) (?:\w+ )?(?:person|patient|woman|man|child|boy|girl|case|report|study|trial|series|group|participants|patients)\b|\b(?:this|the|one|a) (?:small |new |single )?(?:report|case|study|trial)\b|"
    r"\bcannot\b|\bnot\b|\bno\b|\bwhether\b|\bif\b|\bunclear\b|\bunknown\b|\bthe (?:study|trial|report|authors|researchers|doctors)\b|\b(?:interest|talk|ask)\b",
    re.IGNORECASE,
)

_FEW, _SURE = 30, 0.6
# One person is told of: “a 38-year-old smoker”, “a boy of 6”, “one right-handed man”, “the patient”, “she”.
_WHO = r"(?:person|patient|woman|man|lady|gentleman|child|boy|girl|baby|infant|newborn|toddler|teenager|adolescent|mother|father|sister|brother|daughter|son|smoker|farmer|worker|labou?rer|teacher|student|nurse|driver|soldier|builder|housewife|shepherd|fisherman|miner|pensioner|retiree|veteran|athlete|runner|refugee|migrant|travell?er|prisoner)"
_ONE = quick(
    rf"\b(?:one|single|an?|this|\d{{1,3}}[- ]year[- ]old) (?:[\w’'-]{{1,24}}+,? ){{0,4}}?(?:{_WHO}|case|report)\b|\b(?:someone|somebody)\b|"
    r"\b(?:an?|one|this|the) (?:[\w’'-]{1,24}+,? ){0,4}?\d{1,3}[- ](?:year|month|week|day)s?[- ]old\b(?! (?:people|patients|women|men|children|boys|girls|babies|adults)\b)|"
    r"\bcase (?:report|series)\b|\bsmall (?:study|trial|group|number)\b|\bfew (?:people|patients)\b",
    re.IGNORECASE,
)
# Whoever is meant so is one person where the first sentence begins with it; behind another sentence it does not say who.
_MEANT = quick(
    r"\bthe (?:patient|woman|man|child|boy|girl|baby)\b|(?<!\bor )\b(?:s?he|his|her|him)\b(?! or )", re.IGNORECASE
)
# “Case 2”, “observation No 2”, “the second patient”: a report of one case that tells of more.
_NEXT_CASE = r"\b(?:cases?|observations?|patients?)(?: (?:n ?[o°º]|no|number|#))?\.? ?{digit}\b|\b{ordinal} (?:case|observation|patient|child|sister|brother)\b|\b(?:{word}|{digit}) (?:[a-z-]{{1,20}} ){{0,2}}?(?:patients|cases|women|men|children|boys|girls|siblings|sisters|brothers)\b"
_COUNTED = (("two", "second", 2), ("three", "third", 3), ("four", "fourth", 4), ("five", "fifth", 5))
# Of one person no paper reckons odds; of districts and regions no series is small.
_RECKONED = quick(
    r"\b(?:markov|regression (?:models?|analys[ei]s)|(?:linear|logistic|cox) regression|robust \w+ effects models?|odds ratios?|cost-effectiveness (?:analys[ei]s|ratios?)|sensitivity analyses)\b",
    re.IGNORECASE,
)
_OF_MANY = quick(
    r"\b(?:population[- ](?:level|based)|(?:across|between|in|among|of) (?:\w{1,12} ){0,3}?(?:districts|regions|counties|provinces)|nationwide|national (?:\w{1,12} )?(?:registry|database|survey)|registr(?:y|ies))\b",
    re.IGNORECASE,
)
_TOP = 3
_OF_THE_REPORT = re.compile(
    r"\b(?:this|the|our) (?:\w{1,12} )?(?:report|article|paper|case|account)\b|\b(?:doctors|authors|surgeons|physicians|two|three) (?:[\w-]{1,14} ){0,4}?(?:describe|report|tell|present)\b",
    re.IGNORECASE,
)
_MANY = {"systematic review", "meta-analysis", "narrative review", "guideline", "editorial", "protocol"}


@rule(
    "scope",
    Severity.WARN,
    why="how few people a finding rests on must be read before the finding is believed",
    standard="Health News Review, criterion 5; CONSORT for abstracts",
)
def scope(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where few people or one are not named at the top of the draft."""
    design, fact = paper.facts.design, paper.facts.participants
    number = int(fact.value) if fact.value and fact.value.isdigit() else None
    series = design.value == "case series" and (number < _FEW if number is not None else not _counts_many(paper))
    small = (
        design.value == "case report"
        or series
        or (number is not None and number < _FEW and fact.confidence >= 0.6 and design.value not in _MANY)
    )
    if not small or design.confidence < 0.4 or design.value in NOT_IN_PEOPLE:
        return
    if design.confidence < _SURE and any(
        pattern.search(p.text)
        for p in paper.sentences()
        for pattern in ((_RECKONED, _OF_MANY) if series else (_RECKONED,))
    ):
        return
    told = [summary.title, summary.teaser, *_opening(summary, paper)]
    top = " ".join(told)
    if number and (re.search(rf"\b{number}\b", top) or _is_told_in_groups(number, top)):
        return
    if design.value == "case report" and _counts_cases(top, paper):
        return
    if not (_ONE.search(top) or _MEANT.search(" ".join(told[:3]))) and not (
        number and number > 1 and re.search(rf"\b{_word(number)}\b", top, re.IGNORECASE)
    ):
        who = "one person" if number == 1 or design.value == "case report" else f"{number or 'few'} people"
        yield Flag(
            rule="scope", severity=Severity.WARN, section="takeaway", message=f"title, teaser and takeaway do not say that this was about {who}",
            standard="Health News Review, criterion 5; CONSORT for abstracts", remedy=f"say “in {who}” at the top",
        )  # fmt: skip


def _is_told_in_groups(number: int, text: str) -> bool:
    """Tell whether a text counts people in groups that make the number, or most of them: “20 patients” and “nine others”."""
    told = [n for n in numbers(text) if n.kind in COUNTS and not n.unit]
    return any(n.kind == "people" and number / 2 <= n.value <= number for n in told) or any(
        one.value + two.value == number for one, two in itertools.combinations(told, 2)
    )


def _counts_cases(text: str, paper: Paper) -> bool:
    """Tell whether a text counts the people of a report as the report does, if in other words: “two baby boys”."""
    told = index_of(paper).told
    return any(
        number.kind == "people" and number.value == digit
        and re.search(_NEXT_CASE.format(word=word, ordinal=ordinal, digit=digit), told)
        for number in numbers(text) for word, ordinal, digit in _COUNTED
    )  # fmt: skip


def _counts_many(paper: Paper) -> bool:
    """Tell whether a paper that does not say how many people it followed counts many of anything: 606 joints."""
    return any(n.kind in COUNTS and not n.unit and n.value >= _FEW for n in index_of(paper).all_numbers)


def _opening(summary: Summary, paper: Paper) -> list[str]:
    """Give the takeaway; without one, what is told first: of a case the lead and the sentence behind it, headings that ask left out."""
    told = [claim.text for claim in summary.takeaway or summary.findings]
    if summary.takeaway or paper.facts.design.value != "case report":
        return told
    said = [text for text in told if not asks(text)]
    # “This report tells of one woman”, behind what the illness is, is told at the top too.
    return [*opening(said), *(text for text in said[:_TOP] if _OF_THE_REPORT.search(text))]


def _word(number: int) -> str:
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905 - shorter to read
    return words[number] if number < len(words) else str(number)


@rule(
    "overgeneral",
    Severity.WARN,
    why="what happened to a few people is read as what happens to all of them",
    standard=_STANDARD,
)
def overgeneral(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where title, teaser or takeaway speak of all patients in the present, and the study had few or no comparison."""
    design, fact = paper.facts.design, paper.facts.participants
    few = bool(fact.value and fact.value.isdigit() and int(fact.value) < _FEW and fact.confidence >= 0.6)
    if design.confidence < 0.4 or not (few or design.value in UNCONTROLLED):
        return
    name = "takeaway" if summary.takeaway else "findings"
    for place in every_sentence(summary):
        if place[1] is not None and (place[0] != name or (name == "findings" and place[1])):
            continue
        match = _GENERIC.search(place[2].text)
        if match and not _BOUND.search(place[2].text):
            yield flag(
                "overgeneral", Severity.WARN, place, match.span(), "this speaks of all patients; the study followed a few, or compared nobody",
                passages=fact.passages[:2], standard=_STANDARD,
                remedy="tell it in the past, of the people who were studied",
            )  # fmt: skip

"""Privacy: nobody can find out who the patient is. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.records.designs import CASES
from pipeline.text.quick import quick
from pipeline.validate.flags import Place, every_sentence, flag, rule

_STANDARD = "ICMJE, protection of research participants; HIPAA safe harbor, 45 CFR 164.514(b)(2)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_DATE = quick(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:19|20)\d\d\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d\b|"
    rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:on|born) (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|\bon {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\b(?:from|between|since) (?:{_DATE.pattern}) ?(?:to|and|until|till|through|[-–]) ?(?:{_DATE.pattern})",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss)\.? (?:[A-Z]\.? ?){1,3}(?![\w’'-])|\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]{2,}\b|\b[Pp]atient (?:[A-Z]\.){1,3}(?!\w)|\b(?:named|called) [A-Z][a-z]+ [A-Z][a-z]+\b"
)
_OLD = quick(
    r"\b(?:9\d|1[01]\d)[- ](?:year|yr)s?[- ]old\b|\baged (?:9\d|1[01]\d)\b|\b(?:9\d|1[01]\d) years? (?:old|of age)\b",
    re.IGNORECASE,
)
_AGE = quick(r"\b\d{1,2}[- ](?:year|yr|month|week|day)s?[- ]old\b|\baged \d{1,2}\b", re.IGNORECASE)
_HOSPITAL = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){1,4}(?:Hospital|Clinic|Medical Cent(?:er|re)|Infirmary|Health Cent(?:er|re))\b|\b(?:Hospital|Clinic|University|Infirmary) of (?:the )?[A-Z]\w+"
)
_CALLED_SO = {
    "children",
    "university",
    "general",
    "teaching",
    "the",
    "a",
    "an",
    "this",
    "our",
    "mayo",
    "in",
    "at",
    "one",
}
_PLACE = re.compile(
    r"(?<!Department )(?<!Departments )(?<!Division )(?<!Faculty )(?<!School )(?<!Institute )(?<!College )(?<!Unit )\b(?:from|in|of|near|lives? in|living in) (?:the )?(?:(?:village|town|city|island|county|district|province|state) of )?([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)\b"
)
_NO_PLACE = {
    *"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(),  # noqa: SIM905 - a word list
    *"crohn hodgkin parkinson alzheimer west africa europe asia america".split(),  # noqa: SIM905 - a word list
}


@rule(
    "privacy",
    Severity.WARN,
    Severity.NOTE,
    why="a date, a place and a rare illness are enough for neighbours to know who it was",
    standard=_STANDARD,
)
def privacy(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name details of single patients that a lay reader does not need: exact dates, initials, hospitals, great age."""
    if paper.facts.design.value not in CASES:
        return
    one = paper.facts.design.value == "case report"
    for place in every_sentence(summary):
        text = place[2].text
        # From one date to another a series was gathered.
        if (match := _DATE.search(text if one else _PERIOD.sub(_blank, text))) is not None:
            yield _found(
                place,
                match,
                Severity.WARN,
                "an exact date helps to find out who the patient is",
                "say how long after",
            )
        if (match := _INITIALS.search(text)) is not None:
            yield _found(
                place,
                match,
                Severity.WARN,
                "a name or initials can tell who the patient is",
                "say “the patient”, “a woman”",
            )
        if (match := _OLD.search(text)) is not None:
            yield _found(
                place,
                match,
                Severity.WARN,
                "few people are so old: the age helps to find out who it is",
                "say “over 89”",
            )
        yield from _whereabouts(place)


def _blank(match: re.Match[str]) -> str:
    """Give so many spaces: what stands behind keeps its place."""
    return " " * len(match.group())


def _whereabouts(place: Place) -> Iterator[Flag]:
    """Name a hospital, and a place in the sentence that tells the patient's age."""
    text = place[2].text
    hospital = _HOSPITAL.search(text)
    if hospital and not {w.lower() for w in hospital.group().split()[:-1]} <= _CALLED_SO:
        yield _found(
            place,
            hospital,
            Severity.WARN,
            "the hospital's name helps to find out who the patient is",
            "say “a hospital”",
        )
    elif _AGE.search(text):
        match = next((m for m in _PLACE.finditer(text) if m.group(1).split()[0].lower() not in _NO_PLACE), None)
        if match:
            yield _found(
                place, match, Severity.NOTE, "age and place together help to find out who the patient is", "leave the place out"
            )  # fmt: skip


def _found(place: Place, match: re.Match[str], severity: Severity, message: str, remedy: str) -> Flag:
    return flag("privacy", severity, place, match.span(), message, standard=_STANDARD, remedy=remedy)

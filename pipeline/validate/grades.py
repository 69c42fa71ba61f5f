"""Grades: evidence is no better than the paper says it is. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = "GRADE: the certainty of evidence is told as it was rated"
_OF = r"(?:[- ](?:quality|certainty|confidence|strength|level|grade))?"
_THING = r"(?:evidence|certainty|quality|confidence|proof|support|data|studies|trials|study|trial|research)"
# 3 high, 2 moderate, 1 low; “insufficient high-quality evidence” is low, “quality of life” is no grade.
_GRADES = (
    (
        1,
        r"very[- ]low|low(?:er|est)?|weak(?:er)?|poor(?:er)?|limited|insufficient|inadequate|inconclusive|uncertain|scarce|sparse|little|not enough|inconsistent|preliminary|some|suboptimal|unclear",
    ),
    (2, r"moderate|fair|reasonable|medium"),
    (
        3,
        r"high(?:er|est)?|strong(?:er|est)?|good|robust|solid|excellent|convincing|compelling|overwhelming|definitive|conclusive|firm|ample|great",
    ),
)
_MODERATE = 2
_PHRASES = tuple(
    (
        grade,
        re.compile(
            rf"\b(?:{words})(?: to (?:very )?\w{{3,10}})?{_OF}(?:[ -]\w{{2,14}}+){{0,2}}?[ -](?<!\bto ){_THING}\b(?! of life)"
            rf"|\b(?:certainty|quality|confidence|strength) (?:of|in) (?:the |this |these |our |all )?(?:\w{{2,14}}+ ){{0,3}}?(?:is|was|were|are|as|to be|ranged from|varied from|rated|judged)(?: \w{{2,12}}+){{0,3}}? (?:{words})\b"
            rf"|\b(?:{words})[- ](?:quality|certainty)\b(?! of life)",
            re.IGNORECASE,
        ),
    )
    for grade, words in _GRADES
)  # fmt: skip
_STATED = re.compile(
    r"\b(?:there (?:is|was)|found|find|shows?|provides?|gives?|have|has|is|was|with) (?:now |very )?(?:strong|robust|high[- ](?:quality|certainty)|overwhelming|compelling|convincing|conclusive|definitive) (?:evidence|proof)\b",
    re.IGNORECASE,
)
_RATED = re.compile(_THING, re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|lack of|without|need(?:ed|s)?|more|further|absence of|too few|few|little|insufficient|not enough|only|any|future|until|nor)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_LOW_ANYWAY = re.compile(
    r"\b(?:low|very low|poor|weak|limited|insufficient|uncertain|inadequate|not enough|no (?:reliable|clear|good|strong|robust))\b",
    re.IGNORECASE,
)


@rule(
    "evidence grade",
    Severity.BLOCK,
    Severity.WARN,
    why="how sure the evidence is, is part of the finding",
    standard=_STANDARD,
)
def grades(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name evidence called strong or high-quality where the paper does not; block where it never does."""
    index = index_of(paper)
    graded = [(place, *_best(place[2].text)) for place in every_sentence(summary)]
    if all(grade < _MODERATE for _, grade, _ in graded):
        return
    paper_best = max((_best(p.text)[0] for p in index.passages), default=0)
    for place, grade, span in graded:
        if grade < _MODERATE or span is None:
            continue
        near = index.near(place[2].text, place[2].passages, least=0.2, within=0.15)[:4]
        told = max((_best(p.text)[0] for p in near), default=0) or _likeliest(place[2].text, index)
        if not paper_best and not _STATED.search(place[2].text):
            continue  # “good data” and the like, of a paper that rates nothing
        if grade > paper_best:
            loud = (
                grade == 3 and _is_strict(summary, paper) and any(_LOW_ANYWAY.search(p.text) for p in index.passages)
            )
            message = f"the paper does not call its evidence “{place[2].text[span[0] : span[1]]}”"
        elif 0 < told < grade:
            loud, message = (
                False,
                f"where the paper tells this, it rates the evidence lower than “{place[2].text[span[0] : span[1]]}”",
            )
        else:
            continue
        yield flag(
            "evidence grade", Severity.BLOCK if loud else Severity.WARN, place, span, message,
            passages=tuple(p.id for p in near[:2]), standard=_STANDARD, remedy="use the paper's own word for how sure it is",
        )  # fmt: skip


def _likeliest(text: str, index: Index) -> int:
    """Give the grade of the likest passage that rates anything; 0 where none of the likest does."""
    return next((grade for _, p in index.rank(text, 6) if (grade := _best(p.text)[0])), 0)


def _is_strict(summary: Summary, paper: Paper) -> bool:
    return paper.scope == "full" or summary.origin.drafter != "person"


def _best(text: str) -> tuple[int, tuple[int, int] | None]:
    """Give the highest grade that a text gives to evidence, and where; denied high grades are low ones."""
    best: tuple[int, tuple[int, int] | None] = (0, None)
    if not _RATED.search(text):
        return best
    for grade, pattern in _PHRASES:
        for match in pattern.finditer(text):
            denied = grade > 1 and _DENIED.search(text[max(0, match.start() - 45) : match.start()])
            worth = 1 if denied else grade
            if worth > best[0]:
                best = (worth, match.span())
    return best

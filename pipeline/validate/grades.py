"""Grades: evidence is no better than the paper says it is. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import compare
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.wording import Word

_STANDARD = "GRADE: the certainty of evidence is told as it was rated"
_OF = r"(?:[- ](?:quality|certainty|confidence|strength|level|grade))?"
_THING = r"(?:evidence|certainty|quality|confidence|proof|support|data|studies|trials|study|trial|research)"
# 3 high, 2 moderate, 1 low; “insufficient high-quality evidence” is low, “quality of life” is no grade.
_GRADES = (
    (
        1,
        r"very[- ]low|low(?:er|est)?|weak(?:er)?|poor(?:er)?|limited|insufficient|inadequate|inconclusive|uncertain|scarce|sparse|little|not enough|inconsistent|preliminary|some|suboptimal|unclear|(?:less|poorly|under)[- ](?:well[- ])?developed",
    ),
    (2, r"moderate|fair|reasonable|medium"),
    (
        3,
        r"high(?:er|est)?|strong(?:er|est)?|good|robust|solid|excellent|convincing|compelling|overwhelming|definitive|conclusive|firm|ample|great|highly[- ]developed|(?<!less )well[- ]developed",
    ),
)
_MODERATE, _HIGH = 2, 3
_PHRASES = tuple(
    (
        grade,
        quick(
            rf"\b(?:(?:{words})(?! than\b)(?:(?: to (?:very )?\w{{3,10}})?{_OF}(?:[ -]\w{{2,14}}+){{0,2}}?[ -](?<!\bto ){_THING}|[- ](?:quality|certainty))\b(?! of life)"
            rf"|(?:certainty|quality(?! of life)|confidence|strength|level) (?:of|in) (?:the |this |these |our |all )?(?:\w{{2,14}}+ ){{0,6}}?(?:is|was|were|are|being|as|to be|(?:rang|vari)(?:ed|es|e|ing) from|rated|judged)(?: \w{{2,12}}+){{0,3}}? (?:{words})\b"
            rf"|evidence (?:was )?(?:graded|rated|judged) (?:as )?(?:{words})\b)",
            re.IGNORECASE,
        ),
    )
    for grade, words in _GRADES
)  # fmt: skip
_ALONE = tuple((grade, quick(rf"\b(?:{words})\b", re.IGNORECASE)) for grade, words in _GRADES)
# So many letters behind an exchanged word may stand what it rates.
_BESIDE = 40
# “Very high-quality evidence means that we are very uncertain.”
_UNSURE = quick(
    r"\bhigh[- ](?:quality|certainty)\b[^.;]{0,20}\bmeans?\b[^.;]{0,60}\b(?:uncertain|unsure|not (?:very )?(?:sure|certain|confident)|little confidence|conflicting)\b",
    re.IGNORECASE,
)
# “Good data” and the like says a paper of itself that rates nothing; these words it does not.
_STRICT = re.compile(
    r"\b(?:high|strong|robust|convincing|compelling|overwhelming|definitive|conclusive)", re.IGNORECASE
)
_DOUBTED = quick(
    r"\b(?:may|might|probably|possibly|appears?|seems?|uncertain|unclear|insufficient|inconclusive)\b", re.IGNORECASE
)
_STATED = quick(
    r"\b(?:there (?:is|was)|found|find|shows?|provides?|gives?|have|has|is|was|with) (?:now |very )?(?:strong|robust|high[- ](?:quality|certainty)|overwhelming|compelling|convincing|conclusive|definitive) (?:evidence|proof)\b",
    re.IGNORECASE,
)
# GRADE has high, moderate, low and very low: “very” raises none of them (Guyatt et al., BMJ 2008;336:924).
_NO_GRADE = re.compile(r"\bvery (?:high|moderate|good)[- ](?:quality|certainty)\b", re.IGNORECASE)
_RATED = quick(_THING, re.IGNORECASE)
# “More effective (high-certainty evidence)”, “no effect, with high-quality evidence”: there the evidence is not denied.
_DENIED = quick(
    r"\b(?:no|not|lack of|without|need(?:ed|s)?|(?:call|ask|hop|wish|plea|plead|push|press|wait)(?:e|es|s|ed|ing)? for|want(?:s|ed)?|urg(?:e|es|ed|ing)|demand(?:s|ed)?|more|further|absence of|too few|few|little|insufficient|not enough|only(?! (?:one|two|three|four|five|a few|\d))|any|future|until|nor|should|recommend\w{0,3})\b"
    r"(?:(?!\b(?:with|effects?|differences?|but|although|and (?:is|was|were|are))\b)[^.;(]){0,45}$",
    re.IGNORECASE,
)
# “Firm proof that it helps was lacking”.
_MISSING = quick(
    r"^[^.;]{0,80}\b(?:(?:was|were|is|are) (?:still |largely )?(?:lacking|missing|absent|scarce|not (?:available|there|found))|did not exist|does not exist)\b",
    re.IGNORECASE,
)
# “High-quality trials are needed”, “‘high-quality evidence’ means”: wished for or explained, not found.
_WISHED = quick(
    r"^(?:(?!\b(?:but|although|and more|further|future)\b)[^.;(]){0,150}\b(?:needed|required|warranted|necessary|desirable|(?:should|must) be (?:done|made|carried|conducted|designed|performed|undertaken))\b"
    r"|^\W{0,3}(?: \w+)?\W{0,2} means?\b",
    re.IGNORECASE,
)
# “They weighed how strong the evidence was.”
_HOW = re.compile(r"\bhow (?:very |truly |really )?$", re.IGNORECASE)
_LOW_ANYWAY = quick(
    r"\b(?:low|very low|poor|weak|limited|insufficient|uncertain|inadequate|not enough|no (?:reliable|clear|good|strong|robust))\b",
    re.IGNORECASE,
)

_RATED_LOW = quick(
    r"\b(?:low|weak|poor|limited|insufficient|inadequate|inconclusive|uncertain)(?:[- ](?:quality|certainty|confidence))?(?: of)?[- ](?:evidence|certainty|quality)\b"
    r"|\b(?:evidence|certainty|quality of (?:the )?(?:evidence|studies|trials))\b[^.;]{0,40}\b(?:is|was|were|are|as) (?:\w{1,10} ){0,2}?(?:low|weak|poor|limited|insufficient|inconclusive|uncertain)\b",
    re.IGNORECASE,
)
# Weak evidence before a study is why it was done.
_BEFORE = frozenset({"introduction", "references", "captions"})


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
    places = [place for place in every_sentence(summary) if _RATED.search(place[2].text)]
    best = max((_best(p.text)[0] for p in index.passages), default=0) if places else 0
    for place in places:
        near = index.near(place[2].text, place[2].passages, least=0.2, within=0.15)[:4]
        found = _overrated(place[2].text, near, best, index)
        if found is None or any(_bare(p.text) == _bare(place[2].text) for p in near):
            continue  # or the paper says just this
        where, message = found
        plain = bool(best) or bool(_STATED.search(place[2].text))
        loud = plain and best < _HIGH == _best(place[2].text)[0] and _is_strict(summary, paper)
        loud = loud and any(_rates_low(p, paper) for p in index.passages)
        yield flag(
            "evidence grade", Severity.BLOCK if loud else Severity.WARN, place, where, message,
            passages=tuple(p.id for p in near[:2]), standard=_STANDARD, remedy="use the paper's own word for how sure it is",
        )  # fmt: skip


def _rates_low(passage: Passage, paper: Paper) -> bool:
    """Tell whether a passage doubts the evidence; a whole paper has a low dose and a limited number of something anywhere."""
    if paper.scope != "full":
        return bool(_LOW_ANYWAY.search(passage.text))
    return passage.whose != "cited" and passage.kind not in _BEFORE and bool(_RATED_LOW.search(passage.text))


def _bare(text: str) -> str:
    return " ".join(text.lower().rstrip(". ").split())


def _overrated(text: str, near: list[Passage], best: int, index: Index) -> tuple[tuple[int, int], str] | None:
    """Give where a sentence rates evidence higher than the paper, and how; None where it does not."""
    grade, span = _best(text)
    if span and grade >= _MODERATE:
        said = text[span[0] : span[1]]
        if grade > best and (best or _STATED.search(text) or (grade == _HIGH and _STRICT.search(said))):
            return span, f"the paper does not call its evidence “{said}”"
        told = max((_best(p.text)[0] for p in near), default=0) or _likeliest(text, index)
        if 0 < told < grade:
            return span, f"where the paper tells this, it rates the evidence lower than “{said}”"
        if grade == _HIGH and not told and _STRICT.search(said) and near and _DOUBTED.search(near[0].text):
            return span, f"where the paper tells this, it is less sure than “{said}”"
    unheard = _NO_GRADE.search(text)
    if unheard and not _NO_GRADE.search(index.told):
        return unheard.span(), "no grade of evidence is called this, and the paper does not use it"
    unsure = _UNSURE.search(text)
    if unsure:
        return unsure.span(), "no high grade means this"
    exchanged = _exchanged(text, index)
    return (exchanged, "the passage rates this lower") if exchanged else None


def _exchanged(text: str, index: Index) -> tuple[int, int] | None:
    """Give a high grade that stands where the passage that the sentence keeps close to has a lower one."""
    for gap in compare(text, index).gaps:
        won, lost = _word_grade(gap.mine), _word_grade(gap.theirs)
        if 0 < lost < won and _RATED.search(text[gap.mine[0].start : gap.mine[-1].end + _BESIDE]):
            return gap.mine[0].start, gap.mine[-1].end
    return None


def _word_grade(words: Iterable[Word]) -> int:
    """Give the highest grade that words alone give; “not enough” and the like are low."""
    said = " ".join(word.text for word in words)
    return max((grade for grade, pattern in _ALONE if pattern.search(said)), default=0)


def _likeliest(text: str, index: Index) -> int:
    """Give the grade of the likest passage that rates anything; 0 where none of the likest does."""
    return next((grade for _, p in index.rank(text, 6) if (grade := _best(p.text)[0])), 0)


def _is_strict(summary: Summary, paper: Paper) -> bool:
    return paper.scope == "full" or summary.origin.drafter != "person"


# A passage is asked for its grade once for its paper and again for each sentence that is like it.
@lru_cache(maxsize=2_000)
def _best(text: str) -> tuple[int, tuple[int, int] | None]:
    """Give the highest grade that a text gives to evidence, and where; denied high grades are low ones."""
    best: tuple[int, tuple[int, int] | None] = (0, None)
    if not _RATED.search(text):
        return best
    for grade, pattern in _PHRASES:
        for match in pattern.finditer(text):
            worth = 1 if grade > 1 and _is_denied(text, match) else grade
            if worth > best[0]:
                best = (worth, match.span())
    return best


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Tell whether a text denies, wishes for or explains a grade instead of giving it."""
    return bool(
        _DENIED.search(text[max(0, match.start() - 60) : match.start()])
        or _HOW.search(text, 0, match.start())
        or _WISHED.search(text[match.end() :])
        or _MISSING.search(text[match.end() :])
    )

"""Measure how a summary reads. Takes a Summary; gives figures and notes, never more than notes.

Formulas say little of what people understand (reading grades and readers' answers hardly agree), so a grade is a figure
beside the draft, and what is shown first are the sentences that are hardest and the words that nobody explains. SMOG is
left out: it needs thirty sentences, and a lay summary has fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Flag, Level, Paper, Severity, Summary
from pipeline.text.glossary import find_terms
from pipeline.text.quick import quick
from pipeline.text.sentences import sentences
from pipeline.text.syllables import syllables
from pipeline.validate.flags import Place, flag, rule

_STANDARD = "CDC Clear Communication Index, items 6 and 7; NHS and GOV.UK content guides: reading age 9 to 14"
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*")
_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_PARTICIPLE = r"(?:\w{2,20}+(?<=ed)|done|given|taken|seen|shown|found|made|known|held|kept|left|led|put|sent|told|thought|chosen|drawn|grown|written|split|set|lost|built|brought|bought|caught|cut|begun|broken|fed|hidden)"
_PASSIVE = quick(
    rf"\b{_BE}(?: (?:not|also|then|still|often|\w{{1,16}}+(?<=ly))){{0,2}}+ {_PARTICIPLE}\b", re.IGNORECASE
)
# A sentence of grade 16 and more (12 in plain words), among the hardest three, is worth a look; and it must be long enough to
# be graded.
_HARD: dict[Level, float] = {"standard": 16.0, "plain": 12.0}
_WORST, _GRADED = 3, 8
# What a text in plain words should read like: its readers read with effort.
_PLAIN = 8.0
# That it begins with a capital is asked first: the rest is asked of few places then.
_ABBREVIATION = re.compile(r"[A-Z](?<![\w-].)(?=[A-Za-z0-9-]*[A-Z])[A-Za-z0-9]{1,6}s?(?![\w-])")
# What a reader meets every day; units, and names that are longer than their short form.
_EVERYDAY = frozenset(
    "UK US USA EU AIDS HIV DNA TV ID OK NHS WHO BMI COVID PhD MD IQ AM PM ER A&E FDA NATO UN SARS DVD CD PC MRI CT".split()  # noqa: SIM905 - a word list
)
_ROMAN = re.compile(r"[IVX]+s?")


def measures(summary: Summary) -> dict[str, float]:
    """Give words, sentences, words a sentence, the Flesch-Kincaid grade and the share of passive sentences in percent."""
    counts = [_count(claim.text) for _, _, claim in summary.claims()]
    whole = _Counts(*map(sum, zip(*counts, strict=True)))
    if not whole.words:
        return {"words": 0.0, "sentences": 0.0}
    return {
        "words": float(whole.words),
        "sentences": float(whole.sentences),
        "words_per_sentence": round(whole.words / whole.sentences, 1),
        "reading_grade": round(_grade(whole), 1),
        "passive_percent": round(100 * whole.passive / whole.sentences, 1),
    }


class _Counts(NamedTuple):
    """What of a text its grade is taken from; `passive` counts its sentences in the passive voice."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    passive: int = 0


@lru_cache(maxsize=256)
def _count(text: str) -> _Counts:
    parts = sentences(text)
    words = [word for part in parts for word in _WORD.findall(part)]
    return _Counts(
        len(words), len(parts), sum(map(syllables, words)), sum(bool(_PASSIVE.search(part)) for part in parts)
    )


def _grade(counts: _Counts) -> float:
    """Give the Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


@rule(
    "hard to read",
    Severity.NOTE,
    why="the hardest sentences lose most readers, and they are the quickest to mend",
    standard=_STANDARD,
)
def hard_to_read(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note the three hardest sentences of grade 16 and more, the worst first; in plain words, of 12, and a text of more than 8."""
    del paper
    whole = measures(summary).get("reading_grade", 0.0) if summary.level == "plain" else 0.0
    if whole > _PLAIN:
        yield Flag(
            rule="hard to read", severity=Severity.NOTE, standard=_STANDARD,
            message=f"this is to be in plain words, and reads like grade {whole:.1f}: {_PLAIN:.0f} or less is the aim",
            remedy="shorter words, shorter sentences; leave out what its readers can do without",
        )  # fmt: skip
    graded: list[tuple[float, int, Place]] = []
    claims: Iterator[Place] = summary.claims()
    for order, place in enumerate(claims):
        counts = _count(place[2].text)
        if counts.words >= _GRADED and (grade := _grade(counts)) >= _HARD[summary.level]:
            graded.append((-grade, order, place))
    for grade, _, place in sorted(graded, key=lambda row: row[:2])[:_WORST]:
        passive = ", in the passive voice" if _PASSIVE.search(place[2].text) else ""
        yield flag(
            "hard to read", Severity.NOTE, place, None, f"among the hardest sentences: grade {-grade:.0f}{passive}",
            standard=_STANDARD, remedy="shorter words, shorter sentences; say who does what",
        )  # fmt: skip


@rule(
    "unexplained words",
    Severity.NOTE,
    why="one word that nobody explains can close a whole summary to a reader",
    standard="CDC Clear Communication Index, item 7; Cochrane plain language summaries (2021): explain technical terms",
)
def unexplained_words(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note medical terms and abbreviations at their first use where nothing explains them."""
    del paper
    said = " ".join(claim.text for _, _, claim in summary.claims())
    known = {term.lower() for term, _ in summary.glossary}
    seen = {found.entry for term, _ in summary.glossary for found in find_terms(term)}
    for place in summary.claims():
        text = place[2].text
        found = [
            (term.start, term.end, term.text, f"in plain words: {term.plain}", term.entry)
            for term in find_terms(text)
        ]
        found += [
            (match.start(), match.end(), match.group(), "write it out at its first use", match.group().lower())
            for match in _ABBREVIATION.finditer(text)
            if match.group().rstrip("s") not in _EVERYDAY and not _ROMAN.fullmatch(match.group())
        ]
        for start, end, word, remedy, key in found:
            if key not in seen and word.lower() not in known and not _is_explained(word, text, end, said):
                yield flag(
                    "unexplained words", Severity.NOTE, place, (start, end), f"“{word}” is not explained",
                    standard="CDC Clear Communication Index, item 7", remedy=remedy,
                )  # fmt: skip
            seen.add(key)


_EXPLAINING = ("(", "called ", "called “", "known as ", "known as “", ", or ")


def _is_explained(word: str, text: str, end: int, said: str) -> bool:
    """Tell whether words in brackets or behind a dash, “called” or “means” go with a term, or it stands in brackets."""
    after = text[end : end + 12]
    if re.match(r"s?,? ?(?:\(|–|—|, (?:an?|the|which|or)\b|,? (?:means?|is (?:an?|the)|are|stands? for)\b)", after):
        return True
    if not any(f"{before}{word}" in said for before in _EXPLAINING):  # a pattern of each word costs more
        return False
    escaped = re.escape(word)
    return bool(
        re.search(rf"\({escaped}[);,]|\bcalled “?{escaped}\b|\bknown as “?{escaped}\b|, or {escaped}\b", said)
    )

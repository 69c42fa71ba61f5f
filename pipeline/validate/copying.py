"""Copying: how much of a draft is the paper's own sentences, and what its licence allows. Takes both; gives a Flag."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.licence import may_reuse
from pipeline.text.parting import runs_of
from pipeline.text.quick import in_small
from pipeline.validate.flags import rule

_STANDARD = "Committee on Publication Ethics: text recycling; the licence of the paper"
# Twelve words in a row are no accident; a name or a title seldom has so many.
_RUN = 12
_LEAST = 0.15
_words = runs_of(r"^\W_")


@rule(
    "copying",
    Severity.NOTE,
    why="copied sentences are the paper's language, not a patient's, and not every licence allows them",
    standard=_STANDARD,
)
def copying(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note, once, that a draft copies the paper in runs of twelve words and more, and what the licence says to that."""
    pieces = [_tokens(claim.text) for _, _, claim in summary.claims()]
    total = sum(map(len, pieces))
    if not total or not any(len(piece) >= _RUN for piece in pieces):
        return
    known, words = _known(paper.text)
    copied, longest = 0, 0
    for piece in pieces:
        for run in _runs(piece, known, words):
            copied, longest = copied + run, max(longest, run)
    if copied < _LEAST * total and longest < 2 * _RUN:
        return
    licence = (paper.licence or "").strip()
    if may_reuse(licence):
        says, remedy = (
            f"its licence ({licence[:60]}) allows it where the source is named",
            "name the source, and use plainer words",
        )
    elif licence:
        says, remedy = f"its licence ({licence[:60]}) does not clearly allow it", "rewrite before publishing"
    else:
        says, remedy = "the file tells no licence that allows it", "rewrite before publishing"
    yield Flag(
        rule="copying", severity=Severity.NOTE, standard=_STANDARD, remedy=remedy,
        message=f"{copied / total:.0%} of the words stand in the paper word for word, up to {longest} in a row: {says}",
    )  # fmt: skip


# A paper's draft is often checked again: as it is mended, and beside another.
@lru_cache(maxsize=8)
def _known(text: str) -> tuple[str, frozenset[str]]:
    """Give the words of a paper, in a row and each once."""
    words = _tokens(text)
    return f" {' '.join(words)} ", frozenset(words)


def _tokens(text: str) -> list[str]:
    low = in_small(text)
    return [word.lower() for word in _words(text)] if low is None else _words(low)


def _runs(piece: list[str], known: str, words: frozenset[str]) -> Iterator[int]:
    """Give the lengths of the runs that a sentence shares with the paper, each as long as it goes."""
    start = 0
    while start + _RUN <= len(piece):
        end = start + _RUN
        if piece[end - 1] not in words:  # nor has any run that holds this word
            start = end
            continue
        if f" {' '.join(piece[start:end])} " not in known:
            start += 1
            continue
        while end < len(piece) and f" {' '.join(piece[start : end + 1])} " in known:
            end += 1
        yield end - start
        start = end

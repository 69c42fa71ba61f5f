"""Negation: what the paper denies is denied, and what it says is said. Takes both; gives Flags."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.denials import (
    denies,
    is_denial,
    is_plain_denial,
    is_said_otherwise,
    is_stop,
    told_clauses,
    turns_round,
)
from pipeline.validate.differences import Comparison, compare
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.wording import Word, overlap

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review; EU lay summaries (2018), 7"
# A denial put in or left out between words that agree stands nearly alone; a longer difference says it otherwise.
_FEW = 4
# What stands around a denial: so many words with content behind it and before it.
_BEHIND, _BEFORE = 4, 2
# Swept over planted denials: these find 20 % near the paper's words and 11 % in free ones, at 0.5 to 0.8 % of untouched
# sentences; 0.7, 0.2 and 2 find 28 %, and flag one careful summary in five.
_SAID, _CLEARLY, _SHARED = 0.85, 0.35, 3
# So near in the sentence a denial in another place still counts as the passage's own.
_REACH = 40
# The paper says in many ways that there was no difference, and that nothing was reported.
_TOLD = (
    "report",
    "find",
    "found",
    "identif",
    "difference",
    "differ",
    "effect",
    "relation",
    "evidence",
    "link",
    "associat",
    "change",
    "get",
    "enough",
    "study",
    "studies",
    "data",
    "able",
)


@rule("negation", Severity.WARN, why="a “not” lost or found turns a finding round", standard=_STANDARD)
def negation(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a denial that the passage does not have, and of a denial in the passage that the sentence lost."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        words = index.sentence(text)
        found = _in_gaps(compare(text, index), words, index) or _denied_of_the_said(words, index)
        if found:
            span, message, passage = found
            yield flag(
                "negation", Severity.WARN, place, span, message, passages=(passage.id,), standard=_STANDARD,
                remedy="compare with the passage",
            )  # fmt: skip


_Found = tuple[tuple[int, int] | None, str, Passage]


def _in_gaps(beside: Comparison, words: list[Word], index: Index) -> _Found | None:
    """Give a denial that stands on one side only, between words that agree."""
    for gap in beside.gaps:
        if len(gap.mine) + len(gap.theirs) > _FEW or denies(gap.mine) == denies(gap.theirs):
            continue
        mine = next((word for word in gap.mine if is_plain_denial(word)), None)
        theirs = next((word for word in gap.theirs if is_plain_denial(word)), None)
        beside_it = [word for word in index.wording(gap.passage) if abs(word.start - gap.there) < _REACH]
        if mine and not any(map(is_said_otherwise, beside_it)):
            return (mine.start, mine.end), f"“{mine.text}”: the passage that tells this does not deny it", gap.passage
        if theirs and not _denied_near(words, gap.before):
            return None, f"the passage that tells this says “{theirs.text}”; this sentence does not", gap.passage
    return None


def _denied_near(words: list[Word], place: int) -> bool:
    """Tell whether a text denies a few words away from a place, in its own order."""
    return denies(word for word in words if abs(word.start - place) < _REACH)


def _denied_of_the_said(words: list[Word], index: Index) -> _Found | None:
    """Give a denial of what the paper says, where no clause that denies tells of the same."""
    for at, word in enumerate(words):
        if not turns_round(word) or _is_aside(words, at):
            continue
        behind, before = _around(words, at)
        known = [meaning for meaning in (*behind, *before) if meaning in index.everything]
        if len(known) < _SHARED or not any(meaning in index.everything for meaning in behind):
            continue
        said, denied, teller = 0.0, 0.0, None
        for meanings, has_denial, passage in told_clauses(index):
            fit = overlap(known, meanings, index.weight)
            if has_denial:
                denied = max(denied, fit)
            elif fit > said and len(meanings.intersection(known)) >= _SHARED and meanings.intersection(behind):
                said, teller = fit, passage
        if teller and said >= _SAID and said - denied >= _CLEARLY:
            return (word.start, word.end), f"“{word.text}”: where the paper tells of this it denies nothing", teller
    return None


def _is_aside(words: list[Word], at: int) -> bool:
    """Tell whether a denial picks out people (“who did not take it”) or says that nothing was found or told."""
    before = {word.text for word in words[max(0, at - 2) : at]}
    return bool(before & {"who", "that", "which", "those"}) or any(
        word.text.startswith(_TOLD) for word in words[at + 1 : at + 4]
    )


def _around(words: list[Word], at: int) -> tuple[list[str], list[str]]:
    """Give the concepts behind and before a denial, up to a stop."""
    behind: list[str] = []
    for word in words[at + 1 : at + 14]:
        if is_stop(word) or len(behind) == _BEHIND:
            break
        behind += [word.meaning] if word.meaning and not is_denial(word) else []
    before: list[str] = []
    for word in reversed(words[max(0, at - 8) : at]):
        if is_stop(word) or len(before) == _BEFORE:
            break
        before += [word.meaning] if word.meaning else []
    return behind, before

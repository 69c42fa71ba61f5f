"""Tell how likely a clause lost its “not”. Takes a clause of a sentence and an index; gives traits, and the passage that denies it.

A summary that says “made a clear difference” where the paper found none turns a finding round as much as a “not” put in.
What a clause says is held against the clauses of the paper: those that deny what both tell of, those that say it, and, where
the clause claims a difference, an effect or a change, those that find one or none in the same thing. What the traits and the
clause's words weigh is in turned.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.memo import Memo
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index
from pipeline.validate.denials import Clause, clauses_of, told_clauses
from pipeline.validate.kept import kept, once
from pipeline.validate.predicate import (
    is_emphatic,
    leaves_behind,
    predicate_denied,
    predicate_said,
    said_by,
    sets_against,
)
from pipeline.validate.rivals import cues_held
from pipeline.validate.turned import Traits, told_as, weigh
from pipeline.validate.wording import Word

# The score from which a denial counts as lost, near the paper's words and in own words. Each document scored by a fit without it,
# 1.5 finds 17 % in near summaries and doubts one sentence wrongly in 1.8 % of documents; in free ones 1 finds 23 %, and 36 % of a
# model's, with a wrong doubt in 2 %. More words of the paper's own are needed to find more: “it helped” shares none.
_LOST, _LOST_RETOLD = 1.5, 1.1
# What a study looks for between two groups or two times. Whoever claims one of these claims that something was found.
_FOUND = re.compile(
    r"(?:differen(?:ce|t)|differ(?:s|ed)?$|effect|chang|impact|influenc|affect|associat|link|relat(?:e|ion)|correlat|improv|benefi|reduc|increas|decreas|signific|"
    r"rise$|rose$|better$|worse$|higher$|lower|more$|less$|longer$|shorte|fewer$|greater$|advantag|superior|harm|matter(?:s|ed)?$|help|work(?:s|ed)$|rais(?:e|es|ed)$|depend|predict|protect|prevent)"
)
_DENIES = frozenset(
    """not no never neither nor without none cannot nobody nothing hardly fail failed fails unable similar similarly same equal equally
    comparable unchanged unaffected equivalent ineffective independent independently nonsignificant non-significant ns insignificant
    unlikely identical alike""".split()  # noqa: SIM905 - a word list
)
# A claim with one of these is none, or a guarded one.
_GUARDED = _DENIES | frozenset(
    """little few small slight slightly only rarely seldom unclear uncertain unknown limited lack lacked lacks insufficient if whether
    inconclusive too predicted believed thought assumed feared hoped supposed expected suspected""".split()  # noqa: SIM905 - a word list
)
# “Not only”, “not confined to”: more is said, not less.
_MORE = frozenset("only just confined limited merely necessarily all".split())  # noqa: SIM905
_NOT = ("n't", "n’t")
# A denial so few words before a finding denies it: “no statistically significant difference”; so far behind it what it denies may stand.
_BEFORE, _REACH = 5, 9
# A word that the paper does not have counts for so much of the rarest.
_STRANGER = 0.5
# One finding or two do not show what a paper mostly finds.
_ENOUGH = 3
_RESULTS = frozenset({"results", "case", "discussion", "conclusions", "abstract", "other"})
_BY_CHANCE = quick(
    r"\bp\s*[=>≥]\s*0?\.(?:0[5-9]|[1-9])|\b(?:p\s*=\s*)?n\.?s\b|\bnot (?:statistically )?significant|\bnon-?significant|\binsignificant",
    re.IGNORECASE,
)
_NO_CHANCE = quick(
    r"\bp\s*[=<≤]\s*0?\.0[0-4]|(?<!not )(?<!no )(?<!not statistically )(?<!no statistically )\bsignificant",
    re.IGNORECASE,
)
_AT_RANDOM = quick(
    r"\b(?:at random|randomi[sz]ed|randomly|(?:assigned|allocated|put|sorted).{0,30} by (?:chance|lot))\b",
    re.IGNORECASE,
)
_HEDGES = frozenset(
    """may might could can possibly perhaps probably likely suggest suggests suggested seem seems seemed appear appears
    appeared""".split()  # noqa: SIM905 - a word list
)
_ASKS = frozenset(
    """whether if how what aim aimed wanted looked examined compared tested asked explore studied investigated assess should need
    needed future""".split()  # noqa: SIM905 - a word list
)
_CLEAR = frozenset("clear clearly marked markedly real".split())  # noqa: SIM905
# Words that a denial leaves behind, or that tell how a summary is written; they say nothing of what is told.
_LEFT_BEHIND = frozenset("did do does some any a an either or nor yet much abstract".split())  # noqa: SIM905


class Stated(NamedTuple):
    """A clause of the paper, where it denies, and whether it asks, tells of a finding, and finds none."""

    clause: Clause
    denials: list[int]
    asks: bool
    finds: bool
    finds_none: bool


class AllStated(NamedTuple):
    """The clauses of a paper in order, where each concept stands among them, and the ids of the passages that found none."""

    clauses: list[Stated]
    places: dict[str, list[int]]
    none_found_in: frozenset[str]


class Held(NamedTuple):
    """How much of a clause the paper's best clauses share, 0 to 1, by what they do with it, and the one that denies it best."""

    said: float = 0.0
    asked: float = 0.0
    denied: float = 0.0
    as_good_as_denied: float = 0.0
    found: float = 0.0
    none_found: float = 0.0
    predicate_denied: float = 0.0
    predicate_said: float = 0.0
    passage: Passage | None = None


@kept
def lost(text: str, index: Index, *, retold: bool) -> tuple[tuple[int, int], str, Passage] | None:
    """Give the clause of a sentence that says what the paper denies; `retold` tells of a summary in words of its own."""
    for clause in open_clauses(text, index):
        held = hold(clause, index)
        if held.passage:
            traits = lost_traits(text, clause, index, held)
            score = weigh(told_as("undenied", own_words=retold), traits, words_of(clause))
            if score >= (_LOST_RETOLD if retold else _LOST):
                span = clause.words[0].start, clause.words[-1].end
                return (
                    span,
                    f"“{text[slice(*span)]}”: the passage nearest to this denies it, or found none",
                    held.passage,
                )
    return None


def open_clauses(text: str, index: Index) -> Iterator[Clause]:
    """Give the clauses of a sentence that deny nothing, in whatever way."""
    for clause in clauses_of(index.sentence(text)):
        if clause.meanings and not reduce(or_, [_MARKS[text] for text, _, _, _ in clause.words]) & _GUARDS:
            yield clause


def words_of(clause: Clause) -> list[str]:
    """Give the words of a clause that weigh, each once."""
    return sorted({word.text for word in clause.words if word.text.isalpha() and word.text not in _LEFT_BEHIND})


def hold(clause: Clause, index: Index) -> Held:
    """Give how much of a clause the paper's clauses share that say it, ask it, deny it, find something and find none."""
    weights = {
        word.meaning: index.rarity.get(word.meaning, index.unseen * _STRANGER)
        for word in clause.words
        if word.meaning in clause.meanings
    }
    finds = {word.meaning for word in clause.words if _is_finding(word)}
    whole, of_thing = sum(weights.values()), sum(weight for one, weight in weights.items() if one not in finds)
    stated = _stated(index)
    shares, of_things = [0.0] * len(stated.clauses), [0.0] * len(stated.clauses)
    for meaning, weight in weights.items():
        places = stated.places.get(meaning, ())
        for number in places:
            shares[number] += weight
        for number in places if meaning not in finds else ():
            of_things[number] += weight
    best: dict[str, float] = {}
    by, passage, mine = 0.0, None, said_by(clause)
    for other, weight, of_this in zip(stated.clauses, shares, of_things, strict=True):
        if not weight:
            continue
        if not other.asks:
            _hold_predicate(other, clause, mine, best)
        share = weight / whole
        kind = _kind(other, clause.meanings)
        best[kind] = max(best.get(kind, 0.0), share)
        denies = share if kind == "denied" else 0.0
        if other.finds and not other.asks and of_thing:
            share = of_this / of_thing
            kind = "none_found" if other.finds_none else "found"
            best[kind] = max(best.get(kind, 0.0), share)
            denies = max(denies, share) if other.finds_none else denies
        if denies > by:
            by, passage = denies, other.clause.passage
    return Held(**best, passage=passage)


def _hold_predicate(other: Stated, clause: Clause, mine: frozenset[str], best: dict[str, float]) -> None:
    """Note how much a clause of the paper denies, or says, of what a clause says."""
    shared = clause.meanings & other.clause.meanings
    if other.denials:
        denied = predicate_denied(mine, shared, other.clause.words, other.denials)
        best["predicate_denied"] = max(best.get("predicate_denied", 0.0), denied)
    elif not other.clause.loose:
        said = predicate_said(mine, shared, other.clause.words)
        best["predicate_said"] = max(best.get("predicate_said", 0.0), said)


def lost_traits(text: str, clause: Clause, index: Index, held: Held) -> Traits:
    """Give what speaks for and against a denial having been lost in a clause."""
    claims = any(map(_is_finding, clause.words))
    said, denied = _directions(text, clause, index)
    near = {word.text for word in clause.words}
    likest = [(score, p.id in _stated(index).none_found_in) for score, p in index.rank(text, 10)]
    null = max((score for score, finds_none in likest if finds_none), default=0.0)
    return {
        "said": held.said,
        "asked": held.asked,
        "denied": held.denied,
        "as good as denied": held.as_good_as_denied,
        "clearly": max(0.0, held.denied - max(held.said, held.as_good_as_denied)),
        "claims": float(claims),
        "found claimed": held.found * claims,
        "none found claimed": held.none_found * claims,
        "none found clearly": max(0.0, held.none_found - held.found) * claims,
        "mostly none found": _finds_none(index) * claims,
        "null passage": null,
        "null is likest": float(claims and null > 0 and null == likest[0][0]),
        "significant": float(any(word.startswith("significan") for word in near)),
        "clear": float(bool(near & _CLEAR)),
        "by chance": max((score for score, p in index.rank(text, 3) if _BY_CHANCE.search(p.text) and not _NO_CHANCE.search(p.text)), default=0.0),
        "direction said": said,
        "direction denied": denied,
        "predicate denied": held.predicate_denied,
        "predicate said": held.predicate_said,
        "predicate clearly": max(0.0, held.predicate_denied - held.predicate_said),
        "left behind": leaves_behind(text, clause),
        "emphatic": is_emphatic(text, clause),
        "set against": sets_against(text),
        "hedged": float(bool(near & _HEDGES)),
        "in part": 1 - len(clause.words) / len(index.sentence(text)),
        "at random": float(bool(_AT_RANDOM.search(text)) and "random" not in index.told),
        "long paper": float(len(index.passages) > LONG),
    }  # fmt: skip


@once
def _stated(index: Index) -> AllStated:
    """Give the clauses of all passages with what they do."""
    clauses = [_state(clause, passage) for passage in index.passages for clause in told_clauses(passage, index)]
    places: dict[str, list[int]] = {}
    none_found = set()
    for number, one in enumerate(clauses):
        for meaning in one.clause.meanings:
            places.setdefault(meaning, []).append(number)
        if one.finds_none and one.clause.passage:
            none_found.add(one.clause.passage.id)
    return AllStated(clauses, places, frozenset(none_found))


def _state(clause: Clause, passage: Passage) -> Stated:
    words = clause.words
    marks = [_MARKS[text] for text, _, _, _ in words]
    has = reduce(or_, marks)
    denials = _denials_in(words, marks) if has & _DENIES_IT else []
    asks = passage.kind not in _RESULTS or bool(has & _ASKS_IT)
    finds_none = any(mark & _FINDS_IT for at in denials for mark in marks[at : at + _BEFORE + 1])
    return Stated(clause, denials, asks, bool(has & _FINDS_IT), finds_none)


def _kind(other: Stated, meanings: frozenset[str]) -> str:
    """Tell what a clause of the paper does with the words of a sentence that it shares."""
    if other.asks:
        return "asked"
    if not (other.denials or other.clause.loose):
        return "said"
    words, shared = other.clause.words, meanings & other.clause.meanings
    if any(
        word.meaning in shared or (_is_finding(word) and place <= at + _BEFORE)
        for at in other.denials
        for place, word in enumerate(words[at + 1 : at + _REACH], at + 1)
    ):
        return "denied"
    return "as_good_as_denied" if other.clause.loose and other.clause.denies_near(shared) else "said"


def _is_finding(word: Word) -> bool:
    """Tell whether a word claims that something was found."""
    return bool(_MARKS[word.text] & _FINDS_IT)


def _denials_in(words: list[Word], marks: list[int]) -> list[int]:
    """Give where words deny: not “lower” or “only”, which deny as much as they say."""
    return [
        at
        for at in [at for at, mark in enumerate(marks) if mark & _DENIES_IT]
        if not (at + 1 < len(words) and words[at + 1].text in _MORE)
        and not (at > 1 and words[at - 1].text == "may" and words[at - 2].text == "or")
    ]


# What a word does, in one look: a paper's words are asked each.
_FINDS_IT, _DENIES_IT, _ASKS_IT, _GUARDS = 1, 2, 4, 8


def _marks(text: str) -> int:
    denies = text.endswith(_NOT)
    return (
        _FINDS_IT * bool(_FOUND.match(text))
        + _DENIES_IT * (denies or text in _DENIES)
        + _ASKS_IT * (text in _ASKS)
        + _GUARDS * (denies or text in _GUARDED)
    )


_MARKS = Memo(_marks)


@once
def _finds_none(index: Index) -> float:
    """Give the share of the paper's findings that are none, 0 to 1."""
    found = [
        one.finds_none
        for one in _stated(index).clauses
        if one.finds and one.clause.passage and one.clause.passage.kind in _RESULTS
    ]
    return sum(found) / max(_ENOUGH, len(found))


def _directions(text: str, clause: Clause, index: Index) -> tuple[float, float]:
    """Give how well the paper says, and denies, a clause's words of direction: of the one that it denies most clearly."""
    found = (0.0, 0.0)
    starts = {word.start for word in clause.words}
    for cue, rivals in cues_held(text, index):
        if not cue.denied and cue.word.start in starts:
            said = max(rivals.said.fit, rivals.repeated.fit)
            if rivals.denied.fit - said > found[1] - found[0] or not any(found):
                found = (said, rivals.denied.fit)
    return found

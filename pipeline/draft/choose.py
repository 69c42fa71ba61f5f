"""Choose what a draft tells. Takes a Paper and a writer; gives passages for each part of a draft, in reading order.

A summary by a person says why the study was done, what was asked, what was done and in whom, what came out and what the
authors make of it, in this order. Each part has its places here; a sentence that cannot be put plainly makes room for
one that can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.draft import rank_words as words
from pipeline.draft.asides import drop_asides
from pipeline.draft.basis import included
from pipeline.draft.for_readers import is_broken, is_for_experts, names_outcomes, tells_bare_ratio
from pipeline.draft.lint import faults
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.rank import (
    alike,
    long_words,
    needed,
    overlap,
    rank_conclusions,
    rank_limits,
    rank_reasons,
    role_of,
    weigh_findings,
)
from pipeline.draft.rank_words import usable
from pipeline.draft.subjects import people
from pipeline.draft.takeaway import (
    FIT_TOO,
    Opener,
    also_concluded,
    goes_on,
    leans_on_another,
    like_the_fittest,
    openers,
    says_the_same,
)
from pipeline.errors import SourceError
from pipeline.records import Paper, Passage
from pipeline.records.designs import CASES
from pipeline.text.sentences import sentences

MOST_FINDINGS, MOST_WORDS = 12, 205
MOST_OF_A_STORY = 9
MOST_LIMITS, MOST_REASONS = 2, 2
# A takeaway is read at a glance: what the authors conclude, in so many of their sentences and words.
MOST_CONCLUDED, MOST_OF_CONCLUSIONS = 2, 60
# Of what is as fit as this the authors' order tells better, for two of three readers.
NEAR = 1.0
# What was known before is told to those whom it concerns, and is no finding.
# What the authors would have others do is none either.
_MOST_OF = {"aim": 1, "method": 3, "reason": 0, "advice": 0, "files": 0, "normal": 0, "experts": 0}
# Where no sentence is good, the shortest of so many is told.
_WORST_TRIED = 3
# A page with fewer words has room for more of what was done.
_ROOMY = 120
_IDLE = frozenset({"aim", "reason", "advice", "files", "normal", "experts"})
_FEWEST = 3
# What was asked tells more than nothing, and less than what came out.
_FEWEST_WITH_AIM = 5
# What an abbreviation that nobody explains takes from a sentence's worth, and how many of them count.
_A_STRANGE_WORD, _MOST_STRANGE = 0.1, 3
# The same of a sentence of nothing but long words.
_LONG_WORDS = 0.5
# The same of one that tells a ratio as a bare number: where nothing else tells a result, it is better than none.
_BARE = 0.3
# So many of the best are looked at.
_LOOKED_AT = 60
# How much of a sentence's worth is lost where a chosen one says the same already, and where it says nothing new.
SAID, _ALIKE = 0.6, 0.7
# No sentence worth telling is shorter.
_SHORTEST = 6
# More than any sentence is worth.
_FIRST = 9.0


class Choice(NamedTuple):
    """The passages of a draft: what the authors conclude, why they asked, what they found, what makes it less sure."""

    concluded: tuple[Passage, ...]
    reasons: tuple[Passage, ...]
    findings: tuple[Passage, ...]
    limits: tuple[Passage, ...]
    # What names a limit too, and is too long to tell.
    other_limits: tuple[Passage, ...] = ()
    # What a review included.
    basis: Passage | None = None
    # What the authors conclude, where it is much of the answer and too long to tell.
    untold: Passage | None = None


def choose(paper: Paper, writer: PlainWriter) -> Choice:
    """Choose the passages that a draft tells.

    Raises:
        SourceError: no sentence of the paper tells of the study itself.
    """
    found = _by_ease(weigh_findings(paper), writer)
    conclusions = rank_conclusions(paper, {p.id: value for p, value in found})
    if not conclusions and not found:
        raise SourceError(
            f"“{paper.title[:90]}” has no abstract or results to draft from",
            "draft it from the full paper (PDF or JATS)",
        )
    desk, ranked = _Desk(writer), [passage for passage, _ in found]
    basis = included(paper, writer)
    conclusions = [p for p in conclusions if p is not basis]
    worth_of = {p.id: value for p, value in found}
    fit = openers(paper, conclusions, ranked, worth_of)
    told = _concluded(paper, fit, desk) or desk.shortest([*conclusions, *ranked])
    lost = fit and fit[0].concludes and fit[0].fitness >= FIT_TOO and not desk.is_good(fit[0].passage)
    # “These data are limited” is told of what the reader did not read.
    named = sorted((p for p in rank_limits(paper, told[0]) if p not in told and p is not basis), key=leans_on_another)
    limits = desk.best((p for p in named if not leans_on_another(p)), most=MOST_LIMITS) or desk.best(named, most=1)
    known = [p for p in rank_reasons(paper) if p not in (*told, *limits)]
    reasons = desk.best(known, most=MOST_REASONS)
    taken = {p.id for p in (*told, *limits, *reasons, *([basis] if basis else []))}
    left = _needed_first(paper, [one for one in found if one[0].id not in taken], taken, desk)
    before = {p.id: earlier.id for earlier, p in pairwise(paper.sentences())}
    role = partial(_role_of, design=paper.facts.design.value, known={p.id for p in known})
    most = MOST_OF_A_STORY if paper.facts.design.value in CASES else MOST_FINDINGS
    findings = _fill(left, (*told, *limits), desk, _Page(before, role, most)) or tuple(told)
    return Choice(
        tuple(told),
        tuple(reasons),
        findings,
        tuple(in_order(limits)),
        tuple(named),
        basis,
        fit[0].passage if lost else None,
    )


def _concluded(paper: Paper, fit: list[Opener], desk: _Desk) -> list[Passage]:
    """Give the passage that a draft opens with, and what the authors conclude beside it, in their order."""
    told = desk.best((one.passage for one in like_the_fittest(fit, desk.is_good)), most=1)
    for passage in also_concluded(paper, told[0], fit) if told else ():
        if len(told) == MOST_CONCLUDED:
            break
        room = desk.size(passage) + sum(map(desk.size, told)) <= MOST_OF_CONCLUSIONS
        if room and desk.is_good(passage) and not any(says_the_same(passage, other) for other in told):
            told.append(passage)
    # What is much less fit stands behind what the reader came for, wherever the authors put it.
    fitness = {one.passage.id: one.fitness for one in fit}
    near = told and fitness[told[0].id] - fitness[told[-1].id] <= NEAR
    told = in_order(told) if near else told
    return told[::-1] if told and goes_on(told[0]) else told


def _by_ease(found: list[tuple[Passage, float]], writer: PlainWriter) -> list[tuple[Passage, float]]:
    """Lower what is worth less because a reader cannot know its abbreviations."""
    eased = [
        (
            p,
            worth
            - _A_STRANGE_WORD * min(_MOST_STRANGE, writer.strange(drop_asides(p.text)))
            - _LONG_WORDS * long_words(p.text) / max(8, len(p.text.split()))
            - _BARE * tells_bare_ratio(drop_asides(p.text)),
        )
        for p, worth in found
    ]
    return sorted(eased, key=lambda one: (-one[1], one[0].start))


def _role_of(passage: Passage, *, design: str | None, known: set[str]) -> str:
    """Tell what a sentence does on a page of findings; `known` are those that say why the study was done."""
    text = drop_asides(passage.text)
    # At the bench nothing else was done.
    if is_broken(passage.text) or (design != "laboratory study" and is_for_experts(text)):
        return "experts"
    if names_outcomes(text):
        return "aim"
    if design in CASES and _was_normal(passage):
        return "normal"
    role = "reason" if passage.id in known else role_of(passage)
    return "reason" if role == "else" and passage.kind == "introduction" else role


def _was_normal(passage: Passage) -> bool:
    """Tell whether a sentence of a story says only what was looked for and not found, or a body's readings."""
    text = drop_asides(passage.text)
    idle = words.NORMAL.search(text) or words.READINGS.search(text)
    return bool(idle and not words.ENDED.search(text) and not words.DIAGNOSIS.search(text))


class _Desk:
    """Tries sentences: what each would become, each once."""

    def __init__(self, writer: PlainWriter) -> None:
        self._writer = writer
        self._tried: dict[str, tuple[int, int, bool]] = {}

    def _try(self, passage: Passage) -> tuple[int, int, bool]:
        if passage.id not in self._tried:
            parts = self._writer.parts(passage.text)
            sizes = [len(part.split()) for part in parts]
            # Put together again, two of them may read as one: “as seen by Sim K. But …”.
            told = sentences(" ".join(parts)) if len(parts) > 1 else parts
            self._tried[passage.id] = sum(sizes), max(sizes), not any(map(faults, told))
        return self._tried[passage.id]

    def size(self, passage: Passage) -> int:
        """Give how many words a passage would take."""
        return self._try(passage)[0]

    def is_good(self, passage: Passage) -> bool:
        """Tell whether a passage becomes sentences that nobody has to mend."""
        return self._try(passage)[2]

    def best(self, ranked: Iterable[Passage], *, most: int) -> list[Passage]:
        """Give the best passages that make good sentences, none much like another."""
        good: list[Passage] = []
        for passage in ranked:
            if len(good) == most:
                break
            if not any(alike(passage.text, other.text) for other in good) and self.is_good(passage):
                good.append(passage)
        return good

    def shortest(self, ranked: list[Passage]) -> list[Passage]:
        """Give the one of the best few that needs the least mending, and stands by itself where one does."""
        return sorted(ranked[:_WORST_TRIED], key=lambda p: (leans_on_another(p), self._try(p)[1]))[:1]


class _Page(NamedTuple):
    """What a page of findings goes by: each passage's forerunner and its role, and how many it may hold."""

    before: dict[str, str]
    role: Callable[[Passage], str]
    most: int


def _fill(
    ranked: list[tuple[Passage, float]], told: tuple[Passage, ...], desk: _Desk, page: _Page
) -> tuple[Passage, ...]:
    """Choose findings for a page of MOST_WORDS words: each time the one that is worth most beside what is chosen.

    What leans on the sentence before it waits until that one is chosen.
    """
    left = {passage.id: (passage, value) for passage, value in ranked[:_LOOKED_AT]}
    said = {place: max((overlap(p, other) for other in told), default=0.0) for place, (p, _) in left.items()}
    waiting: dict[str, tuple[Passage, float]] = {}
    spare: list[tuple[Passage, str]] = []
    chosen, size, count = list[Passage](), 0, Counter[str]()
    while left and len(chosen) < page.most and size + _SHORTEST < MOST_WORDS:
        place = max(left, key=lambda one: left[one][1] - SAID * said[one])
        passage, value = left.pop(place)
        role = "" if said[place] > _ALIKE else page.role(passage)
        if not role or (role != "else" and value < _FIRST and words.OF_THE_SEARCH.search(passage.text)):
            continue
        if count[role] >= _MOST_OF.get(role, page.most):
            spare.append((passage, role))
            continue
        if leans_on_another(passage, story=page.most == MOST_OF_A_STORY) and page.before.get(place) not in {
            p.id for p in chosen
        }:
            waiting[page.before.get(place, "")] = passage, value
            continue
        if size + desk.size(passage) <= MOST_WORDS and desk.is_good(passage):
            chosen.append(passage)
            size += desk.size(passage)
            count[role] += 1
            said |= {one: max(said[one], overlap(p, passage)) for one, (p, _) in left.items()}
            if place in waiting:
                follows = waiting.pop(place)
                left[follows[0].id] = follows
    for passage, role in spare:
        # What was asked is no finding, and why is told to those whom it concerns; both fill a page of findings only where nothing else does.
        # What was only measured tells nothing either.
        idle = role in _IDLE or words.ENDS_DONE.search(drop_asides(passage.text))
        enough = _FEWEST_WITH_AIM if role == "aim" else _FEWEST
        if idle and len(chosen) >= enough:
            continue
        if size < _ROOMY and desk.is_good(passage) and not leans_on_another(passage):
            chosen.append(passage)
            size += desk.size(passage)
    return tuple(in_order(chosen))


def _needed_first(
    paper: Paper, ranked: list[tuple[Passage, float]], known: set[str], desk: _Desk
) -> list[tuple[Passage, float]]:
    """Raise what a reader asks first above the rest, where it makes a good sentence and is not told yet."""
    every = {p.id: p for p in paper.sentences() if usable(p)}
    first: dict[str, Passage] = {}
    for places in needed(paper, counted=people(paper, unsure=True) is not None):
        if known.isdisjoint(places):
            good = (every[place] for place in places if place in every and desk.is_good(every[place]))
            first |= {p.id: p for p in islice(good, 1)}
    return [*((p, _FIRST) for p in first.values()), *(one for one in ranked if one[0].id not in first)]


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Give passages in the paper's order."""
    return sorted(passages, key=lambda p: p.start)

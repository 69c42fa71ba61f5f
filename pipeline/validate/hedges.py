"""Hedges: the paper's doubt is kept. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import Comparison, Difference, compare
from pipeline.validate.flags import Place, every_sentence, flag, rule
from pipeline.validate.wording import Word, overlap

_STANDARD = "GRADE wording: may, probably and is say how sure the evidence is"
_HEDGES = frozenset(
    """may might could possible possibly perhaps appear appears appeared seem seems seemed suggest suggests suggested suggesting likely probably probable potential potentially
    unclear uncertain unlikely indicate indicates indicated can maybe hint hints hinted tend tended tends trend estimated thought think thinks believe believed believes
    tentative preliminary plausible apparently presumably""".split()  # noqa: SIM905 - a word list
)
# “Can” and “thought” excuse a sentence, but where a passage has only them nothing was dropped.
_FIRM_HEDGES = _HEDGES - frozenset(
    [
        "can",
        "could",
        "thought",
        "think",
        "estimated",
        "indicate",
        "indicates",
        "indicated",
        "potential",
        "tend",
        "trend",
        "possible",
    ]
)
_OPEN = frozenset(
    [
        "whether",
        "if",
        "not",
        "no",
        "cannot",
        "unknown",
        "unclear",
        "never",
        "without",
        "need",
        "needed",
        "needs",
        "aim",
        "aimed",
        "aims",
        "asked",
        "objective",
        "determine",
        "assess",
        "evaluate",
        "nor",
        "neither",
    ]
)
_CERTAIN = re.compile(
    r"\b(?:certainly|surely|definitely|undoubtedly|without question|will (?:be (?:better|worse|cured|safe|effective|helpful|well)|reduce|increase|improve|prevent|cause|help|lead|lower|raise|protect|cure|stop|worsen|benefit|work|make|give|have|result|relieve|ease|affect|slow|speed))\b",
    re.IGNORECASE,
)
_SURE = frozenset("will certainly surely definitely undoubtedly always proves proved proven".split())  # noqa: SIM905
_SURELY, _SCOPE = 0.42, 0.7
_REACH = 6


@rule(
    "hedge dropped", Severity.WARN, why="a doubt that the authors voiced is part of their finding", standard=_STANDARD
)
def hedges(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage hedges what the sentence says for certain, or where certainty is added to it."""
    index = index_of(paper)
    for place in every_sentence(summary):
        if place[0] in {"audience", "title"}:
            continue
        words = index.sentence(place[2].text)
        mine = {word.text for word in words}
        beside = compare(place[2].text, index)
        if beside.passage:
            yield from _in_gaps(beside, place, mine)
            continue
        ranked = index.rank(place[2].text, 3)
        if not ranked or ranked[0][0] < _SURELY or mine & _OPEN:
            continue
        near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.06]
        yield from _dropped(words, mine, near, place, index) or _added(place, near, index)


def _in_gaps(beside: Comparison, place: Place, mine: set[str]) -> Iterator[Flag]:
    """Name a hedge that the passage has and the sentence lost, between words that agree; or a certainty it won."""
    for gap in beside.gaps:
        if any(word.text in _HEDGES or word.text in _OPEN for word in gap.mine):
            continue
        hedge = next((word for word in gap.theirs if word.text in _FIRM_HEDGES), None)
        sure = next((word for word in gap.mine if word.text in _SURE), None)
        if hedge and (sure or not mine & _FIRM_HEDGES) and not _is_noun_phrase(gap):
            span, message = (
                (sure.start, sure.end) if sure else None,
                f"the paper says “{hedge.text}”; this sentence says it for certain",
            )
        elif sure and len(gap.mine) <= 3 and not any(word.text in _SURE for word in gap.theirs):
            span, message = (sure.start, sure.end), f"“{sure.text}” is more certain than the passage"
        else:
            continue
        yield flag(
            "hedge dropped", Severity.WARN, place, span, message, passages=(gap.passage.id,), standard=_STANDARD,
            remedy="keep the paper's doubt",
        )  # fmt: skip
        return


def _is_noun_phrase(gap: Difference) -> bool:
    """Tell whether the hedge went with a whole phrase that the sentence leaves out."""
    return not gap.mine and len(gap.theirs) > 4


def _dropped(words: list[Word], mine: set[str], near: list[Passage], place: Place, index: Index) -> list[Flag]:
    if mine & _HEDGES or any(
        word.startswith(("low-", "very-low")) or word in {"low", "uncertainty"} for word in mine
    ):
        return []
    meanings = frozenset(word.meaning for word in words if word.meaning)
    if any(_says_outright(meanings, passage, index) for passage in near):
        return []
    for passage in near:
        for hedge, scope in _hedged(index.wording(passage)):
            if len(scope) >= 2 and overlap(scope, meanings, index.weight) >= _SCOPE:
                return [
                    flag(
                        "hedge dropped", Severity.WARN, place, None,
                        f"the paper says “{hedge.text}”; this sentence says it for certain",
                        passages=(passage.id,), standard=_STANDARD, remedy="keep the paper's doubt",
                    )
                ]  # fmt: skip
    return []


def _says_outright(meanings: frozenset[str], passage: Passage, index: Index) -> bool:
    """Tell whether a passage says all this without any hedge."""
    words = index.wording(passage)
    if any(word.text in _HEDGES for word in words):
        return False
    return overlap(meanings, frozenset(w.meaning for w in words if w.meaning), index.weight) >= _SCOPE


def _hedged(words: list[Word]) -> list[tuple[Word, frozenset[str]]]:
    made = []
    for at, word in enumerate(words):
        if word.text in _FIRM_HEDGES:
            scope: list[str] = []
            for later in words[at + 1 : at + 1 + 3 * _REACH]:
                if later.text in {".", ";", "(", ")"} or len(scope) == _REACH:
                    break
                if later.meaning:
                    scope.append(later.meaning)
            made.append((word, frozenset(scope)))
    return made


def _added(place: Place, near: list[Passage], index: Index) -> list[Flag]:
    """Give a flag on certainty that no near passage has: “will”, “certainly”, “shows that”."""
    text = place[2].text
    match = next((m for m in _CERTAIN.finditer(text)), None)
    if match is None:
        return []
    first = match.group().split()[0].lower()
    if any(word.text[:5] == first[:5] for p in near for word in index.wording(p)):
        return []
    return [
        flag(
            "hedge dropped", Severity.WARN, place, match.span(), f"“{match.group()}” is more certain than the passage",
            passages=(near[0].id,), standard=_STANDARD, remedy="say it as the paper says it",
        )
    ]  # fmt: skip

"""Hedges: the paper's doubt is kept. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import Comparison, Difference, compare
from pipeline.validate.flags import asks, flag, rule
from pipeline.validate.hedge_words import FIRM_HEDGES, HEDGES, firm_hedges, is_no_hedge
from pipeline.validate.sureness import as_always, in_a_chance, is_always_too, turned_out
from pipeline.validate.surer import Found, added, is_supposed_first
from pipeline.validate.verbatim import reworded
from pipeline.validate.wording import Word, overlap

_STANDARD = "GRADE wording: may, probably and is say how sure the evidence is"
# “The valve that looked infected” for one that seemed so; “looked at” hedges nothing.
_LOOKS = frozenset({"looked", "looks"})
_LOOKED = re.compile(
    r"\blook(?:ed|s) (?!(?:at|for|into|back|after|up|to|through|only|again|over|more|closely|instead)\b)",
    re.IGNORECASE,
)
_ABLE_TO = frozenset({"can", "could"})
_BELIEVING = frozenset("believe believes believed think thinks thought".split())  # noqa: SIM905
_SAYING = frozenset(
    [
        "say",
        "says",
        "said",
        "believe",
        "think",
        "argue",
        "argues",
        "conclude",
        "concludes",
        "concluded",
        "view",
        "opinion",
        "recommend",
    ]
)
_OPEN = frozenset(
    """whether if not no cannot unknown unclear never without need needed needs aim aimed aims asked objective determine assess
    evaluate nor neither""".split()  # noqa: SIM905 - a word list
)
# What doubts as much as a hedge does, where a sentence has it.
_DOUBTING_TOO = frozenset(
    ["low", "uncertainty", "low-quality", "low-certainty", "expected", "hoped", "propose", "proposed", "proposes"]
)
# “As expected, it fell”: what came out was looked for, and is not doubted.
_AS_EXPECTED = quick(r"\bas (?:\w+ )?(?:expected|hoped|proposed)\b", re.IGNORECASE)
_SURE = frozenset(
    [
        "will",
        "certainly",
        "surely",
        "definitely",
        "undoubtedly",
        "always",
        "proves",
        "proved",
        "proven",
        "shows",
        "showed",
        "show",
    ]
)
_AMONG = re.compile(r"\b(?:in|of|among|from|for|with) (?:about |all |the |these |those )?$", re.IGNORECASE)
# “It is easy to assume that heavier children will become heavier adults”; “we can safely assume” says it, and so does what follows
# on a “but”.
_ASSUMED = quick(
    r"(?:\b(?:easy|tempting|natural) to assume\b|\b(?:people|many|most|some|often|commonly|widely|wrongly) assumed? that\b)(?:(?!\b(?:but|yet|however|while|whereas)\b)[^.;,])*\W*$",
    re.IGNORECASE,
)
_ANALYSIS = re.compile(
    r"(?<!subgroup )(?<!exploratory )(?<!hoc )(?<!interim )(?<!preliminary )(?<!secondary )\b(?:analys[ei]s|regressions?) $",
    re.IGNORECASE,
)
_TESTED = quick(r"\bCI\b|\bconfidence interval|\bp ?[<=]", re.IGNORECASE)
_SURELY, _SCOPE = 0.42, 0.7
_REACH = 6


@rule(
    "hedge dropped", Severity.WARN, why="a doubt that the authors voiced is part of their finding", standard=_STANDARD
)
def hedges(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage hedges what the sentence says for certain, or where certainty is added to it."""
    index = index_of(paper)
    for place in reworded(summary, index):
        text = place[2].text
        if place[0] in {"audience", "title"} or asks(text) or _ASSUMED.search(text):
            continue
        words = index.sentence(text)
        beside = compare(text, index)
        found = (
            _in_gaps(beside, words)
            or (None if beside.passage else _dropped(words, text, index))
            or added(text, index)
        )
        if found:
            span, message, passage = found
            yield flag(
                "hedge dropped", Severity.WARN, place, span, message, passages=(passage.id,) if passage else (), standard=_STANDARD,
                remedy="keep the paper's doubt",
            )  # fmt: skip


def _in_gaps(beside: Comparison, words: list[Word]) -> Found | None:
    """Give a hedge that the passage has and the sentence lost, between words that agree; or a certainty it won."""
    mine = {word.text for word in words}
    for gap in beside.gaps:
        if any(word.text in HEDGES | _OPEN | _LOOKS for word in gap.mine):
            continue
        lost = (word for word in firm_hedges(gap.theirs) if not _asks(gap.theirs, word))
        hedge = next((word for word in lost if not (is_no_hedge(gap.passage, word) or _is_a_view(word, mine))), None)
        sure = next(
            (
                w
                for w in gap.mine
                if w.text in _SURE
                and not as_always(words, w)
                and not is_always_too(w, gap.theirs)
                and not turned_out(words, w)
                and not in_a_chance(words, w)
            ),
            None,
        )
        kept = (
            hedge and sure and sure.text.startswith("show") and hedge.text in mine
        )  # “show that it can, and suggest that …”
        if hedge and (sure or not mine & FIRM_HEDGES) and not _goes_with_a_phrase(gap) and not kept:
            return (sure.start, sure.end) if sure else None, _lost(hedge), gap.passage
        if (
            sure
            and not sure.text.startswith("show")
            and len(gap.mine) <= 3
            and not any(w.text in _SURE for w in gap.theirs)
        ):
            return (sure.start, sure.end), f"“{sure.text}” is more certain than the passage", gap.passage
    return None


def _is_a_view(word: Word, mine: set[str]) -> bool:
    """Tell whether “we believe” is told as “they say”, or “suggests that it can” as “they conclude that it can”."""
    said = word.text in _BELIEVING or (word.text.startswith("suggest") and not mine.isdisjoint(_ABLE_TO))
    return said and not mine.isdisjoint(_SAYING)


def _asks(words: tuple[Word, ...], hedge: Word) -> bool:
    """Tell whether a hedge only says what evidence is for: “insufficient evidence to suggest”."""
    at = words.index(hedge)
    return at > 0 and words[at - 1].text == "to"


def _lost(hedge: Word) -> str:
    return f"the paper says “{hedge.text}”; this sentence says it for certain"


def _goes_with_a_phrase(gap: Difference) -> bool:
    """Tell whether the hedge went with a whole phrase that the sentence leaves out."""
    return not gap.mine and len(gap.theirs) > 4


def _dropped(words: list[Word], text: str, index: Index) -> Found | None:
    """Give a hedge of a passage that tells the same in other words, where the sentence hedges nothing."""
    mine = {word.text for word in words}
    ranked = index.rank(text, 3)
    if not ranked or ranked[0][0] < _SURELY or _LOOKED.search(text) or mine & (_OPEN | HEDGES):
        return None
    if mine & _DOUBTING_TOO and not _AS_EXPECTED.search(text):
        return None
    near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.06]
    meanings = frozenset(word.meaning for word in words if word.meaning)
    if any(_says_outright(meanings, passage, index) for passage in near):
        return None
    for passage in near:
        for hedge, scope in _hedged(index.wording(passage)):
            if _of_an_analysis(hedge, passage) or _is_counted_elsewhere(text, passage, index):
                continue
            if is_supposed_first(text, passage):
                continue
            if len(scope) >= 2 and overlap(scope, meanings, index.weight) >= _SCOPE:
                return None, _lost(hedge), passage
    return None


def _is_counted_elsewhere(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a sentence tells a number that another passage has and the doubting one has not: then it does not tell that one."""
    # “In 300 adults the tablet may help” is told of all: who was studied stands elsewhere anyhow.
    mine = [n for n in index.numbers_in(text) if n.kind in COUNTS and not _AMONG.search(text, 0, n.start)]
    here = index.told_numbers(passage) if mine else []
    return any(
        not any(same_number(n, m) for m in here)
        and any(same_number(n, m) for p in index.passages if p is not passage for m in index.told_numbers(p))
        for n in mine
    )


def _of_an_analysis(hedge: Word, passage: Passage) -> bool:
    """Tell whether “suggested” tells what an analysis came to, with its interval or p-value: there it doubts nothing."""
    return bool(
        _ANALYSIS.search(passage.text, 0, hedge.start)
        and hedge.text.startswith("suggest")
        and _TESTED.search(passage.text)
    )


def _says_outright(meanings: frozenset[str], passage: Passage, index: Index) -> bool:
    """Tell whether a passage says all this without any hedge."""
    words = index.wording(passage)
    if any(word.text in HEDGES for word in words):
        return False
    return overlap(meanings, frozenset(w.meaning for w in words if w.meaning), index.weight) >= _SCOPE


def _hedged(words: list[Word]) -> list[tuple[Word, frozenset[str]]]:
    """Give each hedge with the concepts behind it; “no data to suggest” hedges nothing."""
    made, firm = [], firm_hedges(words)
    for at, word in enumerate(words):
        if word in firm and not (at and words[at - 1].text == "to"):
            scope: list[str] = []
            for later in words[at + 1 : at + 1 + 3 * _REACH]:
                if later.text in {".", ";", "(", ")"} or len(scope) == _REACH:
                    break
                if later.meaning:
                    scope.append(later.meaning)
            made.append((word, frozenset(scope)))
    return made

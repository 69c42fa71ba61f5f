"""Negation: what the paper denies is denied, and what it says is said. Takes both; gives Flags."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import Comparison, compare
from pipeline.validate.flags import Place, every_sentence, flag, rule
from pipeline.validate.wording import Word, overlap

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review; EU lay summaries (2018), 7"
_NOT = frozenset(
    [
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "without",
        "none",
        "cannot",
        "nobody",
        "nothing",
        "hardly",
        "lack",
        "lacked",
        "lacks",
        "unable",
    ]
)
# Words that deny in other words, or leave it open: where a passage has one, a “not” of the sentence may come from it.
_AS_GOOD_AS_NOT = _NOT | frozenset(
    """fail failed fails failing failure little few similar same equal equally comparable unclear uncertain unknown insufficient unlikely unchanged limited absence absent
    lacking rarely seldom inconclusive only non except excluded neither different rather instead low lower less fewer un unaffected equivalent ineffective stable nonsignificant""".split()  # noqa: SIM905
)
# What by itself turns a statement round.
_PLAIN_NOT = _NOT - {"nothing", "nobody", "hardly", "lack", "lacked", "lacks", "unable"}
_STOPS = frozenset(".;:!?()") | {"but", "although", "however", "whereas", "while", "because", "which"}
_REACH = 6
# How well a passage must tell the sentence before a missing “not” counts.
_SURELY, _SCOPE = 0.5, 0.6


@rule("negation", Severity.WARN, why="a “not” lost or found turns a finding round", standard=_STANDARD)
def negation(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a denial that the passage does not have, and of a denial in the passage that the sentence lost."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        words = index.sentence(text)
        beside = compare(text, index)
        if beside.passage:
            yield from _in_gaps(beside, place, words)
            continue
        ranked = index.rank(text, 3)
        if ranked and ranked[0][0] >= _SURELY:
            near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.08]
            yield from _put_in(words, near, place, index) or _taken_out(words, near, place, index)


def _in_gaps(beside: Comparison, place: Place, words: list[Word]) -> Iterator[Flag]:
    """Name a denial that stands on one side only, between words that agree."""
    for gap in beside.gaps:
        mine, theirs = _denies(list(gap.mine), _AS_GOOD_AS_NOT), _denies(list(gap.theirs), _AS_GOOD_AS_NOT)
        if mine == theirs:
            continue
        if mine and (word := next((w for w in gap.mine if _is_not(w, _PLAIN_NOT)), None)):
            span, message = (word.start, word.end), f"“{word.text}”: the passage that tells this does not deny it"
        elif (
            theirs
            and (word := next((w for w in gap.theirs if _is_not(w, _PLAIN_NOT)), None))
            and not _denied_near(words, gap.before)
        ):
            span, message = None, f"the passage that tells this says “{word.text}”; this sentence does not"
        else:
            continue
        yield flag(
            "negation", Severity.WARN, place, span, message, passages=(gap.passage.id,), standard=_STANDARD,
            remedy="compare with the passage",
        )  # fmt: skip
        return


def _denied_near(words: list[Word], place: int) -> bool:
    """Tell whether the sentence denies it a few words away, in its own order."""
    near = [word for word in words if abs(word.start - place) < 40]
    return _denies(near, _AS_GOOD_AS_NOT)


def _put_in(words: list[Word], near: list[Passage], place: Place, index: Index) -> list[Flag]:
    """Give a flag on a denial whose words no near passage denies, though one says them."""
    if any(_denies(index.wording(passage), _AS_GOOD_AS_NOT) for passage in near):
        near = (
            [p for p in near if not _denies(index.wording(p), _AS_GOOD_AS_NOT)] if _agree(words, near, index) else []
        )
    for at, scope in _scopes(words):
        for passage in near:
            had = frozenset(w.meaning for w in index.wording(passage) if w.meaning)
            if len(scope) >= 2 and overlap(scope, had, index.weight) >= _SCOPE:
                return [
                    flag(
                        "negation", Severity.WARN, place, (words[at].start, words[at].end),
                        f"“{words[at].text}”: the passage that tells this denies nothing", passages=(passage.id,),
                        standard=_STANDARD, remedy="compare with the passage",
                    )
                ]  # fmt: skip
    return []


def _agree(words: list[Word], near: list[Passage], index: Index) -> bool:
    """Tell whether a passage that denies something denies other things than the sentence does."""
    mine = [scope for _, scope in _scopes(words)]
    theirs = [scope for p in near for _, scope in _scopes(index.wording(p), _AS_GOOD_AS_NOT)]
    return not any(one & two for one in mine for two in theirs)


def _taken_out(words: list[Word], near: list[Passage], place: Place, index: Index) -> list[Flag]:
    """Give a flag on a sentence that says what its passage denies."""
    if _denies(words, _AS_GOOD_AS_NOT):
        return []
    mine = frozenset(w.meaning for w in words if w.meaning)
    for passage in near:
        theirs = index.wording(passage)
        for at, scope in _scopes(theirs):
            if (
                len(scope) >= 2
                and overlap(scope, mine, index.weight) >= 0.75
                and not _said_too(scope, near, at, passage, index)
            ):
                return [
                    flag(
                        "negation", Severity.WARN, place, None,
                        f"the passage that tells this says “{theirs[at].text}”; this sentence denies nothing",
                        passages=(passage.id,), standard=_STANDARD, remedy="compare with the passage",
                    )
                ]  # fmt: skip
    return []


def _said_too(scope: frozenset[str], near: list[Passage], at: int, passage: Passage, index: Index) -> bool:
    """Tell whether the same words also stand undenied nearby, so that the sentence may come from there."""
    for other in near:
        words = index.wording(other)
        if other is passage:
            words = words[: max(0, at - 3)]
        if (
            not _denies(words, _AS_GOOD_AS_NOT)
            and overlap(scope, frozenset(w.meaning for w in words if w.meaning), index.weight) >= 0.75
        ):
            return True
    return False


def _denies(words: list[Word], how: frozenset[str]) -> bool:
    return any(_is_not(word, how) for word in words)


def _is_not(word: Word, how: frozenset[str]) -> bool:
    return (
        word.text in how
        or word.text.endswith(("n't", "n’t"))
        or (how is not _NOT and word.text.startswith(("non-", "non")) and len(word.text) > 6)
    )


def _scopes(words: list[Word], how: frozenset[str] = _NOT) -> list[tuple[int, frozenset[str]]]:
    """Give each denial's place and the concepts that it denies: the next few with content, up to a stop."""
    made = []
    for at, word in enumerate(words):
        if _is_not(word, how):
            scope: list[str] = []
            for later in words[at + 1 : at + 1 + 3 * _REACH]:
                if later.text in _STOPS or len(scope) == _REACH:
                    break
                if later.meaning:
                    scope.append(later.meaning)
            made.append((at, frozenset(scope)))
    return made

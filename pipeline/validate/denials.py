"""Know denials. Takes words; tells which of them deny, and what a paper's clauses say or deny."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.wording import Word

# What by itself turns a statement round.
_PLAIN = frozenset("not no never neither nor without none cannot".split())  # noqa: SIM905
# Words that deny in other words, or leave it open: where a passage has one, a “not” of the sentence may come from it.
_AS_GOOD_AS_NOT = _PLAIN | frozenset(
    """nobody nothing hardly lack lacked lacks unable fail failed fails failing failure little few similar same equal equally
    comparable unclear uncertain unknown insufficient unlikely unchanged limited absence absent lacking rarely seldom
    inconclusive only non except excluded different rather instead low lower less fewer unaffected equivalent ineffective
    stable nonsignificant inadequate inadequately deficient independent independently infrequent infrequently rare control untreated placebo dummy""".split()  # noqa: SIM905 - a word list
)
_SAID_OTHERWISE = frozenset(
    [
        "fail",
        "failed",
        "fails",
        "lack",
        "lacked",
        "lacks",
        "unable",
        "similar",
        "same",
        "unchanged",
        "infrequent",
        "infrequently",
        "rarely",
        "seldom",
        "insufficient",
        "inadequate",
        "inadequately",
        "absent",
        "unlikely",
    ]
)
_STOPS = frozenset(".;:!?()") | {"but", "although", "however", "whereas", "while", "because", "which"}

Clause = tuple[frozenset[str], bool, Passage]


def is_plain_denial(word: Word) -> bool:
    """Tell whether a word is a plain “not”."""
    return word.text in _PLAIN or word.text.endswith(("n't", "n’t"))


def turns_round(word: Word) -> bool:
    """Tell whether a word denies the verb behind it: of “neither … nor” and “without” lay writers are free users."""
    return is_plain_denial(word) and word.text not in {"neither", "nor", "without", "none"}


def is_said_otherwise(word: Word) -> bool:
    """Tell whether a passage may stand behind a “not” with a word: plainly, or by failing, lacking, staying the same."""
    return is_plain_denial(word) or word.text in _SAID_OTHERWISE


def is_denial(word: Word) -> bool:
    """Tell whether a word denies, in whatever way."""
    return (
        is_plain_denial(word) or word.text in _AS_GOOD_AS_NOT or (word.text.startswith("non") and len(word.text) > 6)
    )


def denies(words: Iterable[Word]) -> bool:
    """Tell whether any of the words denies."""
    return any(is_denial(word) for word in words)


def is_stop(word: Word) -> bool:
    """Tell whether a denial does not reach beyond a word."""
    return word.text in _STOPS


def told_clauses(index: Index) -> list[Clause]:
    """Give the paper's clauses and passages as concepts, each with whether it denies; made once for a paper."""
    found: list[Clause] | None = index.clauses
    if found is None:
        found = index.clauses = [clause for passage in index.passages for clause in _clauses_of(passage, index)]
    return found


def _clauses_of(passage: Passage, index: Index) -> list[Clause]:
    words = index.wording(passage)
    parts: list[list[Word]] = [[]]
    for word in words:
        if is_stop(word):
            parts.append([])
        else:
            parts[-1].append(word)
    whole = [words] if len([part for part in parts if part]) > 1 else []
    return [
        (frozenset(word.meaning for word in part if word.meaning), denies(part), passage)
        for part in (*parts, *whole)
        if part
    ]

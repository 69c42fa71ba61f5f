"""Tell how likely a name stands where the paper has another. Takes a sentence, its summary and an index; gives traits and the rival.

A drug or an illness of the paper that stands in another's place is found by no list: the paper has both. What else the sentence
says tells which of them the paper speaks of there: the passages nearest to the rest of the sentence have this name, or another
of its kind. What the traits weigh is in turned.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.named import Class, any_named, class_of, is_technical
from pipeline.text.quick import quick
from pipeline.text.words import STOP
from pipeline.validate.align import LONG, Index
from pipeline.validate.company import alike, is_told
from pipeline.validate.explaining import PROCEDURES, is_growth
from pipeline.validate.flags import asks
from pipeline.validate.glosses import is_in_gloss
from pipeline.validate.kept import of_passage, once
from pipeline.validate.long_forms import SHORT, long_form
from pipeline.validate.otherwise import is_slip
from pipeline.validate.turned import Traits, weigh

_WORD = re.compile(r"[A-Za-z]{4,30}+")
_BEFORE, _BEHIND = re.compile(r"([a-z-]{4,30}+) $"), re.compile(r" ([a-z-]{4,30}+)")
_ABOUT = quick(r"\b(?:a|this) (?:case )?report about\b", re.IGNORECASE)
_CALLED = quick(r"\b(?:called|known as|named|such as|like)\b[^.;]{0,40}$", re.IGNORECASE)
# The score from which a name counts as misplaced: near the paper's words or in a long paper, and in a short one's summary of own words.
# Each document scored by a fit without it, these find 64 % of the names exchanged in free summaries and 41 % in near ones where the paper
# has a rival near, and doubt one wrongly in 5 of 800 free summaries and 1 of 560 near ones.
_MISNAMED, _MISNAMED_RETOLD = 3.5, 3.0
# So many of the nearest passages are asked for a rival, and for the name.
_NEAREST, _MOST = 12, 40
# Fewer words tell of too much: a title, “a report about natalizumab and psoriasis”.
_FEWEST = 4


class Named(NamedTuple):
    """A drug or an illness of a text: its word in lower case, its kind, where it begins."""

    word: str
    kind: Class
    start: int


class Rival(NamedTuple):
    """The name that the paper has in another's place, how much of the rest of the sentence its passage holds, and the passage."""

    word: str
    share: float
    passage: Passage


class _Sentence(NamedTuple):
    """A sentence, its names, and the summary's other sentences."""

    text: str
    names: list[Named]
    others: Sequence[str]


def names_of(text: str) -> list[Named]:
    """Give the drugs and illnesses of a text, in order."""
    if not any_named(_WORD.findall(text)):
        return []
    words = ((match.group().lower(), match.start()) for match in _WORD.finditer(text))
    return [Named(word, kind, start) for word, start in words if (kind := class_of(word))]


def misnamed(text: str, others: Sequence[str], index: Index, *, retold: bool) -> tuple[Named, Rival] | None:
    """Give the name that most likely stands in another's place, and that other.

    `others` are the summary's other sentences in lower case; `retold` tells of a short paper's summary in words of its own.
    """
    if asks(text) or _ABOUT.search(text):
        return None
    least = _MISNAMED_RETOLD if retold else _MISNAMED
    return next(
        (
            (name, rival)
            for name, rival, traits in judged(text, others, index)
            if weigh("misnamed", traits) >= least
            and not (is_in_gloss(text, name.start) or _CALLED.search(text[: name.start]))
        ),
        None,
    )


def judged(text: str, others: Sequence[str], index: Index) -> Iterator[tuple[Named, Rival, Traits]]:
    """Give each name of a sentence that the paper has, where the passages nearest to the rest have another of its kind."""
    mine = names_of(text)
    for name in mine:
        if not is_told(name.word, index.told):
            continue
        if len(set(index.concepts(_without(text, name)))) < _FEWEST:
            continue
        rival = _rival(name, mine, index.rank(_without(text, name), _NEAREST), index)
        if rival:
            yield name, rival, _traits(name, rival, _Sentence(text, mine, others), index)


def _rival(name: Named, mine: list[Named], ranked: list[tuple[float, Passage]], index: Index) -> Rival | None:
    """Give the name of the same kind in the nearest passage that has one, and not this name."""
    for share, passage in ranked:
        if is_told(name.word, passage.text.lower()) or _is_abbreviated(name.word, passage, index):
            continue
        for other in _told_names(passage, index):
            if other.kind == name.kind and not any(_is_same(other.word, one.word) for one in mine):
                return Rival(other.word, share, passage)
    return None


def _is_abbreviated(word: str, passage: Passage, index: Index) -> bool:
    """Tell whether a passage has a name in its paper's short form: AD, of atopic dermatitis."""
    return any(word in long_form(short, index).lower() for short in SHORT.findall(passage.text))


@of_passage
def _told_names(passage: Passage, index: Index) -> list[Named]:
    del index
    return names_of(passage.text)


@once
def _counts(index: Index) -> dict[Class, Counter[str]]:
    """Give in how many passages each drug and each illness of the paper stands."""
    found: dict[Class, Counter[str]] = {"drug": Counter(), "disease": Counter()}
    for passage in index.passages:
        for word, kind in {(name.word, name.kind) for name in _told_names(passage, index)}:
            found[kind][word] += 1
    return found


def _traits(name: Named, rival: Rival, told: _Sentence, index: Index) -> Traits:
    """Give what speaks for and against a name standing in another's place."""
    text, mine, others = told
    end = name.start + len(name.word)
    ranked = index.rank(_without(text, name), _MOST)
    has = max((share for share, passage in ranked if is_told(name.word, passage.text.lower())), default=0.0)
    counts = _counts(index)[name.kind]
    rivals = {word: count for word, count in counts.items() if not any(_is_same(word, one.word) for one in mine)}
    passages = max((count for word, count in counts.items() if alike(word, name.word)), default=0)
    size, title = math.log1p(len(index.passages)), index.paper.title.lower()
    beside = _pairs(text.lower(), name.start, end)
    known = any(pair in index.told for pair in beside)
    return {
        "has": has,
        "rival": rival.share,
        "gap": ranked[0][0] - has,
        "ahead": max(0.0, rival.share - has),
        "nowhere near": float(has == 0),
        "pair told": float(known),
        "pair untold": float(bool(beside) and not known),
        "told": math.log1p(passages) / size,
        "rival told": math.log1p(max(rivals.values(), default=0)) / size,
        "in title": float(is_told(name.word, title)),
        "rival in title": float(any(is_told(word, title) for word in rivals)),
        "said elsewhere": float(any(is_told(name.word, other) for other in others)),
        "rival said elsewhere": float(any(is_told(word, other) for other in others for word in rivals)),
        "illness": float(name.kind == "disease"),
        "another sort": float(_is_procedure(name.word) != _is_procedure(rival.word)),
        "lay": float(not is_technical(name.word)),
        "long paper": float(len(index.passages) > LONG),
    }


def _is_procedure(word: str) -> bool:
    """Tell whether a name is what is done to an illness, by its ending."""
    return word.endswith(PROCEDURES)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names are forms of one, one misspelled, or the everyday word for the other."""
    return alike(one, other) or is_slip(one, other) or is_growth(one, other) or is_growth(other, one)


def _without(text: str, name: Named) -> str:
    """Give a sentence without a name."""
    return f"{text[: name.start]} {text[name.start + len(name.word) :]}"


def _pairs(text: str, start: int, end: int) -> list[str]:
    """Give a name with the telling word that stands before it, and with the one behind it."""
    before, behind = _BEFORE.search(text, 0, start), _BEHIND.match(text, end)
    name = text[start:end]
    pairs = [f"{before.group(1)} {name}"] if before and before.group(1) not in STOP else []
    return [*pairs, f"{name} {behind.group(1)}"] if behind and behind.group(1) not in STOP else pairs

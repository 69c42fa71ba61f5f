"""Know words of direction. Takes words; gives which way each points, whether it is denied, and what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.validate.align import Index
from pipeline.validate.denials import is_plain_denial
from pipeline.validate.wording import Word, around

_WAYS = {
    "up": r"increas\w*|higher|highest|more|most|greater|greatest|larger|largest|longer|longest|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|elevat\w*|grew|grow|grows|gain\w*|boost\w*|doubl\w*|tripl\w*|faster|quicker|sooner|earlier|enhanc\w*|stronger|upregulat\w*|heavier|older|intensif\w*|stimulat\w*|augment\w*",
    "down": r"decreas\w*|reduc\w*|lower\w*|lowest|fewer|fewest|less|least|smaller|smallest|shorter|shortest|shorten\w*|fell|fall|falls|fallen|drop\w*|declin\w*|diminish\w*|cut|cuts|minimi[sz]\w*|slower|slow\w*|weaker|weaken\w*|later|halv\w*|downregulat\w*|lighter|younger|delay\w*|lessen\w*|attenuat\w*|inhibit(?:s|ed|ing)?|suppress\w*",
    "better": r"better|best|improv\w*|benefi\w*|superior\w*|advantag\w*|helpful|favou?r\w*|effective|efficacious|safer|safe|success\w*|well-tolerated|amelior\w*|alleviat\w*|reliev\w*|eas(?:e|es|ed|ing)",
    "worse": r"wors\w*|poorer|poorest|inferior\w*|deteriorat\w*|harm\w*|disadvantag\w*|ineffective|unsafe|unhelpful|fail\w*|detriment\w*|aggravat\w*|exacerbat\w*",
}  # fmt: skip
_PATTERNS = tuple((way, re.compile(words)) for way, words in _WAYS.items())
OPPOSITE = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
# Words that point some way, but of time or rank: alone they say nothing of a result.
_VAGUE = frozenset(
    """most least best later earlier older younger cut fall falls slow slower slowing faster delay delayed delays highest lowest
    effective safe success successful sooner quicker lighter heavier doubled double doubling tripled half halved""".split()  # noqa: SIM905 - a word list
)
_WANTED = frozenset("studies trials research information evidence data details".split())  # noqa: SIM905
_FIGURES = frozenset("one two three four five six ten half".split())  # noqa: SIM905


class Cue(NamedTuple):
    """A word of direction in its place. `near`, `close` and `beside` are the concepts around it, by distance."""

    word: Word
    way: str
    denied: bool
    near: frozenset[str]
    close: frozenset[str]
    beside: frozenset[str]
    behind_than: frozenset[str]


@lru_cache(maxsize=50_000)
def way_of(word: str) -> str:
    """Give which way a word points: up, down, better, worse; empty where it points nowhere."""
    return next((way for way, pattern in _PATTERNS if pattern.fullmatch(word)), "")


def cues_of(words: list[Word]) -> list[Cue]:
    """Give the words of a sentence that tell which way a result went."""
    found = []
    for at, word in enumerate(words):
        way = _compared(words, at)
        if way and word.text not in _VAGUE and not _is_measure(words, at):
            found.append(
                Cue(
                    word, way, any(map(is_plain_denial, words[max(0, at - 4) : at])), around(words, at),
                    around(words, at, before=2, after=2), around(words, at, before=3, after=4), _behind_than(words, at),
                )
            )  # fmt: skip
    return found


def _compared(words: list[Word], at: int) -> str:
    """Give which way a word points in its place: “more effective” is better, “less effective” worse."""
    way, behind = way_of(words[at].text), way_of(words[at + 1].text) if at + 1 < len(words) else ""
    if words[at].text in {"more", "less"} and behind in {"better", "worse"}:
        return behind if words[at].text == "more" else OPPOSITE[behind]
    return way


def told_cues(index: Index) -> list[tuple[Cue, Passage]]:
    """Give the paper's words of direction; made once for a paper."""
    found: list[tuple[Cue, Passage]] | None = index.cues
    if found is None:
        found = index.cues = [(cue, passage) for passage in index.passages for cue in cues_of(index.wording(passage))]
    return found


def _is_measure(words: list[Word], at: int) -> bool:
    """Tell whether a word counts rather than compares: “more studies”, “less than five”, “at least”."""
    behind = [word.text for word in words[at + 1 : at + 3]]
    if words[at].text in {"more", "less", "fewer"} and behind:
        counted = behind[0] == "than" and len(behind) > 1 and (behind[1][0].isdigit() or behind[1] in _FIGURES)
        return behind[0] in _WANTED or counted
    return False


def _behind_than(words: list[Word], at: int) -> frozenset[str]:
    for place in range(at + 1, min(len(words), at + 14)):
        word = words[place].text
        if word in {"than", "versus", "vs"} or (
            word in {"with", "to"} and words[place - 1].text.startswith("compar")
        ):
            return frozenset(w.meaning for w in words[place + 1 : place + 6] if w.meaning)
    return frozenset()

"""Know a word that hedges. Takes the words of a sentence or a passage; gives those by which it doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Passage
from pipeline.validate.wording import Word

HEDGES = frozenset(
    """may might could possible possibly perhaps appear appears appeared seem seems seemed suggest suggests suggested
    suggesting likely probably probable potential potentially unclear uncertain unlikely indicate indicates indicated can
    maybe hint hints hinted tend tended tends trend estimated thought think thinks believe believed believes tentative
    preliminary plausible apparently presumably""".split()  # noqa: SIM905 - a word list
)
# “Can” and “thought” excuse a sentence, but where a passage has only them nothing was dropped.
FIRM_HEDGES = HEDGES - frozenset(
    "can could thought think estimated indicate indicates indicated potential tend trend possible suggesting".split()  # noqa: SIM905
)
_COMPARING = frozenset("more less as most least equally".split())  # noqa: SIM905
_WHERE = frozenset(
    """in on at both within during after before from around inside outside throughout between among when
    soon by until first once twice later""".split()  # noqa: SIM905 - a word list
)
_SEEN = re.compile(rf"appear\w{{0,3}} (?:{'|'.join(sorted(_WHERE))})\b")
_MAY = re.compile(r"May,? \d")
_IN_A_MONTH = frozenset("in since during until by early late mid".split())  # noqa: SIM905
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()  # noqa: SIM905
)
_JOINING = frozenset({"and", "or", "to", "through"})


def firm_hedges(words: Sequence[Word]) -> list[Word]:
    """Give the words that hedge what a paper says; “five times more likely” compares."""
    return [word for word in hedges_in(words) if word.text in FIRM_HEDGES]


def hedges_in(words: Sequence[Word]) -> list[Word]:
    """Give all the words that hedge, also those that may tell only what is able to be done."""
    return [
        word
        for at, word in enumerate(words)
        if word.text in HEDGES and not _compares(words, at) and not _is_a_month(words, at) and not _is_seen(words, at)
    ]


def doubts_in(words: Sequence[Word]) -> list[Word]:
    """Give the words that doubt what a passage finds: not “the potential impact”, nor “possible to see”."""
    return [
        word
        for at, word in enumerate(words)
        if word in hedges_in(words)
        and not _is_of_a_thing(word.text, words[at + 1].text if at + 1 < len(words) else "")
    ]


def _is_of_a_thing(word: str, behind: str) -> bool:
    return word == "potential" or (word == "possible" and behind != "that")


def is_no_hedge(passage: Passage, word: Word) -> bool:
    """Tell whether the word of a gap, which has lost its neighbours, is the month, or was seen somewhere."""
    return bool(_MAY.match(passage.text, word.start) or _SEEN.match(passage.text, word.start))


def _compares(words: Sequence[Word], at: int) -> bool:
    """Tell whether “likely” only compares: “five times more likely”."""
    return words[at].text in {"likely", "unlikely"} and at > 0 and words[at - 1].text in _COMPARING


def _is_a_month(words: Sequence[Word], at: int) -> bool:
    """Tell whether “May” is a month: “between May 2001 and May 2009”, “in May”, “March and May”."""
    if words[at].text != "may":
        return False
    behind, before = (words[at + 1].text if at + 1 < len(words) else ""), (words[at - 1].text if at else "")
    around = [word.text for word in (*words[max(0, at - 2) : at], *words[at + 1 : at + 3])]
    if not _JOINING.isdisjoint({before, behind}) and not _MONTHS.isdisjoint(around):
        return True  # “in March and May”; “those born in March may …” hedges
    return behind[:1].isdigit() or before[:1].isdigit() or before in _IN_A_MONTH


def _is_seen(words: Sequence[Word], at: int) -> bool:
    """Tell whether “appeared” tells where or when: “appeared both inside and around it”, “no link appeared between them”."""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    return words[at].text.startswith("appear") and behind in _WHERE

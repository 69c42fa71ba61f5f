"""Know what a paper's passages find: a difference, or that two are alike. Takes an index; gives each passage with what it finds.

A passage finds a difference where it tells one in the past, or with a p-value, and denies nothing; it finds two alike in any of its
clauses that says so: “pressure was maintained, and there were no changes in heart rate” tells of two things.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.memo import Memo
from pipeline.text.quick import quick
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.kept import once
from pipeline.validate.wording import Word

_PLAIN = frozenset(
    "no not nor neither never none without cannot failed fail fails lack lacked absence except".split()  # noqa: SIM905
)
# Words that by themselves say that two are alike.
_SAME = re.compile(
    r"similar\w*|same|equal\w*|equivalen\w*|comparab\w*|identical\w*|alike|unchang\w*|unaffect\w*|unrelat\w*|unalter\w*|independen\w*|irrespective\w*|regardless|"
    r"insignifican\w*|non-?signific\w*|ineffective\w*|non-?inferior\w*|indistinguishable|ns|stable|constant|homogen\w*|uncorrelat\w*|unassociat\w*|balanced|matched|parity"
)
# Words of a difference, an effect or a link: what is denied of them is that one was found.
_DIFFERS = re.compile(
    r"significan\w*|higher|lower|greater|more|less|fewer|longer|shorter|larger|smaller|better|worse|faster|slower|increas\w*|decreas\w*|reduc\w*|improv\w*|rais\w*|rose|fell|declin\w*|associat\w*|correlat\w*|predict\w*|"
    r"affect\w*|influenc\w*|effect\w*|differ\w*|relat\w*|linked|superior\w*|inferior\w*|impair\w*|versus|vs|elevat\w*|worsen\w*|enhanc\w*|prevent\w*|inhibit\w*|depend\w*|older|younger|benefi\w*|advantage\w*|contribut\w*|"
    r"determin\w*|exceed\w*|prolong\w*|shorten\w*|attenuat\w*|suppress\w*|dropped|chang\w*|stimulat\w*|lead|led|caus\w*|impact\w*|block\w*|delay\w*|promot\w*|abolish\w*|weaken\w*|facilitat\w*|earlier|later|common\w*|frequent\w*|risk|likel\w*|odds"
)
# Where a passage tells a difference as a finding.
_MORE = r"(?:higher|lower|greater|more|less|fewer|longer|shorter|larger|smaller|better|worse|faster|slower|older|younger|commoner|earlier)"
_FINDS = quick(
    r"\bp\s*[=<≤]\s*[<]?\s*0?[.·]0[0-4]|\bp\s*<|(?<!not )(?<!no )(?<!not statistically )(?<!no statistically )(?<!non-)\bsignificant|"
    rf"\b{_MORE}\b[^.;]{{0,80}}\b(?:than|compared|versus|vs)\b|\b(?:compared (?:with|to)|versus|vs\.?)\b[^.;]{{0,80}}\b{_MORE}\b|\b(?:OR|RR|HR|odds ratio|hazard ratio|risk ratio|relative risk)\b|"
    r"\b(?:was|were|is|are) (?:\w+ly )?(?:associated|correlated|related|linked)\b",
    re.IGNORECASE,
)
# What was known before, or is only thought, is no finding.
_KNOWN = quick(
    r"\b(?:current|existing|growing|previous|prior|earlier|increasing) (?:evidence|studies|research|work|reports|findings)|some studies|(?:has|have) (?:previously |recently )?(?:been )?(?:shown|reported|suggested|demonstrated|found)\b|well[- ]known|hypothesi[sz]ed?\b|suggesting that\b",
    re.IGNORECASE,
)
_ASKS = frozenset(
    "whether if aim aims aimed objective objectives purpose hypothesis hypothesized hypothesised hypothesize".split()  # noqa: SIM905
)
_TO_FIND = quick(
    r"\bto (?:determine|evaluate|assess|compare|investigate|examine|explore|study|test|find|see|establish|clarify|describe|analy[sz]e|identify)\b|"
    r"\b(?:was|were) (?:\w+ ){0,2}?(?:compared|measured|assessed|evaluated|recorded|calculated|analy[sz]ed|performed|investigated|examined|collected|determined|randomi[sz]ed|divided|obtained|enrolled)\b|"
    r"\bwe (?:compared|measured|assessed|evaluated|examined|investigated|analy[sz]ed|tested|studied|hypothes)",
    re.IGNORECASE,
)
_BY_CHANCE = re.compile(r"\bp\s*[=≥]\s*0?[.·](?:0[5-9]|[1-9])|\bp\s*[>≥]|\bn\.s\.", re.IGNORECASE)
_NO_CHANCE = re.compile(r"\bp\s*[=<≤]\s*[<]?\s*0?[.·]0[0-4]|\bp\s*<", re.IGNORECASE)
_RESULTS = frozenset({"results", "case", "discussion", "conclusions", "abstract", "other"})
# So many words behind a denial a word of difference is denied.
_REACH = 6
_TURNS = frozenset("but although however whereas while though except yet".split())  # noqa: SIM905
_STOPS = frozenset(".;:!?()[]")
# Behind an “and”, these begin what is told of another thing.
_DENIED_NEXT = frozenset("there no not neither nor did was were had without".split())  # noqa: SIM905


class Telling(NamedTuple):
    """A passage: its concepts, those of each clause that finds two alike, and whether it tells a difference and denies nothing."""

    meanings: frozenset[str]
    alike: list[frozenset[str]]
    differs: bool
    passage: Passage


_SAID_SAME, _SAID_OTHER, _DENIED = 1, 2, 4
_EACH = frozenset("both each either".split())  # noqa: SIM905
_EACH_GROUP = quick(r"\b(?:both|each|either) (?:groups?|arms?)\b", re.IGNORECASE)


def _kind(text: str) -> int:
    denied = text in _PLAIN or text.endswith(("n't", "n’t"))
    return _SAID_SAME * bool(_SAME.fullmatch(text)) + _SAID_OTHER * bool(_DIFFERS.fullmatch(text)) + _DENIED * denied


_KINDS = Memo(_kind)


@once
def tellings_of(index: Index) -> list[Telling]:
    """Give what each passage of a paper finds."""
    return [_tell(passage, index.wording(passage)) for passage in index.passages]


def _tell(passage: Passage, words: list[Word]) -> Telling:
    text = passage.text
    sure, by_chance = bool(_NO_CHANCE.search(text)), bool(_BY_CHANCE.search(text))
    chance = by_chance and not sure
    kinds = reduce(or_, [_KINDS[word.text] for word in words], 0)
    parts = (
        _parted(text, words)
        if kinds & (_SAID_SAME | _DENIED | _SAID_OTHER * chance) or _EACH_GROUP.search(text)
        else []
    )
    alike = [_meanings(part) for part in parts if _is_alike(part, chance=chance)]
    differs = (
        passage.kind in _RESULTS
        and not by_chance
        and not kinds & (_DENIED | _SAID_SAME)
        and not any(word.text in _ASKS for word in words)
        and bool(_FINDS.search(text))
        and (sure or not _TO_FIND.search(text))
        and not _KNOWN.search(text)
    )
    return Telling(_meanings(words), alike, differs, passage)


def _meanings(words: list[Word]) -> frozenset[str]:
    return frozenset([word.meaning for word in words if word.meaning and word.text not in STOP])


def _is_alike(part: list[Word], *, chance: bool) -> bool:
    """Tell whether a clause finds two alike: in a word, by denying a difference, or by a p-value."""
    kinds = [_KINDS[word.text] for word in part]
    if _in_each_group(part):
        return True
    if any(kind & _SAID_SAME for kind in kinds) or (chance and any(kind & _SAID_OTHER for kind in kinds)):
        return True
    return any(
        kind & _DENIED and any(other & _SAID_OTHER for other in kinds[at + 1 : at + 1 + _REACH])
        for at, kind in enumerate(kinds)
    )


def _in_each_group(part: list[Word]) -> bool:
    """Tell whether one figure is told of both groups: “bleeding was 20 ml in both groups”."""
    figures = sum(word.text[0].isdigit() for word in part)
    return figures == 1 and any(
        one.text in _EACH and other.text.startswith(("group", "arm")) for one, other in pairwise(part)
    )


def _parted(text: str, words: list[Word]) -> list[list[Word]]:
    """Give the clauses of a passage: what stands between stops, commas, turns, and an “and” with a denial behind it."""
    made: list[list[Word]] = []
    part: list[Word] = []
    for at, word in enumerate(words):
        stops = word.text in _STOPS
        cuts = stops or word.text in _TURNS or (bool(part) and "," in text[part[-1].end : word.start])
        if cuts or (word.text == "and" and at + 1 < len(words) and words[at + 1].text in _DENIED_NEXT):
            made.append(part)
            part = []
        if not stops:
            part.append(word)
    return [one for one in (*made, part) if one]

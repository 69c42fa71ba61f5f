"""Know what is told in everyday words for a paper's own. Takes a sentence and what the paper says; tells whether it says only that.

“They drew lots”, “only the patients were kept unaware”, “after a month's break they swapped”, “she felt better”: a paper says
randomised, blind, cross-over, improvement. Each everyday way counts only where the paper has the word that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.text.meaning import concept
from pipeline.text.quick import Quick, quick


class _Way(NamedTuple):
    """How people say it, and how papers do."""

    said: Quick
    written: Quick


def _way(said: str, written: str) -> _Way:
    return _Way(quick(rf"\b(?:{said})\b", re.IGNORECASE), quick(written, re.IGNORECASE))


_WAYS = (
    _way(
        r"(?:drew|drawn|drawing) lots|by (?:drawing )?lots?|(?:toss(?:ed|ing)?|flip(?:ped|ping)?) (?:of )?a coin|(?:the )?(?:toss|flip) of a coin|(?:a|the) coin (?:toss|flip)|a lottery|(?:left|decided by|up) to chance",
        r"randomi|at random|random(?:ly)? (?:assign|alloc|select|order)",
    ),
    # “Neither the patients nor their doctors knew who was getting which.”
    _way(
        r"(?:(?:did not|didn['’]t|do not|don['’]t|was not|were not|wasn['’]t|weren['’]t|neither|nobody|no one|none|not|without|un\w{0,3})\b(?: [\w’'-]{1,14}){0,9}? )?(?:kn[oe]w(?:n|ing)?|told|aware|unaware|informed|tell|guess)(?: of| about)?(?: [\w’'-]{1,12}){0,2}? (?:who|which|what|whether|results?|findings|groups?|treatments?|diagnos[ei]s|answers?)|(?:everyone|everybody|all|both \w{1,12}|(?:patients|people|participants|doctors|nurses|staff) (?:and \w{1,12} )?(?:all )?) ?kn(?:ew|own)|(?:kept )?in the dark",
        r"blind|masked|masking|open[- ]label|unaware|not aware",
    ),
    _way(
        r"swap(?:ped|s|ping)?(?: (?:over|round|around|groups|sides|places|treatments))?|(?:changed|switched|crossed) (?:over|sides|places|round|groups|treatments)|(?:got|tried|took|had|did|received) both(?: \w{1,14})?(?: in turn)?|each (?:\w{1,14} )?in turn|(?:in )?the (?:opposite|reverse|other|reversed) order|the other way (?:round|around)",
        r"cross-? ?over|crossed over|wash-? ?out|vice versa|switched|latin square",
    ),
    _way(
        r"(?:a |an |the )?(?:\w{1,12}['’]?s? |\d{1,3}[- ]\w{1,8} )?(?:break|pause|gap)(?: of [\w -]{1,20})?(?: in between)?",
        r"wash-? ?out|treatment-free|rest(?:ing)? period",
    ),
    _way(
        r"dropped out|left (?:the (?:study|trial|group)|early)|gave up|did not (?:come back|return|stay|finish|turn up)|stayed (?:to|until|till) the end|stuck with it",
        r"lost to follow|withdr[ae]w|drop-? ?out|dropped out|discontinu|non-?complet|completed the|attrition",
    ),
    _way(
        r"look(?:ed|ing|s)? back(?:wards?)?(?: (?:in time|at|over|through))?|going forwards?|(?:followed|looked|looking) (?:them )?forwards?|from then on|data (?:collected )?earlier",
        r"retrospectiv|prospectiv",
    ),
    _way(
        r"(?:written|typed|taken|wrote) (?:down|out|up)(?:,? word (?:for|by) word)?|word (?:for|by) word",
        r"transcri|verbatim",
    ),
    _way(r"(?<!many )(?<!most )(?<!common )false alarms?", r"specificity|false[- ]positive|predictive value"),
    # “The more trouble they had, the more they brooded.”
    _way(
        r"^the (?:more|less|fewer|longer|older|younger|[a-z]{2,8}er)\b[^.,;]{3,80}, the (?:more|less|fewer|longer|older|younger|[a-z]{2,8}er)",
        r"associat|correlat|related to|linked|predict|depend",
    ),
    _way(
        r"(?:felt|feeling|got|was|were|became|doing|did) (?:much |a lot |completely |quite |very |far )?(?:better|well|fine)",
        r"improv|recover|resol(?:ved|ution)|remission|regress|disappear|asymptomatic|symptom-free|relief|uneventful",
    ),
)
# “Not checked much”, “could not be used widely”: the passage that tells it says little, rarely, limited.
_NOT_MUCH = re.compile(
    r"(?:not|never|cannot|\w{2,6}n['’]t) (?:[\w-]{1,14} ){0,3}?(?:much|many|often|widely|fully|far|a lot)\b",
    re.IGNORECASE,
)
_LITTLE = quick(
    r"\b(?:little|rare(?:ly)?|seldom|hardly|scarce(?:ly)?|limit(?:ed|s|ing)|restrict(?:ed|s|ing)|minimal(?:ly)?|barely|infrequent(?:ly)?)\b",
    re.IGNORECASE,
)
# So many telling words, beside those of the everyday way, may be missing from the paper.
_MOST_MISSING = 1
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Whoever is spoken to is told more than what was done and seen.
_TO_A_READER = quick(
    r"\b(?:you|your|yours|yourself|must|should|need|try|ask|demand|take|miracle\w*|wonder\w*)\b|!", re.IGNORECASE
)


def is_plain_telling(text: str, at: int, told: str) -> bool:
    """Tell whether what stands in a place of a sentence belongs to an everyday way to say what the paper says."""
    return any(match.start() <= at < match.end() for match in _everyday(text, told))


def is_not_much(text: str, at: int, near: Iterable[str]) -> bool:
    """Tell whether the denial in a place says “not much” of what one of the passages near says little, or limits."""
    return bool(_NOT_MUCH.match(text, at)) and any(_LITTLE.search(told) for told in near)


def _everyday(text: str, told: str) -> list[re.Match[str]]:
    """Give the everyday ways of a sentence for which the paper has its own; the sentence is the shorter, and asked first."""
    found = ((way, list(way.said.finditer(text))) for way in _WAYS)
    return [match for way, matches in found if matches and way.written.search(told) for match in matches]


def is_told_plainly(text: str, missing: list[str], told: str) -> bool:
    """Tell whether a sentence says in everyday words what the paper says; `told` is all that it says, in lower case."""
    spans = _everyday(text, told)
    if not spans or _TO_A_READER.search(text):
        return False
    everyday = {concept(word) for match in spans for word in _WORD.findall(match.group().lower())}
    return len(set(missing) - everyday) <= _MOST_MISSING

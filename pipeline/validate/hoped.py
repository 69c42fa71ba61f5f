"""Know what nobody hopes for. Takes a word of direction in its sentence; tells whether ill is told as an aim or a help.

“May contribute to a worse understanding”, “helps to increase these problems”: a word was turned round, unless the paper says so.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick
from pipeline.validate.cues import Cue
from pipeline.validate.rivals import Rivals

_AIMED_AT = quick(
    r"\b(?:aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|help(?:s|ed|ing|ful)?|designed|intended|want(?:s|ed)?|seek(?:s|ing)?|sought|try|tries|tried|trying|in order|ways?|strateg(?:y|ies)|program(?:me)?s?|interventions?|efforts?|measures?|needed|used) "
    r"(?:(?!not |whether |if )[\w-]{1,16} ){0,4}?(?:to )?(?:\w{2,12}ly )?$",
    re.IGNORECASE,
)
_GOOD_FOR = quick(
    r"\b(?:help(?:s|ed|ing)?|contribut(?:e|es|ed|ing) to|aim(?:s|ed)?|allow(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|essential|important|crucial|useful|hop(?:e|es|ed|ing)|towards?|promis(?:e|ing)|(?:can|could|may|might) lead to) "
    r"(?:(?!not |whether |if |from |against |risk |chance |why |how |explain\w* |understand |mak\w{1,3} |made |get\w{0,4} |got |becom\w{1,3} |grow |feel )[\w-]{1,16} ){0,6}?$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:whether|if|how|why|determin\w{1,4}|find out|assess\w{0,3}|investigat\w{1,4}|evaluat\w{1,4}|examin\w{1,4}|explor\w{1,4}|compar\w{1,5}|test\w{0,3}|see|measur\w{1,3}|stud(?:y|ied) the)\b",
    re.IGNORECASE,
)
# “Increase crops without harm” aims at no harm.
_SPARED = re.compile(r"[^.;]{0,60}\b(?:without|while avoiding|rather than)\b", re.IGNORECASE)
_VERB = frozenset("increase raise worsen reduce lower decrease boost slow".split())  # noqa: SIM905
_WORSE = frozenset("worse worsened poorer".split())  # noqa: SIM905
# What the paper itself says so well is its own.
_SAID = 0.5


def is_ill_hoped_for(text: str, cue: Cue, rivals: Rivals) -> bool:
    """Tell whether a word of direction tells of ill news as what somebody aims at or what is of help."""
    if (
        cue.denied
        or cue.describes
        or _ASKS.search(text[: cue.word.start])
        or max(rivals.said.fit, rivals.agrees.fit) >= _SAID
    ):
        return False
    if _SPARED.match(text, cue.word.end):
        return False
    if cue.word.text in _WORSE:
        return bool(_GOOD_FOR.search(text[: cue.word.start]))
    return cue.good < 0 and cue.word.text in _VERB and bool(_AIMED_AT.search(text[: cue.word.start]))

"""Know what is said of a gap in knowledge. Takes a sentence, and what its paper says; tells whether it says only that little is known.

“Not much is known about younger children”, “earlier reviews have not given clear answers”, “there is not much evidence”: papers
say limited, unclear, inconclusive or a paucity. A gap denies no finding, and nobody's words for it are the paper's own. Near the
words of a review “not much evidence” is the finding itself, so there only what is hardly known (`_HARDLY`) counts.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick

_NOT = r"(?:not|n['’]t|never|nobody|no one|no)"
_FEW = r"(?:little|few|fewer|hardly any|scarcely any|limited|mixed|conflicting|unclear|less|only a few|not many)"
_SOURCES = r"(?:evidence|research|studies|study|trials|data|information|knowledge|answers?|agreement|consensus|proof|guidance|guidelines)"
_LEARNT = r"(?:known?|knows|knew|underst(?:ood|and)|studied|tested|explored|investigated|researched|established|settled|agreed|proven|clear|certain|sure)"
_GAP = quick(
    rf"(?:\b{_NOT}|n['’]t) (?:[\w-]{{1,14}} ){{0,3}}?(?:{_LEARNT}|{_SOURCES})\b|\b{_FEW} (?:[\w-]{{1,14}} ){{0,2}}?(?:{_LEARNT}|{_SOURCES})\b"
    r"|\b(?:remains?|remained|still|is|are|was|were|been) (?:[\w-]{1,14} ){0,2}?(?:unclear|unknown|debated|uncertain|disputed|unproven|controversial|poorly understood|(?:an |the )?open question|(?:a )?matter of debate)\b"
    r"|\b(?:experts|doctors|scientists|researchers|studies) (?:still )?(?:disagree|differ|debate|argue)\b",
    re.IGNORECASE,
)
# What is hardly known, near any paper's words.
_HARDLY = quick(
    r"(?:\bnot|n['’]t) (?:\w{1,8} ){0,2}?(?:(?:much|well|fully|yet|widely|often) (?:\w{1,8} ){0,2}?(?:known|understood|studied|tested|explored|researched|examined)|(?:known|understood|studied|tested|explored|researched|examined) (?:much|well|fully|yet|widely|enough|often|before))\b",
    re.IGNORECASE,
)
# How papers say so.
_WRITTEN = quick(
    r"unclear|unknown|uncertain|limited|little|\bfew\b|\black|scarc|scant|paucity|sparse|inconclusive|conflict|contradict|controver|debat|insufficient|poorly|remain|"
    r"\bno (?:\w+ ){0,2}(?:stud|data|evidence|consensus|trial|research|information|guid)|\bnot (?:\w+ ){0,3}(?:known|clear|understood|established|studied|investigated|evaluated|determined|defined|examined)|"
    r"rarely|whether|mixed|inconsisten|disput|unresolved|questionable|\bgap|underexplored|understudied|equivocal|anecdotal|ill-defined|unproven|hypothes|to be (?:determined|established|elucidated|clarified)",
    re.IGNORECASE,
)


def tells_a_gap(text: str, told: str) -> bool:
    """Tell whether a sentence says that little is known, of a paper that says so somewhere; `told` is all that it says, in lower case."""
    return bool(_GAP.search(text) and _WRITTEN.search(told))


def is_gap(text: str, at: int, told: str, *, close: bool) -> bool:
    """Tell whether the denial that begins in a place of a sentence is of knowledge, or of evidence, alone.

    `close` tells that the summary keeps close to its paper: there only what is hardly known is a gap.
    """
    wanted = _HARDLY if close else _GAP
    return any(found.start() <= at < found.end() for found in wanted.finditer(text)) and bool(_WRITTEN.search(told))

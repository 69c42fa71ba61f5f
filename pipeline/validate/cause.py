"""Cause: a link stays a link. Takes both; gives Flags where a cause is told that the passage does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import index_of
from pipeline.validate.differences import Difference, compare
from pipeline.validate.flags import asks, every_sentence, flag, rule

_STANDARD = "Sumner et al. BMJ 2014;349:g7015: causes claimed from links"
_CAUSES = quick(
    r"\b(?:caus(?:e|es|ed|ing)|because of|thanks to|(?:leads?|led|leading) to|result(?:s|ed|ing)? (?:in|from)|trigger(?:s|ed|ing)?|brings? about|brought about|responsible for|to blame for|due to|produc(?:es|ed)|induc(?:es|ed))\b",
    re.IGNORECASE,
)
_LINKS = quick(
    r"\b(?:associat\w{1,6}|link(?:s|ed|age)?|correlat\w{1,6}|relat(?:ed|ion|ionship|ionships) (?:to|with|between)|connect(?:ed|ion)|predictors?|predictive of|predicts?(?= a| the| high| low| an)|risk factors?|tied to|independent(?:ly)?|marker|odds ratio|hazard ratio)\b",
    re.IGNORECASE,
)
_CAUSAL_TOO = re.compile(
    r"\b(?:caus\w{1,6}|because|lead(?:s|ing)? to|led to|result(?:s|ed|ing)? (?:in|from)|trigger\w{0,4}|due to|produc\w{1,4}|induc\w{1,4}|owing to|attribut\w{1,6}|respons\w{1,6} for|effects? of|explanations? (?:for|of)|explain(?:s|ed|ing)?|by reducing|prevent\w{0,5})\b",
    re.IGNORECASE,
)
_EXCUSED = quick(
    r"\b(?:not|no|nor|neither|cannot|whether|how|if|may|might|could|possibl[ey]|unclear|unknown|death from|deaths? due|any|all|other|from)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_RELATED = re.compile(r"\brelated\b|\bwith\b", re.IGNORECASE)
_CAUSE_STEMS = ("caus", "trigger", "lead", "led", "result", "produc", "induc")
_SURELY = 0.3


@rule("cause", Severity.WARN, why="what goes together need not be cause and effect", standard=_STANDARD)
def cause(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a cause where the passage tells of a link and of no cause."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        if asks(text):
            continue
        gap = next((g for g in compare(text, index).gaps if _becomes_cause(g)), None)
        if gap:
            word = next(w for w in gap.mine if w.text.startswith(_CAUSE_STEMS))
            said = " ".join(w.text for w in gap.theirs)
            yield flag(
                "cause", Severity.WARN, place, (word.start, word.end), f"the paper says “{said}”, which is no cause",
                passages=(gap.passage.id,), standard=_STANDARD, remedy="say that the two go together",
            )  # fmt: skip
            continue
        match = next(
            (m for m in _CAUSES.finditer(text) if not _EXCUSED.search(text[max(0, m.start() - 50) : m.start()])), None
        )
        ranked = index.rank(text, 3) if match else []
        if match is None or not ranked or ranked[0][0] < _SURELY:
            continue
        near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.1]
        link = next((m for p in near if (m := _LINKS.search(p.text))), None)
        if link and not any(_CAUSAL_TOO.search(p.text) for p in near):
            yield flag(
                "cause", Severity.WARN, place, match.span(), f"the paper says “{link.group()}”, which is no cause",
                passages=(near[0].id,), standard=_STANDARD, remedy="say that the two go together",
            )  # fmt: skip


def _becomes_cause(gap: Difference) -> bool:
    """Tell whether a word of cause stands where the passage has a word of mere connection."""
    mine, theirs = " ".join(w.text for w in gap.mine), " ".join(w.text for w in gap.theirs)
    return (
        any(w.text.startswith(_CAUSE_STEMS) for w in gap.mine)
        and bool(_LINKS.search(theirs) or _RELATED.search(theirs))
        and not _CAUSAL_TOO.search(theirs)
        and not _LINKS.search(mine)
    )

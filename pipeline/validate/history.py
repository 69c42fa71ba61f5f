"""History: what ran in the family or came before is told as the paper tells it. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import CASES
from pipeline.text.quick import quick
from pipeline.validate.flags import every_sentence, flag, rule

_HISTORY = quick(
    r"\b(?:famil(?:y|ial|iar)|personal|medical|past|previous) (?:and \w{1,12}+ )?(?:medical )?history\b|\bhistory of\b|\br[au]ns? in (?:her|his|the|their) famil(?:y|ies)\b|"
    r"\b(?:relatives?|parents?|mother|father|siblings?|brother|sister) (?:also |who )?(?:had|has|have|with)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|nor|neither|never|none|without|negative|den(?:y|ied)|absen(?:t|ce)|unremarkable|free of|nobody|no one|whether|does not say|irrelevant|insignificant)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|earlier|previous|past) (?:patients?|cases?|reports?|people|studies)\b|\bliterature\b", re.IGNORECASE
)
_OWN_KINDS = {"abstract", "case", "methods", "results", "discussion", "conclusions", "other"}


@rule(
    "history",
    Severity.BLOCK,
    Severity.WARN,
    why="a history that the report denies changes what the case can mean",
    standard="CARE guideline, items 5a-5c",
)
def history(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block a history that the report of a patient denies or does not have."""
    if paper.facts.design.value not in CASES:
        return
    own = [p for p in paper.sentences() if p.whose == "study" and p.kind in _OWN_KINDS and _HISTORY.search(p.text)]
    if any(not _DENIED.search(p.text) for p in own if p.kind != "conclusions"):
        return
    for place in every_sentence(summary):
        match = _HISTORY.search(place[2].text)
        if (
            match
            and place[0] != "audience"
            and not _DENIED.search(place[2].text)
            and not _OTHERS.search(place[2].text)
        ):
            yield flag(
                "history", Severity.BLOCK if paper.scope == "full" else Severity.WARN, place, match.span(), _message(own),
                passages=tuple(p.id for p in own[:2]), standard="CARE guideline, items 5a-5c",
                remedy="tell the history as the report tells it, or not at all",
            )  # fmt: skip


def _message(own: list[Passage]) -> str:
    return "the report says that there was no such history" if own else "the report tells of no such history"

"""Spin: a takeaway does not promise what the measured outcome did not show. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.validate.flags import Place, flag, rule

_STANDARD = "Boutron et al. JAMA 2010;303:2058 (spin); EU lay summaries (2018), 7: results that showed no effect"
_PROMISE = re.compile(
    r"\b(?:help(?:s|ed)?(?: to)?|improv(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|eas(?:e|es|ed)|reliev(?:e|es|ed)|prevent(?:s|ed)?|protect(?:s|ed)?|works?|worked|effective(?:ly)?|benefits?|benefited|"
    r"manage|control|slow(?:s|ed)?|lower(?:s|ed)?|better|relief|success(?:ful|fully)?|safely|promising)\b",
    re.IGNORECASE,
)
_NULL_TOLD = re.compile(
    r"\b(?:no|not|nor|neither|never|unchanged|similar|same|without|cannot|didn['’]t|doesn['’]t|wasn['’]t|weren['’]t|whether|if|unclear|failed|little|nothing|studied|tested|looked|compared|measured|investigated|examined)\b",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\b(?:did not (?:significantly )?(?:change|improve|differ)|(?:was|were|remained) unchanged|no (?:statistically |clinically )?(?:significant |clear |measurable )?(?:change|difference|improvement|effect)s?|not (?:significantly )?(?:changed|improved|different))\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:significant(?:ly)? (?:improv|better|reduc|decreas|increas|lower|higher)\w*|improved (?:significantly|from|by)|p ?[<≤] ?0?[.·]0)",
    re.IGNORECASE,
)


@rule(
    "spin",
    Severity.WARN,
    why="readers keep the first sentence, and it must not promise what was not seen",
    standard=_STANDARD,
)
def spin(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a takeaway that promises an effect where the paper's main outcome did not change."""
    unchanged = _unchanged(paper)
    if not unchanged:
        return
    name = "takeaway" if summary.takeaway else "findings"
    most = 2 if summary.takeaway else 1
    tops: list[Place] = []
    tops += [(name, place, claim) for place, claim in enumerate(summary.section(name)[:most])]
    for place in tops:
        promise = _PROMISE.search(place[2].text)
        if promise and not any(_NULL_TOLD.search(top[2].text) for top in tops):
            yield flag(
                "spin", Severity.WARN, place, promise.span(),
                "the first thing a reader sees promises an effect; the main outcome did not change",
                passages=tuple(p.id for p in unchanged[:2]), standard=_STANDARD,
                remedy="say at the top that the measured outcome did not change",
            )  # fmt: skip
            return


def _unchanged(paper: Paper) -> list[Passage]:
    """Give the passages that say that the main outcome did not change; empty where it did, or where nothing tells."""
    fact = paper.facts.primary_result
    if fact.value == "no difference" and fact.confidence >= 0.6:
        return [p for p in paper.passages() if p.id in fact.passages]
    if fact.value or paper.facts.design.value not in {"single-arm trial", "case series"}:
        return []
    own = [p for p in paper.passages() if p.whose == "study" and p.kind in {"abstract", "results", "conclusions"}]
    return [] if any(_CHANGED.search(p.text) for p in own) else [p for p in own if _UNCHANGED.search(p.text)]

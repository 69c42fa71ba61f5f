"""Comparison: a study without a comparison group says so, and what it compared with is what it had. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.align import index_of
from pipeline.validate.comparators import strange_comparator
from pipeline.validate.flags import every_sentence, flag, rule

_UNCONTROLLED = {"single-arm trial", "case series"}
_COMPARED = re.compile(
    r"\b(?:comparing|compared (?:two|three|the)|control group|two (?:\w+ )?groups)\b", re.IGNORECASE
)
_DONE = {"abstract", "methods"}
# “After randomization, 118 were tested in automatic mode, and 118 …”; “non-randomised” tells of no lots.
_BY_LOT = re.compile(
    r"\b(?:after|by|were|was) randomi[sz](?:ation|ed)\b(?! (?:order|sequence))|\brandomly (?:assigned|allocated|divided)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:comparison|control|untreated|other) group|\bbefore[- ]and[- ]after\b|\bno (?:one|placebo|comparison|control)|\b(?:without|nobody|did not|not) [^.]{0,30}\bcompar|\bnot compared|\bcompared with|"
    r"\beveryone (?:got|received|took|was given)|\ball (?:of them )?(?:got|received|took|were given)|\bopen[- ]label|\buncontrolled|\bplacebo|\b(?:single|one)[- ]group\b|\bonly one group\b|\b(?:once|both|tested|measured|asked|assessed|compared|again|scores?|levels?) [^.;]{0,60}\bbefore\b[^.;]{1,60}\bafter(?:wards)?\b|"
    r"\ball (?:\d[\d,]* |the |these |of the )?(?:patients|people|women|men|children|adults|students|participants|volunteers) (?:got|received|took|were given|were treated|were offered|used|tried)\b|\bcannot (?:show|tell|prove|say)\b",
    re.IGNORECASE,
)


@rule(
    "comparison",
    Severity.WARN,
    why="without a comparison, time and chance look like an effect",
    standard="GRADE, study limitations; Health News Review, criterion 5",
)
def comparison(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where nobody was compared and the summary does not say it, and where it names a comparator that the study had not."""
    index = index_of(paper)
    for place in every_sentence(summary):
        strange = strange_comparator(place[2].text, index)
        if strange:
            yield flag(
                "comparison", Severity.WARN, place, strange[0], f"the study does not say that it compared with {strange[1]}",
                standard="PICO: the comparator is the paper's", remedy="name what the paper compared with",
            )  # fmt: skip
    design = paper.facts.design
    if design.value not in _UNCONTROLLED or design.confidence < 0.5:
        return
    if any(_COMPARED.search(p.text) for p in paper.sentences() if p.id in design.passages):
        return
    if any(p.kind in _DONE and p.whose != "cited" and _BY_LOT.search(p.text) for p in paper.sentences()):
        return  # two arms of a study that was taken for one
    if design.value == "case series" and paper.facts.intervention.value is None:
        return  # what an illness looks like needs no comparison
    if not any(_TOLD.search(claim.text) for _, _, claim in summary.claims()):
        yield Flag(
            rule="comparison", severity=Severity.WARN, section="caveats", message="nothing says that the study had no comparison group",
            passages=design.passages, standard="GRADE, study limitations; Health News Review, criterion 5",
            remedy="say that nobody was compared, so that chance or time may explain what was seen",
        )  # fmt: skip

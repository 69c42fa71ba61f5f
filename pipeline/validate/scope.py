"""Scope: how few people a finding rests on is said at the top. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import rule


@rule(
    "scope",
    Severity.WARN,
    why="how few people a finding rests on must be read before the finding is believed",
    standard="Health News Review, criterion 5; CONSORT for abstracts",
)
def scope(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where few people or one are not named at the top of the draft."""
    design, fact = paper.facts.design, paper.facts.participants
    number = int(fact.value) if fact.value and fact.value.isdigit() else None
    small = design.value in {"case report", "case series"} or (
        number is not None and number < 30 and fact.confidence >= 0.6
    )
    if not small or design.confidence < 0.4 or design.value in {"animal study", "laboratory study"}:
        return
    top = " ".join(
        [summary.title, summary.teaser, *(claim.text for claim in summary.takeaway or summary.findings[:1])]
    )
    words = r"\b(?:one|single|a|an|this|\d+[- ]year[- ]old) (?:\w+ ){0,3}?(?:person|patient|woman|man|case|child|boy|girl|baby|infant|report)\b|\bcase (?:report|series)\b|\bsmall (?:study|trial|group|number)\b|\bfew (?:people|patients)\b"
    if number and re.search(rf"\b{number}\b", top):
        return
    if not re.search(words, top, re.IGNORECASE) and not (
        number and number > 1 and re.search(rf"\b{_word(number)}\b", top, re.IGNORECASE)
    ):
        who = "one person" if number == 1 or design.value == "case report" else f"{number or 'few'} people"
        yield Flag(
            rule="scope", severity=Severity.WARN, section="takeaway", message=f"title, teaser and takeaway do not say that this was about {who}",
            standard="Health News Review, criterion 5; CONSORT for abstracts", remedy=f"say “in {who}” at the top",
        )  # fmt: skip


def _word(number: int) -> str:
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905 - shorter to read
    return words[number] if number < len(words) else str(number)

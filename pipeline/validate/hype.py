"""Hype: no word promises more than any one study can keep. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.flags import every_sentence, flag, rule

_HYPE = quick(
    r"\b(?:game[- ]?chang(?:er|ers|ing)|break-?throughs?|miracles?|miraculous(?:ly)?|revolution(?:ary|i[sz]e[sd]?|i[sz]ing)?|wonder[- ](?:drug|cure|pill)|cutting[- ]edge|groundbreaking|ground-breaking|"
    r"life[- ]?chang(?:ing|er)|holy grail|magic bullet|unprecedented|new hope|offers? (?:new |real |fresh )?hope|bring(?:s|ing)? (?:new )?hope|beacon of hope|dramatic(?:ally)?|astonishing(?:ly)?|amazing(?:ly)?|incredible|incredibly|"
    r"remarkabl[ey]|spectacular(?:ly)?|exciting(?:ly)?|stunning(?:ly)?|extraordinar(?:y|ily)|unlock(?:s|ed|ing)?|paradigm shift|major (?:advance|step forward)|huge (?:step|leap|win)|giant leap|transformative|"
    r"state[- ]of[- ]the[- ]art|first[- ]ever|silver bullet|turning point|once thought impossible|super-?charged?|phenomenal|jaw-dropping|must-have|gold standard for)\b",
    re.IGNORECASE,
)
_HYPE_FINE = re.compile(
    r"\b(?:not|no|never|neither|hardly|far from|without|isn['’]t)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)


# “A first-ever stroke” is somebody's first.
_OF_AN_ILLNESS = re.compile(
    r" (?:[\w-]{1,14} )?(?:episodes?|attacks?|strokes?|seizures?|fits?|bouts?|infarctions?|psychos[ei]s|depressions?|admissions?|pregnanc(?:y|ies)|births?|diagnos[ei]s)\b(?! (?:treatment|drug|cure|therapy|vaccine|pill|test|medicine)s?\b)"
)
# Nerves excite other nerves.
_NERVES = re.compile(r" (?:\w{1,12} )?(?:cells?|neurons?|nerves?|muscles?|fib(?:re|er)s?)\b")
_PLAIN = {"exciting": _NERVES, "first-ever": _OF_AN_ILLNESS}


@rule(
    "hype",
    Severity.BLOCK,
    Severity.WARN,
    why="words that promise raise hopes that a study cannot keep",
    standard="Health News Review, criterion 10",
)
def hype(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name words that promise more than any one study can keep; a warning where the paper itself uses them."""
    for place in every_sentence(summary):
        text = place[2].text
        for match in _HYPE.finditer(text):
            plain = _PLAIN.get(match.group().lower().replace(" ", "-"))
            if _HYPE_FINE.search(text[: match.start()]) or (plain and plain.match(text, match.end())):
                continue
            own = match.group().lower() in paper.text.lower() or match.group().lower().startswith(
                ("dramatic", "remarkabl", "first", "gold", "state")
            )
            yield flag(
                "hype", Severity.WARN if own else Severity.BLOCK, place, match.span(), f"“{match.group()}” promises more than a study can keep",
                standard="Health News Review, criterion 10", remedy="say what was measured instead",
            )  # fmt: skip

"""Hype: no word promises more than any one study can keep. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.records.designs import NOT_IN_PEOPLE
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
# A hope to understand or foretell something promises nobody a cure, and what cells unlock is no secret: a reviewer may wave it through.
_TO_KNOW = re.compile(
    r" (?:for|of|that|to) (?:[\w-]{1,14} ){0,6}?(?:understand|predict|foretell|forecast|spot|explain|know|learn|find(?:ing)? out|map|trac|measur|recogni[sz]|identif)\w{0,6}\b",
    re.IGNORECASE,
)
_OF_A_CELL = re.compile(
    r" (?:\w{1,14} ){0,3}?(?:genes?|dna|chromatin|receptors?|enzymes?|proteins?|cells?|channels?|pores?|gates?|doors? of|membranes?|energy|nutrients?|carbon|iron|oxygen|sugars?)\b",
    re.IGNORECASE,
)
# “An unprecedented drought”, “bats have an extraordinary sense”: where no treatment and no result is spoken of, nothing is promised.
_WONDER = re.compile(
    r"(?:unprecedented|extraordinar|incredibl|phenomenal|spectacular|astonishing|amazing|stunning|turning point|revolution|exciting|transformative)",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"\b(?:treat\w*|therap\w*|drugs?|medic\w*|cures?|heal\w*|vaccin\w*|patients?|sufferers|tests?|pills?|tablets?|surg\w*|operations?|results?|findings?|stud(?:y|ies)|trials?|research|science|scientists|news|discover\w*|improve\w*|benefits?|success\w*|recover\w*|effective\w*|this|these)\b",
    re.IGNORECASE,
)
# “A remarkable feature of its genome”, “a dramatic shift of the microtubules”: how animals and cells are.
_STRIKES = re.compile(r"remarkabl|dramatic", re.IGNORECASE)
_HOPES = re.compile(r"\bhop(?:e|es|ed|eful|ing)\b", re.IGNORECASE)


@rule(
    "hype",
    Severity.BLOCK,
    Severity.WARN,
    why="words that promise raise hopes that a study cannot keep",
    standard="Health News Review, criterion 10",
)
def hype(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name words that promise more than any one study can keep; a warning where the paper itself uses them."""
    nature = paper.scope == "full" and paper.facts.design.value in NOT_IN_PEOPLE
    for place in every_sentence(summary):
        text = place[2].text
        for match in _HYPE.finditer(text):
            if nature and _STRIKES.match(match.group()) and not _PROMISED.search(text):
                continue
            plain = _PLAIN.get(match.group().lower().replace(" ", "-"))
            if _HYPE_FINE.search(text[: match.start()]) or (plain and plain.match(text, match.end())):
                continue
            own = match.group().lower() in paper.text.lower() or match.group().lower().startswith(
                ("dramatic", "remarkabl", "first", "gold", "state")
            )
            own = own or _may_pass(match, text, paper)
            yield flag(
                "hype", Severity.WARN if own else Severity.BLOCK, place, match.span(), f"“{match.group()}” promises more than a study can keep",
                standard="Health News Review, criterion 10", remedy="say what was measured instead",
            )  # fmt: skip


def _may_pass(match: re.Match[str], text: str, paper: Paper) -> bool:
    """Tell whether a word promises knowledge that the paper itself hopes for, wonders at nature, or is meant as it stands."""
    word = match.group().lower()
    if "hope" in word:
        return bool(_TO_KNOW.match(text, match.end()) and _HOPES.search(paper.text))
    if _WONDER.match(word) and paper.scope == "full" and not _PROMISED.search(text):
        return True
    return word.startswith("unlock") and bool(_OF_A_CELL.match(text, match.end()))

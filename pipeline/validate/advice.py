"""Advice: a summary never tells a reader to start, stop or change a medicine. Takes a Summary; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import Quick, quick
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = (
    "EU Clinical Trials Regulation, lay summaries (2018), 3: no advice on treatment; Health on the Net, principle 2"
)
_THING = (
    r"(?:medicines?|medications?|drugs?|treatments?|therap(?:y|ies)|tablets?|pills?|capsules?|dos(?:e|es|age)|prescriptions?|injections?|infusions?|supplements?|"
    r"insulin|antibiotics?|steroids?|statins?|inhalers?|vaccin\w{0,8}+|vitamins?|antidepressants?|painkillers?|contraceptives?|chemotherapy|"
    r"[a-z]{2,14}?(?:mab|nib|statin|pril|sartan|olol|azole|cillin|mycin|prazole|formin|gliflozin|gliptin|glutide|trexate|oxetine|azepam|azepine|parin|xaban|profen|"
    r"sone|solone|onide|terol|tadine|triptan|vir|limus|mide|pine|zine|zide|dipine|fenac|lukast|setron))\b"
)
_OBJECT = (
    r"(?:(?:your|the|this|that|these|any|all|my|their|a|an|its|his|her|to|of|on|off|daily|prescribed|current|usual|own|other|another|more|less|with|taking|using|new|old|"
    rf"standard|regular|medical|drug|first|such)\s){{0,4}}(?:[\w-]{{1,20}}+\s){{0,1}}?{_THING}"
)
_STRONG = r"(?:stop|quit|start|begin|skip|switch|halve|double|discontinue|come off|cut (?:down|out|back)(?: on)?|give up|change|replace|drop|swap)"
_STRONG_ING = r"(?:stopping|quitting|starting|beginning|skipping|switching|halving|doubling|discontinuing|coming off|giving up|changing|replacing)"
_ANY = rf"(?:{_STRONG}(?:\s(?:taking|using|to|from|on))?|take|use|try|avoid|increase|reduce|lower|raise|ask for)"
_WHO = r"(?:you|patients?|people|everyone|women|men|parents|carers|those|anyone|readers|they|sufferers|families|adults|children)"
_OUGHT = (
    r"(?:should|must|need to|needs to|ought to|have to|has to|had better|are advised to|is advised to|are urged to|are encouraged to|can safely|may safely|"
    r"do not need to|don['’]t need to|no longer need to?|would do well to|might want to|may want to|may wish to|could consider|should consider)"
)


class _Pattern(NamedTuple):
    """How advice is worded; `own` patterns pass as a warning where the paper itself words it so."""

    words: Quick
    loud: bool
    own: bool


def _pattern(words: str, *, loud: bool = True, own: bool = True) -> _Pattern:
    return _Pattern(quick(words, re.IGNORECASE), loud, own)


_PATTERNS = (
    _pattern(
        rf"\b{_WHO}(?: [\w-]{{1,20}}+){{0,6}}? {_OUGHT}(?: not)?(?: (?:immediately|now|also|consider|think about|never|always|either)){{0,2}} (?:{_ANY}|{_STRONG_ING}|using|taking)\s{_OBJECT}"
    ),
    _pattern(rf"(?:^|[.!?:;,]\s|\b(?:please|so|then|just|simply|and|to)\s(?!\w+ed\b))(?:immediately |now |always |consider )?(?<!to ){_STRONG}(?: taking| using| to| from| on)?\s{_OBJECT}"),
    _pattern(rf"^(?:(?:now |always |please |try |consider )?(?:take|use|try|avoid|increase|reduce)|(?:now|always|please|try|consider) (?:using|taking))\s{_OBJECT}", loud=False),
    _pattern(
        r"\b(?:it is|it['’]s) (?:safe|fine|ok|okay|better|best|time|advisable|wise|recommended) (?:for \w{1,20}+ )?to (?:stop|start|skip|switch|change|discontinue|halve|double|avoid|take|use)\b"
    ),
    _pattern(rf"\b{_STRONG_ING}(?: to| from| taking| using)?\s{_OBJECT}(?: [\w-]{{1,20}}+){{0,3}}? (?:can|could|may|might|will|helps|heals|is likely to|should|would)\b(?! (?:be|have been) (?:dangerous|harmful|risky))(?! not\b)"),
    _pattern(
        r"\b(?:we|doctors|the authors|researchers|experts) (?:strongly )?(?:recommend|advise|urge)\b[^.]{0,40}\b(?:you|patients|people|everyone|stopping|starting(?! with (?:this|that|these|such|an?)\b)|switching)\b",
        loud=False,
    ),
    _pattern(
        r"\b(?:ask|tell|urge|get|insist that) (?:your |a |the |their )?(?:doctor|gp|physician|specialist)s? (?:to (?:prescribe|switch|stop|start|change|put you|give you)|for (?:a |this |the )?(?:prescription|treatment|drug|medicine|[a-z]{3,14}(?:mab|nib)))\b"
    ),
    _pattern(r"\b(?:(?<!\ba )rush to|line up for|sign up for|stock up on|ditch|throw (?:away|out)|dump|bin|flush) (?:your|the|their|all)\b"),
)  # fmt: skip
_ABOUT = quick(
    rf"\b(?:talk|speak|discuss|ask|consult)\b[^.;]{{0,50}}\b(?:about|whether)\b[^.;]{{0,20}}\b(?:{_STRONG_ING}|to (?:stop|start|switch|quit))\b",
    re.IGNORECASE,
)
_GUARDED = quick(
    r"\b(?:do not|don['’]t|never|not|nobody should|no one should|without|before|unless|rather than)\b[^.]{0,70}\b(?:stop|start|chang|switch|skip|adjust|tak|us|mak)\w{0,6}\b[^.]{0,90}\b(?:without|before|unless|until|doctors?|nurses?|pharmacists?|care team|healthcare|health care|specialists?|clinicians?|professionals?)\b"
    r"|\b(?:not|never|nobody|no one)\b[^.;,]{0,24}\b(?:stop|start|chang|switch|alter)\w{0,4}\b[^.;,]{0,50}\b(?:because of|on the strength of|on the basis of|based on|just from) (?:this|these|one|a single) (?:one |single )?(?:study|trial|report|paper|result|finding|review|summary|article|work)s?\b"
    r"|\b(?:not (?:a|any) reason to|no reason to|does not mean that|should not be (?:taken|read|used) as|before (?:you |they |anyone )?(?:stop|start|chang|mak|tak)\w{0,4}|talk (?:to|with)|speak (?:to|with)|discuss(?:ed)?|belong in a talk|questions about|ask (?:your|a|their) (?:doctor|nurse|pharmacist|care team)(?! (?:to|for))|check with|always consult|consult)\b",
    re.IGNORECASE,
)
# “When people need to start insulin, should they keep taking their pills?” asks, and tells nobody to.
_OPEN_QUESTION = re.compile(
    r"(?:when|if|once) [^.!?;,]{5,120}, (?:should|do|does|can|could|must) (?:they|people|patients|we|women|men|children|adults|doctors) [^.!?;,]{3,120}\?$",
    re.IGNORECASE,
)
# What was done to people, or what others recommend, is reported; it is no advice.
_REPORTED = quick(
    r"\b(?:staff|nurses|doctors|surgeons|clinicians|teams|hospitals|laborator(?:y|ies)|labs?) (?:usually|often|commonly|routinely|normally|typically|generally|sometimes) $"
    r"|\b(?:were|was|had|been|did|after|because|whether|if (?!you|they|patients|people))\b[^.]{0,50}$"
    r"|\b(?:authors?|researchers?|guidelines?|committee|paper|review|study|studies|trials?)\b[^.]{0,30}\b(?:recommend|advise|suggest|conclude|say|write|state|compare|test|aim|ask|look)\w{0,4}\b[^.]{0,40}$",
    re.IGNORECASE,
)


# “Not everyone needs to take medication”, “many people have to start insulin”, “which patients should start early”: of some it
# is told, denied or asked what they need, and none of them is the reader.
_ASKED = re.compile(
    r"\b(?:not (?:all|every)?|n['’]t (?:all)?|few(?:er)?|hardly (?:any|all)|which|what|how many) ?$", re.IGNORECASE
)
_OF_SOME = re.compile(r"\b(?:some|many|most|several|half of(?: the| all)?|\d+(?: ?%)?(?: of)?) ?$", re.IGNORECASE)
_SOMEBODY = r"\b(?:patients?|people|women|men|parents|everyone|those|adults|children)\b"
_TO_SOME = quick(rf"{_SOMEBODY}[^.;]{{0,120}}\b(?:have|has|need|needs|must|should)\b", re.IGNORECASE)
# What some should do is advice to them; what they need is told.
_NEEDED_BY_SOME = quick(
    rf"{_SOMEBODY}(?:(?!\b(?:must|should)\b)[^.;]){{0,120}}\b(?:have|has|need|needs)\b", re.IGNORECASE
)
# Whoever is told to leave a treatment off is never told of an illness alone.
_LEAVE = quick(
    r"\b(?:stop|skip|avoid|quit|change|switch|cut|reduce|double|halve|leave|drop|come off)\w*\b", re.IGNORECASE
)
# “People with type 1 diabetes have to take insulin every day” is what an illness asks of somebody; whether it is meant as advice, code
# cannot know. What they should stop, skip or change is advice.
_A_BURDEN = re.compile(
    r"(?:patients?|people|women|men|those|sufferers|families|adults|children)\b(?:(?!\b(?:should|must|stop|skip|avoid|quit|change|switch)\b)[^.;,])*\b(?:need to|have to)(?: also| then| always| first)? (?:take|use|start|begin)\b",
    re.IGNORECASE,
)
# When a treatment begins is what trials compare: “starting treatment early can prevent damage”.
_IN_TIME = re.compile(
    r"(?:starting|beginning)\b[^.;]*\b(?:early|earlier|soon|sooner|late|later|promptly)\b", re.IGNORECASE
)


@rule(
    "advice",
    Severity.BLOCK,
    Severity.WARN,
    why="nobody should change a treatment because of one paper",
    standard=_STANDARD,
)
def advice(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block words that tell a reader to start, stop, switch, skip or change a treatment; guarded advice is fine."""
    for place in every_sentence(summary):
        if _OPEN_QUESTION.match(place[2].text):
            continue
        found = _advice_in(place[2].text, paper)
        if found:
            span, loud = found
            yield flag(
                "advice", Severity.BLOCK if loud else Severity.WARN, place, span,
                "this reads as advice to start, stop or change a treatment", standard=_STANDARD,
                remedy="say what was seen, and leave what to do to reader and doctor",
            )  # fmt: skip


def _advice_in(text: str, paper: Paper) -> tuple[tuple[int, int], bool] | None:
    """Give the words that advise, and whether they block; None where the sentence advises nothing."""
    about = _ABOUT.search(text)
    if about:
        return about.span(), False
    found = _urging(text)
    if found is None:
        return None
    pattern, match = found
    own = pattern.own and _says(paper, match.group().strip(" .,:;!?"))
    span = _trimmed(text, match.span())
    told = _A_BURDEN.match(text, span[0]) or _IN_TIME.match(text, span[0])
    return span, pattern.loud and not own and not told


def _is_of_some(before: str, told: str) -> bool:
    """Tell whether it is said, denied or asked of some what they need, by the words before them: none of them is the reader."""
    if _LEAVE.search(told):
        return False
    return bool(
        (_ASKED.search(before) and _TO_SOME.match(told)) or (_OF_SOME.search(before) and _NEEDED_BY_SOME.match(told))
    )


@lru_cache(maxsize=1024)
def _urging(text: str) -> tuple[_Pattern, re.Match[str]] | None:
    """Give the first pattern of unguarded advice that a sentence has, and its words."""
    for pattern in _PATTERNS:
        for match in pattern.words.finditer(text):
            before = text[max(0, match.start() - 80) : match.start()]
            if not _REPORTED.search(before) and not _is_of_some(before, match.group()):
                return None if _GUARDED.search(text) else (pattern, match)
    return None


def _says(paper: Paper, words: str) -> bool:
    """Tell whether a paper has words, in whatever case and on however many lines."""
    return " ".join(words.lower().split()) in " ".join(paper.text.lower().split())


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    return start, end

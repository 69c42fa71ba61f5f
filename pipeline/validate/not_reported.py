"""Not reported: what the paper is silent on is not told. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import Quick, quick
from pipeline.text.which import Which
from pipeline.validate.align import Index, index_of
from pipeline.validate.flags import Place, asks, every_sentence, flag, rule
from pipeline.validate.kept import kept
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.silences import Silence
from pipeline.validate.silent_doings import DOINGS, TREATMENTS
from pipeline.validate.silent_outcomes import OUTCOMES

_REMEDY = "take it out, or say that the paper does not tell"
_STANDARD = "plainpaper: what is not reported is not told; CARE guideline, follow-up and outcomes"


def _words(pattern: str) -> Quick:
    return quick(pattern, re.IGNORECASE)


# The words of the draft are narrow, the words of the paper wide: a wrong alarm costs a reviewer more than a miss.
_SILENCES = (
    Silence(
        _words(
            r"\b(?:no|without|few|mild|minor|only|any|little|had|caused|serious|common) (?:[\w-]+ ){0,2}?side[- ]effects?\b(?! of)|\bside[- ]effects? (?:were|was|included|occurred|happened)\b|\b(?:was|were|proved|appeared) (?:generally |very |completely |also )?(?:safe\b|well[- ]tolerated)|"
            r"\bsafe and (?:effective|well)|\bsafely\b|\bwell[- ]tolerated"
        ),
        _words(
            r"side[- ]?effect|adverse|\bsaf(?:e|ety|ely)\b|tolera|toxic|complication|harm|unwanted|undesir|reaction|event|bleed|nausea|vomit|death|died|mortality|morbidity|infection|risk|induced|withdr[ae]w|discontinu"
        ),
        "unwanted effects, or their absence", grave=True,
    ),
    Silence(
        _words(
            r"\blong[- ]term(?! (?:care|condition|illness|disease|health|study|studies|research|problem|memory|follow|(?:heavy |regular |daily )?(?:use|users?|drink|smok|exposure)))\b|\b(?:lasting|permanent) (?:relief|effects?|improvement|benefits?|results?|recovery|remission)\b|\bfor (?:many |several )?years (?:after|later)\b|\b(?:months|years) later\b|\bfor (?:good|life)\b"
        ),
        _words(
            r"long[- ]?term|lasting|durab|sustain|permanen|persist|maintain|\byears?\b|\bmonths?\b|follow[- ]?up|later|remain|chronic|lifelong|recurren|relaps"
        ),
        "what happened in the long run",
    ),
    Silence(
        _words(r"(?<!checked )(?<!seen )(?<!examined )(?<!measured )(?<!visited )(?<!tested )(?<!asked )(?<!weighed )\b(?:once|twice|three times|two times) (?:a|each|per) (?:day|week|month|year)\b|\bevery (?:day|morning|evening|night|other day|week|month)\b|\b(?:daily|weekly|monthly|yearly) (?:dose|tablet|pill|injection|infusion|treatment|shot)s?\b|\b(?:high|low|higher|lower|small|large|full)[- ]doses?\b"),
        _words(r"\b(?:micro|mega|over)?dos(?:e|es|age|ing|ed)\b|daily|\bper (?:day|week|month|year)\b|/ ?(?:d|day|wk|week|month)\b|\balternate (?:days?|weeks?|nights?)|\b(?:a|each|every) (?:\w+ )?(?:day|days|week|weeks|month|months|morning|evening|night|year)\b|once|twice|times|\b[bt]\.?i\.?d\b|\bq\.?d\b|weekly|monthly|hourly|nightly|annual|yearly|\d ?(?:mg|g|µg|μg|mcg|ml|iu|units?|u|(?:micro|milli|nano)?grams?|(?:micro|milli|nano)?mol\w{0,3}|millilit\w{2,4}|gy)\b|regimen|schedule"),
        "how much was given, or how often",
    ),
    Silence(
        _words(r"\b(?:took|take|taking|given|swallow\w*|got|received) (?:[\w-]+ ){0,4}?(?:tablets?|pills?|capsules?)\b"),
        _words(r"tablet|pill|capsule|oral|by mouth|orally|ingest|swallow|medication|drug|supplement|dose|\bmg\b|placebo"),
        "tablets",
    ),
    Silence(
        _words(r"\b(?:given|got|had|received|by|an?|the|with) (?:[\w-]+ ){0,3}?(?:injections?|infusions?|drips?)\b"),
        _words(r"inject|infus|intra|subcutan|parenteral|vaccin|needle|toxin|bolus|\bi\.?v\b|\bi\.?m\b|\bs\.?c\b|transfus|drip|\bshots?\b|block|anaesth|anesth|epidural|catheter|mab\b|insulin|depot|implant|cept\b|penicillin|heparin|penem\b|mycin\b|platin\b|taxel\b|rubicin\b|botulinum|glutide\b|kinra\b|interferon|antibod|fentan|chemotherap|biopsy"),
        "injections",
    ),
    Silence(
        _words(r"\b(?:funded|paid for|sponsored|financed) by\b|\bno conflicts? of interest|\bindependent of (?:any|the) (?:company|maker|manufacturer|industry)"),
        _words(r"fund|sponsor|support|grant|financ|paid|interest|disclos|compan|industr|manufactur|donat"),
        "who paid for the study, or the authors' interests", grave=True,
    ),
)  # fmt: skip
# What many people do is told of no study.
_IN_GENERAL = quick(
    r"^\W*(?:many|most|some|millions of|several) (?:other )?(?:people|patients|women|men|children|adults|parents|doctors)\b",
    re.IGNORECASE,
)
_IN_THE_STUDY = quick(
    r"\b(?:were|was|had|took|got|received|will|of (?:them|the|those)|(?:with|after|on|from|by|thanks to|take|taking|using|get|given) (?:the|this|these|it)|in (?:this|the) (?:study|trial))\b",
    re.IGNORECASE,
)
# What is denied, asked, doubted or not known is not told.
_LEFT_OPEN = r"not|no one|nobody|nothing|never|whether|if|unknown|unclear|doesn['’]t|didn['’]t|may|might|could|cannot|ask|talk|more research|(?:limited|little|too few) (?:information|evidence|data)"
_DENIED = quick(rf"\b(?:{_LEFT_OPEN}|need(?:ed|s)?)\b", re.IGNORECASE)
# “Some needed insulin” is a finding, “more research is needed” none.
_OPEN = quick(rf"\b(?:{_LEFT_OPEN}|(?:is|are) needed|needs? to)\b", re.IGNORECASE)
_ASKED = quick(
    r"\b(?:whether|if|unknown|unclear|does not (?:say|tell|report|mention)|doesn['’]t (?:say|tell|report|mention)|no(?:t|body|ne)? (?:told|reported)|ask|talk|research|future|(?:is|are) needed|needs? to)\b",
    re.IGNORECASE,
)
# Of a hundred things a sentence tells few: those alone are looked for whose letters it has.
_SILENT = (*OUTCOMES, *DOINGS, *TREATMENTS)
_WHICH = Which([silence.told for silence in _SILENT])
_PAST = quick(r"\b(?:was|were|had|did|got|took|felt|gave|kept|\w{2,}ed)\b", re.IGNORECASE)


@rule(
    "not reported",
    Severity.BLOCK,
    Severity.WARN,
    why="what nobody reported is invented, however likely it sounds",
    standard=_STANDARD,
)
def not_reported(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name what the draft tells of harms, the long run, outcomes, tests, treatments or money where the paper has not a word on it."""
    strict = paper.scope == "full" or summary.origin.drafter != "person"
    index = index_of(paper)
    lead = lead_of(summary, index)
    for silence, place, match in _told(summary):
        said = place[2].text
        if not silence.grave and is_in(lead, place) and not (_PAST.search(said) or _IN_THE_STUDY.search(said)):
            continue
        if not _is_told(silence.carried, paper):
            yield flag(
                "not reported", Severity.BLOCK if silence.grave and strict else Severity.WARN, place, match.span(),
                f"the paper does not report {silence.what}", standard=_STANDARD,
                remedy=_REMEDY,
            )  # fmt: skip
    for place in every_sentence(summary):
        if place[0] != "audience" and (_PAST.search(place[2].text) or not is_in(lead, place)):
            yield from _silent_on(place, index)


def _silent_on(place: Place, index: Index) -> Iterator[Flag]:
    """Warn of what a sentence tells of the study and the paper has in no words."""
    text = place[2].text
    for number in _WHICH.may_be_in(text):
        silence = _SILENT[number]
        match = silence.told.search(text)
        if match and not _carries(number, index) and not _is_open(text, match, named=silence in TREATMENTS):
            yield flag(
                "not reported", Severity.WARN, place, match.span(), f"the paper does not report {silence.what}", standard=_STANDARD,
                remedy=_REMEDY,
            )  # fmt: skip


@kept
def _carries(number: int, index: Index) -> bool:
    """Tell whether a paper has a thing in any words: a long look, and several sentences ask for the same."""
    return _SILENT[number].carried.search(index.told) is not None


def _is_open(text: str, match: re.Match[str], *, named: bool) -> bool:
    """Tell whether a sentence asks for a thing, denies it, leaves it open, or tells it of the world at large.

    Who doubts what a treatment did that the paper does not name still `named` it.
    """
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return (
        asks(text)
        or bool((_ASKED if named else _OPEN).search(rest))
        or bool(_IN_GENERAL.search(text) and not _PAST.search(text))
    )


def _told(summary: Summary) -> Iterator[tuple[Silence, Place, re.Match[str]]]:
    """Give what a draft tells of the things that papers are often silent on."""
    for place in every_sentence(summary):
        text = place[2].text
        for silence in _SILENCES if place[0] != "audience" and not asks(text) else ():
            match = silence.told.search(text)
            if match and not (silence.grave or _IN_THE_STUDY.search(text)) and _IN_GENERAL.search(text):
                continue
            if match and not _DENIED.search(f"{text[: match.start()]} {text[match.end() :]}"):
                yield silence, place, match


def _is_told(carried: Quick, paper: Paper) -> bool:
    return bool(carried.search(paper.title)) or any(
        carried.search(p.text) for p in paper.passages() if p.kind != "references"
    )

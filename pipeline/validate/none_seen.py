"""Know harms that a paper did not see told as seen. Takes a sentence; gives the words for a harm, and the passage that denies it.

“Some had side effects” of what says “no adverse events occurred” frightens readers for nothing; so does “two people died” where none did. A harm is
denied where each passage that has it in any words says there was none: what was rarer, or as frequent in both groups, was seen.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.quick import Quick, Several, quick
from pipeline.validate.align import LONG, Index
from pipeline.validate.flags import asks
from pipeline.validate.kept import kept


class _Harm(NamedTuple):
    """A summary's words for a harm, a paper's for the same, and whatever in a paper may stand for it."""

    told: Quick
    same: re.Pattern[str]
    carried: Quick


def _harm(told: str, same: str, carried: str = "") -> _Harm:
    return _Harm(
        quick(rf"\b(?:{told})\b", re.IGNORECASE),
        re.compile(same, re.IGNORECASE),
        quick(rf"\b(?:{same}|{carried})\b" if carried else rf"\b(?:{same})\b", re.IGNORECASE),
    )


_SIDE = (
    r"side[- ]effects?|(?:adverse|untoward|undesirable|unwanted) (?:drug )?(?:effects?|events?|reactions?|outcomes?)"
)
HARMS = (
    _harm(r"side[- ]effects?|adverse (?:effects?|events?|reactions?)|unwanted effects?|bad reactions?", _SIDE, r"toxic\w*|complicat\w+|harm\w*|reactions?|toler\w+|safety|safe"),
    _harm(r"complications?", r"complications?", rf"complicat\w+|morbidity|{_SIDE}|fistul\w+|leak\w*|bleed\w*|infect\w+"),
    _harm(r"died|deaths?", r"deaths?|died|mortality", r"fatal\w*|dead|lethal\w*|surviv\w+|expired|succumbed"),
    _harm(r"nausea|felt sick|being sick|vomit(?:ed|ing)?|threw up", r"nausea|vomiting|emesis", r"emetic|sick\w*|gastrointestinal"),
    _harm(r"bleeding|bled|bleeds?", r"bleed(?:ing|s)?|bled|ha?emorrhag\w+", r"ha?ematomas?|blood loss"),
    _harm(r"infections?", r"infections?|infected", r"infectious|sepsis|septic\w*|abscess\w*|pneumonia"),
    _harm(r"came back|recurrences?|relapsed?|relapses", r"recurr\w+|relaps\w+", r"return\w*|came back|reappear\w*"),
    _harm(r"fever", r"fever|febrile", r"pyrexi\w+|temperature"),
    _harm(r"rash(?:es)?|allergic reactions?", r"rash\w*|allergic reactions?|anaphyla\w+", r"allerg\w+|hypersensitiv\w+|skin reactions?"),
    _harm(r"seizures?|fits", r"seizures?|convulsi\w+", r"epilep\w+|fits?"),
    _harm(r"strokes?", r"strokes?", r"cerebrovascular|infarct\w*|ischa?emi\w+|neurologic\w*"),
    _harm(r"heart attacks?", r"heart attacks?|myocardial infarct\w*", r"infarct\w*|mi|coronary|cardiac"),
    _harm(r"blood clots?", r"blood clots?|thrombos[ie]s|thromboembol\w+|embolisms?", r"clots?|thromb\w+|embol\w+|dvt|pe"),
    _harm(r"leak(?:s|ed|age)?", r"leak(?:s|ed|age|ages)?", r"dehiscence|fistul\w+"),
    _harm(r"dizz(?:y|iness)", r"dizz\w+|vertigo", r"light-?head\w+|syncope|hypotensi\w+"),
    _harm(r"headaches?", r"headaches?", r"migraines?|cephal\w+"),
    _harm(r"dislocat\w+|slipped out", r"dislocat\w+|subluxat\w+", r"sublux\w+|instabil\w+"),
    _harm(r"fractures?", r"fractures?", r"broken|break\w*"),
)  # fmt: skip
ANY_HARM = Several(harm.told for harm in HARMS)
# That it was there: somebody had it, it came, or the treatment brought it.
_HAD = r"(?:had|have|has|got|suffered(?: from)?|developed|experienced|felt|reported|noticed|complained of|were treated for|needed treatment for|showed|went on to have|ended with|caused|causes|led to|leads to|brought(?: on)?|brings|resulted in|triggered|saw|there (?:was|were)|died of|died from)"
_BEFORE = re.compile(
    rf"\b{_HAD} (?:also |even |more |some |a few |few |several |many |mild |serious |severe |minor |temporary |new |an? |one |two |three |four |five |\d+ |other |further |local |late |early |wound |major ){{0,3}}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r" (?:(?:also|sometimes|often|later) )?(?:occurred|happened|appeared|developed|arose|followed|set in|came up|(?:was|were) (?:seen|common|frequent|reported|found|noted|observed)|in (?:some|several|a few|two|three|four|five|one|many|most|\d+)\b)",
    re.IGNORECASE,
)
# What people do who have it: “some felt sick”.
ACTS = frozenset({"died", "bled", "felt sick", "vomited", "relapsed", "came back", "threw up"})
_SOME_DIED = re.compile(
    r"\b(?:some|several|a few|one|two|three|four|five|many|most|half|\d+)(?: of (?:them|the [\w-]{2,14}))?(?: [\w-]{2,14}){0,3} $",
    re.IGNORECASE,
)
_GUARDED = quick(
    r"\b(?:no|not|none|nobody|never|neither|nor|without|fewer|less|rare(?:ly)?|rather|whether|if|may|might|could|can|would|should|risk|similar|same|chance|prevent\w*|avoid\w*|hardly|few|unclear|unknown|before|previous\w*|earlier|history|except|who had|how|compared|than|such as|like|because|expected|feared|only|all but|already|(?:every|each|per|a) year|world\w*|global\w*|millions|have died|older (?:drugs?|medicines?|treatments?)|diar(?:y|ies))\b|n['’]t\b",
    re.IGNORECASE,
)
_GAP = r"(?:(?!but\b|other\b|differ|increase|reduc|significant diff|with\b|history|presented|information|data\b|stud(?:y|ies)\b|trials?\b|more\b|previous|further)[\w-]{2,18},? )"
_DENIED_BEFORE = re.compile(
    rf"\b(?:no|without(?! and with)(?: any)?|absence of|free (?:of|from)|nil|zero|none (?:of (?:the |our |these )?[\w-]{{2,16}} )?(?:had|developed|experienced|showed|suffered)|(?:did|do|does) not (?:have|develop|experience|show|suffer|cause|lead to|result in)) {_GAP}{{0,4}}$",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"(?:[ ,][\w-]{2,16}){0,4}? (?:(?:was|were|has been|have been) (?:not|never) (?:seen|observed|detected|found|noted|encountered|recorded|identified)|did not (?:occur|happen|develop|appear)|(?:was|were) (?:absent|nil|zero|none|0)\b(?![.,]\d))",
    re.IGNORECASE,
)
# “No serious complications” denies the serious ones alone.
_KIND = quick(
    r"\b(?:serious|severe|major|significant|grave|life-threatening|related|important|obvious|grade|long-term|late|early|intraoperative|perioperative|systemic|permanent|persistent|symptomatic|maternal|local)\b",
    re.IGNORECASE,
)
_RATE_DIFFERS = re.compile(
    r"\b(?:difference|differ\w*|significant\w*|increas\w+|reduc\w+|decreas\w+|associat\w+|correlat\w+|higher|lower|more|less|fewer|risk|rates?|effect on|impact)\b",
    re.IGNORECASE,
)
PLANNED = frozenset({"methods", "introduction", "references", "captions", "tables"})


@kept
def none_seen(text: str, index: Index) -> tuple[tuple[int, int], str, Passage] | None:
    """Give a harm that a sentence says was there, where each passage that has it says there was none."""
    if not ANY_HARM.may_be_in(text) or len(index.passages) > LONG or _GUARDED.search(text) or asks(text):
        return None
    for number, harm in enumerate(HARMS):
        match = harm.told.search(text)
        passage = _denying(number, index) if match and _is_said(text, match) else None
        if match and passage:
            return match.span(), f"“{match.group()}”: the paper says that there were none", passage
    return None


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence says that a harm was there: somebody had it, it came, or the treatment brought it."""
    acts = match.group().lower() in ACTS
    return bool(
        _BEHIND.match(text, match.end())
        or _BEFORE.search(text, 0, match.start())
        or (acts and _SOME_DIED.search(text, 0, match.start()))
    )


@kept
def _denying(number: int, index: Index) -> Passage | None:
    """Give the passage that denies a harm, where it stands nowhere undenied but in what was to be measured."""
    harm, found = HARMS[number], None
    if harm.carried.search(index.paper.title):
        return None
    for passage in index.passages:
        for match in harm.carried.finditer(passage.text):
            denied = _denial(passage.text, match)
            if denied is None and passage.kind not in PLANNED:
                return None
            if denied and not _KIND.search(denied) and harm.same.fullmatch(match.group()):
                found = found or passage
    return found


def _denial(told: str, match: re.Match[str]) -> str | None:
    """Give the words that deny that a harm was there; None where a passage says that it was, or of how many."""
    before = _DENIED_BEFORE.search(told, max(0, match.start() - 110), match.start())
    behind = _DENIED_BEHIND.match(told, match.end())
    for found in (before, behind):
        if found and not _RATE_DIFFERS.search(found.group()):
            return found.group()
    return None

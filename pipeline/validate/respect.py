"""Respect: people are not their illness, and nobody is spoken of as a case or a burden. Takes a Summary; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import Quick, quick
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = "Cochrane Style Manual: “people”, not “subjects”; ICMJE, inclusive language"
# Words, and what to say instead.
_WORDS: tuple[tuple[Quick, str], ...] = tuple(
    (quick(rf"\b(?:{words})\b", re.IGNORECASE), better)
    for words, better in (
        (r"sufferers?|(?:who |people |patients )?suffer(?:s|ing|ed)? from|afflicted (?:with|by)|stricken (?:with|by)|plagued by", "“people with …”, “has …”"),
        (r"victims? (?:of (?!abuse|violence|crime|assault|torture|trafficking|war|rape))|(?:stroke|cancer|aids|burn|dementia) victims?", "“people who had …”"),
        (r"(?<!study )(?<!human )(?<!the )subjects(?! (?:of|such|like|that|to|in school))|(?:all|these|those|healthy|study|human|test|elderly|male|female) subjects", "“people”, “participants”"),
        (r"(?:wheelchair|chair)[- ]bound|confined to (?:a|her|his|the) (?:wheelchair|bed)|bed-?ridden", "“uses a wheelchair”, “stays in bed”"),
        (r"the (?:elderly|aged|disabled|handicapped|blind|deaf|mentally ill|insane|obese|demented|infertile)(?! (?:people|person|patients?|man|woman|adults?|men|women|group|population|participants|mice|rats|and|or|care|home))", "“older people”, “people with …”"),
        (r"(?:an?|the|these|those|many|most|all|some|\d+) (?:diabetics?|epileptics?|schizophrenics?|asthmatics?|alcoholics?|addicts?|psychotics?|hypertensives?|cripples?|retards?|junkies)(?! \w*(?:patients?|people|disorders?|seizures?|attacks?|symptoms?|drinks?|beverages?))", "“people with …”"),
        (r"(?:patients?|people|person|man|woman|she|he|they|who) (?:had )?failed (?:[\w-]+ ){0,3}?(?:treatments?|therap(?:y|ies)|medication|drugs?)|treatment failures", "“the treatment did not work for …”"),
        (r"complain(?:s|ed|ing) (?:of|about) (?!the (?:study|care))|non-?compliant|refused (?:to (?:take|comply))|denie[sd] (?:any |having |a )", "“reported …”, “did not take …”"),
        (r"mentally retarded|mental retardation|lunatic|crazy|normal people|the normal", "a neutral word"),
        (r"commit(?:s|ted|ting)? suicide", "“died by suicide”"),
        (r"(?:lost|losing|wins?|won|brave|heroic) (?:the|her|his|their)? ?(?:battle|fight|struggle) (?:with|against)|battling", "“lives with …”, “died of …”"),
    )
)  # fmt: skip

_ANY = quick("|".join(words.pattern for words, _ in _WORDS), re.IGNORECASE)


@rule("respect", Severity.NOTE, why="words that make a person their illness push readers away", standard=_STANDARD)
def respect(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note words that make people into their illness, or speak of them as things, and offer better ones."""
    del paper
    for place in every_sentence(summary):
        for words, better in _WORDS if _ANY.search(place[2].text) else ():
            match = words.search(place[2].text)
            if match:
                yield flag(
                    "respect", Severity.NOTE, place, match.span(), f"“{match.group().strip()}”: readers may feel spoken about",
                    standard=_STANDARD, remedy=f"better: {better}",
                )  # fmt: skip

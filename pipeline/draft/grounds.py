"""Tell by itself what a long sentence stands on. Takes a sentence; gives its parts, or none where it is not safe.

“Based on two small trials, A” is “A. This is based on two small trials”, and “high-quality evidence shows that A” is A and how
good its evidence is. Weak evidence stays before what it only suggests.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish
from pipeline.draft.splits import IN_ITS_REACH, REPORTED, SURE_VERB
from pipeline.draft.whole import PAST, sound
from pipeline.text.quick import Quick, quick

_STARTS = r"(?!(?:and|or|but|as|with|which|including|such|especially|due|owing|because)\b)(?=(?:the|there|this|these|it|no|we|they|most|some|all|few|many|only|[\w’'-]+) )"
# (how a sentence begins, what is told of it behind)
_STANDS_ON: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"Based (?:up)?on (?P<ground>[^,;:]{{5,140}}), {_STARTS}"), "This is based on {ground}"),
    # What was weighed may speak for what came out, or against it: it is no reason. And tablets that were “given” were not weighed.
    (re.compile(rf"(?:In (?:the )?light of|In view of|Considering|Mindful of|Bearing in mind|Taking into account|Given(?= that\b| the (?:[\w-]+ ){{0,3}}(?:evidence|certainty|quality|number|lack|paucity|limitations?)\b)) (?P<ground>[^,;:]{{5,140}}), {_STARTS}"), "This takes into account {ground}"),
    (re.compile(rf"In (?P<ground>(?:very low|low|moderate|high)[- ](?:certainty|quality)) evidence, {_STARTS}"), "grade"),
)  # fmt: skip
_GOOD = re.compile(
    r"(?P<level>[Mm]oderate|[Hh]igh)[- ](?P<word>certainty|quality) evidence (?:shows|indicates|showed|indicated) that (?P<told>.{20,})$"
)
# Another sentence of its own, whatever the first one doubts: (joint, opener).
_ANEW: tuple[tuple[Quick, str], ...] = (
    (quick(r",? and (?=it (?:is|was|remains) (?:still |also |therefore )?(?:unclear|uncertain|unknown|not (?:clear|known|possible)|likely|possible)\b)"), ""),
    (quick(r",? but (?=no (?:clear |significant |statistically significant )?(?:differences?|effects?|evidence|benefits?|changes?)\b)"), "But there {was} "),
    (quick(r" yet (?=(?:the |this |these )?[\w-]+ (?:was|were|is|are|remains?|has|have)\b)"), "But "),
    (quick(r",? and (?=(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:out )?of (?:the )?(?:\w+ )?(?:studies|trials)\b)"), ""),
    (quick(r",? (?:and|while|whereas) (?=(?:very low|low|moderate|high|poor)[- ](?:quality|certainty) evidence (?:shows|suggests|indicates|showed|suggested|indicated) )"), ""),
    (quick(r",? therefore,? (?=(?:these|this|the|we|no|it) )"), "So "),
)  # fmt: skip
_OF_A_NOUN = re.compile(
    r"\b(?:that|which|who) (?:\w+ly )?(?:involved|included|compared|used|assessed|examined|reported|measured|received|had|were|was)\b"
)
_MANY = re.compile(r"no (?:[\w ]{0,28} )?(?:differences|effects|benefits|changes)\b")


@lru_cache(maxsize=2048)
def split_ground(sentence: str) -> list[str]:
    """Split “Based on A, B” into “B. This is based on A”."""
    for pattern, said in _STANDS_ON:
        opens = pattern.match(sentence)
        if not opens:
            continue
        rest, ground = sentence[opens.end() :], opens.group("ground")
        if said == "grade":
            level, word = re.split(r"[- ](?=certainty|quality)", ground)
            behind = f"The {word} of the evidence for this was {level}"
        else:
            behind = said.format(ground=ground)
        parts = [finish(rest), finish(behind)]
        if SURE_VERB.search(rest) and all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_good_evidence(sentence: str) -> list[str]:
    """Split “High-quality evidence shows that A” into “A” and how good its evidence was; never so of weak evidence."""
    match = _GOOD.match(sentence)
    if not match or not SURE_VERB.search(match.group("told")) or "evidence" in match.group("told"):
        return []
    grade = f"The {match.group('word')} of the evidence for this was {match.group('level').lower()}."
    parts = [finish(match.group("told")), grade]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_anew(sentence: str) -> list[str]:
    """Split before what begins anew: “A, and it is unclear whether B”, “A but no difference in B”."""
    for pattern, opener in _ANEW:
        for match in pattern.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            if (
                not SURE_VERB.search(first)
                or first.count("(") != first.count(")")
                or REPORTED.search(_OF_A_NOUN.sub("", first))
            ):
                continue
            # Whatever it reports, evidence of its own begins anew.
            if opener != "" and IN_ITS_REACH.search(first):
                continue
            was = (
                ("were" if _MANY.match(second) else "was")
                if PAST.search(first)
                else ("are" if _MANY.match(second) else "is")
            )
            # “But no difference was found” has its verb already.
            named = (
                opener.format(was=was)
                if not (
                    opener.startswith("But there")
                    and SURE_VERB.search(re.split(r"\b(?:when|in|between|for)\b", second)[0])
                )
                else "But "
            )
            parts = [finish(first), finish(f"{named}{second}")]
            if all(map(sound, parts)):
                return parts
    return []

"""Know figures of the world told as a study's people: “2 million older people were given it”. Takes a number in a sentence; gives its passage.

A paper begins with how many people have an illness. Whoever tells so many as those who were treated makes a trial of hundreds one of
millions; where the paper has the figure as one of the world alone, and its own people are a small part of it, no doubt is left.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.align import Index

# So many times as many as the study had, and so sure of how many it had.
_TIMES, _SURE = 20, 0.6
_PEOPLE = r"(?:people|patients|women|men|adults|children|babies|infants|participants|volunteers|girls|boys|teenagers|persons|individuals|seniors)"
# What was done in the study: nobody does so to all who have an illness.
_TREATED = re.compile(
    rf" ?(?:[\w’'-]{{1,16}} ){{0,4}}?{_PEOPLE}(?: (?:with|who had|aged|over|under|and) (?:[\w’'-]{{1,16}} ){{1,6}}?)? ?(?:in the (?:study|trial) )?"
    r"(?:(?:were|was) (?:[a-z]{2,12} )?(?:given|randomi[sz]ed|randomly|assigned|enrolled|recruited|included in|put on|split|followed|tested|asked|vaccinated|treated with)|took (?:part|the|it|this|[a-z]+(?:in|ol|ab|ide|ine|one|en|pril|tan))\b|received (?:the|it|this|either)|joined|tried)",
    re.IGNORECASE,
)
# … but for this, which is done outside a study, too: “since 2010, 2 million people have been vaccinated”.
_ALLOTTED = re.compile(
    r"randomi[sz]ed|randomly|assigned|enrolled|recruited|included in|put on|split|joined|took part", re.IGNORECASE
)
_DONE_ANYWAY = quick(
    r"\b(?:vaccinated|immuni[sz]ed|received?|given|prescribed|(?:been|being|are|were|was) (?:[a-z]{2,12} )?(?:treated|tested|screened|implanted|followed)|implanted|taken?|taking|took|us(?:e|es|ed|ing)|tried)\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:(?:study|trial) (?:of|in|with|among|included|involved|followed|had|tested)|(?:researchers|scientists|doctors|they|team) (?:followed|studied|treated|tested|recruited|enrolled|compared)|gave (?:it|the [\w-]{1,16}|[\w-]{1,16}) to) (?:about |some |nearly |over |more than |almost )?$",
    re.IGNORECASE,
)
_OF_THE_WORLD = r"worldwide|global(?:ly)?|in the (?:world|united|us\b|uk\b|usa|eu\b|population|general)|(?:each|every|per|a) year|annual(?:ly)?|yearly|estimated|estimates?|prevalence|incidence|nationwide|europeans?|americans|of the population|so far|by 20\d\d"
_WORLD = quick(rf"\b(?:{_OF_THE_WORLD})\b", re.IGNORECASE)
_WORLD_OR_ILL = quick(
    rf"\b(?:{_OF_THE_WORLD}|affect(?:s|ing|ed)?|suffer(?:s|ing)?|liv(?:e|es|ing) with|have|has|occurs?|develop|experience|diagnosed|undergo|cases|burden|common)\b",
    re.IGNORECASE,
)
_OF_THE_STUDY = quick(
    r"\b(?:we|our|this (?:study|trial|analysis|cohort|review)|randomi[sz]\w+|enrol\w+|recruit\w+|participants?|included|cohort|database|registr\w+|data ?sets?|claims|records|sample|trials?|studies|respondents|followed|were (?:given|treated|assigned|analy[sz]ed|studied|identified|screened))\b",
    re.IGNORECASE,
)


def told_as_people(number: Number, text: str, index: Index) -> Passage | None:
    """Give the passage that has a number as one of the world, where a sentence tells it as those whom the study treated or followed."""
    fact = index.paper.facts.participants
    if (
        number.kind not in COUNTS
        or fact.needs_review
        or fact.confidence < _SURE
        or not (fact.value or "").isdigit()
        or number.value < _TIMES * int(fact.value or 0)
    ):
        return None
    treated = _TREATED.match(text, number.end)
    if not (treated or _STUDIED.search(text, 0, number.start)) or _WORLD.search(text):
        return None
    told = [p for p in index.passages if any(same_number(number, other) for other in index.told_numbers(p))]
    sure = bool(told) and all(_WORLD_OR_ILL.search(p.text) and not _OF_THE_STUDY.search(p.text) for p in told)
    # What the paper tells as done to so many, a sentence may tell as done to them.
    done = treated and not _ALLOTTED.search(treated.group()) and any(_DONE_ANYWAY.search(p.text) for p in told)
    return told[0] if sure and not done else None

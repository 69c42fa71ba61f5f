"""Support: a sentence tells of what the paper tells of, in whatever words. Takes both; gives Flags.

The one rule that sees hype, advice and invention in words that no list has: what is not drawn from the paper shares
hardly a telling word with it. Lay words and their medical twins count as one (pipeline/text/synonyms.txt).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.align import index_of
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = "plainpaper: a draft is never better than its evidence"
# Swept over planted sentences: on model-written summaries 0.10 flags 0.8 % of untouched ones and finds 81 % of the hype,
# 69 % of the advice and 88 % of the inventions; 0.13 flags 1.1 % and finds four points more.
_FLOOR = 0.10
# A summary that keeps close to its paper makes a stranger stand out: the floor rises with the square of its median.
_RISE = 0.45
# When was searched and who paid stands outside the abstract: worth a note, no warning.
_ABOUT_THE_REVIEW = re.compile(
    r"\b(?:search(?:ed|es)?|up[- ]to[- ]date|as of|current to|published|funded|funding|sponsor\w{0,4}|update of|databases?|this review)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS, _FEWEST_CONCEPTS = 5, 3
_GENERAL = re.compile(
    r"\b(?:talk(?:s|ed)? (?:to|with)|speak (?:to|with)|ask (?:your|a) |doctor|nurse|pharmacist|learn more|more information|may have questions|this (?:may|might|could) interest|language model|(?:abstract|text that was given) was read|"
    r"does not (?:say|report|tell|clearly)|did not report|not reported|peer[- ]review\w*|preprint|retracted|journal has|start, stop or change|"
    r"(?:more|further|future|larger|additional|other) (?:\w+ ){0,2}(?:research|studies|trials|study)|cannot show|can show that things occur|no comparison group|one paper alone|carry over to people)\b",
    re.IGNORECASE,
)


@rule(
    "support",
    Severity.WARN,
    Severity.NOTE,
    why="a sentence whose words the paper does not have is most likely invented",
    standard=_STANDARD,
)
def support(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a sentence whose telling words the paper hardly knows: invented, or from another paper."""
    index = index_of(paper)
    places = [p for p in every_sentence(summary) if p[0] != "title" and len(p[2].text.split()) >= _FEWEST_WORDS]
    told = [(place, *index.support(place[2].text)) for place in places]
    told = [one for one in told if len(one[2]) >= _FEWEST_CONCEPTS or len(one[0][2].text.split()) > 7]
    usual = statistics.median([share for _, share, _, _ in told]) if told else 0.0
    least = max(_FLOOR, _RISE * usual * usual)
    for place, share, telling, missing in told:
        if _GENERAL.search(place[2].text):
            continue
        if share < least and _ABOUT_THE_REVIEW.search(place[2].text):
            yield flag(
                "support", Severity.NOTE, place, None, "the paper does not tell this of how it was done or paid for",
                standard=_STANDARD, remedy="find the passage that says it, or take it out",
            )  # fmt: skip
        elif share < least:
            yield flag(
                "support", Severity.WARN, place, None, "hardly any of this sentence's words are in the paper",
                standard=_STANDARD, remedy="find the passage that says it, or take it out",
            )  # fmt: skip
        elif len(missing) >= 3 and len(missing) > 0.6 * len(telling):
            yield flag(
                "support", Severity.NOTE, place, None, f"thin support: the paper does not have {', '.join(missing[:5])} …",
                passages=tuple(p.id for _, p in index.rank(place[2].text, 2)), standard=_STANDARD,
                remedy="compare with the passages",
            )  # fmt: skip

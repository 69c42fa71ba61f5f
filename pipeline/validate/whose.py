"""Whose: what others found is not told as what this study found. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import ABOUT_MANY
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.limits import tells_a_limit

_SAID = quick(
    r"\b(?:other|earlier|previous|past|prior) (?:studies|reports|research|cases|work|authors|researchers|patients|people|scientists|experiments|findings)\b|\b(?:reported|described|shown|known|found) (?:before|elsewhere|earlier|previously)\b|\b(?:cases?|patients?|instances?|infections?|people) (?:[\w-]{1,12} ){0,6}?(?:had|has|have) (?:ever |so far |only |since )?been (?:reported|described|published|recorded|documented)\b|\bon record\b|"
    r"\bbefore this\b|\bpreviously\b|\b(?:authors|researchers) (?:cite|mention|refer)\b|\bliterature\b|\bit is (?:already )?known\b|\b(?:is|are|were|was|has been|have been) (?:known|thought|believed)\b|\belsewhere\b|\bhas (?:already )?been shown\b|\bin the past\b",
    re.IGNORECASE,
)
# What is so in general may be told without saying who found it; what was found, once, in some, may not.
_FOUND = quick(
    r"\b(?:found|showed|shown|reported|observed|demonstrated|revealed|developed|increased|decreased|reduced|improved|had|was|were|did|suggested|noted|described|identified|experienced|occurred|resulted|led)\b|\d",
    re.IGNORECASE,
)
# Nearly word for word, what others found needs no past tense to be theirs; what is so in general is told in the same words
# by anyone, so it must say of a finding.
_REPORTED = quick(
    r"\b(?:shows?|suggests?|suggested|reveals?|indicates?|appears?|seems?|(?:has|have|can|could) be(?:en)? \w{3,20}|reduces|increases|delays|propose[sd]?|detected|unpublished)\b",
    re.IGNORECASE,
)
_SURELY, _CLEARLY = 0.45, 0.12
_WORD_FOR_WORD = 0.8
# In own words a passage must share so many concepts with a sentence: “both had lung tumours first” is told by any.
_FEWEST_SHARED = 4
# Of its own limits a study tells itself, whatever other work they sound like.
_OF_THE_STUDY = quick(
    r"\b(?:the|this) (?:trial|study|report|survey|sample|review|paper) (?:itself )?(?:had|has|was|were|is|did|does|looked|took|lasted|included|covered|could|cannot|used|relied|only)\b",
    re.IGNORECASE,
)


@rule(
    "whose",
    Severity.WARN,
    why="other people's patients and findings are not this study's",
    standard="plainpaper: cited findings are not this study's",
)
def whose(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where a finding stands on nothing but other people's work and is told as if it were this study's."""
    if (
        paper.facts.design.value in ABOUT_MANY or paper.scope == "abstract"
    ):  # an abstract hardly tells of others' findings
        return
    index = index_of(paper)
    for place in every_sentence(summary):
        section, number, claim = place
        if number is None or section == "audience" or _SAID.search(claim.text):
            continue
        ranked = index.rank(claim.text, 8)
        verbatim = bool(ranked) and ranked[0][0] > _WORD_FOR_WORD
        told = verbatim and (_REPORTED.search(claim.text) or ranked[0][1].kind in {"discussion", "results"})
        if not _FOUND.search(claim.text) and not told:
            continue
        if not ranked or any(p.whose != "cited" for p in index.passages if p.id in claim.passages[:1]):
            continue
        score, best = ranked[0]
        own = max((s for s, p in ranked if p.whose != "cited"), default=0.0)
        general = best.kind in {"introduction", "abstract"} and not (_FOUND.search(best.text) or verbatim)
        if (
            best.whose == "cited"
            and best.kind not in {"methods", "abstract"}
            and not general
            and score > _SURELY
            and score - own > _CLEARLY
            and (verbatim or _shares_enough(claim.text, best, index))
            and not (_OF_THE_STUDY.search(claim.text) and tells_a_limit(claim.text))
        ):
            yield flag(
                "whose", Severity.WARN, place, None, f"passage {best.id} tells this of other people's patients or work",
                passages=(best.id,), standard="plainpaper: cited findings are not this study's",
                remedy="say whose finding it is, or take it out",
            )  # fmt: skip


def _shares_enough(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a passage shares so many concepts with a sentence of other words that it tells the same."""
    return len(set(index.concepts(text)) & set(index.concepts(passage.text))) >= _FEWEST_SHARED

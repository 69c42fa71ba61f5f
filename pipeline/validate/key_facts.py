"""Key facts: does a summary tell what its paper is about and found? Takes both; gives each sure fact, and whether it is told.

No rule: a measure, for comparing drafts of the same papers. What the reader of the paper is not sure of is no key fact.
A fact counts as told where words for it stand in the summary, or where a sentence names one of its passages; whether
that sentence is right is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.records import Claim, Fact, Paper, Summary
from pipeline.records.designs import NOT_IN_PEOPLE
from pipeline.text.meaning import concepts, explained, is_everyday
from pipeline.text.numbers import numbers
from pipeline.text.words import content, tokens
from pipeline.validate.align import index_of

# As sure as the rule on omissions wants a fact to be.
LEAST_SURE = 0.6
# What a text has to say of a design for a reader to know it.
DESIGN_TOLD = {
    "randomised trial": r"by chance|randomi[sz]ed|at random|randomly|trial",
    "single-arm trial": r"without a comparison|no comparison|trial",
    "case report": r"one person|one patient|single patient|case report|a (?:man|woman|girl|boy|child|patient) ",
    "case series": r"a few people|report about \d|report about|case series|series of",
    "cohort study": r"followed|cohort|over time",
    "case-control study": r"with and without|case-control",
    "cross-sectional study": r"one point in time|cross-sectional|survey|questionnaire",
    "systematic review": r"review",
    "meta-analysis": r"combined|meta-analysis|pooled|review",
    "narrative review": r"overview|review",
    "animal study": r"in (?:animals|mice|rats|rabbits|dogs|pigs|monkeys|\d+ \w+|\w+ and in people)|animal|\bmice\b|\brats\b",
    "laboratory study": r"laboratory|in (?:a )?lab\b|cells",
    "guideline": r"guideline|advice|recommend",
    "protocol": r"plan|protocol",
    "editorial": r"opinion|editorial|comment",
    "observational study": r"observed|study",
}
HARM_TOLD = re.compile(
    r"\b(?:side[- ]effects?|adverse|unwanted|harms?|toxicit\w+|complications?|tolerat\w+|safety|reactions?|bleeding|deaths?|"
    r"died|nausea|infections?|withdr\w+)\b",
    re.IGNORECASE,
)
SAME_TOLD = re.compile(
    r"\b(?:no|not|similar\w*|same|neither|nor|without|comparable|unchanged|did not|little or no|non-?inferior\w*)\b",
    re.IGNORECASE,
)
CHANGE_TOLD = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|better|worse|improv\w+|reduc\w+|increas\w+|decreas\w+|effective\w*|risk|"
    r"associated|linked|superior|inferior|shorter|longer|faster|prolong\w+|resol\w+|remission|recover\w+|surviv\w+)\b",
    re.IGNORECASE,
)
# A sentence that shares so many telling words with a fact's passages tells it.
_SHARED = 5
_NO_NUMBER_OF_PEOPLE = frozenset({"laboratory study", "narrative review", "protocol", "editorial", "guideline"})


def key_facts(
    summary: Summary, paper: Paper, by_code: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, bool]]:
    """Give (name, value, told) of each key fact.

    Args:
        summary: the summary.
        paper: its paper.
        by_code: sentences that code puts into every draft of this paper: they tell nothing of who wrote the rest.
    """
    own = [claim for _, _, claim in summary.claims() if claim.text not in by_code]
    said = " ".join([summary.title, summary.teaser, *(claim.text for claim in own)])
    found = " ".join(claim.text for claim in (*summary.takeaway, *summary.findings))
    facts = paper.facts
    tests: tuple[tuple[str, Fact, Callable[[str], bool]], ...] = (
        ("design", facts.design, lambda value: bool(re.search(DESIGN_TOLD.get(value, "$^"), said, re.IGNORECASE))),
        ("people", facts.participants, lambda value: _counted(value, said)),
        ("condition", facts.condition, lambda value: named(value, said)),
        ("intervention", facts.intervention, lambda value: named(value, said)),
        ("primary result", facts.primary_result, lambda value: _resulted(value, found)),
        ("harms", facts.harms, lambda _: bool(HARM_TOLD.search(said)) or _stands_on(facts.harms, own, paper)),
        ("limits", facts.limits, lambda _: _stands_on(facts.limits, own, paper)),
    )
    for name, fact, told in tests:
        if fact.value is not None and is_sure(fact) and _is_key(name, fact.value, paper):
            yield name, fact.value, told(fact.value)


def mean_support(summary: Summary, paper: Paper) -> float | None:
    """Give how much of a sentence the paper backs, in percent, on average; None without a sentence."""
    index = index_of(paper)
    shares = [index.backing(claim.text).share for _, _, claim in summary.claims()]
    return round(100 * sum(shares) / len(shares), 1) if shares else None


def is_sure(fact: Fact) -> bool:
    """Tell whether the reader of the paper is sure of a fact."""
    return fact.reported and not fact.needs_review and fact.confidence >= LEAST_SURE


def named(value: str, said: str) -> bool:
    """Tell whether a text has half of the words of a name, or more: with other endings, or as lay words for them."""
    words, lower = set(re.findall(r"[a-z]{4,}", value.lower())), said.lower()
    if not words:  # “HIV”, “MS”: a name of short words alone is told where all of them stand
        return set(re.findall(r"\w+", value.lower())) <= set(re.findall(r"\w+", lower))
    if 2 * sum(word[:6] in lower for word in words) >= len(words):
        return True
    told = set(concepts(said))
    plain = {word for word in explained(tokens(value)) if not is_everyday(word)}
    return any(meant and 2 * len(meant & told) >= len(meant) for meant in (set(concepts(value)), plain))


def _is_key(name: str, value: str, paper: Paper) -> bool:
    if name == "people":
        return value.isdigit() and int(value) > 0 and paper.facts.design.value not in _NO_NUMBER_OF_PEOPLE
    if name == "harms":
        return paper.facts.design.value not in NOT_IN_PEOPLE
    return name != "primary result" or value != "not tested"


def _counted(value: str, said: str) -> bool:
    if int(value) == 1:
        return bool(
            re.search(
                r"\b(?:one|single|an?)(?: \w+){0,2} (?:person|patient|man|woman|boy|girl|child|case)\b",
                said,
                re.IGNORECASE,
            )
        )
    return any(number.value == int(value) or int(value) in number.parts for number in numbers(said))


def _resulted(value: str, found: str) -> bool:
    return bool((SAME_TOLD if value == "no difference" else CHANGE_TOLD).search(found))


def _stands_on(fact: Fact, claims: list[Claim], paper: Paper) -> bool:
    """Tell whether a sentence names a passage of the fact, or shares most telling words with one."""
    if any(set(claim.passages) & set(fact.passages) for claim in claims):
        return True
    passages = [set(content(p.text)) for p in paper.passages() if p.id in fact.passages]
    told = [set(content(claim.text)) for claim in claims]
    return any(len(one & words) >= _SHARED for one in told for words in passages)

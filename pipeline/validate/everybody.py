"""Know sentences that hold a result for everybody: “anyone with”, “whatever their age”. Takes a sentence; gives the words that do.

No study shows that a treatment works, or is safe, for all; where a paper says it so widely, its words are kept.
"""

from __future__ import annotations

import re

from pipeline.text.quick import Quick, quick
from pipeline.validate.align import Index
from pipeline.validate.flags import asks

_ALL = r"(?:anyone|anybody|everyone|everybody|all (?:people|patients|women|men|children|adults|babies|of us)|every (?:patient|woman|man|child|adult|person|baby))"
_WORKS = r"(?:helps?|helped|works?|worked|suitable|right|good|best|safe|effective|benefits?|benefited|protects?|protected|prevents?|prevented|cures?|cured|heals?|treats?|remedy|treatment|answer|choice|option|useful|improves?|improved|reduces?|reduced|eases?|eased|lowers?|lowered|relieves?|relieved)"
_WIDE: tuple[tuple[Quick, Quick], ...] = (
    (
        quick(
            rf"\b{_WORKS} (?:[\w’'-]{{1,14}} ){{0,4}}?(?:for |in |of )?{_ALL} (?:with|who (?:has|have|gets?|suffers?)|living)\b"
            rf"|\b{_WORKS} (?:for|in) (?:anyone|anybody|everyone|everybody)\b(?! (?:design|plann|runn|work|build|mak|treating|caring|stud|develop|writ|teach|interest|involv)\w*)|\b(?:helps?|helped|protects?|protected|cures?|cured|benefits?|benefited) (?:anyone|anybody|everyone|everybody)\b(?! (?:to|involved|understand|see|learn|know))|\b{_ALL} (?:with|who has|who have|living with) (?:[\w’'-]{{1,16}} ){{1,4}}?(?:can|will|should|benefits?|improves?|gets? better)\b",
            re.IGNORECASE,
        ),
        quick(
            r"\b(?:anyone|everyone|everybody|anybody|universal\w*|all (?:\w+ ){0,3}?(?:patients|people|women|men|children|adults|individuals|persons)|every (?:patient|woman|child|person)|each (?:patient|woman|child|person))\b",
            re.IGNORECASE,
        ),
    ),
    (
        quick(
            r"\b(?:whatever|no matter|regardless of|irrespective of) (?:what |how |of )?(?:their |his |her |the |your )?(?:age|ages|sex|weight|old|young|heavy|health|stage|severity|ill)\b",
            re.IGNORECASE,
        ),
        quick(
            r"regardless|irrespective|independen|whatever|no matter|across|adjust|stratif|subgroup|did not (?:differ|depend|vary)|similar|all ages|any age|both|interaction|unrelated|not (?:related|associated)|equal|all (?:patients|age)",
            re.IGNORECASE,
        ),
    ),
    (
        quick(r"\b(?:people|patients|women|men|children|adults|americans|those) of (?:all|any|every) ages?\b|\bat any age\b", re.IGNORECASE),
        quick(r"all ages|any age|every age|regardless of age|age groups|children and adults|adults and children|irrespective of age|aged? \d{1,2}\D{1,12}\d{2}|range|mean age|general population|population-based", re.IGNORECASE),
    ),
    (
        quick(r"\b(?:any|every|all) (?:kinds?|types?|sorts?|forms?) of (?:operations?|surgery|cancers?|infections?|pain|diabetes|stroke|disease|patients?|headaches?|asthma|tumou?rs?)\b|\bboth types of diabetes\b", re.IGNORECASE),
        quick(r"(?:any|every|all|different|various|other|both|several) (?:\w+ ){0,2}?(?:kinds?|types?|sorts?|forms?|surger|operation|cancer|infection|pain|diabet|stroke|disease|headache|tumou?r)|types? 1 and 2|\b(?:types|kinds|forms|sub-?types|phenotypes|endotypes)\b", re.IGNORECASE),
    ),
)  # fmt: skip
_OPEN = quick(
    r"\b(?:not|no|nobody|never|whether|if|unknown|unclear|cannot|may not|might not|nothing|too early|research)\b|n['’]t\b",
    re.IGNORECASE,
)


def everybody(text: str, index: Index) -> tuple[int, int] | None:
    """Give the words that hold a result for everybody where the paper has none so wide; None where it is asked or denied."""
    for told, carried in _WIDE:
        match = told.search(text)
        if match and not carried.search(index.told) and not asks(text) and not _OPEN.search(text):
            return match.span()
    return None

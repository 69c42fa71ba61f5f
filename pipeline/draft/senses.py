"""Tell whether a word means what the glossary says of it. Takes a term, its sentence and its paper's text; gives yes or no.

A “response rate” is the share whose cancer shrank in one paper and the share who sent a form back in the next: better no
explanation than one of another word.
"""

from __future__ import annotations

import re

from pipeline.text.quick import Quick, quick

_CANCER = quick(
    r"cancer|tumou?r|carcinom|lymphom|leuk(?:a)?em|melanom|sarcom|myelom|metasta|gliom|blastom|oncolog|malignan",
    re.IGNORECASE,
)
_REVIEW = quick(
    r"meta-analy|systematic review|\b(?:the|included|eligible|identified) (?:studies|trials)\b", re.IGNORECASE
)
# Where genes, cells and molecules are near and far, nothing is near the body's centre.
_LABORATORY = quick(
    r"\b(?:gen(?:e|es|ome|omic)|promoters?|enhancers?|elements?|telomer\w+|chromosom\w+|transcript\w*|[mt]?RNA|DNA|proteins?|"
    r"domains?|loc(?:us|i)|sequences?|signal\w*|binding|determinants?|causes?|cis-\w+)\b"
)
_OF_CELLS = quick(r"\b(?:cells?|bacteri\w+|platelets?|biofilms?|membranes?|surfaces?|molecul\w+)\b", re.IGNORECASE)
_INSIDE_A_CELL = quick(
    r"\b(?:ATP|membranes?|synap\w+|secret\w+|fusion|lipids?|cells?|extracellular|light)\b", re.IGNORECASE
)
# (the glossary's term, what the paper must speak of)
_WHERE: dict[str, Quick] = {
    "objective response rate": _CANCER, "complete remission": _CANCER, "partial remission": _CANCER, "malignant": _CANCER, "heterogeneity": _REVIEW,
}  # fmt: skip
# (the glossary's term, what its sentence may not speak of)
_NOT_BESIDE: dict[str, Quick] = {
    "proximal": _LABORATORY,
    "distal": _LABORATORY,
    "adherence": _OF_CELLS,
    "vesicle": _INSIDE_A_CELL,
}
_OF_THE_ILL = quick(
    r"\b(?:genetic|tumou?r|intratumou?r\w*|cellular|clinical|phenotypic|molecular|spatial|disease) $", re.IGNORECASE
)


def is_meant(term: str, before: str, sentence: str, paper: str) -> bool:
    """Tell whether a glossary's `term`, with these words `before` it, has its sense in this sentence of this paper."""
    where, beside = _WHERE.get(term), _NOT_BESIDE.get(term)
    if term == "heterogeneity" and _OF_THE_ILL.search(before):
        return False
    return (where is None or bool(where.search(paper))) and (beside is None or not beside.search(sentence))

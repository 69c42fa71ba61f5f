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
_OTHER_HOLLOWS = quick(r"\b(?:gall ?bladder|subdural|epidural|brain|joint|uter\w+)\b", re.IGNORECASE)
_TEETH = quick(
    r"\b(?:teeth|tooth|dental\w*|molars?|incisors?|jaws?|maxill\w+|mandib\w+|bite|screws?)\b", re.IGNORECASE
)
_OTHER_DYSPLASIAS = quick(
    r"\b(?:bronchopulmonary|hips?|skeletal|fibrous|fibromuscular|ectodermal|cortical|renal|kidney|bone|dentin\w*|ventric\w+) dysplasia|dysplasia of the hip",
    re.IGNORECASE,
)
_PLACES = quick(
    r"\bperipheral (?:\w+ )?(?:hospitals?|clinics?|(?:health )?(?:cent(?:re|er)s?|facilit\w+|posts?)|schools?|enhanc\w+|lab\w*|vision|smear|blood)\b",
    re.IGNORECASE,
)
_DENIED = quick(
    r"\b(?:no|not|never|neither|nor|without|none|lack\w*|fail\w*)\b[^.;]{0,60}\bstatistical(?:ly)? significan",
    re.IGNORECASE,
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
    "empyema": _OTHER_HOLLOWS,
    "occlusion": _TEETH,
    "dysplasia": _OTHER_DYSPLASIAS,
    "peripheral": _PLACES,
    # “Not significant (unlikely to be chance)” reads as if what is not clear were sure.
    "statistically significant": _DENIED,
    "statistical significance": _DENIED,
    "pelvis": quick(r"\b(?:renal|kidney) pelvis", re.IGNORECASE),
    "recurrent": quick(r"\brecurrent (?:laryngeal|nerve|arter)", re.IGNORECASE),
    "lactate": quick(r"\bringer|dehydrogenase", re.IGNORECASE),
    "epidural": quick(
        r"\bepidural (?:h(?:a)?ematoma|h(?:a)?emorrhage|abscess|fat|component|mass|space|compression|tumou?r|spread)",
        re.IGNORECASE,
    ),
    "baseline": quick(
        r"\b(?:return\w*|back|restor\w+|recover\w*|his|her|their|usual)\b[^.]{0,20} baseline", re.IGNORECASE
    ),
    "dropout": quick(r"\b(?:school|college|university) drop", re.IGNORECASE),
}
# (the glossary's term, the designs of papers in which it means something else): one person's “baseline” is how that person was before.
_NOT_OF: dict[str, tuple[str, ...]] = {
    "baseline": ("case report", "case series"),
    "cohort": ("animal study", "laboratory study"),
}
_OF_THE_ILL = quick(
    r"\b(?:genetic|tumou?r|intratumou?r\w*|cellular|clinical|phenotypic|molecular|spatial|disease) $", re.IGNORECASE
)


def is_meant(term: str, before: str, sentence: str, paper: str) -> bool:
    """Tell whether a glossary's `term`, with these words `before` it, has its sense in this sentence of this paper."""
    where, beside = _WHERE.get(term), _NOT_BESIDE.get(term)
    if paper.startswith(_NOT_OF.get(term, ())):
        return False
    if term == "heterogeneity" and _OF_THE_ILL.search(before):
        return False
    return (where is None or bool(where.search(paper))) and (beside is None or not beside.search(sentence))

"""Tell what a lay reader can make nothing of, and what limits nothing. Takes a sentence; gives yes or no.

How numbers were reckoned, by what a thing counted as such, what a sample was stained with, and a ratio told without what it means
are for those who would repeat a study. What is told of nothing that makes a result less sure is no caveat, whatever word it has.
"""

from __future__ import annotations

import re

from pipeline.draft.rank_words import CALLS_FOR_MORE, OUTCOME
from pipeline.text.quick import quick

_BARE_RATIO = quick(
    r"\b(?:hazard|odds|risk|rate|likelihood|prevalence|incidence rate) ratios?\b[^.]{0,60}\b(?:was|were|of|=) ?\d|\b(?:effect sizes?|regression coefficients?|correlation coefficients?|Cohen['’]s d|kappa|AUC|area under the (?:ROC |receiver \w+ )?curve)\b[^.]{0,40}\d"
    r"|\bconfidence intervals? (?!(?:was|were|is|are) )|\bhazard ratio \d",
    re.IGNORECASE,
)
_RECKONED = quick(
    r"\b(?:repeated measures|intention[- ]to[- ]treat analys[ei]s (?:was|were)|(?:by|on|using|with|an?) (?:the |an? )?(?:[\w-]+ )?intention[- ]to[- ]treat(?: (?:basis|principle|approach|analysis))?(?=\.)|intraclass|inter-?rater|per[- ]protocol (?:analysis|population)|imputation|imputed|bootstrap\w*|Bayesian|propensity scor\w+|least squares)\b"
    r"|\b(?:main effects? (?:of|for)|interactions? (?:effect|term)s?|degrees of freedom)\b|\b(?:adjusted|controlled|stratified|corrected|matched) (?:for|by) (?:[\w-]+,? ){1,8}(?:was|were) (?:used|performed|calculated|estimated)\b"
    r"|\b(?:SPSS|SAS|Stata|RevMan|WinBUGS|GraphPad|software|version \d)\b|\bGRADE (?:approach|system|methodology|criteria)\b|\bCochran(?:e)? Q\b|\bI2 statistic|\bcumulative ranking\b|\branking probabilit\w+|\bpower (?:calculation|analysis|of \d)|\brandomi[sz]ation (?:successfully |was )|\bwere (?:log-?transformed|normali[sz]ed)\b",
    re.IGNORECASE,
)
_TO_MEASURE = re.compile(
    r"(?:outcome measures?: )?(?:the |our )?(?:study |two |three |co-)?(?:primary|main|secondary|key|further|additional|other|principal) (?:\w+ ){0,2}(?:outcome|end-?point|objective|aim|measure)s?(?: measures?| variables?)?(?: of (?:the|this|our) \w+)?(?: recorded (?:\w+ ){0,6})? ?(?:was|were|is|are|included?|comprised) (?!not\b|no\b|met\b|reached\b|achieved\b|observed\b|reported\b|seen\b)",
    re.IGNORECASE,
)
_COUNTED_AS = quick(
    r"\b(?:was|were|is|are) (?:\w+ )?(?:defined|categori[sz]ed|scored|coded|dichotomi[sz]ed|operationali[sz]ed) (?:as|by|according|into|on|using)\b|\b(?:was|were) (?:classified|graded|considered)\b[^.]{0,60} (?:if|when|according to|using)\b|\b(?:was|were) considered (?:to have )?(?:positive|negative)\b",
    re.IGNORECASE,
)
_AT_THE_BENCH = quick(
    r"\b(?:stained|fixed|incubated|centrifuged|homogeni[sz]ed|sectioned|embedded|amplified|sequenced|anesthetized|euthani[sz]ed|sacrificed) (?:with|in|by|at|using|and|for|under)\b|\bchromatograph\w+|\bspectromet\w+|\bspectrophotomet\w+|\b(?:assessed|measured|determined|quantified|analy[sz]ed) (?:by|using|with) (?:[\w-]+ ){0,4}(?:assay|ELISA|PCR|blot\w*|cytometry|microscopy|spectro\w+|chromato\w+|kits?)\b",
    re.IGNORECASE,
)
# What a file's damage left: “wall ,cervix high”, “free,rectal”, “Clinical exam, found”.
_BROKEN = re.compile(
    r"[a-z] ?,[a-z]{2}|[a-z]\.[A-Z][a-z]|^(?:[A-Z][a-z]+ ){1,3}\w+, (?:found|showed|revealed|was|were)\b|\b[a-z]{2,6}- (?!and\b|or\b|to\b|but\b|versus\b)[a-z]{2,}|\b[A-Za-z]+ and[a-z]{2} |[a-z]{9,}and(?:no|the|was|were)\b"
)
_LIMITS = quick(
    r"\b(?:limit(?:s|ed|ations?|ing)?|small(?:er)?|few|only|short(?:er|age)?|single|retrospective\w*|cannot|could not|couldn['’]t|unable|not possible|impossible|unclear|unknown|uncertain\w*|biase?[sd]?|confound\w*|lack(?:ed|ing|s)?|absence|missing|self-report\w*|cautio\w+|"
    r"representative\w*|insufficient|not enough|quality|certainty|underpowered|power|heterogen\w*|inconsisten\w*|imprecis\w*|under-?represent\w*|weak\w*|recall|unmeasured|uncontrolled|unvalidated|drawbacks?|shortcoming\w*|overestimat\w*|underestimat\w*|"
    r"by chance|due to chance|preliminary|pilot|hypothesis|remains?|confirm\w*|warrant\w*|influenced?|no (?:control|comparison|long|data|evidence|information|stud|trial|blind)\w*|"
    r"not (?:be )?(?:randomi[sz]ed|blinded|known|assess\w*|measur\w*|designed|includ\w*|addressed|able|report\w*|generali\w*|apply|allow|collect\w*|evaluat\w*|possible|mean)|did not|do(?:es)? not|"
    r"(?:more|further|future|additional|larger|follow-up|confirmatory) [\w, -]{0,60}(?:research|stud(?:y|ies)|trials?|data|evidence|work|investigations?)|(?:research|stud(?:y|ies)|trials?|data|evidence)[^.]{0,60}(?:needed|required|warranted|necessary))\b|\bgenerali[sz](?:e|ing|ab\w+|ation)\b|\bmay (?:not|have)\b|\bmight\b",
    re.IGNORECASE,
)
# A swelling is generalised, a joint's motion limited and a surgeon cautious in the story of a person: that limits no result.
_OF_THE_WORK = quick(
    r"\b(?:limitations?|weakness(?:es)?|shortcomings?) (?:of|to|in) (?:this|our|the (?:present|current)|these) |\b(?:this|our) (?:report|case|study|series|paper|observation)s? (?:is|are|has|have|was|were|cannot|can not|does not)\b[^.]{0,60}\b(?:limit\w*|single|one|small|retrospective|generali\w+|prove|establish|show)\b|"
    r"\b(?:cannot|can not|could not|not) (?:be )?(?:generali[sz]ed|proven?|establish\w*|excluded?|ruled? out|conclude\w*)\b|\bcausal\w*\b|\b(?:not enough|insufficient|too few|limited|scarce|no) (?:data|evidence)\b|"
    r"\b(?:more|further|future|additional|larger|pilot) (?:[\w-]+,? ){0,4}(?:research|stud(?:y|ies)|trials?|cases|reports|data|evidence|experience)\b|\bpilot stud|\b(?:research|stud(?:y|ies)|trials?|data|evidence)[^.;]{0,60}(?:needed|required|warranted|necessary|limited|scarce|lacking)\b",
    re.IGNORECASE,
)


def is_for_experts(text: str) -> bool:
    """Tell whether a sentence says how something was reckoned, defined or done at the bench, and not what came out."""
    if _COUNTED_AS.search(text):
        return True
    # Few sentences come so far: what came out is looked for last.
    return bool(_RECKONED.search(text) or _AT_THE_BENCH.search(text)) and not OUTCOME.search(text)


def names_outcomes(text: str) -> bool:
    """Tell whether a sentence only names what a study was to measure: its aim in other words."""
    return bool(_TO_MEASURE.match(text)) and not OUTCOME.search(text)


def tells_bare_ratio(text: str) -> bool:
    """Tell whether a sentence gives a ratio or a coefficient as a number that says nothing to most readers."""
    return bool(_BARE_RATIO.search(text))


def is_broken(text: str) -> bool:
    """Tell whether a sentence came damaged, or was written so that no reader gets through it."""
    return bool(_BROKEN.search(text))


def limits_something(text: str, *, story: bool) -> bool:
    """Tell whether a sentence makes a result less sure; in the `story` of a person only what it says of the report itself does."""
    return bool(CALLS_FOR_MORE.search(text) or (_OF_THE_WORK if story else _LIMITS).search(text))

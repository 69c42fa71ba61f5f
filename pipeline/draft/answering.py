"""Tell whether a sentence answers what a study asked. Takes a passage; gives yes or no.

What came out, and what the authors make of it, answers; how a study was made, how good it was and what is still to do does not.
"""

from __future__ import annotations

import re

from pipeline.draft import rank_words as words
from pipeline.draft.asides import drop_asides
from pipeline.records import Passage
from pipeline.text.quick import quick

_OF_THE_STUDIES = quick(
    r"\bheterogeneity\b|\b(?:studies|trials|RCTs) were (?:\w+ly )?(?:conducted|carried out|performed|undertaken|funded|sponsored|small|of (?:low|poor|high|moderate))\b|"
    r"\b(?:mean|median|average) age\b|\b(?:was|were) (?:fe)?males?\b|\b(?:source of )?funding\b|\bprotocols? (?:was|were|available)\b|\bhad protocols\b|\bselective (?:outcome )?reporting\b|\ballocation concealment\b|\bsub-?groups?\b|\bpost[- ]hoc\b|\bincluded studies were\b|\bnone of the (?:included )?(?:studies|trials)\b",
    re.IGNORECASE,
)
# “Side effects were not reported” tells what the studies lack, not what came out.
_NOT_TOLD = quick(
    r"\b(?:not|never|poorly|rarely|incompletely|inadequately) (?:\w+ )?(?:reported|assessed|measured|recorded|documented|evaluated|studied|examined|addressed|available|tested|investigated|provided|stated)\b|\bdata (?:could not be|were not) (?:\w+ )?(?:obtained|extracted|used|pooled|combined)\b|\bnot possible to (?:combine|pool|perform|conduct|undertake|carry out)\b"
    r"|\b(?:did|do|does) not (?:\w+ )?(?:report|assess|measure|record|document|evaluate|study|examine|address|test|investigate|provide|include)\b"
    r"|\b(?:no|none of the|few|only \w+|neither of the) (?:[\w-]+ ){0,4}(?:stud(?:y|ies)|trials?|data|information|review)\b[^.,;]{0,40}\b(?:reported|assessed|measured|evaluated|"
    r"addressed|examined|found|identified|available|provided|included|met)\b|\bis unknown\b|\b(?:is|are) lacking\b|\bno (?:\w+ ){0,2}(?:data|information) (?:on|about|for|were|was)\b",
    re.IGNORECASE,
)
# How sure the authors are of their evidence is told beside what it shows, and is no answer by itself.
_JUDGES = quick(
    r"\b(?:we|authors|researchers) (?:\w+ )?(?:judged|rated|graded|downgraded|assessed)\b[^.]{0,80}\b(?:quality|certainty|risk of bias|evidence)\b"
    r"|^(?:these|the|our) (?:findings|conclusions|results) (?:are|were) limited\b|\bpre-?specified\b",
    re.IGNORECASE,
)
# What a study's own words say that it shows.
SHOWS = re.compile(
    r"^(?:(?:taken )?together,? |overall,? |thus,? |hence,? |in (?:conclusion|summary),? )?(?:the |our |these |this |all )?(?:(?:present|current|main|overall) )?(?:results?|findings?|data|stud(?:y|ies)|analys[ei]s|observations?|report|case|review|trial|experiments?)(?: (?:of|from|in) (?:the|this|our|these) (?:[\w-]+ ){0,3}?(?:study|trial|review|analysis|work|experiments?|survey))? (?:\w+ly |also |therefore |thus )?(?:shows?|showed|indicates?|indicated|suggests?|suggested|demonstrates?|demonstrated|confirms?|confirmed|reveals?|revealed|supports?|supported|provides? evidence)\b"
    r"|^the (?:main |overall )?(?:findings?|conclusions?) of (?:our|this|the present) (?:study|review|trial|analysis) (?:is|are|was|were) that\b"
    r"|^(?:taken together,? |overall,? |thus,? |hence,? |in (?:conclusion|summary),? )?we (?:\w+ly |therefore |thus )?(?:show|showed|conclude|demonstrate|demonstrated|found|find|provide evidence) that\b",
    re.IGNORECASE,
)
# “More than 1000 comments were posted” compares nothing.
_MORE_THAN_SO_MANY = quick(
    r"\b(?:more|less|fewer|greater|higher|lower) than (?:about |only )?(?:\d|half\b|one\b|two\b|three\b|a (?:dozen|hundred|thousand)\b)",
    re.IGNORECASE,
)
# “The results may help to plan care” tells what they are good for, not what they are.
_OF_USE = quick(
    r"\bto (?:the best of )?(?:our|the (?:authors|researchers)’) knowledge\b|\b(?:is|are) (?:\w+ )?(?:needed|required|warranted)\b|"
    r"\b(?:important|significant|major|clinical|practical|direct|far-reaching) implications\b|\bprovides? (?:an? |some |the )?(?:[\w-]+ ){0,2}?(?:insights?|overview|framework|basis|foundation|starting point|opportunit\w+)\b|\bopens? (?:up )?(?:new|the) (?:\w+ )?(?:perspectives?|avenues?|ways?|doors?|possibilit)|\b(?:decision|policy)[- ]?makers\b|\b(?:clinicians|practitioners|physicians|doctors|nurses) (?:may|might|could|can|should|need)\b|\bmay wish to\b|"
    r"\b(?:results?|findings?|data|study|information|report|observations?)\b[^.]{0,40}\b(?:may|might|could|can|will|would|should) (?:\w+ )?(?:help|be (?:\w+ )?(?:useful|helpful|used|valuable|of (?:use|value|help|interest)|important|relevant)|assist|aid|guide|inform|contribute|serve|lead to (?:better|more))\b",
    re.IGNORECASE,
)
TO_DO = quick(r"\?|\bquestions?\b|\b(?:should|must|needs? to|have to|has to)\b", re.IGNORECASE)
_INCLUDED = quick(
    r"\b(?:studies|trials|RCTs|reviews|articles)\b[^.]{0,40}\b(?:were|was) (?:included|identified|found)\b"
    r"|\b(?:we|authors|researchers|review) (?:\w+ly )?(?:includes?d?|identified|found) (?:[\w-]+ ){0,3}(?:stud(?:y|ies)|trials?|RCTs?|reviews|participants)\b"
    r"|\b(?:stud(?:y|ies)|trials?|RCTs?|articles|reviews)\b[^.]{0,60}\b(?:(?:was|were) excluded|met (?:the|our|all) (?:[\w-]+ ){0,2}criteria)\b|\b(?:studies|trials|RCTs|one) compared\b",
    re.IGNORECASE,
)
# “X is a tool, not a treatment” tells what is known; “X may help” and “X is not better” what came out.
_WEIGHS = quick(
    r"\b(?:may|might|could|suggests?|appears?|seems?|possibl[ey]|likely|unlikely|uncertain|unclear|explain(?:s|ed)?)\b|\b(?:is|are|has|have) not\b(?! (?:an?|the|been|only)\b)"
    r"|\b(?:is|are|was|were) (?:not )?(?:an? |the )?(?:\w+ )?(?:reliable|accurate|feasible|comparable|predictors?)\b"
)


def answers(passage: Passage) -> bool:
    """Tell whether a conclusion says what came out, rather than what to do next or how the study was done."""
    text = drop_asides(passage.text)
    asks = words.MORE_RESEARCH.search(text) or words.CALLS_FOR_MORE.search(text) or TO_DO.search(text)
    if words.ENDS_DONE.search(text):
        return False
    done = words.is_aim(text) or words.METHOD.search(text) or words.is_setup(text) or _INCLUDED.search(text)
    return not asks and not (done and not words.OUTCOME.search(text))


def is_silent(passage: Passage) -> bool:
    """Tell whether a sentence says what studies did not report, or how they were made."""
    return says_nothing(drop_asides(passage.text))


def says_nothing(text: str) -> bool:
    """Tell whether some words say what studies did not report, or how they were made."""
    return bool(_OF_THE_STUDIES.search(text) or _NOT_TOLD.search(text))


def tells_result(passage: Passage) -> bool:
    """Tell whether a sentence says how something came out, or what the authors make of it, rather than how good the studies were."""
    text = drop_asides(passage.text)
    if words.is_limit(text) or is_silent(passage) or _JUDGES.search(text) or _OF_USE.search(text):
        return False
    return bool(
        words.OUTCOME.search(_MORE_THAN_SO_MANY.sub(" ", text))
        or SHOWS.match(passage.text)
        or words.NULL.search(text)
        or _WEIGHS.search(text)
        or words.CONCLUDING.match(passage.text)
    )

"""Certainty: no study proves, cures or guarantees. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.flags import asks, every_sentence, flag, rule

_STANDARD = "GRADE wording; Health News Review, criterion 5; Sumner et al. BMJ 2014;349:g7015"
# “Proved positive”, “proved to be inflamed”, “proved to contain a cyst” say how a thing turned out; “proved to be safe”, “proved
# to work”, “proved to have an effect” are claims.
_EFFECTS = r"effects?|benefits?|advantages?|value|role|impact|influence|worked|cured|helped|saved|prevented|protected|relieved|eased|reduced|improved|lowered|stopped|slowed|caused|increased|raised|shrunk"
_IS_FOUND = rf"contain|come|arise|stem|belong|lie|sit|carry|consist|involve|include|extend|reach|measure|harbou?r|need|require|represent|originate|fit|match|suffer|resist|differ|have (?!(?:[\w-]{{1,20}} ){{0,3}}?(?:{_EFFECTS})\b)"
_TURNS_OUT = (
    r"positive|negative|benign|malignant|normal|abnormal|wrong|false|correct|fatal|sterile|(?:in)?operable|resistant|sensitive|necessary|needed|useless|futile|fruitless|in vain|"
    r"in(?:sufficient|adequate|conclusive|effective)|un(?:successful|helpful|remarkable|reliable|necessary|able|founded|resectable)|non-\w{1,20}|lethal|painful|otherwise(?!:)|infected|cancerous|clean|empty|intact|healthy"
)
# “Proved to be highly effective”, “proved safer than”: what speaks for a treatment is a claim, however it is put.
_FOR_IT = (
    r"(?:effective\w*|efficacious|efficient|safe(?:r|st|ly)?|superior|better|best|beneficial|success\w*|useful|helpful|helped|harmless|powerful|potent|excellent|great|valuable|promising|curative|"
    r"protective|life-?sav\w+|answer|solution|breakthrough|key|help|(?:more|most|very|highly|equally|just|well) tolerated|(?:an?|the) (?:[\w-]{1,14} )?(?:cure|remedy|treatment|therapy|drug|medicine))"
)
_NOT_TURNED_OUT = (
    rf"(?! (?!(?!(?:to be )?(?:less|least|too|hard|difficult|impossible|{_TURNS_OUT})\b)(?:to (?:be|have been) )?(?:[\w-]{{1,14}} ){{0,3}}?{_FOR_IT}\b)(?:(?:to be |to have )?(?:\w{{2,12}}er|more|less|the (?:most|least|best|worst|only)(?! (?:\w{{1,14}} )?(?:treatment|therapy|remedy|cure|drug|medicine)\b)) |(?:to be |to have )?(?:hard|difficult|impossible|too)\b|"
    rf"to be (?!safe|effective|efficacious|superior|better|beneficial|successful|useful|harmless|true|right|(?:an?|the) (?:\w{{1,14}} )?(?:cure|remedy|answer|solution|breakthrough)\b)|to (?:{_IS_FOUND})|(?:{_TURNS_OUT})\b))"
)
_CERTAIN = quick(
    rf"\b(?:prov(?:e|es|ed|en|ing){_NOT_TURNED_OUT}|proof(?![- ]of[- ](?:concept|principle))|cures?(?![- ]rates?)|cured|guarantee[sd]?|undoubtedly|without (?:a |any )?doubt|beyond (?:a |any |all )?(?:reasonable )?doubt|definitive(?:ly)?|conclusive(?:ly)?|"
    r"certainly|clearly (?:shows?|works?|demonstrates?|proves?)|100 ?% (?:effective|safe)|completely safe|always works?|no doubt|once and for all|for certain(?! (?!(?:every\w*|each|in|on|at|for|with|by|after|when|all|always|as|they|we|you|he|she|there|these|those|a|an|the|that|whether|if|what|how|why|who|when|where|and|but|yet|because|from|until|unless|so|it|this|to)\b)[a-z])|undeniabl[ey]|irrefutabl[ey]|eliminates? the need)\b",
    re.IGNORECASE,
)
_NOT_CERTAIN = quick(
    r"\b(?:not|no|never|absence of|lack of|falsely|cannot|(?:can|is|does|don|do|did|was|were|are|has|have|had|could|would|won|might)n?['’]t(?! (?:wait|miss|forget|doubt|hesitate|\w+ (?:long )?before|long before))|does not|did not|yet to be|hard to|without|unable to|far from|rarely|seldom|hardly|rather than|instead of|short of|nor|neither|nothing|whether|need(?:ed|s)? to|to)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
# “Cannot tell us how often it happens or prove what caused it”, “the only real cure is …”.
_DENIED_FAR = re.compile(
    r"\b(?:cannot|can['’]t|could not|does not|do not|did not)\b[^.;]{0,80}\bor (?:\w+ ){0,2}$|\b(?:nor|neither) (?:does|do|did|can|could|is|are)\b(?:(?!\b(?:and|but|so) (?:it|they|this|that|these|he|she|the)\b)[^.;,:]){0,80}$",
    re.IGNORECASE,
)
_NO_CURE = re.compile(r"^\W*the only(?: \w+)? $", re.IGNORECASE)
# “An operation with the aim of cure”.
_AIMED = re.compile(
    r"\b(?:aim\w{0,4}|inten\w{1,4}|hop(?:e|ed|ing)|attempt\w{0,3}|chance|try\w{0,3}|goal) (?:of|at|to|for|was|is)(?: an?)? $",
    re.IGNORECASE,
)
# “Needed for more definitive analyses”, “more conclusive evidence is awaited”; “definitively” wishes for nothing.
_WISHED = re.compile(
    r"\b(?:(?:need(?:ed|s)?|requir\w{1,4}) (?:for |to \w+ )?(?:a |an )?(?:more )?|more )$", re.IGNORECASE
)
# “They want proof of value”, “firmer proof is needed”.
_PROOF_WISHED = re.compile(
    r"\b(?:want\w{0,3}|need\w{0,3}|requir\w{1,3}|demand\w{0,3}|seek\w{0,3}|sought|await\w{0,3}|(?:ask|call|look|search|wait|hop|press|push)\w{0,3} for|short of|insist\w{0,3} on|burden of) (?:(?!(?:the|this|that|these|is|are|was|were|and|but)\b)[\w-]{1,14} ){0,3}$",
    re.IGNORECASE,
)
_PROOF_NEEDED = re.compile(
    r"(?! that\b)[^.;,]{0,60}\b(?:is|are|was|were|would be|will be|remains?) (?:still |now |also |therefore |therefore still )?(?:needed|required|wanted|called for|awaited|necessary|desirable|to come)\b",
    re.IGNORECASE,
)
# “Little scientific proof that it works” denies it as well.
_LITTLE_PROOF = re.compile(
    r"\b(?:little|scant|scarce|limited|insufficient|inadequate|weak|poor|(?:not|n['’]t) (?:\w+ )?(?:much|enough)|too little)(?: (?:or|and) no)? (?:(?:scientific|clinical|medical|real|hard|direct|firm|good|solid|convincing|published|independent) ){0,2}$",
    re.IGNORECASE,
)
_TO_WISH = frozenset({"definitive", "conclusive"})
_NOBODY = re.compile(r"\b(?:nobody|no one|not|n['’]t|never|cannot|hard to|impossible to)\b", re.IGNORECASE)
# “The same proven treatment” of a paper on evidence-based ones.
_PROVEN = re.compile(
    r"\b(?:evidence[- ]based|empirically (?:supported|validated)|of proven|recommended|guidelines?|gold standard|established|indicated|first[- ]line)\b",
    re.IGNORECASE,
)
_IS_A = re.compile(
    r"\b(?:is|are|was|were|be|been|becomes?|became|as) (?:now |thus |therefore )?(?:an?|the) $", re.IGNORECASE
)
_PROVEN_THING = re.compile(
    r" (?:[a-z-]{1,20} )?(?:treatments?|therap(?:y|ies)|methods?|approach(?:es)?|programmes?|programs?|ways?|techniques?|medicines?|medications?|drugs?|remed(?:y|ies))\b"
)
_LACKING = re.compile(
    r"(?<=proof) (?:that|for|of)\b[^.;]{1,80}\b(?:is|was|remains?) (?:still |so far |rather |very )?(?:lacking|missing|scarce|thin|weak|absent|wanting|limited|poor)\W*$|"
    r" (?:of \w+ |of this |for this )?(?:has|have|had|is|was|remains?) (?:been |so far |still )?(?:lacking|missing|scarce|thin|weak|absent|wanting)\b"
)
# “Proves nothing”; “that suspicion proved right”.
_NOTHING = re.compile(r" (?:nothing|neither|little)\b", re.IGNORECASE)
_SUSPECTED = re.compile(r"\b(?:suspicions?|diagnos[ei]s|guess|fears?|worry|worries) (?:\w{1,12} )?$", re.IGNORECASE)
_RIGHT = re.compile(r" (?:to be )?(?:right|true|justified)\b")
# A test of the body proves what somebody has; it proves of no treatment that it works.
_TEST = r"(?:biops(?:y|ies)|cultures?|histolog\w{1,5}|patholog\w{1,5}|microscop\w{1,5}|autops(?:y|ies)|post-?mortem|tissue|sample|smears?|PCR|endoscop\w{1,5}|angiogra\w{1,5}|(?:blood|genetic|gene|laboratory|lab|urine|skin) tests?|(?:CT|MRI|brain|bone) scans?|scans?|x-rays?)"
_TESTED_BEFORE = re.compile(rf"\b{_TEST}(?:[- ]| (?:[\w-]{{1,16}} ){{1,5}})$", re.IGNORECASE)
_TESTED_BEHIND = re.compile(
    rf" (?:[\w-]{{1,16}} ){{0,4}}(?:by|on|in|under|with|through|from) (?:[\w-]{{1,16}} ){{0,3}}{_TEST}\b",
    re.IGNORECASE,
)
# “Proves that scores on the X-ray were better”: what was proved stands behind, not by what.
_THAT = re.compile(r" (?:\w{2,14}ly )?that\b", re.IGNORECASE)
_OF_TREATMENT = quick(
    r"\b(?:(?:caus|lead|trigger|lower|reduc|rais|slow|stop|eas)(?:es?|s|ed|ing)|works?|worked|effective\w{0,4}|safe\w{0,3}|cur(?:es?|ed)|help(?:s|ed|ful)?|benefits?|success\w{0,5}|prevent\w{0,3}|protect\w{0,3}|improv\w{1,5}|treatments?|therap(?:y|ies)|drugs?|medicines?|vaccines?|value)\b",
    re.IGNORECASE,
)
# A “definitive diagnosis” is the last of several, “definitive surgery” what follows first aid.
_DEFINITIVE = re.compile(r" (?:\w{1,14} )?(?:diagnos\w{1,3}|identification|finding)\b", re.IGNORECASE)
_AFTER_FIRST_AID = re.compile(
    r" (?:surgery|operation|repair|closure|fixation) (?:was|came|had|followed|could|consisted|took)\b",
    re.IGNORECASE,
)
_CURE_RATE = re.compile(r"\bcur(?:es?|ative)\b", re.IGNORECASE)
# So many were cured, in a paper that counts them among its results.
_WERE = re.compile(r"\b(?:was|were|been|are) (?:\w{1,12} )?$")
_CURES = re.compile(r"\bcured\b|\bcure rates?\b", re.IGNORECASE)
_OWN_RESULTS = {"abstract", "results"}
_ROOT = 4


@rule("certainty", Severity.BLOCK, Severity.WARN, why="one study does not make certain", standard=_STANDARD)
def certainty(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block “proves”, “cures”, “guarantees”; warn where the paper has the word elsewhere, pass where it says so here."""
    index, ours = index_of(paper), summary.origin.drafter != "person"
    for place in every_sentence(summary):
        text = place[2].text
        for match in () if asks(text) else _CERTAIN.finditer(text):
            if _is_excused(match, text, index):
                continue
            root = match.group().lower()[:_ROOT]
            # A person's sentence stands beside passages that code found for it, however unlike: who was cured is told in many
            # words, but of proof only those that tell the sentence count.
            named = place[2].passages if ours or root == "cure" else ()
            if any(root in _roots(p.text) for p in index.near(text, named)):
                continue
            yield flag(
                "certainty", Severity.WARN if root in index.told else Severity.BLOCK, place, match.span(),
                f"“{match.group()}”: one study does not make certain", standard=_STANDARD,
                remedy="say what was found, with the paper's own certainty",
            )  # fmt: skip


def _is_excused(match: re.Match[str], text: str, index: Index) -> bool:
    """Tell whether a word of certainty is denied, wished for, aimed at or lacking, or what the paper itself builds on."""
    word, before = match.group().lower(), text[: match.start()]
    if _NOT_CERTAIN.search(before[-60:]) or _DENIED_FAR.search(before) or _LACKING.match(text, match.end()):
        return True
    if word in {"cure", "cures", "cured"}:
        counted = word == "cured" and _is_counted(match, text, index)
        return counted or (word != "cured" and bool(_NO_CURE.search(before) or _AIMED.search(before)))
    if word in _TO_WISH:
        term = word == "definitive" and (
            _DEFINITIVE.match(text, match.end()) or _AFTER_FIRST_AID.match(text, match.end())
        )
        return bool(_WISHED.search(before) or term)
    if word == "for certain":
        return bool(_NOBODY.search(before))
    if word.startswith("prov") or word == "proof":
        suspected = _SUSPECTED.search(before) and _RIGHT.match(text, match.end())
        wanted = word == "proof" and (_PROOF_WISHED.search(before) or _PROOF_NEEDED.match(text, match.end()))
        wanted = wanted or (word == "proof" and _LITTLE_PROOF.search(before))
        if wanted or _NOTHING.match(text, match.end()) or suspected or _is_tested(match, text):
            return True
    of_proof = word == "proven" and _PROVEN_THING.match(text, match.end()) and not _IS_A.search(before)
    return bool(of_proof) and bool(_PROVEN.search(index.told))


def _is_counted(match: re.Match[str], text: str, index: Index) -> bool:
    """Tell whether so many “were cured” in a study that counts its cures: “57 % of them were cured” of a cure rate."""
    counted = _WERE.search(text[: match.start()]) and index.numbers_in(text)
    return bool(counted) and any(
        p.whose != "cited" and p.kind in _OWN_RESULTS and _CURES.search(p.text) and index.told_numbers(p)
        for p in index.passages
    )


def _is_tested(match: re.Match[str], text: str) -> bool:
    """Tell whether a test of the body proves something that is no effect of a treatment: “biopsy-proven”, “proved by culture”."""
    by_test = not _THAT.match(text, match.end()) and _TESTED_BEHIND.match(text, match.end())
    tested = _TESTED_BEFORE.search(text[: match.start()]) or by_test
    return bool(tested) and not _OF_TREATMENT.search(text)


def _roots(told: str) -> set[str]:
    """Give how the words of certainty of a text begin; “improved” and “provided” are none, a cure rate tells of cures."""
    found = (match.group() for pattern in (_CERTAIN, _CURE_RATE) for match in pattern.finditer(told))
    return {words.lower()[:_ROOT] for words in found}

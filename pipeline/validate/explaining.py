"""Know a name that explains. Takes a drug or an illness that a paper lacks, and its sentence; tells why it may stand there.

A lay summary names what the paper only implies: what a medicine is for, what an illness of the paper brings, what its
initials stand for. And a name counts as told in any spelling, by its plain words or its initials.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipeline.text.glossary import glossary
from pipeline.text.initials import initials_of
from pipeline.text.meaning import concept, concepts, is_common
from pipeline.text.named import Class, class_of, is_technical
from pipeline.text.quick import quick
from pipeline.text.spelling import both_spellings
from pipeline.validate.align import Index
from pipeline.validate.otherwise import apart, is_named_otherwise
from pipeline.validate.short_for import ANYBODYS, EXPANDED, is_initials

WORD = re.compile(r"[A-Za-z]{4,40}+(?:-[a-z]{3,20}+)?")
PROCEDURES = ("ectomy", "otomy", "ostomy", "plasty", "scopy", "graphy")
_IN_BRACKETS = re.compile(r"(?: [\w-]{1,20}){0,2} \((?P<own>[A-Za-z][a-z-]{5,30}(?: [a-z-]{2,20})?)\)")
# So far from a name stand the words that it makes initials with.
_WORDS_BEFORE, _WORDS_AFTER = 4, 3
_EXPLAINS = quick(
    r"\b(?:is|are) (?:an?|the|one|found|made|caused)\b|\b(?:can|may|often|could) (?:\w+ )?(?:lead|cause|result|turn|develop|make|harm|damage)|\b(?:called|known as|a (?:form|type|kind) of)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\d|(?<!\bthat )\b(?:was|were|had|did|fell|rose|fewer|more|less|lower\w*|rais\w+|higher|increas\w+|reduc\w+|develop\w+|found|seen|died|prevents?|protects?|helps?|works?|treats?|cures?|eases?|stops?|cuts?|slows?|improves?|(?:this|the) (?:study|trial|drug|medicine|treatment|review))\b",
    re.IGNORECASE,
)
# “Bilirubin, the yellow pigment that builds up in jaundice.”
_APPOSED = re.compile(r"\b(?P<head>[A-Za-z]{5,24}|[A-Z]{2,6}), (?:an?|the|one|which|also)\b[^,.;()]{0,60}$")
_ARTICLE = re.compile(r"\b(?:an?|some|other|common|usual|known)\s(?:\w{1,12}\s)?$", re.IGNORECASE)
_MEDICINE = re.compile(
    r"\s(?:medicines?|medications?|drugs?|pills?|tablets?|inhalers?|treatments?|remed(?:y|ies))\b", re.IGNORECASE
)
# “Cholera is a serious infection that causes diarrhoea.”
_SAYS_WHAT_IT_IS = re.compile(
    r"(?:[A-Z]\w{3,20}: )?(?:The |An? )?(?P<term>[A-Za-z][\w-]{2,30}(?: [\w-]{2,30}){0,2}?) (?:is|are) (?:an? |the )?(?:(?!not\b|cured\b|now\b)[\w-]{2,20} ){0,3}?"
    r"(?:infections?|diseases?|illness(?:es)?|conditions?|disorders?|syndromes?|cancers?|tumou?rs?|virus(?:es)?|bacteri(?:um|a)|germs?|parasites?|hormones?|vitamins?|proteins?|medicines?|drugs?|tests?|scans?|x-rays?|operations?|muscles?|bones?|glands?|nerves?) "
    r"(?:that|which|of|in|caused|where|when|used|with|made|spread)\b(?![^.]{0,80}\b(?:cures?|prov\w+|best|safe|works?|effective|should|must|heals?|lengthens?|saves?|kills?|removes?|makes?|vanish\w*|never|always|every\w*|nearly all|all who|drink\w*|smok\w*|risk)\b)"
)
# What defines is short: the longer a sentence, the more it claims.
_SHORT = 16
_SUCH_AS = quick(r"\b(?:such as|like|for example|for instance|including|e\.g\.,?)\b", re.IGNORECASE)
_CANCER = frozenset({"cancer", "cancers"})
_GROWTH = re.compile(
    r"carcinom|sarcom|lymphom|leuka?emi|melanom|tumou?r|malignan|neoplas|oncolog|metasta|myelom|gliom|blastom|thymom|mesotheliom|seminom|hepatom|atypia|prostatectom|mastectom"
)
_CALLED = re.compile(r" (?:called|known as|named)\b")
_BRINGS = quick(r"\b(?:causes?|brings?|leads? to|with|symptoms?|signs?)\b", re.IGNORECASE)


def defines(text: str, told: str) -> bool:
    """Tell whether a sentence only says what kind of illness, medicine or test a term of the paper is; `told` is lower case."""
    match = _SAYS_WHAT_IT_IS.match(text)
    if match is None or re.search(r"\d", text) or len(text.split()) > _SHORT:
        return False
    return re.search(rf"\b{re.escape(match.group('term').lower())}\b", told) is not None


def is_spelled_out(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether brackets give the paper's own word for a name: “giant cell arteritis (GCA)”, “glaucoma surgery (trabeculectomy)”."""
    own = _IN_BRACKETS.match(text, match.end())
    term = own.group("own").lower() if own else ""
    if term and term in index.told:
        lay = not is_technical(match.group().lower()) and class_of(term) is None and not is_common(term)
        return lay or term.endswith(PROCEDURES)  # what surgery is for may be named; one drug for another may not
    short = EXPANDED.match(text, text.find("(", match.end(), match.end() + 24))
    if short is None or short.group(1).rstrip("s") not in index.acronyms:
        return False
    return is_initials(short.group(1), text[max(0, match.start() - 60) : short.start()].lower())


def explains(text: str, match: re.Match[str], kind: Class, index: Index) -> bool:
    """Tell whether a lay name says what a thing of the paper is, comes from or leads to: “glaucoma … can lead to blindness”."""
    head = _APPOSED.search(text, 0, match.start())
    told = head.group("head") if head else ""
    if told in index.acronyms or (told and not is_common(told.lower()) and is_told(told.lower(), index)):
        return True
    if not _EXPLAINS.search(text) or re.search(r"\d", text):
        return False
    others = (other.group().lower() for other in WORD.finditer(text) if other.group() != match.group())
    return any(class_of(other) == kind and is_told(other, index) for other in others)


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    """Give each ailment with how the words begin that belong to it: depression, and “bipolar”, “manic”."""
    lines = files("pipeline.text").joinpath("kin.txt").read_text(encoding="utf-8").splitlines()
    found = (line.split() for line in lines if line and not line.startswith("#"))
    return {words[0]: tuple(word.replace("-", " ") for word in words[1:]) for words in found}


def is_kin(word: str, text: str, index: Index) -> bool:
    """Tell whether a lay name explains what belongs to it, in a sentence that tells no result: no figures, nothing that was."""
    return not _RESULT.search(text) and any(root in index.told for root in _kin().get(word, ()))


def spells_initials(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether a name and its neighbours spell initials of the paper out: “idiopathic pulmonary haemosiderosis” for IPH."""
    before, after = text[: match.start()].split()[-_WORDS_BEFORE:], text[match.end() :].split()[:_WORDS_AFTER]
    alone = apart(match.group().lower())
    if any(is_initials(short, alone) and not is_initials(short, index.told) for short in index.acronyms - ANYBODYS):
        return True  # dermatomyositis for DM, which the paper spells nowhere
    around = [apart(" ".join(words).lower()) for words in ([*before, match.group(), *after], before, after)]
    whole = (around[0], " ".join([*before, alone, *after]).lower())  # hyper-trophic is one word of HCM
    return any(
        any(is_initials(short, told) for told in whole)
        and not any(is_initials(short, beside) for beside in around[1:])
        for short in index.acronyms
        if len(short) > 2 and short not in ANYBODYS
    )


def is_growth(word: str, told: str) -> bool:
    """Tell whether a word is the everyday one for a growth that a text names: cancer, of a carcinoma."""
    return word in _CANCER and bool(_GROWTH.search(told))


def is_kind_of_told(word: str, text: str, end: int, index: Index) -> bool:
    """Tell whether “a cancer” or “a cancer called …” is the everyday word for a growth that the paper names."""
    return is_growth(word, index.told) or (word in _CANCER and bool(_CALLED.match(text, end)))


def is_example(text: str, match: re.Match[str], kind: Class, index: Index) -> bool:
    """Tell whether a name is an example, or what an illness of the paper brings: “a blood disease, such as leukaemia”."""
    before = text[: match.start()]
    others = (other.group().lower() for other in WORD.finditer(before))
    known = any(class_of(other) == kind and is_told(other, index) for other in others)
    return bool(_SUCH_AS.search(before)) or (known and bool(_BRINGS.search(before)))


def is_use(text: str, match: re.Match[str]) -> bool:
    """Tell whether an illness says what a medicine is for: “salbutamol, an asthma medicine”."""
    return bool(_ARTICLE.search(text[: match.start()]) and _MEDICINE.match(text[match.end() :]))


def is_told(word: str, index: Index) -> bool:
    """Tell whether the paper has a name in British or American spelling, a form of it, or what it means in plain words."""
    return any(_is_told_so(spelled, index) for spelled in both_spellings(word)) or is_named_otherwise(word, index)


def _is_told_so(word: str, index: Index) -> bool:
    singular = word.removesuffix("s")
    if word[:7] in index.told or singular in index.told or concept(word) in index.everything:
        return True
    if any(part in index.told for part in word.split("-") if len(part) > 5):
        return True
    if not index.acronyms.isdisjoint(initials_of().get(word, ())):
        return True
    meaning = glossary().get(word) or glossary().get(singular) or ""
    telling = set(concepts(meaning))
    # In one passage: scattered over a long paper, the words of many an explanation could be found.
    return bool(telling) and bool(set.intersection(*(set(index.places.get(root, ())) for root in telling)))

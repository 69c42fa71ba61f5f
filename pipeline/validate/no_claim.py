"""Know a word of cause that claims nothing for a study. Takes a sentence and where the word stands; tells whether it only names.

“Deaths from specific causes”, “the virus that causes AIDS”, “research is needed to see if it can lead to better results” and
“these led to 12 orders” name, explain, ask and count. What an observational study may not say, none of them says.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.equal import same_number
from pipeline.text.meaning import concepts
from pipeline.text.numbers import COUNTS
from pipeline.text.quick import quick
from pipeline.validate.align import Index

_NOUN = frozenset({"cause", "causes"})
# A verb has an object: what ends, or goes on with “of” or another verb, is the noun, unless “the harm that it causes”.
_NO_OBJECT = re.compile(
    r"\s?(?:[,.;:)?!]|$)|\s(?:of|other than|such as|like|for|between|is|are|was|were|have|has|had|(?:can|may|might|could) be|also (?:influence|affect|matter)|include|influence|affect|differ|vary|remain|led|behind|unrelated)\b"
)
_ITS_OBJECT_BEFORE = quick(r"\b(?:that|which|what|how|whatever)\b[^,.;]{0,60}$", re.IGNORECASE)
_MANY_OF_THEM = quick(
    r"\b(?:various|specific|certain|known|unknown|underlying|natural|external|other|several|many|some|few|both|two|three|four|five|root|likely|direct|medical|physical|cardiac|infectious|genetic|every|each|no|one|single|first|second|third|usual|rare|treatable|preventable|reported|recorded|official|broad|heart[- ]related) $",
    re.IGNORECASE,
)
# “Coffee is a direct cause of strokes” says what one is.
_SAYS_IT_IS = quick(
    r"\b(?:is|are|was|were|be|been|as|becomes?|became) (?:(?:an?|the|one|another|its|their|also|likely|by far|of the) ?)*(?:[\w-]{1,16} ){0,2}$",
    re.IGNORECASE,
)
# “The main cause of strokes is coffee” says it the other way round.
_THE_CAUSE = quick(r"\b(?:the|an?|one|another) (?:[a-z-]{2,16} ){0,2}$", re.IGNORECASE)
_IS_WHAT = re.compile(
    r" of [^.,;:]{3,80}? (?:is|was|are|were|may be|might be|appears? to be)\b(?! (?:not|un\w+|still|often)\b)"
)
# What an illness, a germ or a gene is known by; “it causes many growths” says what the illness is.
_OF_A_KIND = quick(
    r"\b(?:diseases?|disorders?|illness(?:es)?|syndromes?|conditions?|infections?|virus(?:es)?|bacteri(?:a|um)|germs?|microbes?|parasites?|fung(?:us|i)|worms?|toxins?|poisons?|allergens?|genes?|mutations?|(?:gene |genetic )(?:changes?|variants?|faults?|errors?)|defects?|deficienc(?:y|ies)|cancers?|tumou?rs?|fault|abnormalit(?:y|ies))"
    r"(?: (?:in|of) (?:the )?(?:[a-z]{2,16} ){0,2}(?:[a-z]{2,16}))?,? (?:that|which) (?:(?:can|often|usually|mainly|mostly|sometimes|also|slowly|typically|commonly|only) )*$",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:show(?:s|ed|n)?|find(?:s|ings?)?|found|conclu\w+|prov(?:e|es|ed)|demonstrat\w+|result(?:s|ed)?|confirm\w*|reveal\w*)\b",
    re.IGNORECASE,
)
# “The disease that caused it”: which one is meant, and no more.
_WHICH_ONE = quick(
    r"\b(?<!was )(?<!is )(?:the|their|its|his|her|which|what|what kind of|whatever) (?:[\w-]{1,16} ){0,2}?(?:disease|illness|condition|disorder|injury|accident|event|problem|infection|germ|germs|bacteria|virus|gene|fault|drug|medicine|fall|disc|nerve) (?:(?:that|which|had|has|first|originally) )*$",
    re.IGNORECASE,
)
_IT = re.compile(r" (?:it|them|this|these|the|their|his|her|a)\b")
# “Helps prevent crashes caused by losing control” says which crashes.
_OF_WHAT_KIND = quick(
    r"\b(?:prevent|avoid|treat|detect|involv|against|suffer|repair|correct|diagnos)\w{0,3} (?:[\w-]{1,16} ){0,2}?[\w-]{2,16}s? $",
    re.IGNORECASE,
)
# What is still to be found out, however long the words between.
_TO_FIND_OUT = quick(
    r"\b(?:see|know|clear|tell) (?:if|whether)\b(?:(?!\b(?:and|but) (?:it|this|they|found|showed)\b)[^.;:]){0,180}$|\b(?:find out|learn|test(?:ed|s|ing)?|determin\w{1,3}|check\w{0,3}|stud(?:y|ied|ies)|look(?:ed|s)? (?:at|into)|establish\w{0,3}|examin\w{1,3}|investigat\w{1,3}|explor\w{1,3}|ask(?:ed|s)?|wonder\w{0,3}|questions? (?:of|is)) (?:if|whether|how|what|which)\b(?:(?!\b(?:and|but) (?:it|this|they|found|showed)\b)[^.;:]){0,180}$",
    re.IGNORECASE,
)
_SHOULD = quick(r"\b(?:should|ought to|must|needs? to) (?:\w{1,14} )?$", re.IGNORECASE)
_STEPS = re.compile(
    r" (?:an? |the |more |some |any )?(?:[\w-]{1,16} ){0,2}?(?:decisions?|discussions?|meetings?|reviews?|process\w{0,2}|debates?|talks?|referrals?|stud(?:y|ies)|research|checks?|guidelines?|thought)\b",
    re.IGNORECASE,
)
# A chain of events that was counted: “these led to 12 orders”, “18.5% of operations led to an infection”.
_CHAIN = frozenset({"led to", "resulted in", "leading to"})
_COUNTED = re.compile(
    r" (?:about |around |only |just |over |nearly |almost |a total of )?(?P<number>\d[\d,.]*+)(?! ?%| per ?cent| times| percent|[-–])(?! (?:more|fewer|less|higher|lower|extra|additional)\b)"
)
_SHARE = quick(
    r"(?:\d ?%|per ?cent|\b\d[\d,]*) of (?:the |all |these |those |their )?(?:\d[\d,]* )?(?:[\w-]{1,20} ){1,4}$",
    re.IGNORECASE,
)
LINKED = quick(r"\b(?:associat|link|correlat|connect|relat(?:ed|ion\w*) (?:to|with|between))", re.IGNORECASE)
_FEW = 3


def is_noun(text: str, match: re.Match[str]) -> bool:
    """Tell whether “cause” or “causes” is a noun: “from any cause and from specific causes”, “the various causes of it”."""
    before = text[: match.start()]
    if match.group().lower() not in _NOUN or _SAYS_IT_IS.search(before):
        return False
    if _IS_WHAT.match(text, match.end()) and _THE_CAUSE.search(before):
        return False
    if text.startswith(" of ", match.end()) or _MANY_OF_THEM.search(before):
        return True
    return bool(_NO_OBJECT.match(text, match.end())) and not _ITS_OBJECT_BEFORE.search(before)


def says_what_it_is(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether a verb of cause says what an illness, a germ or a device is, and the paper links it to no such thing."""
    before = text[: match.start()]
    start = match.start()
    if not _OF_A_KIND.search(before) or _FOUND.search(text, max(0, start - 120), start):
        return False
    brought = _roots(text[match.end() :][:60])
    return not any(
        LINKED.search(p.text) and len(brought & _roots(p.text)) >= _HALF * len(brought)
        for _, p in index.rank(text, 3)
    )


def says_which_one(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word of cause only says which illness or event is meant: “the disease that caused it”."""
    before = text[: match.start()]
    word = match.group().lower()
    if word == "caused" and text.startswith(" by ", match.end()) and _OF_WHAT_KIND.search(before):
        return True
    return word.startswith("cause") and bool(_IT.match(text, match.end()) and _WHICH_ONE.search(before))


def is_sought(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word of cause stands in what is to be found out, or in what ought to be done."""
    before = text[: match.start()]
    if _TO_FIND_OUT.search(before):
        return True
    return bool(_SHOULD.search(before) and _STEPS.match(text, match.end()))


def is_counted(text: str, match: re.Match[str], near: list[Passage], index: Index) -> bool:
    """Tell whether a passage has the number of what came of something: “these led to 12 orders” where it counts 12."""
    if match.group().lower() not in _CHAIN:
        return False
    if not (_COUNTED.match(text, match.end()) or _SHARE.search(text[: match.start()])):
        return False
    mine = [n for n in index.numbers_in(text) if n.value > _FEW and (n.kind in COUNTS or n.kind == "percent")]
    return any(
        not LINKED.search(p.text) and any(same_number(n, other) for n in mine for other in index.told_numbers(p))
        for p in near
    )


_LOWERS = r"reduc(?:e|es|ing)|lower(?:s|ing)?|decreas(?:e|es|ing)|cut(?:s|ting)?|prevent(?:s|ing)?|diminish(?:es)?|lessen(?:s)?|protects? (?:against|from)"
_RAISES = r"increas(?:e|es|ing)|rais(?:e|es|ing)|elevat(?:e|es|ing)|heighten(?:s)?"
_BRINGS = r"leads? to|led to|results? in|resulted in|caus(?:e|es|ed|ing)|produc(?:e|es|ed)|offer(?:s|ed)?|provid(?:e|es|ed)|achiev(?:e|es|ed)|yield(?:s|ed)?|trigger(?:s|ed)?|induc(?:e|es|ed)|bring(?:s)? about|contribut(?:e|es) to|responsible for"
_WAYS = tuple(quick(rf"\b(?:{way})\b", re.IGNORECASE) for way in (_LOWERS, _RAISES, _BRINGS))
# What was lowered was seen to be so; what lowers is a cause.
_NOT_OUTRIGHT = re.compile(
    r"\b(?:may|might|could|can|possibl[ey]|appear\w{0,3}|seem\w{0,3}|suggest\w{0,4}|likely|probabl[ey]|potential\w{0,2}|not|no|nor|neither|never|whether|if|unclear|unknown)\b[^.;,]{0,30}$"
    r"|\b(?:(?<!shown )(?<!demonstrated )(?<!proven )(?<!proved )(?<!found )(?<!known )(?<!reported )to|were|was|is|are|an?|the|with|in|for|of) $",
    re.IGNORECASE,
)
# “This leads to more of it” of a paper's own “This leads to …”.
_THIS = re.compile(
    r"(?:this|that|it|which) (?:also |often |then )?(?:leads?|led|results?|resulted|caus\w{1,3}|rais\w{1,3}|lower\w{1,3}|increas\w{1,3}|reduc\w{1,3})\b",
    re.IGNORECASE,
)
_MOST, _HALF = 0.6, 0.5
# Forms of one word begin with so many letters: a leak, leakage.
_ROOT = 4
_MEASURES = frozenset({"risk", "rate", "inci", "need", "numb", "leve"})


def is_said_outright(text: str, match: re.Match[str], near: list[Passage]) -> bool:
    """Tell whether a passage says the like of the same thing, as firmly: “statins have been shown to reduce the risk of stroke”."""
    way = next((way for way in _WAYS if way.match(match.group())), None)
    if way is None:
        return False
    wanted, about = _roots(text[match.end() :][:90]) - _MEASURES, _roots(text[: match.start()])
    bare = _THIS.match(text) is not None
    for passage in near:
        told = passage.text
        if LINKED.search(told) or not (about & _roots(told) or (bare and _THIS.match(told))):
            continue
        for said in way.finditer(told):
            same = len(wanted & _roots(told[said.end() :])) >= _MOST * len(wanted) > 0
            if same and not _NOT_OUTRIGHT.search(told, max(0, said.start() - 40), said.start()):
                return True
    return False


def _roots(text: str) -> set[str]:
    return {concept[:_ROOT] for concept in concepts(text)}

"""Tell by itself what a long sentence adds behind its clause. Takes a sentence; gives its parts, or none where it is not safe.

An exception, a “despite”, a “nor”, what a result is based on, whom a doubt is about: each is a short sentence of its own that says
no more than the whole did, and stands directly behind the one that it belongs to.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb, upper_first
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

_DENIES = quick(r"\b(?:no|not|none|never|without|cannot|lack(?:s|ed)?|little)\b|n[’']t\b", re.IGNORECASE)
_NOR_BE = quick(
    r",? nor (?P<rest>(?:is|are|was|were|do|does|did|has|have|can|could|may) (?:there |it |they |the )\w[^;]*)$"
)
_NOR_FOUND = re.compile(
    r"(?P<first>(?P<who>This review|The authors|The researchers|They|It) (?P<verb>found|identified|saw|detected) no [^;]+?),? nor "
    r"(?P<rest>(?:any|an?|evidence|differences?|effects?|benefits?|improvements?|increases?|reductions?)\b[^;]+)$"
)
_FIND = {"found": "find", "identified": "identify", "saw": "see", "detected": "detect"}
_EXCEPT = quick(
    r",? (?:except|apart from|with the exception of)(?: for)? (?P<what>(?!that\b|when\b|where\b|if\b|to\b|by\b)[^,;:]{4,120})\.$"
)
_EXCEPT_THAT = quick(r", except that (?=[^;:]{12,}$)")
_DESPITE_LAST = quick(
    r",? (?:despite|in spite of) (?P<what>(?:the|an?|this|these|such|high|low|some|many|large|widespread|limited|several) [^,;:]{6,120})\.$"
)
_DESPITE_FIRST = re.compile(
    r"(?:Despite|In spite of) (?P<what>(?:the|an?|this|these|high|low|some|many|large|widespread|limited|several) [^,;:]{6,120}), (?P<rest>.+)$"
)
_NOTABLE = quick(
    r", (?:most )?notably (?P<what>(?!in\b|for\b|when\b|if\b|where\b|by\b|with\b|among\b)[^,;:]{4,90})\.$"
)
_BASED_FIRST = re.compile(
    r"Based on (?P<what>(?:(?!there (?:is|are|was|were)\b)[\w’'%().-]+ ){2,20}?(?:(?!there\b)[\w’'%().-]+)),? (?P<rest>there (?:is|are|was|were) .+)$"
)
_BASED_LAST = quick(
    r",? based on (?P<what>(?:(?:only |the |these |an? )?(?:results?|data|evidence|findings|analys[ie]s|studies|trials|one|two|three|four|five|six|seven|eight|nine|ten|\d+|small|few|limited|very|low|moderate|high)\b)[^,;:]{3,100})\.$"
)
_ENOUGH = re.compile(
    r"(?P<first>There (?P<be>is|was) (?P<kind>(?:currently |still |only )?(?:insufficient|not enough|too little|no)) (?P<sort>(?:[\w-]+ ){0,3}?)(?P<what>evidence|data|information)(?: from [^,;:]{3,60})? to [^;:]+?),? or to (?P<rest>[^;:]+)$"
)
# Whom a doubt or a need is about: “this holds for” would claim what is not known.
_WHOM = quick(
    r" (?:in|among|for) (?P<whom>(?:(?!(?:in|of|with|for|to|and|or|from|by|the|than|between)\b)[\w’'-]+ ){0,3}?(?:people|patients|participants|women|men|adults|children|infants|babies|adolescents|mothers|individuals) "
    r"(?:with|who|at|undergoing|receiving|aged|having|taking|on|after|given|treated|under|without|recovering|living|admitted|born|in) [^,;:]{2,90})\.$"
)
_MORE_THAN_WHOM = quick(
    r"\b(?:but|than|compared|while|whether|if|may|might|could|would|to|nor|is|are|was|were|has|have|had|did|does|needed|required|indicates?|suggests?|show(?:s|ed)|to inform)\b"
)
_WHO_ARE = re.compile(r"\b(?:who|that) (?:is|are|was|were|has been|have been|has|have|had|did)\b")
_WHO_WISH = re.compile(r"\b(?:attempting|trying|wishing|wanting|planning|able|unable|likely) to\b")
_DOUBTED = quick(
    r"\b(?:unclear|uncertain|unknown|insufficient|not enough|no evidence|found no|limited evidence|inconclusive|need(?:ed)? for|are needed|is needed|not possible|does not support|do not support|did not find|need for)\b",
    re.IGNORECASE,
)
_OTHERS_TOO = quick(
    r"\b(?:in|among|for) (?:[\w-]+ ){0,3}?(?:people|patients|participants|women|men|adults|children|infants|babies)\b"
)
_WHICH_FOUND = re.compile(
    r"(?P<first>[^;]{3,200}?\b(?P<noun>study|trial|review|meta-analysis|analysis))(?P<but>, however)?,? which (?P<verb>found|showed|reported|concluded|suggested|indicated) (?P<rest>[^;]{3,300})$"
)
_AND_FOUND = re.compile(
    r"(?P<first>(?:One|This|The|Another|A|A single|The other|The second) (?:[\w-]+ ){0,4}?(?P<noun>study|trial|review|analysis)(?:, [^,;]{3,60},|\s\([^()]{3,60}\))? (?:reported on|looked at|included|compared|assessed|evaluated|tested|examined|measured|used|followed|involved|enrolled|studied) [^;]+?),? "
    r"and (?P<verb>found|showed|reported|concluded|suggested|indicated|demonstrated) (?P<rest>[^;]+)$"
)

# A verb that could be a participle elsewhere, and is none behind such a subject.
_DID = re.compile(
    r"(?:This|The|One|Another|A|Two|Three|Both|All|Most|But this|But the) (?:[\w-]+ ){0,4}?(?:study|review|trial|authors|researchers|analysis|studies|trials|results?|findings)(?:, [^,;]{3,60},| \([^()]{3,60}\))? "
    r"(?:found|highlights?|identified|reported|included|compared|looked|showed?|suggests?|involved|assessed|evaluated|examined|measured|tested|followed|enrolled|studied|used)\b",
    re.IGNORECASE,
)


def _both(first: str, second: str) -> list[str]:
    """Give two parts where both are sentences, and no bracket is cut."""
    parts = [finish(first), finish(second)]
    sure = bool(SURE_VERB.search(first) or _DID.match(first))
    whole = first.count("(") == first.count(")") and has_finite_verb(first) and sure
    return parts if whole and all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_nor(sentence: str) -> list[str]:
    """Split “There is no A, nor is there any B” into “There is no A. Nor is there any B”."""
    match = _NOR_BE.search(sentence)
    first = sentence[: match.start()] if match else ""
    if match and _DENIES.search(first) and "neither" not in first.lower():
        return _both(first, f"Nor {match.group('rest')}")
    found = _NOR_FOUND.match(sentence)
    if not found:
        return []
    who = "it" if found.group("who") in {"This review", "It"} else "they"
    return _both(found.group("first"), f"Nor did {who} {_FIND[found.group('verb')]} {found.group('rest')}")


@lru_cache(maxsize=2048)
def split_except(sentence: str) -> list[str]:
    """Split “A was not seen, except for B” into “A was not seen. The exception was B”."""
    if that := _EXCEPT_THAT.search(sentence):
        first, rest = sentence[: that.start()], sentence[that.end() :]
        now = re.search(r"\b(?:is|are|has|have|does|do)\b", first)
        return _both(first, f"The exception {'is' if now else 'was'} that {rest}") if has_finite_verb(rest) else []
    match = _EXCEPT.search(sentence)
    if not match or SURE_VERB.search(match.group("what")):
        return []
    what = match.group("what")
    many = re.search(r" and ", what) and not re.search(r"^(?:in|for|at|on|among|during)\b|\bbetween\b", what)
    now = re.search(r"\b(?:is|are|has|have|does|do)\b", sentence[: match.start()])
    be = ("exceptions are" if now else "exceptions were") if many else ("exception is" if now else "exception was")
    return _both(sentence[: match.start()], f"The {be} {what}")


@lru_cache(maxsize=2048)
def split_despite(sentence: str) -> list[str]:
    """Split “A, despite B” and “Despite B, A” into “A. This is despite B”."""
    first, last = _DESPITE_FIRST.match(sentence), _DESPITE_LAST.search(sentence)
    match = first or last
    if not match or SURE_VERB.search(match.group("what")):
        return []
    told = first.group("rest") if first else sentence[: match.start()]
    return _both(told, f"This is despite {match.group('what')}")


@lru_cache(maxsize=2048)
def split_notable(sentence: str) -> list[str]:
    """Split “adverse events, most notably A and B” into “adverse events. The most notable are A and B”."""
    match = _NOTABLE.search(sentence)
    if not match or SURE_VERB.search(match.group("what")):
        return []
    one = not re.search(r" and | or |s$", match.group("what"))
    past = re.search(r"\b(?:was|were|had|did|found|reported)\b", sentence[: match.start()])
    be = ("was" if past else "is") if one else ("were" if past else "are")
    return _both(sentence[: match.start()], f"The most notable {be} {match.group('what')}")


@lru_cache(maxsize=2048)
def split_based_on(sentence: str) -> list[str]:
    """Split “A, based on two small trials” into “A. This is based on two small trials”."""
    first, last = _BASED_FIRST.match(sentence), _BASED_LAST.search(sentence)
    match = first or last
    if not match:
        return []
    told = upper_first(first.group("rest")) if first else sentence[: match.start()]
    if re.search(r"\b(?:is|are|was|were|be|been|not|only|and|or|mainly|solely|largely|partly)$", told):
        return []
    return _both(told, f"This is based on {match.group('what')}")


@lru_cache(maxsize=2048)
def split_enough(sentence: str) -> list[str]:
    """Split “There is not enough evidence to do A or to do B” into two that both say so."""
    match = _ENOUGH.match(sentence)
    if not match:
        return []
    kind = f"{match.group('sort')}{match.group('what')}"
    enough = "" if match.group("kind").endswith("no") else "enough "
    return _both(match.group("first"), f"Nor {match.group('be')} there {enough}{kind} to {match.group('rest')}")


@lru_cache(maxsize=2048)
def split_whom_doubted(sentence: str) -> list[str]:
    """Split “It is unclear whether A helps people with B” into the doubt and “This is about people with B”."""
    match = _WHOM.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or not _DOUBTED.search(first) or _OTHERS_TOO.search(first):
        return []
    if re.search(r"\b(?:than|compared|and|or|but|that|whether|not|with|of)$", first):
        return []
    if _MORE_THAN_WHOM.search(_WHO_WISH.sub("", _WHO_ARE.sub("", match.group("whom")))):
        return []
    return _both(first, f"This is about {match.group('whom')}")


@lru_cache(maxsize=2048)
def split_which_found(sentence: str) -> list[str]:
    """Split “… a second study, which found A” and “One study compared A and found B” where the second verb begins."""
    for pattern in (_WHICH_FOUND, _AND_FOUND):
        match = pattern.match(sentence)
        if not match:
            continue
        first = match.group("first")
        if match.groupdict().get("but"):
            first = f"But {first[0].lower()}{first[1:]}"
        if re.search(r"\b(?:whether|that|if)\b", first):
            continue
        if parts := _both(first, f"This {match.group('noun')} {match.group('verb')} {match.group('rest')}"):
            return parts
    return []

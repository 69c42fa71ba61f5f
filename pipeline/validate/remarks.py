"""Know a writer's remarks on the report itself. Takes a sentence; tells whether it says where a text ends or what stays open.

“The report stops at this point”, “how she fared later is not told here”, “the cause is thus not certain”, “a single story cannot
settle it”: such a sentence claims nothing that a paper could back.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick

_TEXT = r"\b(?:this|the|our|that)(?: [\w’'-]{1,16}){0,3}? (?:report|text|account|article|paper|story|description|excerpt|extract|passage|publication)\b(?: (?:itself|available|given|shown|here|(?:that |which )?(?:we|was|is) [\w-]{1,12}(?: [\w-]{1,12})?)){0,2}"
_NOT = r"(?:not|n['’]t|never|nowhere)"
_ENDS = quick(
    rf"{_TEXT}(?: then| also)? (?:stops?|ends?|breaks? off|closes?|finishes|leaves off)(?: off)? ?(?:\.|,|;|$|at (?:this|that) (?:point|stage)\b|here\b|there\b|before\b|without\b|when\b|(?:with|at|on|after) (?:his|her|the) (?:discharge|operation|surgery|return|treatment|death|last|day)\b)|"
    rf"{_TEXT} (?:does|did|do) (?:not|n['’]t) (?:go|reach|run|extend|continue|cover|follow)\b|{_TEXT} leaves? (?:it |this |that )?open\b|"
    r"\bno (?:further |more |other )?(?:information|details?|word|news|follow-up) (?:is|are|was|were) (?:given|available|provided|offered|told)\b|"
    rf"\bwe (?:do|did|are|were|can|could) ?(?:not|n['’]t) (?:be )?(?:learn|told|know|hear|see|tell)\b|\bis not part of (?:this|the) (?:report|text|account|article|story)\b",
    re.IGNORECASE,
)
# A sentence that begins with what is asked, and says that it is not told.
_UNTOLD = quick(
    rf"^\W*(?:how|what|whether|why|when|which|who|where|(?:her|his|the|any) (?:later|further|final|long-term|exact|precise)) [^.;]{{2,120}}\b(?:is|are|was|were|has been|have been|could|can|remains?|stays?|stayed|remained) (?:[\w-]{{1,12}} ){{0,2}}?(?:{_NOT} (?:[\w-]{{1,12}} ){{0,3}}?(?:told|described|reported|given|mentioned|stated|known|recorded|explained|said|covered|shown|found|clear|settled|learned)|un(?:known|clear|told|certain|explained)|open)\b",
    re.IGNORECASE,
)
_UNSURE = quick(
    rf"\b(?:the|an?|its|her|his)(?: (?:exact|precise|real|true|final|underlying|first|likely))? (?:causes?|reasons?|origin|diagnosis|trigger|explanation|source|link|mechanism) (?:[\w-]{{1,12}} )?(?:is|was|are|were|remains?|remained|stays?|stayed) (?:[\w-]{{1,12}} ){{0,2}}?(?:{_NOT} (?:[\w-]{{1,12}} )?(?:certain|sure|clear|known|proven|found|established|settled|understood)|uncertain|unclear|unknown|open|unproven|a mystery)\b",
    re.IGNORECASE,
)
_ONE_STORY = quick(
    r"\b(?:one|a single|an individual|this one|her|his|this|(?:one|a|this) (?:patient|person|woman|man|boy|girl|child)['’]s) (?:[\w-]{1,14} )?(?:case|story|patient|person|woman|man|boy|girl|child|history|course|experience|report)(?: like (?:this|hers|his)| alone)? (?:(?:cannot|can['’]t|does not|doesn['’]t|can never|can only) |shows (?:us )?what (?:can|may) )|"
    r"\b(?:nobody|no one) can (?:say|tell|know)\b",
    re.IGNORECASE,
)
# So many words that the paper lacks such a remark may have.
_MOST_MISSING = 2


def tells_of_telling(text: str) -> bool:
    """Tell whether a sentence says that something is not told: what it denies is no finding."""
    return bool(_ENDS.search(text) or _UNTOLD.search(text))


def is_remark(text: str, missing: list[str]) -> bool:
    """Tell whether a sentence with few words that the paper lacks says where the report ends, or what it leaves open."""
    return len(missing) <= _MOST_MISSING and any(
        pattern.search(text) for pattern in (_ENDS, _UNTOLD, _UNSURE, _ONE_STORY)
    )

"""Know people who cannot be: children “aged 35 to 65”, “young pensioners”, “human mice”. Takes a sentence; gives the words that say so.

Whoever exchanges the people of a sentence leaves their age, their pregnancy or their work behind. No paper is asked: the sentence
contradicts itself.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick

# How old nobody of a group is: from so many years on, or up to so many.
_TOO_OLD = {"child": 22.0, "baby": 5.0, "teen": 25.0}
_TOO_YOUNG = {"older": 40.0, "teen": 9.0, "adult": 13.0}
_CHILD, _BABY, _TEEN = (
    r"child(?:ren)?|kids|toddlers?",
    r"(?:newborn )?bab(?:y|ies)|infants?|newborns?",
    r"teenagers?|adolescents?",
)
_OLDER, _ADULT = r"older (?:adults|people|patients|women|men)|pensioners|seniors", r"adults?"
_WHO = rf"(?P<older>{_OLDER})|(?P<child>{_CHILD})|(?P<baby>{_BABY})|(?P<teen>{_TEEN})|(?P<adult>{_ADULT})"
_TENS = {
    "twenties": 20.0,
    "thirties": 30.0,
    "forties": 40.0,
    "fifties": 50.0,
    "sixties": 60.0,
    "seventies": 70.0,
    "eighties": 80.0,
    "nineties": 90.0,
}
_NOT_YEARS = r"(?! ?(?:months?|weeks?|days?|hours?|minutes?|%|per ?cent|mg|kg|g|cm|mm|points?))"
# “Children aged 35 to 65”, “40-year-old babies”, “pensioners under 18”, “teenagers in their sixties”.
_AGED = quick(
    rf"\b(?:{_WHO})(?:,| who (?:are|were))?(?: [a-z]{{2,12}})? (?:aged?|ages)(?: (?:between|from|of|over|above|under|below|at least|up to))? (?P<low>\d{{1,2}})(?:\s?(?:to|and|-|–)\s?(?P<high>\d{{1,2}}))?\b{_NOT_YEARS}",
    re.IGNORECASE,
)
_YEARS_OLD = quick(rf"\b(?P<low>\d{{1,2}})[- ]years?[- ]old (?:{_WHO})\b", re.IGNORECASE)
_IN_THEIR = quick(rf"\b(?:{_WHO}) in their (?:early |mid-? ?|late )?(?P<tens>{'|'.join(_TENS)})\b", re.IGNORECASE)
# “Young older adults” and “human mice” there are none of; and these never gave birth.
_NEVER = quick(
    rf"\b(?:very )?young (?:{_OLDER})\b|\bhuman (?:mice|mouse|rats?|rabbits?)\b"
    rf"|\b(?:{_CHILD}|{_OLDER}|{_TEEN} boys|boys) (?:[\w-]{{1,14}} ){{0,10}}?(?:\d{{1,2}} weeks pregnant|gave birth|(?:in|into) (?:[\w-]{{1,12}} )?labou?r\b)",
    re.IGNORECASE,
)
_UP_TO, _A_DECADE = re.compile(r" (?:under|below|up to) ", re.IGNORECASE), 9
_BORE = re.compile(r"pregnant|birth|labou?r", re.IGNORECASE)
_BEARS = quick(
    r"\b(?:wom[ae]n|mothers?|mums?|moms?|girls?|she|her|whose|parents?|wives|when|after|before|animals?|females?)\b",
    re.IGNORECASE,
)


def no_such_people(text: str) -> tuple[int, int] | None:
    """Give the words of a sentence that name people who cannot be; None where it names none."""
    for pattern in (_AGED, _YEARS_OLD):
        for match in pattern.finditer(text):
            low = float(match["low"])
            if _cannot_be(match, low, float(match.groupdict().get("high") or low)):
                return match.span()
    tens = _IN_THEIR.search(text)
    if tens and _cannot_be(tens, _TENS[tens["tens"].lower()], _TENS[tens["tens"].lower()] + _A_DECADE):
        return tens.span()
    never = _NEVER.search(text)
    if never and not (_BORE.search(never.group()) and _BEARS.search(text)):
        return never.span()
    return None


def _cannot_be(match: re.Match[str], low: float, high: float) -> bool:
    """Tell whether nobody of the group that a match names is so old, or so young."""
    group = next(name for name in ("older", "child", "baby", "teen", "adult") if match[name])
    if _UP_TO.search(match.group()):
        return high <= _TOO_YOUNG.get(group, 0.0)
    return low >= _TOO_OLD.get(group, 1_000.0) or high <= _TOO_YOUNG.get(group, -1.0)

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
_NO_END = 1_000.0
_CHILD, _BABY, _TEEN = (
    r"child(?:ren)?|kids|toddlers?",
    r"(?:newborn )?bab(?:y|ies)|infants?|newborns?",
    r"teenagers?|adolescents?",
)
_OLDER = r"older (?:adults|people|patients|women|men)|pensioners|seniors"
# “Adult rats aged 8 weeks”, “a 10-year-old adult monkey”: grown animals are younger.
_ADULT = r"adults|adult(?= (?:people|patients?|persons?|women|woman|men|man|volunteers|participants)\b)"
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
_NOT_YEARS = r"(?![- ]?(?:months?|weeks?|days?|hours?|minutes?|%|per ?cent|mg|kg|g|cm|mm|points?))"
# The second number is never given back: the unit of “24 to 59 months” is that of both.
_RANGE = r"(?P<low>\d{1,2})(?>(?:\s?(?:to|and|or|-|–)\s?(?P<high>\d{1,2}))?)\b"
# Who was followed “until age 30” was a child at first.
_WORD = r"(?: (?!until|till|to|by|before|after|since|from|at|through|past|reach)[a-z]{2,12})?"
# “Children aged 35 to 65”, “40-year-old babies”, “pensioners aged under 18”, “teenagers in their sixties”.
_AGED = quick(
    rf"\b(?:{_WHO})(?:,| who (?:are|were))?(?! (?:are |were )?now\b){_WORD} (?:aged?|ages)(?: (?:between|from|of|over|above|under|below|at least|up to))? {_RANGE}{_NOT_YEARS}",
    re.IGNORECASE,
)
_YEARS_OLD = quick(rf"\b(?P<low>\d{{1,2}})[- ]years?[- ]old (?:{_WHO})\b", re.IGNORECASE)
_IN_THEIR = quick(rf"\b(?:{_WHO}) in their (?:early |mid-? ?|late )?(?P<tens>{'|'.join(_TENS)})\b", re.IGNORECASE)
# “Adult children in their forties” there are, and women who “had children in their thirties”.
_OF_PARENTS = re.compile(
    r"\b(?:adult|grown(?:[- ]up)?|ha(?:d|s|ve|ving)|bear(?:ing|s)?|bore|want\w*|deliver\w*|conceiv\w*) (?:[a-z]{2,12} ){0,2}$",
    re.IGNORECASE,
)
# “Young older adults” and “human mice” there are none of; and these never gave birth.
_NEVER = quick(
    rf"\b(?:very )?young (?:{_OLDER})\b|\bhuman (?:mice|mouse|rats?|rabbits?)\b"
    rf"|\b(?:{_CHILD}|{_OLDER}|{_TEEN} boys|boys) (?:[\w-]{{1,14}} ){{0,10}}?(?:\d{{1,2}} weeks pregnant|gave birth|(?<!forced )in(?:to)? (?:early |preterm |premature |active |spontaneous )?labou?r\b(?! (?:market|force|camp|union)))",
    re.IGNORECASE,
)
_UP_TO, _A_DECADE = re.compile(r" (?:under|below|up to) ", re.IGNORECASE), 9
# “Adults aged 12 and older”, “adults aged at least 12”: no age is too low for whoever is older, too.
_AND_UP = re.compile(r" (?:over|above|at least) ", re.IGNORECASE)
_OR_MORE = re.compile(
    r"\+| ?(?:years?(?: of age)?,? ?)?(?:(?:and|or) (?:older|over|above|up|upwards?|more)|onwards?|upwards?)\b",
    re.IGNORECASE,
)
_BORE = re.compile(r"pregnant|birth|labou?r", re.IGNORECASE)
_BEARS = quick(
    r"\b(?:wom[ae]n|mothers?|mums?|moms?|girls?|she|her|whose|parents?|wives|when|after|before|animals?|females?|older patients)\b",
    re.IGNORECASE,
)


def no_such_people(text: str) -> tuple[int, int] | None:
    """Give the words of a sentence that name people who cannot be; None where it names none."""
    for pattern in (_AGED, _YEARS_OLD):
        for match in pattern.finditer(text):
            low = float(match["low"])
            open_ended = _AND_UP.search(match.group()) or _OR_MORE.match(text, match.end())
            high = _NO_END if open_ended else float(match.groupdict().get("high") or low)
            if _cannot_be(match, low, high):
                return match.span()
    tens = _IN_THEIR.search(text)
    if (
        tens
        and not _OF_PARENTS.search(text, 0, tens.start())
        and _cannot_be(tens, _TENS[tens["tens"].lower()], _TENS[tens["tens"].lower()] + _A_DECADE)
    ):
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
    return low >= _TOO_OLD.get(group, _NO_END) or high <= _TOO_YOUNG.get(group, -1.0)

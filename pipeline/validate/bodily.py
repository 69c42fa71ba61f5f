"""Know numbers that are measured on a body. Takes a number of a sentence; tells whether it is one that the paper writes otherwise.

A blood pressure of 16/8 is 160 over 80, “two times a day” is twice daily, 70 where 35 is normal is twice the upper limit.
"""

from __future__ import annotations

import re

from pipeline.text.numbers import Number
from pipeline.text.numerals import WORDS, to_value
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.multiples import is_multiple

_PRESSURE = quick(r"\b(?:blood pressure|pressure|bp|pa|ta)\b", re.IGNORECASE)
# In centimetres of mercury, as some countries write it.
_IN_CM = re.compile(
    r"\b(?:[Pp]ressure|BP|PA|TA)\b[^.;\d]{0,24}(?P<high>\d{1,2}(?:\.\d)?)\s?/\s?(?P<low>\d{1,2}(?:\.\d)?)(?![\d.]*\s?mm)"
)
_HIGHEST_IN_CM, _LOWEST_HIGH = 30, 5
_DAILY = {
    1.0: r"once (?:a |per )?da(?:y|ily)|\bqd\b|\bod\b", 2.0: r"twice (?:a |per )?da(?:y|ily)|\bb\.?i\.?d\b|\bbd\b|2 ?x ?/ ?d",
    3.0: r"(?:thrice|three times) (?:a |per )?da(?:y|ily)|\bt\.?i\.?d\b|\btds\b|3 ?x ?/ ?d", 4.0: r"four times (?:a |per )?da(?:y|ily)|\bq\.?i\.?d\b|\bqds\b|4 ?x ?/ ?d",
}  # fmt: skip
# “The fourth postoperative day”, “D4”: days as a paper counts them.
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()  # noqa: SIM905 - a word list
_ORDINALS = {
    float(n): f"{_ORDINAL_WORDS[n - 1] + '|' if n <= len(_ORDINAL_WORDS) else ''}{n} ?(?:st|nd|rd|th)"
    for n in range(1, 61)
}
_AT_AGE = re.compile(
    r"\b(?:at|aged?|was|turned|since|until|before|by)(?: the age of)?(?: only| just| about)? $", re.IGNORECASE
)
_FROM_THEN = quick(r"\b(?:later|after\w{0,5}|within|for|took|lasted|stay\w{0,2})\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:day|week|month|year) $", re.IGNORECASE)
_NORMAL = quick(r"\b(?:normal|limits?|healthy|should be|usual|reference|expected)\b", re.IGNORECASE)
_AGAINST_NORMAL = re.compile(
    r"(?P<found>\d[\d.,]{0,8})[^()\d;]{0,24}\((?:[Nn]ormal|NR?|[Rr]eference|[Rr]ef)\b[^()]{0,24}?(?:\d[\d.]{0,8}\s?[-–]\s?)?(?P<limit>\d[\d.,]{0,8})[^()\d]{0,12}\)"
)
# “>20x normal value”, “x 3 normal”, “14 x ULN”: a paper's own multiple of what is normal.
_FOLD_NORMAL = re.compile(
    r"(?:(?P<ahead>\d{1,4}(?:\.\d{1,2})?) ?[x×]|[x×] ?(?P<behind>\d{1,4}(?:\.\d{1,2})?)) ?(?:the )?(?:upper )?(?:limits? of )?(?:the )?(?:normal|n\b|uln\b)"
)
_PREGNANT = re.compile(r"[ -](?:weeks?|months?) (?:pregnant|of (?:her )?pregnancy|into (?:her|the) pregnancy)\b")
# “Half of the brain” of a hemispherectomy.
_HALF = 0.5
_OF_A_BODY = re.compile(
    r" (?:of )?(?:the|his|her|their|its|your|a) (?:[a-z]{3,8} )?(?:brain|body|face|head|heart|tongue|visual field|field of vision|pelvis|skull|jaw|spinal cord)\b"
)
_ONE_SIDE = re.compile(r"\bhemi|\bhalf\b|unilateral|one[- ]sided|\b(?:left|right)[- ](?:side|hemisphere)")
_BOTH = quick(
    r"\bboth (?:eyes|knees|hips|ears|feet|hands|legs|arms|sides|kidneys|breasts|shoulders|lungs)\b", re.IGNORECASE
)
_ONE_OF_TWO = quick(
    r"\b(?:one|only one|a single) (?:eye|knee|hip|ear|foot|hand|leg|arm|side|kidney|breast|shoulder|lung)\b",
    re.IGNORECASE,
)
_OF_PAIRS = quick(
    rf"\b(?P<sides>\d{{1,4}}|{WORDS}) (?:[a-z-]{{2,20}} ){{0,2}}?(?:eyes|knees|hips|ears|feet|hands|legs|arms|kidneys|breasts|shoulders|lungs)"
    rf" (?:of|in|from|\() ?(?P<people>\d{{1,4}}|{WORDS}) (?:[a-z-]{{2,20}} ){{0,2}}?(?:patients|people|persons|subjects|participants|women|men|children|adults|individuals)\b"
)
# “1 meter 50”, “1m62”: how tall somebody is.
_TALL = re.compile(r"\b(?P<metres>[12]) ?(?:m|met(?:er|re)s?) ?(?P<cm>\d\d)\b(?! ?(?:times|mg|cm|mm|%))")


def is_bodily(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number is a pressure, a rhythm or a multiple of what is normal that the paper writes otherwise."""
    if number.unit == "daily":
        return number.value in _DAILY and bool(re.search(_DAILY[number.value], index.told))
    if number.unit == "times":
        return bool(_NORMAL.search(text)) and (
            any(_is_times_normal(number, p.text) for p in index.passages)
            or any(float(m["ahead"] or m["behind"]) == number.value for m in _FOLD_NORMAL.finditer(index.told))
        )
    if _is_of_both_sides(number, text, index):
        return True
    if _is_day_told(number, text, index) or (number.unit in {"m", "cm"} and _is_height(number, index)):
        return True
    if number.value == _HALF and _OF_A_BODY.match(text, number.end):
        return bool(_ONE_SIDE.search(index.told))
    return bool(_PRESSURE.search(text)) and any(_is_pressure(number.value, p.text) for p in index.passages)


def _is_of_both_sides(number: Number, text: str, index: Index) -> bool:
    """Tell whether so many people had both sides treated, or one: 25 eyes of 18 patients are seven with both and 11 with one."""
    both, one = _BOTH.search(text), _ONE_OF_TWO.search(text)
    if not (both or one):
        return False
    for match in _OF_PAIRS.finditer(index.told):
        sides, people = (to_value(match.group(name)) or 0.0 for name in ("sides", "people"))
        twice = sides - people
        if people < sides < 2 * people and number.value in {
            *((twice,) if both else ()),
            *((people - twice,) if one else ()),
        }:
            return True
    return False


def is_age(number: Number, text: str, index: Index) -> bool:
    """Tell whether “her first had come at 14” is an age of the paper: “at the age of 14 years”."""
    if not _AT_AGE.search(text, 0, number.start) or number.value != int(number.value):
        return False
    age = f"{number.value:.0f}"
    return bool(
        re.search(rf"\bage[ds]?\b[^.;\d]{{0,12}}\b{age}\b|\b{age}[- ]years?[- ](?:old\b|of age\b)", index.told)
    )


def _is_day_told(number: Number, text: str, index: Index) -> bool:
    """Tell whether “four days later”, or “on day 17”, is a day that the paper counts: the fourth postoperative day."""
    ordinals = _ORDINALS.get(number.value)
    unit = number.unit if number.kind == "time" else ""
    if (
        not ordinals
        or not unit
        or not (_FROM_THEN.search(text) or _BEFORE.search(text, 0, number.start) or _PREGNANT.match(text, number.end))
    ):
        return False
    return bool(re.search(rf"\b(?:{ordinals}) (?:[a-z-]{{3,16}} ){{0,2}}?{unit}\b", index.told))


def _is_height(number: Number, index: Index) -> bool:
    """Tell whether “1.50 m” is how tall a paper tells somebody to be: “1 meter 50”."""
    tall = round(number.value * (100 if number.unit == "m" else 1), 1)
    return any(100 * int(m["metres"]) + int(m["cm"]) == tall for m in _TALL.finditer(index.told))


def _is_times_normal(number: Number, told: str) -> bool:
    """Tell whether a passage sets a value against what is normal that makes so many times: “70 (normal < 35)”."""
    pairs = (
        [number._replace(kind="count", unit="", value=to_value(match.group(name).rstrip(".,")) or 0.0) for name in ("found", "limit")]
        for match in _AGAINST_NORMAL.finditer(told)
    )  # fmt: skip
    return any(is_multiple(number, pair) for pair in pairs)


def _is_pressure(value: float, told: str) -> bool:
    """Tell whether a passage gives a blood pressure of which this is a part, in centimetres."""
    for match in _IN_CM.finditer(told):
        high, low = float(match.group("high")), float(match.group("low"))
        if _LOWEST_HIGH <= high <= _HIGHEST_IN_CM and low < high and value in {10 * high, 10 * low}:
            return True
    return False

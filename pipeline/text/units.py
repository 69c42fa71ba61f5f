"""Tell what a number counts. Takes a text and where a number stands in it; gives its kind, and its unit in the singular."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.text.quick import quick

Kind = Literal["people", "studies", "time", "dose", "percent", "ratio", "score", "date", "count"]

_DOSES = r"mg/kg|mg/day|mg/d|mg/dl|mg/ml|mg/l|[nµμp]g/ml|ng|g/d?l|ml/(?:kg|h)|mcg|µg|μg|ug|mg|kg/m\S?2?|kg|kilograms?|kilos?|milligrams?|micrograms?|grams?|g|ml|millilit(?:er|re)s?|lit(?:er|re)s?|l|iu|(?:international )?units?|mm ?hg|mmol/l|mmol|nmol/l|microm(?:et(?:re|er)s?)?|microns?|[µμ]m|cm|mm|(?-i:m)(?![²2/])|metres|meters|miles|km|kcal|calories|gy|grays?|°c?|degrees?"
_SPACED = re.sub(r"(?<=[a-z])/", " ?/ ?", _DOSES)  # “6.9 g / dL”
_DOSE_NAMES = {
    "kilo": "kg",
    "milligram": "mg", "microgram": "mcg", "µg": "mcg", "μg": "mcg", "ug": "mcg", "gram": "g", "kilogram": "kg", "millilitre": "ml", "milliliter": "ml",
    "microm": "µm", "micrometre": "µm", "micrometer": "µm", "micron": "µm", "μm": "µm", "litre": "l", "liter": "l", "unit": "iu", "internationalunit": "iu", "gray": "gy", "metre": "m", "meter": "m", "degree": "°c", "°": "°c", "calorie": "kcal", "calories": "kcal",
}  # fmt: skip
# “1.9 mg per litre” is 1.9 mg/l.
_PER = re.compile(
    r" (?:per|in each|in every|for every|for each) (?P<per>kilograms?|kilos?|kg|decilit(?:re|er)s?|dl|millilit(?:re|er)s?|ml|lit(?:re|er)s?|l)\b",
    re.IGNORECASE,
)
# “160 units (Gy)”, “27 units, called gray”: lay writers call any unit so, and name it behind.
_NAMED_UNIT = re.compile(
    rf",? ?(?:\(|(?:called|known as|of|named) )(?:called |known as |in )?(?P<unit>{_SPACED})\b", re.IGNORECASE
)
_PER_NAMES = {"kilogram": "kg", "kilo": "kg", "decilitre": "dl", "deciliter": "dl", "millilitre": "ml", "milliliter": "ml", "litre": "l", "liter": "l"}  # fmt: skip
_PER_UNITS = frozenset("mg/kg mg/dl mg/ml mg/l ng/ml pg/ml mcg/ml g/l g/dl ml/kg mmol/l nmol/l".split())  # noqa: SIM905
_AFTER = re.compile(
    r"^(?:\s(?P<second>s)\b(?!\.?\w)|[\s-]*(?:(?:consecutive|successive|full|whole|complete|more|additional|further|extra|gained|lost)\s)?(?:of an? )?(?:(?P<percent>%|percent(?:age points?)?|per cent|percentage points?)"
    r"|(?P<time>qalys?\b|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|fortnights?|months?|mos?|years?|yrs?|y|decades?)\b"
    rf"|(?P<dose>{_SPACED})(?![a-z])"
    r"|(?P<score>points?)\b"
    r"|(?P<fold>times|-?fold)\b))",
    re.IGNORECASE,
)
# “5.4 ± 4.7 h”, “10 (7 to 14) days”: the unit stands behind the spread.
_SPREAD = re.compile(
    r"\s?(?:(?:±|\+/-|\+-)\s?\d++(?:[.,·]\d++)?|(?<=[234]\d)\+[0-6](?=[ -]weeks)|"
    r"\((?:±|\+/?[-−]|SD|SE|IQR|range)?[ :=]{0,2}[-−]?\d[\d.,·]{0,9}(?: ?(?:to|[-–−,]) ?[-−]?\d[\d.,·]{0,9})?\)(?= ?[%a-z]))"
)
# “Three times as likely” is a ratio, “three times a day” a dose, “measured three times” neither.
FOLD = re.compile(r" (?:as|more|higher|less|lower|greater|likelier|longer|faster|bigger|larger|better|worse|the)\b")
_DAILY = re.compile(r"[ -](?:(?:a|per|each|every) day|daily)\b")
# “Forty times a minute” counts breaths.
_A_TIME = re.compile(r" (?:an?|per|each|every) (?:second|minute|hour|day|night|week|month|year)\b")
_PEOPLE = (
    r"patients?|participants?|subjects?|individuals?|people|persons?|adults?|children|child|women|woman|men|man|volunteers?|infants?|babies|baby|girls?|boys?|"
    r"adolescents?|students?|newborns?|neonates?|respondents|mothers?|survivors?|smokers?|teenagers?|residents?|employees|workers|nurses|"
    r"caregivers|carers|members|mice|mouse|rats?|rabbits?|dogs?|pigs?|piglets?|sheep|lambs?|goats?|cows?|cattle|calves|horses?|cats?|hens?|chickens?|monkeys?|hamsters?|animals?|cases"
)
_STUDIES = r"studies|study|trials?|rcts?|papers?|articles?|reviews?|publications?|reports?|experiments?|records?"
# “2.1 for men” and “1063 first births in the trial” count neither men nor trials.
_NOUN = re.compile(
    rf"^(?! (?:the|these|those|this|they|we|it|she|he)\b)(?:[\s-]++(?!(?:(?<!\A )in|for|among|than|versus|vs|against|with|from|to|at|on|by|per|each|every)\b)[^\W\d][\w’']*+(?:-[\w’']++)*+){{0,3}}?[\s-]++(?:(?P<people>{_PEOPLE})|(?P<studies>{_STUDIES})(?! (?:{_PEOPLE})\b))\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = quick(
    r"\b(?:in|since|from|until|by|before|after|during|between|and|to|of|year|–|-|january|february|march|april|may|june|july|august|september|october|november|december)\s*$|\d{4}\s?[–-]\s?$",
    re.IGNORECASE,
)
# “aged 18–65”, “mean age was 54.2”: years, though nothing says so.
_AGE_BEFORE = quick(
    r"\b(?:aged?|ages?)(?: \(?(?:of|was|were|is|range[ds]?|between|from|over|under|above|below|in|years?|sd|mean|median|about|around|at|least|:|the|participants|patients|=)[,)]?){0,4}+[ (:=<>≥≤±]{1,3}(?:\d+(?:\.\d+)?(?: ?(?:to|[-–±]|and) ?))?$",
    re.IGNORECASE,
)
# “on days 7, 14 and 28”, “at week 6”: the unit stands before.
_TIME_BEFORE = quick(
    r"\b(?P<unit>day|week|month|year|hour)(?:s? |-)(?:\([DdWwMmYyHh]\) )?(?:\d{1,4}(?:,? and|,? or|,| to| &|[-–/])? ?){0,9}$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?|than|compared (?:with|to)) (?:about |around |only )?$")
_ROSE_FROM = re.compile(r"\b(?:from|to) (?:about |around |roughly |just (?:over|under) |nearly |almost )?$")
# “Repeated 35 times”.
_DONE = re.compile(
    r"\b(?:repeated|done|run|performed|carried out|measured|tested|asked|visited|sampled|weighed|scanned|checked|treated|tried|counted|called|contacted|seen)(?: again| about| over| some| at least| up to| almost| nearly)? $"
)
_ONE_STUDY = frozenset("study trial paper article review publication report experiment record".split())  # noqa: SIM905
_ON_POINTS = re.compile(r"\b(?:on|these|those|main|key|makes?|made|raised?) (?:all )?$")  # “agreed on four points”
_NO_SCORE = re.compile(r" points? (?:on|along|at|in|to|should|of|are|were|that|need|deserve)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_KINDS: dict[str, Kind] = {
    "percent": "percent", "time": "time", "second": "time", "dose": "dose", "score": "score", "fold": "ratio",
}  # fmt: skip


def kind_of(text: str, match: re.Match[str], end: int) -> tuple[Kind, str]:
    """Give the kind and the unit of a number that `match` found in a text, digits or words, and that stops at `end`."""
    unit = _unit(text, match.start(), end)
    if unit:
        return unit
    noun = _NOUN.match(text[end : end + 60])
    if noun and noun.group().startswith(" in ") and _is_a_measure(text, match):
        noun = None
    before = _TIME_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    if noun is None and before and match.group("digits") and "." not in match.group("digits"):
        return "time", before.group("unit").lower()
    beside = noun is not None and len(noun.group().split()) == 1  # “aged 50 to 69 joined a trial” counts no trials
    if not beside and _AGE_BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
        return "time", "year"
    if _YEAR.fullmatch(match.group("digits") or "") and (
        noun is None or _YEAR_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    ):
        return "date", "year"
    if noun and noun.group("studies") in _ONE_STUDY and match.group().lower() not in {"1", "one"}:
        noun = None  # “35 study patients”, “35 study and 64 control patients”
    if noun:
        return ("people" if noun.group("people") else "studies"), ""
    return "count", ""


def _is_a_measure(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number before “in men” is a value of theirs: “1.2 in men”, “against 13”, “from 8 in mild cases”, and not how many."""
    before = text[max(0, match.start() - 24) : match.start()]
    return "." in match.group() or bool(_AGAINST.search(before) or _ROSE_FROM.search(before))


def _unit(text: str, start: int, end: int) -> tuple[Kind, str] | None:
    """Give the unit that stands behind a number, or behind its spread; None where none does."""
    spread = _SPREAD.match(text, end)
    places = (spread.end(), end) if spread else (end,)
    for at in places:
        after = text[at : at + 60]
        unit = _AFTER.match(after)
        if unit is None or not unit.lastgroup:
            continue
        rhythm = unit.group("fold") == "times" and _A_TIME.match(after, unit.end()) is not None
        if rhythm or (
            unit.group("fold") == "times" and _is_occasion(text, start, end) and not FOLD.match(after, unit.end())
        ):
            return "count", "daily" if _DAILY.match(after, unit.end()) else "occasion"
        name = _unit_name(unit.lastgroup, unit.group(unit.lastgroup).lower())
        if name == "iu" and (named := _NAMED_UNIT.match(after, unit.end())):
            name = _unit_name("dose", named.group("unit").lower())
        letter = unit.lastgroup == "time" and len(unit.group("time")) == 1  # “two D copies”
        if not text[start : start + 1].isdigit() and (
            letter
            or name == "iu"
            or (name == "point" and (_NO_SCORE.match(after) or _ON_POINTS.search(text[max(0, start - 12) : start])))
        ):
            return None  # “one unit” is a place, “two points to keep in mind” are none of a score
        return _UNIT_KINDS[unit.lastgroup], _per(name, after, unit.end())
    return None


def _per(name: str, after: str, end: int) -> str:
    """Give a unit with what it is told by: “mg” of “mg per litre” is “mg/l”."""
    match = _PER.match(after, end)
    if match is None:
        return name
    per = match.group("per").lower()
    whole = f"{name}/{_PER_NAMES.get(per.rstrip('s'), per)}"
    return whole if whole in _PER_UNITS else name


def _is_occasion(text: str, start: int, end: int) -> bool:
    """Tell whether “times” may count occasions: not in “by 9 times”, “3.1 times”, “95 times”."""
    many = "." in text[start:end] or (text[start : start + 2].isdigit() and not _DONE.search(text, 0, start))
    return not many and not text.endswith("by ", 0, start)


def _unit_name(group: str, word: str) -> str:
    fixed = {"percent": "%", "score": "point", "fold": "times", "second": "second"}
    if group == "dose":
        word = word.replace(" ", "")  # “8 mm Hg”
        word = re.sub(r"/d(?:ay)?$", "", word)  # “400 mg/d” is told as “400 mg a day”
        return _DOSE_NAMES.get(word.rstrip("s"), word)
    return fixed.get(group) or _singular(word)


def _singular(word: str) -> str:
    word = word.rstrip("s") if word not in {"h", "s"} else word
    return {
        "yr": "year",
        "qaly": "year",
        "y": "year",
        "mo": "month",
        "hr": "hour",
        "h": "hour",
        "min": "minute",
        "sec": "second",
        "wk": "week",
        "d": "day",
        "night": "day",
    }.get(word, word)

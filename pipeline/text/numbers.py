"""Find numbers as readers see them. Takes text; gives values with kind, unit and place, digits or words alike.

Left out: list numerals, citations, figure and table numbers, and digits that are part of a name (COVID-19, IL-17, CD4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pipeline.text.degrees import fevers
from pipeline.text.digit_names import NAMES
from pipeline.text.numerals import DIGITS, ONE, ONES, SCALES, WORDS, to_value
from pipeline.text.parting import runs_of
from pipeline.text.quick import in_small, quick
from pipeline.text.units import FOLD, Kind, kind_of

Hedge = Literal["", "about", "over", "under"]

_NUMBER = re.compile(
    rf"(?:(?<![\w.·])|(?<=\d[x×])|(?<=m[x×])|(?:(?<=\bOR)|(?<=\bRR)|(?<=\bHR)|(?<=\bPR)|(?<=\bCI))(?=\d+\.\d))(?:(?<![+/])[-−](?=\.?\d))?(?P<digits>{DIGITS})(?: (?P<scale>thousand\b|million\b|billion\b|(?-i:M)(?=IU\b)))?|\b(?P<words>{WORDS})\b",
    re.IGNORECASE,
)
# “9 MIU” are nine million units.
_SCALED = SCALES | {"m": 1_000_000}
_N_OF_N = re.compile(
    rf"(?<![\w.])(?<!\d,)(?<![a-z]-)(?P<n>{DIGITS}|{WORDS})(?: \w{{1,20}})?(?:(?: out of| of(?: the| all)?| in every| in)\s(?:every )?|\s?/\s?)(?P<of>{DIGITS}|{ONE})(?![\w.]*\d)(?!\s?(?:%|(?:percent|per cent|mg)\b))\b",
    re.IGNORECASE,
)
# Both begin where figures do, signs before them or not, or with one of the words that numbers are spelled with.
_FIGURES, _SPELLED_ONE, _ONES = re.compile(r"\d+"), re.compile(ONE), frozenset(ONES)
_words = runs_of(r"\w")
_SIGNS_BEFORE, _MOST_SIGNS = "-−.", 2
# “3 of 6 weeks” is a share, “tested 5 in 2 weeks” is none.
_OF_DAYS = re.compile(r"\s(?:years|months|weeks|days)\b")
_OUT_OF = re.compile(r"\bout of\b|\b(?:of|in) every\b")
# “One trial of 129 women” is no share.
_OF_ITS_OWN = quick(
    r"\s(?:stud(?:y|ies)|trials?|reviews?|groups?|total|samples?|series|cohorts?|arms?|sets?|reports?|surveys?|periods?|courses?|doses?|cycles?|weeks?|months?|years?|days?)\sof\b",
    re.IGNORECASE,
)
# “12 trainees of the 2005 group”.
_OF_A_YEAR = re.compile(r"^\d{1,3} [^\W\d].* of the (?:19|20)\d\d$")
# “Day 30/45”, “weeks 4/8/12” name times, and no share.
_ON_DAYS = re.compile(r"(?<!\d )\b(?:day|week|month|year|hour|visit)s?[ -](?:\d{1,4}/){0,6}$", re.IGNORECASE)
_PART = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
# “Two people in 34” is a share, “two approaches in 240 adults” is none.
_NOUN_IN = re.compile(
    r"^\S+ (?!(?:people|persons?|patients?|participants?|adults?|wom[ae]n|m[ae]n|child|children|bab(?:y|ies)|infants?|cases?|births?)\b)[a-z]+ in ",
    re.IGNORECASE,
)
_IS_A_POWER = re.compile(r"[1-9]|10+")
_PLAIN_FRACTIONS = quick(
    rf"\b(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[- ])?(?P<part>half|halves|{_PART}s?)\b",
    re.IGNORECASE,
)
_HALF_AN_HOUR = re.compile(r" an? (?P<unit>hour|year|month|day|minute)\b")
_NO_FRACTION = re.compile(r"[- ](?:years?|months?|weeks?|days?|hours?|minutes?|a |an |life|lives|way)")
# “2 years and half” is 2.5 years.
_AND_A_HALF = re.compile(
    r" and a half\b| and half\b(?! (?:of|a|an|the)\b)| 1/2\b|[ -]?½|(?= (?:years?|months?|weeks?|days?|hours?) and (?:a )?half\b)"
)
_OF_A_WHOLE = re.compile(
    r" \(| (?:of|less|more|lower|higher|fewer|were|had|did|as|smaller|larger|reported)\b|[.,;)]|$"
)
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_TIMES = quick(
    r"\b(?P<word>twice|double[ds]?|doubling|thrice|triple[ds]?|tripling|trebled?|quadrupled?|(?:two|three|four|five|six|ten)fold|a dozen|an? order of magnitude)\b",
    re.IGNORECASE,
)
_A_DAY = quick(r"\b(?:[BTQ]\.?I\.?D|[btq]\.i\.d)\b")
_DOSES_A_DAY = {"b": 2, "t": 3, "q": 4}
_TIMES_VALUE = {
    "twice": 2, "doubl": 2, "thric": 3, "tripl": 3, "trebl": 3, "quadr": 4, "twofo": 2, "three": 3, "fourf": 4, "fivef": 5, "sixfo": 6, "tenfo": 10, "a doz": 12, "an or": 10,
}  # fmt: skip
_DIGIT = re.compile(r"\d")
# What holds neither a digit nor one of these holds no number: most sentences of a lay summary do not.
_SPELLED = quick(
    rf"\b(?:{ONE}|half|halves|twice|thrice|double[ds]?|doubling|tripling|triple[ds]?|quadrupled?|trebled?|dozen|orders? of magnitude|[btq]\.?i\.?d|(?:two|three|four|five|six|ten)fold|{_PART}s?)\b",
    re.IGNORECASE,
)
# Without one of these words it finds nothing, which is seen in a third of the time.
_SPELLED_WITH = frozenset(ONES) | frozenset(
    """half halves twice thrice double doubled doubles doubling tripling triple tripled triples quadruple quadrupled treble trebled dozen order orders
    bid tid qid bi ti qi b t q twofold threefold fourfold fivefold sixfold tenfold third thirds quarter quarters fifth fifths sixth sixths seventh
    sevenths eighth eighths ninth ninths tenth tenths""".split()  # noqa: SIM905 - a word list
)
_HEDGE = quick(
    r"(?:\b(?:(?P<over>over|more than|greater than|higher than|longer than|older than|past the age of|beyond the age of|at least|above|upwards of|as few as|no (?:less|fewer) than)|"
    r"(?P<under>nearly|almost|less than|fewer than|lower than|shorter than|younger than|under|at most|up to|as many as|below|close to|not quite|no more than|approaching)|"
    r"(?P<about>about|around|approximately|approx\.|roughly|some|an estimated|in the region of))|(?P<sign>[~≈<>≥≤])(?: ?or ?=|/?=)?)\s*(?:an?\s|the\s)?[$£€]?$",
    re.IGNORECASE,
)
_SIGNS: dict[str, Hedge] = {"~": "about", "≈": "about", "<": "under", "≤": "under", ">": "over", "≥": "over"}
_BOUNDS: dict[str, Hedge] = {"over": "over", "under": "under", "about": "about"}
_RANGE = re.compile(r"^-?\s?(?:[-–−/±]|\+/?-|to|and|or|vs\.?|versus|compared (?:with|to)|,(?: (?:and|or))?)\s?$")
_TO = re.compile(r"^-?\s?(?:to|or|[-–])\s?$")  # “4- to 5-fold”
# “62x50 mm”, “6 by 5 cm”: the sides of a thing.
_BY = re.compile(r"^\s?(?:[x×*]|by)\s?$", re.IGNORECASE)
_LENGTHS = frozenset({"mm", "cm", "m"})
# “The left half of the brain” is a place.
_SIDE = quick(
    r"\b(?:left|right|upper|lower|front|back|rear|hind|inner|outer|top|bottom|first|second)(?:[- ]hand)? $",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"^[ -]?(?:[a-z%°/]{1,10})? ?[(\[](?:maximum|max\.?|minimum|min\.?|range[ds]?|up to)(?:[:=, ]{1,3}| of | from )$",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:after|at|aged?|by) $", re.IGNORECASE)  # “at 11, 13.5 % had it”
_CONFIDENCE = re.compile(r"9[059] ?% ?(?:\[?CI\b|confidence)")  # “HR 0.82 and 0.81, 95 % CI”
_SAID_AGAIN = re.compile(r", or ")  # “3,010, or 3.1 %”
# “n = 310, 1 trial, RR 0.79, 95 % CI”: each stands for itself.
_ON_ITS_OWN = re.compile(
    r"(?:\b[nN]|\b(?:RR|HR|OR|IRR|PR|MD|SMD|[Rr]atio|[Rr]isk))[ ,:=()\[\]]{1,4}(?:of |was )?[-−]?$|=\s?[-−]?$"
)
_NOT_A_COUNT = re.compile(r"^(?:\s(?:of the (?!\d)|another|thing|point (?:to (?:remember|note|bear|keep|make|consider|watch)|worth|is|was|of (?:note|caution|interest))\b|way|day\b(?! of)|hand|side|or more|by one|more\b|reason|study\b|such)|'s|’s|-(?:sided|size|to-one|on-one|off|time|step|way|stop|tailed))", re.IGNORECASE)  # fmt: skip
_LASTS = re.compile(r"-(?:year|month|week|day|hour|minute)\b")
_PRONOUN_BEFORE = quick(
    r"\b(?:no|any|some|every|each|which|this|that|another|the|only|not|as|at)[ -]$", re.IGNORECASE
)


# Kinds that count things, of which one may be told as another: “240 patients” as “240 people” or “240”.
COUNTS = frozenset({"count", "people", "studies"})


class Number(NamedTuple):
    """A number in a text. `value` is n/N for ratios, years for dates; `parts` are n and N of “n of N”.

    `unit` is in the singular (“month”, “mg”, “%”), empty where none stands there; `hedge` tells what stands before it:
    “about”, or a bound: “over 40”, “nearly 40”.
    """

    value: float
    text: str
    start: int
    end: int
    kind: Kind
    unit: str = ""
    parts: tuple[float, ...] = ()
    hedge: Hedge = ""


def numbers(text: str) -> list[Number]:
    """Give the numbers of a text in reading order; no two overlap."""
    in_digits = _DIGIT.search(text)
    if not in_digits and not _spells(text):
        return []
    taken = bytearray(len(text))
    for name in NAMES.finditer(text) if in_digits else ():
        taken[name.start() : name.end()] = b"\x01" * (name.end() - name.start())
    found = [Number(n.value, text[n.start : n.end], n.start, n.end, "dose", "°c") for n in fevers(text)]
    for fever in found:
        taken[fever.start : fever.end] = b"\x01" * (fever.end - fever.start)
    starts = _starts(text)
    for finder in (_ratios(text, starts), _fractions(text), _multiples(text), _plain(text, starts)):
        for number in finder:
            if not any(taken[number.start : number.end]):
                taken[number.start : number.end] = b"\x01" * (number.end - number.start)
                found.append(number)
    return _shared_units(text, sorted(found, key=lambda n: n.start))


def _spells(text: str) -> bool:
    """Tell whether a text spells a number out."""
    low = in_small(text)
    return (low is None or not _SPELLED_WITH.isdisjoint(_words(low))) and _SPELLED.search(text) is not None


def _hedge(text: str, start: int) -> Hedge:
    found = _HEDGE.search(text[max(0, start - 24) : start])
    if found is None:
        return ""
    return _SIGNS[found.group("sign")] if found.group("sign") else _BOUNDS[found.lastgroup or ""]


def _starts(text: str) -> list[int]:
    """Give the places where a number may begin, in order: to look at these alone takes a tenth of looking at every letter."""
    low = in_small(text)
    if low is None:
        return list(range(len(text)))
    spelled = not _ONES.isdisjoint(_words(low))
    found = [match.start() for match in _SPELLED_ONE.finditer(low)] if spelled else []
    for figures in _FIGURES.finditer(text):
        start = figures.start()
        found.append(start)
        for sign in range(start - 1, max(-1, start - _MOST_SIGNS - 1), -1):
            if text[sign] not in _SIGNS_BEFORE:
                break
            found.append(sign)
    return sorted(found)


def _beginning(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Give what `finditer` does, of a pattern whose matches begin at one of these places."""
    free = 0
    for start in starts:
        match = pattern.match(text, start) if start >= free else None
        if match:
            free = match.end()
            yield match


def _ratios(text: str, starts: list[int]) -> Iterable[Number]:
    for match in _beginning(_N_OF_N, text, starts):
        top, bottom = to_value(match.group("n")), to_value(match.group("of"))
        spelled_in = re.search(r"\bin\b", match.group())
        if (
            top is None
            or not bottom
            or top > bottom
            or bottom < 2
            or (spelled_in and ((bottom > 1000 and bottom % 10) or 1900 <= bottom <= 2100))
            or _OF_ITS_OWN.search(match.group())
            or " points out" in match.group()
            or (match.group() == "1/2" and text[max(0, match.start() - 2) : match.start()][:1].isdigit())
            or _OF_A_YEAR.search(match.group())
            or ("/" in match.group() and _ON_DAYS.search(text, max(0, match.start() - 40), match.start()))
            or (spelled_in and _NOUN_IN.search(match.group()) and not _IS_A_POWER.fullmatch(f"{bottom:.0f}"))
            or (_OF_DAYS.match(text, match.end()) and not _OUT_OF.search(match.group()))
        ):
            continue
        if spelled_in and not re.fullmatch(r"\S+(?: \w+)? in (?:every )?\S+", match.group()):
            continue
        yield Number(
            top / bottom,
            match.group(),
            match.start(),
            match.end(),
            "ratio",
            "",
            (top, bottom),
            _hedge(text, match.start()),
        )


def _fractions(text: str) -> Iterable[Number]:
    for match in _PLAIN_FRACTIONS.finditer(text):
        top, part = (match.group("top") or "").lower(), match.group("part").lower()
        follows = text[match.end() : match.end() + 10]
        if part != "half" and (
            not top
            or (top in {"a", "an", "one"} and not _OF_A_WHOLE.match(follows) and not _hedge(text, match.start()))
        ):
            continue  # “the third”, “a quarter” needs its article; “third visit”, “a third group” are ordinals
        if part == "half" and (long := _HALF_AN_HOUR.match(text, match.end())):
            yield Number(
                0.5,
                text[match.start() : long.end()],
                match.start(),
                long.end(),
                "time",
                long.group("unit"),
                (),
                _hedge(text, match.start()),
            )
            continue
        if part == "half" and not top and _SIDE.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        if _NO_FRACTION.match(text, match.end()) or (
            part == "half" and top == "a" and text.endswith("and ", 0, match.start())
        ):
            continue
        whole = _PARTS.get(part.rstrip("s"), 2)
        value = ONES.get(top, 1) / whole
        if value < 1:
            yield Number(
                value, match.group(), match.start(), match.end(), "ratio", "", (), _hedge(text, match.start())
            )


def _multiples(text: str) -> Iterable[Number]:
    for match in _A_DAY.finditer(text):
        yield Number(
            _DOSES_A_DAY[match.group()[0].lower()], match.group(), match.start(), match.end(), "count", "daily"
        )
    for match in _TIMES.finditer(text):
        word = match.group("word").lower()
        if re.match(
            r"[- ](?:a |per |daily|weekly|each|every|blind|check|masked|dose|vision|mastectomy|dummy|contrast|negative)|-",
            text[match.end() : match.end() + 16],
        ):
            continue
        occasion = word in {"twice", "thrice"} and not FOLD.match(text, match.end())  # “visited twice”
        kind: Kind = "count" if occasion or word == "a dozen" else "ratio"
        yield Number(
            _TIMES_VALUE[word[:5].lower()], match.group(), match.start(), match.end(), kind,
            "occasion" if occasion else "times", (), _hedge(text, match.start()) or "about",
        )  # fmt: skip


def _plain(text: str, starts: list[int]) -> Iterable[Number]:
    for match in _beginning(_NUMBER, text, starts):
        value = to_value(match.group("digits") or match.group("words"))
        if value is None:
            continue
        if match.group("scale"):
            value = round(value * _SCALED[match.group("scale").lower()], 3)  # 2.3 million is whole
        if match.group("words") and _is_pronoun(text, match):
            continue
        half = _AND_A_HALF.match(text, match.end())
        end = half.end() if half else match.end()
        kind, unit = kind_of(text, match, end)
        value += 0.5 if half else 0.0
        yield Number(
            value, text[match.start() : end], match.start(), end, kind, unit, (), _hedge(text, match.start())
        )


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    if match.group("words").lower() not in {"one", "two"}:
        return False
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 24]
    if _LASTS.match(after):
        return False
    return bool(
        _NOT_A_COUNT.match(after) or (match.group("words").lower() == "one" and _PRONOUN_BEFORE.search(before))
    ) or not re.match(r"[\s-]+\w", after)


def _shared_units(text: str, found: list[Number]) -> list[Number]:
    """Give the numbers of a range or a list the unit of the last: “3 to 5 months”, “1, 2 and 6 weeks”."""
    made = list(found)
    for place in range(1, len(made)):
        one, two = made[place - 1], made[place]
        if two.kind == "count" and not two.unit and one.kind in {"time", "dose"}:
            between = text[one.end : two.start]
            if _AT_MOST.match(between) or (
                place > 1 and _TO.match(between) and _AT_MOST.match(text[made[place - 2].end : one.start])
            ):
                made[place] = two._replace(kind=one.kind, unit=one.unit)  # “23 months (maximum 166)”
    for place in range(len(made) - 2, -1, -1):
        one, two = made[place], made[place + 1]
        if (
            one.kind == "count"
            and two.kind not in {"count", "date"}
            and not (two.kind == "percent" and _is_apart(text, one, two))
            and _goes_on(text[one.end : two.start], two)
            and (two.kind != "ratio" or two.unit == "times")
            and not _ON_ITS_OWN.search(text[max(0, one.start - 12) : one.start])
        ):
            made[place] = one = one._replace(kind=two.kind, unit=two.unit)
        elif one.kind == two.kind == "time" and _TO.match(text[one.end : two.start]):
            made[place] = one = one._replace(unit=two.unit)  # “aged 3 to 5 months”
        if (
            one.hedge == "about"
            and not two.hedge
            and (_TO.match(text[one.end : two.start]) or _is_side(text[one.end : two.start], two))
        ):
            made[place + 1] = two._replace(hedge="about")  # “roughly 140 to 150”
    return made


def _goes_on(between: str, two: Number) -> bool:
    """Tell whether what stands between two numbers gives the first the unit of the second."""
    return bool((_TO if two.kind == "ratio" else _RANGE).match(between)) or _is_side(between, two)


def _is_side(between: str, two: Number) -> bool:
    return two.unit in _LENGTHS and bool(_BY.match(between))


def _is_apart(text: str, one: Number, two: Number) -> bool:
    """Tell whether a number before a percentage is none: “3,010, or 3.1 %”, “63 % after three, 39 % after five”, “0.81, 95 % CI”."""
    return bool(
        _SAID_AGAIN.match(text, one.end)
        or _CONFIDENCE.match(text, two.start)
        or _AT.search(text, max(0, one.start - 8), one.start)
    )

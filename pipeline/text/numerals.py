"""Read numerals. Takes digits with separators, or number words; gives a value, and the patterns that find them."""

from __future__ import annotations

import re

from pipeline.text.memo import Memo

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ONE = "|".join(sorted(ONES, key=len, reverse=True))
# “three hundred and twelve” is one number, “between three and five” is two.
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_TEN = "one|two|three|four|five|six|seven|eight|nine"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[- ](?:{_BELOW_TEN}))?|{ONE})"
_BELOW_THOUSAND = rf"(?:{_BELOW_HUNDRED}[- ]hundreds?(?:(?: and)?[- ]{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
WORDS = rf"{_BELOW_THOUSAND}(?:[- ](?:thousand|million|billion)(?:,?(?: and)? {_BELOW_THOUSAND})?)?"
# “2,5 cm” is how some countries write 2.5 cm: a unit stands right behind.
_UNIT = r"(?:[cm]?m|[mk]?g(?:/\w{1,3})?|m?l|mmol(?:/l)?|°C?|cc)\b(?!-)"
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}$)")
DIGITS = (
    rf"\d{{1,3}},\d{{1,2}}(?=\s?(?:[x×*]\s?\d|%|{_UNIT}))|"
    r"\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})++(?:\.\d{1,9}+)?|\d{1,3}(?: \d{3})+(?!\d|\.\d)|\d{1,15}+(?:[.·]\d{1,9}+)?|\.\d{1,4}+(?!\.?\d)"
)
_SEPARATOR = re.compile(r"(?<=\d)[,\u2009\u202f\u00a0 ](?=\d{3})")


def to_value(words: str) -> float | None:
    """Give the value of digits with separators, or of number words; None where it is none."""
    return _VALUES[words]


def _value(words: str) -> float | None:
    if words.isdecimal():
        return float(words)
    bare = _DECIMAL_COMMA.sub(".", _SEPARATOR.sub("", words)).replace("·", ".")
    try:
        return float(bare)
    except ValueError:
        return _word_value(words)


def _word_value(words: str) -> float | None:
    total, current = 0.0, 0.0
    for word in words.lower().replace("-", " ").split(" "):
        if word in ONES:
            current += ONES[word]
        elif (word := word.removesuffix("s")) in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word != "and":
            return None
    return total + current


_VALUES = Memo(_value)

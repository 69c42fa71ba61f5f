"""Put the unit that a table's head names at its values. Takes a cell's words and what stands over them; gives the cell with it.

“9 (22.5)” under “n (%)” is “9 (22.5 %)”, “3.2 (1.1)” of “mean (SD)” is “3.2 (SD 1.1)”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_FIGURE = r"[-−+]?\d[\d,.·]*+"
_BARE = re.compile(rf"(?P<all>{_FIGURE})")
_PAIR = re.compile(rf"(?P<one>{_FIGURE})\s?(?P<open>[(\[])\s?(?P<two>[-−+]?\d[^()\[\]]{{0,60}})(?P<shut>[)\]])")
_LONE_FIGURE = re.compile(_FIGURE)
_VALUE = re.compile(
    r"[<>≤≥=~±]?\s?[-−+]?\.?\d[\d,.·]*+\s?%?(?:\s?(?:[(\[/±–−-]|to\b|of\b|vs\b).{0,80}|\s?[a-zA-Zµ°/%²³^]{1,12}\.?)?$"
    r"|(?:NS|n\.?s\.?|NA|N/A|ND|NR|yes|no|ref\.?|reference)$",
    re.IGNORECASE,
)
# “n (%)”, “No. (%)”, “Patients (%)”: the number first, then its share.
_NUMBER_AND_SHARE = re.compile(r"\(\s?%(?:\s?of [^()]{1,30})?\s?\)|,\s?%\)|\bn\s?/\s?%|\band %", re.IGNORECASE)
_SHARE_AND_NUMBER = re.compile(r"%\s?[(\[]\s?(?:n|no\.?|number)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\b(?:n|no\.?|number|numbers|count|counts|frequency|patients|participants|subjects|cases|events|people|persons)\b\s?(?:of [^()]{1,30})?)\(\s?%",
    re.IGNORECASE,
)
# “100 % LB” names no unit.
_SHARE = re.compile(r"(?<!\d)(?<!\d )%(?!\s?(?:CI|C\.I|confidence|credible))", re.IGNORECASE)
# “P value”, “n”, “Odds ratio”, “Time (min)”; not “Placebo (n = 41)”.
_OWN_MEASURE = re.compile(
    r"(?:^|, )(?:[pP][-* ]{0,2}(?:[vV]alues?)?|[nN]o?\.?|OR|RR|HR|[tFzrχ]2?|df|β|[Ss]ig|SD|SEM?|d)\W{0,2}$|\b(?:ratio|difference|risk|effect size|std\.? error|standard error|bias|significance|score|number|total N)\b"
    r"|\((?!n\s?=)(?!\d)[^()%=]{1,20}\)$",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"[(\[±]\s?(?P<what>SD|SEM?|IQR|S\.D\.?|s\.d\.?|S\.E\.?|(?:95\s?%\s?)?CI|range|interquartile range|standard deviation)s?\b",
    re.IGNORECASE,
)
_SHORT = {"s.d": "SD", "s.e": "SE", "standard deviation": "SD", "interquartile range": "IQR"}


def is_value(text: str) -> bool:
    """Tell whether a cell holds a value rather than words: “9 (22.5)”, “< 0.001”, “NS”."""
    return bool(_VALUE.match(text))


@lru_cache(maxsize=1_024)
def measures_itself(name: str) -> bool:
    """Tell whether the words over a column say what it measures, so that no unit of the row or the table is meant for it."""
    return "%" not in name and bool(_OWN_MEASURE.search(name))


def with_unit(text: str, over: Iterable[str], caption: str = "") -> str:
    """Give a cell with the unit that the nearest of the words over it names; those are given nearest first.

    A unit in the table's caption is meant for pairs such as “9 (22.5)” alone.
    """
    if not text[:1].isdigit() and text[:1] not in {"-", "−", "+"}:
        return text
    pair, bare = _PAIR.fullmatch(text), _BARE.fullmatch(text)
    if not pair and not bare:
        return text
    for words in (*over, caption if pair else ""):
        unit = _unit(words)
        if unit == "%":
            return _with_share(text, words, pair)
        if unit:
            return _with_spread(pair, unit) if pair and "%" not in text else text
    return text


# The words over a column are asked for at each of its cells.
@lru_cache(maxsize=1_024)
def _unit(words: str) -> str:
    """Give what comes first in the words over a value: “%”, or the name of a spread; empty where neither does."""
    spread, share = _SPREAD.search(words), _SHARE.search(words)
    if spread and (not share or spread.start() < share.start()):
        return spread.group("what").rstrip(".")
    return "%" if share else ""


def _with_spread(pair: re.Match[str], what: str) -> str:
    short = _SHORT.get(what.lower(), what)
    return f"{pair.group('one')} {pair.group('open')}{short} {pair.group('two')}{pair.group('shut')}"


def _with_share(text: str, words: str, pair: re.Match[str] | None) -> str:
    if not pair:
        return text if _COUNTED.search(words) or _SHARE_AND_NUMBER.search(words) else f"{text} %"
    if not _LONE_FIGURE.fullmatch(pair.group("two")):
        return text
    if _SHARE_AND_NUMBER.search(words):
        return f"{pair.group('one')} % {pair.group('open')}{pair.group('two')}{pair.group('shut')}"
    if _NUMBER_AND_SHARE.search(words):
        return f"{pair.group('one')} {pair.group('open')}{pair.group('two')} %{pair.group('shut')}"
    return text

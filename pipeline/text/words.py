"""Weigh words. Takes text; gives its content words, cut so that forms of one word meet."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.quick import in_small

# In small letters, where case need not be disregarded, a text is parted in a third of the time; these are what `re` takes for
# Greek letters where it is.
_LETTERS, _GREEK_TOO = "a-zà-ÿα-ω", "µϐϑϕϖϰϱϵ\u0345\u1fbe"


def _token(letters: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"[{letters}][{letters}'’-]*[{letters}]|[a-z]\b|\d+(?:[.,·]\d+)*%?", flags)


_TOKEN, _IN_SMALL = _token(_LETTERS, re.IGNORECASE), _token(_LETTERS + _GREEK_TOO)
# Of ASCII alone, as nearly every sentence is, in three fifths of that.
_IN_ASCII = re.compile(r"[a-z](?:[a-z'-]*[a-z]|\b)|[0-9]+(?:[.,][0-9]+)*%?")
# Words that carry structure, and everyday words that lay summaries use whatever their paper says.
STOP = frozenset(
    """a about above according across after again against all almost along also although always am among an and another any are aren't as
    at away be became because been before being below between both but by came can cannot come could did do does doing done down during each
    either else enough etc even ever every few find finding findings first following for found from full further gave get give given gives
    go goes going got had has have having he help helped helps her here hers him himself his how however i if important in including into is
    it its itself just know known large last least less let like likely little look looked looking made make makes making many may me means
    might more most much must my need needed needs neither never new no none nor not nothing now of off often on once one only or other
    others our out over overall own part people per person perhaps put rather really said same say says see seem seems seen several shall
    she should show showed shown shows similar since so some someone something sometimes soon still such take taken takes taking talk tell
    than that the their them themselves then there therefore these they thing things this those though through thus to together told too
    took toward under understand until up upon us use used using usually very want wants was way ways we well went were what when where
    whether which while who whole whom whose why will with within without work worked would yet you your yours
    study studies trial trials research researcher researchers scientist scientists author authors paper report reported result results
    review patient patients participant participants group groups evidence summary article data team doctor doctors health healthcare
    medical treatment treatments treat treated condition called problem problems better worse different difference compared change
    changes common possible cause causes caused provide provides suggests suggest learn body""".split()  # noqa: SIM905 - a word list
)
_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "kids": "child", "babies": "infant", "baby": "infant", "infants": "infant",
    "mice": "mouse", "diagnoses": "diagnosis", "died": "death", "die": "death", "dies": "death", "deaths": "death", "drugs": "drug",
    "medicine": "drug", "medicines": "drug", "medication": "drug", "medications": "drug", "tumour": "tumor", "tumours": "tumor",
    "teeth": "tooth", "feet": "foot", "adults": "adult",
}  # fmt: skip
_ENDINGS = ("ization", "isation", "ations", "ation", "ments", "ment", "ingly", "edly", "ness", "ities", "ity", "ings", "ing", "ies", "ied", "ions", "ion", "ers", "er", "ed", "es", "ly", "al", "s", "e", "y")  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut a lower-case word to what its forms share; never shorter than four letters."""
    known = _IRREGULAR.get(word)
    if known:
        return known
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def tokens(text: str) -> list[str]:
    """Give the words and numbers of a text, lower case, in order."""
    if text.isascii():
        return _IN_ASCII.findall(text.lower())
    low = in_small(text)
    return [found.lower() for found in _TOKEN.findall(text)] if low is None else _IN_SMALL.findall(low)


def content(text: str) -> list[str]:
    """Give the stems of the words that carry content, and the numbers, in order."""
    return [stem(word) for word in tokens(text) if word not in STOP and (len(word) > 2 or word[0].isdigit())]

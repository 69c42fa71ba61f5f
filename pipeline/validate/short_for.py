"""Know an abbreviation by the words that it stands for. Takes it and a text; tells whether the one is short for the other."""

from __future__ import annotations

import re

from pipeline.records import Summary
from pipeline.text.meaning import is_common
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.flags import every_sentence
from pipeline.validate.otherwise import apart, is_short_for_told

EXPANDED = re.compile(r"\(([A-Z][A-Za-z0-9]{1,7})s?\)")
# Shorter ones fit too many words; the words of one stand within so many letters.
_WITH_ONE_INSIDE, _SPAN = 3, 90
_PARTS = re.compile(r"[ -]?[a-z]+")
_FEWEST, _MOST = 2, 6
_LETTERS, _REST, _LIKE = re.compile(r"[a-z]*"), re.compile(r"[a-z'’]{0,24}+"), "-like"
_BETWEEN, _SMALL = re.compile(r"[\s/-]+"), re.compile(r"(?:of|the|and|in|for|to|with|on|by|a)\s")
# Everybody's abbreviations: a lay summary may use them whatever its paper does.
ANYBODYS = frozenset(
    """US USA UK EU UN WHO NHS FDA EMA CDC NICE DNA RNA MRI CT TV PC ID OK IV GP ICU IQ BMI HIV AIDS COVID RCT RCTS CI II III VI IX XI AND OR NOT THE FOR WITH
    IN OF TO ON AT BY AN AS IS IT WE NO IF SO GOAL PLAN DOI PMID PMC ISSN ISBN URL HTML PDF PLOS BMJ JAMA STD STI FAQ""".split()  # noqa: SIM905 - a word list
)


def spelled_out(summary: Summary) -> frozenset[str]:
    """Give the acronyms that the summary itself explains: “multiple sclerosis (MS)”."""
    told = " ".join(place[2].text for place in every_sentence(summary))
    made = set()
    for match in EXPANDED.finditer(told):
        before = told[max(0, match.start() - 90) : match.start()].lower()
        if is_initials(match.group(1), before):
            made.add(match.group(1).rstrip("s"))
    return frozenset(made)


def is_initials(short: str, told: str) -> bool:
    """Tell whether words that follow each other begin with these letters; small words between them count for none."""
    letters = "".join(filter(str.isalpha, short.lower()))
    if not _FEWEST <= len(letters) <= _MOST:
        return False
    at = told.find(letters[0])
    while at >= 0:
        inside = at > 0 and (told[at - 1].isalnum() or told[at - 1] == "_")
        last = None if inside else _last_letter(letters, told, at)
        if last is None:
            at = told.find(letters[0], at + 1)
            continue
        end = _LETTERS.match(told, last + 1).end()  # type: ignore[union-attr]  # none is a match too
        # “In the abdomen” is no “ITA”: a small word stands for no letter.
        if sum(word == "of" or word not in STOP for word in _BETWEEN.split(told[at:end])) >= len(letters):
            return True
        at = told.find(letters[0], end)
    return False


def _last_letter(letters: str, told: str, at: int) -> int | None:
    """Give where the last of some letters stands whose first stands at a place; None where they begin no words in turn.

    To make a pattern of each initials takes five times as long where texts are as papers have them.
    """
    if len(letters) == 1:
        return at
    end = _REST.match(told, at + 1).end()  # type: ignore[union-attr]  # none is a match too
    for joined in (end + len(_LIKE), end) if told.startswith(_LIKE, end) else (end,):
        for start in (joined + 2, joined + 1):
            if not _BETWEEN.fullmatch(told, joined, start):
                continue
            small = _SMALL.match(told, start)
            for place in (small.end(), start) if small else (start,):
                found = _last_letter(letters[1:], told, place) if told.startswith(letters[1], place) else None
                if found is not None:
                    return found
    return None


def is_short_for(short: str, index: Index) -> bool:
    """Tell whether the paper has an acronym, or the words that it stands for; two letters fit too many words."""
    if short in index.acronyms or is_short_for_told(short, index):
        return True
    return len(short) > 2 and (
        is_initials(short, index.told)
        or is_initials(short, apart(index.told))
        or (len(short) > _WITH_ONE_INSIDE and _takes_initials_in(short.lower(), index))
    )


def _takes_initials_in(short: str, index: Index) -> bool:
    """Tell whether letters are those of words one of which is initials itself: STEMI, “ST-segment-elevation myocardial infarction”."""
    own = {
        acronym.lower() for acronym in index.acronyms if 1 < len(acronym) < len(short) and acronym.lower() in short
    }
    return any(
        _spells(short, [*_PARTS.findall(index.told[match.start() : match.start() + _SPAN])], own)
        for acronym in own
        for match in re.finditer(rf"(?<![a-z])(?:non[ -])?{re.escape(acronym)}(?![a-z])", index.told)
    )


def _spells(short: str, parts: list[str], own: set[str]) -> bool:
    """Tell whether words that follow each other give all letters: initials whole, another its first; one behind a hyphen may give none."""
    if not short or not parts:
        return not short
    joined, word = parts[0][:1] == "-", parts[0].lstrip("- ")
    if word in own and short.startswith(word) and _spells(short[len(word) :], parts[1:], own):
        return True
    if short[0] == word[0] and _spells(short[1:], parts[1:], own):
        return True
    return (joined or word == "of") and _spells(short, parts[1:], own)


def is_heading(match: re.Match[str], text: str) -> bool:
    """Tell whether a common word in capitals opens a sentence or stands among others: “HOW WE DID IT:”."""
    if not is_common(match.group().lower()):
        return False
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    beside = [word.strip("().,:;") for word in (*before, *after)]
    return (
        not before
        or any(word.isupper() and len(word) > 1 for word in beside)
        or text[match.end() : match.end() + 1] in {":", "."}
    )


def is_shouted(text: str) -> bool:
    """Tell whether most words of a text stand in capitals."""
    capitals = sum(word.isupper() for word in text.split() if len(word) > 1)
    return capitals > 0.5 * len(text.split())

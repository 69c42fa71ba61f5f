"""Cut noun phrases out of a sentence, whole. Takes text and a place; gives the words that belong together, or nothing."""

from __future__ import annotations

import re

from pipeline.records import Passage

_WORD = re.compile(r"\s*(?P<word>[A-Za-z0-9α-ωµ][\w’'./%+°®™*-]*)")
# Words at which a noun phrase has ended.
_STOPS = frozenset(
    """to in for on at as after during among from by were was is are be been had has have who whom that which whose or
    versus vs than compared twice once daily every per over within before each used given added followed while when
    where but if because since until against into through between via without would will can could may might should
    do does did not no nor so then also alone only thereafter respectively both either according versus. using received
    receiving plus/minus if though although starting started until under despite it they we he she this these those
    there showed reported developed underwent participated completed differ differed fell rose reduced improved dropped took""".split()  # noqa: SIM905
)
# What follows these belongs to the phrase, and they do not tell how far it goes.
_OPEN = frozenset({"containing", "consisting", "comprising", "related", "based", "including", "such"})
_JOINTS = frozenset({"of", "with", "and", "plus", "the", "a", "an", "&"})
_ARTICLES = re.compile(r"^(?:an?|the|oral|daily|either)\s+(?=\w)", re.IGNORECASE)
# A number goes on where it follows one of these; elsewhere it begins a count of something else.
_NUMBERED = frozenset(
    {"type", "aged", "stage", "grade", "class", "vitamin", "least", "than", "omega", "phase", "level", "to", "or"}
)
_MOST_WORDS = 9


def noun_phrase(text: str, start: int, *, ors: bool = False) -> tuple[int, int] | None:
    """Give the span of the noun phrase that begins at `start`; None where it does not end within nine words.

    It ends at a comma, a bracket, the sentence's end or a word that cannot belong to it, never in the middle; `ors`:
    “or” belongs to it (persistent or permanent fibrillation).
    """
    end = place = start
    told = re.search(r"(?<![a-z])[a-z]++(?=\s*$)", text[max(0, start - 15) : start].lower())
    cut, before, count = None, told.group() if told else "", 0
    while match := _WORD.match(text, place):
        word = match.group("word")
        low = word.lower().rstrip(".")
        if low in _OPEN:
            return None
        if low in _STOPS and not (ors and low == "or"):
            break
        if word[:1].isdigit() and before not in _NUMBERED and not re.search(r"[a-z]{2}", word):
            end = cut or end
            break
        count += 1
        if count > _MOST_WORDS:
            return None
        place = match.end()
        if low in _JOINTS or low == "or":
            cut = end if low in {"and", "or"} else cut
        else:
            end = match.start("word") + len(word.rstrip(".'’"))
        before = low
        if word.endswith("."):
            break
    begin = start + (len(text[start:end]) - len(text[start:end].lstrip()))
    return (begin, end) if end > begin else None


def without_article(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Give the span without a leading article."""
    match = _ARTICLES.match(text[span[0] : span[1]])
    return (span[0] + match.end(), span[1]) if match else span


def attested(value: str, passages: list[Passage], least: int = 1) -> tuple[str, tuple[str, ...]] | None:
    """Give the words of `value` as a passage of this study has them, and where; the front gives way, the head stays.

    “Evening light-filtering glasses” of a title becomes “light-filtering glasses” where the text says only that.
    """
    words = value.split()
    own = [p for p in passages if p.whose == "study"]
    for start in range(len(words) - least + 1):
        phrase = " ".join(words[start:])
        if start and (len(words) - start) * 2 < len(words):
            return None
        if words[start].lower() in _JOINTS:
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", re.IGNORECASE)
        found = [(p, match) for p in own if (match := pattern.search(p.text))]
        if found:
            return found[0][1].group(), tuple(p.id for p, _ in found[:3])
    return None

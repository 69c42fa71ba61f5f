"""Tell whether a phrase names something that can be given or done. Takes words; gives the name, or nothing."""

from __future__ import annotations

import re

from pipeline.ingest.phrase_words import (
    ENDS,
    NEVER_GIVEN,
    NOUNS_ALL_THE_SAME,
    PREPOSITIONS,
    VAGUE,
    VERBS,
    VERBS_ANYWHERE,
)
from pipeline.records import Fact, Passage

_EDGES = re.compile(
    r"^(?:(?:an?|the|one|two|three|four|five|six|seven|eight|all|any|some|either|each|both|of these|nearly|almost|only|same|different|various|several|other)\s++)++", re.IGNORECASE
)  # fmt: skip
_WRAPPED = re.compile(
    r"^(?:(?:the )?(?:use|usage|implementation|policy|provision|application|addition|initiation|introduction|dose|doses|course|courses|"
    r"administration|(?:successful )?completion|receipt|effects?|efficacy|effectiveness|safety|impact|combination|role|benefits?) of\s+|(?:(?:short|long)-term )?(?:treatment|therapy) with\s+)(?=\w)",
    re.IGNORECASE,
)
_PLACEBO = re.compile(
    r"^(?:(?:an?|us|the|matching|identical|oral|inactive|dose|doses|of)\s++)*+placebos?(?: alone)?$", re.IGNORECASE
)
# What a treatment is set against: never itself the treatment.
_AGAINST = re.compile(
    r"^(?:(?:\w+[- ])?placebo|usual care|(?:standard|conventional|routine|current|best)(?: (?:medical|supportive|clinical|hospital))? (?:care|treatment|therapy|practice|management)|"
    r"no (?:[\w-]+ )?[\w-]+|controls?|sham [\w ]+|wait(?:ing)?[- ]list.*|treatment as usual|observation)(?: alone)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"^[a-z]+ (?:the|any|an?|whether|if|how|what|their|its|this|these|those|firm|definitive)\b")
_JOINED = re.compile(r"\s(?:of|with|in|for|from|on|at|to|by|plus|without|during|after|before|over)\s", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:[^n]ous|ive|[^n]al|inal|onal|ic|ary|able|ible|[^d]ful|less|er than)$")
# “Seed”, “feed” and “weed” are no participles.
_SEEDS = ("seed", "feed", "weed")
_NO_ADVERBS = frozenset(
    {"early", "daily", "weekly", "monthly", "yearly", "family", "assembly", "supply", "butterfly"}
)
_CITED = re.compile(r"[\[\]{}<>=%;]|\d{4}")


def thing(words: str) -> str | None:
    """Give the name of what can be given or done, without what was cut out with it; None where the words name no such thing.

    “usual care revealed” gives usual care; “draw conclusions”, “with usual care” and “high risk of bias” give nothing.
    """
    told = _EDGES.sub("", words.strip(" ,.;:-–—'‘’\"“”"))
    told = _WRAPPED.sub("", told)
    told = _EDGES.sub("", told)
    if _PLACEBO.match(told):
        return "placebo"
    parts = told.split()
    if not parts or _CITED.search(told) or _begins_otherwise(parts, told):
        return None
    end = next(
        (
            place
            for place, word in enumerate(parts)
            if word.lower() in ENDS
            or (place and (word.lower() in VERBS_ANYWHERE or _begins_another(word, parts[place - 1])))
        ),
        len(parts),
    )
    parts = _without_tail(parts[:end])
    if not parts or _never_given(parts):
        return None
    return " ".join(parts)


def is_set_against(words: str) -> bool:
    """Tell whether a phrase is what treatments are compared with: placebo, usual care, no treatment."""
    return _AGAINST.match(words) is not None


def _begins_otherwise(parts: list[str], told: str) -> bool:
    """Tell whether a phrase opens with a verb, an adverb or a preposition: it is cut out of something else."""
    low = parts[0].lower()
    gerund = low[:-3] if low.endswith("ing") and len(parts) > 1 else ""
    if (
        gerund in VERBS
        or f"{gerund}e" in VERBS
        or low in PREPOSITIONS
        or low in VERBS
        or _is_adverb(low)
        or low in {"and", "or", "be", "not"}
    ):
        return True
    return bool(_OBJECT.match(told))


def _begins_another(word: str, before: str) -> bool:
    """Tell whether an article inside a phrase begins another one: “consumption the prothyra”."""
    return word.lower() in {"the", "a", "an"} and before.lower() not in PREPOSITIONS | {"of", "and", "or", "plus"}


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith(_SEEDS)


def _without_tail(parts: list[str]) -> list[str]:
    """Take adverbs, participles and joints off the end: “fibrates primarily”, “alginate dressing used”."""
    kept = list(parts)
    while kept:
        low = kept[-1].lower().strip(".,")
        tail = low in PREPOSITIONS or low in {"and", "or", "the", "a", "an", "plus"}
        if not tail and not _is_adverb(low) and not _is_participle(low):
            break
        kept.pop()
    return kept


def _never_given(parts: list[str]) -> bool:
    """Tell whether what a phrase is headed by is measured, suffered or too vague to be told."""
    told = " ".join(parts)
    head = _JOINED.split(told, maxsplit=1)[0].split()[-1].lower().strip("'’.,")
    last = parts[-1].lower().strip("'’.,")
    if head in NEVER_GIVEN or last in NEVER_GIVEN or all(part.lower() in VAGUE for part in parts):
        return True
    if last in ENDS or _is_participle(head):
        return True
    return bool(_ADJECTIVE.search(last)) and last not in NOUNS_ALL_THE_SAME and last.islower()


_SHORT = re.compile(r"[A-Z][A-Z0-9]{1,6}s?(?: (?:and|plus|or|with) [A-Z][A-Z0-9]{1,6}s?){0,2}")
_BEFORE_BRACKET = 90


def spelled_out(fact: Fact, passages: list[Passage]) -> Fact:
    """Give a treatment named by capitals alone by the words that a passage spells it with; where none does, it is to be looked at.

    “CBT” becomes “cognitive behavioural therapy” where a passage says “cognitive behavioural therapy (CBT)”.
    """
    short = fact.value or ""
    if not _SHORT.fullmatch(short):
        return fact
    for passage in passages:
        place = passage.text.find(f"({short})")
        words = _words_of(short, passage.text[max(0, place - _BEFORE_BRACKET) : place]) if place > 0 else None
        if words:
            return fact.model_copy(update={"value": words, "passages": (passage.id, *fact.passages)[:3]})
    return fact.model_copy(update={"needs_review": True})


def _words_of(short: str, before: str) -> str | None:
    """Give the last words of `before` whose first letters `short` is made of."""
    words = before.split()
    for count in range(len(short.rstrip("s")) + 2, 1, -1):
        tail = words[-count:]
        letters = [part[:1].lower() for word in tail for part in re.split(r"[-/]", word)]
        wanted = list(short.rstrip("s").lower())
        if len(tail) == count and letters[0] == wanted[0] and _in_order(wanted, letters):
            phrase = " ".join(tail)
            return phrase if thing(phrase) == phrase else None
    return None


def _in_order(wanted: list[str], letters: list[str]) -> bool:
    left = iter(letters)
    return all(any(letter == one for one in left) for letter in wanted)

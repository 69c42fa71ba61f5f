"""Tell whether a paper whose title does not say so is about a problem or a treatment. Takes a Fact and passages; gives it, doubted or not.

Without a title, what is named first or most may be an outcome (“hypoxaemia was reduced”), what one of many studies gave, or
what the treatment was compared with. What a paper is about it comes back to at its end, and speaks of people who have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.ingest.conditions import speaks_of_people_with
from pipeline.ingest.medicines import drugs
from pipeline.records import Fact, Passage

# A paper comes to what it was about in the last third of its sentences.
_END = 0.7
# Measured on 50 papers without a title: of treatments that more than a third of the sentences name, two of 30 were not what
# the paper was about; of the others, 20 of 31.
_SHARE = 0.34
# So many letters tell a word in another form, and so short a word tells nothing.
_STEM, _LEAST = 5, 3
_BETWEEN = 1
_LESSER = frozenset(["of", "and", "or", "the", "with", "for", "in", "to", "by", "plus", "from", "a", "an"])
_WORD = re.compile(r"[\w’'-]+")
# “Two trials compared X with Y” names both at once; “compared with Y” and “than Y” only what X was set against.
_SET_AGAINST = re.compile(r"\b(?:(?:compared|superior|inferior|similar|comparison) (?:with|to)|than|versus|vs\.?|relative to|over)(?: (?:the|an?|those|receiving|in|with|either))*\s*$", re.IGNORECASE)  # fmt: skip


def about_condition(fact: Fact, title: str, passages: list[Passage]) -> Fact:
    """Give the condition, to be looked at where neither the title names it nor the paper speaks of people who have it at its end."""
    if fact.value is None or _in(fact.value, title):
        return fact
    own = _own(passages)
    low = fact.value.lower()
    people = sum(speaks_of_people_with(low, text) for text in own)
    sure = people > 1 or (people and any(low in text for text in _last(own)))
    return fact if sure else fact.model_copy(update={"needs_review": True})


def about_treatment(fact: Fact, title: str, passages: list[Passage], *, one_person: bool = False) -> Fact:
    """Give the treatment, in less words, or to be looked at where neither title nor end name it or, without a title, the paper speaks more of others.

    The story of `one_person` names a treatment once or twice, whatever it is about.
    """
    if fact.value is None or fact.needs_review or _in(fact.value, title):
        return fact
    own = _own(passages)
    last = _last(own)
    for words in _ways(fact.value):
        if _comes_back(words, last) and (title or one_person or _is_spoken_of(words, own)):
            return fact.model_copy(update={"value": words})
    return fact.model_copy(update={"needs_review": True})


def _in(words: str, title: str) -> bool:
    """Tell whether a title names a thing: in other words of the same beginning too (anaphylaxis, anaphylactic)."""
    known = _WORD.findall(title.lower())
    return any(
        one.startswith(word[:_STEM])
        for word in _words(words)
        if len(word) >= _LEAST
        for name in known
        for one in (name, *name.split("-"))
    )


def _words(text: str) -> list[str]:
    return [word.rstrip("s") for word in _WORD.findall(text.lower().replace("’", "'")) if word not in _LESSER]


def _own(passages: list[Passage]) -> list[str]:
    return [p.text.lower().replace("’", "'") for p in passages if p.whose == "study"]


def _last(own: list[str]) -> list[str]:
    return own[int(len(own) * _END) :]


def _ways(value: str) -> Iterator[str]:
    """Give a name and what of it can stand alone: “timed voiding” of “timed voiding plus additional intervention”."""
    yield value
    head, joint, tail = value.partition(" plus ")
    if joint:
        yield head
    head, joint, tail = value.rpartition(" of ")
    if joint:
        yield tail


def _is_spoken_of(words: str, own: list[str]) -> bool:
    """Tell whether a paper speaks of a treatment all along, and of no other medicine as often."""
    told = [text for text in own if _place(words, text) >= 0]
    if len(told) <= _SHARE * len(own):
        return False
    others = Counter(name.lower() for text in own for name in set(drugs(text)) if name.lower() not in words.lower())
    return not any(count >= len(told) for count in others.values())


def _comes_back(words: str, last: list[str]) -> bool:
    """Tell whether one of the last sentences names a treatment, and not only as what another was compared with."""
    return any((place := _place(words, text)) >= 0 and not _SET_AGAINST.search(text[:place]) for text in last)


def _place(words: str, text: str) -> int:
    """Give where a text names a treatment, word for word or its words close together; -1 where it does not."""
    place, wanted = text.find(words.lower().replace("’", "'")), _words(words)
    return _near_each_other(wanted, text) if place < 0 and len(wanted) > 1 else place


def _near_each_other(wanted: list[str], text: str) -> int:
    """Give where a text has all words close together, as “nitrous oxide and helium pneumoperitoneum” has two names; -1 where not."""
    found = [match for match in _WORD.finditer(text) if match.group() not in _LESSER]
    for start, match in enumerate(found):
        near = {one.group().rstrip("s") for one in found[start : start + len(wanted) + _BETWEEN]}
        if match.group().rstrip("s") in wanted and near.issuperset(wanted):
            return match.start()
    return -1

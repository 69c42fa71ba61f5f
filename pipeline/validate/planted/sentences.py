"""Change one thing in a sentence. Takes its words; gives them with one error, or None where the error has no place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.text.numbers import Number, numbers
from pipeline.validate.planted import words
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import ACRONYM, DISEASE, DRUG, Corpus, Pair, is_acronym

Change = Callable[[str, Pair, Corpus, Choice], str | None]


def _numerals(text: str) -> list[Number]:
    """Give the numbers in digits that a reader takes for quantities."""
    return [n for n in numbers(text) if n.kind != "date" and not n.parts and re.fullmatch(r"[\d,.]*\d", n.text)]


def _replaced(text: str, number: Number, value: float) -> str:
    decimals = len(number.text.partition(".")[2])
    return f"{text[: number.start]}{value:.{decimals}f}{text[number.end :]}"


def _number(make: Callable[[Number, Choice], float]) -> Change:
    def change(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
        del corpus
        found = _numerals(text)
        if not found:
            return None
        number = choice.one(found)
        value = make(number, choice)
        known = {n.value for n in numbers(pair.paper.text)}
        return None if value in known or value == number.value else _replaced(text, number, value)

    return change


def _random(number: Number, choice: Choice) -> float:
    step = 10.0 ** -len(number.text.partition(".")[2])
    size = max(10.0, 10 ** len(str(int(number.value))) * 1.0)
    return (1 + choice.below(int(size / step) - 1)) * step


def _from_source(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del corpus
    found = _numerals(text)
    here = {n.value for n in numbers(text)}
    others = [n for n in _numerals(pair.paper.text) if n.value not in here]
    if not found or not others:
        return None
    number = choice.one(found)
    alike = [n for n in others if n.kind == number.kind] or others
    return text[: number.start] + choice.one(alike).text + text[number.end :]


def _pairs(table: Sequence[tuple[str, str]], *, before: str = r"\b", after: str = r"\b") -> Change:
    """Make a change that puts the second of a pair where the first stands."""

    def change(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
        del pair, corpus
        for was, now in choice.shuffled(table):
            pattern = rf"{before}{re.escape(was)}{after if was[-1:].isalnum() else ''}"
            match = re.search(pattern, text)
            if match:
                return text[: match.start()] + now + text[match.end() :]
        return None

    return change


def _unless(pattern: str, made: Change) -> Change:
    """Make a change only where a sentence does not hold a pattern: of an open question no claim is made."""

    def change(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
        return None if re.search(pattern, text) else made(text, pair, corpus, choice)

    return change


def _unit(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del pair, corpus
    for was, now in choice.shuffled(words.UNITS):
        match = re.search(rf"(?<=\d)(\s?){re.escape(was)}(?![\w/])", text)
        if match:
            return text[: match.start()] + match.group(1) + now + text[match.end() :]
    return None


def _name_from_elsewhere(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    for pattern, pool in ((DRUG, corpus.drugs), (DISEASE, corpus.diseases)):
        found = [m for m in pattern.finditer(text) if m.group() in pair.told]
        strangers = [name for name in pool if name[:6] not in pair.told and pattern.fullmatch(name)]
        if found and strangers:
            match = choice.one(found)
            return text[: match.start()] + choice.one(strangers) + text[match.end() :]
    return None


def _name_within(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del corpus
    for pattern in (DRUG, DISEASE):
        found = list(pattern.finditer(text))
        here = {m.group() for m in found}
        others: list[str] = sorted(set(pattern.findall(pair.told)) - here)
        if found and others:
            match = choice.one(found)
            return text[: match.start()] + choice.one(others) + text[match.end() :]
    return None


def _acronym(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    if text.isupper():
        return None
    found = [m for m in ACRONYM.finditer(text) if is_acronym(m.group()) and m.group() in pair.paper.text]
    strangers = [word for word in corpus.acronyms if word not in pair.paper.text]
    if not found or not strangers:
        return None
    match = choice.one(found)
    return text[: match.start()] + choice.one(strangers) + text[match.end() :]


def _population(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del corpus
    for was, others in choice.shuffled(words.POPULATIONS):
        match = re.search(rf"\b(?:{was})\b", text)
        strangers = [
            other
            for other in others
            if other.split()[-1][:5] not in pair.told and other.split()[0][:5] not in pair.told
        ]
        if match and strangers:
            return text[: match.start()] + choice.one(strangers) + text[match.end() :]
    return None


def _negated(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del pair, corpus
    found = list(re.finditer(rf"\b(?:{'|'.join(words.AUXILIARIES)})\b(?! not)", text))
    if not found or re.search(r"\b(?:not|no|never|nor)\b|n['’]t\b", text):
        return None
    match = choice.one(found)
    return f"{text[: match.end()]} not{text[match.end() :]}"


def _proof(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del pair, corpus
    if len(text.split()) < 6 or not text[:1].isupper() or text[1:2].isupper():
        return None
    return choice.one(words.PROOF).format(text[0].lower() + text[1:])


# “More” flips into “fewer” in too few places to be a fair error.
_BOTH_WAYS = tuple(pair for one, two in words.FLIPS for pair in ((one, two), (two, one)) if pair[0] != "more")
SENTENCE_KINDS: dict[str, Change] = {
    "number times ten": _number(lambda number, _: number.value * 10),
    "number at random": _number(_random),
    "number off by one": _number(lambda number, choice: number.value + (1 if choice.below(2) or number.value <= 1 else -1)),
    "number from elsewhere in the paper": _from_source,
    "unit swapped": _unit,
    "name from another paper": _name_from_elsewhere,
    "name from the same paper": _name_within,
    "acronym swapped": _acronym,
    "population swapped": _population,
    "direction flipped": _pairs(_BOTH_WAYS),
    "negation put in": _negated,
    "negation taken out": _pairs(words.DENIALS),
    "hedge removed": _pairs(words.HEDGES),
    "certainty raised": _pairs(words.GRADES),
    "proof claimed": _proof,
    "cause for a link": _unless(words.OPEN, _pairs(words.CAUSES)),
}  # fmt: skip

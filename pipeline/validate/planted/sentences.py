"""Change one thing in a sentence. Takes its words; gives them with one error, or None where the error has no place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.text.inflection import past, plural
from pipeline.text.numbers import Number, numbers
from pipeline.text.words import content
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


# Where nothing is claimed, nothing can be turned round: “whether X is better” is as open as “whether X is worse”, “no
# evidence that it is better” as true as “… worse”.
_UNCLAIMED = re.compile(
    r"\b(?:whether|if|no|not|nor|neither|never|none|nobody|nothing|without|cannot|unclear|uncertain|unknown|unlikely|insufficient|lack(?:s|ed|ing)?|too few|unable)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:]|, (?:but|and|while|whereas|although)\b")


def _claimed(text: str, place: int) -> bool:
    """Tell whether a place of a sentence stands in no question and under no denial of its clause."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, place)), default=0)
    return not _UNCLAIMED.search(text, start, place)


def _flipped(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Turn a word of direction round where something is claimed; “an increase” is no “an reduce”, “long-term” a name."""
    del pair, corpus
    for was, now in choice.shuffled(_BOTH_WAYS):
        for match in re.finditer(rf"\b{re.escape(was)}\b(?!-)", text):
            noun = re.search(r"\b(?:an?|the|this|any|clear|significant)\s$", text[: match.start()])
            if (
                _claimed(text, match.start())
                and not (noun and now in _VERBS)
                and not text[: match.start()].endswith(" no ")
            ):
                return text[: match.start()] + now + text[match.end() :]
    return None


def _negated(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Deny a verb of a sentence that denies and asks nothing: twice denied is said again."""
    del pair, corpus
    found = list(re.finditer(rf"\b(?:{'|'.join(words.AUXILIARIES)})\b(?! not)", text))
    if not found or _UNCLAIMED.search(text):
        return None
    match = choice.one(found)
    return f"{text[: match.end()]} not{text[match.end() :]}"


_DID_NOT = re.compile(
    r"\b(?P<form>did|does|do)(?: not|n['’]t) (?P<how>(?:\w+ly )?)(?P<verb>[a-z]+)\b(?P<any> any(?= ))?"
)
_NONE_FOUND = re.compile(
    rf"\b(?P<little>little or )?no (?P<kind>(?:statistically |clinically )?(?:significant |clear |important |meaningful |major |real )?)(?P<what>{'|'.join(words.FOUND)})(?P<many>s?)\b"
)
_ANY_BEHIND = re.compile(r"(?<= )any (?=more|less|better|worse|different|other|clear)")
_UNDECIDED = re.compile(r"\b(?:whether|if|unclear|uncertain|unknown)\b")


def _undenied(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Take a denial out of what is claimed: “did not improve” becomes “improved”, “no difference” “a clear difference”."""
    made = [_did(text, match) for match in _DID_NOT.finditer(text)]
    made += [_one_found(text, match) for match in _NONE_FOUND.finditer(text)]
    plainly = _pairs(words.DENIALS)(text, pair, corpus, choice)
    made += [_ANY_BEHIND.sub("", plainly)] if plainly else []
    return choice.one(made) if made and not _UNDECIDED.search(text) else None


def _did(text: str, match: re.Match[str]) -> str:
    verb = match.group("verb")
    said = {"did": past(verb) or f"did {verb}", "does": "has" if verb == "have" else plural(verb), "do": verb}
    some = " some" if match.group("any") else ""
    return f"{text[: match.start()]}{match.group('how')}{said[match.group('form')]}{some}{text[match.end() :]}"


def _one_found(text: str, match: re.Match[str]) -> str:
    kind, what, many = match.group("kind", "what", "many")
    article = "" if many else "an " if (kind or what)[0] in "aeiou" else "a "
    return f"{text[: match.start()]}{article}{kind}{what}{many}{text[match.end() :]}"


_HEDGED = re.compile(
    r"\b(?:may|might|could|possibl[ey]|probabl[ey]|likely|unlikely|suggest\w*|appear\w*|seem\w*|uncertain\w*|unclear|indicat\w+|potential\w*|tend\w*|trend|low|limited|insufficient|hypothesi\w+|believe\w*)\b",
    re.IGNORECASE,
)
# So many of the passages that share most words with a sentence may be where it comes from; one shares so many at least.
_SOURCES, _SHARED = 2, 2


def _unhedged(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    """Take a hedge out where the paper hedges too; “we could not find” tells what was not able to be done, no doubt."""
    made = _pairs(words.HEDGES, before=r"(?<!not )(?<!n['’]t )\b", after=r"\b(?! not be\b)")(
        text, pair, corpus, choice
    )
    if made is None or re.search(r"\b(?:[Ww]e|they|authors|researchers) could\b|\bcould (?:only|not)\b", text):
        return None
    mine = set(content(text))
    alike = sorted(((len(mine & bag), -place) for place, bag in enumerate(_bags(pair))), reverse=True)[:_SOURCES]
    passages = list(pair.paper.sentences())
    told = [passages[-place].text for shared, place in alike if shared >= _SHARED]
    return made if any(_HEDGED.search(passage) for passage in told) else None


_bags_of: dict[str, list[frozenset[str]]] = {}


def _bags(pair: Pair) -> list[frozenset[str]]:
    """Give each passage's content words; kept for the last paper, since every sentence asks."""
    found = _bags_of.get(pair.paper.source_digest)
    if found is None:
        _bags_of.clear()
        found = _bags_of[pair.paper.source_digest] = [frozenset(content(p.text)) for p in pair.paper.sentences()]
    return found


def _proof(text: str, pair: Pair, corpus: Corpus, choice: Choice) -> str | None:
    del pair, corpus
    if len(text.split()) < 6 or not text[:1].isupper() or text[1:2].isupper():
        return None
    return choice.one(words.PROOF).format(text[0].lower() + text[1:])


# “More” flips into “fewer” in too few places to be a fair error.
_BOTH_WAYS = tuple(pair for one, two in words.FLIPS for pair in ((one, two), (two, one)) if pair[0] != "more")
_VERBS = frozenset(
    """reduce increase decrease improve worsen reduces increases decreases improves worsens""".split()  # noqa: SIM905 - a word list
)
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
    "direction flipped": _flipped,
    "negation put in": _negated,
    "negation taken out": _undenied,
    "hedge removed": _unhedged,
    "certainty raised": _pairs(words.GRADES),
    "proof claimed": _proof,
    "cause for a link": _unless(words.OPEN, _pairs(words.CAUSES)),
}  # fmt: skip

"""Write rules and flags. Takes a rule's finding; gives a Flag with the words at fault and where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.records import Claim, Flag, Paper, Severity, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle

_TAKEN_FOR_TRUE = re.compile(
    r"\b(?:did|do|have) you (?:know|hear|heard|realise|realize|see|seen|believe)\b|\bwho (?:knew|would have thought)\b|^\W*why\b|n['’]t (?:it|that|this|they|you)\b",
    re.IGNORECASE,
)
Place = tuple[str, int | None, Claim]
Find = Callable[[Summary, Paper], Iterable[Flag]]
FindInHouse = Callable[[Summary, HouseStyle], Iterable[Flag]]


@dataclass(frozen=True)
class Rule:
    """What a reviewer can be told of a rule, and the function that finds what it looks for.

    `name` stands on its flags, `why` says what a reader loses without it, `standard` who asks for it, `severities` how
    loud it may be, the loudest first. `find_in_house` is what looks at a house's own wishes; the paper does not matter to it.
    """

    name: str
    find: Find
    severities: tuple[Severity, ...]
    why: str
    standard: str
    find_in_house: FindInHouse | None = None

    @property
    def what(self) -> str:
        """Say what it looks for: the first line of its function's docstring."""
        return ((self.find_in_house or self.find).__doc__ or "").strip().splitlines()[0]

    def __call__(self, summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE) -> Iterable[Flag]:
        """Give a Flag for each thing a reviewer should see."""
        return self.find_in_house(summary, house) if self.find_in_house else self.find(summary, paper)


def rule(name: str, *severities: Severity, why: str, standard: str) -> Callable[[Find], Rule]:
    """Make a Rule of the function below it."""

    def made(find: Find) -> Rule:
        return Rule(name, find, severities, why, standard)

    return made


def house_rule(name: str, *severities: Severity, why: str, standard: str) -> Callable[[FindInHouse], Rule]:
    """Make a Rule of the function below it, which holds a summary against a house's own wishes."""

    def made(find: FindInHouse) -> Rule:
        return Rule(name, lambda _summary, _paper: (), severities, why, standard, find)

    return made


# “This proves that …” is said, whatever mark it ends with.
_STATED = re.compile(
    r"\W{0,3}(?:this|these|those|it|there|the \w{3,12}) (?:now |also |clearly )?(?:is|are|has|have|was|were|proves?|proved|shows?|showed|means?|confirms?|demonstrates?) (?:\w{2,14} ){0,4}that\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Tell whether a sentence is a question that claims nothing; “Did you know that …?” and “Why does it …?” take it for true."""
    return (
        "?" in text
        and text.rstrip(" ”\"'’)").endswith("?")
        and not (_TAKEN_FOR_TRUE.search(text) or _STATED.match(text))
    )


# The summary that was last asked for, and its sentences: 25 rules go through them in turn.
_last: tuple[Summary, tuple[Place, ...]] | None = None


def every_sentence(summary: Summary) -> tuple[Place, ...]:
    """Give title, teaser and every claim with where it stands; title and teaser have no number.

    A teaser that repeats a claim is not given again: one cause gives one flag.
    """
    global _last  # noqa: PLW0603 - as an index is kept with its paper
    last = _last
    if last is None or last[0] is not summary:
        _last = last = summary, tuple(_sentences(summary))
    return last[1]


def _sentences(summary: Summary) -> Iterator[Place]:
    if summary.title:
        yield "title", None, Claim(text=summary.title, kind="explanation")
    if summary.teaser and summary.teaser not in " ".join(claim.text for _, _, claim in summary.claims()):
        yield "teaser", None, Claim(text=summary.teaser, kind="explanation")
    yield from summary.claims()


def flag(  # noqa: PLR0913 - a flag's parts, each named where it is raised
    rule: str,
    severity: Severity,
    place: Place,
    span: tuple[int, int] | None,
    message: str,
    *,
    passages: tuple[str, ...] = (),
    standard: str = "",
    remedy: str = "",
) -> Flag:
    """Make a flag on the words `span` of a sentence, or on all of it."""
    section, number, claim = place
    start, end = span or (0, len(claim.text))
    return Flag(
        rule=rule,
        severity=severity,
        message=message,
        section=section,
        claim=number,
        quote=claim.text[start:end],
        start=start,
        end=end,
        passages=passages,
        standard=standard,
        remedy=remedy,
    )

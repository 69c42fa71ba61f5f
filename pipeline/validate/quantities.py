"""Numbers: each that a reader sees is in the paper, with its unit and in its place. Takes both; gives Flags."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.numbers import Number, number_in, numbers, same_number
from pipeline.validate.align import Index, index_of
from pipeline.validate.flags import Place, every_sentence, flag, rule

_STANDARD = "Cochrane plain language summaries (2021), C12: numbers as in the review"
# Counts below this are often derived (“two groups”): 21 % of careful summaries hold one that the abstract lacks.
_SMALL = 13
# How much better the passage with the rival number must fit before a number is called out of place.
_CLEARLY = 0.12


@rule(
    "numbers",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="a wrong number is the error that readers act on",
    standard=_STANDARD,
)
def numbers_in_paper(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each number that a reader would see and the paper never says.

    Blocks where the whole paper was read, or where we wrote the draft; a person's summary of an abstract may hold
    numbers from the full text (42 % of human summaries do, 10 % against the full text), so there it warns.
    """
    index = index_of(paper)
    known = index.all_numbers
    strict = paper.scope == "full" or summary.origin.drafter != "person"
    for place in every_sentence(summary):
        for number in _each_once(numbers(place[2].text)):
            if number_in(number, known) or _is_derived(number, index, place):
                yield from _out_of_place(number, place, index)
                continue
            if _is_sum(number, known, place):
                continue
            small = (
                number.kind in {"count", "people", "studies", "ratio"}
                and max(number.value, *number.parts, 0) < _SMALL
            )
            if small and _is_everyday(number):
                continue
            severity = Severity.BLOCK if strict and not small and number.kind != "date" else Severity.WARN
            passages = tuple(p.id for _, p in index.rank(place[2].text, 2))
            yield flag(
                "numbers", severity, place, (number.start, number.end), f"“{number.text.strip()}” is not in the paper",
                passages=passages, standard=_STANDARD, remedy="use the paper's number, or take it out",
            )  # fmt: skip


def _each_once(found: list[Number]) -> list[Number]:
    """Give the numbers of a sentence, one said twice only once."""
    return list({(n.value, n.kind, n.unit, n.parts): n for n in reversed(found)}.values())[::-1]


def _is_everyday(number: Number) -> bool:
    """Tell whether a small number is how people speak rather than a result: “one person”, “two groups”."""
    return not number.text[:1].isdigit() and number.kind != "ratio" and number.value <= 3


def _is_derived(number: Number, index: Index, place: Place) -> bool:
    """Tell whether a share follows from counts of one passage, or a whole from a share: 6 of 40 is 15 %."""
    if number.kind not in {"percent", "ratio"} or number.unit == "times":
        return False
    share = number.value / 100 if number.kind == "percent" else number.value
    for _, passage in index.rank(place[2].text, 4):
        counts = [n.value for n in index.numbers(passage) if n.kind in {"people", "count", "studies"} and n.value > 0]
        for bottom in counts:
            if any(top < bottom and abs(top / bottom - share) < 0.0051 for top in counts):
                return True
    return bool(number.parts) and all(any(n.value == part for n in index.all_numbers) for part in number.parts)


def _is_sum(number: Number, known: list[Number], place: Place) -> bool:
    """Tell whether a total is the sum of two counts that the paper gives, and says that it is one."""
    text = place[2].text.lower()
    if number.kind not in {"people", "studies", "count"} or not any(
        w in text for w in ("total", "overall", "altogether", " in all", "combined")
    ):
        return False
    counts = {n.value for n in known if n.kind in {"people", "studies", "count"}}
    return any(number.value - one in counts for one in counts)


def _out_of_place(number: Number, place: Place, index: Index) -> Iterator[Flag]:
    """Warn of a number that the paper has elsewhere, where the passage that tells this sentence has a rival."""
    if number.kind in {"date", "ratio"} or (number.kind in {"count", "people", "studies"} and number.value < 3):
        return
    named = [p for p in index.passages if p.id in place[2].passages]
    ranked = index.rank(place[2].text, 4)
    if not ranked:
        return
    near = [*named, *(p for score, p in ranked if score >= ranked[0][0] - _CLEARLY)]
    if any(_has(number, p, index) for p in near):
        return
    rivals = [n for p in near[:2] for n in index.numbers(p) if n.kind == number.kind and n.unit == number.unit]
    holder = max((s for s, p in index.rank(place[2].text, 40) if _has(number, p, index)), default=0.0)
    if rivals and ranked[0][0] - holder > _CLEARLY and ranked[0][0] > 0.35:
        told = ", ".join(dict.fromkeys(n.text.strip() for n in rivals[:3]))
        yield flag(
            "numbers", Severity.WARN, place, (number.start, number.end),
            f"the paper has “{number.text.strip()}” elsewhere; where it tells this it says {told}",
            passages=tuple(p.id for p in near[:2]), standard=_STANDARD, remedy="check which number belongs here",
        )  # fmt: skip


def _has(number: Number, passage: Passage, index: Index) -> bool:
    return any(same_number(number, other) for other in index.numbers(passage))

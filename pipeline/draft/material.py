"""Make a paper the material of a prompt. Takes a Paper; gives what stands between the borders, and the limits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Any

from pipeline.draft.house import house_wishes, terms_told
from pipeline.draft.plans import design_limits, standing
from pipeline.errors import SourceError
from pipeline.records import Fact, Level, Paper, Passage, SectionKind
from pipeline.records.ability import answer_tokens
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.borders import border_of, material
from pipeline.text.language import looks_english

# About 30,000 tokens: fits the context of today's small models with room for the answer.
MOST_CHARACTERS = 120_000
# No part is made shorter than this.
LEAST_CHARACTERS = 7_500
# What a paper takes: its words, and for each sentence its number, in the text and in the schema. With these, 14 % too many
# tokens are planned in the middle of 39 whole papers, and too few for 1: a paper of numbers, which is then read in smaller parts.
_CHARACTERS_A_TOKEN, _TOKENS_A_SENTENCE = 4, 12
_CHARACTERS_A_TOKEN_OF_A_PROMPT = 3
_USUAL_SENTENCE = 160.0
# What is no longer than this goes to the writing call itself: some 1,500 tokens.
SHORT = 6_000
# A longer paper is read in parts, and no more of them than these; what is left is told.
MOST_PARTS = 3
_MOST_OF_A_FACT = 300
_MOST_OF_TITLE = 90
_SURE = 0.5
# So many sentences after an order are held back with it.
_HELD_AFTER = 3
# What stands for a title that speaks to a model, or that a call may not see.
_WITHHELD = "(withheld)"
_NEVER_SENT = {"references", "captions", "tables", "funding", "conflicts"}
# Read in this order where the paper is too long to be read at once.
_READ_FIRST: tuple[SectionKind, ...] = (
    "results", "limitations", "conclusions", "abstract", "case", "discussion", "methods", "introduction", "title", "other",
)  # fmt: skip
# Our own headings: a paper's heading would stand in the prompt where its rules have theirs.
_HEADINGS: dict[SectionKind, str] = {"case": "Case description", "other": "Text"}
_TABLE_NAME = re.compile(r"(Table [A-Z]?\d{1,3}[A-Za-z]?)(?![\w-])")
_A_TABLE = "Table"
# Facts whose values are words of ours or numbers: no word of the paper comes with them.
_CLOSED = frozenset({"design", "participants", "arms", "primary_result"})


@dataclass(frozen=True)
class Line:
    """One numbered line that a model may stand on: a passage of the paper, or a fact with the passages that say it."""

    id: str
    text: str
    passages: tuple[str, ...]
    cited: bool = False
    heading: str = "Facts"


@dataclass(frozen=True)
class Reading:
    """The parts of a paper, each short enough for one call, and the kinds of sections that are in none."""

    parts: tuple[tuple[Passage, ...], ...]
    left_out: tuple[str, ...] = ()


def check_language(paper: Paper) -> None:
    """Refuse a paper that no rule could read.

    Raises:
        SourceError: it is not in English.
    """
    if not looks_english(paper.text):
        raise SourceError(
            f"“{_short(paper.title)}” is not in English", "give an English version, or its English abstract"
        )


def _short(title: str) -> str:
    """Give a title that fits a line: where it is cut, between two words, if there are any."""
    if len(title) <= _MOST_OF_TITLE:
        return title
    start, space, _ = title[:_MOST_OF_TITLE].rpartition(" ")
    return f"{start} …" if space else f"{title[:_MOST_OF_TITLE]}…"


def readable(paper: Paper) -> list[Passage]:
    """Give the passages that a model may see, in reading order: none that speaks to one, quoted or not.

    Who gives one an order goes on with it: the sentences after an order are held back too.
    """
    held = _withheld(paper)
    return [p for p in paper.passages() if p.kind not in _NEVER_SENT and p.id not in held]


def table_rows(paper: Paper) -> list[Passage]:
    """Give the rows of the paper's tables that a model may see, each table's behind its caption."""
    held = _withheld(paper)
    labels = {name for name in table_names(paper).values() if name != _A_TABLE}
    captions = [p for p in paper.passages() if p.kind == "captions" and p.id not in held]
    found: list[Passage] = []
    for section in paper.sections:
        rows = [p for p in section.passages if p.id not in held] if section.kind == "tables" else []
        if rows:
            name = _table_name(section.title)
            found += [p for p in captions if name in labels and p.text.startswith(f"{name}.")]
            found += rows
    return found


def table_names(paper: Paper) -> dict[str, str]:
    """Give for each row the name of its table: its number, and no word of the paper beside it."""
    return {
        p.id: _table_name(section.title)
        for section in paper.sections
        if section.kind == "tables"
        for p in section.passages
    }


def _table_name(title: str) -> str:
    match = _TABLE_NAME.match(title)
    return match.group(1) if match else _A_TABLE


def is_short(paper: Paper) -> bool:
    """Tell whether one call can read a paper and write about it: an abstract, or a report that is no longer than one."""
    return sum(len(p.text) for p in readable(paper)) <= SHORT or paper.scope == "abstract"


def most_at_once(context: int | None, prompt: int, passages: Collection[Passage] = ()) -> int:
    """Give how many characters of a paper one call reads, beside a prompt of so many and the answer.

    `context` is how many tokens the model reads at once, where that is known; `passages` are those of the paper.
    """
    if context is None:
        return MOST_CHARACTERS
    sentence = sum(len(p.text) for p in passages) / len(passages) if passages else _USUAL_SENTENCE
    room = context - answer_tokens(context) - prompt // _CHARACTERS_A_TOKEN_OF_A_PROMPT
    characters = int(room / (1 / _CHARACTERS_A_TOKEN + _TOKENS_A_SENTENCE / sentence))
    return max(LEAST_CHARACTERS, min(characters, MOST_CHARACTERS))


def read_in_parts(paper: Paper, most: int = MOST_CHARACTERS) -> Reading:
    """Cut a paper in parts of at most so many characters: whole where it fits, else results and limits first.

    Rows of tables fill what room the last part has: no call is made for them alone.

    Raises:
        SourceError: the paper has no sentence to send.
    """
    reading = _read_text(paper, most)
    rows = table_rows(paper)
    if not rows or reading.left_out:
        return replace(reading, left_out=(*reading.left_out, "tables")) if rows else reading
    room = most - sum(len(p.text) for p in reading.parts[-1])
    # Beside a short paper no more of its tables than of itself.
    sent = _that_fit(rows, min(room, SHORT) if is_short(paper) else room)
    left = ("the end of tables" if sent else "tables",) if len(sent) < len(rows) else ()
    return Reading((*reading.parts[:-1], (*reading.parts[-1], *sent)), left)


def _that_fit(rows: list[Passage], room: int) -> list[Passage]:
    ends = list(accumulate(len(p.text) for p in rows))
    return rows[: bisect_right(ends, room)]


def _read_text(paper: Paper, most: int) -> Reading:
    passages = readable(paper)
    if not passages:
        raise SourceError("the paper has no sentence to send to a model", "draft it without a model")
    if sum(len(p.text) for p in passages) <= most:
        return Reading((tuple(passages),))
    # Sorting is stable: within a kind the order stays that of the paper.
    passages.sort(key=lambda p: _READ_FIRST.index(p.kind) if p.kind in _READ_FIRST else len(_READ_FIRST))
    parts: list[list[Passage]] = [[]]
    size = 0
    for place, passage in enumerate(passages):
        if parts[-1] and size + len(passage.text) > most:
            if len(parts) == MOST_PARTS:
                left = dict.fromkeys(p.kind for p in passages[place:])
                return Reading(_whole(parts), tuple(_named_part(kind, passages[:place]) for kind in left))
            parts.append([])
            size = 0
        parts[-1].append(passage)
        size += len(passage.text)
    return Reading(_whole(parts))


def _whole(parts: list[list[Passage]]) -> tuple[tuple[Passage, ...], ...]:
    return tuple(tuple(part) for part in parts)


def _named_part(kind: SectionKind, read: Iterable[Passage]) -> str:
    """Name a kind of section that is left out, as the end of it where some of it was read."""
    return f"the end of {kind}" if any(p.kind == kind for p in read) else kind


def lines_of(passages: Iterable[Passage], names: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Give passages as lines that stand for themselves; `names` are headings of our own for some of them, by id."""
    names = names or {}
    return tuple(
        Line(
            p.id, p.text, (p.id,), p.whose == "cited",
            names.get(p.id) or _HEADINGS.get(p.kind, p.kind.capitalize()),
        )
        for p in passages
    )  # fmt: skip


def _withheld(paper: Paper) -> set[str]:
    """Give the passages that speak to a language model, quoted or not, and those that follow an order to one."""
    held = {place for one in paper.instructions for place in one.passages}
    orders = {place for one in paper.instructions if not one.reported for place in one.passages}
    for section in paper.sections:
        left = 0
        for passage in section.passages:
            left = _HELD_AFTER + 1 if passage.id in orders else left - 1
            if left > 0:
                held.add(passage.id)
    return held


def reading_values(paper: Paper, part: Iterable[Passage], *, whole: bool) -> dict[str, Any]:
    """Give the values for the prompt `extract`."""
    inside = {"title": _title(paper), "sections": _sections(lines_of(part, table_names(paper)))}
    return inside | {"left_out": not whole, "border": border_of(paper.digest(), repr(inside))}


def writing_values(
    paper: Paper, lines: Iterable[Line], level: Level, *, taken: bool, house: HouseStyle = NO_HOUSE
) -> dict[str, Any]:
    """Give the values for the prompt `write`: all that comes from the paper is one line each, between the borders.

    Where facts were `taken` out of the paper, no word of the paper itself comes along.
    """
    lines = tuple(lines)
    inside: dict[str, Any] = {
        "title": _WITHHELD if taken else _title(paper),
        "sections": _sections(lines),
        "facts": list(_facts(paper, {line.id for line in lines}, taken=taken)),
    }
    return inside | {
        "source": "facts" if taken else "abstract" if paper.scope == "abstract" else "paper",
        "level": level,
        "border": border_of(paper.digest(), repr(inside)),
        "not_reported": [_named(name) for name in paper.facts.not_reported()],
        "limits": [*design_limits(_without_names(paper)), *standing(paper)],
        "house": list(house_wishes(house)),
        "house_terms": list(terms_told(house, (line.text for line in lines))),
    }


def _title(paper: Paper) -> str:
    spoken = any(one.where == "title" for one in paper.instructions)
    return _WITHHELD if spoken else material(paper.title)


def _sections(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "heading": heading,
            "passages": [{"id": x.id, "text": material(x.text), "cited": x.cited} for x in group],
        }
        for heading, group in groupby(lines, key=lambda line: line.heading)
    ]


def _facts(paper: Paper, sent: Iterable[str], *, taken: bool) -> Iterator[dict[str, Any]]:
    held = _withheld(paper)
    for name in type(paper.facts).model_fields:
        fact: Fact = getattr(paper.facts, name)
        if fact.value is None or name in _NEVER_SENT or held & set(fact.passages) or (taken and name not in _CLOSED):
            continue
        yield {
            "name": _named(name),
            "value": material(fact.value)[:_MOST_OF_A_FACT],
            "passages": [place for place in fact.passages if place in sent],
            "unsure": fact.needs_review or fact.confidence < _SURE,
        }


def _named(name: str) -> str:
    return name.replace("_", " ")


def _without_names(paper: Paper) -> Paper:
    """Give the paper without the names that it gives: the limits stand outside the borders, where its words may not."""
    bare = paper.facts.model_copy(update={"intervention": Fact(), "species": Fact()})
    return paper.model_copy(update={"facts": bare})

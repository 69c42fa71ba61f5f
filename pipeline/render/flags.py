"""Put flags where they belong. Takes a Version of a draft; gives each sentence in pieces with its flags, and a list that leads to them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import SECTIONS, Claim, Flag, Summary, Version
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render.evidence import names

_LOUDNESS = {"block": 0, "warn": 1, "note": 2}

Place = tuple[str | None, int | None]
Places = dict[Place, tuple[Flag, ...]]


@dataclass(frozen=True)
class Piece:
    """Some words of a sentence; `severity` is empty where nothing is at fault with them."""

    text: str
    severity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence as the sheet shows it: in pieces, with the passages it names and the flags on it."""

    anchor: str
    number: str
    pieces: tuple[Piece, ...]
    passages: tuple[str, ...]
    kind: str
    flags: tuple[Flag, ...]

    @property
    def loudest(self) -> str:
        """Give the severity of its loudest flag; empty without flags."""
        return self.flags[0].severity.value if self.flags else ""


@dataclass(frozen=True)
class Jump:
    """A flag in the list at the head: its place in words, and the anchor there (empty: the whole draft)."""

    flag: Flag
    where: str
    anchor: str


def flags_by_place(version: Version) -> Places:
    """Sort flags by where they stand, the loudest first. One whose place is not on the page is on the whole draft."""
    found: dict[Place, list[Flag]] = {}
    for flag in version.report.flags:
        found.setdefault(_place(flag, version.summary), []).append(flag)
    return {place: tuple(sorted(flags, key=_loudness)) for place, flags in found.items()}


def _loudness(flag: Flag) -> tuple[int, int, str]:
    return _LOUDNESS[flag.severity.value], flag.start or 0, flag.rule


def _place(flag: Flag, summary: Summary) -> Place:
    if flag.section in {"title", "teaser"}:
        return flag.section, None
    if flag.section not in SECTIONS:
        return None, None
    there = flag.claim is not None and 0 <= flag.claim < len(summary.section(flag.section))
    return flag.section, flag.claim if there else None


def jumps(summary: Summary, places: Places, mark: str = "", house: HouseStyle = NO_HOUSE) -> dict[str, list[Jump]]:
    """Give the list at the head by severity, each in reading order; a severity without flags is left out."""
    found: dict[str, list[Jump]] = {name: [] for name in _LOUDNESS}
    order: list[Place] = [(None, None), ("title", None), ("teaser", None)]
    order += [(s, n) for s in SECTIONS for n in (None, *range(len(summary.section(s))))]
    for place in order:
        for flag in places.get(place, ()):
            found[flag.severity.value].append(Jump(flag, *_where(place, mark, house)))
    return {name: listed for name, listed in found.items() if listed}


def _where(place: Place, mark: str, house: HouseStyle) -> tuple[str, str]:
    section, claim = place
    if section is None:
        return "whole draft", ""
    if claim is None:
        return house.heading(section), f"h-{mark}{section}"
    anchor, number = names(mark, section, claim)
    return number, anchor


def sentences(name: str, claims: tuple[Claim, ...], places: Places, mark: str = "") -> list[Sentence]:
    """Give a section's sentences."""
    made = []
    for place, claim in enumerate(claims):
        on = places.get((name, place), ())
        anchor, number = names(mark, name, place)
        made.append(Sentence(anchor, number, pieces(claim.text, on), claim.passages, claim.kind, on))
    return made


def pieces(text: str, flags: tuple[Flag, ...]) -> tuple[Piece, ...]:
    """Cut a sentence at the words at fault; where faults overlap the louder one shows. A whole sentence is not marked."""
    loud = [""] * len(text)
    for flag in reversed(flags):
        start, end = max(flag.start or 0, 0), min(flag.end or 0, len(text))
        if flag.start is not None and 0 < end - start < len(text):
            loud[start:end] = [flag.severity.value] * (end - start)
    made: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or loud[place] != loud[start]:
            made.append(Piece(text[start:place], loud[start]))
            start = place
    return tuple(made)

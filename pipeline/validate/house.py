"""House: the words are those of the house that publishes. Takes a Summary and a HouseStyle; gives Flags."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Flag, Severity, Summary
from pipeline.records.house import HouseStyle
from pipeline.text.wording import Change
from pipeline.validate.flags import every_sentence, flag, house_rule

_STANDARD = "the house's own style, as its house-style.toml has it"


@house_rule(
    "house style",
    Severity.WARN,
    Severity.NOTE,
    why="readers trust a house whose texts speak with one voice, and avoided words hurt",
    standard=_STANDARD,
)
def house_words(summary: Summary, house: HouseStyle) -> Iterator[Flag]:
    """Warn of words that a house avoids; note words for which it prefers others, and another country's spelling.

    Only where a house style is set; never inside quotation marks, names and addresses. A word that is not avoided is
    named once.
    """
    told: set[str] = set()
    for place in every_sentence(summary) if house.wording else ():
        for change in house.wording.find(place[2].text):
            avoided = change.kind == "avoided"
            if not avoided and change.was.lower() in told:
                continue
            told.add(change.was.lower())
            yield flag(
                "house style", Severity.WARN if avoided else Severity.NOTE, place, (change.start, change.end), _said(change, house),
                standard=_STANDARD, remedy=_remedy(change),
            )  # fmt: skip


def _said(change: Change, house: HouseStyle) -> str:
    if change.kind == "avoided":
        return f"“{change.was}” is a word that the house avoids" + (f": {change.reason}" if change.reason else "")
    if change.kind == "preferred":
        return f"the house has another word for “{change.was}”"
    return f"“{change.was}” is not {house.spelling.capitalize()} spelling"


def _remedy(change: Change) -> str:
    if change.now is None:
        return "find another word"
    return f"write “{change.now}”" if change.fits else f"turn the sentence so that “{change.now}” can stand in it"

"""Know words that sound sure and claim nothing: “as always”, “proved to be the longest”, the “will” of a chance. Takes words and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.validate.wording import Word

_CHANCES = frozenset("chance chances risk risks odds likelihood probability".split())  # noqa: SIM905
# What “systematically” or “routinely” happens always does.
_ALWAYS_TOO = frozenset({"systematically", "routinely", "invariably", "consistently", "uniformly", "automatically"})
# So many words before “will” a chance may be spoken of.
_REACH = 6


def turned_out(words: list[Word], sure: Word) -> bool:
    """Tell whether “proved” only says how a thing turned out: “proved the most precise”, “proved to be safe”."""
    at = words.index(sure)
    behind = words[at + 1].text if at + 1 < len(words) else ""
    return sure.text.startswith("prove") and (behind in {"the", "to", "more", "less", "too"} or behind.endswith("er"))


def as_always(words: list[Word], sure: Word) -> bool:
    """Tell whether “always” is only “as always”."""
    at = words.index(sure)
    return sure.text == "always" and at > 0 and words[at - 1].text == "as"


def is_always_too(sure: Word, theirs: Sequence[Word]) -> bool:
    """Tell whether “always” stands for a word of the passage that says as much: “systematically”."""
    return sure.text == "always" and any(word.text in _ALWAYS_TOO for word in theirs)


def in_a_chance(words: list[Word], sure: Word) -> bool:
    """Tell whether a “will” only says of what there is a chance: “lowers the chance that a baby will have it”."""
    at = words.index(sure)
    before = [word.text for word in words[max(0, at - _REACH) : at]]
    return sure.text == "will" and "that" in before and not _CHANCES.isdisjoint(before)

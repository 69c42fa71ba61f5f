"""Find words aimed at a language model. Takes a text; gives each place that speaks to a machine rather than a reader.

Hidden text is taken at its word: any match counts. In text that a reader can see, people are told to ignore things too
(“participants were asked to ignore previous instructions”): there a match counts where it commands, and where no person
of the study is the one who is told. In a paper about language models a quoted prompt is `reported`, not aimed at us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.ingest.aimed_words import ABOUT, COMMAND, INTRODUCED, PATTERNS, PEOPLE, SQUEEZED, TO_US, TOLD
from pipeline.ingest.disguise import Folded, folded, squeezed_runs

_MENTIONS_MAKE_A_TOPIC = 5
_MOST_FOUND = 20
# A sentence, a quotation or a clause begins here.
_BEGINS = re.compile(r"(?:^|[.!?\n]\s*|[\"“‘:]\s*)$")


@dataclass(frozen=True)
class Aimed:
    """A place that speaks to a model: offsets in the text that was given, and whether a paper about models tells of it."""

    start: int
    end: int
    reported: bool = False


def is_about_models(text: str) -> bool:
    """Tell whether a paper is about language models, so that it may well quote a prompt."""
    return sum(1 for _ in islice(ABOUT.finditer(text.lower()), _MENTIONS_MAKE_A_TOPIC)) == _MENTIONS_MAKE_A_TOPIC


def aimed_at_models(text: str, *, seen: bool, about: bool = False, terse: bool = False) -> list[Aimed]:
    """Give what speaks to a language model.

    `seen`: a reader can see the text; `about`: the paper is about models; `terse`: a title or a list of names, where an
    order need not begin a sentence.
    """
    view = folded(text)
    found = [*_plain(view, seen=seen, terse=terse), *_spaced(view)]
    made: list[Aimed] = []
    for start, end in sorted(found)[:_MOST_FOUND]:
        if made and start < made[-1].end:
            continue
        reported = seen and about and bool(INTRODUCED.search(view.text[max(0, start - 400) : start]))
        made.append(Aimed(start, end, reported=reported))
    return [Aimed(*view.places(one.start, one.end), reported=one.reported) for one in made]


def _plain(view: Folded, *, seen: bool, terse: bool) -> Iterator[tuple[int, int]]:
    for triggers, command, pattern in PATTERNS:
        if not any(trigger in view.text for trigger in triggers):
            continue
        for match in pattern.finditer(view.text):
            if not seen or not command or _commands(view.text, match.start(), terse=terse):
                yield match.span()


def _commands(text: str, start: int, *, terse: bool) -> bool:
    """Tell whether the verb at `start` is a command, and not one that people in a study were given."""
    before = text[max(0, start - 160) : start]
    sentence = re.split(r"[.!?]\s", before)[-1]
    if TO_US.search(sentence):
        return True
    if terse or _BEGINS.search(before):
        return not TOLD.search(sentence)
    return bool(COMMAND.search(before)) and not PEOPLE.search(sentence)


def _spaced(view: Folded) -> Iterator[tuple[int, int]]:
    for start, end, letters in squeezed_runs(view.text):
        if SQUEEZED.search(letters):
            yield start, end

"""Keep what was read of a paper's passages, and of sentences held against it. Takes a Paper; gives words and numbers, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pipeline.records import Paper, Passage
from pipeline.text.apparatus import is_apparatus
from pipeline.text.compound import numbers_and_times
from pipeline.text.meaning import concepts_of
from pipeline.text.numbers import Number, numbers
from pipeline.text.words import tokens
from pipeline.validate.wording import Word, near_number, wording
from pipeline.validate.years import years_told


@dataclass
class Texts:
    """A paper's passages with their words and numbers, and the words and numbers of the sentences that were asked for."""

    paper: Paper
    passages: list[Passage]
    numbers_of: dict[str, list[Number]] = field(default_factory=dict, init=False, repr=False)
    told_of: dict[str, list[Number]] = field(default_factory=dict, init=False, repr=False)
    wording_of: dict[str, list[Word]] = field(default_factory=dict, init=False, repr=False)
    settings_of: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict, init=False, repr=False)
    tokens_of: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False)
    concepts_in: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False)
    sentences: dict[str, list[Word]] = field(default_factory=dict, init=False, repr=False)
    figures: dict[str, list[Number]] = field(default_factory=dict, init=False, repr=False)

    def forget_sentences(self) -> None:
        """Let go what is kept of sentences; what is kept of passages stays."""
        self.tokens_of.clear()
        self.concepts_in.clear()
        self.sentences.clear()
        self.figures.clear()

    def numbers(self, passage: Passage) -> list[Number]:
        """Give a passage's numbers."""
        found = self.numbers_of.get(passage.id)
        if found is None:
            found = self.numbers_of[passage.id] = numbers_and_times(passage.text)
        return found

    def told_numbers(self, passage: Passage) -> list[Number]:
        """Give the numbers that a passage tells readers, without those of its statistics."""
        found = self.told_of.get(passage.id)
        if found is None:
            found = self.told_of[passage.id] = [n for n in self.numbers(passage) if not is_apparatus(passage.text, n)]
        return found

    def tokens(self, text: str) -> list[str]:
        """Give a sentence's words and numbers; kept for a while, since several rules ask."""
        found = self.tokens_of.get(text)
        if found is None:
            found = self.tokens_of[text] = tokens(text)
        return found

    def concepts(self, text: str) -> list[str]:
        """Give the concepts of a sentence's content words, and its numbers, in order; kept for a while, since several rules ask."""
        found = self.concepts_in.get(text)
        if found is None:
            found = self.concepts_in[text] = concepts_of(self.tokens(text))
        return found

    def numbers_in(self, text: str) -> list[Number]:
        """Give a sentence's numbers; kept for a while, since several rules ask."""
        found = self.figures.get(text)
        if found is None:
            found = self.figures[text] = numbers(text)
        return found

    def wording(self, passage: Passage) -> list[Word]:
        """Give a passage's words in order, each with its concept."""
        found = self.wording_of.get(passage.id)
        if found is None:
            found = self.wording_of[passage.id] = wording(passage.text)
        return found

    def sentence(self, text: str) -> list[Word]:
        """Give a sentence's words in order; kept for a while, since every rule asks for them."""
        found = self.sentences.get(text)
        if found is None:
            found = self.sentences[text] = wording(text)
        return found

    @cached_property
    def settings(self) -> list[tuple[Number, Passage]]:
        """Give every number that the passages tell readers, with its passage."""
        return [(number, passage) for passage in self.passages for number in self.told_numbers(passage)]

    def setting(self, number: Number, passage: Passage) -> frozenset[str]:
        """Give the concepts that stand around a number of a passage."""
        found = self.settings_of.get((passage.id, number.start))
        if found is None:
            found = near_number(self.wording(passage), number)
            self.settings_of[passage.id, number.start] = found
        return found

    @cached_property
    def all_numbers(self) -> list[Number]:
        """Give every number of the paper that a reader may be told, its title and year included."""
        told = [n for p in self.passages for n in self.told_numbers(p)]
        year = f"in {self.paper.year}" if self.paper.year else ""
        return [*told, *numbers(f"{self.paper.title} {year} {years_told(self.paper.text)}")]

    @cached_property
    def apparatus(self) -> list[Number]:
        """Give the numbers that statistics alone say: ends of intervals, spreads, p-values."""
        return [n for p in self.passages for n in self.numbers(p) if n not in self.told_numbers(p)]

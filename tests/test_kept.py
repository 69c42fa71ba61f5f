"""What is found of a sentence is kept with its paper, and is the same the second time."""

from __future__ import annotations

import pytest
from check_maker import paper_of

from pipeline.records import Passage
from pipeline.text.numbers import numbers
from pipeline.text.numerals import ONE
from pipeline.validate.align import Index, index_of
from pipeline.validate.kept import kept, of_passage, once

PAPER = paper_of("In this trial 240 adults took omalizumab for 12 months.", "Attacks fell by 40%.")


def test_what_is_kept_is_looked_for_once_for_each_sentence_and_each_way_to_ask() -> None:
    asked: list[tuple[str, bool]] = []

    @kept
    def find(text: str, index: Index, *, loud: bool) -> int:
        asked.append((text, loud))
        return len(text) + len(index.passages)

    index = index_of(PAPER)
    found = [find(text, index, loud=loud) for text in ("one", "three", "one") for loud in (True, False, True)]
    assert found == [5, 5, 5, 7, 7, 7, 5, 5, 5]
    assert asked == [("one", True), ("one", False), ("three", True), ("three", False)]


def test_two_ways_to_ask_are_told_apart_by_their_names_and_the_index_is_given_by_place() -> None:
    @kept
    def find(text: str, index: Index, *, loud: bool = False, near: bool = False) -> str:
        return f"{text} of {len(index.passages)}: {loud} {near}"

    index = index_of(PAPER)
    assert [find("one", index, loud=True), find("one", index, near=True)] == [
        "one of 2: True False",
        "one of 2: False True",
    ]
    with pytest.raises(TypeError, match="takes its index by place"):
        find("one", index=index)


def test_nothing_that_is_found_is_kept_too_and_each_paper_keeps_its_own() -> None:
    asked: list[str] = []

    @kept
    def find(text: str, index: Index) -> None:
        asked.append(f"{text}: {len(index.passages)} passages")

    other = paper_of("Another paper.")
    for paper in (PAPER, other, PAPER, other):
        assert find("one", index_of(paper)) is None
    assert asked == ["one: 2 passages", "one: 1 passages"]


def test_a_number_that_the_paper_has_is_told_from_one_that_it_has_not_however_often_it_is_asked() -> None:
    index = index_of(PAPER)
    for _ in range(2):
        assert [index.has(number) for number in numbers("In 240 adults, 41 fell over 12 months.")] == [
            True,
            False,
            True,
        ]


def test_what_is_made_once_of_a_paper_and_of_each_passage_is_made_once_for_each_index_even_where_it_is_nothing() -> (
    None
):
    asked: list[str] = []

    @once
    def of_paper(index: Index) -> None:
        asked.append(f"{len(index.passages)} passages")

    @of_passage
    def of_one(passage: Passage, index: Index) -> int:
        asked.append(f"{passage.id} of {len(index.passages)}")
        return len(passage.text)

    other = paper_of("Another paper.")
    for paper in (PAPER, other, PAPER, other):
        index = index_of(paper)
        assert of_paper(index) is None
        assert [of_one(passage, index) for passage in index.passages] == [len(p.text) for p in index.passages]
    assert asked == ["2 passages", "S1 of 2", "S2 of 2", "1 passages", "S1 of 1"]


def test_many_sentences_are_not_kept_for_ever() -> None:
    index = index_of(PAPER)
    words = ONE.split("|")
    for one in words:
        for two in words:
            index.backing(f"The {one} adults took the {two} tablets.")
            index.rank(f"The {one} adults took the {two} tablets.")
    assert len(index.kept) <= 1000

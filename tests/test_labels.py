"""Labels that stand in an abstract's text open its parts; the same words inside a sentence do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.labels import split_labels

PARTED = (
    ("BACKGROUND: It is rare. METHODS: We asked.", [("introduction", "It is rare."), ("methods", "We asked.")]),
    ("Background: It is rare.\nMethods: We asked.", [("introduction", "It is rare."), ("methods", "We asked.")]),
    ("Background\nIt is rare.\nMethods\nWe asked.", [("introduction", "It is rare."), ("methods", "We asked.")]),
    ("It is rare. Methods. We asked. Results. Ten fell.", [
        ("abstract", "It is rare."), ("methods", "We asked."), ("results", "Ten fell."),
    ]),
    ("AIM: To ask. Methods. Results. Ten fell.", [("introduction", "To ask."), ("results", "Ten fell.")]),
    ("We gave the Methods: none were new, and the RESULTS: none.", [
        ("abstract", "We gave the Methods: none were new, and the RESULTS: none."),
    ]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTED)
def test_a_label_opens_a_part_where_a_text_a_sentence_or_a_line_begins(
    text: str, parts: list[tuple[str, str]]
) -> None:
    assert [(block.kind, block.text) for block in split_labels(text)] == parts


PIECES = ("METHODS:", "Results. ", "Aims: ", "Aim", "we saw ten", ". ", "? ", ") ", "\n", " ", "ABC", "TRIAL 1, X: ")


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_no_word_but_labels_is_lost_and_none_comes_twice(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = [block.text for block in split_labels(text)]
    place = 0
    for part in parts:
        place = text.index(part, place) + len(part)
    assert "".join(parts).count("ten") == text.count("ten")

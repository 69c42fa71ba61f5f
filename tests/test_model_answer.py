"""The JSON in what models write: found past thoughts, fences and prose, in time that no answer can stretch."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ModelError
from pipeline.text.answer import MOST_CHARACTERS, MOST_TRIES, find_json


def kind_of(text: str) -> str:
    """Give `object`, or the kind of the error."""
    try:
        return "object" if isinstance(find_json(text), dict) else "something else"
    except ModelError as error:
        return error.kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', 1),
        ('  {"a": 1}\n', 1),
        ('```json\n{"a": 1}\n```', 1),
        ('```\n{"a": 1}\n```', 1),
        ('Here it is: {"a": 1}. Good luck {smile}!', 1),
        ('<think>{"a": 9}</think>{"a": 1}', 1),
        ('{"a": 9} I should think more.</think>\n{"a": 1}', 1),
        ('{"a": 9, "said": "as the paper told me"}\n{"a": 1}', 1),
        ('{"a": "<think>kept</think>"}', "<think>kept</think>"),
        ('{"b": {"a": 9}, "a": 1} done', 1),
        ('<think>{"a": 9}<think>{"a": 8}</THINK>{"a": 1}', 1),
        ('<think>{"a": 9}</think>{"a": 1}<thinking>{"a": 8}</thinking>', 1),
        ('<think>I never stopped: {"a": 1}', 1),
        ('[{"a": 1}]', 1),
        ('{"a": 1} Bye {x}', 1),
    ],
)
def test_json_is_found_in_what_models_write(text: str, value: object) -> None:
    assert find_json(text)["a"] == value


@pytest.mark.parametrize(
    "text",
    ["", " \n", "I cannot.", "[1, 2]", "null", '{"a": ', '{"a": NaN}', "{" * 5000, '{"a":' * 50_000, "x" * 300_000],
    ids=lambda text: f"{text[:8]!r} {len(text)}",
)
def test_what_is_no_json_object_is_a_bad_answer(text: str) -> None:
    with pytest.raises(ModelError) as caught:
        find_json(text)
    assert caught.value.kind in {"empty", "schema_mismatch"}
    assert len(caught.value.message) < 150


def test_a_decoy_does_not_count_where_what_follows_cannot_be_searched_through() -> None:
    with pytest.raises(ModelError, match="not JSON"):
        find_json('{"a": "a decoy"}' + "{ " * MOST_TRIES + '{"a": 1}')


@pytest.mark.parametrize(
    "end", ['{"b": "c', '{"b": ', '{"b": [{"c": 1}, {"d": 2}', '{"b": fal', '{"b": {"c": 1},', '{"b": 1']
)
def test_an_object_that_is_cut_off_is_no_answer_and_neither_is_what_stands_in_or_before_it(end: str) -> None:
    assert [kind_of(text) for text in (end, f'{{"a": "a decoy"}} {end}', f"```json\n{end}\n ")] == [
        "schema_mismatch"
    ] * 3


def test_the_sentence_about_a_bad_answer_holds_nothing_that_a_terminal_obeys() -> None:
    with pytest.raises(ModelError) as caught:
        find_json("\x1b[2J\x07I cannot do that\u202e")
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(
    "piece",
    [
        "<think>",
        "</think>",
        "<think></think>",
        "{",
        '{"',
        '{"a":',
        '{"a":"',
        "{}",
        "[{",
        "```json\n",
        "<",
        '{"a":1}{',
    ],
)
@pytest.mark.parametrize("size", [MOST_CHARACTERS, 1_000_000])
def test_no_answer_stalls_the_search(piece: str, size: int) -> None:
    text = (piece * (size // len(piece) + 1))[:size]
    started = time.process_time()
    assert kind_of(text) in {"object", "empty", "schema_mismatch"}
    assert time.process_time() - started < 2


@settings(deadline=None)
@given(st.text(), st.text(alphabet='<think/>{}[]":a1 \n`'))
def test_any_text_is_an_object_or_a_bad_answer(one: str, other: str) -> None:
    assert kind_of(one + other) in {"object", "empty", "schema_mismatch"}


@settings(deadline=None)
@given(st.text(alphabet="abc {[<think>`\n").filter(lambda text: "{" not in text))
def test_what_stands_before_an_object_does_not_change_it(before: str) -> None:
    assert find_json(f'{before}</think>{{"a": 1}}') == {"a": 1}

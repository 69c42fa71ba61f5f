"""A table of words asks once a word, tells what the function tells, and forgets rather than grow."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.memo import Memo
from pipeline.text.quick import in_small
from pipeline.validate.wording import _TOKEN, wording


def test_a_word_is_asked_once() -> None:
    asked: list[str] = []

    def ask(word: str) -> int:
        asked.append(word)
        return len(word)

    table = Memo(ask)
    assert [table["pain"], table["pain"], table["ache"]] == [4, 4, 4]
    assert asked == ["pain", "ache"]


def test_a_word_that_is_nothing_is_asked_once_too() -> None:
    asked: list[str] = []
    table = Memo(asked.append)
    assert table["the"] is table["the"] is None
    assert asked == ["the"]


@given(st.lists(st.text(max_size=3), max_size=60))
def test_a_table_never_holds_more_than_its_most_and_never_tells_anything_else(words: list[str]) -> None:
    table = Memo(str.upper, most=5)
    for word in words:
        assert table[word] == word.upper()
        assert len(table) <= 5


@given(st.text(st.characters(max_codepoint=0x24F) | st.sampled_from(" .;!?()'’-·,%019aAß"), max_size=80))
def test_words_stand_where_their_pattern_finds_them(text: str) -> None:
    low = in_small(text)
    found = [(match.group().lower(), *match.span()) for match in _TOKEN.finditer(text if low is None else low)]
    assert [(word.text, word.start, word.end) for word in wording(text)] == found

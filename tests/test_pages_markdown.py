"""article.md is clean Markdown: a paper's text cannot break it, and what was written is read back."""

from __future__ import annotations

import pytest
from draft_maker import ATTACKS, SUMMARY, claim, hostile_draft, rich_draft
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.records import HEADINGS, SECTIONS, Draft
from pipeline.render.letters import markdown, plain_line, visible
from pipeline.render.markdown import article_md
from pipeline.validate.summary_file import read_summary

SIGNS = st.text(alphabet="ab1 \\`*_[](){}<>#+-.!|~&;:=\"'/\n\t$S12,", max_size=30)
ANY = st.one_of(SIGNS, st.text(max_size=30))


def tokens(text: str) -> list[Token]:
    """Parse as CommonMark with the strikes and tables that many editors add."""
    return MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(text)


def shape(text: str) -> list[str]:
    """Give the kinds of block of a document, in order."""
    return [token.type for token in tokens(text) if token.type != "inline"]


def inline(text: str) -> list[Token]:
    """Give the pieces of the one paragraph, heading or item in a document."""
    (token,) = [token for token in tokens(text) if token.type == "inline"]
    return token.children or []


def shown(text: str) -> str:
    """Give the words that a reader of the Markdown sees; fails if any of them is not plain text."""
    parts = inline(text)
    assert {part.type for part in parts} <= {"text", "text_special"}, [part.type for part in parts]
    return "".join(part.content for part in parts)


@given(ANY)
def test_an_item_shows_the_very_words_whatever_they_are(text: str) -> None:
    line = plain_line(text)
    if line:
        assert shape(f"- {markdown(text)}") == shape("- words")
        assert shown(f"- {markdown(text)}") == line


@given(ANY)
def test_a_title_shows_the_very_words_whatever_they_are(text: str) -> None:
    line = plain_line(text)
    if line:
        assert shown(f"# {markdown(text)}") == line


@given(ANY)
def test_a_teaser_is_one_emphasis_whatever_it_says(text: str) -> None:
    line = plain_line(text)
    if line:
        kinds = [part.type for part in inline(f"*{markdown(text)}*")]
        assert (kinds[0], kinds[-1]) == ("em_open", "em_close")
        assert set(kinds[1:-1]) <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("IL-17 rose (p < 0.05) in 5/12 & 7", "IL-17 rose (p < 0.05) in 5/12 & 7"),
        ("the gene_name and 3.5 mg", "the gene_name and 3.5 mg"),
        ("*** P", "\\*\\*\\* P"),
        ("1. First", "1\\. First"),
        ("- dash", "\\- dash"),
        ("-5 and 10.5555/x", "-5 and 10.5555/x"),
        ("<b>bold</b> &lt;", "\\<b>bold\\</b> \\&lt;"),
        ("see [S1]", "see \\[S1\\]"),
    ],
)
def test_only_what_markdown_would_misread_is_escaped(text: str, written: str) -> None:
    assert markdown(text) == written


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_leaves_the_document_in_its_shape(attack: str) -> None:
    tame = shape(article_md(hostile_draft("words")))
    assert shape(article_md(hostile_draft(attack))) == tame


def test_every_sentence_keeps_its_passages() -> None:
    text = article_md(rich_draft())
    assert "- Inventumab cured 90 of 24 people with hives. [S1, S5]\n" in text
    assert "- Nobody left the study.\n" in text


def test_the_four_headings_stand_in_order_under_title_teaser_and_stamp() -> None:
    text = article_md(rich_draft())
    places = [text.index(f"## {HEADINGS[name]}") for name in SECTIONS]
    assert places == sorted(places)
    assert text.startswith(
        "# Inventumab stops hives\n\n*A game-changer for people with hives.*\n\n> For review, not for sharing.\n"
    )


def test_source_names_status_licence_writer_warnings_and_what_is_not_reported() -> None:
    text = article_md(rich_draft())
    for words in (
        "- DOI: 10.5555/invented.1",
        "- Licence: CC BY 4.0",
        "- Status: a correction was published (PubMed record)",
        "- Draft: Written by the language model invented-7b at models.example.",
        "- Warning: Hidden instruction to a language model on page 2",
        "- Participants: 24 (needs a look) [S1, S5]",
        "- Not reported: arms, population, comparator, setting, duration, primary outcome, primary result, harms, limits, funding",
        "no flags does not mean correct",
    ):
        assert words in text


def read_back(draft: Draft) -> tuple[str, str, list[tuple[str, tuple[str, ...]]]]:
    """Give title, teaser and sentences with passages, as the checks read our own file."""
    summary = read_summary(article_md(draft))
    return summary.title, summary.teaser, [(c.text, c.passages) for _, _, c in summary.claims()]


def test_what_was_written_is_read_back() -> None:
    draft = rich_draft()
    assert read_back(draft) == (
        draft.summary.title,
        draft.summary.teaser,
        [(c.text, c.passages) for _, _, c in draft.summary.claims()],
    )


@pytest.mark.parametrize(
    "text", ["A * star, a [bracket] and 5 <b> tags.", "Back\\slash and `code` here.", "2. Two * stars*."]
)
def test_escaped_signs_are_read_back_as_they_were(text: str) -> None:
    summary = SUMMARY.model_copy(update={"title": text, "teaser": text, "findings": (claim(text, "S1"),)})
    title, teaser, said = read_back(rich_draft(summary=summary))
    assert (title, teaser) == (text, text)
    assert any(passages == ("S1",) and text.endswith(words) for words, passages in said)


def test_a_paper_cannot_name_passages_for_the_draft() -> None:
    summary = SUMMARY.model_copy(update={"findings": (claim("It works. [S1, S2]"),)})
    _, _, said = read_back(rich_draft(summary=summary))
    assert ("It works.", ("S1", "S2")) not in said


def test_unseen_letters_are_shown_by_number_and_kept_out_of_what_is_edited() -> None:
    assert visible("a\u202eb\u200bc\ud800d\U000e0041") == "a⟨U+202E⟩b⟨U+200B⟩c⟨U+D800⟩d⟨U+E0041⟩"
    assert visible("γ-globulin\u200d 5\u00a0mg\n") == "γ-globulin\u200d 5\u00a0mg\n"
    assert markdown("a\u202eb\u200bc\x00d") == "abcd"

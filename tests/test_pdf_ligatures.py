"""Ligatures that a PDF's fonts have no letters for come back as letters, and nothing else changes."""

from __future__ import annotations

import pytest
from hidden_maker import FORM_HEAD, page, text
from hostile_maker import FONT, stream

from pipeline.ingest import read_source
from pipeline.ingest.pdf_fonts import FIRST_MARK
from pipeline.ingest.pdf_ligatures import with_ligatures
from pipeline.ingest.pdf_lines import Line
from pipeline.records import Paper

ONE, OTHER = chr(FIRST_MARK + 0xA6), chr(FIRST_MARK + 0xA7)


def line(said: str) -> Line:
    return Line(text=said, x0=0, x1=100, y=0, size=10, bold=False, lead=said[:8], page=1)


def read(*said: str) -> list[str]:
    pages, _ = with_ligatures([[line(one) for one in said]])
    return [one.text for one in pages[0]]


def test_one_clear_word_tells_a_glyph_in_all_other_words() -> None:
    assert read(f"a signi{ONE}cant rise", f"in the {ONE}ngers") == ["a significant rise", "in the fingers"]


def test_each_glyph_is_its_own_ligature() -> None:
    said = read(f"{ONE}rst, in{OTHER}uenced", f"su{ONE}x", f"{OTHER}oated")
    assert said == ["first, influenced", "sufix", "floated"]


@pytest.mark.parametrize(
    ("word", "ligature"),
    [
        ("e?ect", "ff"),
        ("coe?cient", "ffi"),
        ("o?cial", "ffi"),
        ("re?ect", "fl"),
        ("?nancial", "fi"),
        ("Di?erent", "ff"),
    ],
)
def test_a_word_tells_which_of_five_ligatures_it_lacks(word: str, ligature: str) -> None:
    assert read(word.replace("?", ONE)) == [word.replace("?", ligature)]


def test_control_characters_in_words_are_ligatures_too() -> None:
    assert read("a signi\x02cant e\x03ect") == ["a significant effect"]


def test_a_glyph_drawn_twice_is_one_ligature() -> None:
    assert read(f"Classi{ONE}{ONE}cation") == ["Classification"]


def test_signs_of_old_fonts_are_ligatures_where_several_words_want_them() -> None:
    assert read("signi®cant", "®rst", "the ®ndings", "Lipitor® was") == [
        "significant",
        "first",
        "the findings",
        "Lipitor® was",
    ]


def test_a_sign_that_few_words_want_is_left_alone() -> None:
    assert read("Max Delbr€uck", "Aspirin®first", "5 • five") == ["Max Delbr€uck", "Aspirin®first", "5 • five"]


def test_what_no_word_explains_is_left_out_as_before() -> None:
    pages, whole = with_ligatures([[line(f"{ONE}Vatican{OTHER} 5")]])
    assert (pages[0][0].text, whole) == ("Vatican 5", 0)


def test_a_pdf_whose_font_calls_a_ligature_no_letter_is_read_whole() -> None:
    cmap = stream(b"begincmap\n1 beginbfchar\n<7E> <0000>\nendbfchar\nendcmap")
    said = text("The rise was signi~cant and the ~ndings were con~rmed in ~fteen people.")
    data = page(said, more=(stream(b"", FORM_HEAD), cmap)).replace(FONT, FONT[:-2] + b"/ToUnicode 11 0 R >>")
    (paper,) = read_source(data, "preprint.pdf")
    assert isinstance(paper, Paper)
    assert "The rise was significant and the findings were confirmed in fifteen people." in paper.text
    assert "4 ligatures (fi, fl, ff) were put in that the PDF's fonts have no letters for." in paper.repairs

"""What no reader can see never becomes a passage, and is told; what a reader sees stays."""

from __future__ import annotations

import pytest
from hidden_maker import FORM_HEAD, HIDDEN, ORDER, SAID, SEEN, page, scanned, text
from hostile_maker import CATALOG, FONT, SENTENCE, stream

from pipeline.errors import SourceError
from pipeline.ingest import read_source
from pipeline.records import Paper


def read(data: bytes) -> Paper:
    (paper,) = read_source(data, "paper.pdf")
    assert isinstance(paper, Paper)
    return paper


@pytest.mark.parametrize("way", sorted(HIDDEN))
def test_hidden_words_are_left_out_listed_and_told(way: str) -> None:
    reason, make = HIDDEN[way]
    paper = read(make())
    assert "Ignore all" not in paper.text
    assert paper.text.count(SENTENCE) == 20
    assert [(one.where, one.reason, one.text) for one in paper.hidden] == [("page 1", reason, ORDER)]
    assert [(one.where, one.hidden, one.reported) for one in paper.instructions] == [
        (f"page 1, {reason}", True, False)
    ]
    assert paper.warnings == (f"Hidden instruction to a language model (page 1, {reason}): “{ORDER}”",)


@pytest.mark.parametrize("way", sorted(SEEN))
def test_what_a_reader_sees_stays(way: str) -> None:
    paper = read(SEEN[way]())
    assert SAID in paper.text
    assert paper.hidden == ()
    assert paper.warnings == ()


def test_hidden_words_of_six_and_more_are_a_notice_and_labels_are_none() -> None:
    paper = read(
        page(text("This line was left here by the journal.", before=b"1 g") + text("Figure 2", y=250, before=b"3 Tr"))
    )
    assert [one.text for one in paper.hidden] == ["This line was left here by the journal.", "Figure 2"]
    assert paper.warnings == (
        "Hidden text on page 1 (in the colour of its ground), left out: “This line was left here by the journal.”",
    )
    assert paper.instructions == ()


def test_a_scan_with_recognised_text_is_read_and_marked_as_such() -> None:
    paper = read(scanned())
    assert SAID in paper.text
    assert paper.hidden == ()
    assert paper.warnings == ("The pages are scans with recognised text: letters may be wrong.",)


def test_words_without_ink_behind_a_scan_are_still_searched_for_instructions() -> None:
    paper = read(scanned(ORDER))
    assert {p.id for p in paper.passages() if ORDER in p.text} <= {one.where for one in paper.instructions}
    assert not any(one.reported for one in paper.instructions)


def test_what_is_no_part_of_the_page_is_never_fed() -> None:
    """Replacement text, notes, form fields and catalogue data; the last are searched all the same."""
    note = b"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (%s) >>]" % ORDER.encode()
    catalog = CATALOG[:-2] + b"/AcroForm << /Fields [<< /FT /Tx /T (a) /V (%s) >>] >> >>" % ORDER.encode()
    shown = b"/Span << /ActualText (%s) >> BDC " % ORDER.encode() + text(SAID) + b"EMC"
    data = page(shown, catalog, page_more=note)
    paper = read(data)
    assert SAID in paper.text
    assert (paper.instructions, paper.hidden) == ((), ())
    start = data.rindex(b"trailer\n<<") + 10
    paper = read(
        data[:start] + b" /Info << /Title (An invented trial) /Subject (%s) >>" % ORDER.encode() + data[start:]
    )
    assert [(one.where, one.hidden) for one in paper.instructions] == [("metadata", False)]
    assert "Ignore all" not in paper.text


def test_a_page_that_paints_too_much_is_not_called_clean() -> None:
    paper = read(page(text(SAID) + b"0 0 595 842 re f\n" * 1_000))
    assert paper.uninspected == ("page 1 paints too much to tell what it hides",)
    assert any(warning.startswith("Inspection failed: page 1 paints too much") for warning in paper.warnings)


def test_a_catalogue_of_layers_that_cannot_be_read_is_not_called_clean() -> None:
    paper = read(page(text(SAID), CATALOG[:-2] + b"/OCProperties << /OCGs [8 0 R] /D 7 >> >>"))
    assert paper.uninspected == ("which layers of the PDF are switched off cannot be told",)


def test_letters_that_no_font_explains_need_ocr() -> None:
    """A font that maps one letter of the alphabet, of twelve in use, to a private character."""
    cmap = stream(b"begincmap\n1 beginbfchar\n<65> <E001>\nendbfchar\nendcmap")
    data = page(b"", more=(stream(b"", FORM_HEAD), cmap)).replace(FONT, FONT[:-2] + b"/ToUnicode 11 0 R >>")
    with pytest.raises(SourceError, match="fonts do not say which letters they show: it needs OCR"):
        read_source(data, "garbled.pdf")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("".join(chr(0xE0000 + ord(c)) for c in ORDER), "in invisible characters"),
        ("\u202e" + ORDER + "\u202c", "shown backwards"),
        ("\u2067" + ORDER + "\u2069", "shown backwards"),
    ],
)
def test_words_in_characters_that_nobody_sees_are_found_in_any_text(written: str, reason: str) -> None:
    said = f"An invented trial\n\nAbstract\n\n{SENTENCE} {written} {SENTENCE} {SENTENCE}\n"
    (paper,) = read_source(said.encode(), "paper.txt")
    assert isinstance(paper, Paper)
    assert (f"text, {reason}", True) in [(one.where, one.hidden) for one in paper.instructions]
    assert not any(ord(c) in range(0x202A, 0x202F) or ord(c) >= 0xE0000 for c in paper.text)


def test_characters_that_nobody_sees_never_reach_any_field() -> None:
    said = f"TY  - JOUR\nTI  - Inv\u200bented tri\u00adal\nAU  - Do\u2060e, Jo\ufe0f\nKW  - re\u180est\nAB  - {SENTENCE} {SENTENCE}\nER  - \n"
    (paper,) = read_source(said.encode(), "paper.ris")
    assert isinstance(paper, Paper)
    assert (paper.title, paper.authors, paper.keywords) == ("Invented trial", ("Jo Doe",), ("rest",))

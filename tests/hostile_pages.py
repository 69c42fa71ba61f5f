"""Make PDFs that are honest in form and costly in what they draw. Takes nothing; gives bytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from hostile_maker import BLANK, CATALOG, FONT, ONE_PAGE, SENTENCE, TEXT_PAGE, raw, stream, words

_PACKED = b"/Filter /FlateDecode"
_MAPPED = FONT[:-2] + b"/ToUnicode 4 0 R >>"


def pages(body: bytes, count: int, resources: bytes = b"", *more: bytes) -> bytes:
    """Write a file of `count` pages that share one content stream; `more` are objects from 6 on."""
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join([b"3 0 R"] * count), count)
    page = TEXT_PAGE.replace(b"/Resources <<", b"/Resources << " + resources)
    return raw([CATALOG, tree, page, stream(zlib.compress(body), _PACKED), FONT, *more])


def placed(count: int, step: tuple[int, int], word: bytes = b"a") -> bytes:
    """Show `count` words, each at a place of its own."""
    shown = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj\n" % (n * step[0] % 580, n * step[1] % 830, word) for n in range(count)
    )
    return b"BT /F1 9 Tf " + shown + b"ET "


def _letters(count: int) -> bytes:
    """Write a map of `count` codes to letters."""
    rows = b"".join(b"<%04X> <%04X>\n" % (code, 0x4E00 + code % 20_000) for code in range(count))
    return b"begincmap\n%d beginbfchar\n" % count + rows + b"endbfchar\nendcmap\n"


def tiny_runs() -> bytes:
    """Set 45,000 letters, each by itself, on each of ten pages."""
    return pages(placed(45_000, (7, 13)), 10)


def words_in_a_row() -> bytes:
    """Set 19,000 words on one line of each of ten pages, from the last to the first and back."""
    shown = b"".join(b"1 0 0 1 %d 700 Tm (a) Tj\n" % ((n * 7_919) % 19_000) for n in range(19_000))
    return pages(b"BT /F1 1 Tf " + shown + b"ET", 10)


def same_place() -> bytes:
    """Set one word 80,000 times over itself on each of six pages."""
    return pages(b"BT /F1 9 Tf 50 700 Td " + b"(word) Tj 0 0 Td\n" * 80_000 + b"ET", 6)


def deep_states() -> bytes:
    """Keep 490,000 graphics states."""
    return pages(b"q\n" * 490_000 + words(), 2)


def deep_marks() -> bytes:
    """Open 200,000 marks before 20,000 words."""
    return pages(b"/P BMC\n" * 200_000 + b"BT /F1 9 Tf " + b"(ab) Tj 1 1 Td\n" * 20_000 + b"ET", 4)


def clips() -> bytes:
    """Clip 900,000 times."""
    return pages(b"0 0 500 500 re W n\n" * 60_000 + words(), 15)


def fills() -> bytes:
    """Fill a million areas."""
    return pages(b"1 1 99 99 re f\n" * 70_000 + words(), 15)


def fonts_in_turn() -> bytes:
    """Set the same font a million times."""
    return pages(b"/F1 9 Tf\n" * 160_000 + words(), 7)


def images() -> bytes:
    """Draw a picture a million times."""
    picture = stream(b"\0", b"/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    return pages(b"/I Do\n" * 160_000 + words(), 7, b"/XObject << /I 6 0 R >>", picture)


def images_in_line() -> bytes:
    """Bring 600,000 pictures in the page itself."""
    return pages(b"BI /W 1 /H 1 ID x EI\n" * 100_000 + words(), 6)


def areas_beside_words() -> bytes:
    """Paint 6,000 areas near 2,000 words and over none, on each of forty pages."""
    painted = b"".join(b"1 0 0 rg %d %d 8 4 re f\n" % (n * 3 % 20, n % 30) for n in range(6_000))
    shown = b"".join(b"1 0 0 1 %d %d Tm (w) Tj\n" % (21 + n % 3, n % 30) for n in range(2_000))
    return pages(b"BT /F1 9 Tf " + shown + b"ET " + painted, 40)


def layers() -> bytes:
    """Ask 40,000 times whether a rule over 4,000 layers hides what follows."""
    all_of_them = b"6 0 R " * 4_000
    catalog = CATALOG[:-2] + b"/OCProperties << /OCGs [%s] /D << /BaseState /OFF >> >> >>" % all_of_them
    rule = b"/Resources << /Properties << /A << /Type /OCMD /OCGs [%s] >> >> " % all_of_them
    page = TEXT_PAGE.replace(b"/Resources << ", rule)
    body = stream(zlib.compress(b"/OC /A BDC EMC\n" * 40_000 + words()), _PACKED)
    return raw([catalog, ONE_PAGE, page, body, FONT, b"<< /Type /OCG /Name (x) >>"])


def heavy_fonts() -> bytes:
    """Bring forty fonts that each map 60,000 letters."""
    fonts = b" ".join(b"/A%d %s" % (n, _MAPPED) for n in range(40))
    page = BLANK[:-2] + b"/Contents 5 0 R /Resources << /Font << %s >> >> >>" % fonts
    shown = stream(b"BT " + b"".join(b"/A%d 9 Tf (Hello) Tj 1 1 Td\n" % n for n in range(40)) + b"ET ")
    return raw([CATALOG, ONE_PAGE, page, stream(zlib.compress(_letters(60_000)), _PACKED), shown])


def font_of_each_page() -> bytes:
    """Bring a font that maps 20,000 letters anew on each of 150 pages."""
    tree = b"<< /Type /Pages /Kids [%s] /Count 150 >>" % b" ".join(b"%d 0 R" % (6 + n) for n in range(150))
    page = BLANK[:-2] + b"/Contents 5 0 R /Resources << /Font << /F1 %s >> >> >>" % _MAPPED
    return raw(
        [CATALOG, tree, BLANK, stream(zlib.compress(_letters(20_000)), _PACKED), stream(words(3)), *[page] * 150]
    )


def long_information() -> bytes:
    """Name a million authors in the information dictionary."""
    people = b"<< /Author (%s) >>" % (b"Jo Doe, " * 1_000_000)
    return raw([CATALOG, ONE_PAGE, TEXT_PAGE, stream(words()), FONT, people]).replace(b"/Root", b"/Info 6 0 R /Root")


def long_xmp() -> bytes:
    """Name half a million authors in the XMP stream."""
    people = b"<dc:creator><rdf:Seq>" + b"<rdf:li>Jo Doe</rdf:li>" * 500_000 + b"</rdf:Seq></dc:creator>"
    xmp = stream(zlib.compress(people), _PACKED)
    return raw([CATALOG[:-2] + b"/Metadata 6 0 R >>", ONE_PAGE, TEXT_PAGE, stream(words()), FONT, xmp])


def long_lines() -> bytes:
    """Write forty lines of 2,000 letters on each of twenty pages."""
    shown = b"".join(b"1 0 0 1 10 %d Tm (%s) Tj\n" % (800 - n, SENTENCE.encode() * 20) for n in range(40))
    return pages(b"BT /F1 1 Tf " + shown + b"ET", 20)


COSTLY: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        tiny_runs, words_in_a_row, same_place, deep_states, deep_marks, clips, fills, fonts_in_turn, images, images_in_line,
        areas_beside_words, layers, heavy_fonts, font_of_each_page, long_information, long_xmp, long_lines,
    )
}  # fmt: skip

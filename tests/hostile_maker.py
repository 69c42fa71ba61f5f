"""Make hostile and broken PDFs for tests. Takes nothing; gives bytes. Small to write, costly to read."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "The medicine was given to twelve adults, and their pain scores did not change over the six weeks."
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BLANK = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
TEXT_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
)


def paper(pages: int = 1, lines: int = 20) -> bytes:
    """Write an honest paper to spoil: invented, `lines` sentences on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for _ in range(pages):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 790, "An invented trial of an invented medicine")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 760, "Abstract")
        for line in range(lines):
            canvas.drawString(60, 740 - 14 * line, SENTENCE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Write a stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def words(lines: int = 20) -> bytes:
    """Write a content stream of `lines` sentences."""
    shown = b"".join(b"1 0 0 1 60 %d Tm (%s) Tj\n" % (740 - 14 * n, SENTENCE.encode()) for n in range(lines))
    return b"BT /F1 10 Tf " + shown + b"ET"


def raw(objects: list[bytes], root: int = 1) -> bytes:
    """Write a file of these objects, numbered from 1, with a right cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def content(data: bytes, extra: bytes = b"", *more: bytes) -> bytes:
    """Write a file of one page whose content stream is `data`."""
    return raw([CATALOG, ONE_PAGE, TEXT_PAGE, stream(data, extra), FONT, *more])


def _zeros(size: int, level: int = 9) -> bytes:
    packer = zlib.compressobj(level)
    block = b" " * 1_000_000
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def flate_bomb() -> bytes:
    """Unpack to 300 MB."""
    return content(_zeros(300_000_000), b"/Filter /FlateDecode")


def double_flate() -> bytes:
    """Unpack twice."""
    return content(zlib.compress(_zeros(300_000_000)), b"/Filter [/FlateDecode /FlateDecode]")


def many_filters() -> bytes:
    """Name a filter a thousand times."""
    return content(zlib.compress(b"BT ET"), b"/Filter [" + b"/FlateDecode " * 1000 + b"]")


def lzw_bomb() -> bytes:
    """Build the longest strings that LZW codes can: 256, 258, 259, … each one longer than the last."""
    bits, codes = "", [256, 65, *range(258, 4094)] * 8
    for place, code in enumerate(codes):
        step = place % 3838
        bits += format(code, f"0{9 if step < 254 else 10 if step < 766 else 11 if step < 1790 else 12}b")
    bits += "0" * (-len(bits) % 8)
    return content(int(bits, 2).to_bytes(len(bits) // 8), b"/Filter /LZWDecode")


def run_length_bomb() -> bytes:
    """Repeat one byte 128 times, 400,000 times: 51 MB."""
    return content(b"\x81 " * 400_000 + b"\x80", b"/Filter /RunLengthDecode")


def hex_long() -> bytes:
    """Write 20 MB in hexadecimal."""
    return content(zlib.compress(b"20" * 20_000_000), b"/Filter [/FlateDecode /ASCIIHexDecode]")


def many_operators() -> bytes:
    """Ask for three million operators."""
    return content(zlib.compress(b"1 0 0 1 1 1 cm\n" * 3_000_000), b"/Filter /FlateDecode")


def long_string() -> bytes:
    """Show one string of 60 MB."""
    return content(zlib.compress(b"BT /F1 9 Tf (" + b"A" * 60_000_000 + b") Tj ET"), b"/Filter /FlateDecode")


def long_array() -> bytes:
    """Show an array of a million pieces."""
    return content(zlib.compress(b"BT /F1 9 Tf [" + b"(a) 1 " * 1_000_000 + b"] TJ ET"), b"/Filter /FlateDecode")


def many_pages() -> bytes:
    """Have 90,000 pages."""
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 90_003))
    return raw([CATALOG, b"<< /Type /Pages /Kids [%s] /Count 90000 >>" % kids, *([BLANK] * 90_000)])


def pages_at_the_limit() -> bytes:
    """Have 300 pages that share one content of 400,000 operators."""
    kids = b" ".join([b"3 0 R"] * 300)
    body = zlib.compress(b"0 g\n" * 200_000)
    page = [CATALOG, b"<< /Type /Pages /Kids [%s] /Count 300 >>" % kids, TEXT_PAGE]
    return raw([*page, stream(body, b"/Filter /FlateDecode"), FONT])


def form_laughs() -> bytes:
    """Draw a form that draws ten forms that each draw ten, nine deep."""
    forms = []
    for depth in range(9):
        inner = b"<< /XObject << /X %d 0 R >> >>" % (7 + depth) if depth < 8 else b"<< >>"
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + inner
        forms.append(stream(b"/X Do " * 10 if depth < 8 else b"0 g", head))
    page = BLANK[:-2] + b"/Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>"
    return raw([CATALOG, ONE_PAGE, page, stream(b"/X Do " * 10), FONT, *forms])


def form_of_itself() -> bytes:
    """Draw a form that draws itself."""
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")
    page = BLANK[:-2] + b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    return raw([CATALOG, ONE_PAGE, page, stream(b"/X Do"), form])


def fat_forms() -> bytes:
    """Draw one form of 100,000 operators four hundred times."""
    form = stream(zlib.compress(b"0 g\n" * 100_000), b"/Filter /FlateDecode /Subtype /Form /BBox [0 0 9 9]")
    page = BLANK[:-2] + b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    return raw([CATALOG, ONE_PAGE, page, stream(b"/X Do\n" * 400), form])


def paint_flood() -> bytes:
    """Fill 25,000 rectangles and show 15,000 words over them."""
    rectangles = b"".join(b"1 0 0 rg %d %d 80 90 re f\n" % (n % 500, n % 700) for n in range(25_000))
    words = b"".join(b"1 0 0 1 %d %d Tm (word) Tj\n" % (n % 500, n % 800) for n in range(15_000))
    return content(zlib.compress(rectangles + b"BT /F1 9 Tf " + words + b"ET"), b"/Filter /FlateDecode")


def tounicode_bomb() -> bytes:
    """Map every code to a long text, in ranges."""
    rows = b"".join(b"<%04X> <%04X> <%s>\n" % (n * 256, n * 256 + 255, b"0041" * 200) for n in range(256))
    cmap = zlib.compress(b"begincmap\n256 beginbfrange\n" + rows + b"endbfrange\nendcmap\n")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    shown = stream(b"BT /F1 9 Tf 50 700 Td (Hello there) Tj ET")
    return raw([CATALOG, ONE_PAGE, TEXT_PAGE, shown, font, stream(cmap, b"/Filter /FlateDecode")])


def tounicode_long() -> bytes:
    """Make every letter shown a text of 50,000 letters."""
    cmap = b"begincmap\n1 beginbfchar\n<41> <" + b"0041" * 50_000 + b">\nendbfchar\nendcmap\n"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    shown = stream(b"BT /F1 9 Tf 50 700 Td (" + b"A" * 5_000 + b") Tj ET")
    return raw([CATALOG, ONE_PAGE, TEXT_PAGE, shown, font, stream(cmap)])


def nested_arrays() -> bytes:
    """Nest arrays 100,000 deep."""
    return content(b"BT /F1 9 Tf " + b"[" * 100_000 + b"]" * 100_000 + b" TJ ET")


def nested_dictionaries() -> bytes:
    """Nest dictionaries 5,000 deep in an object."""
    return content(b"BT ET", b"/Deep " + b"<< /A " * 5_000 + b"1" + b" >>" * 5_000)


def self_page_tree() -> bytes:
    """Make a page tree its own child."""
    return raw([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def deep_page_tree() -> bytes:
    """Nest page trees 3,000 deep."""
    kids = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % n for n in range(3, 3_003)]
    return raw([CATALOG, *kids, BLANK])


def lying_count() -> bytes:
    """Claim two thousand million pages."""
    return raw([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", BLANK])


def xref_loop() -> bytes:
    """Point the cross-reference table at itself."""
    data = paper()
    start = data.rindex(b"startxref")
    place = data[start + 10 :].split()[0]
    return data[:start].replace(b"trailer\n<<", b"trailer\n<< /Prev %s" % place) + data[start:]


def bad_startxref() -> bytes:
    """Point beyond the end."""
    data = paper()
    return data[: data.rindex(b"startxref")] + b"startxref\n99999999999\n%%EOF\n"


def no_eof() -> bytes:
    """Leave out the end."""
    data = paper()
    return data[: data.rindex(b"startxref")]


def truncated() -> bytes:
    """Lose the last tenth."""
    data = paper(3)
    return data[: len(data) * 9 // 10]


def junk_prefix() -> bytes:
    """Put 500 bytes of mail before the file."""
    return b"Received: from somewhere\r\n" * 19 + paper()


def byte_flips() -> bytes:
    """Flip 300 bytes."""
    data, chance = bytearray(paper(3)), random.Random(7)
    for _ in range(300):
        data[chance.randrange(20, len(data))] = chance.randrange(256)
    return bytes(data)


def locked(password: str) -> bytes:
    """Lock a paper; an empty password opens by itself."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_script() -> bytes:
    """Bring JavaScript, a form, an attachment and an action that starts a program."""
    act = b"<< /S /JavaScript /JS (app.alert\\(1\\)) /Next << /S /Launch /F (run.exe) >> >>"
    names = b"<< /EmbeddedFiles << /Names [(run.exe) << /F (run.exe) /EF << /F 6 0 R >> >>] >> >>"
    field = b"<< /Fields [<< /T (x) /FT /Tx /V (value) /AA << /K %s >> >>] /XFA 6 0 R >>" % act
    catalog = CATALOG[:-2] + b"/OpenAction %s /Names %s /AcroForm %s >>" % (act, names, field)
    return raw([catalog, ONE_PAGE, TEXT_PAGE, stream(words()), FONT, stream(b"MZ" * 5_000)])


def image_only() -> bytes:
    """Scan a page and recognise nothing."""
    image = stream(
        b"\x00" * 5_000, b"/Subtype /Image /Width 200 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 1"
    )
    page = BLANK[:-2] + b"/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    return raw([CATALOG, ONE_PAGE, page, stream(b"595 0 0 842 0 0 cm /I Do"), image])


def image_bomb() -> bytes:
    """Declare a picture of 10^10 points beside an honest text; pictures are never unpacked."""
    image = stream(_zeros(100_000_000), b"/Subtype /Image /Width 99999 /Height 99999 /Filter /FlateDecode")
    page = TEXT_PAGE[:-6] + b" /XObject << /I 6 0 R >> >> >>"
    shown = b"q 100 0 0 100 0 0 cm /I Do Q " + words()
    return raw([CATALOG, ONE_PAGE, page, stream(shown), FONT, image])


def inline_image() -> bytes:
    """Begin an image inside the page and never end it."""
    return content(b"BI /W 10 /H 10 /BPC 8 /CS /G ID " + b"\x00\x01EX" * 200_000)


def huge_page() -> bytes:
    """Have a page of 10^30 points with words at numbers no machine holds."""
    page = TEXT_PAGE.replace(b"595 842", b"1" + b"0" * 30 + b" 1e999")
    words = b"BT /F1 1" + b"0" * 400 + b" Tf 1 0 0 1 -9" + b"9" * 400 + b" 5 Tm (words) Tj ET"
    return raw([CATALOG, ONE_PAGE, page, stream(words), FONT])


def zero_pages() -> bytes:
    """Have no page."""
    return raw([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"])


def only_a_header() -> bytes:
    """Stop after the first line."""
    return b"%PDF-1.7\n"


def wrong_types() -> bytes:
    """Put a number where each thing should be."""
    return raw([CATALOG, ONE_PAGE, BLANK[:-2] + b"/Contents 7 /Resources 8 /Rotate (x) /CropBox 9 >>"])


def loop_of_references() -> bytes:
    """Make an object refer to itself through another."""
    return raw([CATALOG, ONE_PAGE, BLANK[:-2] + b"/Contents 4 0 R >>", b"5 0 R", b"4 0 R"])


# Each of these is read within 2 s and 150 MB, or refused in a sentence (`make bench-hostile` measures).
HOSTILE: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        flate_bomb, double_flate, many_filters, lzw_bomb, run_length_bomb, hex_long, many_operators, long_string,
        long_array, many_pages, pages_at_the_limit, form_laughs, form_of_itself, fat_forms, paint_flood, tounicode_bomb,
        tounicode_long, nested_arrays, nested_dictionaries, self_page_tree, deep_page_tree, lying_count, xref_loop,
        bad_startxref, no_eof, truncated, junk_prefix, byte_flips, with_script, image_only, image_bomb, inline_image,
        huge_page, zero_pages, only_a_header, wrong_types, loop_of_references,
    )
}  # fmt: skip
HOSTILE["locked_empty"] = lambda: locked("")
HOSTILE["locked_closed"] = lambda: locked("secret")
HOSTILE["html_named_pdf"] = lambda: b"<!DOCTYPE html><html><body>" + SENTENCE.encode() * 50 + b"</body></html>"

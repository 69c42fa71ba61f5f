"""Read one PDF font. Takes the font's dictionary; gives the characters and widths behind the bytes of a string."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdf.generic import DictionaryObject, NameObject, StreamObject

# The decoder behind pypdf's own text extraction; not public, hence the bound pypdf<8 in pyproject.toml, and
# `moved_parts`, which says when another version has it elsewhere.
try:
    from pypdf.generic._font import Font
except ImportError:
    Font = None  # type: ignore[assignment,misc]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?<![a-z])bd(?![a-z])|-b(?![a-z])|[.]b(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|(?<![a-z])it(?![a-z])|-i(?![a-z])|[.]i(?![a-z])", re.IGNORECASE)
_FORCE_BOLD, _IS_ITALIC = 1 << 18, 1 << 6
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
    # Soft hyphen (kept as a hyphen at line ends by the caller), zero-width and bidi controls: never words.
    | dict.fromkeys([*"\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"])
    | dict.fromkeys([chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
    # Slanted letters of formulas (𝜇, 𝑃) are the letters; digits and signs keep their own code points.
    | {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x1D400, 0x1D7CC)}
    | {"∗": "*", "󸀠": "′", "∘": "°"}
)
# The Symbol font's own code, moved to private characters from U+F000 on: Greek letters and the signs of formulas.
_SYMBOLS = {
    0xF000 + code: sign
    for start, signs in (
        (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"), (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"), (0x30, "0123456789:;<=>?"),
        (0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"), (0x28, "()∗+,−./"), (0xD6, "√⋅¬∧∨"),
    )
    for code, sign in enumerate(signs, start)
}  # fmt: skip
# A glyph's name where the font gives no letter: “/t_h” is a ligature, “/uni03BC” a code point.
_GLYPH_NAME = re.compile(r"^/(?:((?:[A-Za-z]_)+[A-Za-z])|uni([0-9A-F]{4})|u([0-9A-F]{4,5}))$")
# Glyphs without a letter get characters of their own from here on, so that one can be told from another.
FIRST_MARK, MARKS = 0xF0000, 0xFFFD
# What viewers take where a page asks for a font that it does not bring.
PLAIN_FONT = DictionaryObject(
    {NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")}
)
# One glyph: its text, its advance in thousandths of an em, and whether word spacing widens it.
Glyph = tuple[str, float, bool]
# A string: its text, its width in ems, how many glyphs it has, and how many of them word spacing widens.
Measure = tuple[str, float, int, int]
_MOST_STRINGS = 50_000


class Face:
    """A font as the page uses it: bytes in, glyphs out."""

    def __init__(self, resource: DictionaryObject) -> None:
        self._resource = resource  # kept alive: callers know a face by its resource's identity
        self._font = Font.from_font_resource(resource)
        self._single = isinstance(self._font.encoding, dict)
        self._known: dict[int | str, Glyph] = {}
        self._strings: dict[bytes, Measure] = {}
        self._symbols = "symbol" in self._font.name.lower()
        self.unit = _unit(resource)
        self.space = float(self._font.space_width)
        descriptor = self._font.font_descriptor
        flags = descriptor.flags if isinstance(descriptor.flags, int) else 0
        name = self._font.name.partition("+")[2] or self._font.name
        self.bold = bold_name(name) or bool(flags & _FORCE_BOLD)
        self.italic = italic_name(name) or bool(flags & _IS_ITALIC)

    def measure(self, raw: bytes) -> Measure:
        """Give a string operand as a whole: strings of a letter or two come back thousands of times."""
        known = self._strings.get(raw)
        if known is None:
            glyphs = list(self.glyphs(raw))
            known = (
                "".join([glyph[0] for glyph in glyphs]),
                sum([glyph[1] for glyph in glyphs]) * self.unit,
                len(glyphs),
                sum([glyph[2] for glyph in glyphs]),
            )
            if len(self._strings) < _MOST_STRINGS:
                self._strings[raw] = known
        return known

    def glyphs(self, raw: bytes) -> Iterator[Glyph]:
        """Give each glyph of a string operand."""
        codes: Any = raw if self._single else _decode(raw, str(self._font.encoding))
        for code in codes:
            glyph = self._known.get(code)
            if glyph is None:
                glyph = self._known[code] = self._look_up(code)
            yield glyph

    def _look_up(self, code: int | str) -> Glyph:
        font = self._font
        if isinstance(code, int):
            key = chr(code)
            char = font.encoding.get(code, key) if isinstance(font.encoding, dict) else key
        else:
            key = char = code
        # Glyphs that only have a shape (Type 3 without a map) are no letters: say so rather than guess.
        text = _named(str(font.character_map.get(char, char))) if font.interpretable else "\ufffd"
        if self._symbols:  # Word maps its Symbol font to private characters
            text = text.translate(_SYMBOLS)
        if text == "\x00":  # said to be no letter: a ligature, more often than not
            text = chr(FIRST_MARK + (code if isinstance(code, int) else ord(code[:1] or "\x00")) % MARKS)
        width = font.space_width if key == font.space_char else font.get_text_width(key)
        return text, float(width), code == 32 or (code == " " and self._single)


def font_effort(resource: DictionaryObject) -> int:
    """Give what reading a font takes of the document's budget: pypdf reads its map of letters byte by byte."""
    letters = resource.get("/ToUnicode")
    told = letters.get_object() if letters is not None else None
    return 1_000 + (len(told.get_data()) if isinstance(told, StreamObject) else 0)


def moved_parts() -> str:
    """Say what of pypdf's inner parts is no longer where we take it from; empty where all stands as it should."""
    if Font is None:
        return "pypdf.generic._font.Font is gone"
    try:
        face = Face(PLAIN_FONT)
        told = face.measure(b"Hello you")
    except Exception as error:  # noqa: BLE001 - whatever a changed library raises, it has changed
        return f"pypdf's Font no longer reads a plain font: {type(error).__name__}: {error}"
    return "" if told == ("Hello you", 4.168, 9, 1) else f"pypdf's Font measures “Hello you” as {told}"


def bold_name(name: str) -> bool:
    """Tell a bold face by its name."""
    return bool(_BOLD.search(name))


def italic_name(name: str) -> bool:
    """Tell a slanted face by its name."""
    return bool(_ITALIC.search(name))


def clean(text: str) -> str:
    """Give text with ligatures mapped and what is never a letter left out."""
    return text.translate(_LIGATURES)


def _named(text: str) -> str:
    name = _GLYPH_NAME.match(text) if len(text) > 2 else None
    if name:
        code = name.group(2) or name.group(3)
        text = chr(int(code, 16)) if code else name.group(1).replace("_", "")
    return clean(text)


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace")


def _unit(resource: DictionaryObject) -> float:
    """Give what turns a glyph width into ems: a thousandth, or the font matrix of a Type 3 font."""
    if resource.get("/Subtype") != "/Type3":
        return 0.001
    try:
        matrix: Any = resource["/FontMatrix"]
        return abs(float(matrix[0])) or 0.001
    except (KeyError, IndexError, TypeError, ValueError):
        return 0.001

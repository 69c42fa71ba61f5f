"""See through disguised letters. Takes a text; gives it in plain lower-case letters with the way back to each place.

Zero-width and direction marks, letters of other alphabets that look Latin, wide and slanted letters, accents, digits in
the place of letters, and tag characters that no one can see: a model may read all of them as plain words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

# Nobody sees these; words hidden between them are words all the same. U+E0000–E007F repeat ASCII, invisibly.
_UNSEEN = (  # in order
    (0x00, 0x08), (0x0B, 0x0B), (0x0E, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xD800, 0xDFFF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
UNSEEN = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in _UNSEEN) + "]")
_ENDLESS = re.compile(r"\S{300}(?=\S)")
_TAGS = re.compile("[\U000e0020-\U000e007e]+")
_REVERSED = re.compile("[\u202e\u2067]([^\u202c\u2069\n]{1,2000})")
_COMBINING = dict.fromkeys(range(768, 880))
_LOOKS_LATIN = str.maketrans(
    "аеорсухіјѕһԁԛԝѵкмтвнгԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαικνρτυχγεАВЕЅІЈКМНОРСТХУıɡɑɩʟοօսոհց–—‐‑‒−’‘`´",
    "aeopcyxijshdqwvkmtbnrgabezhikmnoptyxoaikvptuxyeabesijkmhopctxyigailoounhg------''''",
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LEET = re.compile(r"(?<=[a-z])[013457@$](?=[a-z])|\b[1](?=[a-z]{3})")
_LETTERS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}
_APART = re.compile(r"(?<![a-z])[a-z](?:[ .\-_*·|/]{1,3}[a-z](?![a-z])){7,}+")
_TOGETHER = re.compile(r"[a-z]{18,}+")


@dataclass(frozen=True)
class Folded:
    """A text in plain lower case, and how it was written."""

    text: str
    written: str

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original of a stretch of the folded text."""
        if self.written.isascii():
            return start, end
        return self._starts[start], self._starts[end - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        """Give the place in the original of each character: asked for where something was found, which is rare."""
        return [
            place for place, char in enumerate(self.written) for _ in range(1 if char < "\x80" else len(_plain(char)))
        ]


def folded(text: str) -> Folded:
    """See through the disguise."""
    plain = _NOT_ASCII.sub(lambda match: _plain(match.group()), text).lower()
    return Folded(_LEET.sub(_letter, plain), text)


def visible(text: str) -> str:
    """Give a text without the characters that nobody sees."""
    return UNSEEN.sub("", text)


def without_endless_words(text: str) -> str:
    """Part what runs on for more than 300 signs: no word or address does, and a pattern may take its square in time."""
    return _ENDLESS.sub(r"\g<0> ", text)


def tagged_words(text: str) -> list[str]:
    """Give the words that stand in tag characters, which no reader sees and a model may read."""
    return ["".join(chr(ord(c) - 0xE0000) for c in match.group()) for match in _TAGS.finditer(text)]


def reversed_words(text: str) -> list[str]:
    """Give what stands under a mark that turns the direction of Latin letters: shown backwards, read forwards."""
    return [m.group(1) for m in _REVERSED.finditer(text) if sum(c.isascii() and c.isalpha() for c in m.group(1)) > 8]


def squeezed_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Give letters that stand apart, one by one, and words run together: (start, end, the letters alone)."""
    for pattern in (_APART, _TOGETHER):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), re.sub(r"[^a-z]", "", match.group())


@cache
def _plain(char: str) -> str:
    code = ord(char)
    if 0xE0020 <= code <= 0xE007E:
        return chr(code - 0xE0000).lower()
    if UNSEEN.match(char):
        return ""
    plain = unicodedata.normalize("NFKD", char).translate(_COMBINING).translate(_LOOKS_LATIN).lower()
    return plain if len(plain) <= 4 else char


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match.group()]

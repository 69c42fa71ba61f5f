"""Put ligatures back that a PDF's font has no letters for. Takes the lines of its pages; gives them with whole words.

“signi?cant”, “de?ned”, “?nancial”: a font may draw fi, fl or ff as one glyph and say of it only that it is no letter, as
those of a large preprint server do; older ones show “signi®cant”. A glyph is the same ligature wherever it stands in a
paper, so its clearest words tell what it is in all others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.pdf_fonts import FIRST_MARK, MARKS
from pipeline.ingest.pdf_lines import Line

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
# What stands for nothing, and signs that fonts without a map show in a ligature's place. Signs want a letter behind.
_NOTHING = f"[\x00-\x08\x0e-\x1f{chr(FIRST_MARK)}-{chr(FIRST_MARK + MARKS)}]"
_SIGN = "[®¯€•°](?=[a-z])"
_MARK = re.compile(f"(?:{_NOTHING})++|(?<![^\\W_]){_SIGN}|(?<=[a-z]){_SIGN}")
_WORD = re.compile(f"(?:[^\\W\\d_]|{_NOTHING}|{_SIGN})++")
# Beginnings and middles of words that papers cannot do without, each with the one ligature that makes it a word.
_KNOWN: dict[str, tuple[str, ...]] = {
    "fi": (
        "signific", "defin", "confid", "first", "final", "finding", "identif", "classif", "specif", "benefi", "scientif", "modif",
        "verif", "quantif", "stratif", "profil", "defici", "certif", "satisf", "five", "figure", "fibr", "financ", "fixed", "field",
        "fifth", "fifteen", "fifty", "artific", "infiltr", "confirm", "justif", "simplif", "magnific", "calcific",
    ),
    "fl": (
        "influen", "reflect", "inflam", "conflict", "fluid", "fluct", "fluor", "flow", "flex", "reflux", "floor", "influx", "efflux",
        "flora", "flaw", "flavo",
    ),
    "ff": (
        "effect", "differ", "affect", "staff", "cutoff", "offer", "suffer", "buffer", "effort", "offspring", "diffus", "paraff", "coffee",
    ),
    "ffi": ("coeffici", "effici", "sufficien", "difficult", "office", "official", "affinity", "efficacy", "affiliat", "trafficking"),
    "ffl": ("affluen", "baffl", "shuffl", "muffl", "scuffl"),
}  # fmt: skip
# A sign has a meaning of its own: so many words must want it to be a ligature.
_LEAST_FOR_SIGN = 3
_LONGEST = 40


def with_ligatures(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """Give the pages with ligatures in the place of their marks, and how many words became whole."""
    texts = [line.text for lines in pages for line in lines if _MARK.search(line.text)]
    meant = _meant(texts)
    if not texts:
        return pages, 0
    whole = sum(found.group()[0] in meant for text in texts for found in _MARK.finditer(text))
    return [[_mended(line, meant) for line in lines] for lines in pages], whole


def without_marks(text: str) -> str:
    """Give a text in which nothing stands for glyphs without a letter."""
    return re.sub(_NOTHING, "", text)


def _meant(texts: Sequence[str]) -> dict[str, str]:
    """Tell which ligature each mark is, by the words that it would make."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in _WORD.findall(text):
            marks = set("".join(_MARK.findall(word))) if len(word) <= _LONGEST else set()
            if len(marks) != 1:
                continue
            sign = marks.pop()
            for ligature in _LIGATURES:
                whole = word.replace(sign, ligature).lower()
                if any(part in whole for part in _KNOWN[ligature]):
                    votes[sign][ligature] += 1
    return {
        sign: ligature
        for sign, found in votes.items()
        for ligature, count in found.most_common(1)
        if count >= (1 if re.fullmatch(_NOTHING, sign) else _LEAST_FOR_SIGN)
    }


def _mended(line: Line, meant: dict[str, str]) -> Line:
    if not _MARK.search(line.text):
        return line

    def put(found: re.Match[str]) -> str:
        sign = found.group()[0]  # a glyph drawn twice, to look bold, is one
        return meant.get(sign, "" if re.fullmatch(_NOTHING, sign) else sign)

    return replace(line, text=_MARK.sub(put, line.text), lead=_MARK.sub(put, line.lead))

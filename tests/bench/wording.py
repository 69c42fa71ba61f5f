"""Compare texts fairly. Takes text; gives it with white space and typographic variants levelled, and nothing else."""

from __future__ import annotations

import re
import unicodedata

_VARIANTS = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("–—―−‐‑‒", "-")
    | dict.fromkeys("∼˜", "~") | {"µ": "μ", "∗": "*", "…": "...", "º": "°", "˚": "°", "β": "β", "ϐ": "β", "ß": "β"}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "⩽": "≤", "⩾": "≥"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff\u200e\u200f\u2060")
)  # fmt: skip
# A reference number beside a word, raised or in square brackets, is no word of the sentence.
_CITED = re.compile(r"\s?\[\d{1,3}(?:\s?[,;-]\s?\d{1,3})*\]")
# Typesetters put thin spaces, authors full ones or none around these: “p<0.05” is “p < 0.05”.
_AIRY = re.compile(r"\s*([=<>≤≥±×~])\s*")
_HAT = re.compile(r"(?<=[^\W\d_])\^")
_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def level(text: str) -> str:
    """Give text whose white space, quotes, dashes and citation numbers no longer tell typesetters apart."""
    text = unicodedata.normalize("NFC", text).translate(_VARIANTS)
    text = _CITED.sub("", " ".join(text.split()))
    return _AIRY.sub(r"\1", _HAT.sub("", text)).strip()


def tokens(text: str) -> list[str]:
    """Give the words of levelled text; a hyphen inside a word belongs to it."""
    return _TOKEN.findall(text)

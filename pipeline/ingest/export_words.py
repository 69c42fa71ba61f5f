"""Read the words of citation exports. Takes field values; gives abstracts without markup, names and codes."""

from __future__ import annotations

import html
import re

from pipeline.ingest.labels import split_labels
from pipeline.ingest.parts import Block

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLE = re.compile(
    r"<(?:jats:)?(?:title|b|strong)>\s*(?:abstract\b[\s.:]*)?([^<]{0,80})</(?:jats:)?(?:title|b|strong)>",
    re.IGNORECASE,
)
_POWER = re.compile(r"(?<=\d)<(?:jats:)?sup>([+−–-]?\d{1,3})</(?:jats:)?sup>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:jats:)?(?P<name>p|sec|div|br|li|ul|ol|list|list-item|abstract|i|b|em|strong|sub|sup|italic|bold|span|title|sc)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = frozenset({"p", "sec", "div", "br", "li", "ul", "ol", "list", "list-item", "abstract", "title"})
# What a database says of its rights behind the abstract is no sentence of the paper.
_RIGHTS = re.compile(
    r"(?<!\s)\s*+(?:\((?:PsycINFO?|APA PsycInfo)\b[^()]{0,40}(?:\([^()]{0,20}\)[^()]{0,60})?\)|(?:©|\(c\) ?(?=(?:19|20)\d\d)|Copyright\b)[^.]{0,200}(?:\.[^.]{0,100}){0,2})\s*$",
    re.IGNORECASE,
)
_LANGUAGES = {
    "english": "en", "eng": "en", "german": "de", "ger": "de", "french": "fr", "fre": "fr", "spanish": "es", "spa": "es",
    "portuguese": "pt", "por": "pt", "chinese": "zh", "chi": "zh", "japanese": "ja", "jpn": "ja", "polish": "pl",
    "italian": "it", "russian": "ru", "dutch": "nl", "turkish": "tr", "korean": "ko", "swedish": "sv",
}  # fmt: skip


def abstract_blocks(told: str) -> list[Block]:
    """Give an abstract's parts: markup and the database's rights line taken off, labels found."""
    return split_labels(_RIGHTS.sub("", without_markup(told)).strip())


def without_markup(told: str) -> str:
    """Give the words of a text that may carry HTML or JATS tags; titles stand on lines of their own."""
    text = html.unescape(told) if "&" in told else told
    if "<" not in text:
        return text
    text = _TITLE.sub(lambda m: f"\n{m.group(1).strip()}\n" if m.group(1).strip() else " ", text)
    text = _POWER.sub(r"^\1", text)
    text = _MARKUP.sub(lambda m: " " if m.group("name").lower() in _BLOCKS else "", text)
    return re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def language_code(told: str) -> str | None:
    """Give the two-letter code of a language told by name or code."""
    first = re.split(r"[;,/\s]", told.strip().lower(), maxsplit=1)[0]
    return _LANGUAGES.get(first, first[:2]) or None


def given_first(name: str) -> str:
    """Turn “Doe, Jo” into “Jo Doe”."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma and first.strip() else last.strip()


def year_in(text: str) -> int | None:
    """Give the year in a date however it is written."""
    match = _YEAR.search(text)
    return int(match.group()) if match else None

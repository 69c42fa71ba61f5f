"""Read a house style from its file. Takes the file's text; gives a HouseStyle, or every fault in it with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import PlainpaperError
from pipeline.flow.house_faults import contradictions
from pipeline.records import HEADINGS, SECTIONS
from pipeline.records.house import HOUSE_FILE, NO_HOUSE, AvoidedWord, HouseStyle, bare_heading
from pipeline.text.glossary import Entry
from pipeline.text.spelling import Spelling

SPELLINGS: tuple[str, ...] = get_args(Spelling)
_KEYS = ("spelling", "headings", "standing", "words", "glossary")
_ENTRY = ("term", "spellings", "plurals", "plain", "replacement", "source", "review")
# What follows these headings in an article is about the draft: a section named so would be lost when it is read back.
_RESERVED = frozenset({"source", "sources", "study facts", "references", "about this draft"})
_LARGEST = 2_000_000
_WORDS = re.compile(r"[^\W\d_](?:[\w '’+-]{0,58}\w)?")
_LINE = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029]+")
_REVIEW = re.compile(r"unreviewed|reviewed by \S.{0,80} on \d{4}-\d\d-\d\d")
_WORDS_WANTED = "letters, digits, blanks, hyphens and apostrophes, 60 at most, with a letter first"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a house style: the line (0 where it cannot be told), a sentence, and what is allowed."""

    line: int
    message: str
    hint: str

    def told(self, name: str) -> str:
        """Say where and what."""
        return f"{name}, line {self.line}: {self.message}" if self.line else f"{name}: {self.message}"


def find_house(workspace: Path, named: Path | None) -> HouseStyle:
    """Give the house style of a file that is named, or else of the workspace; where there is none, one that decides nothing.

    Raises:
        PlainpaperError: the named file is missing, or something in it is wrong.
    """
    path = named or workspace / HOUSE_FILE
    if named is None and not (path.exists() or path.is_symlink()):
        return NO_HOUSE
    house, faults = parse_house(house_text(path))
    if faults:
        first = faults[0]
        more = f"; {len(faults) - 1} more: `plainpaper house check {path}`" if len(faults) > 1 else ""
        raise PlainpaperError(first.told(str(path)), first.hint + more)
    return house


def house_text(path: Path) -> str:
    """Read the file.

    Raises:
        PlainpaperError: it is not there, cannot be read, or is no text of a sensible size.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        hint = f"`plainpaper house new {path}` writes one to begin with"
        raise PlainpaperError(f"there is no house style {path}", hint) from None
    except OSError as error:
        raise PlainpaperError(f"{path} cannot be read: {error.strerror}", "name a file") from error
    if len(raw) > _LARGEST:
        raise PlainpaperError(f"{path} is too large for a house style", f"{_LARGEST:,} bytes at most")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PlainpaperError(f"{path}, line {line}: this is not UTF-8 text", "save it as UTF-8") from error


def parse_house(text: str) -> tuple[HouseStyle, list[Fault]]:
    """Give what a file's text says, and all that is wrong with it; with faults, what could be understood of the rest."""
    try:
        told = tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of more digits than Python reads is a ValueError of its own
        line = re.search(r"at line (\d+)", str(error))
        message = f"this is no TOML: {re.sub(r' *[(]at .*|; use sys.*', '', str(error))}"
        return HouseStyle(), [
            Fault(int(line.group(1)) if line else 0, message, "mend the line; text stands in quotes")
        ]
    reading = _Reading(text)
    house = reading.house(told)
    faults = reading.faults
    if not faults:
        faults += [Fault(_line(text, word), message, hint) for word, message, hint in contradictions(house)]
    return house, sorted(faults, key=lambda fault: fault.line)


@dataclass
class _Reading:
    """One reading of a file: what is wrong is noted, and the rest goes on."""

    text: str
    faults: list[Fault] = field(default_factory=list)

    def house(self, told: dict[str, Any]) -> HouseStyle:
        self._known(told, _KEYS, "")
        spelling: Any = told.get("spelling", "as written")
        if spelling not in SPELLINGS:
            self._wrong("spelling", f"“spelling” is “{_short(spelling)}”", f"allowed: {', '.join(SPELLINGS)}")
            spelling = "as written"
        standing = self._table(told, "standing", ("beginning", "end"))
        words = self._table(told, "words", ("prefer", "avoid", "keep", "everyday"))
        everyday: Any = words.get("everyday", False)
        if not isinstance(everyday, bool):
            self._wrong("everyday", f"“everyday” is “{_short(everyday)}”", "allowed: true, false")
        headings: Any = tuple(self._headings(self._table(told, "headings", SECTIONS)))
        return HouseStyle(
            spelling=spelling,
            everyday=everyday is True,
            headings=headings,
            beginning=self._paragraphs(standing, "beginning"),
            end=self._paragraphs(standing, "end"),
            prefer=tuple(self._prefer(words.get("prefer", {}))),
            avoid=tuple(self._avoid(words.get("avoid", []))),
            keep=tuple(self._words_of(words, "keep", "keep")),
            glossary=tuple(self._glossary(told.get("glossary", []))),
        )

    def _wrong(self, near: str, message: str, hint: str, after: int = 0) -> None:
        self.faults.append(Fault(_line(self.text, near, after), message, hint))

    def _known(self, told: Mapping[str, Any], allowed: Iterable[str], where: str, after: int = 0) -> None:
        for key in told:
            if key not in allowed:
                inside = f" in {where}" if where else ""
                self._wrong(key, f"“{_short(key)}” is no key{inside}", f"allowed: {', '.join(allowed)}", after)

    def _table(self, told: dict[str, Any], name: str, allowed: tuple[str, ...]) -> dict[str, Any]:
        table = told.get(name, {})
        if not isinstance(table, dict):
            self._wrong(name, f"“{name}” is no section", f"write [{name}] on a line, and its keys below it")
            return {}
        self._known(table, allowed, f"[{name}]")
        return table

    def _headings(self, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
        taken = {bare_heading(ours): name for name, ours in HEADINGS.items() if name not in table}
        for section, heading in table.items():
            if section not in SECTIONS:
                continue
            text = self._line_of_text(heading, f"the heading “{section}”", section, 60)
            bare = bare_heading(text)
            if text and (not bare or bare in _RESERVED or text.startswith("#")):
                message = f"the heading “{section}” cannot be “{_short(text)}”"
                self._wrong(section, message, "an article has that for something else; use another")
            elif bare in taken:
                self._wrong(section, f"“{_short(text)}” is the heading of {taken[bare]} too", "give each its own")
            elif text:
                taken[bare] = section
                yield section, text

    def _paragraphs(self, table: dict[str, Any], name: str) -> tuple[str, ...]:
        told = table.get(name, [])
        told = [told] if isinstance(told, str) else told
        if not isinstance(told, list) or len(told) > 5:
            self._wrong(name, f"the standing text “{name}” is no text", "a text in quotes, or a list of 5 at most")
            return ()
        return tuple(
            filter(None, (self._line_of_text(one, f"the standing text “{name}”", name, 1_000) for one in told))
        )

    def _line_of_text(self, told: object, what: str, near: str, most: int, after: int = 0) -> str:
        """Give a text on one line; empty where it is none."""
        text = " ".join(told.split()) if isinstance(told, str) else ""
        if text and len(text) <= most and _LINE.fullmatch(text):
            return text
        self._wrong(near, f"{what} is {_said(told)}", f"a text of {most} characters at most, in quotes", after)
        return ""

    def _word(self, told: object, what: str, near: str, after: int = 0) -> str:
        text = " ".join(told.split()) if isinstance(told, str) else ""
        if _WORDS.fullmatch(text):
            return text
        self._wrong(near, f"{what} is {_said(told)}", _WORDS_WANTED, after)
        return ""

    def _prefer(self, table: object) -> Iterator[tuple[str, str]]:
        if not isinstance(table, dict):
            self._wrong("prefer", "“prefer” is no table of words", 'write prefer = { utilise = "use" }')
            return
        for words, plain in table.items():
            key = self._word(words, "a word of “prefer”", words)
            value = self._word(plain, f"what to write for “{_short(words)}”", words)
            if key and value:
                yield key, value

    def _avoid(self, listed: object) -> Iterator[AvoidedWord]:
        if not isinstance(listed, list):
            self._wrong(
                "avoid",
                "“avoid” is no list of words",
                'write avoid = ["sufferer", { word = "victim", reason = "…" }]',
            )
            return
        for one in listed:
            told = one if isinstance(one, dict) else {"word": one}
            near = word if isinstance(word := told.get("word"), str) else "avoid"
            self._known(told, ("word", "reason"), "“avoid”")
            text = self._word(word, "a word of “avoid”", near)
            reason = (
                self._line_of_text(told["reason"], f"the reason for “{_short(near)}”", near, 200)
                if "reason" in told
                else ""
            )
            if text:
                yield AvoidedWord(word=text, reason=reason)

    def _words_of(self, table: Mapping[str, Any], name: str, what: str, after: int = 0) -> Iterator[str]:
        listed = table.get(name, [])
        if not isinstance(listed, list):
            self._wrong(name, f"“{what}” is no list", f'write {name} = ["one", "another"]', after)
            return
        yield from filter(None, (self._word(one, f"a word of “{what}”", str(one), after) for one in listed))

    def _glossary(self, listed: object) -> Iterator[Entry]:
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            self._wrong(
                "glossary", "“glossary” is no list of entries", "write [[glossary]] on a line, and its keys below it"
            )
            return
        starts = [match.start() for match in re.finditer(r"(?m)^[ \t]*\[\[[ \t]*glossary[ \t]*\]\]", self.text)]
        for number, told in enumerate(listed):
            entry = self._entry(told, starts[number] if len(starts) == len(listed) else 0)
            if entry:
                yield entry

    def _entry(self, told: dict[str, Any], after: int) -> Entry | None:
        before = len(self.faults)
        named = f"the entry “{_short(told.get('term', '?'))}”"
        self._known(told, _ENTRY, "a [[glossary]] entry", after)
        term = self._word(told.get("term"), "the term of an entry", "term", after)
        texts = {
            name: self._line_of_text(told[name], f"“{name}” of {named}", name, 120, after)
            for name in ("plain", "replacement", "source", "review")
            if name in told
        }
        if "source" not in told:
            self._wrong("term", f"{named} has no source", 'say whose words they are: source = "…"', after)
        if not texts.get("plain") and not texts.get("replacement"):
            self._wrong(
                "term",
                f"{named} explains nothing",
                "give plain (what it means) or replacement (what to write)",
                after,
            )
        for part in texts.get("replacement", "").split(" / ") if texts.get("replacement") else ():
            self._word(part, f"“replacement” of {named}", "replacement", after)
        if not _REVIEW.fullmatch(texts.get("review", "unreviewed")):
            allowed = "allowed: unreviewed, or reviewed by NAME on DATE such as 2026-03-31"
            self._wrong("review", f"“review” of {named} is “{_short(told['review'])}”", allowed, after)
        spellings, plurals = (tuple(self._words_of(told, name, name, after)) for name in ("spellings", "plurals"))
        if len(self.faults) > before:
            return None
        plain, replacement = texts.get("plain", ""), texts.get("replacement", "")
        return Entry(term, spellings, plurals, plain, replacement, texts["source"], texts.get("review", "unreviewed"))


def _line(text: str, near: str, after: int = 0) -> int:
    """Give the number of the line that has a key or a word, from 1; 0 where none has."""
    bare = re.escape(near)
    for pattern in (
        rf"(?m)^[ \t]*\[?\[?[ \t]*[\"']?{bare}[\"']?[ \t]*(?:=|\])",
        rf"[\"']{bare}[\"']|\b{bare}[ \t]*=",
    ):
        match = re.compile(pattern).search(text, after)
        if match and near:
            return text.count("\n", 0, match.end()) + 1
    return text.count("\n", 0, after) + 1 if after else 0


def _short(told: object) -> str:
    return str(told)[:60]


def _said(told: object) -> str:
    if told is None:
        return "missing"
    return f"“{_short(told)}”" if isinstance(told, str) and told.strip() else "empty" if told == "" else "no text"

"""A house's style: its words, spelling, glossary, headings and standing text. What drafters, checks and pages obey."""

from __future__ import annotations

import hashlib
from functools import cached_property

from pipeline.records import HEADINGS, Record, SummarySection
from pipeline.text.glossary import Entry, Glossary, entries, our_glossary
from pipeline.text.spelling import Spelling, both_spellings
from pipeline.text.wording import Wording

# The name under which a workspace's house style is found by itself.
HOUSE_FILE = "house-style.toml"
# How a paragraph of standing text begins in an article.md, so that nobody takes it for a sentence with evidence.
STANDING = "> *House text:* "
_OF_PAGES = frozenset({"headings", "beginning", "end"})
# What no check looks at or tells of.
_UNCHECKED = frozenset({"beginning", "end"})


def bare_heading(heading: str) -> str:
    """Give a heading as headings are told apart: without marks around it, in small letters."""
    return heading.strip(" ?*_:").lower()


class AvoidedWord(Record):
    """A word that a house does not want, and why; the reason may be empty."""

    word: str
    reason: str = ""


class HouseStyle(Record):
    """What a group of editors has decided.

    `everyday` puts the everyday words of our own glossary in the place of medical terms. `prefer` holds (words, what to write in their place); `keep` names that nobody touches; `beginning` and `end` are
    paragraphs that stand in every article: a house's own word, which has no evidence and needs none.
    """

    spelling: Spelling = "as written"
    everyday: bool = False
    prefer: tuple[tuple[str, str], ...] = ()
    avoid: tuple[AvoidedWord, ...] = ()
    keep: tuple[str, ...] = ()
    glossary: tuple[Entry, ...] = ()
    headings: tuple[tuple[SummarySection, str], ...] = ()
    beginning: tuple[str, ...] = ()
    end: tuple[str, ...] = ()

    def heading(self, section: str) -> str:
        """Give the heading of a section: the house's, or else ours."""
        own: dict[str, str] = dict(self.headings)
        return own.get(section, HEADINGS.get(section, section))

    def section_of(self, heading: str) -> SummarySection | None:
        """Give the section that a heading of the house's own opens."""
        return self._by_heading.get(bare_heading(heading))

    @cached_property
    def _by_heading(self) -> dict[str, SummarySection]:
        return {bare_heading(heading): section for section, heading in self.headings}

    def entry_of(self, term: str) -> Entry | None:
        """Give the entry that explains a term: the house's, or else ours; None where neither has it."""
        return self._entries.get(term.lower())

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {form.lower(): entry for entry in self.explanations.entries for form in entry.forms()}

    def own_meaning(self, term: str) -> str:
        """Give the house's explanation of a term, one or many as it stands; empty where it has none."""
        return self._own.meanings.get(term.lower(), "")

    def own_terms(self, text: str) -> list[Entry]:
        """Give the house's entries whose terms stand in a text."""
        by_term = {entry.term.lower(): entry for entry in self.glossary}
        return [by_term[term.entry] for term in self._own.find(text)] if self.glossary else []

    @cached_property
    def _own(self) -> Glossary:
        return Glossary(map(_in_both_spellings, self.glossary))

    @property
    def words_key(self) -> str:
        """Give the digest of all that decides a draft's words; empty where nothing does."""
        return self._digest_of(self.model_dump_json(exclude=set(_OF_PAGES)), _PLAIN_WORDS)

    @property
    def checks_key(self) -> str:
        """Give the digest of all that decides what the checks say; empty where nothing does."""
        return self._digest_of(self.model_dump_json(exclude=set(_UNCHECKED)), _PLAIN_CHECKS)

    @property
    def pages_key(self) -> str:
        """Give the digest of what stands on the pages beside the words of drafts; empty where nothing does."""
        return self._digest_of(self.model_dump_json(include=set(_OF_PAGES)), _PLAIN_PAGES)

    @staticmethod
    def _digest_of(form: str, plain: str) -> str:
        return "" if form == plain else hashlib.sha256(form.encode()).hexdigest()[:16]

    @cached_property
    def wording(self) -> Wording:
        """Give its words, ready to be put in place."""
        avoid = {one.word: one.reason for one in self.avoid}
        return Wording(self.prefer, avoid, self.keep, self.spelling, self.replaced)

    @property
    def replaced(self) -> tuple[Entry, ...]:
        """Give the entries whose term is replaced: the house's, and ours before them where it wants everyday words."""
        own = {form for entry in self.glossary for form in _in_both_spellings(entry).forms()}
        ours = (entry for entry in entries() if entry.replacement and own.isdisjoint(entry.forms()))
        return (*(ours if self.everyday else ()), *self.glossary)

    @cached_property
    def explanations(self) -> Glossary:
        """Give our glossary with the house's entries, which win; each is found in both spellings."""
        return (
            Glossary([*entries(), *map(_in_both_spellings, self.own_explanations)])
            if self.glossary
            else our_glossary()
        )

    @property
    def own_explanations(self) -> tuple[Entry, ...]:
        """Give the house's entries that explain a term; the rest only say what to write in its place."""
        return tuple(entry for entry in self.glossary if entry.plain)


def _in_both_spellings(entry: Entry) -> Entry:
    """Give an entry that is found however a paper spells its term."""
    return entry._replace(
        term=entry.term.lower(),
        spellings=_spelled((entry.term, *entry.spellings)),
        plurals=_spelled(entry.plurals),
    )


def _spelled(forms: tuple[str, ...]) -> tuple[str, ...]:
    other = (" ".join(both_spellings(word)[-1] for word in form.lower().split(" ")) for form in forms)
    return tuple(dict.fromkeys((*(form.lower() for form in forms), *other)))


# Where nobody has decided anything.
NO_HOUSE = HouseStyle()
_PLAIN_WORDS = NO_HOUSE.model_dump_json(exclude=set(_OF_PAGES))
_PLAIN_CHECKS = NO_HOUSE.model_dump_json(exclude=set(_UNCHECKED))
_PLAIN_PAGES = NO_HOUSE.model_dump_json(include=set(_OF_PAGES))

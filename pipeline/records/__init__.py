"""The furniture: frozen facts that the rooms hand to each other. No I/O, no clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

SECTIONS = ("takeaway", "findings", "audience", "caveats")
HEADINGS = {
    "takeaway": "Key takeaway",
    "findings": "What they found",
    "audience": "Who should care and why",
    "caveats": "Important considerations",
}

# The title of a paper that tells none.
UNTITLED = "Untitled paper"

SectionKind = Literal[
    "title", "abstract", "introduction", "case", "methods", "results", "discussion", "conclusions",
    "limitations", "funding", "conflicts", "references", "captions", "tables", "other",
]  # fmt: skip
SummarySection = Literal["takeaway", "findings", "audience", "caveats"]
Whose = Literal["study", "cited", "unknown"]
# How easy a summary is to read: as usual, or for people who read with effort.
Level = Literal["standard", "plain"]
LEVELS: tuple[Level, ...] = ("standard", "plain")
# What stands over a paper's second summary, and opens its part of `article.md`.
PLAIN_HEADING = "In plain words"
SourceKind = Literal[
    "pdf", "jats", "pubmed", "nbib", "ris", "wos", "csl", "bibtex", "text", "markdown", "html", "docx",
]  # fmt: skip


class Record(BaseModel):
    """A frozen fact with a canonical form and a digest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def canonical(self) -> bytes:
        """Give UTF-8 JSON whose bytes depend on the values alone."""
        return self._form

    def digest(self) -> str:
        """Give the SHA-256 of the canonical form, in hex."""
        return self._digest

    # Written once, for a paper's are asked for at every step of its way.
    @cached_property
    def _form(self) -> bytes:
        return self.model_dump_json().encode()

    @cached_property
    def _digest(self) -> str:
        return hashlib.sha256(self._form).hexdigest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Give a copy with some values changed, and a form of its own."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("_form", "_digest"):
            copied.__dict__.pop(name, None)
        return copied


# A place on a page: its number from 1, then left, bottom, right and top in points; origin at the lower left of the
# page's user space as the PDF has it, y upward, before any rotation for display.
Box = tuple[int, float, float, float, float]


class Passage(Record):
    """One sentence of a paper, or one row of a table. `paper.text[start:end] == text`, always.

    `page` is where it begins, from 1; `boxes` has one box for each line it touches, empty where the source has no pages.
    """

    id: str
    text: str
    start: int
    end: int
    kind: SectionKind
    page: int | None = None
    whose: Whose = "study"
    boxes: tuple[Box, ...] = ()


class Section(Record):
    """A heading of the paper and its passages, in reading order."""

    kind: SectionKind
    title: str
    passages: tuple[Passage, ...] = ()


class Fact(Record):
    """One study fact: its value, the passages that say it, and how sure we are (0 to 1).

    `value` is None where the paper does not report it. `candidates` are other values the paper offers;
    `needs_review` is true where sources disagree.
    """

    value: str | None = None
    passages: tuple[str, ...] = ()
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()
    needs_review: bool = False

    @property
    def reported(self) -> bool:
        """True where the paper says it."""
        return self.value is not None


class StudyFacts(Record):
    """What the study was and found. `participants.value` is a whole number in digits, `arms.value` “43 / 42”.

    `design.value` is one of `designs.DESIGNS`. `primary_result.value` is better, worse, no difference or not tested.
    """

    design: Fact = Fact()
    participants: Fact = Fact()
    arms: Fact = Fact()
    species: Fact = Fact()
    population: Fact = Fact()
    condition: Fact = Fact()
    intervention: Fact = Fact()
    comparator: Fact = Fact()
    setting: Fact = Fact()
    duration: Fact = Fact()
    primary_outcome: Fact = Fact()
    primary_result: Fact = Fact()
    harms: Fact = Fact()
    limits: Fact = Fact()
    funding: Fact = Fact()
    conflicts: Fact = Fact()
    registration: Fact = Fact()

    def not_reported(self) -> tuple[str, ...]:
        """Name the facts that the paper does not state: the ledger for drafter, checks and reviewer."""
        return tuple(name for name in type(self).model_fields if not getattr(self, name).reported)


class Status(Record):
    """Where the paper stands in the record. `unknown` is never clean. `said_by` names the signal."""

    value: Literal["published", "preprint", "corrected", "concern", "retracted", "unknown"] = "unknown"
    said_by: str = ""


class Identifiers(Record):
    """The paper's names in the catalogues, bare (no URL prefix); None where not told."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None


class LaySummary(Record):
    """A lay summary that the record itself brings: shown to the reviewer, never used as evidence."""

    kind: str
    text: str


class HiddenText(Record):
    """What a file holds where no reader can see it: left out of the paper, listed here. `where` such as “page 3”."""

    where: str
    reason: str
    text: str


class Instruction(Record):
    """Words in a paper that are aimed at a language model rather than at a reader.

    `where` says where they stand (a passage's id, “title”, “page 3, too small to see”). `reported` is true where a
    paper about language models quotes them: a person should look, but it is no attack. All others block a draft.
    """

    where: str
    text: str
    hidden: bool = False
    reported: bool = False
    passages: tuple[str, ...] = ()


class Paper(Record):
    """One source, understood. Offsets of passages point into `text`."""

    source_digest: str
    source_name: str
    source_kind: SourceKind
    ids: Identifiers = Identifiers()
    title: str
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    licence: str | None = None
    language: str | None = None
    scope: Literal["abstract", "full"]
    text: str
    sections: tuple[Section, ...]
    facts: StudyFacts = StudyFacts()
    status: Status = Status()
    keywords: tuple[str, ...] = ()
    lay_summaries: tuple[LaySummary, ...] = ()
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    # What could not be looked at for hidden text: never the same as clean.
    uninspected: tuple[str, ...] = ()
    # What the paper is instead of a study of people's health, in a sentence; left out of the form where it may be one.
    outside: str | None = Field(default=None, exclude_if=lambda outside: outside is None)

    def passages(self) -> Iterator[Passage]:
        """Give every passage in reading order."""
        for section in self.sections:
            yield from section.passages

    def sentences(self) -> Iterator[Passage]:
        """Give every passage but the rows of tables."""
        for section in self.sections:
            if section.kind != "tables":
                yield from section.passages

    def passage(self, passage_id: str) -> Passage | None:
        """Find a passage by its id; None where there is none."""
        return next((p for p in self.passages() if p.id == passage_id), None)


class Claim(Record):
    """One sentence of a draft with the passages it stands on."""

    text: str
    kind: Literal["finding", "explanation", "advice", "caveat"]
    passages: tuple[str, ...] = ()


class Origin(Record):
    """Who wrote a draft. `drafter` is offline, model or person; tokens are None where the server told none."""

    drafter: Literal["offline", "model", "person"]
    version: str = ""
    model: str | None = None
    host: str | None = None
    prompt: str | None = None
    prompt_digest: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None


class Summary(Record):
    """A lay summary: title, teaser and four sections of claims, for readers of one level."""

    title: str
    # Left out of the form where it is standard: so a summary from before there were levels keeps its digest. One that was
    # asked for in plain words then did not say so.
    level: Level = Field(default="standard", exclude_if=lambda level: level == "standard")
    teaser: str = ""
    takeaway: tuple[Claim, ...] = ()
    findings: tuple[Claim, ...] = ()
    audience: tuple[Claim, ...] = ()
    caveats: tuple[Claim, ...] = ()
    topics: tuple[str, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin

    def section(self, name: str) -> tuple[Claim, ...]:
        """Give the claims of one of SECTIONS."""
        claims: tuple[Claim, ...] = getattr(self, name)
        return claims

    def claims(self) -> Iterator[tuple[SummarySection, int, Claim]]:
        """Give (section, place in it from 0, claim) in reading order."""
        names: tuple[SummarySection, ...] = ("takeaway", "findings", "audience", "caveats")
        for name in names:
            for place, claim in enumerate(self.section(name)):
                yield name, place, claim


class Severity(StrEnum):
    """How loud a flag is."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class Flag(Record):
    """What a rule found. `start`/`end` are offsets of `quote` in the claim's text.

    `section` is one of SECTIONS, `title`, `teaser`, `glossary` (“term: meaning”), `topics` or None for the whole draft;
    `claim` counts from 0.
    """

    rule: str
    severity: Severity
    message: str
    section: str | None = None
    claim: int | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    passages: tuple[str, ...] = ()
    standard: str = ""
    remedy: str = ""


Verdict = Literal["blocked", "unchecked", "flagged", "no flags"]
# The worst first: of what could not be checked nothing is known, of what is flagged something.
VERDICTS: tuple[Verdict, ...] = ("blocked", "unchecked", "flagged", "no flags")


class Report(Record):
    """The checks' word on a summary. `unchecked` is never a pass."""

    verdict: Verdict
    flags: tuple[Flag, ...] = ()
    measures: dict[str, float] = {}


class Version(Record):
    """A summary and the checks' word on it."""

    summary: Summary
    report: Report


class Draft(Record):
    """A paper, its summary and the report: what a reviewer gets.

    `plain` is the same paper's second summary, in plain words, where both levels were asked for. A draft without one has
    the form and the digest that drafts had before there was a second.
    """

    paper: Paper
    summary: Summary
    report: Report
    plain: Version | None = Field(default=None, exclude_if=lambda plain: plain is None)

    @property
    def versions(self) -> tuple[Version, ...]:
        """Give each summary with its report, the first one first."""
        first = Version(summary=self.summary, report=self.report)
        return (first, self.plain) if self.plain else (first,)

    @property
    def verdict(self) -> Verdict:
        """Give the worse verdict of its summaries."""
        return min((version.report.verdict for version in self.versions), key=VERDICTS.index)

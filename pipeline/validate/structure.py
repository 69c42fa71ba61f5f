"""Structure: the four sections, their length, title and teaser, one idea a sentence. Takes a Summary; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import SECTIONS, Claim, Flag, Paper, Severity, Summary
from pipeline.records.house import HouseStyle
from pipeline.text.quick import quick
from pipeline.text.sentences import sentence_spans
from pipeline.validate.flags import Place, every_sentence, flag, house_rule, rule

_STANDARD = "Good Lay Summary Practice (2021), section 4.2: a set structure, short sentences"
# Words of a section beyond which readers stop: the design card of the sites and EU lay summaries agree on about a page.
_MOST_WORDS = {"takeaway": 90, "findings": 220, "audience": 120, "caveats": 160}
_LONG, _TOO_LONG = 30, 45
# Titles: readers and search pages show about so much; Cochrane allows 256 characters.
_TITLE_WORDS, _TITLE_SIGNS = 25, 180
_ENDED = re.compile(r"[.!?][”’\"')\]]*$")
# Joints where a second idea begins. A list (“a, b and c”) has none of these.
_JOINT = quick(
    r";|, (?:and|but|which|while|whereas|although|because|so|who|where)\b|\b(?:whereas|although|however|while)\b| – ",
    re.IGNORECASE,
)
_MANY_JOINTS, _ENOUGH_WORDS = 3, 22


@house_rule(
    "structure", Severity.BLOCK, Severity.NOTE, why="readers look for each answer in its place", standard=_STANDARD
)
def structure(summary: Summary, house: HouseStyle) -> Iterator[Flag]:
    """Name each section that is missing or too long. A missing one blocks our own drafts and is a note on others'."""
    ours = summary.origin.drafter != "person"
    for name in SECTIONS:
        claims = summary.section(name)
        words = sum(len(claim.text.split()) for claim in claims)
        if not words:
            yield Flag(
                rule="structure",
                severity=Severity.BLOCK if ours else Severity.NOTE,
                section=name,
                message=f"the section “{house.heading(name)}” is missing",
                standard=_STANDARD,
                remedy="write it, or say that the paper does not tell",
            )
        elif words > _MOST_WORDS[name] and ours:
            yield Flag(
                rule="structure",
                severity=Severity.NOTE,
                section=name,
                message=f"{words} words; readers manage {_MOST_WORDS[name]}",
                standard=_STANDARD,
                remedy="keep what a patient needs",
            )


@rule(
    "title and teaser",
    Severity.WARN,
    Severity.NOTE,
    why="title and teaser travel alone, and a teaser cut in the middle can say the opposite",
    standard=_STANDARD,
)
def title_and_teaser(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a teaser that stops inside a sentence; note a title that is missing in our own drafts, or too long."""
    del paper
    title, teaser = summary.title.strip(), summary.teaser.strip()
    if teaser and not _ENDED.search(teaser):
        yield flag(
            "title and teaser", Severity.WARN, ("teaser", None, Claim(text=summary.teaser, kind="explanation")), None,
            "the teaser stops inside a sentence", standard=_STANDARD, remedy="end it where a sentence ends",
        )  # fmt: skip
    if len(title) > _TITLE_SIGNS or len(title.split()) > _TITLE_WORDS:
        yield flag(
            "title and teaser", Severity.NOTE, ("title", None, Claim(text=summary.title, kind="explanation")), None,
            f"a title of {len(title.split())} words is not read to its end", standard=_STANDARD,
            remedy=f"up to {_TITLE_WORDS} words: who, what, how many",
        )  # fmt: skip
    if summary.origin.drafter != "person" and not title:
        yield Flag(
            rule="title and teaser", severity=Severity.WARN, message="the draft has no title",
            standard=_STANDARD, remedy="say what was studied, and in whom",
        )  # fmt: skip


@rule(
    "one idea",
    Severity.NOTE,
    why="each further idea in a sentence makes the first one harder to keep",
    standard="ISO 24495-1:2023 plain language, 5.3.3; CDC Clear Communication Index",
)
def one_idea(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note a sentence that joins several ideas, by the joints in it."""
    del paper
    for place, span in _sentences(summary):
        text = place[2].text[slice(*span)]
        joints = sum(1 for _ in _JOINT.finditer(text))
        if joints >= _MANY_JOINTS and len(text.split()) >= _ENOUGH_WORDS:
            yield flag(
                "one idea", Severity.NOTE, place, span, f"{joints + 1} ideas in one sentence",
                standard="ISO 24495-1:2023 plain language, 5.3.3; CDC Clear Communication Index", remedy="give each its own sentence",
            )  # fmt: skip


@rule("long sentence", Severity.NOTE, why="a long sentence is read twice, or not at all", standard=_STANDARD)
def long_sentences(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each sentence that holds more than one idea by its length: a note, never more."""
    del paper
    for place, span in _sentences(summary):
        words = len(place[2].text[slice(*span)].split())
        if words > _LONG:
            much = "far too long" if words > _TOO_LONG else "long"
            yield flag(
                "long sentence", Severity.NOTE, place, span, f"{words} words: {much} for one reading",
                standard=_STANDARD, remedy="one idea a sentence",
            )  # fmt: skip


def _sentences(summary: Summary) -> Iterator[tuple[Place, tuple[int, int]]]:
    """Give each sentence but the title's, where it stands in its claim: a claim may hold two."""
    for place in every_sentence(summary):
        if place[0] != "title":
            yield from ((place, span) for span in sentence_spans(place[2].text))

"""Write a draft without a model. Takes a Paper; gives a Summary of its own sentences and its design's limits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pipeline.draft.asides import upper_first
from pipeline.draft.choose import MOST_LIMITS, Choice, choose
from pipeline.draft.house import in_house_words, with_house_notes
from pipeline.draft.in_short import harms_in_short, limit_in_short
from pipeline.draft.lint import LONGEST, lint
from pipeline.draft.material import check_language
from pipeline.draft.plain_words import PlainWriter, find_abbreviations
from pipeline.draft.plans import (
    NOTHING_TOLD,
    demanded_caveats,
    evidence,
    frame,
    phrase,
    result_sentence,
    silences,
    size_limit,
    subject,
    title_of,
)
from pipeline.draft.rank_words import HEDGE, NULL
from pipeline.records import Claim, Fact, Origin, Paper, Passage, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.licence import may_reuse
from pipeline.text.sentences import sentences

ORIGIN = Origin(drafter="offline", version="2")
NO_MODEL = "No language model wrote this draft: it was put together from the paper's own sentences."
EXTRACT = "Extract: rewrite before publishing."
MOST_CAVEATS = 5
_ADVICE = "Talk with your doctor or nurse before you start, stop or change a treatment."
_ONE_PAPER = "One paper alone rarely settles a question: other studies may find otherwise."
_SAYING = re.compile(
    r"^(?:the (?:authors|researchers) (?:highlight|conclude|report|emphasi[sz]e|note|showed|show) that|"
    r"it (?:is|was) concluded that)\s+",
    re.IGNORECASE,
)
_NAMES_WHO = re.compile(r"the (?:authors|researchers)\b", re.IGNORECASE)


def write_offline(paper: Paper, house: HouseStyle = NO_HOUSE) -> Summary:
    """Write a deterministic draft, in the words of a house: no sentence says more than the passages that it names.

    Raises:
        SourceError: no sentence of the paper tells of the study itself.
    """
    check_language(paper)
    known = find_abbreviations(p.text for p in paper.passages())
    writer = PlainWriter(
        known, _who(paper), _names(paper), house, f"{paper.facts.design.value} {paper.title} {paper.text}"
    )
    chosen = choose(paper, writer)
    opening = _opening(paper, chosen.concluded[0], writer)
    concluded = _concluded(paper, chosen.concluded[0], writer)
    takeaway = (opening, concluded) if opening.text != NOTHING_TOLD else (concluded,)
    said = _told(chosen.findings, "finding", writer)
    harms = harms_in_short(paper, {place for claim in (concluded, *said) for place in claim.passages})
    said = (*said, harms) if harms else said
    audience = _audience(paper, chosen.reasons, writer)
    caveats = _caveats(paper, chosen, writer)
    summary = Summary(
        title=title_of(paper),
        teaser=sentences(takeaway[0].text)[0],
        takeaway=takeaway,
        findings=said,
        audience=audience,
        caveats=caveats,
        topics=_topics(paper),
        glossary=tuple(sorted(writer.explained.items())),
        notes=_notes(paper),
        origin=ORIGIN,
    )
    summary = with_house_notes(in_house_words(summary, house), house)
    mends = [f"Mend the language ({fault.kind}): “{fault.sentence}”" for fault in lint(summary)]
    return summary.model_copy(update={"notes": (*summary.notes, *mends)}) if mends else summary


def _who(paper: Paper) -> str:
    trial = paper.facts.design.value in {
        "randomised trial", "single-arm trial", "cohort study", "case-control study", "cross-sectional study",
        "animal study", "laboratory study", "observational study",
    }  # fmt: skip
    return "researchers" if trial else "authors"


def _names(paper: Paper) -> list[str]:
    facts = (paper.facts.condition, paper.facts.intervention, paper.facts.comparator)
    return [fact.value for fact in facts if fact.value]


def _opening(paper: Paper, told: Passage, writer: PlainWriter) -> Claim:
    """Say what kind of study it is, in whom, and about what; that it found no difference, where what is `told` next does not."""
    facts = paper.facts
    basis = evidence(facts.design, facts.participants, facts.condition, facts.intervention, facts.comparator)
    opening = writer.introduce(frame(paper))
    null = result_sentence(paper)
    review = facts.design.value in {"systematic review", "meta-analysis"}
    if null and not (review and not subject(paper) and NULL.search(told.text)):
        basis = tuple(dict.fromkeys((*basis, *facts.primary_result.passages)))
        opening = f"{opening} {null}"
    return Claim(text=opening, kind="finding" if basis else "explanation", passages=basis)


def _concluded(paper: Paper, told: Passage, writer: PlainWriter) -> Claim:
    """Give what the authors conclude, as their words where there is room to say so: what doubts already needs no “they write”."""
    if paper.facts.design.value not in {"case report", "case series"} and HEDGE.search(told.text):
        return Claim(
            text=upper_first(_SAYING.sub("", writer.simplify(told.text))), kind="finding", passages=(told.id,)
        )
    says = f"The {_who(paper)} write:"
    room = LONGEST - len(says.split())
    fits = len(_SAYING.sub("", writer.parts(told.text, room)[0]).split()) <= room
    said = upper_first(_SAYING.sub("", writer.simplify(told.text, room if fits else LONGEST)))
    text = said if _NAMES_WHO.match(said) else f"{says} {said}"
    # What a term means may have taken the room.
    text = text if len(sentences(text)[0].split()) <= LONGEST else said
    return Claim(text=text, kind="finding", passages=(told.id,))


def _told(
    passages: Iterable[Passage], kind: Literal["finding", "explanation", "caveat"], writer: PlainWriter
) -> tuple[Claim, ...]:
    return tuple(Claim(text=writer.simplify(p.text), kind=kind, passages=(p.id,)) for p in passages)


def _audience(paper: Paper, reasons: Iterable[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    condition, what = phrase(paper.facts.condition, paper), phrase(paper.facts.intervention, paper)
    basis = evidence(paper.facts.condition, paper.facts.intervention)
    who = f"people with {condition} and those close to them" if condition else None
    who = who or (f"people who want to read about {what}" if what else None)
    claims = []
    if who:
        text = writer.introduce(f"This may interest {who}.")
        claims.append(Claim(text=text, kind="explanation", passages=basis))
    claims += _told(reasons, "explanation", writer)
    return (*claims, Claim(text=_ADVICE, kind="advice", passages=basis))


def _caveats(paper: Paper, chosen: Choice, writer: PlainWriter) -> tuple[Claim, ...]:
    grave, own, small = [*demanded_caveats(paper)], _told(chosen.limits, "caveat", writer), size_limit(paper)
    if not own and (short := limit_in_short(chosen.other_limits)):
        own = (short,)
    unsaid = [Claim(text=text, kind="explanation") for text in silences(paper)]
    claims = [*grave, *([small] if small and len(own) < MOST_LIMITS else []), *own, *unsaid]
    if paper.scope == "abstract":
        read = "text that was given" if paper.source_kind in {"text", "markdown"} else "abstract"
        claims.append(Claim(text=f"Only the {read} was read: details may be missing.", kind="explanation"))
    return tuple(claims[:MOST_CAVEATS]) or (Claim(text=_ONE_PAPER, kind="explanation"),)


def _topics(paper: Paper) -> tuple[str, ...]:
    known = paper.keywords or tuple(
        value
        for fact in (paper.facts.condition, paper.facts.intervention)
        if (value := phrase(fact, paper)) is not None
    )
    # A number that stands in a keyword alone would be one that the paper does not have.
    told = [topic for topic in known if not re.search(r"\d", topic) or topic.lower() in paper.text.lower()]
    return tuple(dict.fromkeys(told))[:8]


def _notes(paper: Paper) -> tuple[str, ...]:
    notes = [NO_MODEL]
    if not may_reuse(paper.licence):
        notes.append(EXTRACT)
    for name in type(paper.facts).model_fields:
        fact: Fact = getattr(paper.facts, name)
        if fact.needs_review:
            offered = "; ".join(dict.fromkeys(filter(None, (fact.value, *fact.candidates))))
            notes.append(f"Check the {name.replace('_', ' ')}: the paper offers more than one answer ({offered}).")
    return tuple(notes)

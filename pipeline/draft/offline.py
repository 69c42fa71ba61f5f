"""Write a draft without a model. Takes a Paper; gives a Summary of its own sentences and its design's limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from pipeline.draft.abbreviations import OFTEN_LEFT_SHORT, find_abbreviations, without_idle_brackets
from pipeline.draft.asides import upper_first
from pipeline.draft.basis import is_review, tell_included
from pipeline.draft.choose import MOST_LIMITS, Choice, choose
from pipeline.draft.house import in_house_words, with_house_notes
from pipeline.draft.in_short import harms_in_short, limits_in_short
from pipeline.draft.lint import LONGEST, faults, lint
from pipeline.draft.material import check_language
from pipeline.draft.person import death_of, person_of
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.plans import (
    NOTHING_TOLD,
    REVIEW_LIMIT,
    demanded_caveats,
    evidence,
    frame,
    result_sentence,
    silences,
    size_limit,
    title_of,
)
from pipeline.draft.rank_words import GRADED, HEDGE, NULL, leans_back, usable
from pipeline.draft.subjects import phrase, subject
from pipeline.draft.topics import topics_of
from pipeline.records import Claim, Fact, Origin, Paper, Passage, Summary
from pipeline.records.designs import CASES, NOT_IN_PEOPLE
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.licence import may_reuse
from pipeline.text.sentences import sentences

ORIGIN = Origin(drafter="offline", version="2")
NO_MODEL = "No language model wrote this draft: it was put together from the paper's own sentences."
EXTRACT = "Extract: rewrite before publishing."
UNTOLD = "The takeaway lacks a conclusion of the authors ({place}) that is too long to split safely; tell it in your own words: “{text}”"
MOST_CAVEATS = 5
# So many limits of a review are named in short beside those in its authors' words.
_IN_SHORT = 2
_ADVICE = "Talk with your doctor or nurse before you make a change."
NO_HEALTH = "This paper says hardly anything about people’s health, so nobody needs to change anything because of it."
EARLY = "This is early research, which can help scientists to understand how living things work. On its own it does not change anybody’s care."
ONE_PAPER = "One paper alone rarely settles a question: other studies may find otherwise."
_SAYING = re.compile(
    r"^(?:the (?:authors|researchers) (?:highlight|conclude|report|emphasi[sz]e|note|showed|show) that|"
    r"it (?:is|was) concluded that)\s+",
    re.IGNORECASE,
)
# “May”, “is” and “we suggest” are the authors' own view.
_BEFELL = re.compile(
    r"^(?!.*\b(?:may|might|could|should|suggests?|conclude|is|are|can)\b).*\b(?:was|were|had|showed|died|recovered|improved|resolved|returned|remained|gave)\b"
)
_DEATH = re.compile(r"\b(?:died|passed away|expired|succumbed|dead|death)\b", re.IGNORECASE)
_THE_PERSON = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
# “The patient died due to this.”
_OF_BEFORE = re.compile(r"\b(?:this|that|these|those|it|them|which|such)\b(?: \w+)?\.$", re.IGNORECASE)
_NAMES_WHO = re.compile(r"the (?:authors|researchers)\b|this review\b", re.IGNORECASE)


def write_offline(paper: Paper, house: HouseStyle = NO_HOUSE) -> Summary:
    """Write a deterministic draft, in the words of a house: no sentence says more than the passages that it names.

    Raises:
        SourceError: no sentence of the paper tells of the study itself.
    """
    check_language(paper)
    known = find_abbreviations(p.text for p in paper.sentences())
    writer = PlainWriter(
        known, _who(paper), _names(paper), house, f"{paper.facts.design.value} {paper.title} {paper.text}"
    )
    chosen = choose(paper, writer)
    opening = _opening(paper, chosen, writer)
    concluded = _all_concluded(paper, chosen.concluded, writer)
    takeaway = (opening, *concluded) if opening.text != NOTHING_TOLD else concluded
    if died := _death(paper, takeaway, writer):
        takeaway = (*takeaway, died)
    ended = set(died.passages) if died else set()
    # What is told as the end is no finding too, where there are others.
    findings = [p for p in chosen.findings if p.id not in ended] or list(chosen.findings)
    said = _told(findings, "finding", writer)
    harms = harms_in_short(paper, {place for claim in (*concluded, *said) for place in claim.passages})
    said = (*said, harms) if harms else said
    audience = _audience(paper, chosen.reasons, writer)
    caveats = _caveats(paper, chosen, (*takeaway, *said), writer)
    summary = Summary(
        title=title_of(paper),
        teaser=_teaser(paper, takeaway),
        takeaway=takeaway,
        findings=said,
        audience=audience,
        caveats=caveats,
        topics=topics_of(paper),
        glossary=tuple(sorted(writer.explained.items())),
        notes=_notes(paper, chosen.untold),
        origin=ORIGIN,
    )
    # At the bench a thing's short name is its name.
    if paper.facts.design.value != "laboratory study":
        summary = without_idle_brackets(summary, {*known, *OFTEN_LEFT_SHORT})
    summary = with_house_notes(in_house_words(summary, house), house)
    mends = [f"Mend the language ({fault.kind}): “{fault.sentence}”" for fault in lint(summary)]
    return summary.model_copy(update={"notes": (*summary.notes, *mends)}) if mends else summary


def _teaser(paper: Paper, takeaway: tuple[Claim, ...]) -> str:
    """Give the sentence that stands below the title: what the paper is about, or what it came to where the opening cannot say it."""
    # “This is a review of earlier studies” tells nobody what they would read of.
    tells = subject(paper) or person_of(paper)
    return sentences(takeaway[0 if tells or len(takeaway) == 1 else 1].text)[0]


def _who(paper: Paper) -> str:
    trial = paper.facts.design.value in {
        "randomised trial", "single-arm trial", "cohort study", "case-control study", "cross-sectional study",
        "animal study", "laboratory study", "observational study",
    }  # fmt: skip
    return "researchers" if trial else "authors"


def _names(paper: Paper) -> list[str]:
    facts = (paper.facts.condition, paper.facts.intervention, paper.facts.comparator)
    return [fact.value for fact in facts if fact.value]


def _opening(paper: Paper, chosen: Choice, writer: PlainWriter) -> Claim:
    """Say what kind of study it is, in whom, and about what; that it found no difference, where nothing else tells so."""
    facts = paper.facts
    basis = evidence(facts.design, facts.participants, facts.condition, facts.intervention, facts.comparator)
    if person := person_of(paper):
        basis = tuple(dict.fromkeys((person.passage, *basis)))
    told = tell_included(chosen.basis, paper, writer) if chosen.basis else None
    if chosen.basis and told:
        basis = tuple(dict.fromkeys((chosen.basis.id, *basis)))
    opening = writer.introduce(told or frame(paper))
    null = result_sentence(paper)
    # A review has many results: where the draft tells of one without a difference, no word of ours is needed.
    if null and not (is_review(paper) and any(NULL.search(p.text) for p in (*chosen.concluded, *chosen.findings))):
        basis = tuple(dict.fromkeys((*basis, *facts.primary_result.passages)))
        opening = f"{opening} {null}"
    return Claim(text=opening, kind="finding" if basis else "explanation", passages=basis)


def _all_concluded(paper: Paper, told: Iterable[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    """Give what the authors conclude; the second time it is “they” who write."""
    claims: list[Claim] = []
    for passage in told:
        says = f"The {_who(paper)} write:"
        named = any(claim.text.startswith(says) for claim in claims)
        claims.append(_concluded(paper, passage, writer, "They also write:" if named else says))
    return tuple(claims)


def _concluded(paper: Paper, told: Passage, writer: PlainWriter, says: str) -> Claim:
    """Give what the authors conclude, as their words where there is room to say so: what doubts already needs no “they write”."""
    if paper.facts.design.value not in CASES and HEDGE.search(told.text):
        return Claim(
            text=upper_first(_SAYING.sub("", writer.simplify(told.text))), kind="finding", passages=(told.id,)
        )
    # What befell the person of a report is told, not concluded.
    if paper.facts.design.value == "case report" and told.kind in {"abstract", "case"} and _BEFELL.search(told.text):
        return Claim(text=upper_first(writer.simplify(told.text)), kind="finding", passages=(told.id,))
    room = LONGEST - len(says.split())
    fits = len(_SAYING.sub("", writer.parts(told.text, room)[0]).split()) <= room
    said = upper_first(_SAYING.sub("", writer.simplify(told.text, room if fits else LONGEST)))
    text = said if _NAMES_WHO.match(said) else f"{says} {said}"
    # What a term means may have taken the room.
    text = text if len(sentences(text)[0].split()) <= LONGEST else said
    return Claim(text=text, kind="finding", passages=(told.id,))


def _death(paper: Paper, told: Iterable[Claim], writer: PlainWriter) -> Claim | None:
    """Say that the person of a case report died: nobody should learn it as the last of many findings."""
    found = death_of(paper)
    if not found or any(found[0].id in claim.passages and _DEATH.search(claim.text) for claim in told):
        return None
    passage, surely = found
    parts = writer.parts(passage.text)
    leans = _OF_BEFORE.search(passage.text) or (leans_back(passage.text) and not _THE_PERSON.match(passage.text))
    good = usable(passage) and not leans and not any(map(faults, parts))
    if good:
        return Claim(text=upper_first(writer.simplify(passage.text)), kind="finding", passages=(passage.id,))
    return Claim(text="The person died.", kind="finding", passages=(passage.id,)) if surely else None


def _told(
    passages: Iterable[Passage], kind: Literal["finding", "explanation", "caveat"], writer: PlainWriter
) -> tuple[Claim, ...]:
    return tuple(Claim(text=writer.simplify(p.text), kind=kind, passages=(p.id,)) for p in passages)


def _audience(paper: Paper, reasons: Iterable[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    condition = phrase(paper.facts.condition, paper)
    basis = evidence(paper.facts.condition, paper.facts.intervention)
    claims = []
    # Without a condition nothing is known of whom it concerns, and “people who want to read about it” tells nothing.
    if condition:
        text = writer.introduce(f"This may interest people with {condition} and those close to them.")
        claims.append(Claim(text=text, kind="explanation", passages=basis))
    claims += _told(reasons, "explanation", writer)
    # By what does not speak of health, nobody can change anything.
    if paper.outside:
        return tuple(claims) or (Claim(text=NO_HEALTH, kind="explanation"),)
    # Nor by what was seen in cells or animals, where no illness is named that a reader may have.
    if not condition and paper.facts.design.value in NOT_IN_PEOPLE:
        return (*claims, Claim(text=EARLY, kind="explanation"))
    return (*claims, Claim(text=_ADVICE, kind="advice", passages=basis))


def _caveats(paper: Paper, chosen: Choice, told: Iterable[Claim], writer: PlainWriter) -> tuple[Claim, ...]:
    """Say what makes the results less sure: by the design, in the authors' words, and what nobody says."""
    grave, own, small = [*demanded_caveats(paper)], _told(chosen.limits, "caveat", writer), size_limit(paper)
    said = " ".join(claim.text for claim in (*told, *own))
    short = limits_in_short(_may_limit(paper, chosen), said)
    # A review's readers want to know how sure its evidence is, and whether more is needed, beside what its authors say.
    own = (*own, *islice(short, _IN_SHORT if is_review(paper) else not own))
    unsaid = [Claim(text=text, kind="explanation") for text in silences(paper)]
    if own:
        grave = [one for one in grave if one.text != REVIEW_LIMIT]
    claims = [*grave, *([small] if small and len(own) < MOST_LIMITS else []), *own, *unsaid]
    if not (own and is_review(paper)) and (read := _read(paper)):
        claims.append(Claim(text=read, kind="explanation"))
    return tuple(claims[:MOST_CAVEATS]) or (Claim(text=ONE_PAPER, kind="explanation"),)


def _may_limit(paper: Paper, chosen: Choice) -> Iterator[Passage]:
    """Give the passages that may name a limit: those that were not told, and of a review all that say how sure a result is."""
    yield from chosen.other_limits
    if is_review(paper):
        yield from (p for p in paper.sentences() if p.whose == "study" and GRADED.search(p.text))


def _read(paper: Paper) -> str | None:
    """Say that the whole paper was not read; None where it was. A review that names its limits needs it least."""
    read = "text that was given" if paper.source_kind in {"text", "markdown"} else "abstract"
    return f"Only the {read} was read: details may be missing." if paper.scope == "abstract" else None


def _notes(paper: Paper, untold: Passage | None) -> tuple[str, ...]:
    notes = [NO_MODEL]
    if untold:
        notes.append(UNTOLD.format(place=untold.id, text=untold.text))
    if not may_reuse(paper.licence):
        notes.append(EXTRACT)
    if read := _read(paper):
        notes.append(read)
    for name in type(paper.facts).model_fields:
        fact: Fact = getattr(paper.facts, name)
        if fact.needs_review:
            offered = "; ".join(dict.fromkeys(filter(None, (fact.value, *fact.candidates))))
            doubt = "the paper offers more than one answer" if fact.candidates else "we are not sure of it"
            notes.append(f"Check the {name.replace('_', ' ')}: {doubt} ({offered}).")
    return tuple(notes)

"""Write a draft without a model. Takes a Paper; gives a Summary of its own sentences and its design's limits."""

from __future__ import annotations

import re

from pipeline.draft.asides import upper_first
from pipeline.draft.house import in_house_words
from pipeline.draft.kinds import with_people
from pipeline.draft.lint import LONGEST, faults, lint
from pipeline.draft.material import check_language
from pipeline.draft.plain_words import PlainWriter, find_abbreviations
from pipeline.draft.plans import (
    animals,
    demanded_caveats,
    evidence,
    frame,
    people,
    phrase,
    result_sentence,
    silences,
    size_limit,
    title_of,
)
from pipeline.draft.rank import alike, answers, needed, rank_conclusions, rank_findings, rank_limits
from pipeline.draft.rank_words import usable
from pipeline.errors import SourceError
from pipeline.records import Claim, Fact, Origin, Paper, Passage, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.licence import may_reuse
from pipeline.text.sentences import sentences

ORIGIN = Origin(drafter="offline", version="2")
NO_MODEL = "No language model wrote this draft: it was put together from the paper's own sentences."
EXTRACT = "Extract: rewrite before publishing."
MOST_CAVEATS = 5
FEWEST_FINDINGS, MOST_FINDINGS, MOST_WORDS = 2, 8, 220
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
    conclusions, found = rank_conclusions(paper), rank_findings(paper)
    if not conclusions and not found:
        raise SourceError(
            f"“{paper.title[:90]}” has no abstract or results to draft from",
            "draft it from the full paper (PDF or JATS)",
        )
    writer = PlainWriter(find_abbreviations(p.text for p in paper.passages()), _who(paper), _names(paper), house)
    opening = _opening(paper, writer)
    # Where no conclusion answers what was asked, in a good sentence, the best finding does.
    answering = [p for p in (*conclusions, *found) if answers(p)]
    told = _chosen([*answering, *conclusions, *found], writer, most=1)[0]
    limits = _in_order(_chosen(rank_limits(paper, told), writer, most=2, fewest=0))
    findings = _chosen_findings(paper, found, (told, *limits), writer)
    takeaway = (opening, _concluded(paper, told, writer))
    said = _findings(findings or [told], writer)
    audience = _audience(paper, writer)
    caveats = _caveats(paper, limits, writer)
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
    summary = in_house_words(summary, house)
    mends = [f"Mend the language ({fault.kind}): “{fault.sentence}”" for fault in lint(summary)]
    return summary.model_copy(update={"notes": (*summary.notes, *mends)}) if mends else summary


def _chosen(ranked: list[Passage], writer: PlainWriter, *, most: int, fewest: int = 1) -> list[Passage]:
    """Give the best passages, `most` at most, that make good sentences; where too few do, the shortest of the next best."""
    good: list[Passage] = []
    for passage in ranked:
        if len(good) == most:
            break
        if not any(alike(passage.text, other.text) for other in good) and _writes_well(passage, writer):
            good.append(passage)
    if len(good) < fewest:
        left = [p for p in ranked if p not in good][: 2 * fewest]
        good += sorted(left, key=lambda p: _longest(writer.copy().simplify(p.text)))[: fewest - len(good)]
    return good


def _longest(text: str) -> int:
    return max(len(part.split()) for part in sentences(text))


def _writes_well(passage: Passage, writer: PlainWriter) -> bool:
    return not any(any(faults(part)) for part in sentences(writer.copy().simplify(passage.text)))


def _chosen_findings(
    paper: Paper, found: list[Passage], told: tuple[Passage, ...], writer: PlainWriter
) -> list[Passage]:
    """Give the findings in the paper's order, as many as fill a page of MOST_WORDS words."""
    known = {p.id for p in told}
    ranked = _needed_first(paper, [p for p in found if p.id not in known], known, writer)
    chosen = _chosen(ranked, writer, most=MOST_FINDINGS, fewest=min(FEWEST_FINDINGS, len(ranked)))
    words, kept = 0, []
    for place, passage in enumerate(chosen):
        words += len(passage.text.split())
        if place < FEWEST_FINDINGS or words <= MOST_WORDS:
            kept.append(passage)
    return _in_order(kept)


def _needed_first(paper: Paper, ranked: list[Passage], known: set[str], writer: PlainWriter) -> list[Passage]:
    """Put what a reader asks first before the rest, where it makes a good sentence and is not told yet."""
    every = {p.id: p for p in paper.passages() if usable(p)}
    first: list[Passage] = []
    for places in needed(paper, counted=people(paper) is not None):
        if known.isdisjoint(places):
            good = [every[place] for place in places if place in every and _writes_well(every[place], writer)]
            first += [p for p in good[:1] if p not in first]
    return [*first, *[p for p in ranked if p not in first]]


def _in_order(passages: list[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda p: p.start)


def _who(paper: Paper) -> str:
    trial = paper.facts.design.value in {
        "randomised trial", "single-arm trial", "cohort study", "case-control study", "cross-sectional study",
        "animal study", "laboratory study", "observational study",
    }  # fmt: skip
    return "researchers" if trial else "authors"


def _names(paper: Paper) -> list[str]:
    facts = (paper.facts.condition, paper.facts.intervention, paper.facts.comparator)
    return [fact.value for fact in facts if fact.value]


def _opening(paper: Paper, writer: PlainWriter) -> Claim:
    """Say what kind of study it is, in whom, and about what."""
    facts = paper.facts
    basis = evidence(facts.design, facts.participants, facts.condition, facts.intervention, facts.comparator)
    opening = writer.introduce(frame(paper))
    null = result_sentence(paper)
    if null:
        basis = tuple(dict.fromkeys((*basis, *facts.primary_result.passages)))
        opening = f"{opening} {null}"
    return Claim(text=opening, kind="finding" if basis else "explanation", passages=basis)


def _concluded(paper: Paper, told: Passage, writer: PlainWriter) -> Claim:
    """Give what the authors conclude, as their words where there is room to say so."""
    says = f"The {_who(paper)} write:"
    room = LONGEST - len(says.split())
    if len(sentences(_SAYING.sub("", writer.copy().simplify(told.text, room)))[0].split()) > room:
        room, says = LONGEST, ""
    said = upper_first(_SAYING.sub("", writer.simplify(told.text, room)))
    text = said if not says or _NAMES_WHO.match(said) else f"{says} {said}"
    return Claim(text=text, kind="finding", passages=(told.id,))


def _findings(chosen: list[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    return tuple(Claim(text=writer.simplify(p.text), kind="finding", passages=(p.id,)) for p in chosen)


def _audience(paper: Paper, writer: PlainWriter) -> tuple[Claim, ...]:
    condition, what = phrase(paper.facts.condition, paper), phrase(paper.facts.intervention, paper)
    basis = evidence(paper.facts.condition, paper.facts.intervention)
    who = f"people with {condition}" if condition else "people with the health problem that it describes"
    if what and not condition:
        who = f"people who want to know more about {what}"
    claims = [f"This may interest {who} and those close to them."]
    if paper.facts.design.value == "animal study":
        both = f"Part of this study was in {animals(paper)}, and part in people."
        claims.append(both if with_people(paper) else f"This was a study in {animals(paper)}, not in people.")
    if paper.facts.design.value == "laboratory study":
        claims.append("This was a laboratory study, not one in people.")
    made = [Claim(text=writer.introduce(text), kind="explanation", passages=basis) for text in claims]
    advice = (
        "It is not a reason to start, stop or change a treatment. "
        f"Talk with your doctor or nurse about {what or condition or 'your own care'}."
    )
    return (*made, Claim(text=writer.introduce(advice), kind="advice", passages=basis))


def _caveats(paper: Paper, limits: list[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    grave = demanded_caveats(paper)
    small = size_limit(paper)
    own = [Claim(text=writer.simplify(p.text), kind="caveat", passages=(p.id,)) for p in limits]
    unsaid = [Claim(text=text, kind="explanation") for text in silences(paper)]
    claims = [*grave, *([small] if small and len(own) < 2 else []), *own, *unsaid]
    if paper.scope == "abstract":
        read = "text that was given" if paper.source_kind in {"text", "markdown"} else "abstract"
        claims.append(Claim(text=f"Only the {read} was read: details may be missing.", kind="explanation"))
    if len(claims) < 2:
        claims.append(
            Claim(
                text="One paper alone rarely settles a question: other studies may find otherwise.",
                kind="explanation",
            )
        )
    return tuple(claims[:MOST_CAVEATS])


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

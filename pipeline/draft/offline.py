"""Write a draft without a model. Takes a Paper; gives a Summary of its own sentences and its design's limits."""

from __future__ import annotations

import re

from pipeline.draft.kinds import with_people
from pipeline.draft.plain_words import PlainWriter, find_abbreviations
from pipeline.draft.plans import (
    animals,
    design_limits,
    frame,
    phrase,
    result_sentence,
    silences,
    size_limit,
    standing,
    title_of,
)
from pipeline.draft.rank import choose_conclusion, choose_findings, choose_limits
from pipeline.errors import SourceError
from pipeline.records import Claim, Fact, Origin, Paper, Passage, Summary
from pipeline.text.language import looks_english
from pipeline.text.licence import may_reuse
from pipeline.text.sentences import sentences

ORIGIN = Origin(drafter="offline", version="1")
NO_MODEL = "No language model wrote this draft: it was put together from the paper's own sentences."
EXTRACT = "Extract: rewrite before publishing."
MOST_CAVEATS = 5
_SAYING = re.compile(
    r"^(?:the (?:authors|researchers) (?:highlight|conclude|report|emphasi[sz]e|note|showed|show) that|"
    r"it (?:is|was) concluded that)\s+",
    re.IGNORECASE,
)


def write_offline(paper: Paper) -> Summary:
    """Write a deterministic draft: no sentence says more than the passages that it names.

    Raises:
        SourceError: no sentence of the paper tells of the study itself.
    """
    if not looks_english(paper.text):
        raise SourceError(
            f"“{paper.title[:90]}” is not in English", "give an English version, or its English abstract"
        )
    conclusion = choose_conclusion(paper)
    limits = choose_limits(paper, conclusion)
    findings = choose_findings(paper, (*limits, *([conclusion] if conclusion else [])))
    told = conclusion or next(iter(findings), None)
    if told is None:
        raise SourceError(
            f"“{paper.title[:90]}” has no abstract or results to draft from",
            "draft it from the full paper (PDF or JATS)",
        )
    writer = PlainWriter(find_abbreviations(p.text for p in paper.passages()), _who(paper), _names(paper))
    takeaway = _takeaway(paper, told, writer)
    rest = [p for p in findings if p != told]
    found = _findings(rest if len(rest) > 1 else findings or [told], writer)
    audience = _audience(paper, writer)
    caveats = _caveats(paper, limits, writer)
    return Summary(
        title=title_of(paper),
        teaser=sentences(takeaway[0].text)[0],
        takeaway=takeaway,
        findings=found,
        audience=audience,
        caveats=caveats,
        topics=_topics(paper),
        glossary=tuple(sorted(writer.explained.items())),
        notes=_notes(paper),
        origin=ORIGIN,
    )


def _who(paper: Paper) -> str:
    trial = paper.facts.design.value in {
        "randomised trial", "single-arm trial", "cohort study", "case-control study", "cross-sectional study",
        "animal study", "laboratory study", "observational study",
    }  # fmt: skip
    return "researchers" if trial else "authors"


def _names(paper: Paper) -> list[str]:
    facts = (paper.facts.condition, paper.facts.intervention, paper.facts.comparator)
    return [fact.value for fact in facts if fact.value]


def _evidence(*facts: Fact) -> tuple[str, ...]:
    """Give the first two passages of each fact, each once, in order: a reviewer has to look every one of them up."""
    return tuple(dict.fromkeys(place for fact in facts for place in fact.passages[:2]))


def _takeaway(paper: Paper, told: Passage, writer: PlainWriter) -> tuple[Claim, ...]:
    facts = paper.facts
    basis = _evidence(facts.design, facts.participants, facts.condition, facts.intervention, facts.comparator) or (
        told.id,
    )
    opening = frame(paper)
    opening = opening if "“" in opening else writer.introduce(opening)  # a title is quoted as it is
    null = result_sentence(paper)
    if null:
        basis = tuple(dict.fromkeys((*basis, *facts.primary_result.passages)))
        opening = f"{opening} {null}"
    said = _SAYING.sub("", writer.simplify(told.text))
    said = said[:1].upper() + said[1:]
    first = Claim(text=opening, kind="finding", passages=basis)
    return first, Claim(text=f"The {_who(paper)} write: {said}", kind="finding", passages=(told.id,))


def _findings(chosen: list[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    return tuple(Claim(text=writer.simplify(p.text), kind="finding", passages=(p.id,)) for p in chosen)


def _audience(paper: Paper, writer: PlainWriter) -> tuple[Claim, ...]:
    condition, what = phrase(paper.facts.condition, paper), phrase(paper.facts.intervention, paper)
    basis = _evidence(paper.facts.condition, paper.facts.intervention)
    who = f"people with {condition}" if condition else "people with the health problem that it describes"
    if what and not condition:
        who = f"people who have been offered {what}"
    claims = [f"This may interest {who}, their families, and those who care for them."]
    if paper.facts.design.value == "animal study":
        both = f"Part of this study was in {animals(paper)}, and part in people."
        claims.append(both if with_people(paper) else f"This was a study in {animals(paper)}, not in people.")
    if paper.facts.design.value == "laboratory study":
        claims.append("This was a laboratory study, not one in people.")
    made = [Claim(text=writer.introduce(text), kind="explanation", passages=basis) for text in claims]
    advice = (
        f"It is not a reason to start, stop or change a treatment: questions about {what or condition or 'your own care'} "
        "belong in a talk with your doctor or nurse."
    )
    return (*made, Claim(text=writer.introduce(advice), kind="advice", passages=basis))


def _caveats(paper: Paper, limits: list[Passage], writer: PlainWriter) -> tuple[Claim, ...]:
    basis = _evidence(paper.facts.design, paper.facts.participants)
    grave = [
        Claim(text=t, kind="caveat" if basis else "explanation", passages=basis) for t in design_limits(paper)[:1]
    ]
    grave += [Claim(text=text, kind="explanation") for text in standing(paper)]
    small = size_limit(paper)
    own = [Claim(text=writer.simplify(p.text), kind="caveat", passages=(p.id,)) for p in limits]
    unsaid = [Claim(text=text, kind="explanation") for text in silences(paper)]
    claims = [*grave, *([small] if small and len(own) < 2 else []), *own, *unsaid]
    if paper.scope == "abstract":
        read = "text that was given" if paper.source_kind in {"text", "markdown"} else "abstract"
        claims.append(Claim(text=f"Only the {read} was read, so details may be missing here.", kind="explanation"))
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
    return tuple(dict.fromkeys(known))[:8]


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

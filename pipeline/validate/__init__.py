"""Check a Summary against its Paper. Takes both; gives a Report."""

from __future__ import annotations

from pipeline.records import Flag, Paper, Report, Severity, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.language import looks_english
from pipeline.validate.advice import advice
from pipeline.validate.aside import aside_flags
from pipeline.validate.cause import cause
from pipeline.validate.certainty import certainty
from pipeline.validate.comparison import comparison
from pipeline.validate.copying import copying
from pipeline.validate.direction import direction
from pipeline.validate.evidence import alignment, evidence_named, quotations
from pipeline.validate.flags import Rule
from pipeline.validate.grades import grades
from pipeline.validate.hedges import hedges
from pipeline.validate.history import history
from pipeline.validate.house import house_words
from pipeline.validate.hype import hype
from pipeline.validate.injection import injection
from pipeline.validate.limits import limits
from pipeline.validate.names import names_in_paper
from pipeline.validate.negation import negation
from pipeline.validate.not_reported import not_reported
from pipeline.validate.novelty import novelty
from pipeline.validate.omissions import omissions
from pipeline.validate.outcome import outcome
from pipeline.validate.population import population
from pipeline.validate.privacy import privacy
from pipeline.validate.quantities import numbers_in_paper
from pipeline.validate.reading import hard_to_read, measures, unexplained_words
from pipeline.validate.respect import respect
from pipeline.validate.scope import overgeneral, scope
from pipeline.validate.species import species
from pipeline.validate.spin import spin
from pipeline.validate.standing import status
from pipeline.validate.strength import strength
from pipeline.validate.structure import long_sentences, one_idea, structure, title_and_teaser
from pipeline.validate.support import support
from pipeline.validate.whose import whose

# In the order in which reviewers read.
RULES: tuple[Rule, ...] = (
    status, injection, structure, title_and_teaser, evidence_named, numbers_in_paper, names_in_paper, outcome, not_reported,
    history, advice, certainty, grades, strength, cause, spin, comparison, direction, negation, hedges, hype, novelty, species,
    population, scope, overgeneral, limits, omissions, whose, support, quotations, privacy, copying, respect, house_words, long_sentences,
    one_idea, hard_to_read, unexplained_words, alignment,
)  # fmt: skip

# Those that also read the glossary and the topics: each entry stands alone there, so only what needs no passage.
ASIDE: tuple[Rule, ...] = (injection, numbers_in_paper, advice, certainty, hype, respect, house_words)

# A lay summary of this many characters (15,000 words) is none, and no person would check it in one sitting.
LONGEST = 100_000


def check_summary(summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE) -> Report:
    """Run every rule, those of a house among them. `unchecked` where there is nothing to check, or it is not English: never a pass."""
    said = " ".join(claim.text for _, _, claim in summary.claims())
    figures = measures(summary)
    why = _why_not(said, paper)
    if why:
        flags = [Flag(rule="unchecked", severity=Severity.NOTE, message=why, remedy="a person must check it")]
        flags += [f for f in (*status(summary, paper), *injection(summary, paper)) if f.severity is Severity.BLOCK]
        return Report(verdict="unchecked" if len(flags) == 1 else "blocked", flags=tuple(flags), measures=figures)
    found = tuple(flag for rule in RULES for flag in rule(summary, paper, house))
    found += tuple(aside_flags(ASIDE, summary, paper, house))
    loud = {flag.severity for flag in found}
    verdict = "blocked" if Severity.BLOCK in loud else "flagged" if Severity.WARN in loud else "no flags"
    return Report.model_validate({"verdict": verdict, "flags": found, "measures": figures})


def _why_not(said: str, paper: Paper) -> str:
    """Say why a summary cannot be checked; empty where it can."""
    if not said.strip():
        return "there is nothing to check"
    if len(said) > LONGEST:
        return f"{len(said):,} characters are no lay summary: up to {LONGEST:,} are checked"
    if not looks_english(said):
        return "this is not English: the rules cannot read it"
    return "" if looks_english(paper.text) else "the paper is not English: the rules cannot read it"

"""Check a Summary against its Paper. Takes both; gives a Report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.records import Flag, Paper, Report, Severity, Summary
from pipeline.text.language import looks_english
from pipeline.validate.advice import advice
from pipeline.validate.evidence import evidence_named, quotations, support, whose
from pipeline.validate.people import alignment, outcome, population, scope, species
from pipeline.validate.quantities import numbers_in_paper
from pipeline.validate.reading import measures
from pipeline.validate.standing import injection, respect, status
from pipeline.validate.strength import certainty, hedges, hype, strength
from pipeline.validate.structure import long_sentences, structure

Rule = Callable[[Summary, Paper], Iterable[Flag]]
# In the order in which reviewers read.
RULES: tuple[Rule, ...] = (
    status, injection, structure, evidence_named, numbers_in_paper, outcome, advice, certainty, strength, hype, hedges,
    species, population, scope, whose, support, quotations, respect, long_sentences, alignment,
)  # fmt: skip


def check_summary(summary: Summary, paper: Paper) -> Report:
    """Run every rule. `unchecked` where there is nothing to check, or it is not English: never a pass."""
    said = " ".join(claim.text for _, _, claim in summary.claims())
    figures = measures(summary)
    if not said.strip() or not looks_english(said) or not looks_english(paper.text):
        why = "there is nothing to check" if not said.strip() else "this is not English: the rules cannot read it"
        flags = [Flag(rule="unchecked", severity=Severity.NOTE, message=why, remedy="a person must check it")]
        flags += [f for f in (*status(summary, paper), *injection(summary, paper)) if f.severity is Severity.BLOCK]
        return Report(verdict="unchecked" if len(flags) == 1 else "blocked", flags=tuple(flags), measures=figures)
    found = tuple(flag for rule in RULES for flag in rule(summary, paper))
    loud = {flag.severity for flag in found}
    verdict = "blocked" if Severity.BLOCK in loud else "flagged" if Severity.WARN in loud else "no flags"
    return Report.model_validate({"verdict": verdict, "flags": found, "measures": figures})

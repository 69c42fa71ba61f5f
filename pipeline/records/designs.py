"""The designs of studies, and the families of them that drafts, checks and pages treat alike. Holds names alone."""

from __future__ import annotations

DESIGNS = (
    "case report", "case series", "cross-sectional study", "cohort study", "case-control study",
    "randomised trial", "single-arm trial", "animal study", "laboratory study", "systematic review",
    "meta-analysis", "narrative review", "guideline", "protocol", "editorial", "observational study",
)  # fmt: skip
# One person or a few, whose story is told.
CASES = frozenset({"case report", "case series"})
# Nobody to compare with: what happened may have happened anyway.
UNCONTROLLED = CASES | {"single-arm trial"}
NOT_IN_PEOPLE = frozenset({"animal study", "laboratory study"})
# Studies of studies that were looked for by a plan.
REVIEWS = frozenset({"systematic review", "meta-analysis"})
# What speaks of many studies, and has no people of its own to tell of.
ABOUT_MANY = REVIEWS | {"narrative review", "guideline", "editorial"}

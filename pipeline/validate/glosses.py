"""Know our own explanations in a summary: what stands in brackets behind a term is the glossary's, and no claim."""

from __future__ import annotations

from pipeline.text.glossary import find_terms


def is_in_gloss(text: str, at: int) -> bool:
    """Tell whether a word stands in our glossary's own bracket behind its term: “fibroid (growth that is not cancer)”."""
    return "(" in text and any(
        term.end <= at < term.end + len(term.plain) + 2 and text.startswith(f" ({term.plain})", term.end)
        for term in find_terms(text)
    )

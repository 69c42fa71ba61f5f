"""Write flags. Takes a rule's finding; gives a Flag with the words at fault and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Claim, Flag, Severity, Summary

Place = tuple[str, int | None, Claim]


def every_sentence(summary: Summary) -> Iterator[Place]:
    """Give title, teaser and every claim with where it stands; title and teaser have no number.

    A teaser that repeats a claim is not given again: one cause gives one flag.
    """
    said = " ".join(claim.text for _, _, claim in summary.claims())
    if summary.title:
        yield "title", None, Claim(text=summary.title, kind="explanation")
    if summary.teaser and summary.teaser not in said:
        yield "teaser", None, Claim(text=summary.teaser, kind="explanation")
    yield from summary.claims()


def flag(  # noqa: PLR0913 - a flag's parts, each named where it is raised
    rule: str,
    severity: Severity,
    place: Place,
    span: tuple[int, int] | None,
    message: str,
    *,
    passages: tuple[str, ...] = (),
    standard: str = "",
    remedy: str = "",
) -> Flag:
    """Make a flag on the words `span` of a sentence, or on all of it."""
    section, number, claim = place
    start, end = span or (0, len(claim.text))
    return Flag(
        rule=rule,
        severity=severity,
        message=message,
        section=section,
        claim=number,
        quote=claim.text[start:end],
        start=start,
        end=end,
        passages=passages,
        standard=standard,
        remedy=remedy,
    )

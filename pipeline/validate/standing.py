"""Standing: what the record says of the paper, and what a draft must not carry. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import rule

_STANDARD = "COPE retraction guidelines; ICMJE, corrections and version control"
_SORT = "plainpaper: a lay summary tells what a study found"
_SAID = {
    "retracted": r"\bretracted\b|\bwithdrawn\b", "concern": r"\bconcern\b", "corrected": r"\bcorrect(?:ed|ion)\b",
    "preprint": r"\bpreprint\b|\bnot (?:yet )?(?:been )?(?:peer[- ]reviewed|checked|reviewed)\b",
}  # fmt: skip


@rule(
    "status",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="a retracted or corrected paper goes on being believed where nobody says so",
    standard=_STANDARD,
)
def status(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block a retracted source; warn of a preprint, a correction or a concern that the draft does not tell, and of what is no study of health; note unknown.

    Who wrote a summary has decided that one is wanted: there, what is no study of health is a note.
    """
    if paper.outside:
        severity = Severity.NOTE if summary.origin.drafter == "person" else Severity.WARN
        yield Flag(
            rule="status", severity=severity, message=paper.outside, standard=_SORT,
            remedy="decide first whether a lay summary of it is wanted at all",
        )  # fmt: skip
    value = paper.status.value
    said_by = f" ({paper.status.said_by})" if paper.status.said_by else ""
    if value == "retracted":
        yield Flag(
            rule="status", severity=Severity.BLOCK, message=f"the paper has been retracted{said_by}", standard=_STANDARD,
            remedy="do not publish a summary of it; withdraw one that is out",
        )  # fmt: skip
    elif value == "unknown":
        yield Flag(
            rule="status", severity=Severity.NOTE, message="nothing told whether the paper was retracted or corrected", standard=_STANDARD,
            remedy="look it up at the journal or in PubMed before publishing",
        )  # fmt: skip
    elif value in _SAID:
        text = " ".join([summary.title, summary.teaser, *(claim.text for _, _, claim in summary.claims())])
        if not re.search(_SAID[value], text, re.IGNORECASE):
            names = {
                "preprint": "the paper is a preprint",
                "corrected": "the paper has been corrected",
                "concern": "the journal has voiced concern about the paper",
            }
            yield Flag(
                rule="status", severity=Severity.WARN, section="caveats", message=f"{names[value]}{said_by}, and the draft does not say so",
                standard=_STANDARD, remedy="say it among the considerations",
            )  # fmt: skip

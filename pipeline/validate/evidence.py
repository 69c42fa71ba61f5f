"""Evidence: every statement stands on passages, says what they say, and tells this study's own. Gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.align import index_of
from pipeline.validate.flags import asks, every_sentence, flag, rule
from pipeline.validate.in_tables import row_of

_STANDARD = "plainpaper: a draft is never better than its evidence"
_TO_A_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:say|says|said|told|tells?|wr(?:o|i)te|writes|written|answer\w*|report\w*|explain\w*|describ\w*|ask(?:s|ed)?|quot\w*|read|reads|words?|ends?|clos(?:es|ed)|conclud\w*|stat(?:es|ed)|stud(?:y|ies)|papers?|authors?|trials?|articles?)\b",
    re.IGNORECASE,
)
# “It helps to be able to say “I need a hand”: how people speak, and nobody's words.
_WOULD_SAY = re.compile(
    r"\b(?:(?:to|can|could|may|might|must|should|would|often|sometimes|never|people|we) (?:just |simply |also )?(?:say|ask|answer|reply|hear|think|shout))[,:]? $",
    re.IGNORECASE,
)
_AUTHORS = re.compile(
    r"\b(?:authors?|researchers|scientists|team|doctors|they|he|she|paper|report|study|review)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"]([^”\"]{1,300})[”\"]")


@rule(
    "evidence",
    Severity.BLOCK,
    Severity.NOTE,
    why="a sentence without a passage cannot be checked",
    standard=_STANDARD,
)
def evidence_named(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block a finding or caveat of our own drafts that names no passage, and any id that the paper does not have."""
    known = {p.id for p in paper.passages()}
    ours = summary.origin.drafter != "person"
    for place in every_sentence(summary):
        section, number, claim = place
        if number is None:
            continue
        wrong = [i for i in claim.passages if i not in known]
        if wrong:
            yield flag(
                "evidence", Severity.BLOCK, place, None, f"the paper has no passage {', '.join(wrong)}",
                standard=_STANDARD, remedy="name the passages that say it",
            )  # fmt: skip
        elif ours and not claim.passages and claim.kind in {"finding", "caveat"} and section != "audience":
            yield flag(
                "evidence", Severity.BLOCK, place, None, "this sentence names no passage of the paper",
                standard=_STANDARD, remedy="name the passages that say it, or take it out",
            )  # fmt: skip


@rule(
    "quotation",
    Severity.WARN,
    why="quotation marks promise the paper's own words",
    standard="plainpaper: a quotation is verbatim",
)
def quotations(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block words in quotation marks that the paper does not have, letter for letter."""
    told = ""
    for place in every_sentence(summary):
        for match in _QUOTED.finditer(place[2].text):
            told = told or _plain(f"{paper.text} {paper.title}")
            # Straight marks open and close alike: what stands between two quotations is none.
            inside = match.group().startswith('"') and place[2].text.count('"', 0, match.start()) % 2 == 1
            # “All in your head” is what people say; a paper does not speak to its reader.
            saying = _is_saying(place[2].text, match)
            if (
                len(match.group(1).split()) >= 4
                and not (inside or saying)
                and _plain(match.group(1)).rstrip(".,;") not in told
            ):
                yield flag(
                    "quotation", Severity.WARN, place, match.span(1), "the paper does not have these words in this order",
                    standard="plainpaper: a quotation is verbatim", remedy="quote exactly, or take the marks off",
                )  # fmt: skip


def _is_saying(text: str, quoted: re.Match[str]) -> bool:
    """Tell whether quoted words are what people say, or might, and no words of the paper."""
    might = _WOULD_SAY.search(text, 0, quoted.start()) and not _AUTHORS.search(text, 0, quoted.start())
    return bool(might or asks(text)) or bool(_TO_A_READER.search(quoted.group(1)) and not _SAID.search(text))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


@rule("alignment", Severity.NOTE, why="where code found no passage, a person must look first", standard=_STANDARD)
def alignment(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note the sentences of somebody else's summary for which code found no passage."""
    if summary.origin.drafter != "person":
        return
    index = index_of(paper)
    lonely = [
        place
        for place in every_sentence(summary)
        if place[1] is not None
        and not place[2].passages
        and not index.rank(place[2].text, 1)
        and not row_of(place[2].text, index)
    ]
    if lonely:
        yield Flag(
            rule="alignment", severity=Severity.NOTE, message=_told_lonely(lonely[0][2].text, len(lonely) - 1),
            standard="plainpaper: a draft is never better than its evidence", remedy="read these against the paper first",
        )  # fmt: skip


def _told_lonely(first: str, others: int) -> str:
    """Say which sentence resembles no passage, and how many others."""
    words = first.split()
    shown = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    more = {0: "", 1: ", and 1 other does not either"}.get(others, f", and {others} others do not either")
    return f"no passage resembles “{shown}”{more}"

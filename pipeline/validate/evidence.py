"""Evidence: every statement stands on passages, says what they say, and tells this study's own. Gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.words import content
from pipeline.validate.align import index_of
from pipeline.validate.flags import every_sentence, flag, rule

_STANDARD = "plainpaper: a draft is never better than its evidence"
_QUOTED = re.compile(r"[“\"]([^”\"]{12,300})[”\"]")
# Below this share of rare words that the paper knows a sentence is most likely not from the paper.
_UNSUPPORTED, _THIN = 0.22, 0.40
_GENERAL = re.compile(
    r"\b(?:talk|speak|ask|doctor|nurse|pharmacist|learn more|more information|families|carers|this (?:may|might|could) interest|language model|abstract was read|"
    r"does not (?:say|report|tell|clearly)|did not report|not reported|peer[- ]review|preprint|retracted|journal has|start, stop or change|"
    r"more (?:research|studies)|further (?:research|studies)|cannot show|can show that things occur|no comparison group|one paper alone|carry over to people)\b",
    re.IGNORECASE,
)
_CITED_WORDS = re.compile(
    r"\b(?:other|earlier|previous|past) (?:studies|reports|research|cases|work|authors|researchers|patients|people)\b|\b(?:reported|described) (?:before|elsewhere|earlier)\b|"
    r"\bbefore this\b|\bthe (?:authors|researchers) (?:cite|mention|refer)\b|\bliterature\b|\bit is (?:already )?known\b|\bis known\b|\belsewhere\b",
    re.IGNORECASE,
)


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
    "support",
    Severity.WARN,
    Severity.NOTE,
    why="a sentence whose words the paper does not have is most likely invented",
    standard=_STANDARD,
)
def support(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a sentence whose telling words the paper hardly knows: invented, or from another paper."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        if _GENERAL.search(text) or place[0] == "title":
            continue
        words = set(content(text))
        share = index.support(text)
        if len(words) >= 5 and share < _UNSUPPORTED:
            yield flag(
                "support", Severity.WARN, place, None, "hardly any of this sentence's words are in the paper",
                standard=_STANDARD, remedy="find the passage that says it, or take it out",
            )  # fmt: skip
        elif len(words) >= 6 and share < _THIN:
            missing = ", ".join(sorted(words - index.everything)[:5])
            yield flag(
                "support", Severity.NOTE, place, None, f"thin support: the paper does not have {missing} …",
                passages=tuple(p.id for _, p in index.rank(text, 2)), standard=_STANDARD,
                remedy="compare with the passages",
            )  # fmt: skip


@rule(
    "quotation",
    Severity.WARN,
    why="quotation marks promise the paper's own words",
    standard="plainpaper: a quotation is verbatim",
)
def quotations(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name words in quotation marks that the paper does not have, letter for letter."""
    told = _plain(f"{paper.text} {paper.title}")
    for place in every_sentence(summary):
        for match in _QUOTED.finditer(place[2].text):
            if len(match.group(1).split()) >= 4 and _plain(match.group(1)).rstrip(".,;") not in told:
                yield flag(
                    "quotation", Severity.WARN, place, match.span(1), "the paper does not have these words in this order",
                    standard="plainpaper: a quotation is verbatim", remedy="quote exactly, or take the marks off",
                )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


@rule(
    "whose",
    Severity.WARN,
    why="other people's patients and findings are not this study's",
    standard="plainpaper: cited findings are not this study's",
)
def whose(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where a finding stands on nothing but other people's work and is told as this study's."""
    index = index_of(paper)
    for place in every_sentence(summary):
        section, number, claim = place
        if number is None or section == "audience" or _GENERAL.search(claim.text) or _CITED_WORDS.search(claim.text):
            continue
        named = [p for p in index.passages if p.id in claim.passages]
        ranked = index.rank(claim.text, 2)
        if not ranked or (named and any(p.whose != "cited" for p in named)):
            continue
        score, best = ranked[0]
        own = max((s for s, p in index.rank(claim.text, 8) if p.whose != "cited"), default=0.0)
        if best.whose == "cited" and best.kind != "introduction" and score > 0.45 and score - own > 0.15:
            yield flag(
                "whose", Severity.WARN, place, None, f"passage {best.id} tells this of other people's patients or work",
                passages=(best.id,), standard="plainpaper: cited findings are not this study's",
                remedy="say whose finding it is, or take it out",
            )  # fmt: skip


@rule("alignment", Severity.NOTE, why="where code found no passage, a person must look first", standard=_STANDARD)
def alignment(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note the sentences of somebody else's summary for which code found no passage."""
    if summary.origin.drafter != "person":
        return
    index = index_of(paper)
    lonely = [
        p for p in every_sentence(summary) if p[1] is not None and not p[2].passages and not index.rank(p[2].text, 1)
    ]
    if lonely:
        yield Flag(
            rule="alignment", severity=Severity.NOTE, message=f"{len(lonely)} sentences have no passage that resembles them",
            standard="plainpaper: a draft is never better than its evidence", remedy="read these against the paper first",
        )  # fmt: skip

"""Say what a review stands on. Takes a Paper; gives the passage that tells what it included, and the sentence made of it.

“We included four trials (365 women)” becomes “This is a review of earlier studies. It included four trials (365 women)”: a
reader learns what kind of paper it is and how much it stands on before what came of it.
"""

from __future__ import annotations

import re

from pipeline.draft.asides import finish
from pipeline.draft.lint import faults
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.subjects import subject
from pipeline.records import Paper, Passage
from pipeline.records.designs import REVIEWS
from pipeline.text.quick import quick

_STUDIES = r"(?:stud(?:y|ies)|trials?|RCTs?|reviews|articles|publications|reports)"
# Where a review tells what it included: among its first sentences.
_LOOKED_AT = 6
_WHO = (
    r"(?:In (?:this|the|our) (?:[\w-]+ )?(?:update|review)(?: of the review)?,? |Overall,? |In total,? |After screening,? )?"
    r"(?:we|the (?:review )?(?:authors|researchers)|(?:this|the|our) (?:[\w-]+ ){0,3}?review(?: update)?|this update|(?:the |our )?search(?:es)?)"
)
_DID = r"(?:has |have )?(?:now |currently |also )?(?:included?s?|includes|identified|found|comprise[sd]|yielded)"
_SOME = r"(?:a total of |only )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_TOLD_OF = re.compile(
    rf"{_WHO} {_DID} (?:in (?:this|the|our) (?:[\w-]+ )?(?:review|update) )?(?P<what>{_SOME}[^.]*)\.$", re.IGNORECASE
)
_WERE = re.compile(
    rf"(?P<what>{_SOME}[^.;:]{{0,160}}?) (?:(?:was|were|are) (?:eligible and )?(?:included|identified|eligible)|met (?:all )?(?:the|our) (?:[\w’'-]+ ){{0,3}}?criteria)"
    r"(?: for inclusion)?(?: (?:in|for) (?:this|the|our) (?:[\w-]+ ){0,2}?(?:review|meta-analysis|analysis|update))?(?P<rest>[^.]*)\.$",
    re.IGNORECASE,
)
_OF_STUDIES = quick(rf"\b{_STUDIES}\b", re.IGNORECASE)
_MAY_TELL = quick(r"\b(?:includ\w+|identified|found|eligible|comprise[sd]?|yielded|met)\b", re.IGNORECASE)
# A second verb makes another sentence of it: “potential studies were found of which five, …”.
_TELLS_MORE = re.compile(r"(?<!that )(?<!which )(?<!who )(?<!whom )\b(?:was|were|is|are|had|has)\b")
_IN_THE_REVIEW = quick(
    r",? (?:as eligible )?(?:for inclusion )?(?:in|for) (?:this|the|our) (?:[\w-]+ )?(?:review|update|revision|version|analysis|meta-analysis)(?: of (?:the|this) review)?\b|,? as eligible(?: for inclusion)?(?=[,. ])|\ba total of (?=\d)"
)
_NOT_OF_IT = quick(
    r"\b(?:not|excluded|ongoing|awaiting|new|additional|none|evidence|difference|abstracts|references|records|reduc|increas)\b",
    re.IGNORECASE,
)


def is_review(paper: Paper) -> bool:
    """Tell a review of studies, whether it pools their results or not."""
    return paper.facts.design.value in REVIEWS


def included(paper: Paper, writer: PlainWriter) -> Passage | None:
    """Give the passage that tells which studies a review included; None where none does in a sentence that can be told."""
    if not is_review(paper):
        return None
    kinds = {"abstract", "results"}
    own = [p for p in paper.sentences() if p.kind in kinds and p.whose == "study" and _MAY_TELL.search(p.text)]
    fit = [p for p in own[:_LOOKED_AT] if tell_included(p, paper, writer)]
    # What names people too tells more.
    return next(
        (
            p
            for p in fit
            if re.search(r"\b(?:participants|patients|people|women|men|children|infants|adults)\b", p.text)
        ),
        fit[0] if fit else None,
    )


def tell_included(passage: Passage, paper: Paper, writer: PlainWriter) -> str | None:
    """Give the sentences that say what kind of paper a review is, and which studies it included."""
    first, *more = writer.parts(passage.text)
    what = _what(first)
    if not what:
        return None
    about = subject(paper, within=True)
    told = [
        f"This is a review of earlier studies{f', about {about}' if about else ''}.",
        finish(f"It included {what}"),
        *more,
    ]
    return None if any(map(faults, told)) else " ".join(told)


def _what(sentence: str) -> str | None:
    match = _TOLD_OF.match(sentence) or _WERE.match(sentence)
    if not match:
        return None
    rest = match.groupdict().get("rest") or ""
    what = match.group("what")
    if rest and not re.match(r",? \(?(?:with|involving|including|enrolling|comprising|reporting|of|in|\(|\d)", rest):
        return None
    what = _IN_THE_REVIEW.sub("", f"{what[0].lower()}{what[1:]}{rest}")
    if _TELLS_MORE.search(what):
        return None
    return what if _OF_STUDIES.search(what) and not _NOT_OF_IT.search(what) else None

"""Make Comparisons for page tests: a good, a bad and a failed contestant on papers, or one that attacks."""

from __future__ import annotations

from collections.abc import Sequence

from draft_maker import MODEL, claim, rich_draft, rich_paper

from pipeline.records import Draft, Paper, Report, Summary
from pipeline.records.comparing import Bill, Comparison, Contestant, KeyFact, Trial, Unread
from pipeline.records.spending import Spending

GOOD_SUMMARY = Summary(
    title="Inventumab for hives",
    teaser="What a small series found.",
    takeaway=(claim("Itch fell in 18 of 24 people with hives.", "S5"),),
    findings=(claim("Two people had a headache.", "S7"), claim("Four people left the study.", "S6")),
    audience=(claim("This may interest people with hives.", kind="explanation"),),
    caveats=(claim("There was no comparison group.", "S3", kind="caveat"),),
    origin=MODEL,
)
GOOD = Report(verdict="no flags", measures={"reading_grade": 6.5, "words": 32.0})


def contestant(letter: str, name: str) -> Contestant:
    """Give a contestant; “offline” is the drafter without a model."""
    if name == "offline":
        return Contestant(letter=letter, name=name, drafter="offline")
    return Contestant(
        letter=letter,
        name=name,
        drafter="model",
        model=name,
        host="models.example",
        prompts="shipped",
        level="standard",
    )


def trial(letter: str, paper: int, draft: Draft | None, *, told: int = 3, **fields: object) -> Trial:
    """Give a trial: a draft that tells so many of four facts, or none, which failed."""
    names = ("design", "people", "condition", "harms")
    facts = tuple(KeyFact(name=name, value=f"the {name}", told=at < told) for at, name in enumerate(names))
    bill = Bill(spent=Spending(calls=2, tokens_in=2000, tokens_out=600, micro_usd=9000), tokens_in=2000, tokens_out=600, seconds=3.2, days=("2026-11-26",))  # fmt: skip
    known: dict[str, object] = {"letter": letter, "paper": paper, "bill": bill}
    if draft is None:
        known |= {"state": "failed", "reason": "the server said no", "hint": "ask it kindly"}
    else:
        known |= {
            "state": "drafted",
            "summary": draft.summary,
            "report": draft.report,
            "facts": facts,
            "support": 80.0,
        }
    return Trial.model_validate(known | fields)


def comparison(
    papers: int = 3, *, names: Sequence[str] = ("small-7b", "large-70b", "offline"), blind: bool = False
) -> Comparison:
    """Give a comparison: of three the first is good, the second flagged everywhere, and the last failed on the first paper."""
    paper = rich_paper()
    good, bad = Draft(paper=paper, summary=GOOD_SUMMARY, report=GOOD), rich_draft()
    who = tuple(contestant(letter, name) for letter, name in zip("ABCDEFGH", names, strict=False))
    trials = []
    for place in range(papers):
        for at, one in enumerate(who):
            failed = at == 2 and place == 0
            trials.append(trial(one.letter, place, None if failed else bad if at % 2 else good, told=4 - at % 3))
    unread = (Unread("scan.pdf", "the pages are pictures", "get the publisher's PDF"),)
    return Comparison(who, tuple(titled(paper, n) for n in range(papers)), tuple(trials), unread, blind=blind)


def titled(paper: Paper, number: int) -> Paper:
    """Give the paper under another title."""
    return paper.model_copy(update={"title": f"Paper {number + 1}: {paper.title}"})


def hostile(draft: Draft, attack: str) -> Comparison:
    """Give a comparison that has the attack in every text that a paper, a model, a file or a check can bring."""
    who = (contestant("A", attack), contestant("B", attack).model_copy(update={"ended_by": attack, "hint": attack}))
    facts = (KeyFact(name=attack, value=attack, told=False),)
    trials = (
        trial("A", 0, draft, facts=facts),
        trial("B", 0, None, reason=attack, hint=attack),
    )
    return Comparison(who, (draft.paper,), trials, (Unread(attack, attack, attack),))

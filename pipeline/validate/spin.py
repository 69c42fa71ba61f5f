"""Spin: the first thing a reader sees does not promise what the main outcome did not show. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import UNCONTROLLED
from pipeline.text.meaning import concepts, is_everyday
from pipeline.text.quick import quick
from pipeline.validate.align import index_of
from pipeline.validate.flags import Place, asks, every_sentence, flag, rule
from pipeline.validate.purpose import is_aim, is_what_a_part_does

_STANDARD = "Boutron et al. JAMA 2010;303:2058 (spin); EU lay summaries (2018), 7: results that showed no effect"
_PROMISE = quick(
    r"\b(?:help(?:s|ed)?(?: to)?|improv(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|eas(?:e|es|ed)|reliev(?:e|es|ed)|prevent(?:s|ed)?|protect(?:s|ed)?|works?(?! (?:on|in)\b)|worked|effective(?:ly)?|benefits?|benefited|"
    r"manage|control|slow(?:s|ed)?|lower(?:s|ed)?(?! (?:body|back|legs?|limbs?|part|half|jaw|abdomen))|better|relief|success(?:ful|fully)?|safely|promising)\b",
    re.IGNORECASE,
)
# “Asked for help”, “back to work”, “the control group” promise nothing.
_NO_VERB = re.compile(
    r"\b(?:the|this|that|with|without|for|of|at|from|off|seek\w{0,3}|sought|g[eo]t|getting|need\w{0,3}|more|some|any|their|his|her|our|its|a|an|no|medical|professional|outside|extra|social|shift|night|paid|back to) $",
    re.IGNORECASE,
)
_NOUN_TOO = frozenset("help work control".split())  # noqa: SIM905
_NULL_TOLD = quick(
    r"\b(?:no|not|nor|neither|never|unchanged|similar|same|without|cannot|didn['’]t|doesn['’]t|wasn['’]t|weren['’]t|whether|if|unclear|failed|little|nothing|studied|tested|looked|compared|measured|investigated|examined)\b",
    re.IGNORECASE,
)
_UNCHANGED = quick(
    r"\b(?:did not (?:significantly )?(?:change|improve|differ)|(?:was|were|remained) unchanged|no (?:statistically |clinically )?(?:significant |clear |measurable )?(?:change|difference|improvement|effect)s?|not (?:significantly )?(?:changed|improved|different))\b",
    re.IGNORECASE,
)
_STABLE = re.compile(r"\b(?:remained|was|were|stayed) (?:\w+ )?stable\b|\bstabil[iy]\w*", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:significant(?:ly)? (?:improv|better|reduc|decreas|increas|lower|higher)\w*|improved (?:significantly|from|by)|p ?[<≤] ?0?[.·]0)",
    re.IGNORECASE,
)
# Staying the same told as the work of the treatment.
_HELD = re.compile(
    r"\b(?:(?:slow(?:s|ed)?|halt(?:s|ed)?|stop(?:s|ped)?|prevent(?:s|ed)?|delay(?:s|ed)?|stabili[sz](?:e[sd]?|ing)|held|holds?) (?:back )?(?:the |their |her |his |its |further |any )?(?:[\w-]+ ){0,2}?(?:progress\w*|worsening|decline|disease|condition|disability|deterioration|symptoms?|relapses?)|"
    r"kept (?:the |their |her |his )?(?:[\w-]+ ){1,4}?(?:stable|steady|in check|under control|from (?:getting )?wors\w+))\b",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\b(?:secondary (?:\w+ )?(?:outcomes?|end-?points?|analys[ei]s|measures?)|sub-?group|post[- ]hoc|exploratory)\b",
    re.IGNORECASE,
)
_SECOND_TOLD = re.compile(
    r"\b(?:secondary|subgroup|some|also|certain|one group|among those|only|other measures?)\b", re.IGNORECASE
)
_PLAN = {"protocol"}
# A promise about the main outcome shares so many telling words with the passages that tell it.
_SHARED = 2
# An illness alone is two words often enough; with its treatment it is this study that is told of.
_SHARED_WITH_TITLE = 3


@rule(
    "spin",
    Severity.WARN,
    why="readers keep the first sentence, and it must not promise what was not seen",
    standard=_STANDARD,
)
def spin(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where title, teaser or takeaway promise what the main outcome, an uncontrolled study or a plan cannot show."""
    tops = _tops(summary)
    unchanged = _unchanged(paper)
    if unchanged:
        yield from _promised(
            tops, unchanged, paper.title, "the first thing a reader sees promises an effect; the main outcome did not change",
            "say at the top that the measured outcome did not change",
        )  # fmt: skip
    elif paper.facts.design.value in _PLAN and paper.facts.design.confidence >= 0.6:
        yield from _promised(
            tops, [], paper.title, "the first thing a reader sees promises an effect; the paper is a plan and has no results",
            "say that the study is still to be done",
        )  # fmt: skip
    else:
        yield from _second_first(tops, paper)
    yield from _stability(summary, paper)


def _tops(summary: Summary) -> list[Place]:
    """Give title, teaser and the first sentences, where readers stop."""
    name = "takeaway" if summary.takeaway else "findings"
    most = 2 if summary.takeaway else 1
    return [
        place
        for place in every_sentence(summary)
        if place[1] is None or (place[0] == name and place[1] is not None and place[1] < most)
    ]


def _promised(tops: list[Place], passages: list[Passage], title: str, message: str, remedy: str) -> Iterator[Flag]:
    if any(_NULL_TOLD.search(top[2].text) for top in tops):
        return
    for place in reversed(tops):  # the takeaway's words before the title's: one cause, one flag
        promise = None if asks(place[2].text) else _promise(place[2].text)
        if promise and not (place[0] == "findings" and passages and _is_of_else(place[2].text, passages, title)):
            yield flag(
                "spin", Severity.WARN, place, promise.span(), message,
                passages=tuple(p.id for p in passages[:2]), standard=_STANDARD, remedy=remedy,
            )  # fmt: skip
            return


def _promise(text: str) -> re.Match[str] | None:
    """Give a word that promises an effect; what is done for a purpose, and what a part of the body does, promises none."""
    return next((match for match in _PROMISE.finditer(text) if not _is_no_promise(text, match)), None)


def _is_no_promise(text: str, match: re.Match[str]) -> bool:
    word, start = match.group().lower(), match.start()
    noun = word in _NOUN_TOO and _NO_VERB.search(text, 0, start)
    return bool(noun) or is_aim(text, start) or is_what_a_part_does(text, start)


def _is_of_else(text: str, passages: list[Passage], title: str) -> bool:
    """Tell whether a summary's first sentence sets the scene: it hardly shares a telling word with outcome and title."""
    said = {root for root in concepts(text) if not is_everyday(root)}
    of_outcome = said & {root for p in passages for root in concepts(p.text)}
    return len(of_outcome) < _SHARED and len(said & set(concepts(title))) < _SHARED_WITH_TITLE


def _second_first(tops: list[Place], paper: Paper) -> Iterator[Flag]:
    """Name a takeaway that stands on a secondary outcome and leaves the main one out."""
    main = set(paper.facts.primary_result.passages)
    index, second = index_of(paper), None
    for place in tops:
        ranked = index.rank(place[2].text, 1)
        best = ranked[0][1] if ranked else None
        if main & set(place[2].passages) or (best and best.id in main) or _SECOND_TOLD.search(place[2].text):
            return
        if best and ranked[0][0] > 0.45 and _SECOND.search(best.text) and _PROMISE.search(place[2].text):
            second = (place, best)
    if second:
        yield flag(
            "spin", Severity.WARN, second[0], None, "this tells a secondary outcome as if it were the main one",
            passages=(second[1].id, *sorted(main)[:1]), standard=_STANDARD, remedy="tell the main outcome first",
        )  # fmt: skip


def _stability(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name a sentence that turns “it stayed the same” into an effect where nobody was compared."""
    if paper.facts.design.value not in UNCONTROLLED or paper.facts.design.confidence < 0.5:
        return
    own = [p for p in paper.sentences() if p.whose == "study" and p.kind not in {"introduction", "references"}]
    stable = [p for p in own if _UNCHANGED.search(p.text) or _STABLE.search(p.text)]
    if not stable or any(_HELD.search(p.text) for p in own if p not in stable):
        return
    for place in every_sentence(summary):
        match = _HELD.search(place[2].text)
        if match and place[0] not in {"audience", "caveats"} and not _doubted(place[2].text[: match.start()]):
            yield flag(
                "spin", Severity.WARN, place, match.span(), "staying the same is not an effect: nobody was compared",
                passages=tuple(p.id for p in stable[:2]), standard=_STANDARD,
                remedy="say that it stayed the same, and that time or chance may explain it",
            )  # fmt: skip


def _doubted(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:not|no|never|whether|if|cannot|unclear|suggested|thought|believed|said|supposed|hoped?|aim(?:ed|s)?|did)\b",
            before,
            re.IGNORECASE,
        )
    )


def _unchanged(paper: Paper) -> list[Passage]:
    """Give the passages that say that the main outcome did not change; empty where it did, or where nothing tells."""
    fact = paper.facts.primary_result
    if fact.value == "no difference" and fact.confidence >= 0.6:
        return [p for p in paper.sentences() if p.id in fact.passages]
    if fact.value or paper.facts.design.value not in {"single-arm trial", "case series"}:
        return []
    own = [p for p in paper.sentences() if p.whose == "study" and p.kind in {"abstract", "results", "conclusions"}]
    return [] if any(_CHANGED.search(p.text) for p in own) else [p for p in own if _UNCHANGED.search(p.text)]

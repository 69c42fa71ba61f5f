"""Choose what a draft opens with. Takes a Paper; gives sentences that may be its takeaway, the best first.

A reader who reads one sentence should know what the study came to: what its authors conclude of what they asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pipeline.draft import rank_words as words
from pipeline.draft.answering import SHOWS, answers, is_silent, says_nothing, tells_result
from pipeline.draft.asides import drop_asides
from pipeline.draft.concluding import LIKELY, concluding
from pipeline.draft.rank import OF_MANY, alike, costs_beside
from pipeline.draft.rank_words import usable, words_of
from pipeline.records import Paper, Passage
from pipeline.text.quick import quick

# Of many people no story is told.
_STORIES = frozenset({"case report"})
# What befell a mother or a brother is not what a person's story comes to.
_OF_KIN = re.compile(
    r"(?:his|her|their|the patient['’]s) (?:[\w-]+ )?(?:mother|father|parents|sisters?|brothers?|siblings?|sons?|daughters?|uncle|aunt|cousins?|grand\w+|husband|wife|family)\b",
    re.IGNORECASE,
)
_THE_PERSON = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
# “It is unclear whether it helps”, “not enough evidence to tell”: that too answers what was asked.
_UNSURE = quick(
    r"\b(?:uncertain(?:ty)?|unclear|unknown|insufficient|inconclusive|not (?:clear|known|certain|sure|enough)|(?:little|limited|weak|scarce|inadequate) (?:[\w-]+ ){0,3}?evidence(?! of an? \b)|no (?:[\w-]+ ){0,3}?evidence (?!(?:was|is|were|available|of (?:an? )?(?:\w+ )?(?:differences?|effects?))\b)|lack of (?:[\w-]+ )?evidence|"
    r"(?:cannot|could not|not possible to|unable to) (?:\w+ )?(?:conclude|determine|tell|say|support|recommend|draw|be (?:sure|drawn))|no (?:\w+ ){0,2}conclusions?|remains? to be)\b",
    re.IGNORECASE,
)
# What the authors make of all their evidence.
_VERDICT = quick(
    r"\b(?:insufficient|inadequate|not enough|no|little) (?:[\w-]+ ){0,2}?(?:evidence|data)\b[^.,;]{0,60}?\b(?:to|that) (?:recommend|support|determine|suggest|conclude|promote|evaluate|assess|show|tell|say|establish|inform|justify|guide|refute|draw|make|know|be)\b"
    r"|\b(?:evidence|data) (?:is|are|was|were) (?:\w+ )?(?:insufficient|inadequate|not enough|inconclusive|too (?:weak|limited))\b|\bevidence\b[^.,;]{0,40}\b(?:does not|supports?|suggests?|shows?|indicates?)\b",
    re.IGNORECASE,
)
# How good studies are tells nothing of what they found.
_OF_QUALITY = quick(
    r"\b(?:risk of (?:\w+ )?bias|(?:reporting|publication|selection|performance|detection|attrition) bias|heterogene\w+|reporting|sample sizes?|published (?:only )?(?:as|in)|methodolog\w+|blind(?:ed|ing)|underpowered|allocation|limitations?|graded|downgraded|generali[sz]\w+|imprecis\w+|(?:over|under)-?estimated|confidence intervals?|inadequately \w+ed|uncertain about the estimates?)\b"
    r"|\b(?:quality|certainty)\b[^.,;]{0,30}\b(?:studies|trials|was|were|is|are)\b|\bcertainty for\b|\bconfidence in\b|\b(?:in|for|of|on) (?:the )?secondary (?:outcomes?|end-?points?|measures?)\b|^(?:the )?(?:overall |general )?(?:quality|certainty) of\b|^overall,? the (?:quality|certainty)\b|\b(?:studies|trials) (?:\w+ ){0,4}(?:were|was|are|is) (?:\w+ )?(?:small|few|old|short|of)\b",
    re.IGNORECASE,
)
# What is still to come changes nothing that is known.
_TO_COME = quick(
    r"\b(?:conclusions?|results?|findings?) (?:of (?:this|the) review )?(?:may|might|could|will|would)\b|\b(?:ongoing|awaiting|pending|future) (?:\w+ )?(?:stud|trial|research|update)\w*|\bupdates? of\b|\bwill be (?:\w+ )?(?:updated|included|incorporated)\b",
    re.IGNORECASE,
)
# “Doctors should consider”, “has implications for care”, “is explored”: nothing was found by it.
_NO_FINDING = quick(
    r"(?<!they )\b(?:should|must|recommend(?:ed|s)?|warrant(?:s|ed)?|ought|encouraged|advised)\b|\b(?:aims?|objectives?|purpose|goals?) (?:of|was|were|is)\b|\b(?:have|has|had) (?:\w+ ){0,2}implications\b|\bneeds? (?:to|for)\b|\b(?:studies|trials) with\b[^.]{0,40}\bincluded\b|\b(?:is|are|was|were) (?:explored|discussed|described|presented|reviewed|outlined|highlighted)\b"
    r"|\b(?:we|authors|researchers|article|paper|report|manuscript|study|review) (?:will |also |here )?(?:explores?|discuss(?:es)?|describes?|presents?|reviews?|outlines?|aims?|illustrates?|focus(?:es)?|notes?)\b|\bto (?:the best of )?our knowledge\b|\b(?:may|might|could|can|will) (?:\w+ )?(?:spur|pave|inform|guide|stimulate|open|inspire)\b|\b(?:contributed|provided|presented) (?:\w+ )?data\b|\b(?:previous|earlier|other) (?:\w+ )?reviews\b|^no (?:comparisons|studies|trials|reviews?) (?:\w+ )?(?:examined|reported|measured|assessed|evaluated|compared|looked)\b|\b(?:evaluated|assessed|examined) the accuracy\b|\ba number of differences\b|\b(?:is|are) (?:well |already )?known to\b|\b(?:we|authors|researchers) know\b|\b(?:could|may|might|can) (?:wish to |want to )?consider\b|\bmerits? (?:further|more)\b|\bin accordance with\b|\b(?:tested|used|studied) (?:[\w-]+ )?interventions designed\b|\bsupport(?:s|ed)? (?:the |current |previous |existing |revised )*(?:[\w-]+ ){0,4}(?:recommendations?|guidelines?)\b|\blikely to continue\b",
    re.IGNORECASE,
)
# Which one is told by the sentence before.
_THIS_ONE = quick(
    r"\b(?:this|these|those|such|the latter|the former) (?:effects?|findings?|differences?|results?|associations?|relationships?|changes?|benefits?|patterns?|reductions?|increases?|comparisons?|outcomes?|interventions?|improvements?)\b|\b(?:all|any|the|for|in) (?:the )?other (?:comparisons?|outcomes?|groups?|studies|trials|analys[ei]s)\b|^(?:only )?(?:one|two|three|four|five|six) (?:reported|found|showed|suggested|indicated)\b|^(?:the (?:first|second|third|fourth|other) (?:study|trial)|several factors|few (?:were|was|of)|(?:one|two|three|four|five|six) (?:studies|study|trials?) (?:reported|found|showed|presented|provided))\b|\b(?:any|all|none|most|some) of them\b",
    re.IGNORECASE,
)
# What power a study had, and how it was reckoned with, is no finding either.
_OF_RECKONING = quick(
    r"\b(?:sensitivity|sub-?group|post[- ]hoc) analys[ei]s\b|\b(?:under-?)?powered\b|\blow power\b|\bfollow-?up (?:was|were)\b|\b(?:main effects?|interaction terms?|regression|parameters?|covariates?)\b|\b(?:for|to|no|a) (?:perform (?:a )?|do (?:a )?)?meta-analys[ei]s\b|\bnot (?:be )?(?:pooled|combined)\b|\b(?:required|accrued) information\b|\b(?:trial )?sequential analys[ei]s\b|\bcould not be (?:performed|undertaken|done|carried out)\b",
    re.IGNORECASE,
)
# In a review “this trial” is one of many, and “these trials” are some.
_OF_ONE = quick(
    r"\b(?:this|that|the same|the only|one) (?:\w+ )?trial\b|^these (?:\w+ )?(?:trials|studies)\b", re.IGNORECASE
)
_JOINT = re.compile(r",|;| (?:but|though|although|whereas|while)\b")
_UNDER = re.compile(
    r"(?:although|though|while|whilst|whereas|despite|given|based on|in|for|at|to)\b[^,]{3,120},\s", re.IGNORECASE
)
_HARM = quick(
    r"\b(?:side[- ]effects?|adverse|unwanted|harms|toxicit\w+|complications?|withdr\w+|discontinu\w+|drop-?outs?)\b",
    re.IGNORECASE,
)
_MORE = quick(r"\b(?:more|higher|increas\w*|rais\w*|longer|greater|rose)\b", re.IGNORECASE)
_LESS = quick(r"\b(?:less|fewer|lower\w*|decreas\w*|reduc\w*|shorter|smaller|fell)\b", re.IGNORECASE)
_LATER = quick(r"(?:however|moreover|furthermore|in addition|additionally|also|besides|finally)\b", re.IGNORECASE)

# Of what readers judged at this fitness and above 85 of 100 were worth telling, below it 6 of 10 (tune half).
FIT_TOO = 2.6
_OF_HARM = 1.2
# What shares so much with an answer that is too long to tell echoes it, and how much that counts.
_ECHOES, _OF_AN_ECHO = 0.45, 5.0
# What cannot stand behind another conclusion: of whom or what the reader was not told, what was always known, what is to come.
_NOT_BESIDE = quick(
    r"^(?:if (?:this|these|that|it|confirmed)|these (?:studies|trials) (?!suggest|show|indicate|demonstrate|support))|\b(?:in|for|of) (?:the )?other (?!words\b)|\b(?:the|these|both) (?:two|three|four|five|larger|smaller|largest|first|second|latter|former) (?:of (?:the|these) )?(?:[\w-]+ )?(?:drugs?|trials?|stud(?:y|ies)|treatments?|medicines?|interventions?)\b|\b(?:this|these|those|such an?) (?:population|patients|people|group|groups|women|men|children|infants|cohort|setting|individuals|subjects|participants)\b"
    r"|\b(?:in|for|of|across) (?:all|both|either) (?:(?:two|three|four|five|six|the) )*(?:comparisons?|outcomes?|groups?|arms?)\b|\bany other (?:outcomes?|comparisons?|measures?)\b"
    r"|\b(?:has|have) (?:long|become|traditionally)\b|\b(?:is|are) (?:also |therefore |thus )?(?:warranted|needed|required)\b|\bthe need (?:for|to)\b|\bconfidence intervals?\b|\bcould not comment\b|\babsence of evidence\b|\blimitations?\b|\b(?:is|was|are|were) based on (?:only|just|two|three|one|a single|few)\b|^(?:it is (?:important|essential|necessary)|(?:responder|subgroup|sub-group) analyses)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"^(?:[\w-]+ ){1,5}also\b")


class Opener(NamedTuple):
    """What a draft may open with, how fit it is, and whether its authors conclude there."""

    passage: Passage
    fitness: float
    concludes: bool


def openers(
    paper: Paper, conclusions: list[Passage], ranked: list[Passage], worth_of: Mapping[str, float]
) -> list[Opener]:
    """Give what a draft may open with and how fit it is, the best first; `worth_of` tells how much of a passage a person's summary holds.

    Of a person's story each is as fit as the others: their order tells.
    """
    if paper.facts.design.value in _STORIES:
        return [Opener(passage, 0.0, concludes=False) for passage in _of_a_story(paper, conclusions, ranked)]
    concluded = concluding(paper)
    ends = {p.id: chance for p, chance in concluded}
    place = {p: n for n, p in enumerate(p for p, chance in ends.items() if chance >= LIKELY)}
    asked, known = set(paper.facts.primary_result.passages), _known_before(paper)
    target = words_of(f"{paper.title} {paper.facts.condition.value or ''} {paper.facts.intervention.value or ''}")
    of_many = paper.facts.design.value in OF_MANY
    pool = dict.fromkeys([*(p for p, _ in concluded if usable(p)), *conclusions, *ranked])

    def fitness(passage: Passage) -> float:
        text = drop_asides(passage.text)
        score = _says(passage, text) - 2.5 * (passage.id in known)
        score -= 1.5 * bool(of_many and _OF_ONE.search(text)) + 1.0 * costs_beside(text, paper.title)
        score += 2.5 * ends.get(passage.id, 0.0)
        score += 1.0 / (1 + place.get(passage.id, 9)) + 1.0 * (passage.id in asked)
        return score + 1.0 * len(words_of(text) & target) / max(6, len(target)) + 0.5 * worth_of.get(passage.id, 0.0)

    fit = [p for p in pool if not words.leans_back(p.text) and not words.leans_back(_without_later(p.text))]
    found = (Opener(p, fitness(p), ends.get(p.id, 0.0) >= LIKELY) for p in fit)
    return sorted(found, key=lambda one: (-one.fitness, one.passage.start))


def like_the_fittest(fit: list[Opener], is_good: Callable[[Passage], bool]) -> list[Opener]:
    """Give the fittest first where it can be told; else what says most of the same before the next best, which may say another thing."""
    # Of a story each is as fit as the others.
    if not fit or fit[0].fitness <= 0 or is_good(fit[0].passage):
        return fit
    lost = fit[0].passage
    wanted, denies = words_of(drop_asides(lost.text)), bool(words.NULL.search(lost.text))

    def echo(one: Opener) -> float:
        passage = one.passage
        own = words_of(drop_asides(passage.text))
        shared = 2 * len(wanted & own) / max(1, len(wanted) + len(own))
        like = shared >= _ECHOES and bool(words.NULL.search(passage.text)) == denies and tells_result(passage)
        return one.fitness + _OF_AN_ECHO * shared * like

    return sorted(fit, key=lambda one: (-echo(one), one.passage.start))


def goes_on(passage: Passage) -> bool:
    """Tell whether a sentence goes on from another: “also”, “however”."""
    return bool(_LATER.match(passage.text) or _ALSO.search(drop_asides(passage.text)))


def says_the_same(one: Passage, two: Passage) -> bool:
    """Tell whether two conclusions say much the same: one that found a difference and one that found none do not."""
    differ = any(
        bool(sign.search(one.text)) != bool(sign.search(two.text)) for sign in (words.NULL, _HARM, _MORE, _LESS)
    )
    return alike(one.text, two.text) and not differ


def also_concluded(paper: Paper, first: Passage, fit: list[Opener]) -> list[Passage]:
    """Give what the authors conclude beside the `first`, the fittest first: a treatment that helps, and what it harms."""
    concluded = {one.passage.id: one for one in fit if one.concludes}
    if first.id not in concluded:
        return []
    # A harm is no answer, and belongs beside one.
    own = (
        one.passage
        for one in concluded.values()
        if one.fitness + _OF_HARM * bool(_HARM.search(_first_clause(one.passage.text))) >= FIT_TOO
        and one.passage.id != first.id
    )
    return [p for p in own if not _leads_aside(drop_asides(p.text), paper)]


def _without_later(text: str) -> str:
    """Give a sentence without the word by which it goes on from another."""
    found = _LATER.search(text)
    return text[: found.start()] + text[found.end() :] if found else text


def _leads_aside(text: str, paper: Paper) -> bool:
    """Tell whether a sentence speaks of what a reader was not told of, or of how a study was made, what it cost and what is to come."""
    of_many = paper.facts.design.value in OF_MANY
    return bool(
        _NOT_BESIDE.search(text)
        or _THIS_ONE.search(SHOWS.sub("", text))
        or (of_many and _OF_ONE.search(text))
        or costs_beside(text, paper.title)
        or _NO_FINDING.search(_first_clause(text))
        or (_OF_QUALITY.search(text) and not _UNSURE.search(text))
        or any(found.search(text) for found in (_OF_RECKONING, _TO_COME, words.MORE_RESEARCH, words.CALLS_FOR_MORE))
        or any(found.search(text) for found in (words.OF_THE_SAMPLE, words.OF_THE_FILES))
    )


def _known_before(paper: Paper) -> frozenset[str]:
    """Give the ids of what stands before a study's own doing: an introduction, or the general first third of an abstract."""
    abstract = [p for p in paper.sentences() if p.kind == "abstract"]
    early = abstract[: len(abstract) // 3] if paper.facts.design.value not in OF_MANY else []
    general = [p for p in early if words.GENERAL.search(drop_asides(p.text)) or words.is_aim(p.text)]
    return frozenset(
        p.id for p in (*general, *(p for p in paper.sentences() if p.kind in {"introduction", "methods"}))
    )


def _says(passage: Passage, text: str) -> float:
    """Weigh whether a sentence says what came out."""
    judges, unsure = bool(words.EFFECT.search(text)), bool(_UNSURE.search(text))
    says = tells_result(passage) or judges
    score = 1.0 * says + (0.4 if says else 0.8) * unsure - 1.5 * (not says and not unsure)
    shows = bool(words.CONCLUDING.match(passage.text) or SHOWS.match(passage.text))
    score += 0.8 * shows + 0.3 * bool(words.HEDGE.search(text))
    score += 0.7 * bool(_VERDICT.search(text))
    first = _first_clause(text)
    score -= 2.5 * (not answers(passage) and not unsure) + 1.0 * is_silent(passage) + 1.0 * says_nothing(first)
    score -= 2.5 * bool(_NO_FINDING.search(first) and not unsure) + 2.5 * bool(_TO_COME.search(text))
    score -= 2.5 * bool(words.MORE_RESEARCH.search(text) or words.CALLS_FOR_MORE.search(text))
    score -= (1.5 if judges else 2.5) * bool(_OF_QUALITY.search(text) and not unsure) + 0.4 * bool(
        words.HYPE.search(text)
    )
    score -= _OF_HARM * bool(_HARM.search(first)) + 0.4 * goes_on(passage)
    score -= 2.5 * bool(_OF_RECKONING.search(text)) + 1.5 * bool(
        _THIS_ONE.search(SHOWS.sub("", text) if shows else text)
    )
    score -= 1.5 * bool(words.OF_THE_SAMPLE.search(text) or words.OF_THE_FILES.search(text))
    score -= 1.5 * bool(words.is_limit(first) and not unsure)
    return score - 0.02 * max(0, len(text.split()) - 25)


def _first_clause(text: str) -> str:
    """Give what a sentence says first: “it helps” of “it helps, though doctors should …”."""
    under = _UNDER.match(text)
    return _JOINT.split(text[under.end() :] if under else text, maxsplit=1)[0]


def _of_a_story(paper: Paper, conclusions: list[Passage], ranked: list[Passage]) -> Iterator[Passage]:
    """Give what the story of a person comes to: what it was, how it ended, what its authors make of it."""
    asked = set(paper.facts.primary_result.passages)
    main = [p for p in ranked if p.id in asked]
    told: set[str] = set()
    for tier, is_fit in (
        (conclusions, lambda p: answers(p) and _comes_to(p)),
        (conclusions, lambda p: answers(p) and tells_result(p)),
        ([*main, *ranked], lambda p: answers(p) and tells_result(p)),
        ([*conclusions, *ranked], lambda p: answers(p) and not is_silent(p)),
        ([*conclusions, *ranked], answers),
        ([*conclusions, *ranked], lambda _: True),
    ):
        for passage in tier:
            if _OF_KIN.match(passage.text) or passage.id in told or not is_fit(passage):
                continue
            if not leans_on_another(passage, story=True):
                told.add(passage.id)
                yield passage


def leans_on_another(passage: Passage, *, story: bool = False) -> bool:
    """Tell whether a sentence says “these” or “it” of what another said; “she” of a `story` is whom it tells of."""
    return words.leans_back(passage.text) and not (story and _THE_PERSON.match(passage.text))


def _comes_to(passage: Passage) -> bool:
    """Tell whether a sentence of a story says what it was or how it ended, or what its authors make of it."""
    text = drop_asides(passage.text)
    if passage.kind in {"conclusions", "discussion"} or words.CONCLUDING.match(passage.text):
        return tells_result(passage)
    return bool(words.ENDED.search(text) or words.DIAGNOSIS.search(text)) and not words.READINGS.search(text)

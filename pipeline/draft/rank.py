"""Choose the sentences worth telling. Takes a Paper; gives passages for findings, conclusion and limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pipeline.draft import rank_words as words
from pipeline.draft.answering import SHOWS, TO_DO
from pipeline.draft.asides import drop_asides
from pipeline.draft.features import describe, worth
from pipeline.draft.for_readers import is_broken, limits_something
from pipeline.draft.out_of_place import back_matter
from pipeline.draft.rank_words import usable, words_of
from pipeline.records import Paper, Passage, SectionKind
from pipeline.records.designs import ABOUT_MANY, CASES
from pipeline.text.quick import quick

_TIERS: tuple[tuple[SectionKind, ...], ...] = (
    ("case", "results", "abstract", "conclusions"),
    ("discussion", "other", "methods"),
)
_SHORT_ABSTRACT = 4
_CONCLUDES = frozenset({"conclusions", "abstract", "discussion", "case"})
_OWN_DOING = re.compile(
    r"\b(?:we|our|us|hypothes\w+|this (?:study|trial|review|paper|article|report|work)|patient|showed|revealed|year-old)\b",
    re.IGNORECASE,
)
_SHOULD = quick(
    r"\b(?:should|must|needs? to be|has to be|have to be)\b|\b(?:is|are) (?:\w+ )?recommended\b|\bwe (?:\w+ )?recommend\b",
    re.IGNORECASE,
)
# What speaks of many studies, or may.
OF_MANY = ABOUT_MANY | {None}
# What something costs, and what else it spares, is a side result of a paper whose title asks for neither.
_COSTS = quick(
    r"\b(?:costs?|costly|prices?|cheap(?:er)?|inexpensive|expen\w+|economic\w*|budget|savings?)\b", re.IGNORECASE
)
_BESIDE = 2.0
_BESIDES = re.compile(
    r"(?:moreover|furthermore|in addition|additionally|also|besides|finally|interestingly|notably)\b", re.IGNORECASE
)
# “There are a number of limitations to this study” names none, and “we do not believe that they affected the results” denies them.
_NAMES_NONE = re.compile(
    r"^(?:however,? |but |also,? )?(?:there (?:are|were)|(?:this|our|the|the present|the current) (?:study|trial|review|work|report|analysis|research)(?: also)? (?:has|had)|we (?:acknowledge|recogni[sz]e|note)) "
    r"(?:(?!no\b)[\w-]+ ){0,6}?(?:limitations?|weaknesses|shortcomings)(?: (?:to|of|in|with|for) (?:this|the|our|these|the present|the current) (?:[\w-]+ ){0,2}?(?:stud(?:y|ies)|trial|review|work|report|analysis|research|data|findings|results))?(?: (?:that|which) (?:should|must|need to|have to|deserve to)[^,;:]{0,60})?\.$"
    r"|\bnot (?:believe|think|expect|feel)\b[^.;]{0,60}\b(?:limitations?|weaknesses|these|this)\b|\b(?:limitations?|weaknesses)\b[^.;]{0,40}\b(?:unlikely to|(?:did|do|does|will|would) not) (?:\w+ )?(?:have )?(?:affect|bias|influence|change|alter|explain)",
    re.IGNORECASE,
)
# “Low-certainty evidence suggests that” stands before a result, and says how sure it is.
_HOW_SURE = quick(
    r"\b(?:(?:very )?low|moderate|high)(?:[- ]to[- ](?:(?:very )?low|moderate|high))?[- ](?:quality|certainty) evidence (?:\w+ )?(?:suggests?|suggested|shows?|showed|indicates?|indicated|that)\b",
    re.IGNORECASE,
)
# A low risk of bias is no limit.
_LOW_RISK = quick(
    r"\brisk of (?:\w+ )?bias\b(?![^.]*\b(?:high|unclear|moderate|serious|concerns?)\b)[^.]{0,60}\b(?:was|were|is|are) (?:\w+ )?low\b|^(?:all|both|most) (?:[\w-]+ ){0,5}?(?:was|were|are) (?:\w+ )?(?:at|of) (?:\w+ )?low risk of (?:\w+ )?bias\b(?![^.]*\b(?:high|unclear)\b)",
    re.IGNORECASE,
)
# What is praised before anything was found, and how something is called elsewhere, is no reason to ask.
_PRAISES = quick(
    r"\b(?:is|are|has been|have been) (?:\w+ly |very |also )?(?:safe|effective|efficacious|well[- ]tolerated|harmless|beneficial|the (?:best|treatment of choice))\b|\b(?:safe|effective) (?:and|in|for|when|with|taken)\b|\bnames? (?:is|are)\b",
    re.IGNORECASE,
)
# Weights of a story are about three times those that were fitted.
_STORY_SCALE = 3.0
_OF_WORTH = 1.0
# What is known before is told to lay readers: three long words outweigh a word of the title.
_LONG_WORD, _A_LONG_WORD = 10, 0.35
# A whole paper's abstract is what its authors would have a reader know; its results tell every measurement.
_OF_ABSTRACT = 0.6
_WEIGHTS: dict[SectionKind, float] = {"case": 2.0, "results": 2.0, "abstract": 1.2, "conclusions": 0.6}


def rank_findings(paper: Paper) -> list[Passage]:
    """Give the passages that tell what was asked, done and found, the best first."""
    return [passage for passage, _ in weigh_findings(paper)]


def weigh_findings(paper: Paper, fewest: int = 6) -> list[tuple[Passage, float]]:
    """Give the passages that tell what was asked, done and found, the best first, each with what it is worth.

    A story of one person is ranked by hand-set weights, as nobody's summaries of such were at hand to learn from.
    """
    kinds: set[SectionKind] = {"methods", "other", "introduction"} if paper.scope == "abstract" else set()
    for tier in _TIERS:
        kinds |= set(tier)
        own = [p for p in paper.sentences() if p.kind in kinds and usable(p)]
        if len(own) >= fewest:
            break
    made = back_matter(paper)
    pool = [p for p in own if p.id not in made and not (words.OTHERS_FOUND.match(p.text) and _speaks_as_we(paper))]
    if paper.facts.design.value in CASES:
        target = words_of(paper.title) | _conclusion_words(paper)
        value = {p.id: _story_score(p, target) / _STORY_SCALE for p in pool}
    else:
        value = {one.passage.id: worth(one) for one in describe(paper, frozenset(kinds))}
        abstract_ends = max((p.end for p in own if p.kind == "abstract"), default=0)
        for passage in pool:
            value[passage.id] += _finding_bonus(passage, paper, abstract_ends)
    in_abstract = abstract_of(paper) if paper.scope == "full" else frozenset()
    for passage in pool:
        value[passage.id] += _OF_ABSTRACT * (passage.id in in_abstract)
    return sorted(((p, value[p.id]) for p in pool), key=lambda one: (-one[1], one[0].start))


def abstract_of(paper: Paper) -> frozenset[str]:
    """Give the ids of the passages of a paper's abstract, however its parts are headed."""
    return frozenset(
        p.id for s in paper.sections if s.kind == "abstract" or s.title.startswith("Abstract") for p in s.passages
    )


def role_of(passage: Passage) -> str:
    """Tell what a sentence does in a paper: it sets an aim, tells a method, says what to do or how a review dealt with studies, or anything else."""
    text = drop_asides(passage.text)
    if words.OF_THE_FILES.search(text) and not words.NULL.search(text):
        return "files"
    if words.CALLS_FOR_MORE.search(text) or (_SHOULD.search(text) and not words.OUTCOME.search(text)):
        return "advice"
    if words.is_aim(passage.text):
        return "aim"
    done = words.is_done(text)
    return "method" if done or words.ENDS_DONE.search(text) or passage.kind == "methods" else "else"


def rank_reasons(paper: Paper) -> list[Passage]:
    """Give the passages that say why the study was done, the best first: what is known, and what was not."""
    if paper.facts.design.value in OF_MANY:
        return []  # there all is known before
    own = [p for p in paper.sentences() if p.kind in {"abstract", "introduction"} and usable(p)]
    ends = next((n for n, p in enumerate(own) if role_of(p) != "else"), len(own) // 3)
    before = [p for n, p in enumerate(own) if n < ends or p.kind == "introduction"]
    early = [
        p
        for p in before
        if role_of(p) == "else" and words.GENERAL.search(drop_asides(p.text)) and not _OWN_DOING.search(p.text)
    ]
    early = [p for p in early if not words.leans_back(p.text) and not _PRAISES.search(p.text)]
    title = words_of(paper.title)
    if paper.facts.design.value in CASES:
        # “The last child is 24 years old”: in a story the present tense tells of the person, unless it speaks of what the title does.
        early = [p for p in early if p.kind == "introduction" or words_of(p.text) & title]
    return sorted(early, key=lambda p: (_A_LONG_WORD * long_words(p.text) - len(words_of(p.text) & title), p.start))


def long_words(text: str) -> int:
    """Give how many words of a sentence, without its asides, are long."""
    return sum(len(word) >= _LONG_WORD for word in drop_asides(text).split())


def overlap(one: Passage, two: Passage) -> float:
    """Give the share of the shorter passage's words that the other has too."""
    a, b = words_of(drop_asides(one.text)), words_of(drop_asides(two.text))
    return len(a & b) / max(1, min(len(a), len(b)))


def _finding_bonus(passage: Passage, paper: Paper, abstract_ends: int) -> float:
    """Give what a summary's readers need beyond what people's summaries hold: the main result, its people, its harms.

    In the first half of an abstract without headings may stand what was known before: no finding.
    """
    facts = paper.facts
    asked = facts.primary_result.value not in {None, "not tested"}
    bonus = 0.3 * (asked and passage.id in facts.primary_result.passages)
    bonus += 0.2 * (passage.id in facts.harms.passages) + 0.15 * (passage.id in facts.participants.passages)
    plain = drop_asides(passage.text)
    done = words.is_done(plain)
    bonus -= 0.5 * words.is_aim(passage.text) + 0.5 * done
    bonus -= 0.4 * bool(words.DANGLING.search(plain) and not words.CONCLUDING.match(plain))
    graded = passage.kind in {"results", "abstract"} and words.GRADED.search(passage.text)
    limit = words.MORE_RESEARCH.search(passage.text) or (words.is_limit(passage.text) and not graded)
    early = passage.kind == "introduction" or (passage.kind == "abstract" and passage.end * 2 < abstract_ends)
    general = early and words.GENERAL.search(plain) and paper.facts.design.value not in OF_MANY
    sample = words.OF_THE_SAMPLE.search(plain) and passage.id not in facts.participants.passages
    return bonus - 0.4 * bool(limit) - 0.5 * bool(general) - 0.3 * bool(sample)


def needed(paper: Paper, *, counted: bool) -> list[tuple[str, ...]]:
    """Give the passages of which one has to be told, by what a reader asks first: main result, harms, how many people.

    `counted` says that the draft tells elsewhere how many took part.
    """
    facts = paper.facts
    asked = facts.primary_result.value not in {None, "not tested"}
    wanted = [facts.primary_result.passages if asked else (), facts.harms.passages if facts.harms.reported else ()]
    return [
        *filter(None, wanted),
        *([facts.participants.passages] if not counted and facts.participants.passages else []),
    ]


def _speaks_as_we(paper: Paper) -> bool:
    return paper.facts.design.value == "editorial" and any(re.search(r"\bwe\b", p.text) for p in paper.sentences())


def _conclusion_words(paper: Paper) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for passage in paper.sentences():
        if passage.kind == "conclusions":
            found |= words_of(passage.text)
    return found


def _story_score(passage: Passage, target: frozenset[str]) -> float:
    text = drop_asides(passage.text)
    own = words_of(text)
    score = _WEIGHTS.get(passage.kind, 0.0)
    score += 0.6 * bool(re.search(r"\d", text)) + 0.5 * min(2, len(words.COMPARISON.findall(text)))
    score += 2.5 * len(own & target) / max(6, len(own))
    score -= (
        1.5 * words.is_aim(passage.text) + bool(words.DANGLING.search(text)) + 0.8 * bool(words.HEAVY.search(text))
    )
    ended = words.ENDED.search(text)
    score -= 1.2 * bool(words.READINGS.search(text) and not words.DIAGNOSIS.search(text))
    score += 0.8 * bool(ended) + 0.8 * bool(words.DIAGNOSIS.search(text))
    score -= 2.0 * bool(words.NORMAL.search(text) and not ended and not words.DIAGNOSIS.search(text))
    score -= 1.5 * bool(passage.kind == "abstract" and words.is_setup(text))
    score -= 0.6 * bool(words.HYPE.search(text)) + 0.03 * max(0, len(text.split()) - 25)
    graded = passage.kind in {"results", "abstract"} and words.GRADED.search(text)
    score -= 1.5 * bool(words.MORE_RESEARCH.search(text) or (words.is_limit(text) and not graded))
    score -= 1.5 * is_broken(passage.text)
    return score + 0.6 * min(2, len(words.STORY.findall(text))) + 1.5 * bool(words.PERSON.search(text))


def alike(one: str, two: str) -> bool:
    """Tell whether two sentences say much the same: most of the shorter one's words are in the other."""
    a, b = words_of(drop_asides(one)), words_of(drop_asides(two))
    return len(a & b) > 0.6 * max(1, min(len(a), len(b)))


def rank_conclusions(paper: Paper, worth_of: Mapping[str, float] = MappingProxyType({})) -> list[Passage]:
    """Give the passages that say what the authors conclude, the best first; none where no sentence of theirs does.

    `worth_of` tells of a passage how much of it a person's summary is likely to hold.
    """
    own = [p for p in paper.sentences() if p.kind in _CONCLUDES and usable(p)]
    pool = [p for p in own if p.kind == "conclusions"]
    if not pool:
        pool = [p for p in own if p.kind in {"abstract", "discussion"} and words.CONCLUDING.match(p.text)]
    if paper.scope == "full" and paper.facts.design.value not in CASES:
        # What a whole paper's abstract ends with is its conclusion in short.
        pool += [p for p in _abstract_ends(own) if p not in pool]
    if not pool and paper.facts.design.value == "case report":
        pool = [p for p in own if p.kind in {"abstract", "case"} and words.DIAGNOSIS.search(p.text)]
        told = [p for p in own if p.kind in {"abstract", "case"}]
        pool += [p for p in told[len(told) // 2 :] if words.ENDED.search(p.text) and p not in pool]
    if not pool:
        # Without a heading the end of an abstract is where its authors conclude.
        abstract = [p for p in own if p.kind == "abstract" and not words.is_aim(p.text)]
        ends = abstract[-max(2, len(abstract) // 3) :]
        main = set(paper.facts.primary_result.passages)
        pool = [p for p in abstract if p in ends or p.id in main]
    title, in_abstract = words_of(paper.title), abstract_of(paper)
    story = paper.facts.design.value in CASES
    whole = max([1, *(p.end for p in own)])

    def least_first(passage: Passage) -> tuple[float, int]:
        score = _conclusion_score(passage, title, in_abstract=passage.id in in_abstract)
        harms = words.HARM.search(passage.text) and not words.HARM.search(paper.title)
        # What a treatment did not do is not what a person's story comes to.
        score -= 1.0 * bool(story and harms)
        if story and passage.kind in {"abstract", "case"} and not words.CONCLUDING.match(passage.text):
            # The last of what befell the person is how it ended.
            score += bool(words.ENDED.search(passage.text)) * (0.5 + passage.end / whole)
            score += 0.5 * bool(words.DIAGNOSIS.search(passage.text)) - bool(words.READINGS.search(passage.text))
        return -score - _OF_WORTH * worth_of.get(passage.id, 0.0), passage.start

    return sorted(pool, key=least_first)


def _abstract_ends(own: list[Passage]) -> list[Passage]:
    abstract = [p for p in own if p.kind == "abstract"]
    return abstract[-max(2, len(abstract) // 4) :] if len(abstract) > _SHORT_ABSTRACT else []


def costs_beside(text: str, title: str) -> bool:
    """Tell whether a sentence tells what something costs, in a paper whose title does not ask for it."""
    return bool(_COSTS.search(text)) and not _COSTS.search(title)


def _conclusion_score(passage: Passage, title: frozenset[str], *, in_abstract: bool) -> float:
    text = drop_asides(passage.text)
    score = 2.0 * len(words_of(text) & title) / max(5, len(title)) + 0.5 * bool(words.HEDGE.search(text))
    score -= 2.5 * bool(words.MORE_RESEARCH.search(text)) + 1.0 * bool(words.HYPE.search(text))
    score -= 0.5 * bool(words.HARM.search(text) and not words.HARM.search(" ".join(sorted(title))))
    score -= _BESIDE * costs_beside(text, " ".join(sorted(title)))
    score -= 1.0 * bool(TO_DO.search(text)) + 0.5 * words.is_aim(text)
    score += 0.4 * bool(words.NULL.search(text) or words.COMPARISON.search(text))
    score -= 0.5 * bool(words.DANGLING.search(text)) + 0.03 * max(0, len(text.split()) - 30)
    shows = words.CONCLUDING.match(passage.text) or SHOWS.match(passage.text)
    score -= 0.4 * bool(_BESIDES.match(passage.text))
    return score + 1.0 * bool(shows) + 0.4 * in_abstract


def rank_limits(paper: Paper, told: Passage) -> list[Passage]:
    """Give the passages in which the authors name the limits of their own work, the best first."""
    named = set(paper.facts.limits.passages)
    kinds = {"limitations", "discussion", "conclusions", "abstract"}
    # What was seen in one person is no limit, whatever its words.
    story = paper.facts.design.value in CASES
    pool = [
        p
        for p in paper.sentences()
        if p.id != told.id and p.kind in kinds and len(p.text.split()) >= 8
        and not _is_graded_result(p)
        and (p.id in named or p.kind == "limitations" or words.is_limit(p.text) or words.CALLS_FOR_MORE.search(p.text))
        and not _NAMES_NONE.search(p.text) and not _LOW_RISK.search(p.text) and limits_something(p.text, story=story)
        and usable(p)
    ]  # fmt: skip
    return sorted(pool, key=lambda p: (-_limit_score(p, named), p.start))


def _is_graded_result(passage: Passage) -> bool:
    """Tell a result that only says beside it how sure it is: no limit, but a finding."""
    bare = _HOW_SURE.sub("", drop_asides(words.GRADED.sub("", passage.text)))
    if bare == passage.text or words.is_limit(bare) or words.CALLS_FOR_MORE.search(bare):
        return False
    return bool(words.EFFECT.search(bare) or words.NULL.search(bare))


def _limit_score(passage: Passage, named: set[str]) -> float:
    score = 2.0 * (passage.id in named) + 1.5 * words.is_limit(passage.text)
    score += 1.0 * (passage.kind == "limitations") - 1.0 * bool(words.HYPE.search(passage.text))
    return score - 0.5 * bool(words.DANGLING.search(passage.text)) - 0.03 * max(0, len(passage.text.split()) - 25)

"""Strength: no claim is stronger than its design and the paper's own words. Takes both; gives Flags.

The ladder: one person or an uncontrolled series cannot show that something works, is safe or prevents; an
observational study cannot show a cause; animals and cells are not people; only a trial that found so may say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import CASES, UNCONTROLLED
from pipeline.text.equal import same_number
from pipeline.text.meaning import concepts
from pipeline.text.numbers import COUNTS
from pipeline.text.quick import quick
from pipeline.text.words import content, stem
from pipeline.validate.align import Index, evidence, index_of
from pipeline.validate.flags import asks, every_sentence, flag, rule
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.no_claim import (
    LINKED,
    is_counted,
    is_noun,
    is_said_outright,
    is_sought,
    says_what_it_is,
    says_which_one,
)
from pipeline.validate.purpose import is_aim, is_what_a_part_does

_STANDARD = "GRADE wording; Health News Review, criterion 5; Sumner et al. BMJ 2014;349:g7015"
_EFFECT = quick(
    r"\b(?:(?:can|could|may|might|will|does|do)\s+)?(?:help(?:s|ed|ing)?\s+(?:to\s+)?(?:heal|treat|reduce|improve|prevent|cure|relieve|ease|lower|protect|restore|fight|people|patients|with)|"
    r"heals?|treats? (?!with|by|people|patients)|prevents?|relieves?|works? (?:well|for|against|in)|protects? (?:against|from)|is (?:an )?effective|are effective|effective(?:ly)? (?:treat|for|in|against|at|way)|"
    r"is safe|are safe|safely|safe and effective|is beneficial|leads? to (?:improvement|healing|better|lower|less|fewer)|reduces?|improves?|lowers?|boosts?|reverses?|stops? (?:the )?(?:disease|progression|pain))\b",
    re.IGNORECASE,
)
_CAUSE = quick(
    r"\b(?:causes?|caused(?! by (?:an? )?(?:bacteri|virus|germ|infection|parasit|fung|[A-Z]\.))|causing|leads? to|led to|leading to|results? in|resulted in|triggers?|triggered|because of|due to|thanks to|brings? about|makes? (?:people|patients|you|it (?:better|worse|go|stop|more|less))|"
    r"prevents?|protects? (?:against|from)|reduces? (?:the |your )?(?:risk|chance|odds)|increases? (?:the |your )?(?:risk|chance|odds)|raises? (?:the |your )?(?:risk|chance|odds)|lowers? (?:the |your )?(?:risk|chance|odds)|responsible for|to blame)\b",
    re.IGNORECASE,
)
_HEDGE = quick(
    r"\b(?:may|maybe|might|could|possibl[ey]|perhaps|appears?|appeared|seems?|seemed|suggests?|suggested|likely|unclear|not clear|unknown|uncertain|cannot|can['’]t|not|no|whether|if|hope|hoped|thought|believed?|"
    r"tested|asked|wanted|aim(?:ed)?|looked|question|in (?:this|one) (?:person|patient|woman|man|case|study|trial|child)|in the study|was|were|had|did)\b",
    re.IGNORECASE,
)
_REAL_HEDGE = re.compile(
    r"\b(?:may|maybe|might|could|possibl[ey]|perhaps|appears?|appeared|seems?|seemed|suggests?|suggested|suggesting|likely|probably|potential(?:ly)?|unclear|uncertain|not clear)\b",
    re.IGNORECASE,
)
# “They lower the risk”: only then is “lower” a verb.
_LOWERED = re.compile(r" (?:the|their|your|his|her|its|blood pressure|cholesterol|pain|risks?)\b", re.IGNORECASE)
_BARE = frozenset("lower improve reduce prevent relieve boost reverse heal treat help protect".split())  # noqa: SIM905
# “Worked safely”, “swallow safely”: how people do a thing, and no claim for a treatment.
_DOING = re.compile(
    r"\b(?:work|act|behav|driv|walk|mov|stand|stay|liv|eat|drink|swallow|handl|lift|climb|cross|travel|cycl|land|fly|sleep|cook|practi[sc]|return|go home|get home|went home|got home|born|deliver)(?:e|es|s|ed|ing)?(?: (?:it|them|home|there|around|about))? $"
    r"|\b(?:drove|stood|ate|drank|swam|slept|flew) (?:home )?$",
    re.IGNORECASE,
)
# “The higher the index, the lower the risk”, “an 18 % lower risk”, “all possible causes”, “an illness known to cause it”.
_NO_VERB = re.compile(
    r"\b(?:the|these|those|their|our|its|other|same|similar|mixed|all|any|possible|common|main|different|of|about|for|into|leading|major|frequent|important|an?|\d{1,3} ?%|percent|per cent|much|significantly|known to|thought to|said to|with|had|has|have|having|by|to|at|showed|saw|towards?)\s$",
    re.IGNORECASE,
)
# “The long-term results in 41 children.”
_RESULTS = re.compile(
    r"\b(?:long|short|mid)-term $|\b(?:final|main|early|late|overall|clinical|functional) $", re.IGNORECASE
)
_SYMPTOMS = re.compile(r" (?:no |any )?(?:symptoms|complaints|pain|discomfort|problems|trouble)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|that|who) $", re.IGNORECASE)  # sludge that causes symptoms
# Shorter papers begin with what they found.
_WITH_OPENING = 6
_MOST_OF_IT = 0.6
_FELT = re.compile(r"\b(?:felt|feels?|feeling|held|made|makes?|take|takes|took)\s$", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:perhaps|in (?:theory|principle)|(?:left|if|when|goes|go|gone) (?:untreated|not treated|unchecked|undetected|unnoticed)\b|(?:the|one|their) (?:idea|hope|aim|thinking|theory|reasoning|goal|worry|fear|concern) (?:is|was|being) that|possible explanation|(?:explanations?|reasons?|ideas?|theor(?:y|ies)|possibilit(?:y|ies)|guess|suspicion)\b[^.;]{0,24}\b(?:might|may|could)\b|(?:well|long) (?:established|known) that|(?:it is|was) (?:thought|known|believed) that)\b",
    re.IGNORECASE,
)
# “The kind caused by a blocked vessel” says what it is.
_KIND_OF = re.compile(
    r"\b(?:kind|type|form|sort|disease|illness|infection|condition|injur\w{1,3}|damage|problems?)(?: (?:that|which) (?:is|are|was|were))? $",
    re.IGNORECASE,
)
# “Patients with encephalitis caused by ticks”: who was studied.
_WHOSE_KIND = re.compile(
    r"\b(?:patients?|people|children|adults|cases|infants|those|women|men) with (?:[\w-]{1,16} ){0,3}[\w-]{3,20} $",
    re.IGNORECASE,
)
# “Harm that the health service itself causes” names a harm.
_NAMES_A_HARM = re.compile(
    r"\b(?:harms?|damage|problems?|trouble|injur(?:y|ies)|side effects|pain|symptoms|complications|costs?|burden|deaths?)(?: that| which)? (?:[\w’'-]{1,20}+ ){1,5}$",
    re.IGNORECASE,
)
# “Caused no drop”; “they call for rules that would always trigger a meeting”.
_NOTHING = re.compile(
    r" (?:no(?! (?:small|little))|hardly any|neither|(?:much |about |roughly |exactly )?the same)\b", re.IGNORECASE
)
# “Campaigns to make people aware of it.”
_AWARE = re.compile(r" (?:more |less )?(?:aware|think|feel|wonder|sure|known?|familiar|happy|smile|laugh)\b")
_WISHED = re.compile(
    r"\b(?:call(?:s|ed|ing)? for|ask(?:s|ed)? for|propos\w{1,4}|recommend\w{0,4}|want(?:s|ed)?|plea for|need(?:s|ed)?(?: for)?)\b[^.;]{0,60}\b(?:that|which) (?:would|should|could)(?: always| also)? $",
    re.IGNORECASE,
)
# “They hope that it may help to design exercises that lower the risk”: so would what is still to be made.
_TO_BE_MADE = re.compile(
    r"\b(?:may|might|could|hop(?:e|es|ed|ing))\b[^.;]{0,80}\b(?:design|develop|find|plan|build|create|shape)(?:ing)?\b[^.;]{0,60}\b(?:that|which|to)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(r"\s?(?:[.,;:)]|$|(?:than|and|or|is|are|was|were|in|to|when|from|but)\b)")
# Who was left out, and why, is no finding.
_LEFT_OUT = re.compile(r"\b(?:left out|exclud\w{1,3}|other than)\b[^,;.]{0,40}$|\bruled out\b", re.IGNORECASE)
_CAME_OF_IT = re.compile(r"\b(?:result(?:ed|ing|s) in|caus(?:ed|ing|es)|l(?:ed|eading|eads) to)\b", re.IGNORECASE)
_FEW = 3
# A word is looked for by so many letters of it, and a doubt so many letters before it.
_ROOT, _BEFORE_IT = 5, 60
_RAISED = re.compile(
    r"\b(?:increas|rais|reduc|lower|decreas)\w{1,3} (?:the |their )?(?:\w{1,20} )?(?:risk|chance|odds|likelihood)",
    re.IGNORECASE,
)
# What a study of people as they live may not say, its authors may: then it is theirs.
_SAY_SO = re.compile(
    r"\b(?:authors?|researchers|they|team|scientists|doctors|investigators)\b[^.;]{0,30}\b(?:say|says|said|regard\w{0,3}|consider\w{0,3}|judg\w{1,3}|call\w{0,3}|conclud\w{1,3}|believ\w{1,3}|argu\w{1,3}|think|write|wrote|stat\w{1,3}|describ\w{1,3}|suggest\w{0,3})\b",
    re.IGNORECASE,
)
_NOUN_TOO = ("lower", "results in", "causes", "cause", "triggers")
_OBSERVING = {"cohort study", "case-control study", "cross-sectional study", "observational study"}


@rule(
    "strength",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="a claim can be no stronger than the design of its study",
    standard=_STANDARD,
)
def strength(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name an effect or cause that is stronger than the design allows; block where the paper's words do not carry it."""
    design = paper.facts.design.value
    if design is None or paper.facts.design.confidence < 0.4:
        return
    # What a case report or a series may say is so little that no lead excuses it.
    lead = lead_of(summary, index_of(paper)) if design in _OBSERVING else frozenset()
    told = index_of(paper).passages
    opening = told[:2] if len(told) >= _WITH_OPENING else []
    for place in every_sentence(summary):
        text = place[2].text
        if asks(text) or is_in(lead, place) or (place[0] == "audience" and _REAL_HEDGE.search(text)):
            continue
        match, limit = _too_strong(text, design, index_of(paper))
        if match is None:
            continue
        near = evidence(text, place[2].passages, paper)
        if design in _OBSERVING and _is_told_of_no_cause(text, match, near, opening, index_of(paper)):
            continue
        # What authors think of it is theirs where the paper says it, and so is a share that was counted: “safe in 97 %”.
        if design in UNCONTROLLED and any(_is_theirs(text, match, p, index_of(paper)) for p in near):
            continue
        own = any(_same_verb(match.group(), p.text) and _bare(p.text) for p in near)
        severity = Severity.BLOCK if design in CASES and not own and place[0] != "caveats" else Severity.WARN
        # What the paper itself says as firmly, of a study before it or of its own, is a question for the reviewer and no fault.
        if design in _OBSERVING and is_said_outright(text, match, [*near, *opening]):
            severity = Severity.NOTE
        yield flag(
            "strength", severity, place, match.span(), f"“{match.group().strip()}” is more than {limit} can show",
            passages=tuple(p.id for p in near[:2]), standard=_STANDARD,
            remedy="say what happened, in the past tense and with who it happened to; or hedge it as the paper does",
        )  # fmt: skip


def _too_strong(text: str, design: str, index: Index) -> tuple[re.Match[str] | None, str]:
    if design in UNCONTROLLED:
        limit = "one person" if design == "case report" else "a study without a comparison group"
        for match in _EFFECT.finditer(text):
            if not (_is_no_claim(text, match) or is_sought(text, match)) and not _excused(
                text,
                match,
                firm=match.group().lower().startswith(("can ", "will ", "safely")) or "safe" in match.group().lower(),
            ):
                return match, limit
    if design in _OBSERVING:
        for match in _CAUSE.finditer(text):
            if not _is_named(text, match, index) and not _excused(text, match, firm=False):
                return match, "an observational study"
    return None, ""


def _is_told_of_no_cause(
    text: str, match: re.Match[str], near: list[Passage], opening: list[Passage], index: Index
) -> bool:
    """Tell whether a word of cause tells the authors' view, what was counted, or what the paper's first words say of it."""
    theirs = _SAY_SO.search(text, 0, match.start()) and any(
        (_CAUSE.search(p.text) or _RAISED.search(p.text)) and not LINKED.search(p.text) for p in near
    )
    counted = any(_tells_the_event(text, p, index) for p in index.passages) or is_counted(text, match, near, index)
    # What everybody knows stands in a paper's first words, and is no finding of its.
    known = any(_says_all(text[: match.end()], match.group(), p) for p in near[:1] if p in opening)
    return bool(theirs or counted or known)


def _is_named(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether a word of cause is a noun, tells a kind, a purpose or who was left out, or is only supposed."""
    word, start = match.group().lower(), match.start()
    if word.startswith("make") and _AWARE.match(text, match.end()):
        return True
    if word in {"because of", "due to"} or _NOTHING.match(text, match.end()):
        return True
    noun = word.startswith(_NOUN_TOO) and not word.startswith("lowers") and _NO_VERB.search(text, 0, start)
    other = (
        _LEFT_OUT.search(text, 0, start), _WISHED.search(text, 0, start), _TO_BE_MADE.search(text, 0, start), _KIND_OF.search(text, 0, start), _FELT.search(text, 0, start), _SUPPOSED.search(text, 0, start),
        word == "prevent" and is_aim(text, start), is_noun(text, match), says_what_it_is(text, match, index), says_which_one(text, match), is_sought(text, match),
        word == "results in" and (_RESULTS.search(text, 0, start) or not text[:start].strip()),
        word in {"cause", "causes", "caused"} and _NO_OBJECT.match(text, match.end()) and _NAMES_A_HARM.search(text, 0, start),
        word == "caused" and text.startswith(" by ", match.end()) and _WHOSE_KIND.search(text, 0, start),
        word.startswith("cause") and _SYMPTOMS.match(text, match.end()) and _WHICH.search(text, 0, start),
    )  # fmt: skip
    return bool(noun or any(other))


def _is_no_claim(text: str, match: re.Match[str]) -> bool:
    """Tell whether a verb only names a part or a purpose: “the lower leg”, “began to improve”, “surgery to relieve pain”."""
    word = match.group().lower()
    if word == "lower" and (not _LOWERED.match(text, match.end()) or text[: match.start()].lower().endswith("the ")):
        return True
    if (word == "safely" and _DOING.search(text, 0, match.start())) or _SUPPOSED.search(text, 0, match.start()):
        return True
    first = word.split()[0]
    return (first in _BARE and is_aim(text, match.start())) or is_what_a_part_does(text, match.start())


def _excused(text: str, match: re.Match[str], *, firm: bool) -> bool:
    """Tell whether the sentence takes the claim back: a hedge, a negation, a question, the past of one person."""
    before = text[: match.start()]
    if re.search(
        r"\b(?:not|no|cannot|can['’]t|never|seldom|rarely|hardly|whether|if|unclear|unknown|before|how well|nor|without|rather than|doubts?|disput\w{1,3}|challeng\w{1,3}|needed to (?:confirm|show|know|tell|find out|prove))\b[^.;]{0,60}$",
        before,
        re.IGNORECASE,
    ):
        return True
    if firm:
        return bool(re.search(r"\b(?:whether|unclear|not known|cannot)\b", text, re.IGNORECASE))
    return bool(_HEDGE.search(before[-70:]) or _REAL_HEDGE.search(match.group()))


def _tells_the_event(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a passage says what came of something in the sentence's own numbers: “32 attacks, resulting in 1292 casualties”."""
    mine = [n for n in index.numbers_in(text) if n.kind in COUNTS and n.value > _FEW]
    return bool(_CAME_OF_IT.search(passage.text)) and any(
        same_number(n, other) for n in mine for other in index.told_numbers(passage)
    )


def _is_theirs(text: str, match: re.Match[str], passage: Passage, index: Index) -> bool:
    """Tell whether a passage has the claim that a sentence tells as the authors' view, or counts what was safe with its number."""
    word = match.group().lower()
    if _SAY_SO.search(text, 0, match.start()):
        return _same_verb(word, passage.text) and (not _bare(text) or not _is_hedged(word, passage.text))
    mine = [n for n in index.numbers_in(text) if n.kind in COUNTS or n.kind == "percent"]
    return (
        word == "safely"
        and "safe" in passage.text.lower()
        and any(same_number(n, other) for n in mine for other in index.told_numbers(passage))
    )


def _is_hedged(word: str, passage: str) -> bool:
    """Tell whether a passage doubts a word a little before it; a doubt behind it is of something else."""
    at = passage.lower().find(stem(word.rsplit(maxsplit=1)[-1])[:_ROOT])
    return bool(_REAL_HEDGE.search(passage, max(0, at - _BEFORE_IT), at)) if at >= 0 else not _bare(passage)


def _says_all(subject: str, verb: str, passage: Passage) -> bool:
    """Tell whether a passage has the verb of a claim and most of what stands before it."""
    wanted = set(concepts(subject)) - set(concepts(verb))
    return _same_verb(verb, passage.text) and len(wanted & set(concepts(passage.text))) >= _MOST_OF_IT * len(wanted)


def _same_verb(words: str, passage: str) -> bool:
    stems = {stem(w) for w in re.findall(r"[a-z]{4,}", words.lower())} - {"help", "effective"}
    known = {stem(w) for w in re.findall(r"[a-z]{4,}", passage.lower())}
    return bool(stems & known) or (not stems and bool(set(content(words)) & set(content(passage))))


def _bare(passage: str) -> bool:
    return not _REAL_HEDGE.search(passage)

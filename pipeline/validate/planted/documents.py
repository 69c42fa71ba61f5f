"""Errors of a whole summary: something that had to be said is gone, or all is told of somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records import SECTIONS, Claim
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair, Planted

Made = Callable[[Pair, Corpus, Choice], Planted | None]
_MORE = r"(?<!unlikely that )(?:more|further|future|larger|additional|better|new) (?:[\w-]{1,20}+ ){0,4}?(?:research|studies|trials|study|data|information|rcts)"
# What plainly admits a limit: a paper must, and a sentence that is taken out, before anything is missing.
_WANTED = r"(?:need\w*|requir\w+|warrant\w*|necessary|should|recommend\w*|helpful)"
_ADMITS = re.compile(
    r"\b(?:limitations?|limited (?:by|evidence|data|number|quality|information)|small (?:number|sample|stud|trial|size|group)\w*|(?:too |only )few (?:studies|trials|people|patients|participants)|"
    rf"(?<!low )risk of (?:\w+ )?bias|uncertain\w*|(?:is|are|was|were|remains?) (?:still )?(?:unclear|not clear|inconclusive|insufficient)|caution\w*|{_MORE}\b[^.]{{0,80}}\b{_WANTED}|{_WANTED} (?:for )?{_MORE}|(?:low|poor|weak|insufficient|limited)[- ](?:quality|certainty|evidence)|"
    r"not enough (?:evidence|data|information|studies|trials)|imprecis\w+|short (?:follow|duration)\w*|(?:may|might) not (?:apply|hold)|preliminary|interpreted with)\b",
    re.IGNORECASE,
)
# Whatever may be read as one goes too: what is left names none.
_LIMIT = re.compile(
    r"\b(?:limit\w*|small|smaller|few|fewer|bias\w*|uncertain\w*|unsure|unclear|not (?:clear|certain|sure|known|able|confident|reliable)|cannot|can not|could not|caution\w*|"
    rf"{_MORE}|low|poor|weak|insufficient|not enough|lack\w*|inconclusive|does not (?:say|tell|report)|only one|one (?:patient|person|paper|study|trial)|no comparison|not possible to|unable to|confiden\w+|(?:do|does|did) not (?:yet )?know|don['’]t know|imprecis\w+|"
    r"short (?:follow|time|duration)\w*|(?:may|might) not|carry over|need(?:ed|s)?|required|warrant\w*|should|generali[sz]\w+|preliminary|early (?:research|stage)|quality of (?:the )?(?:evidence|studies|trials)|well[- ]designed|retrospective)\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:one|a single|single|a|an|this|the|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty) (?:\w+[- ]){0,3}?"
    r"(?:person|patients?|wom[ae]n|m[ae]n|cases?|child|children|boys?|girls?|infants?|people|adults|participants|volunteers)\b|\bcase (?:report|series|study)\b|\b\d+[- ]year[- ]old\b|\bsmall (?:study|trial|number|group)\b|\bin \w+ people\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(
    r"\b(?:mice|rats|mouse|rat|rabbits|pigs|dogs|animals|zebrafish|worms|flies|monkeys|hamsters|cells)\b",
    re.IGNORECASE,
)


_APART = {"references", "captions", "tables", "introduction"}
# One sentence is no summary.
_LEFT = 2


def _limits_removed(pair: Pair, corpus: Corpus, choice: Choice) -> Planted | None:
    """Take out every sentence that may admit a limit, if one plainly does and the paper does too."""
    del corpus, choice
    admitted = any(
        _ADMITS.search(p.text) for p in pair.paper.sentences() if p.whose != "cited" and p.kind not in _APART
    )
    if not admitted or not any(_ADMITS.search(claim.text) for _, _, claim in pair.summary.claims()):
        return None
    kept = {name: tuple(c for c in pair.summary.section(name) if not _LIMIT.search(c.text)) for name in SECTIONS}
    if sum(map(len, kept.values())) < _LEFT or not (kept["findings"] or kept["takeaway"]):
        return None
    return Planted("limitations removed", pair.with_summary(pair.summary.model_copy(update=kept)), None, None, "", "")


def _scope_dropped(pair: Pair, corpus: Corpus, choice: Choice) -> Planted | None:
    """Take from the top of a summary of few people that they were few."""
    del corpus, choice
    facts = pair.paper.facts
    few = facts.participants.value and facts.participants.value.isdigit() and int(facts.participants.value) < 30
    if facts.design.value not in {"case report", "case series"} and not few:
        return None
    top = "takeaway" if pair.summary.takeaway else "findings"
    claims = list(pair.summary.section(top))
    if not claims or not any(_FEW.search(c.text) for c in (claims if top == "takeaway" else claims[:1])):
        return None
    who, what = facts.condition.value or "this condition", facts.intervention.value or "The treatment"
    bare = Claim(
        text=f"{what[:1].upper()}{what[1:]} may play a part in {who}.", kind="finding", passages=claims[0].passages
    )
    rest = tuple(claims[1:]) if top == "findings" else ()
    changed = pair.summary.model_copy(update={top: (bare, *rest), "title": who.capitalize(), "teaser": ""})
    return Planted("scope dropped", pair.with_summary(changed), None, None, claims[0].text, bare.text)


def _animal_as_human(pair: Pair, corpus: Corpus, choice: Choice) -> Planted | None:
    """Tell of people what was seen in animals."""
    del corpus
    if pair.paper.facts.design.value != "animal study":
        return None
    who = choice.one(("patients", "people", "volunteers", "women"))
    changed = {
        name: tuple(c.model_copy(update={"text": _ANIMALS.sub(who, c.text)}) for c in pair.summary.section(name))
        for name in SECTIONS
    }
    if all(changed[name] == pair.summary.section(name) for name in SECTIONS):
        return None
    title, teaser = _ANIMALS.sub(who, pair.summary.title), _ANIMALS.sub(who, pair.summary.teaser)
    summary = pair.summary.model_copy(update={**changed, "title": title, "teaser": teaser})
    return Planted("animal told as human", pair.with_summary(summary), None, None, "", who)


DOCUMENT_KINDS: dict[str, Made] = {
    "limitations removed": _limits_removed,
    "scope dropped": _scope_dropped,
    "animal told as human": _animal_as_human,
}

"""Errors of a whole summary: something that had to be said is gone, or all is told of somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records import SECTIONS, Claim
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair, Planted

Made = Callable[[Pair, Corpus, Choice], Planted | None]
_LIMIT = re.compile(
    r"\b(?:limit\w*|small (?:number|stud|sample|trial|size)\w*|few (?:studies|trials|people|patients|participants)|bias\w*|uncertain\w*|unclear|not clear|cannot|can not|caution\w*|more (?:research|studies|trials)|"
    r"further (?:research|studies|trials)|(?:low|poor|weak|insufficient)[- ](?:quality|certainty|evidence)|low-certainty|not enough|lack(?:ed|ing)? of|inconclusive|insufficient|does not (?:say|tell)|one (?:patient|person|paper|study|trial)|"
    r"no comparison|not possible to|unable to|confiden\w+|imprecis\w+|short (?:follow|time|duration)\w*|(?:may|might) not (?:apply|hold)|carry over|needed|required|should be (?:confirmed|interpreted)|generali[sz]\w+|"
    r"preliminary|early (?:research|stage)|quality of (?:the )?(?:evidence|studies|trials)|well[- ]designed)\b",
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


def _limits_removed(pair: Pair, corpus: Corpus, choice: Choice) -> Planted | None:
    """Take out every sentence that admits a limit, if the paper admits one too."""
    del corpus, choice
    if not _LIMIT.search(pair.paper.text):
        return None
    kept = {name: tuple(c for c in pair.summary.section(name) if not _LIMIT.search(c.text)) for name in SECTIONS}
    gone = sum(len(pair.summary.section(name)) - len(kept[name]) for name in SECTIONS)
    if not gone or not (kept["findings"] or kept["takeaway"]):
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

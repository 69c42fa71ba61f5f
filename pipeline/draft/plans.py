"""Say what a study design allows. Takes a Paper; gives its title, its frame and the limits of its design."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.draft.asides import upper_first
from pipeline.draft.kinds import (
    ACCOUNTS_LIMIT,
    ACCURACY_LIMIT,
    SINGLE_LIMIT,
    in_one_person,
    tells_accounts,
    tests_accuracy,
    with_people,
)
from pipeline.draft.person import person_of
from pipeline.draft.rank_words import HARM
from pipeline.draft.subjects import animals, as_said, people, phrase, subject
from pipeline.records import UNTITLED, Claim, Fact, Paper
from pipeline.records.designs import ABOUT_MANY, NOT_IN_PEOPLE, UNCONTROLLED
from pipeline.text.quick import quick

_OBSERVING = frozenset(
    {"cohort study", "case-control study", "cross-sectional study", "observational study"},
)
_TREATING = frozenset(
    {"case report", "case series", "randomised trial", "single-arm trial"},
)
_NAMES = {
    "randomised trial": "randomised trial",
    "single-arm trial": "trial without a comparison group",
    "cohort study": "study that followed {who}",
    "case-control study": "study that compared {who} with and without a condition",
    "cross-sectional study": "study that looked at {who} at one point in time",
    "case series": "report about a few people",
    "case report": "report about one person",
    "systematic review": "review of earlier studies",
    "meta-analysis": "review that combined earlier studies",
    "narrative review": "overview article",
    "guideline": "guideline for health professionals",
    "protocol": "plan for a study",
    "editorial": "opinion article",
    "animal study": "study in animals",
    "laboratory study": "laboratory study",
    "observational study": "study that observed {who}",
}
# Whom a kind of study looked at, where nobody says how many they were.
_SOME = {
    "cohort study": "study that followed a group of people",
    "case-control study": "study that compared people with and without a condition",
    "cross-sectional study": "study that looked at one point in time",
    "observational study": "study that observed people",
}
REVIEW_LIMIT = "A review can be no surer than its studies."
_LIMITS = {
    "observing": "This kind of study can show that things occur together, but not that one causes the other.",
    "case report": "This report is about one person, so it {cause}.",
    "case series": "This report is about {group} without a comparison group, so it {cause}.",
    "single-arm trial": "There was no comparison group, so the study cannot show what would have happened without {what}.",
    "animal study": "{part} was a study in {animals}, and results in animals often do not carry over to people.",
    "laboratory study": "This was a laboratory study, so it does not show what would happen in people.",
    "systematic review": REVIEW_LIMIT,
    "meta-analysis": REVIEW_LIMIT,
    "narrative review": "This article is the authors’ overview and may leave out studies on the subject.",
    "guideline": "This is advice written for health professionals, not a study of its own.",
    "protocol": "This paper describes a plan, so it has no results yet.",
    "editorial": "This article gives the authors’ opinion and is not a study.",
}
# All that a frame can say where neither the kind of study nor its subject is known: better left unsaid.
NOTHING_TOLD = "This is a study."
_AFTERWARDS = quick(
    r"\b(?:resol(?:ved|ution)|improv|recover|remission|remained|died|death|discharged|follow[- ]?up|months? later|"
    r"(?:days?|weeks?|months?|years?) (?:later|after|following|post|of follow)|after (?:treatment|surgery|discharge|therapy)|relapse|recur(?:red|ren)|outcome|"
    r"heal(?:ed|ing)|regress|disappear|surviv|worsen|persist|post-?operative(?:ly)? (?:course|period)|uneventful|symptom[- ]free|asymptomatic|alive|tapered|"
    r"respon(?:ded|se to)|returned to|stabili[sz]ed|subsided|deteriorat|healthy (?:baby|newborn|infant|neonate)|passed away|expired|succumbed|lost to)",
    re.IGNORECASE,
)

# “Did not reduce X and may increase deaths”: to call that no difference would hide the harm. And a trial that asks
# whether one treatment is not much worse than another finds no lack of difference.
_NOT_A_PLAIN_NULL = re.compile(
    r"\bnon-?inferior|\bbetween (?:the )?(?:\w+ )?(?:trials|studies)\b|\b(?:detected|seen|found|observed) in the control\b|\bnot (?:\w+ ){0,4}(?:totally|completely|fully|entirely)\b|"
    r"\b(?:whereas|while) (?:no|not)\b|\bbut (?:is|was|were|are) (?:\w+ )?associated\b|\b(?:may|might|could|appeared to|seemed to|but|and) (?:\w+ ){0,2}(?:increase[sd]?|worsen(?:ed|s)?|harm(?:ed|s)?|raised?)\b",
    re.IGNORECASE,
)

_COMPARED = quick(
    r"\b(?:between|than|compar\w+|versus|vs|associat\w+|differ\w*|groups?|controls?|correlat\w+)\b", re.IGNORECASE
)
# “…: A Cluster Randomized Controlled Trial” goes as a whole; “…: Analysis of a Randomized Trial” is another thing and stays.
_KIND = (
    r"(?:case report|case series|systematic review|review of the literature|literature review|"
    r"randomi[sz]ed (?:controlled |clinical )?trial|single-arm trial)s?"
    r"(?: and (?:literature review|review of the literature|(?:network )?meta-analysis))?\s*\.?$"
)
_KIND_IN_TITLE = re.compile(
    rf"^retracted:?\s*+(?:article:?)?\s*+|[:.–—]\s*+(?:an? )?(?:(?!(?:of|from|in|and|for|on|to|with|after|before|beyond|alongside|not|without|than)\b)[\w-]+,? ){{0,5}}?(?:\w+-)?{_KIND}|[:.,–—-]*+\s*+(?:an? )?(?:rare )?(?<!\w-)(?<!cluster )(?<!pilot )(?<!-label )(?<!-blind )(?<!centre )(?<!center ){_KIND}",
    re.IGNORECASE,
)
_CUT = re.compile(r"\b(?:of|in|for|with|and|the|an?|on|to|by|from|or|versus|vs)$", re.IGNORECASE)


def scope_of(paper: Paper, *, unsure: bool = False) -> str:
    """Give the kind of study with its size: “randomised trial in 120 people”, “report about one person”."""
    design = paper.facts.design.value
    if design == "case report":
        return "report about one person"
    who = people(paper, unsure=unsure)
    if design == "case series" and who:
        return f"report about {who}"
    if design == "animal study":
        return (
            f"study in {animals(paper)} and in people" if with_people(paper) else f"study in {who or animals(paper)}"
        )
    name = _NAMES.get(design or "", "study")
    if tells_accounts(paper):
        return f"study of {who}’s own accounts" if who else "study of people’s own accounts"
    if tests_accuracy(paper):
        name = "study of how well a test works"
    if design in _SOME and name == _NAMES[design]:
        return name.format(who=who) if who else _SOME[design]
    return f"{name} in {who}" if who else name


def frame(paper: Paper) -> str:
    """Give the sentence that says what kind of paper this is, how big, and what about."""
    facts = paper.facts
    what, other = as_said(facts.intervention, paper), as_said(facts.comparator, paper)
    if facts.design.value == "case report":
        about = subject(paper, within=True)
        person = person_of(paper)
        who = f"one person, {person.text}" if person else "one person"
        joint = "," if person else ""
        return f"Doctors describe {who}{joint} in a report about {about}." if about else f"Doctors describe {who}."
    alone = in_one_person(paper)
    if alone and what and other and what.lower() != other.lower():
        return (
            f"This trial in one person compared times with {what} and times with {other}, in an order set by chance."
        )
    if facts.design.value == "randomised trial" and what and other and what.lower() != other.lower():
        where = phrase(facts.condition, paper)
        aim = f" for {where}" if where and where.lower() not in what.lower() else ""
        return f"This trial put {people(paper, unsure=True) or 'people'} into groups by chance to compare {what} with {other}{aim}."
    scope = scope_of(paper, unsure=True)
    about = subject(paper, within=True)
    if about and facts.design.value == "case series":
        return f"This is a report about {about} in {scope.removeprefix('report about ')}."
    # Without a subject the title says it all, and it stands above.
    return f"This is {_article(scope)} {scope}, about {about}." if about else f"This is {_article(scope)} {scope}."


def _article(words: str) -> str:
    return "an" if words[0] in "aeiou" else "a"


def result_sentence(paper: Paper) -> str | None:
    """Say that the main result showed no difference, where it did; None otherwise."""
    fact = paper.facts.primary_result
    told = " ".join(p.text for p in paper.sentences() if p.id in fact.passages)
    if fact.value != "no difference" or _NOT_A_PLAIN_NULL.search(told):
        return None
    # Experiments have many measures, of which one without a difference is not what they found; and who only looked compared nothing.
    if paper.facts.design.value in NOT_IN_PEOPLE or (
        paper.facts.design.value in {"cross-sectional study", "observational study"} and not _COMPARED.search(told)
    ):
        return None
    if paper.facts.design.value in UNCONTROLLED:
        return "Its main measurement did not change."  # nothing was compared: a difference is between groups
    return "It did not find a difference in its main result."


_DESIGN_TOLD = re.compile(
    r"\b(?:trial|randomi[sz]ed|qualitative|guidelines?|editorial|commentary|comment on|overview|survey|report of (?:\w+ ){1,2}(?:cases|patients)|case study|single-case|cohort|cross-sectional|case[- ]control|case series|case report|meta-analysis|systematic review|protocol)\b",
    re.IGNORECASE,
)


def title_of(paper: Paper) -> str:
    """Give a short plain title that names the scope, from the facts or else from the paper's own title."""
    joint = "for" if paper.facts.design.value in {"randomised trial", "single-arm trial"} else "and"
    what, where = phrase(paper.facts.intervention, paper), phrase(paper.facts.condition, paper)
    named = subject(paper, joint) if what and where and len(f"{what} {where}") < 80 else None
    about = named or _own_title(paper) or subject(paper)
    # A review has many results: one of them without a difference is not what it found.
    compared = paper.facts.design.value not in UNCONTROLLED | ABOUT_MANY
    null = bool(compared and result_sentence(paper))
    scope = scope_of(paper)
    if about and scope.endswith(f" in {animals(paper)}") and animals(paper) in about:
        scope = "animal study"
    kind = f"{_article(scope)} {scope}{' found no difference' if null else ''}"
    if not about:
        title = kind
    elif not named and _DESIGN_TOLD.search(about):
        # A title that names its design and numbers itself needs no scope behind it.
        title = f"{_ended(about)} No difference was found" if null else about
    elif about.endswith("?") or ": " in about:
        title = f"{_ended(about)} {upper_first(kind)}"
    else:
        title = f"{about}: {kind}"
    title = upper_first(title)
    return f"Retracted: {title}" if paper.status.value == "retracted" else title


def _ended(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _own_title(paper: Paper) -> str:
    title = "" if paper.title == UNTITLED else _KIND_IN_TITLE.sub("", paper.title).strip(" .:")
    # “Effect of” is what a damaged file left of a title.
    return "" if _CUT.search(title) else title


def design_limits(paper: Paper) -> list[str]:
    """Give the limits that the design itself brings."""
    design = paper.facts.design.value or ""
    what = as_said(paper.facts.intervention, paper)
    if tells_accounts(paper):
        return [ACCOUNTS_LIMIT]
    if in_one_person(paper):
        return [SINGLE_LIMIT]
    if tests_accuracy(paper):
        return [ACCURACY_LIMIT]
    pattern = "observing" if design in _OBSERVING else design
    if pattern not in _LIMITS:
        return []
    cause = f"cannot show whether {what} caused what happened" if what else "cannot show what caused what happened"
    group = people(paper) or "a few people"
    return [
        _LIMITS[pattern].format(
            cause=cause,
            group=group,
            animals=animals(paper),
            what=what or "the treatment",
            part="Part of this" if with_people(paper) else "This",
        )
    ]


def size_limit(paper: Paper) -> Claim | None:
    """Give the caveat that few people took part, where they did; None otherwise."""
    fact, who = paper.facts.participants, people(paper)
    few = (
        # Of a few people a series says so itself.
        paper.facts.design.value != "case series"
        and not tells_accounts(paper)
        and who
        and fact.value
        and 1 < int(fact.value) < 50
        and paper.facts.design.value != "animal study"
    )
    if not few or not who:
        return None
    return Claim(
        text=f"Only {who} took part, so chance may have shaped the results.", kind="caveat", passages=fact.passages
    )


def standing(paper: Paper) -> list[str]:
    """Give what the reader must know about the paper's place in the record."""
    said = {
        "preprint": "This is a preprint: other experts have not yet checked it.",
        "corrected": "The journal has published a correction to this paper.",
        "concern": "The journal has voiced concern about this paper.",
        "retracted": "This paper has been retracted: its results should not be relied on.",
    }
    return [said[paper.status.value]] if paper.status.value in said else []


def silences(paper: Paper) -> list[str]:
    """Give what the paper leaves unsaid and a reader would ask."""
    facts, source = paper.facts, "abstract" if paper.scope == "abstract" else "paper"
    found: list[str] = []
    told = " ".join(
        p.text for p in paper.sentences() if p.kind not in {"introduction", "references"} and p.whose == "study"
    )
    if facts.design.value is None:
        found.append(f"The {source} does not clearly say what kind of study it was.")
    no_result = facts.primary_result.value in {None, "not tested"}
    if facts.design.value == "case report" and no_result and not _AFTERWARDS.search(told):
        found.append(f"The {source} does not report what happened to the person afterwards.")
    what = as_said(facts.intervention, paper)
    if (
        what
        and facts.design.value in _TREATING
        and not tests_accuracy(paper)
        and not facts.harms.reported
        and not HARM.search(told)
    ):
        found.append(f"The {source} does not say whether {what} had unwanted effects.")
    return found


def evidence(*facts: Fact) -> tuple[str, ...]:
    """Give the first two passages of each fact, each once, in order: a reviewer has to look every one of them up."""
    return tuple(dict.fromkeys(place for fact in facts for place in fact.passages[:2]))


def demanded_caveats(paper: Paper) -> Iterator[Claim]:
    """Give the caveats that code fills, whoever writes the rest: what the design cannot show, and the paper's standing."""
    basis = evidence(paper.facts.design, paper.facts.participants)
    for text in design_limits(paper):
        yield Claim(text=text, kind="caveat" if basis else "explanation", passages=basis)
    for text in standing(paper):
        yield Claim(text=text, kind="explanation")

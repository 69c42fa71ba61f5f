"""Name the topics of a draft. Takes a Paper; gives words that a reader may look for, the subject first.

What catalogues attach to every record (“Humans”, “adult”, “article”, “Trials as Topic”) tells nobody what a paper is about,
and a heading is turned round to read as people say it: “Colitis, Ulcerative/*therapy” becomes “ulcerative colitis”.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.draft.subjects import phrase
from pipeline.records import Paper
from pipeline.text.quick import quick

MOST_TOPICS = 8
# What is longer is a sentence.
_MOST_WORDS = 8
# What says of whom, when or how a paper was made, and never what it is about.
_OF_ANY_PAPER = quick(
    r"\b(?:as topic|et al|humans?|animals?|(?:fe)?males?|article|editorial|letter|case reports?|case series|clinical (?:article|trial)|protocol|"
    r"(?:follow-up|cohort|retrospective|prospective|cross-sectional|cross-over|case-control|pilot|comparative|longitudinal|observational|multicenter|feasibility) (?:stud(?:y|ies)|trials?)|cohort|"
    r"(?:systematic|literature) reviews?|meta-analys[ie]s|randomi[sz]ed|rct|double-blind(?: method)?|single-blind(?: method)?|random allocation|treatment (?:outcome|failure)|"
    r"risk factors?|age factors|sex factors|time factors|risk assessment|logistic models|statistics|surveys? and questionnaires|questionnaires?|reproducibility of results|"
    r"sensitivity and specificity|incidence|prevalence|prognosis|bayes theorem|research design|qualitative(?: research)?|external validity|generali[sz]ability|index|checklist|inventory|"
    r"questionnaire design|health surveys|geographic factors|demographic factors|major clinical study|controlled study|priority journal|human (?:tissue|cell|sex differences)|nonhuman)\b",
    re.IGNORECASE,
)
_AGES = frozenset(
    ["adult", "adults", "aged", "adolescent", "adolescents", "child", "children", "infant", "newborn", "preadolescents", "preschool", "young", "adult", "young", "adults", "middle", "aged", "school", "age", "children", "aged", "80", "and", "over", "very", "elderly", "child", "preschool", "infant", "newborn", "female", "male", "women", "men", "mouse", "mice", "rats"]
)  # fmt: skip


def topics_of(paper: Paper, speaks: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """Give the condition and the treatment, and the keywords that say what a paper is about; none that `speaks` to a model."""
    facts = [phrase(fact, paper) for fact in (paper.facts.condition, paper.facts.intervention)]
    # A keyword is turned round to be read, and an order to a model is known by its own words alone.
    said = (word for word in paper.keywords if not (speaks and speaks(word)))
    marked = sorted(said, key=lambda word: "*" not in word)
    named = [topic for topic in facts if topic]
    named += [_in_small_letters(topic, paper.text) for word in marked if (topic := _as_said(word))]
    # A number that stands in a keyword alone would be one that the paper does not have.
    told = [topic for topic in named if not re.search(r"\d", topic) or topic.lower() in paper.text.lower()]
    return tuple({topic.lower(): topic for topic in reversed(told)}.values())[::-1][:MOST_TOPICS]


def _in_small_letters(topic: str, text: str) -> str:
    """Give a topic with small letters where its paper writes it so: “Multiple Sclerosis”, but “South Africa”."""
    if topic.isupper():
        return topic
    low = f"{topic[0].lower()}{topic[1:]}"
    return next((said for said in (topic.lower(), low) if re.search(rf"\b{re.escape(said)}\b", text)), topic)


def _as_said(keyword: str) -> str | None:
    """Give a keyword as people say it; None where it tells nothing of what a paper is about."""
    word = keyword.partition("/")[0].replace("*", "").strip(" .;,")
    if not word or _OF_ANY_PAPER.search(word) or _AGES.issuperset(word.lower().replace(",", "").split()):
        return None
    if len(word.split()) > _MOST_WORDS:
        return None
    head, comma, tail = word.partition(", ")
    return f"{tail} {head}" if comma and "," not in tail else word

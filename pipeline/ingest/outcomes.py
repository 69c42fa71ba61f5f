"""Tell what harm a study saw and what its authors admit. Takes passages and the design; gives harms, limits, money."""

from __future__ import annotations

import re

from pipeline.records import Fact, Passage
from pipeline.text.bodies import speaks_of_evidence, without_bodies
from pipeline.text.quick import Pattern, quick

# Each with what it weighs: the plainest word on unwanted effects, or on limits, comes first.
_HARMS: tuple[tuple[Pattern, float], ...] = (
    (
        quick(
            r"\b(?:adverse (?:events?|effects?|reactions?|drug)|side[- ]effects?|toxic(?:ity|ities| effects?)|unwanted effects?|harms?|safety (?:concerns?|profile|outcomes?))\b",
            re.IGNORECASE,
        ),
        3.0,
    ),
    (
        quick(
            r"\b(?:complications?|serious events?|withdr[ae]w because|stopped (?:early|because)|discontinued (?:because|due)|unfavou?rable events?)\b",
            re.IGNORECASE,
        ),
        2.0,
    ),
    (
        quick(
            r"\b(?:headaches?|nosebleeds?|nausea|vomiting|dizziness|rash(?:es)?|diarrh(?:o?ea)|constipation|hypoglyca?emia|hypotension|bleeding|burns?|bruis\w+|falls?|fell|flushing|shivering|"
            r"fever|infections?|pruritus|itch\w*|drowsiness|sedation|dry mouth|insomnia|irritation|ulcers?|injur(?:y|ies)|pneumothorax|ileus)\b[^.;]{0,60}\b(?:reported|occurred|developed|experienced|observed|"
            r"group|arm|participants?|patients?|times)\b|\b(?:had|reported|developed|experienced|complained of|suffered) (?:\w+ ){0,3}?(?:headaches?|nosebleeds?|nausea|vomiting|dizziness|rash|burns?|bruis\w+|bleeding|diarrhea|diarrhoea)\b",
            re.IGNORECASE,
        ),
        2.5,
    ),
    (
        quick(
            r"\b(?:well[- ]tolerated|tolerated|tolerability|no deaths?|(?<!cell )deaths?(?! (?:of|in) (?:\w+ ){0,3}?(?:cells?|neurons?|tissues?)\b)|died|"
            r"(?<!which is )(?<!that is )safe(?:ty)?|(?<!to be )safely)\b",
            re.IGNORECASE,
        ),
        1.0,
    ),
)
_LIMITS: tuple[tuple[Pattern, float], ...] = (
    (
        quick(
            r"(?<!activity )(?<!functional )(?<!physical )(?<!airflow )(?<!flow )(?<!mobility )(?<!treatment )(?<!employment )(?<!travel )(?<!material )(?<!work )(?<!dietary )(?<!no )\blimitations?\b(?! (?:decisions?|placed|imposed|of (?:movement|motion|activit|life|care|treatment|function)))|\blimited by\b|\bcannot (?:be )?(?:show\w*|establish\w*|prove\w*|exclude\w*|ruled? out|determin\w*|conclude|draw)\b|\bcausal(?:ity)?\b[^.]{0,40}\b(?:cannot|not)\b|"
            r"\b(?:unable|could not|impossible) to (?:draw|conclude|determine|generali[sz]e|measure)|\bno (?:definite|firm) conclusions?\b|\binterpreted with caution\b|\bcaution (?:is|should)\b|\bnot (?:be )?generali[sz]",
            re.IGNORECASE,
        ),
        3.0,
    ),
    (
        quick(
            r"\bare limited\b|\bsmall (?:study )?(?:sample|number of (?:patients|participants|studies|trials|cases|people|subjects|included)|numbers? (?:in|of) trials|size|study|trial|series)|\bwere not (?:measured|recorded|blinded|followed)|\bself-reported (?:data|measures?|information|outcomes?|symptoms)\b|"
            r"\bretrospective (?:design|nature)\b|\bgenerali[sz]ab|(?<!not a )\bsingle[- ]cent(?:er|re)\b|\bshort (?:follow|duration|time\b)|\bnot enough (?:data|evidence)\b|\binsufficient (?:evidence|data|power)|\bunder-?powered|\b(?:lack|absence|paucity) of (?:long-term|data|control|a control|follow|high|patient|preexisting|randomi)|"
            r"\b(?:very )?(?:low|poor)[- ](?:certainty|(?:methodological )?quality)\b|\b(?:high|unclear|moderate|serious|some|mixed|considerable|substantial)\b[^.;]{0,60}\brisks? of bias\b|\brisks? of bias\b[^.;]{0,60}\b(?:high|unclear|moderate|serious|mixed|considerable|substantial)\b|\bno comparison group\b|\bpreliminary\b(?! (?:efficacy|safety) data)|\buncertain(?:ty)?\b|\bhypothesis[- ]generating\b|\btoo few\b|\b(?:may|might|could)\b[^.;]{0,30}\boverestimat\w+|\bmay have been (?:masked|biased|confounded|influenced)",
            re.IGNORECASE,
        ),
        2.0,
    ),
    (
        quick(
            r"\b(?:further|more|larger|future|controlled|additional) (?:\w+[- ]){0,3}?(?:research|studies|trials|study|trial|investigation)\b[^.]{0,40}\b(?:need|required|warranted|necessary)|\b(?:needs?|required?|warrants?|necessary)\b[^.]{0,40}\b(?:further|larger|more) (?:\w+ ){0,2}(?:research|studies|trials|study)|\bif (?:this finding is )?confirmed\b",
            re.IGNORECASE,
        ),
        1.0,
    ),
)
# What others have found few of is no limit of this study.
_BACKGROUND = quick(
    r"\bwe assessed (?:the )?risks? of bias\b|\b(?:low|no) risk of bias\b(?![^.;]*\b(?:high|unclear|moderate|serious)\b)|\b(?:has|have) been (?:described|reported|shown|suggested|proposed)\b|\blittle is known\b|\bis (?:often|usually)\b",
    re.IGNORECASE,
)
# What was looked for, and what a result could not be had for, tell no harm; nor does what brought somebody to the hospital.
_NO_HARM = quick(
    r"\b(?:information|data) (?:on|about|regarding) [^.;]{0,60}\b(?:was|were) (?:\w+ ){0,2}(?:available|collected|obtained|extracted|recorded)\b|"
    r"\b(?:was|were) (?:\w+ly )?(?:assessed|measured|evaluated|monitored|collected|extracted|defined|graded|scored) (?:by|with|using|from|at|for|in|according|as|through|on)\b(?![^.;]*\d\s?%)|"
    r"\b(?:primary|secondary|main) (?:\w+ ){0,2}(?:outcomes?|end-?points?) (?:\w+ ){0,2}(?:was|were|included)\b|"
    r"\b(?:certainty|quality) of (?:the )?evidence\b[^.;]{0,60}\bfor the outcomes?\b|"
    r"\bany (?:\w+ )?(?:side[- ]effects?|adverse \w+|harms?|complications?)(?: that| which)? (?:might|may|could|would)\b|"
    r"\b(?:causes?|locations?|places?) of deaths?\b|\bpast (?:medical )?history\b",
    re.IGNORECASE,
)
_ON_ARRIVAL = quick(
    r"\b(?:presented (?:to|with|at)|was (?:admitted|referred)|complain\w+ of|(?:medical|family) history|chief complaint|history of|on admission|as a consequence of)\b",
    re.IGNORECASE,
)
_ADVICE = quick(r"\b(?:recommend\w*|should|advis(?:e|es|ed|able)|we suggest)\b", re.IGNORECASE)
_FUNDED = quick(
    r"\b(?:funded by|funding|grants?(?:s| from| number| no)?|sponsored by|financial support)\b|^supported by\b|"
    r"\b(?:works?|study|research|project|trial|publication|fee|authors?|[A-Z]\. ?(?:[A-Z]\. ?){0,3}(?:[A-Z][\w-]+ )?|we) (?:was|were|is|are|has been|have been) (?:\w+ly )?(?:\w+ )?supported by\b",
    re.IGNORECASE,
)
_CONFLICT = quick(
    r"\b(?:conflicts? of interests?|competing (?:financial )?interests?|(?:authors?|we|they|I) (?:\w+ )?(?:declared?|disclosed?)|disclosures?|nothing to disclose|honoraria|"
    r"consult\w+ fees|advisory (?:boards?|panels?|committees?)|advisors? (?:to|for|of))\b",
    re.IGNORECASE,
)
# A heading that runs into the text, or what is left of one: no sentence, and no answer such as “None declared.”
_LABEL = quick(
    r"^\W*(?:(?:sources? of |financial )?(?:funding|support|disclosures?)(?: sources?| statement| information)?|acknowledge?ments?|"
    r"(?:competing|conflicts? of|declaration of)(?: financial)? interests?(?: statement)?|additional information|\w+)\W*$",
    re.IGNORECASE,
)
_ANSWER = quick(r"^\W*(?:none|nil|no|nothing)\b", re.IGNORECASE)
_WEIGHED = frozenset({"discussion", "conclusions"})
_LONGEST = 240


def harms(passages: list[Passage], subject: str = "") -> Fact:
    """Give what the paper says about unwanted effects in its own study, the plainest word first.

    `subject` is what the paper is about: a headache is no harm where headaches are treated.
    """
    about = set(subject.lower().split())
    pool = [p for p in passages if p.whose == "study" and p.kind in {"abstract", "results", "case", "conclusions"}]
    pool = [p for p in pool if not _ON_ARRIVAL.search(p.text) or _HARMS[0][0].search(p.text)]
    told = _ranked([p for p in pool if not _NO_HARM.search(p.text)], _HARMS, 0.7, about)
    if told.reported:
        return told
    # That harm was looked for is worth a person's look; what was seen, it does not say.
    sought = _ranked(pool, _HARMS[:1], 0.3, about)
    return sought.model_copy(update={"needs_review": True}) if sought.reported else sought


def limits(passages: list[Passage], design: str | None = None) -> Fact:
    """Give the limits that the authors name themselves, the plainest first; not what is little known elsewhere.

    What a guideline recommends is its advice, however cautious, and no limit of it.
    """
    named = [p for p in passages if p.kind == "limitations" and p.whose == "study"]
    if named:
        return _sentences(named, 0.9)
    pool = [
        p for p in passages if p.whose == "study" and p.kind in {"abstract", "discussion", "conclusions", "results"}
    ]
    if design == "guideline":
        pool = [p for p in pool if not _ADVICE.search(p.text)]
    if design == "case report":  # what is unclear of a patient makes no report less sure
        pool = [p for p in pool if p.kind in _WEIGHED or speaks_of_evidence(without_bodies(p.text))]
    return _ranked([p for p in pool if not _BACKGROUND.search(p.text) and _limits_a_study(p.text)], _LIMITS, 0.6)


def _limits_a_study(text: str) -> bool:
    """Tell whether a sentence has words of limits besides those of a body."""
    told = without_bodies(text)
    return told == text or any(pattern.search(told) for pattern, _ in _LIMITS)


def _ranked(
    pool: list[Passage], words: tuple[tuple[Pattern, float], ...], trust: float, about: set[str] | None = None
) -> Fact:
    """Give the sentences that a pattern knows, the weightiest first and in their order."""
    scored = [(max((n for pattern, n in words if _found(pattern, p.text, about)), default=0.0), p) for p in pool]
    # Of two that weigh the same, what stands in the conclusions is the authors' last word.
    ranked = sorted(scored, key=lambda pair: -pair[0] - 0.5 * (pair[1].kind == "conclusions"))
    return _sentences([p for n, p in ranked if n], trust)


def _found(pattern: Pattern, text: str, about: set[str] | None) -> bool:
    match = pattern.search(text)
    if match is None:
        return False
    return not (about and {w.rstrip("s") for w in match.group().lower().split()} & {w.rstrip("s") for w in about})


def funding(passages: list[Passage]) -> Fact:
    """Give who paid."""
    return _stated(passages, "funding", _FUNDED)


def conflicts(passages: list[Passage]) -> Fact:
    """Give the authors' declared interests."""
    return _stated(passages, "conflicts", _CONFLICT)


def _stated(passages: list[Passage], kind: str, words: Pattern) -> Fact:
    """Give what stands under its own heading, else what says so elsewhere in the paper's own words."""
    said = [p for p in passages if _ANSWER.search(p.text) or not _LABEL.search(p.text)]
    named = [p for p in said if p.kind == kind]
    return _sentences(
        named or [p for p in said if p.kind == "other" and p.whose == "study" and words.search(p.text)], 0.8
    )


def _sentences(found: list[Passage], trust: float) -> Fact:
    if not found:
        return Fact()
    text = found[0].text
    value = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return Fact(value=value, passages=tuple(p.id for p in found[:4]), confidence=trust)

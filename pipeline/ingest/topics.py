"""Tell what was done or taken, and what it was compared with. Takes title and passages; gives treatment and comparator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pipeline.ingest.assigned import ALONE, Pair, pairs
from pipeline.ingest.conditions import find_conditions
from pipeline.ingest.medicines import drugs, sounds_given
from pipeline.ingest.phrases import attested, noun_phrase
from pipeline.ingest.things import is_set_against, spelled_out, thing
from pipeline.records import Fact, Passage

_TOPIC = r"(?P<what>[A-Za-z0-9][\w\s’'/+-]{2,70}?)"
_CHANGE = "reduce|improve|prevent|increase|affect|influence|protect|relieve|help|decrease|enhance|lower|alter|change|cause|facilitate|promote|attenuate|alleviate|benefit|accelerate|shorten|impair|worsen|compromise|preserve|predispose"
_CHANGES = "ameliorates?|aggravates?|mitigates?|reduces?|improves?|prevents?|increases?|protects?|relieves?|decreases?|enhances?|lowers?|promotes?|attenuates?|alleviates?|accelerates?|shortens?|impairs?|preserves?"
_IN_TITLE = (
    re.compile(rf"\b(?:effects?|efficacy|effectiveness|safety|impact|influence|use|role|benefits?|tolerability)(?: and (?:safety|tolerability|efficacy|effectiveness|acceptability))? of (?:an? |the )?{_TOPIC}(?=\s+(?:on|in|for|versus|vs\.?|compared|after|during|among|as|against|at|to)\b|[:,?(]|\.(?!\d)|$)", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_TOPIC}\s+(?:for|versus|vs\.?|as (?:a |an )?(?:treatment|therapy)|in (?:the )?(?:treatment|prevention|management|prophylaxis) of|to (?:prevent|treat|reduce|improve|increase))\b", re.IGNORECASE),
    re.compile(rf"\b(?:during|after|with|following|under|by|on|receiving|using)\s+{_TOPIC}\s+(?:treatment|therapy|infusions?|use|administration|vaccination)\b", re.IGNORECASE),
    re.compile(r"(?P<what>[a-z]{4,}+)-(?:induced|associated|related|treated)\b", re.IGNORECASE),
    re.compile(rf"\b(?:trial|study) of (?:an? |the )?{_TOPIC}(?=\s+(?:in|for|versus|vs|on|to|among)\b|[:,.]|$)", re.IGNORECASE),
    re.compile(rf"^(?:(?:do|does|can|could|will|should) )(?:an? |the )?{_TOPIC}\s+(?:{_CHANGE}|(?:have|play) (?:an? )?(?:effect|role|impact|influence)|lead to|result in|make)\b", re.IGNORECASE),
    re.compile(rf"^(?:is|are) (?:an? |the )?{_TOPIC}\s+(?:(?:an? |more |as )?(?:effective|beneficial|useful|safe|superior|better|needed|required|harmful|helpful|necessary)|associated with|linked to)\b", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_TOPIC}\s+(?:{_CHANGES}|(?:is|are) (?:effective|superior|safe|beneficial|associated with))\b", re.IGNORECASE),
)  # fmt: skip
# “Treadmill training post stroke”, “Acupuncture in adults”: only where it sounds like a treatment, in a design that gives one.
_HEADED = re.compile(
    rf"^(?:an? |the )?{_TOPIC}(?:\s+(?:in|post|after|among|during|on|plus|before|by|to|and its)\b|\s?[:?])",
    re.IGNORECASE,
)
# “Night-shift work and kidney stones”: an exposure, where what follows “and” is the condition.
_EXPOSURE = re.compile(rf"^(?:an? |the )?{_TOPIC}\s+and\s+(?P<other>[\w\s’'-]{{3,80}})", re.IGNORECASE)
_NO_TREATMENT = re.compile(
    r"^(?:(?:a|an|the|two|three|\d++|effects?|case|patients?|treatment|therapy|study|trial|association|relationship|risk|factors?|review|protocol|"
    r"prevalence|incidence|patterns?|trends?|frequency|evaluation|assessment|comparison|development|design|rationale|quality|cost|outcomes?|long-term|predictors?|management|"
    r"diagnosis|symptoms?|clinical|new|novel|combined|research|analysis|early|improving|reducing|preventing|interventions?|randomi[sz]ed|methods?|"
    r"health|impact|use|role|care|drug|drugs|medical|surgical|patient|people)(?:\s++|$))++$",
    re.IGNORECASE,
)
_ABOUT_A_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|efficacy|effects?|perceptions?|trials?|analys[ie]s|associations?|comparisons?|between|enhances?|reduces?|improves?|increases?|"
    r"decreases?|is|are|was|were|does|do|not|polymorphisms?|expression|mutations?|outcomes?|patients?|overuse)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?:ous|ive|al|ic|ary|able|ible|ful|less)$")
# A phrase that was cut before its noun, or that names the inquiry.
_CUT_SHORT = re.compile(
    r"\b(?:acute|chronic|severe|mild|low|high|early|late|first|second|advanced|primary|secondary|new|different|various|continuous|\d+)$|"
    r"^(?:high|low|higher|lower|standard|full|half)[- ]doses?$|^(?:treatment of|management of|evaluation|comparative|comparison|assessment|prevention of|efficacy|validity|development)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:treated with|received|receiving|treatment with|therapy with|administration of|given|taking|randomi[sz]ed to(?: receive)?|assigned to(?: receive)?|started on|supplemented with)\s+"
    r"(?:(?:oral|intravenous|topical|daily|either|a|an|the|high-dose|low-dose|\d[\w./-]*|mg|of)\s+){0,4}(?P<what>[A-Za-z][\w-]{3,}(?:[- ](?:\w+ )?(?:therapy|training|exercise|supplementation|supplements|baths?|cream|gel|vaccine|injections?|spray|infusions?|program(?:me)?|glasses|counselling|acid|oil|extract|sodium))?)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    """treatment therapy patients placebo group study trial intervention control surgery either standard conventional usual
    medical care drugs medication medications oral several multiple both this that these those which more less written
    informed training following another other different same first second initial their his her one two three only
    approval support funding honoraria grants fees training medicines medicine antibiotics regular appropriate
    supportive symptomatic empirical combination combined repeated additional further""".split()  # noqa: SIM905
)
_VERSUS = re.compile(
    r"\b(?:versus|vs\.?|compared (?:with|to))\s+(?:an? |the )?(?P<what>[A-Za-z][\w-]+(?: [\w-]+){0,4}?)(?=\s+(?:in|for|on|as|after|during|among|to)\b|[.,;:()]|$)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|than (?:with |in |mice that received |those (?:who|that) received )?|and (?:by [−-]?\d[\w. ]{0,20} )?with)\s*(?:an? |the )?"
    r"(?P<what>[A-Za-z][\w-]+(?: [a-z][\w-]+){0,2}?)(?=\s+(?:in|for|on|at|as|after|during|among|group|groups|arm|were|was|had|who|that|and|did|or)\b|[.,;:()]|$)",
    re.IGNORECASE,
)
_PLACEBO = re.compile(
    r"\b(?:placebo|usual care|standard care|standard treatment|waiting[- ]list|wait[- ]list|sham (?!-)[a-z]+|treatment as usual|no treatment)\b",
    re.IGNORECASE,
)
_TITLE_VERSUS = re.compile(r"\s(?:versus|vs\.?|compared (?:with|to))\s+(?=\w)", re.IGNORECASE)
_STANDARD = re.compile(r"(?:standard|conventional|usual|routine) \w+ \w+", re.IGNORECASE)
_FILLERS = frozenset({"treatment", "therapy", "therapie", "a", "an", "the", "of", "intervention"})
_ASKS_WHAT = frozenset(
    {"case report", "case series", "randomised trial", "single-arm trial", "protocol", "animal study", "systematic review", "meta-analysis"}
)  # fmt: skip
# In these what “-induced” names is what made them ill, not what was tried: “tea eases oxazolone-induced colitis in mice”.
_TRIES = frozenset(
    {
        "animal study",
        "laboratory study",
        "randomised trial",
        "single-arm trial",
        "protocol",
        "systematic review",
        "meta-analysis",
    }
)
_INDUCED = re.compile(r"\b[\w’'-]{3,40}[- ](?:induced|triggered|evoked)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\s\([^()]{1,60}\)")
_COMPARES = frozenset({"randomised trial", "protocol", "animal study", "systematic review", "meta-analysis"})
_MOST_WORDS = 7
# What two groups were assigned to is told by its shape; what was compared has to sound like a treatment.
_SURE_SHAPE = 0.8
_TELLS = frozenset({"abstract", "methods", "results", "conclusions"})


def intervention(
    title: str, passages: list[Passage], about: str | None, design: str | None, sides: Iterable[Pair] | None = None
) -> Fact:
    """Give what was done or taken, as a passage has it: the title's, else what groups were given, else the medicine named most.

    Whatever the title's shape offers counts only where it sounds like a treatment or an exposure, or where the design
    asks for one; better none than a fragment. `sides` are the pairs of treatments, where somebody has read them already.
    """
    if design in _TRIES:
        title = _BRACKETED.sub("", _INDUCED.sub("", title))
    by_title = _from_title(title, about, design)
    for phrase in (_whole(title, by_title), by_title) if by_title else ():
        told = attested(phrase, passages)
        if told and _can_be_given(told[0], about):
            return spelled_out(Fact(value=told[0], passages=told[1], confidence=0.75), passages)
    if design in _ASKS_WHAT:
        for pair in pairs(passages) if sides is None else sides:
            first, other = (pair.other or "", pair.first) if is_set_against(pair.first) else (pair.first, pair.other)
            if _can_be_given(first, about):
                most = _most_taken(title, passages, about, design) if pair.trust == ALONE else Fact()
                if most.reported:
                    return most
                found = Fact(
                    value=first, passages=(pair.place,), confidence=pair.trust, candidates=(other,) if other else (),
                    # One word that no list knows may be half a name: “brief” of brief advice.
                    needs_review=(pair.trust == ALONE and first.lower() not in title.lower())
                    or (pair.trust < _SURE_SHAPE and " " not in first and not sounds_given(first)),
                )  # fmt: skip
                return spelled_out(found, passages)
    return _most_taken(title, passages, about, design)


def _whole(title: str, phrase: str) -> str:
    """Give the title's noun phrase that begins with `phrase`: “Heat” may be “Heat and supervised exercise”."""
    start = title.lower().find(phrase.lower())
    if title[start + len(phrase) :].startswith("-"):  # in “tea-associated rash” the rash is not what was taken
        return phrase
    span = noun_phrase(title, start) if start >= 0 and not next(drugs(phrase), None) else None
    whole = thing(title[span[0] : span[1]]) if span else None
    return whole if whole and whole.lower().startswith(phrase.lower()) else phrase


def _most_taken(title: str, passages: list[Passage], about: str | None, design: str | None) -> Fact:
    """Give the medicine named most, else what people were given."""
    taken, given, places = _taken(title, passages, about)
    if design not in _ASKS_WHAT and not any(word in title.lower() for word in taken):
        return Fact()
    for found, least, trust in ((taken, 2, 0.75), (given, 2, 0.5)):
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
        if ranked and ranked[0][1] >= least and places[ranked[0][0]]:
            word, score = ranked[0]
            rivals = tuple(w for w, n in ranked[1:] if n >= 0.6 * score)
            return Fact(
                value=word, passages=tuple(dict.fromkeys(places[word]))[:3], confidence=trust, candidates=rivals
            )
    return Fact()


def _taken(
    title: str, passages: list[Passage], about: str | None
) -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """Count the medicines named and the things given in this study, with their passages."""
    taken = Counter(dict.fromkeys(drugs(title), 4))
    given: Counter[str] = Counter()
    places: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.whose != "study" or passage.kind in {"introduction", "funding", "conflicts"}:
            continue
        for found, words in ((given, _given(passage.text, about)), (taken, drugs(passage.text))):
            for word in words:
                found[word] += 1
                places[word].append(passage.id)
    for word in list(taken):  # a medicine that nobody took is a reagent, a resistance or another study's
        if not given[word] and word not in title.lower():
            del taken[word]
    return taken, given, places


def _given(text: str, about: str | None) -> Iterator[str]:
    for match in _GIVEN.finditer(text):
        word = match.group("what").lower().strip()
        if (
            sounds_given(word)
            and thing(word) == word
            and word.split()[0] not in _GENERIC
            and not _is_condition(word, about)
        ):
            yield word


def _from_title(title: str, about: str | None, design: str | None) -> str | None:
    for pattern in _IN_TITLE:
        for match in pattern.finditer(title):
            what = thing(_tidy(match.group("what"))) or ""
            sure = design in _ASKS_WHAT or sounds_given(what)
            if sure and _can_be_given(what, about):
                return what
    headed = _HEADED.match(title) if design in _COMPARES | {"single-arm trial"} else None
    what = thing(_tidy(headed.group("what"))) or "" if headed else ""
    if sounds_given(what) and _can_be_given(what, about):
        return what
    exposure = _EXPOSURE.match(title)
    if exposure and about and about.lower() in exposure.group("other").lower():
        what = thing(_tidy(exposure.group("what"))) or ""
        return what if _can_be_given(what, about) else None
    return None


def _tidy(what: str) -> str:
    what = re.sub(r"^(?:an?|the)\s+", "", what.strip(" -:,"), flags=re.IGNORECASE)
    return re.split(r"\s++(?:versus|vs\.?|compared)\s+", what)[0]


def _can_be_given(what: str, about: str | None) -> bool:
    if (
        thing(what) != what
        or what == "placebo"
        or what.endswith(" and placebo")
        or not 1 <= len(what.split()) <= _MOST_WORDS
        or _NO_TREATMENT.match(what)
        or _is_condition(what, about)
    ):
        return False
    if _ABOUT_A_STUDY.search(what) or _CUT_SHORT.search(what) or (" " not in what and _ADJECTIVE.search(what)):
        return False
    ill = [phrase for _, phrase in find_conditions(what)]
    return not any(phrase.lower() == what.lower() for phrase in ill)


def _is_condition(word: str, about: str | None) -> bool:
    return bool(about and (word.lower() in about.lower() or about.lower() in word.lower()))


def comparator(
    title: str, passages: list[Passage], what: str | None, design: str | None, sides: Iterable[Pair] | None = None
) -> Fact:
    """Give what the treatment was compared with, where the design compares: what the other group was given, placebo, usual care.

    “compared with X” counts only where X is a treatment, a medicine, or ends in the same word as the treatment
    (light-filtering glasses, clear glasses); most comparisons in a paper are of results. `sides`: as for `intervention`.
    """
    if design not in _COMPARES:
        return Fact()
    told = _by_title(title, passages, what)
    if told:
        return spelled_out(told, passages)
    for pair in pairs(passages) if sides is None else sides:
        other = _the_other(pair.first, pair.other, what) if pair.other and what else None
        if other and (
            pair.trust >= _SURE_SHAPE or _PLACEBO.search(other) or _STANDARD.match(other) or _same_kind(other, what)
        ):
            return spelled_out(Fact(value=other, passages=(pair.place,), confidence=pair.trust), passages)
    return spelled_out(_most_compared(title, passages, what), passages)


def _by_title(title: str, passages: list[Passage], what: str | None) -> Fact | None:
    """Give what stands after “versus” in a title, where what stands before it is the treatment `what`."""
    match = _TITLE_VERSUS.search(title)
    span = noun_phrase(title, match.end()) if match else None
    other = thing(title[slice(*span)]) if span else None
    if (
        match is None
        or not what
        or not other
        or what.lower() not in title[: match.start()].lower()
        or _same(what, other)
    ):
        return None
    told = attested(other, passages, least=len(other.split()))
    return Fact(value=told[0], passages=told[1], confidence=0.8) if told else None


def _same(one: str, other: str) -> bool:
    """Tell whether two names differ only in a general word: thrombolytic treatment, thrombolytic therapy."""
    a, b = ({w.rstrip("s") for w in re.findall(r"\w+", name.lower())} - _FILLERS for name in (one, other))
    return a == b


def _the_other(first: str, other: str, what: str) -> str | None:
    """Give the one of two treatments that is not the treatment `what`; None where neither is."""
    if _same(first, other):
        return None
    if _alike(first, what):
        return None if _alike(other, what) else other
    return first if _alike(other, what) else None


def _alike(one: str, other: str) -> bool:
    """Tell whether two names are of one thing: one holds the other, or its telling word."""
    a, b = one.lower(), other.lower()
    return f" {a} " in f" {b} " or f" {b} " in f" {a} " or a.split()[0] == b.split()[0]


def _most_compared(title: str, passages: list[Passage], what: str | None) -> Fact:
    found: Counter[str] = Counter()
    places: defaultdict[str, list[str]] = defaultdict(list)
    told = [(title, 3, ""), *((p.text, 1, p.id) for p in passages if p.whose == "study" and p.kind in _TELLS)]
    for text, weight, place in told:
        named = [match.group().lower() for match in _PLACEBO.finditer(text)]
        pattern = _COMPARED if place else _VERSUS
        others = [w for match in pattern.finditer(text) if (w := thing(match.group("what").lower()))]
        for word in (*named, *(other for other in others if _same_kind(other, what))):
            if not what or (word not in what.lower() and what.lower() not in word and not _same(word, what)):
                found[word] += weight
                places[word] += [place] if place else []
    for word, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        support = attested(word, passages, least=len(word.split()))
        if support:
            trust = round(min(0.8, 0.4 + 0.1 * count), 2)
            return Fact(value=support[0], passages=tuple(places[word][:2]) or support[1][:2], confidence=trust)
    return Fact()


def _same_kind(other: str, what: str | None) -> bool:
    if _ABOUT_A_STUDY.search(other) or _NO_TREATMENT.match(other) or other.split(maxsplit=1)[0] in _GENERIC:
        return False
    like = bool(what and " " in other and other.rsplit(maxsplit=1)[-1] == what.lower().split()[-1])
    return like or (" " in other and sounds_given(other)) or next(drugs(other), None) is not None

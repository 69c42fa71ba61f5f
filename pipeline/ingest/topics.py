"""Tell what was done or taken, and what it was compared with. Takes title and passages; gives treatment and comparator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.ingest.assigned import pairs
from pipeline.ingest.conditions import find_conditions
from pipeline.ingest.phrases import attested, noun_phrase
from pipeline.records import Fact, Passage

# Endings of medicines' names: the stems of the WHO's international nonproprietary names.
# Ends of the names of medicines, and a few whole names.
_STEMS = tuple(
    """mab nib zumab ximab tinib ciclib rafenib olol pril sartan statin azole cillin mycin micin cycline floxacin
    prazole tidine triptan gliptin gliflozin glutide glitazone formin dipine azepam zolam barbital caine dronate
    parin xaban gatran grel setron oxetine ipramine triptyline azepine lukast terol tropium solone nisone asone
    onide prost ivir tegravir buvir navir fovir cyclovir bicin platin taxel poside citabine trexate purine limus
    leukin kinra cept imod fumarate fenac profen coxib oxicam thiazide semide lactone mustine fosfamide quine
    artemether artesunate lumefantrine triaxone penem bactam nidazole thromycin idone apine peridol butyrate
    vastatin mazepine racetam gabalin gabapentin melatonin lithium insulin metformin aspirin paracetamol ibuprofen
    warfarin""".split()  # noqa: SIM905 - a word list
)
_LETTERS = re.compile(r"\b[a-z]{4,}\b", re.IGNORECASE)
_DRUG = re.compile(
    rf"\b[a-z]{{3,}}(?:{'|'.join(_STEMS)})\b"
    # A drug named in a germ's resistance was not given.
    r"(?![- ](?:resist|sensitiv|suscept|induced resist|toleran|gene|promoter|receptor|agar|selection))",
    re.IGNORECASE,
)
_NOT_A_DRUG = frozenset(
    """concept accept intercept except precept percept reservoir antibody-cept platin cocaine candle lymphokine interleukin
    enterolactone lactone quine purine statin somatostatin nystatin-like cystatin prolactin follistatin angiostatin
    azole triazole imidazole benzothiazole oxazole thiazole carbazole chloroquine-resistant prost""".split()  # noqa: SIM905
)
_TOPIC = r"(?P<what>[A-Za-z0-9][\w\s’'/+-]{2,70}?)"
_IN_TITLE = (
    re.compile(rf"\b(?:effects?|efficacy|effectiveness|safety|impact|influence|use|role|benefits?|tolerability)(?: and (?:safety|tolerability|efficacy|effectiveness|acceptability))? of (?:an? |the )?{_TOPIC}(?=\s+(?:on|in|for|versus|vs\.?|compared|after|during|among|as|against|at|to)\b|[:,?(]|\.(?!\d)|$)", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_TOPIC}\s+(?:for|versus|vs\.?|as (?:a |an )?(?:treatment|therapy)|in (?:the )?(?:treatment|prevention|management|prophylaxis) of|to (?:prevent|treat|reduce|improve|increase))\b", re.IGNORECASE),
    re.compile(rf"\b(?:during|after|with|following|under|by|on|receiving|using)\s+{_TOPIC}\s+(?:treatment|therapy|infusions?|use|administration|vaccination)\b", re.IGNORECASE),
    re.compile(r"(?P<what>[a-z]{4,})-(?:induced|associated|related|treated)\b", re.IGNORECASE),
    re.compile(rf"\b(?:trial|study) of (?:an? |the )?{_TOPIC}(?=\s+(?:in|for|versus|vs|on|to|among)\b|[:,.]|$)", re.IGNORECASE),
)  # fmt: skip
# “Night-shift work and kidney stones”: an exposure, where what follows “and” is the condition.
_EXPOSURE = re.compile(rf"^(?:an? |the )?{_TOPIC}\s+and\s+(?P<other>[\w\s’'-]{{3,80}})", re.IGNORECASE)
_TREATMENT_WORD = re.compile(
    r"\b(?:therap(?:y|ies)|treatments?|exercises?|training|diets?|supplement\w*|vaccin\w*|surgery|stimulation|program(?:me)?s?|"
    r"glasses|sprays?|acids?|vitamins?|light|massage|acupuncture|yoga|counsel+ing|education|feeding|milk|oil|extracts?|cream|gel|"
    r"injections?|infusions?|blocks?|devices?|stents?|implants?|transplant\w*|screening|rehabilitation|radiotherapy|"
    r"chemotherapy|immunotherapy|drugs?|medicines?|inhibitors?|agonists?|antagonists?|antibiotics?|steroids?|antagonist|toxin|"
    r"caffeine|alcohol|coffee|tea|smoking|work|sleep|pollution|activity|intake|use|exposure|\w+ectomy|\w+plasty|\w+oscopy|"
    r"app|apps|telehealth|care|prophylaxis|analgesia|ana?esthesia|rinse|mouthwash|toothpaste|probiotics?|antioxidants?|zinc|iron|"
    r"calcium|magnesium|fish oil|honey|ginger|ozone|oxygen|laser|heat|cold|ice|bandages?|dressings?|braces?|splints?|shoes|"
    r"nutrition|support|intervention|protocol|technique|procedure|catheters?|dialysis|ventilation|plasma|cells?)\b",
    re.IGNORECASE,
)
_NO_TREATMENT = re.compile(
    r"^(?:(?:a|an|the|two|three|\d++|effects?|case|patients?|treatment|therapy|study|trial|association|relationship|risk|factors?|review|protocol|"
    r"prevalence|incidence|evaluation|assessment|comparison|development|design|rationale|quality|cost|outcomes?|long-term|predictors?|management|"
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
_ASKS_WHAT = frozenset(
    {"case report", "case series", "randomised trial", "single-arm trial", "protocol", "animal study", "systematic review", "meta-analysis"}
)  # fmt: skip
_COMPARES = frozenset({"randomised trial", "protocol", "animal study", "systematic review", "meta-analysis"})
_MOST_WORDS = 7
# What two groups were assigned to is told by its shape; what was compared has to sound like a treatment.
_SURE_SHAPE = 0.8
_TELLS = frozenset({"abstract", "methods", "results", "conclusions"})


def intervention(title: str, passages: list[Passage], about: str | None, design: str | None) -> Fact:
    """Give what was done or taken, as a passage has it: the title's, else what groups were given, else the medicine named most.

    Whatever the title's shape offers counts only where it sounds like a treatment or an exposure, or where the design
    asks for one; better none than a fragment.
    """
    by_title = _from_title(title, about, design)
    for phrase in (_whole(title, by_title), by_title) if by_title else ():
        told = attested(phrase, passages)
        if told and _can_be_given(told[0], about):
            return Fact(value=told[0], passages=told[1], confidence=0.75)
    if design in _ASKS_WHAT:
        for pair in pairs(passages):
            if _can_be_given(pair.first, about):
                other = (pair.other,) if pair.other else ()
                return Fact(value=pair.first, passages=(pair.place,), confidence=pair.trust, candidates=other)
    return _most_taken(title, passages, about, design)


def _whole(title: str, phrase: str) -> str:
    """Give the title's noun phrase that begins with `phrase`: “Heat” may be “Heat and supervised exercise”."""
    start = title.lower().find(phrase.lower())
    if title[start + len(phrase) :].startswith("-"):  # in “tea-associated rash” the rash is not what was taken
        return phrase
    span = noun_phrase(title, start) if start >= 0 and not next(_drugs(phrase), None) else None
    return title[span[0] : span[1]] if span else phrase


def _most_taken(title: str, passages: list[Passage], about: str | None, design: str | None) -> Fact:
    """Give the medicine named most, else what people were given."""
    drugs, given, places = _taken(title, passages, about)
    if design not in _ASKS_WHAT and not any(word in title.lower() for word in drugs):
        return Fact()
    for found, least, trust in ((drugs, 2, 0.75), (given, 2, 0.5)):
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
    drugs = Counter(dict.fromkeys(_drugs(title), 4))
    given: Counter[str] = Counter()
    places: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.whose != "study" or passage.kind in {"introduction", "funding", "conflicts"}:
            continue
        for found, words in ((given, _given(passage.text, about)), (drugs, _drugs(passage.text))):
            for word in words:
                found[word] += 1
                places[word].append(passage.id)
    for word in list(drugs):  # a medicine that nobody took is a reagent, a resistance or another study's
        if not given[word] and word not in title.lower():
            del drugs[word]
    return drugs, given, places


def _drugs(text: str) -> Iterator[str]:
    for letters in _LETTERS.finditer(text):
        word = letters.group().lower()
        # The ending first: the pattern would try a hundred endings at each letter of each word.
        if word.endswith(_STEMS) and len(word) > 5 and word not in _NOT_A_DRUG and _DRUG.match(text, letters.start()):
            yield word


def _given(text: str, about: str | None) -> Iterator[str]:
    for match in _GIVEN.finditer(text):
        word = match.group("what").lower().strip()
        known = _TREATMENT_WORD.search(word) or next(_drugs(word), None) or len(word) > 7
        if known and word.split()[0] not in _GENERIC and not _is_condition(word, about):
            yield word


def _from_title(title: str, about: str | None, design: str | None) -> str | None:
    for pattern in _IN_TITLE:
        for match in pattern.finditer(title):
            what = _tidy(match.group("what"))
            sure = design in _ASKS_WHAT or bool(_TREATMENT_WORD.search(what) or next(_drugs(what), None))
            if sure and _can_be_given(what, about):
                return what
    exposure = _EXPOSURE.match(title)
    if exposure and about and about.lower() in exposure.group("other").lower():
        what = _tidy(exposure.group("what"))
        return what if _can_be_given(what, about) else None
    return None


def _tidy(what: str) -> str:
    what = re.sub(r"^(?:an?|the)\s+", "", what.strip(" -:,"), flags=re.IGNORECASE)
    return re.split(r"\s+(?:versus|vs\.?|compared)\s+", what)[0]


def _can_be_given(what: str, about: str | None) -> bool:
    if not 1 <= len(what.split()) <= _MOST_WORDS or _NO_TREATMENT.match(what) or _is_condition(what, about):
        return False
    if _ABOUT_A_STUDY.search(what) or _CUT_SHORT.search(what) or (" " not in what and _ADJECTIVE.search(what)):
        return False
    ill = [phrase for _, phrase in find_conditions(what)]
    return not any(phrase.lower() == what.lower() for phrase in ill)


def _is_condition(word: str, about: str | None) -> bool:
    return bool(about and (word.lower() in about.lower() or about.lower() in word.lower()))


def comparator(title: str, passages: list[Passage], what: str | None, design: str | None) -> Fact:
    """Give what the treatment was compared with, where the design compares: what the other group was given, placebo, usual care.

    “compared with X” counts only where X is a treatment, a medicine, or ends in the same word as the treatment
    (light-filtering glasses, clear glasses); most comparisons in a paper are of results.
    """
    if design not in _COMPARES:
        return Fact()
    for pair in pairs(passages):
        other = _the_other(pair.first, pair.other, what) if pair.other and what else None
        if other and (pair.trust >= _SURE_SHAPE or _PLACEBO.search(other) or _same_kind(other, what)):
            return Fact(value=other, passages=(pair.place,), confidence=pair.trust)
    return _most_compared(title, passages, what)


def _the_other(first: str, other: str, what: str) -> str | None:
    """Give the one of two treatments that is not the treatment `what`; None where neither is."""
    if _alike(first, what):
        return None if _alike(other, what) else other
    return first if _alike(other, what) else None


def _alike(one: str, other: str) -> bool:
    """Tell whether two names are of one thing: one holds the other, or its telling word."""
    a, b = one.lower(), other.lower()
    return a in b or b in a or a.split()[0] == b.split()[0]


def _most_compared(title: str, passages: list[Passage], what: str | None) -> Fact:
    found: Counter[str] = Counter()
    places: defaultdict[str, list[str]] = defaultdict(list)
    told = [(title, 3, ""), *((p.text, 1, p.id) for p in passages if p.whose == "study" and p.kind in _TELLS)]
    for text, weight, place in told:
        named = [match.group().lower() for match in _PLACEBO.finditer(text)]
        pattern = _COMPARED if place else _VERSUS
        others = [match.group("what").lower() for match in pattern.finditer(text)]
        for word in (*named, *(other for other in others if _same_kind(other, what))):
            if not what or (word not in what.lower() and what.lower() not in word):
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
    return like or bool(_TREATMENT_WORD.search(other) and " " in other) or next(_drugs(other), None) is not None

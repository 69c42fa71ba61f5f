"""Tell which health problem a paper is about. Takes title, passages and subject headings; gives the condition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pipeline.ingest.phrase_words import VERBS
from pipeline.records import Fact, Passage

# Families of disease words, told by their ending: Greek endings that name a disease and little else.
_FAMILY = (
    r"[a-z][a-z-]{2,}(?:itis|iasis|osis|[^d]emia|aemia|oma|pathy|plegia|paresis|dystrophy|penia|[^l]uria|rrho?ea|ectasis|"
    r"algia|phobia|philia|ketosis|sclerosis|trophy|megaly|encephaly|blastoma|sarcoma)"
)
_TOKEN = re.compile(r"[A-Za-z][\w’'-]*")
_ENDINGS = (
    "itis", "iasis", "osis", "emia", "aemia", "oma", "omas", "pathy", "plegia", "paresis", "dystrophy", "penia", "uria", "rrhoea", "rrhea", "ectasis",
    "algia", "phobia", "philia", "ketosis", "sclerosis", "trophy", "megaly", "encephaly", "blastoma", "sarcoma", "rhoea", "rhea",
)  # fmt: skip
_NO_FAMILY = frozenset(
    """diagnosis prognosis apoptosis mitosis meiosis osmosis homeopathy osteopathy naturopathy telepathy empathy sympathy
    phagocytosis endocytosis exocytosis transcytosis pinocytosis efferocytosis autophagocytosis hypnosis necrosis
    ferroptosis pyroptosis necroptosis symbiosis soma coma aroma diploma stroma axioma metamorphosis heterosis neurosis
    aponeurosis gnosis trophy hypertrophy eutrophy oligotrophy anastomosis hydrophilia biopsy hypothermia allotrophy
    zygosis orthosis osteotrophy schistosoma trypanosoma glycemia glycaemia lipemia lipaemia kalemia kalaemia natremia
    natraemia calcemia calcaemia normoglycemia normoglycaemia euglycemia euglycaemia normonatremia parabiosis antibiosis probiosis dysbiosis allelopathy sociopathy ketosis""".split()  # noqa: SIM905
)
# General words for a disease: a condition only with the words before them that say which.
_GENERAL = (
    r"diseases?|syndromes?|disorders?|infections?|failure|deficienc(?:y|ies)|injur(?:y|ies)|impairments?|dysfunction|"
    r"cancers?|carcinomas?|fibrosis|palsy|insufficiency|tumou?rs?|poisoning|fever|neuralgia|stenosis|fractures?|"
    r"ulcers?|pain|addiction|lymphomas?|leuka?emias?|sarcomas?|headaches?|bleeding|dementia|depression|anxiety|malformations?"
)
_GENERAL_WORD = re.compile(rf"(?:{_GENERAL})")
_STOP = (
    frozenset(
        """the a an of in and or with for to by from on at as that which who whose this these those their its our his her new
    recent severe mild moderate risk no not all other some many most several between into without after before during had
    has have having is are was were be been being develop develops patients patient people adults children women men
    history against such any each both due than also may can cause causes prevent treat reduce induce include
    concomitant persistent active possible rare common improve via per different compare participants individuals subjects
    effect effects incidence prevalence diagnosis management mean more less lower higher first second third one two three
    four five serious complex prevalent important major minor total potential only slight various certain specific
    general similar further additional human humans model models current primary secondary main clinical health medical
    physiological physical small large high low early late long short term whether when where while if but so because
    versus vs types kind kinds form forms like nih non fatal nonfatal incident self whole entire single probable definite
    symptomatic asymptomatic multiple previous prior subsequent comorbid life-threatening progressive recurrent
    refractory greater worse better about does did can could will would should must true intentional binary negative positive
    multidisciplinary concurrent swine overt suspected presumed unilateral bilateral solid elective routine described
    attributable responsible subject subjects vs. e.g i.e our whose there than under over across among baseline rural urban national interventional stop stops halt fight combat relevant significant mycobacterium""".split()  # noqa: SIM905
    )
    | VERBS
)
# “Treatment failure” and “insertion failure” befall a treatment and are nobody's disease.
_NOT_OF_THE_BODY = re.compile(
    r"^(?:treatment|therap\w+|insertion|graft|device|technical|procedural|virologic\w*|implant|technique|equipment|catheter|method|"
    r"contraceptive|fixation|weaning|extubation|intubation|vaccine|stent|shunt|system|screening|primary|anchor|implantation|"
    r"block|induction|engraftment|restoration)\s(?:failure|injur(?:y|ies)|dysfunction|fractures?)$",
    re.IGNORECASE,
)
_WORDS_BEFORE = re.compile(r"(?:[A-Za-z][\w’'-]*+[ \u00a0]){1,5}+$")
# “Alzheimer’s Disease Assessment Scale”, “the Stroke Association”: a scale or a society, not people who have it.
_IN_A_NAME_AFTER = re.compile(
    r"(?:,? (?:[A-Z][\w’'-]*|and|of|the|&)){0,6}? (?:Scales?|Score|Inventory|Index|Questionnaire|Checklist|Association|Society|Foundation|Council|Institutes?|Trust|Register|Registry|Group|Manual|Initiative|Network|Consortium|Alliance|Federation|Academy|College|Collaboration|Centre|Center|Database|Journal)\b"
)
_IN_A_NAME_BEFORE = re.compile(
    r"\b(?:Manual|Association|Society|Foundation|Institutes?|Centers?|Centres?|Council|Classification|Register|Registry|Congress|Journal) (?:of|for|on) (?:[A-Z][\w’'-]* ){0,3}$"
)
# Half a name: never first.
_HALVES = frozenset(
    {
        "cell",
        "deletion",
        "type",
        "gate",
        "like",
        "node",
        "onset",
        "pylori",
        "aureus",
        "coli",
        "difficile",
        "polyposis",
    }
)
_VERBAL = re.compile(r"(?:ed|ly|ing)$")
_WEAK = frozenset(
    {
        "pain", "cancer", "tumour", "tumor", "fatigue", "anxiety", "fracture", "fever", "cough", "nausea", "vomiting",
        "headache", "falls", "burns", "smoking", "itch", "rash", "depression", "allergy", "hernia", "tremor", "menopause",
        "dizziness", "aids", "thrombosis", "overweight", "weight gain", "bleeding", "arrhythmia", "seizures", "abscess",
    }
)  # fmt: skip
_WEIGHTS = {"abstract": 2.0, "case": 2.0, "conclusions": 2.0, "results": 1.0, "methods": 1.0, "introduction": 0.7, "discussion": 0.7, "other": 0.7}  # fmt: skip
_IN_TITLE = 4.0
# A problem that the title does not name has to be spoken of as often as this before the paper is about it.
_LEAST = 6.0
_MOST_PASSAGES = 220
# A problem that the title does not name is the paper's only where people have it; otherwise it is counted as an outcome.
_NEAR = 60
_HAD = re.compile(
    r"\b(?:patients?|participants?|people|adults|adolescents|children|women|men|infants|neonates|those|individuals|persons|subjects|outpatients|survivors|cases?|"
    r"diagnos\w+|treat\w*|manag\w+|prevent\w*|prophylaxis|therap\w+|suffer\w*|consistent|compatible|suggestive|confirm\w*|revealed|history|had|has|against|undergoing|for|established|known)\b"
    r"[^.;:]{0,45}$"
)
_COUNTED = re.compile(
    r"\b(?:risks?|incidence|rates?|occurrence|odds|episodes?|numbers?|frequency|proportion|adverse|side effects?|complications?|reduc\w+|increas\w+|decreas\w+|"
    r"fewer|more|less|lower\w*|higher|developed|develop|caus\w+|experienc\w+|mortality|such as|including|outcomes?|events?|time to|no|report\w*)\b[^.;:]{0,25}$"
)
_PEOPLE_WITH = re.compile(
    r"\b(?:(?:patients?|participants?|people|adults|adolescents|children|women|men|infants|neonates|those|individuals|persons|subjects)(?: \w+){0,2} (?:with|had)|"
    r"(?:treatment|management|prevention|prophylaxis|therapy|drugs|vaccines?) (?:of|for|against)|to (?:treat|prevent)|treating|diagnos\w+ (?:of|with|as)|history of)(?: [\w-]+){0,4}\s*$"
)
# What was diagnosed is what a case report is about, however many symptoms it names.
_DIAGNOSED = re.compile(r"\bdiagnos(?:is|ed)\b(?! (?:of exclusion|included))", re.IGNORECASE)


@cache
def named_conditions() -> frozenset[str]:
    """Give every condition of the vocabulary, lower case."""
    lines = files("pipeline.text").joinpath("conditions.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _pattern() -> re.Pattern[str]:
    terms = sorted(named_conditions(), key=lambda term: (-len(term), term))
    # Grouped by their first two letters, a word is tried against some terms and not against all 450: 4 times as fast.
    groups: dict[str, list[str]] = {}
    for term in terms:
        groups.setdefault(term[:2], []).append(re.escape(term[2:]).replace("'", "['’]"))
    named = "|".join(f"{re.escape(start)}(?:{'|'.join(ends)})" for start, ends in groups.items())
    return re.compile(
        rf"(?<![\w-])(?:(?P<named>{named})(?:s|es)?|(?P<general>{_GENERAL})|(?P<family>{_FAMILY}))(?![\w/-])",
        re.IGNORECASE,
    )


@cache
def _first_words() -> frozenset[str]:
    """Give the words with which a condition of the vocabulary begins."""
    return frozenset(match.group() for term in named_conditions() if (match := _TOKEN.match(term)))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Give what the pattern finds. It is tried only at words that can begin a condition: five times as fast."""
    pattern, firsts, end = _pattern(), _first_words(), 0
    for token in _TOKEN.finditer(text):
        if token.start() < end:
            continue
        low = token.group().lower().replace("’", "'")
        if (
            low in firsts
            or low[:-1] in firsts
            or low[:-2] in firsts
            or low.endswith(_ENDINGS)
            or _GENERAL_WORD.match(low)
        ):
            match = pattern.match(text, token.start())
            if match:
                end = match.end()
                yield match


def find_conditions(text: str) -> Iterator[tuple[str, str]]:
    """Give each health problem in a text: its head in lower case, and the phrase with the words that say which."""
    for match in _matches(text):
        word = match.group()
        if _within_a_name(match, text):
            continue
        if match.group("named"):
            if _is_a_name(match, text):
                continue
            yield _one(match.group("named")), _with_words(text, match.start(), word, most=1)
        elif match.group("general"):
            phrase = _with_words(text, match.start(), word, most=3)
            if " " in phrase and not _NOT_OF_THE_BODY.search(phrase):
                yield " ".join(phrase.lower().split()[-2:]), phrase
        elif word.lower() not in _NO_FAMILY and (word.islower() or match.start() == 0):
            yield word.lower(), _with_words(text, match.start(), word, most=2)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """Tell whether a short word stands as somebody's name or another thing: “Burns et al.”, “hearing AIDS”."""
    word = match.group()
    if text[: match.start()].endswith("Mycobacterium "):
        return True
    if word.lower() == "aids" and not word.isupper():
        return True
    return (
        word.istitle() and " " not in word and match.start() > 0 and text[match.end() : match.end() + 1] not in ".:)"
    )


def _within_a_name(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return match.group()[:1].isupper() and bool(
        _IN_A_NAME_AFTER.match(text, match.end()) or _IN_A_NAME_BEFORE.search(before)
    )


def _one(word: str) -> str:
    return word.lower().replace("’", "'")


def _with_words(text: str, start: int, word: str, most: int) -> str:
    """Give the word with up to `most` words before it that can belong to its name."""
    before = _WORDS_BEFORE.search(text, max(0, start - 80), start)
    kept: list[str] = []
    for earlier in reversed(before.group().split() if before else []):
        low = earlier.lower().strip("’'")
        if kept and kept[0].lower() in _HALVES and low not in _STOP and not _VERBAL.search(low):
            kept.insert(0, earlier)  # what “cell” belongs to: “B cell lymphoma”, “non-small cell lung cancer”
            continue
        if len(kept) == most or low in _STOP or _VERBAL.search(low) or len(low) < 3 or "--" in low:
            break
        kept.insert(0, earlier)
    if kept and kept[0].lower() in _HALVES:
        kept = kept[1:]
    phrase = " ".join([*kept, word])
    return (
        phrase if any(w.isupper() and (len(w) > 1 or " cell " in phrase) for w in phrase.split()) else phrase.lower()
    )


def condition(title: str, passages: list[Passage], mesh: tuple[str, ...]) -> Fact:
    """Give the health problem that the paper is about: the one named most, the title's first, in its usual form.

    A problem that stands neither in the title nor often in the text is none: better no condition than a wrong one.
    """
    heads: defaultdict[str, float] = defaultdict(float)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for text, weight, place in _weighted(title, passages):
        for head, phrase in find_conditions(text):
            heads[head] += weight * (0.4 if head in _WEAK else 1.0)
            forms[head][phrase] += 1
            places[head] += [place] if place else []
    topics = " ".join(mesh).lower()
    for head in heads:
        heads[head] += 3.0 * (head.split()[-1] in topics)
    titled = {head for head, _ in find_conditions(_sentence_case(title))}
    able = {head: n for head, n in heads.items() if (head in titled if titled else n >= _LEAST)}
    ranked = sorted(able.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    if ranked and not titled:
        own = [p.text.lower().replace("’", "'") for p in passages[:_MOST_PASSAGES] if p.whose == "study"]
        ranked = [pair for pair in ranked if _is_studied(pair[0], own)]
    if not ranked:
        return Fact()
    best, score = ranked[0]
    value = _longest_usual(forms[best], best)
    return Fact(
        value=_as_written(value, passages), passages=tuple(dict.fromkeys(places[best]))[:3],
        confidence=round(min(0.9, 0.5 + 0.05 * score), 2),
        candidates=tuple(head for head, n in ranked[1:] if n >= 0.6 * score),
    )  # fmt: skip


def _is_studied(head: str, own: list[str]) -> bool:
    """Tell whether people have a problem, or are treated for it, more often than it is counted as an outcome.

    `own` is what the study's passages say, in small letters.
    """
    had = counted = surely = 0
    for low in own:
        place = low.find(head)
        while place >= 0:
            before = low[max(0, place - _NEAR) : place]
            is_counted = bool(_COUNTED.search(before))
            counted += is_counted
            surely += bool(_PEOPLE_WITH.search(before))
            had += not is_counted and bool(_HAD.search(before))
            place = low.find(head, place + len(head))
    return had > counted or 2 * surely > counted


def speaks_of_people_with(problem: str, text: str) -> int:
    """Tell how often a text speaks of people who have a problem, or of treating it; both in small letters."""
    return sum(
        bool(_PEOPLE_WITH.search(text[max(0, found.start() - _NEAR) : found.start()]))
        for found in re.finditer(re.escape(problem.replace("’", "'")), text)
    )


def _sentence_case(title: str) -> str:
    """Give a title in small letters where it Is Written Like This: a capital then tells no name."""
    words = title.split()
    capital = [word for word in words if word[:1].isupper()]
    if len(capital) < 0.6 * len(words):
        return title
    return " ".join(word.lower() if word[1:].islower() or word.istitle() else word for word in words)


def _longest_usual(forms: Counter[str], head: str) -> str:
    total = sum(forms.values())
    usual = [form for form, count in forms.items() if count >= 0.5 * total]
    return max(usual, key=len) if usual else head


def _as_written(value: str, passages: list[Passage]) -> str:
    """Give a phrase with the capitals that the paper gives it inside its sentences: Alzheimer's disease, hepatitis B."""
    pattern = re.compile(rf"(?<=[a-z,;(] ){re.escape(value)}(?!\w)", re.IGNORECASE)
    written = Counter(match.group() for p in passages[:_MOST_PASSAGES] for match in pattern.finditer(p.text))
    return max(written.items(), key=lambda pair: (pair[1], pair[0].islower()))[0] if written else value


def _weighted(title: str, passages: list[Passage]) -> Iterable[tuple[str, float, str]]:
    yield _sentence_case(title), _IN_TITLE, ""
    for passage in passages[:_MOST_PASSAGES]:
        if passage.kind in _WEIGHTS and passage.whose == "study":
            told = 3.0 if _DIAGNOSED.search(passage.text) else 1.0
            yield passage.text, told * _WEIGHTS[passage.kind], passage.id

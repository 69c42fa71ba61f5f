"""Tell what a paper is about. Takes title, passages and subject headings; gives condition, treatment, comparator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pipeline.records import Fact, Passage

# Nouns that name a disease by their shape or their last word.
_DISEASE_WORD = (
    r"[a-z-]*(?:itis|iasis|osis|emia|aemia|oma|pathy|plegia|algia|dystrophy|penia|uria|rrhea|rrhoea|phobia|philia|mania|ectasis|edema|oedema)|"
    r"asthma|diabetes|cancer|carcinoma|lymphoma|leuk[a]?emia|sarcoma|tumou?rs?|stroke|epilepsy|migraine|obesity|hypertension|depression|"
    r"schizophrenia|autism|dementia|eczema|malaria|hiv|aids|influenza|covid-19|measles|anxiety|insomnia|infertility|fatigue|fractures?|"
    r"pneumonia|sepsis|arrhythmia|fibrillation|infarction|ulcers?|burns?|acne|lupus|glaucoma|cataracts?|endometriosis|pre-?eclampsia|"
    r"concussion|hernia|hiccups?|vertigo|tinnitus|delirium|vitiligo|rosacea|scabies|gout|angina|aneurysm|cirrhosis|constipation|"
    r"[a-z-]*allerg(?:y|ies)|hyperactivity|pain|kidney stones|miscarriage|overweight|pregnancy|frailty|addiction|smoking cessation"
)
_LAST = (
    r"disease|syndrome|disorders?|infections?|failure|deficiency|injur(?:y|ies)|impairment|dysfunction|cancers?|pain|headaches?|"
    r"fibrosis|palsy|abuse|dependence|insufficiency|disability|tumou?rs?|lesions?|attacks?|poisoning|fever|neuralgia|sclerosis|loss|fractures?"
)
_PLAIN_BEFORE = (
    r"(?!(?:the|a|an|of|in|and|or|with|for|to|by|from|on|as|that|which|who|whose|this|these|those|their|its|our|his|her|new|recent|severe|"
    r"mild|moderate|chronic-|risk|no|not|all|other|some|many|most|several|between|into|without|after|before|during|had|has|have|having|"
    r"is|are|was|were|be|been|being|developed|develops?|reported|patients?|people|adults|children|women|men|new-onset|onset|known|history|"
    r"suspected|diagnosed|treated|against|such|any|each|both|due|than|also|may|can|cause[sd]?|causing|prevent\w*|reduc\w*|treat\w*|"
    r"induc\w*|include\w*|concomitant|associated|related|underlying|persistent|active|acute-|possible|rare|common|improv\w*|affected|via|per|different|"
    r"compar\w*|participants?|individuals|subjects|effects?|incidence|prevalence|diagnosis|management|using|mean|more|less|lower|higher|controlled|uncontrolled|first|second|one|two|three)\b)[A-Za-z][\w’'-]*"
)
_CONDITION = re.compile(
    rf"\b(?P<phrase>(?:{_PLAIN_BEFORE}\s+){{0,3}}?(?P<head>(?:{_PLAIN_BEFORE}\s+)(?:{_LAST})|(?:{_DISEASE_WORD})))\b(?![-/])",
    re.IGNORECASE,
)
_NOT_A_DISEASE = re.compile(
    r"^(?:diagnosis|prognosis|analysis|hypothesis|synthesis|basis|thesis|emphasis|apoptosis|mitosis|meiosis|osmosis|homeostasis|genesis|"
    r"angiogenesis|biosynthesis|meta-analysis|dialysis|hemodialysis|haemodialysis|hemostasis|haemostasis|neurosis|photosynthesis|metabolomics|genome|microbiome|"
    r"chromosome|income|outcome|symptom|bottom|custom|phantom|telepathy|homeopathy|osteopathy|empathy|sympathy|arthroscopy|random|"
    r"phagocytosis|endocytosis|exocytosis|pathogenesis|metastasis|anastomosis|glycolysis|hydrolysis|lipolysis|paralysis of|axiom|idiom|diploma|aroma|coma score|"
    r"hypnosis|catharsis|biopsy|autopsy|ketosis|fibrinolysis|electrolysis|urinalysis|symbiosis|psychoanalysis|weight loss|blood loss|data loss|"
    r"the disease|any disease|adverse event|pain|cancer|infection|tumou?rs?|disease|symptoms?|edema|oedema|fatigue)$",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^(?:pain|cancer|tumou?rs?|edema|oedema|fatigue|anxiety|fractures?|ulcers?|pregnancy)$", re.IGNORECASE
)
_DRUG = re.compile(
    r"\b[a-z]{3,}(?:mab|nib|zumab|ximab|tinib|ciclib|rafenib|olol|pril|sartan|statin|azole|cillin|mycin|micin|cycline|floxacin|prazole|tidine|"
    r"triptan|gliptin|gliflozin|glutide|glitazone|formin|dipine|azepam|zolam|barbital|caine|dronate|parin|xaban|gatran|grel|setron|"
    r"oxetine|ipramine|triptyline|azepine|lukast|terol|tropium|sone|solone|nisone|asone|onide|prost|vir|ivir|tegravir|buvir|navir|bicin|"
    r"platin|taxel|poside|citabine|trexate|purine|limus|leukin|kinra|cept|feron|imod|mod|fumarate|fenac|profen|coxib|oxicam|thiazide|"
    r"semide|lactone|mustine|fosfamide|quine|artemether|artesunate|lumefantrine|triaxone|penem|bactam|dazole|thromycin|zine|idone|apine|peridol|butyrate)\b",
    re.IGNORECASE,
)
_NOT_A_DRUG = re.compile(
    r"^(?:magazine|medicine|cuisine|machine|vaccine|marine|magnesium|someone|person|mason|season|reason|comparison|template|model|mod|period|method|cocaine|undertaken|canine|feline|porcine|equine|bovine|murine|routine|urine|caffeine|concept|accept|intercept|except|precept|percept|reverse|bone|stone|hormone|testosterone-|abdomen|specimen|regimen|online|define|combine|examine|determine|decline|baseline|guideline|midline|outline|pipeline|zone|ozone|gene|fluorescein|protein|nitrogen|hydrogen|salazine|histamine|dopamine|serotonin|estradiol|blood-vir|reservoir|phosphatidylcholine|creatinine|quinine-like|pristine|benzene|alpine|supine|spine|saline|adenosine|guanosine|cytidine|thymidine|histidine)$",
    re.IGNORECASE,
)
_TOPIC = r"(?P<what>[A-Za-z0-9][\w\s’'/+-]{2,70}?)"
_IN_TITLE = (
    re.compile(rf"\b(?:effects?|efficacy|effectiveness|safety|impact|influence|use|role|benefits?|tolerability)(?: and (?:safety|tolerability|efficacy|effectiveness|acceptability))? of (?:an? |the )?{_TOPIC}(?=\s+(?:on|in|for|versus|vs\.?|compared|after|during|among|as|against|at|to)\b|[:,.?(]|$)", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_TOPIC}\s+(?:for|versus|vs\.?|as (?:a |an )?(?:treatment|therapy)|in (?:the )?(?:treatment|prevention|management|prophylaxis) of|to (?:prevent|treat|reduce|improve|increase))\b", re.IGNORECASE),
    re.compile(rf"\b(?:during|after|with|following|under|by|on|receiving|using)\s+{_TOPIC}\s+(?:treatment|therapy|infusions?|use|administration|vaccination)\b", re.IGNORECASE),
    re.compile(r"(?P<what>[a-z]{4,})-(?:induced|associated|related|treated)\b", re.IGNORECASE),
    re.compile(rf"^(?:an? |the )?{_TOPIC}\s+and\s+[\w\s-]{{3,60}}?(?:\s+(?:in|among)\b|[:.?]|$)", re.IGNORECASE),
    re.compile(rf"\b(?:trial|study) of (?:an? |the )?{_TOPIC}(?=\s+(?:in|for|versus|vs|on|to|among)\b|[:,.]|$)", re.IGNORECASE),
)  # fmt: skip
_NO_TREATMENT = re.compile(
    r"^(?:(?:a|an|the|two|three|\d+|effects?|case|patients?|treatment|therapy|study|trial|association|relationship|risk|factors?|review|protocol|"
    r"prevalence|incidence|evaluation|assessment|comparison|development|design|rationale|quality|cost|outcomes?|long-term|predictors?|management|"
    r"diagnosis|symptoms?|clinical|new|novel|combined|research|analysis|early|improving|reducing|preventing|interventions?|randomi[sz]ed|methods?)\s*)+$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:treated with|received|receiving|treatment with|therapy with|administration of|given|taking|randomi[sz]ed to(?: receive)?|assigned to(?: receive)?|started on|supplemented with)\s+"
    r"(?:(?:oral|intravenous|topical|daily|either|a|an|the|high-dose|low-dose|\d[\w./-]*|mg|of)\s+){0,4}(?P<what>[A-Za-z][\w-]{3,}(?:\s+(?:therapy|training|exercise|supplementation|supplements|baths?|cream|gel|vaccine|injections?|spray|infusions?|program(?:me)?|glasses|counselling|acid|oil|extract|sodium))?)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|or (?=placebo)|relative to|rather than|in comparison (?:with|to)|and (?=placebo))\s*(?:an? |the )?"
    r"(?P<what>placebo|usual care|standard (?:care|treatment|therapy)|sham [a-z]+|no (?:treatment|intervention|supplement\w*)|wait(?:ing)?[- ]list(?: control)?|control(?:s| group| diet| condition)?|[A-Za-z][\w-]+(?: [a-z][\w-]+){0,2}?)(?=\s+(?:in|for|on|at|to|as|after|during|among|with|group|were|was|had|who|that)\b|[.,;:()]|$)",
    re.IGNORECASE,
)
_PLACEBO = re.compile(
    r"\b(placebo|usual care|standard care|standard treatment|waiting[- ]list|sham(?: [a-z]+)?|treatment as usual|no treatment)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    [
        "treatment",
        "therapy",
        "patients",
        "placebo",
        "group",
        "study",
        "trial",
        "intervention",
        "control",
        "surgery",
        "either",
        "standard",
        "conventional",
        "usual",
        "medical",
        "care",
        "drugs",
        "medication",
        "medications",
        "oral",
        "several",
        "multiple",
        "both",
        "this",
        "that",
        "these",
        "those",
        "which",
        "more",
        "less",
        "written",
        "informed",
        "training",
    ]
)
_MESH_DISEASE = re.compile(
    r"\b(?:disease|syndrome|disorders?|neoplasms|infections?|diabetes|asthma|arthritis|sclerosis|psoriasis|cancer|stroke|obesity|hypertension|depression|migraine|pain|\w+itis|\w+osis|\w+emia|\w+oma)s?\b",
    re.IGNORECASE,
)


def condition(title: str, passages: list[Passage], mesh: tuple[str, ...]) -> Fact:
    """Give the health problem that the paper is about: the disease named most, in its most usual longer form."""
    heads: defaultdict[str, float] = defaultdict(float)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for text, weight, place in _weighted(title, passages):
        for head, phrase in _diseases(text):
            heads[head] += weight * (0.4 if _WEAK.match(head) else 1.0)
            forms[head][phrase] += 1
            places[head] += [place] if place else []
    for head in heads:
        heads[head] += 3 * sum(1 for name in mesh if _MESH_DISEASE.search(name) and head.split()[-1] in name.lower())
    ranked = sorted(heads.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    if not ranked or (ranked[0][1] < 2 and not title):
        return Fact()
    best, score = ranked[0]
    return Fact(
        value=_longest_usual(forms[best], best), passages=tuple(dict.fromkeys(places[best]))[:3],
        confidence=round(min(0.9, 0.5 + 0.05 * score), 2),
        candidates=tuple(head for head, n in ranked[1:] if n >= 0.6 * score),
    )  # fmt: skip


def _diseases(text: str) -> Iterator[tuple[str, str]]:
    """Give each disease in a text: its head, lower case, and the phrase around it."""
    for match in _CONDITION.finditer(text):
        head, phrase = match.group("head").lower(), match.group("phrase")
        weak = _WEAK.match(head.split()[-1])
        if not _NOT_A_DISEASE.match(head) and (weak or " " in head or not _NOT_A_DISEASE.match(head.split()[-1])):
            yield head, phrase if phrase.isupper() else phrase.lower()


def _longest_usual(forms: Counter[str], head: str) -> str:
    total = sum(forms.values())
    usual = [form for form, count in forms.items() if count >= 0.5 * total]
    return max(usual, key=len) if usual else head


def _weighted(title: str, passages: list[Passage]) -> Iterable[tuple[str, float, str]]:
    yield title, 4.0, ""
    weights = {
        "abstract": 2.0,
        "case": 2.0,
        "conclusions": 2.0,
        "results": 1.0,
        "methods": 1.0,
        "introduction": 0.7,
        "discussion": 0.7,
        "other": 0.7,
    }
    for passage in passages[:220]:
        if passage.kind in weights and passage.whose == "study":
            yield passage.text, weights[passage.kind], passage.id


def intervention(title: str, passages: list[Passage], about: str | None) -> Fact:
    """Give what was done or taken: from the title's shape, else the drug named most, else what people were given."""
    drugs: defaultdict[str, float] = defaultdict(float)
    given: defaultdict[str, float] = defaultdict(float)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for text, weight, place in _weighted(title, passages):
        for word in _drugs(text):
            drugs[word] += weight
            places[word].append(place)
        for word in _given(text, about) if place else ():
            given[word] += weight
            places[word].append(place)
    by_title = _from_title(title, about)
    if by_title:
        support = [p.id for p in passages if by_title.lower() in p.text.lower() and p.whose == "study"]
        return Fact(value=by_title, passages=tuple(support[:3]), confidence=0.75 if support else 0.5)
    for found, least, trust in ((drugs, 3.0, 0.75), (given, 3.0, 0.5)):
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
        if ranked and ranked[0][1] >= least:
            word, score = ranked[0]
            rivals = tuple(w for w, n in ranked[1:] if n >= 0.6 * score)
            support = [place for place in dict.fromkeys(places[word]) if place]
            return Fact(value=word, passages=tuple(support[:3]), confidence=trust, candidates=rivals)
    return Fact()


def _drugs(text: str) -> Iterator[str]:
    for match in _DRUG.finditer(text):
        word = match.group().lower()
        if not _NOT_A_DRUG.match(word) and len(word) > 6:
            yield word


def _given(text: str, about: str | None) -> Iterator[str]:
    for match in _GIVEN.finditer(text):
        word = match.group("what").lower().strip()
        if word.split()[0] not in _GENERIC and not _is_condition(word, about):
            yield word


def _from_title(title: str, about: str | None) -> str | None:
    for pattern in _IN_TITLE:
        match = pattern.search(title)
        if match is None:
            continue
        what = re.sub(r"^(?:an?|the)\s+", "", match.group("what").strip(" -:,"), flags=re.IGNORECASE)
        what = re.split(r"\s+(?:versus|vs\.?|compared)\s+", what)[0]
        if (
            1 <= len(what.split()) <= 7
            and not _NO_TREATMENT.match(what)
            and not _is_condition(what, about)
            and not _CONDITION.fullmatch(what)
        ):
            return what
    return None


def _is_condition(word: str, about: str | None) -> bool:
    return bool(about and (word.lower() in about.lower() or about.lower() in word.lower()))


def comparator(passages: list[Passage], what: str | None) -> Fact:
    """Give what the treatment was compared with."""
    found: Counter[str] = Counter()
    places: dict[str, str] = {}
    for passage in passages:
        if passage.whose != "study" or passage.kind not in {"abstract", "methods", "results", "conclusions"}:
            continue
        for pattern in (_COMPARED, _PLACEBO):
            for match in pattern.finditer(passage.text):
                word = (match.groupdict().get("what") or match.group(1)).strip().lower()
                first = word.split()[0]
                if (what and word in what.lower()) or first in {
                    "those",
                    "that",
                    "baseline",
                    "other",
                    "all",
                    "patients",
                    "people",
                    "each",
                    "before",
                    "either",
                    "the",
                    "both",
                    "normal",
                }:
                    continue
                found[word] += 1
                places.setdefault(word, passage.id)
    if not found:
        return Fact()
    word, count = found.most_common(1)[0]
    return Fact(value=word, passages=(places[word],), confidence=round(min(0.8, 0.4 + 0.1 * count), 2))

"""Know a paper's name in other words. Takes a name of a summary; tells whether the paper has it spelled out, slipped, or in Latin.

LDH is lactate dehydrogenase, “ciplatin” a slip for cisplatin, an infarct of the thalamus a stroke, lithiasis of the gallbladder
gallstones, and ER and PR the receptors for oestrogen and progesterone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.text.glossary import glossary
from pipeline.text.initials import phrases_of
from pipeline.text.meaning import concept, is_common
from pipeline.text.named import class_of, is_listed
from pipeline.text.quick import quick
from pipeline.text.spelling import both_spellings
from pipeline.text.words import stem
from pipeline.validate.align import Index

# Parts of Greek and Latin compounds for which initials stand: electro-cardio-gram, cholangio-pancreato-graphy.
_PART = quick(
    r"(?<=[a-z])(?=gram\b|graph|scopy|virus|cardio|encephal|myo|neuro|gastro|duoden|o?esophag|hydrogen|phospho|kinase|transferase|protein|globulin|cellular|pancreat|cholang|cortico|"
    r"trop[ih]|vascular|pulmonary|intestin|thyroid|nuclear|sound|(?<!chol)angio|nephr|hepat|bronch|thromb|lymph|leuk|genetic|inflammat|gnathic|histio|neurop|myelo|sarcoma)"
)
# A lay name, and what a paper may have in its place: in one passage, in words near each other.
_BRAIN = r"(?:cerebr\w*|brain\w*|thalam\w*|cerebell\w*|pontine|pons|lacunar|capsul\w*|intracranial|intracerebral|basilar|carotid|striat\w*|hemispher\w*|occipital|parietal|temporal|frontal|medulla\w*)"
_GALL = r"(?:gall ?bladder|bile|biliary|vesic\w*|cystic duct|choledoch\w*)"
_STONES = r"(?:stones?|lithiasis|calcul(?:i|us)|microlithiasis)"
_LAY = {
    "stroke": rf"\b{_BRAIN}\b[^.;,]{{0,60}}\b(?:infarct\w*|isch\w+mi[ac]\w*|h(?:a?e)morrhag\w*)|\b(?:infarct\w*|isch\w+mi[ac]\w*|h(?:a?e)morrhag\w*)[^.;,]{{0,60}}\b{_BRAIN}\b|cerebrovascular|\bcva\b",
    "gallstone": rf"\b{_GALL}\b[^.;]{{0,40}}\b{_STONES}\b|\b{_STONES}\b[^.;]{{0,40}}\b{_GALL}\b",
    "tuberculosis": r"\bkoch\b|\bkoch['’]s\b|antibacillary|anti-bacillary",
    "malaria": r"plasmodium|falciparum|paludism",
    "hyperthyroidism": r"thyrotoxic|\bgraves\b|\bbasedow", "leprosy": r"\bhansen", "measles": r"rubeola|morbilli", "syphilis": r"treponem|\bluetic\b|\blues\b",
    "schistosomiasis": r"bilharzi|schistosom", "bilharzia": r"bilharzi|schistosom", "meningitis": r"mening\w*-?\s?encephalit", "encephalitis": r"mening\w*-?\s?encephalit",
    "paralysis": r"plegi[ac]", "aids": r"acquired immun\w+[- ]?deficiency", "oestrogen": r"\b(?:o?estradiol|e2)\b", "estrogen": r"\b(?:o?estradiol|e2)\b", "insulin": r"\bislets?\b",
    "blindness": r"onchocerc", "elephantiasis": r"filaria",
    "scabies": r"sarcoptes|sarcoptic", "typhoid": r"salmonella typhi\b", "echinococcosis": r"hydatid", "ringworm": r"dermatophyt|\btinea\b",
}  # fmt: skip
# What medicines are for, by what a paper calls them: “medicines for anxiety” are anxiolytics.
_FOR = {
    "anxiety": r"anxiolytic", "epilepsy": r"anti-?epileptic|anti-?convuls", "seizure": r"anti-?epileptic|anti-?convuls", "psychosis": r"anti-?psychotic|neuroleptic",
    "diabetes": r"anti-?diabetic", "hypertension": r"anti-?hypertens", "allergy": r"anti-?histamin|anti-?allerg", "constipation": r"laxative|purgative", "insomnia": r"hypnotic|sleeping",
    "malaria": r"anti-?malarial", "rheumatism": r"anti-?rheum", "diarrhoea": r"anti-?diarrh", "diarrhea": r"anti-?diarrh", "cancer": r"chemotherap|cytotoxic|anti-?neoplas", "parasite": r"anti-?helminth|anti-?parasit", "worm": r"anti-?helminth",
}  # fmt: skip
_TO_TREAT = re.compile(
    r"\b(?:medicines?|medications?|drugs?|tablets?|pills?|remed(?:y|ies)|treatments?|something|syrup|injections?)(?: (?!(?:works?|worked|helps?|helped|is|was|are|were|cures?|cured|good|effective)\b)\w{1,12}){0,2} (?:for|against|to (?:treat|ease|relieve|prevent|calm|control|fight))\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
# With both of these initials in a paper, they are the receptors of a breast cancer.
_RECEPTORS = frozenset({"oestrogen", "estrogen", "progesterone"})
# A slip is one letter of a long word that is no name itself; the first letters are right.
_LONG, _HEAD = 8, 2
_JOINED = re.compile(r"\b(?:non|post|pre|anti|known|ex|pseudo|peri)-([a-z]{4,20})\b")
# One that only sounds alike may be shorter: “abcess”.
_HEARD = 6
_WORDS = re.compile(r"[a-z]{6,30}")
# “Insulotherapy”, “antibiotherapy”: what a treatment is called by the beginning of what is given, but for a few letters.
_THERAPY = re.compile(r"\b([a-z]{5,16}?)o?therap(?:y|ies)\b")
_MISSING = 3
_SAME_SOUND = (("ph", "f"), ("sc", "c"), ("th", "t"), ("ch", "c"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("k", "c"))
_TWICE = re.compile(r"(.)\1")


def is_short_for_told(short: str, index: Index) -> bool:
    """Tell whether the paper has what an acronym stands for in one long word, or in words that a list gives."""
    low = short.lower()
    if concept(low) != stem(low) and concept(low) in index.everything:
        return True  # ECG, electrocardiogram
    return any(phrase in index.told for phrase in phrases_of(short))


def apart(told: str) -> str:
    """Give a text with its compounds cut into their parts: “lactate de-hydrogenase”."""
    return _PART.sub("-", told)


def is_treated_for(word: str, before: str, index: Index) -> bool:
    """Tell whether an ailment says what medicines were for which a paper calls by it: “medicines for anxiety”, anxiolytics."""
    told = _FOR.get(word) or _FOR.get(word.removesuffix("s"))
    return bool(told and _TO_TREAT.search(before) and re.search(told, index.told))


def is_named_otherwise(word: str, index: Index) -> bool:
    """Tell whether the paper has a drug or an illness, in lower case, under a name or in a spelling that no list joins with it."""
    lay = _LAY.get(word) or _LAY.get(word.removesuffix("s"))
    if lay and re.search(lay, index.told):
        return True
    if word in _RECEPTORS and {"ER", "PR"} <= index.acronyms:
        return True
    if any(concept(part) == concept(word) for part in _parts(index.told)):
        return True
    if any(word.startswith(root) and len(word) - len(root) <= _MISSING for root in _THERAPY.findall(index.told)):
        return True
    slipped = is_slip if len(word) >= _LONG else _sounds_like
    return len(word) >= _HEARD and any(slipped(word, told) for told in _long_words(index.told))


@cache
def _known() -> frozenset[str]:
    return frozenset(part for term in glossary() for part in term.split())


@lru_cache(maxsize=8)
def _long_words(told: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(told))


@lru_cache(maxsize=8)
def _parts(told: str) -> frozenset[str]:
    """Give what hyphens join to a small word: “diabetic” of “non-diabetic”."""
    return frozenset(_JOINED.findall(told))


def is_slip(word: str, told: str) -> bool:
    """Tell whether a word of the paper is this one in another spelling, or with one letter wrong; another name is not."""
    if told[:_HEAD] != word[:_HEAD] or abs(len(told) - len(word)) > _HEAD:
        return False
    if _sounds_like(word, told):
        return True
    if (
        told in _known()
        or is_listed(told)
        or is_common(told)
        or any(spelled in _known() for spelled in both_spellings(told))
    ):
        return False
    if class_of(word) != "drug" and class_of(told) is not None:
        return False  # arteritis is no slip of arthritis
    return _one_off(word, told)


def _sounds_like(word: str, told: str) -> bool:
    return told[:_HEAD] == word[:_HEAD] and _sound(told) == _sound(word)


def _sound(word: str) -> str:
    """Give a word as it sounds: amoxycillin and amoxicillin, levofloxacine and levofloxacin."""
    for written, said in _SAME_SOUND:
        word = word.replace(written, said)
    return _TWICE.sub(r"\1", word).removesuffix("e")


def _one_off(one: str, two: str) -> bool:
    """Tell whether two words differ by one letter: put in, left out, another, or two neighbours exchanged."""
    short, long = sorted((one, two), key=len)
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) - len(short) == 1:
        return short[at:] == long[at + 1 :]
    if len(long) != len(short):
        return False
    exchanged = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or exchanged

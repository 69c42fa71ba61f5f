"""Tell drugs and diseases by their names. Takes a lower-case word; gives its class, or nothing for a common word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pipeline.text.memo import Memo
from pipeline.text.quick import quick

Class = Literal["drug", "disease"]
_OF_SPECIES = quick(
    r"\b(?:species|taxa|taxon|fauna|flora|specimens?|invertebrates?|vertebrates|larvae|colon(?:y|ies) of|plants|trees|birds|fish(?:es)?|insects|beetles|mosquito(?:es)?|bacteria)\b",
    re.IGNORECASE,
)

# The stems of the WHO's list of international non-proprietary names, and of medical terms; a few common words look alike.
_DRUG = re.compile(
    r"cef[a-z]{3,12}|[a-z]{2,16}(?:mab|tinib|nib|ciclib|rafenib|vastatin|statin|april|opril|sartan|olol|prazole|conazole|nazole|cillin|mycin|micin|floxacin|gliflozin|gliptin|glitazone|glutide|"
    r"natide|oxetine|azepam|azolam|triptan|xaban|gatran|parin|profen|fenac|oxicam|coxib|sone|solone|onide|tidine|formin|trexate|platin|rubicin|taxel|vir|vudine|citabine|"
    r"setron|lukast|terol|tropium|caine|curium|dipine|idone|apine|peridol|azine|barbital|thiazide|semide|afil|osin|dronate|dronic|lisib|parib|degib|zomib|limus|prost|"
    r"stigmine|amivir|cycline|penem|oxacin|sulfa\w{2,8}|artemether|quine|bendazole|ectin|racetam|gabalin|orphan|codone|morphone|fentanil|tadine|rizine|actone|"
    r"alol|urea|amine|amide|pitant|grel|teplase|poetin|grastim|ximab|zumab)"
)
_DISEASE = re.compile(
    r"[a-z]{2,18}(?:itis|osis|aemia|emia|oma|omas|opathy|algia|plegia|penia|uria|rrhoea|rrhea|rrhagia|trophy|ectasis|iasis|phobia|sclerosis|arthritis|dystonia|dynia|kinesia|"
    r"pnoea|pnea|oedema|edema|phagia|phasia|plasia|philia|malacia|megaly|pathies|ectomy|ectomies|otomy|stomy|plasty|scopy|centesis|trophy|ectasia|stenosis|paresis)"
)
_COMMON = frozenset(
    """diagnosis prognosis hypothesis analysis synthesis basis emphasis thesis metamorphosis osmosis dose doses purpose compose suppose expose those whose close propose
    diploma aroma coma stoma genoma soma academia media criteria data person reason season lesson poison prison comparison grandson unison crimson jackson johnson wilson
    vitamin vitamins examine famine determine amine histamine glutamine dopamine thiamine melamine protein proteins ketone hormone alone phone bone stone tone zone backbone
    urine routine machine medicine magazine vaccine nicotine caffeine saline decline online baseline guideline guidelines pipeline outline discipline imagine engine
    spine pine wine line nine fine mine dine shine headline deadline reasons persons lessons control cholesterol alcohol protocol symbol petrol patrol school pool tool
    mitosis meiosis apoptosis homeostasis symbiosis bacteria anaemias academic euphoria trophy philosophy photography microscopy spectroscopy
    dichotomy autonomy economy taxonomy anatomy telescope oklahoma overdiagnosis misdiagnosis""".split()  # noqa: SIM905
)


@cache
def _listed() -> dict[str, Class]:
    kinds: tuple[tuple[str, Class], ...] = (("ailments.txt", "disease"), ("remedies.txt", "drug"))
    return {
        word: kind
        for name, kind in kinds
        for word in files("pipeline.text").joinpath(name).read_text(encoding="utf-8").split()
    }


def is_listed(word: str) -> bool:
    """Tell whether a lower-case word is a name of the lists, and not one by its shape alone."""
    return word in _listed()


@lru_cache(maxsize=50_000)
def class_of(word: str) -> Class | None:
    """Tell whether a lower-case word names a drug or a disease; None where it is neither, as far as its shape tells."""
    listed = _listed().get(word)
    if listed or len(word) < 5 or word in _COMMON:
        return listed
    if _DISEASE.fullmatch(word):
        return "disease"
    return "drug" if len(word) >= 6 and _DRUG.fullmatch(word) else None


_AS_WRITTEN = Memo(lambda word: class_of(word.lower()))


def any_named(words: Iterable[str]) -> bool:
    """Tell whether any of some words, as they are written, names a drug or a disease: most sentences have none."""
    return any(map(_AS_WRITTEN.__getitem__, words))


def is_technical(word: str) -> bool:
    """Tell whether a name is one by its shape (“adalimumab”, “pancreatitis”), not a lay word from a list (“stroke”)."""
    return class_of(word) is not None and bool(
        _DISEASE.fullmatch(word) or _DRUG.fullmatch(word) or _listed().get(word) == "drug"
    )


def tells_of_species(text: str) -> bool:
    """Tell whether the “individuals” of a sentence are most likely no people: “126 species from 33,320 individuals”."""
    return bool(_OF_SPECIES.search(text))

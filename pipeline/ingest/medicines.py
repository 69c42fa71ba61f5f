"""Know a medicine or a treatment by its words. Takes text; gives medicines, or whether the words sound like a treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.named import class_of

# Ends of the names of medicines (the stems of the WHO's international nonproprietary names), and a few whole names.
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
    r"(?![- ](?:extracts?\b|resist|sensitiv|suscept|induced resist|toleran|gene|promoter|receptor|agar|selection))",
    re.IGNORECASE,
)
_NOT_A_DRUG = frozenset(
    """concept accept intercept except precept percept reservoir antibody-cept platin cocaine candle lymphokine interleukin
    enterolactone lactone quine purine statin somatostatin nystatin-like cystatin prolactin follistatin angiostatin
    azole triazole imidazole benzothiazole oxazole thiazole carbazole chloroquine-resistant prost""".split()  # noqa: SIM905
)
_TREATMENT_WORD = re.compile(
    r"\b(?:therap(?:y|ies)|treatments?|exercises?|training|diets?|supplement\w*|vaccin\w*|surgery|stimulation|program(?:me)?s?|"
    r"glasses|sprays?|acids?|vitamins?|light|massage|acupuncture|yoga|counsel+ing|education|feeding|milk|oil|extracts?|cream|gel|"
    r"injections?|infusions?|blocks?|devices?|stents?|implants?|transplant\w*|screening|rehabilitation|radiotherapy|"
    r"chemotherapy|immunotherapy|statins?|fibrates?|thiazides?|ultrasound|opioids?|nsaids|heliox|drugs?|medicines?|inhibitors?|agonists?|antagonists?|antibiotics?|steroids?|antagonist|toxin|"
    r"caffeine|alcohol|coffee|tea|smoking|work|sleep|pollution|activity|intake|use|exposure|\w+(?:ectomy|plasty|oscopy|therapy)|"
    r"app|apps|telehealth|care|prophylaxis|analgesia|ana?esthesia|rinse|mouthwash|toothpaste|probiotics?|antioxidants?|zinc|iron|"
    r"calcium|magnesium|fish oil|honey|ginger|ozone|oxygen|laser|heat|cold|ice|bandages?|dressings?|braces?|splints?|shoes|"
    r"nutrition|support|intervention|protocol|technique|procedure|catheters?|dialysis|ventilation|plasma|cells?)\b",
    re.IGNORECASE,
)
# One word that ends as the names of substances do: “pentoxifylline”, “oxandrolone”.
_CHEMICAL = re.compile(r"[a-z]{4,}(?:ine|ide|one|ol|in|ate|ane|ium|trin)")
_NO_CHEMICAL = frozenset(
    """baseline routine guideline guidelines medicine vaccine decline machine examine determine alternate outside inside
    protocol moderate adequate immediate separate appropriate someone everyone telephone headline discipline milestone
    alone control school candidate duplicate intermediate climate estimate certificate""".split()  # noqa: SIM905
)


def drugs(text: str) -> Iterator[str]:
    """Give each medicine named in a text, in small letters."""
    for letters in _LETTERS.finditer(text):
        word = letters.group().lower()
        # The ending first: the pattern would try a hundred endings at each letter of each word.
        if word.endswith(_STEMS) and len(word) > 5 and word not in _NOT_A_DRUG and _DRUG.match(text, letters.start()):
            yield word


def sounds_given(words: str) -> bool:
    """Tell whether words hold a medicine, or a word that treatments and exposures are named with."""
    if " " not in words and _CHEMICAL.fullmatch(words.lower()) and words.lower() not in _NO_CHEMICAL:
        return True
    if _TREATMENT_WORD.search(words) or next(drugs(words), None) is not None:
        return True
    return any(
        "drug" in {class_of(word), class_of(word.removesuffix("s"))} for word in _LETTERS.findall(words.lower())
    )

"""Put a paper's sentence into plainer words. Takes a sentence; gives it short, without statistics, “we” and jargon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy as shallow_copy
from functools import lru_cache
from itertools import count

from pipeline.draft.abbreviations import OFTEN_LEFT_SHORT
from pipeline.draft.asides import drop_asides, finish, tidy, upper_first
from pipeline.draft.lint import LONGEST
from pipeline.draft.loose_ends import without_heading
from pipeline.draft.senses import is_meant
from pipeline.draft.shorten import shorten
from pipeline.draft.strange import strange_letters
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.text.glossary import Term, find_terms
from pipeline.text.named import tells_of_species
from pipeline.text.quick import Swaps, quick
from pipeline.text.sentences import sentences

# Each bracket takes a reader's breath, and a place among the words of a draft: so many terms are explained where they stand,
# the others in the glossary below. Drafts of the tune half share 17.2 % of their word pairs with summaries by people with no
# term explained in its sentence, 17.0 % with two, 16.9 % with three.
MOST_EXPLAINED = 2
MOST_IN_GLOSSARY = 6
# Words that most people use themselves: the glossary has them, a sentence goes on without a bracket.
_USED_BY_ALL = frozenset(
    """antidepressant antidepressants antibiotic antibiotics fracture fractures miscarriage miscarriages nausea diarrhoea diarrhea dementia epilepsy
    chronic ulcer ulcers tumour tumours tumor tumors relapse rehabilitation fatigue""".split()  # noqa: SIM905 - a word list
)

_NUMBER_WORD = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|double)\b")

_MEASURED = r"(?:differences?|changes?|effects?|benefits?|improvements?|reductions?|increases?|decreases?|associations?|correlations?|interactions?|impact)\b"
_TURNED = r"(?:more|less|fewer|higher|lower|better|worse|greater|longer|shorter|larger|smaller|reduc|increas|improv|decreas|differ|associated|lowered|raised)"
# What is said of an organ alike in Latin and in English: no vessel, no cell line and no name of an illness.
_OF_AN_ORGAN = (
    r"(?:function|diseases?|failure|surgery|problems|events?|complications?|symptoms?|damage|injur(?:y|ies)|ultrasound|tissues?|biops(?:y|ies)|transplant\w*|"
    r"infections?|involvement|lesions?|tests?|stones?|tumou?rs?|cancers?|metastas[ei]s|impairment|toxicity|disorders?|conditions?|abnormalit(?:y|ies)|outcomes?|enzymes|inflammation|blood flow|bleeding|ulcers?|muscle)\b(?! cell)"
)
_BEFORE_PEOPLE = r"in|of|for|that|the|among|amongst|all|most|some|many|\d[\d,]*|and|between|by|to|from|than|these|those|adult|elderly|younger|older|few|fewer|more|both|other|whether|when|where|if|two|three|four|five|six|seven|eight|nine|ten|only|treat|treating|include|included"
# First person becomes third, formal becomes everyday; each swap keeps the part of speech and the strength.
_SWAPS: tuple[tuple[str, str], ...] = (
    (r"\b(?:In|in) our (study|trial|analysis|review|series|cohort|case|patient|patients|sample)\b", r"in this \1"),
    (r"\bthis patients\b", "these patients"),
    (r"\bour (patients?|results|findings|data|analysis|study|case|cases|cohort|series|review)\b", r"the \1"),
    (r"\bour\b", "the ¶’"),
    (r"\bwe\b", "the ¶"),
    (r"\bus\b", "the ¶¤"),
    (r"\bprior to\b", "before"),
    (r"\bin order to\b", "to"),
    (r"\bdue to the fact that\b", "because"),
    (r"\b(compar(?:ed|es?|ing)\b[^.;:]{3,90}?) (?:versus|vs\.?)(?=\s)", r"\1 with"),
    (r"\b(comparisons? (?:of|between)\b[^.;:]{3,90}?) (?:versus|vs\.?)(?=\s)", r"\1 and"),
    (r"\b(?:versus|vs\.?)(?=\s)", "compared with"),
    (r"\butili[sz](e|ed|es|ing)\b", r"us\1"),
    (r"\bapproximately\b", "about"),
    (r"\b(has|have|had|been|was|were|be|is|are|as)((?: not| never| \w+ly| yet| also){0,2}) (?:demonstrated|revealed)\b", r"\1\2 shown"),
    (r"(?<!\ba )(?<!\bthe )\b(?:demonstrated|revealed)\b", "showed"),
    (r"\b(?:demonstrates|reveals)\b", "shows"),
    (r"\b(?:demonstrate|reveal)\b", "show"),
    (r"\b(patients?|m[ae]n|wom[ae]n|child|children|boys?|girls?|s?he|infant|who) presented with\b", r"\1 came to the doctors with"),
    (r"\bcommenced\b", "started"),
    (r"\bsubsequently\b", "later"),
    (r"\b(was|were|been|be|is|are) administered\b", r"\1 given"),
    (r"\bper cent\b", "percent"),
    (r"(?<!\bof )\ba majority of (?=(?:the|these|those|them|our|all|its|their|such)\b)", "most of "),
    (r"(?<!\bof )\ba majority of\b(?! (?:the|these|those|them|our|all|its|their|such)\b)", "most"),
    (r"\bfamiliar history\b", "family history"),
    # What summaries by people say for it, in the tune half of the pairs (“risk of death”: 42 %, “mortality”: 25 %).
    (r"\b(?:an? )?insufficient (evidence|data|information|research|studies|trials)\b(?! (?:base|synthes[ei]s|quality)\b)", r"not enough \1"),
    (r"\bsufficient (?=(?:evidence|data|information|power)\b)", "enough "),
    (r"\b(risk|rates?|odds|causes?) of (?:all-cause )?mortality\b", r"\1 of death"),
    (r"\ball-cause mortality\b(?! (?:rates?|risk))", "death from any cause"),
    (r"\b(?:all-cause )?mortality (rates?|risk)\b", r"death \1"),
    (r"\b(in|on|reduces?|reducing|decreases?|lowers|(?<!\bwith )(?<!\bwas )(?<!\b(?:to|of) )(?:reduced|decreased|lowered)) (overall |maternal |perinatal |neonatal |infant )?mortality(?=[,.;]| (?:or|and|at|between|compared|in|with|among|after|within|over)\b)", r"\1 \2deaths"),
    (r"\b(no|any|further|more|larger|additional|future|quality|these|of|non-randomi[sz]ed|and|or) RCTs\b", r"\1 randomised trials"),
    (r"(?<![-(])\bRCTs\b(?! (?:and|or)\b)", "trials"), (r"(?<![-(])\bRCT\b", "randomised trial"),
    (r"\b(authors|researchers|stud(?:y|ies)|trials?|reviews?|one|two|three|four|five|six|¶) (?:evaluated|investigated)\b", r"\1 looked at"),
    (r"\b(evidence|data) (is|are|was|were) insufficient\b", r"\1 \2 not enough"),
    (r"(, | or | and |\bof |\bfor )mortality(?=[,.;)]| (?:or|and)\b)", r"\1death"),
    (r"\ba (?:potential(?:ly)? )?beneficial effect\b", "a benefit"), (r"\bbeneficial effects\b", "benefits"),
    (r"\bmethodological quality\b", "quality"),
    (r"\b(higher|lower|increased|reduced|decreased|the) incidence of\b", r"\1 rate of"),
    (r"\badditional (?=(?:studies|trials|research|evidence|data|information)\b)", "more "),
    (r"\b(authors|researchers|search|searches|review|¶) identified\b", r"\1 found"), (r"\b(was|were|been) identified\b", r"\1 found"),
    (r"\b(differ(?:s|ed|ences?|ent)?\b[^.;:]{0,90}?) (?:regarding|with regards? to|with respect to|concerning)\b", r"\1 in"),
    (r"\b((?<!side )(?<!adverse )effects?) (?:regarding|with regards? to|with respect to)\b", r"\1 on"), (r"\bregarding\b", "about"), (r"\bneonates\b", "newborn babies"), (r"\banalgesia\b", "pain relief"), (r"\banalgesics\b", "painkillers"),
    (r"\bpharmacological (?=(?:treatments?|therap(?:y|ies)|interventions?)\b)", "drug "),
    (rf"\brenal (?={_OF_AN_ORGAN})", "kidney "), (rf"\bcardiac (?={_OF_AN_ORGAN})", "heart "), (rf"\bpulmonary (?={_OF_AN_ORGAN})", "lung "),
    (rf"\bhepatic (?={_OF_AN_ORGAN})", "liver "), (rf"\bgastric (?={_OF_AN_ORGAN})", "stomach "), (rf"\bcerebral (?={_OF_AN_ORGAN})", "brain "),
    (rf"\bcutaneous (?={_OF_AN_ORGAN})", "skin "), (rf"\buterine (?={_OF_AN_ORGAN})", "womb "), (r"\bneonatal (?=(?:deaths?|infections?|jaundice)\b)", "newborn "),
    # A person is more than a patient; “cancer patients” stay what they are called.
    (rf"(?<![\w-])({_BEFORE_PEOPLE}) patients (?=(?:with(?! (?:the|our|this)\b)|who)\b)", r"\1 people "),
    (r"^patients (?=with\b|who\b)", "people "), (r"\b((?:s?he|patients?|people|participants|women|woman|m[ae]n|child|children|infants?|adults|boys?|girls?|who|all|some|most|both|they)(?: also| then| later| again)?) underwent (?!(?:by|an? (?:change|alteration|transformation)|changes)\b)", r"\1 had "), (r"\bvia\b", "through"),
    (r"\bmyocardial infarctions\b", "heart attacks"), (r"\bmyocardial infarction\b", "heart attack"),
    # Readers take “significant” for large: a difference that was found stays one, one that was not found stays not found.
    (rf"\b(no|without) (?:statistically )?significant (?={_MEASURED})", r"\1 clear "),
    (r"\b(not|nor|neither|n['’]t) (?:statistically )?significantly (?=[a-z])", r"\1 clearly "),
    (rf"\b(not (?:[\w-]+ )?)an? (?:statistically )?significant (?={_MEASURED})", r"\1a clear "),
    (rf"\ba (?:statistically )?significant (?=[aeiou])(?={_MEASURED})", "an "),
    (rf"\b(a|the|any|some|this|with|showed|found|had) (?:statistically )?significant (?={_MEASURED})", r"\1 "),
    (r"\b(was|were|is|are) not statistically significant(?=[.,;)]| (?:and|but|in|for|between|at|after|when|with)\b)", r"\1 not clear enough to rule out chance"),
    (r"\bdid not reach statistical significance\b", "did not become clear enough to rule out chance"),
    # “non-significant”, “highly significant”, “clinically significant”: what stands before belongs to it.
    (rf"(?<!\bnot )(?<!ly )(?<![-–‐‑])\b(?:statistically )?significant(?:ly)? (?={_TURNED})", ""),
    (r"(?<!and )(?<!or )(?<!, )(?<!/)\bpost-?operative (pain|complications?|infections?|bleeding|recovery|delirium|(?:length of )?hospital stay)(?=[.;)]| (?:in|was|were|is|are|among|with|compared|than)\b)", r"\1 after surgery"),
    (r"\bwhilst\b", "while"), (r"\bamongst\b", "among"), (r"\bnumerous\b", "many"),
    (r"\bexhibited\b", "showed"), (r"\b(was|were|been|be|is|are) (?:initiated|commenced)\b", r"\1 started"),
    (r"\b(was|were|been|be|is|are) (?:discontinued|terminated)\b", r"\1 stopped"),
    (r"\b(healthy|male|female|control|elderly|adult|older|younger|study|\d+) subjects\b", r"\1 participants"),
)  # fmt: skip
# “US” is no “us”.
_READY = Swaps((quick(found, 0 if found == r"\bus\b" else re.IGNORECASE), plain) for found, plain in _SWAPS)
# “Individuals’ trust”: of people, whose possessive is another.
_INDIVIDUALS = Swaps(
    (quick(found, re.IGNORECASE), plain)
    for found, plain in ((r"\bindividuals['’](?=\s)", "people’s"), (r"\bindividuals\b", "people"))
)
_INVESTIGATORS = quick(r"\binvestigators\b", re.IGNORECASE)
# Those who look into crimes and accidents are whom such a paper is about, not who wrote it.
_OF_POLICE = re.compile(
    r"\b(?:law[- ]enforcement|police|crim(?:e|inal)|fraud|homicide|murder|arson|fire|forensic|private|accident|coroners?[’']?|medicolegal|death|child[- ](?:abuse|protection))"
    r"(?:[ -]\w+)? investigators\b|\binvestigators\b[^.]{0,60}\b(?:crimes?|suspects?|interrogat\w+|eyewitness\w*)\b",
    re.IGNORECASE,
)
_REVIEWS = ("systematic review", "meta-analysis")
# Who reads of a review asks what it found, not who its authors are; once in a sentence is enough.
_BY_REVIEW = quick(
    r"^(?:(?:in|for) (?:this|our|the present) (?:[\w-]+ ){0,2}?(?:review|update),? )?we (?=(?:also |only |now |still )?(?:found|included|identified|compared|evaluated|investigated|examined|looked at|did not (?:find|identify|detect)|could not find)\b)",
    re.IGNORECASE,
)
_UNSURE = quick(
    r"\bwe (?:are|remain) ((?:very |still |therefore )?(?:uncertain|unclear) (?:whether|if|how))\b", re.IGNORECASE
)
# “¶” stands for who writes until the sentence is whole: named once in it, and the next time “they”.
_WE = quick(r"\bthe ¶([’¤]?)")
_AGAIN = {"’": "their", "¤": "them", "": "they"}
_OPENERS = re.compile(
    r"^(?:[•●▪◦‣·](?=\s)|\d{1,2}[.)](?=\s[A-Z])|(?:furthermore|moreover|additionally|in addition|interestingly|surprisingly|notably|importantly|of note|here|"
    r"herein|thus|therefore|hence|consequently|in conclusion|in summary|to conclude|overall|briefly|finally|also|"
    r"in (?:sharp )?contrast|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|however|on the other hand|as a result|to our knowledge)\s*[,:]|(?:thus|therefore|hence|however)(?= (?:the|this|these|we|it|no|one|two|all|both|in|for|there|[a-z]{4,}) )|"
    r"abstract-\d\s+10\.\d{4,}/\S+|(?:and )?(?:introduction|background|aims?|objectives?|methods?|materials? and methods|methods and results|(?:main |key |principal )?results?|(?:main |key |principal )?findings|conclusions?|discussion|"
    r"importance|interpretation|purposes?|perspectives?|significance|rationale|implications|case (?:report|presentation|description))\s*:|"
    r"(?-i:(?:Background|Objectives?|Methods and Findings|Methods|Results|Findings|Conclusions?|Interpretation)(?= [A-Z][a-z]* ))|so,|"
    r"(?-i:(?:Methodology/)?Principal Findings|Conclusions?/Significance)(?: ?:|(?= [A-Z]))|"
    r"(?-i:[A-Z]{4,}(?:[ /&,]{1,3}[A-Z]{2,}){0,4})\s?:|"
    r"(?-i:ABSTRACT|BACKGROUND|METHODS|RESULTS|CONCLUSIONS?|FINDINGS|INTERPRETATION)(?= ))\s*",
    re.IGNORECASE,
)


# Each sentence is tried more than once before it is chosen.
@lru_cache(maxsize=2048)
def _third_person(text: str, who: str, *, of_review: bool = False, of_police: bool = False) -> str:
    """Give a sentence without asides and openers, with `who` for “we”; “this review” where that found or included something.

    Investigators are researchers, unless the paper is `of_police`.
    """
    text = without_heading(_OPENERS.sub("", _OPENERS.sub("", drop_asides(text))))
    if of_review:
        text = _UNSURE.sub(r"it is \1", text)
        told = _BY_REVIEW.sub("this review ", text)
        text = told if told.lower().count("review") == 1 else text
    text = _READY.apply(text)
    text = text if of_police or _OF_POLICE.search(text) else _INVESTIGATORS.sub("researchers", text)
    text = text if tells_of_species(text) else _INDIVIDUALS.apply(text)
    named = count()
    return tidy(
        _WE.sub(lambda we: _AGAIN[we.group(1)] if next(named) else f"the {who}{we.group(1).strip('¤')}", text)
    )


class PlainWriter:
    """Simplifies the sentences of one draft in reading order: each term and abbreviation is explained once."""

    def __init__(
        self,
        abbreviations: Mapping[str, str],
        who: str = "authors",
        names: Iterable[str] = (),
        house: HouseStyle = NO_HOUSE,
        paper: str = "",
    ) -> None:
        self._paper = paper
        # What is told of a paper begins with its design.
        self._of_review, self._of_police = paper.startswith(_REVIEWS), bool(_OF_POLICE.search(paper))
        self._abbreviations = {**OFTEN_LEFT_SHORT, **abbreviations}
        self._house = house
        self._names = tuple(self._house.wording.apply(name).lower() for name in (*names, *abbreviations.values()))
        self._who = who
        self._introduced: set[str] = set()
        self._terms: set[str] = set()
        self._brackets = 0
        self.explained: dict[str, str] = {}

    def simplify(self, text: str, room: int = LONGEST) -> str:
        """Give one sentence of a paper in plainer words, as sentences of LONGEST words where that is safe.

        The first has `room` words at most; an abbreviation is spelled out, and a term explained, the first time.
        """
        parts = self.parts(text, room)
        self._introduced |= {short for short in self._abbreviations if any(f"({short})" in part for part in parts)}
        known, explained, brackets = set(self._terms), dict(self.explained), self._brackets
        told = " ".join(self._gloss(part) for part in parts)
        if _reads_short(told) or not _reads_short(" ".join(parts)):
            return told
        # “… rash (red spots). 11 trials …” reads as one sentence: there the term stays unexplained.
        self._terms, self.explained, self._brackets = known, explained, brackets
        return " ".join(parts)

    def parts(self, text: str, room: int = LONGEST) -> list[str]:
        """Give the sentences that one of a paper becomes, before any term is explained; nothing counts as told by it."""
        told = _third_person(text, self._who, of_review=self._of_review, of_police=self._of_police)
        return shorten(finish(self._expand(told)), room)

    def introduce(self, sentence: str) -> str:
        """Spell out an abbreviation at its first use and explain one term that is new to this draft."""
        sentence = self._expand(sentence)
        self._introduced |= {short for short in self._abbreviations if f"({short})" in sentence}
        return self._gloss(sentence)

    def strange(self, text: str) -> int:
        """Give how many abbreviations of a sentence stay unexplained."""
        return strange_letters(text, self._abbreviations)

    def copy(self) -> PlainWriter:
        """Give a writer that has introduced the same, to try a sentence with."""
        other = shallow_copy(self)
        other._introduced = set(self._introduced)  # noqa: SLF001 - another of its own kind
        other._terms = set(self._terms)  # noqa: SLF001 - another of its own kind
        other.explained = dict(self.explained)
        return other

    def _expand(self, sentence: str) -> str:
        for short, long in self._abbreviations.items():
            if short not in sentence or short in self._introduced:
                continue
            match = re.search(rf"(?<![\w(-]){re.escape(short)}(?![\w-])", sentence)
            if match and f"({short})" not in sentence and long.lower() not in sentence.lower():
                spelled = self._inside(long) if match.start() else long
                # The T of “the CVLT test” is the test.
                after = re.sub(rf"^ {re.escape(long.split()[-1])}\b", "", sentence[match.end() :])
                sentence = f"{sentence[: match.start()]}{spelled} ({short}){after}"
        return upper_first(sentence)

    def _inside(self, long: str) -> str:
        """Give a long form as it stands inside a sentence: “Ulcerative colitis (UC) is …” was written at the head of one."""
        first, _, rest = long.partition(" ")
        small = first.lower()
        return (
            f"{small} {rest}"
            if rest == rest.lower() and rest and re.search(rf"\b{re.escape(small)}\b", self._paper)
            else long
        )

    def _gloss(self, sentence: str) -> str:
        """Give a sentence in the house's words, with one term explained that is new to this draft: in it, or in the glossary."""
        words = self._house.wording
        sentence = words.apply(sentence)
        if len(self.explained) == MOST_IN_GLOSSARY:
            return sentence
        new = [term for term in find_terms(sentence, self._house.explanations) if term.entry not in self._terms]
        for term in new:
            after = sentence[term.end :]
            if re.match(
                r"\s*[(\[]|\s+(?:[A-Z]\b|\d|(?:\w+ )?(?:trials?|study|studies)\b)|[-/]", after
            ) or _inside_bracket(sentence, term.start):
                continue
            own = self._house.own_meaning(term.text)
            if not own and not is_meant(term.entry, sentence[: term.start], sentence, self._paper):
                continue
            if self._part_of_a_name(sentence, term) or any(c.kind == "avoided" for c in words.find(term.plain)):
                continue
            told = self._brackets < MOST_EXPLAINED and term.text.lower() not in _USED_BY_ALL
            # A number that the glossary alone would have is one that the paper has not.
            if not told and _NUMBER_WORD.search(term.plain):
                continue
            if told and len(sentence.split()) + len(term.plain.split()) > LONGEST:
                continue
            self._terms.add(term.entry)
            self.explained[term.text.lower()] = term.plain
            self._brackets += told
            if not told:
                continue
            return f"{sentence[: term.end]} ({term.plain}){after}"
        return sentence

    def _part_of_a_name(self, sentence: str, term: Term) -> bool:
        """Tell whether a term is but a word of a longer name: “alopecia” in “alopecia areata”."""
        spans = ((sentence.lower().find(name), len(name)) for name in self._names if len(name) > len(term.text))
        return any(start >= 0 and start <= term.start and term.end <= start + size for start, size in spans)


def _reads_short(text: str) -> bool:
    return all(len(one.split()) <= LONGEST for one in sentences(text))


def _inside_bracket(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("(") > before.count(")")

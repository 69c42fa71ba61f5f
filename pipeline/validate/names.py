"""Names: a drug, a disease or an acronym is one that the paper has, and stands where the paper has it. Gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.glossary import glossary
from pipeline.text.initials import initials_of
from pipeline.text.meaning import concept, concepts, is_common
from pipeline.text.named import Class, class_of, is_technical
from pipeline.text.quick import quick
from pipeline.text.spelling import both_spellings
from pipeline.text.words import STOP
from pipeline.validate.align import Index, index_of
from pipeline.validate.company import strange_company
from pipeline.validate.differences import compare
from pipeline.validate.flags import Place, every_sentence, flag, rule
from pipeline.validate.glosses import is_in_gloss
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.otherwise import apart, is_named_otherwise, is_short_for_told, is_slip, is_treated_for
from pipeline.validate.wording import Word

_STANDARD = "Cochrane plain language summaries (2021), C3: the review's own interventions, conditions and outcomes"
_WORD = re.compile(r"[A-Za-z]{4,40}+(?:-[a-z]{3,20}+)?")
_ACRONYM = re.compile(r"(?<![\w.])(?![A-Z]{1,2}\d)[A-Z]{2,6}(?=s?(?![A-Za-z]|\.[A-Z]))")  # “CO2” is a formula
_EXPANDED = re.compile(r"\(([A-Z][A-Za-z0-9]{1,7})s?\)")
_HIV = re.compile(r"\bhiv\b|immunodeficiency virus")  # the virus that causes AIDS
_PROCEDURES = ("ectomy", "otomy", "ostomy", "plasty", "scopy", "graphy")
_IN_BRACKETS = re.compile(r"(?: [\w-]{1,20}){0,2} \((?P<own>[A-Za-z][a-z-]{5,30}(?: [a-z-]{2,20})?)\)")
# Everybody's abbreviations: a lay summary may use them whatever its paper does.
_ANYBODYS = frozenset(
    """US USA UK EU UN WHO NHS FDA EMA CDC NICE DNA RNA MRI CT TV PC ID OK IV GP ICU IQ BMI HIV AIDS COVID RCT RCTS CI II III VI IX XI AND OR NOT THE FOR WITH
    IN OF TO ON AT BY AN AS IS IT WE NO IF SO GOAL PLAN DOI PMID PMC ISSN ISBN URL HTML PDF PLOS BMJ JAMA STD STI FAQ""".split()  # noqa: SIM905 - a word list
)
# So far from a name stand the words that it makes initials with.
_WORDS_BEFORE, _WORDS_AFTER = 4, 3
# “Sleep aids” are no AIDS.
_LOWER_ALONE = frozenset({"aids"})
_EXPLAINS = quick(
    r"\b(?:is|are) (?:an?|the|one|found|made|caused)\b|\b(?:can|may|often|could) (?:\w+ )?(?:lead|cause|result|turn|develop|make|harm|damage)|\b(?:called|known as|a (?:form|type|kind) of)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\d|(?<!\bthat )\b(?:was|were|had|did|fell|rose|fewer|more|less|lower\w*|rais\w+|higher|increas\w+|reduc\w+|develop\w+|found|seen|died|prevents?|protects?|helps?|works?|treats?|cures?|eases?|stops?|cuts?|slows?|improves?|(?:this|the) (?:study|trial|drug|medicine|treatment|review))\b",
    re.IGNORECASE,
)
# “Bilirubin, the yellow pigment that builds up in jaundice.”
_APPOSED = re.compile(r"\b(?P<head>[A-Za-z]{5,24}|[A-Z]{2,6}), (?:an?|the|one|which|also)\b[^,.;()]{0,60}$")
_ARTICLE = re.compile(r"\b(?:an?|some|other|common|usual|known)\s(?:\w{1,12}\s)?$", re.IGNORECASE)
_MEDICINE = re.compile(
    r"\s(?:medicines?|medications?|drugs?|pills?|tablets?|inhalers?|treatments?|remed(?:y|ies))\b", re.IGNORECASE
)
_SUCH_AS = quick(r"\b(?:such as|like|for example|for instance|including|e\.g\.,?)\b", re.IGNORECASE)
_CANCER = frozenset({"cancer", "cancers"})
_GROWTH = re.compile(
    r"carcinom|sarcom|lymphom|leuka?emi|melanom|tumou?r|malignan|neoplas|oncolog|metasta|myelom|gliom|blastom|thymom|mesotheliom|seminom|hepatom|atypia|prostatectom|mastectom"
)
_CALLED = re.compile(r" (?:called|known as|named)\b")
_BRINGS = quick(r"\b(?:causes?|brings?|leads? to|with|symptoms?|signs?)\b", re.IGNORECASE)
# A passage that tells the sentence this much better than any that holds the name has another name in its place.
_CLEARLY, _SURELY = 0.1, 0.45
# Exchanged names stand alone: a longer difference is another way of saying it.
_FEW = 4


@rule(
    "names",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="another drug or another illness is another story",
    standard=_STANDARD,
)
def names_in_paper(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each drug, disease and acronym that the paper does not have, and each that it has in another place.

    Blocks a technical name that the whole paper lacks; a lay word for an illness, or an acronym, that a person brings
    from elsewhere may be an explanation, and is a warning.
    """
    index = index_of(paper)
    ours = summary.origin.drafter != "person"
    strict = ours or paper.scope == "full"
    spelled = _spelled_out(summary)
    lead = frozenset() if ours else lead_of(summary, index)
    for place in every_sentence(summary):
        text = place[2].text
        seen: set[str] = set()
        named = [
            *_named(place, index, seen, strict=strict, ours=ours, general=is_in(lead, place)),
            *_exchanged(place, index, seen),
        ]
        yield from named or _in_strange_company(place, index)
        for match in _ACRONYM.finditer(text):
            short = match.group().rstrip("s")
            if short in seen or _is_shouted(text) or short in _ANYBODYS or _is_heading(match, text):
                continue
            seen.add(short)
            if not _is_short_for(short, index) and short not in spelled:
                yield _flag(place, match.span(), strict=strict and ours, index=index)


def _named(  # noqa: PLR0913 - how a sentence stands, each named
    place: Place, index: Index, seen: set[str], *, strict: bool, ours: bool, general: bool
) -> Iterator[Flag]:
    """Name each drug and disease of a sentence that the paper does not have, or has in another place.

    `general` tells that the sentence says what is so in general: there a lay name is an explanation.
    """
    text = place[2].text
    for match in _WORD.finditer(text):
        word = match.group().lower()
        kind = class_of(word)
        if kind is None or word in seen or (word == "aids" and _HIV.search(index.told)):
            continue
        seen.add(word)
        lay = not is_technical(word)
        if lay and (_is_use(text, match) or (word in _LOWER_ALONE and match.group() == word)):
            continue
        if _is_kind_of_told(word, text, match.end(), index):
            continue
        if _is_told(word, index) or (match.group().isupper() and _is_short_for(match.group(), index)):
            yield from _out_of_place(word, kind, match.span(), place, index)
        elif (
            is_in_gloss(text, match.start())
            or _is_spelled_out(text, match, index)
            or is_treated_for(word, text[: match.start()], index)
        ):
            continue
        elif (
            (lay and (_explains(text, match, kind, index) or _is_kin(word, text, index)))
            or (general and _is_example(text, match, kind, index))
            or _spells_initials(text, match, index)
        ):
            yield _note(place, match.span())
        else:
            yield _flag(place, match.span(), strict=strict and (ours or not lay), index=index)


def _is_spelled_out(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether brackets give the paper's own word for a name: “giant cell arteritis (GCA)”, “glaucoma surgery (trabeculectomy)”."""
    own = _IN_BRACKETS.match(text, match.end())
    term = own.group("own").lower() if own else ""
    if term and term in index.told:
        lay = not is_technical(match.group().lower()) and class_of(term) is None and not is_common(term)
        return lay or term.endswith(_PROCEDURES)  # what surgery is for may be named; one drug for another may not
    short = _EXPANDED.match(text, text.find("(", match.end(), match.end() + 24))
    if short is None or short.group(1).rstrip("s") not in index.acronyms:
        return False
    return _is_initials(short.group(1), text[max(0, match.start() - 60) : short.start()].lower())


def _explains(text: str, match: re.Match[str], kind: Class, index: Index) -> bool:
    """Tell whether a lay name says what a thing of the paper is, comes from or leads to: “glaucoma … can lead to blindness”."""
    head = _APPOSED.search(text, 0, match.start())
    told = head.group("head") if head else ""
    if told in index.acronyms or (told and not is_common(told.lower()) and _is_told(told.lower(), index)):
        return True
    if not _EXPLAINS.search(text) or re.search(r"\d", text):
        return False
    others = (other.group().lower() for other in _WORD.finditer(text) if other.group() != match.group())
    return any(class_of(other) == kind and _is_told(other, index) for other in others)


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    """Give each ailment with how the words begin that belong to it: depression, and “bipolar”, “manic”."""
    lines = files("pipeline.text").joinpath("kin.txt").read_text(encoding="utf-8").splitlines()
    found = (line.split() for line in lines if line and not line.startswith("#"))
    return {words[0]: tuple(word.replace("-", " ") for word in words[1:]) for words in found}


def _is_kin(word: str, text: str, index: Index) -> bool:
    """Tell whether a lay name explains what belongs to it, in a sentence that tells no result: no figures, nothing that was."""
    return not _RESULT.search(text) and any(root in index.told for root in _kin().get(word, ()))


def _spells_initials(text: str, match: re.Match[str], index: Index) -> bool:
    """Tell whether a name and its neighbours spell initials of the paper out: “idiopathic pulmonary haemosiderosis” for IPH."""
    before, after = text[: match.start()].split()[-_WORDS_BEFORE:], text[match.end() :].split()[:_WORDS_AFTER]
    alone = apart(match.group().lower())
    if any(
        _is_initials(short, alone) and not _is_initials(short, index.told) for short in index.acronyms - _ANYBODYS
    ):
        return True  # dermatomyositis for DM, which the paper spells nowhere
    around = [apart(" ".join(words).lower()) for words in ([*before, match.group(), *after], before, after)]
    whole = (around[0], " ".join([*before, alone, *after]).lower())  # hyper-trophic is one word of HCM
    return any(
        any(_is_initials(short, told) for told in whole)
        and not any(_is_initials(short, beside) for beside in around[1:])
        for short in index.acronyms
        if len(short) > 2 and short not in _ANYBODYS
    )


def _is_kind_of_told(word: str, text: str, end: int, index: Index) -> bool:
    """Tell whether “a cancer” or “a cancer called …” is the everyday word for a growth that the paper names."""
    return word in _CANCER and bool(_GROWTH.search(index.told) or _CALLED.match(text, end))


def _is_example(text: str, match: re.Match[str], kind: Class, index: Index) -> bool:
    """Tell whether a name is an example, or what an illness of the paper brings: “a blood disease, such as leukaemia”."""
    before = text[: match.start()]
    others = (other.group().lower() for other in _WORD.finditer(before))
    known = any(class_of(other) == kind and _is_told(other, index) for other in others)
    return bool(_SUCH_AS.search(before)) or (known and bool(_BRINGS.search(before)))


def _note(place: Place, span: tuple[int, int]) -> Flag:
    word = place[2].text[span[0] : span[1]]
    return flag(
        "names", Severity.NOTE, place, span, f"the paper does not speak of “{word}”: this explains something that it has",
        standard=_STANDARD, remedy="make sure that the explanation is right",
    )  # fmt: skip


def _is_use(text: str, match: re.Match[str]) -> bool:
    """Tell whether an illness says what a medicine is for: “salbutamol, an asthma medicine”."""
    return bool(_ARTICLE.search(text[: match.start()]) and _MEDICINE.match(text[match.end() :]))


def _exchanged(place: Place, index: Index, seen: set[str]) -> Iterator[Flag]:
    """Warn where a name of the paper stands in another name's place, between words that agree."""
    text = place[2].text
    for gap in compare(text, index).gaps:
        mine = [w for w in gap.mine if _is_name(w, text)]
        theirs = [w for w in gap.theirs if _is_name(w, gap.passage.text)]
        if (
            len(gap.mine) > _FEW
            or not mine
            or not theirs
            or {w.meaning for w in mine} & {w.meaning for w in gap.theirs}
        ):
            continue
        word = mine[0]
        if _is_initials(word.text, " ".join(w.text for w in gap.theirs)) or any(
            _is_initials(w.text, " ".join(m.text for m in gap.mine)) for w in theirs
        ):
            continue
        shown = text[word.start : word.end]
        if (
            word.text in index.told
            and not any(word.text in w.text.split("-") for w in theirs)
            and _means_other(word, theirs)
            and not any(w.text.startswith(word.text[:5]) for w in theirs)
        ):
            seen.add(shown)
            yield flag(
                "names", Severity.WARN, place, (word.start, word.end),
                f"the paper speaks of “{shown}” elsewhere; where it tells this it says {', '.join(gap.passage.text[w.start : w.end] for w in theirs[:2])}",
                passages=(gap.passage.id,), standard=_STANDARD, remedy="check which name belongs here",
            )  # fmt: skip


def _in_strange_company(place: Place, index: Index) -> Iterator[Flag]:
    """Warn where a name of the paper stands behind a word, or in a list, that has another name there."""
    found = strange_company(place[2].text, index)
    if found:
        yield flag(
            "names", Severity.WARN, place, (found.start, found.start + len(found.name)),
            f"the paper speaks of “{found.name}” elsewhere; where it tells this it says {found.told}",
            passages=(found.passage.id,), standard=_STANDARD, remedy="check which name belongs here",
        )  # fmt: skip


def _is_name(word: Word, text: str) -> bool:
    shown = text[word.start : word.end]
    return class_of(word.text) is not None or (
        len(shown) > 1 and shown.isupper() and shown not in _ANYBODYS and not _is_shouted(text)
    )


def _means_other(word: Word, theirs: list[Word]) -> bool:
    meaning = glossary().get(word.text, "")
    if not initials_of().get(word.text, frozenset()).isdisjoint(w.text.upper() for w in theirs):
        return False
    return not any(w.text in meaning or word.text in glossary().get(w.text, "") for w in theirs)


def _flag(place: Place, span: tuple[int, int], *, strict: bool, index: Index) -> Flag:
    word = place[2].text[span[0] : span[1]]
    return flag(
        "names", Severity.BLOCK if strict else Severity.WARN, place, span, f"the paper does not speak of “{word}”",
        passages=tuple(p.id for _, p in index.rank(place[2].text, 2)), standard=_STANDARD,
        remedy="use the paper's name, or take it out",
    )  # fmt: skip


def _is_told(word: str, index: Index) -> bool:
    """Tell whether the paper has a name in British or American spelling, a form of it, or what it means in plain words."""
    return any(_is_told_so(spelled, index) for spelled in both_spellings(word)) or is_named_otherwise(word, index)


def _is_told_so(word: str, index: Index) -> bool:
    singular = word.removesuffix("s")
    if word[:7] in index.told or singular in index.told or concept(word) in index.everything:
        return True
    if any(part in index.told for part in word.split("-") if len(part) > 5):
        return True
    if not index.acronyms.isdisjoint(initials_of().get(word, ())):
        return True
    meaning = glossary().get(word) or glossary().get(singular) or ""
    telling = set(concepts(meaning))
    # In one passage: scattered over a long paper, the words of many an explanation could be found.
    return bool(telling) and bool(set.intersection(*(set(index.places.get(root, ())) for root in telling)))


def _spelled_out(summary: Summary) -> frozenset[str]:
    """Give the acronyms that the summary itself explains: “multiple sclerosis (MS)”."""
    told = " ".join(place[2].text for place in every_sentence(summary))
    made = set()
    for match in _EXPANDED.finditer(told):
        before = told[max(0, match.start() - 90) : match.start()].lower()
        if _is_initials(match.group(1), before):
            made.add(match.group(1).rstrip("s"))
    return frozenset(made)


def _is_initials(short: str, told: str) -> bool:
    """Tell whether words that follow each other begin with these letters; small words between them count for none."""
    letters = [re.escape(letter) for letter in short.lower() if letter.isalpha()]
    if not 2 <= len(letters) <= 6:
        return False
    between = r"[a-z'’]{0,24}+(?:-like)?[\s/-]{1,2}(?:(?:of|the|and|in|for|to|with|on|by|a)\s)?"
    # “In the abdomen” is no “ITA”: a small word stands for no letter.
    spelled = (
        re.split(r"[\s/-]+", match.group()) for match in re.finditer(r"\b" + between.join(letters) + r"[a-z]*", told)
    )
    return any(sum(word == "of" or word not in STOP for word in words) >= len(letters) for words in spelled)


def _is_short_for(short: str, index: Index) -> bool:
    """Tell whether the paper has an acronym, or the words that it stands for; two letters fit too many words."""
    if short in index.acronyms or is_short_for_told(short, index):
        return True
    return len(short) > 2 and (_is_initials(short, index.told) or _is_initials(short, apart(index.told)))


def _is_heading(match: re.Match[str], text: str) -> bool:
    """Tell whether a common word in capitals opens a sentence or stands among others: “HOW WE DID IT:”."""
    if not is_common(match.group().lower()):
        return False
    before, after = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
    beside = [word.strip("().,:;") for word in (*before, *after)]
    return (
        not before
        or any(word.isupper() and len(word) > 1 for word in beside)
        or text[match.end() : match.end() + 1] in {":", "."}
    )


def _is_shouted(text: str) -> bool:
    capitals = sum(word.isupper() for word in text.split() if len(word) > 1)
    return capitals > 0.5 * len(text.split())


def _out_of_place(word: str, kind: Class, span: tuple[int, int], place: Place, index: Index) -> Iterator[Flag]:
    """Warn where the passage that tells the rest of the sentence has another drug or disease in this one's place."""
    text = place[2].text
    rest = f"{text[: span[0]]} {text[span[1] :]}"
    ranked = index.rank(rest, 8)
    if not ranked or ranked[0][0] < _SURELY:
        return
    holder = max((score for score, p in ranked if _has(p, word)), default=0.0)
    best_score, best = ranked[0]
    if best_score - holder < _CLEARLY or _has(best, word):
        return
    mine = {spelled for match in _WORD.finditer(text) for spelled in both_spellings(match.group().lower())}
    rivals = [w for w in _names_of(best, kind) if w not in mine and w[:6] != word[:6] and not is_slip(word, w)]
    if rivals:
        yield flag(
            "names", Severity.WARN, place, span,
            f"the paper speaks of “{text[span[0] : span[1]]}” elsewhere; where it tells this it says {', '.join(rivals[:2])}",
            passages=(best.id,), standard=_STANDARD, remedy="check which name belongs here",
        )  # fmt: skip


def _has(passage: Passage, word: str) -> bool:
    told = passage.text.lower()
    spelled = both_spellings(word)
    return any(one[:7] in told for one in spelled) or not {concept(one) for one in spelled}.isdisjoint(
        concept(w) for w in _WORD.findall(told)
    )


def _names_of(passage: Passage, kind: Class) -> list[str]:
    words = (match.group().lower() for match in _WORD.finditer(passage.text))
    return list(dict.fromkeys(word for word in words if class_of(word) == kind))

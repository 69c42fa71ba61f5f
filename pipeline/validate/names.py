"""Names: a drug, a disease or an acronym is one that the paper has, and stands where the paper has it. Gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.glossary import glossary
from pipeline.text.initials import initials_of
from pipeline.text.meaning import concept
from pipeline.text.named import Class, any_named, class_of, is_technical
from pipeline.text.spelling import both_spellings
from pipeline.validate.align import Index, index_of
from pipeline.validate.company import strange_company
from pipeline.validate.differences import compare
from pipeline.validate.explaining import (
    WORD,
    explains,
    is_example,
    is_kin,
    is_kind_of_told,
    is_spelled_out,
    is_told,
    is_use,
    spells_initials,
)
from pipeline.validate.flags import Place, asks, flag, rule
from pipeline.validate.glosses import is_in_gloss
from pipeline.validate.lead import is_in, lead_of, tells_in_general
from pipeline.validate.misnamed import misnamed
from pipeline.validate.otherwise import is_slip, is_treated_for
from pipeline.validate.short_for import ANYBODYS, is_heading, is_initials, is_short_for, is_shouted, spelled_out
from pipeline.validate.verbatim import reworded
from pipeline.validate.wording import Word

_STANDARD = "Cochrane plain language summaries (2021), C3: the review's own interventions, conditions and outcomes"
# “CO2” is a formula. That it begins with a capital is asked first: the rest is asked of few places then.
_ACRONYM = re.compile(r"[A-Z](?<![\w.].)(?![A-Z]?\d)[A-Z]{1,5}(?=s?(?![A-Za-z]|\.[A-Z]))")
_HIV = re.compile(r"\bhiv\b|immunodeficiency virus")  # the virus that causes AIDS
# “Sleep aids” are no AIDS.
_LOWER_ALONE = frozenset({"aids"})
# A passage that tells the sentence this much better than any that holds the name has another name in its place.
_CLEARLY, _SURELY = 0.1, 0.45
# “In illnesses such as Parkinson's and glaucoma”: an example that a person may know from elsewhere.
_SUCH_AS = re.compile(r"\b(?:such as|like|including|for example|for instance|e\.g\.)[^.;:]{0,140}$", re.IGNORECASE)
# Technical by their shape, and said by everybody.
_SAID_BY_ALL = frozenset(
    "diarrhea diarrhoea anemia anaemia bronchitis arthritis tonsillitis appendicitis hepatitis meningitis insomnia dementia".split()  # noqa: SIM905
)
_NUMBERED = re.compile(r"[A-Z]{1,6}-\d{1,3}[a-z]?\b")
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
    spelled = spelled_out(summary)
    lead = frozenset() if ours else lead_of(summary, index)
    told, retold = [claim.text.lower() for _, _, claim in summary.claims()], index.is_retold(summary)
    for place in reworded(summary, index):
        text = place[2].text
        seen: set[str] = set()
        named = [
            *_named(place, index, seen, strict=strict, ours=ours, general=is_in(lead, place)),
            *_exchanged(place, index, seen),
        ]
        yield from named or _in_strange_company(place, index) or _misnamed(place, told, index, retold=retold)
        for match in _ACRONYM.finditer(text):
            short = match.group().rstrip("s")
            if short in seen or is_shouted(text) or short in ANYBODYS or is_heading(match, text):
                continue
            seen.add(short)
            if not is_short_for(short, index) and short not in spelled:
                yield _flag(place, match.span(), strict=strict and ours, index=index)


def _named(  # noqa: PLR0913 - how a sentence stands, each named
    place: Place, index: Index, seen: set[str], *, strict: bool, ours: bool, general: bool
) -> Iterator[Flag]:
    """Name each drug and disease of a sentence that the paper does not have, or has in another place.

    `general` tells that the sentence says what is so in general: there a lay name is an explanation.
    """
    text = place[2].text
    if not any_named(WORD.findall(text)):
        return
    for match in WORD.finditer(text):
        word = match.group().lower()
        kind = class_of(word)
        if kind is None or word in seen or (word == "aids" and _HIV.search(index.told)):
            continue
        seen.add(word)
        lay = not is_technical(word) or word in _SAID_BY_ALL
        if lay and (is_use(text, match) or (word in _LOWER_ALONE and match.group() == word)):
            continue
        if is_kind_of_told(word, text, match.end(), index):
            continue
        if is_told(word, index) or (match.group().isupper() and is_short_for(match.group(), index)):
            yield from () if asks(text) else _out_of_place(word, kind, match.span(), place, index)
        elif (
            is_in_gloss(text, match.start())
            or is_spelled_out(text, match, index)
            or is_treated_for(word, text[: match.start()], index)
        ):
            continue
        elif (
            (lay and (explains(text, match, kind, index) or is_kin(word, text, index)))
            or (general and is_example(text, match, kind, index))
            or spells_initials(text, match, index)
        ):
            yield _note(place, match.span())
        else:
            known = not ours and (general or tells_in_general(text) or _SUCH_AS.search(text, 0, match.start()))
            yield _flag(place, match.span(), strict=strict and (ours or not lay) and not known, index=index)


def _is_part(word: Word, text: str, index: Index) -> bool:
    """Tell whether initials are the first half of a name that the paper has: the IL of IL-4."""
    whole = _NUMBERED.match(text, word.start)
    return (
        whole is not None and re.search(rf"(?<!\w){re.escape(whole.group().lower())}(?!\w)", index.told) is not None
    )


def _note(place: Place, span: tuple[int, int]) -> Flag:
    word = place[2].text[span[0] : span[1]]
    return flag(
        "names", Severity.NOTE, place, span, f"the paper does not speak of “{word}”: this explains something that it has",
        standard=_STANDARD, remedy="make sure that the explanation is right",
    )  # fmt: skip


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
        if _is_part(word, text, index) or any(_is_spelled_with(w, word.text, gap.passage, index) for w in theirs):
            continue
        if is_initials(word.text, " ".join(w.text for w in gap.theirs)) or any(
            is_initials(w.text, " ".join(m.text for m in gap.mine)) for w in theirs
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
            told = ", ".join(gap.passage.text[w.start : w.end] for w in theirs[:2])
            yield _elsewhere(place, word.start, shown, told, gap.passage)


def _in_strange_company(place: Place, index: Index) -> list[Flag]:
    """Warn where a name of the paper stands behind a word, or in a list, that has another name there."""
    found = strange_company(place[2].text, index)
    return [_elsewhere(place, found.start, found.name, found.told, found.passage)] if found else []


def _misnamed(place: Place, told: list[str], index: Index, *, retold: bool) -> list[Flag]:
    """Warn where what else a sentence says is told of another name of the paper; `told` are all the summary's sentences."""
    mine = place[2].text.lower()
    found = misnamed(place[2].text, [other for other in told if other != mine], index, retold=retold)
    if found is None:
        return []
    name, rival = found
    return [_elsewhere(place, name.start, name.word, rival.word, rival.passage)]


def _elsewhere(place: Place, start: int, name: str, told: str, passage: Passage) -> Flag:
    """Make the warning of a name of the paper that stands where the paper says another."""
    return flag(
        "names", Severity.WARN, place, (start, start + len(name)),
        f"the paper speaks of “{name}” elsewhere; where it tells this it says {told}",
        passages=(passage.id,), standard=_STANDARD, remedy="check which name belongs here",
    )  # fmt: skip


def _is_spelled_with(short: Word, name: str, passage: Passage, index: Index) -> bool:
    """Tell whether the paper spells initials out with a name: adenocarcinoma of IAC, “invasive adenocarcinoma (IAC)”."""
    shown = passage.text[short.start : short.end]
    if not shown.isupper():
        return False
    return any(
        name in index.told[max(0, at.start() - 80) : at.start()].split(".")[-1]
        for at in re.finditer(rf"\({re.escape(shown.lower())}s?\)", index.told)
    )


def _is_name(word: Word, text: str) -> bool:
    shown = text[word.start : word.end]
    return class_of(word.text) is not None or (
        len(shown) > 1 and shown.isupper() and shown not in ANYBODYS and not is_shouted(text)
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
    mine = {spelled for match in WORD.finditer(text) for spelled in both_spellings(match.group().lower())}
    rivals = [w for w in _names_of(best, kind) if w not in mine and w[:6] != word[:6] and not is_slip(word, w)]
    if rivals:
        yield _elsewhere(place, span[0], text[span[0] : span[1]], ", ".join(rivals[:2]), best)


def _has(passage: Passage, word: str) -> bool:
    told = passage.text.lower()
    spelled = both_spellings(word)
    return any(one[:7] in told for one in spelled) or not {concept(one) for one in spelled}.isdisjoint(
        concept(w) for w in WORD.findall(told)
    )


def _names_of(passage: Passage, kind: Class) -> list[str]:
    words = (match.group().lower() for match in WORD.finditer(passage.text))
    return list(dict.fromkeys(word for word in words if class_of(word) == kind))

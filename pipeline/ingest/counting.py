"""Find counts of people or animals in a sentence. Takes text; gives each count with how far it looks like a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.ingest.counting_words import (
    AFTER_NOUN,
    ALREADY_IN,
    ANIMALS,
    BEGINS,
    BORROWS,
    BORROWS_MORE,
    CALLED,
    COHORT_N,
    COUNTED,
    HAS_DIGIT,
    HINTS,
    IS_SHARE,
    LIVING,
    N_EQUALS,
    OF_THESE,
    OF_THINGS,
    ONE,
    ONES,
    PEOPLE,
    RETURNED,
    SAMPLE,
    SELECTED,
    STEMS,
)
from pipeline.text.named import tells_of_species

_TOTAL = re.compile(
    r"\b(?:total(?:ly)?|overall|altogether|in all|sample of|cohort of|comprising|comprised|consisting of)\b[^.;]{0,25}$",
)
_ALL = re.compile(r"\ball (?:of )?(?:the )?$")
# The whole that a sentence goes on to divide: “Of 138 bakers, 31 …”.
_OF_ALL = re.compile(r"^(?:of|among|out of) (?:the |all )?$")
# “46 bakers, of whom 21 were women”: so are those who are divided.
_OF_WHOM = re.compile(r"\s?(?:\([^)]*\))?,? (?:of|among) (?:whom|which|them)\b")
_ENROLLED = re.compile(
    r"\b(?:randomi[sz]ed|enrol\w+|recruited|included|participated|took part|sampled|surveyed|interviewed|comprised|consisted)\b"
)
_TAKING_PART = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol\w+|recruited|scheduled|included|participated|took part|studied|assigned|allocated|followed|underwent|operated on|"
    r"analy[sz]ed|completed the (?:survey|questionnaire)|surveyed|interviewed|interviews of|evaluated|assessed|were eligible|examined|consisted|comprised|treated|"
    r"received|identified|entered|involv\w+|reviewed|with data|divided|tested|collected|obtained|submitted|patch tested|matched|sampled|invited|selected|admitted|genotyped|(?:taken|drawn|drew|isolated) (?:[a-z]+ ){0,3}from)\b",
)
# “30 bakers who came to our clinic between May and June, all with flour on their hands, were included”.
_IN_THE_END = re.compile(
    r"[^;:]{60,180}?(?<!of whom)\b(?:were|was) (?:\w+ly )?(?:included|enrolled|analy[sz]ed|evaluated|studied|assessed|recruited|reviewed|examined|treated)\b(?! in (?!(?:the|this|our) (?:\w+ )?(?:study|analysis|trial|review|series)\b))"
)
_STUDY_OF = re.compile(
    r"\b(?:study|survey|interviews|analysis|review|evaluation|records?|charts|files|data|series|outcomes?|results|experience|cohort|sample|population|findings|profile|features) (?:of|in|from|with|on|among)(?: the| all)?\s*$|\b(?:investigated|examined|studied|assessed|evaluated|measured|performed|recorded|determined|detected|to (?:investigate|examine|study|assess|evaluate|describe|report|determine|explore))\b[^.;,]{0,60}\b(?:in|on|among)\s*$|\btrial (?:in|among)\s*$|\bto (?:report|describe|present)\s*$",
)
_WHOLE = re.compile(
    r"\b(?:study|trial|sample|cohort|review|population|study group|series|analysis) (?:has |was |were )?(?:compris\w+|includ\w+|consist\w+|involv\w+|enrol\w+|recruit\w+)\b[^.;]{0,20}$",
)
# What a few of the patients had, did or suffered.
_SOME_HAD = re.compile(
    r"^\s*(?!who presented)(?:\w+ )?(?:presented with|had|developed|died|required|experienced|showed|suffered|reported|complained|survived|relapsed|were found|was found|were (?:fe)?male|were women|were men|with no)\b",
)
_SO_MANY_OF = re.compile(rf"(?:(?<!\d)\d++|\b(?:{ONE}))\s*+(?:\([^)]*+\)\s*+)?(?:out )?of\s*+(?:all\s*+|the\s*+)?$")
_ANSWERED = (
    r"(?![^.;]{0,40}\b(?:responded|returned|completed|participated|agreed|consented|took part|answered|replied)\b)"
)
_SHARE = re.compile(
    rf"^{_ANSWERED}\s*(?:(?:patients|participants|women|men|people|subjects)?\s*[(\[]\s?(?!100\s?%)\d+(?:\.\d+)?\s?%\s?(?:\)|;|,|\]|of\b))"
)
_ELSEWHERE = re.compile(
    r"\b(?:"
    r"screen(?:ed|ing)|assessed for eligibility|approached|excluded|withdr[ae]w|dropped out|lost to|died|declined|per group|each group|"
    r"in each|per arm|each arm|sample size (?:calculation|was calculated)|power of|necessary to treat|were needed|would be (?:needed|required)|required to|potential|"
    r"nnt|nnh|number needed|subset|subsample|sub-sample|subgroup|random subsample|in the (?:control|placebo|intervention|treatment|experimental|study) (?:group|arm)|respectively|"
    r"to the (?:control|placebo|intervention|treatment|comparator)|replies|left the study)\b",
)
_DATED = re.compile(
    r"\b(?:in|since|until|during|of|from|to|between|and|by|before|after|year|january|february|march|april|may|june|july|august|september|october|november|december)\s$",
)
_NOUN_SOON = re.compile(rf"(?: (?!(?:we|the|all|a|this|our|those)\b)[a-z-]+){{0,2}} (?:{PEOPLE})\b")
_ASSIGNED = re.compile(r"\b(?:receiv\w+|allocat\w+|assign\w+|divided|randomi[sz]\w+|either|groups?|arms?|placebo)\b")
_POPULATION = re.compile(
    r"\b(?:worldwide|globally|population of|per (?:1000|100[ ,]?000|year)|million|(?:an|is|are) estimated|affect(?:s|ing)? (?:an?\b|about|approximately|around|more|nearly|almost|over|some|up to|\d)|each year|annually|prevalence in)\b",
)
_EACH = re.compile(
    r"\b(?:groups? of|each|every|per|ranging from \d+ to|with up to|and their|from a (?:\w+ )?sample of)\s*$|%\s*\(\s*$"
)
# “… performed by two surgeons”: they gave care, they did not get it.
_BY = re.compile(r"\bby (?:the )?$")
_CARERS = re.compile(
    r"^(?:surgeons|radiologists|dentists|nurses|physicians|doctors|practitioners|therapists|clinicians|technicians|providers|consultants|specialists|registrars|instructors|\w+ologists|\w+atricians|psychiatrists|anaesthetists|officers|trainers|experts|players|members|individuals|persons)$"
)
_GAVE_CARE = re.compile(
    r" (?:\w+ly )?(?:performed|operated|carried out|read|interpreted|scored|rated|measured|(?:evaluated|reviewed|assessed|examined) (?:the|all|each))\b"
)
# “Only two patients were treated again”: they are remarked on for being few of many.
_ONLY, _FEW, _TWO = re.compile(r"\bonly $"), 12, 2
# “In Study 2, some bakers …”, “in experiments 1 and 2, bakers …”: the number is the study's name.
_NAMED = re.compile(r"\b(?:study|studies|experiments?|phases?|parts?|groups?)(?: \d{1,2}(?:,| and| or| to)?){0,3} $")
# “36 patients with early (n = 27) or late (n = 9) hiccups”: what stands in brackets divides them.
_COUNTED_ALREADY = re.compile(rf"(?<![\w.,-])(?P<n>\d++|(?:{ONE})) (?:(?!and\b|or\b)[a-z-]+ ){{0,2}}$")
_IS_ANIMAL = re.compile(rf"^(?:{ANIMALS})$")


# What makes a count look like a part, and how far: where to look, for what, and what is left of the trust.
_DOUBTS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("after", _SHARE, 0.08),
    ("number", re.compile(rf"^{_ANSWERED}\s*\((?!100\s?%)\d+(?:\.\d+)?\s?%\)"), 0.15),
    ("number", re.compile(r"^\s*(?:of|out of)\s+(?:the\s+)?\d"), 0.2),
    ("after", _SOME_HAD, 0.6),
    (
        "after",
        re.compile(r"^\s*(?:\w+ ){0,2}?completed (?:the (?:study|trial|protocol|follow|intervention)|both|all)\b"),
        0.6,
    ),
    ("around", _POPULATION, 0.05),
    ("around", _ELSEWHERE, 0.25),
    ("before", _EACH, 0.15),
    ("before", re.compile(r"\(\s*$"), 0.7),
    # Those who were asked are more than those who answered.
    (
        "before",
        re.compile(
            r"\b(?:surveys|questionnaires|responses) from $|\b(?:sent|mailed|posted|e-?mailed|distributed|delivered) to (?:\w+ ){0,3}$"
        ),
        0.4,
    ),
    # “groups of 8 to 10 bakers”
    ("before", re.compile(rf"(?:\d|\b(?:{ONE})) (?:to|or) $"), 0.2),
    ("before", re.compile(r"\bat (?:the )?(?:[\w-]+ ){0,3}follow-?up,? $"), 0.6),
    ("before", re.compile(r"\bavailable (?:for|from|in|on) $"), 0.5),
    ("before", re.compile(r"\b(?:including|of (?:which|whom)|among (?:which|whom|them))\s*(?:\w+ )?$"), 0.4),
    (
        "noun",
        re.compile(
            r"^(?:cases|controls|members|users|physicians|practitioners|teachers|households|surgeons|dentists|nurses|\w+ologists|\w+atricians|"
            r"psychiatrists|providers|consultants|specialists|registrars|directors|instructors|educators|officers|trainers|managers)$"
        ),
        0.5,
    ),
)


class Mention(NamedTuple):
    """A count in a sentence: its value, its place, how far it looks like the study's total, and how it is told."""

    value: int
    start: int
    end: int
    trust: float
    way: str
    out_of: int = 0  # those whom this count was chosen from, where the sentence tells


def to_number(words: str) -> int | None:
    """Give the value of digits with separators or of number words up to some hundreds; None where it is none."""
    text = re.sub(r"(?<=\d)[,\u2009\u202f\u00a0 ](?=\d{3})", "", words.strip().lower())
    if re.fullmatch(r"\d+", text):
        return int(text)
    if re.fullmatch(r"\d+(?:\.\d+)? million", text):
        return round(float(text.split()[0]) * 1_000_000)
    total = 0
    for part in re.split(r"[- ,]+", text):
        if part == "thousand":
            total = max(total, 1) * 1000
        elif part in {"hundred", "hundreds"}:
            # “one thousand one hundred”: only the last one counts in hundreds.
            ones = total % 1000
            total += max(ones, 1) * 100 - ones
        elif part in ONES:
            total += ONES[part]
        elif part != "and":
            return None
    return total or None


@lru_cache(maxsize=2048)
def mentions(text: str, *, animals: bool) -> tuple[Mention, ...]:
    """Give the counts of people (or of animals) in a sentence, in reading order."""
    low = text.lower()
    # A letter that is two when small (“İ”) would move every place after it.
    low = low if len(low) == len(text) else text
    if not (HAS_DIGIT.search(low) or any(one in low for one in ONES)) or not any(noun in low for noun in STEMS):
        return ()
    found = [m for m in _all_mentions(low, animals=animals) if 2 <= m.value < 100_000_000]
    return tuple(sorted(found, key=lambda m: m.start))


def _all_mentions(text: str, *, animals: bool) -> Iterator[Mention]:
    """Give the counts in a sentence in small letters: the patterns know no others, which halves their time."""
    seen = _Seen([], set())
    for match in () if animals or not _hinted(text, "selected") else _selected(text):
        seen.taken.append(match.span("n"))
        seen.screened.add(match.span("a"))
        value, out_of = to_number(match.group("n")), to_number(match.group("a"))
        if value:
            yield Mention(value, *match.span("n"), 1.4 * _trust(text, match, "of these"), "of these", out_of or 0)
    for pattern, way, worth in _WAYS:
        if (animals and way in _OF_PEOPLE) or not _hinted(text, way):
            continue
        for match in _counted(text) if way == "counted" else pattern.finditer(text):
            noun = match.groupdict().get("noun") or ""
            if noun == "individuals" and tells_of_species(text):
                continue
            if not noun or bool(_IS_ANIMAL.match(noun)) == animals:
                yield from _mention(text, match, (way, worth), seen)
    if "=" in text:
        yield from _bare(text, seen.taken)


def _hinted(text: str, way: str) -> bool:
    return way not in HINTS or any(hint in text for hint in HINTS[way])


class _Seen(NamedTuple):
    """The places of numbers that are read already, and of those from whom others were chosen."""

    taken: list[tuple[int, int]]
    screened: set[tuple[int, int]]


def _mention(text: str, match: re.Match[str], kind: tuple[str, float], seen: _Seen) -> Iterator[Mention]:
    """Give the count that a pattern found, and the one that borrows its noun; nothing where its place is taken."""
    way, worth = kind
    start, end = _number_span(match)
    value = to_number(text[start:end])
    if value is None or _is_year(text, start, end) or any(a < end and start < b for a, b in seen.taken):
        return
    if way == "n" and IS_SHARE.match(text, end):
        return
    if value == _TWO and match.groupdict().get("noun") == "parents":
        return  # everybody has two
    if way == "counted" and text[end] == "," and _NAMED.search(text, max(0, start - 40), start):
        return
    whole = _COUNTED_ALREADY.search(text, max(0, match.start() - 40), match.start()) if way == "n" else None
    divided = whole and (to_number(whole.group("n")) or 0) > value
    seen.taken.append((start, end))
    if way == "n" and (divided or _ASSIGNED.search(match.group("between"))):
        yield Mention(value, start, end, 0.25, "arm")
        return
    worth_here = worth * _trust(text, match, way) * (0.3 if (start, end) in seen.screened else 1.0)
    yield Mention(value, start, match.end() if way == "counted" else end, worth_here, way)
    lent = BORROWS.search(text, max(0, start - 70), start) if way == "counted" else None
    while (
        lent
        and not _is_date(text, lent)
        and not any(a < lent.end("n") and lent.start("n") < b for a, b in seen.taken)
    ):
        seen.taken.append(lent.span("n"))
        yield Mention(to_number(lent.group("n")) or 0, lent.start("n"), lent.end(), 0.5 * worth_here, way)
        lent = BORROWS_MORE.search(text, max(0, lent.start("n") - 70), lent.start("n"))


def _bare(text: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Give each “n = 12” that no noun explains, and is no share of a group and no number of things."""
    for match in N_EQUALS.finditer(text):
        value = to_number(match.group("n"))
        of_things = OF_THINGS.search(text, max(0, match.start() - 25), match.start())
        if not value or of_things or IS_SHARE.match(text, match.end()):
            continue
        if not any(a <= match.start("n") < b for a, b in taken):
            alone = text[: match.start()].strip(" (") == "" and len(text) < match.end() + 3
            yield Mention(value, match.start("n"), match.end(), 2.0 if alone else 0.25, "n" if alone else "arm")


_OF_PEOPLE = {"sample", "living", "called", "returned"}
_WAYS = (
    (OF_THESE, "of these", 1.6),
    (COUNTED, "counted", 1.0),
    (AFTER_NOUN, "n", 0.9),
    (COHORT_N, "n", 0.9),
    (SAMPLE, "sample", 0.6),
    (LIVING, "living", 0.8),
    (CALLED, "called", 1.0),
    (RETURNED, "returned", 1.6),
)


def _selected(text: str) -> Iterator[re.Match[str]]:
    """Give each count of those who were chosen out of a told number, where those were not in the study already."""
    if len(BEGINS.findall(text)) < 2:
        return
    for pattern in SELECTED:
        for match in pattern.finditer(text):
            if not ALREADY_IN.search(match.group("what")):
                yield match


def _counted(text: str) -> Iterator[re.Match[str]]:
    """Give what `COUNTED` finds; tried where a number begins alone, which is many times as fast."""
    end = 0
    for number in BEGINS.finditer(text):
        start = number.start()
        near = text[start : start + 110]
        match = COUNTED.match(text, start) if start >= end and any(noun in near for noun in STEMS) else None
        if match:
            end = match.end()
            yield match


def _is_year(text: str, start: int, end: int) -> bool:
    """Tell 2007 the year from 2007 patients: a year follows “in”, “since”, a month, or has nobody after it."""
    number = text[start:end]
    if not (number.isdigit() and 1900 <= int(number) <= 2035):
        return False
    if text[max(0, start - 4) : start].replace(" ", "").endswith("n="):
        return False
    return not _NOUN_SOON.match(text, end) or bool(_DATED.search(text, max(0, start - 14), start))


def _is_date(text: str, lent: re.Match[str]) -> bool:
    """Tell a year that stands in a list with a count: “In 2005 and later, 56 and 12 bakers …”."""
    number = lent.group("n")
    is_year = number.isdigit() and 1900 <= int(number) <= 2035
    return is_year and bool(_DATED.search(text, max(0, lent.start("n") - 14), lent.start("n")))


def _number_span(match: re.Match[str]) -> tuple[int, int]:
    """Give where the number of a count stands: a pattern of two shapes has it in either group."""
    return match.span("n" if match.group("n") else "m")


def _trust(text: str, match: re.Match[str], way: str) -> float:
    """Tell how much a count looks like the study's total rather than a part of it."""
    start, end = _number_span(match)
    before, after = text[max(0, start - 60) : start], text[match.end() : match.end() + 100]
    value = 1.0
    so_many_of = _SO_MANY_OF.search(before)
    if so_many_of:
        value += 0.3  # “eighteen of 815 patients received”: the eighteen did
    elif _TAKING_PART.search(before[-45:]) or _TAKING_PART.search(after) or _IN_THE_END.match(text, match.end()):
        # Those enrolled are all of them; those who “underwent” or “received” something may be some.
        value += 1.3 if _ENROLLED.search(before[-45:]) or _ENROLLED.search(after) else 1.1
    elif _STUDY_OF.search(before):
        value += 1.0
    value += 0.5 * bool(_OF_ALL.search(text[:start])) + 0.25 * bool(_ALL.search(before))
    value += 0.8 * bool(way == "counted" and _OF_WHOM.match(text, match.end()))
    value += 0.6 * bool(_WHOLE.search(before)) + 1.0 * bool(_TOTAL.search(before)) + 0.4 * (start < 3)
    if way == "of these":
        return value
    # “Patients (N = 22) in …”: the words before the number are themselves.
    value += 0.6 * (way == "n" and match.start() < 3)
    places = {
        "before": before, "after": after, "number": text[end : end + 30],
        "around": text[max(0, start - 45) : match.end() + 70], "noun": match.groupdict().get("noun") or "",
    }  # fmt: skip
    if _CARERS.match(places["noun"]) and (_BY.search(text, 0, match.start()) or _GAVE_CARE.match(after)):
        value *= 0.15
    if _ONLY.search(before) and (to_number(text[start:end]) or 0) < _FEW:
        value *= 0.3
    for where, pattern, factor in _DOUBTS:
        # “seven of the 45 patients (15 %)”: the share is of the seven.
        if pattern.search(places[where]) and not (so_many_of and pattern in {_SHARE, _SOME_HAD}):
            value *= factor
    return value

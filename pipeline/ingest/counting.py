"""Find counts of people or animals in a sentence. Takes text; gives each count with how far it looks like a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_WORDS = rf"(?:{_ONE})(?:[- ](?:{_ONE}))?(?: thousand(?:,? (?:{_ONE}))?)?(?:[- ]hundred(?:(?:[- ]and)?[- ](?:{_ONE})(?:[- ](?:{_ONE}))?)?)?"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:[,\u2009\u202f\u00a0 ]\d{{3}})+(?!\d)|\d+(?:\.\d+ million)?|{_WORDS})"
_ANIMALS = "mice|rats|rabbits|dogs|pigs|piglets|animals|monkeys|sheep|hens|chickens|broilers|hamsters|cows|calves|lambs|horses|goats|cats"
_PEOPLE = (
    "patients|participants|subjects|individuals|people|persons|adults|children|women|men|volunteers|infants|girls|boys|"
    "adolescents|students|neonates|newborns|babies|respondents|mothers|survivors|veterans|smokers|cases|athletes|players|males|females|"
    "pregnancies|nurses|employees|workers|residents|twins|couples|outpatients|inpatients|caregivers|carers|youths|casualties|"
    "toddlers|seniors|users|members|soldiers|runners|dyads|practitioners|physicians|donors|recipients|victims|applicators|"
    "schoolchildren|preschoolers|teenagers|parents|consumers|controls|dentists|clinicians|surgeons|teachers|drivers|under-?fives|"
    "migraineurs|asthmatics|swimmers|households|deliveries|sailors|farmers|firefighters|miners|divers|pilots|cyclists|dancers|"
    "musicians|singers|pupils|prisoners|inmates|refugees|migrants|travellers|travelers|trainees|recruits|pensioners|bakers"
)
# Some of these letters stand in every sentence that counts anybody, so that most sentences need no pattern.
_STEMS = tuple(
    {re.sub(r"\W", "", noun)[:4] for noun in f"{_PEOPLE}|{_ANIMALS}".split("|")}
    | {"n =", "n=", "sample", "total", "data", "randomi", "enrol", "recruit"}
)
_HAS_DIGIT = re.compile(r"\d")
# Up to five words between a number and its noun; none of them may begin another thing.
_GAP = (
    r"(?:\s+(?!(?:of|in|and|with|who|were|was|had|to|or|for|from|by|at|on|per|years?|months?|weeks?|days?|hours?|minutes|mg|ml|%|percent|"
    r"times?|studies|trials|different|surveys|groups|visits|sessions|hospitals|centres|centers|schools|clinics|arms|cohorts|samples|evaluated|assessed|compared|only)\b)(?:head\s+and\s+neck|\d+-[a-z][\w-]*|\d+(?:st|nd|rd|th)-?|[A-Za-z][\w’'/-]*),?(?:\s\([a-z][\w-]{0,9}\))?){0,6}?"
)
COUNTED = re.compile(
    rf"(?<![\w.,/=-])(?<!\d )(?<!level )(?<!phase )(?<!score )(?<!grade )(?<!stage )(?<!type )(?<!class )(?<!week )(?<!day )(?<!month )(?<!year )(?<!= ){_NUMBER}(?!\s?%)(?![.,]\d),?(?:\s+\([^)]{{0,30}}\))?{_GAP}\s+(?P<noun>{_PEOPLE}|{_ANIMALS})\b(?!['’])",
)
_BEGINS = re.compile(rf"(?<![\w.,/=-])(?:\d|(?:{_ONE})\b)")
# “women with asthma (n = 40)”.
AFTER_NOUN = re.compile(
    rf"\b(?P<noun>{_PEOPLE}|{_ANIMALS})\b(?P<between>[^.;()\[\]]{{0,60}})[(\[]\s?(?:total )?[nN]\s?=\s?(?P<n>\d{{1,3}}(?:[,\u2009 ]\d{{3}})+|\d+)",
)
# “46 black and 139 white women”: the first number borrows the noun of the second.
_BORROWS = re.compile(
    rf"(?<![\w.,/=-]){_NUMBER}(?:\s+(?!of\b|in\b|with\b|to\b|weeks?\b|days?\b|months?\b|years?\b|mg\b|(?:{_PEOPLE})\b)[A-Za-z][\w-]*(?:\s\([a-z][\w-]{{0,9}}\))?){{1,5}},?\s+and\s*$",
)
_N_EQUALS = re.compile(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:[,\u2009 ]\d{3})+|\d+)")
OF_THESE = re.compile(
    rf"\b{_NUMBER} of (?:these|them|whom|those|which)(?: \w+){{0,2}}? (?:were|was) (?:\w+ )?(?:randomi|enrol|includ|recruit|analy|eligible)|"
    rf"\b{_NUMBER.replace('<n>', '<m>')}(?: (?:{_PEOPLE}))?(?: \([^)]{{0,40}}\))? (?:met|satisfied|fulfilled) (?:the )?(?:\w+ )?(?:inclusion|selection|entry|eligibility) criteria",
)
_NO_PEOPLE = (
    "studies|trials|articles|papers|reviews|reports|abstracts|publications|samples|specimens|eyes|knees|hips|teeth|lesions|"
    "tumou?rs|biopsies|isolates|strains|genes|proteins|variants|loci|countries|hospitals|centres|centers|clinics|schools|villages|"
    "practices|clusters|sites|items|questions|questionnaires|records|images|scans|cells|variables|factors|days|weeks|months|"
    "years|hours|minutes|doses|visits|sessions|times|points|databases|measures|metabolites|compounds|plants|joints|"
    "implants|restorations|procedures|operations|surgeries|embryos|cycles|admissions|events|episodes|arms|groups|stages|grams|"
    "sequences|reads|probes|peptides|antibodies|infections|deaths|comparisons|homes|wards|units|cities|regions|lines|slices"
)
SAMPLE = re.compile(
    r"\b(?:sample (?:size )?(?:of|was|comprised|consisted of)|total of|enrolled|recruited|included|randomi[sz]ed|studied|comprised|"
    r"consisted of|data (?:from|of|on)|analy[sz]ed|number of (?:included |enrolled |randomi[sz]ed )?(?:participants|patients|subjects|women|men|children|adults|people)(?: \w+){0,6}? (?:was|were))\s+(?:a total of |data (?:from|of|on) |all )?(?P<n>\d{1,3}(?:[, \u2009]\d{3})+|\d{2,})"
    r"(?=\s*(?:[.;(]|,(?!\d)|(?:were|was|who|and|in|at|from|to|with|by|for|completed)\b"
    # “randomised 120 gardeners to …”: people are named by what they do, in more words than any list holds.
    rf"|(?!(?:{_NO_PEOPLE})\b)[a-z]{{3,}}+(?<=s)\s+(?:to|into|with|who|aged|from|at|and)\b))",
)
_TOTAL = re.compile(
    r"\b(?:total(?:ly)?|overall|altogether|all|in all|sample of|cohort of|comprising|comprised|consisting of)\b[^.;]{0,25}$",
)
_TAKING_PART = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol\w+|recruited|scheduled|included|participated|took part|studied|assigned|allocated|followed|underwent|"
    r"analy[sz]ed|completed the (?:survey|questionnaire)|surveyed|interviewed|interviews of|evaluated|were eligible|examined|consisted|comprised|treated|"
    r"received|identified|entered|involv\w+|reviewed|with data|divided|tested|collected|obtained|submitted|patch tested|matched|sampled|invited)\b",
)
_STUDY_OF = re.compile(
    r"\b(?:study|analysis|review|evaluation|records?|data|series|outcomes?|results|experience|cohort|sample|population|findings|profile|features) (?:of|in|from|with|on)(?: the| all)?\s*$",
)
_WHOLE = re.compile(
    r"\b(?:study|trial|sample|cohort|review|population|study group|series|analysis) (?:has |was |were )?(?:compris\w+|includ\w+|consist\w+|involv\w+|enrol\w+|recruit\w+)\b[^.;]{0,20}$",
)
# What a few of the patients had, did or suffered.
_SOME_HAD = re.compile(
    r"^\s*(?:\w+ )?(?:presented with|had|developed|died|required|experienced|showed|suffered|reported|complained|were found|was found|with no)\b",
)
_SO_MANY_OF = re.compile(r"(?<!\d)\d++\s*+(?:\([^)]*+\)\s*+)?(?:out )?of\s*+$")
_SHARE = re.compile(r"^\s*(?:(?:patients|participants|women|men|people|subjects)?\s*\(\s?\d+(?:\.\d+)?\s?%)")
_ELSEWHERE = re.compile(
    r"\b(?:"
    r"screen(?:ed|ing)|assessed for eligibility|approached|excluded|withdr[ae]w|dropped out|lost to|died|declined|per group|each group|"
    r"in each|per arm|each arm|sample size (?:calculation|was calculated)|power of|necessary to treat|were needed|would be (?:needed|required)|required to|potential|"
    r"subset|subsample|sub-sample|subgroup|random subsample|in the (?:control|placebo|intervention|treatment|experimental|study) (?:group|arm)|respectively|"
    r"to the (?:control|placebo|intervention|treatment|comparator)|replies|left the study)\b",
)
_DATED = re.compile(
    r"\b(?:in|since|until|during|of|from|to|between|and|by|before|after|year|january|february|march|april|may|june|july|august|september|october|november|december)\s$",
)
_ASSIGNED = re.compile(r"\b(?:receiv\w+|allocat\w+|assign\w+|divided|randomi[sz]\w+|either|groups?|arms?|placebo)\b")
_POPULATION = re.compile(
    r"\b(?:worldwide|globally|population of|per (?:1000|100[ ,]?000|year)|million|(?:an|is|are) estimated|affects?|affecting|each year|annually|prevalence in)\b",
)
_EACH = re.compile(r"\b(?:groups? of|each|per|ranging from \d+ to|with up to)\s*$")
_IS_ANIMAL = re.compile(rf"^(?:{_ANIMALS})$")


# What makes a count look like a part, and how far: where to look, for what, and what is left of the trust.
_DOUBTS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("after", _SHARE, 0.25),
    ("number", re.compile(r"^\s*\(\d+(?:\.\d+)?\s?%\)"), 0.25),
    ("number", re.compile(r"^\s*(?:of|out of)\s+(?:the\s+)?\d"), 0.2),
    ("after", _SOME_HAD, 0.6),
    ("around", _POPULATION, 0.1),
    ("around", _ELSEWHERE, 0.25),
    ("before", _EACH, 0.15),
    ("before", re.compile(r"\(\s*$"), 0.7),
    ("before", re.compile(r"\b(?:including|of (?:which|whom)|among (?:which|whom|them))\s*(?:\w+ )?$"), 0.4),
    (
        "noun",
        re.compile(r"^(?:cases|controls|members|users|physicians|practitioners|teachers|households)$"),
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
        elif part == "hundred":
            # “one thousand one hundred”: only the last one counts in hundreds.
            ones = total % 1000
            total += max(ones, 1) * 100 - ones
        elif part in _ONES:
            total += _ONES[part]
        elif part != "and":
            return None
    return total or None


@lru_cache(maxsize=2048)
def mentions(text: str, *, animals: bool) -> tuple[Mention, ...]:
    """Give the counts of people (or of animals) in a sentence, in reading order."""
    low = text.lower()
    # A letter that is two when small (“İ”) would move every place after it.
    low = low if len(low) == len(text) else text
    if not (_HAS_DIGIT.search(low) or any(one in low for one in _ONES)) or not any(noun in low for noun in _STEMS):
        return ()
    found = [m for m in _all_mentions(low, animals=animals) if 2 <= m.value < 100_000_000]
    return tuple(sorted(found, key=lambda m: m.start))


def _all_mentions(text: str, *, animals: bool) -> Iterator[Mention]:
    """Give the counts in a sentence in small letters: the patterns know no others, which halves their time."""
    taken: list[tuple[int, int]] = []
    for pattern, way, worth in (
        (COUNTED, "counted", 1.0),
        (OF_THESE, "of these", 1.6),
        (AFTER_NOUN, "n", 0.9),
        (SAMPLE, "sample", 0.6),
    ):
        if way == "sample" and animals:
            continue
        for match in _counted(text) if way == "counted" else pattern.finditer(text):
            key = "n" if match.group("n") else "m"
            value, noun = to_number(match.group(key)), match.groupdict().get("noun") or ""
            if (
                value is None
                or _is_year(text, *match.span(key))
                or (noun and bool(_IS_ANIMAL.match(noun)) != animals)
            ):
                continue
            start, end = match.span(key)
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            if way == "n" and _ASSIGNED.search(match.group("between")):
                yield Mention(value, start, end, 0.25, "arm")
                continue
            worth_here = worth * _trust(text, match, way)
            yield Mention(value, start, match.end() if way == "counted" else end, worth_here, way)
            lent = _BORROWS.search(text, max(0, start - 70), start) if way == "counted" else None
            first = to_number(lent.group("n")) if lent else None
            if lent and first and not any(a < lent.end("n") and lent.start("n") < b for a, b in taken):
                taken.append(lent.span("n"))
                yield Mention(first, lent.start("n"), lent.end(), 0.5 * worth_here, way)
    for match in _N_EQUALS.finditer(text):
        value = to_number(match.group("n"))
        if value and not any(a <= match.start("n") < b for a, b in taken):
            alone = text[: match.start()].strip(" (") == "" and len(text) < match.end() + 3
            yield Mention(value, match.start("n"), match.end(), 2.0 if alone else 0.25, "n" if alone else "arm")


def _counted(text: str) -> Iterator[re.Match[str]]:
    """Give what `COUNTED` finds; tried where a number begins alone, which is many times as fast."""
    end = 0
    for number in _BEGINS.finditer(text):
        start = number.start()
        near = text[start : start + 110]
        match = COUNTED.match(text, start) if start >= end and any(noun in near for noun in _STEMS) else None
        if match:
            end = match.end()
            yield match


def _is_year(text: str, start: int, end: int) -> bool:
    """Tell 2007 the year from 2007 patients: a year follows “in”, “since”, a month, or has nobody after it."""
    number = text[start:end]
    if not (number.isdigit() and 1900 <= int(number) <= 2035):
        return False
    nobody = not re.match(rf" (?:{_PEOPLE})\b", text[end:])
    return nobody or bool(_DATED.search(text, max(0, start - 14), start))


def _trust(text: str, match: re.Match[str], way: str) -> float:
    """Tell how much a count looks like the study's total rather than a part of it."""
    start = match.start("n") if match.group("n") else match.start("m")
    before, after = text[max(0, start - 60) : start], text[match.end() : match.end() + 100]
    value = 1.0
    if _TAKING_PART.search(before[-45:]) or _TAKING_PART.search(after):
        value += 1.2
    elif _STUDY_OF.search(before):
        value += 1.0
    value += 0.6 * bool(_WHOLE.search(before)) + 1.0 * bool(_TOTAL.search(before)) + 0.4 * (start < 3)
    if way == "of these":
        return value
    value += 0.3 * bool(_SO_MANY_OF.search(before))
    places = {
        "before": before, "after": after, "number": text[match.end("n") : match.end("n") + 30],
        "around": text[max(0, start - 45) : match.end() + 70], "noun": match.groupdict().get("noun") or "",
    }  # fmt: skip
    for where, pattern, factor in _DOUBTS:
        if pattern.search(places[where]):
            value *= factor
    return value

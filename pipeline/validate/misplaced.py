"""Know a number that the paper has of something else. Takes a number and its sentence; gives the number that belongs there.

A number may stand in another's place between words that agree, with the words of a rival, in a sentence that another passage tells
better, or with another unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Passage, Severity
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.validate.align import LONG, Index
from pipeline.validate.bodily import is_age
from pipeline.validate.derived import lies_between
from pipeline.validate.differences import Difference, compare
from pipeline.validate.flags import Place, flag
from pipeline.validate.in_words import is_of_the_same_list
from pipeline.validate.kept import kept
from pipeline.validate.wording import counted, near_number, overlap

STANDARD = "Cochrane plain language summaries (2021), C12: numbers as in the review"
# A rival number must have this share of what stands around a number, and so much more than where the paper has it.
# Swept over planted swaps: 0.3 and 0.25 flag 2 % of right numbers near the paper's words and none in free ones; with
# the other ways they find 78 and 63 % of the swaps.
_SAME_PLACE, _CLEARLY = 0.3, 0.25
# A passage that tells the sentence so well, and so much better than any that has the number, has another in its place.
# Of 812 right numbers in human summaries these three and the next flag 10, and they find 78 of 215 exchanged ones.
TOLD, _BETTER_TOLD = 0.35, 0.2
_FEWEST = 3
# A share is rounded, and stands beside its count.
_HALF_A_PERCENT, _NEAR_IT, _TWO = 0.51, 16, 2
# A passage that has so much of a sentence says its numbers with their units.
_SURELY_TOLD = 0.5
# A sentence of so many words with content can be held against the passages.
FULL = 6
# So many passages of a whole paper are asked for a time, that share so much with the sentence.
_ALIKE, _TOLD_SOME = 6, 0.22
_GOES_BACK = re.compile(r"\W*(?:these|those|they|of (?:these|those|them)|the latter)\b", re.IGNORECASE)
# “Data from the remaining 100 patients were analysed”, “100 evaluable patients”: it is they that are counted so, and no others near.
_ANALYSED = re.compile(
    r" (?:eligible|evaluable|analy[sz]ed)\b|[^.;,\d]{0,40}\b(?:(?:were|was) (?:finally )?(?:analy[sz]ed|eligible|evaluable|evaluated)\b|included in the (?:final )?analysis|completed the (?:study|trial|follow-?up|questionnaire|survey))",
    re.IGNORECASE,
)
# “Accurate within 10 %” says how closely, not how many.
_WITHIN = re.compile(r"\b(?:within|to the nearest)(?: about)? $")
_BY = re.compile(r"\b(?:by|difference of) (?:only |just )?$")
_LESS = re.compile(
    r"(?:[ -]?[a-z%/]{1,10})? (?:less|more|fewer|lower|higher|shorter|longer|faster|slower|earlier|later|better|worse)\b"
)
_OF_THEM = re.compile(r"\b(?:of (?:them|these|those)|the (?:others?|rest))\b", re.IGNORECASE)


def out_of_place(number: Number, place: Place, index: Index, before: str) -> Iterator[Flag]:
    """Warn of a number that the paper has of something else, where it has another of this."""
    text = place[2].text
    if _is_share_here(number, text, index):
        return
    unit = _other_unit(number, text, index)
    if unit and not _in_company(number, text, index):  # one illness may be told with the same drugs twice
        yield elsewhere(place, number, *unit)
        return
    found = _exchanged(number, text, index)
    if (
        not found
        and number.kind not in {"date", "ratio"}
        and not _is_spoken(number)
        and not _counts_same(number, text, index)
        and not is_age(number, text, index)
    ):
        found = (
            None if _is_everybody(number, index) else _rival(number, text, index) or _better_told(number, text, index)
        )
        if found and _is_told_before(number, found[1], index):
            return
        if found and (_in_company(number, text, index) or _goes_on(number, text, before, index)):
            return
    if found and _WITHIN.search(found[1].text[max(0, found[0].start - 24) : found[0].start]):
        return
    # One value is no other, whatever it counts; “between five and six” of 5.6 has neither.
    if found and found[0].value != number.value and not lies_between(number, text, index):
        yield elsewhere(place, number, *found)


def _is_share_here(number: Number, text: str, index: Index) -> bool:
    """Tell whether a percentage is that of two counts of its sentence that one passage has: “of the 36 only one (3 %)”."""
    if number.kind != "percent":
        return False
    counts = [n for n in index.numbers_in(text) if n.kind in COUNTS and not n.unit]
    return any(
        part.value < whole.value
        and abs(100 * part.value / whole.value - number.value) <= _HALF_A_PERCENT
        and any(_has(part, p, index) and _has(whole, p, index) for _, p in index.rank(text, _TWO))
        for part in counts
        if abs(part.start - number.start) < _NEAR_IT
        for whole in counts
    )


def _is_everybody(number: Number, index: Index) -> bool:
    """Tell whether a number is that of the people of the study, or of those analysed, which may be told with anything of them."""
    if number.kind != "people":
        return False
    return index.paper.facts.participants.value == f"{number.value:g}" or any(
        same_number(number, told)
        and told.kind == "people"
        and _ANALYSED.match(passage.text, told.start + len(told.text.rstrip()))
        for told, passage in index.settings
    )


def _in_company(number: Number, text: str, index: Index) -> bool:
    """Tell whether a passage has all of a sentence's numbers: what stands together there does here too.

    Another must be among them that tells something: “one trial” stands beside any number.
    """
    mine = [n for n in index.numbers_in(text) if n.unit != "times"]  # what was worked out stands nowhere
    if all(n.value == number.value or _is_spoken(n) for n in mine):
        return False
    return any(all(_has(n, passage, index) for n in mine) for passage in index.passages)


def _goes_on(number: Number, text: str, before: str, index: Index) -> bool:
    """Tell whether a sentence of few words goes on with the numbers of the one before: “29 % here. There 23 %”."""
    if not before or (len(set(index.concepts(text))) >= FULL and not _OF_THEM.search(text)):
        return False
    alike = [
        n for n in index.numbers_in(before) if n.kind == number.kind and n.unit == number.unit and not _is_spoken(n)
    ]
    return bool(alike) and any(all(_has(n, passage, index) for n in (number, *alike)) for passage in index.passages)


def _counts_same(number: Number, text: str, index: Index) -> bool:
    """Tell whether the paper counts the same things with this number: “381 records”."""
    thing = counted(index.sentence(text), number)
    return bool(thing) and any(
        same_number(number, other) and counted(index.wording(passage), other) == thing
        for other, passage in index.settings
    )


def _is_spoken(number: Number) -> bool:
    """Tell whether a count is one that people make up as they speak: below three, or in words (“two of the six trials”)."""
    return number.kind in COUNTS and (number.value < _FEWEST or not number.text.lstrip("-−")[:1].isdigit())


def _told_as(told: Number, number: Number, passage: Passage) -> str:
    """Give the paper's number; with its unit where that alone is another."""
    behind = passage.text[told.end :].split(maxsplit=1)[:1] if told.value == number.value else []
    return " ".join([told.text.strip(), *(word.rstrip(".,;:)") for word in behind)])


def elsewhere(place: Place, number: Number, told: Number, passage: Passage) -> Flag:
    """Make the flag of a number that belongs to something else."""
    return flag(
        "numbers", Severity.WARN, place, (number.start, number.end),
        f"the paper has “{number.text.strip()}” elsewhere; where it tells this it says “{_told_as(told, number, passage)}”",
        passages=(passage.id,), standard=STANDARD, remedy="check which number belongs here",
    )  # fmt: skip


def is_put_in(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number stands in another's place in a sentence that copies its passage: that was not worked out.

    “Fell by 5.5 points” of “fell from 24.0 to 18.5 points” was.
    """
    if number.hedge or _BY.search(text, 0, number.start) or _LESS.match(text, number.end):
        return False
    if is_of_the_same_list(number, text, index):
        return False
    return _exchanged(number, text, index) is not None


def _other_unit(number: Number, text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give the number that the passage has with another unit, where it does not have it with this one."""
    mine = index.numbers_in(text)
    for score, passage in index.rank(text, 2) if number.unit else ():
        if _has(number, passage, index):
            return None  # the likest passage says it so
        told = [n for n in index.numbers(passage) if n.value == number.value and n.unit]
        both = told and any(
            (n.value, n.unit) == (told[0].value, told[0].unit) for n in mine
        )  # “for five days, five times a day”
        if score >= _SURELY_TOLD and told and not both:
            return told[0], passage
    return _other_time(number, text, index) if number.kind == "time" and len(index.passages) > LONG else None


def _other_time(number: Number, text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give a time of a whole paper with another unit in a passage that tells some of the sentence, where no passage has it with this one.

    Bare, such a number stands somewhere in any whole paper.
    """
    if any(n.value == number.value and n.unit == number.unit for n in index.all_numbers):
        return None
    for score, passage in index.rank(text, _ALIKE):
        for told in index.numbers(passage) if score >= _TOLD_SOME else ():
            if told.kind == "time" and told.value == number.value:
                return told, passage
    return None


def _exchanged(number: Number, text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give the number that the passage has where the sentence has this one, between words that agree."""
    for gap in compare(text, index).gaps:
        if gap.mine and gap.theirs and gap.mine[0].start <= number.start < gap.mine[-1].end and len(gap.mine) <= 3:
            theirs = _numbers_of(gap, index)
            if (
                theirs
                and not any(same_number(number, other) for other in theirs)
                and not _has(number, gap.passage, index)
            ):
                return theirs[0], gap.passage
    return None


def _numbers_of(gap: Difference, index: Index) -> list[Number]:
    start, end = gap.theirs[0].start, gap.theirs[-1].end
    return [n for n in index.numbers(gap.passage) if start <= n.start < end]


@kept
def _rival(number: Number, text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give a number of the same kind that stands among the words of this sentence better than this one does anywhere."""
    here = near_number(index.sentence(text), number)
    if len(here) < 3:
        return None
    told_here = index.numbers_in(text)
    own, best, rival = 0.0, 0.0, None
    for other, passage in index.settings:
        if other.kind != number.kind and {other.kind, number.kind} - COUNTS:
            continue
        fit = overlap(here, index.setting(other, passage), index.weight)
        if same_number(number, other):
            own = max(own, fit)
        elif fit > best and not _is_among(other, told_here) and _could_stand_for(other, number):
            best, rival = fit, (other, passage)
    if rival and best >= _SAME_PLACE and best - own >= _CLEARLY and _tells_as_well(rival[1], number, text, index):
        return rival
    return None


def _tells_as_well(passage: Passage, number: Number, text: str, index: Index) -> bool:
    """Tell whether a passage tells a sentence as well as the best one that has the number."""
    ranked = index.rank(text, 40)
    holder = max((score for score, p in ranked if _has(number, p, index)), default=0.0)
    return next((score for score, p in ranked if p.id == passage.id), 0.0) >= holder


def _is_told_before(number: Number, passage: Passage, index: Index) -> bool:
    """Tell whether a passage only goes on with the one before it that has the number: “We saw 162. These patients, who were …”."""
    at = index.passages.index(passage)
    return at > 0 and bool(_GOES_BACK.match(passage.text)) and _has(number, index.passages[at - 1], index)


def _better_told(number: Number, text: str, index: Index) -> tuple[Number, Passage] | None:
    """Give a number of the same kind in the passage that tells this sentence better than any that has its number."""
    ranked = index.rank(text, 40)
    if not ranked or ranked[0][0] < TOLD:
        return None
    holder = max((score for score, passage in ranked if _has(number, passage, index)), default=0.0)
    if ranked[0][0] - holder < _BETTER_TOLD:
        return None
    told_here = index.numbers_in(text)
    near = (
        (n, p)
        for _, p in ranked[:2]
        if not _has(number, p, index)
        for n in index.numbers(p)
        if not _is_among(n, told_here) and _could_stand_for(n, number)
    )
    return next(near, None)


def _is_among(told: Number, numbers: list[Number]) -> bool:
    """Tell whether a sentence has a number of the paper too, if rounded: “about 4” for 4.06."""
    return any(
        n.value == told.value or (n.hedge and told.unit in {"", n.unit} and same_number(n, told)) for n in numbers
    )


def _could_stand_for(other: Number, number: Number) -> bool:
    """Tell whether two numbers are of one kind; a mean of 1.3 visits is no rival of three groups."""
    whole = (other.value == int(other.value)) == (number.value == int(number.value))
    if other.value <= 1 < number.value and other.text[:1].isdigit() and other.kind in COUNTS:
        return False  # the one of “1:1.06” stands for nothing
    if number.hedge == "about" and other.hedge in {"over", "under"}:
        return False  # the least age of those let in is no mean age
    return other.kind == number.kind and other.unit == number.unit and (whole or number.kind == "percent")


def _has(number: Number, passage: Passage, index: Index) -> bool:
    return any(same_number(number, other) for other in index.numbers(passage))

"""Numbers: each that a reader sees is in the paper, with its unit and in its place. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.equal import is_close, same_number
from pipeline.text.numbers import COUNTS, Number
from pipeline.text.quick import quick
from pipeline.validate.agreed import disagreed
from pipeline.validate.align import Index, index_of
from pipeline.validate.arms import not_one_after_the_other, of_other_arm
from pipeline.validate.background_figures import told_as_people
from pipeline.validate.crossed import crossed
from pipeline.validate.derived import is_derived
from pipeline.validate.flags import Place, every_sentence, flag, rule
from pipeline.validate.in_tables import in_tables, row_of
from pipeline.validate.listed import is_own_telling
from pipeline.validate.misplaced import FULL, STANDARD, TOLD, elsewhere, is_put_in, out_of_place
from pipeline.validate.table_row import concepts_said
from pipeline.validate.table_sides import Turned, by_row
from pipeline.validate.tabled import Looked
from pipeline.validate.timed import is_timed
from pipeline.validate.verbatim import is_verbatim

# Counts below this are often derived (“two groups”): 21 % of careful summaries hold one that the abstract lacks.
_SMALL = 13
_INTO = re.compile(r"\b(?:in|into|to) $")
_OF_GROUPS = re.compile(r" (?:equal |different |treatment |study )?(?:groups|arms)\b")
# In words, up to so many are counted as one speaks; of groups, tests and times that a paper lists, up to so many.
_FEW, _ENUMERATED = 3, 5
# A sentence that speaks of such may tell the ends of intervals and spreads.
_STATISTICS = quick(
    r"±|\+/-|\bCI\b|\bSD\b|\bIQR\b|\bconfiden|\binterval|\brange|\bdeviation|\bp ?[=<>≤]|\bp-?value|\bbetween \d|\d%? ?(?:to|[-–]) ?\d|\bplus or minus|\bmargin|\bwithin\b|\bas (?:high|low|much|little|many|few) as\b|\bheterogen|\bcould be\b|\bchance\b",
    re.IGNORECASE,
)
# “3 to 4.2 kg”: the unit of the first stands behind the second.
_TO = re.compile(r" (?:to|and|or|versus|vs)\b")

# From so many on, with so few figures before its noughts, a number is round; it may lie so far from what it rounds.
_ROUND, _FEW_DIGITS, _NEARLY = 100, 2, 0.03
# So many are no study's people: they are counted in the world, and a person may know that from elsewhere.
_MILLION = 1_000_000
# One of two groups is no smaller part of both.
_A_GROUP = 0.1
_MEAN = re.compile(r"\b(?:mean|average)\b", re.IGNORECASE)


@rule(
    "numbers",
    Severity.BLOCK,
    Severity.WARN,
    Severity.NOTE,
    why="a wrong number is a wrong finding, and readers remember numbers",
    standard=STANDARD,
)
def numbers_in_paper(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Name each number that the paper never says, and each that it says of something else.

    Blocks in our own drafts, and in a person's where the whole paper was read, unless no passage tells the sentence:
    what a person adds of their own (“1 billion people live so”) stood in 10 % of human summaries of whole papers,
    and numbers from beyond the abstract in 42 % of those of abstracts: there it warns.
    """
    index = index_of(paper)
    before = ""
    for place in every_sentence(summary):
        if is_verbatim(place[2].text, index):
            before = place[2].text
            continue
        pair = crossed(place[2].text, index)
        if pair:
            yield elsewhere(place, *pair)
        row = by_row(place[2].text, index)
        told = row.numbers if row else ()
        if not pair and row and row.fault == "crossed":
            yield _crossed_in_a_row(place, row)
        yield from () if pair else _of_the_other(place, index)
        yield from _contradicted(place, index)
        said = concepts_said(place[2].text) if index.tables.rows else frozenset()
        for number in _each_once(index.numbers_in(place[2].text)):
            if (pair and number == pair.number) or number in told:
                continue
            looked = in_tables(number, place[2].text, said, index)
            if looked and looked.found != "elsewhere":
                yield from _in_a_row(place, number, looked)
            else:
                yield from _of_the_text(number, place, index, before, looked, ours=summary.origin.drafter != "person")
        before = place[2].text


def _crossed_in_a_row(place: Place, row: Turned) -> Flag:
    """Make the flag of two numbers that a row of a table has in each other's column."""
    return flag(
        "numbers", Severity.WARN, place, (row.start, row.end),
        f"the table has the numbers the other way round: “{row.here}”, “{row.there}”", passages=tuple(passage.id for passage in row.rows),
        standard=STANDARD, remedy="check which number belongs to which group",
    )  # fmt: skip


def _of_the_text(  # noqa: PLR0913 - a number, its place, and what stands before
    number: Number, place: Place, index: Index, before: str, looked: Looked | None, *, ours: bool
) -> Iterator[Flag]:
    """Hold a number that no row of a table tells against the text; `looked` is a row that has it of something else."""
    paper, text = index.paper, place[2].text
    timed = is_timed(number, index)
    world = told_as_people(number, text, index)
    if world:
        yield _of_the_world(number, place, world)
    elif index.has(number) and timed:
        yield from out_of_place(number, place, index, before)
    elif any(same_number(number, other) and number.unit in {"", "%", other.unit} for other in index.apparatus):
        yield from _of_statistics(number, place, index, before)
    elif _is_all_people(number, paper):
        yield _counted_up(number, place, paper)
    elif is_put_in(number, text, index) or not is_derived(number, text, index, before):
        if looked:
            yield from _in_a_row(place, number, looked)
            return
        strict = timed and (ours or (paper.scope == "full" and not _is_background(number, text, index)))
        yield from _unknown(number, place, index, strict=strict)


def _of_the_other(place: Place, index: Index) -> Iterator[Flag]:
    """Warn of a number that the paper has of the other group, and of two groups' numbers told one after the other."""
    text, remedy = place[2].text, "check of which group the paper tells it"
    other = of_other_arm(text, index)
    if other:
        number = other.number
        yield flag(
            "numbers", Severity.WARN, place, (number.start, number.end), f"the paper tells “{number.text.strip()}” of “{other.called}”",
            passages=(other.passage.id,), standard=STANDARD, remedy=remedy,
        )  # fmt: skip
    apart = not_one_after_the_other(text, index)
    if apart:
        yield flag(
            "numbers", Severity.WARN, place, (apart[0].start, apart[0].end), "the paper has these two numbers of two groups, not one after the other",
            passages=(apart[1].id,), standard=STANDARD, remedy=remedy,
        )  # fmt: skip


def _contradicted(place: Place, index: Index) -> Iterator[Flag]:
    """Warn of a number of the paper that its own sentence contradicts, or that the paper has beside another."""
    found = disagreed(place[2].text, index)
    if found and index.has(found.number):
        yield flag(
            "numbers", Severity.WARN, place, (found.number.start, found.number.end), f"“{found.number.text.strip()}”: {found.why}",
            passages=(found.passage.id,) if found.passage else (), standard=STANDARD, remedy="check which number belongs here",
        )  # fmt: skip


def _in_a_row(place: Place, number: Number, looked: Looked) -> Iterator[Flag]:
    """Warn of a number that a table has of something else, or where it has another; what people count as they speak may be."""
    if looked.found != "told" and not (_is_small(number) and _is_everyday(number)):
        yield _of_another(place, number, looked)


def _of_another(place: Place, number: Number, looked: Looked) -> Flag:
    """Make the flag of a number that a table has of something else, or where it has another."""
    said = f"“{number.text.strip()}”"
    message = f"where a table tells this it does not say {said}"
    if looked.found == "elsewhere":
        message = f"the paper has {said} only in a table, of something else"
    elif looked.number:
        message = f"where a table tells this it says “{looked.number.text.strip()}”; {said} stands in another column"
    return flag(
        "numbers", Severity.WARN, place, (number.start, number.end), message, passages=(looked.row.id,), standard=STANDARD,
        remedy="check which number belongs here",
    )  # fmt: skip


def _of_statistics(number: Number, place: Place, index: Index, before: str) -> Iterator[Flag]:
    """Warn of a number that the paper has as a spread or a p-value alone, where the sentence does not tell it as one."""
    if _STATISTICS.search(place[2].text):
        yield from out_of_place(number, place, index, before)
    elif not (_is_small(number) and _is_everyday(number)) and not is_derived(number, place[2].text, index, before):
        yield flag(
            "numbers", Severity.WARN, place, (number.start, number.end),
            f"the paper has “{number.text.strip()}” only as a spread, a p-value or the end of an interval",
            standard=STANDARD, remedy="use the paper's number, or say what this one is",
        )  # fmt: skip


def _is_all_people(number: Number, paper: Paper) -> bool:
    """Tell whether a count is that of everybody in the study, which the reader of the paper added up from its groups."""
    fact = paper.facts.participants
    return (
        number.kind == "people"
        and not fact.needs_review
        and (fact.value or "").isdigit()
        and is_close(number, float(fact.value or 0))
        and bool(fact.passages)
    )


def _of_the_world(number: Number, place: Place, passage: Passage) -> Flag:
    """Make the block of a figure of the world that is told as the people of the study."""
    return flag(
        "numbers", Severity.BLOCK, place, (number.start, number.end),
        f"the paper tells “{number.text.strip()}” of people in the world, not of those in the study", passages=(passage.id,),
        standard=STANDARD, remedy="tell how many people the study had",
    )  # fmt: skip


def _counted_up(number: Number, place: Place, paper: Paper) -> Flag:
    """Make the note that a number of people is added up, with the passages that tell the groups."""
    return flag(
        "numbers", Severity.NOTE, place, (number.start, number.end), "this is added up from the groups that the paper tells",
        passages=paper.facts.participants.passages[:2], standard=STANDARD, remedy="add the groups up yourself",
    )  # fmt: skip


def _is_background(number: Number, text: str, index: Index) -> bool:
    """Tell whether a full sentence is the writer's own: no passage that tells it has a number of this kind."""
    if len(set(index.concepts(text))) < FULL:
        return False
    return not any(
        score >= TOLD
        and any(n.kind == number.kind or {n.kind, number.kind} <= COUNTS for n in index.numbers(passage))
        for score, passage in index.rank(text, 3)
    )


def _is_small(number: Number) -> bool:
    return number.kind in {*COUNTS, "ratio"} and max(number.value, *number.parts, 0) < _SMALL


def _is_rounded(number: Number, index: Index) -> bool:
    """Tell whether a round number stands for one of the paper's without saying “about”: 4,000 for 3,935 misleads nobody."""
    digits = f"{number.value:.0f}"
    if number.value < _ROUND or len(digits.rstrip("0")) > _FEW_DIGITS:
        return False
    alike = (n for n in index.all_numbers if n.kind == number.kind or {n.kind, number.kind} <= COUNTS)
    return any(abs(n.value - number.value) <= _NEARLY * number.value for n in alike)


def _is_pooled(number: Number, text: str, index: Index) -> bool:
    """Tell whether a number may be of two groups together that a passage tells apart: their sum, or a mean between theirs."""
    for passage in index.near(text, least=TOLD):
        told = index.told_numbers(passage)
        counts = {n.value for n in told if n.kind in COUNTS and n.value > _A_GROUP * number.value}
        if number.kind in COUNTS and any(number.value - one in counts - {one} for one in counts):
            return True
        alike = [n.value for n in told if n.kind == number.kind]
        near = [value for value in alike if abs(value - number.value) <= _NEARLY * number.value]
        if _MEAN.search(text, 0, number.start) and near and min(near) < number.value < max(near):
            return True
    return False


def _unknown(number: Number, place: Place, index: Index, *, strict: bool) -> Iterator[Flag]:
    small = _is_small(number)
    text = place[2].text
    if small and number.parts[:1] == (1.0,) and number.parts[1] <= _ENUMERATED and _is_put_in_a_group(number, text):
        return  # “placed in one of three groups”
    if small and _is_everyday(number):
        return
    if is_own_telling(number, text, index):
        yield _told_up(number, place)
        return
    strict = strict and not (
        _is_rounded(number, index) or number.value >= _MILLION or _is_pooled(number, text, index)
    )
    end = number.end
    if (
        number.unit and number.kind != "date" and text[end : end + 1] in {" ", "-"} and not _TO.match(text, end)
    ):  # the unit is part of what is wrong
        end += len(text[end + 1 :].split(" ")[0].rstrip(".,;:)")) + 1
    yield flag(
        "numbers", Severity.BLOCK if strict and not small and number.kind != "date" else Severity.WARN, place,
        (number.start + len(number.text) - len(number.text.lstrip()), end), f"“{text[number.start : end].strip()}” is not in the paper",
        passages=(*row_of(text, index), *(p.id for _, p in index.rank(text, 2)))[:2], standard=STANDARD,
        remedy="use the paper's number, or take it out",
    )  # fmt: skip


def _is_put_in_a_group(number: Number, text: str) -> bool:
    """Tell whether “one of three groups” is where people were placed; “one of three groups died” is a finding."""
    return bool(_OF_GROUPS.match(text, number.end) and _INTO.search(text, 0, number.start))


def _told_up(number: Number, place: Place) -> Flag:
    """Make the note that a number counts what the writer tells, not what the study found."""
    return flag(
        "numbers", Severity.NOTE, place, (number.start, number.end), "this counts what is told here; the paper has no such number",
        standard=STANDARD, remedy="count again, or say it without a number",
    )  # fmt: skip


def _each_once(found: list[Number]) -> list[Number]:
    """Give the numbers of a sentence, one said twice only once."""
    return list({(n.value, n.kind, n.unit, n.parts): n for n in reversed(found)}.values())[::-1]


def _is_everyday(number: Number) -> bool:
    """Tell whether a small number is how people speak rather than a result: “one person”, “measured five times”."""
    if number.text[:1].isdigit() or number.kind == "ratio" or number.unit == "daily":
        return False
    return number.value <= (_ENUMERATED if number.kind == "count" else _FEW)

"""Render a comparison. Takes a Comparison; gives its files: a page with the texts side by side, and data for programs."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import SECTIONS, Flag, Paper, Passage, Version
from pipeline.records.comparing import MEASURES, QUALITY, Comparison, Contestant, Trial
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render import labels as words
from pipeline.render.compare_data import comparison_csv, comparison_json
from pipeline.render.figures import Cell, Row, differing, drafted_row, effort_rows, pairs, rows, small, told
from pipeline.render.flags import Piece, Sentence, flags_by_place, pieces, sentences
from pipeline.render.scatter import Scatter, scatter
from pipeline.render.templating import page

_BY_KEY = {measure.key: measure for measure in MEASURES}
# What is shown of each draft above its text.
_SHORT = ("blocks", "warns", "omissions", "reading_grade", "words")


@dataclass(frozen=True)
class Side:
    """One contestant's text of a paper, ready to stand beside the others."""

    letter: str
    trial: Trial
    verdict: tuple[str, str]
    verdict_name: str
    figures: tuple[tuple[str, str], ...]
    title: tuple[Piece, ...]
    teaser: tuple[Piece, ...]
    title_flags: tuple[Flag, ...]
    teaser_flags: tuple[Flag, ...]
    whole: tuple[Flag, ...]
    sections: tuple[tuple[tuple[Flag, ...], tuple[Sentence, ...]], ...]


@dataclass(frozen=True)
class Shown:
    """A paper with what each contestant wrote of it."""

    number: int
    paper: Paper
    sides: tuple[Side, ...]
    facts: tuple[tuple[str, str, tuple[bool | None, ...]], ...]
    passages: tuple[Passage, ...]
    shared: tuple[str, ...]

    @property
    def known(self) -> set[str]:
        """Give the ids of the passages that are shown."""
        return {passage.id for passage in self.passages}


def comparison_files(comparison: Comparison, house: HouseStyle = NO_HOUSE) -> dict[str, bytes]:
    """Give compare.html, compare.json and compare.csv. The same comparison gives the same bytes, whenever it is made.

    The headings on the page are the house's.
    """
    return {
        "compare.html": comparison_html(comparison, house).encode(errors="replace"),
        "compare.json": comparison_json(comparison).encode(errors="replace"),
        "compare.csv": comparison_csv(comparison).encode(errors="replace"),
    }


def comparison_html(comparison: Comparison, house: HouseStyle = NO_HOUSE) -> str:
    """Give the page. Every word of papers and drafts is escaped. Blind, names and what it took stand at its end."""
    shown = [_shown(comparison, place) for place in differing(comparison)]
    compared = pairs(comparison)
    return page(
        "compare",
        stamp=words.STAMP,
        limits=words.LIMITS,
        severities=words.SEVERITIES,
        comparison=comparison,
        blind=comparison.blind,
        offline=any(one.drafter == "offline" for one in comparison.contestants),
        contestants=[(one, _who(one), _days(comparison, one)) for one in comparison.contestants],
        small=small(len(comparison.papers)),
        quality=[drafted_row(comparison), *rows(comparison, QUALITY)],
        effort=effort_rows(comparison),
        rules=_rule_rows(comparison),
        pictures=_pictures(comparison),
        pairs=compared,
        questions=sum(len(pair.rows) for pair in compared),
        papers=shown,
        headings=[house.heading(name) for name in SECTIONS],
        letters=[one.letter for one in comparison.contestants],
    )


def _who(one: Contestant) -> str:
    if one.drafter == "offline":
        return "the offline drafter: no language model"
    return f"the model {one.model} at {one.host}, {one.prompts} prompts, {one.level} level"


def _days(comparison: Comparison, one: Contestant) -> str:
    days = sorted({day for trial in comparison.of(one.letter) for day in trial.bill.days})
    return "" if not days else f"asked on {days[0]}" if len(days) == 1 else f"asked from {days[0]} to {days[-1]}"


def _pictures(comparison: Comparison) -> list[Scatter]:
    grade = ("reading grade", _BY_KEY["reading_grade"].value)
    return [
        scatter(
            comparison, "facts", "Reading grade and key facts told", grade, ("key facts told, %", _BY_KEY["key_facts"].value), most=100.0
        ),
        scatter(comparison, "flags", "Reading grade and flags that want an answer", grade, ("blocks and things to check", _wanting)),
    ]  # fmt: skip


def _wanting(trial: Trial) -> float:
    return float(trial.flags("block") + trial.flags("warn"))


def _rule_rows(comparison: Comparison) -> list[Row]:
    """Give the flags of each rule, the rules with most flags first."""
    found: dict[str, dict[str, int]] = {}
    for trial in comparison.trials:
        for rule, number in trial.rules().items():
            counts = found.setdefault(rule, {})
            counts[trial.letter] = counts.get(trial.letter, 0) + number
    order = sorted(found, key=lambda rule: (-sum(found[rule].values()), rule))
    letters = [one.letter for one in comparison.contestants]
    return [Row(rule, "", tuple(_count(letter, found[rule].get(letter, 0)) for letter in letters)) for rule in order]


def _count(letter: str, number: int) -> Cell:
    return Cell(letter, str(number), "", None)


def _shown(comparison: Comparison, place: int) -> Shown:
    paper, trials = comparison.papers[place], comparison.on(place)
    used = {
        ref for trial in trials if trial.summary for _, _, claim in trial.summary.claims() for ref in claim.passages
    }
    used |= {ref for trial in trials if trial.report for flag in trial.report.flags for ref in flag.passages}
    shared = _shared(trials)
    return Shown(
        place + 1, paper, tuple(_side(trial, shared) for trial in trials), _facts(trials),
        tuple(passage for passage in paper.passages() if passage.id in used), tuple(shared),
    )  # fmt: skip


def _shared(trials: list[Trial]) -> list[str]:
    """Give the notes on the whole draft that stand on every draft of a paper: of the paper more than of who wrote."""
    reports = [trial.report for trial in trials if trial.report]
    notes = [[f.message for f in report.flags if f.section is None and f.severity == "note"] for report in reports]
    return [note for note in notes[0] if all(note in own for own in notes)] if len(notes) > 1 else []


def _facts(trials: list[Trial]) -> tuple[tuple[str, str, tuple[bool | None, ...]], ...]:
    """Give (name, value, told by each); None where there is no draft to tell it. The facts are the paper's, for all alike."""
    first = next((trial.facts for trial in trials if trial.facts), ())
    by = [{fact.name: fact.told for fact in trial.facts} for trial in trials]
    return tuple((fact.name, fact.value, tuple(own.get(fact.name) for own in by)) for fact in first)


def _side(trial: Trial, shared: list[str]) -> Side:
    if trial.summary is None or trial.report is None:
        told_words = ("Failed", "✗") if trial.state == "failed" else ("Not tried", "…")
        return Side(trial.letter, trial, told_words, "none", (), (), (), (), (), (), ())
    places = flags_by_place(Version(summary=trial.summary, report=trial.report))
    verdict = words.VERDICTS[trial.report.verdict]
    on_title, on_teaser = places.get(("title", None), ()), places.get(("teaser", None), ())
    return Side(
        trial.letter, trial, verdict[:2], trial.report.verdict.replace(" ", "-"), _figures(trial),
        pieces(trial.summary.title, on_title), pieces(trial.summary.teaser, on_teaser), on_title, on_teaser,
        tuple(flag for flag in places.get((None, None), ()) if flag.severity != "note" or flag.message not in shared),
        tuple((places.get((name, None), ()), tuple(sentences(name, trial.summary.section(name), places))) for name in SECTIONS),
    )  # fmt: skip


def _figures(trial: Trial) -> tuple[tuple[str, str], ...]:
    facts = f"{sum(fact.told for fact in trial.facts)} of {len(trial.facts)}"
    measured = ((_BY_KEY[key].name, told(_BY_KEY[key].value(trial), _BY_KEY[key])) for key in _SHORT)
    return (("key facts told", facts), *measured)

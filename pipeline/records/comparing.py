"""The same papers through several contestants: what each wrote of each, what it took, and how that is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Paper, Record, Report, Summary
from pipeline.records.ledger import MICRO
from pipeline.records.spending import Spending


class Contestant(Record):
    """Who writes: the offline drafter, or a model with its prompts. `ended_by` says why it took no further paper."""

    letter: str
    name: str
    drafter: Literal["offline", "model"]
    model: str = ""
    host: str = ""
    prompts: str = ""
    prompt_digests: tuple[str, ...] = ()
    level: str = ""
    ended_by: str = ""
    hint: str = ""


class KeyFact(Record):
    """A fact of the paper that its reader is sure of, and whether a draft tells it."""

    name: str
    value: str
    told: bool


class Bill(Record):
    """What one draft took, as the ledger has it, whenever that was. None is unknown, never 0.

    `again` counts answers that did not keep to their form and were asked for once more, `repairs` the calls that mended
    what the checks stopped; `seconds` were waited for answers; `days` are those of the calls, in UTC.
    """

    spent: Spending = Spending()
    tokens_in: int | None = 0
    tokens_out: int | None = 0
    again: int = 0
    repairs: int = 0
    seconds: float | None = 0.0
    days: tuple[str, ...] = ()


class Trial(Record):
    """What one contestant made of one paper: a draft, or the reason why there is none.

    `paper` counts from 0; `hits` are the calls of this run that were answered from the ledger.
    """

    letter: str
    paper: int
    state: Literal["drafted", "failed", "not tried"]
    reason: str = ""
    hint: str = ""
    summary: Summary | None = None
    report: Report | None = None
    facts: tuple[KeyFact, ...] = ()
    support: float | None = None
    bill: Bill = Bill()
    hits: int = 0

    def flags(self, severity: str) -> int:
        """Count the flags of one severity."""
        return sum(flag.severity == severity for flag in self.report.flags) if self.report else 0

    def rules(self) -> dict[str, int]:
        """Count the flags of each rule, the loudest rules first as they stand in the report."""
        found: dict[str, int] = {}
        for flag in self.report.flags if self.report else ():
            found[flag.rule] = found.get(flag.rule, 0) + 1
        return found


@dataclass(frozen=True)
class Unread:
    """A source that gave no paper, and why; `refused` where it is a notice and no failure."""

    name: str
    message: str
    hint: str
    refused: bool = False


@dataclass(frozen=True)
class Comparison:
    """Everything that a page of it shows."""

    contestants: tuple[Contestant, ...]
    papers: tuple[Paper, ...]
    trials: tuple[Trial, ...]
    unread: tuple[Unread, ...] = ()
    blind: bool = False

    def of(self, letter: str) -> list[Trial]:
        """Give a contestant's trials in the order of the papers."""
        return [trial for trial in self.trials if trial.letter == letter]

    def drafted(self, letter: str) -> list[Trial]:
        """Give those that became drafts."""
        return [trial for trial in self.of(letter) if trial.state == "drafted"]

    def on(self, paper: int) -> list[Trial]:
        """Give what each contestant made of a paper, in the order of letters."""
        return [trial for trial in self.trials if trial.paper == paper]


@dataclass(frozen=True)
class Measure:
    """One figure of a draft. `sums` is true where a total over papers says more than the middle one.

    `quality` is what is compared in pairs; the others are what it took.
    """

    key: str
    name: str
    hint: str
    value: Callable[[Trial], float | None]
    digits: int = 0
    sums: bool = False
    quality: bool = True


def _figure(name: str) -> Callable[[Trial], float | None]:
    return lambda trial: trial.report.measures.get(name) if trial.report else None


def _rule(name: str) -> Callable[[Trial], float | None]:
    return lambda trial: float(trial.rules().get(name, 0))


def _loud(severity: str) -> Callable[[Trial], float | None]:
    return lambda trial: float(trial.flags(severity))


def _share(trial: Trial) -> float | None:
    return 100 * sum(fact.told for fact in trial.facts) / len(trial.facts) if trial.facts else None


def _money(trial: Trial) -> float | None:
    spent = trial.bill.spent
    return None if spent.unpriced or spent.cost is None else spent.cost / MICRO


def _optional(value: float | None) -> float | None:
    return None if value is None else float(value)


MEASURES = (
    Measure("key_facts", "key facts told", "percent of the facts that the reader of the paper is sure of", _share),
    Measure("blocks", "blocks", "what a reviewer would never wave through", _loud("block"), sums=True),
    Measure("warns", "things to check", "flags that a person answers", _loud("warn"), sums=True),
    Measure("notes", "notes", "flags that need no answer", _loud("note"), sums=True),
    Measure("omissions", "omissions", "flags of the rule “omissions”, among those above", _rule("omissions"), sums=True),
    Measure("support", "support", "percent of a sentence's telling words that the paper has, on average", lambda t: t.support),
    Measure("reading_grade", "reading grade", "Flesch-Kincaid: years of school in the US", _figure("reading_grade"), digits=1),
    Measure("words", "words", "in the four sections", _figure("words")),
    Measure("calls", "model calls", "answered, whenever that was", lambda t: float(t.bill.spent.calls), sums=True, quality=False),
    Measure("repairs", "repairs", "calls to mend what the checks stopped", lambda t: float(t.bill.repairs), sums=True, quality=False),
    Measure("again", "asked again", "answers that did not keep to their form", lambda t: float(t.bill.again), sums=True, quality=False),
    Measure("tokens_in", "tokens in", "sent", lambda t: _optional(t.bill.tokens_in), sums=True, quality=False),
    Measure("tokens_out", "tokens out", "answered", lambda t: _optional(t.bill.tokens_out), sums=True, quality=False),
    Measure("cost", "cost", "US dollars, as the ledger booked it", _money, digits=4, sums=True, quality=False),
    Measure("seconds", "seconds", "waited for answers, the pace with them", lambda t: _optional(t.bill.seconds), digits=1, sums=True, quality=False),
)  # fmt: skip
QUALITY = tuple(measure for measure in MEASURES if measure.quality)
EFFORT = tuple(measure for measure in MEASURES if not measure.quality)

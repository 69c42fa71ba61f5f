"""Let several contestants write of the same papers. Takes sources and contestants; gives a Comparison, and keeps no draft.

Paper by paper, all contestants: where a cap or a person ends the run, each has written of the same papers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.draft.plans import demanded_caveats
from pipeline.errors import NoticeError, PlainpaperError, SourceError, WorkspaceError
from pipeline.flow.drafting import Drafter
from pipeline.flow.journey import is_other_file
from pipeline.flow.outcomes import Outcome, bug_error, numbered
from pipeline.flow.receipts import Notebook
from pipeline.flow.sources import Source, read_bytes
from pipeline.flow.stages import Rooms, pack_read, rooms_of, stage_key, unpack_read
from pipeline.flow.stopping import Watch
from pipeline.flow.together import each
from pipeline.records import Paper, Summary
from pipeline.records.comparing import Comparison, Contestant, KeyFact, Trial, Unread
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.records.ledger import Ledger
from pipeline.store.files import sha256
from pipeline.store.works import StageOutput, add_stages, stage_output
from pipeline.store.workspace import Store
from pipeline.validate.key_facts import key_facts, mean_support

_NOT_REACHED = "the comparison stopped before it"


@dataclass
class Entrant:
    """A contestant in a comparison under way.

    Args:
        contestant: who it is.
        drafter: makes its drafter around a Ledger.
        watch: ends it where each further paper would fail alike; the others go on.
    """

    contestant: Contestant
    drafter: Callable[[Ledger], Drafter]
    watch: Watch

    def as_ended(self) -> Contestant:
        """Give who it is, with the reason why it took no further paper."""
        ended_by = self.watch.stopped_by
        if ended_by is None:
            return self.contestant
        return self.contestant.model_copy(
            update={"ended_by": ended_by.message, "hint": ended_by.hint}
        )  # fmt: skip


@dataclass
class Contest:
    """One comparison over a workspace, whose drafts it leaves alone.

    Args:
        store: the open workspace: its ledger pays, and what was read before is not read again.
        entrants: who takes part, in the order of their letters.
        ledger: keeps the calls, and may count them for whoever watches.
        tell: gets what came of each paper and contestant as it happens.
        workers: how many drafts are written at once.
        blind: tell letters, no names.
        bug: makes a known error of a bug.
        house: the style that the drafters were told, and that the checks obey.
    """

    store: Store
    entrants: list[Entrant]
    ledger: Ledger
    tell: Callable[[Outcome], None]
    workers: int = 1
    blind: bool = False
    bug: Callable[[Exception], PlainpaperError] = bug_error
    house: HouseStyle = NO_HOUSE
    draining: bool = False
    unread: list[Unread] = field(default_factory=list)
    rooms: Rooms = field(init=False)

    def __post_init__(self) -> None:
        """Open the rooms as the house has them."""
        self.rooms = rooms_of(self.house)

    def drain(self) -> None:
        """Finish what is under way and take nothing new."""
        self.draining = True

    async def read(self, sources: Iterable[Source]) -> list[tuple[str, Paper]]:
        """Give the papers of all sources with their names; what is none is noted.

        Raises:
            WorkspaceError: the workspace cannot be read or written.
        """
        papers: list[tuple[str, Paper]] = []
        for source in sources:
            results = [] if self.draining else await self._results(source)
            for record, result in enumerate(results):
                name = numbered(source, record, len(results))
                if isinstance(result, Paper):
                    papers.append((name, result))
                else:
                    self._note_unread(name, result)
        return papers

    async def run(self, papers: list[tuple[str, Paper]]) -> Comparison:
        """Let each contestant write of each paper; failures are trials too.

        Raises:
            WorkspaceError: the workspace cannot be read or written.
        """
        pairs = [(place, entrant) for place in range(len(papers)) for entrant in self.entrants]
        trials = dict[tuple[int, str], Trial]()

        async def attempt(pair: tuple[int, Entrant]) -> None:
            place, entrant = pair
            trial = await self._try(entrant, place, *papers[place])
            trials[place, trial.letter] = trial

        await each(iter(pairs), attempt, self.workers)
        return Comparison(
            contestants=tuple(entrant.as_ended() for entrant in self.entrants),
            papers=tuple(paper for _, paper in papers),
            trials=tuple(trials[place, entrant.contestant.letter] for place, entrant in pairs),
            unread=tuple(self.unread),
            blind=self.blind,
        )

    async def _results(self, source: Source) -> list[Paper | SourceError]:
        """Read a source, or take what was read of it before."""
        try:
            data = await asyncio.to_thread(read_bytes, source.path)
            if not source.named and is_other_file(source, data):
                return []
            key = stage_key("ingest", sha256(data), source.name)
            known = await self.store.read_soon(lambda: stage_output(self.store, key))
            if known is not None:
                return unpack_read(known)
            results = await asyncio.to_thread(self.rooms.read, data, source.name)
        except WorkspaceError:
            raise
        except SourceError as error:
            return [error]
        except Exception as error:  # noqa: BLE001 - one file's bug must not cost the others their comparison
            told = self.bug(error)
            return [SourceError(told.message, told.hint)]
        output = StageOutput("ingest", key, pack_read(results))
        await self.store.write_soon(lambda: add_stages(self.store, [output]))
        return results

    async def _try(self, entrant: Entrant, place: int, name: str, paper: Paper) -> Trial:
        who = entrant.contestant
        if self.draining or entrant.watch.stopped_by:
            return Trial(letter=who.letter, paper=place, state="not tried", reason=_NOT_REACHED)
        notebook = Notebook(self.ledger)
        try:
            summary = await entrant.drafter(notebook).write(paper)
            trial = await asyncio.to_thread(
                self._measured, Trial(letter=who.letter, paper=place, state="drafted", summary=summary), paper
            )
        except WorkspaceError:
            raise
        except PlainpaperError as error:
            trial = self._failed(entrant, place, error)
        except Exception as error:  # noqa: BLE001 - one paper's bug must not cost the others their drafts
            trial = self._failed(entrant, place, self.bug(error))
        else:
            entrant.watch.answered()
        trial = trial.model_copy(update={"bill": await notebook.bill(self.store), "hits": notebook.hits})
        self._tell(who, name, trial)
        return trial

    def _failed(self, entrant: Entrant, place: int, error: PlainpaperError) -> Trial:
        entrant.watch.failed(error)
        return Trial(
            letter=entrant.contestant.letter, paper=place, state="failed", reason=error.message, hint=error.hint
        )

    def _measured(self, trial: Trial, paper: Paper) -> Trial:
        assert trial.summary
        report = self.rooms.check(trial.summary, paper)
        return trial.model_copy(update={"report": report, **measures_of(trial.summary, paper, self.house)})

    def _tell(self, who: Contestant, name: str, trial: Trial) -> None:
        blocked = trial.report is not None and trial.report.verdict == "blocked"
        state = "blocked" if blocked else trial.state
        title = trial.summary.title if trial.summary else ""
        label = who.letter if self.blind else who.name
        reason, hint = ("", "") if self.blind else (trial.reason, trial.hint)
        self.tell(Outcome(f"{name} · {label}", state, title, reason, hint))

    def _note_unread(self, name: str, error: SourceError) -> None:
        refused = isinstance(error, NoticeError)
        self.unread.append(Unread(name, error.message, error.hint, refused=refused))
        self.tell(Outcome(name, "refused" if refused else "failed", message=error.message, hint=error.hint))


def measures_of(summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE) -> dict[str, object]:
    """Give what is measured besides the report: key facts told, by others than our own caveats, and support."""
    by_code = frozenset(house.wording.apply(claim.text) for claim in demanded_caveats(paper))
    facts = tuple(KeyFact(name=n, value=v, told=t) for n, v, t in key_facts(summary, paper, by_code))
    return {"facts": facts, "support": mean_support(summary, paper)}

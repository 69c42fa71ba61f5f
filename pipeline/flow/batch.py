"""Draft many sources into a workspace. Takes sources, a drafter and a store; gives an outcome for each record."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import LATE, ModelError, NoticeError, PlainpaperError, SourceError, WorkspaceError
from pipeline.flow.drafting import Drafter
from pipeline.flow.journey import MISSING, SECOND, Journey, Letter
from pipeline.flow.outcomes import Outcome, State, bug_error, numbered
from pipeline.flow.renderings import write_lists
from pipeline.flow.sources import Source
from pipeline.flow.stages import Made, Rooms
from pipeline.flow.stopping import Watch
from pipeline.flow.together import each
from pipeline.flow.turns import StoppedError, Turns
from pipeline.records import Paper
from pipeline.records.ledger import CapError
from pipeline.store.runs import end_run, start_run
from pipeline.store.works import (
    StageOutput,
    Work,
    WorkState,
    add_stages,
    all_works,
    before,
    forget_records,
    keep_work,
)
from pipeline.store.workspace import Store

# A paper on which the server fails this often is parked: it may be the paper.
MOST_TRIES = 3
# So many papers are checked and kept at once. Where all answers come together, their next calls are to start before all
# that is done: with 64 at once it took half a second to fill their turns again, with 8 a tenth.
LAST_AT_ONCE = 8
# What is the server's fault, or the account's, not the paper's: the next run tries again.
_PASSING = frozenset({"connection", "rate_limit", "server", *LATE})


@dataclass
class Batch:
    """One run over a workspace.

    A turn is what `workers` counts: it is held while a summary is written; or, where `turns` are handed in, while a model
    is asked, by whoever guards its calls. As many papers again are read meanwhile, or checked and kept, so that no turn
    waits for that.

    Args:
        store: the open workspace.
        drafter: writes the summaries.
        tell: gets each outcome as it happens.
        out: places the renderings elsewhere than in the workspace.
        bug: makes a known error of a bug, where a door can leave a log to paste.
        workers: how many turns there are; also, how many sources are read at once.
        run_id: names this run; `owner` says who runs it.
        rooms: the rooms that a paper goes through.
        turns: those that the drafter takes itself.
        plain: writes the second summary of each paper, in plain words, where both levels are wanted.
    """

    store: Store
    drafter: Drafter
    tell: Callable[[Outcome], None]
    out: Path | None = None
    bug: Callable[[Exception], PlainpaperError] = bug_error
    workers: int = 1
    run_id: str = "run"
    owner: str = ""
    rooms: Rooms = field(default_factory=Rooms)
    turns: Turns | None = None
    plain: Drafter | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    draining: bool = False

    @property
    def place(self) -> Path:
        """Give the folder for the renderings."""
        return self.out or self.store.workspace

    async def run(self, sources: Iterable[Source]) -> list[Outcome]:
        """Draft every source; failures are outcomes. The lists are written whatever happens.

        Raises:
            WorkspaceError: the workspace cannot be read or written.
        """
        turns = self.turns or Turns(self.workers)
        turns.ends = lambda: self.ends
        self._readings, self._desks = asyncio.Semaphore(self.workers), asyncio.Semaphore(self.under_way)
        self._last = asyncio.Semaphore(LAST_AT_ONCE)
        turn = nullcontext if self.turns else turns.take
        self._journey = Journey(self.store, self.drafter, self.place, self.rooms, self.run_id, turn, self.plain)
        await self.store.write_soon(lambda: start_run(self.store, self.run_id, self.owner))
        works = await self.store.read_soon(lambda: [(w.slug, w.source, w.record) for w in all_works(self.store)])
        self._journey.slugs |= {slug: f"{source} {record}" for slug, source, record in works if slug}
        ending = "broken off"
        try:
            await each(iter(sources), self._draft_source, self.under_way)
            ending = "stopped" if self.stopped_by else "drained" if self.draining else "done"
        finally:
            await asyncio.shield(self._finish(ending))
        return self.outcomes

    def drain(self) -> None:
        """Finish what is under way and take nothing new."""
        self.draining = True

    @property
    def under_way(self) -> int:
        """Give how many papers are on their way at once, from reading to keeping; one alone goes by itself."""
        return self.workers if self.workers == 1 else 2 * self.workers

    def __post_init__(self) -> None:
        """Watch the server from the beginning."""
        self._watch = Watch(self.workers)

    @property
    def stopped_by(self) -> PlainpaperError | None:
        """Give what stopped the run, if something did."""
        return self._watch.stopped_by

    @property
    def ends(self) -> bool:
        """Tell whether nothing new is taken."""
        return self.draining or self.stopped_by is not None

    async def _draft_source(self, source: Source) -> None:
        if self.ends:
            await self._leave(source.name, [])
            return
        letter: Letter | None = None
        try:
            async with self._desks, self._readings:
                letter = await self._journey.fetch(source)
                if letter is None:
                    self._note(Outcome(source.name, "passed over"))
                    return
                if letter.stands:
                    self._note_standing(letter)
                    return
                results = await self._journey.open_letter(letter)
        except WorkspaceError:
            raise
        except SourceError as error:
            await self._fail(letter or source, 0, 1, error)
        except Exception as error:  # noqa: BLE001 - one paper's bug must not cost the others their drafts
            await self._fail(letter or source, 0, 1, self.bug(error))
        else:
            await self._draft_records(letter, results)

    async def _draft_records(self, letter: Letter, results: list[Paper | SourceError]) -> None:
        if any(work.record >= len(results) for work in letter.alive()):
            await self.store.write_soon(lambda: forget_records(self.store, letter.key, beyond=len(results)))

        async def draft(numbered_paper: tuple[int, Paper | SourceError]) -> None:
            async with self._desks:
                await self._draft_record(letter, *numbered_paper, len(results))

        await each(iter(enumerate(results)), draft, at_once=min(self.under_way, len(results)))

    async def _draft_record(self, letter: Letter, record: int, paper: Paper | SourceError, records: int) -> None:
        known = letter.known.get(record)
        name = numbered(letter.source, record, records)
        if known and self._journey.stands(known, letter):
            self._note_known(name, known)
        elif self.ends:
            await self._leave(name, letter.taken())
        elif isinstance(paper, SourceError):
            await self._fail(letter, record, records, paper)
        else:
            made = Made(letter.taken())
            try:
                texts = await self._journey.write(letter, record, paper, made)
                async with self._last:
                    work, draft = await self._journey.deliver(letter, record, records, texts, made)
                if texts.failure:
                    await self._fail_second(letter, records, work, texts.failure)
                    return
            except WorkspaceError:
                raise
            except StoppedError:
                await self._leave(name, made.outputs)
            except PlainpaperError as error:
                self._watch.failed(error)
                await self._fail(letter, record, records, error, made)
            except Exception as error:  # noqa: BLE001 - the same
                await self._fail(letter, record, records, self.bug(error), made)
            else:
                self._watch.answered()
                state: State = "blocked" if work.state == "blocked" else "drafted"
                told = " · ".join(filter(None, (paper.outside, work.note)))
                self._note(Outcome(name, state, draft.summary.title, told, slug=work.slug))

    async def _fail_second(self, letter: Letter, records: int, work: Work, failure: PlainpaperError) -> None:
        """Note that a paper's first summary stands and the second failed: it is kept as a failure, beside the draft."""
        before = letter.known.get(work.record)
        letter.known[work.record] = replace(work, inputs=before.inputs, tries=before.tries) if before else work
        self._watch.failed(failure)
        await self._fail(letter, work.record, records, failure, second=True)

    async def _leave(self, name: str, outputs: list[StageOutput]) -> None:
        """Leave a record to the next run, and keep what reading made of its source: it is not read again."""
        if outputs:
            await self.store.write_soon(lambda: add_stages(self.store, outputs))
        self._note(Outcome(name, "not tried", message="the run stopped before it"))

    async def _fail(  # noqa: PLR0913 - which record of what, and why
        self,
        place: Letter | Source,
        record: int,
        records: int,
        error: PlainpaperError,
        made: Made | None = None,
        *,
        second: bool = False,
    ) -> None:
        """Note a failure, and keep it where the source could be read: with what it was, so that it can be told anew."""
        source = place.source if isinstance(place, Letter) else place
        refused = isinstance(error, NoticeError)
        message = f"{MISSING}, the standard text stands: {error.message}" if second else error.message
        if isinstance(place, Letter):
            known = place.known.get(record)
            work = _failed(place, record, known, error, self.run_id)
            if second:
                work = replace(work, kind=f"{SECOND}{work.kind}"[:32], reason=message)
            outputs = made.outputs if made else place.taken()
            await self.store.write_soon(lambda: keep_work(self.store, work, outputs), before(work))
        state: State = "refused" if refused else "failed"
        name = numbered(source, record, records)
        self._note(Outcome(name, state, message=message, hint=error.hint))

    def _note_standing(self, letter: Letter) -> None:
        works = letter.alive()
        for work in works:
            self._note_known(numbered(letter.source, work.record, len(works)), work)

    def _note_known(self, name: str, work: Work) -> None:
        """Tell what came of a record last time, where nothing has changed."""
        if work.state == "refused":
            self._note(Outcome(name, "refused", message=work.reason, hint=work.hint))
        elif work.state == "parked":
            again = "plainpaper retry, once that is mended"
            self._note(Outcome(name, "parked", message=work.reason, hint=work.hint or again, slug=work.slug))
        elif work.state == "cancelled":
            self._note(Outcome(name, "cancelled", slug=work.slug))
        else:
            edited = self._journey.edited(work)
            note = "article.md was edited by a person: left alone" if edited else ""
            if work.by_person:
                note = f"{work.author}'s words stand: left alone"
            told = " · ".join(filter(None, (work.row.get("outside", ""), note)))
            self._note(Outcome(name, "unchanged", title=work.row.get("title", ""), slug=work.slug, message=told))

    def _note(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.tell(outcome)

    async def _finish(self, ending: str) -> None:
        counts = Counter[str](outcome.state for outcome in self.outcomes)
        await self.store.write_soon(lambda: end_run(self.store, self.run_id, ending, counts))
        works = await self.store.read_soon(lambda: list(all_works(self.store)))
        await asyncio.to_thread(write_lists, self.store.workspace, self.place, works, self.outcomes)


def _failed(letter: Letter, record: int, known: Work | None, error: PlainpaperError, run: str) -> Work:
    """Give what is kept of a failure. A draft that stands is not forgotten because a later try failed."""
    kind = error.kind if isinstance(error, ModelError) else type(error).__name__
    passing = isinstance(error, ModelError) and (error.stops_run or error.kind in _PASSING)
    passing = passing or (isinstance(error, CapError) and error.scope != "paper")
    tries = (known.tries if known and known.inputs == letter.inputs else 0) + 1
    state: WorkState = "parked"
    if isinstance(error, NoticeError):
        state = "refused"
    elif passing and not (kind in {"server", *LATE} and tries >= MOST_TRIES):
        state = "waiting"
    base = known or Work(source=letter.key, record=record, state=state)
    fields = {name: getattr(base, name) for name in ("slug", "generation", "author", "row", "page_digest", "note")}
    return Work(
        source=letter.key, record=record, state=state, source_digest=letter.digest, inputs=letter.inputs,
        reason=error.message, hint=error.hint, kind=kind, tries=tries, run=run, **fields,
    )  # fmt: skip

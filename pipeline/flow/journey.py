"""Take one paper from the letterbox to the reviewer's desk. Takes a source; gives its drafts, and keeps every step."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pipeline.errors import ModelError, PlainpaperError, SourceError
from pipeline.flow.drafting import Drafter
from pipeline.flow.outcomes import row_of, slug_of, source_key
from pipeline.flow.sources import PAPER_ENDINGS, PROSE_ENDINGS, Source, read_bytes
from pipeline.flow.stages import Made, Rooms, inputs_key, pack_read, stage_key, unpack_read
from pipeline.ingest.detect import detect
from pipeline.records import PLAIN_HEADING, Draft, Paper, Report, Summary, Version
from pipeline.records.ledger import CapError
from pipeline.store.files import sha256, write_pages
from pipeline.store.works import DRAFTER, STANDING, StageOutput, Work, before, keep_work, look_up, stage_output
from pipeline.store.workspace import Store

T = TypeVar("T")
# The inputs of drafts that a model wrote before there was a store; `kind` then names the model and its host.
TAKEN_IN = "taken in"
# What a work's `kind` begins with where its first summary stands and the second failed; and what its note then says.
SECOND = "plain "
MISSING = f"the text “{PLAIN_HEADING.lower()}” is missing"
PAGES = ("article.html", "article.md", "draft.json")


@dataclass
class Letter:
    """A source as it was found: its bytes, what decides its drafts, and where its records stood last time.

    `stage` is the key of its reading, empty where nothing is to be read; `read` what it gave before, if it was ever read.
    """

    source: Source
    key: str
    data: bytes
    digest: str
    inputs: str
    known: dict[int, Work]
    stage: str = ""
    read: str | None = None
    made: Made = field(default_factory=Made)

    @property
    def stands(self) -> bool:
        """Tell whether all that came of it last time is what would come of it now."""
        return not self.stage

    def alive(self) -> list[Work]:
        """Give the works of records that the source still had when it was last read, in their order."""
        return [work for _, work in sorted(self.known.items()) if work.state != "gone"]

    def generation(self, record: int) -> int:
        """Tell how often a person wanted a record anew."""
        return self.known[record].generation if record in self.known else 0

    def taken(self) -> list[StageOutput]:
        """Hand out what reading the source made, once: the first record that is kept takes it along."""
        outputs, self.made.outputs = self.made.outputs, []
        return outputs


@dataclass(frozen=True)
class Text:
    """A summary on its way to the checks; `report` is what they said of it before, if they ever did."""

    summary: Summary
    checks_key: str
    report: Report | None = None


@dataclass(frozen=True)
class Texts:
    """What was written of a paper: its summary, and where both levels are wanted the second, or why there is none."""

    paper: Paper
    first: Text
    second: Text | None = None
    failure: PlainpaperError | None = None


@dataclass
class Journey:
    """The way of each source through the rooms of one workspace.

    Args:
        store: the open workspace.
        drafter: writes the summaries.
        place: the folder for the renderings.
        rooms: the rooms on the way.
        run: names the run.
        turn: gives the turn to write, and holds it.
        plain: writes the second summary, in plain words, where both levels are wanted.
    """

    store: Store
    drafter: Drafter
    place: Path
    rooms: Rooms
    run: str
    turn: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    plain: Drafter | None = None
    slugs: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Give what names the drafters: it changes whenever the same paper could come out otherwise."""
        return f"{self.drafter.key}; {self.plain.key}" if self.plain else self.drafter.key

    async def fetch(self, source: Source) -> Letter | None:
        """Read a source's bytes and what is known of it; None where a folder's file is none of ours.

        Raises:
            SourceError: the file cannot be read.
        """
        return await self.store.read_soon(lambda: self._look(source))

    def _look(self, source: Source) -> Letter | None:
        """Read a file and what is known of it, at one go: a thread of its own waits for the disk and for the store."""
        data = read_bytes(source.path)
        if not source.named and is_other_file(source, data):
            return None
        key, digest = source_key(source), sha256(data)
        inputs = inputs_key(self.key, digest, source.name, self.rooms.checks_key, self.rooms.pages_key)
        stage = stage_key("ingest", digest, source.name)
        works, read = look_up(self.store, key, inputs, stage)
        letter = Letter(source, key, data, digest, inputs, {work.record: work for work in works})
        if not letter.alive() or not all(self.stands(work, letter) for work in letter.alive()):
            letter.stage = stage
            asked = read is not None or all(work.inputs != inputs for work in works)
            letter.read = read if asked else stage_output(self.store, stage)
        return letter

    def stands(self, work: Work, letter: Letter) -> bool:
        """Tell whether what came of a record last time is what would come of it now."""
        if work.by_person and work.state in STANDING:
            return True  # what a person wrote is not drafted over
        if work.inputs != letter.inputs and not self._taken_in(work, letter):
            return False
        if work.state in STANDING:
            folder = str(self.place / work.slug)
            return all(os.path.exists(f"{folder}/{page}") for page in PAGES)  # noqa: PTH110 - a fifth of the time, for each paper
        return work.state in {"refused", "parked", "cancelled"}

    def _taken_in(self, work: Work, letter: Letter) -> bool:
        """Tell a model's draft that an older workspace brought along: it was paid for, and its source is the same."""
        return (
            work.inputs == TAKEN_IN
            and work.source_digest == letter.digest
            and self.drafter.key.startswith(work.kind)
            and self.plain is None
        )

    def edited(self, work: Work) -> bool:
        """Tell whether a person has changed the draft's text in its folder."""
        article = self.place / work.slug / "article.md"
        return not article.exists() or sha256(article.read_bytes()) != work.page_digest

    async def open_letter(self, letter: Letter) -> list[Paper | SourceError]:
        """Give the source's papers: as they were read before, or read now, in a process of its own.

        Raises:
            SourceError: the source as a whole cannot be read.
        """
        if letter.read is not None:
            return unpack_read(letter.read)
        results = await asyncio.to_thread(self.rooms.read, letter.data, letter.source.name)
        letter.made.add("ingest", letter.stage, pack_read(results))
        return results

    async def write(self, letter: Letter, record: int, paper: Paper, made: Made) -> Texts:
        """Write a paper's summary, or both; what was written or checked before is not done again.

        Where the first stands and the second fails, the first goes on with the reason.

        Raises:
            ModelError: the model failed.
            CapError: a call could pass a cap.
        """
        work, generation = letter.known.get(record), letter.generation(record)
        # Another try of the second alone is none of the first: what was written before stands, and is not paid for again.
        tries = range(generation, -1, -1) if work and work.kind.startswith(SECOND) else (generation,)
        seen = letter.read is not None
        first = await self._text(self.drafter, paper, tries, made, seen=seen)
        if self.plain is None:
            return Texts(paper, first)
        try:
            return Texts(paper, first, await self._text(self.plain, paper, (generation,), made, seen=seen))
        except (ModelError, CapError) as error:
            return Texts(paper, first, failure=error)

    async def _text(
        self, drafter: Drafter, paper: Paper, generations: Sequence[int], made: Made, *, seen: bool
    ) -> Text:
        """Give a drafter's text of the first generation that has one, or else have it written, in its turn."""
        digest = paper.digest()
        keys = [stage_key("text", drafter.key, digest, generation) for generation in generations]
        # A source that was never read was never written of: nothing to look for.
        for key in keys if seen else ():
            known = await self._known(key, Summary.model_validate_json)
            if known is not None:
                checks_key = self._checks_key(digest, known)
                return Text(known, checks_key, await self._known(checks_key, Report.model_validate_json))
        async with self.turn():
            written = await drafter.write(paper, generations[0])
        made.add("text", keys[0], written.canonical().decode())
        # What was written just now was never checked.
        return Text(written, self._checks_key(digest, written))

    def _checks_key(self, paper: str, summary: Summary) -> str:
        return stage_key("checks", paper, summary.digest(), self.rooms.checks_key)

    async def deliver(
        self, letter: Letter, record: int, records: int, texts: Texts, made: Made
    ) -> tuple[Work, Draft]:
        """Check what was written, write its pages and keep it as a revision. Where a level is missing, it does not stand.

        Raises:
            WorkspaceError: the folder or the database cannot be written.
        """
        known = letter.known.get(record)
        slug = known.slug if known and known.slug else self._new_slug(letter, record, records, texts.paper)
        page_before = known.page_digest if known else ""

        def finish() -> tuple[Draft, str, str]:
            draft = self._checked(texts, made)
            return draft, *write_pages(self.place / slug, self.rooms.render(draft), page_before)

        draft, page_digest, note = await asyncio.to_thread(finish)
        work = Work(
            source=letter.key,
            record=record,
            state="blocked" if draft.verdict == "blocked" else "drafted",
            source_digest=letter.digest,
            inputs="" if texts.failure else letter.inputs,
            slug=slug,
            generation=letter.generation(record),
            author=f"{DRAFTER}{self.key}",
            row=row_of(draft),
            page_digest=page_digest,
            note=note or (MISSING if texts.failure else ""),
            run=self.run,
        )
        return await self.store.write_soon(
            lambda: keep_work(self.store, work, made.outputs, draft), before(work)
        ), draft

    def _checked(self, texts: Texts, made: Made) -> Draft:
        first = self._report(texts.first, texts.paper, made)
        draft = Draft(paper=texts.paper, summary=texts.first.summary, report=first)
        if texts.second is None:
            return draft
        plain = Version(summary=texts.second.summary, report=self._report(texts.second, texts.paper, made))
        return draft.model_copy(update={"plain": plain})

    def _report(self, text: Text, paper: Paper, made: Made) -> Report:
        if text.report is not None:
            return text.report
        report = self.rooms.check(text.summary, paper)
        made.add("checks", text.checks_key, report.canonical().decode())
        return report

    async def _known(self, key: str, revive: Callable[[str], T]) -> T | None:
        body = await self.store.read_soon(lambda: stage_output(self.store, key))
        return None if body is None else revive(body)

    def _new_slug(self, letter: Letter, record: int, records: int, paper: Paper) -> str:
        """Name the draft's folder: the file's name, made safe; digested where another source has it."""
        base = slug_of(letter.source.path.stem)
        if records > 1:
            base = f"{base}-{paper.ids.pmid or record + 1}"
        mine = f"{letter.key} {record}"
        names = (base, *(f"{base}-{sha256(mine.encode())[:length]}" for length in (6, 12, 64)))
        slug = next(name for name in names if self.slugs.get(name, mine) == mine)
        self.slugs[slug] = mine
        return slug


def is_other_file(source: Source, data: bytes) -> bool:
    """Tell whether a file found in a folder is none of ours: neither looks nor is named like a paper."""
    ending = source.path.suffix.lower()
    try:
        kind = detect(data)
    except SourceError:
        return ending not in PAPER_ENDINGS
    return kind in {"text", "markdown"} and ending not in PROSE_ENDINGS

"""Draft many sources into a workspace. Takes sources, a drafter and a place; gives an outcome for each record."""

from __future__ import annotations

import asyncio
import re
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.errors import ModelError, NoticeError, PlainpaperError, SourceError
from pipeline.flow.drafting import Drafter, draft_paper
from pipeline.flow.sources import PAPER_ENDINGS, PROSE_ENDINGS, Source, read_bytes
from pipeline.ingest import read_source
from pipeline.ingest.detect import detect
from pipeline.records import Draft, Paper, Severity
from pipeline.render import IndexRow, Problem, render_draft, render_index
from pipeline.store.files import Entry, Memory, load_memory, save_memory, sha256, write_pages, write_whole

# Bump when a reader, the checks or the pages change what comes out: a rerun then drafts anew.
CODE_VERSION = "9"
# Three in a row: the server is gone, and two hundred more tries would not bring it back.
CONNECTION_FAILURES = 3
PAGES = ("article.html", "article.md", "draft.json")

State = Literal["drafted", "blocked", "unchanged", "refused", "failed", "passed over", "not tried"]


@dataclass(frozen=True)
class Outcome:
    """What came of one record: for the editor's table."""

    name: str
    state: State
    title: str = ""
    message: str = ""
    hint: str = ""
    slug: str = ""


def bug_error(error: Exception) -> PlainpaperError:
    """Tell a bug met in one paper as what it is: its kind and its place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    return PlainpaperError(f"plainpaper tripped over this paper ({place})", "a bug: please report it")


@dataclass
class Batch:
    """One run over a workspace.

    `tell` gets each outcome as it happens; `out` places the renderings; `bug` makes a known error of a bug, where a
    door can leave a log to paste.
    """

    workspace: Path
    drafter: Drafter
    tell: Callable[[Outcome], None]
    out: Path | None = None
    bug: Callable[[Exception], PlainpaperError] = bug_error
    outcomes: list[Outcome] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    connection_failures: int = 0
    stopped_by: ModelError | None = None

    @property
    def place(self) -> Path:
        """Give the folder for the renderings."""
        return self.out or self.workspace

    @property
    def drafter_key(self) -> str:
        """Name everything but the source that decides what comes out."""
        return f"{self.drafter.key} code/{CODE_VERSION}"

    async def run(self, sources: list[Source]) -> list[Outcome]:
        """Draft every source; failures are outcomes. The index and the memory are written whatever happens.

        Raises:
            WorkspaceError: the workspace cannot be read or written.
        """
        self.memory = load_memory(self.workspace)
        try:
            for source in sources:
                await self._draft_source(source)
        finally:
            self._write_index()
        return self.outcomes

    async def _draft_source(self, source: Source) -> None:
        if self.stopped_by:
            self._note(Outcome(source.name, "not tried", message="the run stopped before it"))
            return
        try:
            data = await asyncio.to_thread(read_bytes, source.path)
            if not source.named and _is_other_file(source, data):
                self._note(Outcome(source.name, "passed over"))
                return
            if self._all_unchanged(source, sha256(data)):
                return
            papers = await asyncio.to_thread(read_source, data, source.name)
        except SourceError as error:
            self._fail(source, 0, "", error)
            return
        except Exception as error:  # noqa: BLE001 - the same, while reading
            self._fail(source, 0, "", self.bug(error))
            return
        self.memory.forget_records(_key(source), beyond=len(papers))
        for record, paper in enumerate(papers):
            await self._draft_record(source, record, len(papers), sha256(data), paper)

    def _all_unchanged(self, source: Source, digest: str) -> bool:
        """Tell whether every record of the source stands as this run would write it; note them if so."""
        entries = [e for (name, _), e in self.memory.entries.items() if name == _key(source)]
        if not entries or not all(self._stands(e, digest) for e in entries):
            return False
        for entry in sorted(entries, key=lambda e: e.record):
            self._note_standing(source, entry)
        return True

    def _stands(self, entry: Entry, digest: str) -> bool:
        same = entry.source_digest == digest and entry.drafter == self.drafter_key
        if entry.refused:
            return same
        return same and not entry.error and all((self.place / entry.slug / page).exists() for page in PAGES)

    def _note_standing(self, source: Source, entry: Entry) -> None:
        if entry.refused:
            self._note(Outcome(source.name, "refused", message=entry.error, hint=entry.hint))
            return
        edited = sha256((self.place / entry.slug / "article.md").read_bytes()) != entry.page_digest
        note = "article.md was edited by a person: left alone" if edited else ""
        self._note(Outcome(source.name, "unchanged", title=entry.title, slug=entry.slug, message=note))

    async def _draft_record(
        self, source: Source, record: int, records: int, digest: str, paper: Paper | SourceError
    ) -> None:
        entry = self.memory.known(_key(source), record)
        if entry and self._stands(entry, digest):
            self._note_standing(source, entry)
        elif self.stopped_by:
            self._note(Outcome(_numbered(source, record, records), "not tried", message="the run stopped before it"))
        elif isinstance(paper, SourceError):
            self._fail(source, record, digest, paper, records)
        else:
            try:
                draft = await draft_paper(paper, self.drafter)
            except PlainpaperError as error:
                self._watch(error)
                self._fail(source, record, digest, error, records)
            except Exception as error:  # noqa: BLE001 - one paper's bug must not cost the others their drafts
                self._fail(source, record, digest, self.bug(error), records)
            else:
                self.connection_failures = 0
                self._keep(source, record, records, digest, draft)

    def _watch(self, error: PlainpaperError) -> None:
        """Stop the run where every further paper would fail alike."""
        if not isinstance(error, ModelError):
            return
        self.connection_failures = self.connection_failures + 1 if error.kind in {"connection", "timeout"} else 0
        if error.stops_run or self.connection_failures >= CONNECTION_FAILURES:
            self.stopped_by = error

    def _keep(self, source: Source, record: int, records: int, digest: str, draft: Draft) -> None:
        known = self.memory.known(_key(source), record)
        slug = known.slug if known and known.slug else self._new_slug(source, record, records, draft.paper)
        page_digest, note = write_pages(self.place / slug, render_draft(draft), known.page_digest if known else "")
        severities = [flag.severity for flag in draft.report.flags]
        self.memory.keep(
            Entry(
                source=_key(source),
                record=record,
                source_digest=digest,
                drafter=self.drafter_key,
                slug=slug,
                title=draft.summary.title,
                design=draft.paper.facts.design.value or "not reported",
                people=draft.paper.facts.participants.value or "not reported",
                verdict=draft.report.verdict,
                citation=citation(draft.paper),
                blocks=severities.count(Severity.BLOCK),
                warns=severities.count(Severity.WARN),
                page_digest=page_digest,
                note=note,
            )
        )
        save_memory(self.workspace, self.memory)
        state: State = "blocked" if draft.report.verdict == "blocked" else "drafted"
        self._note(Outcome(_numbered(source, record, records), state, draft.summary.title, note, slug=slug))

    def _fail(self, source: Source, record: int, digest: str, error: PlainpaperError, records: int = 1) -> None:
        refused = isinstance(error, NoticeError)
        known = self.memory.known(_key(source), record)
        if not (known and known.slug):  # a draft that stands is not forgotten because a later try failed
            self.memory.keep(
                Entry(
                    source=_key(source),
                    record=record,
                    source_digest=digest,
                    drafter=self.drafter_key,
                    error=error.message,
                    hint=error.hint,
                    refused=refused,
                )
            )
        state: State = "refused" if refused else "failed"
        self._note(Outcome(_numbered(source, record, records), state, message=error.message, hint=error.hint))

    def _note(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.tell(outcome)

    def _new_slug(self, source: Source, record: int, records: int, paper: Paper) -> str:
        """Name the draft's folder: the file's name, made safe; numbered or digested where that is taken."""
        base = slug_of(source.path.stem)
        if records > 1:
            base = f"{base}-{paper.ids.pmid or record + 1}"
        taken = self.memory.slugs()
        free = [name for name in _variants(base, sha256(_key(source).encode())) if name not in taken]
        return next(iter(free))

    def _write_index(self) -> None:
        entries = sorted(self.memory.entries.values(), key=lambda e: (e.source, e.record))
        rows = [
            IndexRow(
                slug=e.slug,
                title=e.title,
                source=Path(e.source).name,
                design=e.design,
                people=e.people,
                verdict=e.verdict,
                blocks=e.blocks,
                warns=e.warns,
                citation=e.citation,
                note=e.note,
            )
            for e in entries
            if e.slug
        ]
        problems = [
            Problem(source=o.name, message=o.message, hint=o.hint) for o in self.outcomes if o.message and not o.slug
        ]
        save_memory(self.workspace, self.memory)
        write_whole(self.place / "index.html", render_index(rows, problems))


def citation(paper: Paper) -> str:
    """Give a short citation: first author, journal, year, DOI; what is unknown is left out."""
    first = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    doi = f"doi:{paper.ids.doi}" if paper.ids.doi else ""
    return " · ".join(part for part in (first, paper.journal or "", str(paper.year or ""), doi) if part)


def slug_of(name: str) -> str:
    """Make a folder name of any file name: letters and digits of any script, lower case, at most 60 characters."""
    plain = unicodedata.normalize("NFC", name.encode(errors="replace").decode())
    return re.sub(r"[^\w]+", "-", plain.lower()).strip("-_")[:60].strip("-_") or "paper"


def _variants(base: str, digest: str) -> Iterator[str]:
    yield base
    for length in (6, 12, 64):
        yield f"{base}-{digest[:length]}"


def _key(source: Source) -> str:
    return str(source.path.resolve()).encode(errors="surrogateescape").decode(errors="backslashreplace")


def _numbered(source: Source, record: int, records: int) -> str:
    return source.name if records == 1 else f"{source.name} (record {record + 1})"


def _is_other_file(source: Source, data: bytes) -> bool:
    """Tell whether a file found in a folder is none of ours: neither looks nor is named like a paper."""
    ending = source.path.suffix.lower()
    try:
        kind = detect(data)
    except SourceError:
        return ending not in PAPER_ENDINGS
    return kind in {"text", "markdown"} and ending not in PROSE_ENDINGS

"""Keep where each source stands, and every draft of it. Takes outcomes; gives works, papers and revisions back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.db import connections

from pipeline.errors import WorkspaceError
from pipeline.records import Draft, Paper, Report, Summary
from pipeline.store import models
from pipeline.store.texts import digest_of, storable
from pipeline.store.workspace import Store

# parked: it failed by itself and would again; waiting: the server, a cap or the end of the run kept it; gone: its source
# no longer has this record.
WorkState = Literal["drafted", "blocked", "refused", "parked", "waiting", "cancelled", "gone"]
STANDING = ("drafted", "blocked")


@dataclass(frozen=True)
class Work:
    """Where one record of one source stands. `row` is what a list of drafts shows of it."""

    source: str
    record: int
    state: WorkState
    source_digest: str = ""
    inputs: str = ""
    slug: str = ""
    reason: str = ""
    hint: str = ""
    kind: str = ""
    tries: int = 0
    generation: int = 0
    author: str = ""
    row: dict[str, Any] = field(default_factory=dict)
    page_digest: str = ""
    note: str = ""
    run: str = ""
    changed_at: float = 0.0

    @property
    def stands(self) -> bool:
        """Tell whether there is a draft of it."""
        return bool(self.slug)

    @property
    def by_person(self) -> bool:
        """Tell whether its latest revision is a person's."""
        return bool(self.author) and not self.author.startswith(DRAFTER)


# A revision that no person wrote is signed by this and the drafter's name.
DRAFTER = "drafter: "
_FIELDS = (
    "source", "record", "state", "source_digest", "inputs", "slug", "reason", "hint", "kind", "tries", "generation",
    "author", "row", "page_digest", "note", "run", "changed_at",
)  # fmt: skip


_COLUMNS = ", ".join(_FIELDS)
_KEEP = (
    f"INSERT INTO store_work ({_COLUMNS}) VALUES ({', '.join(['%s'] * len(_FIELDS))}) "  # noqa: S608 - our own names
    f"ON CONFLICT (source, record) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _FIELDS[2:])} "
    "RETURNING id"
)
_OTHERS_SLUG = "SELECT 1 FROM store_work WHERE slug = %s AND NOT (source = %s AND record = %s) LIMIT 1"
_ADD_STAGE = (
    "INSERT INTO store_stageresult (key, stage, body, digest, made_at) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT (key) DO NOTHING"
)
_ADD_PAPER = (
    "INSERT INTO store_paper (digest, source_digest, doi, pmid, title, body, made_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (digest) DO NOTHING"
)
_LATEST_REVISION = (
    "SELECT id, number, digest, author FROM store_revision WHERE work_id = %s ORDER BY number DESC LIMIT 1"
)
_ADD_REVISION = (
    "INSERT INTO store_revision (work_id, number, paper_id, summary, report, digest, author, made_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)


@dataclass(frozen=True)
class StageOutput:
    """What a stage made, under the digest of what it made it from."""

    stage: str
    key: str
    body: str


def works_of(store: Store, source: str) -> list[Work]:
    """Give the works of a source, in the order of its records."""
    rows = _ask(store, f"SELECT {_COLUMNS} FROM store_work WHERE source = %s ORDER BY record", [source])  # noqa: S608 - our names
    return [_work(dict(zip(_FIELDS, row, strict=True))) for row in rows]


def all_works(store: Store) -> Iterator[Work]:
    """Give every work, by source and record; few at a time, so that memory stays flat."""
    for values in _rows(store).order_by("source", "record").values(*_FIELDS).iterator(chunk_size=500):
        yield _work(values)


def has_works(store: Store) -> bool:
    """Tell whether anything was ever drafted here."""
    return bool(_rows(store).exists())


def forget_records(store: Store, source: str, beyond: int) -> None:
    """Take works of records that the source no longer has out of the lists; their revisions stay."""
    gone = _rows(store).filter(source=source, record__gte=beyond)
    gone.filter(revision=None).delete()
    gone.update(state="gone", changed_at=store.clock())


def keep_work(store: Store, work: Work, stages: Iterable[StageOutput] = (), draft: Draft | None = None) -> Work:
    """Keep where a source stands now, what its stages made, and its draft as a new revision where it differs.

    `work.slug` is a wish: where another work has it, a digest is added. Done again, it changes nothing. This runs for
    every paper, so it is written in few statements of SQL: Django's own way takes four times as long.
    """
    add_stages(store, stages)
    if work.slug and _ask(store, _OTHERS_SLUG, [work.slug, work.source, work.record]):
        work = replace(work, slug=f"{work.slug}-{digest_of(f'{work.source} {work.record}')[:12]}")
    work = replace(work, changed_at=store.clock())
    ((number,),) = _ask(store, _KEEP, [_storable(getattr(work, name)) for name in _FIELDS])
    if draft is not None:
        revision = _add_revision(store, number, draft, work.author)
        _tell(store, "UPDATE store_work SET revision_id = %s WHERE id = %s", [revision, number])
    return work


def change_work(store: Store, work: Work, **changes: Any) -> None:  # noqa: ANN401 - fields of a work
    """Change some fields of a work."""
    _rows(store).filter(source=work.source, record=work.record).update(**changes, changed_at=store.clock())


def stage_output(store: Store, key: str) -> str | None:
    """Give what a stage made of these inputs, if it was ever asked."""
    found = _ask(store, "SELECT body FROM store_stageresult WHERE key = %s", [key])
    return found[0][0] if found else None


def add_stages(store: Store, stages: Iterable[StageOutput]) -> None:
    """Keep what stages made; what is there stays."""
    rows: list[list[Any]] = []
    for stage in stages:
        body = storable(stage.body)
        rows.append([stage.key, stage.stage, body, digest_of(body), store.clock()])
    if rows:
        with connections[store.alias].cursor() as cursor:
            cursor.executemany(_ADD_STAGE, rows)


def add_paper(store: Store, paper: Paper) -> str:
    """Keep a paper; give its digest."""
    body = storable(paper.canonical().decode())
    digest = digest_of(body)
    values = [digest, paper.source_digest, paper.ids.doi, paper.ids.pmid, storable(paper.title), body, store.clock()]
    _tell(store, _ADD_PAPER, values)
    return digest


def latest_draft(store: Store, slug: str) -> tuple[Work, Draft]:
    """Give a work and its latest revision, by the name of its folder.

    Raises:
        WorkspaceError: there is no draft of that name.
    """
    row = _rows(store).select_related("revision__paper").filter(slug=slug).first()
    if row is None or row.revision is None:
        raise WorkspaceError(f"there is no draft named {slug}", "`plainpaper status --all` names them")
    draft = Draft(
        paper=Paper.model_validate_json(row.revision.paper.body),
        summary=Summary.model_validate_json(row.revision.summary),
        report=Report.model_validate_json(row.revision.report),
    )
    return _work({name: getattr(row, name) for name in _FIELDS}), draft


def _add_revision(store: Store, work: int, draft: Draft, author: str) -> int:
    summary, report = (storable(part.canonical().decode()) for part in (draft.summary, draft.report))
    paper = add_paper(store, draft.paper)
    digest = digest_of(f"{paper}\n{summary}\n{report}")
    latest = _ask(store, _LATEST_REVISION, [work])
    number = 1
    if latest:
        known, last, *signed = latest[0]
        if signed == [digest, author]:
            return int(known)
        number = last + 1
    values = [work, number, paper, summary, report, digest, author, store.clock()]
    return int(_ask(store, _ADD_REVISION, values)[0][0])


def _ask(store: Store, statement: str, values: Sequence[Any]) -> list[Any]:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Any] = cursor.fetchall()
        return rows


def _tell(store: Store, statement: str, values: Sequence[Any]) -> None:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(statement, values)


def _storable(value: Any) -> Any:  # noqa: ANN401 - a column's value
    if isinstance(value, dict):
        return storable(json.dumps(value, ensure_ascii=False))
    return storable(value) if isinstance(value, str) else value


def _rows(store: Store) -> Any:  # noqa: ANN401 - Django's manager, whose type names the model twice
    return models.Work.objects.using(store.alias)


def _work(values: dict[str, Any]) -> Work:
    return Work(**values | {"row": json.loads(values["row"])})

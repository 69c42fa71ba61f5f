"""Keep where each source stands, and every draft of it. Takes outcomes; gives works, papers and revisions back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pipeline.errors import WorkspaceError
from pipeline.records import Draft, Paper, Report, Summary, Version
from pipeline.store import models
from pipeline.store.statements import Question, Value
from pipeline.store.texts import digest_of, revision_digest, storable
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
_WORKS = f"SELECT {_COLUMNS} FROM store_work WHERE source = %s ORDER BY record"  # noqa: S608 - our own names
_STAGE = "SELECT body FROM store_stageresult WHERE key = %s"
_STAGE_IF_OTHER = f"{_STAGE} AND NOT EXISTS (SELECT 1 FROM store_work WHERE source = %s AND inputs = %s)"  # noqa: S608 - the same
# Whether another work has the slug; and the latest revision of this one: its number, digest and author.
_BEFORE = (
    "SELECT EXISTS (SELECT 1 FROM store_work WHERE slug = %s AND NOT (source = %s AND record = %s)), "
    "r.number, r.digest, r.author FROM (SELECT 1 AS one) AS o "
    "LEFT JOIN store_work AS w ON w.source = %s AND w.record = %s LEFT JOIN store_revision AS r ON r.work_id = w.id "
    "ORDER BY r.number DESC LIMIT 1"
)
_KEEP = (
    f"INSERT INTO store_work ({_COLUMNS}) VALUES ({', '.join(['%s'] * len(_FIELDS))}) "  # noqa: S608 - our own names
    f"ON CONFLICT (source, record) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _FIELDS[2:])}"
)
_ADD_STAGE = (
    "INSERT INTO store_stageresult (key, stage, body, digest, made_at) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT (key) DO NOTHING"
)
_ADD_PAPER = (
    "INSERT INTO store_paper (digest, source_digest, doi, pmid, title, body, made_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (digest) DO NOTHING"
)
_ADD_REVISION = (
    "INSERT INTO store_revision (work_id, number, paper_id, summary, report, plain, digest, author, made_at) "
    "SELECT id, %s, %s, %s, %s, %s, %s, %s, %s FROM store_work WHERE source = %s AND record = %s"
)
_POINT = (
    "UPDATE store_work SET revision_id = "
    "(SELECT id FROM store_revision WHERE work_id = store_work.id AND number = %s) WHERE source = %s AND record = %s"
)


@dataclass(frozen=True)
class StageOutput:
    """What a stage made, under the digest of what it made it from."""

    stage: str
    key: str
    body: str


def look_up(store: Store, source: str, inputs: str, stage: str) -> tuple[list[Work], str | None]:
    """Give the works of a source, and what a stage made of it; not where a work was made of these inputs, and may stand."""
    asked = [(_WORKS, [source]), (_STAGE_IF_OTHER, [stage, source, inputs])]
    rows, found = store.statements.ask_all(asked)
    return [_work(dict(zip(_FIELDS, row, strict=True))) for row in rows], found[0][0] if found else None


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
    statements, question = store.statements, before(work)
    ((taken, number, *signed),) = statements.ask(question.statement, question.values)
    add_stages(store, stages)
    if work.slug and taken:
        work = replace(work, slug=f"{work.slug}-{digest_of(f'{work.source} {work.record}')[:12]}")
    work = replace(work, changed_at=store.clock())
    touched = (_about_work(work), f"slug {work.slug}")
    statements.run(_KEEP, [_storable(getattr(work, name)) for name in _FIELDS], touches=touched)
    if draft is not None:
        _add_revision(store, work, draft, number or 0, signed)
    return work


def before(work: Work) -> Question:
    """Give what `keep_work` asks first."""
    place = (work.source, work.record)
    about = (_about_work(work), f"slug {work.slug}")
    return Question(_BEFORE, (work.slug, *place, *place), about)


def change_work(store: Store, work: Work, **changes: Any) -> None:  # noqa: ANN401 - fields of a work
    """Change some fields of a work."""
    _rows(store).filter(source=work.source, record=work.record).update(**changes, changed_at=store.clock())


def stage_output(store: Store, key: str) -> str | None:
    """Give what a stage made of these inputs, if it was ever asked."""
    found = store.statements.ask(_STAGE, [key])
    return found[0][0] if found else None


def add_stages(store: Store, stages: Iterable[StageOutput]) -> None:
    """Keep what stages made; what is there stays."""
    statements = store.statements
    for stage in stages:
        body = storable(stage.body)
        statements.run(_ADD_STAGE, [stage.key, stage.stage, body, digest_of(body), store.clock()], touches=())


def add_paper(store: Store, paper: Paper) -> str:
    """Keep a paper; give its digest."""
    body = storable(paper.canonical().decode())
    digest = digest_of(body)
    values = [digest, paper.source_digest, paper.ids.doi, paper.ids.pmid, storable(paper.title), body, store.clock()]
    store.statements.run(_ADD_PAPER, values, touches=())
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
        plain=Version.model_validate_json(row.revision.plain) if row.revision.plain else None,
    )
    return _work({name: getattr(row, name) for name in _FIELDS}), draft


def _add_revision(store: Store, work: Work, draft: Draft, number: int, signed: list[Any]) -> None:
    """Keep a draft as a revision after the last one, of that number, digest and author, where it differs."""
    summary, report = (storable(part.canonical().decode()) for part in (draft.summary, draft.report))
    plain = storable(draft.plain.canonical().decode()) if draft.plain else None
    paper = add_paper(store, draft.paper)
    digest = revision_digest(paper, summary, report, plain)
    statements, place = store.statements, (work.source, work.record)
    if signed != [digest, work.author]:
        number += 1
        values: list[Value] = [
            number, paper, summary, report, plain, digest, work.author, store.clock(), *place,
        ]  # fmt: skip
        statements.run(_ADD_REVISION, values, touches=(_about_work(work),))
    statements.run(_POINT, [number, *place], touches=())


def _about_work(work: Work) -> str:
    return f"work {work.record} {work.source}"


def _storable(value: Any) -> Any:  # noqa: ANN401 - a column's value
    if isinstance(value, dict):
        return storable(json.dumps(value, ensure_ascii=False))
    return storable(value) if isinstance(value, str) else value


def _rows(store: Store) -> Any:  # noqa: ANN401 - Django's manager, whose type names the model twice
    return models.Work.objects.using(store.alias)


def _work(values: dict[str, Any]) -> Work:
    return Work(**values | {"row": json.loads(values["row"])})

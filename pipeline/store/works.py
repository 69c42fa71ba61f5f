"""Keep where each source stands, and every draft of it. Takes outcomes; gives works, papers and revisions back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Max

from pipeline.errors import WorkspaceError
from pipeline.records import Draft, Paper, Report, Summary
from pipeline.store import models
from pipeline.store.calls import storable
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


@dataclass(frozen=True)
class StageOutput:
    """What a stage made, under the digest of what it made it from."""

    stage: str
    key: str
    body: str


def works_of(store: Store, source: str) -> list[Work]:
    """Give the works of a source, in the order of its records."""
    return [_work(values) for values in _rows(store).filter(source=source).order_by("record").values(*_FIELDS)]


def all_works(store: Store) -> Iterator[Work]:
    """Give every work, by source and record; few at a time, so that memory stays flat."""
    for values in _rows(store).order_by("source", "record").values(*_FIELDS).iterator(chunk_size=500):
        yield _work(values)


def count_states(store: Store) -> dict[str, int]:
    """Count the works by state."""
    counts: dict[str, int] = {}
    for state in _rows(store).values_list("state", flat=True).iterator():
        counts[state] = counts.get(state, 0) + 1
    return counts


def forget_records(store: Store, source: str, beyond: int) -> None:
    """Take works of records that the source no longer has out of the lists; their revisions stay."""
    gone = _rows(store).filter(source=source, record__gte=beyond)
    gone.filter(revision=None).delete()
    gone.update(state="gone", changed_at=store.clock())


def keep_work(store: Store, work: Work, stages: Iterable[StageOutput] = (), draft: Draft | None = None) -> Work:
    """Keep where a source stands now, what its stages made, and its draft as a new revision where it differs.

    `work.slug` is a wish: where another work has it, a digest is added. Done again, it changes nothing.
    """
    now = store.clock()
    add_stages(store, stages)
    row = _rows(store).select_for_update().filter(source=work.source, record=work.record).first()
    row = row or models.Work(source=work.source, record=work.record, changed_at=now)
    for name in set(_FIELDS) - {"source", "record", "slug", "changed_at", "author"}:
        value = getattr(work, name)
        setattr(row, name, storable(value) if isinstance(value, str) else value)
    row.slug = row.slug or (_free_slug(store, work) if work.slug else "")
    row.changed_at = now
    row.save(using=store.alias)
    if draft is not None:
        row.author = work.author
        row.revision = _add_revision(store, row, draft, work.author)
        row.save(using=store.alias, update_fields=["revision", "author"])
    return _work({name: getattr(row, name) for name in _FIELDS})


def change_work(store: Store, work: Work, **changes: Any) -> None:  # noqa: ANN401 - fields of a work
    """Change some fields of a work."""
    _rows(store).filter(source=work.source, record=work.record).update(**changes, changed_at=store.clock())


def stage_output(store: Store, key: str) -> str | None:
    """Give what a stage made of these inputs, if it was ever asked."""
    found: str | None = _stages(store).filter(key=key).values_list("body", flat=True).first()
    return found


def add_stages(store: Store, stages: Iterable[StageOutput]) -> None:
    """Keep what stages made; what is there stays."""
    now = store.clock()
    rows = [
        models.StageResult(
            key=s.key, stage=s.stage, body=storable(s.body), digest=_digest(storable(s.body)), made_at=now
        )
        for s in stages
    ]
    if rows:
        _stages(store).bulk_create(rows, ignore_conflicts=True)


def add_paper(store: Store, paper: Paper) -> str:
    """Keep a paper; give its digest."""
    body = storable(paper.canonical().decode())
    digest = _digest(body)
    row = models.Paper(
        digest=digest, source_digest=paper.source_digest, doi=paper.ids.doi, pmid=paper.ids.pmid,
        title=storable(paper.title), body=body, made_at=store.clock(),
    )  # fmt: skip
    models.Paper.objects.using(store.alias).bulk_create([row], ignore_conflicts=True)
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


def _add_revision(store: Store, row: models.Work, draft: Draft, author: str) -> models.Revision:
    summary, report = (storable(part.canonical().decode()) for part in (draft.summary, draft.report))
    paper = add_paper(store, draft.paper)
    digest = _digest(f"{paper}\n{summary}\n{report}")
    rows = models.Revision.objects.using(store.alias).filter(work=row)
    latest = rows.order_by("-number").first()
    if latest and latest.digest == digest and latest.author == author:
        return latest
    number = (rows.aggregate(most=Max("number"))["most"] or 0) + 1
    made = models.Revision(
        work=row, number=number, paper_id=paper, summary=summary, report=report, digest=digest, author=author,
        made_at=store.clock(),
    )  # fmt: skip
    made.save(using=store.alias, force_insert=True)
    return made


def _free_slug(store: Store, work: Work) -> str:
    """Give the name that the work wishes, or one that is its own by its source, where another has it."""
    taken = set(_rows(store).filter(slug__startswith=work.slug).values_list("slug", flat=True))
    digest = _digest(f"{work.source} {work.record}")
    return next(
        name for name in (work.slug, *(f"{work.slug}-{digest[:n]}" for n in (6, 12, 64))) if name not in taken
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _rows(store: Store) -> Any:  # noqa: ANN401 - Django's manager, whose type names the model twice
    return models.Work.objects.using(store.alias)


def _stages(store: Store) -> Any:  # noqa: ANN401 - the same
    return models.StageResult.objects.using(store.alias)


def _work(values: dict[str, Any]) -> Work:
    return Work(**values)

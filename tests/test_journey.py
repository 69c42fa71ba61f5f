"""Each step of a paper is kept, and done again only where its inputs changed; on a file and on a server alike."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import connections

from pipeline.errors import ModelError, SourceError, WorkspaceError
from pipeline.flow.attention import cancel, overview, retry
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import OfflineDrafter
from pipeline.flow.importing import import_article
from pipeline.flow.outcomes import Outcome
from pipeline.flow.sources import find_sources
from pipeline.flow.stages import Rooms
from pipeline.flow.taking_in import take_in
from pipeline.ingest import read_source
from pipeline.records import Draft, Origin, Paper, Report, Summary
from pipeline.render import render_draft
from pipeline.store import works
from pipeline.store.files import Entry, Memory, save_memory, sha256
from pipeline.store.models import AuditEvent, Revision
from pipeline.store.works import StageOutput, latest_draft
from pipeline.store.workspace import Store
from pipeline.validate import check_summary

CASE = """A rash after a new medicine: an invented case

Case presentation

A 41-year-old woman with asthma came to the clinic with a rash on both arms. She had taken inventumab for 3 months.
The doctors found no other cause for the rash. The rash was treated with a cream.

Discussion

This is one patient, and more research is needed to understand the link between inventumab and a rash.
"""


class Watch:
    """Rooms and a drafter that count how often each is entered."""

    def __init__(self, key: str = "offline/2", error: ModelError | None = None) -> None:
        self.key = key
        self.error = error
        self.entered: Counter[str] = Counter()
        self.rooms = Rooms(self._read, self._check, self._render)

    async def write(self, paper: Paper, generation: int = 0) -> Summary:
        self.entered["write"] += 1
        if self.error:
            raise self.error
        return await OfflineDrafter().write(paper, generation)

    def _read(self, data: bytes, name: str) -> list[Paper | SourceError]:
        self.entered["read"] += 1
        return read_source(data, name)

    def _check(self, summary: Summary, paper: Paper) -> Report:
        self.entered["check"] += 1
        return check_summary(summary, paper)

    def _render(self, draft: Draft) -> dict[str, bytes]:
        self.entered["render"] += 1
        return render_draft(draft)

    def run(self, store: Store, *paths: Path) -> list[Outcome]:
        self.entered.clear()
        batch = Batch(store, self, tell=lambda _: None, rooms=self.rooms)
        return asyncio.run(batch.run(find_sources(list(paths), leave_out=store.workspace)))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_a_page_that_is_gone_is_rendered_anew_and_nothing_else_is_done(store: Store, source: Path) -> None:
    watch = Watch()
    watch.run(store, source)
    assert watch.entered == {"read": 1, "write": 1, "check": 1, "render": 1}
    page = store.workspace / "a" / "article.html"
    before = page.read_bytes()
    page.unlink()
    assert [o.state for o in watch.run(store, source)] == ["drafted"]
    assert (watch.entered, page.read_bytes() == before) == ({"render": 1}, True)
    assert watch.run(store, source)[0].state == "unchanged"
    assert not watch.entered


def test_another_drafter_reads_nothing_again(store: Store, source: Path) -> None:
    Watch().run(store, source)
    other = Watch("another")
    other.run(store, source)
    assert other.entered == {"write": 1, "check": 1, "render": 1}


def test_a_draft_that_comes_out_the_same_is_no_new_revision(store: Store, source: Path) -> None:
    Watch().run(store, source)
    (store.workspace / "a" / "draft.json").unlink()
    Watch().run(store, source)
    assert store.read(lambda: Revision.objects.using(store.alias).count()) == 1


def test_a_persons_words_are_taken_in_with_their_evidence_and_never_drafted_over(store: Store, source: Path) -> None:
    Watch().run(store, source)
    folder = store.workspace / "a"
    _, before = store.read(lambda: latest_draft(store, "a"))
    first, kept = before.summary.findings[0], before.summary.caveats[0]
    article = (folder / "article.md").read_text(encoding="utf-8")
    line = next(line for line in article.splitlines() if line.startswith("- ") and first.text[:30] in line)
    (folder / "article.md").write_text(article.replace(line, "- One woman had a rash on both arms. [S2]"), "utf-8")
    work, draft, changed = import_article(store, folder, "Ada")
    assert (work.author, changed, draft.summary.origin) == ("Ada", 1, Origin(drafter="person"))
    assert draft.summary.findings[0].text == "One woman had a rash on both arms."
    assert draft.summary.findings[0].passages == ("S2",)
    assert draft.summary.caveats[0] == kept
    assert draft.summary.audience == before.summary.audience
    assert json.loads((folder / "draft.json").read_bytes())["summary"] == json.loads(draft.summary.canonical())
    source.write_text(CASE.replace("3 months", "4 months"), encoding="utf-8")
    outcome = Watch().run(store, source)[0]
    assert (outcome.state, outcome.message) == ("unchanged", "Ada's words stand: left alone")
    assert "One woman had a rash" in (folder / "article.md").read_text(encoding="utf-8")
    authors = store.read(
        lambda: list(Revision.objects.using(store.alias).order_by("number").values_list("author", flat=True))
    )
    assert authors == ["drafter: offline/2", "Ada"]
    assert events(store) == [("Ada", "import", "a")]


def events(store: Store) -> list[tuple[str, str, str]]:
    rows = AuditEvent.objects.using(store.alias).order_by("pk").values_list("actor", "action", "subject")
    return [(actor, action, subject) for actor, action, subject in rows]


def test_an_article_that_nobody_changed_is_not_taken_in(store: Store, source: Path) -> None:
    Watch().run(store, source)
    with pytest.raises(WorkspaceError, match="was not changed"):
        import_article(store, store.workspace / "a", "Ada")
    with pytest.raises(WorkspaceError, match="no draft named"):
        import_article(store, store.workspace / "b", "Ada")


def test_a_parked_paper_waits_for_a_person_and_a_cancelled_one_is_let_be(store: Store, source: Path) -> None:
    broken = Watch(error=ModelError("schema_mismatch", "the model talks nonsense", "use another"))
    assert [o.state for o in broken.run(store, source)] == ["failed"]
    assert [o.state for o in broken.run(store, source)] == ["parked"]
    seen = overview(store)
    assert (seen.counts, [(w.kind, w.reason) for w in seen.watched]) == (
        {"parked": 1},
        [("schema_mismatch", "the model talks nonsense")],
    )
    cancel(store, ["a.txt"], "Ada")
    assert [o.state for o in Watch().run(store, source)] == ["cancelled"]
    assert [w.generation for w in retry(store, ["a.txt"], "Ada")] == [0]
    assert [o.state for o in Watch().run(store, source)] == ["drafted"]
    with pytest.raises(WorkspaceError, match="nothing here is named b"):
        retry(store, ["b"], "Ada")
    assert events(store) == [("Ada", "cancel", "a.txt"), ("Ada", "retry", "a.txt")]


def test_what_the_server_did_waits_for_the_next_run(store: Store, source: Path) -> None:
    away = Watch(error=ModelError("connection", "the server is away", "is it running?"))
    assert [o.state for o in away.run(store, source)] == ["failed"]
    assert overview(store).counts == {"waiting": 1}
    away.error = None
    assert [o.state for o in away.run(store, source)] == ["drafted"]


def test_a_paper_on_which_the_server_fails_again_and_again_is_parked(store: Store, source: Path) -> None:
    failing = Watch(error=ModelError("server", "the server has trouble", "try later"))
    states = [failing.run(store, source)[0].state for _ in range(4)]
    assert states == ["failed", "failed", "failed", "parked"]


def test_a_failure_does_not_forget_a_draft_that_stands(store: Store, source: Path) -> None:
    Watch().run(store, source)
    Watch("model", ModelError("refused", "the model refuses", "use another")).run(store, source)
    assert (store.workspace / "a" / "article.md").exists()
    assert 'href="a/article.html"' in (store.workspace / "index.html").read_text(encoding="utf-8")
    assert "the model refuses" in (store.workspace / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("drafter", ["offline", "model"])
def test_a_workspace_from_before_the_store_is_taken_in(store: Store, source: Path, drafter: str) -> None:
    """Its drafts are first revisions, a model's is not paid for again, and an edit is left alone."""
    paper = read_source(source.read_bytes(), "a.txt")[0]
    assert isinstance(paper, Paper)
    summary = asyncio.run(OfflineDrafter().write(paper))
    if drafter == "model":
        origin = Origin(drafter="model", model="m", host="h")
        summary = summary.model_copy(update={"origin": origin})
    draft = Draft(paper=paper, summary=summary, report=check_summary(summary, paper))
    folder = store.workspace / "a"
    folder.mkdir(parents=True)
    for name, content in render_draft(draft).items():
        (folder / name).write_bytes(content)
    memory = Memory()
    memory.keep(
        Entry(
            source=str(source.resolve()), record=0, source_digest=sha256(source.read_bytes()), drafter="before", slug="a",
            page_digest=sha256((folder / "article.md").read_bytes()),
        )
    )  # fmt: skip
    save_memory(store.workspace, memory)
    assert (take_in(store, store.workspace), take_in(store, store.workspace)) == (1, 0)
    assert store.read(lambda: latest_draft(store, "a"))[1] == draft
    (folder / "article.md").write_text("# My own words\n", encoding="utf-8")
    watch = Watch("model/1 m at h with prompt" if drafter == "model" else "offline/2")
    outcome = watch.run(store, source)[0]
    assert watch.entered["write"] == (0 if drafter == "model" else 1)
    assert "left alone" in outcome.message
    assert (folder / "article.md").read_text(encoding="utf-8") == "# My own words\n"


def test_a_full_disk_stops_the_run_in_a_sentence_and_costs_no_answer(store: Store, tmp_path: Path) -> None:
    """On a server nothing is simulated here: its own tests fill it (test_writer)."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(8):
        (papers / f"{number}.txt").write_text(CASE.replace("3 months", f"{number + 2} months"), encoding="utf-8")
    if not store.is_file:
        assert [o.state for o in Watch().run(store, papers)] == ["drafted"] * 8
        return

    def limit(pages: int) -> int:
        with connections[store.alias].cursor() as cursor:
            size: int = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {size + pages}")
        return size

    store.writer.submit(lambda: limit(20)).result()
    watch = Watch()
    with pytest.raises(WorkspaceError, match="full"):
        watch.run(store, papers)
    written = watch.entered["write"]
    assert 0 < written < 8
    store.writer.submit(lambda: limit(100_000)).result()
    assert Counter(o.state for o in watch.run(store, papers))["drafted"] >= 8 - written
    assert overview(store).counts == {"drafted": 8}


class ManyRecords(Watch):
    """Reads a source as so many records: a line “record” is a paper, a line “nothing” is none."""

    def _read(self, data: bytes, name: str) -> list[Paper | SourceError]:
        self.entered["read"] += 1
        paper = read_source(CASE.encode(), name)[0]
        assert isinstance(paper, Paper)
        return [
            paper.model_copy(update={"title": f"{paper.title} {number}"})
            if line == "record"
            else SourceError("the record has no abstract", "get the full text")
            for number, line in enumerate(data.decode().split())
        ]


def test_a_record_that_its_source_lost_leaves_the_rest_standing_and_may_come_back(store: Store, source: Path) -> None:
    source.write_text("record record", encoding="utf-8")
    watch = ManyRecords()
    assert [o.state for o in watch.run(store, source)] == ["drafted", "drafted"]
    source.write_text("record", encoding="utf-8")
    watch.run(store, source)
    assert overview(store).counts == {"drafted": 1, "gone": 1}
    assert [(o.name, o.state) for o in watch.run(store, source)] == [("a.txt", "unchanged")]
    assert not watch.entered, "a record that is gone makes no work"
    source.write_text("record record", encoding="utf-8")
    assert [o.state for o in watch.run(store, source)] == ["drafted", "drafted"]


def test_what_reading_a_source_made_is_written_once_however_many_records_fail(
    store: Store, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    add = works.add_stages

    def counting(store: Store, stages: Iterable[StageOutput]) -> None:
        kept = list(stages)
        written.extend(stage.stage for stage in kept)
        add(store, kept)

    monkeypatch.setattr(works, "add_stages", counting)
    source.write_text("nothing record nothing nothing", encoding="utf-8")
    ManyRecords().run(store, source)
    assert Counter(written)["ingest"] == 1

"""`plainpaper draft --level both`: facts are taken once, each level is written, checked and paid for once, on each database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from commands import Run, Said
from fake_answers import Reply, completion, error_body
from fake_openai import FakeOpenAI, serving
from test_mending import PAPER, Mender

from pipeline.flow.batch import Batch
from pipeline.flow.drafting import ModelDrafter
from pipeline.flow.sources import find_sources
from pipeline.flow.turns import Turns
from pipeline.llm.client import OpenAIModel
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records import LEVELS, Draft
from pipeline.records.ledger import Limits
from pipeline.store.calls import StoreLedger
from pipeline.store.workspace import Store

SHORT = """A rash after a new medicine: an invented case

Case presentation

A 41-year-old woman with asthma came to the clinic with a rash on both arms. She had taken inventumab for 3 months.
The doctors found no other cause for the rash. The rash was treated with a cream.

Discussion

This is one patient, and more research is needed to understand the link between inventumab and a rash.
"""
FILLER = " ".join(
    f"The rooms of ward {n} were painted before the study of these adults began." for n in range(100, 220)
)
LONG = SHORT.replace("Discussion", f"Methods\n\n{FILLER}\n\nDiscussion")


@dataclass
class Levels:
    """A server in front of the fake one: it knows which level is asked for, and spoils the plain one as it is told."""

    fake: FakeOpenAI
    plain: Reply | None = None
    asked: list[str] = field(default_factory=list)
    seen: Callable[[str], None] = lambda _: None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        raw = b""
        while True:
            message = await receive()
            raw += message.get("body", b"")
            if not message.get("more_body"):
                break
        said = "".join(one["content"] for one in json.loads(raw)["messages"])
        level = next((name for name in LEVELS if f"Level: {name}." in said), "reading")
        self.asked.append(level)
        self.seen(level)
        self.fake.always = self.plain if level == "plain" else None

        async def again() -> Any:
            return {"type": "http.request", "body": raw, "more_body": False}

        await self.fake(scope, again, send)


@pytest.fixture
def levels() -> Iterator[Levels]:
    """A server of this test's own."""
    with serving(app=Levels) as fake:
        assert isinstance(fake.outer, Levels)
        yield fake.outer


@dataclass
class Desk:
    """Runs `plainpaper` over one paper, in a folder and on a database of the test's own."""

    run: Run
    levels: Levels
    folder: Path

    def draft(self, level: str, *more: str) -> tuple[Said, list[str]]:
        """Draft the paper; give what was said, and the levels that the server was asked for."""
        self.levels.asked.clear()
        base = self.levels.fake.base_url
        words = ("--base-url", base, "--model", "m", "--workers", "1", "--level", level, "--timeout", "20", *more)
        return self.run("draft", "paper.txt", *words), list(self.levels.asked)

    def kept(self) -> Draft:
        """Give the draft in the paper's folder."""
        return Draft.model_validate_json((self.folder / "outputs/paper/draft.json").read_bytes())

    def entry(self) -> dict[str, Any]:
        """Give the paper's entry in run.json."""
        (entry,) = json.loads((self.folder / "outputs/run.json").read_text(encoding="utf-8"))["entries"]
        assert isinstance(entry, dict)
        return entry


@pytest.fixture
def desk(run: Run, levels: Levels, tmp_path: Path, address: str | None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a short paper on it."""
    if address:
        monkeypatch.setenv("PLAINPAPER_DATABASE_URL", address)
    (tmp_path / "paper.txt").write_text(SHORT, encoding="utf-8")
    return Desk(run, levels, tmp_path)


NONSENSE = Reply(body=completion("I would rather not.", "m") | {"usage": None})
AWAY = Reply(500, error_body("out of order"))


@pytest.mark.parametrize(
    ("text", "calls"),
    [(SHORT, ["standard", "plain"]), (LONG, ["reading", "standard", "plain"])],
    ids=["short", "long"],
)
def test_two_levels_take_one_reading_and_a_call_each_and_a_rerun_takes_none(
    desk: Desk, text: str, calls: list[str]
) -> None:
    (desk.folder / "paper.txt").write_text(text, encoding="utf-8")
    said, asked = desk.draft("both")
    assert (said.code, asked) == (0, calls), said
    draft = desk.kept()
    assert draft.plain
    assert (draft.summary.level, draft.plain.summary.level) == ("standard", "plain")
    assert desk.entry()["levels"] == {one.summary.level: one.report.verdict for one in draft.versions}
    assert "# In plain words: " in (desk.folder / "outputs/paper/article.md").read_text(encoding="utf-8")
    assert desk.run("verify").code == 0
    said, asked = desk.draft("both")
    assert (said.code, asked, "unchanged" in said.out) == (0, [], True)


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_both_after_standard_pays_for_the_plain_text_alone(desk: Desk, text: str) -> None:
    (desk.folder / "paper.txt").write_text(text, encoding="utf-8")
    desk.draft("standard")
    before = desk.kept()
    said, asked = desk.draft("both")
    assert (said.code, asked) == (0, ["plain"]), said
    assert desk.kept().model_copy(update={"plain": None}) == before


def test_where_the_plain_text_fails_the_standard_one_stands_and_the_paper_is_parked(desk: Desk) -> None:
    desk.levels.plain = NONSENSE
    said, asked = desk.draft("both")
    assert (said.code, asked) == (4, ["standard", "plain", "plain"]), said
    assert "the text “in plain words” is missing, the standard text stands: “m” did not keep to the form" in said.out
    assert desk.kept().plain is None
    assert (desk.entry()["slug"], desk.entry()["note"]) == ("paper", "the text “in plain words” is missing")
    index = (desk.folder / "outputs/index.html").read_text(encoding="utf-8")
    assert 'href="paper/article.html"' in index
    assert "the standard text stands" in index
    assert desk.run("verify").code == 0
    said, asked = desk.draft("both")
    assert (said.code, asked, "parked" in said.out) == (0, [], True)


def test_a_retry_asks_for_the_plain_text_alone(desk: Desk) -> None:
    desk.levels.plain = NONSENSE
    desk.draft("both")
    standard = desk.kept().summary
    for _ in range(2):
        desk.run("retry", "--all")
        said, asked = desk.draft("both")
        assert (said.code, asked) == (4, ["plain", "plain"]), said
    desk.run("retry", "--all")
    desk.levels.plain = None
    said, asked = desk.draft("both")
    assert (said.code, asked) == (0, ["plain"]), said
    draft = desk.kept()
    assert (draft.plain is not None, draft.summary, desk.entry()["note"]) == (True, standard, "")


def test_where_the_server_fails_on_the_plain_text_the_next_run_asks_for_it(desk: Desk) -> None:
    desk.levels.plain = AWAY
    said, asked = desk.draft("both")
    assert (said.code, set(asked)) == (4, {"standard", "plain"}), said
    desk.levels.plain = None
    said, asked = desk.draft("both")
    assert (said.code, asked) == (0, ["plain"]), said
    assert desk.kept().plain is not None


def test_a_cap_that_leaves_no_room_for_the_plain_text_leaves_the_standard_one(desk: Desk) -> None:
    said, asked = desk.draft("both", "--cap", "1calls/paper")
    assert (said.code, asked) == (4, ["standard"]), said
    assert "the standard text stands" in said.out
    assert desk.kept().plain is None


def test_a_draft_of_one_level_after_both_is_of_one_level_and_costs_nothing(desk: Desk) -> None:
    desk.draft("both")
    said, asked = desk.draft("standard")
    assert (said.code, asked, desk.kept().plain) == (0, [], None), said


def test_a_rehearsal_counts_the_calls_of_both_levels_and_sends_none(desk: Desk) -> None:
    said, asked = desk.draft("both", "--dry-run")
    assert (said.code, asked) == (0, [])
    assert [f"Level: {level}." in said.out for level in ("standard", "plain")] == [True, True]
    one, _ = desk.draft("standard", "--dry-run")
    assert said.out.count("─── write, user") == 2 * one.out.count("─── write, user") == 2
    (desk.folder / "paper.txt").write_text(LONG, encoding="utf-8")
    said, _ = desk.draft("both", "--dry-run")
    assert "then a writing call for each level" in said.out


def test_without_a_model_a_level_is_refused_in_a_sentence(desk: Desk) -> None:
    for level in ("plain", "both"):
        said = desk.run("draft", "paper.txt", "--level", level)
        assert (said.code, said.err.splitlines()[0].startswith(f"error: --level {level} needs a model")) == (1, True)
        assert said.err.splitlines()[1].startswith("hint:  name one")


def test_each_level_is_checked_and_mended_once() -> None:
    model = Mender()
    standard = ModelDrafter("mender", "127.0.0.1:1", lambda *_: model)
    plain = standard.twin("plain")
    summaries = [asyncio.run(drafter.write(PAPER)) for drafter in (standard, plain)]
    assert model.tasks() == ["write", "repair", "write", "repair"]
    assert [
        f'level "{level}"' in said for (_, said), level in zip(model.asked[::2], ("standard", "plain"), strict=True)
    ] == [True, True]
    assert [one.level for one in summaries] == ["standard", "plain"]
    assert all("asked once to mend" in one.notes[-1] for one in summaries)


def test_a_run_that_stops_after_the_first_level_finishes_the_paper(
    store: Store, levels: Levels, tmp_path: Path
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(SHORT.replace("41-year", f"4{ord(name) % 10}-year"), encoding="utf-8")
    server, ledger, turns = OpenAIModel(levels.fake.base_url, "m", "k", 20.0), StoreLedger(store), Turns(1)

    def model_for(paper: str, generation: int) -> GuardedModel:
        return GuardedModel(server, ledger, Limits(), Asker("run", "me", paper, generation), turn=turns.take)

    drafter = ModelDrafter("m", server.host, model_for)
    batch = Batch(store, drafter, lambda _: None, turns=turns, plain=drafter.twin("plain"))
    levels.seen = lambda _: batch.drain()
    outcomes = asyncio.run(batch.run(find_sources([tmp_path], leave_out=store.workspace)))
    assert (levels.asked, [one.state for one in outcomes]) == (["standard", "plain"], ["drafted", "not tried"])

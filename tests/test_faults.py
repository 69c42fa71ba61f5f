"""Every fault of a server or a model, through the whole way of a paper: a draft where there can be one, else a sentence."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_faults import FAULTS
from fake_openai import FakeOpenAI, serving
from test_batch import CASE

from pipeline.errors import ModelError
from pipeline.flow.batch import Batch
from pipeline.flow.drafting import ModelDrafter
from pipeline.flow.outcomes import Outcome
from pipeline.flow.sources import find_sources
from pipeline.llm.client import OpenAIModel
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records import Paper, Summary
from pipeline.records.ledger import Limits
from pipeline.store.calls import StoreLedger
from pipeline.store.models import Budget, ModelCall
from pipeline.store.workspace import Store

KEY = "sk-secret-0123456789"
TIMEOUT = 1.5
# What the run makes of each fault: a draft for review, a draft that the checks block, or an error of this kind.
DRAFTED = """429-then-ok 429-ms 429-zero 429-date 429-garbage 429-silent 500-then-ok 502-then-ok 529-then-ok 409-then-ok
    third-fails rejects-schema rejects-schema-500 rejects-object rejects-format rejects-max-tokens rejects-temperature small-context slow
    no-usage null-usage null-created parts finish-null finish-unknown truncated-then-ok echoes-key fences think two-objects
    prose-around list ignores-format duplicate-keys soft-hyphens zero-width right-to-left nul lone-surrogate wide-digits numbers-as-words nfd
    """.split()  # noqa: SIM905 - a word list
BLOCKED = ["script", "obeys", "advice", "hype", "invents-numbers"]
FAILED = {
    "authentication": ["401", "403"], "quota": ["402", "quota"], "not_found": ["404", "404-path"],
    "rate_limit": ["429-long", "error-200"], "timeout": ["408"], "deadline": ["drip", "stall", "hang"],
    "server": ["500", "500-long", "503", "504"], "connection": ["drop", "reset", "close", "garbage"],
    "context_length": ["413", "context", "context-vllm", "context-llama", "context-proxy", "cuts-prompt"],
    "content_filter": ["filter", "filter-azure", "finish-filter"], "refusal": ["refusal"],
    "truncated": ["truncated", "runaway"], "bad_request": ["bad-request"], "configuration": ["redirect"],
    "invalid_response": [
        "html", "stream", "cut-json", "no-body", "deep-body", "array", "huge", "gzip", "null-choices", "no-choices",
        "null-message", "bad-utf8",
    ],
    "empty": ["null-content", "empty", "spaces"],
    "schema_mismatch": [
        "invalid-json", "unknown-ids", "other-papers-ids", "prose", "nonsense", "deep", "nan",
        "wrong-types", "german", "border-echoed", "link", "copies-prompt", "no-findings", "no-caveats", "no-audience",
        "no-takeaway",
    ],
}  # fmt: skip
EXPECTED = {
    **dict.fromkeys(DRAFTED, "drafted"), **dict.fromkeys(BLOCKED, "blocked"),
    **{fault: kind for kind, faults in FAILED.items() for fault in faults},
}  # fmt: skip


async def no_sleep(seconds: float) -> None:
    """Do not wait, but let others work."""
    await asyncio.sleep(0)


class Impatient(StoreLedger):
    """A ledger in which no pause lasts: what is waited for is tested elsewhere."""

    async def pause(self, host: str, seconds: float | None) -> None:
        """Pass it by."""


@dataclass
class Desk:
    """One server and one workspace for all faults; each is a model of its own."""

    fake: FakeOpenAI
    store: Store
    paper: Path

    def draft(self, fault: str) -> tuple[Outcome, ModelError | None]:
        """Take the paper through a run with a model that misbehaves."""
        ledger, errors = Impatient(self.store), list[ModelError]()
        server = OpenAIModel(self.fake.base_url, f"fault:{fault}", KEY, TIMEOUT, sleep=no_sleep)

        class Noting(ModelDrafter):
            """Keeps the error that a run would only tell."""

            async def write(self, paper: Paper, generation: int = 0) -> Summary:
                try:
                    return await super().write(paper, generation)
                except ModelError as error:
                    errors.append(error)
                    raise

        def model_for(paper: str, generation: int) -> GuardedModel:
            return GuardedModel(
                server, ledger, Limits(), Asker(fault, "me", paper, generation), sleep=no_sleep, first_wait=0
            )

        batch = Batch(
            self.store, Noting(server.name, server.host, model_for), lambda _: None, self.paper.parent / "out"
        )
        batch.run_id = fault
        (outcome,) = asyncio.run(batch.run(find_sources([self.paper], leave_out=self.store.workspace)))
        return outcome, errors[0] if errors else None

    def calls(self, fault: str) -> list[ModelCall]:
        """Give what the ledger holds of a model's calls."""
        return list(ModelCall.objects.using(self.store.alias).filter(model=f"fault:{fault}"))

    def spent(self, fault: str) -> Budget | None:
        """Give what the run spent and reserved."""
        return Budget.objects.using(self.store.alias).filter(scope=f"run {fault}").first()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for the whole file."""
    folder = tmp_path_factory.mktemp("faults")
    paper = folder / "case.txt"
    paper.write_text(CASE, encoding="utf-8")
    with serving() as fake, Store(folder / "work", time.time) as store:
        yield Desk(fake, store, paper)


def test_every_fault_has_its_place_in_the_table() -> None:
    assert sorted(EXPECTED) == sorted(FAULTS)
    assert len(EXPECTED) >= 45


@pytest.mark.parametrize("fault", sorted(EXPECTED))
def test_a_fault_ends_in_a_draft_or_in_one_sentence_with_a_hint(desk: Desk, fault: str) -> None:
    started, seen = time.monotonic(), len(desk.fake.seen)
    outcome, error = desk.draft(fault)
    assert time.monotonic() - started < 4 * TIMEOUT
    expected = EXPECTED[fault]
    if expected in {"drafted", "blocked"}:
        assert (outcome.state, error) == (expected, None), outcome.message
        page = (desk.paper.parent / "out" / outcome.slug / "draft.json").read_text(encoding="utf-8")
        assert all(json.loads(page)["summary"][name] for name in ("takeaway", "findings", "audience", "caveats"))
        assert KEY not in page
    else:
        assert error is not None
        assert (outcome.state, error.kind) == ("failed", expected), outcome.message
        assert error.message.isprintable()
        assert 10 < len(error.message) < 330
        assert error.hint
        assert KEY not in error.message + error.hint
    assert_books_agree(desk, fault, [s for s in desk.fake.seen[seen:] if s.body["model"] == f"fault:{fault}"])


def assert_books_agree(desk: Desk, fault: str, seen: list[object]) -> None:
    """Nothing stays in flight or reserved, and each answer that told its tokens is booked with them."""
    calls, spent = desk.calls(fault), desk.spent(fault)
    assert seen
    assert {call.state for call in calls} <= {"done", "failed", "lost"}
    done = [call for call in calls if call.state == "done"]
    told = fault not in {"no-usage", "null-usage", "bad-utf8", "stream", "error-200"}
    assert [call.fingerprint for call in done if told and call.tokens_in is None] == []
    assert all(call.body for call in done)
    assert spent is not None
    assert (spent.reserved_calls, spent.reserved_tokens) == (0, 0)
    assert spent.tokens >= 1245 * len([call for call in done if call.tokens_in is not None])

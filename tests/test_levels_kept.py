"""Two summaries of one paper are one draft: kept, hashed and read back, and a draft of one level is what it was before."""

from __future__ import annotations

import json
from typing import Any

import pytest
from check_maker import paper_of
from django.core.management import call_command
from django.db import connections
from draft_maker import claim, rich_draft
from kept import tamper

from pipeline.errors import WorkspaceError
from pipeline.flow.outcomes import row_of
from pipeline.records import VERDICTS, Draft, Origin, Report, Summary, Verdict, Version
from pipeline.render import render_draft
from pipeline.store.agreement import Finding
from pipeline.store.files import sha256, write_whole
from pipeline.store.models import Revision
from pipeline.store.tables import bring_up_to_date, check_tables, missing, missing_guards
from pipeline.store.verify import verify
from pipeline.store.works import Work, keep_work, latest_draft
from pipeline.store.workspace import Store

# Of `rich_draft` before there were levels.
DIGEST = "2e7a8f334b91f8547f3b640fd9cda0dbd44b2995c7c66c2458c1a3de42977073"


def draft_of(*, plain: bool, verdicts: tuple[str, str] = ("no flags", "flagged")) -> Draft:
    """Give a small draft, of one level or of both."""
    paper = paper_of("The tablet reduced pain in 12 adults.", "Nobody was harmed.", people=12)
    first = Summary(title="A tablet", findings=(claim("It eased pain.", "S1"),), origin=Origin(drafter="offline"))
    second = first.model_copy(update={"title": "A pill", "level": "plain"})
    reports = [Report.model_validate({"verdict": verdict}) for verdict in verdicts]
    return Draft(
        paper=paper, summary=first, report=reports[0],
        plain=Version(summary=second, report=reports[1]) if plain else None,
    )  # fmt: skip


def keep(store: Store, draft: Draft, slug: str = "a") -> None:
    """Keep a draft and its pages as a run does."""
    files = render_draft(draft)
    work = Work(
        source=f"/inbox/{slug}.txt", record=0, state="drafted", slug=slug, author="drafter: offline",
        page_digest=sha256(files["article.md"]),
    )  # fmt: skip
    store.write(lambda: keep_work(store, work, draft=draft))
    for name, content in files.items():
        write_whole(store.workspace / slug / name, content)


def wrong(store: Store) -> list[Finding]:
    """Give what verify finds wrong."""
    return [one for seen in verify(store, lambda *_: None, lambda: 0.0) for one in seen.findings if not one.harmless]


def test_a_draft_of_one_level_has_the_form_and_digest_that_it_had_before_there_were_two() -> None:
    told = json.loads(rich_draft().canonical())
    assert rich_draft().digest() == DIGEST
    assert (set(told), "level" in told["summary"]) == ({"paper", "summary", "report"}, False)
    assert Draft.model_validate(told) == rich_draft()


def test_a_draft_of_two_levels_says_both_and_is_read_back() -> None:
    draft = draft_of(plain=True)
    told = json.loads(draft.canonical())
    assert told["plain"]["summary"]["level"] == "plain"
    assert Draft.model_validate_json(draft.canonical()) == draft
    assert draft.digest() != draft_of(plain=False).digest()


@pytest.mark.parametrize("first", VERDICTS)
@pytest.mark.parametrize("second", VERDICTS)
def test_the_verdict_of_a_draft_is_the_worse_one_whichever_level_has_it(first: Verdict, second: Verdict) -> None:
    draft = draft_of(plain=True, verdicts=(first, second))
    assert draft.verdict == min(first, second, key=VERDICTS.index)
    row: dict[str, Any] = row_of(draft)
    assert (row["verdict"], row["levels"]) == (draft.verdict, {"standard": first, "plain": second})


@pytest.mark.parametrize("plain", [True, False])
def test_what_is_kept_comes_back_and_agrees_with_itself(store: Store, *, plain: bool) -> None:
    draft = draft_of(plain=plain)
    keep(store, draft)
    assert store.read(lambda: latest_draft(store, "a"))[1] == draft
    assert wrong(store) == []


def test_a_second_level_is_a_new_revision_and_the_same_draft_again_is_none(store: Store) -> None:
    for draft in (draft_of(plain=False), draft_of(plain=True), draft_of(plain=True)):
        keep(store, draft)
    rows = Revision.objects.using(store.alias).order_by("number")
    assert [(row.number, row.plain is not None) for row in rows] == [(1, False), (2, True)]


@pytest.mark.parametrize("value", [None, '{"summary": 1}'])
def test_a_plain_text_that_was_changed_or_taken_out_is_found(store: Store, value: str | None) -> None:
    keep(store, draft_of(plain=True))
    assert tamper(store, "UPDATE store_revision SET plain = %s", value) == 1
    assert [one.which for one in wrong(store)][:1] == ["revision 1 of work 1"]


def test_a_plain_text_that_is_not_the_kept_one_is_found_in_the_pages(store: Store) -> None:
    keep(store, draft_of(plain=True))
    other = draft_of(plain=True, verdicts=("no flags", "blocked"))
    write_whole(store.workspace / "a" / "draft.json", render_draft(other)["draft.json"])
    assert ["draft.json" in one.which for one in wrong(store)] == [True]


def test_a_workspace_from_before_there_were_levels_is_brought_up_to_date(store: Store) -> None:
    """Its revisions stay as they were, with their digests, and the guards stay on."""
    keep(store, draft_of(plain=False))
    digests = list(Revision.objects.using(store.alias).values_list("digest", flat=True))
    with connections[store.alias].constraint_checks_disabled():
        call_command("migrate", "store", "0003_abilities", database=store.alias, verbosity=0, skip_checks=True)
    assert missing(store.alias) == ["0004_plain_level"]
    with pytest.raises(WorkspaceError, match="older plainpaper"):
        check_tables(store.alias)
    bring_up_to_date(store.alias)
    assert list(Revision.objects.using(store.alias).values_list("digest", "plain")) == [(digests[0], None)]
    assert missing_guards(store.alias) == []
    assert wrong(store) == []

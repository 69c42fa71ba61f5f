"""Real papers of every kind end in a draft, or in a sentence that says why not; nothing hangs, nothing trips."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from pathlib import Path

import pytest
from stores import Clock

from pipeline.flow.batch import Batch
from pipeline.flow.drafting import OfflineDrafter
from pipeline.flow.outcomes import Outcome
from pipeline.flow.sources import Source, find_sources
from pipeline.flow.stages import unpack_read
from pipeline.records import Paper
from pipeline.store.models import StageResult
from pipeline.store.workspace import Store

# At the least this share of a folder's files is a study in English that a draft can be made of.
FOLDERS = {
    "pdf/twins": 0.88,
    "pdf/publishers": 0.9,
    "jats/case_report": 0.9,
    "jats/correction": 0.0,
    "jats/lay_summary_ccby": 0.9,
    "jats/ms_psoriasis": 0.9,
    "jats/multilingual": 0.5,
    "jats/other_types": 0.5,
    "jats/publishers": 0.6,
    "jats/rct_labelled": 0.9,
    "jats/retraction": 0.0,
    "pubmed_xml": 0.4,
    "citations": 0.1,
}
NO_ARTICLES = {"pdf/twins", "pdf/publishers", "pubmed_xml", "citations"}
# At the least so many papers are read of each, drafted or not; notices, reviews of books and lists of reviewers are none.
FEWEST = {
    "jats/case_report": 10, "jats/correction": 0, "jats/lay_summary_ccby": 24, "jats/ms_psoriasis": 5, "jats/multilingual": 13,
    "jats/other_types": 13, "jats/publishers": 21, "jats/rct_labelled": 38, "jats/retraction": 0, "pubmed_xml": 258, "citations": 77,
}  # fmt: skip
ODD_SECONDS = 20
CASES = 50


def draft(workspace: Path, sources: list[Source]) -> list[Outcome]:
    """Draft the sources; a trip over a paper is the test's failure."""
    with Store(workspace, Clock()) as store:
        outcomes = asyncio.run(Batch(store, OfflineDrafter(), tell=lambda _: None).run(sources))
    assert [o for o in outcomes if "tripped" in o.message] == []
    silent = [o for o in outcomes if o.state in {"failed", "refused"} and not (o.message and o.hint)]
    assert silent == [], "each failure has a sentence and a hint"
    return outcomes


def papers_read(workspace: Path) -> list[Paper]:
    """Give all that the readers made papers of, drafted or not."""
    with Store(workspace, Clock()) as store:
        rows = StageResult.objects.using(store.alias).filter(stage="ingest")
        bodies = store.read(lambda: list(rows.values_list("body", flat=True)))
    return [one for body in bodies for one in unpack_read(body) if isinstance(one, Paper)]


def test_no_folder_of_articles_is_left_out(shared: Path) -> None:
    assert {f"jats/{path.name}" for path in (shared / "data" / "jats").iterdir() if path.is_dir()} == set(
        FOLDERS
    ) - NO_ARTICLES


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_paper_ends_in_a_draft_or_a_sentence(shared: Path, tmp_path: Path, folder: str) -> None:
    outcomes = draft(tmp_path, list(find_sources([shared / "data" / folder], leave_out=tmp_path)))
    if not folder.startswith("pdf/"):
        papers = papers_read(tmp_path)
        assert len(papers) >= FEWEST[folder]
        spoken_to = [(paper.source_name, one.text) for paper in papers for one in paper.instructions]
        assert spoken_to == [], "no real paper is blocked for what it says"
    drafted = [o for o in outcomes if o.state in {"drafted", "blocked"}]
    assert len(drafted) >= FOLDERS[folder] * len(outcomes), [(o.name, o.message) for o in outcomes if not o.slug]
    for outcome in drafted:
        told = json.loads((tmp_path / outcome.slug / "draft.json").read_text(encoding="utf-8"))
        known = {p["id"] for s in told["paper"]["sections"] for p in s["passages"]}
        for section in ("takeaway", "findings", "audience", "caveats"):
            claims = told["summary"][section]
            assert claims, (outcome.name, section)
            assert all(set(claim["passages"]) <= known for claim in claims)
        assert all(claim["passages"] for claim in told["summary"]["findings"])


def test_fifty_case_reports_are_drafted(shared: Path, tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    with gzip.open(shared / "data" / "case_reports" / "e3c_en_pamj.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in zip(range(CASES), lines, strict=False):
            (box / f"{number:02}.txt").write_text(json.loads(line)["text"], encoding="utf-8")
    outcomes = draft(tmp_path / "out", list(find_sources([box], leave_out=tmp_path / "out")))
    assert len(outcomes) == CASES
    assert sum(o.state == "drafted" for o in outcomes) >= 0.9 * CASES


def test_no_odd_pdf_holds_the_run_up(shared: Path, tmp_path: Path) -> None:
    for source in find_sources([shared / "data" / "pdf" / "odd"], leave_out=tmp_path):
        started = time.perf_counter()
        draft(tmp_path / "out", [source])
        # A bound against hangs that the design names, not a measure of speed.
        assert time.perf_counter() - started < ODD_SECONDS, source.name

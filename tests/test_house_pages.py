"""A house's headings and standing text stand on the pages, and an edited article with them is read back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from draft_maker import ATTACKS, rich_draft
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from test_journey import CASE, Watch

from pipeline.flow.importing import import_article
from pipeline.flow.stages import rooms_of
from pipeline.records import SECTIONS
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render import render_draft
from pipeline.render.markdown import article_md
from pipeline.store.workspace import Store
from pipeline.text.glossary import Entry
from pipeline.validate.summary_file import read_summary

HOUSE = HouseStyle(
    headings=(("takeaway", "In short"), ("caveats", "*What* to weigh?"), ("findings", "Summary")),
    beginning=("For readers without medical training.",),
    end=("This summary does not replace advice from your doctor.", "1. Written by [our] editors."),
    glossary=(Entry("hives", (), (), "itchy bumps on the skin", "", "our nurses", "reviewed by Ada on 2026-03-31"),),
)
DRAFT = rich_draft()


def texts(document: str, house: HouseStyle) -> dict[str, list[str]]:
    """Give what was read of an article, by section."""
    summary = read_summary(document, house)
    return {name: [claim.text for claim in summary.section(name)] for name in SECTIONS}


def sheet(house: HouseStyle) -> Any:
    """Give the review sheet of a draft as a tree."""
    return html.document_fromstring(render_draft(DRAFT, house)["article.html"].decode())


def test_the_article_has_the_houses_headings_and_text_and_is_read_back() -> None:
    document = article_md(DRAFT, HOUSE)
    lines = document.splitlines()
    assert [line for line in lines if line.startswith("## ")][:4] == [
        "## In short", "## Summary", "## Who should care and why", "## \\*What\\* to weigh?",
    ]  # fmt: skip
    assert lines.index("> *House text:* For readers without medical training.") < lines.index("## In short")
    last = lines.index("> *House text:* This summary does not replace advice from your doctor.")
    assert lines.index("## \\*What\\* to weigh?") < last < lines.index("## Source")
    assert texts(document, HOUSE) == texts(article_md(DRAFT), NO_HOUSE)


def test_without_a_house_nothing_on_the_pages_changes() -> None:
    assert render_draft(DRAFT, NO_HOUSE) == render_draft(DRAFT)
    assert "House text" not in render_draft(DRAFT)["article.html"].decode()


def test_the_sheet_shows_headings_standing_text_and_whose_an_explanation_is() -> None:
    page = sheet(HOUSE)
    headings = [heading.text_content() for heading in page.xpath("//section[contains(@class, 'card')]/h2")]
    assert headings[:4] == ["In short", "Summary", "Who should care and why", "*What* to weigh?"]
    notes = page.xpath("//div[@class='house']")
    assert [note.get("role") for note in notes] == ["note", "note"]
    assert "House text: the same in every article" in notes[0].text_content()
    assert "1. Written by [our] editors." in notes[1].text_content()
    assert "our nurses; reviewed by Ada on 2026-03-31" in page.text_content()
    assert "the drafter's own words" in sheet(NO_HOUSE).text_content()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_houses_text_runs_nothing(attack: str) -> None:
    house = HouseStyle(headings=(("takeaway", attack),), beginning=(attack,), end=(attack,))
    assert len(sheet(house).xpath("//script")) == 1
    assert sheet(house).xpath("//img | //svg | //iframe") == []


def test_standing_text_that_somebody_changed_is_a_sentence_to_check() -> None:
    document = article_md(DRAFT, HOUSE).replace("does not replace", "replaces")
    assert any("replaces advice" in text for text in texts(document, HOUSE)["caveats"])


@given(st.text("aZ9 *_#>-.[]()`~&<", min_size=1, max_size=30).map(str.strip).filter(bool))
def test_any_standing_text_is_read_back_as_none_of_the_summary(words: str) -> None:
    house = HouseStyle(end=(" ".join(words.split()),))
    assert texts(article_md(DRAFT, house), house) == texts(article_md(DRAFT), NO_HOUSE)


def test_an_edited_article_with_a_houses_headings_is_taken_in(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CASE, encoding="utf-8")
    watch = Watch()
    watch.rooms = rooms_of(HOUSE)
    watch.run(store, tmp_path / "a.txt")
    path = store.workspace / "a" / "article.md"
    before = path.read_text(encoding="utf-8")
    assert "## In short" in before
    path.write_text(before.replace("## Summary\n\n", "## Summary\n\n- One woman had a rash. [S2]\n"), "utf-8")
    _, draft, changed = import_article(store, path.parent, "Ada", HOUSE)
    assert (changed, draft.summary.findings[0].text) == (1, "One woman had a rash.")
    assert all("replace advice" not in claim.text for _, _, claim in draft.summary.claims())
    again = path.read_text(encoding="utf-8")
    assert "## In short" in again
    assert again.count("> *House text:*") == 3


def test_a_changed_house_redoes_what_it_changes_and_no_more(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CASE, encoding="utf-8")

    def done(house: HouseStyle) -> dict[str, int]:
        watch = Watch(f"offline/2 {house.words_key}")
        keys = rooms_of(house)
        counting = watch.rooms
        watch.rooms = type(counting)(
            counting.read, counting.check, counting.render, keys.checks_key, keys.pages_key
        )  # fmt: skip
        watch.run(store, tmp_path / "a.txt")
        return dict(watch.entered)

    words = HouseStyle(spelling="american")
    assert done(NO_HOUSE) == {"read": 1, "write": 1, "check": 1, "render": 1}
    assert done(NO_HOUSE) == {}
    assert done(HouseStyle(end=("Ask your doctor.",))) == {"render": 1}
    assert done(HouseStyle(end=("Ask your doctor.",))) == {}
    assert done(words) == {"write": 1, "check": 1, "render": 1}
    assert done(words) == {}
    assert done(words.model_copy(update={"headings": (("takeaway", "In short"),)})) == {"check": 1, "render": 1}
    assert done(NO_HOUSE) == {"render": 1}

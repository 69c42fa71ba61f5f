"""The index leads to every draft, what needs a person first, and says what failed and what to do."""

from __future__ import annotations

from typing import Any

import pytest
from draft_maker import ATTACKS
from lxml import html

from pipeline.render import IndexRow, Problem, render_index


def row(slug: str, verdict: str = "no flags", **fields: Any) -> IndexRow:
    """Give a row of the index."""
    known: dict[str, Any] = {
        "title": f"Title of {slug}", "source": f"{slug}.pdf", "design": "case report", "people": "1", "blocks": 0, "warns": 0,
        "citation": "Ada et al.", "note": "",
    }  # fmt: skip
    return IndexRow(slug=slug, verdict=verdict, **(known | fields))


ROWS = [
    row("clean"),
    row("flagged", "flagged", warns=1),
    row("unread", "unchecked", people="not reported"),
    row("bad", "blocked", blocks=1, levels={"standard": "no flags", "plain": "blocked"}),
    row("worse", "blocked", blocks=3, design="animal study", people="48"),
]
PROBLEMS = [Problem("scan.pdf", "the pages are pictures", "get the publisher's PDF")]


def page(rows: list[IndexRow], problems: list[Problem]) -> html.HtmlElement:
    """Render and parse an index."""
    return html.document_fromstring(render_index(rows, problems).decode())


def words(element: html.HtmlElement) -> str:
    """Give an element's text on one line."""
    return " ".join(" ".join(element.itertext()).split())


def test_what_needs_a_person_comes_first() -> None:
    links = page(ROWS, []).xpath("//ul[@class='rows']//h2/a/@href")
    assert links == [f"{slug}/article.html" for slug in ("worse", "bad", "flagged", "unread", "clean")]


def test_a_row_says_design_people_verdict_and_flags() -> None:
    first, *_, unread, clean = (words(li) for li in page(ROWS, []).xpath("//ul[@class='rows']/li"))
    for part in ("■ Blocked", "3 to resolve", "animal study", "48 animals", "worse.pdf"):
        assert part in first
    assert "1 person" in clean
    assert "Size not reported" in unread
    assert "Not checked" in unread


def test_counts_are_of_drafts_by_verdict() -> None:
    counts = [words(li) for li in page(ROWS, PROBLEMS).xpath("//ul[@class='counts']/li")]
    assert counts == ["■ 2 blocked", "▲ 1 flagged", "◌ 1 not checked", "○ 1 no flags"]


def test_an_unknown_verdict_is_never_shown_as_a_pass() -> None:
    (only,) = page([row("odd", "perfect")], []).xpath("//ul[@class='rows']/li")
    assert "Not checked" in words(only)


def test_what_failed_is_named_with_what_to_do() -> None:
    said = words(page(ROWS, PROBLEMS).xpath("//section")[0])
    assert "scan.pdf the pages are pictures → get the publisher's PDF" in said


def test_an_empty_workspace_says_how_to_begin() -> None:
    empty = page([], [])
    assert "No drafts yet." in words(empty)
    assert "plainpaper draft my-paper.pdf" in words(empty)
    assert empty.xpath("//form | //ul[@class='rows']") == []


@pytest.mark.parametrize("attack", [*ATTACKS, "\ud800 lone", 'a"><b>/../..'])
def test_an_attack_in_a_title_or_file_name_is_shown_as_words(attack: str) -> None:
    def of(text: str) -> html.HtmlElement:
        odd = row(text, "flagged", title=text, source=text, design=text, people=text, citation=text, note=text)
        return page([odd], [Problem(text, text, text)])

    assert [e.tag for e in of(attack).iter()] == [e.tag for e in of("tame").iter()]
    (link,) = of(attack).xpath("//h2/a/@href")
    assert link.count("/") == 1
    assert ":" not in link

"""The page of a comparison in a real browser: widths, contrast, keyboard, dark, print, nothing loaded, nothing run."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from browser import CONTRAST, OVERFLOW, Browser
from compare_maker import comparison, hostile
from draft_maker import ATTACKS, hostile_draft
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from pipeline.render.compare import comparison_files

Show = Callable[..., Browser]
MANY = tuple(f"model-{n}" for n in range(8))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with every page that these tests open."""
    place = tmp_path_factory.mktemp("comparisons")
    attack = "".join(ATTACKS)
    made = {
        "three": comparison(), "eight": comparison(2, names=MANY), "blind": comparison(blind=True),
        "hostile": hostile(hostile_draft(attack), attack), "none": comparison(0),
    }  # fmt: skip
    for name, one in made.items():
        (place / f"{name}.html").write_bytes(comparison_files(one)["compare.html"])
    return place


def unfolded(page: Browser) -> Browser:
    """Open all that is folded."""
    page.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    return page


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("name", ["three", "eight", "blind", "hostile", "none"])
def test_nothing_sticks_out_at_any_width(show: Show, name: str, width: int) -> None:
    assert unfolded(show(name, width)).run(OVERFLOW) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_wcag_aa_asks(show: Show, scheme: str) -> None:
    faint = unfolded(show("eight", 1440, scheme)).run(CONTRAST)
    assert faint["checked"] > 300
    assert faint["faint"] == []


def test_what_a_text_tries_does_not_run(show: Show) -> None:
    page = unfolded(show("hostile"))
    assert page.title == "Comparison of 2 on 1 paper · plainpaper"
    assert page.run("return document.querySelectorAll('main script, main img, main iframe').length") == 0


def test_flags_stand_at_the_words_of_the_draft_that_has_them(show: Show) -> None:
    page = show("three")
    marked = "return [...document.querySelectorAll('.paper[open] mark.block')].map((e) => e.textContent)"
    assert "90" in page.run(marked)[0]
    sides = (
        "return [...document.querySelector('.paper[open] .across').children].map((e) => e.innerText.split('\\n')[0])"
    )
    assert [words.split()[0] for words in page.run(sides)] == ["A", "B", "C"]


def test_the_paper_with_a_failed_draft_stands_first_and_says_why(show: Show) -> None:
    first = show("three").find_element(By.CSS_SELECTOR, ".paper")
    assert first.get_attribute("open")
    assert "Paper 1:" in first.text
    assert "the server said no" in first.text


def test_a_passage_opens_where_a_sentence_names_it_and_takes_the_focus(show: Show) -> None:
    page = show("three", 320)
    page.run(
        "const e = document.querySelector('.paper[open] a.chip[href=\"#p1-S5\"]'); e.scrollIntoView(); e.focus()"
    )
    page.press(Keys.ENTER)
    assert page.run("return document.activeElement.id") == "p1-S5"
    assert page.run("return document.getElementById('p1-S5').closest('details').open")
    assert page.box("p1-S5")["top"] >= 0


def test_all_papers_open_and_close_by_keyboard(show: Show) -> None:
    page = show("three")
    opened = "return document.querySelectorAll('.paper[open]').length"
    page.run("document.querySelector('#tools button').focus()")
    page.press(Keys.ENTER)
    assert page.run(opened) == 3
    page.press(Keys.TAB, Keys.SPACE)
    assert page.run(opened) == 0


def test_without_scripts_everything_is_there_and_no_button_is_dead(show: Show) -> None:
    page = show("three", script=False)
    assert not page.find_element(By.ID, "tools").is_displayed()
    assert len(page.find_elements(By.CSS_SELECTOR, ".paper")) == 3


def test_tables_keep_their_rows_and_cells_for_those_who_hear_them(show: Show) -> None:
    page = show("eight", 320)
    counted = "return [...document.querySelectorAll('[role=table]')].map((t) => new Set([...t.querySelectorAll('[role=row]')].map((r) => r.children.length)).size)"
    assert set(page.run(counted)) == {1}


@pytest.mark.parametrize(("name", "width"), [("three", 1000), ("eight", 1440)])
def test_each_figure_stands_under_its_letter(show: Show, name: str, width: int) -> None:
    page = show(name, width)
    lefts = "return [...document.querySelector('.table').children].map((r) => [...r.querySelectorAll('.td')].map((c) => Math.round(c.getBoundingClientRect().left)).join(' '))"
    assert len(set(page.run(lefts))) == 1


def test_headings_go_down_a_step_at_a_time(show: Show) -> None:
    levels = show("three").run(
        "return [...document.querySelectorAll('h1,h2,h3,h4,h5')].map((e) => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_blind_the_names_stand_in_the_folded_key_alone(show: Show) -> None:
    page = show("blind")
    assert "small-7b" not in page.find_element(By.TAG_NAME, "main").text
    page.run("document.querySelector('.key').open = true")
    assert "small-7b" in page.find_element(By.CSS_SELECTOR, ".key").text


def test_each_draft_is_a_point_in_each_picture(show: Show) -> None:
    page = show("three")
    counted = "return [...document.querySelectorAll('.plot')].map((p) => [p.querySelectorAll('.point').length, p.querySelectorAll('.middle-of').length])"
    assert page.run(counted) == [[8, 3], [8, 3]]


def test_on_paper_nothing_is_folded_away(show: Show) -> None:
    printed = show("three").execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages)
    assert text.count("Key takeaway".upper()) + text.count("Key takeaway") == 3
    assert "Itch fell in 18 of 24" in text

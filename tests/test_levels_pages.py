"""Two levels of a draft on its pages: one file to edit and take in, one sheet with the flags and evidence of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from check_maker import paper_of
from commands import Run
from draft_maker import ATTACKS, claim, hostile_draft, rich_draft, two_level_draft
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from test_levels_kept import keep
from test_pages_index import page, row, words

from pipeline.flow.importing import import_article
from pipeline.records import LEVELS, Draft, Origin, Paper, Summary, Version
from pipeline.render import render_draft
from pipeline.store.works import latest_draft
from pipeline.store.workspace import Store
from pipeline.validate.reading import hard_to_read
from pipeline.validate.summary_file import read_summary, split_levels


def article(draft: Draft) -> str:
    """Give a draft's article.md."""
    return render_draft(draft)["article.md"].decode()


def sheet(draft: Draft) -> html.HtmlElement:
    """Give a draft's review sheet."""
    return html.document_fromstring(render_draft(draft)["article.html"].decode())


def test_the_article_holds_both_levels_and_each_is_read_back_alone() -> None:
    draft = two_level_draft()
    first, second = split_levels(article(draft))
    assert draft.plain
    for text, summary in ((first, draft.summary), (second, draft.plain.summary)):
        read = read_summary(text)
        assert (read.title, read.teaser) == (summary.title, summary.teaser)
        assert [(s, c.text) for s, _, c in read.claims()] == [(s, c.text) for s, _, c in summary.claims()]


def test_an_article_of_one_level_is_not_cut() -> None:
    text = article(rich_draft())
    assert split_levels(text) == (text, "")
    named = text.replace("# Inventumab stops hives", "# In plain words: a title of its own", 1)
    assert split_levels(named) == (named, "")


@pytest.mark.parametrize("attack", [*ATTACKS, "In plain words: a title", "# In plain words"])
def test_no_word_of_a_draft_opens_the_second_level(attack: str) -> None:
    hostile = hostile_draft(attack)
    both = hostile.model_copy(update={"plain": Version(summary=hostile.summary, report=hostile.report)})
    first, second = split_levels(article(both))
    assert len(re.findall(r"^# ", first, re.MULTILINE)) == 1
    assert [c.text for _, _, c in read_summary(first).claims()] == [
        c.text for _, _, c in read_summary(second).claims()
    ]


@given(words_of=st.lists(st.text(max_size=60), min_size=3, max_size=3))
def test_whatever_a_draft_says_its_article_is_cut_where_the_second_level_begins(words_of: list[str]) -> None:
    title, teaser, said = f"On {words_of[0]}", words_of[1], words_of[2]
    summary = Summary(title=title, teaser=teaser, findings=(claim(said, "S1"),), origin=Origin(drafter="person"))
    one = rich_draft(summary=summary)
    both = one.model_copy(update={"plain": Version(summary=summary, report=one.report)})
    head = article(one).split("\n## Source\n", maxsplit=1)[0] + "\n"
    assert split_levels(article(both))[0] == head
    assert split_levels(article(one)) == (article(one), "")
    cut, whole = read_summary(split_levels(article(both))[1]), read_summary(head)
    assert [one.text for _, _, one in cut.claims()] == [one.text for _, _, one in whole.claims()]
    assert cut.title == whole.title


def test_the_sheet_shows_each_level_with_its_verdict_its_flags_and_its_evidence() -> None:
    standard, plain = sheet(two_level_draft()).xpath("//*[@data-level]")
    assert ["Blocked" in words(standard), "Flagged" in words(plain)] == [True, True]
    assert "“90” is not in the paper" in words(standard)
    assert "“surely” promises too much" in words(plain)
    assert "“surely” promises too much" not in words(standard)
    assert plain.xpath(".//*[@id='pfindings-2']/@data-with") == ["S5"]
    assert "A note on the plain text alone." in words(plain)


def test_every_place_of_the_sheet_has_a_name_of_its_own_and_every_link_leads_somewhere() -> None:
    found = sheet(two_level_draft())
    names = found.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in found.xpath("//a/@href[starts-with(., '#')]")} <= set(names)
    assert found.xpath("//*[@id='S5']/@data-with") == ["takeaway-1 findings-1 ptakeaway-1 pfindings-2"]


def test_a_sheet_of_one_level_has_no_switch() -> None:
    assert sheet(rich_draft()).xpath("//*[contains(@class, 'switch')] | //*[@data-level]") == []


def test_the_index_tells_the_verdict_of_each_level() -> None:
    levels = {"standard": "no flags", "plain": "blocked"}
    both = row("both", "blocked", levels=levels)
    one = row("one", "flagged", levels={"standard": "flagged"})
    told = [words(dl) for dl in page([both, one], []).xpath("//ul[@class='rows']//dl")]
    assert [text.split("Evidence")[0] for text in told] == ["Standard ○ no flags Plain ■ blocked ", ""]


def kept(store: Store) -> tuple[Path, Draft]:
    """Keep a draft of two levels; give its folder and itself."""
    paper: Paper = paper_of("The tablet reduced pain in 12 adults.", "Nobody was harmed.", people=12)
    draft = two_level_draft(paper=paper)
    keep(store, draft)
    return store.workspace / "a", draft


def test_an_edited_article_is_taken_in_with_both_levels(store: Store) -> None:
    folder, before = kept(store)
    text = article(before).replace("It surely helps.", "It eased pain in 12 adults.")
    (folder / "article.md").write_text(text, encoding="utf-8")
    _, draft, changed = import_article(store, folder, "Ada")
    assert (changed, draft.plain is not None) == (1, True)
    assert draft.plain
    assert draft.plain.summary.findings[1].text == "It eased pain in 12 adults."
    assert (draft.plain.summary.level, draft.plain.summary.notes[0]) == ("plain", "Edited by Ada.")
    assert draft.summary.findings == before.summary.findings
    assert store.read(lambda: latest_draft(store, "a"))[1] == draft


def test_a_level_that_a_person_takes_out_of_the_article_is_out_of_the_draft(store: Store) -> None:
    folder, before = kept(store)
    (folder / "article.md").write_text(split_levels(article(before))[0], encoding="utf-8")
    _, draft, changed = import_article(store, folder, "Ada")
    assert (changed, draft.plain) == (0, None)


def test_a_level_that_a_person_writes_is_taken_in_and_checked(store: Store) -> None:
    paper: Paper = paper_of("The tablet reduced pain in 12 adults.", people=12)
    keep(store, rich_draft(paper=paper))
    folder = store.workspace / "a"
    text = (folder / "article.md").read_text(encoding="utf-8")
    own = "# In plain words: A pill for pain\n\n## What they found\n\n- A pill cured 99 people. [S1]\n\n## Source"
    (folder / "article.md").write_text(text.replace("## Source", own, 1), encoding="utf-8")
    _, draft, changed = import_article(store, folder, "Ada")
    assert draft.plain
    assert (changed, draft.plain.summary.title, draft.plain.report.verdict) == (1, "A pill for pain", "blocked")


def test_check_reads_one_level_of_an_article_that_holds_both_and_asks_which(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(
        f"A trial\n\nResults\n\n{'Itch fell in 18 of 24 patients with hives. ' * 9}\n"
    )
    text = article(two_level_draft()).replace("It surely helps.", "It helped 77 people.")
    (tmp_path / "article.md").write_text(text, encoding="utf-8")
    asked = ("check", "--paper", "paper.txt", "--summary", "article.md", "--json")
    said = run(*asked)
    assert (said.code, "holds two summaries" in said.err, "--level standard or --level plain" in said.err) == (
        1,
        True,
        True,
    )
    told = {level: json.loads(run(*asked, "--level", level).out)["flags"] for level in LEVELS}
    assert ["“77” is not" in str(told[level]) for level in LEVELS] == [False, True]
    assert ["“90” is not" in str(told[level]) for level in LEVELS] == [True, False]


@pytest.mark.parametrize(("level", "said"), [("plain", True), ("standard", False)])
def test_a_draft_in_plain_words_alone_says_so(level: str, *, said: bool) -> None:
    draft = rich_draft(summary=rich_draft().summary.model_copy(update={"level": level}))
    assert ("Reading level: in plain words" in article(draft)) == said
    assert ("In plain words" in words(sheet(draft))) == said


def test_a_text_in_plain_words_is_held_to_an_easier_measure() -> None:
    text = "The considerable pharmacological improvement continued in participants."
    summary = read_summary(f"# A title\n\n## What they found\n\n- {text}\n")
    paper = paper_of(text)
    told = {
        level: [flag.message for flag in hard_to_read(summary.model_copy(update={"level": level}), paper)]
        for level in LEVELS
    }
    assert [one for one in told["standard"] if "in plain words" in one] == []
    assert re.match(
        r"this is to be in plain words, and reads like grade \d\d\.\d: 8 or less is the aim", told["plain"][0]
    )
    easy = read_summary("# A title\n\n## What they found\n\n- The tablet helped most of the men.\n")
    assert list(hard_to_read(easy.model_copy(update={"level": "plain"}), paper)) == []

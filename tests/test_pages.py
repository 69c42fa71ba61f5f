"""The review sheet says what a reviewer needs, with every text escaped and every flag in its place."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from draft_maker import ATTACKS, FLAGS, SUMMARY, claim, hostile_draft, long_draft, rich_draft, rich_paper
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import pipeline.render
from pipeline.records import SECTIONS, Draft, Fact, Flag, Origin, Report, Severity, Status, StudyFacts
from pipeline.render import render_draft
from pipeline.render.flags import flags_by_place, pieces
from pipeline.render.labels import LIMITS, labels
from pipeline.render.letters import visible

OFFLINE = SUMMARY.model_copy(update={"origin": Origin(drafter="offline", version="1"), "notes": ()})


def sheet(draft: Draft) -> html.HtmlElement:
    """Render and parse a draft's review sheet."""
    return html.document_fromstring(render_draft(draft)["article.html"].decode())


def words(element: html.HtmlElement) -> str:
    """Give an element's text on one line."""
    return " ".join(" ".join(element.itertext()).split())


def one(page: html.HtmlElement, path: str) -> html.HtmlElement:
    """Find the one element at a path."""
    (found,) = page.xpath(path)
    return found


RICH = sheet(rich_draft())


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert render_draft(rich_draft()) == render_draft(rich_draft())


def test_the_policy_lets_in_our_own_style_and_script_and_nothing_else() -> None:
    policy = one(RICH, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    digests = {
        name: base64.b64encode(hashlib.sha256(one(RICH, f"//{name}").text_content().encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_on_the_page_is_loaded_from_elsewhere() -> None:
    assert RICH.xpath("//@src | //@srcset | //link/@href | //*[@style] | //object | //iframe") == []
    style = one(RICH, "//style").text_content()
    assert "url(" not in style
    assert "@import" not in style


def test_links_lead_to_places_on_the_page_the_index_or_the_paper() -> None:
    ids = set(RICH.xpath("//@id"))
    assert len(ids) == len(RICH.xpath("//@id"))
    for address in RICH.xpath("//a/@href"):
        assert address == "../index.html" or address.startswith("https://") or address[1:] in ids, address


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_as_words(attack: str) -> None:
    page, tame = sheet(hostile_draft(attack)), sheet(hostile_draft("tame"))
    assert [e.tag for e in page.iter()] == [e.tag for e in tame.iter()]
    assert {name for e in page.iter() for name in e.attrib} == {name for e in tame.iter() for name in e.attrib}
    assert one(page, "//script").text == one(tame, "//script").text
    shown = " ".join(visible(attack).split())
    for place in ("//h1", "//*[@id='S1']"):
        assert shown in " ".join(one(page, place).text_content().split())
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\u200b]", page.text_content())


def test_only_our_own_style_and_script_go_unescaped() -> None:
    room = Path(pipeline.render.__file__).parent
    unescaped = [
        p.name
        for p in (*room.glob("*.py"), *room.glob("templates/*"))
        if re.search(r"Markup\(|\|\s*safe\b|autoescape false", p.read_text("utf-8"))
    ]
    assert unescaped == ["templating.py"]


def test_an_odd_doi_becomes_no_link() -> None:
    assert [
        a for a in sheet(hostile_draft("10.1/x\" onclick='y' javascript:z")).xpath("//a/@href") if "onclick" in a
    ] == []


def test_every_sentence_leads_to_its_passages_and_back() -> None:
    sentence = one(RICH, "//*[@id='takeaway-1']")
    assert sentence.get("data-with") == "S1 S5"
    assert [a.get("href") for a in sentence.xpath("./div[@class='body']/p//a")] == ["#S1", "#S5"]
    passage = one(RICH, "//*[@id='S5']")
    assert passage.get("data-with") == "takeaway-1 findings-1"
    assert [a.get("href") for a in passage.xpath(".//a")] == ["#takeaway-1", "#findings-1"]


def test_a_sentence_without_a_passage_or_with_a_wrong_one_says_so_in_words() -> None:
    assert "no passage named" in words(one(RICH, "//*[@id='findings-3']"))
    assert "S99: not in the paper" in words(one(RICH, "//*[@id='caveats-1']"))


def test_words_at_fault_are_marked_with_how_loud() -> None:
    marks = [(m.text_content(), m.get("class")) for m in one(RICH, "//*[@id='takeaway-1']").xpath(".//mark")]
    assert marks == [("cured", "warn"), ("90", "block")]
    assert [m.text_content() for m in one(RICH, "//h1").xpath(".//mark")] == ["stops"]


def test_a_flag_stands_at_its_sentence_with_severity_remedy_and_standard() -> None:
    said = words(one(RICH, "//*[@id='findings-2']"))
    for part in ("■ Block", "“prevents” needs a comparison group", "→ mend it", "an invented standard"):
        assert part in said


def test_the_list_at_the_head_leads_to_each_flag_the_loudest_first() -> None:
    listed = RICH.xpath("//section[@aria-labelledby='h-verdict']//ul[@class='jumps']/li")
    assert len(listed) == len(FLAGS)
    loud = [li.get("class") for li in listed]
    assert loud == sorted(loud, key=["block", "warn", "note"].index)
    assert [li.xpath(".//a[@class='jump']/@href") for li in listed[:3]] == [
        ["#takeaway-1"],
        ["#findings-2"],
        ["#findings-3"],
    ]


PLACES = st.sampled_from([None, "title", "teaser", *SECTIONS, "elsewhere"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(PLACES, st.none() | st.integers(-1, 5), st.sampled_from(list(Severity))), max_size=6))
def test_no_flag_is_lost_wherever_it_says_it_stands(told: list[tuple[str | None, int | None, Severity]]) -> None:
    flags = tuple(
        Flag(rule="r", severity=loud, message=f"message {n}.", section=section, claim=place)
        for n, (section, place, loud) in enumerate(told)
    )
    page = sheet(rich_draft(report=Report(verdict="flagged", flags=flags)))
    body = words(one(page, "//main"))
    assert [flag.message for flag in flags if flag.message not in body] == []
    placed = flags_by_place(rich_draft(report=Report(verdict="flagged", flags=flags)).versions[0])
    assert sum(map(len, placed.values())) == len(flags)


@given(st.text(max_size=12), st.lists(st.tuples(st.integers(-3, 15), st.integers(-3, 15)), max_size=4))
def test_marking_faults_never_loses_a_letter(text: str, spans: list[tuple[int, int]]) -> None:
    flags = tuple(Flag(rule="r", severity=Severity.WARN, message="m", start=a, end=b) for a, b in spans)
    assert "".join(piece.text for piece in pieces(text, flags)) == text


def test_the_head_says_what_kind_of_evidence_it_is() -> None:
    said = {dt.text_content(): words(dt.getnext()) for dt in RICH.xpath("//dl[@class='labels']//dt")}
    assert said == {
        "Evidence": "case series", "Studied": "people", "Size": "△ 24 people", "Status": "△ a correction was published",
        "Read": "full text",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "studied", "size"),
    [
        (StudyFacts(design=Fact(value="animal study"), species=Fact(value="mice"), participants=Fact(value="48")), "animals: mice", "48 animals"),
        (StudyFacts(design=Fact(value="laboratory study"), species=Fact(value="cells")), "cells in a laboratory", "not reported"),
        (StudyFacts(design=Fact(value="case report"), species=Fact(value="humans"), participants=Fact(value="1")), "people", "1 person"),
        (StudyFacts(), "not reported", "not reported"),
    ],
)  # fmt: skip
def test_labels_tell_people_animals_and_cells_apart(facts: StudyFacts, studied: str, size: str) -> None:
    said = {name: said for name, said, _ in labels(rich_paper(facts=facts))}
    assert (said["Studied"], said["Size"]) == (studied, size)


def test_a_retracted_paper_is_said_to_be_so_before_all_else() -> None:
    page = sheet(rich_draft(paper=rich_paper(status=Status(value="retracted", said_by="PubMed"))))
    alert = words(one(page, "//div[@role='note']"))
    assert alert.startswith("■ Retracted This paper was retracted.")
    assert "Said by: PubMed." in alert


def test_an_unknown_status_is_never_shown_as_clean() -> None:
    page = sheet(rich_draft(paper=rich_paper(status=Status())))
    assert "△ status not known" in words(one(page, "//dl[@class='labels']"))
    assert "status not known; said by: nobody" in words(one(page, "//section[@aria-labelledby='h-about']"))


def test_warnings_stand_above_the_draft() -> None:
    warned = one(RICH, "//section[@aria-labelledby='h-warnings']")
    assert "Hidden instruction to a language model" in words(warned)
    assert warned.getparent().get("class") == "head"


def test_facts_come_with_passages_confidence_and_other_candidates() -> None:
    facts = {dt.text_content(): dt.getnext() for dt in RICH.xpath("//section[@aria-labelledby='h-facts']//dt")}
    assert [a.get("href") for a in facts["participants"].xpath(".//a")] == ["#S1", "#S5"]
    assert "likely ▲ needs a look the paper also offers: 20 · 24" in words(facts["participants"])
    assert "clear" in words(facts["design"])
    assert "unsure" in words(facts["species"])


def test_every_fact_of_the_record_is_told_or_stands_in_the_ledger() -> None:
    told = {dt.text_content() for dt in RICH.xpath("//section[@aria-labelledby='h-facts']//dt")}
    ledger = {words(li).removeprefix("∅ ") for li in RICH.xpath("//ul[@class='ledger']/li")}
    assert told | ledger == {name.replace("_", " ") for name in StudyFacts.model_fields}
    assert told & ledger == set()


def test_a_lay_summary_of_the_record_is_folded_and_marked_as_no_evidence() -> None:
    fold = one(RICH, "//details[@class='lay']")
    assert fold.get("open") is None
    assert "not used as evidence" in words(fold[0])
    assert "The record's own lay words." in words(fold)


def test_who_wrote_the_draft_is_said() -> None:
    about = words(one(RICH, "//section[@aria-labelledby='h-about']"))
    for part in ("invented-7b", "models.example", "write/v1", "ab" * 32, "tokens in 1234", "tokens out not told"):
        assert part in about
    assert "the language model invented-7b at models.example" in words(one(RICH, "//div[@class='writer']"))
    assert "no language model wrote this" in words(one(sheet(rich_draft(summary=OFFLINE)), "//div[@class='writer']"))


def test_results_and_limitations_that_no_sentence_uses_are_listed() -> None:
    left = one(RICH, "//section[@aria-labelledby='h-unused']")
    assert left.xpath(".//li/a/@href") == ["#S6", "#S10"]
    assert "2 of 5 sentences" in words(left)
    full = SUMMARY.model_copy(update={"findings": (claim("All.", "S5", "S6", "S7", "S10"),)})
    assert "Each of the 5 sentences" in words(
        one(sheet(rich_draft(summary=full)), "//section[@aria-labelledby='h-unused']")
    )


def test_stamp_licence_repairs_citation_and_the_limit_of_the_checks_are_there() -> None:
    body = words(one(RICH, "//body"))
    for part in (
        "For review, not for sharing", "CC BY 4.0", "3 words cut at line ends were mended.", "Ada Invented, Bo Invented, Cy Invented et al.",
        LIMITS,
    ):  # fmt: skip
        assert part in body


def test_headings_go_down_one_step_at_a_time_and_landmarks_are_named() -> None:
    for page in (RICH, sheet(long_draft(4)), sheet(rich_draft(summary=OFFLINE))):
        levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
    assert [len(RICH.xpath(f"//{tag}")) for tag in ("header", "nav", "main", "aside", "footer")] == [1] * 5
    assert one(RICH, "//html").get("lang") == "en"
    assert RICH.xpath("//body/*[1]")[0].get("class") == "skip"

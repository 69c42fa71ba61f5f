"""Typed, pasted and extracted texts become papers: headings, labels, captions, references, whole words."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import complaints

from pipeline.errors import SourceError
from pipeline.ingest import read_source
from pipeline.ingest.plain import read_plain
from pipeline.records import Paper
from pipeline.text.broken_words import mend
from pipeline.text.hyphens import Vocabulary

PROSE = "Twelve invented patients with invented fever took the invented tablets every day for six weeks."
LONG = " ".join([PROSE] * 8)


def read(text: str) -> Paper:
    """Read a text that is one paper."""
    (paper,) = read_source(text.encode(), "paper.txt")
    assert isinstance(paper, Paper), paper
    assert complaints(paper) == []
    return paper


def kinds(paper: Paper) -> dict[str, list[str]]:
    """Give each kind's passages, in order."""
    found: dict[str, list[str]] = {}
    for passage in paper.passages():
        found.setdefault(passage.kind, []).append(passage.text)
    return found


WHOLE = f"""Invented tablets for invented fever

Jo Doe, Kim Roe
Invented Journal 2021;3:1-4
doi: 10.5555/t.1

Abstract
{PROSE}

1. Introduction
{LONG}

Case Presentation
A 50-year-old woman had a fever.

Figure 1. A curve of her fever.

Discussion
{LONG}

References
1. Doe J. On fever. J Inv. 2015.
2. Roe K. On rash. J Inv. 2016.
"""


def test_a_paper_typed_with_headings_is_read_whole() -> None:
    paper = read(WHOLE)
    assert paper.title == "Invented tablets for invented fever"
    assert (paper.authors, paper.journal, paper.year) == (("Jo Doe", "Kim Roe"), "Invented Journal", 2021)
    assert (paper.ids.doi, paper.scope) == ("10.5555/t.1", "full")
    found = kinds(paper)
    assert found["abstract"] == [PROSE]
    assert found["case"] == ["A 50-year-old woman had a fever."]
    assert " ".join(found["captions"]) == "Figure 1. A curve of her fever."
    assert found["references"] == ["1. Doe J. On fever. J Inv. 2015.", "2. Roe K. On rash. J Inv. 2016."]


def test_markdown_is_read_by_its_marks_and_loses_them() -> None:
    paper = read(
        f"# Invented tablets\n\n## Abstract\n\n{PROSE}\n\n## Results\n\n* **Ten** got [better](http://x.org).\n* Two had a *rash*.\n\n{LONG}\n"
    )
    assert (paper.title, paper.source_kind) == ("Invented tablets", "markdown")
    assert kinds(paper)["results"][:2] == ["Ten got better.", "Two had a rash."]


@pytest.mark.parametrize("layout", ["{} {}", "{}\n{}", "{}\n\n{}"])
def test_labels_in_an_abstract_name_its_parts(layout: str) -> None:
    paper = read(
        layout.format(
            f"BACKGROUND: {PROSE}", "RESULTS: Ten of the twelve patients got better within three weeks of treatment."
        )
    )
    assert paper.scope == "abstract"
    assert kinds(paper) == {
        "introduction": [PROSE],
        "results": ["Ten of the twelve patients got better within three weeks of treatment."],
    }


def test_text_without_headings_is_an_abstract_until_it_is_too_long_for_one() -> None:
    assert read(f"{PROSE} {PROSE}").scope == "abstract"
    assert read("\n\n".join([LONG] * 6)).scope == "full"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_joined_and_cut_words_mended(end: str) -> None:
    lines = [
        "Abstract",
        "Twelve patients with fever took the in-",
        "vented tablets every day. The anti-",
        "TNF drug was an invented",
        "one, and the T-",
        "cell count rose; it fell in none of the others at all.",
    ]
    paper = read(end.join(lines))
    assert kinds(paper)["abstract"] == [
        "Twelve patients with fever took the invented tablets every day.",
        "The anti-TNF drug was an invented one, and the T-cell count rose; it fell in none of the others at all.",
    ]
    assert paper.repairs == ("3 words cut at line ends or broken inside a line were mended.",)


def test_double_spaced_lines_are_paragraphs_again() -> None:
    words = f"{LONG} {LONG}".split()
    lines = [" ".join(words[i : i + 9]) for i in range(0, len(words), 9)]
    paper = read("Introduction\n\n" + "\n\n".join(lines))
    assert set(kinds(paper)["introduction"]) == {PROSE}


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("was given natali zumab weekly", "was given natalizumab weekly"),
        ("was given ustekin- umab weekly", "was given ustekinumab weekly"),
        ("the geno- type was seen", "the genotype was seen"),
        ("pre- and post-treatment values", "pre- and post-treatment values"),
        ("a drug imatinib was given", "a drug imatinib was given"),
        ("most patients accept it", "most patients accept it"),
        ("high dose statin use", "high dose statin use"),
        ("short- term use", "short- term use"),
    ],
)
def test_words_broken_inside_a_line_are_mended_and_whole_ones_left(broken: str, whole: str) -> None:
    known = Vocabulary.of([broken, "The genotype of these patients, and natalizumab."])
    assert mend(broken, known)[0] == whole


@given(st.text("natlizumbke -\n.", max_size=120))
def test_mending_never_loses_a_letter(text: str) -> None:
    line = " ".join(text.split())
    mended, count = mend(line, Vocabulary.of([line]))
    letters = str.maketrans("", "", " -")
    assert mended.translate(letters) == line.translate(letters)
    assert count >= 0


def test_a_text_of_a_few_words_is_refused() -> None:
    (found,) = read_source(b"Write to jo@example.org", "x.txt")
    assert isinstance(found, SourceError)
    assert "too little text" in found.message


@given(st.text(max_size=300))
def test_any_text_gives_a_document(text: str) -> None:
    for kind in ("text", "markdown"):
        document = read_plain(text, kind)
        assert document.kind == kind


@pytest.mark.parametrize(
    "piece", ["a ", "a-\n", "\n", "# A\n", "**a ", "[a](", "<!--", "```\n", "A B, ", "Figure 1. ", "1. ", "BACKGROUND: ", "| - ", "_a", "natali zumab "]
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = piece * (150_000 // len(piece))
    start = time.process_time()
    read_plain(text, "markdown")
    assert time.process_time() - start < 8, "150,000 characters took longer than a linear reader needs"


def test_a_real_extracted_case_report_has_whole_drug_names_and_its_caption_apart(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("003_*.txt")
    (paper,) = read_source(path.read_bytes(), path.name)
    assert isinstance(paper, Paper)
    assert complaints(paper) == []
    found = kinds(paper)
    assert {"introduction", "case", "discussion", "conclusions", "captions"} == set(found)
    assert "Dermoscopic image demonstrates" in " ".join(found["captions"])
    prose = " ".join(text for kind, texts in found.items() if kind != "captions" for text in texts)
    assert "Dermoscopic image" not in prose
    raw = re.sub(r"[\s-]", "", path.read_text(encoding="utf-8")).lower()
    assert prose.lower().count("natalizumab") == raw.count("natalizumab") > 5
    for wrong in ("natal-", "natali-", "pso- ", "natali zumab"):
        assert wrong not in prose
    assert (paper.scope, paper.facts.design.value, paper.facts.participants.value) == ("full", "case report", "1")


def test_a_paragraph_for_each_label_is_a_section_however_long_it_is() -> None:
    long = "The invented score of adults in the clinics of the north was lower with tea than it was with water. " * 5
    document = read_plain(
        f"Tea for hiccups\n\nBACKGROUND: {long}\n\nMETHODS: {long}\n\nRESULTS: {long}\n\nCONCLUSIONS: {long}", "text"
    )
    assert [block.kind for block in document.blocks] == ["introduction", "methods", "results", "conclusions"]
    assert not any(":" in block.text for block in document.blocks)


def test_one_long_paragraph_that_begins_like_a_label_stays_whole() -> None:
    long = "The invented score of adults in the clinics of the north was lower with tea than it was with water. " * 5
    document = read_plain(f"Tea for hiccups\n\nRESULTS: {long}", "text")
    assert [block.kind for block in document.blocks] == ["abstract"]


def test_an_abstract_with_a_label_that_nobody_knows_is_an_abstract() -> None:
    long = "The invented score of adults in the clinics of the north was lower with tea than it was with water."
    document = read_plain(
        f"Tea for hiccups\n\nTHE INVENTED PART.\n{long}\n\nMETHODS.\n{long}\n\nRESULTS.\n{long}", "text"
    )
    assert not document.full_text
    assert [block.kind for block in document.blocks][-2:] == ["methods", "results"]

"""Where a paper stands, and what its licence lets an editor do: told where a sign tells it, unknown elsewhere."""

from __future__ import annotations

import pytest

from pipeline.errors import NoticeError
from pipeline.ingest import read_source
from pipeline.ingest.assemble import assemble
from pipeline.ingest.licence import normal_licence
from pipeline.ingest.parts import Block, Document
from pipeline.ingest.standing import is_notice_title, is_preprint, is_surely_a_notice, title_status
from pipeline.records import Paper, Status
from pipeline.text.licence import reuse_terms

LONG = "We followed forty bakers for a year and asked them each week how often they had hiccups after work. " * 30


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: tea for hiccups",
        "Retraction note to: tea for hiccups",
        "Retraction of “Tea for hiccups”",
        "Corrigendum to “Tea for hiccups”",
        "Erratum: tea for hiccups",
        "Author Correction: tea for hiccups",
        "Correction to: tea for hiccups",
        "Correction",
        "Expression of concern: tea for hiccups",
        "Notice of retraction: tea for hiccups",
        "Withdrawal notice: tea for hiccups",
    ],
)
def test_a_notice_names_itself(title: str) -> None:
    assert is_notice_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Correction of scoliosis in children",
        "Withdrawal of aspirin before surgery",
        "Correction for multiple testing in trials",
        "Retraction of the lung during surgery",
        "RETRACTED: Tea for hiccups",
        "Tea for hiccups",
    ],
)
def test_a_study_of_a_correction_is_no_notice(title: str) -> None:
    assert not is_notice_title(title)
    assert not is_surely_a_notice(title)


def test_a_long_corrigendum_is_still_no_study() -> None:
    blocks = (Block("abstract", "Abstract", LONG),)
    with pytest.raises(NoticeError, match="is a notice about another paper"):
        assemble(Document(kind="text", title="Corrigendum to “Tea for hiccups”", blocks=blocks), digest="0", name="x")


@pytest.mark.parametrize("title", ["RETRACTED: Tea", "Retracted Article: Tea", "Tea [RETRACTED]", "WITHDRAWN: Tea"])
def test_the_mark_of_a_retraction_in_a_title_is_believed(title: str) -> None:
    assert title_status(title) == Status(value="retracted", said_by="title")


def test_a_paper_that_nobody_says_anything_of_is_unknown_and_never_clean() -> None:
    paper = assemble(
        Document(kind="text", title="Tea", blocks=(Block("abstract", "Abstract", LONG),)), digest="0", name="x"
    )
    assert paper.status == Status(value="unknown", said_by="")


@pytest.mark.parametrize(
    ("doi", "preprint"),
    [
        ("10.1101/2020.01.02.20012345", True),
        ("10.1101/123456", True),
        ("10.21203/rs.3.rs-1/v1", True),
        ("10.2196/preprints.14432", True),
        ("10.1101/gr.123456.111", False),
        ("10.1101/gad.1234567", False),
        ("10.5555/tea", False),
        (None, False),
    ],
)
def test_a_preprint_is_told_by_its_doi_and_a_publishers_journals_are_not(doi: str | None, preprint: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_preprint(doi) is preprint


@pytest.mark.parametrize(
    ("told", "licence", "terms"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", "with credit"),
        (
            "http://creativecommons.org/licenses/by-nc-nd/3.0/",
            "CC BY-NC-ND 3.0",
            "with credit, no changes, no commercial use",
        ),
        (
            "This is under the Creative Commons Attribution-ShareAlike 4.0 licence",
            "CC BY-SA 4.0",
            "with credit, under the same licence",
        ),
        ("CC BY-NC 4.0", "CC BY-NC 4.0", "with credit, no commercial use"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", "free"),
        ("This work is in the public domain.", "public domain", "free"),
        ("© 2020 The Authors. All rights reserved.", "© 2020 The Authors. All rights reserved.", "not known: ask"),
        (None, None, "not known: ask"),
        ("  ", None, "not known: ask"),
    ],
)
def test_a_licence_has_one_name_and_says_what_it_allows(told: str | None, licence: str | None, terms: str) -> None:
    assert normal_licence(told) == licence
    assert reuse_terms(normal_licence(told)) == terms


@pytest.mark.parametrize(
    ("text", "preprint"),
    [
        (
            "The copyright holder for this preprint (which was not certified by peer review) is the author.",
            "preprint",
        ),
        ("This article has not been peer-reviewed.", "preprint"),
        ("Some of the studies that we found had not been peer-reviewed.", "unknown"),
    ],
)
def test_a_preprint_servers_words_on_the_page_tell_a_preprint(text: str, preprint: str) -> None:
    lines = [
        "Tea for gout",
        text,
        "Abstract",
        LONG[:2000],
    ]
    (paper,) = read_source("\n\n".join(lines).encode(), "paper.txt")
    assert isinstance(paper, Paper), paper
    assert paper.status.value == preprint

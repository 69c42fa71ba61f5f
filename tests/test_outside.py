"""What is no study of people's health is told as what it is: in the run, on the sheet, in the list; what is no paper is refused."""

from __future__ import annotations

import pytest
from draft_maker import rich_draft
from jats_maker import jats, paper

from pipeline.draft.offline import write_offline
from pipeline.errors import NoticeError
from pipeline.flow.outcomes import row_of
from pipeline.ingest import outside, read_source
from pipeline.records import Draft, Origin, Paper, Severity
from pipeline.render.index import IndexRow, render_index
from pipeline.render.markdown import article_md
from pipeline.render.sheet import article_html
from pipeline.validate import check_summary

STUDY = (
    "Twelve patients with invented fever took the invented tablets for six weeks, and ten of them got better. " * 3
)
STONES = (
    "We measured the speed of sound in layered basalt under slow cooling. The speed rose with the thickness of the layers. "
    "A model of three terms fits the measured curve. The residuals follow no pattern that the model would explain. "
    "These results show that thin layers carry sound faster than thick ones when they are cooled at the same rate."
)
OPINION = (
    "Fever is common in children, and tablets are given too often. In our view doctors should wait for a day before they "
    "give any. Parents are right to ask for help. We think that the debate about tablets has only begun in our country."
)


def made(
    kind: str = "research-article", title: str = "Invented tablets for invented fever", text: str = STUDY
) -> Paper:
    front = f"<abstract><p>{text}</p></abstract>"
    return paper(jats(title=title, front=front, attributes=f'article-type="{kind}" xml:lang="en"'))


@pytest.mark.parametrize(
    ("kind", "title", "text", "said"),
    [
        ("letter", "Tablets and fever", STUDY, outside.LETTER),
        ("reply", "Tablets and fever", STUDY, outside.LETTER),
        ("other", "Comment on: “Tablets for fever”", STUDY, outside.LETTER),
        ("other", "Response to the letter of Doe et al", STUDY, outside.LETTER),
        ("other", "Tablets and fever", f"To the Editor: {STUDY}", outside.LETTER),
        ("editorial", "Tablets and fever", OPINION, outside.OPINION),
        ("other", "Editorial: Tablets and fever", OPINION, outside.OPINION),
        ("article-commentary", "Tablets and fever", OPINION, outside.OPINION),
        ("news", "Tablets stem fever", STUDY, outside.NEWS),
        ("protocol", "Tablets and fever", STUDY, outside.PLAN),
        ("other", "Sound in layered basalt", STONES, outside.NO_HEALTH),
        ("research-article", "Invented tablets for invented fever", STUDY, None),
        ("review-article", "Tablets for fever: a review", STUDY, None),
        ("research-article", "Adherence to protocol in a trial of tablets", STUDY, None),
        ("research-article", "Letters to patients: a trial of reminders", STUDY, None),
        ("research-article", "Response to tablets in patients with fever", STUDY, None),
    ],
)
def test_a_paper_that_is_no_study_of_health_says_what_it_is(
    kind: str, title: str, text: str, said: str | None
) -> None:
    assert made(kind, title, text).outside == said


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("table-of-contents", "Volume 3", "a table of contents"),
        ("other", "In this issue", "a table of contents"),
        ("book-review", "The Invented Fever", "a review of a book"),
        ("other", "Obituary: Ada Invented", "an obituary"),
        ("other", "Reviewer acknowledgement 2020", "a list of reviewers"),
        ("other", "Thanks to our peer reviewers", "a list of reviewers"),
        ("other", "Instructions for authors", "no paper"),
    ],
)
def test_what_is_no_paper_is_refused_with_its_name(kind: str, title: str, said: str) -> None:
    data = jats(title=title, attributes=f'article-type="{kind}" xml:lang="en"')
    (found,) = read_source(data, "made.xml")
    assert isinstance(found, NoticeError)
    assert f"is {said}, not a study" in found.message


@pytest.mark.parametrize(
    "title",
    ["Obituary notices as a source of causes of death", "Book reviews in journals of medicine: what they are about"],
)
def test_a_study_of_obituaries_or_of_reviews_of_books_is_a_study(title: str) -> None:
    (found,) = read_source(jats(title=title, attributes='article-type="research-article" xml:lang="en"'), "made.xml")
    assert not isinstance(found, NoticeError)


@pytest.mark.parametrize(
    "title",
    [
        "Corrigendum Corrigendum to “Tablets for fever”",
        "Correction Correction: Tablets",
        "Retraction Retraction: Tea",
    ],
)
def test_a_notice_whose_kind_stands_twice_before_its_title_is_a_notice(title: str) -> None:
    with pytest.raises(NoticeError, match="is a notice about another paper"):
        made(title=title)


def _draft(source: Paper) -> Draft:
    summary = write_offline(source)
    return Draft(paper=source, summary=summary, report=check_summary(summary, source))


def test_the_sheet_the_article_and_the_list_say_what_a_paper_is_instead_of_a_study() -> None:
    draft = _draft(made("letter"))
    row = row_of(draft)
    assert outside.LETTER in article_html(draft)
    assert f"Not a usual study: {outside.LETTER}" in article_md(draft)
    assert outside.LETTER in render_index([IndexRow(slug="x", source="x.xml", note="", **row)], []).decode()
    assert row["warns"] == 1
    assert draft.verdict == "flagged"


def test_what_is_no_study_of_health_is_a_warning_in_a_draft_and_a_note_in_a_persons_summary() -> None:
    draft = _draft(made("other", "Sound in layered basalt", STONES))
    written = draft.summary.model_copy(update={"origin": Origin(drafter="person")})
    for report, severity in ((draft.report, Severity.WARN), (check_summary(written, draft.paper), Severity.NOTE)):
        told = [f for f in report.flags if f.rule == "status"]
        assert (severity, outside.NO_HEALTH) in [(f.severity, f.message) for f in told]


def test_a_retracted_letter_is_blocked_and_both_are_told() -> None:
    draft = _draft(made("letter", "RETRACTED: Tablets and fever"))
    page = article_html(draft)
    assert draft.verdict == "blocked"
    assert outside.LETTER in page
    assert "This paper was retracted" in page


def test_the_form_of_a_paper_that_may_be_a_study_has_no_word_of_it() -> None:
    assert b'"outside"' not in rich_draft().paper.canonical()

"""The real abstract is evidence; summaries for other readers and other languages are told, never evidence."""

from __future__ import annotations

import pytest
from jats_maker import ABSTRACT, PROSE, jats, paper, read_one, texts

LAY = "This is told in everyday words for people who have the invented fever and for their carers."
BODY = f"<sec><title>Introduction</title><p>{PROSE}</p></sec>"


@pytest.mark.parametrize(
    "kind",
    [
        "plain-language-summary", "executive-summary", "key-points", "teaser", "graphical", "web-summary",
        "author-summary", "editors-summary", "LongSummary", "summary", "toc",
    ],
)  # fmt: skip
def test_a_summary_of_another_type_is_kept_for_the_reviewer_alone(kind: str) -> None:
    made = paper(jats(front=f'<abstract abstract-type="{kind}"><p>{LAY}</p></abstract>{ABSTRACT}', body=BODY))
    assert [(lay.kind, lay.text) for lay in made.lay_summaries] == [(kind, LAY)]
    assert LAY not in made.text
    assert PROSE in made.text


@pytest.mark.parametrize("title", ["Author summary", "eLife digest", "Plain language summary", "Significance"])
def test_a_summary_is_known_by_its_title_too(title: str) -> None:
    lay = f"<title>{title}</title><p>{LAY}</p>"
    for front, body in (
        (f"{ABSTRACT}<abstract>{lay}</abstract>", BODY),
        (ABSTRACT, f"{BODY}<sec>{lay}</sec>"),
        (ABSTRACT, f"<boxed-text>{lay}</boxed-text>{BODY}"),
        (ABSTRACT.replace("</abstract>", f"<sec>{lay}</sec></abstract>"), BODY),
    ):
        made = paper(jats(front=front, body=body))
        assert [(found.kind, found.text) for found in made.lay_summaries] == [(title, LAY)]
        assert LAY not in made.text


def test_a_lone_abstract_of_type_summary_is_the_abstract() -> None:
    document = read_one(jats(front=ABSTRACT.replace("<abstract>", '<abstract abstract-type="summary">'), body=BODY))
    assert len(texts(document, "abstract")) == 1
    assert document.lay_summaries == ()


def test_an_abstract_that_a_journal_gives_twice_is_no_lay_summary() -> None:
    twice = ABSTRACT + ABSTRACT.replace("<abstract>", '<abstract abstract-type="precis">')
    assert read_one(jats(front=twice, body=BODY)).lay_summaries == ()


LABELLED = (
    "<sec><title>Background</title><p>{0}</p></sec><sec><title>Results</title><p>{1}</p></sec>",
    "<p><bold>Background:</bold> {0}</p><p><bold>Results:</bold> {1}</p>",
    "<p>BACKGROUND: {0} RESULTS: {1}</p>",
)


@pytest.mark.parametrize("inside", LABELLED)
def test_the_labels_of_an_abstract_name_its_parts(inside: str) -> None:
    words = (PROSE, "Ten of twelve got better.")
    document = read_one(jats(front=f"<abstract>{inside.format(*words)}</abstract>", body=""))
    assert [(b.kind, b.heading, b.text) for b in document.blocks] == [
        ("introduction", "Abstract: Background", words[0]),
        ("results", "Abstract: Results", words[1]),
    ]


def test_of_two_languages_side_by_side_the_english_abstract_is_read() -> None:
    spanish = '<abstract xml:lang="es"><p>Doce pacientes tomaron las tabletas inventadas.</p></abstract>'
    document = read_one(jats(front=spanish + ABSTRACT.replace("<abstract>", '<abstract xml:lang="en">'), body=BODY))
    assert "Doce" not in " ".join(b.text for b in document.blocks)


def test_of_a_paper_in_another_language_its_english_abstract_is_read_and_the_rest_told() -> None:
    front = (
        "<abstract><p>Doze pacientes tomaram os comprimidos.</p></abstract>"
        f'<trans-abstract xml:lang="en"><p>{PROSE} It helped ten of them, and two had a mild rash.</p></trans-abstract>'
    )
    body = "<sec><title>Introdução</title><p>A febre inventada é conhecida.</p></sec>"
    made = paper(
        jats(
            front=front,
            body=body,
            title="Comprimidos</article-title><trans-title-group xml:lang='en'><trans-title>Tablets</trans-title>"
            "</trans-title-group><article-title>",
            attributes='article-type="research-article" xml:lang="pt"',
        )
    )
    assert (made.title, made.scope, made.language) == ("Tablets", "abstract", "en")
    assert made.repairs == ("The full text is in Portuguese: only the English abstract was read.",)
    assert "febre" not in made.text


def test_an_english_translation_inside_the_file_is_read_and_the_original_told() -> None:
    translation = (
        '<sub-article article-type="translation" xml:lang="en"><front-stub><title-group><article-title>Tablets</article-title>'
        f"</title-group>{ABSTRACT}</front-stub><body>{BODY}</body></sub-article>"
    )
    made = paper(
        jats(
            front="<abstract><p>Doze pacientes.</p></abstract>",
            body="<sec><title>Introdução</title><p>A febre.</p></sec>",
            after=translation,
            attributes='article-type="research-article" xml:lang="pt"',
        )
    )
    assert (made.title, made.scope, made.language) == ("Tablets", "full", "en")
    assert made.repairs == ("The file also holds the article in Portuguese: the English text was read.",)
    assert "febre" not in made.text


def test_reviewers_reports_inside_the_file_are_not_the_paper() -> None:
    report = f'<sub-article article-type="reviewer-report"><body><p>{LAY}</p></body></sub-article>'
    assert LAY not in paper(jats(body=BODY, after=report)).text


def test_a_heading_set_with_a_colon_is_named_without_it() -> None:
    parts = f"<sec><title>Background:</title><p>{PROSE}</p></sec><sec><title>Results :</title><p>{PROSE}</p></sec>"
    made = paper(
        jats(front=f"<abstract>{parts}</abstract>", body=f"<sec><title>Methods:</title><p>{PROSE}</p></sec>")
    )
    assert [section.title for section in made.sections] == ["Abstract: Background", "Abstract: Results", "Methods"]

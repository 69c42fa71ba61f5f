"""The glossary explains medical terms in words that need no explanation, whichever way a paper spells them."""

import re
from collections import Counter
from time import process_time

import pytest
from check_maker import paper_of, severity
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.glossary import Entry, Glossary, entries, find_terms, our_glossary
from pipeline.text.meaning import explained
from pipeline.text.words import stem, tokens

ALL_FORMS = [form for entry in entries() for form in entry.forms()]
STATES = re.compile(r"unreviewed|reviewed: .+ \d{4}-\d\d-\d\d")


def found(text: str, terms: Glossary | None = None) -> list[str]:
    return [term.text for term in find_terms(text, terms)]


def test_it_has_at_least_a_thousand_terms_and_none_twice() -> None:
    assert len(entries()) >= 1_000
    assert [form for form, times in Counter(ALL_FORMS).items() if times > 1] == []
    assert [entry.term for entry in entries()] == sorted(
        (e.term for e in entries()), key=lambda t: t.replace(" ", "\0")
    )


def test_every_entry_says_what_it_means_whose_words_it_is_and_who_reviewed_it() -> None:
    assert [e.term for e in entries() if not (e.term and e.plain and e.source and STATES.fullmatch(e.review))] == []
    assert [form for form in ALL_FORMS if form != form.lower() or form != form.strip() or ";" in form] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.term)
def test_an_explanation_is_short_and_holds_neither_its_own_term_nor_another(entry: Entry) -> None:
    for plain in set(entry.forms().values()):
        assert 1 <= len(plain.split()) <= 8, plain
        assert len(plain) <= 60, plain
        assert not re.match(r"(?:an?|the) |[A-Z](?![- ]ray|IDS|IV)", plain), plain
        assert not re.search(r"[()\[\].;:\d]", plain), plain
        assert not found(plain), plain
    for replacement in filter(None, entry.replacement.split(" / ")):
        assert len(replacement.split()) <= 5, replacement
        assert not re.search(r"[()\[\].;:\d]", replacement), replacement
        assert not found(replacement), replacement


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Anemia and anaemia are one.", ["Anemia", "anaemia"]),
        ("Two adverse events.", ["adverse events"]),
        ("Crohn’s disease flared.", ["Crohn’s disease"]),
        ("A non-randomised design.", []),
        ("Double-blind, placebo-controlled", ["Double-blind", "placebo-controlled"]),
        ("Pulmonary hypertension was found.", ["Pulmonary hypertension"]),
        ("Hypertensions are not a word of it.", []),
        ("The Psoriasis Area and Severity Index fell.", ["Psoriasis Area and Severity Index"]),
        ("The National Psoriasis Foundation paid.", []),
        ("It was in the Sepsis Care Register.", []),
        ("Psoriasis was mild. Psoriasis Care paid.", ["Psoriasis"]),
        ("They had HYPERTENSION ONLY.", ["HYPERTENSION"]),
        ("İ hypertension", ["hypertension"]),
    ],
)
def test_terms_are_found_as_papers_write_them(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_one_and_many_read_right() -> None:
    assert [t.plain for t in find_terms("One adverse event, two adverse events.")] == [
        "unwanted health problem during a study",
        "unwanted health problems during a study",
    ]


def test_a_later_entry_wins_over_ours() -> None:
    own = Glossary([*entries(), Entry("pruritus", plain="the itch"), Entry("zorb", plurals=("zorbs",), plain="ball")])
    assert [(t.text, t.plain) for t in find_terms("Pruritus from zorbs.", own)] == [
        ("Pruritus", "the itch"),
        ("zorbs", "ball"),
    ]
    assert found("Zorbs.") == []


@given(st.text(alphabet="İß hypertnsioPulmay-’.A", max_size=60) | st.text(max_size=60))
def test_places_always_point_at_the_words(text: str) -> None:
    last = 0
    for term in find_terms(text):
        assert last <= term.start < term.end
        assert text[term.start : term.end] == term.text
        last = term.end


@given(st.sampled_from(ALL_FORMS))
def test_every_form_is_found_whole(form: str) -> None:
    assert found(f"they had {form}, and left") == [form]


def test_a_summary_may_explain_the_shorter_of_terms_that_begin_alike() -> None:
    assert explained(tokens("pulmonary tests")) >= {stem("lungs")}
    assert explained(tokens("pulmonary embolism")) >= {stem("clot")}


def test_looking_takes_no_longer_with_more_terms() -> None:
    """The first words of all terms are looked up, not every term: 1,000 sentences in well under a second."""
    our_glossary()
    text = "The patients were given the tablet for twelve weeks and came back to the clinic with hypertension. "
    before = process_time()
    for _ in range(1_000):
        find_terms(text)
    assert process_time() - before < 0.5


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The tablet eased a uterine fibroid (growth in the womb that is not cancer).", None),
        ("The tablet eased a uterine fibroid (cancer).", "warn"),
        ("The tablet eased pain (growth in the womb that is not cancer).", "warn"),
    ],
)
def test_an_illness_in_our_own_explanation_is_no_invention(said: str, loudness: str | None) -> None:
    paper = paper_of("The tablet eased a uterine fibroid in 300 adults.", design="randomised trial", people=300)
    assert severity(said, paper, "names") == loudness

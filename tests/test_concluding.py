"""Where an abstract begins to conclude: told by how its last sentences speak, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_maker import make_paper

from pipeline.draft.concluding import LIKELY, MOST, chances_of_length, concluding, describe, weights
from pipeline.draft.offline import write_offline
from pipeline.records import Fact, Paper, StudyFacts

ASKED = "We asked whether warm socks help adults who sleep badly."
DID = "Ninety adults were given socks or none for six weeks."
FOUND = "The time to fall asleep was 12 minutes shorter with socks (95% CI 4 to 20)."
ALSO = "No differences were seen between the groups in how often they woke."
SAYS = "Warm socks may help adults who sleep badly to fall asleep."
NEEDS = "Larger trials are needed."
TITLE = "Do warm socks help adults who sleep badly?"


def abstract(
    *sentences: str, title: str = TITLE, heading: str = "Abstract", design: str = "randomised trial"
) -> Paper:
    facts = StudyFacts(design=Fact(value=design, confidence=0.9))
    return make_paper({heading: list(sentences)}, title=title, scope="abstract", facts=facts)


def concluded(paper: Paper) -> list[str]:
    return [passage.text for passage, chance in concluding(paper) if chance >= LIKELY]


@pytest.mark.parametrize("title", [TITLE, "Untitled paper"])
def test_conclusions_begin_where_the_authors_turn_from_what_was_done_to_what_is(title: str) -> None:
    assert concluded(abstract(ASKED, DID, FOUND, ALSO, SAYS, NEEDS, title=title)) == [SAYS, NEEDS]


def test_a_result_without_figures_is_no_conclusion() -> None:
    assert ALSO not in concluded(abstract(ASKED, DID, FOUND, ALSO, SAYS))


def test_what_was_found_of_all_that_the_title_names_concludes_though_it_tells_of_what_was() -> None:
    said = "Warm socks did not help adults who sleep badly."
    assert said in concluded(abstract(ASKED, DID, FOUND, ALSO, said))


def test_a_text_without_any_heading_concludes_where_an_abstract_would() -> None:
    assert concluded(abstract(ASKED, DID, FOUND, SAYS, NEEDS, heading="Text")) == [SAYS, NEEDS]


@pytest.mark.parametrize("begins", ["In conclusion, socks were worn.", "We conclude that socks were worn."])
def test_authors_who_say_that_they_conclude_are_taken_at_their_word(begins: str) -> None:
    assert concluded(abstract(ASKED, DID, FOUND, begins, FOUND, ALSO)) == [begins, FOUND, ALSO]


def test_a_section_of_conclusions_is_all_of_them_and_sure() -> None:
    paper = make_paper({"Results": [FOUND, SAYS], "Conclusions": [ALSO, FOUND]}, title=TITLE, scope="abstract")
    assert [(passage.text, chance) for passage, chance in concluding(paper)] == [(ALSO, 1.0), (FOUND, 1.0)]


def test_a_review_concludes_behind_its_last_figures_however_it_speaks() -> None:
    paper = abstract(ASKED, DID, FOUND, ALSO, SAYS, NEEDS, design="systematic review", title="Untitled paper")
    assert concluded(paper) == [SAYS, NEEDS]
    assert concluded(abstract(ASKED, DID, FOUND, design="systematic review")) == [FOUND]
    assert len(concluded(abstract(*[ALSO] * 10, design="systematic review"))) == 4


def test_a_paper_without_a_sentence_concludes_nothing() -> None:
    assert chances_of_length([], TITLE) == []


@given(st.lists(st.text(max_size=80), min_size=1, max_size=12), st.text(max_size=40))
def test_chances_are_shared_among_the_places_that_there_are(sentences: list[str], title: str) -> None:
    chances = chances_of_length(sentences, title)
    assert sum(chances) == pytest.approx(1.0)
    assert len(chances) == max(1, min(MOST, len(sentences) - 1))


@pytest.mark.parametrize("title", [TITLE, ""])
def test_each_feature_of_an_end_has_a_weight(title: str) -> None:
    found = {name for place in describe([ASKED, DID, FOUND, ALSO, SAYS, NEEDS], title) for name in place}
    assert found <= set(weights())


@pytest.mark.parametrize(
    "said",
    [
        "Schooling influences how often people see a specialist.",
        "Early marks predicted survival in adults who sleep badly.",
        "These preliminary results suggest that warm socks help adults who sleep badly.",
    ],
)
def test_a_conclusion_with_a_less_usual_verb_can_open_a_draft(said: str) -> None:
    told = [claim.text for claim in write_offline(abstract(ASKED, DID, FOUND, ALSO, said)).takeaway]
    assert any(text.endswith(said[-25:]) for text in told)

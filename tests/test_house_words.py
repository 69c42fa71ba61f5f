"""A house's words: put in place of others, whole, in their case, and never in a quotation, a name or an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.house import HouseStyle
from pipeline.text.articles import article_of
from pipeline.text.glossary import Entry
from pipeline.text.inflection import other_forms
from pipeline.text.spelling import respelled, spelling_pairs
from pipeline.text.wording import Wording

PREFER = (
    ("utilise", "use"),
    ("physician", "doctor"),
    ("obese", "heavy"),
    ("institution", "hospital"),
    ("sodium", "salt"),
)
TERMS = (
    Entry("oedema", ("edema",), ("oedemas",), "", "swelling / swellings"),
    Entry("alopecia", (), (), "", "hair loss"),
)
HOUSE = Wording(
    (*PREFER, ("sufferer", "person with asthma")),
    {"victim": "rude", "sufferer": ""},
    ("Tumor Register", "tumor bank"),
    "british",
    TERMS,
)


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("They utilized it.", "They used it."),
        ("Utilising it, physicians left.", "Using it, doctors left."),
        ("An obese man in an institution.", "A heavy man in a hospital."),
        ("An asthma sufferer; two sufferers.", "An asthma person with asthma; two people with asthma."),
        ("The tumor's color in this fetus center.", "The tumour's colour in this fetus centre."),
        ("An edema and edema.", "A swelling and swelling."),
        ("An alopecia, and no alopecia.", "An alopecia, and no hair loss."),
        ("It was alopecia (AA).", "It was alopecia (AA)."),
        ("A training program and a computer program.", "A training programme and a computer program."),
        ("Salt: sodium valproate and sodium.", "Salt: sodium valproate and salt."),
        ("Randomized: anti-tumor drugs.", "Randomised: anti-tumour drugs."),
    ],
)
def test_words_are_exchanged_whole_and_in_their_case(text: str, put: str) -> None:
    assert HOUSE.apply(text) == put


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “the tumor utilized” twice.",
        'He wrote "utilize the center".',
        "He said 'a tumor' and ‘the patient’s tumor’.",
        "An open “quotation of a tumor",
        "The Harvard Center for Behavior Science paid.",
        "Tumor Center notes, and the American Tumor Register.",
        "See www.tumor.org/color or mail center@tumor.org.",
        "TUMOR and mTumor are names.",
        "The tumor bank of the town.",
        "The prize, exercise, premise, and Haemophilus.",
        "Reutilized institutionalists.",
    ],
)
def test_quotations_names_addresses_and_parts_of_words_stay(text: str) -> None:
    assert HOUSE.apply(text) == text
    assert HOUSE.find(text) == []


def test_what_is_avoided_is_found_with_its_reason_though_no_word_is_known() -> None:
    found = HOUSE.find("Victims and sufferers.")
    assert [(c.was, c.now, c.kind, c.reason) for c in found] == [
        ("Victims", None, "avoided", "rude"),
        ("sufferers", "people with asthma", "avoided", ""),
    ]
    assert HOUSE.apply("Victims stay.") == "Victims stay."


def test_a_word_that_does_not_fit_its_sentence_is_found_and_left() -> None:
    assert [(c.now, c.fits) for c in HOUSE.find("A severe alopecia.")] == [("hair loss", False)]


def test_everyday_words_of_our_glossary_are_put_in_only_where_a_house_wants_them() -> None:
    text = "Essential hypertension, two myocardial infarctions, a haematuria, and oedema."
    own = Entry("oedema", ("edema",), (), "", "puffiness", "us", "unreviewed")
    house = HouseStyle(everyday=True, glossary=(own,))
    assert house.wording.apply(text) == "High blood pressure, two heart attacks, a haematuria, and puffiness."
    assert HouseStyle(glossary=(own,)).wording.apply(text) == text.replace("oedema", "puffiness")


def test_what_a_house_writes_with_capitals_is_found_with_them_and_an_apostrophe_may_be_straight_or_curly() -> None:
    house = Wording(
        [("Crohn’s disease", "bowel illness"), ("AE", "side effect"), ("women's clinic", "clinic for women")]
    )
    for mark in "'’":
        text = f"They had Crohn{mark}s disease. Crohn{mark}s disease hurts in a women{mark}s clinic."
        assert house.apply(text) == "They had bowel illness. Bowel illness hurts in a clinic for women."
    assert house.apply("One AE, two AEs, an ae, the Crohn's disease Society") == (
        "One side effect, two side effects, an ae, the Crohn's disease Society"
    )


def test_a_country_alone_changes_nothing_but_spelling() -> None:
    american = Wording(spelling="american")
    assert (
        american.apply("The anaemic foetus at the Centre practised.") == "The anemic fetus at the Centre practiced."
    )
    assert not Wording()


@pytest.mark.parametrize(
    ("word", "plain", "forms"),
    [
        ("utilise", "use", {"utilises": "uses", "utilised": "used", "utilising": "using"}),
        ("subject", "participant", {"subjects": "participants"}),
        ("administer", "give", {"administers": "gives", "administering": "giving"}),
        ("retain", "keep", {"retains": "keeps", "retained": "kept", "retaining": "keeping"}),
        ("diabetic", "person with diabetes", {"diabetics": "people with diabetes"}),
        ("mean", "average", {}),
        ("study subject", "person", {"study subjects": "people"}),
    ],
)
def test_other_forms_follow_where_they_are_safe(word: str, plain: str, forms: dict[str, str]) -> None:
    assert dict(other_forms(word, plain)) == forms


@pytest.mark.parametrize(
    ("word", "article"),
    [("hour", "an"), ("union", "a"), ("uninjured", "an"), ("MRI", "an"), ("UK", "a"), ("one", "a"), ("oedema", "an"), ("European", "a")],
)  # fmt: skip
def test_the_article_follows_the_sound(word: str, article: str) -> None:
    assert article_of(word) == article


def test_turning_a_word_there_and_back_gives_it_again() -> None:
    for pair in spelling_pairs():
        if not pair.only_to:
            assert respelled(pair.british, "american") == pair.american
            assert respelled(pair.american, "british") == pair.british
        assert respelled(pair.british, "british") is None, pair
        assert respelled(pair.american, "american") is None, pair


@given(st.lists(st.sampled_from(spelling_pairs()), max_size=6), st.sampled_from(["british", "american"]))
def test_a_text_in_a_countrys_spelling_stays_as_it_is(pairs: list[tuple[str, str, str]], to: str) -> None:
    house = Wording(spelling="british" if to == "british" else "american")
    once = house.apply(" ".join(word for pair in pairs for word in pair[:2]))
    assert house.apply(once) == once


PIECES = st.sampled_from(
    ["utilized", "Sufferers", "tumor", "a", "an", "edema", "alopecia", "“", "”", '"', "'", "obese", "(", "AA)", ". ", ", ", " ",
     "Center", "victim", "program", "computer", "-", "’s", "İ", "ß", "www.", "@"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=50))
def test_once_in_place_nothing_changes_again_and_every_place_points_at_its_words(text: str) -> None:
    last = 0
    for change in HOUSE.find(text):
        assert last <= change.start < change.end
        assert text[change.start : change.end] == change.was
        last = change.end
    once = HOUSE.apply(text)
    assert HOUSE.apply(once) == once


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_what_stands_in_quotation_marks_is_never_touched(text: str) -> None:
    quoted = f"He said “{text.replace('“', '').replace('”', '')}” and went."
    start = quoted.index("“")
    assert HOUSE.apply(quoted)[start:] == quoted[start:]


def test_an_article_counts_the_word_before_a_preposition_and_not_the_term_behind_it() -> None:
    house = HouseStyle(glossary=(Entry("psoriasis", (), (), "", "scaly skin", "us", "unreviewed"),))
    assert house.wording.apply("She had a history of psoriasis.") == "She had a history of scaly skin."
    assert house.wording.apply("She had a mild psoriasis.") == "She had a mild psoriasis."

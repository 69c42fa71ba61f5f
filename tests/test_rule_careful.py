"""What careful writers say beside the findings is told from what is wrong: questions, caveats, places where nothing is claimed."""

from __future__ import annotations

import pytest
from check_maker import paper_of, severity

from pipeline.records import Paper

COHORT = paper_of(
    "Women with a higher iron index had a lower risk of stroke in this cohort of 400 women.",
    "Surgeons usually shave the skin before the operation.",
    "The team excluded women with an illness known to cause stroke.",
    design="cohort study",
    people=400,
)
SERIES = paper_of("Twelve adults took the tablet and felt less pain.", design="case series", people=12)
TRIAL = paper_of("The tablet was tested in 300 adults, who were drawn by lot.", design="randomised trial", people=300)


@pytest.mark.parametrize(
    ("paper", "said", "rule", "loudness"),
    [
        (SERIES, "Does that help patients now?", "strength", None),
        (SERIES, "The tablet can help patients with pain.", "strength", "block"),
        (SERIES, "Did you know that the tablet can help patients with pain?", "strength", "block"),
        (SERIES, "Why does the tablet work so well: can it help patients with pain?", "strength", "block"),
        (COHORT, "Trials are needed for more definitive answers on iron.", "certainty", None),
        (COHORT, "More women had strokes, which definitively settles it.", "certainty", "block"),
        (COHORT, "The higher the index, the lower the risk of stroke.", "strength", None),
        (COHORT, "A higher index lowers the risk of stroke.", "strength", "warn"),
        (COHORT, "The team left out anyone with an illness known to cause stroke.", "strength", None),
        (COHORT, "Too little iron causes stroke.", "strength", "warn"),
        (
            COHORT,
            "Before the operation, the skin where the cut will be made is usually shaved.",
            "hedge dropped",
            None,
        ),
        (COHORT, "Women who have a higher index will have fewer strokes.", "hedge dropped", "warn"),
        (COHORT, "But will women with a higher index have fewer strokes?", "hedge dropped", None),
        (COHORT, "A word of caution: the women were not assigned to an iron index at random.", "negation", None),
        (TRIAL, "The 300 adults were not assigned to the tablet at random.", "negation", "warn"),
        (COHORT, "Whether more iron would help women was not tested here.", "negation", None),
    ],
)
def test_what_claims_nothing_is_told_from_what_does(paper: Paper, said: str, rule: str, loudness: str | None) -> None:
    assert severity(said, paper, rule) == loudness


@pytest.mark.parametrize(
    ("told", "loudness"),
    [
        ("Parents were unable to remember the advice.", None),
        ("Many nurses feel insufficiently prepared.", None),
        ("The Stents in UNCERTAIN Candidates trial compared two stents.", None),
        ("A donor organ cannot be found in time for many.", None),
        ("We were unable to pool the results.", "warn"),
        ("The effect on pain is uncertain.", "warn"),
        ("A benefit cannot be excluded.", "warn"),
    ],
)
def test_what_the_people_of_a_study_cannot_do_is_no_limit_of_it(told: str, loudness: str | None) -> None:
    paper = paper_of(
        "The tablet reduced pain in 300 adults.", told, design="randomised trial", people=300, scope="abstract"
    )
    assert (
        severity(
            "The tablet reduced pain in adults. It was given to 300 of them. All had pain before.", paper, "limits"
        )
        == loudness
    )


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("Many take folic acid, although firm proof that it helps was lacking.", None),
        ("There is firm proof that folic acid helps.", "warn"),
    ],
)
def test_proof_that_is_lacking_is_no_high_grade(said: str, loudness: str | None) -> None:
    paper = paper_of(
        "Folic acid is often given, but there is no conclusive proof that it helps.", "It was given to 90 adults."
    )
    assert severity(said, paper, "evidence grade") == loudness


def test_care_in_labour_is_care_of_babies_and_valves_of_animal_tissue_are_no_animals() -> None:
    paper = paper_of("Midwives checked women in labour.", "A porcine valve was put in.")
    assert severity("The course is for the care of mothers and babies.", paper, "population") is None
    assert severity("Some valves are made of animal tissue.", paper, "population") is None
    assert severity("The course is for toddlers.", paper, "population") == "warn"


FREE = (
    "Twenty-two men had the keyhole operation on a worn knee. A second team of men got the older kind of surgery. "
    "Walking was easier three weeks on after keyhole surgery. At one year the outcomes were alike."
)


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("That is about 22% of the men.", None),
        ("This study put that idea to the test.", None),
        ("The small number of men is also worth keeping in mind.", None),
        ("The old gap could simply be down to chance.", None),
        ("Dragons guard the golden harvest of distant volcanoes tonight.", "warn"),
    ],
)
def test_remarks_on_a_study_are_told_from_inventions(said: str, loudness: str | None) -> None:
    paper = paper_of(
        "22 males underwent arthroscopic surgery for osteoarthritis of the knee.", "Controls had open surgery.",
        "At 3 weeks gait had improved after arthroscopy; at 1 year outcomes did not differ.", scope="abstract",
    )  # fmt: skip
    found = severity(f"{FREE} {said}", paper, "support")
    assert (found if found == "warn" else None) == loudness


@pytest.mark.parametrize(
    ("said", "loudness"),
    [("QOL rose.", None), ("CBT helped.", None), ("The ITA was well.", "warn"), ("The CTS fell.", "warn")],
)
def test_small_words_spell_no_initials(said: str, loudness: str | None) -> None:
    paper = paper_of(
        "Quality of life rose in the abdomen group with cognitive behavioural therapy, compared to surgery.",
        scope="abstract",
    )
    assert severity(said, paper, "names") == loudness


@pytest.mark.parametrize(
    ("told", "loudness"),
    [
        ("Collaborative care improved satisfaction, and nurses provided it.", "warn"),
        ("This proved that collaborative care improved satisfaction.", None),
    ],
)
def test_a_paper_that_improves_and_provides_proves_nothing(told: str, loudness: str | None) -> None:
    said = "This proves that collaborative care improved satisfaction."
    assert severity(said, paper_of(told, scope="abstract"), "certainty") == loudness


@pytest.mark.parametrize(
    ("said", "loudness"), [("4,000", "warn"), ("5,000", "block"), ("3,936", "block"), ("3,935", None)]
)
def test_a_round_number_that_lies_near_the_papers_own_is_no_block(said: str, loudness: str | None) -> None:
    paper = paper_of("We studied the weight of 3,935 children in the slums of one city.", people=3935, scope="full")
    assert severity(f"We studied the weight of {said} children in one city.", paper, "numbers") == loudness

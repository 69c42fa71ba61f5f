"""Summaries in words of their own: what is fair there is no alarm, and what is wrong still is one."""

from __future__ import annotations

import pytest
from check_maker import loud, paper_of, report_on, severity

from pipeline.records import Paper
from pipeline.text.initials import initials_of

# (the paper says, the summary says, how loud the numbers rule is): block, warn, None for silent.
NUMBERS = [
    ("Antibodies were found in 650 of 11,967 patients.", "The team tested nearly 12,000 patients.", None),
    ("Antibodies were found in 650 of 11,967 patients.", "The team tested nearly 14,000 patients.", "block"),
    ("Women aged 50-69 were asked.", "Women aged 50 to 69 joined a trial.", None),
    ("Relapse fell (n = 310, 1 RCT, RR 0.59).", "One study of 310 people looked at relapse.", None),
    ("Relapse fell (n = 310, 1 RCT, RR 0.59).", "One study of 480 people looked at relapse.", "block"),
    ("Malaria was rarer (RR 0.79, 95% CI 0.63 to 0.98).", "Malaria was about a fifth less common.", None),
    ("Malaria was rarer (RR 0.79, 95% CI 0.63 to 0.98).", "Malaria was about two thirds less common.", "warn"),
    ("Healing was commoner (RR 1.92, 95% CI 1.3 to 2.7).", "Healing was about twice as common.", None),
    ("Healing was commoner (RR 1.92, 95% CI 1.3 to 2.7).", "Healing was about four times as common.", "warn"),
    ("The probability of a flare was 0.64.", "A flare came in 64% of them.", None),
    ("The probability of a flare was 0.64.", "A flare came in 46% of them.", "block"),
    ("Symptoms eased in 73% versus 66.4%.", "Symptoms eased in seven extra people in every 100.", None),
    ("Bruises were seen (6.5%).", "Bruises were seen in about 6 or 7 in 100 people.", None),
    ("Bruises were seen (6.5%).", "Bruises were seen in about 8 or 9 in 100 people.", "block"),
    ("Stay was shorter (MD 4.59 days).", "The stay was four to five days shorter.", None),
    ("Each patient passed 1305 ml of urine.", "Each patient passed about 1.3 litres of urine.", None),
    ("Each patient passed 1305 ml of urine.", "Each patient passed about 3.1 litres of urine.", "block"),
    ("Men were asked in 1993 and in 1997.", "Men were asked in the 1990s.", None),
    ("Men were asked in 1993 and in 1997.", "Men were asked in the 1970s.", "warn"),
    ("Median follow-up of the patients was 9 years.", "Half of the patients were followed for 9 years.", None),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "summary", "how_loud"), NUMBERS)
def test_a_number_that_follows_is_no_alarm_and_one_that_does_not_is_one(
    paper: str, summary: str, how_loud: str | None
) -> None:
    full = paper_of(paper, scope="full")
    assert loud(report_on(f"{summary} It was a study.", full)).get("numbers") == how_loud


def _trial() -> Paper:
    return paper_of(
        "We compared two drugs for osteoarthritis of the knee in 120 patients.",
        "Pain scores fell by 12 points with the new drug and by 4 points with placebo.",
        "Adverse events were similar in both groups.",
        design="randomised trial",
    )


OWN = (
    "The trial included 120 patients.", "Those on the new medicine reported lower scores than those on the dummy pills.",
    "Unwanted effects came about as often with either.", "It lasted too short a time to say more.",
)  # fmt: skip


def test_a_lead_may_tell_what_anyone_knows_of_the_illness() -> None:
    lead = (
        "Osteoarthritis happens when the cushion in a joint wears away over many years, and mornings are often stiff."
    )
    assert severity(" ".join((lead, *OWN)), _trial(), "support") in {None, "note"}


def test_advice_in_a_lead_is_no_knowledge() -> None:
    lead = "Throw away whatever was prescribed earlier and rub garlic on it instead."
    assert severity(" ".join((lead, *OWN)), _trial(), "support") == "warn"


def test_an_effect_in_a_lead_is_a_claim_and_is_held_against_the_design() -> None:
    paper = paper_of("A woman with psoriasis stopped natalizumab.", design="case report", people=1)
    told = (
        "Stopping natalizumab can help heal skin ulcers. The skin of a woman changed. Nobody knows why it happened."
    )
    assert {"strength", "scope"} <= loud(report_on(told, paper)).keys()


@pytest.mark.parametrize(
    "sentence",
    [
        "Chemotherapy can slow the disease but it rarely cures it.", "These are links rather than proof of cause.",
        "One case cannot tell us how often this happens or prove what caused it.", "The only real cure is to be born.",
    ],
)  # fmt: skip
def test_a_denied_proof_is_no_proof(sentence: str) -> None:
    assert severity(f"{sentence} The trial included 120 patients.", _trial(), "certainty") is None


def test_a_claimed_proof_stays_one() -> None:
    assert severity("The drug cures the knee. The trial included 120 patients.", _trial(), "certainty") == "block"


def test_a_name_that_the_paper_has_as_initials_is_known() -> None:
    paper = paper_of("We compared two drugs for knee OA in 120 patients.", design="randomised trial")
    assert severity("Osteoarthritis of the knee was treated in 120 patients. It is common.", paper, "names") is None
    assert severity("Glaucoma was treated in 120 patients. It is common.", paper, "names") == "block"


def test_initials_are_known_by_each_word_they_stand_for() -> None:
    assert initials_of()["osteoarthritis"] == {"OA"}
    assert "HCV" in initials_of()["hepatitis"]


def test_two_things_that_go_two_ways_are_both_told() -> None:
    paper = paper_of(
        "Kidney function declined and blood pressure rose with age in 900 people.", design="cohort study"
    )
    told = "With age, kidney function declined in these 900 people and blood pressure rose."
    assert severity(f"{told} It was a study.", paper, "direction") is None
    turned = "With age, kidney function improved in these 900 people and blood pressure fell."
    assert severity(f"{turned} It was a study.", paper, "direction") == "warn"


def test_what_was_not_proven_is_not_shown() -> None:
    paper = paper_of("Dressings may make a difference to wounds in 120 patients.", design="systematic review")
    assert (
        severity(
            "This does not prove that dressings make no difference. It had 120 patients.", paper, "hedge dropped"
        )
        is None
    )


def test_a_group_that_was_left_out_is_no_population() -> None:
    paper = paper_of("Of 120 men, 80 used the spray.", design="cohort study")
    assert severity("The study had 120 men. It did not include women.", paper, "population") is None
    assert severity("The study had 120 men. It helped pregnant women.", paper, "population") == "warn"


# (the paper says, the summary says): what follows, in units and years as papers write them.
WRITTEN = [
    ("Fertility fell from 6.0 to 1.6 over the period 1960-87.", "By 1987 fertility had fallen to 1.6."),
    ("Failure was rarer (hazard ratio (HR) 0.80, 95% CI 0.66 to 0.97).", "Failure was about a fifth rarer."),
    ("The drug lowered blood pressure by 8 mm Hg.", "The drug lowered blood pressure by 8 points."),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "summary"), WRITTEN)
def test_units_years_and_ratios_are_read_as_papers_write_them(paper: str, summary: str) -> None:
    assert loud(report_on(f"{summary} It was a study.", paper_of(paper, scope="full"))).get("numbers") is None


def test_a_cancer_that_the_paper_has_as_initials_is_known() -> None:
    paper = paper_of("Two trials treated 120 people with early-stage HL.", design="systematic review")
    told = "Hodgkin lymphoma is a cancer of the lymph system. Two trials treated 120 people."
    assert severity(told, paper, "names") is None


def test_our_own_explanations_are_no_claims() -> None:
    paper = paper_of("Of 120 people, 40 were asymptomatic and exacerbations were counted.", design="cohort study")
    told = "Of 120 people, 40 were asymptomatic (without symptoms). Exacerbations (times when the illness gets worse) were counted."
    assert not {"negation", "direction"} & loud(report_on(told, paper)).keys()


def test_a_sentence_of_the_paper_rates_no_evidence_too_high() -> None:
    paper = paper_of("High quality confirmatory trials of the drug are required.", design="systematic review")
    assert (
        severity("High quality confirmatory trials of the drug are required. It is new.", paper, "evidence grade")
        is None
    )


def test_an_explanation_hides_no_turned_word_behind_it() -> None:
    paper = paper_of(
        "Exacerbations were counted. Walking distance increased with the drug in 120 people.", design="cohort study"
    )
    told = "Exacerbations (times when the illness gets worse) were counted. Walking distance decreased with the drug in 120 people."
    assert "direction" in loud(report_on(told, paper))


def test_half_needs_the_median_beside_it() -> None:
    paper = paper_of("Median age of the patients was 50 years.", scope="full")
    assert "numbers" in loud(report_on("Half of the patients died. It was a study.", paper))


def test_an_end_of_a_range_needs_a_value_between_the_ends() -> None:
    paper = paper_of("Stay was shorter (MD 3.2 days).", scope="full")
    assert "numbers" in loud(report_on("The stay was four to five days shorter. It was a study.", paper))


@pytest.mark.parametrize(
    "sentence", ["It is a permanent cure.", "The drug is a real cure.", "This is the only cure."]
)
def test_a_cure_that_is_claimed_is_no_lack_of_one(sentence: str) -> None:
    assert severity(f"{sentence} The trial included 120 patients.", _trial(), "certainty") == "block"


def test_a_part_of_a_denied_sentence_is_not_the_papers_own() -> None:
    paper = paper_of("There is no high quality evidence that the drug helps.", design="systematic review")
    assert severity("High quality evidence that the drug helps. It is new.", paper, "evidence grade") is not None


def test_a_group_is_left_out_only_where_it_is_said_so() -> None:
    paper = paper_of("Of 120 men, 80 used the spray, without placebo.", design="cohort study")
    assert (
        severity("The 120 pregnant women did not include a placebo. It was a study.", paper, "population") == "warn"
    )


def test_no_effect_shown_is_a_finding_and_no_limit() -> None:
    paper = paper_of(
        "The main limitation was the small sample of each trial.",
        "No effect was seen in 120 people.",
        design="systematic review",
    )
    told = "The trials do not show any effect. They had 120 people. All were done in hospitals."
    assert "limits" in loud(report_on(told, paper))

"""How a study was run, and that little was known before, is told in everyday words; what it found is held against the paper all the same."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Severity
from pipeline.validate.denials import holds_a_denial
from pipeline.validate.gaps import is_gap, tells_a_gap
from pipeline.validate.study_talk import is_study_talk

TRIAL = paper_of(
    "Evidence for the effectiveness of mavirelib in children with plaque psoriasis is limited.",
    "In a double-blind crossover trial 57 children were randomised to mavirelib or placebo for 16 weeks, as needed.",
    "Children were examined on day 1 (without medication) and at week 16 (under medication).",
    "Itching decreased by 41% with mavirelib; the mothers of 12 children were illiterate.",
    "Around 26% of the families had an unmet need for home nursing.",
    "Nausea and headache were the commonest adverse events.",
    scope="abstract",
)
OWN = (
    "The researchers tested mavirelib in 57 children with plaque psoriasis for 16 weeks. Itching decreased by 41% with mavirelib. "
    "Nausea and headache were the commonest adverse events. "
)
DOINGS = [
    "Neither the children nor the researchers knew who was getting which.",
    "During this time neither they nor the researchers knew who took what.",
    "Nobody was told which treatment had been given.",
    "The people who checked the results did not know who was in which group.",
    "Group B used the same treatments in the opposite order.",
    "Everyone was seen again at the end.",
    "Both groups also got it whenever asked.",
    "Half started with one treatment and half with the other.",
]
GAPS = [
    "Not much is known about treating younger ones.",
    "There is not much evidence on whether mavirelib helps children.",
    "Earlier studies have not given clear answers about whether it works.",
    "Doctors do not yet know how well it works.",
    "Few trials had looked at children before.",
]
IN_OTHER_WORDS = [
    "Twelve of the children had mothers who could not read or write.",
    "About 26% of the families need home nursing but are not getting it.",
    "The children were examined on day 1 and at week 16.",
]
DENIED_ALIKE = [
    "Itching was less common with mavirelib. This was a significant difference.",
    "Nausea occurred in 9 children, an effect of the drug that passes, with no significant difference between the groups.",
    "The mothers' words were typed out word for word.",
]
CLAIMS = [
    "Everyone who took part felt better within days.",
    "Both groups were safe at all times.",
    "You should ask for it at the next visit.",
    "Nobody in either group had any problems.",
]


@pytest.mark.parametrize("told", [*DOINGS, *IN_OTHER_WORDS])
def test_doings_and_a_denial_in_another_word_raise_no_alarm(told: str) -> None:
    loud = {
        flag.rule for flag in report_on(OWN + told, TRIAL).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert not loud & {"support", "negation"}


@pytest.mark.parametrize("told", GAPS)
def test_a_gap_in_knowledge_raises_no_alarm_in_a_summary_of_own_words(told: str) -> None:
    own = (
        "Some children have a skin disease that comes and goes. Doctors wondered whether a new medicine could calm it. "
        "So 57 of them got either the drug, mavirelib, or a dummy pill, and later the other. They itched 41% less while on it. "
        "Feeling sick and a sore head were what bothered them most. "
    )
    loud = {
        flag.rule for flag in report_on(own + told, TRIAL).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert not loud & {"support", "negation"}


@pytest.mark.parametrize("told", DENIED_ALIKE)
def test_significance_alone_is_of_the_sentence_before_and_without_is_as_good_as_with_no(told: str) -> None:
    paper = paper_of(
        "Fifty-seven children with plaque psoriasis were randomised to mavirelib or placebo for 16 weeks.",
        "Interviews with the mothers were transcribed verbatim.",
        "Itching was significantly less common with mavirelib (p = 0.01).",
        "Sleep did not differ; there was no significant difference between boys and girls.",
        "Nausea occurred in 9 children, without a significant difference between the groups.",
        scope="abstract",
    )
    whole = "The researchers tested mavirelib in 57 children with plaque psoriasis for 16 weeks. "
    loud = {
        flag.rule for flag in report_on(whole + told, paper).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert not loud & {"support", "negation"}


def test_what_a_passage_denies_of_another_thing_is_not_lost_and_a_hyphen_hides_no_denial() -> None:
    paper = paper_of(
        "Guidelines emphasize that irritable bowel syndrome (IBS) is not a diagnosis of exclusion.",
        "Of 57 patients 75% were satisfied with the tablets and 1 patient was un-satisfied.",
        "Allergic rhinitis and AD were recorded by a questionnaire; children with atopic dermatitis (AD) scratched at night.",
        "No difference in sleep was found between the groups.",
        scope="abstract",
    )
    own = "Of 57 patients with irritable bowel syndrome (IBS) 75% were satisfied with the tablets. "
    true = (
        "Irritable bowel syndrome (IBS) is a common bowel problem. One patient was not satisfied. "
        "Nasal allergy and atopic dermatitis were recorded by a questionnaire."
    )
    loud = {
        flag.rule for flag in report_on(own + true, paper).flags if flag.severity in {Severity.BLOCK, Severity.WARN}
    }
    assert not loud & {"negation", "names"}
    assert severity(own + "A difference in sleep was found between the groups.", paper, "negation") == "warn"


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_in_everyday_words_is_no_talk_of_doings(claim: str) -> None:
    assert not is_study_talk(claim, lambda word: False)


def test_a_word_that_neither_every_study_nor_this_paper_has_is_no_talk_of_doings() -> None:
    assert is_study_talk("Both groups had the visits in the opposite order.", lambda word: False)
    assert not is_study_talk("Both groups had the massages in the opposite order.", lambda word: False)
    assert is_study_talk(
        "Both groups had the massages in the opposite order.", lambda word: word.startswith("massag")
    )


def test_a_gap_is_known_only_where_the_paper_speaks_of_one() -> None:
    text = "There is not much evidence that it helps."
    assert tells_a_gap(text, "evidence remains limited.")
    assert not tells_a_gap(text, "mavirelib reduced itching.")
    assert is_gap(text, text.index("not"), "evidence remains limited.", close=False)
    assert not is_gap(text, text.index("not"), "evidence remains limited.", close=True)
    assert is_gap("It was not tested much.", 7, "evidence remains limited.", close=True)
    assert not is_gap("It did not help, and little is known of why.", 7, "evidence remains limited.", close=False)


def test_a_denial_put_into_a_finding_is_still_doubted() -> None:
    assert severity(OWN + "Itching was not decreased by 41% with mavirelib.", TRIAL, "negation") == "warn"


@pytest.mark.parametrize("word", ["illiterate", "unmet", "incontinent", "refused", "symptom-free", "rather than"])
def test_a_word_that_holds_a_denial_is_known(word: str) -> None:
    assert holds_a_denial(f"those who were {word} at home")


@pytest.mark.parametrize("word", ["under", "unilateral", "until", "uncontrolled", "unit", "index"])
def test_a_word_that_only_begins_like_one_holds_no_denial(word: str) -> None:
    assert not holds_a_denial(f"those who were {word} at home")

"""What points to a table, tells who wrote or paid, or is somebody's own words is told in no draft."""

from __future__ import annotations

import pytest
from paper_maker import make_paper

from pipeline.draft.asides import drop_asides
from pipeline.draft.in_short import harms_in_short
from pipeline.draft.offline import write_offline
from pipeline.draft.out_of_place import back_matter, is_out_of_place
from pipeline.draft.rank_words import LEANS_BACK
from pipeline.records import Fact, Paper, StudyFacts

RESULT = "Invented tablets lowered the pain score more than old tablets did."
HARM = "Six adults had a rash as an adverse event, and none of them stopped the tablets."


def paper(*sentences: str, **facts: Fact) -> Paper:
    known = {"design": Fact(value="randomised trial", confidence=0.9)} | facts
    return make_paper({"Results": list(sentences)}, title="Tablets for pain", facts=StudyFacts(**known))


@pytest.mark.parametrize(
    "sentence",
    [
        "Characteristics of the adults are described in Table 1.",
        "Length, gradient and sleep are represented in Figure 1.",
        "Table 2 compares pain in both groups.",
        "The scores of the second week are given below.",
        "The details of the tablets are told in the Methods section.",
        "The results reported below reflect what adults said.",
        "There are two reasons for this design.",
        "NE and PSM designed the tablets.",
        "AB, CD, and EF are involved in the measuring of pain.",
        "JK conceived of the study and wrote most of it.",
        "JK and LM receive support from an invented institute.",
        "JK drafted the manuscript, the final version of which all authors read and approved.",
        "The authors would like to thank the nurses of the invented clinic.",
        "The work was supported by a grant of the invented council.",
        "Raw reads are available under an invented number.",
        "The data are available on reasonable request.",
        "The trial is registered in the invented register.",
        "Ethical approval was given by the invented board.",
        "Written informed consent was obtained from every adult.",
        "That settled me down and I was quite happy then.",
        "You just get used to the tablets.",
        "So what does a nurse do?",
        "which the public lacks enough information about tablets.",
        "The rats were fed with the extract of O.",
        "Bakerson et al. compared tea with tablets.",
        "The set of nodes is 𝓘s and the rest is H^c in all runs of adults.",
        "Adults are listed in Table A of this paper.",
        "The mean cost of running was 11.4 J·kg^−1·m^−1 in adults.",
    ],
)
def test_what_tells_nothing_of_the_findings_is_told_in_no_draft(sentence: str) -> None:
    assert is_out_of_place(drop_asides(sentence))
    told = write_offline(paper(RESULT, HARM, sentence, "Old tablets lowered sleep in two adults."))
    assert not any("S3" in claim.passages for claim in (*told.takeaway, *told.findings))


@pytest.mark.parametrize(
    "sentence",
    [
        RESULT,
        HARM,
        "The MRI and CT scans showed fewer lesions.",
        "HIV and TB were found in nine adults.",
        "AIDS contributed to more deaths in adults.",
        "Vitamin C lowered pain more than vitamin B.",
        "The tablets are available in shops of the north.",
        "Forty women who gave their word took the tablets.",
        "Adults took 5 mg/kg/day of the tablets.",
        "Patients with type I diabetes had more pain.",
        "mRNA levels were lower with the tablets.",
        "Seven of the adults lived above the clinic.",
        "Support from nurses lowered pain.",
        "A tablet a day lowered pain.",
        "Tablet 2 lowered pain.",
        "The tablet was taken at night, and adults could schedule a visit.",
        "A video a week lowered fear.",
        "A panel of nurses said which adults were well.",
    ],
)
def test_what_looks_alike_and_tells_a_finding_stays(sentence: str) -> None:
    assert not is_out_of_place(drop_asides(sentence))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("As shown in Table 2, pain was lower.", "pain was lower."),
        ("As can be seen in Figs. 2 and 3, pain was lower.", "pain was lower."),
        ("Pain was lower, as shown in Figure 2.", "Pain was lower."),
        ("Pain was lower, as shown in Figure 2A, in adults.", "Pain was lower in adults."),
        ("Pain was lower, as shown in mice.", "Pain was lower, as shown in mice."),
    ],
)
def test_a_pointer_to_a_table_goes_and_what_it_shows_stays(sentence: str, said: str) -> None:
    assert drop_asides(sentence) == said


@pytest.mark.parametrize(
    ("title", "is_back"),
    [
        ("Acknowledgements", True),
        ("Authors’ contributions: Consent for publication", True),
        ("Data availability", True),
        ("Author contibutions", True),
        ("Education as a right", False),
        ("Ethics of triage", False),
    ],
)
def test_parts_that_tell_of_a_papers_making_are_known_by_their_headings(title: str, is_back: bool) -> None:  # noqa: FBT001 - a parameter
    made = paper(RESULT)
    section = made.sections[0].model_copy(update={"kind": "other", "title": title})
    assert bool(back_matter(made.model_copy(update={"sections": (section,)}))) is is_back


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("In this manner, pain may fall.", True),
        ("Using the same form, pain was lower.", True),
        ("For these adults pain was lower.", True),
        ("Similar results were seen with old tablets.", True),
        ("For example, pain was lower in adults.", True),
        ("The shares were 76% and 81%, respectively.", True),
        ("In this trial pain was lower.", False),
        ("In this randomised trial pain was lower.", False),
        ("The shares with tablets and with tea were 76% and 81%, respectively, in adults.", False),
        ("Similar adults had less pain.", False),
    ],
)
def test_what_says_the_same_or_such_leans_back(sentence: str, leans: bool) -> None:  # noqa: FBT001 - a parameter
    assert bool(LEANS_BACK.search(sentence)) is leans


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Asthma causes 250,000 deaths worldwide each year.", None),
        ("The aim was to see whether the tablets lower deaths.", None),
        ("Deaths were recorded for two years.", None),
        ("There were four deaths in the tablet group.", "The paper also tells of deaths."),
        ("Side effects were more common with tablets.", "The paper also tells of side effects."),
    ],
)
def test_a_harm_is_pointed_to_only_where_it_befell_people_of_the_study(sentence: str, said: str | None) -> None:
    made = paper(sentence, harms=Fact(value="deaths", passages=("S1",), confidence=0.9))
    claim = harms_in_short(made, ())
    assert (claim.text if claim else None) == said

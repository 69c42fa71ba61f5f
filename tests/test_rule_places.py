"""What the paper says of one thing is not told of another: names, numbers, directions, denials, doubts, causes, grades."""

from __future__ import annotations

import pytest
from check_maker import flags_of, loud, paper_of, report_on, severity

from pipeline.records import Paper

TRIAL = paper_of(
    "In 240 adults with asthma, omalizumab reduced the number of attacks compared with placebo.",
    "Headache was reported by 14 adults who received omalizumab.",
    "Nausea was reported by 37 adults who received montelukast.",
    "Montelukast may improve sleep in adults with asthma.",
    "Attacks were associated with smoking at home.",
    "The certainty of the evidence for fewer attacks was low, and for headache it was moderate.",
    "Hospital visits did not differ between the groups.",
    "The FEV of the adults rose during the year.",
    "The clinic is in a town by the sea, which has two schools.",
    title="Omalizumab for asthma", design="randomised trial", people=240,
)  # fmt: skip

# (the summary says, the rule, how loud): a right sentence stands beside each wrong one.
SAID = [
    ("Omalizumab reduced the number of attacks compared with placebo.", "names", None),
    ("Adalimumab reduced the number of attacks compared with placebo.", "names", "block"),
    ("In adults with eczema, omalizumab reduced the number of attacks.", "names", "warn"),
    ("The FEV of the adults rose during the year.", "names", None),
    ("The WBC of the adults rose during the year.", "names", "warn"),
    ("The adults had multiple sclerosis (MS), and MS was mild.", "names", "block"),
    ("Headache was reported by 14 adults who received montelukast.", "names", "warn"),
    ("HOW WE DID IT: adults received omalizumab or placebo.", "names", None),
    ("Headache was reported by 37 adults who received omalizumab.", "numbers", "warn"),
    ("Headache was reported by 14 adults who received omalizumab.", "numbers", None),
    ("Omalizumab increased the number of attacks compared with placebo.", "direction", "warn"),
    ("Omalizumab lowered the number of attacks compared with placebo.", "direction", None),
    ("Attacks were more common with placebo than with omalizumab.", "direction", None),
    ("Omalizumab did not reduce the number of attacks compared with placebo.", "negation", "warn"),
    ("Hospital visits differed between the groups.", "negation", "warn"),
    ("Hospital visits did not differ between the groups.", "negation", None),
    ("There was no difference in hospital visits between the groups.", "negation", None),
    ("Montelukast will improve sleep in adults with asthma.", "hedge dropped", "warn"),
    ("Montelukast improves sleep in adults with asthma.", "hedge dropped", "warn"),
    ("Montelukast might improve sleep in adults with asthma.", "hedge dropped", None),
    ("Attacks were caused by smoking at home.", "cause", "warn"),
    ("Attacks were linked to smoking at home.", "cause", None),
    ("It is not known whether attacks were caused by smoking at home.", "cause", None),
    ("There is high-certainty evidence for fewer attacks.", "evidence grade", "block"),
    ("There is low-certainty evidence for fewer attacks.", "evidence grade", None),
    ("High-quality evidence is needed.", "evidence grade", None),
    ("In 240 children with asthma, omalizumab reduced the number of attacks.", "population", "warn"),
    ("In 240 adults with asthma, omalizumab reduced the number of attacks.", "population", None),
]


@pytest.mark.parametrize(("said", "rule", "loudness"), SAID, ids=[f"{rule}: {said}" for said, rule, _ in SAID])
def test_each_thing_is_told_as_the_paper_tells_it(said: str, rule: str, loudness: str | None) -> None:
    assert severity(said, TRIAL, rule) == loudness, report_on(said, TRIAL).flags


def test_of_an_abstract_alone_a_strange_name_only_warns() -> None:
    abstract = TRIAL.model_copy(update={"scope": "abstract"})
    assert severity("Adalimumab reduced the number of attacks.", abstract, "names") == "warn"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "Renal failure occurred in hypertensive patients.",
            "Their kidneys failed, and they had high blood pressure.",
        ),
        ("Diarrhoea and anaemia were common in patients.", "Diarrhea and anemia were common in patients."),
        (
            "Patients with multiple sclerosis took part.",
            "Patients with multiple sclerosis (MS) took part, and MS was mild.",
        ),
        ("Atopic dermatitis of the hands was treated.", "The dermatitis of the hands was treated."),
    ],
)
def test_lay_words_and_other_spellings_are_no_strange_names(told: str, said: str) -> None:
    assert severity(said, paper_of(told, "A nurse followed them at home for a long time."), "names") is None


def test_a_flag_names_both_words_and_the_passage() -> None:
    (flag,) = flags_of(
        "direction", report_on("Omalizumab increased the number of attacks compared with placebo.", TRIAL)
    )
    assert (flag.quote, flag.passages) == ("increased", ("S1",))
    assert "“reduced”" in flag.message


@pytest.mark.parametrize(
    ("told", "said", "rule"),
    [
        (
            "Pain was lower with the patch than with the pill.",
            "Pain was higher with the pill than with the patch.",
            "direction",
        ),
        ("Adverse effects were infrequently reported.", "Adverse effects were not often reported.", "negation"),
        ("No significant difference in pain was found.", "Pain did not differ significantly.", "negation"),
        ("Two groups of 21 and 24 people were randomised.", "About half of the people got the drug.", "numbers"),
        ("The 46 black and 139 white women filled in a form.", "A group of 185 women filled in a form.", "numbers"),
        ("Visits were on days 7, 14 and 42.", "People were seen over six weeks.", "numbers"),
        ("The mean age was 54.2 and they lived alone.", "They were about 54 years old and lived alone.", "numbers"),
        ("The tablet (400 mg/d) was given daily.", "The tablet, 400 mg a day, was given daily.", "numbers"),
    ],
)
def test_another_way_of_saying_the_same_passes(told: str, said: str, rule: str) -> None:
    assert severity(said, paper_of(told, "They were followed by a nurse."), rule) is None


LIMITED = paper_of(
    "The tablet reduced pain in the adults.", "The adults were followed at home by a nurse.",
    "The number of adults was small, and the results should be interpreted with caution.", design="randomised trial",
)  # fmt: skip


def test_a_summary_that_admits_no_limit_of_its_paper_is_named() -> None:
    silent = "The tablet reduced pain in the adults. A nurse followed the adults at home."
    assert loud(report_on(silent, LIMITED)).get("limits") == "warn"
    assert "limits" not in loud(report_on(f"{silent} The number of adults was small.", LIMITED))


def test_where_the_paper_admits_nothing_nothing_is_missing() -> None:
    paper = paper_of("The tablet reduced pain in the adults.", "A nurse followed the adults at home.")
    assert "limits" not in loud(report_on("The tablet reduced pain. A nurse followed the adults.", paper))


@pytest.mark.parametrize(
    "said",
    [
        "Families everywhere can finally rejoice at this splendid present.",
        "Grab a bottle at the shop round the corner and begin tonight.",
        "Stock markets in Asia closed higher after the minister resigned.",
    ],
)
def test_what_no_list_knows_is_seen_by_its_lack_of_support(said: str) -> None:
    close = "In 240 adults with asthma, omalizumab reduced the number of attacks compared with placebo."
    flags = [f for f in report_on(f"{close} {said}", TRIAL).flags if f.rule == "support" and f.severity == "warn"]
    assert [flag.quote for flag in flags] == [said]


def test_a_cited_finding_told_as_this_studys_is_named_but_background_is_not() -> None:
    paper = cited_paper()
    assert severity("In twelve patients the rash improved after infliximab.", paper, "whose") == "warn"
    assert severity("Earlier reports describe that the rash improved after infliximab.", paper, "whose") is None


def cited_paper() -> Paper:
    """Make a case report whose discussion tells of other people's patients."""
    return paper_of(
        "A 50-year-old woman had a rash on her palms after natalizumab.",
        "In twelve other patients the rash improved after infliximab.",
        cited=("S2",), design="case report", people=1,
    )  # fmt: skip

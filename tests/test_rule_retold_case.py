"""What a careful writer tells of one patient in own words, beside the same told wrongly."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

from pipeline.records import Paper

LOUD = {"warn", "block"}
LUMP = (
    "The biopsy showed a 5 cm lymphoma of the neck.",
    "The patient received chemotherapy.",
    "The lymphoma shrank.",
)
HEAD = ("A patient presented at the clinic for headaches associated with epistaxis, ear pain and facial pain.", "A rash was associated with the drug.")  # fmt: skip
KNEE = ("The patient had pain in the knee.", "No limitations in the joint motion were found.", "Her origins were unclear.")  # fmt: skip
THEN = " The lymphoma shrank after chemotherapy. It was in the neck."


def case(*told: str) -> Paper:
    return paper_of(*told, design="case report", people=1, scope="abstract")


# (rule, the paper says, the summary says, whether it is wrong).
SAID = [
    ("certainty", LUMP, "In the laboratory, the right side proved to contain a 5 cm lymphoma.", False),
    ("certainty", LUMP, "The lump proved to have come from the neck.", False),
    ("certainty", LUMP, "The clot proved fatal and the cultures sterile.", False),
    ("certainty", LUMP, "A second operation proved necessary.", False),
    ("certainty", LUMP, "He was treated for a biopsy-proven lymphoma.", False),
    ("certainty", LUMP, "The diagnosis was proven by a biopsy.", False),
    ("certainty", LUMP, "The suspicion proved to be true.", False),
    ("certainty", LUMP, "This single case proves nothing about other people.", False),
    ("certainty", LUMP, "The definitive diagnosis was lymphoma.", False),
    ("certainty", LUMP, "Chemotherapy proved to work.", True),
    ("certainty", LUMP, "Chemotherapy has proved to prevent lymphoma.", True),
    ("certainty", LUMP, "The drug proved to have great benefits.", True),
    ("certainty", LUMP, "Chemotherapy proved to be a cure.", True),
    ("certainty", LUMP, "The scan proved that chemotherapy works.", True),
    ("certainty", LUMP, "The biopsy proved that the drug is safe.", True),
    ("certainty", LUMP, "Chemotherapy is the definitive answer to lymphoma.", True),
    ("scope", LUMP, f"A 38-year-old smoker had a lymphoma.{THEN}", False),
    ("scope", LUMP, f"What happened? A 30-year-old man had a lymphoma.{THEN}", False),
    ("scope", LUMP, f"A boy of 6 had a lymphoma.{THEN}", False),
    ("scope", LUMP, f"A 32-year-old right-handed man had a lymphoma.{THEN}", False),
    ("scope", LUMP, f"A 3-month-old had a lymphoma.{THEN}", False),
    ("scope", LUMP, f"She came to the clinic with a lump.{THEN}", False),
    ("scope", LUMP, f"Lymphoma is a blood cancer. A farmer aged 38 had it.{THEN}", False),
    ("scope", LUMP, f"Chemotherapy shrinks lymphoma of the neck.{THEN}", True),
    ("scope", LUMP, f"What happened? Lymphoma shrank.{THEN}", True),
    ("scope", LUMP, f"Chemotherapy may play a part in lymphoma. For a year she had had a lump.{THEN}", True),
    ("scope", LUMP, f"Lymphoma is a blood cancer. The patient had a lump.{THEN}", True),
    ("scope", LUMP, f"A lymphoma at the age of 22 is rare. This young man had smoked.{THEN}", False),
    ("scope", LUMP, f"Lymphoma is a cancer that rarely starts in the neck. In one woman it did.{THEN}", False),
    ("scope", (*LUMP, "Observation N o 2: The second patient had one too."), f"Lymphoma is a blood cancer. Two young men are described here.{THEN}", False),
    ("scope", LUMP, f"Lymphoma is a blood cancer. Two young men are described here.{THEN}", True),
    ("scope", (*LUMP, "Case 2: A man of 40."), f"Lymphoma is a blood cancer. Three young men are described here.{THEN}", True),
    ("scope", LUMP, f"Chemotherapy is what 50% of tumours need. A man had it.{THEN}", True),
    ("scope", LUMP, f"Lymphoma is an illness in which lumps are found. In one woman it was so.{THEN}", False),
    ("scope", LUMP, f"It was found that lymphoma is cured. In one woman it was so.{THEN}", True),
    ("scope", LUMP, f"A lymphoma at the age of 22 is rare. Smoking plays a part. A man had it.{THEN}", True),
    ("scope", LUMP, f"Smokers had lymphoma of the neck.{THEN}", True),
    ("scope", LUMP, f"Lymphoma weakens anybody in his or her life.{THEN}", True),
    ("population", ("A nulliparous woman of 26 was 38 weeks pregnant.",), "A woman of 26, expecting her first child, was 38 weeks pregnant.", False),
    ("population", ("A multiparous woman was nursing.",), "She had several children and was breastfeeding.", False),
    ("population", ("A nulliparous woman of 26 was 38 weeks pregnant.",), "A woman of 26, with her first child, was 38 weeks pregnant.", True),
    ("limits", KNEE, "A patient had pain in the knee. She could move it freely.", False),
    ("limits", (*KNEE, "A limitation of this report is that she was not followed."), "A patient had pain in the knee. She could move it.", True),
    ("limits", (*KNEE[:1], "The evidence for the drug is insufficient."), "A patient had pain in the knee. She could move it.", True),
    ("novelty", LUMP, "Her first treatment was chemotherapy.", False),
    ("novelty", LUMP, "Doctors first tried treatment without surgery.", False),
    ("novelty", LUMP, "The first drug did not help.", False),
    ("novelty", LUMP, "His new tablets were given.", False),
    ("novelty", LUMP, "It is the first treatment that works.", True),
    ("novelty", LUMP, "The first drug ever shown to help was given.", True),
    ("novelty", LUMP, "She was given a new drug.", True),
    ("cause", HEAD, "A smoker went to a clinic because of headaches, nosebleeds, ear pain and facial pain.", False),
    ("cause", HEAD, "Because of headaches with nosebleeds and facial pain, the patient went to a clinic.", False),
    ("cause", HEAD, "The headaches and nosebleeds led to the diagnosis in the patient at the clinic.", False),
    ("cause", HEAD, "The drug was stopped because of a rash.", False),
    ("cause", HEAD, "The headaches were due to nosebleeds and facial pain in the patient at the clinic.", True),
    ("cause", HEAD, "The drug led to a rash.", True),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "told", "said", "wrong"), SAID, ids=[f"{s[0]}: {s[2][:60]}" for s in SAID])
def test_what_is_told_of_one_patient_passes_and_what_is_claimed_does_not(
    rule: str, told: tuple[str, ...], said: str, *, wrong: bool
) -> None:
    paper = case(*told)
    assert (severity(said, paper, rule) in LOUD) is wrong, report_on(said, paper).flags


# (the paper says of what was tried, the summary says, whether it is wrong).
TRIED = [
    ("Antibiotic therapy was conducted 15 days with poor outcome.", "Fifteen days of antibiotics did not help much.", False),
    ("Azathioprine was given with poor response.", "The azathioprine did not work.", False),
    ("The manual reduction was unsuccessful.", "Putting it back by hand did not work.", False),
    ("The seizures were refractory to valproate.", "Valproate did not help against the fits.", False),
    ("Antibiotic therapy for 15 days helped the patient.", "Fifteen days of antibiotics did not help the patient.", True),
    ("Valproate worked well against the seizures of the boy.", "Valproate did not work against the seizures of the boy.", True),
]  # fmt: skip


@pytest.mark.parametrize(("told", "said", "wrong"), TRIED, ids=[said for _, said, _ in TRIED])
def test_what_failed_did_not_help_and_what_helped_did(told: str, said: str, *, wrong: bool) -> None:
    paper = case(told, "Steroids were given later.")
    assert (severity(said, paper, "negation") in LOUD) is wrong, report_on(said, paper).flags


def test_a_larger_hospital_is_no_direction() -> None:
    told = "After 24 hours she was confused with a decreased conscious level, so she was transferred to our unit, the referral hospital."
    paper = case(told, "Steroids were given later.")
    said = "After a day she was confused and less awake, so she was sent to a larger hospital."
    assert severity(said, paper, "direction") is None
    assert severity(said.replace("less awake", "with an increased conscious level"), paper, "direction") == "warn"


def test_what_many_took_is_no_reason_that_care_was_given() -> None:
    paper = paper_of(
        "Fewer falls of adults were associated with vitamin D tablets.", design="cohort study", scope="abstract"
    )
    assert (
        severity("Adults who took vitamin D tablets had fewer falls because of the tablets.", paper, "cause") in LOUD
    )

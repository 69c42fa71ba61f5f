"""An invented whole paper, long as whole papers are. Takes nothing; gives a Paper of some seventy passages, some of them cited."""

from __future__ import annotations

from typing import Any

from paper_maker import make_paper

from pipeline.records import Fact, Paper, StudyFacts

_MEASURED = ("sodium", "potassium", "creatinine", "albumin", "ferritin", "haemoglobin", "calcium", "magnesium")
_INTRODUCTION = [
    "Nocturnal calf cramps are sudden painful contractions of the calf that are common after the age of 60 [1].",
    "In a survey of 350 older adults, one third of them reported cramps at least twice a week [2].",
    "Quinine reduces cramps but can cause serious adverse reactions, and several agencies advise against it [3].",
    "It is widely accepted that regular stretching can reduce the number of cramps [4].",
    "Cooling of the calf has been shown to lower muscle spindle activity in healthy volunteers [5].",
    "Previous trials of stretching in nursing homes showed no reduction in cramps [6].",
    "The aim of the present study was to compare a cooling sleeve with a sham sleeve in patients with nocturnal calf cramps.",
]
_METHODS = [
    "This randomised, double-blind, cross-over trial was conducted at three outpatient clinics in Leeds and York.",
    "Adults aged 50 years or older with at least four cramps per week were eligible.",
    "Patients with peripheral neuropathy, pregnancy, renal failure or use of quinine were excluded.",
    "Participants were randomised to the cooling sleeve or to a sham sleeve for four weeks, followed by a washout of two weeks.",
    "After the washout, participants crossed over to the other sleeve for another four weeks.",
    "Sleeves were identical in appearance, and participants and assessors were blinded to allocation.",
    "Pain was rated on a 10 cm visual analogue scale (VAS) every morning in a diary.",
    "The primary outcome was the number of cramps per week in the last two weeks of each period.",
    "Sleep was assessed with a questionnaire at baseline and at the end of each period.",
    "A sample of 90 patients was required to detect a difference of one cramp per week with a power of 80%.",
    *(
        f"Serum {name} was measured at baseline and at the end of each period by routine methods."
        for name in _MEASURED
    ),
]
_RESULTS = [
    "Between March 2011 and June 2012, 104 patients were randomised, and 96 completed both periods.",
    "Eight patients withdrew: five were lost to follow-up and three discontinued because of cold discomfort.",
    "The analysed patients came from Leeds North (n = 31), Leeds South (n = 29) and York (n = 36).",
    "The mean age was 67.3 years, and 58 of 96 patients (60.4%) were women.",
    "The mean number of cramps per week was 3.1 (SD 1.4) with the cooling sleeve and 5.6 (SD 1.9) with the sham sleeve (p < 0.001).",
    "Mean pain at baseline was 8.7 (SD 0.9) cm in the cooling period and 8.9 (SD 0.8) cm in the sham period.",
    "Mean pain at week four was 4.2 cm with the cooling sleeve and 6.9 cm with the sham sleeve.",
    "Mean rescue use of paracetamol was 410 mg per week with the cooling sleeve and 640 mg per week with the sham sleeve.",
    "The risk of waking at least once per night was 2.54 times higher with the sham sleeve (95% CI 1.61 to 4.02).",
    "The mean total wearing time was 51 h 22 min with the cooling sleeve and 50 h 48 min with the sham sleeve.",
    "Symptoms improved in 71 patients within the first three days of cooling.",
    "Sleep quality improved with the cooling sleeve in 52 patients and did not change in 44.",
    "Skin irritation occurred in 7 patients with the cooling sleeve and in 2 with the sham sleeve.",
    *(f"Serum {name} did not differ between the two periods." for name in _MEASURED),
]
_DISCUSSION = [
    "In this cross-over trial, a cooling sleeve was associated with fewer nocturnal calf cramps than a sham sleeve.",
    "The size of the effect is comparable to that reported for quinine in earlier work [3].",
    "A case series reported that cramps spread to the thigh in 14 patients who had stopped stretching [7].",
    "Cooling may act by lowering the excitability of motor nerve endings [5,8].",
    "Another explanation is that the pressure of the sleeve itself is partly responsible.",
    "Cramps are a major problem in pregnancy, and pregnant women often report disturbed nights in obstetric clinics [9].",
    "Clinicians in warm countries should consider storage of the sleeve, since the gel loses its effect above 40 degrees.",
    "It may be that the improvement was larger in summer, but the trial was not designed to show this.",
    "Further research should address whether the effect lasts for longer than four weeks.",
    "This study has some limitations.",
    "The sample was small, and patients with neuropathy were not included.",
    "Some patients may have recognised the sham sleeve because it felt less cold.",
]
_CONCLUSIONS = [
    "A cooling sleeve reduced nocturnal calf cramps in adults over a period of four weeks.",
    "Larger trials with longer follow-up are needed.",
]
_SECTIONS = {
    "Introduction": _INTRODUCTION,
    "Methods": _METHODS,
    "Results": _RESULTS,
    "Discussion": _DISCUSSION,
    "Conclusions": _CONCLUSIONS,
}
OWN = (
    "Painful cramps in the calf wake many older people at night. Researchers compared a cooling sleeve with a sham sleeve in 104 adults in Leeds and York. "
    "With the cooling sleeve there were about 3 cramps a week, with the sham sleeve between 5 and 6. Seven people got irritated skin under the cooling sleeve. "
    "The sample was small, and larger trials are needed. "
)


def whole_paper(*more: str, under: str = "Results", **changes: Any) -> Paper:
    """Make the paper, with `more` at the end of a section; what stands with a number in brackets is cited. `changes` are fields of Paper."""
    sections = {**_SECTIONS, under: [*_SECTIONS[under], *more]}
    cited = [
        f"S{number}"
        for number, text in enumerate((text for part in sections.values() for text in part), 1)
        if "[" in text
    ]
    facts = StudyFacts(
        design=Fact(value="randomised trial", confidence=0.9),
        species=Fact(value="humans", confidence=0.9),
        participants=Fact(value="104", confidence=0.9),
    )
    return make_paper(
        sections,
        title="A cooling sleeve for nocturnal calf cramps",
        **{"cited": tuple(cited), "scope": "full", "facts": facts, **changes},
    )

"""What excuses a right sentence excuses no wrong one that looks alike."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

LOUD = {"warn", "block"}
COFFEE = "Smoking causes lung cancer in adults. Adults were asked. They drank coffee. Coffee was linked with lung cancer in adults. It was more in men. Data came from wards. Wards were large"
TRIAL = "The drug was given to adults. Of them 30% got well (p = 0.48). It was so in 12 wards (RR 1.4; p = 0.03)"

# (rule, the paper says, the design, what is wrong in the summary).
WRONG = [
    ("strength", "Statins were linked with fewer deaths.", "cohort study", "The statin lowers the risk of death."),
    ("strength", "Autism was linked with the vaccine.", "cohort study", "The vaccine causes autism."),
    ("strength", "Coffee was linked with stroke.", "cohort study", "Coffee was linked with stroke. Coffee raised sugar and causes stroke."),
    ("strength", COFFEE, "cohort study", "Coffee causes lung cancer in adults."),
    ("strength", "Autism was linked with the vaccine.", "cohort study", "Apart from smokers, the vaccine leads to autism in children."),
    ("strength", "Pain was linked with vaccination.", "cohort study", "Vaccination causes pain in children."),
    ("strength", "Coffee was associated with an increased risk of stroke.", "cohort study", "The study reports that coffee causes stroke."),
    ("names", "Aspirin reduced strokes. The treatment was given daily", None, "Warfarin (aspirin) reduced strokes."),
    ("names", "Aspirin reduced strokes. The treatment was given daily", None, "Patients given warfarin (treatment) had fewer strokes."),
    ("names", "Children with asthma had fewer attacks.", None, "Psoriasis patients (children) had fewer attacks."),
    ("names", "Metformin reduced attacks.", None, "Insulin (metformin) reduced attacks."),
    ("numbers", "Adults took the drug for three years. Annual visits were held", None, "The study lasted one year."),
    ("numbers", TRIAL, None, "The drug may be better: 48% of adults got well."),
    ("numbers", TRIAL, None, "Up to 97% of adults could be cured."),
    ("numbers", TRIAL, None, "Adults may be 12 times as likely to die."),
    ("numbers", "The drug has a half-life of six hours. Of the adults 10% died", None, "50% of the adults died in hospital."),
    ("numbers", "The median age was 40 (interquartile range 30-50). Of the adults 10% died", None, "About half of the adults died."),
    ("numbers", "Adults were recruited in 2010. Data were analysed in 2013. They were followed for six months", None, "Three years after the drug, adults were still well."),
    ("numbers", "We enrolled 90 adults. Of the adults, 40 had asthma. Of the 90 adults, 12 died", None, "In hospital 12 of the 40 adults died."),
    ("numbers", "Adults came from 43 wards. Some got well", None, "The other 42 adults recovered."),
    ("numbers", "We recorded age, sex, weight, height, diet, smoking and drinking. Three adults died", None, "There were seven deaths among adults."),
    ("numbers", "We enrolled 25 patients. Twenty patients were nurses", None, "In the end 45 adults were cured of it."),
    ("numbers", "The mean pain score was 4.8. Adults were asked", None, "In the end 4.8% of adults died."),
    ("numbers", "Wards had 40 beds. Clinics had 20 chairs", None, "Half of the wards had 40 beds, and the clinics had 20 chairs."),
    ("numbers", "Of the nurses 30% were women. Some adults died", None, "About 70% of the adults died."),
    ("numbers", "Wards had 10% and 35% of the beds. Clinics had 5% and 42% of them", None, "Death was about seven times as common in autumn."),
    ("numbers", "A survey went to 248 centres. There were 148 beds", None, "Of the wards 60% had 148 beds."),
    ("numbers", "We mailed a survey to 248 centres. Of them 148 replied", None, "In the end 60% of the adults died."),
    ("numbers", "We tested 83 adults. Group B (n = 73) had fever", None, "The drug was given to 20 adults."),
    ("numbers", "Pain fell by 138%. Mood improved", None, "The pain more than doubled."),
    ("numbers", "We measured weight, height, diet, and pulse in wards. Some adults died", None, "Of the four adults who died, one of 14 was a nurse."),
    ("species", "Cells were grown and the drug was added. The drug was added to cells and they died", "laboratory study", "The drug was added and many patients with cancer died."),
    ("names", "Bilirubin fell in adults. They were well", None, "Adults, the ones with jaundice, were well."),
    ("strength", "Coffee was linked with stroke.", "cohort study", "This study found a link. One reason for it is that coffee causes stroke."),
    ("evidence grade", "The evidence is weak.", None, "The evidence is stronger than thought: there is strong evidence that it works."),
    ("numbers", "Ten patients had surgery. They came from five wards", None, "In the end 50 patients died."),
    ("numbers", "We treated 208 stones. Nurses had 116 beds", None, "About half of the stones came back."),
    ("numbers", "Doses of 05/95 and 10/12 were given", None, "In 1995 they were given the drug."),
    ("names", "Warfarin was given for atrial fibrillation. Bleeds were counted", None, "Fewer strokes were seen with warfarin."),
    ("certainty", "The drug reduced attacks as recommended.", None, "The drug is proven to work."),
    ("numbers", "We enrolled 57 patients. Wards had two beds", None, "In all 55 patients were tested."),
    ("numbers", "Adults got 9.67 mg of it. They were well", None, "Adults got 967 units of it."),
    ("numbers", "Adults got 20 mg of it. They were well", None, "Adults got 20 units of it."),
    ("numbers", "Of the adults, 4 of 90 died", None, "Fewer than one in 90 of the adults died."),
    ("names", "HPV was searched for in adults. They were well", None, "Adults had psoriasis, and HPV, the virus, was found."),
    ("novelty", "The drug was given to adults. They were well", None, "It is the first drug for asthma."),
    ("hedge dropped", "The drug may reduce attacks in adults.", None, "The drug will reduce attacks in adults."),
    ("numbers", "We enrolled 28 adults. Of them 22 were men", None, "The 28 adults and 22 men got 6 mg of it."),
    ("numbers", "Costs were 3.22 dollars. Wards had 2.89 beds", None, "About 11% of the adults died."),
    ("numbers", "Median age was 23 years (maximum 66 wards)", None, "The oldest of the adults was 66 months old."),
    ("numbers", "Of the adults 63% improved. Nurses asked them", None, "While 63% improved, more than a third of them had a rash."),
    ("numbers", "Groups had n = 20 and n = 30 beds. Adults were asked", None, "About two fifths of the adults died."),
    ("numbers", "Doses were 11 and 15 mg. Visits were held", None, "They died four years later."),
    ("novelty", "The drug was given to adults. They were well", None, "The study found that new medicines help adults."),
    ("numbers", "We treated 40 adults in 2 wards. Risk fell by 20%", None, "The risk of the adults fell by 20 times."),
    ("numbers", "The mean was 11.6 cm. Of the adults 24.8% died", None, "About 12% of the adults died."),
    ("population", "Adults with asthma were studied.", None, "The study had a child with asthma."),
    ("hedge dropped", "The drug may reduce attacks in adults.", None, "Adults who take the drug will have fewer attacks."),
    ("names", "Triptans were given to adults with pain.", None, "Triptans lowered migraine in adults."),
    ("numbers", "We asked for age, sex, weight, and height. Adults were matched by age", None, "Of the adults, seven of the nine died."),
    ("certainty", "Asthma is a well-established disease. The drug reduced attacks", None, "The drug is proven to stop attacks."),
    ("certainty", "Tea was linked with cancer.", None, "Did you hear that tea is proven to cure cancer?"),
    ("outcome", "A woman had a rash. The skin was successfully biopsied. She was lost to follow-up", "case report", "The woman recovered."),
    ("population", "Adults with asthma were studied.", None, "The study had children with asthma."),
    ("numbers", "We studied 522 adults. One of the 12 wards was excluded", None, "The study had 521 adults."),
    ("population", "Veterans with asthma got the drug. Sex, age and weight were recorded", None, "The drug helped women with asthma."),
    ("certainty", "The drug reduced attacks in adults.", None, "The drug proved to be highly effective in adults."),
    ("certainty", "The drug reduced attacks in adults.", None, "The drug proved to be a lifesaver."),
    ("certainty", "The drug reduced attacks in adults.", None, "The drug proved to be an excellent treatment."),
    ("certainty", "The drug reduced attacks in adults.", None, "The drug proved safer than placebo."),
    ("certainty", "The drug reduced attacks in adults.", None, "The trial proves otherwise: the drug works."),
    ("certainty", "The drug reduced attacks in adults.", None, "Blood tests proved that coffee causes cancer."),
    ("certainty", "The drug reduced attacks in adults.", None, "The definitive treatment was the drug."),
    ("certainty", "The drug reduced attacks in adults. Guidelines were followed", None, "The drug is a proven treatment."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "told", "design", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_a_wrong_sentence_is_not_excused(rule: str, told: str, design: str | None, said: str) -> None:
    sentences = (f"{part.rstrip('.')}." for part in told.split(". "))
    paper = paper_of(*sentences, "Nothing else was measured.", design=design)
    assert severity(said, paper, rule) in LOUD, report_on(said, paper).flags

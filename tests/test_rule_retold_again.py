"""Turns of speech of careful summaries pass: “for certain illnesses”, a first-ever stroke, “caused no drop”, “not entirely without cost”."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness

from pipeline.text.apparatus import is_apparatus
from pipeline.text.numbers import numbers

FEVER = "On arrival the child had a fever of 390C and a pulse of 160. The mother was asked"
QUIET = "The new pump was mean (95% CI) 4.0 (0.2 to 7.1) units quieter. Nurses were asked"

# (rule, the paper says, the design, the summary says, how loud).
SAID: list[Retold] = [
    ("certainty", "Stays differed most in gout and asthma.", None, "The difference was greatest for certain diseases.", None),
    ("certainty", "Stays differed in gout and asthma.", None, "It is known for certain that stays differ in gout.", "block"),
    ("certainty", "Stays differed in gout and asthma.", None, "Stays differ in gout, for certain.", "block"),
    ("hype", "Patients with a first-onset seizure were scanned.", None, "Patients were scanned after their first-ever seizure.", None),
    ("hype", "Patients with a first-onset seizure were scanned.", None, "They got a first-ever seizure drug.", "warn"),
    ("hype", "Patients with a first-onset seizure were scanned.", None, "It is the first-ever scan that helps.", "warn"),
    ("advice", "Hernia repair can be planned.", None, "The repair need not always be a rush to the operating room.", None),
    ("advice", "Hernia repair can be planned.", None, "Rush to the clinic for the repair.", "block"),
    ("hedge dropped", "There is no universal cure for falls, and wards differ.", None, "Since no single cure will suit all wards, they differ.", None),
    ("hedge dropped", "Necrosis of the hip is a risk of fracture.", None, "There is a danger that part of the hip will die.", None),
    ("hedge dropped", "Necrosis of the hip may follow fracture.", None, "Part of the hip will die after a fracture.", "warn"),
    ("hedge dropped", "The drug may lower the risk of a fracture.", None, "The drug lowers the risk and will prevent a fracture.", "warn"),
    ("hedge dropped", "Results suggest that recovery varied between wards.", None, "Not all wards did equally well in recovery.", None),
    ("hedge dropped", "Although doses were different between wards, it appears that nurses also matter.", None, "The doses did differ between wards.", None),
    ("hedge dropped", "It appears that doses in wards affect nurses.", None, "The doses in wards did affect nurses.", "warn"),
    ("hedge dropped", "The literature suggests that zinc can be used as an effective alternative to iron in mild cases.", None, "The authors conclude that zinc can be used as an effective alternative to iron in mild cases.", None),
    ("hedge dropped", "The literature suggests that zinc is an effective alternative to iron in mild cases.", None, "It is certain that zinc is an effective alternative to iron in mild cases.", "warn"),
    ("direction", "Shortened intervals of vaccination and new vaccines are imaginable.", None, "One might give boosters at shorter intervals and make new vaccines.", None),
    ("direction", "Among the elderly an increase of $100 a month in the benefit caused the rate of falls to fall by 0.5 points. It was so.", None, "For each extra $100 a month in the top benefit, that rate fell by half a point (0.5).", None),
    ("direction", "Some trials found benefits of the syrup, including improved compliance and less vomiting.", None, "Some trials found that with the syrup, children were more likely to take the medicine as directed and vomited less.", None),
    ("direction", "Some trials found benefits of the syrup, including improved compliance and less vomiting.", None, "Some trials found that with the syrup, children had more vomiting.", "warn"),
    ("direction", "Patients of the elevated group whose marker levels normalized after surgery lived long.", None, "Patients whose raised marker levels fell to normal after surgery lived long.", None),
    ("direction", "Patients whose marker levels were elevated after surgery lived long.", None, "Patients whose marker levels were lower after surgery lived long.", "warn"),
    ("direction", "Increased risk of severe hypoglycaemia in type 1 diabetes was linked with elevated enzyme.", None, "People with type 1 diabetes can have severe drops in blood sugar, known as severe hypoglycaemia.", None),
    ("direction", "Median time to progression of the tumour was better with the drug.", None, "The time until the tumour got worse was measured with the drug.", None),
    ("direction", "A greater percentage of breaths was in the recommended range with the new bag.", None, "More breaths fell into the recommended range with the new bag.", None),
    ("direction", "Increased markers in urine parallel renal function decline.", None, "In both groups, the higher the markers in urine, the more renal function declined.", None),
    ("names", "Tuberculosis rose with the acquired immunodeficiency syndrome epidemic.", None, "Tuberculosis rose along with the AIDS epidemic.", None),
    ("names", "Tuberculosis rose with the epidemic.", None, "Tuberculosis rose along with the AIDS epidemic.", "warn"),
    ("names", "Women were given estradiol (E2) in the luteal phase.", None, "Women were given oestrogen in the second half of the cycle.", None),
    ("hedge dropped", "Talking with incurable patients is a task of doctors.", None, "Talking with patients who are ill and will not recover is a task of doctors.", None),
    ("hedge dropped", "Surgeons remove tumours with a rim of tissue.", None, "Surgeons hope that if the tumour is small and can be removed with a rim of healthy tissue, it will not come back.", None),
    ("strength", "The results of the two programmes were similar in children.", "cohort study", "The two programmes led to much the same results in children.", None),
    ("strength", "The two programmes were linked with other results in children.", "cohort study", "The two programmes led to other results in children.", "warn"),
    ("limits", "Stents were compared (Stents in Uncertain Candidates; NCT01385319). Caution must be exercised in the type of stent used.", None, "Two stents were compared. The new one did better.", None),
    ("limits", "Stents were compared. Caution must be exercised in interpreting these results.", None, "Two stents were compared. The new one did better.", "warn"),
    ("numbers", "The difference was 0.9 mg in blood.", None, "The difference in blood was about 1 mg.", None),
    ("numbers", "The difference was 0.4 mg in blood.", None, "The difference in blood was about 1 mg.", "warn"),
    ("limits", "A limitation of treatment was decided for 12 infants. After limitation, 9 infants died.", None, "Doctors held back treatment for 12 infants. Nine of them died.", None),
    ("limits", "Treatment was decided for 12 infants. A limitation of this study is its size.", None, "Doctors held back treatment for 12 infants. They died.", "warn"),
    ("strength", "Raising the arms was not linked with a decrease in flow.", "cohort study", "Raising the arms caused no drop in flow.", None),
    ("strength", "Raising the arms was linked with a decrease in flow.", "cohort study", "Raising the arms caused a drop in flow.", "warn"),
    ("strength", "There is need for criteria which should lead to a formal meeting.", "cohort study", "They call for criteria that would always trigger a formal meeting.", None),
    ("strength", "Criteria were linked with formal meetings.", "cohort study", "Criteria triggered a formal meeting.", "warn"),
    ("population", "Line infections in our NICU fell.", None, "Infections of newborns fell.", None),
    ("population", "Line infections in our unit fell.", None, "Infections of newborns fell.", "warn"),
    ("population", "Surgery for seizures is done early in life.", None, "Surgery is done in children with seizures.", None),
    ("population", "The mean age of the patients was 11.4 years.", None, "The children were about 11 years old.", None),
    ("population", "The mean age of the patients was 41.4 years.", None, "The children were about 41 years old.", "warn"),
    ("population", "The mean age difference was 4.2 years.", None, "The children were in wards.", "warn"),
    ("outcome", "A man had a bite. Careful hemostasis was performed and the wound closed.", "case report", "Surgeons stopped the bleeding.", None),
    ("outcome", "A man had a bite. The wound was washed.", "case report", "Surgeons stopped the bleeding.", "warn"),
    ("quotation", "Reporting of pain may be part of distress.", None, 'That does not mean it is "all in your mind."', None),
    ("quotation", "Reporting of pain may be part of distress.", None, 'One woman said "all in your mind and body."', "warn"),
    ("quotation", "Reporting of pain may be part of distress.", None, 'Pain was "all in the mind and body" of them.', "warn"),
    ("names", "The patient received analgesic and anxiolytic medicines.", None, "He got medicines for pain and anxiety.", None),
    ("names", "The patient received analgesic and anxiolytic medicines.", None, "He had anxiety for years.", "warn"),
    ("names", "A BGT was reported by the pathologist.", None, "It was a BGT, short for Brenner's gland teratoma.", "note"),
    ("names", "A BGT was reported by the pathologist.", None, "It was a teratoma.", "warn"),
    ("names", "A woman with known HCM gave birth.", None, "Doctors had found hypertrophic cardiomyopathy.", "note"),
    ("names", "A woman with known HCL gave birth.", None, "Doctors had found hypertrophic cardiomyopathy.", "warn"),
    ("negation", "The weak effect was seen not only in frail but also in healthy elderly people.", None, "The effect was not limited to frail people; it was seen in healthy people too.", None),
    ("negation", "Patients who waited had a longer stay in hospital.", None, "Waiting was not entirely without cost: patients stayed longer in hospital.", None),
    ("numbers", FEVER, None, "On arrival the child had a fever of 39 °C.", None),
    ("numbers", FEVER, None, "On arrival the child had a fever of 41 °C.", "warn"),
    ("numbers", "A fever of six days was seen. She coughed 5 to 6 times daily.", None, "For six days she had a fever, and she coughed five or six times a day.", None),
    ("numbers", "We made 25 random splits. The rule was better 19 out of 25 times.", None, "This was repeated 25 times.", None),
    ("numbers", "We made 25 random splits. The rule was better 19 out of 25 times.", None, "This was repeated 45 times.", "warn"),
    ("numbers", "Twelve were classified as type 1, 8 as type 2, and 13 as type 3.", None, "Twelve had type 1, eight had type 2 and thirteen had type 3.", None),
    ("numbers", "Twelve were classified as type 1, 8 as type 2, and 13 as type 3.", None, "Twelve had type 1, nineteen had type 2 and thirteen had type 3.", "warn"),
    ("numbers", QUIET, None, "The new pump was about 4 units quieter.", None),
    ("numbers", QUIET, None, "The new pump was about 7 units quieter.", "warn"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes(row: Retold) -> None:
    assert_loudness(row)


def test_a_degree_that_became_a_figure_is_a_temperature_and_a_name_is_none() -> None:
    assert [(n.value, n.unit) for n in numbers("axillary 38.50C, later 400C; carbon 120C and 3900C")] == [
        (38.5, "°c"),
        (40.0, "°c"),
    ]


def test_the_value_behind_the_label_of_its_interval_is_no_statistic() -> None:
    text = "mean (95% CI) 4.0 (0.2 to 7.1)"
    assert next(n.text for n in numbers(text) if not is_apparatus(text, n)) == "4.0"

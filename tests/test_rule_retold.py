"""What a careful writer retells in own words passes: sums, spans, bounds, causes said by authors; what is wrong does not."""

from __future__ import annotations

import pytest
from check_maker import Retold, assert_loudness, assert_only_right_passes, paper_of, severity

from pipeline.text.numbers import numbers

LOUD = {"warn", "block"}
RHYTHM = "Rhythm without drugs did not differ between the groups (Group 1-75.5%, Group 2-67.8%, p = 0.08)."
BLOOD = "Blood loss in the tablet group was 1161 (+/-472) mL versus 796 (+/-337) mL in the placebo group."
WORK = "Significant associations were found for silica (OR 2.3 [95% CI 1.2-4.6]) and for solvents (6.3 [1.9-21.6])."
EVENTS = "The event rate differed between the two drugs (RR, 1.31; 95% CI, 1.07-1.60; P= .007)."
PRACTICES = "Patients of six rural and 11 regional practices consented."
SURVIVAL = "Median survival of the control group (n = 50) versus the elevated group (n = 53) was 22 versus 15 months."
WARNING = "Use was studied after the 2007 warning."
AUTUMN = "Carers were asked during the fall of 2010."
RABBITS = "Animals were from 3 to 5.5 months old and weighed 3000 to 4200 grams."
COSTS = "Costs were $9423.34, $6250.78 and $5905.10 in (1) teaching hospitals, (2) other hospitals, and (3) clinics."
SLOPE = "For a slope of 5 degrees or more, the odds ratio of graft failure was 6.8 (P = 0.007)."
QUINTILES = "Among recruits 62.7% were from the two most deprived quintiles."
BOWEL = "The final diagnosis was Crohn's disease in 27, colitis in nine, probably normal in 42, and normal in 39."
FACTORS = "We explored four behavioral risk factors, two physiological risk factors and four biological risk factors."
TEETH = "Two of the 17 treated teeth required extraction for pain and one for other reasons."
MEN = "Models were explored in 483 men with scans."
SUGAR = "Sixteen had high sugar, 12 had normal sugar and 191 had no disease."

# (the paper says, the summary says right, the summary says wrong).
NUMBERS = [
    (RHYTHM, "Without drugs 75.5% had a normal rhythm, against 67.8%.", "Without drugs 57.5% had a normal rhythm, against 67.8%."),
    (BLOOD, "They lost about 1.2 litres of blood, against 0.8 litres.", "They lost about 1.9 litres of blood, against 0.8 litres."),
    (WORK, "The odds were about six times higher with solvents.", "The odds were about nine times higher with solvents."),
    (EVENTS, "The risk was about 30% higher with one of the drugs.", "The risk was about 60% higher with one of the drugs."),
    (PRACTICES, "It took place at 17 practices, six in the country and 11 in towns.", "It took place at 19 practices, six in the country and 11 in towns."),
    (SURVIVAL, "Half of them lived at least 15 months, against 22 months.", "A quarter of them lived at least 15 months, against 22 months."),
    (RABBITS, "They were aged 3 to 5.5 months and weighed 3 to 4.2 kg.", "They were aged 3 to 5.5 months and weighed 6 to 4.2 kg."),
    (COSTS, "The figure was $5,900 in the last of them.", "The figure was $5,300 in the last of them."),
    (SLOPE, "The odds of failure were about 7 times as high with a steep slope.", "The odds of failure were about 12 times as high with a steep slope."),
    (QUINTILES, "They came from the most deprived two fifths of areas.", "They came from the most deprived three fifths of areas."),
    (BOWEL, "The other 81 were judged normal or probably normal.", "The other 61 were judged normal or probably normal."),
    (FACTORS, "They then looked at ten risk factors.", "They then looked at nine risk factors."),
    (TEETH, "Three of the 17 teeth had to be pulled out after all.", "Six of the 17 teeth had to be pulled out after all."),
    (SUGAR, "Only 28 patients had the disease.", "Only 48 patients had the disease."),
    ("Arms were measured quarterly for 3 years.", "Arms were measured every three months.", "Arms were measured every four months."),
    ("Third-trimester placentas served as controls.", "They took placentas of the last three months of pregnancy.", "They took placentas of the last six months of pregnancy."),
    ("They were followed over 3 1/2 years.", "It covered three and a half years.", "It covered two and a half years."),
    ("Sixty-nine patients (87.3%) of the 79 had no virus.", "Sixty-nine of the 79 had no virus.", "Forty-nine of the 79 had no virus."),
    ("There were 3010 (3.1%) women with the illness.", "It was in the records of 3,010, or 3.1%.", "It was in the records of 3,910, or 3.1%."),
    ("A survey of the set of 2005 was done; 12 trainees took part.", "They surveyed 12 trainees of the 2005 group.", "They surveyed 19 trainees of the 2005 group."),
    ("The predictive value was 99.68%.", "It was right more than 99% of the time.", "It was right more than 91% of the time."),
    ("Women (HR 0.82, 95 % CI 0.73-0.93) and men (0.81, 95 % CI 0.66-0.99) lived longer.", "The risk was about 19% lower in men.", "The risk was about 39% lower in men."),
    ("32 knees kept the implant and 32 knees lost it.", "Half of the knees kept it.", "A fifth of the knees kept it."),
    ("The risk was higher than the doubling in risk for men.", "Smoking roughly doubled the risk of men.", "Smoking roughly tripled the risk of men."),
    ("The mean age +/- SD 31 +/- 8 years was young.", "Their average age was 31.", "Their average age was 38."),
    ("The %cells at baseline were 4.8 +/- 1.4.", "At first the cells made up 4.8%.", "At first the cells made up 6.8%."),
    ("LVEF increased (from 0.308 +/- 0.077 to 0.382 +/- 0.095).", "The share of blood pumped out rose from about 31% to 38%.", "The share of blood pumped out rose from about 21% to 48%."),
    ("The hazard ratio was 0.68; 95 % CI 0.48-0.97.", "The true reduction could be anywhere from 3% to just over half.", "The true reduction could be anywhere from 13% to just over half."),
    ("The 1-, 3-, and 5-year rates were 92.0 %, 62.9 % and 39.0 %.", "About 63% lived after three, 39% after five.", "About 83% lived after three, 39% after five."),
    ("There were 35 study and 64 control patients.", "Thirty-five older patients were studied, and 64 others.", "Fifty-five older patients were studied, and 64 others."),
    ("A form of 8 clinical predictors was used.", "The other seven signs showed no link.", "The other twelve signs showed no link."),
    ("Doctors judged 56 paper cases.", "They judged the same 56 cases on paper.", "They judged the same 66 cases on paper."),
    ("18 consecutive operations were done, and in three cases we switched.", "In three of the 18 cases the surgeons had to switch.", "In seven of the 18 cases the surgeons had to switch."),
    ("The half-life of the drug is 17-21 hours.", "It takes 17 to 21 hours for half of it to leave the body.", "It takes 17 to 21 hours for a tenth of it to leave the body."),
    ("Unsafe swallowing was seen in 22% by therapists and in 41% by doctors.", "Doctors judged it unsafe about twice as often as therapists.", "Doctors judged it unsafe about five times as often as therapists."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), NUMBERS, ids=[right for _, right, _ in NUMBERS])
def test_a_number_that_follows_passes_and_another_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Nothing else was measured.")
    assert_only_right_passes(paper, "numbers", right, wrong)


def test_a_group_of_all_the_people_is_a_share_of_them() -> None:
    paper = paper_of("The study included 994 men.", MEN, people=994)
    assert severity("In about half of the men scans were used.", paper, "numbers") is None
    assert severity("In about a fifth of the men scans were used.", paper, "numbers") in LOUD


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The two sides often disagreed.", []),
        ("All came from one unit.", ["count "]),
        ("They injected 40 units.", ["dose iu"]),
        ("It was 3.3 against 1.5 per patient.", ["count ", "count "]),
        ("Of (1) schools, (2) clinics and (3) homes.", []),
        ("There were deaths (3) and injuries (2).", ["count ", "count "]),
        ("It took roughly 140 to 150 minutes.", ["time minute", "time minute"]),
    ],
)
def test_what_looks_like_a_number_and_is_none_is_left_out(text: str, found: list[str]) -> None:
    assert [f"{n.kind} {n.unit}" for n in numbers(text)] == found


HURT = "Follow-up was 6 years or less, and 5 patients died of other causes."
BURGERS = "Compared with children who never ate hamburgers, consumption less than once a week raised wheeze."
NARROW = "Stenosis was symptomatic in 44 patients and asymptomatic in 59."
LAW = "Lifestyle changes are the most likely explanation for the increase, which is related to food."
DROPS = "Infantile growths of the skin were treated with drops."
LIMITS = "A statistical difference was found. Randomized controlled trials are necessary to confirm our findings."

ACUITY = "The mean acuity significantly increased from 0.35 to 0.16 logMAR after the treatment."

# (rule, the paper says, the design, the summary says, how loud).
SAID: list[Retold] = [
    ("direction", HURT, None, "Over six years five more patients died.", None),
    ("direction", BURGERS, None, "Children who ate hamburgers less than once a week had more wheeze.", None),
    ("negation", NARROW, None, "Of the operations 59 were done for narrowing that had not caused symptoms.", None),
    ("cause", LAW, None, "Allergies have grown because of changes in the way we live.", None),
    ("strength", "The data cast doubt on the advantage of oxygen in reducing deaths.", "cohort study", "The results cast doubt on the idea that oxygen lowers the risk of death.", None),
    ("strength", "Oxygen was linked with deaths.", "cohort study", "Oxygen lowers the risk of death.", "warn"),
    ("strength", "The data suggest that working exposure increases the risk of tears.", "cohort study", "The authors say that such work raises the risk of a tear.", None),
    ("strength", "Working exposure was associated with tears.", "cohort study", "The authors say that such work raises the risk of a tear.", "warn"),
    ("strength", "Traumatic tears were excluded.", "cohort study", "They left out tears caused by an accident.", None),
    ("strength", "Strokes were ischaemic.", "cohort study", "They had strokes of the kind caused by a blocked vessel.", None),
    ("cause", "Bilirubin was associated with stroke.", None, "Nor does this show that bilirubin causes strokes.", None),
    ("population", DROPS, None, "These are growths in a baby's skin, treated with drops.", None),
    ("population", "Sex made no difference.", None, "Being a man or a woman made no difference.", None),
    ("population", "Age made no difference.", None, "Women were helped most.", "warn"),
    ("limits", LIMITS, None, "A difference was found. Randomised trials are needed to confirm it.", None),
    ("limits", LIMITS, None, "A difference was found. It was clear.", "warn"),
    ("limits", "Sounds are insufficient to detect the fault.", None, "Sounds often miss it. Scans find it.", None),
    ("names", "Polymyalgia may be followed by GCA.", None, "A related illness, giant cell arteritis (GCA), may follow.", None),
    ("names", "Most were good in cataract surgery and trabeculectomy.", None, "Most were good in glaucoma surgery (trabeculectomy).", None),
    ("names", "Most were good in cataract surgery and lid repair.", None, "Most were good in glaucoma surgery.", "warn"),
    ("certainty", "The cause of the twisting was studied.", None, "Nobody knows for certain why it twists.", None),
    ("certainty", "The cause of the twisting was studied.", None, "Now we know for certain why it twists.", "block"),
    ("certainty", "Therapists used evidence-based treatments.", None, "All used the same proven treatment.", None),
    ("negation", "Hanging games are common among children.", None, "It is not uncommon among children.", None),
    ("negation", "Cases were reviewed by the authors.", None, "The authors did not run an experiment.", None),
    ("not reported", "Injections were given on alternate days.", None, "Each got an injection every other day.", None),
    ("strength", "The long-term results of 41 children were compared.", "cohort study", "They compared the long-term results in 41 children.", None),
    ("strength", "Sludge with symptoms was studied.", "cohort study", "Sludge which causes symptoms matters as much as stones.", None),
    ("certainty", "The cornea was stiffer at the front.", None, "The cornea proved stiffer at the front.", None),
    ("certainty", "The cornea was stiffer at the front.", None, "This proved that the cornea is stiff.", "block"),
    ("population", "Ewes were given the drug.", None, "It was given to female sheep.", None),
    ("population", "Patients more than 3 years old were scored.", None, "Children over three years old were scored.", None),
    ("limits", "CT does not offer additional information and should be done rarely. It was used.", None, "The scan adds little. It was used.", None),
    ("not reported", "Sheep got the drug by injections into the brain.", None, "It says nothing of people who take tablets.", None),
    ("names", "The ACE-DD genotype may be a risk factor. The DD group was small.", None, "The DD genotype may be a risk factor.", None),
    ("novelty", "Patients received embolization as the initial treatment.", None, "They had embolization as their first treatment.", None),
    ("comparison", "A quasi-experimental design comparing two patient groups was used.", "single-arm trial", "Patients were studied. They got better.", None),
    ("comparison", "A single group of patients was followed.", "single-arm trial", "Patients were studied. They got better.", "warn"),
    ("negation", "Patients in Korea had biopsies stained.", None, "They all came from Korea, and the groups were not large.", None),
    ("direction", "To predict the response by the reduction in tumour size.", None, "Some tumours shrink much more than others.", None),
    ("direction", ACUITY, None, "The average score fell from 0.35 to 0.16.", None),
    ("direction", "The mean score increased from 16 to 35 points.", None, "The mean score fell from 35 to 16 points.", "warn"),
    ("hedge dropped", "Children admitted to the center between May 2001 and May 2009 were included.", None, "Children admitted to the center between 2001 and 2009 were included.", None),
    ("hedge dropped", "We believe that further trials are needed to use it in routine practice.", None, "They say that further trials are needed to use it in routine practice.", None),
    ("population", "In prostate cancer the lower dose was chosen more often by older patients.", None, "In prostate cancer the lower dose was chosen more often by older men.", None),
    ("population", "The lower dose was chosen more often by older patients.", None, "The lower dose was chosen more often by older men.", "warn"),
    ("population", "We included adults who did not expect a child.", None, "They included adults who were not pregnant.", None),
    ("quotation", "Images were made at the first pass and in the steady state.", None, 'Pictures are taken at the start ("first-pass") or later, once it has spread through the blood ("steady-state").', None),
    ("quotation", "Images were made at the first pass and in the steady state.", None, 'They say "it was the best picture of all".', "warn"),
    ("names", "Women with symptomatic myomas had surgery.", None, "Women with fibroids had surgery.", None),
    ("strength", "Optimists had a lower hazard of death (HR 0.82).", "cohort study", "Optimists had an 18% lower risk of death.", None),
    ("strength", "Men felt responsibility for the family's health.", "cohort study", "The men felt responsible for the family's health.", None),
    ("negation", "Algorithms do not replace judgement of single cases.", None, "In their view, algorithms do not replace a person's judgement.", None),
    ("negation", "Drugs were studied by experts in a panel.", None, "It is not a trial in which some got the drug.", None),
    ("comparison", "A series of 357 patients with melanoma was seen.", "case series", "The researchers saw 357 patients with melanoma. Most were men.", None),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=[f"{s[0]}: {s[3]}" for s in SAID])
def test_what_is_retold_rightly_passes(row: Retold) -> None:
    assert_loudness(row, each_a_passage=True)

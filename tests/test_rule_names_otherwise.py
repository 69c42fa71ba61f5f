"""A name of the paper told in other words, letters or a right spelling passes; another name does not."""

from __future__ import annotations

import pytest
from check_maker import assert_only_right_passes, paper_of, severity
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.otherwise import is_slip

# (the paper says, the summary says right, the summary says wrong).
SAID = [
    ("Lactate dehydrogenase was 584 IU/L.", "A blood marker (LDH) was raised.", "A blood marker (PSA) was raised."),
    ("An electrocardiogram was normal.", "The ECG was normal.", "The EEG was normal."),
    ("The electroencephalogram showed spikes.", "The EEG showed spikes.", "The EMG showed spikes."),
    ("Endoscopic retrograde cholangiopancreatography was done.", "ERCP was done.", "PTCA was done."),
    ("Cytomegalovirus was found in the blood.", "CMV was found.", "EBV was found."),
    ("Creatine phosphokinase was 700.", "The muscle enzyme (CPK) was high.", "The enzyme (GGT) was high."),
    ("Serum alanine aminotransferase was 200.", "The liver enzyme ALT was high.", "The enzyme LDH was high."),
    ("Adrenocorticotropic hormone was high.", "ACTH was high.", "TSH was high."),
    ("Gastroesophageal reflux was known.", "She had GERD.", "She had COPD."),
    ("Chemotherapy with ciplatin 50 mg/m2 was given.", "She got cisplatin.", "She got carboplatin."),
    ("She was given amoxycillin and clavulanic acid.", "She took amoxicillin.", "She took ampicillin."),
    ("She was treated with hydroxycloroquine.", "She took hydroxychloroquine.", "She took chloroquine."),
    ("Giant cell arteritis was found in the scalp.", "She had arteritis of the scalp.", "She had arthritis of the scalp."),
    ("A pyelitis was found by the urologist.", "The doctor found a pyelitis.", "The doctor found a myelitis."),
    ("MRI showed a bilateral thalamic infarct.", "He had had a stroke of both thalami.", "He had had tetanus of both thalami."),
    ("Myocardial infarction was found. The pain went on.", "He had had an infarction.", "He had had a stroke."),
    ("An infarction in the territory of the middle cerebral artery was seen.", "She had had a stroke.", "She had epilepsy."),
    ("There were no stones in the gallbladder.", "There were no gallstones.", "There was no cirrhosis."),
    ("Stones were found in the kidney.", "There were stones in the kidney.", "There were gallstones."),
    ("Abdominal ultrasound showed no vesicular lithiasis.", "There were no gallstones.", "There was no hepatitis."),
    ("ER and PR were negative. HER2 was negative.", "It was negative for oestrogen and progesterone receptors.", "It was negative for insulin."),
    ("She was seen in the ER with pain.", "She was seen as an emergency.", "She was given progesterone."),
    ("Koch's bacillus was found in sputum.", "He had tuberculosis.", "He had malaria."),
    ("Graves' disease with thyrotoxicosis was found.", "Her thyroid was overactive (hyperthyroidism).", "She had diabetes."),
    ("Rubeola was found.", "The child had measles.", "The child had mumps."),
    ("Meningoencephalitis was found.", "She had meningitis and encephalitis.", "She had malaria."),
    ("The patient was non-diabetic.", "She had no diabetes.", "She had no asthma."),
    ("He was treated with an adapted insulotherapy.", "He was given insulin.", "He was given heparin."),
    ("MRI showed a gluteal abcess.", "There was an abscess in the buttock.", "There was an asthma of the buttock."),
    ("He had recurrent paraplegia.", "He had had repeated paralysis of the legs.", "He had had repeated epilepsy of the legs."),
    ("This obese woman reported diarrhea with fever.", "The woman had obesity, and had had diarrhoea with fever.", "The woman had asthma, and had had diarrhoea with fever."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), SAID, ids=[right for _, right, _ in SAID])
def test_a_name_in_other_words_passes_and_another_name_does_not(told: str, right: str, wrong: str) -> None:
    paper = paper_of(told, "Nothing else was found.", design="case report", people=1, scope="abstract")
    assert_only_right_passes(paper, "names", right, wrong)


# (the paper has initials alone, the summary spells them out, the summary has another name).
INITIALS = [
    ("The findings confirm the diagnosis of IPH.", "This is idiopathic pulmonary haemosiderosis.", "This is idiopathic pulmonary emphysema."),
    ("The patient was diagnosed with EMC.", "It was an extraskeletal myxoid chondrosarcoma.", "It was an osteosarcoma of the bone."),
    ("UCNT was found at the biopsy.", "It was an undifferentiated carcinoma of nasopharyngeal type.", "It was a melanoma of the nose."),
    ("Diagnosis of HLH was made.", "The illness was haemophagocytic lymphohistiocytosis.", "The illness was a lymphoma of the blood."),
    ("The biopsy was compatible with DM.", "Dermatomyositis is an illness of skin and muscles.", "Osteomyelitis is an illness of bones."),
    ("T-PLL was treated.", "She had T-cell prolymphocytic leukaemia.", "She had a myeloma."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "right", "wrong"), INITIALS, ids=[right for _, right, _ in INITIALS])
def test_a_name_that_spells_initials_of_the_paper_out_is_noted_and_another_is_an_alarm(
    told: str, right: str, wrong: str
) -> None:
    paper = paper_of(told, "Nothing else was found.", design="case report", people=1, scope="abstract")
    assert severity(right, paper, "names") == "note"
    assert severity(wrong, paper, "names") == "warn"


@given(st.text("abcdefghij", min_size=10, max_size=16), st.integers(3, 9), st.sampled_from("lmn"))
def test_one_letter_put_in_left_out_or_changed_is_a_slip_and_two_are_none(word: str, at: int, letter: str) -> None:
    word = f"q{word}ab"
    for slip in (word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        assert is_slip(slip, word)
        assert not is_slip(f"{slip[:-2]}{letter}b", word)

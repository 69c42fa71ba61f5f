"""What a long sentence adds behind its clause is told by itself, and nothing is claimed that the whole did not claim."""

from __future__ import annotations

import pytest

from pipeline.draft.shorten import shorten

SPLIT = (
    (
        "Although statins improve lipid profiles in women with polycystic ovaries, there is no evidence that they improve regular periods or ovulation, nor is there any improvement of acne or of unwanted hair.",
        "Nor is there any improvement of acne or of unwanted hair.",
    ),
    (
        "This review found no evidence supporting a clear relation between dose and response with the toxin, nor a difference in its formulations, nor a difference with guided injection.",
        "Nor did it find a difference in its formulations, nor a difference with guided injection.",
    ),
    (
        "No clear differences were seen between the zinc and the no zinc groups for any of the other main outcomes of mothers or newborns, except for induction of labour in a single trial.",
        "The exception was induction of labour.",
    ),
    (
        "This review highlights the lack of evidence to evaluate the effectiveness of programmes to stop smoking in Indigenous populations, despite the known success of these programmes in other populations.",
        "This is despite the known success of these programmes in other populations.",
    ),
    (
        "Despite the high incidence and burden of disease associated with this condition, there is still a lack of good quality trials of iron tablets and other sources of it.",
        "This is despite the high incidence and burden of disease associated with this condition.",
    ),
    (
        "There is moderate certainty in the evidence that people treated with the toxin are at an increased risk of adverse events, most notably trouble swallowing and diffuse weakness of the muscles.",
        "The most notable are trouble swallowing and diffuse weakness of the muscles.",
    ),
    (
        "Based on the results of the seven studies that reported heart and kidney outcomes there were no differences in adverse events between the angioplasty and the medical treatment groups at the end.",
        "There were no differences in adverse events between the angioplasty and the medical treatment groups at the end.",
    ),
    (
        "There is insufficient rigorous evidence to determine the effects of interventions to notify people at risk of the disease and to support them later, or to identify the best approach to communication.",
        "Nor is there enough rigorous evidence to identify the best approach to communication.",
    ),
    (
        "It is unclear whether any real benefit was derived from the application of this technology for patients recovering from surgery of the chest in a general care area.",
        "This is about patients recovering from surgery of the chest in a general care area.",
    ),
    (
        "These findings were not confirmed by a second study, however, which found that a modest health education programme with modest water supply did not reduce trachoma in the villages.",
        "This study found that a modest health education programme with modest water supply did not reduce trachoma in the villages.",
    ),
    (
        "One study, with data from 57 participants, reported on the long-term effect of positive and negative reinforcement on sucking and found a difference in favour of the psychological interventions.",
        "This study found a difference in favour of the psychological interventions.",
    ),
    (
        "Low-quality evidence also suggests that the tablets with or without the powder may be effective for people with the illness, however this needs to be confirmed by large placebo-controlled studies.",
        "But this needs to be confirmed by large placebo-controlled studies.",
    ),
    (
        "One study (with a high risk of bias for the most part, as its authors say themselves) involved 253 adult participants and the quality of the evidence for most outcomes was very low.",
        "The quality of the evidence for most outcomes was very low.",
    ),
)  # fmt: skip
KEPT = (
    # What is excepted has a verb, or is a condition.
    "Pain was rarer in all the groups that took the new tablets every day for six weeks in the hospital, except when the nurses had forgotten to give them.",
    # “Based on” is the verb's own.
    "The conclusions that the authors of this review could draw about the new tablets for children with fever were mainly based on two small trials of poor quality in hospitals.",
    # Of two groups, the second alone is whom it is about.
    "It is unclear whether the new tablets work better in women with fever that nobody can explain or whether they do in men with pain of the lower back.",
)  # fmt: skip


@pytest.mark.parametrize(("whole", "told"), SPLIT)
def test_what_is_added_behind_a_clause_is_a_sentence_of_its_own(whole: str, told: str) -> None:
    parts = shorten(whole)
    assert told in parts
    assert all(len(part.split()) <= 25 for part in parts), parts


@pytest.mark.parametrize("whole", KEPT)
def test_what_cannot_stand_alone_is_left_where_it_is(whole: str) -> None:
    assert shorten(whole) == [whole]

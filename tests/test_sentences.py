"""Sentences end where a reader of biomedical prose would end them; nothing is lost, moved or slow."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import sentence_spans, sentences

# “|” marks where a sentence ends.
CASES = (
    "The fever went away.|The rash stayed.",
    "Doe et al. found no fever in mice.|We did.",
    "This was shown by Doe et al. (2015).|Others disagree.",
    "See Fig. 1 for the curve.|It rises.",
    "The curve (Fig. 2A) rises.|Table 3 lists it.",
    "As shown in Figs. 1 and 2, it rises.",
    "Growth of E. coli was slow.|S. aureus grew fast.",
    "We grew Escherichia coli (E. coli K12) for 2 h.|It died.",
    "The difference was significant (p < 0.05).|The effect was small.",
    "The value was p < 0.05.|We stopped.",
    "The dose was 2.5 mg.|It was raised to 5.0 mg.",
    "The hazard ratio was 1.27 (95% CI 1.02 to 1.58; P = 0.03).|It held.",
    "Some drugs, i.e. the invented ones, helped.|Others did not.",
    "Some drugs (e.g. Tablet A) helped.|Others did not.",
    "Dr. Doe saw the patient.|Prof. Roe agreed.",
    "Mr. Doe and Mrs. Roe took part.|Both got better.",
    "The patient was seen by J. D. Smith.|He got better.",
    "J. Smith and K. L. Roe wrote it.|They disagreed.",
    "Protocol No. 3 was followed.|It was approved.",
    "He said no.|She agreed.",
    "Tablets vs. placebo were compared.|Tablets won.",
    "It took approx. 3 h to work.|Then it wore off.",
    "A 50-year-old woman came in.|She had a fever.",
    "She weighed 70 kg.|He weighed 80 kg.",
    "The solution was kept at 37 °C.|Cells were washed.",
    "Infusion lasted 30 min.|The next began at once.",
    "Rats were fed at 8 a.m. and at 6 p.m. each day.|They grew.",
    "Data are at https://example.org/a.b.c?x=1.|They are free.",
    "The DOI is 10.5555/abc.1234.5.|It resolves.",
    "Write to jo.doe@example.org.|We answer.",
    "“It hurts.”|She left.",
    'He said "it hurts."|She left.',
    "(The fever stayed.)|It was high.",
    "The fever fell.[12]|It rose again.",
    "The fever fell [12].|It rose again.",
    "The fever fell. [12,13]|It rose again.",
    "The fever fell.12|It rose again.",
    "Did it work?|It did!|We were glad.",
    "The cause … is not known.|It may be viral.",
    "The list goes on...|We stop here.",
    "Three drugs were used: (1) Tablet A. (2) Tablet B. (3) Tablet C.",
    "1. The first point.|2. The second point.",
    "Levels of IL-6 rose.|TNF-α fell.",
    "It rose in group A.|It fell in group B.",
    "Patients took vitamin D.|They felt better.",
    "They had hepatitis C.|It was treated.",
    "It was treated for MS.|Dermoscopy showed globules.",
    "The trial ran in the U.S. and in the U.K. for a year.|It ended.",
    "Smith Inc. made the tablets.|They paid.",
    "The kit (Invented Co., Ltd., Town) was used.|It worked.",
    "Anopheles spp. were caught.|They bit.",
    "Staphylococcus sp. was found.|It was resistant.",
    "Salmonella enterica ser. Typhi was found.|It was treated.",
    "A. B. and C. D. read all records.|They agreed.",
    "Sect. 2 tells how.|Eq. 3 gives the rate.",
    "Ref. 12 reports the same.|We confirm it.",
    "The patient (no. 7) died.|The cause was fever.",
    "mRNA was measured.|miR-21 rose.",
    "The cells died.|p53 was found in all.",
    "This is so.|α-synuclein was found.",
    "St. John's wort was taken.|It did nothing.",
    "Vol. 3, pp. 12-15, tells more.|See there.",
    "Mean age was 41.2 (s.d. 3.1) years.|Most were women.",
    "The mean ± S.D. is shown.|Bars are errors.",
    "Fever, rash, etc. were seen.|All went away.",
    "They had fever, rash, etc.|All went away.",
    "Subjects had a B.Sc. or a Ph.D. degree.|They were paid.",
    "In Jan. 2020 it began.|In Dec. 2021 it ended.",
    "The patient was given 5 mg i.v. and 10 mg p.o. daily.|She got better.",
    "It was given b.i.d. for a week.|Then t.i.d. for a month.",
    "The variant p.Arg117His was found.|It is rare.",
    "See www.example.org/paper.The here.|They exist.",
    "We used version 2.0.1 of the program.|It is free.",
    "The ratio was 3:1.|It held.",
    "BACKGROUND: Fever is common.|METHODS: We asked.",
    "The court decided in Oakhurst v. Fernhill (1991) on bakers.|They paid.",
    "A U.S. Supreme Court decision and the U.K. Biobank were named.|They agree.",
    "Half of them lived in the U.S.|The others lived elsewhere.",
    "It was funded by the U.S. National Institutes of Sleep.|No bakers were in the U.K.|We asked why.",
    "It ended at 5%.|10 patients were left.",
    "In 2020.|In 2021.",
    "发烧消失了。皮疹还在。",
    "No full stop at the end",
)


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_would_end_them(case: str) -> None:
    wanted = [part.strip() for part in case.split("|")]
    assert sentences(" ".join(wanted)) == wanted


def test_a_stop_that_lost_its_space_still_ends_a_sentence() -> None:
    assert sentences("Patients were treated.The fever went away.") == [
        "Patients were treated.",
        "The fever went away.",
    ]


PROSE = st.lists(
    st.one_of(
        st.sampled_from(["et al.", "Fig.", "1.", "E.", "coli", "p", "<", "0.05.", "(", ")", "[12]", "The", "rash", "…", "”", "\n", "\t", "Dr.", "vs.", "。", "?!", "a.m."]),
        st.text(max_size=6),
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(PROSE)
def test_no_letter_is_lost_and_every_offset_points_at_its_words(text: str) -> None:
    spans = sentence_spans(text)
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())
    for a, b in spans:
        assert text[a:b] == text[a:b].strip() != ""
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    assert sentences(text) == [text[a:b] for a, b in spans]


@given(st.text(max_size=200))
def test_any_text_is_cut_without_a_crash(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    [
        "The fever went away. ",
        "et al. ",
        ".",
        ". ",
        "(",
        ") ",
        "[1,",
        "a.b.c",
        "\n",
        "E. ",
        "”",
        "… ",
        "1 ",
        "A",
        " . A",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    start = time.process_time()
    sentence_spans(text)
    assert time.process_time() - start < 6, "400,000 characters took longer than a linear reader needs"

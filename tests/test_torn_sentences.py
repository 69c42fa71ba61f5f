"""A sentence is not split where that would tear it: no part is a fragment, and none loses what the whole said of it."""

from __future__ import annotations

import pytest

from pipeline.draft.abbreviations import find_abbreviations
from pipeline.draft.by_the_way import without_asides
from pipeline.draft.plain_words import PlainWriter
from pipeline.draft.shorten import shorten
from pipeline.draft.splits import split_cause, split_shared, split_tail, split_trailing
from pipeline.draft.tails import split_weak_because, split_when_done
from pipeline.draft.torn import is_torn
from pipeline.draft.wordy import WORDY


@pytest.mark.parametrize(
    "parts",
    [
        # The only verb is told of a noun.
        ["There is concern over salt in bread.", "The effects it may have on children of these islands."],
        ["The large number of new germs that have emerged.", "The beginning of the century has shown a need."],
        ["Many need a bed, so that care of adults with fever, which was hard.", "This was hard before the flood, has become harder, which is new."],
        ["The results showed the combination of using ear plugs.", "Eye masks with soft music is useful."],
        ["Of 50 adults, 13 were excluded.", "This was because of fever or cramps, and two adults declined to take part."],
        ["When compared with the canvas boot.", "This was worn by all, the new boot hurt less."],
        ["Which was worn by all, the new boot hurt less.", "The comparison was with the boot."],
        # The last clause of a list has lost its verb.
        ["Cramps were rarer with pills; sickness, rashes, dizziness.", "Headache were more common with drops."],
        # What both are held against, or for whom both hold, stands in the first alone.
        ["There was much variation; compared with Northtown, goats of Southtown had lower odds.", "Sheep had higher odds."],
        ["Compared with water, pills reduced pain.", "Drops increased sleep."],
        ["The trial was small; in older women, pills reduced pain.", "Drops increased sleep."],
        ["The top pills were chosen by their colour.", "The predicted steady taste of the drink they may form with a cup."],
        ["The drink showed what a nurse can.", "The drink cannot cure fever."],
        ["With the dog, the child showed more frequent.", "With the dog, the child showed longer spells of smiling."],
        ["Most trials were badly told.", "So had an unclear risk of bias."],
        ["The data have limits such as a short course.", "Lack of masks which remains hard to explain."],
        ["The test showed that fever was longer.", "The test also showed that the need for ice at night."],
        ["The mixing of adults of all ages it was difficult to pool the scores.", "This is because of the islands."],
        # What follows is no thing of which the same could be true.
        ["There was no effect on pain at week 1 or week 4.", "The same was true of averaged over both visits."],
        ["Adults on pills had cramps on 4% of days.", "The same was true of adults on drops on 8% of days."],
        # A list that a colon opened is open still.
        ["The two ways are: by hand, in which clay is formed to make a cup.", "This is burnt by fire, and by wheel."],
        ["Most cups were whole.", "This is because of the clay used as was one cup of tin."],
        ["In the pill group, age was 60.", "In the pill group, the mean age in both groups was 61."],
    ],
)  # fmt: skip
def test_parts_that_are_fragments_or_lost_a_half_are_torn(parts: list[str]) -> None:
    assert is_torn(" ".join(parts), parts)


@pytest.mark.parametrize(
    "parts",
    [
        ["Pills reduced pain.", "The effects it may have on sleep were not measured."],
        ["The test showed that fever was longer.", "The test also showed that pain was worse."],
        ["Pills that were used at home helped.", "Adults who took drops had cramps."],
        ["Pills helped more than the nurse had hoped they would be able to.", "It was not clear how."],
        ["A cup is not old because it has a crack.", "It is old if it has many of them."],
        ["Compared with water, pills reduced pain.", "The comparison with drops showed nothing."],
        ["There was no effect on pain or sleep.", "The same was true of bleeding and tiredness."],
        ["The adults who received pills improved.", "The drops that were used helped."],
        ["The results showed a lower risk of cramps.", "The drops were no worse."],
        ["The adults left.", "This was because of fever, and the cramps caused by it."],
        ["Compared with water, pills reduced pain.", "The quality of the evidence for this was low."],
        ["No harm was seen for cramps; rashes or fever.", "The comparison was with water."],
        ["The trial used two scales (the pain scale; 29 items).", "The adults liked it (none left; all stayed)."],
        ["When pills were used at home there was a difference.", "The drops did nothing."],
        ["The tests suggested infection with one germ.", "Measurements were not blinded."],
        ["Pills did not change death by 36 weeks or fever.", "The same was true of cramps and rashes."],
        ["Pills help.", "The certainty of the evidence for it was low."],
        ["In the pill group, age was 60.", "In the drop group, the mean age was 61."],
        ["The trial was small; all the adults had pain.", "Pills reduced pain."],
        ["When pills were given, pain was lower.", "Sleep was longer."],
        ["Pills were given to all.", "This is because the researchers saw no other way."],
    ],
)
def test_parts_that_are_whole_are_not_torn(parts: list[str]) -> None:
    assert not is_torn(" ".join(parts), parts)


def test_what_the_authors_also_saw_is_no_reason() -> None:
    whole = "Most of the many new cups that the potters made in the winter were still whole after a year, as we also saw in this third drawing."
    assert not any("because" in part for part in shorten(whole))


@pytest.mark.parametrize(("adverb", "told"), [("due in part to", "in part "), ("partly because of", "partly "), ("due mainly to", "mainly "), ("because of", "")])  # fmt: skip
def test_how_much_of_a_cause_it_is_stays_with_it(adverb: str, told: str) -> None:
    parts = split_tail(f"The burden of the new fever is still high, {adverb} the spread of many resistant germs.")
    assert parts == [
        "The burden of the new fever is still high.",
        f"This is {told}because of the spread of many resistant germs.",
    ]


def test_a_weak_result_that_is_only_partly_explained_stays_partly_explained() -> None:
    parts = split_weak_because("It is uncertain whether pills help, partly because of few trials.")
    assert parts == ["It is uncertain whether pills help.", "This is partly because of few trials."]


def test_a_likely_cause_is_not_told_as_the_cause() -> None:
    assert split_tail("The tracks were more disordered than before, most likely because of the lack of cells.") == []


def test_a_cause_of_two_clauses_is_not_told_behind_the_last_alone() -> None:
    assert split_cause("Due to a low rate of bleeding, only sixty women took part, and we could test nothing.") == []


def test_one_noun_of_two_kinds_is_not_parted_from_its_first_adjective() -> None:
    assert split_tail("The gene decides the higher risk of infection in male compared with female mice.") == []


def test_an_adverb_does_not_make_one_of_many() -> None:
    parts = split_shared("The researchers then compared the old sites and found the same number in each place.")
    assert parts[1:] == ["They found the same number in each place."]


def test_what_which_means_behind_a_wish_is_not_guessed() -> None:
    assert (
        split_trailing("More calls would further increase trust, which is an important part of living with pain.")
        == []
    )


def test_both_commas_of_an_aside_go_where_a_verb_follows() -> None:
    whole = "The effect of colds is poorly known, but lack of iron, which occurs in many children, does have a lasting effect."
    assert without_asides(whole) == [
        "The effect of colds is poorly known, but lack of iron does have a lasting effect."
    ]
    open_still = "Some juices, like pear and apple juice, which contain more sugar, are poorly absorbed."
    assert without_asides(open_still) == ["Some juices, like pear and apple juice, are poorly absorbed."]


@pytest.mark.parametrize(
    ("whole", "shorter"),
    [
        ("Warm milk with or without honey reduces coughs in children.", "Warm milk reduces coughs in children."),
        ("Warm milk, with or without honey, may reduce coughs.", "Warm milk may reduce coughs."),
        ("Coughs were fewer after warm milk with or without honey.", "Coughs were fewer after warm milk."),
    ],
)
def test_what_may_be_there_or_not_is_left_out_of_a_long_sentence(whole: str, shorter: str) -> None:
    assert without_asides(whole) == [shorter]


def test_examples_are_not_left_out_with_what_follows_them() -> None:
    assert without_asides("Plans for girls are more easily upset by setbacks, such as colds, than for boys.") == []


def test_a_list_of_examples_that_goes_on_behind_stays() -> None:
    assert (
        without_asides("New ways, such as sieves, old mills, and the great wheel are used in all the houses.") == []
    )
    assert without_asides("This study has a number of limitations, including the small sample of cups.") == []


def test_the_aim_of_a_tool_is_not_told_as_that_of_the_study() -> None:
    assert split_tail("Forms of the germ were compared using the new reader to examine the pieces of its gene.") == []


def test_what_hangs_on_the_last_of_two_clauses_is_not_told_of_both() -> None:
    assert split_when_done("Seven had found it hard and ten were not treated even after being taken there.") == []


def test_a_time_to_something_is_spelled_out_from_its_time() -> None:
    told = find_abbreviations(["We measured time to treatment failure (TTF) and overall survival (OS)."])
    assert told == {"TTF": "time to treatment failure", "OS": "overall survival"}


@pytest.mark.parametrize(
    ("long", "plain"),
    [
        ("Of the 239 patients in the combination group, 211 stayed", "Of the 239 patients in the combination group, 211 stayed"),
        ("Two patients in the combination group left", "Two patients in the combination group left"),
        ("5/115 (4.3%) patients in the pill arm had cramps", "5/115 (4.3%) patients in the pill arm had cramps"),
        ("Pain was lower in patients in the pill group than in those in the drop group", "Pain was lower in the pill group than in the drop group"),
        ("Cups were made of a majority of these clays", "Cups were made of a majority of these clays"),
        ("Here the majority of the patients left", "Here most of the patients left"),
        ("Here a majority of patients left", "Here most patients left"),
    ],
)  # fmt: skip
def test_fewer_words_keep_who_is_counted(long: str, plain: str) -> None:
    assert WORDY.apply(long).lower() == plain.lower()


@pytest.mark.parametrize(
    ("formal", "plain"),
    [
        ("The new group showed a comparable, but non-significant reduction in pain.", "non-significant reduction"),
        ("There was a highly significant difference in pain.", "highly significant difference"),
        ("This was a clinically significant improvement in pain.", "clinically significant improvement"),
        ("Pain was found in a majority of these patients.", "most of these patients"),
        ("Cups were made of a majority of soft clays.", "of a majority of soft clays"),
    ],
)
def test_plain_words_keep_what_a_word_before_makes_of_them(formal: str, plain: str) -> None:
    assert plain in PlainWriter({}).simplify(formal)


def test_an_adjective_of_the_first_end_is_not_told_of_the_second() -> None:
    told = (
        "The slow drip of the old salt drink before the long operation led to a useful reduction in blood pressure and "
        "reduced heart rate, with no episodes of severe cramps."
    )
    assert not any("useful reduced" in part for part in shorten(told))


@pytest.mark.parametrize(
    "told",
    [
        "Pain did not differ between adults with or without eczema.",
        "The effect held in men with or without treatment for high blood pressure.",
        "New tablets with or without aspirin lowered blood pressure more than old ones did.",
    ],
)
def test_who_has_a_thing_or_has_it_not_stays_where_both_are_told_of(told: str) -> None:
    assert without_asides(told) == []

"""Not reported: harms, the long run, doses and money are told only where the paper has a word on them."""

from __future__ import annotations

import pytest
from check_maker import paper_of, report_on, severity

SILENT = paper_of("The tablet lowered blood pressure in forty adults.", design="randomised trial", scope="full")
ABSTRACT = SILENT.model_copy(update={"scope": "abstract"})
TALKS = paper_of(
    "The tablet lowered blood pressure.", "It was given daily by infusion for three years with few adverse events.",
    "The trial was funded by a charity.", scope="full",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "loudness"),
    [
        ("The tablet had no side effects.", "block"),
        ("The tablet was safe and well tolerated.", "block"),
        ("Side effects were mild.", "block"),
        ("The trial was funded by a charity.", "block"),
        ("The tablet brought lasting relief.", "warn"),
        ("Adults took the tablet twice a day.", "warn"),
        ("Adults got an injection.", "warn"),
        ("The paper does not say whether there were side effects.", None),
        ("Ask your doctor about side effects of the tablet.", None),
        ("It is not known whether the tablet is safe.", None),
        ("The tablet lowered blood pressure.", None),
        ("High blood pressure is a long-term condition.", None),
    ],
)
def test_what_the_paper_has_no_word_on_is_not_told(said: str, loudness: str | None) -> None:
    assert severity(said, SILENT, "not reported") == loudness, report_on(said, SILENT).flags
    assert severity(said, TALKS, "not reported") is None


def test_against_an_abstract_it_is_a_warning_since_the_full_paper_may_tell_it() -> None:
    assert severity("The tablet had no side effects.", ABSTRACT, "not reported") == "warn"


@pytest.mark.parametrize("read", ["abstract", "text that was given"])
def test_what_our_drafts_say_of_themselves_needs_no_support(read: str) -> None:
    said = f"Only the {read} was read, so details may be missing here."
    assert severity(f"The tablet lowered blood pressure in forty adults. {said}", SILENT, "support") is None

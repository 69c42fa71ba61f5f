"""The published pages that the product answers: what is wrong with each is named; a careful summary passes.

The papers behind the pages are not at hand: each is retold here from the facts that its page itself gives.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from check_maker import flags_of, loud, paper_of, report_on

from pipeline.flow.checking import one_paper
from pipeline.records import Paper

ULCERS = paper_of(
    "We describe a woman with multiple sclerosis who developed pyoderma gangrenosum after three years of natalizumab.",
    "The painful ulcers began to close after natalizumab was withdrawn, without particular care of the skin.",
    "Other medicines for multiple sclerosis have been tied to pyoderma gangrenosum.",
    "One patient does not allow conclusions for everyone with multiple sclerosis.",
    title="Pyoderma gangrenosum during natalizumab: a case report", design="case report", people=1,
)  # fmt: skip
METHOTREXATE = paper_of(
    "Patients with progressive multiple sclerosis received intrathecal methotrexate every three months for one year.",
    "Walking speed and disability scores did not change after one year.",
    "Most patients tolerated it, and the side effects were mild headaches.",
    "Of the patients who stayed on it for several years most were stable, and some became slightly worse.",
    "The number of patients was small.",
    title="Open-label intrathecal methotrexate in progressive multiple sclerosis", design="single-arm trial", people=20,
)  # fmt: skip
BOTULINUM = paper_of(
    "A woman with multiple sclerosis had refractory trigeminal neuralgia.",
    "She was injected with botulinum toxin type A, which is long established for other kinds of pain.",
    "Her pain scores fell afterwards, and she took part in rehabilitation.",
    "The only side effect was a passing weakness of the face.",
    title="Botulinum toxin type A for trigeminal neuralgia: a case report", design="case report", people=1,
)  # fmt: skip
CAREFUL = """# Psoriasis on palms and soles of one woman who took natalizumab for MS

*Doctors describe one woman; they cannot say whether natalizumab was the cause.*

## Key takeaway

One 50-year-old woman with multiple sclerosis (MS) developed pustular psoriasis on her palms and soles after treatment \
with natalizumab. A report about one patient cannot show that natalizumab caused it.

## What they found

The woman had small pustules and scaling on red patches of her palms and soles. She had been treated with natalizumab \
for 6 months for MS. Neither she nor her family had a history of psoriasis. The doctors diagnosed pustular psoriasis of \
palms and soles.

## Who should care and why

People with MS who take natalizumab, and their families, may have questions about their skin. Talk to your doctor before \
you change any treatment.

## Important considerations

This report is about one patient. It does not say what happened afterwards. The authors write that there is not enough \
data yet to make a recommendation. More research is needed to understand the relationship between natalizumab and psoriasis.
"""


def page(shared: Path, number: str) -> str:
    """Read a published page up to where the site's own furniture begins."""
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8").split("\n12/1/2025")[0].split("Article Topics:")[0]


@pytest.fixture
def psoriasis(shared: Path) -> Paper:
    (path,) = (shared / "seeds").glob("003_*.txt")
    return one_paper(path.read_bytes(), path.name)


def test_one_persons_ulcers_are_no_headline_for_everyone(shared: Path) -> None:
    text = page(shared, "000")
    first = text.split("\n")[0]
    report = report_on(text, ULCERS)
    assert report.verdict == "blocked"
    at_first = {flag.rule for flag in report.flags if flag.quote and flag.quote in first and flag.severity != "note"}
    assert {"advice", "strength"} <= at_first
    assert "scope" in loud(report)
    advised = [flag.quote for flag in flags_of("advice", report)]
    assert any("doctor about stopping" in quote for quote in advised), advised


def test_safely_and_a_positive_takeaway_over_unchanged_outcomes_are_named(shared: Path) -> None:
    report = report_on(page(shared, "002"), METHOTREXATE)
    assert any("safely" in flag.quote for flag in flags_of("strength", report))
    assert {"spin", "comparison"} <= set(loud(report)), loud(report)


def test_hype_novelty_and_scope_of_a_single_case_are_named(shared: Path) -> None:
    report = report_on(page(shared, "004"), BOTULINUM)
    assert len(flags_of("hype", report)) >= 3
    assert [flag.quote for flag in flags_of("novelty", report)] == ["new type of treatment"]
    assert "scope" in loud(report)


def test_a_sentence_of_48_words_is_named(shared: Path) -> None:
    report = report_on(page(shared, "001"), ULCERS)
    assert any("48 words" in flag.message for flag in flags_of("long sentence", report))


def test_a_careful_summary_passes_with_at_most_one_warning(psoriasis: Paper) -> None:
    report = report_on(CAREFUL, psoriasis)
    assert report.verdict in {"no flags", "flagged"}, report.flags
    assert len([flag for flag in report.flags if flag.severity == "warn"]) <= 1, report.flags


@pytest.mark.parametrize(
    "invented",
    [
        "Her skin improved within weeks.",
        "After treatment she got better.",
        "She stopped taking natalizumab.",
        "Natalizumab was stopped, and the pustules cleared.",
        "She had a family history of psoriasis.",
        "Psoriasis ran in her family.",
    ],
)
def test_a_summary_that_invents_what_the_report_does_not_tell_is_blocked(invented: str, psoriasis: Paper) -> None:
    text = CAREFUL.replace("The doctors diagnosed", f"{invented} The doctors diagnosed")
    report = report_on(text, psoriasis)
    blocks = [flag.quote for flag in report.flags if flag.severity == "block"]
    assert blocks, report.flags
    assert all(quote in invented for quote in blocks), blocks

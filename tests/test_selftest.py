"""The self-test: it plants one known error at a time, the same ones every time, in words that no rule knows."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from check_maker import paper_of
from click.testing import CliRunner

from pipeline.cli.selftest import command
from pipeline.errors import PlainpaperError
from pipeline.flow.selftest import Tally, measure, sample_pairs, table
from pipeline.records import Claim, Fact, Origin, StudyFacts, Summary
from pipeline.validate.advice import advice
from pipeline.validate.hype import hype
from pipeline.validate.planted import KINDS, plant, words
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.material import Corpus, Pair
from pipeline.validate.planted.sentences import SENTENCE_KINDS
from pipeline.validate.summary_file import read_summary
from tools import bench_checks

ROOT = Path(__file__).resolve().parents[1]
TRIAL = paper_of(
    "In this trial of asthma, 240 adults took omalizumab or placebo for 12 months.",
    "Omalizumab may have reduced attacks, which were associated with bronchitis in 40% of adults (FEV up).",
    "There was no difference in deaths, and the certainty of evidence was low-certainty evidence.",
    "The number of adults was small, so that caution is needed, and 36 adults left.",
)
SUMMARY = (
    "The trial had 240 adults with asthma, who took omalizumab for 12 months. Omalizumab may have reduced attacks and raised the FEV.\n"
    "Attacks were associated with bronchitis in 40% of adults. There was no difference in deaths. "
    "This is low-certainty evidence. Caution is needed since the number of adults was small."
)
OTHER = paper_of("The WBC of 90 patients with arthritis rose after infliximab, and 12 patients had pancreatitis.")


def corpus() -> Corpus:
    other = Pair(
        "other", OTHER, read_summary("The WBC of 90 patients with arthritis rose markedly after infliximab.")
    )
    return Corpus([Pair("trial", TRIAL, read_summary(SUMMARY)), other], extra=["psoriasis", "adalimumab"])


def test_errors_are_the_same_every_time() -> None:
    one, two = (list(plant(corpus().pairs[0], corpus())) for _ in range(2))
    assert one == two
    assert len({planted.kind for planted in one}) == len(one) >= 16


def test_each_planted_error_is_in_one_sentence_and_leaves_the_others_alone() -> None:
    pair = corpus().pairs[0]
    before = [claim.text for _, _, claim in pair.summary.claims()]
    for planted in plant(pair, corpus()):
        after = [claim.text for _, _, claim in planted.pair.summary.claims()]
        if planted.claim is not None and planted.section:
            assert planted.pair.summary.section(planted.section)[planted.claim].text == planted.now
            assert len(set(before) - set(after)) == bool(planted.was), planted
            assert len(set(after) - set(before)) == 1, planted


def test_a_planted_number_is_none_of_the_papers_own() -> None:
    made = {p.kind: p.now for p in plant(corpus().pairs[0], corpus())}
    assert made["number times ten"] not in SUMMARY
    assert "240" in made["number times ten"] or "12 " in made["number times ten"] or "40%" in made["number times ten"]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("direction flipped", "It is not known whether pain was lower.", None),
        ("direction flipped", "The long-term and longer-term results show that pain was lower.", "higher"),
        ("direction flipped", "There was an increase in pain.", "an reduction"),
        ("negation put in", "No side effects were seen.", None),
        ("negation put in", "Pain was lower.", "was not lower"),
        ("negation taken out", "The tablet did not improve pain.", "tablet improved pain"),
        ("negation taken out", "The tablet didn't really cause any harm.", "tablet really caused some harm"),
        ("negation taken out", "The tablet does not have an effect.", "has an effect"),
        ("negation taken out", "It had little or no effect on pain.", "It had an effect on pain"),
        ("negation taken out", "There were no significant differences in pain.", "were significant differences"),
        ("negation taken out", "They were not any more likely to fall.", "were more likely"),
        ("negation taken out", "It is unclear whether it did not help.", None),
        ("hedge removed", "The tablet may lower pain.", "will lower"),
        ("hedge removed", "The tablet may cure coughs in towns.", None),
        ("hedge removed", "We could not compare tablets that lower pain.", None),
    ],
)
def test_only_true_errors_are_planted(kind: str, text: str, told: str | None) -> None:
    pair = Pair("one", paper_of("The tablet may lower pain.", "Coughs were counted in towns."), read_summary(text))
    now = SENTENCE_KINDS[kind](text, pair, Corpus([pair]), Choice(text))
    assert now is None if told is None else told in str(now)


def test_kinds_of_a_whole_summary_are_planted_where_they_can_be() -> None:
    facts = StudyFacts(design=Fact(value="animal study", confidence=0.9))
    mice = paper_of("Mice that got the extract had less plaque, and more research is needed.").model_copy(
        update={"facts": facts}
    )
    summary = read_summary("Mice had less plaque. The mice got the extract. More research is needed.")
    pair = Pair("mice", mice, summary)
    made = {p.kind: p.pair.summary for p in plant(pair, Corpus([pair]))}
    assert [c.text for _, _, c in made["limitations removed"].claims()] == [
        "Mice had less plaque.",
        "The mice got the extract.",
    ]
    assert "ice had" not in " ".join(c.text for _, _, c in made["animal told as human"].claims())


def test_the_scope_of_a_case_is_dropped_from_title_and_takeaway() -> None:
    case = paper_of("A 50-year-old woman had a rash after natalizumab.", design="case report", people=1)
    told = Claim(text="One woman had a rash after natalizumab.", kind="finding")
    summary = Summary(
        title="A rash in one woman", takeaway=(told,), findings=(told,), origin=Origin(drafter="person")
    )
    (dropped,) = [p for p in plant(Pair("case", case, summary), Corpus([])) if p.kind == "scope dropped"]
    assert "woman" not in dropped.pair.summary.title + dropped.pair.summary.takeaway[0].text


def test_no_rule_imports_what_is_planted() -> None:
    for path in (ROOT / "pipeline/validate").glob("*.py"):
        modules = [
            n.module or "" for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)
        ]
        assert not [module for module in modules if "planted" in module], path.name


@pytest.mark.parametrize("sentence", [*words.HYPE, *words.ADVICE])
def test_the_words_planted_are_in_no_lexicon_of_a_rule(sentence: str) -> None:
    summary = read_summary(sentence)
    assert [*hype(summary, TRIAL), *advice(summary, TRIAL)] == []


def test_choices_do_not_hang_on_chance() -> None:
    assert [Choice("a").below(1000) for _ in range(2)] == [Choice("a").below(1000)] * 2
    assert sorted(Choice("b").shuffled("abc")) == ["a", "b", "c"]


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = Tally(found=8, planted=10).interval()
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Tally().interval() == (0.0, 1.0)


def test_an_error_that_is_found_counts_and_one_that_was_flagged_before_does_not() -> None:
    measured = measure(corpus().pairs)
    assert measured.kinds["number times ten"].found == measured.kinds["number times ten"].planted == 2
    assert set(measured.kinds) <= set(KINDS)
    assert measured.documents["all"] == 2
    assert any("number times ten" in line and "100.0%" in line for line in table(measured))


def test_selftest_runs_on_the_samples_and_prints_recall_alarms_and_pace() -> None:
    done = CliRunner().invoke(command, [str(ROOT / "samples")], standalone_mode=False)
    assert done.exception is None
    for words_wanted in ("number times ten", "false alarms on", "documents a second", "95 % interval"):
        assert words_wanted in done.stdout


def test_no_sample_draft_is_blocked_though_nothing_is_wrong_with_it() -> None:
    measured = measure(sample_pairs(ROOT / "samples"))
    assert (measured.documents["all"], measured.documents["block"]) == (5, 0), measured.alarms


def test_selftest_takes_pairs_and_gives_json(tmp_path: Path) -> None:
    row = {"id": 1, "paper": TRIAL.text, "summary": SUMMARY, "scope": "full"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = CliRunner().invoke(command, ["--pairs", str(tmp_path / "pairs.jsonl"), "--json"], standalone_mode=False)
    figures = json.loads(done.stdout)
    assert figures["kinds"]["number times ten"]["recall"] == 1.0
    assert figures["alarms"]["documents"]["all"] == 1
    assert figures["documents_per_second"] > 0
    assert figures["changed_documents_per_second"] > 0
    assert "seconds_to_start" in figures


def test_the_pace_of_a_new_document_is_told_apart_from_that_of_one_whose_sentence_changed() -> None:
    measured = measure(corpus().pairs)
    assert measured.first.checked == measured.documents["all"] == 2
    assert measured.again.checked == sum(tally.planted for tally in measured.kinds.values())


@pytest.mark.parametrize(("content", "told"), [("{broken", "line 1"), (None, "pairs.jsonl")])
def test_a_bad_file_of_pairs_is_a_known_error(content: str | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    if content:
        path.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(command, ["--pairs", str(path)], standalone_mode=False)
    assert isinstance(done.exception, PlainpaperError)
    assert told in done.exception.message


def test_no_floor_is_lowered() -> None:
    gate = bench_checks.raised("set", {"recall, x": 0.9}, "print", {})
    assert bench_checks.raised("set", {"recall, x": 0.95}, "print", gate)["set"]["floors"] == {"recall, x": 0.95}
    with pytest.raises(ValueError, match=r"refused: set: recall, x is 0\.800, below its floor 0\.900"):
        bench_checks.raised("set", {"recall, x": 0.8}, "print", gate)


def test_floors_hold_for_one_corpus_only() -> None:
    gate = bench_checks.raised("set", {"recall, x": 0.9}, "print", {})
    assert bench_checks.faults("set", {"recall, x": 0.9}, "print", gate) == []
    assert "the corpus changed" in bench_checks.faults("set", {"recall, x": 0.9}, "another", gate)[0]


@pytest.mark.parametrize("name", ["near-verbatim", "model-written"])
def test_no_figure_is_below_its_floor(name: str, shared: Path) -> None:
    pairs = bench_checks.take(name, shared, "held")
    complaints = bench_checks.faults(
        name, bench_checks.figures(measure(pairs)), bench_checks.fingerprint(pairs), bench_checks.load()
    )
    assert complaints == []

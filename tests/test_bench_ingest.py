"""PDF reading keeps its floors, and the measure itself tells right from wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import gate, ingest
from bench.score import Cut, Part, score
from bench.truth import Sentence, Truth, read_truth, split_sentences
from bench.wording import level

FEWER = "Fewer patients had pain after twelve weeks of treatment."


def truth_of(*sentences: str, kind: str = "results") -> Truth:
    return Truth(
        paragraphs=[" ".join(sentences)], sentences=[Sentence(text, frozenset({kind})) for text in sentences]
    )


def test_invented_papers_are_read_as_well_as_before() -> None:
    """Two columns, justified, cut words, streams out of order: the floors of tests/gates/ingest.json."""
    papers = {name: paper.data for name, paper in ingest.made_papers().items()}
    assert gate.fingerprint(papers.items()) == gate.corpora()["made"], (
        "the invented papers changed: run make bench-ingest ARGS=--update after removing the floors of “made”"
    )
    measured = {"made": ingest.together(ingest.score_made())}
    assert gate.shortfalls(measured, {"made": gate.load()["made"]}) == []


def test_real_papers_are_read_as_well_as_before(shared: Path) -> None:
    """Nine papers that exist as PDF and as XML."""
    folder = shared / "data" / "pdf" / "twins"
    assert ingest.twins_print(folder) == gate.corpora()["twins"], "these are not the papers that the floors are for"
    measured = {"twins": ingest.together(ingest.score_twins(folder))}
    assert gate.shortfalls(measured, {"twins": gate.load()["twins"]}) == []


def test_the_same_words_score_full() -> None:
    made = score([Part(FEWER, "results")], truth_of(FEWER), [])
    assert made.shares() == {
        "five_grams": 1.0, "sentences_verbatim": 1.0, "sentences_in_one_passage": 1.0, "order": 1.0,
        "precision": 1.0, "sections": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "read",
    [
        "Fewer patients had pain after twelve weeks of treat ment.",
        "Fewer patients had painafter twelve weeks of treatment.",
        "Fewer patients had pain after treatment.",
        "Fewer patients had pain after twelve weeks of treatment12.",
    ],
)
def test_a_sentence_with_one_wrong_word_is_not_verbatim(read: str) -> None:
    made = score([Part(read, "results")], truth_of(FEWER), [])
    assert made.shares()["sentences_verbatim"] == 0
    assert made.misses == [FEWER]


def test_a_sentence_under_the_wrong_heading_is_a_stray() -> None:
    made = score([Part(FEWER, "methods")], truth_of(FEWER), [])
    assert made.shares()["sections"] == 0
    assert made.strays == [f"['methods'] for ['results']: {FEWER}"]


def test_a_cut_word_counts_only_where_it_was_cut() -> None:
    words = "They were co-operating with the operating team."
    assert score([Part(words)], truth_of(words), [Cut("were", "co-operating")]).hyphens == 1
    assert score([Part(words)], truth_of(words), [Cut("were", "cooperating")]).bad_cuts == ["were cooperating"]


def test_levelling_keeps_powers_and_drops_citations() -> None:
    assert level("10^6 cells [12, 13] in  “one” well^2") == '10^6 cells in "one" well2'
    assert level("p < 0.05 – a  trend") == "p<0.05 - a trend"


def test_sentences_of_the_truth_end_at_stops_that_are_stops() -> None:
    assert split_sentences("We saw S. aureus (Fig. 2). It grew. [3] Then it died.") == [
        "We saw S. aureus (Fig. 2).",
        "It grew. [3]",
        "Then it died.",
    ]


def test_the_truth_leaves_tables_and_formulas_out(tmp_path: Path) -> None:
    path = tmp_path / "paper.xml"
    path.write_text(
        "<article><front><article-meta><title-group><article-title>On <italic>pain</italic></article-title>"
        "</title-group><abstract><p>We asked about pain a lot.</p></abstract></article-meta></front><body><sec>"
        "<title>2. Results</title><p>Pain fell at 10<sup>6</sup> cells<sup><xref ref-type='bibr'>7</xref></sup>, and"
        " <inline-formula>x</inline-formula> too.</p><p>It fell fast <xref ref-type='bibr'>8</xref> in most."
        "<table-wrap><table><tr><td>9</td></tr></table></table-wrap></p></sec></body></article>",
        encoding="utf-8",
    )
    truth = read_truth(path)
    assert truth.title == "On pain"
    assert [(s.text, sorted(s.kinds)) for s in truth.sentences] == [
        ("We asked about pain a lot.", ["abstract"]),
        ("It fell fast [8] in most.", ["results"]),
    ]
    assert "Pain fell at 10^6 cells[7], and" in truth.paragraphs


def test_a_floor_never_goes_down() -> None:
    floors = {"twins": {"order": 0.9}}
    with pytest.raises(ValueError, match=r"order is 0\.8000, below its floor of 0\.9000"):
        gate.raised({"twins": {"order": 0.8}}, floors)
    assert gate.raised({"twins": {"order": 0.99}}, floors)["twins"]["order"] == pytest.approx(0.989)
    assert gate.raised({"twins": {"order": 0.9001}}, floors)["twins"]["order"] == 0.9
    assert gate.shortfalls({}, floors) == ["twins: order was not measured"]

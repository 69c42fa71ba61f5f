"""What every PDF reading keeps, whatever the paper: offsets, sameness, boxes."""

from __future__ import annotations

from bench import made
from bench.readings import ours
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Paper

SOME = st.builds(
    made.Setting,
    name=st.just("any"),
    columns=st.sampled_from([1, 2]),
    stream=st.sampled_from(["natural", "rows", "right-first", "shuffled"]),
    spaces=st.sampled_from(["drawn", "widened", "absent"]),
    seed=st.integers(0, 10_000),
    size=st.sampled_from([8.5, 9.0, 9.5]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME)
def test_passages_point_at_their_words_and_place(setting: made.Setting) -> None:
    paper = ours(made.make(setting).data)
    passages = list(paper.passages())
    assert [p.id for p in passages] == [f"S{n}" for n in range(1, len(passages) + 1)]
    for p in passages:
        assert paper.text[p.start : p.end] == p.text
        assert p.page == p.boxes[0][0]
        for _, left, bottom, right, top in p.boxes:
            assert 0 <= left <= right <= 595
            assert 0 <= bottom < top <= 842


def test_the_same_bytes_give_the_same_paper() -> None:
    data = made.make(made.SETTINGS[1]).data
    first, again = ours(data), ours(data)
    assert first == again
    assert first.digest() == again.digest()


def test_a_paper_with_boxes_survives_being_written_and_read() -> None:
    paper = ours(made.make(made.SETTINGS[0]).data)
    assert Paper.model_validate_json(paper.canonical()) == paper

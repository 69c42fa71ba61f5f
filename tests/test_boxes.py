"""A passage knows its page and the boxes of its lines on it."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.assemble import assemble
from pipeline.ingest.boxes import Mark, boxes_of, line_box
from pipeline.ingest.pdf import read_pdf
from pipeline.records import Paper

FIRST = "We asked twelve adults with asthma about their sleep before and after treatment."
SECOND = "Most of them slept better, and nobody reported any harm from the new inhaler."
THIRD = "The others slept as badly as before and asked for help from their own doctor."


def read(*pages: list[str], size: float = 11, turn: int = 0) -> Paper:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for lines in pages:
        if turn:
            canvas.translate(595, 0)
            canvas.rotate(turn)
        canvas.setFont("Helvetica", size)
        for row, line in enumerate(lines):
            canvas.drawString(72, 540 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return assemble(read_pdf(out.getvalue()), digest="", name="")


def test_a_sentence_has_one_box_a_line_round_its_words() -> None:
    words = f"{FIRST} {SECOND} {THIRD}".split()
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    paper = read(["A study of sleep", "", *lines])
    second = next(p for p in paper.passages() if p.text == SECOND)
    at = next(row for row, line in enumerate(lines) if "Most" in line)
    before = lines[at].index("Most")
    page, left, bottom, right, top = second.boxes[0]
    assert page == second.page == 1
    assert abs(left - 72 - stringWidth(lines[at][:before], "Helvetica", 11)) < 8
    assert abs(right - 72 - stringWidth(lines[at], "Helvetica", 11)) < 1
    baseline = 540 - 14 * (at + 2)
    assert bottom < baseline < top
    assert len(second.boxes) == 2
    assert second.boxes[1][1] == 72


def test_a_sentence_over_two_pages_has_boxes_on_both() -> None:
    filler = [FIRST, SECOND] * 6
    paper = read(
        [*filler, "Some of them slept very little and went on waking up many times"],
        [f"every night. {THIRD}", *filler],
    )
    crossing = next(p for p in paper.passages() if p.text.startswith("Some of them"))
    assert [box[0] for box in crossing.boxes] == [1, 2]
    assert crossing.page == 1


def test_boxes_of_a_page_on_its_side_lie_on_the_page() -> None:
    paper = read([FIRST, SECOND, THIRD], turn=90)
    for passage in paper.passages():
        for _, left, bottom, right, top in passage.boxes:
            assert 0 <= left < right <= 595
            assert 0 <= bottom < top <= 842
            assert top - bottom > right - left


def test_a_source_without_pages_has_no_boxes() -> None:
    assert boxes_of((), "Pain fell.", 0, 10) == ()


@given(st.lists(st.text(alphabet="ailmW .", min_size=1, max_size=20), min_size=1, max_size=5), st.data())
def test_boxes_never_leave_their_line(lines: list[str], data: st.DataObject) -> None:
    text, marks = "", list[Mark]()
    for row, line in enumerate(lines):
        marks.append(Mark(len(text), 1, line_box(10, 110, 100 - 12 * row, 10, 0)))
        text += line
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    boxes = boxes_of(tuple(marks), text, start, end)
    assert boxes
    for _, left, bottom, right, top in boxes:
        assert 10 <= left <= right <= 110
        assert any((bottom, top) == (mark.box[1], mark.box[3]) for mark in marks)

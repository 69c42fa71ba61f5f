"""Whatever the reading process does, the editor gets a sentence, and nothing of it stays behind."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hostile_maker import paper

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest import child, read_source
from pipeline.ingest.child import read_in_child
from pipeline.ingest.limits import Limits, bind
from pipeline.records import Paper

QUICK = Limits(memory=700_000_000, seconds=1, wall=2)
NOTE = b"A note about nothing much. " * 20


def told(work: Callable[[Connection, Limits], None] | None, data: bytes = NOTE) -> str:
    """Give the sentence that reading ends with, its hint checked."""
    with pytest.raises(SourceError) as caught:
        list(read_in_child(data, "note.txt", 5, QUICK, work))
    assert caught.value.hint
    return caught.value.message


def sleeps(far: Connection, limits: Limits) -> None:
    bind(limits)
    time.sleep(100)


def spins(far: Connection, limits: Limits) -> None:
    bind(limits)
    while True:
        pass


def stops_in_the_middle(far: Connection, limits: Limits) -> None:
    bind(limits)
    os.write(far.fileno(), b"\x00\x00\x10\x00only the beginning of an answer")
    time.sleep(100)


def crashes(far: Connection, limits: Limits) -> None:
    bind(limits)
    os.kill(os.getpid(), signal.SIGSEGV)


def swells(far: Connection, limits: Limits) -> None:
    bind(limits)
    bytearray(900_000_000)


def leaves(far: Connection, limits: Limits) -> None:
    os._exit(0)


def talks_without_end(far: Connection, limits: Limits) -> None:
    bind(limits)
    far.send_bytes(b"P" + b"x" * (child.LARGEST_ANSWER + 1))


def babbles(far: Connection, limits: Limits) -> None:
    far.send_bytes(b"\x80\x04\x95 not ours")


def sends_half_a_paper(far: Connection, limits: Limits) -> None:
    far.send_bytes(b"P" + json.dumps({"title": "x"}).encode())


def sends_another_paper(far: Connection, limits: Limits) -> None:
    made = Paper(
        source_digest="0" * 64, source_name="note.txt", source_kind="text", title="x", scope="full", text="", sections=()
    )  # fmt: skip
    far.send_bytes(b"P" + made.model_dump_json().encode())


def sends_deep_json(far: Connection, limits: Limits) -> None:
    far.send_bytes(b"R" + b"[" * 200_000)


def sends_a_notice(far: Connection, limits: Limits) -> None:
    far.send_bytes(b"R" + json.dumps(["a notice", "look at the paper", True]).encode())
    far.send_bytes(b"E")


def tries_to_write(far: Connection, limits: Limits) -> None:
    bind(limits)
    try:
        Path("/tmp/written-by-a-paper").write_bytes(b"x")
    except OSError as error:
        far.send_bytes(b"S" + json.dumps([type(error).__name__, "none", False]).encode())


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (sleeps, "reading the file took more than 1 seconds"),
        (spins, "reading the file took more than 1 seconds"),
        (stops_in_the_middle, "reading the file took more than 1 seconds"),
        (crashes, "reading the file took more memory than any paper needs, or broke the reader"),
        (swells, "reading the file took more memory than any paper needs, or broke the reader"),
        (leaves, "reading the file took more memory than any paper needs, or broke the reader"),
        (talks_without_end, "reading the file took more memory than any paper needs, or broke the reader"),
        (babbles, "what came back from reading the file makes no sense"),
        (sends_half_a_paper, "what came back from reading the file makes no sense"),
        (sends_another_paper, "what came back from reading the file makes no sense"),
        (sends_deep_json, "what came back from reading the file makes no sense"),
    ],
)
def test_a_reader_that_misbehaves_costs_its_file_a_sentence(
    work: Callable[[Connection, Limits], None], sentence: str
) -> None:
    assert told(work) == sentence


def test_a_reader_may_not_write_a_file() -> None:
    assert told(tries_to_write) == "OSError"
    assert not Path("/tmp/written-by-a-paper").exists() or not Path("/tmp/written-by-a-paper").read_bytes()
    Path("/tmp/written-by-a-paper").unlink(missing_ok=True)


def test_a_notice_stays_a_notice_on_its_way_out() -> None:
    (result,) = read_in_child(NOTE, "note.txt", 5, QUICK, sends_a_notice)
    assert isinstance(result, NoticeError)
    assert (result.message, result.hint) == ("a notice", "look at the paper")


def test_a_reader_that_is_not_heard_out_ends(tmp_path: Path) -> None:
    """Whoever stops listening after one record leaves no process."""
    answers = read_in_child(paper(), "a.pdf")
    assert isinstance(next(answers), Paper)
    answers.close()  # type: ignore[attr-defined]


def test_fifty_files_leave_no_open_file_and_no_process() -> None:
    files = [paper(), b"%PDF-1.7\n", b"<article>", NOTE, b"\x1f\x8b broken"]
    read_all(files)
    before = open_files()
    read_all(files * 10)
    assert open_files() == before
    assert os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None, "a dead process was left unburied"
    assert active_children() == []


def read_all(files: list[bytes]) -> None:
    for data in files:
        with contextlib.suppress(SourceError):
            read_source(data, "x")


def open_files() -> int:
    """Count this process's open files."""
    return len(list(Path("/dev/fd").iterdir()))


def test_a_script_without_a_guard_reads_and_is_not_run_again() -> None:
    """From standard input too, where there is no file to run."""
    script = "print('once'); from pipeline.ingest import read_source; print(len(read_source(b'A note about nothing. ' * 20, 'n')))"
    done = subprocess.run([sys.executable], input=script, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("once\n1\n", "")


def test_a_name_that_is_no_text_is_carried_as_far_as_it_goes() -> None:
    name = "caf\udce9\nétude.txt"
    (result,) = read_source(NOTE, name)
    assert isinstance(result, Paper)
    assert result.source_name == "caf?\nétude.txt"


def test_a_broken_end_is_one_more_failure_and_what_came_before_stands() -> None:
    record = (
        b"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Pain after rest</ArticleTitle>"
        b"<Abstract><AbstractText>"
        + NOTE * 2
        + b"</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"
    )
    packed = gzip.compress(b"<PubmedArticleSet>" + record * 500)
    *papers, error = read_source(packed[: len(packed) * 9 // 10], "cut.xml.gz")
    assert len(papers) > 250
    assert all(isinstance(paper, Paper) for paper in papers)
    assert isinstance(error, SourceError)
    assert "broken" in error.message

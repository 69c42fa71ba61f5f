"""Read a file in a process of its own. Takes bytes; gives what the readers found; this process is never hurt.

The child is forked afresh for each file from a server that has the parsers loaded (8 ms; a fork of this process could
inherit its locks). It binds itself (`limits`), reads, and sends each record as JSON. Nothing it sends is run or
unpickled: each answer is bounded in size and validated as a record of ours.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest.limits import Limits, bind, more_time, rest
from pipeline.ingest.parts import FEWEST_WORDS
from pipeline.records import Paper

# The longest paper read (2 million characters) makes some 8 MB.
LARGEST_ANSWER = 64_000_000
LARGEST_ANSWERS = 2_000_000_000
MOST_RECORDS = 200_000
_PRELOADED = ["pipeline.ingest.reading"]
_HINT = "it may be damaged or hostile; get another copy"
_PAPER, _RECORD, _SOURCE, _END = b"P", b"R", b"S", b"E"
_TOLD = TypeAdapter(tuple[str, str, bool])


class _OutOfSight:
    """While a child starts, hides the script that runs here: it must not be run again over there, and may be no file."""

    def __init__(self) -> None:
        self._lock, self._main = threading.Lock(), sys.modules["__main__"]

    def __enter__(self) -> None:
        self._lock.acquire()
        self._main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")

    def __exit__(self, *_: object) -> None:
        sys.modules["__main__"] = self._main
        self._lock.release()


_out_of_sight = _OutOfSight()
# What runs in the child: it gets the pipe's far end and the limits.
Work = Callable[[Connection, Limits], None]


def read_in_child(
    data: bytes, name: str, fewest: int = FEWEST_WORDS, limits: Limits | None = None, work: Work | None = None
) -> Iterator[Paper | SourceError]:
    """Give each record of a file as it arrives; a record of fewer than `fewest` words is an error.

    `work` is what the child runs.

    Raises:
        SourceError: what the reader says of the whole file, or that it took too much, died or talked nonsense.
    """
    limits = limits or Limits()
    name = name.encode(errors="replace").decode()  # what is no text cannot be kept as such
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    near, far = context.Pipe()
    child = context.Process(target=work or read_and_send, args=(far, limits), daemon=True)
    with _out_of_sight:
        child.start()
    far.close()
    try:
        digest, parts = hashlib.sha256(data).hexdigest(), (name.encode(), str(fewest).encode(), data)
        for result in _answers(near, child, parts, limits):
            if isinstance(result, Paper) and (result.source_digest, result.source_name) != (digest, name):
                raise _nonsense()
            yield result
    finally:
        near.close()
        child.kill()
        child.join()
        child.close()


def _answers(
    near: Connection, child: BaseProcess, parts: tuple[bytes, bytes, bytes], limits: Limits
) -> Iterator[Paper | SourceError]:
    records = size = 0
    try:
        for part in parts:
            near.send_bytes(part)
        # The child's own clock ends it; ours is for a child that cannot even die.
        while near.poll(limits.wall + 5):
            answer = near.recv_bytes(LARGEST_ANSWER)
            if answer == _END:
                return
            records, size = records + 1, size + len(answer)
            if records > MOST_RECORDS or size > LARGEST_ANSWERS:
                raise SourceError("the file holds more than can be read in one go", "split it into several files")
            yield _understood(answer)
    except (EOFError, OSError) as error:
        raise _died(child, limits) from error
    raise SourceError(f"reading the file took more than {limits.wall} seconds", _HINT)


def _understood(answer: bytes) -> Paper | SourceError:
    sort, told = answer[:1], answer[1:]
    try:
        if sort == _PAPER:
            return Paper.model_validate_json(told)
        message, hint, notice = _TOLD.validate_json(told)
    except ValidationError as error:
        raise _nonsense() from error
    if sort == _SOURCE:
        raise SourceError(message, hint)
    if sort != _RECORD:
        raise _nonsense()
    return NoticeError(message, hint) if notice else SourceError(message, hint)


def _nonsense() -> SourceError:
    return SourceError("what came back from reading the file makes no sense", _HINT)


def _died(child: BaseProcess, limits: Limits) -> SourceError:
    """Say why the child is gone: out of time by its signal, else out of memory or cut down."""
    child.kill()
    child.join()
    # The server that forked the child tells its exit code; 14 SIGALRM, 24 SIGXCPU on Linux and macOS.
    if child.exitcode in {-14, -24}:
        return SourceError(f"reading the file took more than {limits.seconds} seconds", _HINT)
    return SourceError("reading the file took more memory than any paper needs, or broke the reader", _HINT)


def read_and_send(far: Connection, limits: Limits) -> None:
    """Run in the child: bind it, read what comes, send each record, say that it is the end."""
    bind(limits)
    try:
        name, fewest, data = far.recv_bytes().decode(), int(far.recv_bytes()), far.recv_bytes()
        _send(far, _whole(far, data, name, fewest, limits), limits)
    except (MemoryError, RecursionError):
        _send(far, _said(_SOURCE, "reading the file took more memory than any paper needs", _HINT), limits)


def _whole(far: Connection, data: bytes, name: str, fewest: int, limits: Limits) -> bytes:
    from pipeline.ingest.reading import read_records  # noqa: PLC0415 - preloaded by the server, never by the parent

    try:
        for result in read_records(data, name, fewest):
            _send(far, _packed(result), limits)
    except SourceError as error:
        return _said(_SOURCE, error.message, error.hint)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - the child's last door: a bug is told as one, with its name
        place = traceback.extract_tb(error.__traceback__)[-1]
        return _said(
            _SOURCE,
            f"the reader tripped over this file ({type(error).__name__}, {place.name}:{place.lineno})",
            "please report it; another form of the paper (PDF, XML) may be read meanwhile",
        )
    return _END


def _send(far: Connection, answer: bytes, limits: Limits) -> None:
    rest()  # whoever listens may take its time over each record
    far.send_bytes(answer)
    more_time(limits)


def _packed(result: Paper | SourceError) -> bytes:
    if isinstance(result, SourceError):
        return _said(_RECORD, result.message, result.hint, notice=isinstance(result, NoticeError))
    return _PAPER + result.model_dump_json().encode()


def _said(sort: bytes, message: str, hint: str, *, notice: bool = False) -> bytes:
    return sort + json.dumps([message, hint, notice]).encode()

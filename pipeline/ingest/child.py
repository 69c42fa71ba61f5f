"""Read a PDF in a process of its own. Takes bytes; gives a Document, or the reason why not; the parent is never hurt."""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import traceback
from multiprocessing.connection import Connection

from pydantic import TypeAdapter

from pipeline.errors import SourceError
from pipeline.ingest.parts import Document

# Measured: the worst of 30 hostile files takes 0.97 s and 115 MB; a paper of 200 pages some 10 s.
_MEMORY, _SECONDS = 1_500_000_000, 60
_PRELOADED = ["pipeline.ingest.pdf"]
_HINT = "it may be damaged or hostile; get another copy"
_DOCUMENT = TypeAdapter(Document)


def read_in_child(data: bytes, seconds: float = _SECONDS) -> Document:
    """Read a PDF under limits on memory, processor time and wall time.

    Raises:
        SourceError: what the reader says, or that it took too long or too much.
    """
    # A fresh fork of a server that has the parser loaded costs 8 ms; a fork of this process could inherit its locks.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    near, far = context.Pipe()
    child = context.Process(target=_work, args=(far,), daemon=True)
    child.start()
    far.close()
    try:
        answer = _ask(near, data, seconds)
    finally:
        near.close()
        if child.is_alive():
            child.kill()
        child.join()
        child.close()
    told = json.loads(answer)
    if "refused" in told:
        raise SourceError(*told["refused"])
    return _DOCUMENT.validate_json(answer)


def _ask(near: Connection, data: bytes, seconds: float) -> bytes:
    try:
        near.send_bytes(data)
        if near.poll(seconds):
            return near.recv_bytes()
    except (EOFError, OSError):
        return _refusal("reading the PDF took more memory or time than any paper needs", _HINT)
    return _refusal(f"reading the PDF took more than {seconds:.0f} seconds", _HINT)


def _refusal(message: str, hint: str) -> bytes:
    return json.dumps({"refused": [message, hint]}).encode()


def _work(far: Connection) -> None:
    """Run in the child: limit itself, read, answer."""
    _limit()
    try:
        answer = _read(far.recv_bytes())
    except (MemoryError, RecursionError):
        answer = _refusal("reading the PDF took more memory than any paper needs", _HINT)
    far.send_bytes(answer)


def _read(data: bytes) -> bytes:
    from pipeline.ingest.pdf import read_pdf  # noqa: PLC0415 - preloaded by the server, never by the parent

    try:
        return _DOCUMENT.dump_json(read_pdf(data))
    except SourceError as error:
        return _refusal(error.message, error.hint)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - the child's last door: a bug is told as one, with its name
        place = traceback.extract_tb(error.__traceback__)[-1]
        return _refusal(
            f"the PDF reader tripped over this file ({type(error).__name__}, {place.name}:{place.lineno})",
            "please report it; the XML of the paper may be read meanwhile",
        )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))

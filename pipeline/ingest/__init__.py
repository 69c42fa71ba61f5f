"""Read papers. Takes a source's bytes; gives Papers with numbered passages, facts and status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import SourceError
from pipeline.ingest.child import read_in_child
from pipeline.ingest.detect import detect, refuse_oversize
from pipeline.ingest.parts import FEWEST_WORDS
from pipeline.records import Paper

# Beyond these a text is read apart, where a clock ends it: patterns may take the square of a run of letters or spaces.
_LONG = 300_000
_ENDLESS = re.compile(r"\S{1000}|\s{1000}")


def read_source(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> list[Paper | SourceError]:
    """Read one source: a paper, or an error, for each record in it, in order.

    Args:
        data: the file's bytes.
        name: what the editor calls it; shown, never interpreted.
        fewest: the number of words of prose below which a record is no paper.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    return list(iter_source(data, name, fewest))


def iter_source(data: bytes, name: str, fewest: int = FEWEST_WORDS) -> Iterator[Paper | SourceError]:
    """Read one source record by record, as `read_source` does, with one record of a PubMed file in memory at a time.

    Nothing of the file but its first bytes is looked at here: a process of its own reads it, under limits.

    Raises:
        SourceError: the source as a whole cannot be read.
    """
    refuse_oversize(data, detect(data))
    count = 0
    try:
        for result in read_in_child(data, name, fewest):
            count += 1
            yield result
    except SourceError as error:
        if not count:
            raise
        yield error  # what came before stands; the rest is told as one more failure


def read_text(text: str, name: str, fewest: int = FEWEST_WORDS) -> list[Paper | SourceError]:
    """Read a text that came inside another file, such as a row of pairs. Prose is read here, all else apart.

    A process for each row would cost more than the reading, and no parser of ours meets the bytes of prose.

    Raises:
        SourceError: the text as a whole cannot be read.
    """
    data = text.encode(errors="replace")
    kind = detect(data)
    if kind not in {"text", "markdown"} or len(data) > _LONG or _ENDLESS.search(text):
        return read_source(data, name, fewest)
    from pipeline.ingest.reading import read_records  # noqa: PLC0415 - loads every parser: only where it is used

    return list(read_records(data, name, fewest))

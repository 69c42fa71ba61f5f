"""Spoil papers for some minutes and read them. Takes minutes and folders; prints what broke a reader, and keeps it.

Each file is cut, flipped, doubled, spliced with another or stuffed with things that have hurt readers before, and read
in a fork, bound as in the product. A known refusal or a paper that keeps its promises is well; anything else is a find:
`python tools/fuzz_ingest.py --minutes 10 [--seed 1] [--keep /tmp/finds] [FOLDER…]`. A find belongs into the tests, made small.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import sys
import time
import traceback
import zlib
from collections import Counter
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.ingest.detect import detect, refuse_oversize
from pipeline.ingest.limits import Limits, bind, more_time
from pipeline.ingest.parts import FEWEST_WORDS
from pipeline.ingest.reading import read_records
from pipeline.records import Paper

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {".pdf", ".xml", ".nxml", ".nbib", ".ris", ".txt", ".md", ".html", ".bib", ".json", ".gz"}
# Slower than this for a file of a few pages is a find too.
SLOW = 20.0
LARGEST = 400_000
BARBS = (
    b"<<", b">>", b"[" * 300, b"((((((((((", b"endstream", b"endobj", b"\xff\xfe", b"\x00" * 40, b"/Kids [1 0 R]", b"&#0;", b"&bogus;",
    b"<!--", b"]]>", b"<p>" * 300, b"</p>" * 20, b"99999999999999999999", b"-1", b"1e400", b"\xf0\x9f\x92\x8a" * 9, b"\xed\xa0\x80",
    b"a " * 3000, b"A" * 5000, b"1 " * 3000, b"\n" * 3000, b"TY  - JOUR\n", b"PMID- 1\n", b"(" * 3000, b"A,A," * 900, b"et al. " * 500,
    "\u202e\u200b\u0301".encode() * 50, b"0 0 0 0 0 0 cm ", b" Tf ", b"/F1 1e30 Tf ", b"{" * 500, b'"' * 99, b"\\" * 99,
)  # fmt: skip


def sources(folders: list[Path]) -> list[tuple[str, bytes]]:
    """Give every paper-like file up to a size, by name."""
    found = [p for folder in folders for p in sorted(folder.rglob("*")) if p.suffix in ENDINGS and p.is_file()]
    return [(path.name, path.read_bytes()) for path in found if 0 < path.stat().st_size < LARGEST]


def spoil(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Spoil bytes in one to five ways."""
    made = bytearray(data)
    if data[:2] == b"\x1f\x8b" and chance.random() < 0.8:
        return data[: chance.randrange(len(data))] if chance.random() < 0.2 else _inside_gzip(data, other, chance)
    for _ in range(chance.randint(1, 5)):
        chance.choice(WAYS)(made, other, chance)
    return _in_streams(bytes(made), chance) if made.startswith(b"%PDF") and chance.random() < 0.5 else bytes(made)


def _place(made: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(len(made) + 1)
    return slice(start, min(len(made), start + int(chance.expovariate(1 / 200))))


def _cut(made: bytearray, _: bytes, chance: random.Random) -> None:
    del made[_place(made, chance)]


def _end(made: bytearray, _: bytes, chance: random.Random) -> None:
    if chance.random() < 0.3:
        del made[chance.randrange(len(made) + 1) :]


def _repeat(made: bytearray, _: bytes, chance: random.Random) -> None:
    place = _place(made, chance)
    made[place] = made[place] * chance.randint(2, 20)


def _barb(made: bytearray, _: bytes, chance: random.Random) -> None:
    start = chance.randrange(len(made) + 1)
    made[start:start] = chance.choice(BARBS)


def _flip(made: bytearray, _: bytes, chance: random.Random) -> None:
    for _round in range(chance.randint(1, 60) if made else 0):
        made[chance.randrange(len(made))] = chance.randrange(256)


def _splice(made: bytearray, other: bytes, chance: random.Random) -> None:
    start = chance.randrange(len(other) + 1)
    made[_place(made, chance)] = other[start : start + int(chance.expovariate(1 / 200))]


def _digits(made: bytearray, _: bytes, chance: random.Random) -> None:
    for _round in range(chance.randint(1, 30)):
        place = chance.randrange(len(made)) if made else 0
        for at in range(place, min(place + 300, len(made))):
            if 48 <= made[at] <= 57:
                made[at] = 48 + chance.randrange(10)
                break


WAYS = (_cut, _end, _repeat, _barb, _flip, _splice, _digits)


def _inside_gzip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    inner = zlib.decompressobj(31).decompress(data, LARGEST)
    return packer.compress(spoil(inner, other, chance)) + packer.flush()


def _in_streams(data: bytes, chance: random.Random) -> bytes:
    """Spoil what a PDF's streams hold, so that the damage gets behind the packing."""
    parts = data.split(b"stream\n")
    for number in range(1, len(parts), 2):
        body, mark, rest = parts[number].partition(b"endstream")
        try:
            inner = zlib.decompress(body)
        except zlib.error:
            continue
        if mark and chance.random() < 0.5:
            parts[number] = zlib.compress(spoil(inner, inner, chance)) + mark + rest
    return b"stream\n".join(parts)


def verdict(data: bytes) -> str:
    """Read, and give “read”, “refused”, or what went wrong."""
    try:
        refuse_oversize(data, detect(data))
        results = list(read_records(data, "spoilt", FEWEST_WORDS))
    except SourceError as error:
        return "refused" if error.message and error.hint else f"no hint: {error.message}"
    except Exception as error:  # noqa: BLE001 - finding what comes here is what this is for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {place.name}, {Path(place.filename).name}:{place.lineno}"
    for paper in results:
        if isinstance(paper, Paper):
            if any(paper.text[p.start : p.end] != p.text for p in paper.passages()):
                return "a passage does not stand where it says"
            paper.model_dump_json()
    return "read"


def judged(data: bytes) -> str:
    """Give the verdict of a fork; its death or slowness is one too."""
    near, far = os.pipe()
    child = os.fork()
    if not child:
        bind(Limits())
        more_time(Limits(seconds=60, wall=120))
        os.write(far, verdict(data).encode(errors="replace")[:500])
        os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as pipe:
        told = pipe.read().decode()
    _, status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    if not told:
        name = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)
        return f"died: {name} after {seconds:.0f} s"
    return told if seconds < SLOW else f"slow: {seconds:.0f} s"


def main() -> int:
    """Spoil and read until the time is up; exit 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "samples"])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - damage, not secrets
    until = time.monotonic() + 60 * asked.minutes
    files, told = sources(asked.folders), Counter[str]()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while time.monotonic() < until:
        name, data = chance.choice(files)
        spoilt = spoil(data, chance.choice(files)[1], chance)
        result = judged(spoilt)
        told[result.partition(" after")[0]] += 1
        if result not in {"read", "refused"}:
            mark = hashlib.sha256(spoilt).hexdigest()[:10]
            print(f"{result}: {name} {mark}", flush=True)
            if asked.keep:
                asked.keep.mkdir(exist_ok=True, parents=True)
                (asked.keep / f"{mark}-{name}").write_bytes(spoilt)
    print(
        f"{sum(told.values())} spoilt files from {len(files)}: "
        + ", ".join(f"{n} {what}" for what, n in told.most_common())
    )
    return 0 if set(told) <= {"read", "refused"} else 1


if __name__ == "__main__":
    sys.exit(main())

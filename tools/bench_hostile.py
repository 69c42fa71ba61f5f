"""Measure what hostile files cost the process that reads them. Takes nothing; prints a table, worst first.

Each file is read in a fork of its own, bound as in the product. Time is of the processor; memory is the most that the
process held, the loaded parsers included. `--update` writes tests/gates/hostile.json, which tests/test_hostile.py keeps.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile_maker import HOSTILE  # noqa: E402 - the makers live with the tests
from hostile_pages import COSTLY  # noqa: E402 - the same

from pipeline.errors import SourceError  # noqa: E402 - the path first
from pipeline.ingest.detect import detect  # noqa: E402 - the same
from pipeline.ingest.limits import Limits, bind  # noqa: E402 - the same
from pipeline.ingest.parts import FEWEST_WORDS  # noqa: E402 - the same
from pipeline.ingest.reading import read_records  # noqa: E402 - the same

GATE = ROOT / "tests" / "gates" / "hostile.json"


def cost(make: Callable[[], bytes]) -> tuple[float, float, str]:
    """Give the seconds and megabytes that reading takes, and how it ended."""
    data, _ = in_fork(make)  # a fork starts with its parent's memory: the makers must not swell ours
    told, used = in_fork(lambda: outcome(data).encode())
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return used.ru_utime + used.ru_stime, used.ru_maxrss / scale, told.decode() or "died by a limit"


def in_fork(work: Callable[[], bytes]) -> tuple[bytes, resource.struct_rusage]:
    """Give what `work` gives in a fork, and what that used."""
    near, far = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(far, "wb") as pipe:
                pipe.write(work())
        finally:
            os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as pipe:
        told = pipe.read()
    return told, os.wait4(child, 0)[2]


def outcome(data: bytes) -> str:
    """Read under the product's limits, and say in words what came of it."""
    bind(Limits())
    try:
        detect(data)
        results = list(read_records(data, "hostile.pdf", FEWEST_WORDS))
    except SourceError as error:
        return error.message
    except (MemoryError, RecursionError) as error:
        return type(error).__name__
    return "; ".join(r.message if isinstance(r, SourceError) else f"read: {len(r.text)} characters" for r in results)


def main() -> None:
    """Print the table; keep the gate where asked."""
    only = {word for word in sys.argv[1:] if word != "--update"}
    base = cost(bytes)[1]
    chosen = {name: make for name, make in (HOSTILE | COSTLY).items() if not only or name in only}
    rows = sorted(((*cost(make), name) for name, make in chosen.items()), reverse=True)
    print(f"{'file':22} {'s':>6} {'MB':>6}  came of it  (an empty file: {base:.0f} MB)")
    for seconds, memory, told, name in rows:
        print(f"{name:22} {seconds:6.2f} {memory:6.0f}  {told}")
    worst = max(memory for _, memory, _, _ in rows)
    print(f"worst: {rows[0][0]:.2f} s, {worst:.0f} MB, {worst / base:.2f} times an empty file")
    if "--update" in sys.argv:
        kept = json.loads(GATE.read_text()) if GATE.exists() else {"worst_mb": 1e9}
        if worst > kept["worst_mb"]:
            sys.exit(f"refused: {worst:.0f} MB is worse than the gate's {kept['worst_mb']:.0f} MB")
        GATE.write_text(json.dumps({"worst_mb": round(worst), "ratio": round(worst / base, 2)}) + "\n")


if __name__ == "__main__":
    main()

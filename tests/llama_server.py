"""Serve a tiny model on a real llama.cpp server, on loopback. Takes a GGUF file, or makes one from the samples first.

Also by hand: python tests/llama_server.py FILE. It ends when its standard input does.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tiny_model import write_tiny_model

from pipeline.ingest import read_source
from pipeline.records import Paper

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CONTEXT = 32_768
_ADDRESS = "serving "


def write_sample_model(path: Path) -> Path:
    """Write a model of the samples' words."""
    read = [
        read_source(source.read_bytes(), source.name)
        for source in sorted(SAMPLES.glob("*.*"))
        if source.suffix != ".md"
    ]
    write_tiny_model((paper.text for papers in read for paper in papers if isinstance(paper, Paper)), path)
    return path


@contextlib.contextmanager
def llama_serving(model: Path) -> Iterator[str]:
    """Serve a model in a process of its own until the block ends; give the address."""
    words = [sys.executable, __file__, str(model)]
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        assert process.stdin
        assert process.stdout
        try:
            line = process.stdout.readline()
            log.seek(0)
            assert line.startswith(_ADDRESS), log.read()[-2000:]
            yield line.removeprefix(_ADDRESS).strip()
        finally:
            process.stdin.close()
            process.wait(timeout=20)


def main() -> None:
    """Serve until standard input ends."""
    import xllamacpp  # noqa: PLC0415 - whoever only starts this needs no server of their own

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    path = parser.parse_args().model
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path if path.exists() else write_sample_model(path))
    parameters.n_ctx, parameters.n_parallel, parameters.warmup = CONTEXT, 1, False
    # More threads wait for each other in loops, which on a busy machine takes ten times as long.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.hostnames = ["127.0.0.1"]
    parameters.verbosity = 0
    parameters.sampling.seed = 7
    server = xllamacpp.Server(parameters)
    print(f"{_ADDRESS}{server.listening_address}/v1", flush=True)  # noqa: T201 - a script
    sys.stdin.read()
    del server


if __name__ == "__main__":
    main()

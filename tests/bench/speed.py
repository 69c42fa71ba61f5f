"""Measure pace and memory. Takes PDFs; gives ratios to pypdf's own extraction in the same run."""

from __future__ import annotations

import io
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from pypdf import PdfReader

from bench.readings import pypdf_text
from pipeline.ingest.pdf import read_pdf


def pace(papers: Sequence[bytes], rounds: int = 3) -> dict[str, float]:
    """Give pages a second (processor time) and the ratios to pypdf's extraction; best of some rounds, by turns.

    `two_workers` counts the processor time of the busier of two: what the clock on the wall shows where nobody else
    works. `two_workers_wall` is what it showed here.
    """
    pages = sum(len(PdfReader(io.BytesIO(data)).pages) for data in papers)
    best: dict[str, float] = {}
    largest_first = sorted(papers, key=len, reverse=True)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_spent_by_worker, papers))
        for _ in range(rounds):
            _keep(best, "pypdf", _spent(time.process_time, lambda: [pypdf_text(d) for d in papers]))
            _keep(best, "ours", _spent(time.process_time, lambda: [read_pdf(d) for d in papers]))
            _keep(best, "pypdf wall", _spent(time.perf_counter, lambda: [pypdf_text(d) for d in papers]))
            start = time.perf_counter()
            shares: dict[int, float] = {}
            for worker, spent in pool.map(_spent_by_worker, largest_first):
                shares[worker] = shares.get(worker, 0.0) + spent
            _keep(best, "two wall", time.perf_counter() - start)
            _keep(best, "two", max(shares.values()))
    return {
        "pages_a_second": round(pages / best["ours"], 1),
        "pypdf_pages_a_second": round(pages / best["pypdf"], 1),
        "one_core": round(best["pypdf"] / best["ours"], 3),
        "two_workers": round(best["pypdf"] / best["two"], 3),
        "two_workers_wall": round(best["pypdf wall"] / best["two wall"], 3),
    }


def _spent_by_worker(data: bytes) -> tuple[int, float]:
    return os.getpid(), _spent(time.process_time, lambda: read_pdf(data))


def peak(papers: Sequence[bytes]) -> float:
    """Give the peak memory (MB) of a fresh process that reads the papers one after another."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        for data in papers:
            pool.submit(_quietly, data).result()
        used = pool.submit(_used).result()
    return round(used / (1_000_000 if sys.platform == "darwin" else 1_000), 1)


def _used() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _quietly(data: bytes) -> int:
    return len(read_pdf(data).blocks)


def _spent(clock: Callable[[], float], work: Callable[[], object]) -> float:
    start = clock()
    work()
    return clock() - start


def _keep(best: dict[str, float], name: str, spent: float) -> None:
    best[name] = min(spent, best.get(name, spent))

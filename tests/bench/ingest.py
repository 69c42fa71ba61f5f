"""Measure PDF reading and keep its floors: `python -m bench.ingest [--update] [--misses] [--rivals PYTHON]`."""

from __future__ import annotations

import argparse
import io
import logging
import sys
from pathlib import Path

from pypdf import PdfReader

from bench import gate, made, speed
from bench.readings import ours, parts_of, pypdf_text, rival_text, rivals
from bench.score import Part, Score, cuts_of, score
from bench.truth import read_truth

TWINS = Path(__file__).resolve().parents[3] / "shared" / "data" / "pdf" / "twins"


def twin_files(folder: Path) -> list[tuple[Path, Path]]:
    """Give each PDF that has its XML beside it."""
    return [
        (pdf, pdf.with_suffix(".xml")) for pdf in sorted(folder.glob("*.pdf")) if pdf.with_suffix(".xml").is_file()
    ]


def twins_print(folder: Path) -> str:
    """Give the fingerprint of a folder of twins."""
    return gate.fingerprint((path.name, path.read_bytes()) for pair in twin_files(folder) for path in pair)


def score_twins(folder: Path, most: int | None = None) -> dict[str, Score]:
    """Score our reading of each twin, or of the first few, by name."""
    scores = {}
    for pdf, xml in twin_files(folder)[:most]:
        data, truth = pdf.read_bytes(), read_truth(xml)
        scores[pdf.stem] = score(parts_of(ours(data)), truth, cuts_of(pypdf_text(data), truth))
    return scores


def made_papers() -> dict[str, made.MadePaper]:
    """Set every invented paper."""
    return {setting.name: made.make(setting) for setting in made.SETTINGS}


def score_made() -> dict[str, Score]:
    """Score our reading of each invented paper, by its setting."""
    return {name: score(parts_of(ours(paper.data)), paper.truth, paper.cuts) for name, paper in made_papers().items()}


def together(scores: dict[str, Score]) -> dict[str, float]:
    """Give the shares over all papers."""
    whole = Score()
    for one in scores.values():
        whole += one
    return whole.shares()


def _say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def _table(scores: dict[str, Score]) -> None:
    names = list(together(scores))
    _say(f"{'':14}" + "".join(f"{name[:13]:>15}" for name in names))
    for who, one in scores.items():
        shares = one.shares()
        _say(f"{who:14}" + "".join(f"{shares[n]:15.4f}" if n in shares else f"{'-':>15}" for n in names))
    shares = together(scores)
    _say(f"{'all':14}" + "".join(f"{shares[n]:15.4f}" for n in names))


def _rivals(folder: Path, python: str | None) -> None:
    for name in ["pypdf", *rivals(python)]:
        whole = Score()
        for pdf, xml in twin_files(folder):
            data, truth = pdf.read_bytes(), read_truth(xml)
            text = pypdf_text(data) if name == "pypdf" else rival_text(name, data, python)
            whole += score([Part(text)], truth, cuts_of(pypdf_text(data), truth))
        _say(f"{name:14}{whole.shares()}")


def _told(scores: dict[str, Score]) -> None:
    for who, one in scores.items():
        for title, items in (("not verbatim", one.misses), ("wrong section", one.strays), ("cut", one.bad_cuts)):
            for item in items:
                _say(f"[{who}] {title}: {item}")


def main() -> int:
    """Measure, compare with the floors, and say what fell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    asked.add_argument("--misses", action="store_true", help="name every sentence that was not found")
    asked.add_argument("--rivals", nargs="?", const="", help="also score other tools; PYTHON has pymupdf4llm")
    asked.add_argument("--quick", action="store_true", help="leave pace and memory out")
    asked.add_argument("--twins", type=Path, default=TWINS, help="a folder of PDFs with their JATS beside them")
    options = asked.parse_args()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    measured, prints = {}, {}
    scores = score_made()
    measured["made"] = together(scores)
    prints["made"] = gate.fingerprint((name, paper.data) for name, paper in made_papers().items())
    _table(scores)
    if options.misses:
        _told(scores)
    if options.twins.is_dir():
        scores = score_twins(options.twins)
        measured["twins"] = together(scores)
        prints["twins"] = twins_print(options.twins)
        _table(scores)
        if options.misses:
            _told(scores)
        if options.rivals is not None:
            _rivals(options.twins, options.rivals or None)
    else:
        _say(f"no twins measured: there is no folder {options.twins}")
    if not options.quick:
        measured["speed"] = _pace(options.twins)
    return _judge(measured, prints, update=options.update)


def _pace(folder: Path) -> dict[str, float]:
    papers = [pdf.read_bytes() for pdf, _ in twin_files(folder)] or [p.data for p in made_papers().values()]
    told = speed.pace(papers)
    pages = sum(len(PdfReader(io.BytesIO(data)).pages) for data in papers)
    _say(f"{pages} pages: {told}; peak memory {speed.peak(papers)} MB")
    return {name: told[name] for name in ("one_core", "two_workers")}


def _judge(measured: dict[str, dict[str, float]], prints: dict[str, str], *, update: bool) -> int:
    known = gate.corpora() if gate.GATE.is_file() else {}
    floors = gate.load() if gate.GATE.is_file() else {}
    strange = [corpus for corpus in prints if corpus in known and known[corpus] != prints[corpus]]
    for corpus in strange:
        _say(f"{corpus}: not the corpus for which the floors were set; they are not compared")
        measured.pop(corpus)
    floors_here = {corpus: wanted for corpus, wanted in floors.items() if corpus in measured}
    short = gate.shortfalls(measured, floors_here)
    for complaint in short:
        _say(f"BELOW: {complaint}")
    if update and not short and not strange:
        gate.save(gate.raised(measured, floors), known | prints)
        _say("floors raised")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

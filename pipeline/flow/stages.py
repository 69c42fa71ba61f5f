"""Do each stage once. Takes a stage's inputs; gives what it made of them before, or makes it.

A stage's key is the digest of all that decides its output: what it reads, and the code that runs. The code's version is
the digest of its files, so that nobody can forget to raise a number; what a model said is kept by the ledger besides,
so that a changed line here costs some seconds and no money.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.errors import NoticeError, SourceError
from pipeline.ingest import read_source
from pipeline.records import Draft, Paper, Report, Summary
from pipeline.records.house import HouseStyle
from pipeline.records.ledger import fingerprint
from pipeline.render import render_draft
from pipeline.store.works import StageOutput
from pipeline.validate import check_summary

_HOUSE = Path(__file__).resolve().parents[1]
# The parts of the house whose code decides what a stage makes.
_GROUND = ("records", "text")
CODE = {
    "ingest": ("ingest", *_GROUND),
    "text": ("draft", *_GROUND),
    "checks": ("validate", *_GROUND),
    "pages": ("render", *_GROUND),
}
_READ = TypeAdapter(list[tuple[str, str, str]])


@dataclass(frozen=True)
class Rooms:
    """The rooms that a paper goes through; a bench may hand in others."""

    read: Callable[[bytes, str], list[Paper | SourceError]] = read_source
    check: Callable[[Summary, Paper], Report] = check_summary
    render: Callable[[Draft], dict[str, bytes]] = render_draft
    # What decides the words of checks, and of pages, beside the code: of a house style, its digests.
    checks_key: str = ""
    pages_key: str = ""


def rooms_of(house: HouseStyle) -> Rooms:
    """Give the rooms as they are where a house has a style of its own."""
    return Rooms(
        check=partial(check_summary, house=house),
        render=partial(render_draft, house=house),
        checks_key=house.checks_key,
        pages_key=house.pages_key,
    )


@dataclass
class Made:
    """What the stages of one paper made that was not known before: kept when the paper is done."""

    outputs: list[StageOutput] = field(default_factory=list)

    def add(self, stage: str, key: str, body: str) -> None:
        """Note one output."""
        self.outputs.append(StageOutput(stage, key, body))


@cache
def code_version(stage: str) -> str:
    """Give the digest of the code that a stage runs."""
    digest = hashlib.sha256()
    for part in CODE[stage]:
        for path in sorted((_HOUSE / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(_HOUSE)}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def stage_key(stage: str, *inputs: object) -> str:
    """Give the digest of a stage's inputs and its code."""
    return fingerprint(stage=stage, code=code_version(stage), inputs=[str(part) for part in inputs])


def inputs_key(drafter_key: str, source_digest: str, name: str, *house: str) -> str:
    """Give the digest of all that decides a source's drafts and pages: while it stays, they stand."""
    return fingerprint(code=_all_code(), drafter=drafter_key, source=source_digest, name=name, house=house)


@cache
def _all_code() -> dict[str, str]:
    return {stage: code_version(stage) for stage in CODE}


def pack_read(results: list[Paper | SourceError]) -> str:
    """Write down what a source held: papers, and for what is none the reason."""
    return json.dumps([_packed(result) for result in results], ensure_ascii=False)


def unpack_read(body: str) -> list[Paper | SourceError]:
    """Give back what `pack_read` wrote down."""
    return [_unpacked(*row) for row in _READ.validate_json(body)]


def _packed(result: Paper | SourceError) -> tuple[str, str, str]:
    if isinstance(result, Paper):
        return "paper", result.canonical().decode(), ""
    return type(result).__name__, result.message, result.hint


def _unpacked(kind: str, first: str, second: str) -> Paper | SourceError:
    if kind == "paper":
        return Paper.model_validate_json(first)
    errors: dict[str, Any] = {"NoticeError": NoticeError}
    error: SourceError = errors.get(kind, SourceError)(first, second)
    return error

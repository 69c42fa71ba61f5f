"""Run every pattern of the house against strings made to stall it. Prints JSON: what took too long, how many there were.

Called by tests/test_regexes.py in a process of its own: `python pattern_walk.py PART OF [MODULE…]`, for one part of so
many. Two families of strings: raw ones, on which nothing may hang (in the child a clock ends what is only slow), and clean
ones as `assemble` makes them, single-spaced and without endless words, on which every pattern must be linear: drafter and
checks have no clock.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pipeline
from pipeline.ingest.disguise import without_endless_words
from pipeline.text.quick import Quick, Swaps

ROOT = Path(pipeline.__file__).parent
# A clean text is long, and each pattern linear on it. On a raw one the square of this is a moment, more than that is none.
CLEAN_LENGTH, RAW_LENGTH = 10_000, 3_000
# Linear patterns take 1-10 ms of the processor here (20 times as much at the most where words are long), a square of 6 ns
# takes all of it, an exponential one never ends; the machine may be busy.
SECONDS = 0.3
_CALLS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
UNITS = (
    "a", "A", "1", " ", "\n", "(", "[", "<", '"', "-", ".", ",", "a ", "A ", "1 ", "1,", "1.", "A,", "a-", "A.", "a.", "Aa ", "aA1 ", "(a", "(1",
    "[1] ", "<a ", "a, b ", "et al. ", "the of and ", "p = 0.05 ", "1 mg/kg ", "not ", "| a ", "**a", "é",
)  # fmt: skip
_SPACES = re.compile(r"\s+")


class TooSlowError(Exception):
    """The clock has run out."""


def patterns(modules: list[str]) -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    """Give (where, how it is used, pattern): those that are compiled, and those that are written into a call."""
    for name in modules:
        module = importlib.import_module(name)
        assert module.__file__
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for key, value in vars(module).items():
            within = list(_within(value, 0))
            use = _use(tree, key) if within else ""
            yield from ((f"{name}.{key}", use, found) for found in within)
        yield from _called(name, tree)


def _use(tree: ast.AST, key: str) -> str:
    """Give “match” where a module only ever matches a pattern from the beginning of a text, else “search”."""
    names = {key, *_looped(tree, key)}
    uses = {
        node.attr for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    }  # fmt: skip
    return "match" if uses and uses <= {"match", "fullmatch", "pattern"} else "search"


def _looped(tree: ast.AST, key: str) -> set[str]:
    """Name what loops over a table of patterns."""
    return {
        name.id for node in ast.walk(tree)
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.iter, ast.Name) and node.iter.id == key
        for name in ast.walk(node.target) if isinstance(name, ast.Name)
    }  # fmt: skip


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Quick):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, Swaps):
        yield from _within(value.table, depth)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 5:
        for item in value:
            yield from _within(item, depth + 1)
    elif isinstance(value, dict) and depth < 5:
        for item in (*value.keys(), *value.values()):
            yield from _within(item, depth + 1)


def _called(name: str, tree: ast.AST) -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
            first = node.args[0] if node.args else None
            if (
                isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and isinstance(first, ast.Constant)
            ):
                use = "match" if node.func.attr in {"match", "fullmatch"} else "search"
                yield f"{name}:{node.lineno}", use, re.compile(first.value, _flags(node))


def _flags(node: ast.Call) -> int:
    written = {n.attr for k in (*node.keywords, *node.args[1:]) for n in ast.walk(k) if isinstance(n, ast.Attribute)}
    return sum(int(getattr(re, name)) for name in written if name in {"IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE"})


def stalls(pattern: re.Pattern[Any], use: str) -> str:
    """Give the first string on which a pattern takes too long; empty where there is none."""
    for named, text in STRINGS.items():
        given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            if use == "match":
                pattern.match(given)
                pattern.fullmatch(given)
            else:
                all(True for _ in pattern.finditer(given))
        except TooSlowError:
            return named
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def strings() -> Iterator[tuple[str, str]]:
    """Give (name, string). A raw one that is only a shorter clean one shows nothing more."""
    for unit in UNITS:
        raw = unit * (RAW_LENGTH // len(unit)) + "\x01"
        if raw != _cleaned(raw):
            yield f"{unit!r} raw", raw
        yield f"{unit!r} clean", _cleaned(unit * (CLEAN_LENGTH // len(unit)) + "\x01")


def _cleaned(raw: str) -> str:
    return without_endless_words(_SPACES.sub(" ", raw).strip())


STRINGS = dict(strings())


def main() -> None:
    """Walk, and print what was found."""

    def stop(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    part, of = int(sys.argv[1]), int(sys.argv[2])
    named = sys.argv[3:] or sorted(m.name for m in pkgutil.walk_packages([str(ROOT)], "pipeline."))
    seen: dict[tuple[str, str | bytes, int], tuple[str, str, re.Pattern[Any]]] = {}
    for where, use, pattern in patterns(named):
        seen.setdefault((use, pattern.pattern, pattern.flags), (where, use, pattern))
    mine = list(seen.values())[part::of]
    slow = [
        [where, unit, str(pattern.pattern)[:200]] for where, use, pattern in mine if (unit := stalls(pattern, use))
    ]
    sys.stdout.write(json.dumps({"patterns": len(mine), "slow": slow}))


if __name__ == "__main__":
    main()

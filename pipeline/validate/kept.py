"""Keep what is found with its paper's index. Takes a function of an index; gives one that looks once for the same.

A summary is checked again as it is mended, and its paper with other summaries: most sentences are those of the time before. What
is `kept` of sentences took a third of checking a summary again; it is let go after some hundred sentences. What is found `once`
of a paper, and `of_passage` once of each of its passages, stays as long as its index.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from pipeline.records import Passage
from pipeline.validate.align import Index

_P = ParamSpec("_P")
_R = TypeVar("_R")
_NOT_YET = object()


def kept(find: Callable[_P, _R]) -> Callable[_P, _R]:
    """Make a function keep what it gives with the `index` that it takes; what else it takes is all that it goes by."""
    place = list(signature(find).parameters).index("index")

    @wraps(find)
    def found(*args: _P.args, **how: _P.kwargs) -> _R:
        if len(args) <= place:
            message = f"{find.__name__} takes its index by place: what is kept is found by it"
            raise TypeError(message)
        index: Any = args[place]
        known: dict[tuple[object, ...], Any] = index.kept
        # Names stand in the key with their values: `a=True` is not `b=True`.
        key = (
            (find, *args[:place], *args[place + 1 :], *sorted(how.items()))
            if how
            else (find, *args[:place], *args[place + 1 :])
        )
        made = known.get(key, _NOT_YET)
        if made is _NOT_YET:
            made = known[key] = find(*args, **how)
        return made  # type: ignore[no-any-return]  # a `cast` is a call, and this is asked 200 times a summary

    return found


def once(make: Callable[[Index], _R]) -> Callable[[Index], _R]:
    """Make a function give for each index what it made for it first."""

    @wraps(make)
    def given(index: Index) -> _R:
        made = index.made.get(make, _NOT_YET)
        if made is _NOT_YET:
            made = index.made[make] = make(index)
        return made  # type: ignore[no-any-return]  # a `cast` is a call, and this is asked 200 times a summary

    return given


def of_passage(find: Callable[[Passage, Index], _R]) -> Callable[[Passage, Index], _R]:
    """Make a function give for each passage of an index what it found in it first."""

    @wraps(find)
    def given(passage: Passage, index: Index) -> _R:
        key = (find, passage.id)
        made = index.made.get(key, _NOT_YET)
        if made is _NOT_YET:
            made = index.made[key] = find(passage, index)
        return made  # type: ignore[no-any-return]  # a `cast` is a call, and this is asked 200 times a summary

    return given

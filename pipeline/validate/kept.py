"""Keep what is found of a sentence with its paper's index. Takes a function of an index; gives one that looks once for the same.

A summary is checked again as it is mended, and its paper with other summaries: most sentences are those of the time before. What
is kept here took a third of checking a summary again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar, cast

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
        known = cast("Index", args[place]).kept
        # Names stand in the key with their values: `a=True` is not `b=True`.
        key = (find, *args[:place], *args[place + 1 :], *sorted(how.items()))
        made = known.get(key, _NOT_YET)
        if made is _NOT_YET:
            made = known[key] = find(*args, **how)
        return cast("_R", made)

    return found

"""Do something with many items, a few at once. Takes items and what to do; gives nothing, raises what was raised."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

T = TypeVar("T")


async def each(items: Iterator[T], do: Callable[[T], Awaitable[None]], at_once: int) -> None:
    """Do something with each item, at most so many at once, in order of their beginning; the first error ends the others."""
    if at_once == 1:
        for item in items:
            await do(item)
        return

    async def worker() -> None:
        for item in items:
            await do(item)

    tasks = [asyncio.create_task(worker()) for _ in range(at_once)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

"""Give turns to ask a model, so many at once. Takes how many; a run that stops gives no paper its first turn any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class StoppedError(Exception):
    """The run stopped while a paper waited for its first turn."""


class Turns:
    """The turns of one run. They are given in the order of asking.

    Args:
        most: how many are held at once.
    """

    def __init__(self, most: int) -> None:
        self.ends: Callable[[], bool] = lambda: False
        self._free = asyncio.Semaphore(most)

    @asynccontextmanager
    async def take(self, *, begun: bool = False) -> AsyncIterator[None]:
        """Wait for a turn, and hold it. A paper that has begun gets its further turns whatever happens.

        Raises:
            StoppedError: the run stopped meanwhile.
        """
        async with self._free:
            if not begun and self.ends():
                raise StoppedError
            yield

"""Let calls queue for a free slot at a host, in the order of coming, without each asking the database all the time."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict, deque


class Slots:
    """Who waits in this process. Another process's calls end unseen, so that each looks now and then, the first often."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[asyncio.Future[None]]] = defaultdict(deque)

    async def wait(self, host: str, seconds: float) -> None:
        """Wait until a call to `host` ends here, or for `seconds` times one's place in the queue."""
        queue = self._waiting[host]
        freed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(freed)
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(freed, seconds * len(queue))
        finally:
            with contextlib.suppress(ValueError):
                queue.remove(freed)

    def freed(self, host: str) -> None:
        """Tell the first who waits that a call ended."""
        queue = self._waiting[host]
        while queue:
            first = queue.popleft()
            if not first.done():
                first.set_result(None)
                return

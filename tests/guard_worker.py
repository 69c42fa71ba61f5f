"""Ask questions through the guard, as a run does; for tests that need processes to start, meet and kill.

python tests/guard_worker.py '{"workspace": …, "base_url": …, "questions": […], "tasks": 8, …}' tells what came of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

# What is else imported at the first call and at the first look into a database: each fork would pay for it.
from pipeline.errors import PlainpaperError
from pipeline.llm.client import OpenAIModel
from pipeline.llm.guard import Asker, GuardedModel
from pipeline.records.ledger import Cap, Limits
from pipeline.store.calls import StoreLedger
from pipeline.store.workspace import Store


async def ask_all(task: dict[str, Any], store: Store) -> Counter[str]:
    """Ask every question, some at once; give how often each thing happened."""
    server = OpenAIModel(task["base_url"], "tiny")
    ledger = StoreLedger(store)
    limits = Limits(day=Cap(calls=task.get("cap")), **task.get("limits", {}))
    came: Counter[str] = Counter()
    if task.get("alone"):
        came["left"] = await ledger.lose_left(alone=True)
    queue = list(task["questions"])

    async def work() -> None:
        while queue:
            question = queue.pop(0)
            asker = Asker("run", f"process {os.getpid()}", question.ljust(64, "0"))
            model = GuardedModel(server, ledger, limits, asker)
            try:
                await model.complete([{"role": "user", "content": question}], "ok", {"type": "object"})
            except PlainpaperError as error:
                came[type(error).__name__] += 1
            else:
                came["answered"] += 1

    async with server:
        await asyncio.gather(*(work() for _ in range(task["tasks"])))
    return came


def work(task: dict[str, Any], told: Path) -> None:
    """Do a task; write into a file what came of it, and the seconds and the processor's seconds that it took."""
    with Store(Path(task["workspace"]), time.time, address=task.get("address")) as store:
        began, worked = time.monotonic(), time.process_time()
        came = asyncio.run(ask_all(task, store))
        seconds = {"seconds": time.monotonic() - began, "cpu": time.process_time() - worked}
    told.write_text(json.dumps(came | seconds))


if __name__ == "__main__":
    work(json.loads(sys.argv[1]), Path("/dev/stdout"))

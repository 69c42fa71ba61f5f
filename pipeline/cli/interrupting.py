"""Let a run be interrupted. Takes a run and how it drains; the first Ctrl-C drains it, the second breaks it off."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import click

T = TypeVar("T")


async def until_interrupted(run: Coroutine[Any, Any, T], drain: Callable[[], None], kept: str) -> tuple[T, bool]:
    """Give what a run gives, and whether somebody interrupted it; `kept` says what is kept where it is broken off."""
    task = asyncio.create_task(run)
    loop, interrupted = asyncio.get_running_loop(), False

    def interrupt() -> None:
        nonlocal interrupted
        if not interrupted:
            interrupted = True
            drain()
            click.echo("finishing what is under way; Ctrl-C again breaks it off", err=True)
        else:
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, interrupt)
    try:
        return await task, interrupted
    except asyncio.CancelledError:
        click.echo(f"broken off: {kept}", err=True)
        sys.stdout.flush()
        # A paper that is being read in a thread would keep the process here until it is done.
        os._exit(130)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)

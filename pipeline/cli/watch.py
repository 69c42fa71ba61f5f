"""Show how far long work is, where someone watches and it takes a while; silence elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click

# Seconds between two signs of life.
PAUSE = 0.5


class Watch:
    """One line on a terminal's standard error, written over and over, gone at the end."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._next = time.monotonic() + PAUSE
        self._shown = False

    def tell(self, name: str, count: int, total: int) -> None:
        """Show a step: how many of how many; 0 in all where that is not known."""
        if not self._watched or time.monotonic() < self._next:
            return
        self._next, self._shown = time.monotonic() + PAUSE, True
        click.echo(f"\r\x1b[K{name}: {count:,}{f' of {total:,}' if total else ''}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

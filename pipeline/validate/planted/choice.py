"""Choose without chance. Takes a seed; gives choices that are the same on every machine and every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choice:
    """A row of numbers drawn from the SHA-256 of a seed."""

    def __init__(self, seed: str) -> None:
        self._numbers = _drawn(seed)

    def below(self, most: int) -> int:
        """Give a whole number from 0 to `most` - 1."""
        return next(self._numbers) % most

    def one(self, among: Sequence[T]) -> T:
        """Give one of several."""
        return among[self.below(len(among))]

    def shuffled(self, among: Sequence[T]) -> list[T]:
        """Give all in another order."""
        return [
            thing for _, _, thing in sorted((next(self._numbers), place, thing) for place, thing in enumerate(among))
        ]


def _drawn(seed: str) -> Iterator[int]:
    count = 0
    while True:
        yield int.from_bytes(hashlib.sha256(f"{seed} {count}".encode(errors="replace")).digest()[:6], "big")
        count += 1

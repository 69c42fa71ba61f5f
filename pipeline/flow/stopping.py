"""Tell when to stop asking. Takes what came of each paper; gives the error on which every further paper would fail alike."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import LATE, ModelError, PlainpaperError
from pipeline.records.ledger import CapError

# Three in a row: the server is gone, and two hundred more tries would not bring it back.
CONNECTION_FAILURES = 3
# A server that asks for a longer pause than this is asked again by the next run (seconds).
LONGEST_WAIT = 600.0


@dataclass
class Watch:
    """Watches one server at work; `stopped_by` is the first error that ends it.

    Args:
        at_once: how many papers are under way: all may time out together on one bad minute.
    """

    at_once: int
    silences: int = 0
    stopped_by: PlainpaperError | None = None

    def answered(self) -> None:
        """Note that a paper came through: the server is there."""
        self.silences = 0

    def failed(self, error: PlainpaperError) -> None:
        """Note what a paper failed on; what is the paper's own fault changes nothing."""
        if self._ends(error):
            self.stopped_by = self.stopped_by or error

    def _ends(self, error: PlainpaperError) -> bool:
        if isinstance(error, CapError):
            return error.scope != "paper"
        if not isinstance(error, ModelError):
            return False
        self.silences = self.silences + 1 if error.kind in {"connection", *LATE} else 0
        # A server that is gone says so at once; one that is late may be late for all that were under way.
        most = max(CONNECTION_FAILURES, self.at_once) if error.kind in LATE else CONNECTION_FAILURES
        told_to_wait = error.retry_after is not None and error.retry_after > LONGEST_WAIT
        return error.stops_run or self.silences >= most or told_to_wait

"""Known errors. Each says what happened in one sentence and what to do next in a hint."""


class PlainpaperError(Exception):
    """Something known went wrong. `message` says what, `hint` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


# A call that took all the time it had would take it again, and cost again: `timeout` says the server, `deadline` we.
LATE = frozenset({"timeout", "deadline"})


class SourceError(PlainpaperError):
    """A source cannot become a paper: missing, empty, locked, scanned, not a paper."""


class NoticeError(SourceError):
    """A source is a notice about a paper (retraction, correction), not a study: refused, which is no failure."""


class ModelError(PlainpaperError):
    """A model call failed. `kind` names how, `retryable` says if waiting may help.

    `retry_after` is in seconds; `stops_run` is true where each further paper would fail alike (key, quota);
    `may_cost` where the server may have worked, and may charge, although no answer came.
    """

    def __init__(  # noqa: PLR0913 - what a caller must know to go on
        self,
        kind: str,
        message: str,
        hint: str = "",
        *,
        retryable: bool = False,
        retry_after: float | None = None,
        may_cost: bool = False,
    ) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.may_cost = may_cost
        self.retryable = retryable
        self.retry_after = retry_after

    @property
    def stops_run(self) -> bool:
        """True where every other paper of the run would fail the same way."""
        return self.kind in {"authentication", "quota", "not_found", "tls", "configuration"}


class WorkspaceError(PlainpaperError):
    """The workspace cannot be used: not writable, not ours, full."""

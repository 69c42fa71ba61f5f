"""Make a ModelError of a kind of failure, with its hint. Needs neither an SDK nor a network."""

from __future__ import annotations

from pipeline.errors import LATE, ModelError

HINTS = {
    "authentication": "check the key in PLAINPAPER_API_KEY",
    "quota": "check the account's credit and limits with whoever runs the server",
    "rate_limit": "wait, then run the command again: what is drafted is kept",
    "not_found": "check --model and --base-url (most servers' addresses end in /v1)",
    "connection": "check that the server runs, and --base-url",
    "deadline": "allow more seconds with --timeout, or use a faster model",
    "timeout": "try again, or allow more seconds with --timeout",
    "tls": "check --base-url (http or https?); for a house's own certificate set SSL_CERT_FILE",
    "server": "try again later: what is drafted is kept",
    "empty": "try again, or use another model",
    "schema_mismatch": "try again, or use a larger model",
    "invalid_response": "check that --base-url leads to an OpenAI-compatible server, or try another model",
    "context_length": "use a model or a server setting with a larger context window, or draft from the abstract",
    "refusal": "draft this paper without a model, or with another one",
    "content_filter": "draft this paper without a model, or with another one",
    "truncated": "use a model with a longer answer limit, or one that thinks less before it writes",
    "bad_request": "try another model: this one does not take the request as it is",
    "format_unsupported": "leave --structured at auto, or name another form of answer",
    "configuration": "check --base-url, for example http://127.0.0.1:11434/v1",
}
_RETRYABLE = frozenset({"rate_limit", "connection", "server", *LATE})


def error_of(
    kind: str,
    message: str,
    *,
    retry_after: float | None = None,
    retryable: bool | None = None,
    may_cost: bool | None = None,
) -> ModelError:
    """Make a ModelError with the hint of its kind. A timeout may cost: the server was at work."""
    may_retry = kind in _RETRYABLE if retryable is None else retryable
    paid = kind in LATE if may_cost is None else may_cost
    return ModelError(kind, message, HINTS[kind], retryable=may_retry, retry_after=retry_after, may_cost=paid)

"""Say what went wrong with a model call. Takes an SDK's or a server's failure; gives a ModelError."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import httpx2
import openai

from pipeline.errors import ModelError
from pipeline.llm.errors import error_of
from pipeline.llm.waits import retry_after

# Wordings of OpenAI, vLLM, llama.cpp, LiteLLM and Azure, as their servers send them.
_CONTEXT = re.compile(
    r"context[_ ](?:length|size|window)|maximum context|exceed_context|prompt is too long|too many (?:input )?tokens|"
    r"reduce the length",
    re.IGNORECASE,
)
_QUOTA = re.compile(
    r"insufficient_quota|exceeded your current quota|billing|insufficient (?:balance|credits?)|out of credits?",
    re.IGNORECASE,
)
_FILTER = re.compile(r"content[_ ](?:filter|policy|management)|responsible ?ai|safety system", re.IGNORECASE)
_NO_MODEL = re.compile(
    r"model[^.]{0,80}(?:not found|does not exist|not exist|unknown)|(?:unknown|invalid) model", re.IGNORECASE
)
_BAD_KEY = re.compile(
    r"(?:invalid|incorrect|missing|wrong)[^.]{0,20}api[ _-]?key|api[ _-]?key[^.]{0,20}(?:invalid|incorrect)",
    re.IGNORECASE,
)
# By these words a refusal means the form of answer.
FORMAT_NAMES = r"response_format|json_schema|json_object|structured[ _]output|guided|grammar"
_FORMAT = re.compile(FORMAT_NAMES, re.IGNORECASE)
_WORDED_ANY = (("context_length", _CONTEXT), ("content_filter", _FILTER))
_WORDED_4XX = (("authentication", _BAD_KEY), ("not_found", _NO_MODEL))
_WORDED_FORM = (("format_unsupported", _FORMAT),)
_BY_STATUS = {
    401: "authentication", 402: "quota", 403: "authentication", 404: "not_found", 405: "not_found",
    407: "authentication", 408: "timeout", 409: "server", 413: "context_length", 429: "rate_limit",
}  # fmt: skip
MOST_SAID = 200

_SENTENCES = {
    "authentication": "{host} does not accept the key",
    "quota": "the account at {host} has no credit or quota left",
    "rate_limit": "{host} gets too many requests",
    "not_found": "{host} does not know this model or address",
    "timeout": "{host} took too long",
    "server": "{host} has trouble of its own",
    "context_length": "the paper is too long for the model at {host}",
    "content_filter": "the content filter at {host} refused this paper",
    "bad_request": "{host} does not take the request",
    "format_unsupported": "{host} does not take this form of answer",
}


# No byte of the request was on its way: whatever else is broken off may have been worked on, and be charged.
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)


class TooLargeError(httpx2.ReadError):
    """A response grew past what an answer can be."""


def from_sdk(error: Exception, host: str, key: str = "") -> ModelError:
    """Give the ModelError for whatever the SDK raised. `key` is kept out of what the server says."""
    if isinstance(error, openai.APIStatusError):
        return from_status(error.status_code, error.body, error.response.headers, host, key)
    causes = list(_causes(error))
    # One that was broken off may have been worked on, and be charged; so may an answer that nobody understands.
    table: tuple[tuple[bool, str, str, bool], ...] = (
        (_any(causes, TooLargeError), "invalid_response", "sent more than an answer can be", True),
        (any(map(_is_tls, causes)), "tls", "has no safe connection: its certificate or protocol does not hold", False),
        (_any(causes, *_NEVER_SENT), "connection", "cannot be reached", False),
        (_any(causes, openai.APITimeoutError, httpx2.TimeoutException), "timeout", "did not answer in time", True),
        (_any(causes, openai.APIConnectionError, httpx2.TransportError), "connection", "broke the connection off", True),
        (True, "invalid_response", f"answered in a way that is not understood ({type(error).__name__})", True),
    )  # fmt: skip
    kind, said, may_cost = next((kind, said, may_cost) for fits, kind, said, may_cost in table if fits)
    return error_of(kind, f"{host} {said}", may_cost=may_cost)


def from_status(status: int, body: object, headers: Mapping[str, str], host: str, key: str = "") -> ModelError:
    """Give the ModelError for an answer with an error status; `body` is parsed JSON or text."""
    said = _said(body, MOST_SAID, key)
    if 300 <= status < 400:
        target = _origin(headers.get("location", ""))
        return error_of("configuration", f"{host} sends us on to {target}, and plainpaper does not follow")
    kind = _kind(status, f"{_codes(body)} {said}")
    message = f"{_SENTENCES[kind].format(host=host)} (HTTP {status}{': ' + said if said else ''})"
    # A gateway that gave up waiting (504, 524) had handed the request on.
    paid = kind == "timeout" or status in {504, 524}
    return error_of(kind, message, retry_after=retry_after(headers, datetime.now(UTC)), may_cost=paid)


def names_parameter(error: openai.APIStatusError, pattern: str) -> bool:
    """Tell whether a refusal names a parameter: 400, 422, or the 500 of servers that cannot parse it."""
    text = f"{error.param or ''} {_codes(error.body)} {_said(error.body, 2000)}"
    return error.status_code in {400, 422, 500} and re.search(pattern, text, re.IGNORECASE) is not None


def _kind(status: int, text: str) -> str:
    if status == 429 and _QUOTA.search(text):
        return "quota"
    worded = (
        *_WORDED_ANY,
        *(_WORDED_4XX if status < 500 else ()),
        *(_WORDED_FORM if status in {400, 422, 500} else ()),
    )
    told = next(
        (kind for kind, pattern in worded if pattern.search(text)), "server" if status >= 500 else "bad_request"
    )
    return _BY_STATUS.get(status, told)


def _error_part(body: object) -> object:
    return body.get("error", body) if isinstance(body, dict) else body


def _said(body: object, most: int, key: str = "") -> str:
    """Give the server's own sentence, in one line and without the key; empty for a page of HTML."""
    part = _error_part(body)
    if isinstance(part, dict):
        part = part.get("message") or part.get("detail") or ""
    if not isinstance(part, str) or part.lstrip().startswith("<"):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in part).split())
    line = line.replace(key, "[key]") if key else line
    return line if len(line) <= most else line[: most - 1] + "…"


def _codes(body: object) -> str:
    part = _error_part(body)
    told = [part.get(name) for name in ("code", "type", "param")] if isinstance(part, dict) else []
    return " ".join(str(code)[:MOST_SAID] for code in told if code is not None)


def _origin(location: str) -> str:
    try:
        url = httpx2.URL(location)
    except httpx2.InvalidURL:
        return "another address"
    return f"{url.scheme}://{url.netloc.decode()}" if url.host else "another path"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _is_tls(cause: BaseException) -> bool:
    return isinstance(cause, ssl.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(cause) or "[SSL" in str(cause)

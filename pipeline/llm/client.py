"""Ask an OpenAI-compatible server. Takes messages and a schema; gives an Answer or a ModelError."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cached_property
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
import openai
import tenacity
from tenacity.wait import wait_base

from pipeline.errors import ModelError
from pipeline.llm import Answer
from pipeline.llm.address import is_loopback, parse_address, parse_key
from pipeline.llm.asking import lesser, parameters, stepped_down
from pipeline.llm.errors import error_of
from pipeline.llm.failures import TooLargeError, from_sdk
from pipeline.llm.reply import breaks_form, listed, read_reply, take_reply, words_of
from pipeline.records.ability import MOST_TOKENS, Ability, Format, answer_tokens
from pipeline.records.ledger import Reply

T = TypeVar("T")
MOST_BYTES = 4_000_000
ATTEMPTS = 4
# Seconds that a connection is kept for the next call. Shorter than servers keep theirs: a call that is sent at the moment
# in which the other side closes has to be taken for paid.
KEEP_CONNECTION = 1.0
# Only these headers leave the house: the SDK would add the machine's make and the environment's OPENAI_* headers.
# By the last one the SDK knows an answer that is to be left raw, so it stays.
_SENT = frozenset(
    {
        "host", "authorization", "accept", "content-type", "content-length", "connection",
        "x-stainless-raw-response",
    }
)  # fmt: skip

Sleep = Callable[[float], Awaitable[None]]


class OpenAIModel:
    """A model on an OpenAI-compatible server.

    Within `async with`, all calls share their connections; without, each call has one of its own.

    Args:
        base_url: the server's address, such as http://127.0.0.1:11434/v1.
        model: the model's name there.
        key: the key, or nothing for servers that want none.
        timeout: seconds that one call may take in all, waits and retries included.
        structured: the form of answer to ask for; None finds out what the server keeps to, step by step.
        first_wait: seconds before the first retry; each further wait is twice as long, with chance added.
        sleep: waits that many seconds; tests hand in one that does not.
        tell: hears each ability that is learned.

    Raises:
        ModelError: kind `configuration`; address, model or key cannot be right.
    """

    def __init__(  # noqa: PLR0913 - an address, a key and the two clocks that tests set
        self,
        base_url: str,
        model: str,
        key: str = "",
        timeout: float = 300.0,
        *,
        structured: Format | None = None,
        first_wait: float = 1.0,
        sleep: Sleep = asyncio.sleep,
        tell: Callable[[Ability], None] = lambda _: None,
    ) -> None:
        self._url = parse_address(base_url)
        self._key = parse_key(key)
        if not model.strip():
            raise ModelError("configuration", "the model has no name", "add --model NAME")
        self.name = model.strip()
        self.host = self._url.netloc.decode()
        self.timeout = timeout
        self.most_tokens = MOST_TOKENS
        self._first_wait = first_wait
        self._sleep = sleep
        self._tell = tell
        self.structured = structured
        self._ability = Ability(format=structured or Ability().format)
        self._shared: openai.AsyncOpenAI | None = None
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._shared = await self._stack.enter_async_context(self._client())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shared = None
        await self._stack.aclose()

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r} at {self.host!r})"

    @property
    def ability(self) -> Ability:
        """Give what the server was found able to do, so far."""
        return self._ability

    @ability.setter
    def ability(self, known: Ability) -> None:
        fixed = {"format": self.structured} if self.structured else {}
        self._ability = known.model_copy(update=fixed)
        self.most_tokens = answer_tokens(known.context)

    @property
    def context(self) -> int | None:
        """Give how many tokens the server reads at once, where that was found."""
        return self._ability.context

    def asked_for(self, form: Format) -> OpenAIModel:
        """Give the same model, asked for one form of answer and no other; what it learns besides, this one knows too."""
        other = OpenAIModel(
            str(self._url), self.name, self._key, self.timeout,
            structured=form, first_wait=self._first_wait, sleep=self._sleep, tell=self._hear,
        )  # fmt: skip
        other.ability = self._ability
        return other

    def _hear(self, learned: Ability) -> None:
        self._ability = self._ability.model_copy(update={"limit": learned.limit, "temperature": learned.temperature})

    async def models(self) -> list[dict[str, Any]]:
        """Give the server's list of its models, as it tells them; asking costs nothing.

        Raises:
            ModelError: the server has no such list, or cannot be asked.
        """
        return await self._in_time(self._list)

    async def complete(self, messages: list[dict[str, str]], schema_name: str, schema: dict[str, Any]) -> Answer:
        """Answer the messages, retrying what waiting may mend, within the timeout.

        Raises:
            ModelError: the server or the model failed; the sentence names the host and never the key.
        """
        reply: Reply = await self._in_time(
            lambda client: self._retrying()(self._attempt, client, messages, schema_name, schema)
        )
        return self.read(reply.body)

    async def send(self, messages: list[dict[str, str]], schema_name: str, schema: dict[str, Any]) -> Reply:
        """Ask once, within the timeout, and give what the server sent, unread.

        Raises:
            ModelError: the server failed; whoever guards the calls decides whether to ask again.
        """
        return await self._in_time(lambda client: self._attempt(client, messages, schema_name, schema))

    def read(self, reply: str) -> Answer:
        """Make an Answer of what the server sent, now or long ago.

        Raises:
            ModelError: the answer was refused, cut off, or holds no message.
        """
        return read_reply(reply, self.name, self.host)

    async def _in_time(self, ask: Callable[[openai.AsyncOpenAI], Awaitable[T]]) -> T:
        try:
            async with asyncio.timeout(self.timeout), self._client() as client:
                return await ask(client)
        except TimeoutError:
            late = f"{self.name} at {self.host} did not answer within {self.timeout:g} seconds"
            raise error_of("deadline", late) from None

    def _retrying(self) -> tenacity.AsyncRetrying:
        return tenacity.AsyncRetrying(
            stop=tenacity.stop_any(
                tenacity.stop_after_attempt(ATTEMPTS),
                tenacity.stop_before_delay(self.timeout),  # a wait that would pass the deadline is not begun
            ),
            wait=_WaitAsAsked(self._first_wait),
            retry=tenacity.retry_if_exception(lambda e: isinstance(e, ModelError) and e.retryable),
            sleep=self._sleep,
            reraise=True,
        )

    @contextlib.asynccontextmanager
    async def _client(self) -> AsyncIterator[openai.AsyncOpenAI]:
        """Give the client that calls share, or open one for one call: it belongs to one event loop."""
        if self._shared:
            yield self._shared
            return
        http = httpx2.AsyncClient(
            # HTTP_PROXY would be asked for 127.0.0.1 too, and a local server then seems down behind a proxy.
            trust_env=not is_loopback(self._url.host),
            verify=self._tls,
            # As many connections as there are calls: how many those may be is not for the network to say.
            limits=httpx2.Limits(
                max_connections=None, max_keepalive_connections=None, keepalive_expiry=KEEP_CONNECTION
            ),
            follow_redirects=False,
            timeout=httpx2.Timeout(self.timeout, connect=min(10.0, self.timeout)),
            event_hooks={"request": [self._strip], "response": [_cap]},
        )
        async with http:
            # No SDK retries: they repeat quota and certificate errors and take no deadline.
            yield openai.AsyncOpenAI(
                api_key=self._key or "none", base_url=self._url, max_retries=0, timeout=http.timeout, http_client=http
            )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Give what TLS needs, read once: to read the machine's certificates takes as long as ten calls."""
        # Without TLS nothing of it is used, and redirects are not followed.
        return httpx2.create_ssl_context(verify=self._url.scheme == "https")

    async def _strip(self, request: httpx2.Request) -> None:
        for name in [name for name in request.headers if name.lower() not in _SENT]:
            del request.headers[name]
        request.headers.pop("authorization", None)
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"
        request.headers["user-agent"] = "plainpaper"
        request.headers["accept-encoding"] = "identity"

    async def _attempt(
        self, client: openai.AsyncOpenAI, messages: list[dict[str, str]], name: str, schema: dict[str, Any]
    ) -> Reply:
        """Ask once; where the server refuses a parameter, ask again without it and remember."""
        while True:
            asked = self._ability
            try:
                return await self._ask(client, messages, name, schema)
            except (openai.OpenAIError, httpx2.HTTPError) as error:
                failure = error
            # Outside of the block: what is raised here holds no trace of the SDK's error, whose words may hold the key.
            less = lesser(asked, failure, self.structured) if isinstance(failure, openai.APIStatusError) else None
            if less is None:
                raise from_sdk(failure, self.host, self._key)
            self._learn(asked, less)

    async def _ask(
        self, client: openai.AsyncOpenAI, messages: list[dict[str, str]], name: str, schema: dict[str, Any]
    ) -> Reply:
        asked = self._ability
        create: Any = client.chat.completions.with_raw_response.create
        raw = await create(model=self.name, messages=messages, **parameters(asked, self.most_tokens, name, schema))
        reply = take_reply(raw.http_response.content, self.host, raw.http_response.headers, self._key)
        # A server that takes a form and does not keep to it does not know it: the next call asks for less.
        if self.structured is None and asked.format != "text" and (words := words_of(reply.body)):
            demanded = schema if asked.format == "json_schema" else None
            if breaks_form(words, demanded):
                self._learn(asked, stepped_down(asked))
        return reply

    def _learn(self, asked: Ability, less: Ability) -> None:
        """Remember a lesser ability, unless another call under way has learned something meanwhile."""
        if self._ability == asked:
            self._ability = less
            self._tell(less)

    async def _list(self, client: openai.AsyncOpenAI) -> list[dict[str, Any]]:
        call: Any = client.models.with_raw_response.list
        try:
            raw = await call()
        except (openai.OpenAIError, httpx2.HTTPError) as error:
            failure = error
        else:
            return listed(raw.http_response.content, self.host)
        raise from_sdk(failure, self.host, self._key)


class _WaitAsAsked(wait_base):
    """Wait as long as the server asks, else twice as long each time, with chance so that callers do not march in step."""

    def __init__(self, first: float) -> None:
        self.backoff = tenacity.wait_exponential_jitter(multiplier=first, max=30, jitter=first)

    def __call__(self, retry_state: tenacity.RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked = error.retry_after if isinstance(error, ModelError) else None
        return self.backoff(retry_state) if asked is None else asked


class _Capped(httpx2.AsyncByteStream):
    """A body that may not grow past MOST_BYTES."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self.stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self.stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLargeError(f"more than {MOST_BYTES} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self.stream.aclose()


async def _cap(response: httpx2.Response) -> None:
    # We asked for no compression: a small body that unpacks into a huge one is not an answer.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise TooLargeError("a compressed answer was not asked for")
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Capped(response.stream)

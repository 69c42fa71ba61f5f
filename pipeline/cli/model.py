"""Name a model on the command line. Takes flags, environment and key; gives the model on its server."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import PlainpaperError

if TYPE_CHECKING:
    from pipeline.llm.client import OpenAIModel
    from pipeline.store.workspace import Store

# How any model is asked, of whichever command.
ASKING = (
    click.option(
        "--timeout", envvar="PLAINPAPER_TIMEOUT", default=300.0, show_default=True,
        type=click.FloatRange(min=1), help="Seconds that one model call may take in all.",
    ),
    click.option(
        "--structured", envvar="PLAINPAPER_STRUCTURED", default="auto", show_default=True,
        type=click.Choice(["auto", "json_schema", "json_object", "text"]),
        help="The form of answer to ask for; auto takes the strictest that the server keeps to.",
    ),
)  # fmt: skip
_OPTIONS = (
    click.option(
        "--base-url",
        envvar="PLAINPAPER_BASE_URL",
        help="An OpenAI-compatible server, such as http://127.0.0.1:11434/v1.",
    ),
    click.option(
        "--model", envvar="PLAINPAPER_MODEL", help="The model's name on that server. Key: PLAINPAPER_API_KEY."
    ),
    *ASKING,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The model that the flags name, if any, and how it is asked."""

    base_url: str | None
    model: str | None
    timeout: float
    structured: str

    def open(self, told: str) -> OpenAIModel | None:
        """Give the model, and say first what goes to its host (unless `told` is empty); None where none is named.

        Raises:
            PlainpaperError: server or name is missing, or cannot be right.
        """
        if not self.base_url and not self.model:
            return None
        if not self.base_url:
            raise PlainpaperError("--model needs a server", "add --base-url http://…/v1 (or PLAINPAPER_BASE_URL)")
        if not self.model:
            raise PlainpaperError("--base-url needs a model", "add --model NAME (or PLAINPAPER_MODEL)")
        from pipeline.llm.client import OpenAIModel

        form: Any = None if self.structured == "auto" else self.structured
        key = os.environ.get("PLAINPAPER_API_KEY") or "none"
        client = OpenAIModel(self.base_url, self.model, key=key, timeout=self.timeout, structured=form)
        if told:
            click.echo(f"{told} {client.host} ({self.model}).", err=True)
        return client


def model_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --base-url, --model, --timeout and --structured, as its argument `asked`."""

    @wraps(command)
    def packed(
        *args: Any,  # noqa: ANN401 - the command's own
        base_url: str | None,
        model: str | None,
        timeout: float,
        structured: str,
        **rest: Any,  # noqa: ANN401 - the command's own
    ) -> Any:  # noqa: ANN401 - the command's own
        return command(*args, asked=Asked(base_url, model, timeout, structured), **rest)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


@contextlib.contextmanager
def remembering(store: Store, client: OpenAIModel | None) -> Iterator[None]:
    """Ask a server as was found to suit it before, and keep what is found now.

    A form of answer that a person chose is asked for and was not found: of forms, what was known stays.
    """
    if client is None:
        yield
        return
    from pipeline.records.ability import Ability
    from pipeline.store.abilities import keep_ability, known_ability

    known = known_ability(store, client.host, client.name) or Ability()
    client.ability = known
    began = client.ability
    yield
    if client.ability != began:
        chosen = {"format": known.format} if client.structured else {}
        keep_ability(store, client.host, client.name, client.ability.model_copy(update=chosen))

"""Name who is compared on the command line. Takes flags, environment and keys; gives seats: contestants with their models."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.model import ASKING
from pipeline.cli.several import Several
from pipeline.draft.model import Prompts, own_prompts, shipped_prompts
from pipeline.errors import PlainpaperError
from pipeline.records.comparing import Contestant

if TYPE_CHECKING:
    from pipeline.llm.client import OpenAIModel

OFFLINE, SHIPPED = "offline", "shipped"
# As many as a page can hold side by side, and as a plot has shapes for.
MOST = 8
_AT = re.compile(r"(.+?)@(https?://.*)", re.IGNORECASE)
_OPTIONS = (
    click.option(
        "--base-url", envvar="PLAINPAPER_BASE_URL",
        help="The server of each model that names none, such as http://127.0.0.1:11434/v1.",
    ),
    click.option(
        "--model", envvar="PLAINPAPER_MODEL", multiple=True, cls=Several, metavar="NAME[@URL]",
        help="A model, or “offline” for the drafter without one; once for each. Key: PLAINPAPER_API_KEY.",
    ),
    click.option(
        "--prompts", envvar="PLAINPAPER_PROMPTS", multiple=True, cls=Several, metavar="DIR",
        help="A folder with your own prompts, or “shipped”; once for each. Every model is tried with each.",
    ),
    *ASKING,
)  # fmt: skip


@dataclass(frozen=True)
class Seat:
    """A contestant with what it takes to write: its model and prompts; neither for the offline drafter."""

    contestant: Contestant
    client: OpenAIModel | None = None
    told: Prompts | None = None


@dataclass(frozen=True)
class Named:
    """Who the flags name."""

    base_url: str | None
    models: tuple[str, ...]
    prompts: tuple[str, ...]
    timeout: float
    structured: str

    def seats(self, level: str, mixed_by: str = "") -> list[Seat]:
        """Give the contestants with their letters, mixed by some words: the same words give the same order, others another.

        Raises:
            PlainpaperError: a model without a server; a folder without a prompt.
            UsageError: fewer than two contestants, or too many.
        """
        told = {name: _prompts(name) for name in self.prompts or (SHIPPED,)}
        clients = self._clients()
        found: dict[tuple[str, ...], Seat] = {}
        for name, client in clients:
            if client is None:
                found[name,] = Seat(Contestant(letter="", name=OFFLINE, drafter="offline"))
                continue
            for (folder, prompts), one in product(
                told.items(), ("standard", "plain") if level == "both" else (level,)
            ):
                contestant = Contestant(
                    letter="", name=name, drafter="model", model=client.name, host=client.host, prompts=folder, level=one,
                    prompt_digests=tuple(prompts.digest.split()),
                )  # fmt: skip
                found[client.name, client.host, folder, one] = Seat(contestant, client, prompts)
        seats = _labelled(list(found.values()))
        if mixed_by:
            seats.sort(key=lambda seat: hashlib.sha256(f"{mixed_by}\n{seat.contestant.name}".encode()).digest())
        _check_number(len(seats))
        letters = "ABCDEFGH"
        return [
            replace(seat, contestant=seat.contestant.model_copy(update={"letter": letter}))
            for letter, seat in zip(letters, seats, strict=False)
        ]

    def _clients(self) -> list[tuple[str, OpenAIModel | None]]:
        """Give each model once, with its client; None for the offline drafter."""
        named = [_AT.fullmatch(name.strip()) or name.strip() for name in self.models]
        asked = [(one, self.base_url) if isinstance(one, str) else (one[1], one[2]) for one in named]
        if any(not url and name != OFFLINE for name, url in asked):
            raise PlainpaperError("--model needs a server", "add --base-url http://…/v1, or write NAME@http://…/v1")
        asked = [
            (name, None if name == OFFLINE and isinstance(one, str) else url)
            for (name, url), one in zip(asked, named, strict=True)
        ]
        hosts = {_host(url) for _, url in asked if url}
        _check_keys(hosts)
        main = _host(self.base_url) if self.base_url else next(iter(hosts)) if len(hosts) == 1 else ""
        return [(name, self._client(name, url, main) if url else None) for name, url in dict.fromkeys(asked)]

    def _client(self, name: str, url: str, main: str) -> OpenAIModel:
        from pipeline.llm.client import OpenAIModel

        form: Any = None if self.structured == "auto" else self.structured
        host = _host(url)
        shared = os.environ.get("PLAINPAPER_API_KEY") if host == main else None
        key = os.environ.get(key_name(host)) or shared or "none"
        return OpenAIModel(url, name, key=key, timeout=self.timeout, structured=form)


def contestant_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --base-url, --model, --prompts, --timeout and --structured, as its argument `named`."""

    @wraps(command)
    def packed(
        *args: Any,  # noqa: ANN401 - the command's own
        base_url: str | None,
        model: tuple[str, ...],
        prompts: tuple[str, ...],
        timeout: float,
        structured: str,
        **rest: Any,  # noqa: ANN401 - the command's own
    ) -> Any:  # noqa: ANN401 - the command's own
        return command(*args, named=Named(base_url, model, prompts, timeout, structured), **rest)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


def say_where_texts_go(seats: Iterable[Seat]) -> None:
    """Say once for each host that the papers' text goes there, and to which models."""
    hosts: dict[str, list[str]] = {}
    for seat in seats:
        if seat.client and seat.client.name not in hosts.setdefault(seat.client.host, []):
            hosts[seat.client.host].append(seat.client.name)
    for host, models in hosts.items():
        click.echo(f"The papers' text goes to {host} ({', '.join(models)}).", err=True)


def key_name(host: str) -> str:
    """Give the variable that holds the key of one host: a key goes to its own server and to no other."""
    return f"PLAINPAPER_API_KEY_{re.sub(r'[^A-Z0-9]', '_', host.upper())}"


def _check_keys(hosts: Iterable[str]) -> None:
    """Refuse a key whose variable names two servers: “a-b.example” and “a.b.example” have one name in the environment."""
    of: dict[str, str] = {}
    for host in sorted(hosts):
        name = key_name(host)
        if of.setdefault(name, host) != host and os.environ.get(name):
            raise PlainpaperError(f"{name} is the key of both {of[name]} and {host}", "compare them one at a time")


def _host(url: str) -> str:
    from pipeline.llm.address import parse_address

    return parse_address(url).netloc.decode()


def _prompts(name: str) -> Prompts:
    return shipped_prompts() if name == SHIPPED else own_prompts(Path(name))


def _labelled(seats: list[Seat]) -> list[Seat]:
    """Give each contestant a name of its own: the model's, and where that is not enough its host and prompts."""

    def several(field: str, contestant: Contestant) -> bool:
        same = [s.contestant for s in seats if s.contestant.model == contestant.model and s.client]
        return len({getattr(one, field) for one in same}) > 1

    made = []
    for seat in seats:
        one = seat.contestant
        name = one.name
        if seat.client:
            name += f" at {one.host}" if several("host", one) else ""
            name += f", prompts {one.prompts}" if several("prompts", one) else ""
            name += f", {one.level} level" if several("level", one) else ""
        made.append(replace(seat, contestant=one.model_copy(update={"name": name})))
    return made


def _check_number(seats: int) -> None:
    if seats < 2:
        raise click.UsageError(
            "a comparison needs two contestants: name a second --model (“offline” needs no server), or a second --prompts"
        )
    if seats > MOST:
        raise click.UsageError(f"{seats} contestants do not fit side by side: compare {MOST} at most")

"""Name caps and pace on the command line. Takes flags; gives Limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial, wraps
from typing import Any

import click

from pipeline.cli.several import Several
from pipeline.errors import PlainpaperError
from pipeline.llm.prices import Price, check_limits, configured_price, listed_price
from pipeline.records.ledger import MICRO, Cap, Limits

_CAP = re.compile(r"\s*([\d_]+(?:\.\d+)?)\s*(usd|calls?|tokens?)\s*/\s*(run|day|paper)\s*", re.IGNORECASE)
_FIELDS = {"usd": "micro_usd", "call": "calls", "token": "tokens"}

_PRICE = click.option(
    "--price", envvar="PLAINPAPER_PRICE", metavar="IN/OUT",
    help="US dollars for a million tokens in and out, such as 0.25/2.",
)  # fmt: skip
_PRICES = click.option(
    "--price", envvar="PLAINPAPER_PRICE", metavar="[NAME=]IN/OUT", multiple=True, cls=Several,
    help="US dollars for a million tokens in and out, of one model or of all; may be given several times.",
)  # fmt: skip
_CAPS = (
    click.option(
        "--cap", "cap", multiple=True, envvar="PLAINPAPER_CAP", metavar="AMOUNT/SCOPE",
        help="The most to spend, such as 5usd/run, 200calls/day or 60000tokens/paper; may be given several times.",
    ),
)  # fmt: skip
_PACE = (
    click.option(
        "--requests-per-minute", envvar="PLAINPAPER_REQUESTS_PER_MINUTE", type=click.FloatRange(min=0.1),
        help="Calls that the server allows a minute.",
    ),
    click.option(
        "--tokens-per-minute", envvar="PLAINPAPER_TOKENS_PER_MINUTE", type=click.FloatRange(min=1),
        help="Tokens that the server allows a minute.",
    ),
    click.option(
        "--at-once", envvar="PLAINPAPER_AT_ONCE", type=click.IntRange(min=1),
        help="Calls that the server takes at once, from all runs together.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Spending:
    """What the flags allow: caps and the server's pace, and what its tokens are said to cost.

    `prices` are written as “IN/OUT”, for all models, or “NAME=IN/OUT”, for one.
    """

    limits: Limits
    prices: tuple[str, ...]

    def price_of(self, model: str, host: str) -> Price | None:
        """Give what a model's tokens cost: as configured, else as the price list says; None where neither knows.

        Raises:
            PlainpaperError: the configured price is no pair of numbers, or a cap of money has no known price.
        """
        price = find_price(_price_for(model, self.prices), model, host)
        check_limits(self.limits, price)
        return price

    def check_names(self, models: Iterable[str]) -> None:
        """Refuse a price of a model that nobody asks: most likely its name is misspelt.

        Raises:
            PlainpaperError: there is such a price.
        """
        named = {one.rpartition("=")[0] for one in self.prices} - {""}
        if strange := sorted(named - set(models)):
            raise PlainpaperError(f"--price names “{strange[0]}”, which is no model here", "write it as --model does")


def limit_options(
    command: Callable[..., Any], price: Callable[[Callable[..., Any]], Callable[..., Any]] = _PRICE
) -> Callable[..., Any]:
    """Give a command --cap, --price and the server's limits, as its argument `spending`."""

    @wraps(command)
    def packed(
        *args: Any,  # noqa: ANN401 - the command's own
        cap: tuple[str, ...],
        price: str | tuple[str, ...] | None,
        requests_per_minute: float | None,
        tokens_per_minute: float | None,
        at_once: int | None,
        **rest: Any,  # noqa: ANN401 - the command's own
    ) -> Any:  # noqa: ANN401 - the command's own
        limits = read_limits(cap, requests_per_minute, tokens_per_minute, at_once)
        return command(*args, spending=Spending(limits, (price,) if isinstance(price, str) else price or ()), **rest)

    for option in reversed((*_CAPS, price, *_PACE)):
        packed = option(packed)
    return packed


# The same for a command that asks several models: --price may be given for each.
several_limit_options = partial(limit_options, price=_PRICES)


def _price_for(model: str, prices: tuple[str, ...]) -> str | None:
    """Give the price of one model out of “NAME=IN/OUT” or “IN/OUT” for all, the model's own first."""
    told = [one.rpartition("=") for one in prices]
    return next((price for wanted in (model, "") for name, _, price in reversed(told) if name == wanted), None)


def read_limits(
    caps: tuple[str, ...], requests_per_minute: float | None, tokens_per_minute: float | None, at_once: int | None
) -> Limits:
    """Give the Limits that the flags say.

    Raises:
        PlainpaperError: a cap is written in a way that is not understood.
    """
    limits = Limits(requests_per_minute=requests_per_minute, tokens_per_minute=tokens_per_minute, at_once=at_once)
    for cap in caps:
        match = _CAP.fullmatch(cap)
        if not match:
            raise PlainpaperError(f"“{cap}” is no cap", "write it as 5usd/run, 200calls/day or 60000tokens/paper")
        amount, unit, scope = (
            match.group(1).replace("_", ""),
            match.group(2).lower().rstrip("s"),
            match.group(3).lower(),
        )
        value = int(Decimal(amount) * (MICRO if unit == "usd" else 1))
        held: Cap = getattr(limits, scope)
        changes: dict[str, Any] = {scope: replace(held, **{_FIELDS[unit]: value})}
        limits = replace(limits, **changes)
    return limits


def find_price(price: str | None, model: str, host: str) -> Price | None:
    """Give what a model's tokens cost: as configured, else as the price list says; None where neither knows.

    Raises:
        PlainpaperError: the configured price is no pair of numbers.
    """
    if price:
        try:
            return configured_price(price)
        except ValueError:
            raise PlainpaperError(
                f"“{price}” is no price", "write US dollars for a million tokens in and out, such as 0.25/2"
            ) from None
    return listed_price(model, host)

"""Know what a model's tokens cost. Takes a configured price or a price list; gives money in millionths of a dollar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from pipeline.errors import PlainpaperError
from pipeline.records.ledger import Limits


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens in and out, and where that is said."""

    per_million_in: Decimal
    per_million_out: Decimal
    said_by: str

    def micro_usd(self, tokens_in: int, tokens_out: int) -> int:
        """Give the cost in millionths of a dollar, rounded up: a dollar a million tokens is a millionth a token."""
        return math.ceil(self.per_million_in * tokens_in + self.per_million_out * tokens_out)


# No model comes near; a slip of the keyboard does, and its cost would be a number that no database holds.
MOST_A_MILLION = 1_000_000
# Tokens for which the list is asked: long requests cost more a token at some houses, and ours are shorter than this.
_PROBE = 100_000


def configured_price(text: str) -> Price:
    """Give the price that a person wrote as “IN/OUT”, US dollars for a million tokens, such as “0.25/2”.

    Raises:
        ValueError: it is no such pair of numbers.
    """
    first, slash, second = text.partition("/")
    try:
        price = Price(Decimal(first.strip()), Decimal(second.strip()), "configuration")
    except ArithmeticError as error:
        raise ValueError(text) from error
    if not slash or not all(
        value.is_finite() and 0 <= value <= MOST_A_MILLION for value in (price.per_million_in, price.per_million_out)
    ):
        raise ValueError(text)
    return price


def listed_price(model: str, host: str) -> Price | None:
    """Give the price in the `[prices]` extra's list; None where the extra, the model or its host is not known.

    A server on the house's own network is in no list: what it costs, only its owner knows.
    """
    try:
        from genai_prices import Usage, calc_price  # noqa: PLC0415 - an optional extra
    except ImportError:
        return None
    usages = (Usage(input_tokens=_PROBE), Usage(output_tokens=_PROBE))
    try:
        found = [calc_price(usage, model, provider_api_url=f"https://{host}/") for usage in usages]
    except LookupError:
        return None
    per_million = [Decimal(price.total_price) * 1_000_000 / _PROBE for price in found]
    return Price(per_million[0], per_million[1], f"genai-prices ({found[0].provider.id})")


def check_limits(limits: Limits, price: Price | None) -> None:
    """Refuse limits that cannot be kept, before anything is sent.

    Raises:
        PlainpaperError: a cap of money where the price is not known; a cap or a pace that lets nothing through.
    """
    if limits.caps_money and price is None:
        raise PlainpaperError(
            "a cap of money cannot be kept: what this model costs is not known",
            "name it with --price IN/OUT (US dollars for a million tokens), or cap tokens or calls instead",
        )
    paces = (limits.requests_per_minute, limits.tokens_per_minute, limits.at_once)
    caps = [n for cap in (limits.run, limits.day, limits.paper) for n in (cap.calls, cap.tokens, cap.micro_usd)]
    if any(number is not None and not (number > 0 and math.isfinite(number)) for number in (*paces, *caps)):
        raise PlainpaperError("a cap or a pace of 0 or less lets nothing through", "leave it out for no limit")

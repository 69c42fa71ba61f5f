"""Money is told only where a price is known, and counted in whole millionths of a dollar."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PlainpaperError
from pipeline.llm.prices import Price, check_limits, configured_price, listed_price
from pipeline.records.ledger import Cap, Limits


@pytest.mark.parametrize(
    ("text", "price"), [("0.25/2", ("0.25", "2")), (" 1 / 0.5 ", ("1", "0.5")), ("0/0", ("0", "0"))]
)
def test_a_configured_price_is_dollars_a_million_tokens_in_and_out(text: str, price: tuple[str, str]) -> None:
    assert configured_price(text) == Price(Decimal(price[0]), Decimal(price[1]), "configuration")


@pytest.mark.parametrize("text", ["", "0.25", "/", "1/", "a/b", "-1/2", "nan/1", "inf/1", "1/2/3", "1e9/1"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        configured_price(text)


@given(tokens=st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)))
def test_a_cost_is_never_rounded_down(tokens: tuple[int, int]) -> None:
    cost = configured_price("0.333/1.7").micro_usd(*tokens)
    exact = Decimal("0.333") * tokens[0] + Decimal("1.7") * tokens[1]
    assert exact <= cost < exact + 1


def test_a_million_tokens_cost_what_the_price_says() -> None:
    assert configured_price("0.25/2").micro_usd(1_000_000, 1_000_000) == 2_250_000


def test_the_list_knows_a_houses_model_and_no_server_of_ones_own() -> None:
    known = listed_price("gpt-4o-mini", "api.openai.com")
    assert known
    assert (known.per_million_in, known.per_million_out) == (Decimal("0.15"), Decimal("0.6"))
    assert known.said_by == "genai-prices (openai)"
    assert listed_price("gpt-4o-mini", "127.0.0.1:11434") is None
    assert listed_price("a-model-of-nobody", "api.openai.com") is None


DOLLAR = Cap(micro_usd=1_000_000)


@pytest.mark.parametrize("limits", [Limits(run=DOLLAR), Limits(day=DOLLAR), Limits(paper=DOLLAR)])
def test_a_cap_of_money_without_a_price_refuses_to_start(limits: Limits) -> None:
    with pytest.raises(PlainpaperError, match="what this model costs is not known") as caught:
        check_limits(limits, None)
    assert "cap tokens or calls instead" in caught.value.hint
    check_limits(limits, configured_price("1/2"))


@pytest.mark.parametrize(
    "limits",
    [
        Limits(run=Cap(calls=0)),
        Limits(day=Cap(tokens=-1)),
        Limits(requests_per_minute=0),
        Limits(tokens_per_minute=float("nan")),
        Limits(at_once=0),
    ],
)
def test_limits_that_let_nothing_through_are_refused(limits: Limits) -> None:
    with pytest.raises(PlainpaperError, match="lets nothing through"):
        check_limits(limits, configured_price("1/2"))


def test_no_limits_are_fine_without_a_price() -> None:
    check_limits(Limits(), None)

"""`plainpaper stats` tells what was spent, says what it does not know, and draws it."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.cli import cli
from pipeline.records.spending import Entry, Spending, dollars, total
from pipeline.render.spending import by_day, draw_spending
from pipeline.store.budgets import Budgets
from pipeline.store.statements import Statements
from pipeline.store.stats import read_spending
from pipeline.store.workspace import Store

PAID = {"calls": 2, "tokens_in": 3_000, "tokens_out": 500, "micro_usd": 1_750_000}
UNKNOWN = {"calls": 1, "tokens_in": 1_000, "tokens_out": 100, "unpriced": 1}
LOST = {"lost": 1, "lost_tokens": 9_000, "lost_micro": 250_000}
TODAY = datetime.fromtimestamp(time.time(), UTC).date().isoformat()
SVG = "{http://www.w3.org/2000/svg}"


def book(store: Store, *tallies: tuple[str, dict[str, int]], day: str = TODAY, prompt: str = "write") -> None:
    budgets = Budgets(Statements(store.alias))
    for model, counts in tallies:
        store.write(lambda m=model, c=counts: budgets.tally((day, m, "h:1", prompt), **c))  # type: ignore[misc]


def stats(store: Store, *flags: str) -> Result:
    """Run the command on a file's workspace."""
    return CliRunner().invoke(cli, ["stats", "--workspace", str(store.workspace), *flags])


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    """A workspace's file, made and empty."""
    with Store(tmp_path / "workspace", time.time) as store:
        return store


def figures(store: Store, *flags: str) -> Any:
    return json.loads(stats(store, "--json", *flags).output)


def test_what_was_booked_is_read_by_day_model_and_prompt(store: Store) -> None:
    book(store, ("a", PAID), ("a", LOST), ("b", UNKNOWN), day="2026-11-25")
    book(store, ("a", PAID), day="2026-11-20")
    entries = read_spending(store)
    assert [(e.day, e.model, e.host, e.prompt) for e in entries] == [
        ("2026-11-20", "a", "h:1", "write"), ("2026-11-25", "a", "h:1", "write"), ("2026-11-25", "b", "h:1", "write"),
    ]  # fmt: skip
    assert read_spending(store, "2026-11-25") == entries[1:]
    assert (total(entries).calls, total(entries).tokens, total(entries).cost) == (5, 17_100, 3_750_000)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (PAID, "$1.75"),
        (UNKNOWN, "unknown"),
        (PAID | {"unpriced": 1}, "at least $1.75"),
        (PAID | LOST, "$2.00"),
        ({"lost": 1, "unpriced": 1}, "unknown"),
        ({"calls": 1, "micro_usd": 1_234}, "$0.0012"),
        ({"calls": 1, "micro_usd": 7}, "under $0.0001"),
        ({"hits": 3}, "$0.00"),
    ],
)
def test_a_cost_is_known_at_least_or_unknown_and_never_zero_for_want_of_a_price(
    counts: dict[str, int], told: str
) -> None:
    assert Spending(**counts).cost_told == told


def test_the_terminal_shows_days_models_and_prompts_with_what_is_not_known(kept: Store) -> None:
    book(kept, ("priced", PAID | LOST), ("home-made", UNKNOWN | {"as_reserved": 1, "hits": 4, "failed": 2}))
    kept.close()
    told = stats(kept)
    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert next(line for line in lines if line.startswith(TODAY)).split()[1:4] == ["3", "4", "13,600"]
    assert next(line for line in lines if line.startswith("home-made at h:1")).endswith("unknown")
    assert "tokens a day" in lines[0], "a bar of money would leave out what is not known"
    assert lines[-5:] == [
        "in all: 3 calls answered, 4 cache hits, 13,600 tokens, cost at least $2.00",
        "lost: 1 calls that may have been paid for and brought no answer (9,000 tokens, at least $0.25)",
        "failed: 2 calls, which cost nothing",
        "booked as reserved: 1 calls whose server did not tell what they used",
        "of unknown price: 1 calls, in no sum of money",
    ]


def test_bars_are_of_money_where_all_of_it_is_known(kept: Store) -> None:
    book(kept, ("priced", PAID))
    kept.close()
    assert "cost a day" in stats(kept).output


def test_json_tells_unknown_as_null(kept: Store) -> None:
    book(kept, ("priced", PAID), ("home-made", UNKNOWN))
    kept.close()
    told = figures(kept)
    by_model = {row["model"]: (row["cost_usd"], row["cost_is_at_least"]) for row in told["by_model"]}
    assert by_model == {"priced": (1.75, False), "home-made": (None, True)}
    assert (told["total"]["cost_usd"], told["total"]["cost_is_at_least"]) == (1.75, True)
    assert [row["day"] for row in told["by_day"]] == [TODAY]
    assert told["by_prompt"][0]["tokens_in"] == 4_000


def test_older_days_are_left_out(kept: Store) -> None:
    book(kept, ("priced", PAID), day="2020-01-01")
    kept.close()
    assert stats(kept).output.startswith("no model was asked from ")
    assert figures(kept)["total"]["calls"] == 0


def test_without_a_workspace_it_says_so_and_makes_none(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["stats", "--workspace", str(tmp_path / "none")])
    assert told.exit_code == 1
    assert not (tmp_path / "none").exists()


def test_the_picture_is_drawn_into_a_file(kept: Store, tmp_path: Path) -> None:
    book(kept, ("priced", PAID | LOST), ("<b>&", UNKNOWN))
    kept.close()
    assert stats(kept, "--picture", str(tmp_path / "spent.svg")).exit_code == 0
    drawn = etree.parse(tmp_path / "spent.svg").getroot()
    texts = [element.text for element in drawn.iter(f"{SVG}text")]
    assert {"at least $2.00", "Tokens a day", "US dollars a day", "?", "<b>& · write", "unknown"} <= set(texts)
    assert not [e for e in drawn.iter() if e.tag in {f"{SVG}script", f"{SVG}image"}]


def test_a_picture_that_cannot_be_written_is_a_sentence(kept: Store, tmp_path: Path) -> None:
    told = stats(kept, "--picture", str(tmp_path / "none" / "spent.svg"))
    assert isinstance(told.exception, Exception)
    assert "cannot be written" in str(told.exception)


def test_where_no_cost_is_known_no_money_is_drawn() -> None:
    entry = Entry("2026-11-25", "home-made", "h:1", "write", Spending(**UNKNOWN))
    drawn = draw_spending([entry], date(2026, 11, 25), date(2026, 11, 25))
    assert "cost unknown" in drawn
    assert "US dollars a day" not in drawn


_COUNTS = st.fixed_dictionaries(
    {name: st.integers(0, 10**9) for name in ("calls", "tokens_in", "micro_usd", "lost_tokens")}
)


@given(days=st.lists(st.tuples(st.integers(1, 28), _COUNTS), max_size=8), names=st.text(max_size=80))
def test_any_figures_give_a_picture_whose_columns_stand_inside(
    days: list[tuple[int, dict[str, int]]], names: str
) -> None:
    entries = [Entry(f"2026-11-{day:02}", names, "h:1", "write", Spending(**counts)) for day, counts in days]
    drawn = draw_spending(entries, date(2026, 11, 1), date(2026, 11, 28))
    root = etree.fromstring(drawn.encode())
    height = float(root.get("height", "0"))
    for bar in root.iter(f"{SVG}rect"):
        top, size = float(bar.get("y", "0")), float(bar.get("height", "0"))
        assert top >= 0
        assert size >= 0
        assert top + size <= height + 0.1


def test_days_without_a_call_have_a_place_too() -> None:
    entry = Entry("2026-11-03", "m", "h", "p", Spending(calls=1))
    days = by_day([entry], date(2026, 11, 1), date(2026, 11, 4))
    assert [(day, spent.calls) for day, spent in days] == [
        ("2026-11-01", 0), ("2026-11-02", 0), ("2026-11-03", 1), ("2026-11-04", 0),
    ]  # fmt: skip


def test_small_sums_do_not_look_like_nothing() -> None:
    assert [dollars(micro) for micro in (0, 1, 150, 99_999, 100_000, 1_234_567_890)] == [
        "$0.00", "under $0.0001", "$0.0001", "$0.1000", "$0.10", "$1,234.57",
    ]  # fmt: skip

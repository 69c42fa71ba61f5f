"""An option that may be given several times. Takes what click knows; gives a tuple, also of one setting in file or environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from click.core import ParameterSource


class Several(click.Option):
    """An option with `multiple=True` for which one word in a file or the environment is one value, spaces and all."""

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """Give the value as a tuple."""
        value, source = super().consume_value(ctx, opts)
        return ((value,) if isinstance(value, str) else value), source

    def value_from_envvar(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Give the variable's words as one value."""
        value = self.resolve_envvar_value(ctx)
        return (value,) if value else None

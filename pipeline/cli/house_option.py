"""Name a house style on the command line. Takes a flag, the environment and the workspace; gives the HouseStyle."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.records.house import HouseStyle


def house_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --house-style, as its argument `house`: what was read of it, or of the workspace's own file."""

    @wraps(command)
    def packed(
        *args: Any,  # noqa: ANN401 - the command's own
        house_style: Path | None,
        workspace: Path,
        **rest: Any,  # noqa: ANN401 - the command's own
    ) -> Any:  # noqa: ANN401 - the command's own
        from pipeline.flow.house_style import find_house

        house: HouseStyle = find_house(workspace, house_style)
        return command(*args, house=house, workspace=workspace, **rest)

    return click.option(
        "--house-style", envvar="PLAINPAPER_HOUSE_STYLE", type=click.Path(path_type=Path, dir_okay=False),
        help="Your words, spelling, glossary, headings; else WORKSPACE/house-style.toml.",
    )(packed)  # fmt: skip

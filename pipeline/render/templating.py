"""Fill templates. Takes a name and places; gives a page that carries all it needs and may load nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.render.letters import visible


def _shown(value: object) -> object:
    """Show unseen characters of every place; our own markup passes."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.render"), autoescape=True, undefined=StrictUndefined, finalize=_shown,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@cache
def _file(name: str) -> str:
    return files("pipeline.render").joinpath("templates", name).read_text(encoding="utf-8")


def _allowed(text: str) -> str:
    """Name a text in a policy by its digest: that very text may run, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(name: str, **places: Any) -> str:  # noqa: ANN401 - a template's places are of many kinds
    """Render `name`.html.j2 with its style and script inside; the policy lets these two in and nothing else."""
    style, script = _file("base.css") + _file(f"{name}.css"), _file(f"{name}.js")
    policy = (
        f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    # Our own files, written by us: the only text on the page that is not escaped.
    own = {"style": Markup(style), "script": Markup(script)}  # noqa: S704
    return _environment().get_template(f"{name}.html.j2").render(policy=policy, **own, **places)


def picture(name: str, **places: Any) -> str:  # noqa: ANN401 - the same
    """Render `name`.svg.j2 with its style inside; it has no script and loads nothing."""
    style = Markup(_file(f"{name}.css"))  # noqa: S704 - our own file, as above
    return _environment().get_template(f"{name}.svg.j2").render(style=style, **places)

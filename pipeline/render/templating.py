"""Fill templates. Takes a name and places; gives a page that carries all it needs and may load nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.render"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@cache
def _file(name: str) -> str:
    return files("pipeline.render").joinpath("templates", name).read_text(encoding="utf-8")


def page(template: str, script: str, **places: Any) -> str:  # noqa: ANN401 - a template's places are of many kinds
    """Render a page with its style and script inside; the policy lets that script run and nothing else load."""
    code = _file(script)
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    # Our own files, written by us: the only text on the page that is not escaped.
    style, code = Markup(_file("style.css")), Markup(code)  # noqa: S704
    return _environment().get_template(template).render(policy=policy, style=style, script=code, **places)

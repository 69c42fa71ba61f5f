"""Keep what a model is told. Takes a task and a version; gives its Prompt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.errors import PlainpaperError

_HOUSE = Path(__file__).resolve().parents[1]
# A wheel carries its prompts inside the package; a checkout has them beside it. Never the current folder: whoever
# runs plainpaper in a folder of papers would be told what to write by a file among them.
PLACES = (_HOUSE / "_prompts", _HOUSE.parent / "prompts")


# The version of each task that is used; older ones stay, so that old drafts can tell what made them.
CURRENT = {"extract": 1, "write": 3, "repair": 2, "judge": 2}


@dataclass(frozen=True)
class Prompt:
    """A frozen prompt: `name` such as write/v1, the template's text, and the text's SHA-256."""

    name: str
    text: str
    digest: str

    def messages(self, **values: Any) -> list[dict[str, str]]:  # noqa: ANN401 - a template takes any values
        """Give the system and the user message. One system message only: some servers refuse several.

        Raises:
            PlainpaperError: the template has a place for which there is no value.
        """
        try:
            template = _compiled(self.text)
            context = template.new_context(values)
            told = {name: "".join(block(context)).strip() for name, block in template.blocks.items()}
        except TemplateError as error:
            raise PlainpaperError(f"the prompt {self.name} cannot be filled in: {error.message}") from error
        return [{"role": "system", "content": told["system"]}, {"role": "user", "content": told["paper"]}]


def load_prompt(task: str, version: int) -> Prompt:
    """Read a prompt from the package, or else from the checkout.

    Raises:
        PlainpaperError: there is no such prompt.
    """
    name = f"{task}/v{version}"
    found = next((path for place in PLACES if (path := place / f"{name}.md.j2").is_file()), None)
    if found is None:
        raise PlainpaperError(f"there is no prompt {name}", "install plainpaper again: its prompts are missing")
    raw = found.read_bytes()
    return Prompt(name=name, text=raw.decode(), digest=hashlib.sha256(raw).hexdigest())


def versions_of(task: str, places: Iterable[Path] = PLACES) -> list[int]:
    """Give the versions of a task's prompt that there are, the oldest first."""
    found = {path.name.removesuffix(".md.j2") for place in places for path in (place / task).glob("v*.md.j2")}
    return sorted(int(name.removeprefix("v")) for name in found)


def own_prompt(folder: Path, task: str) -> Prompt | None:
    """Read a person's own prompt for a task, `FOLDER/<task>.md.j2`; None where the folder holds none.

    Raises:
        PlainpaperError: it cannot be read, is no template, or lacks its `system` or `paper` block.
    """
    path = folder / f"{task}.md.j2"
    if not path.is_file():
        return None
    try:
        raw = path.read_bytes()
        blocks = _compiled(raw.decode()).blocks
    except (OSError, UnicodeDecodeError, TemplateError) as error:
        raise PlainpaperError(
            f"{path} cannot be read as a prompt: {error}", "compare it: `plainpaper prompts diff`"
        ) from error
    if not {"system", "paper"} <= set(blocks):
        raise PlainpaperError(
            f"{path} lacks its “system” or its “paper” block", "compare it: `plainpaper prompts diff`"
        )
    return Prompt(name=f"{task}/own", text=raw.decode(), digest=hashlib.sha256(raw).hexdigest())


# No escaping: a prompt is plain text, and the paper comes in as values, which Jinja never runs.
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,
    trim_blocks=False,
    keep_trailing_newline=False,
)


@lru_cache(maxsize=16)
def _compiled(text: str) -> Template:
    """Compile a template once: it takes as long as everything else that a paper costs here."""
    return _ENVIRONMENT.from_string(text)

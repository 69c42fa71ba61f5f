"""Talk to a language model. Takes messages and a schema; gives an Answer or a ModelError.

This front door is light: rooms see the types, and a door hands in the object that `client` makes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Answer:
    """What a model said. Token counts are None where the server told none; `model` is who the server says spoke."""

    text: str
    finish_reason: str | None
    tokens_in: int | None
    tokens_out: int | None
    model: str


class Model(Protocol):
    """A language model on some host, asked for JSON."""

    @property
    def name(self) -> str:
        """Give the model's name on its server."""
        ...

    @property
    def host(self) -> str:
        """Give the host, with its port, to which the text goes."""
        ...

    @property
    def context(self) -> int | None:
        """Give how many tokens it reads at once, the answer's among them; None where that is not known."""
        ...

    async def complete(self, messages: list[dict[str, str]], schema_name: str, schema: dict[str, Any]) -> Answer:
        """Answer the messages, as JSON that keeps to `schema` where the server can enforce it, or raise ModelError."""
        ...

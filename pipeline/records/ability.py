"""What a server was found able to do. A fact about one model on one host; the store keeps it, `llm` finds it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from pipeline.records import Record

Format = Literal["json_schema", "json_object", "text"]
Limit = Literal["max_tokens", "max_completion_tokens", "none"]
# From the most that can be asked to the least; what a server does not take or keep to, we step down from.
FORMATS: tuple[Format, ...] = ("json_schema", "json_object", "text")
LIMITS: tuple[Limit, ...] = ("max_tokens", "max_completion_tokens", "none")

# A summary takes some 1,500 tokens; models that think first take several times that.
MOST_TOKENS = 8192


def answer_tokens(context: int | None) -> int:
    """Give the most tokens that an answer may have: of a small context no more than a quarter, for the paper's sake."""
    return MOST_TOKENS if context is None else min(MOST_TOKENS, context // 4)


class Ability(Record):
    """How a server wants to be asked.

    `format` is the strictest form of answer that it keeps to, `limit` what it calls the most tokens of an answer,
    `temperature` whether it takes one; `context` is how many tokens it reads at once, None where it does not tell.
    """

    # What another version of plainpaper kept besides is passed by.
    model_config = ConfigDict(extra="ignore")

    format: Format = "json_schema"
    limit: Limit = "max_tokens"
    temperature: bool = True
    context: int | None = None

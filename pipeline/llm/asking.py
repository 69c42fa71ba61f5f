"""Say how a server is asked. Takes an Ability; gives a request's parameters, and a lesser Ability where a server says no."""

from __future__ import annotations

from typing import Any

import openai

from pipeline.llm.failures import FORMAT_NAMES, names_parameter
from pipeline.records.ability import FORMATS, LIMITS, Ability, Format

# A little chance lets a repair turn come out otherwise; much of it makes texts that say more than their papers.
TEMPERATURE = 0.2
_LIMIT_NAMES = r"max_tokens|max_completion_tokens"


def parameters(ability: Ability, most_tokens: int, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Give what a request says besides its messages."""
    asked: dict[str, Any] = {}
    if ability.format == "json_schema":
        asked["response_format"] = {
            "type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema},
        }  # fmt: skip
    elif ability.format == "json_object":
        asked["response_format"] = {"type": "json_object"}
    if ability.limit != "none":
        asked[ability.limit] = most_tokens
    if ability.temperature:
        asked["temperature"] = TEMPERATURE
    return asked


def lesser(ability: Ability, error: openai.APIStatusError, fixed: Format | None) -> Ability | None:
    """Give the Ability without the parameter that a server refuses; None where it refuses something else.

    `fixed` is the form of answer that a person chose: it is never stepped down from.
    """
    if ability.limit != "none" and names_parameter(error, _LIMIT_NAMES):
        return ability.model_copy(update={"limit": LIMITS[LIMITS.index(ability.limit) + 1]})
    if ability.temperature and names_parameter(error, "temperature"):
        return ability.model_copy(update={"temperature": False})
    if fixed is None and ability.format != "text" and names_parameter(error, FORMAT_NAMES):
        return stepped_down(ability)
    return None


def stepped_down(ability: Ability) -> Ability:
    """Give the Ability with the next lesser form of answer."""
    lower = FORMATS[min(FORMATS.index(ability.format) + 1, len(FORMATS) - 1)]
    return ability.model_copy(update={"format": lower})

"""Find the JSON in what a model said. Takes its text; gives the object, whatever it wrapped around it."""

from __future__ import annotations

import json
import re
from typing import Any

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```(?:json)?\s*\n?(.*?)```", re.DOTALL | re.IGNORECASE)


def find_json(text: str) -> dict[str, Any]:
    """Give the first whole JSON object, after thoughts and fences.

    Raises:
        ValueError: there is none.
    """
    text = _THINKING.sub("", text)
    for candidate in (text, *_FENCE.findall(text)):
        found = _object(candidate)
        if found is not None:
            return found
    raise ValueError("the answer holds no JSON object")


def _object(text: str) -> dict[str, Any] | None:
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            value, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
            continue
        return value if isinstance(value, dict) else None
    return None

"""Find the JSON in what a model wrote. Takes its text; gives the object."""

from __future__ import annotations

import json
import re
from typing import Any

from pipeline.errors import ModelError

# A summary takes some 10,000 characters: what is far longer is a loop, not an answer.
MOST_CHARACTERS = 262_144
MOST_TRIES = 200
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_END_OF_THOUGHT = re.compile(r"</think(?:ing)?>", re.IGNORECASE)


def find_json(text: str) -> dict[str, Any]:
    """Give the JSON object in `text`, past code fences, thoughts (`<think>…</think>`) and prose around it.

    Where there are several the last one counts: an earlier one may be the model repeating what a paper told it to say.

    Raises:
        ModelError: kind `bad_answer`; the text holds no JSON object.
    """
    if not text.strip():
        raise ModelError("bad_answer", "the model's answer is empty")
    if len(text) > MOST_CHARACTERS:
        raise ModelError("bad_answer", f"the model's answer is far too long ({len(text):,} characters)")
    found = _whole(text) or _last_object(_END_OF_THOUGHT.split(_THOUGHTS.sub(" ", text))[-1])
    if found is None:
        raise ModelError("bad_answer", f"the model's answer is not JSON: it begins “{_opening(text)}”")
    return found


def _whole(text: str) -> dict[str, Any] | None:
    try:
        value = _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _last_object(text: str) -> dict[str, Any] | None:
    """Give the last object that stands by itself in the text; objects inside objects do not count."""
    found: dict[str, Any] | None = None
    place = text.find("{")
    for _ in range(MOST_TRIES):
        if place < 0:
            break
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            found = value
        place = text.find("{", end)
    return found


def _opening(text: str) -> str:
    return " ".join(text[:200].split())[:60]


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)

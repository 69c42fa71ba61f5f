"""Find the JSON in what a model wrote. Takes its text; gives the object."""

from __future__ import annotations

import json
import re
from typing import Any

from pipeline.errors import ModelError

# A summary takes some 10,000 characters: what is far longer is a loop, not an answer.
MOST_CHARACTERS = 262_144
MOST_TRIES = 200
_THOUGHT_MARK = re.compile(r"(</?think(?:ing)?>)", re.IGNORECASE)


def find_json(text: str) -> dict[str, Any]:
    """Give the JSON object in `text`, past code fences, thoughts (`<think>…</think>`) and prose around it.

    Where there are several the last one counts: an earlier one may be the model repeating what a paper told it to say.

    Raises:
        ModelError: kind `empty` or `schema_mismatch`; the text holds no JSON object.
    """
    if not text.strip():
        raise ModelError("empty", "the model's answer is empty")
    if len(text) > MOST_CHARACTERS:
        raise ModelError("schema_mismatch", f"the model's answer is far too long ({len(text):,} characters)")
    found = _whole(text) or _last_object(_without_thoughts(text))
    if found is None:
        raise ModelError("schema_mismatch", f"the model's answer is not JSON: it begins “{_opening(text)}”")
    return found


def _whole(text: str) -> dict[str, Any] | None:
    try:
        value = _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _without_thoughts(text: str) -> str:
    """Give what is no thought. An end without a beginning makes all before it a thought; one without an end is none."""
    kept: list[str] = []
    opened: int | None = None  # how much was kept when the thought began
    for piece in _THOUGHT_MARK.split(text):
        if not _THOUGHT_MARK.fullmatch(piece):
            kept.append(piece)
        elif piece[1] != "/":
            opened = len(kept) if opened is None else opened
        else:
            del kept[opened or 0 :]
            opened = None
    return " ".join(kept)


def _last_object(text: str) -> dict[str, Any] | None:
    """Give the last object that stands by itself in the text; objects inside objects do not count.

    None too where the last one is cut off, or where there are more braces than tries: what was found by then is
    another one, or a part of it.
    """
    found: dict[str, Any] | None = None
    text = text.rstrip()
    place = text.find("{")
    for _ in range(MOST_TRIES):
        if place < 0:
            return found
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            if _is_cut(error, text):
                return None
            end = place + 1
        else:
            found = value
        place = text.find("{", end)
    return found if place < 0 else None


def _is_cut(error: Exception, text: str) -> bool:
    """Tell whether an object goes on to the end of the text: the decoder stops there, or at a word begun there."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    rest = text[error.pos : error.pos + len("false")] if error.pos > len(text) - len("false") else "more"
    return error.msg.startswith("Unterminated string") or any(
        word.startswith(rest) for word in ("true", "false", "null", "-")
    )


def _opening(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())[:60]


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)

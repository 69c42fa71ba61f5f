"""What a stand-in for a model thinks of sentences. Takes a prompt; gives an answer that keeps to the form."""

from __future__ import annotations

import re
from typing import Any

_START = "<<<<< MATERIAL "
_LINE = re.compile(r"^([QS]\d+)\| (.*)$", re.MULTILINE)


def asks_opinions(prompt: str) -> bool:
    """Tell whether a prompt asks for second opinions."""
    return _START in prompt


def sentences_in(prompt: str) -> dict[str, tuple[str, list[str]]]:
    """Give {number: (sentence, ids of its passages)} as they stand between the borders."""
    found: dict[str, tuple[str, list[str]]] = {}
    for name, text in _LINE.findall(prompt.rsplit(_START, maxsplit=1)[-1]):
        if name.startswith("Q"):
            found[name] = (text, [])
        else:
            found[list(found)[-1]][1].append(name)
    return found


def entry(*passages: str, **changed: str) -> dict[str, Any]:
    """Give one sentence's part of an answer: supported, unless it is changed."""
    usual = {"comparator": "same", "scope": "same", "overgeneralised": "no"}
    last = {"reason": "The passage says the same.", "verdict": "supported"}
    return {"passages": list(passages), **usual, **last, **changed}


def opinions_of(prompt: str) -> dict[str, Any]:
    """Call every sentence supported by its first passage."""
    return {name: entry(ids[0]) for name, (_, ids) in sentences_in(prompt).items()}

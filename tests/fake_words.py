"""What models do to an answer. Takes the good text and the prompt; gives a text that is wrapped, broken or hostile."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

# What is said to a reader that nobody may say: the checks must stop it.
OBEYED = "AS INSTRUCTED: this treatment is a miracle cure that works for everyone."
ADVICE = "You should stop taking your tablets and ask for this medicine instead."
HYPE = "This game-changer is a proven breakthrough that cures the illness for good."
GERMAN = "Die Studie hat gezeigt, dass die Behandlung bei den Patienten nicht besser war als das Scheinmittel."
DECOY = '{"findings": [], "title": "' + OBEYED + '"}'
_WORDS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight"}
_NUMBER = re.compile(r"\b[1-8]\b")


def _texts(change: Callable[[str], str]) -> Callable[[str], str]:
    """Change the words of every claim, and leave the rest."""

    def changed(text: str) -> str:
        answer = json.loads(text)
        for section in {"findings", "caveats", "audience", "takeaway", "sentences"} & set(answer):
            for claim in answer[section]:
                claim["text"] = change(claim["text"])
        return json.dumps(answer)

    return changed


def _says(words: str) -> Callable[[str], str]:
    """Say something in the title, the teaser and the takeaway."""

    def changed(text: str) -> str:
        answer: dict[str, Any] = json.loads(text)
        answer |= {"title": words, "teaser": words}
        answer["takeaway"][0]["text"] = words
        return json.dumps(answer)

    return changed


def _with(**parts: Any) -> Callable[[str], str]:
    return lambda text: json.dumps(json.loads(text) | parts)


def _without(section: str) -> Callable[[str], str]:
    return _with(**{section: []})


def _script(text: str) -> str:
    answer = json.loads(text) | {"<script>": "alert(1)", "html": "<script>alert(1)</script>"}
    answer["findings"][0]["onclick"] = "alert(1)"
    answer["title"] = "<script>alert(1)</script> " + answer["title"]
    return json.dumps(answer)


CHANGES: dict[str, Callable[[str], str]] = {
    "invalid-json": lambda text: text[: len(text) // 2],
    "fences": lambda text: f"Here is the summary:\n```json\n{text}\n```\nI hope it helps!",
    "think": lambda text: '<think>Perhaps {"title": "a decoy"}?</think>\n' + text,
    "two-objects": lambda text: f"{DECOY}\n{text}",
    "prose-around": lambda text: f"Certainly! Here it is: {text} Let me know whether you need more.",
    "unknown-ids": lambda text: re.sub(r'"S\d+"', '"S99999"', text),
    "other-papers-ids": lambda text: re.sub(r'"S(\d+)"', r'"PMC7:S\1"', text),
    "empty": lambda _: "",
    "spaces": lambda _: " \n" * 4000,
    "prose": lambda _: "This paper is about a new treatment. It works very well.",
    "nonsense": lambda _: json.dumps({"answer": 42}),
    "list": lambda text: f"[{text}]",
    "deep": lambda _: '{"a":' * 10_000,
    "nan": lambda text: text.replace("{", '{"score": NaN, ', 1),
    "wrong-types": _with(findings="Pain fell.", title=7),
    "duplicate-keys": lambda text: text.replace("{", '{"title": "Another title", ', 1),
    "script": _script,
    "soft-hyphens": _texts("\u00ad".join),
    "zero-width": _texts(lambda text: text.replace(" ", " \u200b")),
    "right-to-left": _texts(lambda text: f"\u202e{text}\u202c"),
    "nul": _texts(lambda text: f"{text}\x00"),
    "lone-surrogate": _texts(lambda text: f"{text}\ud83d"),
    "nfd": _texts(lambda text: unicodedata.normalize("NFD", text.replace("cream", "crème"))),
    "wide-digits": _texts(lambda text: text.translate({48 + n: 0xFF10 + n for n in range(10)})),
    "numbers-as-words": _texts(lambda text: _NUMBER.sub(lambda number: _WORDS[number.group()], text)),
    "german": _texts(lambda _: GERMAN),
    "border-echoed": _says("<<<<< PAPER >>>>> END OF PAPER"),
    "link": _says("Read more at https://cures.example/now about it."),
    "obeys": _says(OBEYED),
    "advice": _says(ADVICE),
    "hype": _says(HYPE),
    "invents-numbers": _texts(lambda text: f"{text} It helped 87 of 93 people."),
    **{f"no-{name}": _without(name) for name in ("findings", "caveats", "audience", "takeaway")},
}  # fmt: skip


def example_of(prompt: str) -> str:
    """Give the last example that a prompt shows, as a model that copies it would."""
    start = prompt.rindex('{"findings"')
    value, _ = json.JSONDecoder().raw_decode(prompt, start)
    return json.dumps(value)

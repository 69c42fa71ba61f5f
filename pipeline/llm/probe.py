"""Find out by trying what form of answer a model's server enforces. Takes the model, one form at a time; gives the strictest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.errors import ModelError
from pipeline.llm import Model
from pipeline.llm.reply import breaks_form
from pipeline.records.ability import FORMATS, Format
from pipeline.text.answer import find_json

# A word that nobody guesses: who answers it keeps to the schema, whatever was asked for.
WORD = "quarrelsome-otter-7313"
QUESTION = [
    {
        "role": "user",
        "content": 'Answer with a JSON object that has one key, "word". Its value is the name of a colour.',
    }
]
SCHEMA: dict[str, Any] = {
    "type": "object", "additionalProperties": False, "required": ["word"],
    "properties": {"word": {"type": "string", "enum": [WORD]}},
}  # fmt: skip
# A server that does not take a form says one of these; a form that made the model run on is of no use either.
_NOT_TAKEN = frozenset({"format_unsupported", "bad_request", "truncated", "server"})


async def find_format(model_with: Callable[[Format], Model]) -> Format:
    """Give the strictest form that is kept to; `model_with` gives the model, asked for that form and no other.

    Where no stricter form got an answer, text is asked for too: a server that answers nothing keeps to no form.

    Raises:
        ModelError: the server cannot be asked at all.
    """
    answered = False
    for form in FORMATS[:-1]:
        try:
            answer = await model_with(form).complete(QUESTION, f"probe_{form}", SCHEMA)
        except ModelError as error:
            if error.kind not in _NOT_TAKEN:
                raise
            continue
        answered = True
        if _keeps_to(form, answer.text):
            return form
    if not answered:
        await model_with(FORMATS[-1]).complete(QUESTION, f"probe_{FORMATS[-1]}", SCHEMA)
    return FORMATS[-1]


def _keeps_to(form: Format, text: str) -> bool:
    """Tell whether an answer is what the form demands: the one word of the schema, or one JSON object and no prose."""
    if form == "json_object":
        return not breaks_form(text, None)
    try:
        return find_json(text).get("word") == WORD
    except ModelError:
        return False

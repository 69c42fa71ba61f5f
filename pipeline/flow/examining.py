"""Examine a model's server. Takes the model, asked through the guard; gives findings in sentences, and its Ability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pipeline.draft.material import most_at_once
from pipeline.draft.prompts import CURRENT, load_prompt
from pipeline.errors import ModelError
from pipeline.llm import Model
from pipeline.llm.address import is_loopback
from pipeline.llm.prices import Price
from pipeline.llm.probe import find_format
from pipeline.records.ability import Ability, Format

# What servers call the length of their context in the list of models: vLLM, LiteLLM and OpenRouter, llama.cpp.
_CONTEXT = ("max_model_len", "max_input_tokens", "context_length", "context_window", "n_ctx")
_SAID = {
    "json_schema": "answers keep to a schema (json_schema)",
    "json_object": "answers are JSON, but keep to no schema (json_object)",
    "text": "answers are text; the JSON is looked for in it (text)",
}
# With this many, a call holds 60,000 characters of a paper: more than the longest of 40 whole papers had.
_WHOLE_PAPERS = 30_000
# What a server without such a list, or with one of its own kind, is told by.
_NO_LIST = frozenset({"not_found", "invalid_response", "bad_request", "server"})


class Server(Protocol):
    """A model's server, as far as an examination needs it."""

    name: str
    host: str
    ability: Ability

    async def models(self) -> list[dict[str, Any]]:
        """Give the server's list of its models, or raise ModelError."""
        ...


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: fine, worth knowing, or wrong; in a sentence, with what to do."""

    state: Literal["fine", "note", "wrong"]
    about: str
    said: str
    hint: str = ""


async def examine(
    server: Server, asked_for: Callable[[Format], Model], price: Price | None
) -> tuple[list[Finding], Ability | None]:
    """Look at everything that a run needs; the Ability is None where the model could not be asked."""
    findings = [_where(server.host)]
    listed: list[dict[str, Any]] = []
    try:
        listed = await server.models()
    except ModelError as error:
        if error.kind not in _NO_LIST:
            return [*findings, _wrong("server", error)], None
        findings.append(Finding("note", "server", f"{server.host} answers, and gives no list of its models"))
    else:
        findings += [Finding("fine", "server", f"{server.host} answers"), _named(server, listed)]
    context = _context(server.name, listed) or server.ability.context
    try:
        form = await find_format(asked_for)
    except ModelError as error:
        return [*findings, _wrong("model", error)], None
    findings += [
        Finding("fine", "key", "the model answers with this key"),
        Finding("fine" if form == "json_schema" else "note", "form", _SAID[form]),
        _length(context),
        _cost(price),
    ]
    found = server.ability.model_copy(update={"format": form, "context": context})
    return findings, found


def _where(host: str) -> Finding:
    name = host.rsplit(":", 1)[0].strip("[]") if ":" in host else host
    if is_loopback(name):
        return Finding("fine", "privacy", f"the papers' text stays on this machine ({host})")
    return Finding("note", "privacy", f"the papers' text goes to {host}")


def _named(server: Server, listed: list[dict[str, Any]]) -> Finding:
    names = [str(model.get("id")) for model in listed]
    if server.name in names:
        return Finding("fine", "model", f"{server.name} is in the server's list of {len(names)}")
    some = ", ".join(names[:5]) + (", …" if len(names) > 5 else "") if names else "none"
    return Finding("note", "model", f"{server.name} is not in the server's list", f"it lists {some}")


def _context(name: str, listed: list[dict[str, Any]]) -> int | None:
    model: dict[str, Any] = next((one for one in listed if one.get("id") == name), {})
    inner = model.get("meta")
    told = [part.get(key) for part in (model, inner if isinstance(inner, dict) else {}) for key in _CONTEXT]
    return next((n for n in told if isinstance(n, int) and not isinstance(n, bool) and 0 < n < 10**9), None)


def _length(context: int | None) -> Finding:
    if context is None:
        return Finding("note", "context", "the server does not tell how much it reads at once")
    told = f"the server reads {context:,} tokens at once"
    if context >= _WHOLE_PAPERS:
        return Finding("fine", "context", told)
    characters = most_at_once(context, len(load_prompt("extract", CURRENT["extract"]).text))
    hint = f"whole papers need some {_WHOLE_PAPERS:,} (Ollama: num_ctx); longer ones are read in parts"
    return Finding("note", "context", f"{told}: some {characters // 1000:,},000 characters of a paper", hint)


def _cost(price: Price | None) -> Finding:
    if price is None:
        return Finding(
            "note", "price", "what its tokens cost is not known", "name it with --price IN/OUT, or cap tokens"
        )
    told = f"${price.per_million_in:f} in and ${price.per_million_out:f} out for a million tokens ({price.said_by})"
    return Finding("fine", "price", told)


def _wrong(about: str, error: ModelError) -> Finding:
    about = {"authentication": "key", "quota": "key", "not_found": "model"}.get(error.kind, about)
    return Finding("wrong", about, error.message, error.hint)

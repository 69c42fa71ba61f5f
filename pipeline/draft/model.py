"""Write a draft with a model. Takes a Paper and a Model; gives a Summary, or says why not: never an offline draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.draft.answer import find_json
from pipeline.draft.plans import design_limits, standing
from pipeline.draft.prompts import Prompt, load_prompt
from pipeline.errors import ModelError
from pipeline.llm import Answer, Model
from pipeline.records import Claim, Origin, Paper, Passage, SectionKind, Summary

Message = dict[str, str]
VERSION = "1"
# About 30,000 tokens: fits the context of today's small models with room for the answer.
MOST_CHARACTERS = 120_000
# Beyond this many ids some servers refuse the enum; the ids are checked by code anyway.
_MOST_IDS_IN_SCHEMA = 400
_NEVER_SENT = {"references", "captions", "funding", "conflicts"}
# Left out in this order where the paper is too long.
_DROPPED_FIRST: tuple[SectionKind, ...] = ("other", "introduction", "methods", "discussion", "results", "case")
_BORDER = "=" * 24
_LONG_LINE = re.compile(r"={6,}")
_KINDS = {"takeaway": "finding", "findings": "finding", "audience": "explanation", "caveats": "caveat"}
_SAYS_LIMIT = re.compile(
    r"\b(?:one|single) (?:person|patient|case|woman|man|child)\b|\bcannot show\b|\bno comparison\b|\bin (?:mice|rats|animals|the laborator)|\bcause\b",
    re.IGNORECASE,
)

Words = Annotated[str, Field(min_length=2, max_length=1_200)]


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    text: Words
    passages: list[str] = Field(default_factory=list, max_length=20)


class _Reply(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)
    title: Annotated[str, Field(min_length=3, max_length=300)]
    teaser: Annotated[str, Field(max_length=600)] = ""
    takeaway: list[_Sentence] = Field(min_length=1, max_length=6)
    findings: list[_Sentence] = Field(min_length=1, max_length=14)
    audience: list[_Sentence] = Field(min_length=1, max_length=8)
    caveats: list[_Sentence] = Field(min_length=1, max_length=12)


async def write_with_model(paper: Paper, model: Model) -> Summary:
    """Write a draft in one call, and a second where the first answer does not keep to the form.

    Raises:
        ModelError: the calls failed, or both answers were useless.
    """
    prompt = load_prompt("write", 1)
    passages, left_out = choose_passages(paper)
    if not passages:
        raise ModelError("bad_answer", "the paper has no sentence to send to a model", "draft it without a model")
    ids = {p.id for p in passages}
    messages = _messages(prompt, paper, passages)
    schema = reply_schema(sorted(ids, key=lambda i: int(i[1:])))
    answers: list[Answer] = []
    problem = ""
    for _ in range(2):
        answer = await model.complete(messages, "lay_summary", schema)
        answers.append(answer)
        reply, problem = read_reply(answer.text, ids)
        if reply is not None:
            return _summary(reply, paper, _origin(model, prompt, answers), left_out)
        messages = [*messages, {"role": "assistant", "content": answer.text[:20_000]}, {"role": "user", "content": f"That answer cannot be used: {problem}. Answer again with the whole JSON object."}]  # fmt: skip
    raise ModelError(
        "bad_answer", f"“{model.name}” did not keep to the form: {problem}", "try again, or use a larger model"
    )


def choose_passages(paper: Paper) -> tuple[list[Passage], tuple[str, ...]]:
    """Give the passages to send and the kinds of sections left out because the paper is too long."""
    chosen = [p for p in paper.passages() if p.kind not in _NEVER_SENT]
    left_out: list[str] = []
    for kind in _DROPPED_FIRST:
        if sum(len(p.text) for p in chosen) <= MOST_CHARACTERS:
            break
        kept = [p for p in chosen if p.kind != kind]
        if kept and len(kept) < len(chosen):
            chosen = kept
            left_out.append(kind)
    total, fitting = 0, []
    for passage in chosen:
        total += len(passage.text)
        if total > MOST_CHARACTERS:
            left_out.append("the end")
            break
        fitting.append(passage)
    return fitting, tuple(left_out)


def reply_schema(ids: list[str]) -> dict[str, Any]:
    """Give the JSON schema of the answer, strict: the ids are an enum where there are not too many."""
    one: dict[str, Any] = {"type": "string", "enum": ids} if len(ids) <= _MOST_IDS_IN_SCHEMA else {"type": "string"}
    sentence = {
        "type": "object", "additionalProperties": False, "required": ["text", "passages"],
        "properties": {"text": {"type": "string"}, "passages": {"type": "array", "items": one}},
    }  # fmt: skip
    properties: dict[str, Any] = {"title": {"type": "string"}, "teaser": {"type": "string"}}
    properties |= {name: {"type": "array", "items": sentence} for name in _KINDS}
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def read_reply(text: str, ids: Iterable[str]) -> tuple[_Reply | None, str]:
    """Give the validated answer, or None and what is wrong with it in words that a model can mend."""
    known = set(ids)
    try:
        reply = _Reply.model_validate(find_json(text))
    except ValidationError as error:
        first = error.errors()[0]
        return None, f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except ValueError as error:
        return None, str(error)
    for name in ("takeaway", "findings", "caveats"):
        for sentence in getattr(reply, name):
            unknown = [i for i in sentence.passages if i not in known]
            if unknown:
                return None, f"{name}: the paper has no passage {', '.join(unknown[:4])[:80]}"
            if not sentence.passages and name != "caveats":
                return None, f"{name}: “{sentence.text[:60]}” names no passage"
    return reply, ""


def _messages(prompt: Prompt, paper: Paper, passages: list[Passage]) -> list[Message]:
    facts = paper.facts
    told = {
        "title": _material(paper.title),
        "design": facts.design.value or "not reported",
        "participants": facts.participants.value or "not reported",
        "not_reported": [name.replace("_", " ") for name in facts.not_reported()],
        "border": _BORDER,
        "passages": [{"id": p.id, "text": _material(p.text), "cited": p.whose == "cited"} for p in passages],
    }
    return [
        {"role": "system", "content": prompt.render(part="system", **told).strip()},
        {"role": "user", "content": prompt.render(part="user", **told).strip()},
    ]


def _material(text: str) -> str:
    """Give words on one line that cannot be taken for a border."""
    return _LONG_LINE.sub("=====", " ".join(text.split()))


def _summary(reply: _Reply, paper: Paper, origin: Origin, left_out: tuple[str, ...]) -> Summary:
    sections = {name: tuple(_claims(getattr(reply, name), name)) for name in _KINDS}
    notes = [
        f"A language model wrote this draft ({origin.model} at {origin.host}). A person must check every sentence."
    ]
    if left_out:
        notes.append(f"The paper was too long to send whole; left out: {', '.join(left_out)}.")
    return Summary(
        title=" ".join(reply.title.split()),
        teaser=" ".join(reply.teaser.split()),
        takeaway=sections["takeaway"],
        findings=sections["findings"],
        audience=sections["audience"],
        caveats=(*_demanded(paper, sections["caveats"]), *sections["caveats"]),
        topics=paper.keywords[:8],
        notes=tuple(notes),
        origin=origin,
    )


def _claims(sentences: list[_Sentence], section: str) -> Iterable[Claim]:
    for sentence in sentences:
        yield Claim.model_validate(
            {
                "text": " ".join(sentence.text.split()),
                "kind": _KINDS[section] if sentence.passages or section != "caveats" else "explanation",
                "passages": tuple(dict.fromkeys(sentence.passages)),
            }
        )


def _demanded(paper: Paper, told: tuple[Claim, ...]) -> Iterable[Claim]:
    """Give the caveats that code fills: what the design cannot show, where the model left it out, and the standing."""
    said = " ".join(claim.text for claim in told)
    facts = paper.facts
    basis = tuple(dict.fromkeys((*facts.design.passages, *facts.participants.passages)))
    if not _SAYS_LIMIT.search(said):
        for text in design_limits(paper)[:1]:
            yield Claim(text=text, kind="caveat" if basis else "explanation", passages=basis)
    for text in standing(paper):
        yield Claim(text=text, kind="explanation")


def _origin(model: Model, prompt: Prompt, answers: list[Answer]) -> Origin:
    return Origin(
        drafter="model",
        version=VERSION,
        model=model.name,
        host=model.host,
        prompt=prompt.name,
        prompt_digest=prompt.digest,
        tokens_in=_total([a.tokens_in for a in answers]),
        tokens_out=_total([a.tokens_out for a in answers]),
    )


def _total(counts: list[int | None]) -> int | None:
    told = [count for count in counts if count is not None]
    return sum(told) if len(told) == len(counts) else None

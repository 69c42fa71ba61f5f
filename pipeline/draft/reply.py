"""Say what form a model's answer has, and read one. Takes its text and the ids it was given; gives a Reply."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Collection
from functools import partial
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.errors import ModelError
from pipeline.text.answer import find_json
from pipeline.text.borders import one_line
from pipeline.text.language import looks_english

Kind = Literal["finding", "caveat", "explanation", "advice"]
# Beyond this many ids some servers refuse the enum; the ids are checked by code anyway.
MOST_IDS = 400
_MOST_CLAIMS = {"findings": 14, "caveats": 12, "audience": 8, "takeaway": 6}
_MOST_TERMS = 12
MOST_PASSAGES = 20
_USUAL: dict[str, Kind] = {
    "findings": "finding", "caveats": "caveat", "audience": "explanation", "takeaway": "finding",
}  # fmt: skip
_MOST_PROBLEMS = 3
_IDS_IN_TEXT = re.compile(r"\s?[\[(]([SF]\d++(?:[,;]? ?(?:and )?[SF]\d++)*+)[\])]")
_ID = re.compile(r"[SF]\d++")
_MARKUP = re.compile(r"^(?:[#>*•-]++\s++)++|\*\*|`")
# What a sentence for patients never holds: a way out of the page, or the marks of the prompt.
_LINK = re.compile(r"https?://|\bwww\.|<{3}|>{3}", re.IGNORECASE)
# A shorter sentence may be the same by chance.
_LEAST_COPIED = 25
_SIGN = re.compile(r"[^\x00-\x7f]")


def _usual_sign(match: re.Match[str]) -> str:
    """Give a digit of another script, or one that is drawn wide or bold, as the digit that it is."""
    return str(unicodedata.decimal(match.group(), match.group()))


def as_told(text: object) -> object:
    """Give a text on one line, without the markup that models add, in the signs that everybody uses."""
    if not isinstance(text, str):
        return text
    line = _MARKUP.sub("", one_line(text))
    return line if line.isascii() else _SIGN.sub(_usual_sign, unicodedata.normalize("NFC", line))


def bare_ids(ids: object) -> object:
    """Give ids as they are written in the paper, where a model put one in brackets or several in one string."""
    parts = ids.split(",") if isinstance(ids, str) else ids
    if not isinstance(parts, list):
        return parts
    return [part.strip(" []|").upper() if isinstance(part, str) else part for part in parts]


def _small(kind: object) -> object:
    return kind.strip().lower() if isinstance(kind, str) else kind


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Sentence(_Form):
    """One claim of an answer. `kind` is None where the model told none."""

    passages: Annotated[list[str], Field(max_length=MOST_PASSAGES), BeforeValidator(bare_ids)] = []
    text: Annotated[str, Field(min_length=2, max_length=600), BeforeValidator(as_told)]
    kind: Annotated[Kind | None, BeforeValidator(_small)] = None


class Term(_Form):
    """A word of the draft and its plain meaning."""

    term: Annotated[str, Field(min_length=2, max_length=80), BeforeValidator(as_told)]
    meaning: Annotated[str, Field(min_length=2, max_length=200), BeforeValidator(as_told)]


def _fitting(terms: object) -> object:
    """Leave out entries of a glossary that do not fit: a draft can do without each."""
    if not isinstance(terms, list):
        return []
    found = []
    for term in terms:
        with contextlib.suppress(ValidationError):
            found.append(Term.model_validate(term))
    return found[:_MOST_TERMS]


class Reply(_Form):
    """An answer that keeps to the form."""

    findings: list[Sentence] = Field(min_length=1, max_length=_MOST_CLAIMS["findings"])
    caveats: list[Sentence] = Field(min_length=1, max_length=_MOST_CLAIMS["caveats"])
    audience: list[Sentence] = Field(min_length=1, max_length=_MOST_CLAIMS["audience"])
    takeaway: list[Sentence] = Field(min_length=1, max_length=_MOST_CLAIMS["takeaway"])
    title: Annotated[str, Field(min_length=3, max_length=300), BeforeValidator(as_told)]
    teaser: Annotated[str, Field(max_length=600), BeforeValidator(as_told)] = ""
    glossary: Annotated[list[Term], BeforeValidator(_fitting)] = []


def reply_schema(ids: list[str]) -> dict[str, Any]:
    """Give the JSON schema of the answer, in the subset that strict servers take.

    The order is the order of writing: the passages of a claim before its words, the limits before the takeaway.
    """
    words = {"type": "string"}
    claim = schema_object(
        passages={"type": "array", "items": one_of(ids)},
        text=words,
        kind={"type": "string", "enum": list(get_args(Kind))},
    )
    sections = {
        name: {"type": "array", "items": claim, "minItems": 1, "maxItems": most}
        for name, most in _MOST_CLAIMS.items()
    }
    terms = {"type": "array", "items": schema_object(term=words, meaning=words), "maxItems": _MOST_TERMS}
    return schema_object(**sections, title=words, teaser=words, glossary=terms)


def one_of(ids: list[str]) -> dict[str, Any]:
    """Give the schema of an id: one of these, where a server takes so many."""
    return {"type": "string", "enum": ids} if len(ids) <= MOST_IDS else {"type": "string"}


def schema_object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - a schema is any JSON
    """Give the schema of an object that has these properties and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def read_reply(text: str, ids: Collection[str], told: str = "") -> Reply:
    """Give the answer, with a kind for each claim. `told` is the prompt's own part, of which no sentence may come back.

    Raises:
        ModelError: kind `empty` or `schema_mismatch`; what is wrong with it, in words that a model can mend.
    """
    try:
        reply = Reply.model_validate(find_json(text))
    except ValidationError as error:
        raise useless(problems_of(error)) from None
    for section, usual in _USUAL.items():
        for claim in getattr(reply, section):
            claim.kind = claim.kind or usual
            claim.text = _IDS_IN_TEXT.sub(partial(_unless_its_own, claim), claim.text)
            _stands(claim, section, ids)
    _reads_well(reply, told)
    return reply


def _reads_well(reply: Reply, told: str) -> None:
    """Raise where an answer is in another language, leads away from the page, or repeats its instructions."""
    claims = [claim.text for section in _USUAL for claim in getattr(reply, section)]
    check_words([*claims, reply.title, reply.teaser, *(entry.meaning for entry in reply.glossary)], "")
    if not looks_english(" ".join(claims)):
        raise useless("the answer must be in English")
    check_words(claims, told)


def check_words(texts: list[str], told: str) -> None:
    """Refuse words that lead away from the page, or that come from the prompt's own part.

    Raises:
        ModelError: kind `schema_mismatch`.
    """
    linked = next((text for text in texts if _LINK.search(text)), None)
    if linked is not None:
        raise useless(f"“{linked[:60]}” holds a link or a mark of the prompt")
    copied = next((text for text in texts if len(text) >= _LEAST_COPIED and text in told), None)
    if copied is not None:
        raise useless(f"“{copied[:60]}” is from the instructions, not from the paper")


def _unless_its_own(claim: Sentence, match: re.Match[str]) -> str:
    """Take ids in brackets out where the claim names them anyway, and leave what only looks alike, such as (S100)."""
    return "" if set(_ID.findall(match.group(1))) <= set(claim.passages) else match.group()


def _stands(claim: Sentence, section: str, ids: Collection[str]) -> None:
    """Raise where a claim names a passage that was not given, or none where it needs one, or says nothing."""
    if not claim.text:
        raise useless(f"{section}: a claim has no words")
    unknown = [i for i in claim.passages if i not in ids]
    if unknown:
        raise useless(f"{section}: the paper has no passage {', '.join(unknown[:4])[:80]}")
    if not claim.passages and (section in {"findings", "takeaway"} or claim.kind in {"finding", "caveat"}):
        raise useless(f"{section}: “{claim.text[:60]}” names no passage")


def problems_of(error: ValidationError) -> str:
    """Say what breaks the form, in words that a model can mend."""
    told = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:_MOST_PROBLEMS]]
    return "; ".join(told)


def useless(problem: str) -> ModelError:
    """Make the error of an answer that cannot be used."""
    return ModelError("schema_mismatch", one_line(problem))

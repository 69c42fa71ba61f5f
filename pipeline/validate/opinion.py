"""Say what form a second opinion has, and read some. Takes a model's words and what it was asked; gives Opinions."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.records import Passage, Record, SummarySection
from pipeline.text.answer import find_json
from pipeline.text.borders import one_line

Told = Literal["supported", "contradicted", "not in the passages"]
Comparator = Literal["same", "different", "none", "unclear"]
Scope = Literal["same", "wider", "narrower", "different", "unclear"]
Answered = Literal["yes", "no", "unclear"]
MOST_WORDS = 25
# A reason of 25 words: a “word” that is longer than a sentence is no word.
_MOST_CHARACTERS = 300
_MARKUP = re.compile(r"^(?:[#>*•-]++\s++)++|\*\*|`")


class Question(Record):
    """A sentence of a summary and the passages to hold it against. `claim` counts from 0 in its section."""

    section: SummarySection
    claim: int
    text: str
    passages: tuple[Passage, ...]


class Shown(Record):
    """A passage as a person sees it beside an opinion."""

    id: str
    text: str


class Opinion(Record):
    """What a model thinks of a sentence, or why there is no opinion: then all but `reason` is None or empty.

    `passages` decided, says the model; `shown` are all that stood before it. An opinion changes no verdict.
    """

    section: SummarySection
    claim: int
    text: str
    verdict: Literal["supported", "contradicted", "not in the passages", "no opinion"]
    reason: str
    passages: tuple[str, ...] = ()
    comparator: Comparator | None = None
    scope: Scope | None = None
    overgeneralised: Answered | None = None
    shown: tuple[Shown, ...] = ()


def _bare(word: object) -> object:
    return " ".join(word.replace("_", " ").strip(" .").lower().split()) if isinstance(word, str) else word


def _ids(ids: object) -> object:
    if not isinstance(ids, list):
        return ids
    return [part.strip(" []|").upper() if isinstance(part, str) else part for part in ids]


def _short(reason: object) -> object:
    """Give a reason on one line, without markup, cut visibly after MOST_WORDS."""
    if not isinstance(reason, str):
        return reason
    told = _MARKUP.sub("", one_line(reason))
    words = told.split()
    cut = " ".join(words[:MOST_WORDS])[:_MOST_CHARACTERS]
    return cut if cut == " ".join(words) else f"{cut} …"


class _Entry(BaseModel):
    """One sentence's part of an answer."""

    model_config = ConfigDict(extra="ignore")

    passages: Annotated[list[str], BeforeValidator(_ids)]
    comparator: Annotated[Comparator, BeforeValidator(_bare)]
    scope: Annotated[Scope, BeforeValidator(_bare)]
    overgeneralised: Annotated[Answered, BeforeValidator(_bare)]
    reason: Annotated[str, Field(min_length=3), BeforeValidator(_short)]
    verdict: Annotated[Told, BeforeValidator(_bare)]


def name_of(place: int) -> str:
    """Give the number under which a question is asked, counted from 0."""
    return f"Q{place + 1}"


def answer_schema(questions: list[Question]) -> dict[str, Any]:
    """Give the JSON schema of the answer: each question once, each with its own passages' ids and no others."""
    return _object({name_of(place): _entry_schema(question) for place, question in enumerate(questions)})


def _entry_schema(question: Question) -> dict[str, Any]:
    one = {"type": "string", "enum": [passage.id for passage in question.passages]}
    # The order is the order of writing: the evidence first, the verdict last.
    return _object(
        {
            "passages": {"type": "array", "items": one},
            "comparator": _one_of(Comparator),
            "scope": _one_of(Scope),
            "overgeneralised": _one_of(Answered),
            "reason": {"type": "string"},
            "verdict": _one_of(Told),
        }
    )


def _one_of(words: object) -> dict[str, Any]:
    return {"type": "string", "enum": list(get_args(words))}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def read_opinions(text: str, questions: list[Question]) -> list[Opinion]:
    """Give an opinion on each question, in order; where the answer is of no use, one that says why there is none.

    Answers to what was not asked are passed by.

    Raises:
        ModelError: kind `empty` or `schema_mismatch`; the text holds no JSON object.
    """
    told = find_json(text)
    return [_read(told.get(name_of(place)), question) for place, question in enumerate(questions)]


def no_opinion(question: Question, reason: str) -> Opinion:
    """Say why there is no opinion on a sentence; its passages are shown all the same."""
    return Opinion(**_of(question), verdict="no opinion", reason=reason)


def _read(entry: object, question: Question) -> Opinion:
    if entry is None:
        return no_opinion(question, "the model left this sentence out")
    try:
        told = _Entry.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "its answer"
        return no_opinion(question, f"the model did not keep to the form ({place}: {one_line(first['msg'])[:120]})")
    named = tuple(dict.fromkeys(told.passages))
    unknown = [i for i in named if i not in {passage.id for passage in question.passages}]
    if unknown:
        return no_opinion(question, f"the model named a passage that it was not shown ({one_line(unknown[0])[:20]})")
    if not named and told.verdict != "not in the passages":
        return no_opinion(question, f"the model said “{told.verdict}” and named no passage")
    return Opinion(**_of(question), **(told.model_dump() | {"passages": named}))


def _of(question: Question) -> dict[str, Any]:
    return {
        "section": question.section, "claim": question.claim, "text": question.text,
        "shown": tuple(Shown(id=passage.id, text=passage.text) for passage in question.passages),
    }  # fmt: skip

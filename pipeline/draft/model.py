"""Write a draft with a model. Takes a Paper and a Model; gives a Summary, or says why not: never an offline draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.draft.material import choose_passages, values_of
from pipeline.draft.plans import design_limits, standing
from pipeline.draft.prompts import Prompt, load_prompt
from pipeline.draft.reply import Reply, Sentence, read_reply, reply_schema
from pipeline.errors import ModelError, SourceError
from pipeline.llm import Answer, Model
from pipeline.records import Claim, Origin, Paper, Summary

Messages = list[dict[str, str]]
VERSION = "1"
# One answer, and one more where the first does not keep to the form.
_TURNS = 2
# A whole summary takes some 6,000 characters: of a longer answer its beginning is enough to mend it by.
_MOST_SENT_BACK = 8_000
_HINT = "try again, or use a larger model"
_WORD = re.compile(r"\w+")


async def write_with_model(paper: Paper, model: Model, prompt: Prompt | None = None) -> Summary:
    """Write a draft in one call, and a second where the first answer does not keep to the form.

    Raises:
        ModelError: the calls failed, or both answers were useless.
    """
    prompt = prompt or load_prompt("write", 1)
    passages, left_out = choose_passages(paper)
    if not passages:
        raise SourceError("the paper has no sentence to send to a model", "draft it without a model")
    first = prompt.messages(**values_of(paper, passages))
    reply, answers = await _ask(model, first, prompt, [p.id for p in passages])
    return _summary(reply, paper, _origin(model, prompt, answers), left_out)


async def _ask(model: Model, first: Messages, prompt: Prompt, ids: list[str]) -> tuple[Reply, list[Answer | None]]:
    """Give the answer that keeps to the form, and all answers that were paid for; None stands for a cut one."""
    # The books name what was paid for by it, a version of a prompt apart from the next; servers want no slash in it.
    name = prompt.name.replace("/", "_")
    schema, known = reply_schema(ids), frozenset(ids)
    answers: list[Answer | None] = []
    messages, kind, problem = first, "", ""
    for _ in range(_TURNS):
        try:
            answer = await model.complete(messages, name, schema)
        except ModelError as error:
            if error.kind != "truncated" or answers:
                raise
            answers.append(None)
            messages = _asked_shorter(first)
            continue
        answers.append(answer)
        try:
            return read_reply(answer.text, known, first[0]["content"]), answers
        except ModelError as error:
            kind, problem = error.kind, error.message
            messages = _asked_again(first, answer.text, problem)
    raise ModelError(kind, f"“{model.name}” did not keep to the form: {problem}", _HINT)


def _asked_again(first: Messages, said: str, problem: str) -> Messages:
    """Give the repair turn. Some servers refuse an empty message, so an empty answer is named."""
    wish = f"That answer cannot be used: {problem}. Answer again with the whole JSON object and nothing around it."
    return [
        *first,
        {"role": "assistant", "content": said[:_MOST_SENT_BACK].strip() or "(nothing)"},
        {"role": "user", "content": wish},
    ]


def _asked_shorter(first: Messages) -> Messages:
    """Give the turn after a cut answer, of which nothing came back; in the same message, since roles must alternate."""
    *before, last = first
    wish = "Your last answer was cut off at its length limit. Write fewer and shorter claims."
    return [*before, last | {"content": f"{last['content']}\n\n{wish}"}]


def _summary(reply: Reply, paper: Paper, origin: Origin, left_out: tuple[str, ...]) -> Summary:
    notes = [
        f"A language model wrote this draft ({origin.model} at {origin.host}). A person must check every sentence."
    ]
    if left_out:
        notes.append(f"The paper was too long to send whole; left out: {', '.join(left_out)}.")
    demanded = tuple(_demanded(paper))
    told = {_bare(claim.text) for claim in demanded}
    own = tuple(claim for claim in _claims(reply.caveats) if _bare(claim.text) not in told)
    return Summary(
        title=reply.title,
        teaser=reply.teaser,
        takeaway=tuple(_claims(reply.takeaway)),
        findings=tuple(_claims(reply.findings)),
        audience=tuple(_claims(reply.audience)),
        caveats=(*demanded, *own),
        topics=paper.keywords[:8],
        glossary=tuple({entry.term.lower(): (entry.term, entry.meaning) for entry in reply.glossary}.values()),
        notes=tuple(notes),
        origin=origin,
    )


def _claims(sentences: list[Sentence]) -> Iterator[Claim]:
    for sentence in sentences:
        assert sentence.kind, "read_reply gives each claim a kind"
        yield Claim(text=sentence.text, kind=sentence.kind, passages=tuple(dict.fromkeys(sentence.passages)))


def _demanded(paper: Paper) -> Iterator[Claim]:
    """Give the caveats that code fills, whatever the model wrote: what the design cannot show, and the standing."""
    basis = tuple(dict.fromkeys((*paper.facts.design.passages, *paper.facts.participants.passages)))
    for text in design_limits(paper):
        yield Claim(text=text, kind="caveat" if basis else "explanation", passages=basis)
    for text in standing(paper):
        yield Claim(text=text, kind="explanation")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _origin(model: Model, prompt: Prompt, answers: list[Answer | None]) -> Origin:
    return Origin(
        drafter="model",
        version=VERSION,
        model=model.name,
        host=model.host,
        prompt=prompt.name,
        prompt_digest=prompt.digest,
        tokens_in=_total([answer.tokens_in if answer else None for answer in answers]),
        tokens_out=_total([answer.tokens_out if answer else None for answer in answers]),
    )


def _total(counts: list[int | None]) -> int | None:
    """Give the sum; None where one count is unknown, for a part of the cost is not the cost."""
    told = [count for count in counts if count is not None]
    return sum(told) if len(told) == len(counts) else None

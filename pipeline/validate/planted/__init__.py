"""Plant known errors in summaries. Takes a summary and its paper; gives the summary with one error of each kind.

The self-test of the checks and nothing else: no rule imports from here, and the words planted are kept apart from the
words that the rules know (a test holds them against each other).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Claim, SummarySection
from pipeline.validate.planted.choice import Choice
from pipeline.validate.planted.documents import DOCUMENT_KINDS
from pipeline.validate.planted.material import Corpus, Pair, Planted
from pipeline.validate.planted.sentences import SENTENCE_KINDS
from pipeline.validate.planted.strangers import INSERTED_KINDS

KINDS: tuple[str, ...] = (*SENTENCE_KINDS, *INSERTED_KINDS, *DOCUMENT_KINDS)
_Place = tuple[SummarySection, int, Claim]
# Few summaries name two drugs, or tell of a link in so many words: there more than one sentence is changed, each by itself.
_RARE, _OFTEN = frozenset({"name from the same paper", "cause for a link"}), 4


def plant(pair: Pair, corpus: Corpus) -> Iterator[Planted]:
    """Give a summary with one error, for each kind of error that this summary can carry; the same ones every time.

    A kind that few summaries carry is planted in more than one place, each time alone.
    """
    places: list[_Place] = list(pair.summary.claims())
    for kind, change in SENTENCE_KINDS.items():
        choice, left = Choice(f"{pair.id} {kind}"), _OFTEN if kind in _RARE else 1
        for section, number, claim in choice.shuffled(places):
            if section == "audience" or (section == "caveats" and kind in {"hype", "advice"}):
                continue
            now = change(claim.text, pair, corpus, choice)
            if now is not None and now != claim.text:
                yield Planted(kind, _with(pair, section, number, now), section, number, claim.text, now)
                left -= 1
                if not left:
                    break
    for kind, sentence in INSERTED_KINDS.items():
        now = sentence(pair, corpus, Choice(f"{pair.id} {kind}"))
        if now:
            summary, place = _inserted(pair, now, Choice(f"{pair.id} {kind} place"))
            yield Planted(kind, summary, "findings", place, "", now)
    for kind, made in DOCUMENT_KINDS.items():
        planted = made(pair, corpus, Choice(f"{pair.id} {kind}"))
        if planted:
            yield planted


def _with(pair: Pair, section: str, number: int, text: str) -> Pair:
    claims = list(pair.summary.section(section))
    claims[number] = claims[number].model_copy(update={"text": text})
    return pair.with_summary(pair.summary.model_copy(update={section: tuple(claims)}))


def _inserted(pair: Pair, text: str, choice: Choice) -> tuple[Pair, int]:
    claims = list(pair.summary.findings)
    place = choice.below(len(claims) + 1)
    claims.insert(place, Claim(text=text, kind="finding"))
    return pair.with_summary(pair.summary.model_copy(update={"findings": tuple(claims)})), place

"""Negation: what the paper denies is denied, and what it says is said. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.quick import quick
from pipeline.text.words import STOP
from pipeline.validate.align import Index, index_of
from pipeline.validate.denials import (
    denies,
    is_denied_in_a_word,
    is_plain_denial,
    is_said_otherwise,
    names_an_arm,
    says_more,
)
from pipeline.validate.differences import compare
from pipeline.validate.doubtful import unbacked
from pipeline.validate.evened import evened
from pipeline.validate.flags import asks, flag, rule
from pipeline.validate.glosses import is_in_gloss
from pipeline.validate.harmless import was_said_before
from pipeline.validate.none_seen import none_seen
from pipeline.validate.remarks import tells_of_telling
from pipeline.validate.rivals import cues_held
from pipeline.validate.seen_none import seen_none
from pipeline.validate.undenied import lost
from pipeline.validate.verbatim import reworded
from pipeline.validate.wording import Word

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review; EU lay summaries (2018), 7"
# A denial put in or left out between words that agree stands nearly alone; a longer difference says it otherwise.
_FEW = 4
# So near in the sentence a denial in another place still counts as the passage's own.
_REACH = 40
# So many words before the same thing a denial still denies it.
_ALIKE = 3
# Help that is denied, and how a paper says that it failed; in passages that hold so much of the sentence.
_NO_HELP = quick(
    r"\b(?:did|does|do|was|were|had|could) ?(?:not|n['’]t) (?:\w{1,12} ){0,2}?(?:help\w{0,3}|work\w{0,2}|enough|succeed\w{0,2}|respond\w{0,2}|make (?:an?|any|much) difference|do (?:enough|much|any good))\b",
    re.IGNORECASE,
)
_FAILED = quick(
    r"\b(?:poor|no|without|little|insufficient|lack of) (?:\w{1,14} ){0,2}?(?:outcome|response|effect|success|improvement|benefit|result|relief)\b|\b(?:did|does|do) not (?:\w{1,14} )?(?:benefit|improve|help|respond|profit)\b|\bfail|\bunsuccessful|\bineffective|\bresistan|\brefractory|\bunresponsive|\bin vain\b",
    re.IGNORECASE,
)
_NEAR = 0.2
# “Compared with children who never ate them”: whom the others are held against.
_AGAINST = re.compile(r"\b(?:compared (?:with|to)|versus|than)(?: [\w-]{1,14}){0,3} who (?:had |did |were |have )?$")
# “This was a significant difference” is of what the sentence before it tells; a paper with a significant finding may mean that one.
_ONLY_HOW_SURE = re.compile(
    r"\W*(?:(?:both|all|each) (?:of )?)?(?:this|that|these|those|the|it|they|both|all)(?: (?:\w{1,14} ){0,2}?(?:differences?|gaps?|drops?|falls?|rises?|increases?|decreases?|reductions?|changes?|improvements?|links?|effects?|results?|findings?|associations?))? (?:was|were|is|are) (?:also |all |both |an? )?(?:statistically |clinically |highly )?(?:significant|meaningful)(?: (?:differences?|changes?|ones?|findings?|results?))?\W*",
    re.IGNORECASE,
)
# “This is called the first night effect” only names.
_NAMES_IT = re.compile(
    r"\W*(?:this|that|it|these|such \w{1,14}|doctors|experts)(?: \w{1,14})? (?:(?:is|are|was|were) (?:often |also |usually |sometimes )?(?:called|known as|named|termed|referred to as)|calls? (?:this|it|these))\b[^,;:]*",
    re.IGNORECASE,
)
_FOUND_SOME = re.compile(
    r"(?<!not )(?<!no )(?<!not statistically )(?<!no statistically )\bsignificant(?:ly)?\b|p\s*[=<≤]\s*0?\.0[0-4]"
)
# A word of direction tells of the same as the paper's where it fits so well, and so much better than one that agrees; and
# only where the two begin alike. Swept with the rule's other parts, see `doubtful`.
_ROOT = 5
_SAME, _CLEARLY = 0.3, 0.2


@rule("negation", Severity.WARN, why="a “not” lost or found turns a finding round", standard=_STANDARD)
def negation(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a denial that the passage does not have, of one that the sentence lost, and of harms told as seen or as not seen against it."""
    index = index_of(paper)
    close, retold = index.keeps_close(summary), index.is_retold(summary)
    for place in reworded(summary, index):
        text = place[2].text
        if _NAMES_IT.fullmatch(text) or (_ONLY_HOW_SURE.fullmatch(text) and _FOUND_SOME.search(index.told)):
            continue
        words = index.sentence(text)
        found = _in_gaps(text, words, index) or _of_direction(text, words, index)
        if not found and place[0] != "audience":  # advice denies in words of its own
            found = unbacked(text, words, index, close=close, retold=retold)
            # What is not told is no finding.
            found = None if found and (tells_of_telling(text) or _failed(text, index)) else found
            found = found or (None if asks(text) else lost(text, index, retold=retold))
            found = (
                found
                or (None if asks(text) else evened(text, index))
                or none_seen(text, index)
                or seen_none(text, index)
            )
        if found:
            span, message, passage = found
            yield flag(
                "negation", Severity.WARN, place, span, message, passages=(passage.id,) if passage else (), standard=_STANDARD,
                remedy="compare with the passage",
            )  # fmt: skip


_Found = tuple[tuple[int, int] | None, str, Passage | None]


def _failed(text: str, index: Index) -> bool:
    """Tell whether “did not help much” is told of what a passage near it says had a poor outcome, or was tried in vain."""
    return bool(_NO_HELP.search(text)) and any(_FAILED.search(p.text) for p in index.near(text, least=_NEAR))


def _in_gaps(text: str, words: list[Word], index: Index) -> _Found | None:
    """Give a denial that stands on one side only, between words that agree."""
    for gap in compare(text, index).gaps:
        if len(gap.mine) + len(gap.theirs) > _FEW or denies(gap.mine) == denies(gap.theirs):
            continue
        denials = (
            word
            for word in gap.mine
            if is_plain_denial(word)
            and not names_an_arm(words, word)
            and not is_denied_in_a_word(words, [w.start for w in words].index(word.start), gap.passage.text.lower())
        )
        said = (word for word in denials if not (is_in_gloss(text, word.start) or was_said_before(text, word)))
        mine = next(said, None)
        told = index.wording(gap.passage)
        theirs = next(
            (
                word
                for word in gap.theirs
                if is_plain_denial(word)
                and not says_more(told, word)
                and not _AGAINST.search(gap.passage.text, 0, word.start)
            ),
            None,
        )
        beside_it = [word for word in index.wording(gap.passage) if abs(word.start - gap.there) < _REACH]
        more = _denials(words) > _denials(index.wording(gap.passage))
        if mine and more and not any(map(is_said_otherwise, beside_it)):
            return (mine.start, mine.end), f"“{mine.text}”: the passage that tells this does not deny it", gap.passage
        if theirs and _is_lost(theirs, words, index.wording(gap.passage)) and not _denied_near(words, gap.before):
            return None, f"the passage that tells this says “{theirs.text}”; this sentence does not", gap.passage
    return None


def _denials(words: list[Word]) -> int:
    """Count the plain denials of a text, and those said otherwise."""
    return sum(map(is_said_otherwise, words))


def _denied_near(words: list[Word], place: int) -> bool:
    """Tell whether a text denies a few words away from a place, in its own order."""
    return denies(word for word in words if abs(word.start - place) < _REACH)


def _is_lost(theirs: Word, words: list[Word], told: list[Word]) -> bool:
    """Tell whether a sentence tells what a denial of the passage stands before, and does not deny it, or denies less than the passage.

    “Without a difference” is “with no difference”; and “is a common problem” says nothing of what “is not a diagnosis of exclusion”.
    """
    behind = next((w.meaning for w in told if w.start > theirs.start and w.meaning and w.text not in STOP), "")
    here = [at for at, word in enumerate(words) if word.meaning == behind]
    # “With them, or without these” has the passage's “without” in another place.
    if theirs.text == "without" and 0 < _withouts(words) >= _withouts(told):
        return False
    if any(denies(words[max(0, at - _ALIKE) : at]) for at in here):
        return sum(map(is_plain_denial, words)) < sum(map(is_plain_denial, told))
    return bool(here)


def _withouts(words: list[Word]) -> int:
    return sum(word.text == "without" for word in words)


def _of_direction(text: str, words: list[Word], index: Index) -> _Found | None:
    """Give a word of direction that is said here and denied in the paper."""
    held = cues_held(text, index)
    here = bool(held) and any(map(is_plain_denial, words))
    for cue, rivals in held:
        said, denied = rivals.said, rivals.denied
        if (
            not here
            and not is_in_gloss(text, cue.word.start)
            and denied.passage
            and denied.cue
            and denied.cue.word.text[:_ROOT] == cue.word.text[:_ROOT]
            and denied.fit >= _SAME
            and denied.fit - said.fit >= _CLEARLY
        ):
            return (cue.word.start, cue.word.end), f"this says “{cue.word.text}”; the paper denies it", denied.passage
    return None

"""Split a long sentence between two whole clauses. Takes a sentence; gives its parts, or none where it is not safe.

These are the splits that need a look at both sides: a clause after “and” or “but” with a subject of its own, a reason
behind “because”.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.lint import LONGEST
from pipeline.draft.splits import ABOUT_SOME, IN_ITS_REACH, SURE_VERB, WHEN_BEGUN, WHO_DID
from pipeline.draft.whole import sound
from pipeline.text.quick import Quick, quick

_BE = r"(?:was|were|is|are|had|has|have|did|does|do|may|might|could|can|cannot|would|will|should)"
# A subject is a few words that begin as no verb, joint or preposition does.
_NO_SUBJECT = (
    r"(?!(?:" + _BE[3:-1] + r"|who|which|that|whose|not|then|also|later|further|thus|therefore|to|of|with|by|from|at|than|as|or|and|"
    r"both|either|neither|whether|if|when|where|while|because|even|rather|including|such|those|they|he|she|its|their|on|for|in|"
    r"showed|shows|indicates?|suggests?|requires?|remained|received|reported|improved|reduced|increased|decreased|included|compared|used|found|only|more|less|fewer|\w+ing|\w+ly)\b)"
)  # fmt: skip
# A subject with a clause of its own is no simple one: “roles that this may play”.
_SIMPLE = r"(?:(?!(?:that|which|who|whom|this|these|it|they|we|where|when|all|each|both)\b)[\w’'/-]+ )"
_CLAUSE = rf"(?!\d+ {_BE}\b)(?={_NO_SUBJECT}[\w’'/-]+ {_SIMPLE}{{0,5}}?{_BE}\b(?! of\b))"
_ELSEWHERE = rf"(?=(?:in|for|among|at) (?:the )?(?:other|others|remaining|[\w-]+) (?:[\w’'/-]+,? ){{0,8}}?{_BE}\b)"
# (joint, the word that opens the second half, whether a “who” or “which” may stand in the first)
_JOINTS: tuple[tuple[Quick, str, bool], ...] = (
    (quick(rf",?\s+but\s+{_CLAUSE}"), "But ", True),
    (quick(rf",?\s+but\s+{_ELSEWHERE}"), "But ", True),
    (quick(rf",?\s+whereas\s+{_CLAUSE}"), "But ", True),
    (quick(rf",?\s+(?:and|while|whilst)\s+{_CLAUSE}"), "", False),
    (quick(r",?\s+and\s+(?=(?:there|it|this|no [\w-]+) (?:\w+ ){0,3}?" + _BE + r"\b)"), "", True),
    (quick(r";\s+(?:and|while)?\s*(?=(?:the|this|these|it|they|there|all|most|some|no|each|one|two|three|another) )"), "", True),
)  # fmt: skip
# “A trial that involved infants”: what is said of the trial ends with its clause, and nothing behind it is reported.
_OF_A_NOUN = quick(
    r"\b(?:that|which|who) (?:\w+ly )?(?:was|were|is|are|had|has|have|involved|included|compared|used|assessed|evaluated|examined|reported|"
    r"met|measured|received|looked|took|underwent|provided|showed)\b"
)
# “…, but information on age and gender was missing”, “in Tanzania, and Ghana was”: what stands before “and” has no verb yet.
_LAST_JOINT = re.compile(r",\s+(?:but|as|and|while|whereas|so|with|which)\s+|;\s+|\sbut\s+|\sand, [\w ]+, ")
# “as complication rates and recovery times were the same”: the reason has begun, and has no verb yet.
_AS_A_NAME = re.compile(r"\bas (?!(?:an?|the|well|low|high|part|soon|long)\b)[\w-]+(?: [\w-]+){0,3}$")
_BECAUSE = (
    quick(r",\s+(?:as|since)\s+(?=(?:the|there|this|these|those|it|no|we|they|most|many|all|some|few|only|data|one|two|three|none)\b)"),
    quick(r",? (?P<part>(?:(?:at least )?(?:mainly|mostly|largely|primarily|partly|probably|possibly|presumably|perhaps|in part|usually|generally|often|sometimes|chiefly|simply) )?)because (?!of\b)"),
    quick(r"\s+as\s+(?=(?:the (?:certainty|quality)|there (?:is|was|were|are)|no (?:\w+ ){1,3}(?:was|were)|(?:[\w-]+ )?(?:studies|trials|data|evidence|participants|patients|results|groups) (?:was|were|is|are|had|did))\b)"),
)  # fmt: skip
# What such a word begins, a reason behind it may belong to.
_REASON_FOR = quick(
    r"\b(?:whether|if|unless|that|either|neither|thought|believed?|hypothesi[sz]ed|assumed|expected|aimed|more so)\b",
    re.IGNORECASE,
)
_IS_NOT_SAID = re.compile(r"\b(?:is|was|are|were|be|been|it|so)$")
_DENIES = quick(r"\b(?:not|never|n’t|n't)\b")


def _in_reach(first: str, *, may_tell_of: bool) -> bool:
    """Tell whether what follows may belong to what the first half doubts or reports."""
    return bool(IN_ITS_REACH.search(_OF_A_NOUN.sub("", first) if may_tell_of else first))


@lru_cache(maxsize=2048)
def split_clauses(sentence: str) -> list[str]:
    """Split “A was B and C was D” where each half has a subject and a verb of its own, and says who it is about."""
    for joint, opener, may_tell_of in _JOINTS:
        for match in joint.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            clause = WHO_DID.sub(" ", re.split(r"[,;:]", second, maxsplit=1)[0])
            if not SURE_VERB.search(first) or first.count("(") != first.count(")") or not has_finite_verb(clause):
                continue
            # “Between A and B”, “both A and B”: the joint is theirs.
            if "and" in match.group() and re.search(r"\b(?:between|both)\b[^,;]*$", first, re.IGNORECASE):
                continue
            last = first.rpartition(",")[2] if match.group().startswith(",") else _LAST_JOINT.split(first)[-1]
            if not SURE_VERB.search(last) or _AS_A_NAME.search(last) or WHEN_BEGUN.search(first):
                continue
            if _in_reach(first, may_tell_of=may_tell_of) or _is_about_some(first, second):
                continue
            parts = [finish(first), finish(opener + second)]
            if all(map(sound, parts)):
                return parts
    return []


def _is_about_some(first: str, second: str) -> bool:
    """Tell whether the first half begins with whom both are about, or with a clause under the other."""
    if re.match(
        r"(?:although|though|while|whilst|whereas|if|when|because|since|as|after|before|given|despite)\b",
        first,
        re.IGNORECASE,
    ):
        return True
    return bool(ABOUT_SOME.match(first)) and not re.match(r"(?:in|for|among|at)\b", second)  # fmt: skip


@lru_cache(maxsize=2048)
def split_because(sentence: str) -> list[str]:
    """Split “A, because B” into “A. This is because B”; a reason for a doubt is one too."""
    for pattern in _BECAUSE:
        for match in pattern.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            bare = not match.group().startswith(",")
            if (
                not SURE_VERB.search(first)
                or first.count("(") != first.count(")")
                or (bare and "because" in match.group() and _DENIES.search(first))
            ):
                continue
            if _REASON_FOR.search(_OF_A_NOUN.sub("", first)) or not has_finite_verb(second):
                continue
            if _IS_NOT_SAID.search(first) or ":" in first:
                continue
            # Of a reason that is long it is enough that it follows.
            if re.search(r"\bbecause\b", second):
                continue
            # How much of a reason it is stays with it.
            part = match.groupdict().get("part") or ""
            told = f"This is {part}because {second}" if part or len(second.split()) <= LONGEST - 3 else second
            parts = [finish(first), finish(told)]
            if all(map(sound, parts)):
                return parts
    return []

"""Take a long sentence apart where it lists or adds. Takes a sentence; gives its parts, or none where it is not safe.

Each part says what the whole did: “two trials tested A, three tested B” is two sentences, what holds of a long list holds
of its second half too, and how sure a result is may be told behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.splits import IN_ITS_REACH, SURE_VERB
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

_SOME = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_STUDIES = r"(?:stud(?:y|ies)|trials?|RCTs?|reviews?|participants|patients|groups?)"
_DID = (
    r"(?:was|were|had|did|compared|included|used|assessed|measured|received|evaluated|tested|examined|reported|found|showed|looked|"
    r"investigated|studied|took|involved|recruited|enrolled|considered|focused|provided|described|observed)"
)
# “Two trials compared A with B, three compared A with C, and one trial measured D.”
_COUNTED = quick(
    rf"[,;]\s+(?:and |while |whereas )?(?=(?:{_SOME}|the (?:others?|remaining|second|third|fourth|fifth|last)) (?:other |further |of (?:these|the|them) )?(?:{_STUDIES} )?(?:\([^()]*\) )?(?:also |only )?{_DID}\b)"
)
_COUNTS_FIRST = re.compile(
    rf"(?:(?:of|in|among) (?:these|the|those|them)[^,;:]*, )?(?:{_SOME}|[A-Z][a-z]+(?:-[a-z]+)?|most|some|all) (?:[\w-]+ ){{0,3}}?(?:{_STUDIES} )?(?:\([^()]*\) )?(?:[\w-]+ ){{0,2}}?{_DID}\b",
    re.IGNORECASE,
)
# Behind a colon a sentence of its own may stand.
_COLON = quick(
    r":\s+(?=(?:the|there|this|it|no|most|some|all|in|one|two|three|four|five|six|seven|eight|nine|ten|\d+|participants|patients|people|women|men|children) )|:\s+(?!(?:whether|if|how|that|to|who|which|when|where|and|or)\b)(?=[a-z]+ (?:[\w’'-]+ ){0,4}?(?:was|were|is|are|had|has|occurred|preferred|reported|showed|found|improved)\b)"
)
_HEADS = re.compile(r"\b(?:compared (?:with|to)|versus)\b")
_LEADS_UP = re.compile(
    r"\b(?:was|were|is|are|that|as|by|at|for|of|in|with|follows|following|including|namely|outcomes?)$"
)
# “… trials in which X was given” tells of the trials what X says.
_IN_WHICH = quick(
    r",? (?:in|for|from|to|of) (?:which|whom) (?=(?:[\w’'/%-]+,? ){0,9}?(?:was|were|is|are|had|has|have|did|may|might|could|can|received|used|took)\b)"
)
_SINGLES = frozenset("a an one this the each".split())  # noqa: SIM905
_PLURALS = frozenset(
    "studies trials patients participants people women men children infants adults groups reviews schools settings countries".split()  # noqa: SIM905
)
_SINGULARS = frozenset("study trial group review subgroup setting".split())  # noqa: SIM905
# How sure a result is, at the end of its sentence.
_GRADE = quick(
    r"\s*[(;,]\s*(?:all |both )?(?P<grade>(?:very )?low|low to moderate|moderate|high)[- ](?P<word>quality|certainty)(?: (?:of )?evidence)?(?:[ ,;–—-]{1,3}[a-z][^()]*)?\)\.$"
)
# What tells how sure it is needs not be told again, and of two grades none is that of all.
_GRADED = quick(r"\b(?:quality(?! of (?:life|sleep|care)\b)|certainty|confidence)\b", re.IGNORECASE)
# “showed that A, and that B”
_THAT_TOO = quick(
    r"(?P<who>[\w’' -]{2,60}?) (?P<tells>(?:found|showed|shows|suggests?|suggested|indicates?|indicated|concluded|reported) that) (?P<one>.{20,}?)(?:,? and that|, (?P<joint>and|but|while|whereas)(?= (?:the|there|it|no|these|this|they|[\w-]+ (?:[\w’'-]+ ){0,4}?(?:was|were|is|are|may|might|had|did|does)) )) (?P<two>.{12,})$",
    re.IGNORECASE,
)
_SPEAKS_FOR_ITSELF = re.compile(
    r"(?:this|these|it|the) (?:findings?|results?|evidence|quality|certainty|stud(?:y|ies)|trials?)\b|[\w-]+(?: [\w-]+)? evidence\b",
    re.IGNORECASE,
)
_LISTED = quick(
    r"(?P<joint> (?:in|on|for|of|between|with|about|regarding|to) )(?P<items>[^,;:()]{3,70}(?:, [^,;:()]{3,70}){2,9},? (?:and|or) [^,;:()]{3,70})\.$"
)
_CLAUSE_INSIDE = re.compile(r"\b(?:who|which|that|whether|was|were|is|are|had|has|have|but|may|might|than)\b")
# A list may be told in two parts where it lists what was measured or looked for.
_OF_OUTCOMES = quick(
    r"\b(?:no|little) (?:\w+ ){0,3}(?:differences?|effects?|evidence|data|information|benefits?|impact)\b|\b(?:differences?|effects?|impact) (?:in|on)$|"
    r"\b(?:improve[sd]?|reduce[sd]?|increase[sd]?|decrease[sd]?|uncertain|unclear|improvements?|reductions?)\b",
    re.IGNORECASE,
)  # fmt: skip
_TALLY = 3


@lru_cache(maxsize=2048)
def split_counted(sentence: str) -> list[str]:
    """Split “two trials tested A, three tested B” before each next count."""
    for match in _COUNTED.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if not _COUNTS_FIRST.match(first.rpartition(": ")[2]) or IN_ITS_REACH.search(first):
            continue
        if first.count("(") != first.count(")") or re.match(r"(?:Of|In|Among|For) [^,]*$", first):
            continue
        parts = [finish(first), *(finish(part) for part in _each(second))]
        if all(map(sound, parts)):
            return parts
    return []


def _each(counted: str) -> Iterator[str]:
    start = 0
    for match in _COUNTED.finditer(counted):
        yield counted[start : match.start()]
        start = match.end()
    yield counted[start:]


@lru_cache(maxsize=2048)
def split_colon(sentence: str) -> list[str]:
    """Split “A: B” where both are whole sentences."""
    for match in _COLON.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        clause = re.split(r"[,;:]", second, maxsplit=1)[0]
        if _HEADS.search(first) and not re.search(r"\b(?:was|were|is|are)\b", first):
            continue
        if _LEADS_UP.search(first) or not (SURE_VERB.search(clause) or _COUNTS_FIRST.match(second)):
            continue
        if not (SURE_VERB.search(first) or has_finite_verb(first)) or first.count("(") != first.count(")"):
            continue
        if IN_ITS_REACH.search(first):
            continue
        parts = [finish(first), finish(second)]
        if all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_in_which(sentence: str) -> list[str]:
    """Split “… trials in which A was B” into “… trials. In these trials, A was B”."""
    for match in _IN_WHICH.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        before = first.lower().split()[-4:]
        if not SURE_VERB.search(first) or re.search(r"[,;:]", second) or first.count("(") != first.count(")"):
            continue
        word = match.group().split()[-2].strip(",")
        name = before[-1]
        # “… took part in the study, of whom”: those are people.
        if "whom" in match.group() and name in {"study", "trial", "review", "studies", "trials", "reviews"}:
            continue
        if name in _PLURALS:
            parts = [finish(first), finish(f"{word.capitalize()} these {name}, {second}")]
        elif name in _SINGULARS and _SINGLES & set(before[:-1]):
            parts = [finish(first), finish(f"{word.capitalize()} this {name}, {second}")]
        else:
            continue
        if all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_grade(sentence: str) -> list[str]:
    """Tell how sure a result is in a sentence of its own: “The quality of the evidence for this was low” for “(low-quality evidence)”."""
    match = _GRADE.search(sentence)
    if not match:
        return []
    first = sentence[: match.start()] + (
        ")" if sentence[: match.start()].count("(") > sentence[: match.start()].count(")") else ""
    )
    if _GRADED.search(first):
        # Of two grades neither may go, unless they are the same.
        around = (first[max(0, told.start() - 60) : told.end() + 60] for told in _GRADED.finditer(first))
        same = any(re.search(rf"(?<!very )\b{match.group('grade')}\b", near, re.IGNORECASE) for near in around)
        return [finish(first)] if same and sound(finish(first)) else []
    parts = [finish(first), f"The {match.group('word')} of the evidence for this was {match.group('grade').lower()}."]
    return parts if sound(parts[0]) else []


@lru_cache(maxsize=2048)
def split_that_too(sentence: str) -> list[str]:
    """Split “They found that A, and that B” into two sentences that both say who found it."""
    match = _THAT_TOO.match(sentence)
    if not match or not has_finite_verb(match.group("two")):
        return []
    who, tells = match.group("who"), match.group("tells")
    if match.group("joint") and not SURE_VERB.search(match.group("two")):
        return []
    if match.group("joint") and _SPEAKS_FOR_ITSELF.match(match.group("two")):
        parts = [
            f"{who} {tells} {match.group('one')}",
            ("But " if match.group("joint") == "but" else "") + match.group("two"),
        ]
        return [finish(part) for part in parts] if all(sound(finish(part)) for part in parts) else []
    opener = "But " + who[0].lower() + who[1:] if match.group("joint") in {"but", "whereas"} else who
    parts = [finish(f"{who} {tells} {match.group('one')}"), finish(f"{opener} also {tells} {match.group('two')}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_list(sentence: str) -> list[str]:
    """Split a long list of what was measured: of the second half of “no effect on A, B, C or D” the same is told to be true."""
    match = _LISTED.search(sentence)
    if not match or _CLAUSE_INSIDE.search(match.group("items")):
        return []
    first = sentence[: match.start("items")]
    if not SURE_VERB.search(first) and not has_finite_verb(first + "it."):
        return []
    if not _OF_OUTCOMES.search(first.rstrip()):
        return []
    joint = re.search(r",? (and|or) (?!.*,? (?:and|or) )", match.group("items"))
    if not joint:
        return []
    word = joint.group(1)
    items = [*match.group("items")[: joint.start()].split(", "), match.group("items")[joint.end() :]]
    if len(items) <= _TALLY or any(re.search(r"\b(?:and|or|namely|including|such as)\b", one) for one in items):
        return []
    half = (len(items) + 1) // 2
    told, rest = items[:half], items[half:]
    be = "was" if re.search(r"\b(?:was|were|had|did|found|showed|\w{2,}ed)\b", first) else "is"
    parts = [finish(f"{first}{_joined(told, word)}"), finish(f"The same {be} true of {_joined(rest, 'and')}")]
    return parts if all(map(sound, parts)) else []


def _joined(items: list[str], word: str) -> str:
    return f"{', '.join(items[:-1])} {word} {items[-1]}" if len(items) > 1 else items[0]

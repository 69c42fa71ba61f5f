"""Split where one beginning holds for two ends of another kind. Takes a sentence; gives its parts, or none where it is not safe.

“It was not possible to do A, or to do B” is “It was not possible to do A. Nor was it possible to do B”, “Trials are needed to do A
and to do B” is “Trials are needed to do A. They are also needed to do B”, and “In one trial, A and B” says for both where it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.draft.asides import has_finite_verb
from pipeline.draft.clauses import split_clauses
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.turns import split_verbs
from pipeline.draft.whole import whole
from pipeline.text.quick import quick

_NOT_TO = quick(
    r"(?P<who>It|There|(?:The|This|That|These|Those|Most|Many|Both|All|Some|No)?\s?(?:[\w’'-]+ ){0,4}?[\w’'-]+) (?P<be>is|was|are|were|did|does|do|could|can|cannot)(?: not)? (?P<how>(?:[\w-]+ ){1,6}?)(?P<word>to|on|for|about|in) (?P<one>[^;:]{8,}?),? (?:or|nor) (?P<again>(?P=word)|(?<=, or )(?:in|for|on)|(?<=, nor )(?:in|for|on)) (?P<two>[^;:]{8,})$"
)
_NEXT_CLAUSE = re.compile(
    r",? (?:and|but|while|whereas) (?:[\w-]+ )?(?:was|were|is|are|had|did|found|identified|showed|reported|included|\w{3,}ed)\b"
)
_GROUPS = re.compile(
    r"\bbetween (?:the )?(?:two |three |treatment |study )*(?:groups|arms|treatments|interventions)\b"
)
_NEEDS = quick(
    r"(?P<need>\b(?P<be>is|are|was|were) (?:\w+ly |also |still |therefore )?(?:needed|required|warranted|necessary)) to (?P<one>[^;:]{8,}?),? and (?:also )?to (?P<two>[^;:]{8,})$"
)
_AIM_TWO = quick(r"The aim (?P<be>is|was) to (?P<one>[^;:]{8,}?),? and (?:also )?to (?P<two>[^;:]{8,})$")
_DOES = re.compile(
    r"(?:determine|assess|evaluate|establish|clarify|confirm|explore|investigate|examine|identify|define|test|compare|address|explain|increase|improve|inform|see|find|measure|consider|understand|develop|provide|refute|guide|study|describe|reduce|prevent|allow|ensure) "
)
_MANY = re.compile(
    r"\b(?:studies|trials|data|people|patients|participants|reviews|methods|efforts|analyses|\w{3,}(?<![sui])s)$"
)
_STUDY = r"(?P<what>trials?|study|studies|reviews?|analysis|meta-analysis|group|subgroup|arm)"
_IN_ONE = quick(
    rf"(?P<about>In (?:the|one|a|another|that|the other|a single|a second|this) (?:[\w-]+ ){{0,3}}?{_STUDY}\b(?: \([^()]*\))?[^,;:]{{0,90}}), (?P<rest>[^;].+)$"
)
_POINTS = re.compile(r"(?:But )?(?:(?:this|these|it|they|all|both|there)\b)", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:both|all|either|each|other|another|overall|(?:in|of|for) the [\w-]+ (?:group|trial|study)s?)\b"
)


@lru_cache(maxsize=2048)
def split_not_twice(sentence: str) -> list[str]:
    """Split “It was not possible to do A, or to do B” into two sentences that both deny."""
    match = _NOT_TO.match(sentence) if " or " in sentence or " nor " in sentence else None
    if not match:
        return []
    be, how = match.group("be"), match.group("how")
    denied = be == "cannot" or sentence[match.end("be") :].startswith(" not ") or how.startswith("no ")
    if not denied or SURE_VERB.search(match.group("who")) or SURE_VERB.search(how):
        return []
    if re.search(
        r"\b(?:between|both|either|whether|that|which|who|if|only|yet|because)\b",
        _GROUPS.sub("", f"{how} {match.group('one')}"),
    ):
        return []
    # “Did A, and found no B or C”, “in adults in hospital or in …”: what is denied twice would be another thing.
    one = match.group("one")
    if _NEXT_CLAUSE.search(one) or re.search(rf"\b{match.group('word')}\b", one):
        return []
    # “To pain or to sleep” is one end of two words.
    if match.group("word") == "to" and not (_DOES.match(match.group("two")) or "possible" in how):
        return []
    subject = match.group("who")
    who = subject.lower() if subject in {"It", "There", "They", "We"} else "they" if _MANY.search(subject) else "it"
    asked = re.sub(r"^no ", "any ", how)
    return whole(
        sentence[: match.end("one")],
        f"Nor {be.removesuffix('not')} {who} {asked}{match.group('again')} {match.group('two')}",
    )


@lru_cache(maxsize=2048)
def split_needed_twice(sentence: str) -> list[str]:
    """Split “Trials are needed to do A and to do B” into two sentences of what is needed."""
    match = _NEEDS.search(sentence)
    if match and _DOES.match(match.group("two")) and not re.search(r"\b(?:both|either)\b", match.group("one")):
        subject = sentence[: match.start()]
        if SURE_VERB.search(subject) or "," in subject:
            return []
        who = "They" if match.group("be") in {"are", "were"} else "It"
        return whole(sentence[: match.end("one")], f"{who} {match.group('be')} also needed to {match.group('two')}")
    aim = _AIM_TWO.match(sentence)
    if aim and _DOES.match(aim.group("two")):
        return whole(sentence[: aim.end("one")], f"It {aim.group('be')} also to {aim.group('two')}")
    return []


def split_in_one(sentence: str, split: Callable[[str], list[str]]) -> list[str]:
    """Split “In one trial, A and B” into two sentences that both say where; `split` is what splits between clauses."""
    match = _IN_ONE.match(sentence)
    if not match or SURE_VERB.search(re.sub(r"\b(?:that|which|who) \w+", "", match.group("about"))):
        return []
    rest = match.group("rest")
    parts = split(rest) or split_clauses(rest) or split_verbs(rest)
    if len(parts) != len("ab") or not has_finite_verb(parts[0]):
        return []
    what = match.group("what")
    these = "these" if what in {"trials", "studies", "reviews"} else "this"
    first, second = (part[0].lower() + part[1:] if part.split()[0][1:].islower() else part for part in parts)
    if _POINTS.match(second):
        return whole(f"{match.group('about')}, {first}", second)
    but = second.startswith(("but ", "But "))
    again = second[4:] if but else second
    if re.match(r"(?:in|for|among|at|of) ", again) or _OF_ALL.search(again):
        return []
    return whole(f"{match.group('about')}, {first}", f"{'But in' if but else 'In'} {these} {what}, {again}")

"""Tell by itself what hangs behind a long sentence: why its evidence is weak, when it was measured, for whom it holds.

Takes a sentence; gives its parts, or none where it is not safe.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.splits import SURE_VERB
from pipeline.draft.whole import PAST, sound
from pipeline.text.quick import Quick, quick

# A reason that speaks of studies and data is a reason for how sure one may be, never for an illness.
_OF_THE_EVIDENCE = quick(
    r"\b(?:quality|certainty|numbers? of|lack|small|few|limited|sparse|scarc\w+|paucity|imprecis\w+|bias|heterogene\w+|inconsisten\w+|data|evidence|studies|trials|"
    r"sample|methodolog\w+|indirectness|differences (?:in|between|among)|variation|variability|diversity|design|poor|insufficient|incomplete|missing)\b",
    re.IGNORECASE,
)
_WEAK_BECAUSE = quick(
    r"(?P<stop>,)? (?P<part>(?:(?:at least )?(?:mainly|mostly|largely|primarily|partly|probably|possibly|in part) )?)(?:due to|owing to|because of|as a result of|on account of) (?P<why>[^;:]{8,})\.$"
)
# Only what is said of the evidence has such a reason: “tablets lowered pain in few trials” has another.
_WEAK = quick(
    r"\b(?:not enough|insufficient|uncertain|unclear|unknown|downgraded?|cannot|could not|unable|not possible|impossible|difficult|no (?:\w+ ){0,2}conclusions?|"
    r"not (?:\w+ )?(?:pooled|performed|combined|done|carried out|conducted|undertaken|appropriate|clear|sure|certain)|caution|cautious|inconclusive|imprecise)\b"
    r"|\b(?:quality|certainty|confidence|risk)\b[^.;]{0,90}\b(?:was|is|were|are|to be|as)\b",
    re.IGNORECASE,
)
# “…, as they judged the certainty of the evidence to be low”: it is the reason for whatever doubt stands before.
_AS_GRADED = quick(
    r",? (?:as|because|since) (?P<why>(?:(?:they|the authors|the researchers) (?:assessed|judged|rated|graded|considered|found) )?(?:the )?(?:overall )?(?:quality|certainty) of (?:the |this )?(?:available )?evidence [^,;:]{3,90})\.$"
)
_REPORTS = re.compile(r"\b(?:that|whether|if)\b")
# (what hangs behind, what is told of it)
_WHEN_DONE: tuple[tuple[Quick, str], ...] = (
    (quick(r",? when (?:(?:it|they) (?:was|were) )?(?P<done>assessed|measured|evaluated|followed up) (?P<rest>[^,;:()]{6,90}?)(?P<grade> \([^()]*(?:evidence|certainty|quality)[^()]*\))?\.$"), "This was {done} {rest}"),
    (quick(r",? when (?:it is |they are |it was |they were )?(?P<done>used|given|taken|administered|added|combined|applied|started|delivered) (?P<rest>[^,;:()]{6,110}?)(?P<grade> \([^()]*(?:evidence|certainty|quality)[^()]*\))?\.$"), "This holds when {done} {rest}"),
    (quick(r",? (?P<done>even|especially|particularly) (?P<rest>(?:when|after|in|for|among|with|if|during) [^,;:()]{6,110}?)(?P<grade> \([^()]*(?:evidence|certainty|quality)[^()]*\))?\.$"), "This is so {done} {rest}"),
    (quick(r", (?P<done>although|though) (?P<rest>not (?:in|for|at|after|on|with) [^,;:()]{4,110}?)(?P<grade> \([^()]*(?:evidence|certainty|quality)[^()]*\))?\.$"), "But this was {rest}"),
)  # fmt: skip


@lru_cache(maxsize=2048)
def split_weak_because(sentence: str) -> list[str]:
    """Split “It is uncertain whether A, due to few trials” into what is uncertain and “This is because of few trials”."""
    if (graded := _AS_GRADED.search(sentence)) and _WEAK.search(first := sentence[: graded.start()]):
        parts = [finish(first), finish(f"This is because {graded.group('why')}")]
        if has_finite_verb(first) and all(map(sound, parts)):
            return parts
    for match in _WEAK_BECAUSE.finditer(sentence):
        first, why = sentence[: match.start()], match.group("why")
        if not _WEAK.search(first) or not _OF_THE_EVIDENCE.search(why) or not has_finite_verb(first):
            continue
        # Without a comma the reason may stand inside of what is reported: “that deaths rose because of bias”.
        if (_REPORTS.search(first) and not match.group("stop")) or first.count("(") != first.count(")"):
            continue
        if SURE_VERB.search(re.sub(r"\b(?:that|which|who)\b.*", "", why)) and not re.match(
            r"(?:the |a )?\w+ (?:that|which)", why
        ):
            continue
        parts = [finish(first), finish(f"This is {match.group('part')}because of {why}")]
        if all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_when_done(sentence: str) -> list[str]:
    """Split “A, when measured after a year” into “A. This was measured after a year”."""
    for pattern, said in _WHEN_DONE:
        match = pattern.search(sentence)
        first = sentence[: match.start()] if match else ""
        if not match or not SURE_VERB.search(first) or first.count("(") != first.count(")"):
            continue
        if SURE_VERB.search(match.group("rest")) or re.search(r"\b(?:than|compared)\b", match.group("rest")):
            continue
        # Of two clauses, what hangs behind may be the second's alone.
        if len(SURE_VERB.findall(first)) > 1 and re.search(r"\b(?:and|but|while|whereas)\b|;", first):
            continue
        told = said.format(done=match.group("done"), rest=match.group("rest"))
        parts = [finish(first + (match.group("grade") or "")), finish(told)]
        if has_finite_verb(first) and all(map(sound, parts)):
            return parts
    return []


_SOME = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|a single|a small|only one|the only)"
_STUDIES = r"(?:(?:small|large|single|other|further|included|randomi[sz]ed|controlled|cross-over|crossover|pilot) ){0,3}(?:stud(?:y|ies)|trials?|RCTs?)"
_WHICH = (
    rf"(?P<which>{_SOME} (?:of the (?:{_SOME} )?)?{_STUDIES}(?: \([^()]{{1,90}}\))?"
    r"(?: (?:with|of|in|involving|including) (?:[\w-]{1,30} ){0,4}?(?:people|patients|participants|women|men|adults|children|infants|babies))?"
)
# “In two small trials (90 adults), A” and “A in two small trials”: where a result comes from.
_STUDIES_FIRST = re.compile(rf"(?:In|From|Across) {_WHICH}), ")
_STUDIES_LAST = re.compile(rf",? in {_WHICH}(?: \([^()]{{1,90}}\))?)\.$")
# “For women with A, B”: for whom a result holds is told behind it.
_WHOM_FIRST = re.compile(
    r"(?:In|Among|For) (?P<whom>(?:(?!(?:terms|addition|contrast|general|this|these|that|future|summary|order|light|view|spite|case|cases|example|instance|comparison)\b)[\w’'/()-]+ ){0,5}?"
    r"(?:people|patients|participants|women|men|adults|children|infants|babies|adolescents|mothers|newborns|smokers|those|inpatients|outpatients)(?: (?:with|who|at|undergoing|receiving|aged|having|taking|on|after|given|treated|in|of|from) [^,;:]{3,90})?), (?P<rest>.+)$"
)
_RESULT = quick(
    r"\b(?:more|less|fewer|higher|lower|better|worse|increase[sd]?|decrease[sd]?|reduce[sd]?|improve[sd]?|differences?|similar|greater|effective|evidence|effects?|uncertain|unclear|prevents?|benefits?|result(?:ed)?|associated|risk|rates?)\b"
)
_LEANS = re.compile(
    r"\b(?:the latter|the former|these|this|those|such|both|other|another|they|it|their|its|also)\b", re.IGNORECASE
)
_AVERAGE = quick(
    r", with an? (?P<what>(?:overall |pooled |estimated )?(?:average|mean|median) (?:[\w-]+ ){0,3}?)of (?P<much>(?:[^,;:()]|\([^()]*\)){1,80})\.$"
)


@lru_cache(maxsize=2048)
def split_source(sentence: str) -> list[str]:
    """Split “In two small trials, A” into “A. This comes from two small trials”."""
    first, last = _STUDIES_FIRST.match(sentence), _STUDIES_LAST.search(sentence)
    for match in filter(None, (first, last)):
        rest = sentence[match.end() :] if match is first else sentence[: match.start()]
        if (
            not _stands(rest)
            or SURE_VERB.search(match.group("which"))
            or re.search(r"\b(?:and|or|but|than|only|compared with)$", rest)
        ):
            continue
        if re.search(
            r"\b(?:one|two|three|another|other|second|first) (?:stud|trial)|\bin (?:one|two|three|four|five|the other)\b",
            rest,
        ):
            continue
        parts = [finish(rest), finish(f"This comes from {match.group('which')}")]
        if all(map(sound, parts)):
            return parts
    return []


def _stands(rest: str) -> bool:
    """Tell whether a result is told that can stand before it is said where or for whom."""
    return (
        bool(SURE_VERB.search(rest) and _RESULT.search(rest))
        and not _LEANS.match(rest)
        and rest.count("(") == rest.count(")")
    )


@lru_cache(maxsize=2048)
def split_whom_first(sentence: str) -> list[str]:
    """Split “In women with A, B was lower” into “B was lower. This holds for women with A”."""
    match = _WHOM_FIRST.match(sentence)
    if not match or not _stands(match.group("rest")) or _LEANS.search(match.group("whom")):
        return []
    rest, whom = match.group("rest"), match.group("whom")
    # Of two results, each of which may be of others, and of what is to be done, nothing is moved.
    if re.search(
        r"[;:]|, (?:and|but|while|whereas|although|so)\b|\b(?:should|must|recommend\w*|needed|required)\b", rest
    ) or re.search(r"\b(?:is|are|was|were|may)\b(?<!who is)(?<!who are)(?<!who was)(?<!who were)", whom):
        return []
    parts = [finish(rest), finish(f"This holds for {whom}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_average(sentence: str) -> list[str]:
    """Split “A, with a mean reduction of 3 points” into “A. The mean reduction was 3 points”."""
    match = _AVERAGE.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or not SURE_VERB.search(first) or first.count("(") != first.count(")"):
        return []
    # A doubt of the first half is the second's too.
    be = (
        "may be"
        if re.search(r"\b(?:may|might|could|possibly|suggests?)\b", first)
        else "was"
        if PAST.search(first)
        else "is"
    )
    parts = [finish(first), finish(f"The {match.group('what')}{be} {match.group('much')}")]
    return parts if all(map(sound, parts)) else []


# “To find out A, trials are needed”
_TO_FIRST = re.compile(
    r"(?:In order t|T)o (?P<do>(?:determine|assess|evaluate|establish|clarify|confirm|explore|investigate|examine|identify|test|compare|answer|improve|detect|generate|address) [^,;:]{5,140}), (?P<rest>[^;:]{5,160}\b(?:is|are|were|was|seem|seems) (?:\w+ly |still |also )?(?:needed|required|warranted|necessary)\b[^;:]*)$"
)
_COMPARES_WITH = quick(
    r",? compared (?:with|to) (?P<much>(?:about |only |just |around )?\d[\d.,]*%? [^,;:]{3,110})\.$"
)


@lru_cache(maxsize=2048)
def split_to_first(sentence: str) -> list[str]:
    """Split “To find out A, trials are needed” into “Trials are needed. The aim is to find out A”."""
    match = _TO_FIRST.match(sentence)
    parts = [finish(match.group("rest")), finish(f"The aim is to {match.group('do')}")] if match else []
    return parts if parts and all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_share(sentence: str) -> list[str]:
    """Split “60% of A did, compared with 40% of B” into “60% of A did. This compares with 40% of B”."""
    match = _COMPARES_WITH.search(sentence)
    first = sentence[: match.start()] if match else ""
    if not match or not re.search(r"\d", first) or not has_finite_verb(first) or first.count("(") != first.count(")"):
        return []
    if SURE_VERB.search(match.group("much")) or "compar" in first + match.group("much"):
        return []
    parts = [finish(first), finish(f"This compares with {match.group('much')}")]
    return parts if all(map(sound, parts)) else []

"""Leave out of a long sentence what is said by the way. Takes a sentence; gives it shorter, or none where nothing may go.

Brackets, examples and reasons may go; nothing goes that denies, doubts or limits: those words are why a reader can trust
the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

# What a reader must not miss: it is never dropped.
_MUST_STAY = quick(
    r"\b(?:no|not|nor|none|never|without|only|but|although|though|except|unless|however|may|might|could|uncertain\w*|unclear|"
    r"unknown|low|limited|insufficient|possibl\w+|death\w*|died|harm\w*|adverse|serious|risk of bias)\b|n[’']t\b",
    re.IGNORECASE,
)
_CERTAINTY = quick(r"\b(?:certainty|quality|confidence|evidence)\b", re.IGNORECASE)
_BRACKET = quick(r"\s*\(([^()]*)\)")
# “GSH and (SOD) levels”, “the response of B cells and cellular (of T cells)”: what the bracket holds is the noun.
_IS_THE_NOUN = re.compile(r"(?:\b(?:and|or|nor|of|the|an?|in|with|for|by|to|between|than|both|from|on|at)|[-–−/])$")
_MARK = re.compile(r"[ivxIVX]{1,4}|\w")
_KIND_OF = re.compile(r"\b(?:and|or) (?!hospital|survival|withdrawal)\w{3,}(?:al|ar|ic|ive|ous|ary)$")
_LIST = quick(
    r"(?:,\s*|\s+)(?:such as|including:?|for example|for instance|e\.g\.,?|i\.e\.,?|in particular|namely)\s+[^;.:]*?"
    r"(?=,\s+(?:and\s+)?(?:the|there|it|but|which|was|were|is|are|may|with|or (?:to|in|for|with|by))\b|\.?$|;|:)"
)
# “…, such as colds, than for boys”, “to tea, i.e. a hot drink, or to water, which is cold”: behind the examples the sentence goes on.
_MORE_THAN_EXAMPLES = re.compile(
    r"\b(?:than|compared|versus|relative to|whereas|while|if|when|because|so that|but)\b|,\s+(?:and|or)\s+(?:to|in|for|with|by|from|at|on|into|of|who|which)\b|,\s+(?!and\b|or\b)[^,]*\b(?:is|are|was|were|has|have|had|may|might|can|could|did|do|does|showed|reduced|increased|improved)\b"
)
_COMMA_TO_A_VERB = re.compile(
    r"^,\s+(?=(?:was|were|is|are|has|have|had|may|might|did|do|does|can|could|should|will|would)\b)"
)
_ASIDE = quick(
    r",\s+which\b[^,;:]*(?=, (?:was|were|is|are|has|have|had|may|might|did|do|does|can|could|should|but|there|it|the)\b|\.?$|;)|\s+[–—-]\s+[^–—]{4,120}?\s+[–—-](?=\s)|,\s+(?:respectively|however|therefore|overall)(?=,|\.?$)"
)
_GIVES_REASON = quick(
    r"^(?:Due to|Because of|Owing to|Given (?:that|the|these|this)) [^,;:]{5,160},\s+(?=(?:the|there|this|it|no|we|these)\b)"
)
# “Milk with or without sugar helps”: either way it does. What it is with ends where the sentence goes on.
_EITHER_WAY = quick(
    r",? with or without (?:(?!\w+ed\b)[\w’'-]+ ){0,4}?(?!\w+ed\b)[\w’'-]+(?:, (?!and\b|or\b)|(?= (?:is|are|was|were|may|might|can|could|has|have|had|did|does|do|will|seems?|appears?|[a-z]{3,}(?:ases|uces|oves|ents|ulted|ased|uced|oved))\b)|(?=\.$))",
    re.IGNORECASE,
)
# “Between adults with or without eczema”: there they are whom it is about.
_OF_BOTH = re.compile(r"\b(?:between|among|in|for|of|both|similar\w*|same|whether|differ\w*)\b[^,;]*$", re.IGNORECASE)
# Why a certainty is low may go; the cause of anything else may not.
_REASON = quick(
    r"(?P<grade>\b(?:low|moderate|high)[- ](?:certainty|quality)(?: evidence)?),?\s+(?:mainly |mostly |largely |primarily )?"
    r"(?:due to|because of|owing to|as a result of)\s[^;:]*$"
)


@lru_cache(maxsize=2048)
def without_brackets(sentence: str) -> list[str]:
    """Leave brackets out, the last first, until the sentence fits; those that tell how sure a result is stay."""
    for match in reversed(list(_BRACKET.finditer(sentence))):
        if (_IS_THE_NOUN.search(sentence[: match.start()]) and not _MARK.fullmatch(match.group(1))) or (
            _KIND_OF.search(sentence[: match.start()]) and re.match(r"[.,;]", sentence[match.end() :])
        ):
            continue
        told = [p.strip() for p in re.split(r"[,;]", match.group(1)) if _CERTAINTY.search(p) or _MUST_STAY.search(p)]
        left = f" ({'; '.join(dict.fromkeys(told))})" if told else ""
        shorter = finish(sentence[: match.start()] + left + sentence[match.end() :])
        if len(shorter) < len(sentence) and sound(shorter):
            return [shorter]
    return []


def _within_an_aside(before: str) -> bool:
    """Tell whether a comma of the clause is still open: “Some juices, like pear juice”."""
    clause = re.split(r"[;:]|\b(?:but|while|whereas|although)\b|, and\b", before)[-1].strip()
    return "," in re.sub(r"^(?:In|For|Among|At|With|After|During|Of|From|By|On)\b[^,]*,", "", clause)


@lru_cache(maxsize=2048)
def without_asides(sentence: str) -> list[str]:
    """Leave out what is said by the way: examples, a “which” clause, a reason."""
    for pattern in (_EITHER_WAY, _LIST, _ASIDE, _REASON, _GIVES_REASON):
        for match in pattern.finditer(sentence):
            # “…, such as A, B, and the C are used”: the list goes on behind; limitations are their own examples.
            rest = sentence[match.end() :]
            if pattern is _LIST and (
                _MORE_THAN_EXAMPLES.search(match.group())
                or rest.startswith(", and ")
                or re.search(r"\blimitations?,?$", sentence[: match.start()])
            ):
                continue
            if pattern is _EITHER_WAY and _OF_BOTH.search(sentence[: match.start()]):
                continue
            if pattern is _EITHER_WAY:
                told = (
                    f"{sentence[: match.start()].rstrip()} {rest.lstrip()}"
                    if rest != "."
                    else sentence[: match.start()]
                )
                if sound(shorter := finish(told)):
                    return [shorter]
                continue
            grade = match.groupdict().get("grade") or ""
            # “Tablets, which are cheap, do help”: both commas were its own.
            if match.group().startswith(",") and not _within_an_aside(sentence[: match.start()]):
                rest = _COMMA_TO_A_VERB.sub(" ", rest)
            shorter = finish(sentence[: match.start()] + grade + rest)
            if (grade or not _MUST_STAY.search(match.group())) and sound(shorter):
                return [shorter]
    return []

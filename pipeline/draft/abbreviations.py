"""Find what abbreviations stand for, and take those away that a draft needs not. Takes texts; gives long forms, and a Summary.

“Critical illness polyneuromyopathy (CIPNM)” helps who meets CIPNM again; who does not carries a word for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pipeline.draft.subjects import NAMED_AFTER
from pipeline.records import SECTIONS, Claim, Summary


def find_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Give the abbreviations that the texts introduce as “long form (ABBR)”, the first introduction winning."""
    known: dict[str, str] = {}
    texts = list(texts)
    whole = "\n".join(texts)
    for text in texts:
        for match in re.finditer(r"\(([A-Z][A-Za-z0-9-]{1,9})(?:[;,][^()]*)?\)", text):
            short = match.group(1)
            if sum(letter.isupper() for letter in short) < 2 or short in known:
                continue
            long = _long_form(short.rstrip("s"), text[: match.start()])
            if long:
                known[short] = _inside(long, text, whole)
    return known


def _inside(long: str, text: str, whole: str) -> str:
    """Give a long form as the middle of a sentence has it: what opens its sentence, and is no name, is large for that alone."""
    first, _, rest = long.partition(" ")
    opens = text.startswith(long) and first.istitle() and rest == rest.lower() and first.lower() not in NAMED_AFTER
    if not opens or first.endswith(("'s", "’s")) or re.search(rf"[a-z,;] {re.escape(first)}\b", whole):
        return long
    return f"{first.lower()} {rest}".strip()


# What papers often leave short; what a paper itself says of them wins.
OFTEN_LEFT_SHORT = {
    "AEs": "adverse events", "SAEs": "serious adverse events", "QoL": "quality of life",
    "HRQoL": "health-related quality of life", "ICU": "intensive care unit",
}  # fmt: skip
# Readers know these better than what they stand for.
_KNOWN_BETTER = frozenset(
    {
        "AIDS",
        "HIV",
        "DNA",
        "RNA",
        "MRI",
        "CT",
        "IVF",
        "COPD",
        "PTSD",
        "ADHD",
        "BMI",
        "ECG",
        "EKG",
        "IQ",
        "TB",
        "UTI",
        "IUD",
    }
)
_LITTLE = frozenset({"to", "of", "in", "for", "and", "the", "on", "at", "by"})


def _long_form(short: str, before: str) -> str | None:
    """Find the words before the bracket whose letters spell `short`, the first at a word's start."""
    words = before.split()[-(len(short) + 5) :]
    initials = [word for word in words[-len(short) :] if word[0].isalnum()]
    if "".join(word[0] for word in initials).lower() == short.lower():
        # “Time to treatment failure” begins no later than its “time”.
        more = before.split()[-len(short) - 1 : -len(short)]
        led = (
            initials[0] in _LITTLE and len(initials) == len(short) and more and more[0][0].lower() == short[0].lower()
        )
        return " ".join([*more, *initials] if led else initials)
    tail = " ".join(words)
    place = len(tail) - 1
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            tail[place].lower() != letter or (index == 0 and place > 0 and tail[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    long = tail[place + 1 :]
    return long if len(long) > len(short) + 2 and not re.search(r"[.;:()]", long) else None


# “GSH and (SOD) levels”: without what is in its bracket, the words before it lead to nothing.
_AS_ITS_NOUN = re.compile(r"\b(and|or|nor|of|the|an?|in|with|for|by|to|between|than) \(([A-Z][\w-]{1,9})\)")


def without_idle_brackets(summary: Summary, known: Collection[str]) -> Summary:
    """Give a summary in which a known abbreviation stands in brackets once, and only where it is used again."""
    texts = [summary.title, *(claim.text for _, _, claim in summary.claims())]
    told = "\n".join(texts)
    whole = _AS_ITS_NOUN.sub(r"\1 \2", told)
    short = [one for one in known if f" ({one})" in whole and one not in _KNOWN_BETTER]
    if not short and whole == told:
        return summary
    # “(PSA above 4)” and “anti-TNF” use it again; where it stands in its own bracket alone it does not.
    idle = {
        one
        for one in short
        if not re.search(rf"(?<!\w){re.escape(one)}(?:s|-\w+)?(?!\w)", whole.replace(f" ({one})", ""))
    }
    seen: set[str] = set()

    def clear(text: str) -> str:
        text = _AS_ITS_NOUN.sub(lambda m: f"{m[1]} {m[2]}" if m[2] in known else m[0], text)
        for one in short:
            mark = f" ({one})"
            before, found, after = text.partition(mark)
            if found:
                kept = "" if one in idle or one in seen else found
                text = f"{before}{kept}{after.replace(mark, '')}"
                seen.add(one)
        return text

    def cleared(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim.model_copy(update={"text": clear(claim.text)}) for claim in claims)

    sections = {name: cleared(getattr(summary, name)) for name in SECTIONS}
    seen.clear()
    return summary.model_copy(update={**sections, "teaser": clear(summary.teaser)})

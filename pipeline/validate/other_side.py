"""Know when two words of direction only look opposed. Takes a sentence, its word of direction and a passage's; tells whether they agree.

“Visiting was inconvenient for more” of a convenience that “was rated lower”, “less experienced” of who is “more inexperienced”; “in
poorer condition” of a “higher score” that nobody can know to be good or bad; “five more patients died”, that counts on.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.quick import quick
from pipeline.validate.wording import Word

# So many letters of a word without its “un-” must be alike; shorter ones meet by chance.
_ROOT = 6
_TURNED = re.compile(r"\b(?:un|in|im|ir|il|dis|non-?)(?!patient|treat|vaccinat|expos|control)([a-z]{6,})")
_WORD = re.compile(r"[a-z]{6,}")
_SCORE = quick(
    r"\b(?:categor(?:y|ies)|grades?|grading|stages?|class|POPC|PRISM|APACHE|ASA)\b",
    re.IGNORECASE,
)
_NEAR = 60
_COUNTED_ON = re.compile(
    r"\b(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few) $",
    re.IGNORECASE,
)
_THAN = re.compile(r"[^.;:]{0,80}\b(?:than|compared|versus)\b")
_TO_GET = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|designed|meant|intend(?:s|ed)|tr(?:y|ies|ied|ying)|want(?:s|ed)?|hop(?:es|ed|ing)|help(?:s|ed|ing)?|set up|in order) (?:\w+ ){0,2}?to (?:get|give|find|offer|bring|provide|win|gain|make|have|use) (?:\w+ ){0,2}?$",
    re.IGNORECASE,
)


def counts_on(text: str, word: Word) -> bool:
    """Tell whether a “more” only counts on, “five more patients died”, or is what a programme aims to get."""
    if word.text not in {"more", "fewer", "less"}:
        return False
    before = _COUNTED_ON.search(text, 0, word.start)
    if before and word.text == "more" and not _THAN.match(text, word.end):
        return True
    return _TO_GET.search(text, 0, word.start) is not None


def looks_opposed(text: str, word: Word, ways: set[str], other: Word, passage: Passage) -> bool:
    """Tell whether a passage has the other side of a word, “inconvenient” for “convenience”, or a score whose good end nobody knows.

    `word` is the sentence's, `other` the passage's; `ways` are those of both.
    """
    around = passage.text[max(0, other.start - _NEAR) : other.end + _NEAR].lower()
    if ways & {"up", "down"} and ways & {"better", "worse"} and _SCORE.search(around) and not _SCORE.search(text):
        return True
    mine = text[max(0, word.start - _NEAR) : word.end + _NEAR].lower()
    return _is_turned(mine, around) or _is_turned(around, mine)


def _is_turned(one: str, other: str) -> bool:
    """Tell whether a text has a word with “un-” or the like of which another has the plain form, and the text itself has not."""
    roots = {match.group(1)[:_ROOT] for match in _TURNED.finditer(one)}
    if not roots:
        return False
    plain = {word[:_ROOT] for word in _WORD.findall(other)}
    own = {word[:_ROOT] for word in _WORD.findall(one)}
    return bool(roots & plain - own)

"""Know whether the paper denies the very thing that a clause says. Takes a clause and what the paper states; gives shares and marks.

“Did not require a change” denies that it was required, “was not associated with pain” the link: what stands first behind a denial
counts, by the family of its word, and that the clause says it of the same. What a clause that lost its “not” leaves behind counts too:
“changed either”, “did require”, “but this link was confirmed”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.text.memo import Memo
from pipeline.text.words import STOP
from pipeline.validate.denials import Clause
from pipeline.validate.wording import Word

# Words that say the same of a finding, whatever their stems.
_FAMILIES = tuple(
    (f"#{name}", re.compile(words))
    for name, words in {
        "differs": r"differ|distinguish|discriminat|separat",
        "links": r"associat|correlat|link|relat|connect|tied",
        "helps": r"improv|better|benefi|help|relie|eas(?:e|ed|es)$|work(?:s|ed)?$|effective|useful|advantag|superior",
        "lowers": r"reduc|lower|decreas|fell|fall|fewer|less$|drop|cut|shorten|shorter|declin|lessen",
        "raises": r"increas|higher|more$|rais|rise|rose|greater|longer|prolong",
        "changes": r"affect|effect|influenc|impact|chang|matter|alter|modif",
        "predicts": r"predict|forecast|prognos",
        "prevents": r"prevent|protect|avoid|stop",
        "surely": r"signific|clear",
        "needs": r"need|requir|necess",
        "finds": r"exist|found|detect|seen|observed|occur|happen|show",
        "knows": r"known|know|understood",
    }.items()
)
_UNSAID = frozenset({"#surely", "#finds"})
# So many words behind a denial its own may stand, of which the first so many count.
_REACH, _FIRST = 9, 2
# So many words a clause shares with one that tells of the same.
_FULLY, _SHARED = 3, 2


def _family(text: str) -> str:
    return next((name for name, pattern in _FAMILIES if pattern.match(text)), "")


_FAMILY = Memo(_family)


def _of(words: Iterable[Word]) -> list[str]:
    """Give what words say, by their families or their concepts."""
    return [said for word in words if (said := _FAMILY[word.text] or (word.meaning if word.text not in STOP else ""))]


def predicate_denied(mine: frozenset[str], shared: frozenset[str], words: list[Word], denials: list[int]) -> float:
    """Give how much of what a clause of the paper denies first is said by a clause with these words, of the same."""
    best = 0.0
    for at in denials:
        behind = _of(words[at + 1 : at + _REACH])[:_FIRST]
        hit = [one for one in behind if one in mine]
        rest = len(shared.difference(hit))
        if hit and rest:
            best = max(best, len(hit) / len(behind) * min(1.0, rest / _FIRST))
    return best


def predicate_said(mine: frozenset[str], shared: frozenset[str], words: list[Word]) -> float:
    """Give how much a clause of the paper that denies nothing shares with one that says the same finding."""
    if len(shared) < _SHARED or not any(
        _FAMILY[word.text] in mine and _FAMILY[word.text] not in _UNSAID for word in words if _FAMILY[word.text]
    ):
        return 0.0
    return min(1.0, len(shared) / _FULLY)


def said_by(clause: Clause) -> frozenset[str]:
    """Give what a clause says, by families and concepts."""
    return frozenset(_of(clause.words))


_LEFT = re.compile(
    r"\beither(?=[.,;:)]|$)|\b(?:anyone|anything|anybody|anywhere|at all|any more|any longer|meaningfully|necessarily|just because|in the least)\b|\byet (?=[a-z]+(?:ed|s)? (?!to\b))(?<=who yet )|\byet(?=[.,;]|$)|\b(?:did|was|were|had) (?:\w+ ){0,2}any\b",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:not|no|nor|never|without|if|whether|than|before|few|only|every|all|most|too|can|could|may|might|would|should|will|must|neither|hardly|rarely|free|avoid|hard|difficult|unlikely|rule|how|what|who|to)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_EMPHATIC = re.compile(
    r"(?<!\bas )(?<!\bthan )(?<!\bhow )(?<!\bso )(?<!\bnor )\b(?:did|does|do) (?:also |indeed |still |often |usually |even |really )?"
    r"(?!(?:not|so|it|they|the|this|that|these|an?|as|in|with|at|for|when|and|or|but|you|we|people|patients|doctors|more|by|on|after|before|no|something|nothing|much|harm|good|their|his|her|all|both|women|men|children|best|some|any|two|three|tests|research|blood|twelve|every|well|better|worse|worst)\b)"
    r"[a-z]{3,}(?<!ed)(?<!ing)(?<!ly)(?<!s)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:but|though|although|however|yet)\b,? (?:this|these|the|that|it|they)(?: \w+){0,2}? (?:was|were|is|are) (?:also |clearly |statistically |quite )*(?:significant|large enough|confirmed|certain)\b",
    re.IGNORECASE,
)


def leaves_behind(text: str, clause: Clause) -> float:
    """Tell whether a clause has what only a denial allows: “changed either”, “did come back in anyone”."""
    start, end = clause.words[0].start, clause.words[-1].end
    match = _LEFT.search(text[: end + 1], start)
    return float(bool(match) and not _ALLOWS.search(text, start, match.start() if match else start))


def is_emphatic(text: str, clause: Clause) -> float:
    """Tell whether a clause stresses that something did happen, as one does that lost its “not”."""
    start, end = clause.words[0].start, clause.words[-1].end
    return float(not text.rstrip().endswith("?") and _EMPHATIC.search(text[:end], start) is not None)


def sets_against(text: str) -> float:
    """Tell whether a sentence sets a “but” before what only confirms it: “but this difference was significant”."""
    return float(_BUT.search(text) is not None)

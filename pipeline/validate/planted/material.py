"""What errors are planted in, and made of. Holds pairs, and the names that other papers use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.records import Paper, Summary, SummarySection

# By its shape a word is a drug or a disease; what the rules know of such words is theirs.
# Some words of such shapes name neither.
_NEITHER = (
    "diagnosis|prognosis|overdiagnosis|misdiagnosis|diploma|aroma|coma|stoma|genoma|hypothesis|osmosis|mitosis|meiosis|apoptosis|homeostasis|"
    "symbiosis|hypnosis|trophy|oklahoma"
)
DRUG = re.compile(
    rf"\b(?!(?:{_NEITHER})\b)[a-z]{{3,14}}(?:mab|tinib|ciclib|statin|pril|sartan|olol|prazole|conazole|cillin|mycin|floxacin|gliflozin|gliptin|glutide|oxetine|azepam|triptan|xaban|parin|"
    r"profen|sone|solone|tidine|formin|trexate|platin|rubicin|taxel|vir|vudine|setron|lukast|terol|tropium|caine|dipine|idone|apine|amide|azole|oxacin|parib|stat)\b"
)
DISEASE = re.compile(
    rf"\b(?!(?:{_NEITHER})\b)[a-z]{{3,14}}(?:itis|osis|aemia|emia|oma|pathy|algia|plegia|penia|uria|rrhoea|rrhea|trophy|plasia|ectasis|iasis|cele|phobia|sclerosis|arthritis|ectomy|plasty)\b"
)
ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_NO_ACRONYM = frozenset(
    "CI RR OR HR MD SMD RCT RCTS US USA UK EU MS AND THE FOR NOT WITH WHO NHS METHODS RESULTS GOAL PLAN STUDY DESIGN II III IV".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Pair:
    """A paper and a summary of it."""

    id: str
    paper: Paper
    summary: Summary

    def with_summary(self, summary: Summary) -> Pair:
        """Give the same paper with another summary."""
        return replace(self, summary=summary)

    @cached_property
    def told(self) -> str:
        """Give all that the paper says, in lower case."""
        return f"{self.paper.title} {self.paper.text}".lower()


@dataclass(frozen=True)
class Planted:
    """A pair whose summary now holds one error; `section` and `claim` are where, `claim` None for the whole."""

    kind: str
    pair: Pair
    section: SummarySection | None
    claim: int | None
    was: str
    now: str


@dataclass
class Corpus:
    """All the pairs of a run, and what can be borrowed from one for another."""

    pairs: list[Pair]
    extra: list[str] = field(default_factory=list)

    @cached_property
    def drugs(self) -> list[str]:
        """Give the drug names of all papers, each once, in order."""
        return self._found(DRUG)

    @cached_property
    def diseases(self) -> list[str]:
        """Give the disease names of all papers."""
        return self._found(DISEASE)

    @cached_property
    def acronyms(self) -> list[str]:
        """Give the acronyms of all papers."""
        found = {word for pair in self.pairs for word in ACRONYM.findall(pair.paper.text)}
        return sorted(found - _NO_ACRONYM)

    def _found(self, pattern: re.Pattern[str]) -> list[str]:
        return sorted({word for pair in self.pairs for word in pattern.findall(pair.told)} | set(self.extra))


def is_acronym(word: str) -> bool:
    """Tell whether capitals name a thing rather than shout or count."""
    return word not in _NO_ACRONYM

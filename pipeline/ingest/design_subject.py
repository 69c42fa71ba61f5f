"""Tell whom a paper speaks of: animals, cells, people, one patient or things. Takes title and passages; gives counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.design_words import AGE, ANIMALS, CELL_STEMS, CELL_WORDS, ONE_PERSON, PEOPLE
from pipeline.records import Passage

_WORD = re.compile(r"[a-z][\w-]*")
# A number of people who are not a cell line's donors: what was measured in their cells was measured in people.
_ENROLLED = re.compile(r"\b\d{2,5} (?:healthy |adult |older )?(?:volunteers|participants)\b")
_MANY = re.compile(
    r"\bn ?= ?\d{2,}|\b\d{2,6} (?:[a-z-]+ ){0,2}(?:patients|participants|women|men|children|adults|veterans|subjects|people|individuals)\b"
)
_ONE = re.compile(rf"\b{ONE_PERSON}\b|\b(?:he|she|his|her|case report|we (?:report|present|describe))\b")
# Things that were divided by lot: with neither people nor animals about, that is an experiment on things.
_THINGS = re.compile(
    r"\b(?:teeth|(?:pre)?molars|specimens|samples|dis[ck]s|chips|blocks|slabs|crowns|implants|brackets|roots?|root canals|resins?|plates|cubes)\b"
    r"[^.;]{0,60}\brandom(?:ly|i[sz]ed)?\b|\brandomly (?:divided|assigned|allocated)[^.;]{0,40}\b(?:teeth|specimens|samples|dis[ck]s|chips|blocks)\b"
)
# The beginning of a patient's story: “A 62-year-old baker came …”, “Male infant, 9 months old”, “Mrs B, 63 years”.
_STORY = re.compile(
    rf"(?:^|\bwe (?:report|present|describe|observed)\b[^.]{{0,90}}?)(?:case \d+\W{{1,3}}|in \d{{4}},? |here is )?(?:the patient,? |he's |it was )?(?:an?|our|this|one|the|mr\.?|mrs\.?|ms\.?|)\s?[^.]{{0,40}}?(?:{AGE}|\b(?:fifty|sixty|seventy|forty|thirty|twenty|\d{{1,2}}) years?\b)[^.]{{0,60}}?\b{ONE_PERSON}\b|"
    rf"^(?:an?\s|the\s|our\s|this\s)?(?:[a-z]+ ){{0,2}}?(?:male|female|newborn|new born|neonate|infant)\b[^.]{{0,60}}\b(?:aged|years?|months?|days?|born|referred|admitted|presented|examined|brought)\b|"
    r"^(?:mr|mrs|ms)\b\.?[^.]{0,20}|^patient (?:a|1|was)\b"
)


@dataclass(frozen=True)
class Words:
    """How often a paper speaks of animals, of cells and molecules, and of people; and whether it gives numbers."""

    animals: int
    cells: int
    people: int
    numbers: bool
    enrolled: bool
    story: bool
    # The four that follow: many people are named, one person, things divided by lot, topics without methods.
    many: bool
    one: bool
    things: bool
    topics: bool = False

    @classmethod
    def of(cls, title: str, read: list[tuple[Passage, float]], mesh: tuple[str, ...]) -> Words:
        """Count in title and lead; the check tags of the catalogue count for three."""
        text = " ".join([title, title, *(p.text for p, _ in read)]).lower()
        words = _WORD.findall(text)
        # A questionnaire has domains, and versions are synthesised too: such words count beside surer ones.
        cells = [w for w in words if w in CELL_WORDS or w.startswith(CELL_STEMS)]
        sure = [w for w in cells if not w.startswith(("domain", "synthes"))]
        return cls(
            sum(w in ANIMALS for w in words) + 3 * ("Animals" in mesh and "Humans" not in mesh),
            len(cells) if len(sure) > 1 else len(sure),
            sum(w in PEOPLE for w in words) + 3 * ("Humans" in mesh and "Animals" not in mesh),
            bool(re.search(r"\d", text)),
            bool(_ENROLLED.search(text)),
            any(_STORY.search(p.text.lower()[:240]) for p, _ in read[:2]),
            bool(_MANY.search(text)),
            bool(_ONE.search(text)),
            bool(_THINGS.search(text)),
        )

"""Score one reading against the truth. Takes both; gives counts that add up over papers."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Self

from bench.truth import Truth
from bench.wording import level, tokens


@dataclass(frozen=True)
class Part:
    """A stretch of a reading: one passage with its kind, or a whole text of kind None.

    `glued` is true where the source has no space before it.
    """

    text: str
    kind: str | None = None
    glued: bool = False


@dataclass(frozen=True)
class Cut:
    """A word cut at a line's end whose whole form is known: the word before it, then the word."""

    before: str
    whole: str


@dataclass
class Score:
    """Hits and totals; `misses` are sentences not found, for whoever wants to see them."""

    grams: int = 0
    grams_all: int = 0
    sentences: int = 0
    sentences_all: int = 0
    one_passage: int = 0
    in_order: int = 0
    anchors: int = 0
    right: int = 0
    output: int = 0
    hyphens: int = 0
    hyphens_all: int = 0
    sections: int = 0
    sections_all: int = 0
    misses: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    bad_cuts: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Self:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self

    def shares(self) -> dict[str, float]:
        """Give each measure as a share of 1, to four places; a measure without cases is left out."""
        pairs = {
            "five_grams": (self.grams, self.grams_all),
            "sentences_verbatim": (self.sentences, self.sentences_all),
            "sentences_in_one_passage": (self.one_passage, self.sentences_all),
            "order": (self.in_order, self.anchors),
            "precision": (self.right, self.output),
            "hyphens": (self.hyphens, self.hyphens_all),
            "sections": (self.sections, self.sections_all),
        }
        return {name: round(hit / total, 4) for name, (hit, total) in pairs.items() if total}


def score(parts: list[Part], truth: Truth, cuts: list[Cut]) -> Score:
    """Score a reading.

    Args:
        parts: passages in order, references and captions left out; or one part with a tool's whole text.
        truth: what the paper says.
        cuts: the words that its PDF cuts at line ends, with the known answer.
    """
    made = Score()
    levelled = [Part(level(part.text), part.kind, part.glued) for part in parts]
    whole, starts = "", list[int]()
    for part in levelled:
        whole += "" if part.glued or not whole else " "
        starts.append(len(whole))
        whole += part.text
    words = tokens(whole)
    _grams(made, words, truth)
    _sentences(made, whole, (levelled, starts), truth)
    _order(made, words, truth)
    _hyphens(made, words, cuts)
    return made


def _five(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[i:] for i in range(5)), strict=False))


def _grams(made: Score, words: list[str], truth: Truth) -> None:
    wanted: Counter[tuple[str, ...]] = Counter()
    for paragraph in truth.paragraphs:
        wanted += _five(tokens(level(paragraph)))
    found = _five(words)
    made.grams_all = sum(wanted.values())
    made.grams = sum((wanted & found).values())
    known = set(wanted)
    for paragraph in (truth.title, *truth.behind):
        known |= set(_five(tokens(level(paragraph))))
    made.output = sum(found.values())
    made.right = sum(count for gram, count in found.items() if gram in known)


def _sentences(made: Score, whole: str, placed: tuple[list[Part], list[int]], truth: Truth) -> None:
    parts, starts = placed
    for sentence in truth.sentences:
        text = level(sentence.text)
        made.sentences_all += 1
        hits = _places(text, whole)
        if hits:
            made.sentences += 1
        else:
            made.misses.append(text)
        made.one_passage += any(parts[bisect.bisect_right(starts, hit) - 1].text.find(text) >= 0 for hit in hits)
        if sentence.kinds and parts and parts[0].kind is not None:
            made.sections_all += 1
            near = hits or _near(text, whole)
            kinds = {parts[bisect.bisect_right(starts, hit) - 1].kind for hit in near}
            right = bool(kinds & sentence.kinds)
            made.sections += right
            if not right:
                made.strays.append(f"{sorted(map(str, kinds))} for {sorted(sentence.kinds)}: {text}")


def _places(text: str, whole: str) -> list[int]:
    """Give every place where a text stands with whole words at both ends."""
    found, place = [], whole.find(text)
    while place >= 0:
        end = place + len(text)
        cut_before = place and whole[place - 1].isalnum() and text[0].isalnum()
        cut_after = end < len(whole) and whole[end].isalnum() and text[-1].isalnum()
        if not cut_before and not cut_after:
            found.append(place)
        place = whole.find(text, place + 1)
    return found


def _near(text: str, whole: str) -> list[int]:
    """Find a sentence that is not there word for word by six words of it in a row."""
    words = text.split()
    for start in range(0, max(1, len(words) - 5), 3):
        hits = _places(" ".join(words[start : start + 6]), whole)
        if hits and len(words) >= 6:
            return hits
    return []


def _order(made: Score, words: list[str], truth: Truth) -> None:
    """Count the anchors (eight words that open a paragraph) that stand in the longest rising run."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, gram in enumerate(zip(*(words[i:] for i in range(8)), strict=False)):
        index.setdefault(gram, []).append(place)
    places = []
    for paragraph in truth.paragraphs:
        hits = index.get(tuple(tokens(level(paragraph))[:8]), [])
        if len(hits) == 1:
            places.append(hits[0])
    tails: list[int] = []
    for place in places:
        at = bisect.bisect_left(tails, place)
        tails[at : at + 1] = [place]
    made.in_order, made.anchors = len(tails), len(places)


def _hyphens(made: Score, words: list[str], cuts: list[Cut]) -> None:
    pairs = Counter(itertools.pairwise(words))
    made.hyphens_all = len(cuts)
    for cut in cuts:
        if pairs[cut.before, cut.whole]:
            made.hyphens += 1
        else:
            made.bad_cuts.append(f"{cut.before} {cut.whole}")


_LINE_END = re.compile(r"(\S+)\s+(\S*[^\W_])-\n\s*([^\W_]\S*)")


def cuts_of(raw: str, truth: Truth) -> list[Cut]:
    """Find the words cut at line ends whose whole form the truth tells.

    Args:
        raw: the PDF's text line by line, hyphens as printed.
        truth: what the paper says.
    """
    known: set[tuple[str, str]] = set()
    for paragraph in truth.paragraphs:
        words = tokens(level(paragraph))
        known |= set(itertools.pairwise(words))
    cuts = []
    # Levelled line by line: citations go, line ends stay.
    lines = "\n".join(level(line) for line in raw.replace("\u00ad\n", "-\n").splitlines())
    for match in _LINE_END.finditer(lines):
        before = tokens(match.group(1))
        joined, kept = (tokens(f"{match.group(2)}{joint}{match.group(3)}") for joint in ("", "-"))
        if not before or not joined or not kept:
            continue
        answers = [words[0] for words in (joined, kept) if (before[-1], words[0]) in known]
        if len(answers) == 1:
            cuts.append(Cut(before[-1], answers[0]))
    return cuts

"""Mend words cut at line ends. Takes the lines of a paragraph; gives one text with whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# Hyphens that a line may end on: the plain one, the soft one, U+2010 and the non-breaking one.
_CUT = re.compile(r"([^\W_]++(?:[-‐'’][^\W_]++)*+)[-‐‑\u00ad]$")
_HYPHENS = ("-", "‐", "‑", "\u00ad")
_LONGEST_WORD = 80
_HEAD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# It begins where a word does: tried at each of a long word's letters, it would take squared time.
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:[-‐‑][^\W_]++)++")
# First parts after which English keeps the hyphen when no better evidence is at hand.
_KEEPS = frozenset(
    """self well non high low long short cross half double single two three four five six ten first second third multi
    evidence population community hospital patient disease age sex time dose risk health cost data case meta quality
    placebo age-standardised follow in on off up out full part all ill so-called post-hoc t b x beta alpha gamma
    decision treatment drug person home school work life state large small early late end open real gold web gender
    randomised randomized peer user family culture theory model group cluster gene cell blood body face problem""".split()  # noqa: SIM905 - a word list
)
_SUFFIXES = frozenset(
    """related based dependent specific associated induced free like year old term blind up effective resistant positive
    negative level scale quality risk driven term wide year-old day week month hour fold life to-face made reported
    centred centered controlled adjusted matched derived mediated treated naive sensitive income care section
    sectional randomised randomized oriented focused making line up-to-date analysis analyses""".split()  # noqa: SIM905 - a word list
)
# Prefixes that a printer cuts from a solid word: “pre-\nvious”, “re-\nsults”.
_SOLID = frozenset(
    {"re", "de", "pre", "pro", "con", "com", "in", "im", "un", "dis", "ex", "inter", "trans", "sub", "ad", "ab"}
)


@dataclass
class Vocabulary:
    """The words and hyphenated words that a paper itself uses away from line ends."""

    words: dict[str, int] = field(default_factory=dict)
    compounds: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, int] = field(default_factory=dict)
    lasts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Count the words of lines; a word that stands at a cut line end is left out."""
        known = cls()
        cut = False
        for line in lines:
            whole = line.strip()
            if cut:
                whole = _HEAD.sub("", whole, count=1)
            found = _CUT.search(whole, max(0, len(whole) - _LONGEST_WORD)) if whole[-1:] in _HYPHENS else None
            cut = found is not None
            if found is not None:
                whole = whole[: found.start()]
            known._count(whole.lower())
        return known

    def _count(self, text: str) -> None:
        for word in _WORD.findall(text):
            self.words[word] = self.words.get(word, 0) + 1
        for word in _COMPOUND.findall(text):
            plain = re.sub("[‐‑]", "-", word)
            self.compounds[plain] = self.compounds.get(plain, 0) + 1
            first, _, last = plain.partition("-")
            self.firsts[first] = self.firsts.get(first, 0) + 1
            self.lasts[last] = self.lasts.get(last, 0) + 1


def join_lines(lines: Sequence[str], known: Vocabulary) -> tuple[str, int]:
    """Give one text of the lines and how many cut words were mended. No letter is ever lost.

    Args:
        lines: the lines of one paragraph, in order.
        known: the words of the whole paper.
    """
    text, mended, _ = join_and_mark(lines, known)
    return text, mended


def join_and_mark(lines: Sequence[str], known: Vocabulary) -> tuple[str, int, list[int]]:
    """Join as `join_lines` does; also give the place in the text at which each line begins."""
    pieces, starts = list[str](), list[int]()
    length = mended = 0
    for raw in lines:
        line = " ".join(raw.split())
        # A soft hyphen shows only where it ends a line.
        line = line[:-1].replace("\u00ad", "") + line[-1:]
        if line and pieces:
            last = pieces[-1]
            # Only the last word is looked at: a search through all that was joined would take squared time.
            cut = _CUT.search(last[-_LONGEST_WORD:]) if last[-1:] in _HYPHENS else None
            head = _HEAD.match(line)
            joint = " "
            if cut and head:
                joint = _joint(cut.group(1), head.group(), known)
                mended += 1
            elif last.endswith(("/", "—")) or (last.endswith("–") and last[-2:-1] != " "):
                joint = ""
            if (cut and head) or last.endswith("\u00ad"):
                pieces[-1], length = last[:-1], length - 1
            pieces.append(joint)
            length += len(joint)
        starts.append(length)
        if line:
            pieces.append(line)
            length += len(line)
    for place in range(len(starts) - 2, -1, -1):  # an empty line before a mended word begins where that does
        starts[place] = min(starts[place], starts[place + 1])
    return "".join(pieces).removesuffix("\u00ad"), mended, starts


def _joint(left: str, right: str, known: Vocabulary) -> str:
    """Tell what stands between the halves: a hyphen that belongs to the word, or nothing."""
    tail, head = left.lower(), right.lower()
    certain = _certain_joint(left, right, known)
    if certain is not None:
        return certain
    last = tail.rsplit("-", 1)[-1].rsplit("‐", 1)[-1]
    first = head.split("-", 1)[0]
    solid, hyphened = known.words.get(last + first, 0), known.compounds.get(f"{tail}-{head}", 0)
    hyphened += known.compounds.get(f"{last}-{first}", 0)
    if solid or hyphened:
        return "-" if hyphened > solid else ""
    if left.isupper() and len(left) > 1 and not right.isupper():
        return "-"  # “HIV-\npositive”
    if len(last) == 1 and last not in "aeo":
        return "-"
    return "-" if _is_compound(tail, last, first, known) else ""


def _certain_joint(left: str, right: str, known: Vocabulary) -> str | None:
    """Tell the joint where digits, capitals or an “and” decide; None where the words must."""
    tail, head = left.lower(), right.lower()
    if head in {"and", "or"} and not known.words.get(tail + head, 0):
        return "- "  # “water-\nand fat-soluble”
    if right[0].isdigit() or left[-1].isdigit() or (len(right) == 1 and right.isupper()):
        return "-"  # “IL-\n17”, “COVID-\n19”, “vitamin-\nD”
    if right[0].isupper() and not left.isupper():  # “anti-\nTNF”; but “Pro-\nTaper” where the paper writes it so
        return "" if known.words.get(tail + head, 0) > known.compounds.get(f"{tail}-{head}", 0) else "-"
    return None


def _is_compound(tail: str, last: str, first: str, known: Vocabulary) -> bool:
    """Weigh the evidence where the paper has the word in neither form."""
    left_word, right_word = known.words.get(last, 0), known.words.get(first, 0)
    if tail != last and left_word and right_word:
        return True  # “face-to-\nface”
    if last in _SOLID and last not in {"in", "pro"}:
        return False
    if first in _SUFFIXES and (left_word or last in _KEEPS or len(last) > 4):
        return True
    if last in _KEEPS and (right_word or len(first) > 3):
        return bool(right_word or last not in {"in", "on", "up", "out", "part", "end", "age", "off", "all", "t", "b"})
    # Both halves are words of this paper, and one of them is at home in hyphenated words here.
    return bool(
        len(last) > 3 and len(first) > 3 and left_word and right_word
        and (known.firsts.get(last, 0) or known.lasts.get(first, 0))
    )  # fmt: skip

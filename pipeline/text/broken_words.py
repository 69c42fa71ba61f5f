"""Mend words that an extraction broke inside a line. Takes a text; gives it with drug names and the paper's words whole.

“ustekin- umab” is a hyphen of a line's end that stayed; “natali zumab” lost it altogether.
"""

from __future__ import annotations

import re

from pipeline.text.hyphens import Vocabulary

_CUT = re.compile(r"\b([^\W\d_]{2,})[-‐]\s([a-zà-þ]{2,})\b")
_PAIR = re.compile(r"\b([^\W\d_]{3,}) (?=([a-zà-þ]{3,})\b)")
# Behind these a hyphen and a space are meant: “pre- and post-treatment”.
_SUSPENDS = frozenset({"and", "or", "to", "nor", "versus", "vs", "und", "but", "as", "through"})
# Ends of drug names (INN stems) that are no words by themselves.
_STEM_END = re.compile(
    r"(?:mab|tinib|rafenib|ciclib|parib|lisib|zomib|cept|statin|sartan|prazole|gliptin|gliflozin|glutide|oxetine|azepam|cillin|mycin|"
    r"floxacin|conazole|vir|triptan|dronate|grel|xaban|gatran|setron|caine|olol|dipine|limus)$"
)
# The same where they stand alone as half a name; no drug's whole name is among them.
_HALVES = frozenset(
    """zumab umab ximab limumab kinumab lizumab cizumab tuzumab mumab tinib ciclib parib rafenib prazole gliptin gliflozin
    glutide floxacin conazole""".split()  # noqa: SIM905 - a word list
)


def mend(text: str, known: Vocabulary) -> tuple[str, int]:
    """Give the text with broken words joined, and how many were; no letter is lost.

    Args:
        text: one paragraph on one line.
        known: the words of the whole paper.
    """
    mended = 0

    def cut(match: re.Match[str]) -> str:
        nonlocal mended
        left, right = match.groups()
        joined = f"{left}{right}".lower()
        named = bool(_STEM_END.search(joined)) and known.words.get(right, 0) <= 1
        if right in _SUSPENDS or not (joined in known.words or right in _HALVES or named):
            return match.group()
        mended += 1
        return left + right

    def pair(match: re.Match[str]) -> str:
        nonlocal mended
        left, right = match.group(1), match.group(2)
        joined = f"{left}{right}".lower()
        if right not in _HALVES and not (joined in known.words and _STEM_END.search(joined)):
            return match.group()
        mended += 1
        return left

    text = _CUT.sub(cut, text)
    return _PAIR.sub(pair, text), mended

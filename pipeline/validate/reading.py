"""Measure how a summary reads. Takes a Summary; gives figures, never a verdict."""

from __future__ import annotations

import re

from pipeline.records import Summary
from pipeline.text.sentences import sentences
from pipeline.text.syllables import syllables

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*")


def measures(summary: Summary) -> dict[str, float]:
    """Give words, sentences, words a sentence and the Flesch-Kincaid grade (0.39 W/S + 11.8 Syl/W - 15.59)."""
    text = [part for claim in summary.claims() for part in sentences(claim[2].text)]
    words = [word for part in text for word in _WORD.findall(part)]
    if not words:
        return {"words": 0.0, "sentences": 0.0}
    per_sentence = len(words) / len(text)
    grade = 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return {
        "words": float(len(words)),
        "sentences": float(len(text)),
        "words_per_sentence": round(per_sentence, 1),
        "reading_grade": round(grade, 1),
    }

"""Guess how many tokens a text takes, before a server says so. Takes a text; gives a number on the safe side."""

from __future__ import annotations

import re
import string

# Byte-pair vocabularies of today's models hold most English words whole; numbers go in groups of three digits; a
# Chinese, Japanese or Korean character takes about one token, and so does a mark. Measured against one such vocabulary:
# 0.88-1.09 of the real count on prose, references, gene names; 0.77 at worst, on tables of numbers. Letters are counted
# in bytes, since such vocabularies are made of bytes: other alphabets cost more a letter.
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LETTERS_A_TOKEN = 5.5
_MARKS = string.punctuation.encode()
_SPACES = bytes(range(33)) + b"\x7f"
_DIGITS = string.digits.encode()
# Three times through the bytes costs a tenth of a pattern that looks at each: this is done for every call.
_ONLY_WORDS = bytes.maketrans(_MARKS + _SPACES + _DIGITS, b" " * len(_MARKS + _SPACES + _DIGITS))
_ONLY_NUMBERS = bytes(code if code in _DIGITS else 32 for code in range(256))
# What planning adds, so that the guess is seldom too low.
SAFETY = 1.35
# The roles and borders that a server puts around messages.
FRAME = 64


def guessed_tokens(text: str) -> int:
    """Give the tokens that a text may take, as likely too many as too few."""
    wide = 0
    if not text.isascii():
        wide = len(_WIDE.findall(text))
        text = _WIDE.sub(" ", text) if wide else text
    raw = text.encode(errors="replace")
    words = raw.translate(_ONLY_WORDS).split()
    longer = [length for length in map(len, words) if length > LETTERS_A_TOKEN]
    numbers = sum([-(-len(run) // 3) for run in raw.translate(_ONLY_NUMBERS).split()])
    marks = len(raw) - len(raw.translate(None, _MARKS))
    return wide + len(words) - len(longer) + int(sum(longer) / LETTERS_A_TOKEN) + numbers + marks


# The smallest context that a server has by default; and the share of a guess below which no honest count was measured.
LEAST_CONTEXT, LEAST_SHARE = 2048, 0.6
# A server that tells so few tokens for so long a text does not count at all.
FEWEST_TOLD = 64


def was_cut(guess: int, told: int | None) -> bool:
    """Tell whether a server read a part of the prompt only, by the tokens that it tells: some cut it off in silence."""
    return told is not None and guess > LEAST_CONTEXT and FEWEST_TOLD < told < LEAST_SHARE * guess


def planned_tokens(guess: int, ratio: float = 1.0) -> int:
    """Give the tokens to reserve for a guess: nearly always enough. `ratio` is what a model's server taught us.

    However few tokens a server told before, half of what is reserved without its word is the least.
    """
    return int(guess * SAFETY * max(ratio, 0.5)) + FRAME

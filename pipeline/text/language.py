"""Tell whether a text is English. Takes text; gives yes or no by its commonest words."""

from __future__ import annotations

from functools import lru_cache

from pipeline.text.parting import runs_of

_words = runs_of(r"^\W\d_")
_ENGLISH = frozenset(
    """the of and to in a is was were with for that by are as on not be had has have this from at an or which after no
    than it their they who you your can may we all been but also more between during one its people patients treatment
    study did does do should will would could about if when how what these those she he her his some any several many most
    other such into over out up only both each while because there where here very more less then them were being my us until
    against within without through before after again""".split()  # noqa: SIM905
)
# Small words of the other languages that papers are written in most; none of them is an English word.
_OTHER = frozenset(
    """de la el los las que en del una por con para se su da dos das em uma um não pela pelo ao os und der das den mit von
    ist für nicht wurde bei ein eine zu et les des dans pour est une par sur aux di il della dei nel nella che gli è een
    het van voor met zijn och att som av är med og til ve bir ile için w na się jest nie dla""".split()  # noqa: SIM905
)
_LEAST_SHARE = 0.12
_SHORT, _BRIEF = 8, 30


# A paper is asked again with each summary of it.
@lru_cache(maxsize=8)
def looks_english(text: str) -> bool:
    """Tell whether enough of a text's words are everyday English ones; a few words alone need just Latin letters.

    “a”, “as”, “no” and “do” are words of other languages too, so English words must also outnumber the others' own.
    A brief text, a sentence or two, may have a single one.
    """
    words = _words(text[:20_000].lower())
    if not words:
        return False
    english, other = sum(map(_ENGLISH.__contains__, words)), sum(map(_OTHER.__contains__, words))
    if len(words) < _BRIEF:
        latin = len([word for word in words if word.isascii()]) > 0.6 * len(words)
        return latin and english >= 2 * other and (english > 0 or len(words) < _SHORT)
    return english >= _LEAST_SHARE * len(words) and english > other

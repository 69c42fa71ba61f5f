"""Let Python look for garbage less often. Takes nothing; what is loaded once, lexicons and patterns, is looked through less.

A check makes some ten thousand small records and hardly a ring of them; Python's collector, set for small programs, looks
through all that is loaded again and again. In turns with it set so, a document is checked in 0.8 to 0.95 of the time; a
draft is written in as much time as before, and memory stays where it was.
"""

from __future__ import annotations

import gc

# New objects before the youngest are looked through, and how many such looks before the older ones are: Python's own are 700 and 10.
_YOUNG, _OLDER = 20_000, 20


def settle() -> None:
    """Set this process to look for garbage as seldom as suits work on many documents."""
    gc.set_threshold(_YOUNG, _OLDER, _OLDER)

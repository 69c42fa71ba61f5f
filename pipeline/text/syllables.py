"""Count syllables offline. Takes an English word; gives how many vowel groups are heard."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT_E = re.compile(r"[^aeiouyl]e(?:s|d)?$|[aeiou]le$|[^aeiouytd]ed$")
_SPLIT = re.compile(r"i[aou](?!n$|us$)|[aeiou]ing$|eo(?!u)|ua(?!l$)|io(?!n)|ea(?=t(?:e|ion))|ie(?=t)|ya|creat|react")
_JOINED = re.compile(r"[ct]ia|[cst]io|[gq]u[aeio]|cious|tious|geous")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Count the syllables of a word; at least one."""
    lower = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    count = len(_GROUPS.findall(lower))
    if (
        len(lower) > 3
        and _SILENT_E.search(lower)
        and not re.search(r"[td]ed$|[^aeiou]les?$|[csxz]es$|[cs]hes$|ges$", lower)
    ):
        count -= 1
    count += len(_SPLIT.findall(lower)) - len(_JOINED.findall(lower)) * bool(_SPLIT.search(lower))
    return max(1, count)

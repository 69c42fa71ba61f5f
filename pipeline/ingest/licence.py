"""Give a licence its normal form. Takes an address or a sentence; gives “CC BY 4.0”, or the words as they stand."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by(?:-[a-z]+)*)/(?P<version>\d\.\d)|publicdomain/(?P<public>zero|mark)(?:/(?P<pv>\d\.\d))?)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\bCC[ -]?(?P<kind>BY(?:[ -](?:NC|ND|SA))*|0)\b(?:[ -]*(?:v(?:ersion)?\.? ?)?(?P<version>\d\.\d))?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"creative\s?commons\s(?P<words>(?:attribution|non-?commercial|no-?deriv\w*|share-?alike|[\s–—-])+)(?P<rest>.{0,60})",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b([1-4]\.0)\b")
_LONGEST = 240


def normal_licence(told: str | None) -> str | None:
    """Give Creative Commons licences their short name with the version where it is told; other words as they are."""
    if not told or not told.strip():
        return None
    text = " ".join(told.split())
    for pattern, name in ((_ADDRESS, _address), (_SHORT, _short), (_WORDS, _spelled)):
        match = pattern.search(text)
        if match:
            return name(match)
    if re.search(r"\bpublic domain\b", text, re.IGNORECASE):
        return "public domain"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _address(match: re.Match[str]) -> str:
    if match.group("kind"):
        return f"CC {match.group('kind').upper()} {match.group('version')}"
    return f"CC0 {match.group('pv') or '1.0'}" if match.group("public").lower() == "zero" else "public domain"


def _short(match: re.Match[str]) -> str:
    kind = match.group("kind").upper().replace(" ", "-")
    later = _VERSION.search(match.string[match.end() : match.end() + 40])
    version = match.group("version") or (later.group(1) if later else "")
    return f"{'CC0' if kind == '0' else f'CC {kind}'} {version}".strip()


def _spelled(match: re.Match[str]) -> str:
    words = re.sub(r"[\s–—-]", "", match.group("words").lower())
    parts = ["BY"] + [
        short for long, short in (("noncommercial", "NC"), ("noderiv", "ND"), ("sharealike", "SA")) if long in words
    ]
    version = _VERSION.search(match.group("rest"))
    return " ".join(filter(None, ("CC", "-".join(parts), version.group(1) if version else "")))

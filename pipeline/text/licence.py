"""Read a licence. Takes its name, address or words; tells what it lets an editor do with the sentences."""

from __future__ import annotations

import re

_REUSE = re.compile(r"^(?:cc[ -]?by(?:[ -]sa)?(?:[ -]?\d.*)?|cc[ -]?0.*|public domain.*)$", re.IGNORECASE)
_REUSE_URL = re.compile(r"creativecommons\.org/(?:licenses/by(?:-sa)?/|publicdomain/)", re.IGNORECASE)
_REUSE_WORDS = re.compile(
    r"creative commons attribution(?:[- ]share[- ]?alike)?(?: \(CC BY(?:-SA)?\))?"
    r"(?: \d|$| licen[cs]e| international)",
    re.IGNORECASE,
)


def may_reuse(licence: str | None) -> bool:
    """Tell whether a licence lets the paper's sentences be published: CC BY, CC BY-SA, CC0, public domain."""
    licence = (licence or "").strip()
    return any(pattern.search(licence) for pattern in (_REUSE, _REUSE_URL, _REUSE_WORDS))


_PARTS = re.compile(r"^CC BY(?P<parts>(?:-(?:NC|ND|SA))*)\b", re.IGNORECASE)
_TERMS = {"NC": "no commercial use", "ND": "no changes", "SA": "under the same licence"}
_FREE = re.compile(r"^(?:CC0\b|public domain)", re.IGNORECASE)


def reuse_terms(licence: str | None) -> str:
    """Give in a few words what a licence in its normal form lets an editor reuse; what is not known has to be asked."""
    licence = (licence or "").strip()
    if _FREE.match(licence):
        return "free"
    match = _PARTS.match(licence)
    if not match:
        return "not known: ask"
    parts = [part for part in ("SA", "ND", "NC") if part in match.group("parts").upper().split("-")]
    return ", ".join(["with credit", *(_TERMS[part] for part in parts)])

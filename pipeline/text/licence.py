"""Read a licence. Takes its name, address or words; tells whether it lets sentences be published again."""

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

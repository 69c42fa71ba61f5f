"""Make a text fit to be kept, and know it again. Takes text; gives text, or its digest."""

from __future__ import annotations

import hashlib


def digest_of(text: str) -> str:
    """Give the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def revision_digest(paper: str, summary: str, report: str, plain: str | None) -> str:
    """Give the digest of a revision: of its paper's digest and the forms of its summary, its report and its second level."""
    return digest_of("\n".join([paper, summary, report, *([plain] if plain is not None else [])]))


def storable(text: str) -> str:
    """Give a text that every database can keep: no NUL, which PostgreSQL refuses, and no half characters."""
    return text.replace("\x00", "�").encode(errors="replace").decode()

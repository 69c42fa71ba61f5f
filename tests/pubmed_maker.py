"""Invented PubMed exports for tests."""

from __future__ import annotations

from itertools import pairwise

PROSE = "Twelve invented patients with invented fever took the invented tablets every day for six weeks."
ABSTRACT = (
    f"<Abstract><AbstractText>{PROSE} Their fever went away in ten, and two had a rash.</AbstractText></Abstract>"
)


def record(  # noqa: PLR0913 - each part of a record is its own argument
    abstract: str = ABSTRACT,
    *,
    pmid: int = 1,
    title: str = "Invented tablets for invented fever.",
    article: str = "",
    types: str = '<PublicationType UI="D016428">Journal Article</PublicationType>',
    citation: str = "",
    after: str = "",
) -> str:
    """Give one PubmedArticle; `article` stands inside Article, `citation` inside MedlineCitation."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article><Journal><JournalIssue>'
        "<PubDate><MedlineDate>2019 Nov-Dec</MedlineDate></PubDate></JournalIssue><Title>Invented Journal</Title></Journal>"
        f"<ArticleTitle>{title}</ArticleTitle>{abstract}<Language>eng</Language>{article}"
        f"<PublicationTypeList>{types}</PublicationTypeList></Article>{citation}</MedlineCitation>"
        f"<PubmedData>{after}</PubmedData></PubmedArticle>"
    )


def file(*records: str) -> bytes:
    """Give a PubMed export of the records."""
    return f'<?xml version="1.0"?><PubmedArticleSet>{"".join(records)}</PubmedArticleSet>'.encode()


class Blocks:
    """A stream that gives its bytes in blocks that end where told."""

    def __init__(self, data: bytes, ends: list[int]) -> None:
        bounds = [0, *sorted({end for end in ends if end < len(data)}), len(data)]
        self._blocks = [data[a:b] for a, b in pairwise(bounds)]

    def read(self, _size: int, /) -> bytes:
        return self._blocks.pop(0) if self._blocks else b""

"""Build small JATS articles for tests: `jats(body=…, front=…)` gives bytes, `read_one` the Document."""

from __future__ import annotations

from pipeline.ingest.assemble import assemble
from pipeline.ingest.jats import read_jats
from pipeline.ingest.parts import Document
from pipeline.records import Paper

PROSE = "Twelve invented patients with invented fever took the invented tablets every day for six weeks."
ABSTRACT = f"<abstract><p>{PROSE} Their fever went away in ten of twelve, and two had a mild rash.</p></abstract>"


def jats(  # noqa: PLR0913 - each part of an article is its own argument
    *,
    body: str = "",
    front: str = ABSTRACT,
    back: str = "",
    title: str = "Invented tablets for invented fever",
    attributes: str = 'article-type="research-article" xml:lang="en"',
    after: str = "",
    ids: str = '<article-id pub-id-type="doi">10.5555/jats.1</article-id>',
) -> bytes:
    """Give an article; `front` stands in article-meta behind the title, `after` behind the back matter."""
    return (
        f'<article {attributes} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML">'
        "<front><journal-meta><journal-title-group><journal-title>Invented Journal</journal-title></journal-title-group>"
        f"</journal-meta><article-meta>{ids}<title-group><article-title>{title}</article-title></title-group>{front}"
        f"</article-meta></front><body>{body}</body><back>{back}</back>{after}</article>"
    ).encode()


def read_one(data: bytes) -> Document:
    """Read an article that is alone in its file."""
    (document,) = read_jats(data)
    return document


def paper(data: bytes) -> Paper:
    """Read an article and number its sentences."""
    return assemble(read_one(data), digest="0" * 64, name="made.xml")


def texts(document: Document, kind: str) -> list[str]:
    """Give the texts of a document's blocks of one kind."""
    return [block.text for block in document.blocks if block.kind == kind]


def paragraph(inner: str) -> str:
    """Read one paragraph of body text."""
    (text,) = texts(read_one(jats(body=f"<sec><title>Results</title><p>{inner}</p></sec>")), "results")
    return text

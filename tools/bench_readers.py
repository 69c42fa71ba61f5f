"""Measure the XML readers: records a second and peak memory, on generated records and on real ones where given.

Run as `make bench-readers`, or `python tools/bench_readers.py [--records N] [--real FOLDER]`. Every figure is processor
time of one core; each run has a process of its own, so that its peak memory is its own. “reader” gives Documents;
“paper” numbers their sentences and gathers the study facts as well; “parse” is the XML parser alone, the yardstick by
which figures of two machines, or of a busy one, can be compared.
"""

from __future__ import annotations

import argparse
import gzip
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from pipeline.errors import SourceError
from pipeline.ingest.assemble import assemble
from pipeline.ingest.jats import read_jats
from pipeline.ingest.parts import Document
from pipeline.ingest.pubmed import iter_pubmed
from pipeline.ingest.xmlsafe import SAFE

TARGETS = {"pubmed": 4_000, "jats": 300}
_SENTENCES = (
    "We enrolled {n} adults with invented fever at three invented clinics between 2019 and 2021.",
    "The primary outcome was the score on the invented scale (range 0 to 100) after 12 weeks (p < 0.05).",
    "There was no statistically significant difference between the groups (mean difference 1.3; 95% CI -0.4 to 3.0).",
    "Adverse events were recorded in 14% of participants, e.g. headache, and no serious harm was seen.",
    "Further studies are needed before the treatment can be advised.",
)


def words(number: int, count: int = 5) -> str:
    """Give a paragraph of invented sentences."""
    return " ".join(_SENTENCES[(number + i) % len(_SENTENCES)].format(n=100 + number % 900) for i in range(count))


def pubmed_record(number: int) -> str:
    """Give one invented PubMed record of about 5 kB, the size of a daily update's."""
    labels = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
    parts = "".join(
        f'<AbstractText Label="{name}" NlmCategory="{name}">{words(number + i, 3).replace("<", "&lt;")}</AbstractText>'
        for i, name in enumerate(labels)
    )
    people = "".join(
        f'<Author ValidYN="Y"><LastName>Doe{i}</LastName><ForeName>Jo</ForeName><Initials>J</Initials>'
        f"<AffiliationInfo><Affiliation>Institute of Invention {i}, Invented City</Affiliation></AffiliationInfo></Author>"
        for i in range(6)
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D{i:06}" MajorTopicYN="N">Term {i}</DescriptorName></MeshHeading>'
        for i in range(12)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{number}</PMID>'
        f"<Article><Journal><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue><Title>Invented J</Title>"
        f"</Journal><ArticleTitle>An invented trial, number {number}.</ArticleTitle><Abstract>{parts}</Abstract>"
        f"<AuthorList>{people}</AuthorList><Language>eng</Language><PublicationTypeList>"
        '<PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList></Article>'
        f"<MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation><PubmedData>"
        f'<PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">{number}</ArticleId>'
        f'<ArticleId IdType="doi">10.5555/b.{number}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>'
    )


def pubmed_file(records: int) -> bytes:
    """Give a gzipped PubMed file of invented records, packed one by one so that making it takes no memory."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=1) as packed:
        packed.write(b'<?xml version="1.0"?><PubmedArticleSet>')
        for number in range(1, records + 1):
            packed.write(pubmed_record(number).encode())
        packed.write(b"</PubmedArticleSet>")
    return target.getvalue()


def jats_article(number: int) -> bytes:
    """Give one invented JATS article of about 75 kB, the median of PubMed Central's."""
    cite = '<xref ref-type="bibr" rid="r1">1</xref>'

    def paragraph(i: int) -> str:
        text = words(number + i, 6).replace("<", "&lt;")
        return f"<p>{text} This was seen before [{cite}] in <italic>E. inventa</italic> at 10<sup>6</sup> cells.</p>"

    sections = "".join(
        f'<sec sec-type="{kind}"><title>{title}</title>{"".join(paragraph(i) for i in range(24))}</sec>'
        for kind, title in (
            ("intro", "Introduction"), ("methods", "Methods"), ("results", "Results"), ("discussion", "Discussion"),
        )
    )  # fmt: skip
    refs = "".join(
        f'<ref id="r{i}"><element-citation><name><surname>Doe</surname><given-names>J</given-names></name>'
        f"<article-title>Invented work {i}</article-title><source>Invented J</source><year>2015</year></element-citation></ref>"
        for i in range(40)
    )
    return (
        f'<article article-type="research-article" xml:lang="en"><front><journal-meta><journal-title>Invented J</journal-title>'
        f'</journal-meta><article-meta><article-id pub-id-type="doi">10.5555/j.{number}</article-id><title-group>'
        f"<article-title>Invented article {number}</article-title></title-group><abstract><p>{words(number).replace('<', '&lt;')}</p>"
        f"</abstract></article-meta></front><body>{sections}</body><back><ref-list>{refs}</ref-list></back></article>"
    ).encode()


def _sources(
    kind: str, records: int, real: Path | None
) -> tuple[Callable[[bytes], Iterator[Document | SourceError]], list[bytes]]:
    if kind == "pubmed":
        files = sorted((real / "pubmed_xml").rglob("*.xml.gz")) if real else []
        return iter_pubmed, [f.read_bytes() for f in files] * 12 if real else [pubmed_file(records)]
    files = sorted((real / "jats").rglob("*.xml")) if real else []
    data = [f.read_bytes() for f in files] if real else [jats_article(i) for i in range(max(records // 60, 30))]
    return lambda one: iter(read_jats(one)), data


def measure(kind: str, level: str, records: int, real: Path | None) -> str:
    """Read everything once; give a line of figures."""
    read, sources = _sources(kind, records, real)
    read = _parse if level == "parse" else read
    size = sum(map(len, sources))
    start, count = time.process_time(), 0
    for data in sources:
        for document in read(data):
            count += 1
            if level == "paper" and isinstance(document, Document):
                _try_to_assemble(document)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    target = f"   (target {TARGETS[kind]:,})" if level == "reader" else ""
    where = "real" if real else "generated"
    return (
        f"{kind:7} {level:7} {where:10} {count:7,} records {size / 1e6:7.1f} MB in   {count / spent:8,.0f} a second"
        f"   peak {peak:4} MB{target}"
    )


def _parse(data: bytes) -> Iterator[Document | SourceError]:
    """Parse alone, record by record; the Documents are empty."""
    names = ("PubmedArticle", "article")
    stream = io.BytesIO(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)
    for _, element in etree.iterparse(stream, tag=names, **SAFE):
        yield Document(kind="text", title="")
        element.clear()


def _try_to_assemble(document: Document) -> None:
    try:
        assemble(document, digest="0" * 64, name="bench")
    except SourceError:
        return


def main() -> None:
    """Measure each kind and level in a process of its own."""
    parser = argparse.ArgumentParser(description="Measure the XML readers.")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--real", type=Path, help="a folder with jats/ and pubmed_xml/")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "LEVEL"), help=argparse.SUPPRESS)
    told = parser.parse_args()
    real = told.real if told.real and told.real.is_dir() else None
    if told.one:
        print(measure(told.one[0], told.one[1], told.records, real), flush=True)
        return
    if told.real and not real:
        print(f"{told.real} is no folder: real papers are left out")
    for place in [None, real] if real else [None]:
        for kind in ("pubmed", "jats"):
            for level in ("parse", "reader", "paper"):
                count = told.records if level != "paper" else max(told.records // 20, 100)
                order = [sys.executable, __file__, "--one", kind, level, "--records", str(count)]
                subprocess.run([*order, "--real", str(place)] if place else order, check=True)  # noqa: S603 - this very file


if __name__ == "__main__":
    main()

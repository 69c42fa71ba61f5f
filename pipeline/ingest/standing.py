"""Tell where a paper stands in the record. Takes a reader's signals; gives a Status, unknown where nothing tells."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.records import Status

_TITLE = (
    (re.compile(r"^\W*(?:retracted|withdrawn|removed)(?: article| paper|)\s*[:.\])–—-]", re.IGNORECASE), "retracted"),
    (re.compile(r"^\W*retracted article\b", re.IGNORECASE), "retracted"),
    (re.compile(r"\[(?:retracted|withdrawn)\]|\((?:retracted|withdrawn)(?: article)?\)", re.IGNORECASE), "retracted"),
)
_MARKS = ("retracted", "withdrawn", "removed")
# “Correction of scoliosis” and “Withdrawal of aspirin” are studies: a notice names itself and then the paper.
_NOTICE = re.compile(
    r"^\W*(?:(?:notice of |statement of )?retraction(?: note| notice| statement)?\s*(?:[:.–—-]|to\b|for\b|notice\b|of(?: the)? (?:article|paper|publication|[“\"‘'])|$)|"
    r"(?:publisher['’]?s? |author['’]?s? )?correction(?: notice)?\s*(?:[:.–—-]|to\b|$)|(?:publisher |author )correction\b|"
    r"(?:corrigendum|erratum|errata|addendum)\b|(?:editorial )?expression of (?:editorial )?concern\b|"
    r"(?:withdrawal|removal) notice\b|withdrawal\s*:|statement of retraction\b)",
    re.IGNORECASE,
)
# Names that no study bears, however long the notice is.
_NOTICE_FOR_SURE = re.compile(
    r"^\W*(?:(corrigendum|erratum)\W+(?=\1\b))?(?:(?:corrigendum|erratum)(?: to| for)?\s*[:“\"‘'(]|(?:corrigendum|erratum) to\b|(?:author|publisher) correction\s*:|retraction (?:note|notice)\b|(?:correction\W+correction|retraction\W+retraction)\W*[:“\"‘]|"
    r"(?:editorial )?expression of (?:editorial )?concern\s*(?:[:–—-]|regarding|about|on\b))",
    re.IGNORECASE,
)
_PREPRINTS = re.compile(
    r"\b(?:biorxiv|medrxiv|research square|preprints?(?:\.org)?|ssrn|arxiv|chemrxiv|psyarxiv|osf preprints|authorea|"
    r"f1000research preprint|this (?:article|paper|work) is a preprint)\b",
    re.IGNORECASE,
)
# What preprint servers print on the page itself.
_UNREVIEWED = re.compile(
    r"\bnot certified by peer[- ]review\b|\bthis version posted\b|"
    r"\bthis (?:preprint|paper|article|manuscript|work) has not (?:yet )?been peer[- ]reviewed\b",
    re.IGNORECASE,
)
# 10.1101 is Cold Spring Harbor's: its preprints bear a date or six digits, its journals a name (10.1101/gr.…).
_PREPRINT_DOI = re.compile(
    r"^10\.(?:1101/(?:\d{4}\.\d{2}\.\d{2}\.\d{6,}|\d{6}(?:v\d+)?$)|64898/|21203/rs\.|20944/preprints|2139/ssrn|26434/chemrxiv|31234/|31219/|31222/|"
    r"48550/arxiv|22541/au\.|2196/preprints|7287/peerj\.preprints)",
    re.IGNORECASE,
)
_RELATED = {
    "retraction-forward": "retracted", "retracted-by": "retracted", "retraction": "retracted",
    "object-of-concern": "concern", "concern-forward": "concern", "expression-of-concern": "concern",
    "correction-forward": "corrected", "correction": "corrected", "corrected-by": "corrected", "erratum": "corrected",
}  # fmt: skip


def title_status(title: str) -> Status | None:
    """Tell a retraction from the mark that publishers put before or behind a title; None without one."""
    lowered = title.lower()
    if not any(word in lowered for word in _MARKS):  # nearly all
        return None
    return next((Status(value="retracted", said_by="title") for p, _ in _TITLE if p.search(title)), None)


def is_notice_title(title: str) -> bool:
    """Tell whether a title is that of a notice about another paper."""
    return bool(_NOTICE.match(title)) and title_status(title) is None


def is_surely_a_notice(title: str) -> bool:
    """Tell whether a title can only be a notice's: “Corrigendum to “…””, “Expression of concern: …”."""
    return bool(_NOTICE_FOR_SURE.match(title)) and title_status(title) is None


def is_preprint(doi: str | None, *places: str | None) -> bool:
    """Tell a preprint by its DOI's registrant or the name of the server it stands on."""
    return bool((doi and _PREPRINT_DOI.match(doi)) or any(place and _PREPRINTS.search(place) for place in places))


def says_preprint(text: str) -> bool:
    """Tell a preprint by the words that a preprint server prints on its pages."""
    return bool(_UNREVIEWED.search(text))


def jats_status(
    article: etree._Element, meta: etree._Element | None, title: str, journal: str | None = None
) -> Status:
    """Read article type, related articles, title and journal of a JATS article."""
    kind = (article.get("article-type") or "").lower()
    if kind in {"retracted-article", "retracted"}:
        return Status(value="retracted", said_by=f"article-type {kind}")
    said = title_status(title)
    if said:
        return said
    found: dict[str, Status] = {}
    for related in meta.iterchildren("{*}related-article") if meta is not None else ():
        name = (related.get("related-article-type") or "").lower()
        if name in _RELATED and kind not in {"retraction", "correction"}:
            value = _RELATED[name]
            found[value] = Status.model_validate({"value": value, "said_by": f"related-article {name}"})
    for value in ("retracted", "concern", "corrected"):
        if value in found:
            return found[value]
    doi = next(
        (
            "".join(map(str, e.itertext()))
            for e in (meta.iterchildren("{*}article-id") if meta is not None else ())
            if e.get("pub-id-type") == "doi"
        ),
        None,
    )
    if kind == "preprint" or is_preprint(doi, journal):
        return Status(value="preprint", said_by="article-type preprint" if kind == "preprint" else "journal or DOI")
    return Status()

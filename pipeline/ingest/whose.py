"""Tell whose finding a passage tells. Takes sections; gives them with cited work's passages marked.

“In the literature, 2 of the cases developed plaque psoriasis” tells of other people's patients, and so does the
sentence after it (“Family history was positive in all patients”) until the text comes back to its own study. What a
review says of studies is its own: they are its material.
"""

from __future__ import annotations

import re

from pipeline.records import Passage, Section, Whose
from pipeline.text.quick import quick

_CITATION = re.compile(
    r"\[\d{1,3}(?:\s?[,–−-]\s?\d{1,3})*\]|\((?:[A-Z][\w’'-]+(?: et al\.?| and [A-Z][\w’'-]+| & [A-Z][\w’'-]+)?,? (?:19|20)\d\d[a-z]?(?:; )?)+\)|"
    r"\b[A-Z][\w’'-]+ (?:et al|and colleagues|and co-?workers|and associates)\b|\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)(?=[.,;]|$)"
)
_OTHERS = quick(
    r"\b(?:in|from|to|per) the (?:medical |published |english |existing |current )?literature\b|^in literature\b|\bliterature (?:review|search)\b|"
    r"\b(?:previous|prior|earlier|other|several|many|some|most|recent|similar|few|two|three|four) (?:published )?(?:studies|reports|authors|"
    r"trials|investigators|researchers|case reports|works?|reviews|meta-analyses)\b|(?<!\bin )\b(?:previous|prior|earlier|other|several|many|recent|similar) (?:published )?(?:cases|groups)\b|\b(?:previously|have|has) been (?:previously )?(?:reported|described|shown|documented|published|demonstrated)\b|"
    r"\b(?:it (?:is|has been)) (?:well[- ])?(?:known|reported|shown|established)\b|\bothers have\b|\b(?:a|one|another|the) (?:recent |previous |large |earlier |similar |retrospective |prospective )*"
    r"(?:study|report|trial|review|meta-analysis|survey) (?:by|of|from|in|on|reported|showed|found|conducted)\b|\bthose (?:cases|patients|studies)\b|\bin (?:a|another|one) (?:\w+ )?study\b|"
    r"\breported (?:that|a|an|in|by|cases)\b|\bet al\b",
    re.IGNORECASE,
)
_OWN = quick(
    r"\b(?:our|we|us)\b|\b(?:in )?(?:the present|the current|this|present|current) (?:study|case|patient|report|trial|series|work|analysis|review|"
    r"cohort|investigation|paper|article|survey|experiment|meta-analysis|research|sample)\b|\b(?:fig(?:ure)?s?|tables?)\.? ?\d|\bherein?\b|"
    r"\bthe patient\b|\bthis (?:woman|man|child|boy|girl)\b",
    re.IGNORECASE,
)
# A sentence right after a cited one that speaks of patients in the same breath.
_GOES_ON = re.compile(
    r"^(?:family history|one (?:of (?:the|these|those) )?(?:patients?|cases?|study|other|of them)|another|(?:all|both|most|some|none|half|two|three|four|five|six|\d+) (?:of (?:the|these|those|them) ?)?(?:patients?|cases|studies|participants)?|"
    r"the (?:authors|researchers|investigators|study|other|mean|median|most|remaining)|they|these (?:patients|cases|studies|authors|findings|results)|"
    r"those|in (?:that|those|these|all|both) (?:study|studies|cases|patients|reports?)|he|she|it was|similarly|likewise|moreover|furthermore|also)\b|"
    r"\bin (?:all|both|most|some) (?:of (?:the|these|those) )?(?:patients|cases|studies)\b",
    re.IGNORECASE,
)
_CITED_ROW = re.compile(
    r"[^:;]{0,80}?(?:\bet al\b|\[\d{1,3}(?:\s?[,–−-]\s?\d{1,3})*\])|[A-Z][\w’'-]+(?:,| \()? ?(?:19|20)\d\d[a-z]?\b"
)
_ALWAYS_OWN = {
    "abstract",
    "methods",
    "results",
    "case",
    "conclusions",
    "limitations",
    "title",
    "funding",
    "conflicts",
}


# “A case report and review of the literature” reports a case.
_REVIEW = quick(
    r"\b(?:systematic|narrative|scoping|integrative|umbrella|rapid|critical|comprehensive|mini|state[- ]of[- ]the[- ]art|literature|cochrane)[- ](?:[\w-]+ )?reviews?\b|"
    r"\bmeta[- ]?anal\w+|\ban? (?:\w+ )?(?:re|over)view\b|\breview (?:article|of (?!charts?\b|records?\b|patients?\b|cases?\b|medical records))|(?<=[:.–—-] )review\b|\breview$|^(?:systematic )?reviews?$",
    re.IGNORECASE,
)
_CASE = quick(r"\bcases?\b|\bprotocol\b|\btrial$|\b(?:chart|record|retrospective) review\b", re.IGNORECASE)


def tells_of_studies(title: str, types: tuple[str, ...] = ()) -> bool:
    """Tell a review by its title or by what its source calls it: other people's studies are what it is about."""
    return any(_REVIEW.search(one) for one in types) or bool(_REVIEW.search(title) and not _CASE.search(title))


def mark_whose(sections: tuple[Section, ...], *, review: bool = False) -> tuple[Section, ...]:
    """Mark passages of introduction, discussion and unnamed sections that tell of cited work; of a `review` its references alone."""
    return tuple(
        _mark_section(section) if section.kind == "references" or not review else section for section in sections
    )


def _mark_section(section: Section) -> Section:
    if section.kind == "references":
        passages = [p.model_copy(update={"whose": "cited"}) for p in section.passages]
        return section.model_copy(update={"passages": tuple(passages)})
    if section.kind in _ALWAYS_OWN:
        return section.model_copy(update={"passages": tuple(map(_own_section, section.passages))})
    if section.kind == "tables":
        return section.model_copy(update={"passages": tuple(map(_row, section.passages))})
    marked: list[Passage] = []
    before: Whose = "study"
    for passage in section.passages:
        before = _whose(passage.text, before)
        marked.append(passage.model_copy(update={"whose": before}) if before != passage.whose else passage)
    return section.model_copy(update={"passages": tuple(marked)})


def _row(passage: Passage) -> Passage:
    """Mark a row of other people's work: its first words name authors or carry a citation. “(9)” in a cell cites nobody."""
    return passage.model_copy(update={"whose": "cited"}) if _CITED_ROW.match(passage.text) else passage


def _own_section(passage: Passage) -> Passage:
    """Mark what even a results or case section says about others: it must cite them and not itself."""
    cited = _CITATION.search(passage.text) and _OTHERS.search(passage.text) and not _OWN.search(passage.text)
    return (
        passage.model_copy(update={"whose": "cited"})
        if cited and passage.kind in {"conclusions", "case", "abstract"}
        else passage
    )


def _whose(text: str, before: Whose) -> Whose:
    cites = _CITATION.search(text)
    if _OWN.search(text):
        # What tells of its own study is its own, unless it cites others and speaks of them too.
        return "cited" if cites and _OTHERS.search(text) else "study"
    if cites or _OTHERS.search(text):
        return "cited"
    return "cited" if before == "cited" and _GOES_ON.search(text) else "study"

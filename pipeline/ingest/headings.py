"""Know a paper's headings. Takes a line or a heading; gives the kind of section it opens."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.records import SectionKind

# “3.”, “2.1 ”, “IV. ”, “(a) ”, “■ ”, “| ” before a heading.
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|\([a-z\d]\))\s*[|:.]?\s+|[■●|▪•]\s*)")
_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("references", r"references?|bibliography|literature cited|works cited|reference list|cited literature"),
    ("limitations", r".*\blimitations?\b.*|weaknesses|caveats"),
    (
        "conflicts",
        r".*\b(?:conflicts? of interests?|competing (?:financial )?interests?|disclosures?|declaration of interests?)\b.*",
    ),
    (
        "funding",
        (r"(?:financial )?(?:disclosure|support)(?: and .*)?|funding.*|.*\bfunding\b.*|grant(?:s| support| information)?"
        r"|role of the funding source|source of (?:support|funding)|financial support.*"),
    ),
    (
        "other",
        (r"acknowledge?ments?.*|author(?:s['’]?|['’]s)? (?:contributions?|information|details|summary|note)|"
        r"data (?:availability|sharing).*|availability of .*|"
        r"abbreviations?.*|ethic.*|consent.*|informed consent.*|patient consent.*|supplementa(?:ry|l).*|"
        r"supporting information|additional (?:files?|information).*|electronic supplementary.*|"
        r"appendix.*|keywords?|key ?words.*|publisher['’]?s note|open access|correspondence|provenance.*|orcid.*|"
        r"article information|notes|footnotes?|contributors?|contributions|strengths|highlights|key points?|"
        r"what (?:is|this|was) .*(?:known|adds?|new).*|trial registration.*|registration|peer review.*|"
        r"(?:author )?affiliations?|about the authors?|how to cite.*|rights and permissions|data statement|"
        r"declarations?|disclaimers?|transparency.*|copyright.*|licen[cs]e.*|declaration of .*|"
        r"plain[- ]language summary|lay summary|patient summary|in context|research in context|"
        r"graphical abstract|teaching points|learning points?|key messages?|take[- ]home (?:message|points?)|"
        r"patient(?:['’]?s)? perspective|statement of ethics|institutional review board.*"),
    ),
    (
        "conclusions",
        (r"(?:summary and |discussion and )?conclusions?(?: and .*|s?/.*)?|concluding remarks|in conclusion|"
        r"interpretation|implications.*|summary and conclusions?|clinical (?:significance|implications|relevance)|"
        r"conclusions?,? .{0,60}|authors['’] conclusions?|meaning"),
    ),
    ("abstract", r"abstract|summary|structured abstract|synopsis|abstract .{0,20}|executive summary|editor's summary"),
    (
        "case",
        (r"(?:the |our |index |illustrative )?(?:clinical )?cases?(?: ?(?:presentation|report|description|history|details|study|"
        r"summary|summaries|series|illustration|discussion)s?)?(?: ?(?:no\.? ?)?\d+)?(?: ?[:.-].{0,60})?|"
        r"(?:patient|case)s?(?: ?\d+| information| history| presentation| description| characteristics and history)|"
        r"presentation(?: of (?:the )?case)?s?|report of (?:a |the )?cases?|history of present illness|present illness|"
        r"(?:patient )?clinical (?:history|presentation|findings|course)|(?:past )?medical history|history|"
        r"diagnostic assessment|therapeutic intervention|follow[- ]up(?: and outcomes?)?|outcome and follow[- ]up|"
        r"timeline|investigations?|differential diagnosis|treatment|physical examination|hospital course|"
        r"clinical case|observation|patient and observation|chief complaints?|intervention and outcome|"
        r"case presentation and .{0,30}|laboratory (?:examinations?|findings)|imaging examinations?|final diagnosis|"
        r"multidisciplinary expert consultation|history of past illness|personal and family history"),
    ),
    (
        "results",
        (r"(?:main |primary |secondary |key |principal |overall )?(?:results?|findings?|outcomes?)(?: and discussion)?|"
        r"main outcomes? and (?:measures|results)|results? (?:of|from) .{0,60}|"
        r"data synthesis|evidence synthesis|observations"),
    ),
    (
        "methods",
        (r"(?:materials?|patients?|subjects?|participants?|methods?|design|study design|data sources?|experimental)"
        r"(?: ?(?:,|and|&|/) ?(?:methods?|materials?|subjects?|participants?|patients?|design|setting|procedures?|"
        r"analysis|study population|study design|measures|methodology|searches))*|"
        r"(?:online )?methods?(?:ology)?(?: ?/ ?design| and analysis| overview| section|: .{0,50})?|methodology.*|"
        r"experimental (?:procedures?|section|design|methods?)|"
        r"study (?:design|population|protocol|setting)(?: and .{0,40})?|statistical (?:analys[ei]s|methods?)|"
        r"search (?:strategy|methods?)|selection criteria|data (?:collection|extraction|analysis|sources)(?: and .{0,30})?|"
        r"eligibility criteria|inclusion (?:and exclusion )?criteria|interventions?|exposures?|measurements?|measures|"
        r"main outcome measures?|trial design|review methods?|setting(?:s)?(?: and .{0,30})?|participants|"
        r"design, setting,? and participants|evidence (?:acquisition|review)|sample size.*|randomi[sz]ation.*|"
        r"procedures?|outcome measures?|.{0,30}\bmethods"),
    ),
    (
        "introduction",
        (r"introduction(?: and .{0,40})?|background(?: and (?:objectives?|aims?|purpose|rationale))?|"
        r"(?:study )?(?:aims?|objectives?|purpose|rationale|hypothesis)(?: of (?:the|this) (?:study|review))?|"
        r"aims? and objectives?|context|importance|problem|the problem|question|overview|research question|"
        r"aims? and background|background/(?:aims?|objectives?)|objectives?/hypothesis"),
    ),
    ("discussion", r"(?:general |brief )?(?:discussion|comment|commentary)s?(?: and .{0,40}|: .{0,40})?|literature review"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _KINDS)
_SAFE_ALONE = re.compile(
    r"abstract|summary|introduction|background|methods?|materials? and methods?|patients? and methods?|methodology|results?|"
    r"findings|results and discussion|discussion|conclusions?|references|bibliography|acknowledge?ments?|limitations|"
    r"(?:clinical )?case (?:presentation|reports?|description|series|history|study)s?|case (?:no\.? ?)?\d{1,2}|patient \d{1,2}|"
    r"strengths and limitations|(?:study )?limitations(?: of (?:the|this|our) study)?|conclusions and .{0,30}|"
    r"discussion and conclusions?|literature review|funding(?: (?:sources?|statement|information))?|"
    r"conflicts? of interests?(?: statement| disclosures?)?|competing interests?|declaration of (?:competing )?interests?|"
    r"disclosures?|author contributions?|authors['’] contributions?|data availability(?: statement)?|"
    r"supplementary (?:material|data)|supporting information|abbreviations|ethics (?:approval|statement).{0,40}|"
    r"consent(?: for publication)?|keywords?|key words|study design|statistical analysis|participants|objectives?|aims?|"
    r"materials and methods|methods and materials|experimental procedures|patient consent|informed consent|"
    r"author disclosure.{0,20}|financial (?:support|disclosure).{0,30}|patient perspective|literature cited|declarations|"
    r"availability of data and materials?|additional files?|author details|authors['’] information|"
    r"concluding remarks|publisher['’]s note|interpretation|grant (?:information|support)|learning points?",
    re.IGNORECASE,
)


def bare(heading: str) -> str:
    """Give a heading without its number, bullet and closing colon or stop."""
    text = " ".join(heading.split())
    return _NUMBERING.sub("", text).rstrip(" :.—–-|").strip()


@lru_cache(maxsize=4_096)  # the same few labels head every abstract
def section_kind(heading: str, fallback: SectionKind = "other") -> SectionKind:
    """Tell what a section with this heading holds; `fallback` where the heading does not tell."""
    text = bare(heading)
    if not text or len(text) > 120:
        return fallback
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(text)), fallback)


def is_heading(line: str) -> bool:
    """Tell whether a line is surely a section heading by its words alone."""
    text = bare(line)
    if len(text) > 60 or not text[:1].isalpha():
        return False
    return bool(_SAFE_ALONE.fullmatch(text)) and (text[0].isupper() or text.isupper())

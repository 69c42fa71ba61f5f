"""Tell what has no place in a draft. Takes a sentence or a Paper; gives whether a reader could make nothing of it.

What points to a table, what becomes of the paper, who paid, who wrote and who agreed, what somebody said word for word: none
of it is what a study found.
"""

from __future__ import annotations

import re

from pipeline.records import Paper
from pipeline.text.quick import quick

# What becomes of the paper is no finding.
_NEWS_OF_THE_PAPER = quick(
    r"\bsupplementary (?:material|data|files?|information)\b|\bflow (?:diagram|chart)\b|\bthe following (?:table|figure)\b|\bonline version of\b"
    r"|\b(?:is|are|was|were) (?:also )?(?:discussed|reviewed here|described here|presented here|outlined)\b(?: in (?:this|the) (?:paper|article|report))?\.$"
    r"|\b(?:results|findings|data) will be (?:\w+ly )?(?:published|disseminated|submitted|presented|shared|reported)\b"
    r"|\bregistered (?:with|at|in|on|as)\b|\btrial registration\b|\bclinicaltrials\.gov\b|\b(?:NCT|IRCT|ISRCTN|ACTRN|ChiCTR|PACTR|UMIN|CRD42|EudraCT)[\w-]*\d|\b(?:SPSS|Stata|GraphPad|software)\b[^.]{0,60}\b(?:used|version)\b"
    r"|\busing (?:the )?(?:SPSS|SAS|Stata|GraphPad|R version)\b|^editorial note\b|\bthis article has been through\b|\bplease refer to\b|\breaders should refer to\b"
    r"|\bpreprint\b.*\b(?:doi|copyright|peer[- ]review\w*|version posted)\b|\bmade available under an? (?:\w+[- ])?(?:CC|licen[cs]e)",
    re.IGNORECASE,
)
# Who paid, who wrote, who agreed, and where the data lie.
_OF_THE_AUTHORS = quick(
    r"\b(?:the|final|this) (?:manuscript|typescript)\b|\ball (?:the )?authors\b|\b(?:corresponding|first|senior|last) author\b|\b(?:study|is|as|are) guarantors?\b|\b(?:read and )?approved the (?:final|submitted)\b"
    r"|\b(?:competing|conflicts? of|declaration of) interests?\b|\bnothing to (?:disclose|declare)\b|\backnowledge(?:s|d)? (?:the (?:support|help|assistance|contribution|financial)|financial|funding|support)"
    r"|\b(?:we|authors|researchers) (?:\w+ )?(?:(?:would|wish) (?:also )?(?:like )?to )?(?:thank|acknowledge|express (?:our|their) (?:gratitude|thanks))\b|\bgrateful (?:to|for)\b|\bthanks? to [A-Z]|\bin memory of\b"
    r"|\b(?:funded|sponsored|supported|financed) (?:in part |partly |fully |solely )?(?:by|through|under|from) (?:an? |the |research )?(?:\w+ )?(?:grants?|funds?|funding|national|ministry|university|institute|fellowship|award|european|medical research council|wellcome|nih\b)"
    r"|\bgrant (?:number|no\b|agreement|from)|\b(?:receives?|received) (?:(?:personal|research|financial|grant|speaker|consult\w*|\w+ from) ){0,3}(?:fees|grants?|honoraria|funding|support|salary)\b|\brole in (?:the )?(?:study )?design\b"
    r"|\b(?:data|reads|sequences?|code|datasets?|materials|protocol)\b[^.]{0,60}\b(?:(?:is|are|were|was|been|be|made) (?:\w+ly )?(?:available|deposited|archived)(?= (?:at|from|in|on|under|upon|through|via|to|as|for|with|online)\b|\.$)|deposited (?:in|at|under))\b|\b(?:up)?on (?:reasonable )?request\b|\b(?:accession|bioproject|genbank) (?:numbers?|codes?|no)\b"
    r"|\b(?:ethic(?:s|al)|institutional review board|research) (?:approval|clearance|permission)\b|\bethics? (?:committees?|boards?)\b|\binstitutional review board\b|\bdeclaration of helsinki\b"
    r"|\bconsent (?:form )?(?:was|were|has been|had been) (?:\w+ly )?(?:obtained|given|provided|signed|sought|taken|waived)\b|\b(?:gave|given|provided|signed|obtained) (?:their )?(?:\w+ ){0,2}(?:informed |written )consent\b|\bsigned (?:an? |the )?(?:\w+ )?consent\b",
    re.IGNORECASE,
)
# “NE and PSM designed the protocol”: initials of those who did something.
_NAMED = r"[A-Z](?:[A-Z]|[-.] ?[A-Z]\.?){1,4}"
_DID = (
    r"(?:conceived|designed|drafted|wrote|performed|anal[yi][sz]ed|collected|contributed|participated|co-?ordinated|revised|supervised|read|approved|carried out|"
    r"conducted|prepared|provided|helped|involved|acquired|interpreted|reviewed|edited|recruited|led|made|did|undertook|assisted|primarily|responsible|receives?|reports?|declares?|critically)"
)
_INITIALS = re.compile(
    rf"(?:But |Then )?{_NAMED}(?:(?:,|,? and|,? &) {_NAMED})+ (?:(?:has|have|was|were|are|is|all|also|both|each|then|\w+ly) ){{0,3}}{_DID}\b"
    rf"|{_NAMED} (?:(?:has|have|was|is|also|\w+ly) ){{0,2}}(?:conceived|drafted|wrote|co-?ordinated|supervised|revised|designed|participated in|(?:is|was|primarily) responsible|(?:is|was) (?:the )?(?:principal|chief|senior|lead)|receives?)\b"
)
# What such a sentence says stands in a table, a figure or a part of the paper that the reader of the draft does not have.
_POINTS_ELSEWHERE = quick(
    r"\b(?:figs?\.?|figures?|tables?|appendix|box|panel|video|movie|equations?|additional files?)(?: ?S?\d+\w?\b| (?-i:[IVX]+|[A-Z])\b)|\bsupplementary (?:tables?|fig\w*|\w+ \d)"
    r"|^(?:the )?(?:figure|table|fig\.) (?:shows?|lists?|presents?|summari[sz]es)\b|\b(?:as )?(?:shown|seen|listed|given|displayed|depicted|presented|summari[sz]ed|illustrated) in (?:the |this |our )?(?:figures?|tables?|appendix|box|supplement\w*)\b"
    r"|\b(?:seen|found|shown|written|explained) (?:below|above)(?=[.,;]|$)"
    r"|\b(?:results?|reported|described|discussed|listed|given|detailed|outlined|presented|summari[sz]ed|explained|as|see|noted) (?:below|above)\b|\b(?:(?:is|are|see|in) (?:\w+ )?(?:the|this) (?:following|next|previous|preceding|methods|results|discussion|material[\w ]{0,14}) section)\b"
    r"|\bin (?:sub)?sections? (?:\d|[IVX]+\b)|\bin this section\b|\b(?:is|are|were|was) as follows\b|\bthe following (?:sub)?sections?\b|\bremainder of (?:this|the) (?:paper|article)\b|^there (?:are|were) (?:two|three|four|several|many|a number of) (?:main |possible )?(?:reasons|explanations|limitations|points|issues|strengths)\b[^,;:]{0,60}\.$",
    re.IGNORECASE,
)
# A person's own words in an interview, and what is asked rather than told.
_SAID = quick(
    r"\bI (?:was|am|have|had|do|did|don|think|thought|feel|felt|know|knew|would|could|can|just|never|didn|couldn|wouldn|got|get|went|want|wanted|mean|said|like|liked|always|really)\b|\bI[’'](?:m|ve|d|ll)\b"
    r"|\b(?:my|myself|me|[Yy]ou|yours?|[Yy]ou[’'](?:re|ve|ll|d))\b|\?[”\"']?$"
)
# “which the public lacks”: its beginning stands elsewhere; “the extract of O.”: its end does.
_TORN_OFF = re.compile(r"^[a-z]{3,}[ ,]|\b(?:of|from|by|in|and|with|the|for|to|against|genus|species) [A-Z]\.$")
_OF_OTHERS = quick(r"\bet al\b|\b[A-Z][\w’'-]+ and (?:colleagues|co-?workers|associates)\b")
_OF_EXPERTS = quick(r"·\w+\^|\w\^[-−–\w]|\b\w+\(-\d\)")
_OF_MATHEMATICIANS = re.compile(r"[\U0001D400-\U0001D7FF]")
# Parts of a paper that tell of its making.
_BACK_MATTER = re.compile(
    r"\b(?:ac[kh]{1,2}n?owledge?ments?|author(?:s['’]?|['’]s)? (?:\w+ )?(?:contribut|contibut|inform|detail|affiliat|orcid|note)\w*|data (?:and \w+ )?(?:availability|sharing|statement)|availability of \w+|abbreviations?|"
    r"ethic(?:s|al) (?:statement|approval|committee|declaration|clearance)\w*|consent|supplementa\w+ \w+|supporting information|additional files?|appendi\w+|key ?words|publisher['’]?s note|pre-publication history|correspondence|provenance|"
    r"article information|trial (?:registration|status)|peer review|affiliations?|copyright|licen[cs]e|role of the sponsors?|accession numbers?|disclaimers?|orcids?|footnotes?|contributors?|contributions)\b",
    re.IGNORECASE,
)


def is_out_of_place(plain: str) -> bool:
    """Tell a sentence, without its asides, that no draft should hold."""
    return bool(
        _INITIALS.match(plain)
        or _TORN_OFF.search(plain)
        or _OF_OTHERS.search(plain)
        or _SAID.search(plain)
        or _OF_EXPERTS.search(plain)
        or _OF_MATHEMATICIANS.search(plain)
        or _NEWS_OF_THE_PAPER.search(plain)
        or _OF_THE_AUTHORS.search(plain)
        or _POINTS_ELSEWHERE.search(plain)
    )


def back_matter(paper: Paper) -> frozenset[str]:
    """Give the ids of the passages in parts that tell of the paper's making: who wrote it, paid for it, agreed to it."""
    return frozenset(
        p.id
        for section in paper.sections
        if section.kind == "other" and _BACK_MATTER.search(section.title)
        for p in section.passages
    )

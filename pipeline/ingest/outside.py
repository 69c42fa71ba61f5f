"""Tell what is no study of people's health. Takes a Document and its study facts; gives what it is instead, or None.

A table of contents or a book review holds nothing that a reader could be told: it is refused. An opinion, a letter, a plan or a
paper of physics may be drafted, and whoever edits the draft is told at once what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.parts import Document
from pipeline.records import Section, StudyFacts
from pipeline.text.quick import quick

LETTER = "This is a letter, not a full report of a study: look what it stands on before you use it."
OPINION = "This gives its authors’ opinion: it is no study, and has no results of its own."
NEWS = "This is news about others’ work, not a study: draft the paper that it tells of."
PLAN = "This is the plan of a study: it has no results yet."
NO_HEALTH = "Hardly a word of this paper speaks of people’s health: a summary for patients may be out of place."

# What no reader could be told anything of, by the type that a publisher gives it and by its title.
_REFUSED_TYPES = {
    "table-of-contents": "a table of contents", "toc": "a table of contents", "index": "an index",
    "book-review": "a review of a book", "product-review": "a review of a product", "books-received": "a list of books",
    "obituary": "an obituary", "in-memoriam": "an obituary", "calendar": "a calendar", "announcement": "an announcement",
    "reviewer acknowledgement": "a list of reviewers", "book review": "a review of a book",
    "reviewers list": "a list of reviewers", "call for papers": "a call for papers", "directory": "a directory",
}  # fmt: skip
_REFUSED_TITLES = (
    (re.compile(r"^\W*(?:table of )?contents\W*$|^\W*in this issue\W*$|^\W*issue highlights\W*$", re.IGNORECASE), "a table of contents"),
    (re.compile(r"^\W*(?:(?:thank you|thanks|acknowledge?ments?|a note of thanks) (?:to|of) (?:our |the |all )*(?:peer )?(?:reviewers|referees)|(?:peer )?reviewers? (?:acknowledge?ments?|list|index|\d{4})|list of (?:peer )?reviewers)\b", re.IGNORECASE), "a list of reviewers"),
    (re.compile(r"^\W*(?:obituary(?=\W*$|\s*[:.,–—-]| (?:of|for)\b)|in memoriam\b|in memory of\b)", re.IGNORECASE), "an obituary"),
    (re.compile(r"^\W*(?:instructions|guidelines|information) (?:for|to) authors\b|^\W*call for (?:papers|abstracts)\b|^\W*(?:author|subject|keyword) index\b|^\W*masthead\b|^\W*(?:editorial board|forthcoming events|calendar of events)\W*$", re.IGNORECASE), "no paper"),
    (re.compile(r"^\W*book reviews?(?=\W*$|\s*[:.,–—-]| of\b)", re.IGNORECASE), "a review of a book"),
)  # fmt: skip
_LETTER_TYPES = frozenset(
    {"letter", "reply", "correspondence", "letter to the editor", "response", "comment on a paper"}
)
_OPINION_TYPES = frozenset(
    {
        "editorial", "comment", "article-commentary", "commentary", "opinion", "viewpoint", "perspective", "discussion",
        "introductory journal article", "introduction", "interview", "personal narrative", "essay",
    }
)  # fmt: skip
_NEWS_TYPES = frozenset({"news", "newspaper article", "in-brief", "news item", "press release"})
_PLAN_TYPES = frozenset({"protocol", "study protocol", "clinical trial protocol"})
_LETTER_TITLE = re.compile(
    r"^\W*(?:(?:a )?letter\W* (?:to the editor|to|regarding|from)\b(?! (?:patients|parents|people))|comments?\W* (?:to|on|regarding)\b|comment\s*:|re\s*:|(?:in )?(?:reply|response)\s*:|authors?['’]? (?:reply|response)\b"
    r"|(?:a |in )?(?:reply|response) to (?:the |a )?(?:comments?|letters?|editors?|correspondence|critique|[“\"‘']|dr\b|[\w-]+ (?:et al|and colleagues)))",
    re.IGNORECASE,
)
_LETTER_TEXT = re.compile(
    r"\b(?:dear (?:sir|editors?|madam)|to the editor|we (?:have )?read with (?:\w+ )?(?:interest|attention|enthusiasm|concern))\b",
    re.IGNORECASE,
)
_OPINION_TITLE = re.compile(
    r"^\W*(?:(?:guest |invited )?(?:editorial|commentary|viewpoint|opinion))\b\s*(?:[:.–—-]|on\b|$)", re.IGNORECASE
)
_PLAN_TITLE = re.compile(
    r"\b(?:study|trial|review|research|statistical analysis|revised) (?:protocol|plan)\b|\bprotocol (?:for|of) (?:an? |the )?[\w,-]* ?[\w-]* ?(?:trial|study|review|meta-analysis|cohort|survey|network)\b|[:–—] (?:an? |the )?(?:\w+ )?protocol\.?$|\brationale and (?:study )?design\b",
    re.IGNORECASE,
)
# The beginning of a paper in which a letter says that it is one.
_BEGINS = 400
_IN_PEOPLE = frozenset(
    {
        "randomised trial", "single-arm trial", "cohort study", "case-control study", "case report", "case series", "guideline",
        "systematic review", "meta-analysis",
    }
)  # fmt: skip
_HEALTH = quick(
    r"\b(?:patients?|health\w*|unhealthy|diseases?|illness\w*|disorders?|syndromes?|clinic\w*|medic\w+|biomedic\w+|pharma\w+|therap\w+|immunotherap\w+|chemotherap\w+|treatments?|drugs?|surg\w+|hospital\w*|"
    r"diagnos\w+|prognos\w+|symptom\w*|cancer\w*|carcinom\w+|tumou?r\w*|metasta\w+|leuka?emi\w+|lymphom\w+|melanom\w+|gliom\w+|infect\w+|pathogen\w*|virus\w*|viral|vaccin\w+|antibod\w+|immun\w+|inflamm\w+|"
    r"injur\w+|pain|mortality|morbidit\w+|deaths?|surviv\w+ of patients|nurs(?:es?|ing)|doctors?|physicians?|dent(?:al|ists?)|teeth|obes\w+|diabet\w+|insulin|hypertens\w+|cardi\w+|heart|coronary|stroke|"
    r"brain|neur(?:o\w+|al|ons?)|cognit\w+|mental\w*|psych(?:iat|olog|o)\w+|depress\w+|anxiety|autis\w+|dement\w+|alzheimer\w*|parkinson\w*|epilep\w+|kidney|renal|liver|hepat\w+|lung|pulmon\w+|respirat\w+|asthma\w*|"
    r"gut|intestin\w+|gastr\w+|bowel|blood|bone|muscle\w*|skin|pregnan\w+|births?|infants?|newborns?|child(?:ren|hood)?|adolescen\w+|older (?:people|adults)|women|men|human (?:body|subjects?|cells?|tissues?|genetics?|disease)|"
    r"nutrition\w*|diet\w*|smok(?:ing|ers?)|alcohol|toxic\w*|poison\w*|antibiotic\w*|resistan(?:ce|t) (?:bacteria|strains|to)|parasit\w+|malaria\w*|tubercul\w+|hiv|aids|covid\w*|sars\w*|allerg\w+|fractur\w+|wounds?|"
    r"disab\w+|rehabilit\w+|sleep|stress disorder|ag(?:e?ing)|lifespan|stem cells?|mutations? (?:that|which) cause|oncogen\w+|apopto\w+|hormon\w+|fertil\w+ (?:treatment|in (?:men|women))|sperm\w*|\w+(?:itis|aemia|emia|pathy|osis)|"
    r"exercise|cocaine|opio\w+|morphine|nicotine|caffeine|addict\w+|ibuprofen|aspirin|\w+(?:profen|mycin|cillin|statin)|public health|epidemi\w+|outbreaks?|emergenc(?:y|ies)|ambulance\w*|screening|biomark\w+|implants?|prosthe\w+|x-rays?|radiograph\w*|tomograph\w+|mri|genetic (?:disease|disorder|risk)\w*|genome-wide association)\b",
    re.IGNORECASE,
)  # fmt: skip
# A paper speaks of health where one word in so many does.
_ONE_IN = 110
_FEWEST_WORDS = 40
_LEAD = 400


def refused_as(document: Document) -> str | None:
    """Say what a document is from which nothing can be drafted: “a table of contents”; None of all others."""
    for told in document.types:
        if name := _REFUSED_TYPES.get(told.strip().lower()):
            return name
    return next((name for pattern, name in _REFUSED_TITLES if pattern.search(document.title)), None)


def outside(document: Document, sections: Iterable[Section], facts: StudyFacts) -> str | None:
    """Say in a sentence why a paper is no study of people's health; None where it may be one."""
    sections = tuple(sections)
    design, types = facts.design.value, {told.strip().lower() for told in document.types}
    title = document.title
    lead = " ".join(
        p.text for s in sections if s.kind not in {"references", "captions", "tables"} for p in s.passages[:8]
    )
    if types & _PLAN_TYPES or (_PLAN_TITLE.search(title) and design in {"protocol", None}):
        return PLAN
    if types & _NEWS_TYPES:
        return NEWS
    if types & _LETTER_TYPES or _LETTER_TITLE.search(title) or _LETTER_TEXT.search(lead[:_BEGINS]):
        return LETTER
    if types & _OPINION_TYPES or _OPINION_TITLE.search(title) or design == "editorial":
        return OPINION
    return None if _of_health(document, sections, facts) else NO_HEALTH


def _of_health(document: Document, sections: tuple[Section, ...], facts: StudyFacts) -> bool:
    """Tell whether title, keywords or abstract speak of health; what is too short to tell does."""
    if facts.design.value in _IN_PEOPLE or facts.condition.reported or facts.participants.reported:
        return True
    if _HEALTH.search(" ; ".join((document.title, *document.keywords, *document.mesh))):
        return True
    told = [p.text for s in sections if s.kind == "abstract" or s.title.startswith("Abstract") for p in s.passages]
    if not told:
        told = [
            p.text
            for s in sections
            if s.kind not in {"references", "captions", "tables", "funding"}
            for p in s.passages
        ]
    words = " ".join(told).split()[:_LEAD]
    if len(words) < _FEWEST_WORDS:
        return True
    hits = sum(1 for _ in _HEALTH.finditer(" ".join(words)))
    return hits * _ONE_IN >= len(words)

"""Digits that count nothing: list numerals, citations, figures, stages and names that hold digits (COVID-19, IL-17, CD4)."""

from __future__ import annotations

import re

# Quantifiers here are possessive where two of them could share a character: any text is read in linear time.
_NO_LABEL = r"(?!\s?(?:%|percent|per cent|years|months|weeks|days|patients|people|children|women|men|adults|participants|subjects|infants|students|as (?:type|grade|stage|class|phase|level|category|group)))"
_LABEL = rf"(?:S?\d{{1,3}}+(?:\.\d{{1,3}}+)?[a-z]?(?:(?:,? (?:and|or|to) |\s?[,–/-]\s?)\d{{1,3}}+[a-z]?(?!\w|\.\d){_NO_LABEL})*+|[ivx]{{1,5}}+)\b"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# “Table 2”, “stage iv”: only a word that a numeral follows is looked up among those that name such.
_BEFORE_A_LABEL = r"(?=[^\W\d_]{2,16}+(?:\.? ?(?:S?\d|[ivx])|(?<=[ivx])))"
# No other word begins a name, and few words do: asked first, this spares half of the time.
_MAY_BEGIN = r"(?=\d|doi|SARS|[^\W\d_]{1,20}+(?:(?<=[ivxIVX])|(?:\.? ?|[\s:*‐/-])(?:S?\d|[ivxIVX]{1,5}\b)))"
# What most ways to begin share (\b) stands before them all: with this and the above the pattern takes a third of its time.
NAMES = re.compile(
    r"\[\s?S?\d[\dS,;\s–−-]*+\]"
    # “Of (1) schools, (2) clinics and (3) homes.”
    r"|(?=\()(?:(?:(?<=[:;,] )|(?<=\band )|(?<=\bor ))\(\d\)(?= [a-zA-Z])|(?<= )\(1\)(?= [a-z]))"
    r"|(?m:^[ \t]*+(?:\d{1,2}[.)]|[-*•][ \t]*+\d{1,2}[.)])\s)"
    r"|https?://\S+"
    rf"|\b{_MAY_BEGIN}(?:"
    rf"{_BEFORE_A_LABEL}(?:"
    r"(?i:fig(?:ure)?s?|tables?|box|chapter|section|appendix|supplement|eq(?:uation)?|ref(?:erence)?s?|question|item|step|page|part|version|"
    rf"type|phase|stage|grade|class|category|level|chromosome|factor|vitamin|omega|line)s?\.? ?{_LABEL}{_NO_LABEL}"
    # “in this trial 40 adults” counts adults; “in trial 2 the pain fell” counts nothing.
    rf"|(?i:visit|aim|comparison|arm|group|model|cohort|case|patient|study|trial|no\.) ?{_LABEL}(?=\s*+(?:[^\w\s%]|$)|\s++(?:and|or|of|in|was|were|is|are|had|has|have|showed|shows|with|for|at|on|by|than|after|while|who|that|the|did|received)\b)"
    r")"
    # “29 August 2016”: the day says nothing that a reader keeps.
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?=, ?\d{{4}})"
    r"|doi:?\s?\S+|10\.\d{4,}/\S+|(?:NCT|ISRCTN|ACTRN|CTRI|PMID|PMC|EudraCT|CD)[:\s]?\d[\d-]*"
    # “Delivery-9.90%” is a dash and a share.
    # “Stage III-12, Stage IV-101” counts people.
    # “PR0.91”, “95%CI1.08” are figures.
    # “At day-0 and day-4” tells when, “25 men/5 women” counts both.
    r"|(?!(?:OR|RR|HR|PR|CI)\d++\.\d)(?!(?i:day|week|month|year|hour)-\d)(?!(?i:(?:fe)?males?|(?:wo)?men|boys|girls|patients|controls|children|adults)/\d)(?!(?:I{1,3}|IV|V)-\d{1,3}[;,. )])[A-Za-zα-ωΑ-Ω]{1,20}+(?![-‐]\d{1,3}\.\d{1,3}\s?%)[-*‐/]?\d++(?!-(?:hour|day|week|month|year|minute|point|fold)s?\b)(?:[-:*./]\d++)*+[A-Za-z]*+(?:[-/][A-Za-z\d]++)*+\b"
    # “SAKK 09/84” is the name of a study.
    r"|(?!(?:GCS|VAS|NRS|APGAR|PAIN|SCORE)\b)[A-Z]{3,8} 0\d/(?!10|15)\d\d\b"
    # “3b” is a stage or a group.
    r"|\d{1,2}+[abcef]\b|\d++(?!X\d|(?:Gy|IU|UI|U|L|ML|MG|KG|CM|MM)\b)[A-Z][A-Za-z\d]*+\b|\d{1,3}+-(?!fold)(?:fluoro\w++|[a-z]{1,20}?(?:yl|ol|ic|ine|ate|xy)\w*+|FU|HT\w*+)\b"
    r"|(?:COVID|SARS-CoV|HIV|HPV|HSV|IL|TNF|CYP|BRCA|PD|SF|EQ|PHQ|GAD|BDI|MMSE|EDSS)[- ]?\d+\w*"
    r")",
)

"""Population: a summary names the people of the study and no others. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import every_sentence, flag, rule

# Groups that a reader may or may not belong to: (words of the summary, words of the paper that carry them).
_GROUPS = (
    (r"child(?:ren)?|kids|toddlers?", r"child\w*|kids|toddlers?|p[a]?ediatric\w*|infants?|boys?|girls?|adolescen\w*|school\w*|aged? (?:\d|1[0-7])\b|neonat\w*|preschool\w*|newborns?|juvenile|minors|teenage\w*|young"),
    (r"teenagers?|adolescents?|teens", r"teen\w*|adolescen\w*|youths?|young|school\w*|aged 1\d|child\w*|p[a]?ediatric\w*"),
    (r"bab(?:y|ies)|infants?|newborns?", r"bab(?:y|ies)|infants?|newborns?|neonat\w*|preterm|birth\w*|breast\w*|p[a]?ediatric|pregnan\w*|months? old|matern\w*"),
    (r"adults?", r"adults?|patients?|men|women|man|woman|aged|years?|volunteers|participants|elderly|people|subjects|individuals"),
    (r"older (?:people|adults)|elderly", r"older|elderly|aged|geriatric|seniors?|frail\w*|years?|old\w*|dementia|nursing home\w*"),
    (r"pregnant women|pregnan(?:t|cy)", r"pregnan\w*|gestation\w*|antenatal|prenatal|matern\w*|obstetric\w*|birth\w*|trimester|labou?r|mothers?|conception|ivf|conceiv\w*|midwi\w*|f[o]?etal"),
    (r"women|woman|girls?|females?", r"wom[ae]n|females?|girls?|pregnan\w*|matern\w*|mothers?|menopaus\w*|breast|cervical|ovarian|gyn\w*|obstetric\w*|endometri\w*|vagin\w*|uter\w*|she|her|birth\w*|ladies|lady|midwi\w*"),
    (r"men|man|boys?|males?", r"m[ae]n|males?|boys?|prostat\w*|testic\w*|erectile|sperm\w*|he|his|fathers?|gentlem[ae]n|sexes|gender"),
    (r"mice|mouse|rats?|animals?|dogs?|rabbits?|monkeys?", r"mice|mouse|murine|rats?|animals?|dogs?|canine|rabbits?|monkeys?|primates?|rodents?|preclinical|vivo|pigs?|porcine|veterinary|sheep|livestock|cats?|horses?"),
)  # fmt: skip


@rule(
    "population",
    Severity.WARN,
    why="a finding holds for the people who were studied",
    standard="PICO: the population is the paper's",
)
def population(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a group of people that the paper does not speak of."""
    text = f"{paper.title} {paper.text}".lower()
    for place in every_sentence(summary):
        for words, carried in _GROUPS:
            match = re.search(rf"\b(?:{words})\b", place[2].text, re.IGNORECASE)
            if match and not re.search(rf"\b(?:{carried})\b", text):
                yield flag(
                    "population", Severity.WARN, place, match.span(), f"the paper does not speak of “{match.group()}”",
                    standard="PICO: the population is the paper's", remedy="name the people of the study",
                )  # fmt: skip
                break

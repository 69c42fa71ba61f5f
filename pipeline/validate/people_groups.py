"""Who a study's people may be: children, older people, women, animals. A table of the rule `population`, and how a row is made.

`words` are a summary's words for a group, `carried` whatever in a paper may stand for it, `others` who is not meant by it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.quick import Quick, quick


class Group(NamedTuple):
    """People that a reader may or may not belong to: a summary's words, a paper's that carry them, and who is not meant."""

    name: str
    words: Quick
    carried: Quick
    others: tuple[str, ...]


def group_of(name: str, words: str, carried: str, *others: str) -> Group:
    """Give a row of the table, its words made ready."""
    return Group(name, quick(rf"\b(?:{words})\b", re.IGNORECASE), quick(rf"\b(?:{carried})\b", re.IGNORECASE), others)


def is_of_that_age(group: Group, told: str) -> bool:
    """Tell whether words carry a group by an age: “120 males aged 6 to 12” are children, whoever else they are."""
    return any(map(_FIGURE.search, group.carried.findall(told)))


_FIGURE = re.compile(r"\d")
# Illnesses and operations that are children's alone, or nearly.
_OF_CHILDREN = r"cryptorchid\w*|undescended test\w*|orchi(?:d?o)pex(?:y|ies)|hypospadia\w*|club-?f(?:oo|ee)t|talipes|perthes|biliary atresia|pyloric stenosis|hirschsprung\w*|neuroblastomas?|wilms|retinoblastomas?|bronchiolitis|croup|kawasaki|glue ear|otitis media with effusion|enuresis|adenoid(?:s|ectom\w*)|cleft (?:lip|palate)|craniosynostos[ie]s|plagiocephaly|necroti[sz]ing enterocolitis|apgar|day-?care|nursery|toilet training|amblyopia|deciduous|primary (?:molars?|teeth|dentition)"
GROUPS = (
    group_of("child", r"child(?:ren)?|kids|toddlers?", rf"child\w*|kids|toddlers?|pa?ediatric\w*|infants?|boys?|girls?|adolescen\w*|school\w*|aged? (?:\d|1[0-7])\b|\b(?:\d|1[0-7])[- ]years?[- ]old\b|neonat\w*|infantile|preschool\w*|new-?borns?|juvenile|minors|teenage\w*|young|pupils?|kindergart\w*|parents?|parental|offspring|siblings?|early in life|[np]icu|months? (?:old|of age)|weeks? of age|\bage[sd]?(?: at [a-z]{{3,14}})?(?: of| from| between| below| under| above| than)? ?(?:[\d.<>≤≥–-]{{1,6}}(?: to | and | ?[-–] ?)?){{1,2}} ?months|{_OF_CHILDREN}|(?:mean|average|median) age\b(?! differ)[^.;\d]{{0,40}}(?:\d|1[0-7])(?:\.\d+)?(?![\d.,]),? (?:years|yrs)|(?:multi|primi|secundi|pauci)par(?:a|ous|ae)|preterm|undescended|born(?! (?:in|abroad|outside|overseas|between|before|elsewhere))|puberty|pubert\w*", "adult", "older", "pregnant", "animal", "woman", "man"),
    group_of("teen", r"teenagers?|adolescents?|teens", r"teen\w*|adolescen\w*|youths?|young|school\w*|pupils?|pubert\w*|aged 1\d|aged? (?:from )?\d{1,2}(?: years)? ?(?:to|-|–|and) ?1[3-9]|child\w*|pa?ediatric\w*", "baby", "older", "animal"),
    group_of("baby", r"bab(?:y|ies)(?! (?:teeth|tooth))|infants?|new-?borns?(?: babies)?", r"bab(?:y|ies)|infants?|infantile|new-?borns?|neonat\w*|perinatal|intrapartum|(?:vaginal|ca?esarean|preterm|term|at|after|before|assisted|normal|vacuum|forceps|breech|operative|during) deliver(?:y|ies)|postnatal\w*|labou?r|fo?etal|fo?etus(?:es)?|obstetric\w*|antenatal|midwi\w*|pups?|preterm|birth\w*|breast\w*|pa?ediatric|pregnan\w*|months? old|matern\w*|nicu|[ve]lbw", "teen", "adult", "older", "animal"),
    group_of("adult", r"adults?", r"adults?|patients?|men|women|man|woman|aged|years?|volunteers|participants|elderly|people|subjects|individuals", "child", "baby", "animal"),
    group_of("older", r"older (?:people|adults|women|men|patients)|elderly|pensioners|seniors", r"older|elderly|aged|geriatric|seniors?|frail\w*|years?|old\w*|dementia|nursing home\w*|retire\w*|pension\w*|age-(?:related|associated)|macular degeneration|senile|senescen\w*|presby\w+|alzheimer\w*|osteoporo\w*|cataracts?", "child", "teen", "baby", "animal"),
    group_of("pregnant", r"pregnant women|pregnan(?:t|cy)", r"pregnan\w*|hydatid(?:iform\w*| moles?)|partial moles?|complete moles?|trophoblast\w*|placent\w*|miscarr\w*|gravid\w*|preeclamp\w*|eclamp\w*|gestation\w*|antenatal|prenatal|matern\w*|obstetric\w*|birth\w*|trimester|labou?r|mothers?|conception|ivf|conceiv\w*|midwi\w*|fo?etal|fo?etus(?:es)?|intrapartum|(?:vaginal|ca?esarean|preterm|term|at|after|before|assisted|normal|vacuum|forceps|breech|operative|during) deliver(?:y|ies)|c(?:a?e)sarean|perinatal", "man", "animal", "child"),
    group_of("woman", r"women|woman|girls?|females?(?! (?:sex )?hormones?)", r"wom[ae]n|females?|girls?|pregnan\w*|matern\w*|mothers?|menopaus\w*|breast|cervical|ovarian|gyn\w*|obstetric\w*|endometri\w*|vagin\w*|uter\w*|she|her|ewes?|cows?|sows?|hens?|birth\w*|ladies|lady|midwi\w*|intrapartum|perinatal|antenatal|prenatal|fo?et(?:al|us|uses)|labou?r|c(?:a?e)sarean|gestation\w*|hysterect\w*|mammogra\w*|lactat\w*|abortion\w*|contracepti\w*|sexes|gender", "animal"),
    group_of("man", r"men|man|boys?|males?(?! (?:sex )?hormones?)", r"m[ae]n|males?|boys?|prostat\w*|testic\w*|erectile|sperm\w*|he|his|fathers?|gentlem[ae]n|sexes|gender|semen|penis|penile|prepuce|circumcis\w*|vasectom\w*|varicocel\w*|hypospad\w*", "animal", "pregnant"),
    group_of("animal", r"mice|mouse|rats?|animals?(?! (?:tissues?|fats?|proteins?|products?|bites?|sources?|valves?))|dogs?|rabbits?|monkeys?", r"mice|mouse|murine|rats?|animals?|transgenic|knock-?out|(?:disease|laboratory|experimental|in vivo|preclinical) models?|dogs?|canine|rabbits?|monkeys?|primates?|rodents?|preclinical|vivo|pigs?|porcine|veterinary|sheep|livestock|cats?|horses?", "child", "adult", "woman", "man", "baby"),
)  # fmt: skip
BY_NAME = {group.name: group for group in GROUPS}

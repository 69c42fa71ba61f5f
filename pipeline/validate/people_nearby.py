"""Know whether a paper has the people of a sentence: it says “aged” and “years” of anybody. Takes a group's name; gives words.

What an abstract carries in any word of its few, a paper of hundreds of passages has somewhere by chance: there the animal must be
told itself, and people by a word that means them. In an abstract too, where the passages that tell the sentence speak of others.
"""

from __future__ import annotations

import re

# The first letters of an animal's name, and how papers call it.
_ANIMALS = {
    "mic": re.compile(r"\b(?:mice|mouse|murine|rodents?)\b", re.IGNORECASE),
    "mou": re.compile(r"\b(?:mice|mouse|murine|rodents?)\b", re.IGNORECASE),
    "rat": re.compile(r"\b(?:rats?|rodents?|wistar|sprague)\b", re.IGNORECASE),
    "rab": re.compile(r"\brabbits?\b", re.IGNORECASE),
    "dog": re.compile(r"\b(?:dogs?|canines?)\b", re.IGNORECASE),
    "mon": re.compile(r"\b(?:monkeys?|macaques?|primates?|baboons?|marmosets?)\b", re.IGNORECASE),
}
_MEANT = {
    "teen": re.compile(
        r"\b(?:teen\w*|adolescen\w*|youths?|young(?:er)? (?:people|persons?|adults?|men|women)|students?|pupils?|school\w*|pubert\w*|aged? 1\d|1\d(?: to | ?[-–] ?)\d\d? (?:years|y)\b|pa?ediatric\w*|child\w*)\b",
        re.IGNORECASE,
    ),
    "baby": re.compile(
        r"\b(?:bab(?:y|ies)|infan\w+|new-?borns?|neonat\w*|pups?|months? (?:old|of age)|(?:hours?|days?|weeks?)[- ]old|(?:hours|days|weeks) of (?:age|life)|birth ?weight\w*|preterm|premature\w*|perinatal\w*|toddlers?|f(?:o?)et(?:al|us)\w*|births?)\b",
        re.IGNORECASE,
    ),
    "older": re.compile(
        r"\b(?:older|elderly|geriatric\w*|seniors?|frail\w*|age?ing|aged (?:over |above |≥ ?|at least )?[6-9]\d|[6-9]\d(?:\.\d)? (?:years|y|yr)|dementia|alzheimer\w*|post-?menopaus\w*|retire\w*|pension\w*|nursing homes?)\b",
        re.IGNORECASE,
    ),
    "pregnant": re.compile(
        r"\b(?:pregnan\w*|gestation\w*|antenatal\w*|prenatal\w*|matern\w*|obstetric\w*|trimesters?|labou?r|mothers?|birth\w*|f(?:o?)et(?:al|us)\w*)\b",
        re.IGNORECASE,
    ),
    "child": re.compile(
        r"\b(?:child\w*|kids|toddlers?|pa?ediatric\w*|infan\w+|boys?|girls?|adolescen\w*|school\w*|juvenile\w*|neonat\w*|new-?borns?|months? (?:old|of age)|youths?|minors|students?|pupils?)\b",
        re.IGNORECASE,
    ),
    "adult": re.compile(
        r"\b(?:adults?|m[ae]n|wom[ae]n|elderly|aged? (?:over |above |≥ ?|at least )?[2-9]\d)\b", re.IGNORECASE
    ),
}


def is_another_animal(word: str, told: str) -> bool:
    """Tell whether a sentence names an animal that a whole paper never does, whatever other animals it has."""
    itself = _ANIMALS.get(word.lower()[:3])
    return itself is not None and not itself.search(told)


def is_meant(name: str, told: str) -> bool:
    """Tell whether a text has a group of people by a word that means them, or the group is one that any word may mean."""
    return name not in _MEANT or bool(_MEANT[name].search(told))

"""Give a pair of words in its other forms. Takes a word and the one to put in its place; gives plurals and verb forms.

“utilise” and “use” also give “utilised” and “used”: whoever lists words for a house writes each once. A verb's forms are
given only where the plain word is known to be a verb, so that “subject” and “participant” never make “participanted”;
where its past and its participle differ (“gave”, “given”) the form depends on the sentence, and none is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLURALS = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "diagnosis": "diagnoses", "analysis": "analyses", "crisis": "crises", "life": "lives", "half": "halves",
    "leaf": "leaves", "knife": "knives", "wife": "wives",
}  # fmt: skip
# Verbs of plain speech that take -ed, and those whose past is their participle.
_REGULAR = frozenset(
    """use help start end stop show need want ask look try watch check measure compare treat test find cause lower raise ease reduce
    increase improve worsen work change move turn call name join enter leave live die last happen appear seem stay remain suggest report
    note mention describe explain state claim follow care heal cure fix mend repair remove add mix collect gather count record plan carry
    finish complete continue repeat begin allow prevent avoid lack receive offer provide supply support protect guard save spare limit
    slow speed shorten stretch swell ache hurt harm damage injure affect touch place apply inject swallow drink eat breathe walk rest
    sleep wake visit stay admit discharge examine assess review study learn train teach share link connect relate match agree differ vary
    design develop create produce assist inform notify warn expect hope fear worry believe consider decide choose prefer pick select
    recruit enrol enroll invite involve include exclude contain cover drop rise fall grow shrink spread open close block clear clean wash
    dry warm cool press push pull lift hold keep get make take give tell say send bring put set let cut hit feel think see know hear meet
    lead read spend lose win build buy sell pay run come go become do have be""".split()  # noqa: SIM905 - a word list
)
_SAME_PAST = {
    "find": "found", "leave": "left", "hold": "held", "keep": "kept", "get": "got", "make": "made", "tell": "told", "say": "said",
    "send": "sent", "bring": "brought", "put": "put", "set": "set", "let": "let", "cut": "cut", "hit": "hit", "feel": "felt",
    "think": "thought", "hear": "heard", "meet": "met", "lead": "led", "read": "read", "spend": "spent", "lose": "lost", "win": "won",
    "build": "built", "buy": "bought", "sell": "sold", "pay": "paid", "have": "had", "sleep": "slept", "hurt": "hurt",
    "spread": "spread", "teach": "taught", "speed": "sped",
}  # fmt: skip
_DIFFERENT_PAST = frozenset(
    "begin show rise fall grow shrink drink eat wake choose take give see know come go become do be run swell".split()  # noqa: SIM905
)
# Forms that are words of their own: “this means” is no “mean”.
_OWN_WORDS = frozenset({"means", "goods", "news", "thanks", "others", "ones"})
_HEAD_FIRST = re.compile(r"(\w+)(?= (?:with|without|who|of|in|on|from|at|under)\b)")


def other_forms(word: str, plain: str) -> Iterator[tuple[str, str]]:
    """Give (form of the word, the same form of its plain word), both lower case, the pair itself left out."""
    made = {plural(word): plural(plain)}
    if plain in _REGULAR and " " not in word:
        made[_with_ing(word)] = _with_ing(plain)
        if plain not in _DIFFERENT_PAST:
            made[_with_ed(word)] = _SAME_PAST.get(plain, _with_ed(plain))
    yield from ((form, other) for form, other in made.items() if form not in {word, "", *_OWN_WORDS})


def past(verb: str) -> str:
    """Give the past of a plain verb; empty for one that is not known."""
    if verb not in _REGULAR or (verb in _DIFFERENT_PAST and verb not in _SAME_PAST):
        return ""
    return _SAME_PAST.get(verb, _with_ed(verb))


def plural(words: str) -> str:
    """Give a noun in the plural, or a verb as “he …s” has it; of “person with asthma” the person."""
    first = _HEAD_FIRST.match(words)
    if first:
        return plural(first.group()) + words[first.end() :]
    before, blank, last = words.rpartition(" ")
    return f"{before}{blank}{_plural(last)}"


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _PLURALS.values():
        return word
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"


def _with_ed(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ied"
    return f"{word}d" if word.endswith("e") else f"{_doubled(word)}ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    return f"{word[:-1]}ing" if re.search(r"[^eoy]e$", word) else f"{_doubled(word)}ing"


def _doubled(word: str) -> str:
    """Give “stopp” for “stop”: one short vowel before one last consonant, in a word of one syllable."""
    return word + word[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", word) else word

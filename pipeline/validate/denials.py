"""Know denials. Takes words; tells which of them deny, and what a paper's clauses say or deny."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.records import Passage
from pipeline.text.memo import Memo
from pipeline.text.quick import quick
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.kept import of_passage
from pipeline.validate.wording import Word

# What by itself turns a statement round.
_PLAIN = frozenset("not no never neither nor without none cannot".split())  # noqa: SIM905
# Words that deny in other words, or leave it open: where a passage has one, a “not” of the sentence may come from it.
_AS_GOOD_AS_NOT = _PLAIN | frozenset(
    """nobody nothing hardly lack lacked lacks unable fail failed fails failing failure little few similar same equal equally
    comparable unclear uncertain unknown insufficient unlikely unchanged limited absence absent lacking rarely seldom
    inconclusive only non except excluded different rather instead low lower less fewer unaffected equivalent ineffective
    stable nonsignificant inadequate inadequately deficient independent independently infrequent infrequently rare control untreated placebo dummy""".split()  # noqa: SIM905 - a word list
)
_SAID_OTHERWISE = frozenset(
    """fail failed fails lack lacked lacks unable similar same unchanged infrequent infrequently rarely seldom insufficient
    inadequate inadequately absent absence unlikely nonsignificant insignificant unaware unnecessary unsuccessful unavailable
    unresponsive untested unproven asymptomatic afebrile undetected unrecognised unrecognized""".split()  # noqa: SIM905 - a word list
)
# Adjectives and nouns that hold a denial: who is illiterate cannot read, an unmet need is not met.
_HOLDS_A_DENIAL = quick(
    r"\b(?:un(?!der|i|til|less|to|cle|ge|gu|paired|adjust|blind|published|complicated|selected|weighted|ivari|c?onjug|control)[a-z]{3,}"
    r"|illitera\w+|illegal|illegib\w+|illogical|immobil\w+|immatur\w+|imperfect\w*|impossib\w+|imprecis\w+|impractic\w+|impermeab\w+|impot\w+|improper\w*|impair\w*"
    r"|in(?:abilit|accessib|accura|actio|activ|adequ|appropr|attent|compat|compet|complet|consisten|contin|correct|definit|effect|effic|elig|experienc|flexib|frequen|operab|secur|sensitiv|soluble|stab|suffic|suscept|toler|valid|visib|voluntar)\w*"
    r"|irregular\w*|irrelevan\w+|irrespons\w+|irrevers\w+|disab\w+|disagree\w*|disappear\w*|discontin\w+|dislik\w+|dissatisf\w+|dissimilar\w*|distrust\w*|disuse|malabsor\w+|malnutr\w+|misdiagn\w+|missing|missed"
    r"|non[a-z-]{3,}|na[iï]ve|refus\w+|declin\w+|avoid\w*|never|exempt\w*|forg[eo]t\w*|lost|los[es]s?|bias\w*|free of|[a-z]+-free|deficien\w+|devoid|instead|rather than|other than|stopp?ed|ceas\w+|withdr[ae]w\w*|omit\w*|omission|exclu\w+|den(?:y|ied|ies))\b",
    re.IGNORECASE,
)
_SHORTEST_NON = 6
# “Not interested” of who is “uninterested”: so many letters of a word, and so many words behind the “not”.
_STEM, _FAR = 5, 4
_PREFIXES = ("un", "un-", "in", "im", "ir", "dis", "non", "non-")
_STOPS = frozenset(".;:!?()") | {"but", "although", "however", "whereas", "while", "because", "which"}
_VERBS = frozenset(
    """was were is are am be been do does did has have had may might can could will would shall should must""".split()  # noqa: SIM905 - a word list
)
NOT_ONLY = frozenset("only just merely solely".split())  # noqa: SIM905
_ARMS = frozenset(
    """intervention treatment therapy prophylaxis medication drug placebo control additional other""".split()  # noqa: SIM905 - a word list
)
# So far before and behind the words that a sentence shares with a clause, a denial of the clause may be of them.
_BEFORE, _BEHIND = 7, 4


class Clause(NamedTuple):
    """A clause of the paper: its words, their concepts, and where it denies, plainly or as good as."""

    words: list[Word]
    meanings: frozenset[str]
    plain: list[int]
    loose: list[int]
    passage: Passage | None = None

    def denies_near(self, meanings: Iterable[str]) -> bool:
        """Tell whether a denial stands near any of some concepts that the clause has."""
        wanted = set(meanings)
        places = [place for place, word in enumerate(self.words) if word.meaning in wanted]
        return bool(places) and any(
            places[0] - _BEFORE <= place <= places[-1] + _BEHIND for place in (*self.plain, *self.loose)
        )


def is_plain_denial(word: Word) -> bool:
    """Tell whether a word is a plain “not”."""
    return _PLAINLY[word.text]


def says_more(words: list[Word], denial: Word) -> bool:
    """Tell whether a “not” says more instead of denying: “can not only lower it, but also …”."""
    return next((word.text for word in words if word.start >= denial.end), "") in NOT_ONLY


def names_an_arm(words: list[Word], denial: Word) -> bool:
    """Tell whether a “no” only names a group: “compared with no treatment”."""
    behind = next((word.text for word in words if word.start >= denial.end), "")
    return denial.text == "no" and behind in _ARMS


def denies_a_verb(words: list[Word], at: int) -> bool:
    """Tell whether the word in a place denies a verb: “was not”, “did not”, “cannot”; “not only, including” does not."""
    word = words[at].text
    return _PLAINLY[word] and (
        word in {"cannot", "never"}
        or word.endswith(("n't", "n’t"))
        or (word == "not" and at > 0 and words[at - 1].text in _VERBS)
    )


def is_said_otherwise(word: Word) -> bool:
    """Tell whether a passage may stand behind a “not” with a word: plainly, or by failing, lacking, staying the same."""
    return bool(_DENIALS[word.text] & _OTHERWISE)


def is_denial(word: Word) -> bool:
    """Tell whether a word denies, in whatever way."""
    return bool(_DENIALS[word.text] & _SOMEHOW)


def _denies_plainly(text: str) -> bool:
    return text in _PLAIN or text.endswith(("n't", "n’t"))


def _is_otherwise(text: str) -> bool:
    return _denies_plainly(text) or text in _SAID_OTHERWISE or _is_non(text)


def _denies_somehow(text: str) -> bool:
    return _denies_plainly(text) or text in _AS_GOOD_AS_NOT or _is_non(text)


def _is_non(text: str) -> bool:
    """Tell whether a word begins with “non”: “nonuse”, “non-DM”, but not “none”."""
    return text.startswith("non-") or (text.startswith("non") and len(text) > _SHORTEST_NON)


def is_denied_in_a_word(words: list[Word], at: int, told: str) -> bool:
    """Tell whether the paper denies in one word what is denied here in two: “not interested”, of who is “uninterested”."""
    behind = (word.text for word in words[at + 1 : at + 1 + _FAR] if len(word.text) >= _STEM)
    return any(f" {prefix}{word[:-1]}" in told for word in behind for prefix in _PREFIXES)


def holds_a_denial(text: str) -> bool:
    """Tell whether a passage denies in a word that is no “not”: illiterate, unmet, incontinent, refused."""
    return _HOLDS_A_DENIAL.search(text) is not None


def denies(words: Iterable[Word]) -> bool:
    """Tell whether any of the words denies."""
    return any(map(is_denial, words))


def is_stop(word: Word) -> bool:
    """Tell whether a denial does not reach beyond a word."""
    return word.text in _STOPS


@of_passage
def told_clauses(passage: Passage, index: Index) -> list[Clause]:
    """Give the clauses of a passage; made once for a paper."""
    return clauses_of(index.wording(passage), passage)


def clauses_of(words: list[Word], passage: Passage | None = None) -> list[Clause]:
    """Give the clauses of a sentence, or of a passage that is named."""
    made: list[Clause] = []
    start = 0
    for stop in [*[at for at, (text, _, _, _) in enumerate(words) if text in _STOPS], len(words)]:
        if stop > start:
            made.append(_clause(words[start:stop], passage))
        start = stop + 1
    return made


def _clause(part: list[Word], passage: Passage | None) -> Clause:
    meanings = frozenset([meaning for text, meaning, _, _ in part if meaning and text not in STOP])
    # Asked of each word of a paper, and most clauses deny nothing.
    denials = [_DENIALS[text] for text, _, _, _ in part]
    if not any(denials):
        return Clause(part, meanings, [], [], passage)
    return Clause(
        part,
        meanings,
        [at for at, kind in enumerate(denials) if kind & _OTHERWISE],
        [at for at, kind in enumerate(denials) if kind & _SOMEHOW],
        passage,
    )


# A word that denies or says so otherwise, and one that denies somehow.
_OTHERWISE, _SOMEHOW = 1, 2
_PLAINLY = Memo(_denies_plainly)
_DENIALS = Memo(lambda text: _OTHERWISE * _is_otherwise(text) + _SOMEHOW * _denies_somehow(text))

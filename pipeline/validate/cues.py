"""Know words of direction. Takes words; gives which way each points, of what it tells, and what stands around it."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.text.meaning import concept
from pipeline.text.memo import Memo
from pipeline.text.numerals import ONES
from pipeline.text.words import STOP
from pipeline.validate.denials import NOT_ONLY, is_plain_denial, is_stop, names_an_arm
from pipeline.validate.no_way import is_set_against, points_nowhere, way_of_the_verb
from pipeline.validate.welcome import welcome
from pipeline.validate.wording import Word

_WAYS = {
    "up": r"increas\w*|higher|highest|more|most|greater|greatest|larger|largest|longer|longest|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|elevat\w*|grew|grow|grows|gain\w*|boost(?:s|ed|ing)?|doubl\w*|tripl(?:ed|ing)|faster|quicker|sooner|earlier|enhanc\w*|stronger|up-?regulat\w*|heavier|older|intensif\w*|stimulat\w*|augment\w*",
    "down": r"decreas\w*|reduc\w*|lower\w*|lowest|fewer|fewest|less|least|smaller|smallest|shorter|shortest|shorten\w*|fell|fall|falls|fallen|drop|drops|dropped|dropping|declin\w*|diminish\w*|cut|cuts|minimi[sz]\w*|slower|slow(?:s|ed|ing)?|weaker|weaken\w*|later|halv\w*|down-?regulat\w*|lighter|younger|delay\w*|lessen\w*|attenuat\w*|inhibit(?:s|ed|ing)?|suppress\w*",
    "better": r"better|best|improv\w*|benefi\w*|superior\w*|advantag\w*|helpful|favou?r\w*|effective|efficacious|safer|safe|success\w*|well-tolerated|amelior\w*|alleviat\w*|reliev\w*|eas(?:e|es|ed|ing)",
    "worse": r"wors\w*|poorer|poorest|inferior\w*|deteriorat\w*|harm\w*|disadvantag\w*|ineffective|unsafe|unhelpful|fail\w*|detriment\w*|aggravat\w*|exacerbat\w*",
}  # fmt: skip
_PATTERNS = tuple((way, re.compile(words)) for way, words in _WAYS.items())
OPPOSITE = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
# Words that point some way, but of time, rank or outcome (“heart failure”): alone they say nothing of how a result went.
_VAGUE = frozenset(
    """most least best later earlier older younger cut cuts fall falls slow slowing delay delayed delays highest lowest success
    successful successfully successes sooner quicker lighter heavier doubled double doubling doubles tripled tripling half halved
    halving fail fails failed failing failure failures effective efficacious ineffective safe safer unsafe helpful unhelpful
    benefit benefits benefited beneficial harm harms harmed harmful harmless grow grows slowed slows largest smallest longest
    shortest worst exacerbation exacerbations reliever relievers enhancer enhancers suppressor suppressors suppressive stimulation
    stimulator superiority inferiority""".split()  # noqa: SIM905 - a word list
)
_LANDING, _WHERE_TO = (
    frozenset("fell fall falls fallen rose rise".split()),  # noqa: SIM905
    frozenset("into within ill asleep out short under outside pregnant behind off overboard".split()),  # noqa: SIM905
)
_FALLING = frozenset("fall falls cut cuts grow grows slow slowed halved doubled".split())  # noqa: SIM905
_WANTED = frozenset("studies trials research information evidence data details".split())  # noqa: SIM905
# “Lower back”, “upper and lower limbs”, “longer term”: a name, not a result.
_NAMED = frozenset(
    """respiratory limb limbs leg legs back extremity extremities bowel tract airway airways gastrointestinal term jaw lip eyelid""".split()  # noqa: SIM905 - a word list
)
_FIGURES = frozenset("one two three four five six ten half once twice".split())  # noqa: SIM905
# “Six years or less” says how many are meant.
_BOUNDS = frozenset("more less fewer longer shorter older younger higher lower greater later earlier".split())  # noqa: SIM905
_BEING = frozenset("was were is are be been being got gets get became become remained stayed appeared seemed".split())  # noqa: SIM905
# Behind these words of direction stands something else than what rose or fell.
_TAIL = frozenset(
    """in by with from to than compared at after for and when during over between among on as more . ; ( )""".split()  # noqa: SIM905
)
_ADJECTIVES = frozenset(
    """higher lower greater smaller longer shorter faster slower better worse more less fewer""".split()  # noqa: SIM905 - a word list
)
_NOUNS = frozenset(
    "improvement improvements reduction reductions increase increases decrease decreases decline drop gain".split()  # noqa: SIM905
)
# How it is counted, or by how much it changed, is not what rose or fell.
_MEASURES = frozenset(
    concept(word)
    for word in [
        "risk",
        "chance",
        "likelihood",
        "odds",
        "probability",
        "occurrence",
        "incidence",
        "rate",
        "number",
        "proportion",
        "percentage",
        "amount",
        "level",
        "degree",
        "frequency",
        "average",
        "mean",
        "total",
        "overall",
    ]
)
_BY_HOW_MUCH = frozenset(
    """significantly considerably markedly substantially slightly clearly statistically clinically significant clear marked
    considerable substantial slight likely subsequent subsequently greatly appreciably notably modestly modest""".split()  # noqa: SIM905 - a word list
)
_ENDS = frozenset(".;!?")
_SPARING = frozenset(
    """avoid avoids avoided avoiding prevent prevents prevented preventing without than whether if""".split()  # noqa: SIM905 - a word list
)
_TURNED_TO = frozenset("but although however whereas".split())  # noqa: SIM905
_TURNS = _TURNED_TO | frozenset("while because which compared than versus".split())  # noqa: SIM905
# What a word tells by its distance from a word of direction, counted in words with content.
_BY_DISTANCE = (1.0, 1.0, 0.8, 0.7, 0.5, 0.4, 0.3, 0.25)
_THING = (1.0, 0.9, 0.7)
# So many words before a word of direction a denial may stand: “did not show any clear increase”.
_REACH = 6
# So many words behind an “and” one of direction is of what stands there.
_NEXT = 4
# So many concepts behind “than” tell what is compared with.
_BEHIND_THAN = 4
_MODALS = frozenset("may might can could would will should seems seem appears appear showed found and if".split())  # noqa: SIM905
# A passage that asks, or tells what was hoped for, tells of no result; so far before a word of direction it may say so.
_ASKING = frozenset(
    """whether if aim aims aimed hypothesized hypothesised hypothesis hypothesise hypothesize objective objectives purpose goal
    investigated investigate assess assessed determine evaluate evaluated compare explore examine sought tested strategies strategy
    ways interventions""".split()  # noqa: SIM905 - a word list
)
_ASKED_BEFORE = 16
# “More severely affected”, “less likely”: the word behind tells which more or less it is.
_KIND = re.compile(
    r"\w+(?:ly|ive|ous|ent|ant|ic|al|able|ible|ful|ed|ing|ary)|severe|difficult|accurate|often|complex|intense|common|safe"
)
# What stands right behind these says who is meant, not what happened: “people with less advanced disease”.
_SLIGHTLY = frozenset("slightly mildly moderately very severely somewhat".split())  # noqa: SIM905
_DESCRIBING = frozenset("with who those in for of than".split())  # noqa: SIM905
Weights = dict[str, float]


class Cue(NamedTuple):
    """A word of direction in its place.

    `denied` tells that a plain denial stands before it; `thing` holds the concepts of what rose or fell, `around` those on both sides, each with a weight by its distance;
    `behind_than` is what it is compared with. `good` is 1 for good news, -1 for bad, 0 where nobody can tell; `asked` tells that
    it is only asked or hoped for, `describes` that it says who is meant, `of_kind` that the word behind says which more it is.
    """

    word: Word
    way: str
    denied: bool
    thing: Weights
    around: Weights
    behind_than: frozenset[str]
    good: int
    asked: bool
    describes: bool
    of_kind: bool


def way_of(word: str) -> str:
    """Give which way a word points: up, down, better, worse; empty where it points nowhere."""
    return _WAY_OF[word]


def _way_of(word: str) -> str:
    return next((way for way, pattern in _PATTERNS if pattern.fullmatch(word)), "")


_WAY_OF = Memo(_way_of)


def cues_of(words: list[Word]) -> list[Cue]:
    """Give the words of a sentence that tell which way a result went."""
    found = []
    for at, word in [(at, word) for at, word in enumerate(words) if _WAY_OF[word[0]]]:
        way = _compared(words, at)
        if way and not (
            _is_measure(words, at)
            or _is_spared(words, at)
            or _goes_both_ways(words, at)
            or points_nowhere(words, at)
            or is_set_against(words, at)
        ):
            side = _side(words, at)
            ahead, back = _beside(words, at, side), _beside(words, at, -side)
            around = _weighed(ahead, _BY_DISTANCE)
            for meaning, weight in _weighed(back, _BY_DISTANCE[1:], 0.8).items():
                around[meaning] = max(weight, around.get(meaning, 0.0))
            around.pop(word.meaning, None)
            told_of = [one for one in ahead if one[0] not in _MEASURES] or ahead
            thing = _weighed(told_of[: len(_THING)], _THING)
            thing.pop(word.meaning, None)
            found.append(
                Cue(
                    word, way, _is_denied(words, at), thing, around, _behind_than(words, at), _news(way, _weighed(ahead[: len(_THING)], _THING)), _is_asked(words, at),
                    _describes(words, at), _is_of_kind(words, at),
                )
            )  # fmt: skip
    return found


def _news(way: str, thing: Weights) -> int:
    """Give whether it is good news that a thing went a way."""
    if way in {"better", "worse"}:
        return 1 if way == "better" else -1
    return welcome(thing) * (1 if way == "up" else -1)


def _is_asked(words: list[Word], at: int) -> bool:
    """Tell whether the sentence, before a word, asks, aims or only supposes."""
    for place in range(at - 1, max(-1, at - 1 - _ASKED_BEFORE), -1):
        if words[place].text in {".", ";"}:
            return False
        if words[place].text in _ASKING:
            return True
    return False


def _describes(words: list[Word], at: int) -> bool:
    """Tell whether a word says who is meant: “people with slightly raised blood pressure”, “those whose cancer got worse”."""
    before = at - 1 - (at > 1 and words[at - 1].text in _SLIGHTLY)
    return at > 0 and (
        words[before].text in _DESCRIBING or any(word.text == "whose" for word in words[max(0, at - 4) : at])
    )


def _is_of_kind(words: list[Word], at: int) -> bool:
    """Tell whether “more” or “less” stands before an adjective or adverb, which says which more it is."""
    return words[at].text in {"more", "less"} and at + 1 < len(words) and bool(_KIND.fullmatch(words[at + 1].text))


def _goes_both_ways(words: list[Word], at: int) -> bool:
    """Tell whether a word is named together with its opposite: “improvement or worsening”."""
    opposite = OPPOSITE[way_of(words[at].text)]
    for step in (2, -2, 3, -3):
        place = at + step
        if 0 <= place < len(words) and way_of(words[place].text) == opposite:
            # “Kidney function declined and pressure rose” goes two ways with two things.
            both = {"or", "and", "nor"} if abs(step) == 2 else {"or", "nor"}
            return any(word.text in both for word in words[min(at, place) : max(at, place)])
    return False


def _compared(words: list[Word], at: int) -> str:
    """Give which way a word points in its place: “more effective” is better, “less effective” worse."""
    word = words[at].text
    of_verb = way_of_the_verb(words, at)
    if of_verb:
        return of_verb if word == "more" else OPPOSITE[of_verb]
    way, behind = way_of(word), way_of(words[at + 1].text) if at + 1 < len(words) else ""
    if word in {"more", "less"} and behind in {"better", "worse"}:
        return behind if word == "more" else OPPOSITE[behind]
    if word in _FALLING and words[at + 1 : at + 2] and words[at + 1].text in {"by", "from"}:
        return way  # “caused it to fall by 2 points” is no fall
    if word in _LANDING and words[at + 1 : at + 2] and words[at + 1].text in _WHERE_TO:
        return ""  # “fell into the range that is advised”
    return "" if word in _VAGUE or (word == "longer" and at and words[at - 1].text in {"no", "any"}) else way


def _side(words: list[Word], at: int) -> int:
    """Give on which side of a word stands what rose or fell: 1 behind it, -1 before it."""
    word, behind = words[at].text, words[at + 1].text if at + 1 < len(words) else "."
    if behind in {"likely", "chance"}:
        return 1  # less likely to have pain
    if behind in {"in", "of"} and not word.endswith("ed") and word not in _ADJECTIVES:
        return 1  # an increase in pain, reduction of pain
    if word.endswith("ed") or word in _ADJECTIVES or word in {"rose", "fell", "grew"}:
        passive = word.endswith("ed") and any(w.text in _BEING for w in words[max(0, at - 3) : at])
        return -1 if passive or behind in _TAIL or behind.endswith("ly") else 1
    return -1 if word in _NOUNS and behind in _TAIL else 1


def _beside(words: list[Word], at: int, step: int) -> list[tuple[str, float]]:
    """Give up to eight concepts on one side of a word, nearest first; those beyond a turn of the sentence tell half."""
    found: list[tuple[str, float]] = []
    worth, place = 1.0, at + step
    while 0 <= place < len(words) and len(found) < len(_BY_DISTANCE):
        word = words[place]
        if word.text in _ENDS:
            break
        if step > 0 and word.text == "and" and _has_own_way(words, place):
            break
        if word.text in _TURNS:
            worth *= 0.5
        if word.meaning and word.text not in STOP and word.text not in _BY_HOW_MUCH:
            found.append((word.meaning, worth))
        place += step
    return found


def _has_own_way(words: list[Word], at: int) -> bool:
    """Tell whether what stands behind an “and” has a direction of its own: “took it more often and vomited less”."""
    return any(way_of(word.text) for word in words[at + 1 : at + _NEXT])


def _weighed(beside: list[tuple[str, float]], by_distance: tuple[float, ...], worth: float = 1.0) -> Weights:
    made: Weights = {}
    for (meaning, turned), near in zip(beside, by_distance, strict=False):
        made[meaning] = max(turned * near * worth, made.get(meaning, 0.0))
    return made


def _is_measure(words: list[Word], at: int) -> bool:
    """Tell whether a word counts rather than compares: “more studies”, “less than five”, “at least”."""
    behind = [word.text for word in words[at + 1 : at + 3]]
    if behind[:1] == ["than"] and behind[1:] in (["others"], ["another"], ["usual"]):
        return True  # “some shrink more than others” compares nothing that was done
    counted = len(behind) > 1 and behind[0] == "than" and (behind[1][0].isdigit() or behind[1] in _FIGURES)
    names = behind[:1] and behind[0] in _NAMED
    return (
        counted
        or _is_a_bound(words, at)
        or bool(names)
        or (words[at].text in {"more", "less", "fewer"} and bool(behind) and behind[0] in _WANTED)
    )


def _is_a_bound(words: list[Word], at: int) -> bool:
    """Tell whether a word bounds or adds: “six years or less”, “once a week or more”, “five more patients died”."""
    before = [word.text for word in words[max(0, at - 2) : at]]
    if before[-1:] == ["or"]:
        return words[at].text in _BOUNDS and way_of(before[0]) != OPPOSITE[way_of(words[at].text)]
    behind = [word.text for word in words[at + 1 : at + 9]]
    added = words[at].text == "more" and bool(before) and (before[-1].isdigit() or before[-1] in ONES)
    return added and behind[:1] != ["in"] and not {"than", "per", "every"} & set(behind)


def _is_spared(words: list[Word], at: int) -> bool:
    """Tell whether a word stands for what is avoided, or for the other side of a comparison: “than with less of it”."""
    for word in reversed(words[max(0, at - 10) : at]):
        if word.text in _ENDS or word.text in _TURNED_TO:
            return False
        if word.text in _SPARING:
            return True
    return False


def _is_denied(words: list[Word], at: int) -> bool:
    """Tell whether a plain denial stands a few words before a word, in the same part of the sentence."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if is_plain_denial(words[place]) and words[place + 1].text not in NOT_ONLY:
            return not names_an_arm(words, words[place])
        if is_stop(words[place]) or words[place].text in _MODALS:
            return False
    return False


def _behind_than(words: list[Word], at: int) -> frozenset[str]:
    """Give the first concepts behind “than” or “compared with”."""
    for place in range(at + 1, min(len(words), at + 14)):
        word = words[place].text
        if word in {"than", "versus", "vs"} or (
            word in {"with", "to"} and words[place - 1].text.startswith("compar")
        ):
            behind = itertools.takewhile(lambda later: later.text not in _ENDS, words[place + 1 : place + 13])
            return frozenset([w.meaning for w in behind if w.meaning and w.meaning not in _MEASURES][:_BEHIND_THAN])
    return frozenset()

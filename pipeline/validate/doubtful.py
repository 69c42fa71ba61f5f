"""Doubt a denial that nothing in the paper stands behind. Takes a sentence and an index; gives the denial and the passage.

What a sentence denies is held against the passages that tell of it: where they deny too, in whatever words, it may come
from them; where they only tell of it, a “not” was put in.
"""

from __future__ import annotations

from pipeline.records import Passage
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.denials import denies_a_verb, is_denial, is_stop, told_clauses
from pipeline.validate.wording import Word

# What stands around a denial, by distance: what it denies stands behind it.
_BEHIND, _BEFORE = (1.0, 0.9, 0.7, 0.5, 0.4, 0.3), (0.7, 0.6, 0.4, 0.3)
# A word that the paper does not have counts for so much of the rarest.
_STRANGER = 0.5
# What makes a “not” doubtful, or not: weights of a logistic regression on denials planted in 250 summaries, rounded.
# At 0.12 they find, with gaps and words of direction, 60 % near the papers' words, 39 % in a model's and 40 % in a person's
# free ones, and flag 0.3 to 0.5 % of untouched sentences; at 0, 63, 52 and 52 %, and one model's summary in five.
_SAID, _DENIED, _CLAUSE_DENIED = 1.3, 2.4, 1.4
_LACK, _NEED, _OF_THE_STUDY, _ASIDE = 5.5, 2.0, 0.9, 1.0
# A long paper has a passage like any sentence, so there it takes more.
_DOUBTFUL, _LONG, _DOUBTFUL_IN_LONG = 0.12, 60, 1.5
# What a study did not do or could not tell, lay writers say in words of their own.
_OF_STUDIES = tuple(
    """report describ measur includ determin conclu assess stat mention provid publish blind random identif find found clear
    known know certain sure confident reliabl enough sufficient limit only always necessar all yet possib able evaluat look
    examin stud consider analys combin pool compar explain underst adequat mean every differ signific assoc relat
    affect effect chang""".split()  # noqa: SIM905 - a word list
)
# “Not insufficient”, “not unclear”: what the paper finds wanting is not wanting.
_WANTING = frozenset(
    """insufficient unable unclear uncertain unknown unavailable low poor small few little rare limited rarely inadequate lacking
    lack unlikely without difficult short weak inconclusive imprecise inconsistent fewer less lower hard uncommon
    infrequent""".split()  # noqa: SIM905 - a word list
)
# Nobody can back that something is not shown, said or known.
_OPEN = frozenset("whether if show shows shown say says said tell tells prove proves proven reason only".split())  # noqa: SIM905
_NEEDED = ("need", "requir", "warrant", "necess")


def unbacked(text: str, words: list[Word], index: Index) -> tuple[tuple[int, int], str, Passage | None] | None:
    """Give a denial of a verb that nothing in the paper near what it denies stands behind."""
    for at, word in enumerate(words):
        if denies_a_verb(words, at) and not any(w.text in _OPEN for w in words[at + 1 : at + 4]):
            doubt, passage = _doubt(text, words, at, index)
            if doubt >= (_DOUBTFUL_IN_LONG if len(index.passages) > _LONG else _DOUBTFUL):
                return (
                    (word.start, word.end),
                    f"“{word.text}”: where the paper tells of this it denies nothing",
                    passage,
                )
    return None


def _doubt(text: str, words: list[Word], at: int, index: Index) -> tuple[float, Passage | None]:
    """Give how doubtful a denial is: by whether the passages that tell of the sentence deny, and by what is denied."""
    clauses = told_clauses(index)
    said, denied, passage = 0.0, 0.0, None
    for score, told in index.rank(text, 40):
        if any(clause.plain for clause in clauses[told.id]):
            denied = max(denied, score)
        elif score > said and not any(clause.loose for clause in clauses[told.id]):
            said, passage = score, told
    behind = {word.text for word in words[at + 1 : at + 4]}
    doubt = _SAID * said - _DENIED * denied - _CLAUSE_DENIED * _denied_in_a_clause(words, at, index)
    doubt += _LACK * bool(behind & _WANTING) + _NEED * any(w.startswith(_NEEDED) for w in behind)
    return doubt - _OF_THE_STUDY * any(w.startswith(_OF_STUDIES) for w in behind) - _ASIDE * _is_aside(
        words, at
    ), passage


def _denied_in_a_clause(words: list[Word], at: int, index: Index) -> float:
    """Give how much of what stands around a denial, at best, a clause of the paper holds near a denial of its own."""
    around = _around(words, at)
    tells = {
        meaning: weight * index.rarity.get(meaning, index.unseen * _STRANGER) for meaning, weight in around.items()
    }
    whole = sum(tells.values())
    places = {place for meaning in around for place in index.places.get(meaning, ())}
    clauses, best = told_clauses(index), 0.0
    for place in places:
        for clause in clauses[index.passages[place].id]:
            if clause.loose:
                shared = [meaning for meaning in around if meaning in clause.meanings]
                fit = sum(tells[meaning] for meaning in shared) / whole
                if fit > best and clause.denies_near(shared):
                    best = fit
    return best


def _is_aside(words: list[Word], at: int) -> bool:
    """Tell whether a denial picks out people or things: “who did not take it”."""
    return any(word.text in {"who", "that", "which", "those"} for word in words[max(0, at - 2) : at])


def _around(words: list[Word], at: int) -> dict[str, float]:
    """Give the concepts behind and before a denial, up to a stop, each with what it tells."""
    made: dict[str, float] = {}
    for step, weights in ((1, _BEHIND), (-1, _BEFORE)):
        place, nth = at + step, 0
        while 0 <= place < len(words) and nth < len(weights) and not is_stop(words[place]):
            word = words[place]
            if word.meaning and word.text not in STOP and not is_denial(word):
                made.setdefault(word.meaning, weights[nth])
                nth += 1
            place += step
    return made

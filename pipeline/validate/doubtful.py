"""Tell how doubtful a denial is. Takes a sentence and an index; gives its traits, and the passage that tells without denying.

What a sentence denies is held against the passages that tell of it: where they deny too, in whatever words, it may come
from them; where they only tell of it, a “not” was put in. Some things are hardly ever denied (“was not also used”), others
often (“did not differ”). What the traits weigh is in turned.py.
"""

from __future__ import annotations

import itertools

from pipeline.records import Passage
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.denials import (
    denies_a_verb,
    holds_a_denial,
    is_denial,
    is_denied_in_a_word,
    is_plain_denial,
    is_stop,
    told_clauses,
)
from pipeline.validate.gaps import is_gap
from pipeline.validate.harmless import (
    TWICE_DENIED,
    denies_no_finding,
    is_denied_with_its_number,
    is_widened,
    next_said,
)
from pipeline.validate.plainly import is_not_much, is_plain_telling
from pipeline.validate.rivals import cues_held
from pipeline.validate.turned import Traits, told_as, weigh
from pipeline.validate.wording import Word

# What stands around a denial, by distance: what it denies stands behind it.
_BEHIND, _BEFORE = (1.0, 0.9, 0.7, 0.5, 0.4, 0.3), (0.7, 0.6, 0.4, 0.3)
# So many words a sentence of a lay summary has.
_A_SENTENCE = 20
# A word that the paper does not have counts for so much of the rarest.
_STRANGER = 0.5
# The score from which a denial counts as put in: where the sentence or the whole summary keeps close to the paper, and in own
# words. Each document scored by a fit without it, 2.75 finds 68 and 39 % in summaries that keep close (their near and their
# other sentences) and 65 to 89 % in other near sentences, 3 finds 35 and 45 % in free ones of people and of a model; one is
# wrongly doubted in 1 to 2 % of documents of people, 4 % of a model's. A long paper has a passage like any sentence, so there
# it takes more. In a short paper's summary of own words, where the words around and those that stand together weigh too,
# 3 finds 68 to 71 % and doubts one wrongly in 4.5 % of documents (59 to 63 % without pairs of words).
_DOUBTFUL_CLOSE, _DOUBTFUL, _DOUBTFUL_IN_LONG, _DOUBTFUL_RETOLD = 2.75, 3.0, 3.0, 2.9
# A passage that says “illiterate”, “unmet” or “refused” may stand behind a “not” as well: of 15 alarms on 146 true summaries 5 are
# gone, and of 225 planted “not” 2 more are missed.
_IN_OTHER_WORDS = 1.0
_LONG = 60
# So much of a sentence a passage that says little of it holds.
_LITTLE_NEAR = 0.2
# How words behind “not” begin, in papers and lay summaries of the tune half, against the same behind “was”, “did”, “can” and the
# like: denied at least twice as often as others, and at most a quarter as often.
_OFTEN = tuple(
    """report find signific provid possib show enough differ yet reduc affect clear statist support know appear chang exclu
    demonstrat suffic seem contain allow alway alter maintain reach necess specif receiv explain reveal any draw complet
    assess full see certain sure reliab conclu stat inform tell say mean proven adequate appropr applicab apply determin examin
    evaluat mention publish measur includ descri improv well work rule randomi blind confiden identif hold justif qualif
    think want very convinc understood able many consider recommend""".split()  # noqa: SIM905 - a word list
)
_RARELY = tuple(
    """also used high conduct similar less then like current based important calculat small treat made still consistent moderat
    most done some therefor collect carri selected either random fund record noted added already too develop large thus now
    placed extract prepar assign great safe related responsib monitor relativ slight typical comparab chosen repeat both
    probab recent evidence about this first clos enrol administer several particular approximat inject grown propos interest
    introduc list main between approv distinct serious called divid compos mixed actual initial these born primari subsequent
    frequent allocat crucial run registered kept implement almost sometim because replac left highlight over under written
    rais diagnos given often usual general original common compared tested asked split recruit taking took getting
    investigat analys""".split()  # noqa: SIM905 - a word list
)
_RARE_SHORT = frozenset("in to of at a an the that one two three for from by and all likely".split())  # noqa: SIM905
# “Not insufficient”, “not unclear”: what the paper finds wanting is not wanting.
_WANTING = frozenset(
    """insufficient unable unclear uncertain unknown unavailable low poor small few little rare limited rarely inadequate lacking
    lack unlikely without difficult weak inconclusive imprecise inconsistent fewer less lower hard uncommon infrequent""".split()  # noqa: SIM905 - a word list
)
# Nobody can back that something is not shown, said or known.
_OPEN = frozenset(
    [
        "all",
        "everyone",
        "always",
        "fair",
        "agree",
        "expect",
        "whether",
        "if",
        "show",
        "shows",
        "shown",
        "say",
        "says",
        "said",
        "tell",
        "tells",
        "prove",
        "proves",
        "proven",
        "reason",
        "only",
    ]
)
_NEEDED = ("need", "requir", "warrant", "necess")
_AUXILIARIES = frozenset("be been being have had has do does did".split())  # noqa: SIM905
_MODALS = frozenset("may might would should will can must".split())  # noqa: SIM905
_CONTRAST = frozenset(
    "but however so because since due although though while whereas despite instead unlike even yet meanwhile nevertheless still only".split()  # noqa: SIM905
)
_CLOSING = frozenset(",.;:!?)")
# So many letters behind a denial it still denies a word of direction.
_REACH = 60
_DOING = frozenset("do does did".split())  # noqa: SIM905
_ASIDE = frozenset("who that which those".split())  # noqa: SIM905


def unbacked(
    text: str, words: list[Word], index: Index, *, close: bool, retold: bool
) -> tuple[tuple[int, int], str, Passage | None] | None:
    """Give a denial of a verb that nothing in the paper near what it denies stands behind.

    `close` tells that the summary keeps close to its paper, `retold` that it tells a short one in words of its own.
    """
    least = _DOUBTFUL_CLOSE if close or index.stays_near(text) else _DOUBTFUL
    least = _DOUBTFUL_RETOLD if retold else least
    for at in denials_of(words):
        if (
            denies_no_finding(text, words[at], index)
            or is_gap(text, words[at].start, index.told, close=close)
            or is_plain_telling(text, words[at].start, index.told)
            or is_denied_with_its_number(words, at, index)
            or _denied_too(words, at, index)
            or any(is_denied_in_a_word(words, at, p.text.lower()) for p in index.near(text, least=0.25))
            or is_not_much(text, words[at].start, (p.text for p in index.near(text, least=_LITTLE_NEAR)))
        ):
            continue
        traits, passage = denial_traits(text, words, at, index)
        score = weigh(told_as("negation", own_words=retold), traits, denied_words(words, at))
        least_here = _DOUBTFUL_IN_LONG if traits["long paper"] else least
        if passage and holds_a_denial(passage.text):
            least_here += _IN_OTHER_WORDS
        if score >= least_here:
            word = words[at]
            return (word.start, word.end), f"“{word.text}”: where the paper tells of this it denies nothing", passage
    return None


def _denied_too(words: list[Word], at: int, index: Index) -> bool:
    """Tell whether a clause of the paper denies the same verb and shares another word with what stands around it."""
    around = _around(words, at)
    verb = next((w.meaning for w in words[at + 1 : at + 4] if w.meaning and w.text not in STOP), "")
    return bool(verb) and any(
        any(map(is_plain_denial, clause.words))
        and verb in clause.meanings
        and len(around.keys() & clause.meanings) > 1
        and clause.denies_near([verb])
        for place in index.places.get(verb, ())
        for clause in told_clauses(index.passages[place], index)
    )


def denials_of(words: list[Word]) -> list[int]:
    """Give where a sentence denies a verb, unless it is one of showing or knowing."""
    return [
        at
        for at, word in enumerate(words)
        if is_plain_denial(word)
        and denies_a_verb(words, at)
        and not any(word.text in _OPEN for word in words[at + 1 : at + 4])
        and not any(word.text in {"or", "and"} for word in words[max(0, at - 2) : at])
        and not next_said(words, at).startswith(TWICE_DENIED)
        and not is_widened(words, at)
        and not (at + 1 < len(words) and words[at + 1].text == "there")  # “saw things that were not there”
        and not (
            at + 1 < len(words) and words[at + 1].text in _CLOSING
        )  # “the others did not, either before or after”
    ]


def denial_traits(text: str, words: list[Word], at: int, index: Index) -> tuple[Traits, Passage | None]:
    """Give what speaks for and against a denial, and the passage that tells of the sentence most and denies nothing."""
    said, denied, passage = 0.0, 0.0, None
    for score, told in index.rank(text, 40):
        if any(clause.plain for clause in told_clauses(told, index)):
            denied = max(denied, score)
        elif score > said:
            said, passage = score, told
    behind = _behind(words, at)
    first = behind[0] if behind else ""
    plainly = _denied_in_a_clause(words, at, index)
    directed, opposed = _directions(text, words, at, index)
    near = {word.text for word in words[at + 1 : at + 6]}
    is_being = at > 0 and words[at - 1].text in {"was", "were", "is", "are"}
    behind_meanings = [w.meaning for w in words[at + 1 : at + 9] if w.meaning and w.text not in STOP][:3]
    has = frozenset(w.meaning for w in index.wording(passage)) if passage else frozenset()
    told_share = sum(m in has for m in behind_meanings) / 3
    wanting = is_being and not {"enough", "quality"} & near and bool(_WANTING & set(behind[:2]))
    if wanting:  # the paper's own “insufficient” is no denial of it
        denied = plainly = 0.0
    return {
        "said": said,
        "denied": denied,
        "clearly": max(0.0, said - denied),
        "denied there": plainly,
        "wanting": float(wanting),
        "needed": float(any(word.startswith(_NEEDED) for word in behind[:3])),
        "often denied": float(first.startswith(_OFTEN)),
        "rarely denied": float(
            _is_rarely_denied(first)
            and not {"enough", "quality"} & near
            and not (first == "used" and at > 0 and words[at - 1].text in _MODALS)  # “should not be used”
        ),
        "enough": float(bool({"enough", "quality", "sufficient", "sufficiently", "any", "significant", "significantly", "difference"} & near)),
        "nothing behind": float(not first),
        "told": told_share,
        "direction said": directed,
        "opposite said": opposed,
        "describes": float(any(word.text in _ASIDE for word in words[max(0, at - 2) : at])),
        "in contrast": float(any(word.text in _CONTRAST for word in words[:at])),
        "figure behind": float(any(word.text[0].isdigit() for word in words[at + 1 : at + 8])),
        "could": float(at > 0 and words[at - 1].text == "could"),
        "may": float(at > 0 and words[at - 1].text in _MODALS),
        "does": float(at > 0 and words[at - 1].text in _DOING),
        "long paper": float(len(index.passages) > _LONG),
        "backed": index.backing(text).share,
        "likest passage": max(said, denied),
        "length": len(words) / _A_SENTENCE,
    }, passage  # fmt: skip


def _is_rarely_denied(word: str) -> bool:
    """Tell whether a word is hardly ever denied; “maintained” is no “main”."""
    return word in _RARE_SHORT or (word.startswith(_RARELY) and not word.startswith(_OFTEN))


def denied_words(words: list[Word], at: int) -> list[str]:
    """Give a denial, up to three words behind it, the two before, and, marked, some together: what is often denied, by whom, and what hardly ever."""
    found = itertools.takewhile(lambda word: word.text[0].isalpha(), words[at + 1 : at + 4])
    before = (f"<{word.text}" for word in words[max(0, at - 2) : at])
    told = [word.text for word in words[max(0, at - 1) : at + 4]]
    here = min(at, 1)
    # Which two or three stand together: “is not a”, “was not used”, “did not differ”.
    together = (told[: here + 1], told[here : here + 2], told[: here + 2], told[here + 1 : here + 3])
    return list(
        dict.fromkeys(
            [words[at].text, *(word.text for word in found), *before, *(f"~{' '.join(words)}" for words in together)]
        )
    )


def _behind(words: list[Word], at: int) -> list[str]:
    """Give up to three words behind a denial, without auxiliaries."""
    found: list[str] = []
    for word in words[at + 1 : at + 7]:
        if len(found) == 3 or not word.text[0].isalnum():
            break
        if word.text not in _AUXILIARIES or words[at - 1].text in _DOING:
            found.append(word.text)
    return found


def _denied_in_a_clause(words: list[Word], at: int, index: Index) -> float:
    """Give how much of what stands around a denial, at best, a clause of the paper holds near a denial of its own."""
    around = _around(words, at)
    tells = {
        meaning: weight * index.rarity.get(meaning, index.unseen * _STRANGER) for meaning, weight in around.items()
    }
    whole = sum(tells.values())
    places = {place for meaning in around for place in index.places.get(meaning, ())}
    best = 0.0
    for place in places:
        for clause in told_clauses(index.passages[place], index):
            if clause.plain:
                shared = [meaning for meaning in around if meaning in clause.meanings]
                fit = sum(tells[meaning] for meaning in shared) / whole
                if fit > best and clause.denies_near(shared):
                    best = fit
    return best


def _directions(text: str, words: list[Word], at: int, index: Index) -> tuple[float, float]:
    """Give how well the paper says, or tells the opposite of, a word of direction that is denied here."""
    said = opposite = 0.0
    for cue, rivals in cues_held(text, index):
        if cue.denied and 0 < cue.word.start - words[at].end < _REACH:
            said = max(said, rivals.said.fit - rivals.denied.fit)
            opposite = max(opposite, rivals.opposite.fit)
    return said, opposite


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

"""Direction: more stays more and better stays better. Takes both; gives Flags with the paper's words beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.equal import same_number
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.cues import OPPOSITE, Cue, way_of
from pipeline.validate.differences import Comparison, compare
from pipeline.validate.exchanged import exchanged
from pipeline.validate.figured import against_figures
from pipeline.validate.flags import asks, flag, rule
from pipeline.validate.glosses import is_in_gloss
from pipeline.validate.hoped import is_ill_hoped_for
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.other_side import counts_on, looks_opposed
from pipeline.validate.rivals import cues_held
from pipeline.validate.table_sides import by_row
from pipeline.validate.turned import Traits, in_own_words, told_as, traits_of, weigh, words_around
from pipeline.validate.upside import upside_down
from pipeline.validate.verbatim import reworded
from pipeline.validate.wording import Word

_STANDARD = "Cochrane plain language summaries (2021), C12: results as in the review"
# See turned.py. The score from which a word counts as turned: in a summary that keeps close to its paper, in a sentence that does,
# and in own words. Each document scored by a fit without it, .5 finds 93 and 87 % of the turned words in summaries that keep
# close (their near and their other sentences) and doubts one wrongly in 1.6 % of documents; 1.25 finds 63 % in other near
# sentences, 1.75 42 to 47 % in free sentences of people and of a model, with a wrong doubt in 1 to 4 %.
_TURNED, _TURNED_NEAR, _TURNED_CLOSE = 1.75, 1.25, 0.5
# In a summary of own words, where the words around weigh too, 1.75 finds 35 % of 1,165 and doubts one wrongly in 3.2 % of documents
# (27 % without those words).
_TURNED_RETOLD = 1.8
_FROM_TO = re.compile(
    r"[^.;,\d]{0,24} from (?:about |around |roughly )?(?P<one>[-−\d])[^;]{1,24}? to (?:about |around |roughly )?[-−]?\d[\d.,·]{0,8}"
)
# A passage that tells so much of a sentence, in its direction, tells it whatever a table says.
_TELLS = 0.4
# “Sent to a larger hospital” has no direction; “a larger hospital stay” has.
_A_PLACE = re.compile(
    r"\b(?:an?|another) (?:larger|bigger|smaller) (?:[a-z-]{1,14} )?(?:hospital|clinic|centre|center|unit|town|city)\b(?=[.,;)]|$| (?:for|and|where|with|near|in|by|to|after|because|that|which)\b)"
)
# How papers say “worse” of an illness in other words; where an opposite is all that they have, these say it too.
_GOT_WORSE = quick(
    r"\bprogress(?:ed|ion|ive\w*|ing)\b|\brelaps\w+|\brecur(?:red|rence\w*|ring)\b|\bdeteriorat\w+|\bexacerbat\w+|\baggravat\w+|\bflares?\b|\bworsen\w*|\bdeclin\w+|\bincreasing\w*",
    re.IGNORECASE,
)
# What went before, and why something was done: “after years of worsening symptoms”, “when her lungs worsened, she …”.
_BEFORE_IT = re.compile(
    r"\b(?:after|despite|because of|due to|for|following) (?:[\w-]{1,12} ){0,3}?of (?:[\w-]{1,12} ){0,2}?$|\b(?:despite|because of|due to) (?:[\w-]{1,12} )?$|\b(?:when|as|once|because) (?:[\w’'-]{1,14} ){1,4}?$",
    re.IGNORECASE,
)
# “Fell to normal” of levels that normalised; “drops in blood sugar, known as hypoglycaemia”; “the higher it was, the worse …”.
_TO_NORMAL = re.compile(r"(?: back)? to (?:a |the )?(?:normal|usual|healthy)\b")
_NORMAL_AGAIN = re.compile(r"normali[sz]|return(?:ed|s|ing)? to (?:normal|baseline)|(?:became|was|were) normal")
_CALLED = re.compile(
    r"(?: (?:in|of|than) (?:[\w-]{1,16} ){0,3}?[\w-]{1,16})?,? (?:which is |what is )?(?:known as|called|termed) "
)
# “It cost more” of additional costs.
_COST_MORE = re.compile(r"\bcosts? (?:\w{1,12} )?more$", re.IGNORECASE)
_COSTS_MORE_TOLD = quick(
    r"\b(?:additional|extra|higher|increased|greater|more) (?:\w{1,14} )?costs?\b|\bcostlier\b|\bmore (?:costly|expensive)\b",
    re.IGNORECASE,
)
_COSTS_LESS_TOLD = quick(
    r"\b(?:lower|reduced|decreased|fewer|less) (?:\w{1,14} )?costs?\b|\bcosts? (?:\w+ ){0,2}(?:lower|less|fell|decreased)\b|\bcheaper\b|\bless (?:costly|expensive)\b",
    re.IGNORECASE,
)
_THE_MORE = re.compile(r"\bthe (?P<more>[a-z]{3,8})(?: [\w’'-]{1,20}+){1,8}, the [a-z]{3,8}\b", re.IGNORECASE)
# “It may help to explain why some people fare worse”, “who will get better”: asked, not found.
_ASKED = re.compile(
    r"\b(?:explain|understand|know|known|clear|find out|predict|spot|see|learn|identify|tell|decide|ask|asked|wonder)\w{0,3} (?:better )?(?:why|who|which|how|what makes|what made) [^.;,]{0,60}$",
    re.IGNORECASE,
)
_GOT = re.compile(r"\b(?:get|gets|got|gotten|getting|become|became) $")
# How papers say that it goes badly for some, without “worse”: “prognostic factors for mortality”, “negatively affected by”.
_BADLY = quick(
    r"\bprognos\w+ (?:factors?|markers?|indicators?)\b|\brisk factors?\b|\bnegative(?:ly)? (?:affect\w*|influenc\w*|impact\w*|correlat\w*|associat\w*)|\badverse(?:ly)? (?:affect\w*|influenc\w*)|\bunfavou?rabl\w+|\binverse(?:ly)? (?:relat|associat|correlat)\w*",
    re.IGNORECASE,
)
_NEAREST = 3
_Found = tuple[Word, str, Passage | None]


@rule("direction", Severity.WARN, why="more for less, or better for worse, turns a finding round", standard=_STANDARD)
def direction(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage that tells this has the opposite direction, and none that tells it has the same."""
    index = index_of(paper)
    close, retold, lead = index.keeps_close(summary), index.is_retold(summary), lead_of(summary, index)
    for place in reworded(summary, index):
        text = place[2].text
        if asks(text):
            continue
        figured = against_figures(text, index)
        if figured:
            yield flag(
                "direction", Severity.WARN, place, (figured.start, figured.start + len(figured.word)),
                f"this says “{figured.word}”, and its own figures, {figured.one} and {figured.two}, go the other way",
                standard=_STANDARD, remedy="compare with the passage: which way did it go?",
            )  # fmt: skip
            continue
        upper = upside_down(text, index)
        if upper:
            yield flag(
                "direction", Severity.WARN, place, upper, f"“{text[slice(*upper)]}”: no passage of the paper has the upper end of this",
                standard=_STANDARD, remedy="compare with the passage: which end is it?",
            )  # fmt: skip
            continue
        tabled = by_row(text, index)
        if tabled and tabled.fault == "turned" and not _is_told_so(text, text[tabled.start : tabled.end], index):
            yield flag(
                "direction", Severity.WARN, place, (tabled.start, tabled.end),
                f"this says “{text[tabled.start : tabled.end]}”; the table has “{tabled.here}” and “{tabled.there}”",
                passages=tuple(passage.id for passage in tabled.rows), standard=_STANDARD, remedy="compare with the row: which group had more?",
            )  # fmt: skip
            continue
        # A row that tells it tells its direction; what stands beyond a semicolon it may not tell.
        if (tabled and ";" not in text) or is_in(lead, place):
            continue
        near = close or index.stays_near(text)
        turned = _TURNED_CLOSE if close else _TURNED_NEAR if near else _TURNED_RETOLD if retold else _TURNED
        found = (
            _in_gaps(text, compare(text, index))
            or _elsewhere(text, index, turned, retold=retold and not near)
            or _of_the_other(text, index)
        )
        if found:
            word, message, passage = found
            yield flag(
                "direction", Severity.WARN, place, (word.start, word.end), f"this says “{word.text}”; {message}",
                passages=(passage.id,) if passage else (), standard=_STANDARD, remedy="compare with the passage: which way did it go?",
            )  # fmt: skip


def _is_told_so(text: str, word: str, index: Index) -> bool:
    """Tell whether a passage that tells a sentence has a word of its direction, and none of the opposite: what a row says is of another time."""
    way = "down" if word.lower() == "rarer" else way_of(word.lower())
    for score, passage in index.rank(text, 3) if way else ():
        ways = {way_of(one.text) for one in index.wording(passage)} if score >= _TELLS else set()
        if way in ways and OPPOSITE[way] not in ways:
            return True
    return False


def _in_gaps(text: str, beside: Comparison) -> _Found | None:
    """Give a word of direction that stands where the passage has its opposite."""
    for gap in beside.gaps:
        mine = {way: word for word in gap.mine if (way := way_of(word.text)) and not is_in_gloss(text, word.start)}
        theirs = {way: word for word in gap.theirs if (way := way_of(word.text))}
        for way, word in mine.items():
            if (
                OPPOSITE[way] in theirs
                and way not in theirs
                and OPPOSITE[way] not in mine
                and not counts_on(text, word)
                and not looks_opposed(text, word, {way}, theirs[OPPOSITE[way]], gap.passage)
            ):
                return word, f"where the paper tells it, it says “{theirs[OPPOSITE[way]].text}”", gap.passage
    return None


def _of_the_other(text: str, index: Index) -> _Found | None:
    """Give a word of direction that the paper says of the other side of a comparison."""
    found = exchanged(text, index)
    if found is None or is_in_gloss(text, found.cue.word.start):
        return None
    return found.cue.word, f"the paper has “{found.told}” the other way round: which side had it?", found.passage


def _is_told_by_numbers(text: str, cue: Cue, index: Index) -> bool:
    """Tell whether “fell from 0.35 to 0.16” goes the way that two numbers go which a passage tells in this order."""
    match = _FROM_TO.match(text, cue.word.end)
    found = index.numbers_in(text) if match else []
    pair = next(
        (
            (one, two)
            for one, two in itertools.pairwise(found)
            if match and match.start("one") <= one.start and two.end <= match.end()
        ),
        None,
    )
    if pair is None or (pair[1].value > pair[0].value) != (cue.way == "up") or cue.way not in {"up", "down"}:
        return False
    return any(
        same_number(pair[0], one) and same_number(pair[1], two)
        for p in index.passages for one, two in itertools.pairwise(index.told_numbers(p))
    )  # fmt: skip


def _is_history(text: str, cue: Cue, index: Index) -> bool:
    """Tell whether a “worse” says only what went before, in a paper that tells of getting worse too, in whatever words."""
    return (
        cue.way == "worse"
        and bool(_BEFORE_IT.search(text, 0, cue.word.start))
        and any(p.whose != "cited" and _GOT_WORSE.search(p.text) for p in index.passages)
    )


def _says_otherwise(text: str, cue: Cue, index: Index) -> bool:
    """Tell whether a word of direction is of a return to what is normal, of what a term means, or the first of “the more …, the less …”."""
    if _TO_NORMAL.match(text, cue.word.end):
        return bool(_NORMAL_AGAIN.search(index.told))
    if _COST_MORE.search(text, 0, cue.word.end):
        near = [passage.text for _, passage in index.rank(text, _NEAREST)]
        return any(map(_COSTS_MORE_TOLD.search, near)) and not any(map(_COSTS_LESS_TOLD.search, near))
    if _CALLED.match(text, cue.word.end) or (cue.way == "worse" and _ASKED.search(text, 0, cue.word.start)):
        return True
    if cue.way == "worse" and (cue.word.text.endswith("ing") or _GOT.search(text, 0, cue.word.start)):
        return "progress" in index.told
    if cue.way == "worse" and _is_told_badly(text, index):
        return True
    return any(match.start("more") == cue.word.start for match in _THE_MORE.finditer(text))


def _is_told_badly(text: str, index: Index) -> bool:
    """Tell whether the passages that tell a sentence say in other words that it goes badly, and none of them what is better."""
    near = [passage for _, passage in index.rank(text, _NEAREST)]
    return any(_BADLY.search(passage.text) for passage in near) and not any(
        way_of(word.text) == "better" for passage in near for word in index.wording(passage)
    )


def _score(cue: Cue, traits: Traits, text: str, index: Index, *, retold: bool) -> float:
    """Give how likely a word was turned round; in words of one's own what stands around it tells too."""
    if not retold:
        return weigh("direction", traits)
    return weigh(told_as("turned", own_words=True), in_own_words(traits), words_around(cue, text, index))


def _elsewhere(text: str, index: Index, turned: float, *, retold: bool) -> _Found | None:
    """Give a word of direction that the paper, where it tells of the same, speaks against; `turned` is the least score."""
    for cue, rivals in cues_held(text, index):
        if is_ill_hoped_for(text, cue, rivals) and not is_in_gloss(text, cue.word.start):
            return cue.word, "nobody would aim at that, and the paper does not say it", None
        traits = traits_of(cue, rivals, text, index)
        if (
            not cue.denied
            and not any(m.start() < cue.word.start < m.end() for m in _A_PLACE.finditer(text))
            and not _is_told_by_numbers(text, cue, index)
            and not _is_history(text, cue, index)
            and not _says_otherwise(text, cue, index)
            and not counts_on(text, cue.word)
            and _score(cue, traits, text, index, retold=retold) >= turned
            and not is_in_gloss(text, cue.word.start)
        ):
            against = max((rivals.opposite, rivals.asked, rivals.contradicts), key=lambda rival: rival.fit)
            if (
                against.cue
                and against.passage
                and looks_opposed(text, cue.word, {cue.way, against.cue.way}, against.cue.word, against.passage)
            ):
                continue
            if against.cue is None:
                told = (
                    "nowhere does the paper say so, only the opposite"
                    if traits["only the opposite told"]
                    else "no passage of the paper says so of this"
                )
                return cue.word, told, None
            return cue.word, f"where the paper tells it, it says “{against.cue.word.text}”", against.passage
    return None

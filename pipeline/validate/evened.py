"""Know a difference that a sentence evens out. Takes a sentence and an index; gives the words that do, and the passage that tells it.

“About the same with or without it” of what the paper finds higher with it: a summary that says so turns a finding round as much as
one that says the opposite. Where any clause of the paper finds the like alike, in whatever words, nothing is doubted.
"""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.meaning import concept
from pipeline.text.quick import in_small, quick
from pipeline.text.words import STOP
from pipeline.validate.align import Index
from pipeline.validate.kept import kept
from pipeline.validate.results_told import tellings_of

_MORE = r"more|less|better|worse|higher|lower|fewer|longer|shorter|larger|smaller|bigger|greater|faster|slower|sooner|earlier|later|older|younger|safer|stronger|weaker|heavier|lighter|quicker|easier|harder|richer|cheaper"
_THING = r"(?:[\w-]{1,16} ){0,3}?"
_EVENED = quick(
    rf"\b(?:(?:about|much|roughly|almost|nearly|just|exactly|broadly|largely|fairly|pretty|very) (?:the same(?! (?:time|person|way|day|people|place|moment|age|number of times))|as {_THING}as|as (?:often|well|much|many|long|common|likely|high|low|good|bad|fast|quickly|severe|strong|effective))\b"
    rf"|(?<!twice )(?<!times )(?<!half )(?<!third )as (?:often|likely|common|high|low|long|fast|quickly|severe|strong|good|bad|effective|satisfied|accurate|safe|much|many|frequently|quick|painful|ill|sick|happy|tired|active|large|big|small|old|young|heavy)\b [^.;,]{{0,60}}?\bas\b(?! (?:possible|a result|soon|needed|part))"
    rf"|(?:was|were|is|are|be|stayed|remained|looked|turned out|kept) (?:[\w-]{{1,14}} ){{0,2}}?(?:the same(?! (?:time|person|way|day|people|place|age))|similar|alike|equal|comparable|unchanged|unaffected|unrelated|identical|independent of|as (?:it|they) (?:was|were))\b"
    rf"|the same (?!(?:time|way|place|day|was|is|were|thing|kind|year|period|reason|doctors?|patients?|people|person|background|hospital|age)\b)(?:[\w-]{{1,16}} ){{1,4}}?(?:in|for|with|whether|whatever|across|as)\b|\bsimilar(?:ly)? (?:[\w-]{{1,16}} ){{0,3}}?(?:in|for|with|between|across|whether|whatever|to)\b|(?<!not )equally\b"
    rf"|(?:no|without any|nor any) (?:[\w-]{{1,16}} ){{0,3}}?(?:differences?|effects?|links?|changes?|connections?|associations?|relationships?|relation|impact|benefits?|gains?|advantages?|improvements?|influence|bearing|harm|rise|fall|drop|increase|reduction|decline|relief|protection|sign of a (?:link|difference))\b"
    rf"|no (?:{_MORE}|different|more often)\b(?! than (?:\d|one|two|three|four|five|six|ten)\b)"
    rf"|(?:did|does|do|was|were|is|are|had|has|have)(?: not|n['’]t) (?!go away|respond|get |only |know)(?:[\w-]{{1,14}} ){{0,3}}?(?:differ\w*|change[ds]?|affect\w*|linked|tied|connected|associated|related|improve\w*|reduce\w*|increase\w*|lower\w*|influence\w*|matter\w*|depend\w*|{_MORE}|raise\w*|rise|risen|fall|fallen|drop\w*|help\w*|ease[ds]?|make (?:any|a|much) (?:[\w-]{{1,12}} )?difference|speed\w*|slow\w*|shorten\w*|lengthen\w*|cut|lessen\w*|prevent\w*|protect\w*|predict\w*|worsen\w*|boost\w*|vary|varied|shrink|grow|gain\w*|play (?:a|any) (?:role|part)|go (?:up|down|hand in hand|along|together))\b"
    rf"|(?:whether or not|no matter (?:how|which|what|whether|who)|regardless of|(?:had|has|have) nothing to do with|(?:made|makes) (?:little|hardly any|no real) difference|hardly (?:changed|differed|any difference)|(?:did|does) nothing (?:to|for)|failed to|held steady|neither (?:[\w-]{{1,14}} ){{1,6}}?nor [^.]{{1,60}}?(?:affected|changed|improved|reduced|raised|made|had|was|were)))\b",
    re.IGNORECASE,
)
_AS = re.compile(r"as (?<!\was )")
_HINTS = quick(
    r"no |not|nor |n['’]t|same|equal|alike|little|failed|hardly|similar|neither|without|nothing|identical|unchanged|unrelated|unaffected|regardless|comparable|independent|held steady",
    re.IGNORECASE,
)
# Words of comparing and of studies: they tell nothing of what was compared.
_COMPARING = frozenset(
    map(
        concept,
        """no not nor neither same similar similarly alike equal equally comparable unchanged unaffected unrelated level even identical about
        roughly much nearly almost just exactly broadly largely difference differences differ differed different effect effects link links
        linked tied change changed changes connection connected association associated relationship related relation impact benefit benefits
        gain gains advantage improve improved improvement improving influence bearing reduce reduced reducing reduction increase increased
        lower lowered raise raised rise rose risen fall fell fallen drop dropped more less better worse higher fewer longer shorter greater
        sooner faster slower earlier later larger smaller bigger older younger safer stronger weaker often well many long good bad high low
        common fast quickly effective help helped helps matter mattered depend depended make made making whether group groups patients
        patient people person study studies compared comparison significant significantly statistically result results found showed shown
        show given got received two three both either between number amount overall after before during with without those start end
        whatever regardless just kind kinds way ways use used using treatment treatments treated take took taken come came go went still
        also even only really clear clearly appear part main first second time times year years month months week weeks day days half third
        most all every other others another new old measured measure likely chance chances risk role part almost anyone had having
        afterwards later then when which that how who don't didn't doesn't wasn't weren't isn't aren't hadn't hasn't haven't couldn't don’t didn’t doesn’t wasn’t weren’t isn’t aren’t hadn’t hasn’t haven’t couldn’t""".split(),  # noqa: SIM905 - a word list
    )
)
# A word that the paper does not have counts for so much of the rarest.
_STRANGER = 0.5
# A sentence is told by a passage that holds so much of it, in so many concepts, and all but so many; it holds so much more than any
# that finds the like alike, of which none may hold so much in one clause, nor in all. Of the true claims that two are alike of 1,300
# summaries these doubt none, and find 13 of 62 planted ones; two words missing doubt three, .4 in a clause one and find 14.
_LEAST, _FEWEST, _MOST_MISSING, _CLEARLY = 0.4, 2, 1, 0.25
_MOST_IN_A_CLAUSE, _MOST_BESIDE = 0.15, 0.6
# What is told of a part of the people, of the rest, of how fully, or of what a study asked or cannot say, may stand beside any difference.
_OPEN = quick(
    r"^\W*(?:for|among|in|at|within)\b[^,]{4,80},|"
    r"\b(?:but|whereas|while|although|except|apart from|exception|however|fully|entirely|completely|perfectly|always|each|same (?:trend|direction|pattern|picture|holds?)|on the other hand|no other|other (?:[\w-]{1,14} )?(?:types?|kinds?|stages?|forms?|measures?|outcomes?|factors?|differences?|links?|symptoms?|results?|areas?|conditions?|diseases?|drugs?|effects?|variations?|scores?|tests?|findings?|signs?|causes?|cancers?)\b|no longer|"
    r"not (?:equal|the same|similar|alike)|if|may|might|should|would|(?:see|know|known|asked?|tell|unclear|certain|clear|examined|studied|tested|checked|looked at|wondered|of) whether|(?:does|do|did|cannot|can) (?:not )?(?:show|mean|prove|say|tell) (?:that|whether)|"
    r"aimed?|to (?:see|find out|check|learn)|previous|earlier (?:studies|research|work))\b",
    re.IGNORECASE,
)
# “Delay did not predict it”: what is meant stands in another sentence.
_POINTS = re.compile(r"(?: to| on| with)? (?:it|this|that|them|these|either|any of (?:it|this|these|them))\b")
_PARTS = re.compile(r"[,;:]| and (?=(?:was|were|had|has|did|also|it|they|is|are|raised|lowered|caused)\b)")
_TELLS_MORE = quick(
    r"\b(?:higher|lower|more|less|fewer|longer|shorter|better|worse|faster|slower|increas\w+|decreas\w+|reduc\w+|improv\w+|raised|lowered|rose|fell|linked|associated)\b"
)


@kept
def evened(text: str, index: Index) -> tuple[tuple[int, int], str, Passage] | None:
    """Give the words by which a sentence says that two are alike where the paper tells a difference, and nothing like it alike."""
    match = _EVENED.search(text) if _may_even_out(text) else None
    if (
        match is None
        or _OPEN.search(text)
        or _POINTS.match(text, match.end())
        or _has_figures(text, index)
        or _tells_more(text, match)
    ):
        return None
    passage = _told_unlike(text, index)
    return (
        (match.span(), f"“{match.group()}”: where the paper tells this it tells a difference", passage)
        if passage
        else None
    )


def _may_even_out(text: str) -> bool:
    """Tell whether a text has any of what each way to even out has: seen in a fifth of the time of looking for the ways."""
    low = in_small(text)
    return low is None or _HINTS.may_be_in(text) or _AS.search(low) is not None


def _told_unlike(text: str, index: Index) -> Passage | None:
    """Give the passage that tells a difference in what a sentence tells of, where none finds the like alike."""
    weights = _things_of(text, index)
    whole = sum(weights.values())
    best, passage, told = 0.0, None, frozenset[str]()
    in_a_clause, beside, alike = 0.0, 0.0, set[str]()
    for telling in tellings_of(index) if whole else ():
        shared = weights.keys() & telling.meanings
        share = sum(weights[meaning] for meaning in shared) / whole
        if telling.alike:
            beside, alike = max(beside, share), alike | shared
            parts = (sum(weights[one] for one in weights.keys() & part) / whole for part in telling.alike)
            in_a_clause = max(in_a_clause, *parts)
        elif telling.differs and share > best:
            best, passage, told = share, telling.passage, frozenset(shared)
    clear = best >= _LEAST and len(told) >= _FEWEST and best - max(in_a_clause, beside) >= _CLEARLY
    # What the passage lacks may be what the sentence is about: all its words but one, or those of a term of the paper.
    clear = clear and sum(one not in told and one not in index.plain for one in weights) <= _MOST_MISSING
    return (
        passage if clear and in_a_clause <= _MOST_IN_A_CLAUSE and beside <= _MOST_BESIDE and alike <= told else None
    )


def _things_of(text: str, index: Index) -> dict[str, float]:
    """Give the concepts that a sentence tells of, without those of comparing, each with its weight."""
    return {
        word.meaning: index.rarity.get(word.meaning, index.unseen * _STRANGER)
        for word in index.sentence(text)
        if word.meaning and word.meaning not in _COMPARING and word.text not in STOP and word.text[0].isalpha()
    }


def _tells_more(text: str, match: re.Match[str]) -> bool:
    """Tell whether another part of a sentence tells of a difference: the paper's may be that one."""
    start = 0
    for end, behind in [*(cut.span() for cut in _PARTS.finditer(text)), (len(text), len(text))]:
        if not (start < match.end() and match.start() < end) and _TELLS_MORE.search(text[start:end]):
            return True
        start = behind
    return False


def _has_figures(text: str, index: Index) -> bool:
    """Tell whether a sentence tells figures, as one does who has read the paper."""
    found = index.numbers_in(text)
    return sum(n.kind != "time" for n in found) > 1 or any(n.kind in {"percent", "ratio"} for n in found)

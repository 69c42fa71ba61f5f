"""Support: a sentence tells of what the paper tells of, in whatever words. Takes both; gives Flags.

The one rule that sees hype, advice and invention in words that no list has: what is not drawn from the paper shares
hardly a telling word with it. Lay words and their medical twins count as one (pipeline/text/synonyms.txt).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.explaining import defines
from pipeline.validate.flags import Place, asks, flag, rule
from pipeline.validate.gaps import tells_a_gap
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.plainly import is_told_plainly
from pipeline.validate.remarks import is_remark
from pipeline.validate.stranger import Surroundings, Told, phrases_of, speech_of, surroundings, traits_of
from pipeline.validate.study_talk import is_study_talk
from pipeline.validate.transitions import leads_on
from pipeline.validate.turned import weigh

_STANDARD = "plainpaper: a draft is never better than its evidence"
# See stranger.py. The score from which a sentence is a stranger: in a summary that keeps close to its paper, there without any
# telling word that the paper lacks; and where all but this one sentence keep close.
_STRANGER_CLOSE, _STRANGER_PLAIN, _STRANGER_NEARLY = 0.75, 1.75, 2.5
# In a short paper's summary of own words: as drawn from elsewhere, and as praise or advice by its words and, so that careful prose
# is taken for it less, by the words that stand together as well.
_INVENTED, _URGING, _PHRASED = 3.0, 1.9, 2.2
# The freer a summary is told, the more of it looks so: there the words that stand together must say it more clearly.
_FREE, _PHRASED_FREE = 0.66, 2.8
# A long paper has most words, so a stranger to it stands out sooner. In 23 careful summaries of whole papers these doubt 7
# sentences of 374, and find 60 % of the sentences of the other summaries, 89 % of praise and 79 % of advice.
_INVENTED_LONG, _URGING_LONG = 2.0, 1.0
# In a summary that tells its paper in its own words, explanations and doubts are the writer's own too.
_OWN_WORDS = 0.78
# When was searched and who paid stands outside the abstract: worth a note, no warning.
_ABOUT_THE_REVIEW = re.compile(
    r"\b(?:search(?:ed|es)?|up[- ]to[- ]date|as of|current to|published|funded|funding|sponsor\w{0,4}|update of|databases?)\b|(?P<few>\bthis review\b)",
    re.IGNORECASE,
)
# A figure from which on it is told of a study and not of every day.
_TELLING = 13
_OPEN_MISSING, _AIM_MISSING, _GAP_MISSING = 3, 2, 1
# What somebody set out to do is told in words of one's own too; and a question claims nothing.
_AIM = quick(
    r"\b(?:study|trial|review|research|project|article|paper|team|researchers|scientists|doctors|authors|we|they) (?:therefore |also |then )?(?:set out|aimed|wanted|asked|hoped|tried|planned|wished|wondered)\b"
    r"|\bput (?:that|this|the|these|their) (?:\w+ )?(?:ideas?|theor(?:y|ies)|question|claim|belief|hunch)\b[^.]{0,20} to the test\b|\b(?:question|aim|idea|goal|purpose)\b[^.]{0,40} (?:is|was|were)\b|\?$",
    re.IGNORECASE,
)
# So many of its telling words may be missing before a sentence stands on little.
_MOST_MISSING = 0.6
_FEWEST_TELLING = 3
# What any lay summary may say, whatever its paper does.
_GENERAL = quick(
    r"\b(?:talk(?:s|ed)? (?:to|with)|speak (?:to|with)|ask (?:your|a) |doctor|nurse|pharmacist|learn more|more information|may have questions|this (?:may|might|could) interest|language model|(?:abstract|text that was given) was read|the (?:abstract|summary|report) (?:itself )?(?:does not|doesn['’]t|gives? no|did not|mentions? no|says nothing|leaves)|"
    r"(?:not|never|nobody|no one|n['’]t)\b[^.;]{0,60}\bwithout (?:first )?(?:\w+ ){0,2}?(?:medical|professional) (?:advice|help)|peer[- ]review\w*|preprint|retracted|journal has|start, stop or change|one paper alone|carry over to people|"
    r"can be no surer than|show what would happen in people|describes a plan|overview and may leave out)\b",
    re.IGNORECASE,
)
# What a whole sentence says of the kind of study alone.
_OF_THE_DESIGN = re.compile(
    r"Doctors describe one person(?:, an? \d{1,3}-(?:year|month|week|day|hour)-old (?:woman|man|girl|boy|child|person))?(?:,? in a report about [^.]{1,80})?\."
    r"|This (?:is|was) a study that (?:looked at one point in time|observed people|followed a group of people|compared people with and without a condition)\."
    r"|This (?:is|was) an? (?:review (?:of|that combined) earlier studies|laboratory study|opinion article|overview article|plan for a study|"
    r"study of people[’']s own accounts|guideline for health professionals)(?:, (?:not one in people|about [^.]{1,80}))?\."
    r"|This kind of study (?:tells how people see and live with something|tells how often a test was right in the people who had it)\."
    r"(?: It does not (?:measure|show) [^.]{1,80}\.)?"
    # What a draft says of early research, of a paper that is not about health, and of any paper.
    r"|This is early research, which can help scientists to understand how living things work\.(?: On its own it does not change anybody[’']s care\.)?|On its own it does not change anybody[’']s care\."
    r"|This paper says hardly anything about people[’']s health, so nobody needs to change anything because of it\."
    r"|One paper alone rarely settles a question: other studies may find otherwise\.",
    re.IGNORECASE,
)
# What is open may be told in words of one's own; the things it is told of are the paper's all the same.
_OPEN = quick(
    r"\b(?:(?:does not|doesn['’]t) (?:say|report|tell|clearly|prove|explain|show|mean)|did not report|not reported|(?:due to|by|rule out) chance|"
    r"(?:cannot|can['’]t|could not|couldn['’]t) (?:be (?:sure|certain)|tell|prove|give (?:a|an) \w+ answer|say|show)|(?:small|early|short|pilot|first) (?:study|trial)|"
    r"(?:know|knew|known|says?|said|tells?|told) (?:very |too )?(?:little|nothing)|remains? (?:unknown|unclear|open|to be seen)|(?:should|must|can) not be (?:read|taken|seen) as|could have been missed|"
    r"caution is (?:needed|advised)|little (?:research|is known|was known|has been)|(?:possible|had) (?:\w+ )?flaws|no (?:group|placebo|comparison)\b[^.]{0,40} (?:to compare|with which)|(?:did not|didn['’]t) include|(?:did not|didn['’]t) (?:test|look (?:at|into)|ask|measure|compare|follow|check)|none of (?:them|the \w+) (?:asked|looked|measured|reported|tested|checked|followed)|hard(?:er)? to (?:know|say|tell|judge|interpret|compare|measure|be sure)|too (?:few|small|short)|"
    r"(?:may|might|could) not (?:be the same|apply|hold|be true|carry)|(?:do not|don['’]t) (?:yet )?know|not (?:yet )?(?:known|clear)|(?:more|further|future|larger|additional|other) (?:\w+ ){0,2}(?:research|studies|trials|study)|call(?:s|ed)? for (?:[\w-]{1,20}+ ){0,3}?(?:research|studies|trials)|cannot show|can show that things occur|no comparison group)\b",
    re.IGNORECASE,
)


# In a summary of own words a writer also weighs what was found.
_REMARK = quick(
    r"\b(?:(?:put down to|down to|up to|more than|mere|be) chance|not statistically (?:significant|meaningful|certain)|(?:numbers?|samples?|groups?)\b[^.]{0,30}\b(?:is|are|was|were) (?:\w+ ){0,2}small|"
    r"(?:small|low) (?:number|sample|size)s?|worth (?:keeping in mind|remembering|bearing in mind|noting)|(?:reasons?|explanation) (?:for|why|behind)\b[^.]{0,40}\b(?:not|un\w+)|(?:nobody|no one) kn(?:ows|ew)|(?:much |far )?less (?:is|was) known|borderline|caution is|(?:read|taken|seen) with (?:some |a )?(?:reserve|caution|care)|chance findings?|(?:findings?|results?|accuracy|conclusions?) (?:[\w-]{1,12} ){0,3}?(?:is|are|was|were|be|been) limited|limits to (?:keep|bear)|(?:kept|borne) in mind|the word [\"“]|(?:not|n['’]t) (?:a |the )?(?:proof|proven?)|prove cause|authors['’]? (?:conclusions?|verdict|view|reading|summary) (?:is|are|was|were)|(?:authors|researchers) (?:take|took|see|saw|read|regard) (?:this|these|it|that|their)\b|should not be read as)\b",
    re.IGNORECASE,
)


@rule(
    "support",
    Severity.WARN,
    Severity.NOTE,
    why="a sentence whose words the paper does not have is most likely invented",
    standard=_STANDARD,
)
def support(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a sentence whose telling words the paper hardly knows: invented, or from another paper."""
    index = index_of(paper)
    around = surroundings(summary, index)
    close, retold = index.keeps_close(summary), index.is_retold(summary)
    # One put in must not make a near telling of the others a free one.
    nearly = not close and index.keeps_close(summary, all_but=1)
    own_words = around.usual < _OWN_WORDS and not close
    lead = lead_of(summary, index) if own_words else frozenset()
    for told in around.told:
        place, text, missing, telling = told.place, told.place[2].text, told.backing.missing, told.backing.telling
        low = _is_strange(told, around, index, close=close, retold=retold)
        low = low or bool(
            nearly and missing and weigh("support, near", traits_of(told, around, index)) >= _STRANGER_NEARLY
        )
        # With figures, and no word that the paper lacks, the rule of numbers knows more of it.
        low = low and bool(missing or not own_words or not told.backing.figures)
        low = low and not (retold and _is_told_in_figures(text, index))
        thin = len(missing) >= _FEWEST_TELLING and len(missing) > _MOST_MISSING * len(telling)
        if not (low or thin) or _may_be_said(text, missing, index, own_words=own_words, close=close):
            continue
        if not (close or nearly) and len(missing) <= _GAP_MISSING and tells_a_gap(text, index.told):
            continue
        if low and defines(text, index.told):
            yield _lore(place)
        elif not low:
            yield _thin(place, missing, index)
        elif is_in(lead, place) and (len(missing) <= _OPEN_MISSING or len(missing) < len(telling)):
            yield _lore(place)
        else:
            about = _ABOUT_THE_REVIEW.search(text)
            yield _hardly_any(place, aside=about is not None and (about.lastgroup is None or len(missing) <= 1))


def _is_strange(told: Told, around: Surroundings, index: Index, *, close: bool, retold: bool) -> bool:
    """Tell whether a sentence counts as a stranger to its paper."""
    traits = traits_of(told, around, index)
    if close:
        return weigh("support, near", traits) >= (_STRANGER_CLOSE if told.backing.missing else _STRANGER_PLAIN)
    text = told.place[2].text
    words = speech_of(text)
    urging = weigh("urging, own words", traits, words)
    invented = weigh("invented, own words", traits, words)
    if invented >= (_INVENTED if retold else _INVENTED_LONG):
        return True
    if urging < (_URGING if retold else _URGING_LONG):
        return False
    # How words stand together must not speak against it: by single words alone careful prose is taken for praise more often.
    phrased = _PHRASED_FREE if around.usual < _FREE else _PHRASED
    return not retold or weigh("phrased, own words", traits, phrases_of(text)) >= phrased


def _is_told_in_figures(text: str, index: Index) -> bool:
    """Tell whether a sentence has two figures and more, one of them telling, and the paper has them all."""
    found = index.numbers_in(text)
    values = {value for n in found for value in (n.parts or (n.value,))}
    telling = any(n.parts or n.unit not in {"", "times", "occasion"} or n.value >= _TELLING for n in found)
    return telling and len(values) > 1 and all(map(index.has, found))


def _thin(place: Place, missing: list[str], index: Index) -> Flag:
    """Make the note on a sentence most of whose telling words the paper does not have."""
    return flag(
        "support", Severity.NOTE, place, None, f"thin support: the paper does not have {', '.join(missing[:5])} …",
        passages=tuple(p.id for _, p in index.rank(place[2].text, 2)), standard=_STANDARD, remedy="compare with the passages",
    )  # fmt: skip


def _may_be_said(text: str, missing: list[str], index: Index, *, own_words: bool, close: bool) -> bool:
    """Tell whether any summary may say this, whether it claims nothing, or says in everyday words what the paper says."""
    if _GENERAL.search(text) or _OF_THE_DESIGN.fullmatch(text):
        return True
    if _claims_nothing(text, missing, own_words=own_words) or is_study_talk(text, index.knows):
        return True
    return not close and is_told_plainly(text, missing, index.told)


def _claims_nothing(text: str, missing: list[str], *, own_words: bool) -> bool:
    """Tell whether a sentence says what is open, or what was asked, in few words that the paper does not have."""
    if len(missing) <= (_OPEN_MISSING if own_words else 1) and _OPEN.search(text):
        return True
    if asks(text) or is_remark(text, missing) or leads_on(text, missing):
        return True
    return own_words and len(missing) <= _AIM_MISSING and bool(_AIM.search(text) or _REMARK.search(text))


def _lore(place: Place) -> Flag:
    """Make the note on an opening sentence that the paper does not have."""
    return flag(
        "support", Severity.NOTE, place, None, "the paper does not have this; it may be common knowledge", standard=_STANDARD,
        remedy="make sure that it is so",
    )  # fmt: skip


def _hardly_any(place: Place, *, aside: bool) -> Flag:
    """Make the flag of a sentence without support: a note where it tells how the paper came about."""
    if aside:
        severity, message = Severity.NOTE, "the paper does not tell this of how it was done or paid for"
    else:
        severity, message = Severity.WARN, "hardly any of this sentence's words are in the paper"
    remedy = "find the passage that says it, or take it out"
    return flag("support", severity, place, None, message, standard=_STANDARD, remedy=remedy)

"""Know certainty that a sentence adds: “will”, “shows that”, “does” where its passage only suggests. Gives the words and the passage."""

from __future__ import annotations

import re

from pipeline.records import Passage
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index
from pipeline.validate.flags import asks
from pipeline.validate.hedge_words import HEDGES, doubts_in, hedges_in

_ABLE = frozenset("can could thought think estimated believe believed".split())  # noqa: SIM905
# What analyses “indicated” they showed.
_INDICATING = frozenset("indicate indicates indicated".split())  # noqa: SIM905
# A study tells what happened. On 26 model-written summaries two held a “will” that their papers did not, each too sure.
_WILL = quick(
    r"(?<!\bat )(?<!\btime )(?<!\bof )(?<!\bfree )(?<!\btheir )(?<!\bsome )(?<!\bothers )(?<!some people )(?<!some patients )\bwill(?! (?:not necessarily|(?:be |also |still |therefore )?(?:need|include|update|assess|look|examine|investigate|study|conduct|continue|require|inform|consider|depend on|take (?:more|time|longer|years|larger|further|a (?:larger|longer|bigger|new))|(?:want|wish|have) to (?:weigh|know|see|judge|wait|be (?:tested|checked|confirmed|studied|repeated|shown))|necessary|important|interesting|contribute|enable|encourage|guide|help (?:us|efforts|doctors|make|to make|decide|researchers)|publish|carr|included|useful to)\w*))\b"
    r"|\b(?:certainly|surely|definitely|undoubtedly|without question)\b",
    re.IGNORECASE,
)
# “A better understanding of it will help”: what one hopes to know.
_KNOWING = re.compile(
    r"\b(?:understanding|knowledge|insights?|learning)\b(?: (?:of|about|into) [^,.;]{0,110})? $", re.IGNORECASE
)
# “So that the virus will grow again”, “the dose at which a person will lose consciousness”, “any DNA without the mark will be broken down”,
# “rats will avoid food if they feel unwell”: what something is for, or how nature works. “It will now be interesting to see.”
_SO_THAT = re.compile(
    r"\b(?:so(?: that)?|at which|in which|under which|when|whenever|if|once|any [\w-]{2,16}|each|every) (?:(?!patients?\b|people\b|treatment\b|drug\b|therapy\b)[\w’'-]{1,16} ){0,8}$",
    re.IGNORECASE,
)
_IF = re.compile(r" [^.;]{0,80}\b(?:if|when|whenever|unless|until) (?:they|it|the|an?)\b", re.IGNORECASE)
_TO_SEE = re.compile(
    r" (?:now |then |also )?(?:(?:be (?:interesting|important|necessary|useful|exciting|possible) to)|help (?:to |us |researchers |scientists )?(?:to )?(?:better )?(?:understand|explain|reveal|clarify|learn|uncover|find out|shed)|(?:reveal|clarify|shed|show how|tell us))\b",
    re.IGNORECASE,
)
_OF_CARE = quick(
    r"\b(?:patients?|treat\w*|therap\w*|drugs?|medicines?|vaccin\w*|doctors|surgery|cure[sd]?|heal\w*|benefit\w*|recover\w*)\b",
    re.IGNORECASE,
)
# “Will probably”, “will often”: a doubt, or what is usual.
_USUALLY = re.compile(
    r" (?:\w{1,10} )?(?:likely|probably|possibly|perhaps|hopefully|presumably|often|sometimes|tend)\b",
    re.IGNORECASE,
)
_TOLD_TOO = quick(r"\b(?:will|shall|going to|certainly|definit\w*|expected to|predict\w*)\b", re.IGNORECASE)
_SHOWS = quick(
    r"(?<!not )(?<!n['’]t )(?<!cannot )\b(?:shows?|showed|demonstrates?|demonstrated|confirms?|confirmed|proves?) that\b",
    re.IGNORECASE,
)
_SHOWN_TOO = re.compile(r"\b(?:show|demonstrat|prov(?:e|ing)|confirm|establish|conclud)\w*", re.IGNORECASE)
# Whole papers show by telling what they found; in an abstract a “found” stands beside every doubt.
_FOUND_TOO = re.compile(r"\b(?:show|demonstrat|prov|confirm|establish|find|found|conclud|evidence)\w*", re.IGNORECASE)
# “Does reduce” for “seems to reduce”: where the passage doubts, the stress is the summary's own.
_STRESSED = quick(
    r"\b(?:does|do|did) (?!not\b|to\b|so\b|the\b|a\b|an\b|this\b|that\b|well\b|better\b|more\b|in\b|equally\b|similarly\b|poorly\b|badly\b|fairly\b|worse\b|have (?:some |several |many )?(?:limit|weak))[a-z]{2,}",
    re.IGNORECASE,
)
# “Of 1000 women, 20 will …” is how a rate is told.
_RATE = quick(
    r"\b(?:in every|of every|for every|out of|per|in|of) (?:about |around )?\d[\d,]*|\b\d[\d,]* (?:of|in|out of|out) |\b\d[\d,]* (?:more |fewer |extra )?(?:people|women|men|children|patients|persons|babies|of them)\b",
    re.IGNORECASE,
)
_ABOUT_RESEARCH = quick(
    r"\b(?:further|future|(?:more|new|next) (?:\w{1,14} ){0,3}?(?:work|data|evidence|experiments?|analys[ei]s|steps?|questions?|phases?|challenges?|years?|results?|findings?|information|surveys?|tests?|goals?|tasks?)|this review|trials?|study|studies|research)\b(?:(?!\b(?:show|found|find|suggest|conclu|demonstrat|reveal)\w{0,6} that\b)[^.]){0,30}$|\b(?:answers?|questions?|evidence|proof) $|\bwe (?:\w+ )?$|\bhow\b[^.;]{0,80}$|\b(?:unlikely|belief|reason to \w+|(?:no|little|limited|not enough|insufficient) evidence|not (?:clear|known|certain)) that\b[^.;]{0,60}$|(?<!found )(?<!find )(?<!finds )(?<!show )(?<!shows )(?<!showed )(?<!evidence )(?<!prospect )(?<!demonstrates )(?<!demonstrated )\bthat (?:\w{1,20} )?$|\b(?:which|who|how|what) (?:\w{1,20} )?$",
    re.IGNORECASE,
)
# “Before they will pay”, “they hope that it will not come back”, “not enough to predict that it will”: nobody says that it will.
_NOT_SAID = quick(
    r"\b(?:before|until|where|whether|hop(?:e|es|ed|ing)|predict\w{0,4}|pro(?:of|ve) that|expect\w{0,3}|worr\w{1,4}|fear\w{0,3}|guarantee|certain that)\b[^.;]{0,110}$|\b(?:who|which) [^.;,]{0,40}\b(?:and|or) $"
    r"|\b(?:no (?:single|one|simple|universal) (?!(?:person|patient|adult|child|doubts?|reason|question|who|in|of|with)\b)|not (?:all|every\w*|each)\b)(?:(?!\b(?:but|while|whereas|so|yet|because)\b)[^.;,]){0,40}$|(?<!despite the )(?<!despite a )\b(?:danger|risk|chance|possibility|likelihood|odds|threat) (?:is )?that\b[^.;,]{0,60}$|\b(?:not|n['’]t) (?:necessarily )?mean\b[^.;]{0,60}$|\b(?:people|many|most|some|everyone|often|commonly|widely) (?:\w{1,12} )?(?:assume|think|believe|expect|suppose)d?\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_LOW = quick(r"\b(?:very )?low[- ](?:certainty|quality)\b", re.IGNORECASE)
_SUGGEST = re.compile(r"\bsuggest", re.IGNORECASE)
_SUPPOSED = re.compile(r"\bhypothesi[sz]ed? that\b|\bhypothesis (?:is|was) that\b", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:show(?:s|ed|n)?|found|demonstrat\w+|confirm\w+|reveal\w*)\b", re.IGNORECASE)
_ROOT = 5
_CLAUSES = re.compile(r"[,;:.()]")
Found = tuple[tuple[int, int] | None, str, Passage | None]


def added(text: str, index: Index) -> Found | None:
    """Give certainty that no near passage has: “will”, “certainly”, “shows that” or “does” where the paper suggests."""
    near = index.near(text, least=0.2) or [passage for _, passage in index.rank(text, 1)]
    sure = _WILL.search(text)
    before = text[: sure.start()] if sure else ""
    told = any(_TOLD_TOO.search(p.text) for p in near) or bool(_ABOUT_RESEARCH.search(before))
    told = told or bool(
        sure and sure.group().lower() == "will" and (_NOT_SAID.search(before) or _is_no_promise(text, sure, index))
    )
    if sure and not told and not _RATE.search(text):
        return sure.span(), f"“{sure.group()}” is more certain than the passage", near[0] if near else None
    if not near:
        return None
    doubt = _doubt(text, near[0], index) or _rated_low(near[0])
    shows = _SHOWS.search(text)
    shown_too = _FOUND_TOO if index.paper.scope == "full" else _SHOWN_TOO
    if shows and doubt and not any(shown_too.search(p.text) for p in near):
        return shows.span(), f"“{shows.group()}”: the paper says “{doubt}”", near[0]
    stressed = _STRESSED.search(text)
    if (
        stressed
        and doubt
        and not asks(text)
        and not HEDGES & {w.text for w in index.sentence(text)}
        and not any(_is_said_outright(stressed.group().split()[-1], p) for p in near)
    ):
        return stressed.span(), f"“{stressed.group()}”: the paper says “{doubt}”", near[0]
    return None


def _is_no_promise(text: str, will: re.Match[str], index: Index) -> bool:
    """Tell whether “will” is what one hopes to know, or what is usual: of that whole papers tell much, and summaries of them too."""
    if len(index.passages) <= LONG:
        return False
    if _KNOWING.search(text, 0, will.start()) or _USUALLY.match(text, will.end()) or _TO_SEE.match(text, will.end()):
        return True
    # Of a treatment it is a promise all the same.
    nature = _SO_THAT.search(text, 0, will.start()) or _IF.match(text, will.end())
    return nature is not None and not _OF_CARE.search(text)


def _doubt(text: str, passage: Passage, index: Index) -> str | None:
    """Give the first word by which a passage doubts what it finds; of a whole paper's, none where the sentence suggests it too."""
    long = len(index.passages) > LONG
    told = (doubts_in if long else hedges_in)(index.wording(passage))
    doubts = [word.text for word in told if word.text not in _ABLE | _INDICATING]
    if long and (is_supposed_first(text, passage) or (_SUGGEST.search(text) and any(map(_SUGGEST.match, doubts)))):
        return None
    return doubts[0] if doubts else None


def is_supposed_first(text: str, passage: Passage) -> bool:
    """Tell whether a passage only supposes, before it is tested, what a sentence says was shown: no doubt of the result."""
    return bool(_SUPPOSED.search(passage.text) and _SEEN.search(text))


def _is_said_outright(verb: str, passage: Passage) -> bool:
    """Tell whether a clause of a passage has the stressed verb, or a word of its root, and no hedge: “although they are different, …”."""
    return any(
        any(word.startswith(verb[:_ROOT]) for word in clause) and HEDGES.isdisjoint(clause)
        for clause in (part.lower().split() for part in _CLAUSES.split(passage.text))
    )


def _rated_low(passage: Passage) -> str | None:
    """Give the words by which a passage rates its own finding low."""
    rated = _LOW.search(passage.text)
    return rated.group() if rated else None

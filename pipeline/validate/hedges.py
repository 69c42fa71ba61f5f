"""Hedges: the paper's doubt is kept. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.text.equal import same_number
from pipeline.text.numbers import COUNTS
from pipeline.text.quick import quick
from pipeline.validate.align import Index, index_of
from pipeline.validate.differences import Comparison, Difference, compare
from pipeline.validate.flags import asks, every_sentence, flag, rule
from pipeline.validate.hedge_words import FIRM_HEDGES, HEDGES, firm_hedges, hedges_in, is_no_hedge
from pipeline.validate.sureness import as_always, in_a_chance, is_always_too, turned_out
from pipeline.validate.wording import Word, overlap

_STANDARD = "GRADE wording: may, probably and is say how sure the evidence is"
# “The valve that looked infected” for one that seemed so; “looked at” hedges nothing.
_LOOKS = frozenset({"looked", "looks"})
_LOOKED = re.compile(
    r"\blook(?:ed|s) (?!(?:at|for|into|back|after|up|to|through|only|again|over|more|closely|instead)\b)",
    re.IGNORECASE,
)
_ABLE = frozenset("can could thought think estimated believe believed".split())  # noqa: SIM905
# What analyses “indicated” they showed.
_INDICATING = frozenset("indicate indicates indicated".split())  # noqa: SIM905
_ABLE_TO = frozenset({"can", "could"})
_BELIEVING = frozenset("believe believes believed think thinks thought".split())  # noqa: SIM905
_SAYING = frozenset(
    [
        "say",
        "says",
        "said",
        "believe",
        "think",
        "argue",
        "argues",
        "conclude",
        "concludes",
        "concluded",
        "view",
        "opinion",
        "recommend",
    ]
)
_OPEN = frozenset(
    """whether if not no cannot unknown unclear never without need needed needs aim aimed aims asked objective determine assess
    evaluate nor neither""".split()  # noqa: SIM905 - a word list
)
_SURE = frozenset(
    [
        "will",
        "certainly",
        "surely",
        "definitely",
        "undoubtedly",
        "always",
        "proves",
        "proved",
        "proven",
        "shows",
        "showed",
        "show",
    ]
)
# A study tells what happened. On 26 model-written summaries two held a “will” that their papers did not, each too sure.
_WILL = quick(
    r"(?<!\bat )(?<!\btime )(?<!\bof )(?<!\bfree )(?<!\btheir )(?<!\bsome )(?<!\bothers )(?<!some people )(?<!some patients )\bwill(?! (?:not necessarily|(?:be |also |still |therefore )?(?:need|include|update|assess|look|examine|investigate|study|conduct|continue|require|inform|consider|depend on|take (?:more|time|longer|years|larger|further|a (?:larger|longer|bigger|new))|(?:want|wish|have) to (?:weigh|know|see|judge|wait|be (?:tested|checked|confirmed|studied|repeated|shown))|necessary|important|interesting|contribute|enable|encourage|guide|help (?:us|efforts|doctors|make|to make|decide|researchers)|publish|carr|included|useful to)\w*))\b"
    r"|\b(?:certainly|surely|definitely|undoubtedly|without question)\b",
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
_AMONG = re.compile(r"\b(?:in|of|among|from|for|with) (?:about |all |the |these |those )?$", re.IGNORECASE)
_ABOUT_RESEARCH = quick(
    r"\b(?:further|future|more|new|next|this review|trials?|study|studies|research)\b[^.]{0,30}$|\b(?:answers?|questions?|evidence|proof) $|\bwe (?:\w+ )?$|\bhow\b[^.;]{0,80}$|\b(?:unlikely|belief|reason to \w+|no evidence|not (?:clear|known|certain)) that\b[^.;]{0,60}$|(?<!found )(?<!find )(?<!finds )(?<!show )(?<!shows )(?<!showed )\bthat (?:\w{1,20} )?$|\b(?:which|who|how|what) (?:\w{1,20} )?$",
    re.IGNORECASE,
)
# “Before they will pay”, “they hope that it will not come back”, “not enough to predict that it will”: nobody says that it will.
_NOT_SAID = quick(
    r"\b(?:before|until|where|whether|hop(?:e|es|ed|ing)|predict\w{0,4}|pro(?:of|ve) that|expect\w{0,3}|worr\w{1,4}|fear\w{0,3}|guarantee|certain that)\b[^.;]{0,110}$|\b(?:who|which) [^.;,]{0,40}\b(?:and|or) $"
    r"|\b(?:no (?:single|one|simple|universal) (?!(?:person|patient|adult|child|doubts?|reason|question|who|in|of|with)\b)|not (?:all|every\w*|each)\b)(?:(?!\b(?:but|while|whereas|so|yet|because)\b)[^.;,]){0,40}$|(?<!despite the )(?<!despite a )\b(?:danger|risk|chance|possibility|likelihood|odds|threat) (?:is )?that\b[^.;,]{0,60}$|\b(?:not|n['’]t) (?:necessarily )?mean\b[^.;]{0,60}$|\b(?:people|many|most|some|everyone|often|commonly|widely) (?:\w{1,12} )?(?:assume|think|believe|expect|suppose)d?\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
# “It is easy to assume that heavier children will become heavier adults”; “we can safely assume” says it, and so does what follows
# on a “but”.
_ASSUMED = quick(
    r"(?:\b(?:easy|tempting|natural) to assume\b|\b(?:people|many|most|some|often|commonly|widely|wrongly) assumed? that\b)(?:(?!\b(?:but|yet|however|while|whereas)\b)[^.;,])*\W*$",
    re.IGNORECASE,
)
_ANALYSIS = re.compile(
    r"(?<!subgroup )(?<!exploratory )(?<!hoc )(?<!interim )(?<!preliminary )(?<!secondary )\b(?:analys[ei]s|regressions?) $",
    re.IGNORECASE,
)
_TESTED = quick(r"\bCI\b|\bconfidence interval|\bp ?[<=]", re.IGNORECASE)
_LOW = quick(r"\b(?:very )?low[- ](?:certainty|quality)\b", re.IGNORECASE)
_SURELY, _SCOPE = 0.42, 0.7
_REACH = 6
_ROOT = 5
_CLAUSES = re.compile(r"[,;:.()]")
_Found = tuple[tuple[int, int] | None, str, Passage | None]


@rule(
    "hedge dropped", Severity.WARN, why="a doubt that the authors voiced is part of their finding", standard=_STANDARD
)
def hedges(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the passage hedges what the sentence says for certain, or where certainty is added to it."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        if place[0] in {"audience", "title"} or asks(text) or _ASSUMED.search(text):
            continue
        words = index.sentence(text)
        beside = compare(text, index)
        found = (
            _in_gaps(beside, words)
            or (None if beside.passage else _dropped(words, text, index))
            or _added(text, index)
        )
        if found:
            span, message, passage = found
            yield flag(
                "hedge dropped", Severity.WARN, place, span, message, passages=(passage.id,) if passage else (), standard=_STANDARD,
                remedy="keep the paper's doubt",
            )  # fmt: skip


def _in_gaps(beside: Comparison, words: list[Word]) -> _Found | None:
    """Give a hedge that the passage has and the sentence lost, between words that agree; or a certainty it won."""
    mine = {word.text for word in words}
    for gap in beside.gaps:
        if any(word.text in HEDGES | _OPEN | _LOOKS for word in gap.mine):
            continue
        lost = (word for word in firm_hedges(gap.theirs) if not _asks(gap.theirs, word))
        hedge = next((word for word in lost if not (is_no_hedge(gap.passage, word) or _is_a_view(word, mine))), None)
        sure = next(
            (
                w
                for w in gap.mine
                if w.text in _SURE
                and not as_always(words, w)
                and not is_always_too(w, gap.theirs)
                and not turned_out(words, w)
                and not in_a_chance(words, w)
            ),
            None,
        )
        if hedge and (sure or not mine & FIRM_HEDGES) and not _goes_with_a_phrase(gap):
            return (sure.start, sure.end) if sure else None, _lost(hedge), gap.passage
        if (
            sure
            and not sure.text.startswith("show")
            and len(gap.mine) <= 3
            and not any(w.text in _SURE for w in gap.theirs)
        ):
            return (sure.start, sure.end), f"“{sure.text}” is more certain than the passage", gap.passage
    return None


def _is_a_view(word: Word, mine: set[str]) -> bool:
    """Tell whether “we believe” is told as “they say”, or “suggests that it can” as “they conclude that it can”."""
    said = word.text in _BELIEVING or (word.text.startswith("suggest") and not mine.isdisjoint(_ABLE_TO))
    return said and not mine.isdisjoint(_SAYING)


def _asks(words: tuple[Word, ...], hedge: Word) -> bool:
    """Tell whether a hedge only says what evidence is for: “insufficient evidence to suggest”."""
    at = words.index(hedge)
    return at > 0 and words[at - 1].text == "to"


def _lost(hedge: Word) -> str:
    return f"the paper says “{hedge.text}”; this sentence says it for certain"


def _goes_with_a_phrase(gap: Difference) -> bool:
    """Tell whether the hedge went with a whole phrase that the sentence leaves out."""
    return not gap.mine and len(gap.theirs) > 4


def _dropped(words: list[Word], text: str, index: Index) -> _Found | None:
    """Give a hedge of a passage that tells the same in other words, where the sentence hedges nothing."""
    mine = {word.text for word in words}
    ranked = index.rank(text, 3)
    if (
        not ranked
        or ranked[0][0] < _SURELY
        or _LOOKED.search(text)
        or mine & (_OPEN | HEDGES | {"low", "uncertainty", "low-quality", "low-certainty"})
    ):
        return None
    near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.06]
    meanings = frozenset(word.meaning for word in words if word.meaning)
    if any(_says_outright(meanings, passage, index) for passage in near):
        return None
    for passage in near:
        for hedge, scope in _hedged(index.wording(passage)):
            if _of_an_analysis(hedge, passage) or _is_counted_elsewhere(text, passage, index):
                continue
            if len(scope) >= 2 and overlap(scope, meanings, index.weight) >= _SCOPE:
                return None, _lost(hedge), passage
    return None


def _is_counted_elsewhere(text: str, passage: Passage, index: Index) -> bool:
    """Tell whether a sentence tells a number that another passage has and the doubting one has not: then it does not tell that one."""
    # “In 300 adults the tablet may help” is told of all: who was studied stands elsewhere anyhow.
    mine = [n for n in index.numbers_in(text) if n.kind in COUNTS and not _AMONG.search(text, 0, n.start)]
    here = index.told_numbers(passage) if mine else []
    return any(
        not any(same_number(n, m) for m in here)
        and any(same_number(n, m) for p in index.passages if p is not passage for m in index.told_numbers(p))
        for n in mine
    )


def _of_an_analysis(hedge: Word, passage: Passage) -> bool:
    """Tell whether “suggested” tells what an analysis came to, with its interval or p-value: there it doubts nothing."""
    return bool(
        _ANALYSIS.search(passage.text, 0, hedge.start)
        and hedge.text.startswith("suggest")
        and _TESTED.search(passage.text)
    )


def _says_outright(meanings: frozenset[str], passage: Passage, index: Index) -> bool:
    """Tell whether a passage says all this without any hedge."""
    words = index.wording(passage)
    if any(word.text in HEDGES for word in words):
        return False
    return overlap(meanings, frozenset(w.meaning for w in words if w.meaning), index.weight) >= _SCOPE


def _hedged(words: list[Word]) -> list[tuple[Word, frozenset[str]]]:
    """Give each hedge with the concepts behind it; “no data to suggest” hedges nothing."""
    made, firm = [], firm_hedges(words)
    for at, word in enumerate(words):
        if word in firm and not (at and words[at - 1].text == "to"):
            scope: list[str] = []
            for later in words[at + 1 : at + 1 + 3 * _REACH]:
                if later.text in {".", ";", "(", ")"} or len(scope) == _REACH:
                    break
                if later.meaning:
                    scope.append(later.meaning)
            made.append((word, frozenset(scope)))
    return made


def _added(text: str, index: Index) -> _Found | None:
    """Give certainty that no near passage has: “will”, “certainly”, “shows that” or “does” where the paper suggests."""
    near = index.near(text, least=0.2) or [passage for _, passage in index.rank(text, 1)]
    sure = _WILL.search(text)
    before = text[: sure.start()] if sure else ""
    told = any(_TOLD_TOO.search(p.text) for p in near) or bool(_ABOUT_RESEARCH.search(before))
    told = told or bool(sure and sure.group().lower() == "will" and _NOT_SAID.search(before))
    if sure and not told and not _RATE.search(text):
        return sure.span(), f"“{sure.group()}” is more certain than the passage", near[0] if near else None
    if not near:
        return None
    doubt = next(
        (word.text for word in hedges_in(index.wording(near[0])) if word.text not in _ABLE | _INDICATING), None
    ) or _rated_low(near[0])
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

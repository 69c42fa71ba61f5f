"""Novelty: a treatment is called new only where the paper calls it so. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import index_of
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.lead import is_in, lead_of

_THING = r"(?:treatments?|therap(?:y|ies)|drugs?|medicines?|medications?|approach(?:es)?|class|options?|weapons?|tests?|vaccines?|techniques?)"
_NEW = quick(
    rf"\b(?:(?:brand[- ])?new|novel|first) (?:(?:type|kind|form|class|sort|line) of )?(?:\w{{1,20}}+ )?{_THING}\b|\bfirst[- ]of[- ]its[- ]kind\b|\bnever[- ]before[- ]seen\b",
    re.IGNORECASE,
)
_OWN = quick(
    r"\b(?:new|newer|newly|novel|innovative|emerging|recent(?:ly)?|investigational|experimental|first|pioneer\w*)\b",
    re.IGNORECASE,
)
# “Her first treatment”, “they first tried tablets”, “the first drug did not help”: what came before something else.
_SOMEBODYS = re.compile(
    r"\b(?:his|her|their|its|my|patient['’]s|(?:man|woman|boy|girl|child|baby|mother)['’]s)\s(?:very\s)?$",
    re.IGNORECASE,
)
# “The date of the first main treatment”; “since the new drug, they live longer” tells no order.
_WHEN = re.compile(
    r"\b(?:date|day|time|start|beginning|onset|until|before|after|since|between) (?:of |from |to )?(?:the |their |its )?(?:diagnosis to (?:the |their )?)?$",
    re.IGNORECASE,
)
_IN_TURN = re.compile(
    r"\bfirst (?:round|course|cycle|dose) of |\bfirst (?:\w{2,16}ed|given|chosen|begun|taken) |\bfirst (?:[\w-]{1,20}+ )?(?:treatments?|therap(?:y|ies)|drugs?|medicines?|medications?|approach(?:es)?|options?|tests?|vaccines?|techniques?) (?:(?:he|she|they) (?:had|received|was|took|tried|got)|(?:was|were|had|did|failed|made|brought|gave|showed|came|worked|helped|consisted|proved|found|included|suggested|pointed|could|seemed|ended|caused|led|not)\b)",
    re.IGNORECASE,
)
# “Failed the first test but passed the second.”
_NEXT = re.compile(r"\bthe (?:second|third|next|other|latter)\b")
# “The first drug that was shown to work”, “the first treatment ever”.
_OF_ALL = re.compile(
    r" (?:(?:found|shown|seemed|proved|able|could|given|seen) (?:\w{1,14} ){0,3}?(?:to )?(?:help|work|cure|treat|prevent|ease|stop)|could (?:help|cure|treat|prevent|ease|stop|work)|(?:worked|helped)(?! (?:only|for a|at first|little|briefly|less))|that|to|ever|of its|for (?:this|the|people|patients))\b"
)
_NO_CLAIM = re.compile(
    r"\b(?:no|not|as (?:their|his|her|a|the)|any|need|needs|needed|find|finding|search|looking|for|develop\w*|future|start\w*|try\w*|first (?:drug|dose|treatment|vaccine))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@rule(
    "novelty",
    Severity.WARN,
    why="old treatments are often sold as new",
    standard="Health News Review, criterion 9: true novelty",
)
def novelty(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a “new” treatment where the paper never calls anything new: old ones sell better so."""
    if _OWN.search(paper.text) or _OWN.search(paper.title):
        return
    lead = lead_of(summary, index_of(paper))
    for place in every_sentence(summary):
        text = place[2].text
        match = next((m for m in _NEW.finditer(text) if not _tells_order(m, text)), None)
        if match and match.group().endswith("s") and is_in(lead, place):
            continue  # “samples of costly new medicines” are nobody's in particular
        if match and not _NO_CLAIM.search(text[max(0, match.start() - 50) : match.start()]):
            yield flag(
                "novelty", Severity.WARN, place, match.span(), f"the paper does not call this new: “{match.group()}”",
                standard="Health News Review, criterion 9: true novelty", remedy="say what it is, not that it is new",
            )  # fmt: skip


def _tells_order(match: re.Match[str], text: str) -> bool:
    """Tell whether “first” or “new” says when somebody had something: “her new tablets”, “the first drug did not help”."""
    if _SOMEBODYS.search(text, 0, match.start()):
        return True
    if match.group().lower().startswith("first") and _NEXT.search(text, match.end()):
        return True
    first = match.group().lower().startswith("first ") and _WHEN.search(text, 0, match.start())
    in_turn = first or _IN_TURN.match(text, match.start())
    return bool(in_turn) and not _OF_ALL.match(text, match.end())

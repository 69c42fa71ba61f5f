"""Find a summary's lead: the sentences before it comes to its study, which tell what is so in general.

What an illness is, how common, how it is treated: anyone may know it, and the paper need not tell it. What a lead says is
held less strictly against the paper by the rules that compare words; numbers, names and advice are checked there as anywhere.
"""

from __future__ import annotations

import itertools
import re

from pipeline.records import Summary
from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.flags import Place

# So many sentences a lead has at most; 55 careful summaries of trials and reviews by a model had two to four.
_LONGEST = 5
# With these a summary has come to its study, its people, its findings, or to its reader.
_COMES_TO_IT = quick(
    r"\b(?:this (?:treatment|approach|study|trial|drug|remedy|paper|article|review|research|work|report|project)|the (?:study|trial|review|authors|researchers|team|results|findings)|"
    r"these (?:results|findings|numbers)|stud(?:y|ies)|trials?|reviews?|research(?:ers)?|scientists|participants|took part|compared|tested|randomly|we(?! (?:grow|age|get|eat|breathe|sleep|live|all|move|need)\b)|"
    r"found|showed|shown|discovered|concluded|results?|findings?)\b",
    re.IGNORECASE,
)
# Words to a reader, and praise, are no knowledge.
_NO_LORE = quick(
    r"\d|\b(?:you|your|yours|this (?:treatment|approach|drug|remedy)|better|worse|never|ever|everyone|everything|nobody|everybody|always|finally|need not|should|must|let|"
    r"tak(?:e|ing)(?! (?:longer|time|place|part|care|up|years|weeks|months)\b)|swap|skip|stop\w*(?! (?:breath|work|grow|beat|respond|function|bleed|mov|mak|produc)\w*\b)|start\w*|quit|heal\w*|cures?|cured|improv\w+|reliev\w+|revers\w+|resolv\w+|effective\w*)\b|!"
    # What people are told that they can do is advice.
    r"|\b(?:parents|readers|patients|carers|anybody|anyone|whoever|those who)\b[^.]{0,30}\bcan\b",
    re.IGNORECASE,
)

# It tells what is, can be, or happens; “ditch the tablets and walk” tells nothing.
_GENERALLY = quick(
    r"\b(?:can|may|often|usually|sometimes|many|most|is|are|has|have|called|known as|means?|happens?|causes?|affects?|contains?|becomes?|tends?|needs?|makes?|gives?|helps?|gets?|comes?|lives?|works?|loses?|grows?|wondered|wanted to)\b",
    re.IGNORECASE,
)
# Before a story one may tell an age, and where an illness starts or is found: “at 22 it is rare”.
_MAY_TELL = re.compile(
    r"\b\d{1,4}\b(?! ?(?:%|per ?cent|times))|\bstarts? (?:in|from|at)\b|(?<=\bis )found\b|(?<=\bare )found\b",
    re.IGNORECASE,
)


def lead_of(summary: Summary, index: Index) -> frozenset[tuple[str, int]]:
    """Give where a summary tells what is so in general before it comes to its study: section and number of each sentence.

    One that keeps close to its paper has no lead of its own: what it says there, the paper says.
    """
    kept: tuple[Summary, frozenset[tuple[str, int]]] | None = index.made.get(lead_of)
    if kept is None or kept[0] is not summary:
        kept = index.made[lead_of] = summary, frozenset() if index.keeps_close(summary) else _lead_of(summary)
    return kept[1]


def _lead_of(summary: Summary) -> frozenset[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for section, number, claim in list(summary.claims())[:_LONGEST]:
        if _COMES_TO_IT.search(claim.text):
            break
        if _is_lore(claim.text):
            found.append((section, number))
    return frozenset(found)


def opening(texts: list[str]) -> list[str]:
    """Give the first sentences of a story: those that tell what is so in general, however close to the paper, and one behind."""
    plain = (_MAY_TELL.sub(" ", text) for text in texts[:_LONGEST])
    told = itertools.takewhile(lambda text: _is_lore(text) and not _COMES_TO_IT.search(text), plain)
    return texts[: len(list(told)) + 1]


def _is_lore(text: str) -> bool:
    """Tell whether a sentence tells what is so in general, and promises nothing."""
    return bool(_GENERALLY.search(text)) and not _NO_LORE.search(text)


def tells_in_general(text: str) -> bool:
    """Tell whether a sentence, wherever it stands, tells what is so in general and comes to no study.

    What an illness is and what others there are a person may know from elsewhere: there a rule cannot know enough to block.
    """
    return _is_lore(text) and not _COMES_TO_IT.search(text)


def is_in(lead: frozenset[tuple[str, int]], place: Place) -> bool:
    """Tell whether a sentence belongs to the lead."""
    return (place[0], place[1]) in lead

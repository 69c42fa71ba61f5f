"""Check what stands beside a summary: its glossary and topics. Takes both; gives Flags that say where they stand.

Readers see these words too. The rules that need no passage read each entry as a sentence of its own; what they find is
told of the section “glossary” or “topics”, entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.records import Claim, Flag, Paper, Summary
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.validate.flags import Rule


def entries(summary: Summary) -> dict[str, list[str]]:
    """Give glossary and topics as readers see them, entry by entry: “term: meaning”, and the topic's name."""
    return {
        "glossary": [f"{term}: {meaning}" for term, meaning in summary.glossary],
        "topics": list(summary.topics),
    }


def aside_flags(
    rules: Iterable[Rule], summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE
) -> Iterator[Flag]:
    """Run `rules` over the entries; a flag counts them from 0, and its offsets point into the entry."""
    for section, texts in entries(summary).items():
        if not texts:
            continue
        claims = tuple(Claim(text=text, kind="explanation") for text in texts)
        alone = Summary(title="", findings=claims, origin=summary.origin)
        for rule in rules:
            for flag in rule(alone, paper, house):
                if flag.claim is not None:
                    # A page that has no place for it shows it with the whole draft: the message says where it is.
                    told = f"in the {section}, “{texts[flag.claim].partition(':')[0][:60]}”: {flag.message}"
                    yield flag.model_copy(update={"section": section, "message": told})

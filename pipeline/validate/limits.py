"""Limits: a summary admits what its paper admits. Takes both; gives a Flag on the whole summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.flags import rule

_STANDARD = "Cochrane plain language summaries (2021), C15: limitations of the evidence; CONSORT for abstracts"
_ADMITTED = re.compile(
    r"\b(?:limitations?|limited (?:by|evidence|data|number|quality|amount|information|to)|(?:small|low|insufficient|limited) (?:number|sample|stud|trial|size|power)\w{0,6}|few (?:studies|trials|people|patients|participants|data)|"
    r"risk of bias|biase?s?d?|uncertain\w{0,3}|unclear|not clear|cannot|could not (?:be )?(?:determine|conclude|draw|assess|show)\w{0,3}|caution\w{0,5}|inconclusive|insufficient|inadequate|imprecis\w{1,4}|heterogene\w{2,5}|"
    r"(?:more|further|future|larger|additional|better|well[- ]designed|high[- ]quality) (?:\w{1,20}+ ){0,4}?(?:research|studies|trials|study|trial|evidence|data)\b|"
    r"(?:low|very low|poor|weak|suboptimal)[- ](?:quality|certainty|evidence|confidence)|(?:quality|certainty) of (?:the )?(?:evidence|studies|trials|included)|not enough|lack(?:s|ed|ing)? (?:of )?|absence of|"
    r"no (?:comparison|control|definitive|firm|reliable|clear|robust|strong|randomi[sz]ed|good) \w+|one (?:patient|person|woman|man|case|paper|single)|single[- ](?:case|cent|arm)\w{0,4}|retrospective|short[- ](?:follow|term|time|duration)|"
    r"generali[sz]\w{2,8}|preliminary|(?:may|might) not (?:apply|hold|be)|interpret\w{0,3} with|needed|required|warranted|not possible|unable|not (?:been )?(?:measured|known|studied|reported|certain|sure|confident)|"
    r"low (?:certainty|quality|confidence)|too (?:few|small)|warrant\w{0,3}|carry over|does not (?:say|tell|report)|confiden(?:ce|t) (?:in|that))\b",
    re.IGNORECASE,
)
_OWN_LIMIT = re.compile(
    r"\b(?:limitations?\b|limited (?:evidence|data|by|number|quality)|risk of bias|(?:low|very low|poor|insufficient|weak)[- ](?:quality|certainty|evidence)|small (?:sample|number of|studies|trials|size)|insufficient (?:evidence|data)|"
    r"not enough (?:evidence|data)|(?:should|must) be interpreted|inconclusive|uncertain|cannot (?:be )?(?:conclude|determine|rule|draw|establish|exclude)\w{0,3}|no (?:firm|definitive|reliable) conclu\w+|imprecis\w+|unclear|"
    r"(?:more|further|future|larger|additional|well[- ]designed|high[- ]quality) (?:\w{1,20}+ ){0,4}?(?:research|studies|trials|study|trial)\b[^.]{0,60}\b(?:need|requir|warrant|necessary|should|confirm))",
    re.IGNORECASE,
)
# A sentence or two is no summary yet; nothing can be missed from it.
_FEWEST = 3


@rule("limits", Severity.WARN, why="a reader must know what makes a result less sure", standard=_STANDARD)
def limits(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the paper names a limit of its own and no sentence of the summary names any."""
    claims = [claim.text for _, _, claim in summary.claims()]
    if len(claims) < _FEWEST or any(_ADMITTED.search(text) for text in claims):
        return
    own = [
        p
        for p in paper.passages()
        if p.whose != "cited"
        and p.kind not in {"references", "captions", "introduction"}
        and _OWN_LIMIT.search(p.text)
    ]
    named = [p for p in paper.passages() if p.id in paper.facts.limits.passages]
    if own or named:
        yield Flag(
            rule="limits", severity=Severity.WARN, section="caveats", message="the paper admits limits, and no sentence here does",
            passages=tuple(p.id for p in (*named, *own)[:3]), standard=_STANDARD,
            remedy="say what makes the result less sure: how few, how short, how biased",
        )  # fmt: skip

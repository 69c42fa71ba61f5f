"""Limits: a summary admits what its paper admits. Takes both; gives a Flag on the whole summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import NOT_IN_PEOPLE
from pipeline.text.bodies import speaks_of_evidence, without_bodies
from pipeline.text.quick import quick
from pipeline.validate.flags import rule

_STANDARD = "Cochrane plain language summaries (2021), C15: limitations of the evidence; CONSORT for abstracts"
_MORE = r"(?:more|further|future|larger|bigger|longer|additional|better|well[- ]designed|high[- ]quality|new|other|randomi[sz]ed|controlled|prospective) (?:[\w-]{1,20}+ ){0,4}?(?:research|studies|trials|study|trial|evidence|data|information|rcts)\b"
_ADMITTED = quick(
    r"\b(?:limitations?|limited (?:by|evidence|data|number|quality|amount|information|to)|(?:small|low|insufficient|limited|inadequate),? (?:[\w-]{1,20}+ )?(?:number|sample|stud|trial|size|power|group|rct|evidence|data)\w{0,6}|(?:is|are|was|were|very|too|quite) limited|underpowered|(?:too )?few (?:studies|trials|people|patients|participants|data)|"
    r"risk of bias|biase?s?d?|uncertain\w{0,3}|unclear|not clear|cannot|could not (?:be )?(?:determine|conclude|draw|assess|show)\w{0,3}|caution\w{0,5}|inconclusive|insufficient|imprecis\w{1,4}|"
    rf"{_MORE}[^.]{{0,200}}\b(?:need(?:s|ed)?|requir\w{{1,4}}|warrant\w{{0,3}}|necessary|should|must|could help|would (?:help|be (?:helpful|useful|of (?:value|help)))|(?:is|are) (?:performed|done|available))\b|\b(?:need|requir|warrant|recommend)\w{{0,6}} (?:for |that )?{_MORE}|"
    r"(?:low|very low|poor|weak|suboptimal)[- ](?:quality|certainty|evidence|confidence)|(?:quality|certainty) of (?:the |this )?(?:evidence|studies|trials|included \w+) (?:was|is|were|are|as) (?:\w+ ){0,2}(?:low|poor|weak|limited|uncertain)|not enough|lack(?:s|ed|ing)? (?:of )?(?:\w{1,20}+ ){0,2}?(?:evidence|data|information|blinding|power|studies|trials)|"
    r"only (?:one|a single) (?:[\w-]{1,20}+ ){0,2}?(?:stud|trial|rct)\w{0,4}|not (?:be )?possible to|(?:further|more) (?:\w{1,20}+ )?(?:scrutiny|evaluation|investigation|testing|work)|needs? to be (?:investigated|confirmed|tested|repeated|shown)|(?:future|further) (?:\w{1,20}+ )?research (?:could|may|might|is|should)|we (?:do not|don['’]t) (?:yet )?know|(?:is|are|remains?) (?:still |yet )?not (?:yet )?known|remains? (?:largely )?unknown|(?:longer|bigger|larger|more) (?:\w{1,20}+ ){0,2}?(?:stud|trial)\w{0,4} (?:is|are|will be|would be)|"
    r"call(?:s|ed|ing)? for (?:[\w-]{1,20}+ ){0,4}?(?:research|studies|study|trials?|evidence|data|work)|no (?:comparison|control) group|no (?:definitive|firm|reliable|robust) \w+|one (?:patient|person|woman|man|case|paper|single)|single[- ](?:case|cent|arm)\w{0,4}|retrospective|short (?:follow|time|duration)|"
    r"generali[sz]\w{2,8}|preliminary|(?:number|sample|groups?|stud(?:y|ies)|trials?|size)\b[^.]{0,40}\b(?:was|is|were|are) (?:\w+ )?small|(?:may|might) not (?:apply|hold|be (?:true|the same))|interpret\w{0,3} with|unable|not (?:known|certain|sure|confident)|too small|carry over|(?:evidence|data|information|findings?|results?) (?:\w+ ){0,3}?(?:is|are|was|were) (?:\w+ )?(?:too )?(?:weak|poor|thin|patchy|scarce|sparse|shaky)|(?:neither|not|nor|no)\b[^.]{0,20} firm|"
    r"(?:has|have|needs?|remains?|yet) to be (?:shown|seen|proven|proved|confirmed|tested|backed|repeated|established)|(?:backed up|confirmed) by (?:more|other|further|larger)|(?:rests?|relies|rely|based) (?:only |solely )?on (?:an? |one |just )(?:single |small )?(?:trial|study)|from (?:just |only )?one (?:trial|study)|did not (?:describe|explain|make) (?:\w+ ){0,2}clear|do(?:es)? not show (?:that|whether|if|what|how)|"
    r"(?:stud(?:y|ies)|trials?|research|work)\b[^.;]{0,80}\b(?:is|are) (?:still )?(?:needed|required|called for|wanted)|(?:down|due|put down) to (?:pure |mere )?(?:chance|luck)|"
    r"does not (?:say|tell|report|clearly)|(?:little|low|limited|less|moderate|not (?:very |fully )?|no|our|reduce[sd]?|lower(?:s|ed)?) confiden(?:ce|t))\b",
    re.IGNORECASE,
)
# Words of every day that admit a limit only of what was studied or is known: “weak” may be a muscle, “limits how often” an effect.
_EVERYDAY = quick(
    r"\b(?:limit(?:s|ed|ing)? (?:what|how)|selected group|distort\w*|admit(?:s|ted)? (?:that|to (?:having|some))|acknowledg\w+|nobody (?:else )?was compared|(?:was|were) (?:compared (?:with|to) (?:nobody|no one|nothing)|not compared)|is not long|(?<!muscle )(?<!muscular )(?<!arm )(?<!leg )weak(?:ness(?:es)?(?! of (?:the )?(?:muscles?|arms?|legs?|limbs?))| (?:spot|point)s?)|drawbacks?|shortcomings?|kept in mind|keep in mind|hard to (?:say|know|tell|be sure)|self-report\w*|(?:one|a single) (?:hospital|cent(?:er|re)|clinic|country|city|region|unit|school|town))\b",
    re.IGNORECASE,
)
_OF_WHAT_IS_KNOWN = quick(
    r"\b(?:findings?|results?|numbers?|figures?|answers?|answered|methods?|designs?|surveys?|questionnaires?|records?|review|paper|article|compar\w+|measure\w*|conclusions?|say|said|told|concluded|selected|know|learn|sure|they|writers?|doctors (?:say|write)|proof|links?|pictures?|memor\w+|chance)\b",
    re.IGNORECASE,
)
# And those that admit one by themselves.
_PLAINLY = quick(
    r"\b(?:limits? (?:of|to) (?:the|this|that|their|our|its|his|her|such) (?:own )?(?:\w{1,14} )?(?:study|trial|research|work|review|methods?|design|survey|analysis|paper|report|findings?|results?|approach)\b|(?:has|have|had|with) (?:its|their|some|several|the usual|clear|important|certain|a few) limits\b|"
    r"(?:one|another|(?:a|the|one|another) (?:main|big|biggest|chief|clear|important|key|first|second|further|major|obvious|serious|other)) limit (?:is|was|here)\b|(?:had|have|has|with) (?:no|little|too little) (?:information|data|details|records?) (?:on|about)\b|(?:does|do|did|can|could) ?not prove|not proof|(?:no|without) proof|"
    r"(?:poorly|under-?|barely|hardly) ?represented|not the most (?:sensitive|accurate|exact|precise|reliable) (?:way|method|measure|test)|(?:effects?|benefits?|harms?|outcomes?) (?:[\w-]{1,14} ){0,5}?(?:was|were) not (?:examined|looked at|studied|checked|measured)|"
    r"(?:do|does) ?not (?:stand|speak) for|not (?:a|the) real (?:emergency|life|world|patients?|situation)|leaving (?:only|just) \d|(?:pure|mere|plain|sheer) coincidence|coincidence (?:seems|may|might|cannot)|(?:may|might) (?:well )?have had nothing to do with|"
    r"(?:is|are|were|was|still|only|just|these|such) (?:still |only |just |very )?early (?:data|results|findings)\b(?! (?:of|on|in|from)\b)|a (?:single|one-time|retrospective) look back|(?:looked|looking|look) back (?:only|at one (?:hospital|cent(?:re|er)|clinic|group|place|point))|(?:study|trial|research) is (?:now |still )?(?:under ?way|in progress|ongoing)|no (?:stool |blood |tissue |further |later |earlier )?(?:samples?|records?|scans?|tests?|measurements?) (?:was|were) available)\b",
    re.IGNORECASE,
)
_OWN_LIMIT = quick(
    r"\b(?:(?<!social )(?<!physical )(?<!functional )(?<!activity )(?<!role )(?<!mobility )limitations?\b|limited (?:evidence|data|by|number|quality|information)|(?:(?<!low )risk of |potential |publication |selection )bias|(?:low|very low|poor|insufficient|weak|suboptimal)[- ](?:quality|certainty|evidence|methodolog)|"
    r"(?:small|limited) (?:sample|number|studies|trials|size)|low (?:sample|studies|trials|size|number (?:of (?:patients|participants|people|women|men|children|adults|subjects|studies|trials|events|cases)|in))|insufficient(?!ly| (?:justification|reason|grounds)| to (?:detect|diagnos|identify|predict|exclude|rule)| (?:for|information in order to) (?:detect|diagnos|identif|predict|exclud|characteri|classif|distinguish|discriminat))|not enough (?:evidence|data)|caution|inconclusive|(?-i:uncertain)|(?:quality|certainty) of (?:the )?evidence (?:was|is) (?:very )?low|(?:we|it|studies|study|authors|review|trials?|data|results?|evidence) (?:\w{2,5} )?unable to|unable to (?:determine|assess|draw|detect|show|conclude|pool|include|establish|rule|exclude|estimate|evaluate|identify|find)|the limited|need for (?:more|further|larger|better|future|randomi|additional|high(?:er)?[- ]quality|well[- ])|cannot (?:be (?:determined|excluded|ruled|drawn|generali[sz]ed|concluded|assessed|established|recommended|inferred|made|answered|estimated|known|explained|sure|certain|confirmed|applied|considered|assumed)|determine|exclude|rule|draw|conclude|establish|recommend|infer|tell|say|show|prove|confirm|assume|generali[sz]e|answer)|"
    r"no (?:firm|definitive|reliable|strong|robust) \w+|imprecis\w+|unclear|underpowered|lack(?:ed|ing|s)? (?:of )?(?:the )?(?:\w{1,20}+ )?(?:evidence|data|information|blinding|power|studies|trials|control|allocation|concealment)|(?:few|only (?:one|two|three|a few)) (?:studies|trials)|"
    rf"(?<!offer )(?<!provide )(?<!add )(?<!offers )(?<!provides )(?<!adds ){_MORE}(?:(?!\bwe\b)[^.]){{0,80}}\b(?:need(?:s|ed)?|requir\w{{1,4}}|warrant\w{{0,3}}|necessary|should|must|confirm\w{{0,3}}|recommend\w{{0,3}})\b)",
    re.IGNORECASE,
)
_LIMITATION = re.compile(
    r"\blimitations?\b|\b(?:stud(?:y|ies)|trials?|findings?|results?|analys[ei]s|data|conclusions?|review|evaluation|power|comparisons?|we (?:were|are))\b[^.;]{0,50}\blimited by\b|\bwith (?:caution|care)\b|\bsmall (?:sample|number of (?:patients|participants|people|adults|children|subjects))|\bnot enough data\b"
    r"|\bshort (?:duration of (?:the |our )?)?follow-?up|\b(?:insufficient|inadequate|low|limited|lacked|too little) (?:statistical )?power|\bunderpowered\b|\bunable to (?:detect|measure|adequately|assess|determine|draw|test)\b|\bcannot (?:be ruled out|rule out|be excluded|exclude)\b"
    r"|\bgenerali[sz]ability\b[^.;]{0,60}\b(?:unclear|limited|uncertain|unknown|restricted)\b|\b(?:selection|recall|ascertainment|reporting|response) bias\b",
    re.IGNORECASE,
)
# How it was done and what was found may be limited in many ways, of patients and of tests; there a paper must speak of itself.
_ITS_OWN = re.compile(
    r"\blimitations? (?:of|to|in) (?:the |this |our |the present |the current )?(?:stud(?:y|ies)|trial|research|analys[ei]s|design|work|data|method\w*)\b|\b(?:our|main|major|important|study|trial|methodological|several) limitations?\b|\b(?:was|were|is|are) (?:a|an|another|one|the main|the major|a further) (?:\w+ )?limitations?\b|\bsmall samples?\b[^.;]{0,40}\blimit\w*|\b(?:interpreted|taken|read|viewed|regarded|treated|generali[sz]ed)\b[^.;]{0,20} with (?:caution|care)\b",
    re.IGNORECASE,
)
_TOLD_FIRST = frozenset({"methods", "results", "case"})
# What earlier work left open is why the study was done, no limit of it.
_SO_FAR = quick(
    r"\b(?:previous|earlier|prior|systematic|existing|most|several|some) (?:\w{1,20}+ )?(?:reviews|studies|trials|reports) (?:have|had)\b|\bprevious(?:ly)?\b|\b(?:has|have) not (?:yet )?been\b",
    re.IGNORECASE,
)
# The name and number of a trial in brackets, and caution with what was studied, are none.
_NO_LIMIT = re.compile(
    r"\([^()]{0,160}\b(?:NCT|ISRCTN|ACTRN)\d{4,}[^()]{0,40}\)|\bcaution (?:must|should|needs to) be (?:exercised|used|taken) (?:in|when|with|for) (?!(?:[\w-]{1,14} ){0,3}?(?:interpret|general|extrapol|apply|draw|conclu|results?|findings?|data))",
    re.IGNORECASE,
)
# A single sentence is no summary yet; nothing can be missed from it.
_FEWEST = 2


@rule(
    "limits", Severity.WARN, Severity.NOTE, why="a reader must know what makes a result less sure", standard=_STANDARD
)
def limits(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where the paper names a limit of its own and no sentence of the summary names any."""
    claims = [claim.text for _, _, claim in summary.claims()]
    # Limits stand at the end of most summaries.
    if len(claims) < _FEWEST or any(map(tells_a_limit, reversed(claims))):
        return
    named = [p for p in paper.sentences() if p.id in paper.facts.limits.passages]
    own = [p for p in paper.sentences() if _admits(p, paper)]
    # What only a study's facts take for a limit (“did not prove its value”) is often a finding: in 130 careful summaries that no
    # rule had been made on it was doubted four times and wrongly each time; of 155 limits left out it alone tells three.
    if own or named:
        yield Flag(
            rule="limits", severity=_how_loud(paper) if own else Severity.NOTE, section="caveats", message="the paper admits limits, and no sentence here does",
            passages=tuple(p.id for p in (*named, *own)[:3]), standard=_STANDARD,
            remedy="say what makes the result less sure: how few, how short, how biased",
        )  # fmt: skip


@lru_cache(maxsize=1024)
def tells_a_limit(text: str) -> bool:
    """Tell whether a sentence admits a limit; everyday words do where it speaks of what was studied, or of what is known."""
    if _ADMITTED.search(text) or _PLAINLY.search(text):
        return True
    return bool(_EVERYDAY.search(text)) and (speaks_of_evidence(text) or bool(_OF_WHAT_IS_KNOWN.search(text)))


def _how_loud(paper: Paper) -> Severity:
    """Warn where people were studied; what cells and animals leave open is a note."""
    return Severity.NOTE if paper.facts.species.value not in {None, "humans"} else Severity.WARN


def _admits(passage: Passage, paper: Paper) -> bool:
    """Tell whether a passage admits a limit of this study; a whole paper doubts much, so there it must say so."""
    if passage.whose == "cited" or passage.kind in {"references", "captions", "tables", "introduction"}:
        return False
    told = _NO_LIMIT.sub(" ", without_bodies(passage.text))
    if _is_a_story(passage, paper) and not speaks_of_evidence(told):
        return False
    if paper.scope == "full":
        asked = paper.facts.design.value not in {
            None,
            *NOT_IN_PEOPLE,
            "narrative review",
            "editorial",
        }
        named = _ITS_OWN if passage.kind in _TOLD_FIRST else _LIMITATION
        return asked and (passage.kind == "limitations" or bool(named.search(told)))
    return bool(_OWN_LIMIT.search(told)) and not _SO_FAR.search(told)


def _is_a_story(passage: Passage, paper: Paper) -> bool:
    """Tell whether a passage tells what happened to one patient: of whom much is unclear that is no limit of the report."""
    return paper.facts.design.value == "case report" and passage.kind not in {
        "discussion",
        "conclusions",
        "limitations",
    }

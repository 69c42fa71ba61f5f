"""Cause: a link stays a link. Takes both; gives Flags where a cause is told that the passage does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.records.designs import CASES, NOT_IN_PEOPLE
from pipeline.text.meaning import concepts
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index, index_of
from pipeline.validate.differences import Difference, compare
from pipeline.validate.flags import asks, every_sentence, flag, rule
from pipeline.validate.lead import is_in, lead_of
from pipeline.validate.no_claim import is_noun, says_what_it_is, says_which_one

_STANDARD = "Sumner et al. BMJ 2014;349:g7015: causes claimed from links"
_CAUSES = quick(
    r"\b(?:caus(?:e|es|ed|ing)|because of|thanks to|(?:leads?|led|leading) to|result(?:s|ed|ing)? (?:in|from)|trigger(?:s|ed|ing)?|brings? about|brought about|responsible for|to blame for|due to|produc(?:es|ed)|induc(?:es|ed))\b",
    re.IGNORECASE,
)
_LINKS = quick(
    r"\b(?:associat\w{1,6}|link(?:s|ed|age)?|correlat\w{1,6}|relat(?:ed|ion|ionship|ionships) (?:to|with|between)|connect(?:ed|ion)|predictors?|predictive of|predicts?(?= a| the| high| low| an)|risk factors?|tied to|independent(?:ly)? (?:associat|predict|risk|factor|relat|link|correl|determin|prognos|of other)\w*|marker|odds ratio|hazard ratio)\b",
    re.IGNORECASE,
)
_CAUSAL_TOO = re.compile(
    r"\b(?:caus\w{1,6}|because|lead(?:s|ing)? to|led to|result(?:s|ed|ing)? (?:in|from)|trigger\w{0,4}|due to|produc(?:e|es|ed|ing)|induc\w{1,4}|driven by|owing to|attribut\w{1,6}|respons\w{1,6} for|(?P<weak>effects? of|explanations? (?:for|of)|explain(?:s|ed|ing)?)|by reducing|prevent\w{0,5})\b",
    re.IGNORECASE,
)
# Experiments on animals and cells show causes; “associated proteins”, “T-cell-independent” and a taste's “association” are their terms.
_PLAINLY_LINKED = quick(
    r"(?<!-)\bassociat(?:ed|ions?|es?) (?:with|between|of)\b|\blink(?:s|ed|age)? (?:to|with|between)\b|\bcorrelat\w{1,6}|\brelat(?:ed|ion|ionship|ionships) (?:to|with|between)\b|\bconnect(?:ed|ion|ions) (?:to|with|between)\b|"
    r"\b(?:predictors?|predictive of|predicts? (?:an?|the|high|low)|risk factors?|tied to|odds ratio|hazard ratio)\b|\bindependent(?:ly)? (?:associat|predict|risk|factor|relat|link|correl)",
    re.IGNORECASE,
)
# Who only asks for an effect, or wants more research on it, tells of none.
_ASKED_FOR = quick(
    r"\b(?:(?:future|further|more|additional|larger) (?:\w{1,14} ){0,2}?(?:research|stud(?:y|ies)|trials?|work)|to (?:examine|assess|determine|investigate|evaluate|study|explore|compare|establish|test|measure|review)|aim(?:s|ed)?|objectives?|purpose|whether)\b",
    re.IGNORECASE,
)
_EXCUSED = quick(
    r"\b(?:not|no|nor|neither|cannot|whether|how|if|may|might|could|possibl[ey]|(?P<likely>(?:most|very) likely)|unclear|unknown|death from|deaths? due|any|all|other|from)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# “Most likely caused by” is a guarded word only where the paper has one too.
_GUESSED = quick(r"\b(?:likely|probabl\w+|presum\w+|suspect\w*|thought to|believed?)\b", re.IGNORECASE)
# “Went to a clinic because of headaches”, “stopped because of a rash”, “which led to the diagnosis”: why somebody did something.
_CARE = r"(?:came|went|go|gone|goes|going|seen|saw|visit\w{0,3}|consult\w{0,3}|attend\w{0,3}|present\w{0,3}|admi\w{4,9}|admission|hospitali[sz]\w{2,5}|taken|brought|rushed|refer\w{0,4}|sent|transferred|moved|called|sought|asked|return\w{0,3}|reported to|examined|scanned|tested|operat\w{2,4}|treat\w{0,5}|given|received|receiving|put on|prescri\w{3,5}|took|taking|started|stopped|switched|changed|replaced|chosen|chose|preferred|ruled out|not (?:possible|done|used|given)|done|performed|carried out|needed|removed|delayed|postponed|refused|declined|abandoned|avoided|suspected|decided|followed|monitored|check\w{0,3}|had (?:an? |the |his |her )?(?:[\w-]{1,16} )?(?:operation|surgery|scan|test|biopsy|x-ray|transplant|tube|ultrasound|mri|ct)|taken out|stay\w{0,2}|kept|bed)"
# Of one patient much may stand between; of many, what was given is what a cause is claimed of.
_WHY_DONE = {
    True: re.compile(rf"\b{_CARE}\b[^.;]{{0,110}}$", re.IGNORECASE),
    False: re.compile(
        rf"\b{_CARE}\b(?: (?!(?:had|have|got|developed|suffered|died)\b)[\w-]{{1,16}}){{0,4}} $", re.IGNORECASE
    ),
}
_THEN_DONE = re.compile(
    rf"[^.;]{{3,140}}, (?:s?he|they|doctors|surgeons|(?:the|an?) [\w-]{{1,16}}) (?:[\w-]{{1,16}} ){{0,3}}{_CARE}\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"because of|due to|thanks to", re.IGNORECASE)
_LED_ON = re.compile(
    r" (?:doctors|surgeons|the (?:team|doctors|surgeons)|him|her|them)\b| (?:the |an? |his |her |this |that |further |more |new |another )?(?:[\w-]{1,16} )?(?:diagnos[ei]s|suspicions?|decisions?|conclusions?|idea|discovery|operation|surgery|admission|tests?|scans?|biopsy|treatment|examination)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"results (?:from|in)", re.IGNORECASE)
# “Results of small studies can be due to chance”: what makes a result unsure is no finding.
_CHANCE = re.compile(
    r" (?:(?:pure|mere|plain|simple|the play of) )?(?:chance|luck|coincidence|bias|errors?|mistakes?|differences in (?:how|the way)|the way (?:the|they|patients|people))\b"
)
# “Brought no improvement”; “the problems caused by these growths” says which problems.
_NO = re.compile(r" (?:about )?(?:no(?! (?:small|little|doubt|fewer|less|end|longer)\b)|hardly any) ")
_BY_IT = re.compile(
    r" by (?:it|them|this|these|those|the (?:disease|illness|condition|infection|injury|tumou?rs?|growths?|cancer|virus)|(?:[\w-]+ )?(?:tumou?rs?|growths|cancers?|infections?|injuries|strokes?|viruses|germs|bacteria))\b"
)
_OF_WHICH = re.compile(
    r"\b(?:the|these|those|any|other|of|from|with) (?:[\w-]{1,14} ){0,2}?(?:problems?|symptoms?|damage|harm|injur(?:y|ies)|complications?|pain|trouble|infections?|changes) $",
    re.IGNORECASE,
)
_NOR = re.compile(
    r"\b(?:nor|not|n['’]t|cannot)\b[^.;,]{0,80}\b(?:prov(?:e|es|ing)|mean|show|say|tell) (?:us )?that [^.;,]{0,40}$",
    re.IGNORECASE,
)
# What an illness can bring is told before the study, and is no finding of it.
_CAN = re.compile(r"\bcan (?:also |sometimes |often |even )?$")
_DEATHS = re.compile(r"\b(?:deaths?|died|dying|mortality) (?:(?:was|were|is|are|directly|only) )?$", re.IGNORECASE)
# What doctors counted as somebody's cause of death: “death related to desmoid tumours”, “AIDS-related deaths”.
_DIED_OF = re.compile(
    r"\b(?:deaths?|died|dying|mortality) (?:(?:was|were|directly) )?related to (?P<of>(?:[\w-]+ ?){1,3})|\b(?P<short>\w+)-related (?:deaths?|mortality)\b"
)
_RELATED = re.compile(r"\brelated\b|\bwith\b", re.IGNORECASE)
_CAUSE_STEMS = ("caus", "trigger", "lead", "led", "result", "produc", "induc", "bring", "brought", "responsib")
# Of 740 careful summaries one more is doubted than at 0.3; of links that were made causes one in forty more is found.
_SURELY = 0.25


@rule("cause", Severity.WARN, why="what goes together need not be cause and effect", standard=_STANDARD)
def cause(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a cause where the passage tells of a link and of no cause."""
    index, design = index_of(paper), paper.facts.design.value
    links = _PLAINLY_LINKED if design in NOT_IN_PEOPLE and len(index.passages) > LONG else _LINKS
    one = design in CASES
    lead = lead_of(summary, index)
    for place in every_sentence(summary):
        text = place[2].text
        if asks(text):
            continue
        gap = next((g for g in compare(text, index).gaps if _becomes_cause(g)), None)
        word = next((w for w in gap.mine if w.text.startswith(_CAUSE_STEMS)), None) if gap else None
        if gap and word and not _says_of_which(text, word.start, word.end):
            said = " ".join(w.text for w in gap.theirs)
            yield flag(
                "cause", Severity.WARN, place, (word.start, word.end), f"the paper says “{said}”, which is no cause",
                passages=(gap.passage.id,), standard=_STANDARD, remedy="say that the two go together",
            )  # fmt: skip
            continue
        match = next(
            (
                m
                for m in _CAUSES.finditer(text)
                if not _is_guarded(m, text, index)
                and not _tells_why_done(m, text, one=one)
                and not (is_in(lead, place) and _CAN.search(text, 0, m.start()))
            ),
            None,
        )
        ranked = index.rank(text, 3) if match else []
        if match is None or not ranked or ranked[0][0] < _SURELY:
            continue
        near = [passage for score, passage in ranked if score >= ranked[0][0] - 0.1]
        link = next((m for p in near if (m := links.search(p.text))), None)
        if link and not any(_tells_cause(p.text) for p in near):
            yield flag(
                "cause", Severity.WARN, place, match.span(), f"the paper says “{link.group()}”, which is no cause",
                passages=(near[0].id,), standard=_STANDARD, remedy="say that the two go together",
            )  # fmt: skip


def _tells_cause(text: str) -> bool:
    """Tell whether a passage tells of a cause, and does not only ask for an effect."""
    found = [match.lastgroup for match in _CAUSAL_TOO.finditer(text)]
    return any(weak is None for weak in found) or bool(found and not _ASKED_FOR.search(text))


def _is_guarded(match: re.Match[str], text: str, index: Index) -> bool:
    """Tell whether a word of cause is denied, asked, or held possible; held likely only where the paper guesses too."""
    if _DEATHS.search(text, 0, match.start()) and _is_cause_of_death(text[match.end() :], index):
        return True
    if _CHANCE.match(text, match.end()) or _NOR.search(text, 0, match.start()):
        return True
    if _NO.match(text, match.end()) or _says_of_which(text, match.start(), match.end()):
        return True
    if _RESULTS.fullmatch(match.group()) and not text[: match.start()].strip():
        return True  # “Results from small studies”
    if is_noun(text, match) or says_what_it_is(text, match, index) or says_which_one(text, match):
        return True
    guard = _EXCUSED.search(text[max(0, match.start() - 50) : match.start()])
    return guard is not None and (guard.group("likely") is None or bool(_GUESSED.search(index.told)))


def _says_of_which(text: str, start: int, end: int) -> bool:
    """Tell whether a word of cause only says which problems are meant: “the problems caused by these growths”."""
    return _BY_IT.match(text, end) is not None and _OF_WHICH.search(text, 0, start) is not None


def _is_cause_of_death(behind: str, index: Index) -> bool:
    """Tell whether what deaths are said to be due to is what the paper's deaths are related to."""
    of = frozenset(concepts(behind))
    return any(not of.isdisjoint(concepts(m.group("of") or m.group("short"))) for m in _DIED_OF.finditer(index.told))


def _tells_why_done(match: re.Match[str], text: str, *, one: bool) -> bool:
    """Tell whether a word of cause says why care was sought or given, to `one` patient or more, and not what an illness came from."""
    if _REASON.fullmatch(match.group()):
        then = one and not text[: match.start()].strip() and _THEN_DONE.match(text, match.end())
        return bool(then or _WHY_DONE[one].search(text, 0, match.start()))
    return match.group().lower() in {"led to", "leading to", "resulted in"} and bool(_LED_ON.match(text, match.end()))


def _becomes_cause(gap: Difference) -> bool:
    """Tell whether a word of cause stands where the passage has a word of mere connection."""
    mine, theirs = " ".join(w.text for w in gap.mine), " ".join(w.text for w in gap.theirs)
    return (
        any(w.text.startswith(_CAUSE_STEMS) for w in gap.mine)
        and bool(_LINKS.search(theirs) or _RELATED.search(theirs))
        and not _CAUSAL_TOO.search(theirs)
        and not _LINKS.search(mine)
    )

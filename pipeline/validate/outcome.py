"""Outcome: nobody is said to have got better, worse or off a medicine unless the paper tells it. Gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Passage, Severity, Summary
from pipeline.records.designs import CASES
from pipeline.text.quick import quick
from pipeline.validate.align import evidence
from pipeline.validate.flags import every_sentence, flag, rule

_IMPROVED = quick(
    r"\b(?:(?:got|felt|became|was|were|is) (?:\w+ )?(?:better|well again|healed|cured|recovered)|improv(?:ed|ement|es)|recover(?:ed|y)|heal(?:ed|ing|s)?|clear(?:ed)? up|cleared|resolved|disappeared|went away|went into remission|remission|symptom[- ]free|successfully treated|"
    r"(?:was|were) (?:stopped|discontinued|switched)|stopped (?:taking|the|her|his|natalizumab|treatment)|relapsed|got worse|worsened|died|survived|returned to normal|(?:went|sent|go|gone|returned) (?:back )?home)\b",
    re.IGNORECASE,
)
_NEGATED = quick(
    r"\b(?:not|no|nobody|no one|none|never|whether|if|cannot|does not say|unknown|unclear|without|nor|did not|does not|didn['’]t|doesn['’]t|hope|may|might|could|before|how|what|(?:tell|know|see|say|find out|decide|learn) which)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_DENIED = quick(r"\b(?:not|no(?!-)|never|without|whether|nor|unclear|lack of)\b[^.;,]*$", re.IGNORECASE)
_THE_PATIENT = re.compile(
    r"\b(?:(?:our|the|this) (?:patient|case|woman|man|child|boy|girl|infant)|our (?:[\w-]{1,12} )?(?:patients|cases)|we (?:describe|report|present)(?:ed)? (?:[\w-]{1,12} ){0,3}(?:patients|cases|women|men|children|infants)|she|he|her|his)\b",
    re.IGNORECASE,
)
# Whatever got better “completely” did so in the paper.
_WHOLLY = re.compile(
    r"\b(?:completely|fully|entirely|totally) (?:cleared|recovered|healed|resolved|disappeared|cured|better|well)\b|\b(?:cleared(?: up)?|recovered|healed|resolved|disappeared) (?:completely|fully|entirely|totally)\b|\b(?:complete|full|total) recovery\b",
    re.IGNORECASE,
)
_WHOLE = r"\bcomplete (?:\w+ )?(?:respon|relief|clear|regress|remission|recover)|(?:complete|ful|total|entire)ly (?!normal|blind|dependent|closed|filled|occlu)\w+(?:ed|ing|free|well|better)\b|resol(?:v|u)|disappear|vanish|remission|\bcure|normali[sz]|normal again|(?:to|became?) normal|symptom[- ]free|asymptomatic|recover|heal(?!th)|\bno (?:\w+ ){0,3}?(?:symptom|sequel|recurr|residu|complain|deficit)|free of|without (?:\w+ ){0,2}?(?:sequel|recurr|residu|deficit)"
# Words that tell an outcome only where they tell of later: a thyroid may have been normal, a margin clear, from the first.
_LATER = re.compile(
    r"\b(?:after\w{0,5}|later|follow\w{0,3}|post\w*|subsequent\w*|since|thereafter|(?:with|on|under) (?:\w+ )?(?:treatment|therapy)|within (?:\d+|an?|one|two|three|four|five|six|seven|ten|twelve|few|several|the) |(?:on|by|until) (?:the )?(?:day|week|month)|return\w*|ultimately|finally|eventually|evolution)\b",
    re.IGNORECASE,
)
# How a case report says that all went well: “the postoperative course was uneventful”, “control MRI showed no lesion”. A pregnancy
# is another story, and what was hoped for, doubted or is so in general was not seen.
_COURSE = r"(?:recovery|(?<!natal )(?<!pregnancy )(?<!birth )(?<!labour )(?<!labor )course|evolution|outcome|follow[- ]?up|post-?op\w*)"
_GOOD = r"(?:uneventful(?:ly)?|favou?rabl[ey]|simple|smooth(?:ly)?|excellent|satisfactor(?:y|ily)|good|benign|unremarkable|successful)"
_NOT_SEEN = r"\bnot\b|n['’]t\b|\b(?:never|less|far|poor|may|might|can|could|would|should|usually|often|generally|rarely|expected|quality)\b"
_GAP = rf"(?:(?!{_NOT_SEEN})[^.;]){{0,40}}"
_IN_GENERAL = r"(?! (?:is|are|can|may|might|could|would|should|depends|requires|was (?:expected|hoped|unlikely))\b)"
_WENT_WELL = (
    rf"\b{_COURSE}\b{_GAP}\b{_GOOD}\b(?! quality)|\b{_GOOD}\b (?:\w{{1,14}} ){{0,2}}?{_COURSE}\b{_IN_GENERAL}|regain|restored to|restoration of|weaned (?:off|from)\b(?! (?:alcohol|drugs|breast\w*))|"
    r"\bextubat(?!ion (?:failed|failure))\w*(?![^.;]{0,40}\b(?:coma\w*|died|unresponsive|re-?intubated)\b)|shr[aiu]nk(?!en)|"
    r"(?:sound|bony|solid|complete) (?:union|fusion)|\b(?:fracture|bone|callus)[^.;]{0,40}\b(?:consolidat|united)|consolidation of (?:the )?(?:fracture|bone)|"
    r"\b(?:ulcer|wound|fistula|defect)(?:(?!\bnot\b|\bnever\b)[^.;]){0,30}\bclosed\b(?! (?:with|using|by|in|over))|\b(?:control|repeat\w{0,2}|follow[- ]?up|second) (?:\w{1,14} ){0,2}?(?:mri|ct|scans?|x-?rays?|radiograph\w*|ultraso\w+|imaging|endoscop\w+|cultures?)\b[^.;]{0,60}\b(?:no(?! (?:change|improvement|difference|response))|negative|normal|unremarkable|absence)\b|"
    r"\bno (?:(?!history)\w{1,14} ){0,4}?(?:recurrences?|relapses?)\b(?! of (?:his|her|the) (?:old|earlier|previous|first)\b)|no complications? (?:occurred|was|were|appeared|arose)"
)
# What may have been so from the first counts only where it is told of later; “pain with reduced movement” is no less pain.
_ILL = r"(?:pain|swelling|size|mass|tumou?rs?|fever|symptoms?|lesions?|effusion|oedema|edema)"
_LESS_ILL = (
    rf"reliev|relief|abat(?:ed|ing|ement)|fad(?:ed|ing)|lessen|apyrexi|afebrile|\b{_ILL}\b(?: (?!(?:with|and|of|on|from|or|at|in|had(?! (?:been )?(?:decreas|reduc))|not|never|causing)\b)[\w’'-]{{1,16}}){{0,4}}? (?:decreas|reduc|diminish|regress)|"
    rf"(?:decreas|reduc|diminution|regress)\w* (?:in|of) (?:the )?(?:pain|swelling|size|mass|tumou?r|fever|symptoms?|lesions?)|\b(?:ha?emoglobin|platelets?|platelet counts?|saturation|vision|acuity)\b(?:(?!\bnot\b)[^.;]){{0,40}}\b(?:rose|increased|rising)"
)
_BY_CARE = re.compile(
    r"\b(?:by|with|under|on) (?:[\w-]{1,14} ){0,2}?(?:surgery|operation|steroids?|corticosteroids?|antibiotics?|drainage|chemotherapy|radiotherapy|immunoglobulins?|insulin|dialysis|transfusions?|[a-z]{2,14}(?:mycin|cillin|olone|azole))\b",
    re.IGNORECASE,
)
_WEAK = r"benefi|(?:were|was|within|almost) normal|clear\b"
# A paper that reports the like in any of these words carries the outcome: getting better is told in many.
_BETTER = r"improv|better|amelior|respon(?:se|d(?:s|ed|ing)?)\b|recover|resol|remission|regress|subsid|clear(?:ed|ance|s|ing)\b|heal(?!th)|epitheliali|disappear|vanish|\bcure|(?<!as )\bwell\b(?!-| (?:known|defined|limited|differentiated|demarcated|circumscribed|developed|nourished|described|documented|established|built|localized|localised|oriented|formed|delineated|above|below|as\b))|normali[sz]|(?:to|became?|now|again|completely) normal|normal again|asymptomatic|symptom[- ]free|discharg|successfully (?:treated|managed|resolved|healed|operated)|(?:treated|managed) [^.]{0,40}successfully"
_HABIT = r"(?!\w* (?:smoking|drinking|work\w*|school|breathing|bleeding|(?:off |from )(?:the |mechanical )?(?:ventilat|oxygen|respirat|alcohol|breast)))"
_STOPPED = rf"withheld|withhold|(?:wean|stop|ceas|quit){_HABIT}|discontinu|withdr|halt|suspend|interrupt"
_OUTCOME_STEMS = {
    "home": r"\bhome|left (?:the )?hospital|discharg|outpatient|out-patient|ambulat", "switch": r"switch|chang|replac|convert|relay|substitut|shifted|instead|transition|second[- ]line", "stop": _STOPPED, "discontinu": _STOPPED, "relaps": r"relaps|recur|flare|exacerb",
    "wors": r"wors|deteriorat|progress|aggravat|exacerb|declin|flare", "died": r"\bdie|death|mortal|fatal|deceas|surviv|expired(?! (?:air|breath|gas|volume|drug))|succumb|pass(?:ed|ing) away\b(?! (?:stool|urine|the stone))|\bexitus|lost the patient|(?<!fetal )(?<!uterine )demise", "surviv": r"surviv|alive|mortal|death|\bdie|expired",
    **dict.fromkeys(("improv", "recover", "heal", "clear", "resol", "disappear", "remission", "normal", "cure", "symptom", "success", "better", "well", "went"), _BETTER),
}  # fmt: skip
# What happened to a relative, before this illness, or to a pregnancy is not the outcome of this patient.
_KIN = r"(?:mother|father|parents?|sister|brother|siblings?|son|daughter|uncle|aunt|cousin|grand\w{4,8}|wife|husband|twin)s?"
_OF_KIN = re.compile(
    rf"\b(?:his|her|their|whose|patient['’]s|maternal|paternal) (?:[\w-]{{1,12}} )?{_KIN}(?: (?:had|has|who|also|later|was|were|is)){{0,3}} $",
    re.IGNORECASE,
)
_IN_KIN = re.compile(rf"[^.;]{{0,20}}? (?:in|of|for) (?:his|her|their) (?:[\w-]{{1,12}} )?{_KIN}\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|past|history of|pregnanc(?:y|ies)|gestation\w{0,2}|labou?r|deliver(?:y|ies)|births?|perinatal|antenatal|prenatal|neonatal)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# Of one person, who died did not survive and who survived did not die, save for so long; and what is often fatal was not yet.
_OF_ONE = {
    "died": r"\bdied\b|\bdying\b|(?<!fetal )(?<!cell )(?<!risk of )\bdeath\b|\b(?:no|no post\w{1,10}) mortality|(?<!high )(?<!higher )(?<!significant )(?<!considerable )mortal(?!ity (?:is|remains|rates?|can|may)\b)|(?<!potentially )(?<!be )(?<!often )(?<!is )(?<!usually )(?<!can )(?<!non-)fatal|deceas|not surviv|surviv(?:ed|al) (?:for|was|of|time|only|until)\b|expired(?! (?:air|breath|gas|volume|drug))|succumb|pass(?:ed|ing) away\b(?! (?:stool|urine|the stone))|\bexitus|lost the patient|(?<!fetal )(?<!uterine )demise",
    "surviv": r"surviv|alive|discharg|recover|\b(?:died|death|expired)\b[^.;]{0,60}\b(?:hour|day|week|month|year)s?\b",
}  # fmt: skip
# “They stopped the bleeding” tells what was done.
_BLEEDING = re.compile(r"(?: the| her| his)? (?:bleeding|flow of blood|blood flow)\b")
_STAUNCHED = rf"{_STOPPED}|h(?:a?e)mosta|(?:bleeding|h(?:a?e)morrhage)[^.;]{{0,24}}\b(?:control|arrest|staunch)|(?:control|arrest|staunch)\w*[^.;]{{0,24}}\b(?:bleeding|h(?:a?e)morrhage)|ligat|cauteri|coagulat|emboli[sz]|clamp"
# “While the blood circulation was stopped” tells how surgeons worked.
_BODY_AT_WORK = re.compile(
    r"\b(?:circulation|blood flow|flow of blood|heart|heartbeat|breathing|lungs?|blood supply)(?: [a-z]{1,14}){0,3}? $",
    re.IGNORECASE,
)
_HELD = rf"{_STOPPED}|arrest|standstill|cardiople|asystol|apn(?:o?e)a|clamp|occlu|ischa?emi|bypass"
_SWITCHED_TO = re.compile(r" to (?:an?other |the |a |an )?(?P<thing>[\w-]{3,20})")
_BEGUN = re.compile(r"\b(?:initiated|started|introduced|begun|commenced|put on)\b")


@rule(
    "outcome",
    Severity.BLOCK,
    Severity.WARN,
    why="an outcome that nobody reported is invented",
    standard="plainpaper: what is not reported is not told",
)
def outcome(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block an outcome that the paper does not report: that someone improved, stopped a medicine, died."""
    one = paper.facts.design.value in CASES
    if not one:
        return
    own = [p.text for p in paper.sentences() if _is_own(p, one=one)]
    stems = _OUTCOME_STEMS | (_OF_ONE if paper.facts.design.value == "case report" else {})
    later = [text for text in own if _LATER.search(text) or _BY_CARE.search(text)]
    strict = one and (paper.scope == "full" or summary.origin.drafter != "person")
    for place in every_sentence(summary):
        if place[0] == "audience":
            continue
        text = place[2].text
        for match in _IMPROVED.finditer(text):
            if _NEGATED.search(text[max(0, match.start() - 100) : match.start()]):
                continue
            carried = _of_a_body_at_work(text, match)
            carried = carried or next(
                (pattern for key, pattern in stems.items() if key in match.group().lower()), None
            )
            if carried is None:
                continue
            told = _is_reported(carried, own) or (carried == _BETTER and _is_told_better(own, later))
            told = told or _is_begun(text[match.end() :], match.group(), own)
            if told and (not _WHOLLY.search(text) or _is_reported(_WHOLE, own)):
                continue
            yield flag(
                "outcome", Severity.BLOCK if strict and not told else Severity.WARN, place, match.span(),
                f"the paper does not report this: “{match.group()}”", passages=tuple(p.id for p in evidence(text, place[2].passages, paper, 2))[:2],
                standard="plainpaper: what is not reported is not told", remedy="take it out, or say that the paper does not tell",
            )  # fmt: skip
            break


def _of_a_body_at_work(text: str, match: re.Match[str]) -> str | None:
    """Give how papers say that bleeding was staunched or circulation held up, where a sentence tells what was done so."""
    if _BLEEDING.match(text, match.end()):
        return _STAUNCHED
    held = match.group().lower() in {"was stopped", "were stopped"} and _BODY_AT_WORK.search(text, 0, match.start())
    return _HELD if held else None


def _is_own(passage: Passage, *, one: bool) -> bool:
    """Tell whether a passage can tell an outcome of this study; of one patient, a discussion must name the patient."""
    if passage.whose == "cited" or passage.kind in {"references", "captions", "tables"}:
        return False
    general = one and passage.kind in {"introduction", "discussion"}
    return not general or bool(_THE_PATIENT.search(passage.text))


def _is_reported(pattern: str, own: list[str]) -> bool:
    """Tell whether a passage reports the like, and does not deny it."""
    for text in own:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            before = text[max(0, match.start() - 60) : match.start()]
            if not (_DENIED.search(before) or _OF_KIN.search(before) or _IN_KIN.match(text, match.end())):
                return True
    return False


def _is_told_better(own: list[str], later: list[str]) -> bool:
    """Tell whether a passage says that all went well, or one that tells of later that somebody was less ill."""
    now = [text for text in own if not _tells_of_earlier(text)]
    return _is_reported(_WENT_WELL, now) or _is_reported(f"{_WEAK}|{_LESS_ILL}", later)


def _tells_of_earlier(text: str) -> bool:
    """Tell whether the first words of going well in a passage are said of an earlier illness or of a pregnancy."""
    well = re.search(_WENT_WELL, text, re.IGNORECASE)
    return bool(
        well
        and _EARLIER.search(text[: well.start() + len(well.group()) // 2])
        and "postop" not in well.group().lower()
    )


def _is_begun(behind: str, said: str, own: list[str]) -> bool:
    """Tell whether what somebody “was switched to” was begun in the paper after another treatment."""
    thing = _SWITCHED_TO.match(behind)
    if thing is None or "switch" not in said.lower():
        return False
    name = thing.group("thing")
    letters = re.findall("[A-Z]", name) if name.isupper() else []
    spelled = (
        re.compile(r"\b" + r"\w{0,20}+(?:-like)?[- ]".join(letters), re.IGNORECASE) if len(letters) > 1 else None
    )
    return any(
        _BEGUN.search(text) and (name.lower() in text.lower() or bool(spelled and spelled.search(text)))
        for text in own[1:]
    )

"""Tell how the main outcome came out. Takes passages and the design; gives better, worse, no difference or nothing.

Better and worse are for the people (or animals) studied: more pain is worse, more sleep is better. An exposure that
goes with harm is worse. What no sentence settles stays untold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Fact, Passage
from pipeline.text.words import content

# Designs that compare, and of them those in which only an association can be told.
_TRIALS = {"randomised trial", "single-arm trial", "animal study", "meta-analysis", "systematic review"}
_WATCHING = {"cohort study", "case-control study", "cross-sectional study", "observational study"}
_PRIMARY = re.compile(
    r"\b(?:primary|main) (?:efficacy |safety |composite |study |clinical |trial )?(?:outcomes?|end[- ]?points?|objective|analysis|measure)",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\bwill\b|\b(?:the )?(?:primary|main) (?:outcome|end-?point|objective)s? (?:measures? )?(?:was|were|is|are|will be|included?) "
    r"(?!not\b|no\b|similar|achieved|met\b|significant|observed|lower|higher|better|reached|reduced|improved)",
    re.IGNORECASE,
)
_SIGNAL = re.compile(
    r"""\b(?:
    (?P<null>(?:no|nor|neither|without|lack\ of|little\ or\ no)\b[-\ ,]*(?:[\w/]+[-\ ]+){0,4}?(?:statistically\ |clinically\ )?(?:significan\w*|differ\w*|superior\w*|effects?\b|
        benefits?\b|improv\w*|reduc\w*|associat\w*|chang\w*|evidence\ (?:of|that|for|to)(?!\s+(?:a\s+|any\s+)?(?:heterogeneity|publication|bias))|advantage|increase\w*|decrease\w*|efficacy|impact|correlat\w*|influence)
      |(?:did|does|do|could|can|was|were|is|are|has|have|had|may)\ not\ (?:\w+\ ){0,4}?(?:differ\w*|improv\w*|reduc\w*|chang\w*|affect\w*|increas\w*|decreas\w*|prevent\w*|lower\w*|alter\w*|lead|
        influenc\w*|meet|met|reach\w*|support\w*|significant\w*|associat\w*|superior|effective|related|correlat\w*|better|worse|predict\w*|decelerat\w*|confer\w*|shorten\w*|have\ any|
        clinically|play|explained|confirmed|demonstrate|been\ (?:shown|found|demonstrated|proven)|provid\w*|identif\w*|appear|seem|add\b|benefit\w*|mediated|enough\ evidence|able\ to\ demonstrate|statistically|different|enhanc\w*|make|outperform|justif\w*)
      |not\ (?:statistically\ |clinically\ )?(?:significant(?:ly)?|superior|different|statistically|associated|related|correlated|predictive|effective|affect\w*)
      |(?:cannot|can\ not|could\ not)\ be\ (?:\w+\ )?recommended|unclear\ which|(?:do|does|did)\ not\ (?:\w+ly\ )?(?:suggest|show|indicate)\b|unable\ to\ (?:demonstrate|show|draw|conclude)|cannot\ conclude|(?:is|are)\ uncertain|uncertain\ (?:whether|about|if)|inconclusive|insufficient\ evidence|not\ enough\ evidence|no\ definite\ conclusion
      |(?:were|was|is|are|had|provides?|showed?|be|remained|remain|generally)\ (?:\w+\ )?(?:similar|comparable|unchanged|equivalent|the\ same|equal)\b|comparable\ (?:to|between)|as\ effective\ as|similar\ (?:in|between|to|outcomes|efficacy|antispasmodic)
      |non-?significan\w+|insignificant\w*|non-?inferior(?!ity\ (?:randomi|trial|stud|margin|design|limit|threshold|analys|hypothes|comparison))\w*|failed\ to\ (?:show|demonstrate|predict|confer|improve|prevent|find|reach|meet|reduce|increase|slow|produce|alter|change)|no\ more\ effective|none\ of\ the(?!\ (?:included\ |other\ |\w+\ )?(?:studies|trials|reviews|rcts|papers)\b)|insufficient\ to)
    |(?P<bad>worse\w*|negative\ (?:effects?|impact)\b|(?<!and\ )harm(?:s|ed|ful)?\b(?!\s+reduction)|deteriorat\w*|inferior\b|less\ effective|poorer|detriment\w*|impair(?:s|ed)\b(?=\s+\w)|adversely|ineffective|outweigh\ any\ benefits)
    |(?P<good>improv\w*|positive\ (?:effects?|impact)\b|superior\w*|better|(?<!health\ )benefi(?!ts?\ and\ (?:risk|harm))(?:t|ts|ted|cial|cially)\b|(?:more\ |most\ |highly\ |significantly\ )?effective(?!ness)\b|efficac(?:y|ious)\b(?=\s+(?:was|of|in))|protect(?:s|ed|ive|ion)\b|relie(?:ved|ves|ve|f)\b|
        favou?r(?:s|ed|ing|able)\b|ameliorat\w*|attenuat\w*|alleviat\w*|accelerat\w*|useful\b|promot\w*|preserv\w*|advantage\w*|potentiated|quicker|safer)
    |(?P<up>(?:higher|greater|more|longer)(?!\ than\ (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|half\b))|increas\w*|rise[sn]?|rose|elevat\w*|raised|prolong\w*|larger|heightened|slower)
    |(?P<down>(?:lower\w*|fewer|less|shorter)(?!\ than\ (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|ten\b|half\b))|decreas\w*|reduc\w*|shorten\w*|(?<!cognitive\ )(?<!functional\ )declin\w*|fell|drop(?:s|ped)?|smaller|suppress\w*|diminish\w*|faster|minimi[sz]\w*|prevent(?:s|ed|ing)?)
    |(?P<link>(?:risk|prognostic|predictive)\ factors?\ (?:for|of|in)|predispos\w*|more\ likely|(?:contribut\w+|attributable)\ to(?!\s+(?:\w+\s+){0,2}?(?:lower\w*|decreas\w*|reduc\w*|fewer|less|better|improv\w*))|(?:important|major|common)\ cause\ of|(?<!be\ )(?<!ly\ )predict(?:s|ed|or|ive)\b|associations?\ (?:was|were)\ (?:found|observed|seen)\ between|(?<!cost\ )(?<!costs\ )(?<!risk\ )(?<!risks\ )(?<!morbidity\ )(?<!mortality\ )(?<!complications\ )associated\ with(?!\s+(?:\w+\s+){0,3}?(?:higher|increas\w*|greater|elevat\w*|raised|longer|lower\w*|decreas\w*|reduc\w*|fewer|less|shorter|better|worse\w*|improv\w*|poorer)))
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_BAD_THING = re.compile(
    r"\b(?:mortality|deaths?|died|dying|cognitive decline|functional decline|pain\w*|relapses?|recurren\w+|infections?|complications?|adverse|risks?|incidence|bleeding|bled|blood loss|nausea|vomiting|"
    r"symptoms?|severity|fatigue|depress\w+|anxiety|stress|disabilit\w+|fractur\w+|hospitali[sz]\w+|readmission|length of stay|stay|wait\w*|pressures?|hba1c|"
    r"glucose|glycaemia|cholesterol|ldl\S*|triglycerid\w+|lipemia|waist|fat|bmi|exacerbations?|attacks?|seizures?|fever|diarrh\w+|illness|inflammat\w+|lesions?|tumou?rs?|"
    r"progression|failure|stones?|damage|injur\w+|apoptosis|cortisol|odds|hypotension|consumption|requirements?|costs?|smok\w+|drinking|ethanol|susceptibility|"
    r"duration|need for|leukocytes|neutrophils|resistance|rigidity|symptom\w*|scores?|disease|disorder|deficien\w+|cancer\w*(?! detection)|rates? of|hazard|loss(?:es)?|"
    r"delay\w*|errors?|events?|episodes?|nephrolithiasis|diabetes|hypertension|malnutrition|prevalence|toxicit\w+|falls|burden|problems?|distress|"
    r"dyspn\w+|cough|itch\w*|ulcers?|plaque|stenosis|thrombosis|pneumonia|caesarean|ventilation|spasm|edema|degeneration|torque fatigue|lymphedema|cathepsin|heparin-binding|torsion)\b",
    re.IGNORECASE,
)
_GOOD_THING = re.compile(
    r"\b(?:survival|quality of life|infection control|control rates?|function\w*|strength|capacit\w+|responses?|response rates?|success\w*|healing|recover\w+|adherence|compliance|knowledge|satisf\w+|performance|sleep|remission|"
    r"cures?|birth rate|pregnanc(?:y|ies)|fev1?|fvc|lung volumes?|oxygenation|bone|density|titer\w*|titre\w*|immun\w+|25\(oh\)d|vitamin d|confidence|qalys?|detection|diagnos\w+|coverage|uptake|"
    r"access|weight gain|free days|time to (?:first )?(?:relapse|progression|treatment failure|recurrence|exacerbation|event|analgesic|rebound)|memory|balance|stability|bonding|integration|absorption|"
    r"eradication|reduction|muscle mass|anchorage|secretion|sensitivity|yield|comprehension|rapport|skills?|learning|work|power)\b",
    re.IGNORECASE,
)
# In a study that only watches, “useful” and “effective” praise a test or an idea; these tell of people.
_OF_PEOPLE = re.compile(
    r"(?:protect|benefi|favou?r|improv|better(?! predictor| defined)|superior|attenuat|alleviat)", re.IGNORECASE
)
_LATER_P = re.compile(r"\bp ?(?:[=>]) ?0?[.·]?(\d+)|\bp ?[<≤] ?0?[.·](\d+)", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:compared|comparison|than|versus|vs|between|groups?|differ\w*|placebo|controls?|associat\w*|predict\w*|relat\w+|risk factor)\b|\bp ?[<=>]|95 ?% ?(?:ci|confidence)|\b(?:ci|or|rr|hr|aor)\b ?[=:(]?",
    re.IGNORECASE,
)
_ASSOCIATED = re.compile(
    r"\b(?:associat\w*|predict\w*|risks?|odds|likely|compared|than|versus|impact|influence|correlat\w*|affect\w*|differ\w*|related|cause of|contribut\w*|predispos\w*|links?|effects? of|explain\w*)\b",
    re.IGNORECASE,
)
_NO_FINDING = re.compile(
    r"\bregist(?:ered|ration|ry)\b|\bclinicaltrials|\bisrctn|\bnct\d|\bfund(?:ed|ing)\b|"
    r"\b(?:aim|purpose|objective|(?<!support the )(?<!confirm the )hypothesi[sz]ed?) (?:of|was|that|is)\b|(?<!evidence )\bto (?:determine|assess|evaluate|investigate|examine|compare) (?:the|whether|if)\b|(?<!insufficient evidence to determine )(?<!uncertain )(?<!unclear )(?<!not know )(?<!be clear )(?<!, )\bwhether\b|\bwill\b|"
    r"\b(?:both|all) (?:the )?(?:\w+ )?groups\b[^.;]{0,40}\bimprove|\b(?:some|previous|earlier|prior|other|recent) studies\b|\boutcomes such as\b|\bcannot be (?:used|extrapolated|drawn)\b|\babsence of evidence\b|\bmore cost[- ]effective|\bcost[- ]effectiveness\b|\beconomic (?:evaluation|commentary|analys)|\bany (?:positive (?:findings|effects|results)|(?:potential|possible) (?:\w+ )?benefits?)\b|\bquestions?\b[^.;]{0,60}\banswered\b|\bfoundation (?:to|for) further\b|\bmay (?:however )?be considered\b|\beligible\b",
    re.IGNORECASE,
)
# What should be done next begins here; what stands before it is the finding.
_NEXT = re.compile(
    r"\b(?:further|future|larger|more|additional|replication) (?:\w+ )?(?:research|studies|study|investigations?|trials?)\b|\bfuture (?:initiatives|interventions|programmes|programs)\b|\bshould be\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\bno (?:statistically )?significant differences?(?: (?:\w+ ){0,4}(?:between|among|in)\b|\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
# “These improvements were insufficient to improve health”: whatever was said before.
_NOT_ENOUGH = re.compile(
    r"\b(?:insufficient|not enough) to (?:improve|reduce|prevent|change|increase|affect)", re.IGNORECASE
)
# What stands in brackets defines an outcome or gives its numbers; of these only a P value is read.
_BRACKETS = re.compile(r"\([^()]{3,300}\)")
_P_VALUE = re.compile(r"\bp ?[=<>≤] ?0?[.·]?\d+", re.IGNORECASE)
# Praise of a test is no result in people.
_OF_TESTS = re.compile(
    r"\b(?:diagnos\w+|detect\w+|characteri[sz]\w+|imaging|scann\w+|predictor|defined|sensitiv\w+|accura\w+)\b",
    re.IGNORECASE,
)
_HARMS_ONLY = re.compile(
    r"\b(?:adverse (?:events?|effects?|reactions?)|side[- ]effects?|well tolerated|tolerab\w+|safe(?:ty|ly)?|complications?)\b",
    re.IGNORECASE,
)
# Fewer complications are what many a treatment is for.
_HARMS_BUT_COMPLICATIONS = re.compile(_HARMS_ONLY.pattern.replace("|complications?", ""), re.IGNORECASE)
_NO_HARM = re.compile(r"^no\b[^.;]{0,40}\b(?:adverse|side[- ]effects?)", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:conclu\w+|(?:these|our|the|this study'?s?) (?:results|findings|data|study|analys[ei]s|review)|therefore|thus|in summary|suggest\w*|indicat\w*|demonstrat\w*|provides? evidence)\b",
    re.IGNORECASE,
)
# “Invented Sleep Quality Index”: the words in the name of a questionnaire or scale.
_INSTRUMENT = re.compile(
    r"\b[A-Z][\w’'-]*+ (?:(?:of|and|for|the|[A-Z][\w’'-]*+) ){1,6}?(?:Index|Scale|Score|Questionnaire|Inventory|Scorecard)\b"
)
_NO_OUTCOME = frozenset(
    {
        "outcom",
        "measur",
        "primar",
        "endpoint",
        "day",
        "week",
        "month",
        "year",
        "number",
        "mean",
        "defin",
        "main",
        "chang",
    }
)


def primary_result(passages: list[Passage], design: str | None) -> Fact:
    """Tell how the main outcome came out: better, worse, no difference; not told where no sentence tells.

    A primary outcome named in the results decides; else the authors' conclusion, which is less sure.
    """
    if design not in _TRIALS | _WATCHING:
        return Fact()
    watching = design in _WATCHING
    for pool, trust in _pools([p for p in passages if p.whose == "study"], watching=watching):
        read = [
            (p, d) for p in pool if not _NO_FINDING.search(p.text) and (d := direction(p.text, watching=watching))
        ]
        if read:
            # What begins with “However” limits what is told beside it.
            passage, found = next((one for one in read if not one[0].text.startswith("However")), read[0])
            others = tuple(dict.fromkeys(d for _, d in read if d != found))
            return Fact(value=found, passages=(passage.id,), confidence=trust, candidates=others)
    return Fact()


def _pools(own: list[Passage], *, watching: bool) -> Iterator[tuple[list[Passage], float]]:
    """Give the sentences that may tell the result, the surest first, with how far each kind is to be trusted."""
    results = [p for p in own if p.kind in {"results", "abstract"}]
    yield [p for p in own if _tells_primary(p)], 0.85
    planned = _planned_outcome(own)
    if planned and not watching:
        near = [(n, p) for p in results if (n := _about(p, planned))]
        yield [p for _, p in sorted(near, key=lambda pair: -pair[0])][:2], 0.75
    abstract = [p for p in own if p.kind == "abstract"]
    yield [p for p in abstract[-5:] if _CLOSING.search(p.text)], 0.6
    yield [p for p in own if p.kind == "conclusions"][:3], 0.6
    yield abstract[-2:], 0.5
    if not watching:
        yield [p for p in results if _COMPARISON.search(p.text)][:2], 0.5


def _tells_primary(passage: Passage) -> bool:
    """Tell whether a passage gives the primary outcome's result, rather than its definition."""
    text = passage.text
    return (
        passage.kind in {"results", "abstract", "conclusions"}
        and bool(_PRIMARY.search(text))
        and not _PLAN.search(text)
    )


def _planned_outcome(own: list[Passage]) -> frozenset[str]:
    """Give the telling words of the primary outcome as methods or abstract define it."""
    for passage in own:
        match = _PRIMARY.search(passage.text) if passage.kind in {"methods", "abstract", "introduction"} else None
        if match:
            return frozenset(content(passage.text[match.end() :].partition(";")[0])) - _NO_OUTCOME
    return frozenset()


def _about(passage: Passage, planned: frozenset[str]) -> int:
    """Give how many words of the planned outcome a result sentence has; 0 where too few."""
    if _PRIMARY.search(passage.text):
        return 0
    shared = len(planned & set(content(passage.text)))
    return shared if shared >= min(2, len(planned)) and _COMPARISON.search(passage.text) else 0


def direction(text: str, *, watching: bool = False) -> str | None:
    """Read one sentence: the first thing it says of an outcome counts. `watching`: only an association can be told."""
    text = _BRACKETS.sub(_kept, _BRACKETS.sub(_kept, _NEXT.split(text)[0]))
    if watching and not _ASSOCIATED.search(text) and "significan" not in text:
        return None
    if _NOT_ENOUGH.search(text):
        return "no difference"
    if _SAME.search(text) and not re.search(
        r"\bbut\b|\balthough\b|\bwhile\b|\bwhereas\b|\bp ?<", text, re.IGNORECASE
    ):
        return "no difference"
    for signal in _SIGNAL.finditer(text):
        kind = signal.lastgroup or ""
        if _of_harms_alone(text, signal):
            continue
        found = "no difference" if kind == "null" else _valence(kind, signal, text, watching=watching)
        if found in {"better", "worse"} and _not_significant(text, signal.end()):
            found = "no difference"
        if found:
            return found
    return None


def _kept(brackets: re.Match[str]) -> str:
    value = _P_VALUE.search(brackets.group())
    return f"({value.group()})" if value else " "


def _of_harms_alone(text: str, signal: re.Match[str]) -> bool:
    """Tell whether a comparison is of side effects, not of what the study was for."""
    compared = signal.lastgroup in {"up", "down"} or " increase" in text[signal.start() : signal.end() + 20].lower()
    if signal.lastgroup == "null" and _NO_HARM.match(text[signal.start() : signal.end() + 25]):
        return True
    harms = _HARMS_BUT_COMPLICATIONS if signal.lastgroup == "down" else _HARMS_ONLY
    return compared and bool(harms.search(text, max(0, signal.start() - 45), signal.end() + 40))


def _valence(kind: str, signal: re.Match[str], text: str, *, watching: bool) -> str | None:
    if watching and kind == "good" and (not _OF_PEOPLE.match(text, signal.start()) or _OF_TESTS.search(text)):
        return None
    if kind in {"good", "bad"}:
        return "better" if kind == "good" else "worse"
    after, before = text[signal.end() : signal.end() + 70], text[max(0, signal.start() - 70) : signal.start()]
    if kind in {"up", "down"} and _INSTRUMENT.search(before + after):
        return None  # whether more points are better, the name of a scale does not tell
    bad, good = _nearest(_BAD_THING, before, after), _nearest(_GOOD_THING, before, after)
    if kind == "link":
        return "worse" if watching and bad < 999 else None
    if min(bad, good) == 999:
        return None if watching or kind not in {"up", "down"} or not _COMPARISON.search(text) else "better"
    return "better" if (kind == "up") == (good < bad) else "worse"


def _nearest(things: re.Pattern[str], before: str, after: str) -> int:
    """Give how far the nearest such thing stands: what comes after the word is nearer to it than what comes before."""
    ahead = things.search(after)
    behind = [m.end() for m in things.finditer(before)]
    return min(ahead.start() if ahead else 999, len(before) - behind[-1] + 15 if behind else 999)


def _not_significant(text: str, start: int) -> bool:
    """Tell whether the first P value or word after a claim takes it back."""
    rest = re.split(r"[;.] ", text[start : start + 160])[0]
    if re.search(
        r"\b(?:but|although|though)\b[^,;]{0,40}\bnot (?:statistically )?significan|\binsignificant",
        rest,
        re.IGNORECASE,
    ):
        return True
    value = _LATER_P.search(rest)
    return bool(value and value.group(1) and float(f"0.{value.group(1)}") >= 0.05 and "." in value.group())

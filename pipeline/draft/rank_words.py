"""Tell sentences apart by their words. Takes a sentence; gives whether it compares, aims, hedges, dangles and the like."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import drop_asides, has_finite_verb, may_be_chance
from pipeline.draft.out_of_place import is_out_of_place
from pipeline.records import Passage
from pipeline.text.language import looks_english
from pipeline.text.quick import Pattern, quick

COMPARISON = quick(
    r"\b(?:more|less|fewer|higher|lower|better|worse|increased?|decreased?|reduced?|improved?|difference|compared|"
    r"associated|similar|versus|than|greater|resolved|worsened|no significant)\b",
    re.IGNORECASE,
)
# The same, but that “compared” may only say what was done.
OUTCOME = quick(
    COMPARISON.pattern.replace("difference|compared|", "difference|").replace("versus|", ""), re.IGNORECASE
)
# What something is, does or is good for; those above tell only of more, less and the same.
EFFECT = quick(
    r"\b(?:effective|ineffective|effectiveness|efficacy|efficacious|superior(?:ity)?|inferior(?:ity)?|non-?inferior(?:ity)?|safe|tolerated|feasible|success\w*|valuable|can be used|accurate|accuracy|reliable|useful|beneficial|benefits?|harmful|associated|associations?|"
    r"relationships?|correlat\w+|linked|links?|predict\w*|prognostic|risk factors?|protect\w*|prevent\w*|reduc\w+|improv\w+|increas\w+|decreas\w+|leads?|led|contribut\w+|influenc\w+|impacts?|affect\w*|plays? (?:an? )?(?:\w+ )?role|"
    r"options?|alternatives?|advantages?|disadvantages?|limits|lessens|eases?|common|prevalent|prevalence|frequent|differ(?:s|ed|ences?)?|similar|comparable|better|worse|higher|lower(?:ed|s)?|rais(?:es|ed)|more|less|fewer)\b",
    re.IGNORECASE,
)
STORY = quick(
    r"\b(?:year-old|presented|diagnosed|diagnosis|treated|developed|started|discontinued|stopped|resolved|improved|"
    r"recovered|remission|died|discharged|follow-up|months? later|weeks? later|relapsed?)\b",
    re.IGNORECASE,
)
PERSON = quick(r"\b\d{1,3}[- ](?:year|month|week|day)s?[- ]old\b|\baged \d", re.IGNORECASE)
_OPENS_WITH_AIM = re.compile(
    r"\s*(?:to |aims?\b|objectives?\b|purpose\b|we (?:aim|sought|hypothes|plan|conducted|performed|searched|used|"
    r"included studies|present\b|report (?:a|the|on)\b|describe)|(?:the|our) (?:(?:main|primary|secondary|overall|specific) )?(?:aim|purpose|objective|goal)|this (?:study|"
    r"review|article|paper|report) (?:aim|is|was|seeks|describes|presents|discusses|reviews))",
    re.IGNORECASE,
)
_TELLS_OF_AIM = quick(
    r"\b(?:were|was) (?:searched|calculated|analy[sz]ed using|performed using|approved by|obtained from)\b"
    r"|\binformed consent\b|\bethic|\bdata (?:were|was) (?:extracted|collected)\b|\bis a (?:rare|common|chronic)\b",
    re.IGNORECASE,
)
DANGLING = quick(
    r"^(?:this|these|those|it|they|such|both|another|similarly|likewise|conversely|in contrast|all of these|the former|"
    r"the latter|also|but|and|nevertheless|nonetheless|among these|of these)\b"
    r"|\b(?:those (?:cases|studies|patients)|comparison \d|the former|the latter|"
    r"as (?:mentioned|described|shown) (?:above|in)|"
    r"(?:see|in|and) (?:table|fig)|previously (?:reported|described)|respectively)\b",
    re.IGNORECASE,
)
# What was done, told without what came of it.
METHOD = quick(
    r"\b(?:was|were) (?:\w+ly )?(?:assessed|conducted|measured|evaluated|estimated|recorded|performed|determined|carried out|"
    r"analy[sz]ed|collected|enrolled|recruited|used (?:to|for|as)|randomi[sz]ed (?:\([^)]*\) )?to|assigned|invited|administered|defined|classified|"
    r"reviewed|searched|interviewed|compared|available|followed (?:up )?for)\b"
    r"|\b(?:we|the (?:authors|researchers)) (?:\w+ )?(?:used|examined|analy[sz]ed|measured|investigated|assessed|studied|tested|evaluated|"
    r"developed|reviewed|sought|performed|conducted|carried out|recruited|enrolled)\b|\b\d+ \w+ (?:were|was) performed\b",
    re.IGNORECASE,
)
# It ends with what was done, whatever it names before: no result can follow.
ENDS_DONE = quick(
    r"\b(?:was|were) (?:also |then |\w+ly )?(?:assessed|measured|compared|evaluated|estimated|recorded|determined|analy[sz]ed|collected|calculated|"
    r"examined|investigated|studied|tested|reviewed|used|purified|obtained|performed|divided|included)(?: (?:using|by|with|in|at|for|from|before|after)\b[^.]{0,80})?\.$",
    re.IGNORECASE,
)
# How studies were looked for, judged and reckoned with: of no use to whoever reads what came out.
OF_THE_SEARCH = quick(
    r"\b(?:databases?|registers?|MEDLINE|PubMed|Embase|CENTRAL|reference lists|handsearch\w*) (?:\w+ )?(?:was|were)\b|\bsearched\b|\bdata (?:were|was) (?:\w+ly )?(?:extracted|analy[sz]ed|collected|entered|pooled)\b"
    r"|\b(?:reviewers?|review authors|authors|researchers|we) (?:\w+ly )?(?:extracted|screened|assessed (?:eligibility|trial quality|(?:the )?risk of bias|(?:the )?(?:methodological )?quality of (?:the )?(?:\w+ )?(?:studies|trials)))\b|\b(?:regression|t-tests?|t test|chi-squared?|ANOVA|statistical analys[ei]s|Western blot\w*|PCR|Kaplan[-–]Meier|discriminant analysis|Mann[-–]Whitney|Wilcoxon|(?:multivaria\w+|univaria\w+|statistical|logistic|Cox|mixed) (?:\w+ )?(?:models?|analys[ei]s)|relative risk ratios|mortality ratios|block randomi[sz]ation|allocation (?:\w+ )?(?:was|were)|sample size (?:\w+ )?(?:was|were)|random (?:number|sequence)\w*|(?:exclusion|inclusion) criteria|correlations? (?:was|were) used)\b"
    r"|\b(?:eligibility|trial quality|inclusion)\b[^.]{0,40}\b(?:was|were) (?:\w+ly )?(?:assessed|checked)\b",
    re.IGNORECASE,
)
# By what a difference counted, and that a study was made at all: the first sentence of a draft says what kind it was.
_TELLS_NOTHING = quick(
    r"\b[pP][- ]?values?\b[^.]{0,40}\b(?:considered|set|regarded|taken|accepted|defined)\b|\bsignificance (?:level )?(?:was|were) (?:set|defined|considered|accepted|assumed)\b|\bconsidered (?:to be )?(?:statistically )?significant (?:at|if|when)\b"
    r"|^this (?:is|was) (?:an? )?(?:[\w-]+,? ){1,8}?(?:study|trial|survey|analysis|review)(?: (?:design|approach))?(?: using (?:an? )?(?:[\w-]+ ){1,3}(?:approach|design|methods?))?\.$"
    r"|^(?:this|an?|the) (?:[\w-]+,? ){0,6}?(?:study|trial|survey|analysis|review) (?:was|were) (?:\w+ly )?(?:designed|conducted|performed|carried out|undertaken|done)\.$",
    re.IGNORECASE,
)
# What leans on the sentence before it is told only behind it.
LEANS_BACK = quick(
    # “These findings suggest that tea helps” stands by itself.
    r"^(?!(?:these|this|the present) (?:preliminary |initial |first |early )?(?:results?|findings?|data|observations?|stud(?:y|ies)|analys[ei]s|cases?|trials?) (?:\w+ly |also |all )?(?:suggests?|shows?|showed|indicates?|demonstrates?|demonstrated|confirms?|confirmed|reveals?|revealed|highlights?|supports?|supported) )"
    r"(?!it (?:is|was|has been|seems|appears|remains) (?:\w+ ){0,5}(?:that|to|whether|if)\b|this (?:is|was) (?:a|an|the first)\b)"
    r"(?:(?:this|these|those|it|they|such|its|their|similarly|likewise|conversely|accordingly|in contrast|as a result|all of these|the former|"
    r"the latter|but|and|nevertheless|nonetheless|among these|of these|of them|neither of|none of these|the same|the others|he|she|his|her)\b"
    r"(?! (?:study|review|trial|report|case|paper|analysis|meta-analysis|updated?|systematic|randomi[sz]ed|retrospective|prospective|article|work|is a|was a|is the first)\b))"
    # One of several studies, of which the others were told before.
    r"|^another\b|^(?:in |from |for )?(?:another|the other|the second|the third|the latter|the remaining) (?:[\w-]+ )?(?:study|trial|review|report|cohort|RCT|comparison|paper|reading|experiment|survey|group|arm)\b"
    r"|^the other (?!(?:[\w-]+ )?(?:outcome|measure|endpoint))"
    r"|^(?:[\w%-]+ ){1,4}of (?:these|those|them)\b|\bthis same\b|\bthis held true\b"
    r"|\b(?:these|those|the other) (?:two|three|four|five|six|seven)\b"
    r"|^(?:in|on|at|for|from|with|by|of|among|within|between|through|during|since|until|as|using|based on|because of|due to|despite|given|after|before|under|according to|owing to) (?:all |both |each of )?(?:this|these|those|that|such|it|them|the same|the latter|either case)\b"
    r"(?! (?:study|review|trial|report|case|paper|analysis|meta-analysis|update|updated|systematic|randomi[sz]ed|retrospective|prospective|article|work|cohort|series|sample|survey|country|age|population|model|time|year|century|issue|setting|large|small|first|pilot|single|phase|cross|open|multi\w+|double)\b)"
    r"|^all (?:the )?other\b|^(?:the )?(?:remaining|others?) \w+ (?:was|were)\b|(?<=[a-z] )(?:these|those) (?:results|findings)\b"
    r"|^(?:an? )?similar (?:[\w-]+ ){1,7}?(?:was|were) (?:also )?(?:found|seen|observed|reported|noted|obtained|shown)\b"
    r"|\bsuch (?:interventions?|treatments?|programmes?|programs?|approach(?:es)?|methods?|effects?|patients|people|children|cases|studies|trials|agents|drugs|variation|devices|services|an? (?:approach|treatment|programme|method|effect|device|strategy))\b"
    r"|^(?:(?:very |a )?similar|(?:the )?(?:same|opposite|reverse)) (?:\w+ )?(?:results?|findings?|effects?|patterns?|trends?|differences?|associations?|picture) (?:was|were|is|are|has|have|held)\b|^(?:for example|for instance|accordingly|as such|that is|again|instead|then|here),? "
    r"|\b(?:was|were|is|are) [\d.,%$€£]+ and [\d.,%$€£]+(?: \w+)?, respectively\.$|^the reasons? (?:for this|was|is)\b",
    re.IGNORECASE,
)
# A draft leaves it out: “However, it found no evidence” leans on what “it” is.
_LEADS_ON = re.compile(
    r"^(?:however|moreover|furthermore|further|in addition|additionally|nevertheless|nonetheless|therefore|thus|hence|also|indeed|finally|overall|notably|"
    r"importantly|interestingly|consequently|unfortunately|in general|in contrast|by contrast|on the other hand|yet|still|again),? "
    # What is said of a whole paper's findings needs none of them before it.
    r"(?!(?:these|this) (?:\w+ )?(?:results?|findings?|conclusions?|evidence|data|limitations?)\b)",
    re.IGNORECASE,
)
# Who was asked and how alike the groups were before anything was tried: it tells whom a study is about, and no result.
OF_THE_SAMPLE = quick(
    r"\bbaseline\b[^.]{0,60}\b(?:similar|comparable|balanced|characteristics)\b|\b(?:demographic|characteristics)\b[^.]{0,80}\b(?:similar|comparable|balanced|alike|not differ\w*|no (?:\w+ )?differences?|not (?:\w+ )?different)\b"
    r"|\b(?:mean|median|average) age\b|\b(?:recruitment|enrolment|enrollment) (?:took place|began|started|was)\b|\b(?:was|were) (?:screened|approached|invited|eligible|excluded)\b|\bresponse rate\b|\bcompleted (?:the |all )?(?:[\w-]+ )?(?:follow-?up|questionnaires?|surveys?|study)\b|\blost to follow[- ]up\b",
    re.IGNORECASE,
)
# Readings of a body that a reader can make nothing of.
READINGS = quick(
    r"\b(?:respiratory rate|heart rate|pulse rate|blood pressure|temperature|cell count|h(?:a)?emoglobin|creatinine|urea|apex beat|mental test score|"
    r"mmol|mg/d|g/d|IU/|U/L|10\^|mm\^3|high power field|casts|within normal|unremarkable|microscopy showed|was negative|were negative)",
    re.IGNORECASE,
)
# How it came out for the person of a report.
ENDED = quick(
    r"\b(?:resolved|resolution|recovered|recovery|improved|improvement|disappear\w*|disappearance|healed|died|(?:his|her) death|discharged|asymptomatic|symptom[- ]free|free of (?:symptoms|disease)|"
    r"no (?:evidence of |signs? of )?(?:\w+ )?(?:recurrence|relapse)|remission|relapsed|recurred|alive|gave birth|survived|returned to (?:normal|work)|regressed|did well|uneventful|doing well|stable(?! in size))\b",
    re.IGNORECASE,
)
# What was looked for and not found, or was as it is in all.
NORMAL = quick(
    r"\b(?:normal|negative|unremarkable|unavailable|sinus rhythm|non-?contributory|within (?:the )?(?:normal|reference)|not (?:been )?febrile|afebrile)\b|\b(?:no|without|denied|absence of|free of) (?:any )?(?:\w+,? ){0,3}(?:history|signs?|evidence of|murmurs?|fever|bleeding|oedema|edema|"
    r"lymphadenopathy|abnormalit\w+|complaints?|allerg\w+|medication|trauma|involvement|malignancy)\b",
    re.IGNORECASE,
)
# How a review's studies were looked for, sorted, paid for and set aside: none of it came out of them.
OF_THE_FILES = quick(
    r"\b(?:search(?:es)?(?: strategy)?) (?:\w+ )?(?:identified|found|retrieved|yielded)\b|\b(?:retrieved|screened) (?:the )?(?:remaining )?[\d,]+\b|\b(?:no|not find any|found no) (?:new|additional|further) (?:[\w-]+ ){0,2}(?:studies|trials|RCTs)\b"
    r"|\b(?:awaiting|pending) (?:assessment|classification)\b|\bsteps were taken\b|\b(?:independently|publicly|industry|commercially) (?:funded|sponsored)\b|\b(?:sources? of )?funding\b|\bsponsored by\b|\baffiliations?\b|\blast (?:update|version)\b"
    r"|\b(?:reported|described|summari[sz]ed) narratively\b|\b(?:did|could) not pool\b|\bIPD were\b|\bsub-?group interaction\b|\bpotential data\b|\bonly (?:[\w-]+ ){0,4}(?:papers|articles|studies|publications)\b[^.]{0,60}\bincluded in this\b"
    r"|\b(?:studies|trials) were (?:\w+ )?(?:conducted|carried out|performed|undertaken) in\b|\bincluded in (?:the |our )?meta-analys[ei]s\b|\bmeta-analys[ei]s (?:\w+ )?combined data\b|\b(?:loss|lost) to follow[- ]up\b|\bassessed the (?:evidence|quality|certainty)\b",
    re.IGNORECASE,
)
# How a study was set up, in an abstract without headings: no finding, and the draft's first sentence tells of it.
SETUP = quick(
    r"\b(?:were|was) (?:then )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed|recruited) (?:to|in|into|from|by)\b"
    r"|\b(?:control|placebo|sham|study|treatment|first|second|third|other) (?:group|arm)s? (?:was |were )?(?:did not receive|received?|given|underwent|consisted|comprised|served)\b(?! (?:\w+ )?(?:more|less|fewer|higher|lower))"
    r"|^(?:the )?(?:measurements?|measures|assessments?|data(?: collected)?|outcome measures|outcomes|exclusion criteria|inclusion criteria) (?:included|were|comprised|consisted)\b"
    r"|^(?:the )?(?:study )?(?:population|participants|patients|subjects) (?:was|were) (?:recruited|drawn|selected|enrolled)\b"
    r"|^(?:the )?(?:primary|main|secondary|key|further|additional|other) (?:\w+ ){0,2}(?:outcome|end-?point|objective|aim)s? (?:measures? |recorded (?:\w+ ){0,6})?(?:was|were|is|are|will be|included?) "
    r"(?!not\b|no\b|similar|lower|higher|better|reached|met\b|achieved|reduced|improved)",
    re.IGNORECASE,
)
# What is known before the study begins: general, in the present tense.
GENERAL = quick(
    r"\b(?:is|are|plays?|remains?|exists?|requires?|represents?|causes?|affects?|has been|have been|can)\b(?!.*\b(?:was|were|did|had|"
    r"showed|found|study|trial|patients? who|suggest\w*)\b)",
    re.IGNORECASE,
)
# How sure a review is of a result belongs to the result.
GRADED = quick(r"[(;][^()]*\b(?:low|moderate|high)[- ](?:certainty|quality) evidence[^()]*\)", re.IGNORECASE)
# In a letter that says “we”, “the authors” are those of the article that it speaks of.
OTHERS_FOUND = re.compile(r"^(?:the|these) authors(?:’|')? ", re.IGNORECASE)
HEAVY = quick(
    r"\b(?:CI|RR|OR|HR|SMD|MD|p-value|interquartile|regression|coefficient|χ2|standard deviation)\b|±|[=<>≥≤]|p\s?[<=>]"
)
HYPE = quick(
    r"\b(?:safe and effective|prov(?:e|es|ed|en)\b|(?<!clinical )(?<!microbiological )cures?\b|first-line|should|must|recommend|novel|promising|"
    r"breakthrough|remarkabl|dramatic|revolution|game|highly effective|potent|excellent|ideal)",
    re.IGNORECASE,
)
HEDGE = quick(r"\b(?:may|might|could|suggests?|appears?|seems?|possibl[ey]|likely|uncertain|unclear|not)\b")
MORE_RESEARCH = quick(
    r"\b(?:more|further|future|additional|larger) (?:research|stud|trial|work|investigation|evidence|randomi[sz]ed|data)|"
    r"\bfuture (?:[\w-]+ ){1,3}?(?:research|stud|trial|review)",
    re.IGNORECASE,
)
# A need for more research is a limit; a plan to do some is not.
CALLS_FOR_MORE = quick(
    r"\b(?:more|further|future|additional|larger) (?:[\w-]+,? ){0,4}(?:research|stud(?:y|ies)|trials?|RCTs?|work|investigations?|evidence|data)\b"
    r"[^.]{0,100}\b(?:needed|required|necessary|warranted|should|must|need to)\b"
    r"|\b(?:research|stud(?:y|ies)|trials?|RCTs?|data|evidence)\b[^.;]{0,60}\b(?:is|are) (?:\w+ )?(?:needed|required|warranted|recommended|necessary)\b"
    r"|\b(?:needs?|requires?|warrants?|calls? for)\b[^.]{0,20}\b(?:more|further|future|additional|larger) "
    r"(?:[\w-]+,? ){0,4}(?:research|stud(?:y|ies)|trials?|RCTs?|work|investigations?|evidence|data|follow-up)\b",
    re.IGNORECASE,
)
LIMIT = quick(
    r"\b(?:limitations?|limited by|small (?:sample|number)|retrospective (?:nature|design)|with caution|cautious|"
    r"not enough (?:data|evidence)|insufficient (?:data|evidence)|low[- ]certainty|(?<!low )risk of bias|generali[sz]|"
    r"single[- ]cent(?:er|re)|"
    r"cannot (?:be excluded|exclude|establish|rule)|lack of (?:a )?(?:control|comparison|follow))",
    re.IGNORECASE,
)
CONCLUDING = re.compile(
    r"^(?:conclusions?\b|in (?:conclusion|summary)|these (?:findings|results|data)|our (?:findings|results|data)|"
    r"we (?:conclude|highlight|show)|this (?:case|report|study|trial|review|meta-analysis) (?:show|suggest|highlight|"
    r"demonstrate|found|provide|illustrate|indicate))",
    re.IGNORECASE,
)
# What a case report without a conclusion comes to: what the person had.
DIAGNOSIS = quick(
    r"\b(?:diagnos(?:is|ed)|confirmed|consistent with|turned out to be|found to have)\b(?![^.]*\b(?:suspected|excluded|ruled out|differential))",
    re.IGNORECASE,
)
# A link or a tag in a draft is a machine's, or a trap.
MARKUP = quick(r"<[a-z/][^>]{0,40}>|https?:|\bwww\.", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z-]{3,}")


HARM = quick(
    r"\b(?:side[- ]effects?|adverse|unwanted|harms?|toxicit\w+|complications?|tolerat\w+|safety|withdr\w+|bleeding|deaths?|"
    r"mortality|died)\b",
    re.IGNORECASE,
)
NULL = quick(
    r"\bno (?:\w+ ){0,3}(?:difference|evidence|effect|benefit|improvement|reduction)|\b(?:did|does|do|was|were) not\b|"
    r"\bsimilar\b|not (?:\w+ )?significant",
    re.IGNORECASE,
)
_SOME = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,]*)"
COUNTS = quick(
    rf"\b{_SOME}\s+(?:[\w-]+ ){{0,3}}(?:participants|patients|women|men|people|children|infants|adults|subjects|individuals|"
    r"trials?|studies|study|RCTs?)\b",
    re.IGNORECASE,
)
# What the ranker asks of a sentence, by the name of the feature.
TELLS: dict[str, Pattern] = {
    "digits": re.compile(r"\d"),
    "hedges": HEDGE,
    "denies": NULL,
    "harm": HARM,
    "counts": COUNTS,
    "included": quick(r"\b(?:included|identified|found|met (?:the|our) inclusion)\b", re.IGNORECASE),
    "how sure": quick(r"\b(?:certainty|quality)\b", re.IGNORECASE),
    "evidence": quick(r"\bevidence\b", re.IGNORECASE),
    "dangles": DANGLING,
    "heavy": HEAVY,
    "hype": HYPE,
    "more research": MORE_RESEARCH,
    "limit": LIMIT,
}


_HAS_DIGIT = re.compile(r"\d\S*")
# Of a few words too few are everyday ones to tell a language by: “Three studies met the criteria.”
_ENGLISH = re.compile(r"^.{0,70}\b(?:the|our|with|shows) .{0,40}$")
_NEVER_TOLD = frozenset({"references", "captions", "tables", "funding", "conflicts", "title"})


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Give the longer words of a text, lower case, cut so that plural and singular meet."""
    return frozenset(word[:8] for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def leans_back(text: str) -> bool:
    """Tell whether a sentence says “these” or “it” of what another said."""
    plain = drop_asides(text)
    return bool(LEANS_BACK.search(plain) or LEANS_BACK.search(_LEADS_ON.sub("", plain)))


# Whoever ranks and whoever writes asks of each sentence: a draft takes a fourteenth less.
@lru_cache(maxsize=4096)
def is_aim(text: str) -> bool:
    """Tell whether a sentence says what was to be done, or how it was set about, and not what came of it."""
    return bool(_OPENS_WITH_AIM.match(text) or _TELLS_OF_AIM.search(text))


@lru_cache(maxsize=4096)
def is_setup(text: str) -> bool:
    """Tell whether a sentence says how a study was set up."""
    return bool(SETUP.search(text))


@lru_cache(maxsize=4096)
def is_done(text: str) -> bool:
    """Tell whether a sentence says what was done, and compares nothing."""
    return is_setup(text) or bool(METHOD.search(text) and not COMPARISON.search(text))


@lru_cache(maxsize=4096)
def is_limit(text: str) -> bool:
    """Tell whether a sentence names a limit."""
    return bool(LIMIT.search(text))


def usable(passage: Passage) -> bool:
    """Tell whether a passage can be retold: the study's own, a whole sentence, neither a heading nor a table row."""
    return passage.whose == "study" and passage.kind not in _NEVER_TOLD and _is_retold(passage.text)


@lru_cache(maxsize=4096)
def _is_retold(whole: str) -> bool:
    text = drop_asides(whole)
    count = len(text.split())
    # What is cheap to tell comes first.
    if not 5 <= count <= 60 or text.rstrip("\"'”’)")[-1:] not in {".", "!", "?"} or text[0] == "(":
        return False
    if len(_HAS_DIGIT.findall(text)) * 3 > count or any(
        text.count(a) != text.count(b) for a, b in ("()", "[]", "“”")
    ):
        return False
    if "[formula]" in text or "(formula)" in text:
        return False
    if not has_finite_verb(text) or (may_be_chance(whole) and not NULL.search(text)):
        return False
    return not (is_out_of_place(text) or MARKUP.search(text) or _TELLS_NOTHING.search(text)) and bool(
        _ENGLISH.search(text) or looks_english(text)
    )

"""The words by which study designs are known. Data for `design`: (design, pattern, strength)."""

from __future__ import annotations

import re

_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_AGE = r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b"
_PERSON = (
    r"(?:woman|man|girl|boy|female|male|patient|infant|child|lady|gentleman|newborn|neonate|primigravida|gravida)"
)
ANIMAL = re.compile(
    r"\b(?:mouse|mice|murine|rats?|rabbits?|guinea[- ]pigs?|zebrafish|drosophila|piglets?|pigs|swine|porcine|sheep|ovine|dogs|canine|cats|"
    r"feline|monkeys?|macaques?|hamsters?|gerbils?|cattle|cows?|bovine|heifers?|calves|chickens?|broilers?|hens|horses?|equine|goats?|"
    r"sprague[- ]dawley|wistar|c57bl/6\w*|balb/c|elegans|xenopus|lambs?|ewes|rodents?|larvae)\b",
    re.IGNORECASE,
)
CELLS = re.compile(
    r"\b(?:in vitro|cell lines?|cultured|transfect\w+|knock(?:down|out)|western blot\w*|immunoblot\w*|hek ?293|hela|mrna expression|"
    r"gene expression|bacterial strains?|isolates?|plasmids?|recombinant|crystal structure|assays?|fibroblasts|macrophages|"
    r"biofilm|genome|phosphorylation|rna-seq|transcripts?|enzym\w+|mutants?)\b",
    re.IGNORECASE,
)


def _p(design: str, pattern: str, strength: float) -> tuple[str, re.Pattern[str], float]:
    return design, re.compile(pattern, re.IGNORECASE), strength


PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    _p("protocol", r"\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) (?:a|an|the)\b|\bthis (?:paper|article) (?:describes|presents|outlines) the (?:study |trial )?(?:protocol|design|rationale)", 2.5),
    _p("protocol", r"\b(?:participants?|patients|women|men|children|adults|people|subjects|practices|clusters|studies|data|outcomes?|articles|families|schools|dyads|individuals|interviews)\b[^.]{0,60}\bwill (?:also )?be (?:\w+ )?(?:randomi|recruit|enrol|assign|allocat|invited|includ|follow|assess|collect|measur|search|screened|analy|randomly|offered|divided|asked)", 2.2),
    _p("protocol", r"\bwe will (?:\w+ )?(?:randomi|recruit|enrol|conduct|search|includ|assess|compar|measur|evaluat|test|perform|undertake|invite|use)|\bthe (?:trial|study) will\b|\bthis (?:trial|study|review) (?:will|aims to|is designed to) (?:\w+ )?(?:recruit|randomi|test|evaluate|compare|assess|determine|provide|investigate|examine|be conducted)", 1.3),
    _p("protocol", r"\bwill be (?:randomi[sz]ed|randomly|allocated|recruited)\b|\brecruitment (?:is ongoing|began|started|commenced|will)\b", 1.4),
    _p("meta-analysis", r"\bmeta-?analy[sz]|\bpooled (?:analys|estimates?|odds|risk|effects?|results|data from)|\brandom[- ]effects? model\b|\bmeta-regression|\bheterogeneity (?:\(|was|between|among)|\bi2 ?=|\binverse variance\b", 1.6),
    _p("systematic review", r"\bsystematic(?:ally)? (?:literature )?(?:review|search)|\bprisma\b|\bcochrane (?:central|library|review|handbook|controlled|database)|\bscoping review\b|\bevidence synthesis\b|\bumbrella review\b", 1.8),
    _p("systematic review", r"\bsearch(?:ed|es)?\b[^.]{0,80}\b(?:medline|pubmed|embase|central|web of science|cinahl|scopus|databases)\b|\b(?:medline|pubmed|embase)\b[^.]{0,100}\bsearch|\b(?:studies|trials|articles|rcts) (?:were|was) (?:included|eligible|identified|selected|retrieved)|\bwe included \d+ (?:studies|trials|rcts)|\brisk of bias\b[^.]{0,40}\b(?:studies|trials|tool|assess)|\b(?:included|eligible) (?:studies|trials)\b|\btwo (?:review )?authors independently\b|\bselection criteria\b", 1.3),
    _p("randomised trial", r"\brandomi[sz]ed[, -]+(?:\w+[- ,]+){0,6}?(?:trial|study)\b|\brandomi[sz]ed (?:to|into|in a|between|\d|patients|participants)|\brandom(?:ly)? (?:assigned|allocated|divided|allocation|assignment)|\b(?:assigned|allocated|divided|distributed) (?:at random|randomly|in a random)|\brct\b|\bcrossover (?:trial|study|design)|\brandomi[sz]ation\b", 1.8),
    _p("randomised trial", r"\b(?:were|was) (?:\w+ )?randomi[sz]ed\b|\bwe randomi[sz]ed\b|\bdouble[- ]blind|\bplacebo[- ]controlled\b|\bintention[- ]to[- ]treat\b|\bparallel[- ]group\b|\bcluster[- ]randomi|\b(?:intervention|treatment) (?:or|and) (?:control|placebo) groups?\b", 1.2),
    _p("single-arm trial", r"\bsingle[- ](?:arm|group)\b|\bopen[- ]label\b|\bnon-?randomi[sz]ed\b|\bquasi-?experiment\w*|\bphase (?:1|2|i|ii|i/ii|1/2|1b|2a|ib|iia)\b|\bpre[- ]?(?:and |/)?post[- ]?(?:test|intervention|design)|\bbefore[- ]and[- ]after (?:study|design|trial)|\buncontrolled (?:trial|study|clinical)|\bpilot (?:study|trial)\b|\bfeasibility (?:study|trial)\b|\bdose[- ]escalation\b", 1.1),
    _p("cohort study", r"\bcohort\b|\b(?:retrospective|prospective)(?:ly)?\b[^.]{0,40}\b(?:study|review|analysis|analy[sz]ed|reviewed|followed|enrolled|evaluated|collected|registry|data)|\blongitudinal\b|\bregist(?:ry|er)[- ]based\b|\bhazard ratio|\bfollowed (?:up )?for (?:a )?(?:median|mean|\d)|\bmedian follow[- ]up\b|\bcox (?:proportional|regression)|\bpopulation[- ]based (?:cohort|study)|\bincidence rate\b|\bperson-years\b|\bmedical records (?:were|of)|\bchart review\b", 1.2),
    _p("case-control study", r"\bcase[- ]control(?:led)?\b|\bmatched (?:healthy )?controls\b|\bcases and controls\b|\b(?:patients|cases) and (?:\d+ )?(?:age-|sex-|healthy |matched |normal )[^.]{0,30}controls?\b|\bcontrols (?:without|who)\b|\bcompared with (?:\d+ )?healthy controls\b", 1.5),
    _p("cross-sectional study", r"\bcross[- ]sectional\b", 2.4),
    _p("cross-sectional study", r"\b(?:survey(?:ed)?|questionnaires?) (?:was|were|of|among|completed|on)|\bonline survey\b|\bprevalence of\b|\brespondents\b|\bsemi-?structured interviews?\b|\bfocus groups?\b|\bself-administered\b|\b(?:qualitative|mixed[- ]methods) (?:study|research|interviews|approach)", 0.9),
    _p("case report", rf"\bcase report\b|\bwe (?:here(?:in)? )?(?:report|describe|present)(?: here)?(?: on)? (?:a|an|the|our|one|this)(?: \w+){{0,4}}? (?:case|patient|{_PERSON})\b|\b(?:rare|unusual|unique|first|interesting|this|our|present) case\b|\ba case of\b|\bcase of an? {_AGE}", 1.6),
    _p("case report", rf"{_AGE},?(?: [\w-]+){{0,5}}? {_PERSON}\b|\ban? {_PERSON} (?:aged|of) \d|\b(?:the|our) patient (?:was|is|had|presented|underwent|received|developed|recovered|died|remained)|\bpresent(?:ed|ing) (?:to|with|at)\b[^.]{{0,60}}\b(?:hospital|clinic|department|emergency|outpatient|history|complaints?)", 1.1),
    _p("case series", rf"\bcase series\b|\bseries of (?:{_NUMBERS} )?(?:\w+ )?(?:patients|cases|children)\b|\b(?:report|describe|present)(?: here)?(?: on)? (?:{_NUMBERS}|several|our experience)(?: [\w-]+){{0,4}}? (?:cases|patients|children|siblings|brothers|sisters|women|men|boys|girls)\b|\b{_NUMBERS} (?:consecutive |new |rare |unrelated )?cases of\b|\bthese {_NUMBERS} (?:cases|patients)\b|\b(?:both|all {_NUMBERS}) (?:cases|patients)\b|\bno comparison group\b", 1.7),
    _p("animal study", r"\b(?:mouse|mice|rats?|rabbits?|pigs?|dogs|monkeys?|zebrafish|hamsters?|animals|chicks?|broilers?|piglets?|sheep|calves|cows|hens|lambs|larvae) (?:were|was|model|treated|fed|received|that)\b|\banimal (?:model|study|experiment)|\b(?:wistar|sprague[- ]dawley|balb/c|c57bl)\b|\bknockout mice\b|\bin (?:a )?(?:mouse|rat|murine|rabbit|animal|porcine|canine) model|\b(?:male|female|adult|albino|transgenic) (?:\w+ ){0,2}(?:rats|mice|rabbits)\b", 1.7),
    _p("laboratory study", r"\bin vitro\b|\bcell lines?\b|\bcultured (?:\w+ )?cells\b|\b(?:cells|strains|isolates|extracts?|proteins?|genes?|mutants?|samples) (?:were|was) (?:\w+ )?(?:cultured|treated|incubated|isolated|transfected|purified|cloned|sequenced|tested|prepared|evaluated|expressed|screened)|\bwestern blot|\bmolecular (?:docking|dynamics)\b|\bcrystal structure\b|\bmicrobiological\b|\bminimum inhibitory concentration|\b(?:extracted|human) (?:teeth|premolars|molars)\b|\bqpcr\b|\bgenome-wide\b|\bdatabase of gene\b", 1.1),
    _p("narrative review", r"\b(?:this|the present|in this|our) (?:\w+ )?review\b|\bwe (?:\w+ )?review (?:the|recent|current|how|what|evidence|here)|\b(?:narrative|literature|comprehensive|critical|mini|brief|state-of-the-art) ?-?review\b|\bthis (?:article|paper|chapter) (?:\w+ )?(?:reviews|discusses|summari[sz]es|provides an overview|describes the current|highlights|focuses|outlines|explores|considers)|\boverview of\b|\brecent (?:advances|developments|progress|findings)\b|\bwe (?:discuss|summari[sz]e|outline|highlight)\b|\b(?:is|are) (?:reviewed|discussed|summari[sz]ed)\b|\breview of the literature\b", 1.1),
    _p("guideline", r"\b(?:clinical )?(?:practice )?guidelines? (?:for|on|of|is|provides?|committee|development)|\bconsensus (?:statement|recommendations?|guidelines?|conference)\b|\bposition (?:statement|paper)\b|\bwe recommend\b|\brecommendations (?:are|were) (?:made|developed|graded|formulated|based)|\b(?:task force|expert panel|working group) (?:developed|recommends|convened)", 1.5),
    _p("editorial", r"\bthis (?:editorial|commentary|viewpoint|perspective|letter|opinion)\b|\bin this issue\b|\bto the editor\b|\bwe read with (?:great )?interest\b|\bin this (?:commentary|viewpoint|perspective|editorial)\b", 2.5),
    _p("observational study", r"\bobservational (?:study|cohort|data)\b|\b(?:patients|participants|women|men|children|adults|subjects) (?:were|was) (?:enrolled|recruited|included|studied|evaluated|examined|assessed|measured|asked|selected|tested|scanned)|\bassociations? between\b|\bcorrelat(?:ed|ion)\b|\brisk factors for\b|\bdiagnostic accuracy\b|\bsensitivity and specificity\b|\blogistic regression\b|\beconomic evaluation\b|\bcost-effectiveness\b|\btime series\b|\becological study\b", 0.8),
)  # fmt: skip
# Words that name a design only where they stand in a title.
TITLE_ONLY: tuple[tuple[str, re.Pattern[str], float], ...] = (
    _p("protocol", r"\bprotocol\b|\brationale and (?:study )?design\b|\bdesign and rationale\b", 3.0),
    _p("narrative review", r"\breview\b|\boverview\b|\bupdate on\b|\badvances in\b|\bperspectives?\b|\bcurrent (?:status|concepts|understanding|knowledge|evidence)\b|\bfrom bench to\b|\bpast, present\b", 1.6),
    _p("systematic review", r"\bsystematic\b", 2.0),
    _p("meta-analysis", r"\bmeta-?analys[ie]s\b", 2.0),
    _p("randomised trial", r"\brandomi[sz]ed\b|\brct\b", 2.0),
    _p("case report", r"\bcase (?:report|study)\b|\ba case of\b|\breport of (?:a|one) case\b|: (?:a|an)(?: \w+){0,3} case\b", 3.0),
    _p("case series", r"\bcase series\b|\breport of (?:\w+) cases\b|\b(?:two|three|four|five|six|seven|eight|nine|ten) cases\b", 3.0),
    _p("cohort study", r"\bcohort\b|\bfollow-?up (?:study|of)\b|\bretrospective\b|\bprospective\b", 1.5),
    _p("editorial", r"^(?:editorial|commentary|letter|reply|response to|comment on|re:|in reply)\b|\bauthors?['’] reply\b", 4.0),
    _p("guideline", r"\bguidelines?\b|\bconsensus\b|\bposition statement\b|\brecommendations? (?:for|of|from)\b", 2.0),
    _p("animal study", r"\b(?:in|of) (?:\w+ ){0,4}(?:mice|rats?|mouse|rabbits?|dogs|pigs|piglets|broilers|zebrafish|sheep|cattle|hens|monkeys)\b", 2.0),
    _p("laboratory study", r"\bin vitro\b|\bcell lines?\b|\bcells\b", 1.2),
)  # fmt: skip

# What catalogues call designs, with how far each is to be believed.
RECORD_TYPES: dict[str, tuple[str, float]] = {
    "randomized controlled trial": ("randomised trial", 5.0), "randomized clinical trial": ("randomised trial", 5.0),
    "controlled clinical trial": ("single-arm trial", 1.0), "clinical trial": ("single-arm trial", 0.8),
    "clinical trial, phase i": ("single-arm trial", 1.5), "clinical trial, phase ii": ("single-arm trial", 1.2),
    "clinical trial protocol": ("protocol", 6.0), "study protocol": ("protocol", 5.0), "protocol": ("protocol", 5.0),
    "case reports": ("case report", 4.0), "case report": ("case report", 1.5), "case-report": ("case report", 1.5),
    "case series": ("case series", 3.0), "case study": ("case report", 1.0),
    "meta-analysis": ("meta-analysis", 5.0), "systematic review": ("systematic review", 5.0),
    "review": ("narrative review", 2.0), "review-article": ("narrative review", 2.0), "review article": ("narrative review", 2.0),
    "scientific review": ("narrative review", 2.0), "mini review": ("narrative review", 3.0),
    "practice guideline": ("guideline", 5.0), "guideline": ("guideline", 5.0), "consensus development conference": ("guideline", 4.0),
    "editorial": ("editorial", 8.0), "comment": ("editorial", 3.0), "news": ("editorial", 5.0), "letter": ("editorial", 1.5),
    "article-commentary": ("editorial", 5.0), "book-review": ("editorial", 8.0), "commentary": ("editorial", 5.0),
    "observational study": ("observational study", 2.5), "cohort study": ("cohort study", 4.0),
    "prospective study": ("cohort study", 2.0), "retrospective study": ("cohort study", 2.0),
    "randomised controlled trial": ("randomised trial", 5.0),
}  # fmt: skip

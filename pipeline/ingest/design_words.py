"""The words by which study designs are known. Data for `design`: each line a design, what to look for, its strength.

Patterns meet text in small letters, and only where one of their needles stands in it: looking for a needle is a
hundred times cheaper than trying a pattern.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """Words that speak for a design. `needles`: a match holds one of these; `strength` is its vote."""

    design: str
    strength: float
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


def _s(design: str, strength: float, needles: str, pattern: str) -> Sign:
    return Sign(design, strength, tuple(needles.split("|")), re.compile(pattern))


_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_MANY = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\d{1,3}))"
)
AGE = r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b"
ONE_PERSON = (
    r"(?:woman|man|girl|boy|female|male|patient|infant|child|lady|gentleman|newborn|neonate|primigravida|gravida|"
    r"student|farmer|worker|athlete|smoker|businessman|baby)"
)
_PEOPLE = r"(?:patients|participants|subjects|children|adults|women|men|infants|people|volunteers|individuals|girls|boys|eyes|teeth|students|adolescents)"
# Words by which it is told whom a study looked at: whole words, and beginnings of words.
ANIMALS = frozenset(
    """mouse mice murine rat rats rabbit rabbits guinea-pig guinea-pigs zebrafish drosophila piglet piglets pigs swine
    porcine sheep ovine dog dogs canine cats feline monkey monkeys macaque macaques hamster hamsters gerbils cattle cow
    cows bovine heifers calves chicken chickens broiler broilers hens horse horses equine goat goats sprague-dawley wistar
    balb c57bl elegans xenopus lamb lambs ewes rodent rodents larvae planarian planarians ferrets animals""".split()  # noqa: SIM905
)
CELL_WORDS = frozenset(
    """vitro silico strain strains isolate isolates crystal assay assays gene genes protein proteins kinase kinases
    receptor receptors ligand ligands mutant mutants nucleus nuclear nucleotide nucleic dna rna rnas mrna mrnas mirna
    mirnas peptide peptides promoter promoters polymerase antibody antibodies signaling signalling virus viruses viral
    yeast coli locus loci allele alleles binding pathway pathways cell cells compound compounds cadaver cadavers cadaveric
    actin domain domains substrate substrates extract extracts nm kda ic50 hela hek293 fibroblast fibroblasts macrophage
    macrophages biofilm biofilms plasmid plasmids expression""".split()  # noqa: SIM905
)
CELL_STEMS = (
    "transfect", "cultured", "knockdown", "immunoblot", "genom", "phosphorylat", "transcript", "enzym", "mutation", "cytoplasm",
    "membrane", "mitochondri", "chromosom", "bacteri", "molecul", "inhibit", "synthes", "spectr", "crispr", "microscop", "sequenc",
    "homolog", "recombinant",
)  # fmt: skip
PEOPLE = frozenset(
    """patient patients participant participants volunteers women woman men man children child adults adolescents infants
    people persons human humans boy girl boys girls subjects individuals clinicians physicians dentists nurses students
    respondents parents families mothers newborns residents households veterans runners athletes drivers neonates""".split()  # noqa: SIM905
)

SIGNS: tuple[Sign, ...] = (
    _s("protocol", 2.5, "protocol", r"\b(?:study|trial|review|analysis|research) protocol (?:for|describ|outlin|of an?\b)|(?<!to the )\bprotocol for an?\b|(?<!with )(?<!using )(?<!under )(?<!following )(?<!by )(?<!in )\bthis (?:study |trial |review )?protocol\b|\b(?:is a|present the|describes? the|outlines? the) (?:study |trial |review )?protocol\b|\bsince this is a protocol\b"),
    _s("protocol", 2.5, "design|rationale", r"\bthis (?:paper|article) (?:describes|presents|outlines) the (?:study |trial )?(?:design|rationale)|\bwe (?:describe|present|report) the (?:rationale|design) (?:and|of|for)\b"),
    _s("protocol", 2.0, "will", r"\bwill (?:also |then |all |each )?be (?:\w+ ){0,2}?(?:randomi|recruit|enrol|assign|allocat|invited|includ|follow|assess|collect|measur|search|screened|analy|offered|divided|asked|extracted|performed|conducted|used|employed|carried|evaluated|obtained|undertaken|synthesi|interviewed|compared|published|disseminated|examined|employ)"),
    _s("protocol", 1.3, "will", r"\bwe will (?:\w+ )?(?:randomi|recruit|enrol|conduct|search|includ|assess|compar|measur|evaluat|test|perform|undertake|invite|use|examine|explore)|\b(?:the|this|current|present) (?:trial|study|review|research|systemic review and meta-analysis|meta-analysis) will\b|\bthe (?:findings|results) will be\b|\bwill (?:obtain|recruit|enrol|examine|investigate) "),
    _s("protocol", 1.5, "recruitment", r"\brecruitment (?:is ongoing|began|started|commenced in|will)\b"),
    _s("meta-analysis", 1.7, "meta|pool|effects model|heterogeneity|i2|i²|inverse variance", r"\bmeta-?analy[sz]|\bpooled (?:analys|estimates?|odds|risk|effects?|results|data from)|\brandom[- ]effects? model\b|\bmeta-regression|\bheterogeneity (?:\(|was|between|among)|\bi[2²] ?=|\binverse variance\b"),
    _s("meta-analysis", 1.5, "studies|trial|rct|study", rf"\b{_MANY} (?:studies|trials|rcts)[,;:]? (?:\(?n ?= ?)?[\d,]+ (?:\w+ )?(?:participants|patients|infants|women|men|children|people|couples|adults)|\(n ?= ?[\d,]+, \d+ (?:rcts|studies|trials)\b|\b\d (?:rct|trial|study), (?:n = )?\d+"),
    _s("systematic review", 2.0, "systematic|prisma|cochrane|scoping|evidence synth|umbrella|systemic", r"\bsystematic(?:ally)? (?:literature )?(?:review|search|overview)|\bsystemic review\b|\bprisma\b|\bcochrane (?:central|library|review|handbook|controlled|database|pregnancy|collaboration)|\bscoping review\b|\bevidence synthesis\b|\bumbrella review\b"),
    # What a review says of its studies no study says of itself: it included, found or could not find trials.
    _s("systematic review", 3.0, "studies|trial|rct|study|this review", rf"\b(?:we|(?:this|the|our|repeat|updated) (?:[\w-]+ ){{0,2}}?(?:review|update|search(?:es)?)) (?:has |have )?(?:also |now |only |currently )?(?:identified and )?(?:included?s?|includes|identified) (?:only )?(?:a total of )?{_MANY} (?:[\w-]+,? ){{0,4}}?(?:studies|study|trials?|rcts?)\b|\b{_MANY} (?:[\w-]+,? ){{0,6}}?(?:studies|study|trials?|rcts?)(?: \([^()]{{1,80}}\))?(?:,? (?:with|which|in|on|of|that|involving|enrolling|representing|reporting|addressing|including)\b[^.;]{{1,90}}?)? (?:(?:were|was|are|is) (?:identified|included|eligible|suitable|found|analysed|retrieved)\b|(?:that )?(?:met|fulfilled|satisfied) (?:(?:all|our|the|these|review|study) ){{0,2}}(?:inclusion|selection|eligibility|entry|review)\b)|\b(?:included in|information to|data to|inclusion in) this (?:[\w-]+ )?review\b|\bno (?:new |eligible |relevant |further |additional )?(?:studies|trials|rcts) (?:were|was|met|fulfilled)\b|\bno (?:new |eligible |relevant |included )(?:studies|study|trials?|rcts?)\b|^(?:a total of )?{_MANY} (?:small )?(?:studies|trials|rcts),? (?:\(|with a total of|involving|with \d|evaluated|compared|examined|assessed)"),
    _s("systematic review", 1.5, "search", r"\bsearch(?:ed|es|ing)?\b[^.]{0,80}\b(?:medline|pubmed|embase|central|web of science|cinahl|scopus|databases?|trials register)\b|\b(?:medline|pubmed|embase|databases?|trials register)\b[^.]{0,100}\bsearch"),
    _s("systematic review", 1.6, "studies|trial|articles|rct|study", rf"\b(?:studies|trials|articles|rcts) (?:were|was) (?:included|eligible|identified|selected|retrieved|reviewed)\b|\bwe (?:included|identified|found) {_MANY} (?:\w+[ -]){{0,3}}?(?:studies|study|trials?|rcts?)\b|\b(?:included|eligible|identified|reviewed) (?:studies|trials)\b|\b(?:review|update) (?:\w+ )?(?:included|includes|adds|examined|identified|of) {_MANY} (?:\w+ )?(?:studies|trials|rcts)|\b{_MANY} (?:\w+[ ,-]+){{0,5}}?(?:trials|studies|rcts)\b[^.]{{0,60}}?\b(?:met|fulfilled|enrolling|were included|included|participants|patients|involving)|\b(?:data from|from) {_MANY} (?:[\w-]+,? ){{0,4}}?(?:trials|studies)\b"),
    _s("systematic review", 1.3, "bias|review authors|reviewer|selection criteria|quality|certainty|overview", r"\brisk of bias\b|\btwo (?:review )?authors independently\b|\b(?:one|two) reviewers?\b|\bselection criteria\b|\b(?:low|moderate|high)[- ](?:quality|certainty) (?:of )?(?:evidence|data)\b|\bmethodological(?:ly)? (?:quality|limitations)[^.]{0,30}\b(?:studies|trials|review)|\bthis (?:systematic )?overview\b|\bquality of the (?:\w+ )?(?:studies|trials|evidence)\b"),
    _s("systematic review", 1.2, "review", r"\b(?:this|the|present) (?:systematic )?review (?:included|includes|examined|suggests|found|is to (?:address|assess|evaluate)|was to (?:assess|determine))"),
    _s("randomised trial", 2.0, "random|rct|cross", r"(?<!non)(?<!non-)(?<!non )\brandomi[sz]ed[, -]+(?:[\w-]+[ ,]+){0,6}?(?:trial|study)\b|(?<!non)(?<!non-)\brandomi[sz]ed (?:to|into|in a|in blocks|in pairs|between|\d|patients|participants|prospectively|withdrawal|controlled|cross|clinical|pilot)|\brandom(?:ly)? (?:assign|allocat|allot|divid|split|group|presented with|provided with|received|order)|\b(?:assigned|allocated|divided|distributed|provided) (?:at random|randomly|in a random)|\brct\b(?!s)|\bcross-?over (?:trial|study|design|fashion|manner|clinical)|\bin an? random"),
    _s("randomised trial", 1.2, "random|blind|placebo|sham|intention|parallel|control", r"\b(?:were|was|been|underwent) (?:\w+ )?randomi[sz](?:ed|ation)\b|\bwe (?:\w+ )?randomi[sz]ed\b|\bdouble[- ]blind|\bsingle[- ]blind|\bplacebo[- ]controlled\b|\bsham[- ]controlled\b|\bintention[- ]to[- ]treat\b|\bparallel[- ]group|\bcluster[- ]randomi|\bversus placebo\b|\bplacebo group\b|\b(?:intervention|treatment|experimental) (?:group )?(?:or|and|vs\.?|versus) (?:the )?(?:control|placebo)(?: groups?)?\b|\brandomi[sz]ation\b|\bplacebo (?:or|and) \d|\bplacebo tablets\b"),
    _s("single-arm trial", 1.3, "arm|open|non|quasi|phase|pre|before|uncontrolled|pilot|feasib|escalation|within|repeated|self-controlled|intervention", r"\bsingle[- ](?:arm|group)\b|\bopen[- ]label\b|\bopen,|\bnon-?randomi[sz]ed\b|\bquasi-?experiment\w*|\bphase (?:1|2|i|ii|iii|i/ii|1/2|1b|2a|ib|iia) (?:\w+ )?(?:trial|study)\b|\bpre[- ]?(?:and |/)?post[- ]?(?:test|intervention|design)|\bbefore[- ](?:and|versus|vs)[- ]after\b|\buncontrolled (?:trial|study|clinical)|\bpilot (?:study|trial)\b|\bfeasibility (?:study|trial)\b|\bdose[- ]escalation\b|\bwithin[- ]subjects?\b|\brepeated[- ]measures?,? (?:design|study)|\bself-controlled\b|\b(?:pre|post)-intervention (?:control|study|group)"),
    _s("single-arm trial", 0.9, "before and after|intervention|program|session|training", r"\bbefore and after (?:the )?(?:[\w-]+ ){0,3}(?:treatment|intervention|rehabilitation|program\w*|training|therapy|instructions?|receiving|surgery)|\b(?:patients|participants|subjects|students) (?:participated in|completed|followed|underwent) (?:the |an? )?(?:[\w-]+ ){0,4}(?:sessions|program\w*|intervention|training)\b"),
    _s("cohort study", 2.0, "cohort", r"\bcohort (?:study|analysis|design|of)\b|\b(?:prospective|retrospective|birth|inception|clinical|population-based|nationwide|register-based) cohort\b"),
    _s("cohort study", 1.2, "cohort|spective|longitudinal|regist", r"\bcohorts?\b|\b(?:retrospective|prospective)(?:ly)?\b[^.]{0,50}\b(?:study|review|analysis|analy[sz]|reviewed|follow|enrolled|evaluat|collected|registry|data|identified|recruited|compared|studied|observational|multicent)|\blongitudinal\b|\bregist(?:ry|er)[- ]based\b|\b(?:registry|register) (?:data|of|between)|\b(?:reviewed|studied|evaluated?|assessed) (?:retro|pro)spectively\b"),
    _s("cohort study", 0.9, "hazard|follow|cox|population-based|population based|incidence rate|person-years|records|reports|notes|chart|survival|mortality|independent|significant p|significant r|predict|prognos|between 1|between 2|between j|between f|between m|between a|between s|between o|between n|between d|from j|from f|from m|from a|from s|from o|from n|from d|consecutive|during 1|during 2|registry d|administrative d|insurance d|regional d|national d|kaplan", r"\bhazard ratios?\b|\bfollowed(?:[- ]up)? (?:up )?for\b|\b(?:median|mean|year|month|after|during|of|minimum)[- ](?:\w+ )?follow[- ]?up\b|\bfollow[- ]up (?:was|of|study|data|period)\b|\bcox (?:proportional|regression|model)|\bpopulation[- ]based\b|\bincidence rate\b|\bperson-years\b|\b(?:medical|patient|hospital|clinical|operative|inpatient|radiographic) (?:records|reports|notes|charts)\b|\bcharts? (?:review|and radiographs)|\b(?:overall|disease-specific|\d-year|cumulative|patient|graft) survival\b|\bmortality (?:data|rates?|after|within|at|in)\b|\b(?:independent|significant) (?:predict|prognostic|risk)\w*|\bprognostic (?:factor|value)|\bpredict(?:or|ive|s|ion)?\b[^.]{0,40}\b(?:mortality|death|survival|outcome|progression|risk)|\bbetween (?:january|february|march|april|may|june|july|august|september|october|november|december)?\s?(?:19|20)\d\d and\b|\bfrom (?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d (?:to|through|until)\b|\bconsecutive (?:series of )?(?:patients|cases|children|women)\b|\bduring (?:19|20)\d\d[-–]|\b(?:registry|administrative|insurance|regional|national) (?:database|datasets|data)\b|\bkaplan[- ]meier\b"),
    _s("case-control study", 1.8, "case-control|case control|control", rf"\bcase[- ]control(?:led)?\b|\b(?:age|sex|gender)?[- ]?matched (?:healthy |normal )?controls\b|\bcases and (?:[\d,]+ )?(?:\w+ )?controls\b|\b(?:patients|cases|infants|children|newborns|{_PEOPLE}) (?:[^.]{{0,50}} )?and (?:\d+ )?(?:age-|sex-|healthy |matched |normal |non-?\w+ )[^.]{{0,30}}controls?\b|\bcontrols (?:without|who)\b|\bcompared (?:with|to) (?:\d+ )?(?:healthy|matched|normal) controls\b|\bcontrol group (?:consisted|comprised|included) |\bas (?:a |the )?control group\b"),
    _s("case-control study", 1.3, "healthy|non|normal|unaffected", rf"\b(?:patients|cases|children|infants) (?:with )?[^.]{{0,40}}\band (?:\d+|\w+) (?:healthy|normal|unaffected) (?:\w+ )?(?:volunteers|subjects|women|men|controls|individuals|people|children)\b|\bwere compared (?:to|with) [^.]{{0,30}}\b(?:non-\w+|healthy|normal) (?:{_PEOPLE})"),
    _s("cross-sectional study", 2.6, "cross-sectional|cross sectional", r"\bcross[- ]sectional\b"),
    _s("cross-sectional study", 1.3, "survey|interview|focus group|respond|response|qualitative|mixed|questionnaire|self-", r"\bsurvey(?:s|ed)?\b(?! of the literature)|\bquestionnaires?\b(?:[^.]{0,30}\b(?:sent|completed|answer|respon|postal|distribut|filled|items?))|\brespondents\b|\bresponse rate of\b|\b(?:semi-?structured|structured|in-depth|telephone) interviews?\b|\bfocus groups?\b|\bself-administered\b|\b(?:qualitative|mixed[- ]methods) (?:\w+ )?(?:study|research|interviews|approach|analysis)|\binterviews (?:with|were|of|\()"),
    _s("cross-sectional study", 0.9, "prevalence|sample of|asked|questionnaire|score|correlat|rater|reproducib|validity|participants|descriptive|nutrition|semi-structured", r"\bprevalences? (?:of|were|was)\b|\b(?:convenience|representative|random|national)?\s?sample of\b[^.]{0,40}\b(?:adults|women|men|students|children|adolescents|patients|people|persons|families|residents|(?:under)?fives|males)|\bparticipants (?:were asked|rated|completed|reported)|\bscores? (?:on|for) the\b|\b(?:subjects|dentists|physicians|nurses|students|parents) were asked\b|\bby means of a questionnaire\b|\bquestionnaire\b|\bcorrelat(?:ed|ion|ions|es) (?:with|between|of|analys)|\binter-?rater|\breproducibility\b|\b(?:convergent|predictive|construct) validity\b|\bnutritional status of\b|\bdescriptive study\b|\bnutrition examination survey\b|\bsemi-structured\b"),
    _s("case report", 1.8, "case|report|describe|present|depict", rf"\bcase report\b|\bwe (?:here(?:in)? )?(?:report|describe|present|depict)(?: here)?(?: on)? (?:a|an|the|our|one|this)(?: [\w-]+){{0,4}}? (?:case|patient|{ONE_PERSON})\b|\b(?:rare|unusual|unique|interesting|this|our|present) case (?!of|series|study of|mix)|\bfirst (?:reported |known )?case (?:of|report)|\b(?:in|report|describe|present) a case of\b|\bthe case of an?\b|\bcase of an? {AGE}|\bsingle[- ]case\b|\bpresent case study\b"),
    _s("case report", 1.3, "-old| old|old |the patient|our patient|presented|presenting|mrs|mr.| aged |an of |oy of |rl of |le of |ld of |nt of |dy of |rn of |te of |da of |er of |by of |female|male", rf"^an? {AGE}|{AGE},?(?: [\w-]+){{0,5}}? {ONE_PERSON}\b|^\d{{1,2}} years? (?:old )?(?:female|male)|^(?:mrs\.?|mr\.) |\ban? {ONE_PERSON} (?:aged|of) \d|\b(?:the|our) patient (?:was|is|had|presented|underwent|received|developed|recovered|died|remained|complained|reported|described|did|has)|\bpresent(?:ed|ing) (?:to|with|at)\b[^.]{{0,60}}\b(?:hospital|clinic|department|emergency|outpatient|history|complaints?|pain)"),
    _s("case report", 0.9, "patient's|is symptoms|er symptoms|is history|er history|is blood|er blood|is condition|er condition|is neck|er neck|is scalp|er scalp|is treatment|er treatment|is husband|er husband|is wife|er wife|is family|er family|is mother|er mother|she |he was|he had|he is|he has|he den|he rep|he rec|he und|he com|he did|he pre|he dev", r"^(?:he|she) (?:was|had|is|has|denied|reported|received|underwent|complained|did|presented|developed)\b|\bpatient's\b|\b(?:his|her) (?:symptoms|history|blood|condition|neck|scalp|treatment|husband|wife|family|mother)\b"),
    _s("case series", 1.8, "series|report|describe|present|identified|cases of|these|both|first|second|comparison group", rf"\bcase series\b|\bseries of (?:{_NUMBER} )?(?:\w+ )?(?:patients|cases|children)\b|\b(?:report|describe|present|identified)(?: here)?(?: on)? (?:{_NUMBER}|several|our experience)(?: [\w-]+){{0,4}}? (?:cases|patients|children|siblings|brothers|sisters|women|men|boys|girls)\b|(?<!of )\b{_NUMBER} (?:consecutive |new |rare |unrelated )?cases of\b|\bthese {_NUMBER} (?:cases|patients)\b|\bboth (?:cases|patients)\b|\bthe (?:first|second) (?:patient|case) was an?\b|\bno comparison group\b"),
    _s("case series", 1.1, "experience|patients|successful|performed", rf"\b(?:our|their) experience (?:with|in)\b|\b(?:{_NUMBER}|[a-z]+(?:-[a-z]+)?) patients (?:[^.]{{0,60}} )?(?:were treated|were retrospectively|underwent)\b|\bsuccessfully (?:treated|managed)\b|\bwas performed in \d+ of \d+ (?:cases|patients)\b"),
    _s("animal study", 1.7, "mouse|mice|murine|porcine|canine| rat|rat |rats|rabbit|pig |pigs|piglet|dogs|cats|monkey|zebrafish|hamster|animal|chick|broiler|sheep|calves|cows|hens|lambs|larvae|wistar|sprague|balb|c57", r"\b(?:mouse|mice|rats?|rabbits?|pigs?|dogs|cats|monkeys?|zebrafish|hamsters?|animals|chicks?|broilers?|piglets?|sheep|calves|cows|hens|lambs|larvae) (?:were|was|model|mutant|treated|fed|received|that|with|lacking|exhibit|display|to)\b|\banimal (?:model|study|experiment)|\b(?:wistar|sprague[- ]dawley|balb/c|c57bl)\b|\bknock-?out mice\b|\bin (?:a |the )?(?:live )?(?:mouse|rat|murine|rabbit|animal|porcine|canine|zebrafish|mice|rats)\b|\b(?:male|female|adult|albino|transgenic|deficient|mutant|preferring|knockout|white) (?:\w+ ){0,2}(?:rats|mice|rabbits)\b|\b(?:rats|mice|rabbits|cats|dogs)\b[^.]{0,20}\bdivided\b"),
    _s("laboratory study", 1.3, "vitro|cell|cultured|strain|isolate|extract|protein|gene|mutant|sample|blot|molecular|crystal|microbio|inhibitory|teeth|molar|cadaver|pcr|genome|silico|enzyme|purified|specimen", r"\bin vitro\b|\bin silico\b|\bcell lines?\b|\bcultured (?:[\w-]+ ){0,5}(?:cells|fibroblasts|neurons)\b|\b(?:cells|strains|isolates|extracts?|proteins?|genes?|mutants?|samples|specimens|enzymes?) (?:were|was|is|are) (?:[\w-]+ )?(?:cultured|treated|incubated|isolated|transfected|purified|cloned|sequenced|tested|prepared|evaluated|expressed|screened|required|encoded|characteri[sz]ed)|\bwestern blot|\bmolecular (?:docking|dynamics|characteri[sz]ation)\b|\bcrystal structure\b|\bmicrobiological\b|\bminimum inhibitory concentration|\b(?:extracted|human) (?:teeth|premolars|molars|cadavers?)\b|\bcadaver (?:model|study|knees)\b|\bqpcr\b|\bwhole-genome\b|\bgenome-wide\b|\bdatabase of gene\b|\bpurified\b"),
    _s("narrative review", 1.3, "review|overview|advances|developments|progress|discuss|summar|outline|highlight|article|paper|chapter|manuscript|argue", r"\b(?:this|the present|in this|our|a) (?:narrative |brief |literature )?review (?:discusses|summari|focuses|describes|highlights|provides|covers|article|is to discuss|aims|will|was conducted|examines|considers|outlines|presents)\b|\b(?:we|here,? we|manuscript will) (?:\w+ )?review (?:the|recent|current|how|what|evidence|here|early|advances|and)|\bnarrative review\b|\b(?:comprehensive|critical|mini|state-of-the-art) ?-?review\b|\bthis (?:article|paper|chapter|manuscript) (?:\w+ ){0,2}(?:reviews?|discusses|summari[sz]es|provides an overview|describes the current|highlights|focuses|outlines|explores|considers|examines|deals|includes)|\boverview of (?:the|current|recent)\b|\brecent (?:advances|developments|progress)\b|\b(?:we|here,? we) (?:\w+ )?(?:discuss|summari[sz]e|outline|highlight)\b|\b(?:is|are) (?:reviewed|discussed)\b|\bpurpose of this (?:\w+ )?review\b|\bit is argued that\b|\bwe argue\b"),
    _s("guideline", 1.6, "guideline|consensus|position|recommend|task force|expert panel|working group", r"\b(?:clinical )?(?:practice )?guidelines? (?:for the (?:management|evaluation|treatment|diagnosis)|is|provides?|committee|development|were developed)|\bthis (?:clinical )?(?:practice )?guideline\b|\bconsensus (?:statements?|recommendations?|guidelines?|conference)\b|\bposition (?:statement|paper)\b|\brecommendations (?:are|were) (?:made|developed|graded|formulated|based)|\b(?:task force|expert panel|working group) (?:developed|recommends|convened)"),
    _s("editorial", 2.5, "editorial|commentary|viewpoint|perspective|letter|opinion|issue|editor|interest|new study|reviewers|report", r"\bthis (?:editorial|commentary|viewpoint|perspective|letter|opinion)\b|\bin this issue\b|\bto the editor\b|\bwe read with (?:great )?interest\b|\bin this (?:commentary|viewpoint|perspective|editorial)\b|\baccording to a new study\b|\bpeer reviewers\b|\b[a-z]+ et al\.? report on the results\b"),
    _s("observational study", 1.6, "reliability", r"\b(?:test-retest|inter-?rater|intra-?rater) reliability (?:study|of|was|were|for)\b|\breliability study\b"),
    _s("observational study", 1.6, "observational", r"\bobservational (?:study|cohort|trial|analysis)\b"),
    _s("observational study", 0.8, "observational|patients|participants|women|men|children|adults|subjects|associat|risk factors|diagnostic|sensitivity|logistic|multivaria|economic|cost|time series|ecological|specific|audit", r"\bobservational (?:study|cohort|data|trial)\b|\b(?:patients|participants|women|men|children|adults|subjects) (?:were|was) (?:enrolled|recruited|included|studied|evaluated|examined|assessed|measured|selected|tested|scanned)|\bassociat(?:ions?|ed) (?:between|with)\b|\brisk factors for\b|\bdiagnostic (?:accuracy|value|yield)\b|\bsensitivity\b[^.]{0,20}\bspecificity\b|\bspecificit(?:y|ies)\b|\b(?:logistic|multivariate|multivariable) (?:regression|analys|logistic|model)|\beconomic evaluation\b|\bcost-effectiveness\b|\btime series\b|\becological study\b|\baudit\b"),
)  # fmt: skip
# Words that name a design only where they stand in a title.
TITLE_SIGNS: tuple[Sign, ...] = (
    # Genes stand in for lots drawn: nobody was treated, and the catalogue often says “meta-analysis” of its data.
    _s("observational study", 4.5, "mendelian", r"\bmendelian randomi[sz]ation(?! studies)"),
    _s("observational study", 2.0, "reliab", r"\b(?:test-retest|inter-?rater|intra-?rater|between-days?) reliability\b"),
    _s("protocol", 3.0, "protocol|rationale", r"\bprotocol\b|\brationale and (?:study )?design\b|\bdesign and rationale\b"),
    _s("narrative review", 1.8, "review|overview|update|advances|perspective|current|bench|past|insights|facts", r"(?<!systematic )(?<!scoping )\breview\b|\boverview\b|\bupdate on\b|\badvances in\b|\bperspectives? on\b|(?:^|[:–—-] )(?:[\w-]+ ){0,3}perspectives?$|\bcurrent (?:status|concepts|understanding|knowledge|evidence)\b|\bfrom bench to\b|\bpast, present\b|\binsights into\b|\bfacts and myths\b"),
    _s("systematic review", 2.5, "systematic|scoping", r"\bsystematic\b|\bscoping review\b"),
    _s("meta-analysis", 2.5, "meta", r"\bmeta-?analys[ie]s\b"),
    _s("randomised trial", 2.5, "random|rct|placebo|cross", r"(?<!non-)\brandomi[sz]ed\b|\brct\b|\bplacebo[- ]controlled\b|\bcross-?over\b"),
    _s("case report", 3.0, "case", r"\bcase (?:report|study)\b|\ba case of\b|\breport of (?:a|one) case\b|: (?:a|an)(?: \w+){0,3} case\b"),
    _s("case series", 3.0, "cases|series", r"\bcase series\b|\breport of (?:\w+) cases\b|\b(?:two|three|four|five|six|seven|eight|nine|ten) cases\b"),
    _s("cohort study", 1.5, "cohort|follow|spective", r"\bcohort\b|\bfollow-?up (?:study|of)\b|\bretrospective\b|\bprospective\b"),
    _s("cross-sectional study", 1.5, "cross-sectional|survey|qualitative|prevalence|perception|attitudes", r"\bcross-sectional\b|\bsurvey\b|\bqualitative\b|\bprevalence of\b|\bperceptions?\b|\battitudes\b"),
    _s("case-control study", 3.0, "case-control", r"\bcase-control\b"),
    _s("editorial", 4.0, "editorial|commentary|letter|reply|response|comment|re:|acknowledg", r"^(?:editorial|commentary|letter|reply|response to (?:(?:the |a )?(?:comment|letter|editor|critique|correspondence)|[“\"‘]|[\w-]+ et al)|comment on|re:|in reply)\b|\bauthors?['’] reply\b|\breviewer acknowledg"),
    _s("guideline", 2.0, "guideline|consensus|position|recommendation", r"\bpractice guidelines?\b|\bguidelines? (?:for|on|from)\b|\bguidelines?$|\bconsensus (?:statement|recommendations?|guidelines?|report|conference)\b|\bposition (?:statement|paper)\b|^recommendations? (?:for|of|from)\b"),
    _s("animal study", 2.0, "mice|rat|mouse|rabbit|dog|pig|broiler|zebrafish|sheep|cattle|hens|monkey|cats", r"\b(?:in|of) (?:[\w-]+ ){0,4}(?:mice|rats?|mouse|rabbits?|dogs|pigs|piglets|broilers|zebrafish|sheep|cattle|hens|monkeys|cats)\b"),
    _s("laboratory study", 1.2, "vitro|cell", r"\bin vitro\b|\bcell lines?\b|\bcells\b"),
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

# Subject headings that indexers give to what was done. Check tags and headings, weaker than a type.
MESH_DESIGNS: dict[str, tuple[str, float]] = {
    "cross-sectional studies": ("cross-sectional study", 2.0), "surveys and questionnaires": ("cross-sectional study", 0.8),
    "health surveys": ("cross-sectional study", 1.5), "health care surveys": ("cross-sectional study", 1.2),
    "interviews as topic": ("cross-sectional study", 1.0), "focus groups": ("cross-sectional study", 1.2),
    "cohort studies": ("cohort study", 1.5), "retrospective studies": ("cohort study", 1.3),
    "prospective studies": ("cohort study", 0.8), "follow-up studies": ("cohort study", 0.8),
    "longitudinal studies": ("cohort study", 1.0), "survival analysis": ("cohort study", 0.6),
    "case-control studies": ("case-control study", 1.5), "double-blind method": ("randomised trial", 1.0),
    "single-blind method": ("randomised trial", 0.7), "cross-over studies": ("randomised trial", 1.2),
    "random allocation": ("randomised trial", 0.6), "cell line": ("laboratory study", 0.8),
    "cells, cultured": ("laboratory study", 0.8), "cadaver": ("laboratory study", 1.5), "in vitro techniques": ("laboratory study", 0.8),
    "models, molecular": ("laboratory study", 0.8), "disease models, animal": ("animal study", 1.0),
    "mice, knockout": ("animal study", 1.0), "rats, wistar": ("animal study", 1.0), "rats, sprague-dawley": ("animal study", 1.0),
}  # fmt: skip

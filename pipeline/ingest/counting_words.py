"""The words by which people and animals are counted. Data for `counting`: numbers, nouns, and the shapes of a count."""

from __future__ import annotations

import re

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ONE = "|".join(sorted(ONES, key=len, reverse=True))
_WORDS = rf"(?:{ONE})(?:[- ](?:{ONE}))?(?: thousand(?:,?(?: and)? (?:{ONE})(?:[- ](?:{ONE}))?)?)?(?:[- ]hundreds?(?:(?:[- ]and)?[- ](?:{ONE})(?:[- ](?:{ONE}))?)?)?"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:[,\u2009\u202f\u00a0 ]\d{{3}})+(?!\d)|\d+(?:\.\d+ million)?|{_WORDS})"
BARE_NUMBER = rf"\d{{1,3}}(?:[,\u2009\u202f\u00a0 ]\d{{3}})+(?!\d)|\d+|{_WORDS}"
ANIMALS = "mice|rats|rabbits|dogs|pigs|piglets|animals|monkeys|sheep|hens|chickens|broilers|hamsters|cows|calves|lambs|horses|goats|cats"
PEOPLE = (
    "patients|participants|subjects|individuals|people|persons|adults|children|women|men|volunteers|infants|girls|boys|"
    "adolescents|students|neonates|newborns|babies|respondents|mothers|survivors|veterans|smokers|cases|athletes|players|males|females|"
    "pregnancies|nurses|employees|workers|residents|twins|couples|outpatients|inpatients|caregivers|carers|youths|casualties|"
    "toddlers|seniors|users|members|soldiers|runners|dyads|practitioners|physicians|donors|recipients|victims|applicators|"
    "schoolchildren|preschoolers|teenagers|parents|consumers|controls|dentists|clinicians|surgeons|teachers|drivers|under-?fives|"
    "migraineurs|asthmatics|swimmers|households|deliveries|sailors|farmers|firefighters|miners|divers|pilots|cyclists|dancers|"
    "musicians|singers|pupils|prisoners|inmates|refugees|migrants|travellers|travelers|trainees|recruits|pensioners|bakers|"
    "professionals|suspects|attendees|civilians|inhabitants|citizens|elders|centenarians|clients|beneficiaries|enrollees|siblings|"
    "relatives|carriers|technicians|paramedics|midwives|pharmacists|doctors|therapists|radiologists|fathers|foetuses|fetuses|"
    "twin pairs|live births|diabetics|offspring|learners|interns|undergraduates|police officers|civil servants|amputees|"
    "octogenarians|nonagenarians|responders|completers|humans|laypersons|laypeople|experts|aides|adoptees|spouses|probands|walkers|ambulators|"
    "referrals|attendants|attenders|providers|interviewees|alcoholics|schizophrenics|hemophiliacs|haemophiliacs|epileptics|addicts|"
    "graduates|applicants|managers|trainers|officers|informants|sufferers|villagers|pedestrians|motorcyclists|decedents|"
    "drinkers|abusers|homosexuals|consultants|specialists|registrars|directors|instructors|educators|psychologists|psychiatrists|"
    "oncologists|cardiologists|urologists|gynecologists|gynaecologists|obstetricians|pediatricians|paediatricians|internists|"
    "anesthesiologists|anaesthetists|neurologists|dermatologists|pathologists|veterinarians|coaches|staff members"
)
# Some of these letters stand in every sentence that counts anybody, so that most sentences need no pattern.
STEMS = tuple(
    {re.sub(r"\W", "", noun)[:4] for noun in f"{PEOPLE}|{ANIMALS}".split("|")}
    | {"n =", "n=", "sample", "total", "data", "randomi", "enrol", "recruit"}
)
HAS_DIGIT = re.compile(r"\d")
# Up to five words between a number and its noun; none of them may begin another thing.
_GAP = (
    r"(?:\s+(?!(?:of|in|and|with|who|were|was|had|to|or|for|from|by|at|on|per|years?(?! \d)|months?|weeks?|days?|hours?|minutes|h|hrs?|min|wks?|mg|ml|kg|%|percent|"
    r"times?|studies|trials|different|surveys|groups|visits|sessions|hospitals|centres|centers|schools|clinics|arms|cohorts|samples|evaluated|assessed|compared|only|included|involved|experiments|articles|papers|reports|countries|questions|seasons|centuries|decades|occasions|weekends)\b)(?:head\s+and\s+neck|(?:type|grade|year|class|stage|level|phase)s? (?:\d|i{1,3}|iv)[a-d]?(?:(?:/| or | and )(?:\d|i{1,3}|iv)[a-d]?)?(?![\w.,])|[a-z-]+,\s[a-z-]+(?:\s\([a-z]+\))?,?\sand\s[a-z-]+|\d+-[a-z][\w-]*|\d+(?:st|nd|rd|th)[a-z-]{0,12}(?:,? (?:and )?\d+(?:st|nd|rd|th)[a-z-]{0,12}){0,3}|[A-Za-z][\w’'/-]*(?:\([\w;+-]{1,8}\)[\w/-]{0,12}){0,3}),?(?:\s\([^()]{1,20}\))?){0,6}?"
)
# “type 2 diabetes”: the number is a name.
_NO_COUNT = "(?<!level )(?<!phase )(?<!score )(?<!grade )(?<!stage )(?<!type )(?<!class )(?<!week )(?<!day )(?<!month )(?<!year )(?<!= )"
# “aged between 18 and 30”, but “compared between 18 rural and 30 urban bakers”
_NOT_BETWEEN = r"(?:(?<!between )|(?=[\d,]+ (?!and\b)[a-z]))"
COUNTED = re.compile(
    rf"(?<![\w.,/=-])(?<!\d ){_NO_COUNT}{_NUMBER}(?!\s?%)(?![.,]\d),?(?:\s+\([^)]{{0,30}}\))?{_GAP}\s+(?P<noun>{PEOPLE}|{ANIMALS})\b(?! (?:surveys?|trials|studies|models)\b)(?!['’])",
)
BEGINS = re.compile(rf"(?<![\w.,/=-])(?:\d|(?:{ONE})\b)")
# “women with asthma (n = 40)”.
AFTER_NOUN = re.compile(
    rf"\b(?P<noun>{PEOPLE}|{ANIMALS})\b(?P<between>[^.;()\[\]]{{0,100}}(?:\([^()=]{{1,20}}\)[^.;()\[\]]{{0,60}})?)[(\[]\s?(?:total )?[nN]\s?=\s?(?P<n>\d{{1,3}}(?:[,\u2009 ]\d{{3}})+|\d+)",
)
# “46 black and 139 white women”: the first number borrows the noun of the second.
BORROWS = re.compile(
    rf"{_NOT_BETWEEN}{_NO_COUNT}(?<![\w.,/=-]){_NUMBER}(?:\s+(?!of\b|in\b|with\b|to\b|weeks?\b|days?\b|months?\b|years?\b|mg\b|(?:{PEOPLE})\b)[A-Za-z][\w-]*(?:\s\([^()]{{1,20}}\))?){{0,5}},?\s+and\s*$",
)
# “12 sighted, 10 half-blind and …”: one before that, in a list.
BORROWS_MORE = re.compile(
    rf"{_NOT_BETWEEN}{_NO_COUNT}(?<![\w.,/=-]){_NUMBER}(?:\s+(?!of\b|in\b|with\b|to\b|weeks?\b|days?\b|months?\b|years?\b|mg\b|(?:{PEOPLE})\b)[A-Za-z][\w-]*(?:\s\([^()]{{1,20}}\))?){{1,5}},\s*$",
)
# “a representative cohort (N = 8655)”, but not one of several cohorts.
COHORT_N = re.compile(
    r"(?<!control )(?<!validation )(?<!training )(?<!derivation )(?<!replication )(?<!comparison )\b(?:cohort|sample|study population)\b(?P<between>(?:\s(?!was|were|had)[\w-]+){0,3}\s?)[(\[]\s?(?:total )?n\s?=\s?(?P<n>\d{1,3}(?:[,\u2009 ]\d{3})+|\d+)"
)
N_EQUALS = re.compile(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:[,\u2009 ]\d{3})+|\d+)")
OF_THESE = re.compile(
    rf"\b{_NUMBER} of (?:these|them|whom|those|which)(?: \w+){{0,2}}? (?:were|was) (?:\w+ )?(?:randomi|enrol|includ|recruit|analy|eligible)|"
    rf"\b{_NUMBER.replace('<n>', '<m>')}(?: (?:{PEOPLE}))?(?: \([^)]{{0,40}}\))? (?:met|satisfied|fulfilled) (?:the )?(?:\w+ )?(?:inclusion|selection|entry|eligibility) criteria",
)
_NO_PEOPLE = (
    "studies|trials|articles|papers|reviews|reports|abstracts|publications|samples|specimens|eyes|knees|hips|teeth|lesions|"
    "tumou?rs|biopsies|isolates|strains|genes|proteins|variants|loci|countries|hospitals|centres|centers|clinics|schools|villages|"
    "testicles|testes|ears|breasts|kidneys|lungs|hearts|bones|limbs|legs|arms|hands|feet|fractures|charts|injuries|penetrations|practices|clusters|sites|items|questions|questionnaires|records|images|scans|cells|variables|factors|days|weeks|months|"
    "years|hours|minutes|doses|visits|sessions|times|points|databases|measures|metabolites|compounds|plants|joints|"
    "implants|restorations|readers|observers|raters|reviewers|examiners|investigators|authors|researchers|assessors|procedures|operations|surgeries|embryos|cycles|admissions|events|episodes|arms|groups|stages|grams|"
    "townships|counties|districts|provinces|parishes|tracts|blocks|person-months|person-years|patient-years|institutions|laboratories|departments|universities|organi[sz]ations|teams|companies|states|nations|facilities|communities|municipalities|"
    "chapters|sections|categories|aspects|domains|scales|subscales|surveys|examinations|tests|assessments|measurements|observations|"
    "sequences|reads|probes|peptides|antibodies|infections|deaths|comparisons|homes|wards|units|cities|regions|lines|slices"
)
OF_THINGS = re.compile(rf"\b(?:{_NO_PEOPLE})\s*[(\[]\s*$")
# People whose trade no list holds: “18,133 male lighthouse keepers aged 40 to 69”.
LIVING = re.compile(
    rf"(?<![\w.,/=-])(?<!\d ){_NUMBER}(?!\s?%)(?![.,]\d){_GAP}\s+(?!(?:{_NO_PEOPLE}|years|times)\b)[a-z-]{{3,}}+(?<=s),?\s"
    r"(?:(?:who|aged)\b|[^.;,\d]{0,40}?\b(?:participated|took part|volunteered|responded|(?:were|was) (?:\w+ly )?(?:recruited|enrolled|interviewed|surveyed)|gave (?:\w+ ){0,2}consent)\b)"
)
# A match of a way to count holds one of these: looking for them is much cheaper than trying the pattern.
HINTS: dict[str, tuple[str, ...]] = {
    "of these": (" of the", " of those", " of wh", "met ", "satisf", "fulfil"),
    "n": ("=",),
    "living": (" who ", " aged ", "participated", "took part", "volunteered", "recruited", "enrolled", "interviewed", "surveyed", "responded", "consent"),
    "returned": ("surveys", "questionnaires"),
    "called": ("sample ", "subjects ", "participants ", "respondents ", "volunteers ", "study group ", "study population "),
    "selected": (
        "includ", "enrol", "analy", "recruit", "interview", "randomi", "studied", "met ", "fulfil", "satisf", "agreed", "consent",
        "participat", "took part", " cases", "selected", "chosen", "drawn", "reviewed", "based on", "examined",
    ),
}  # fmt: skip
# “The subjects were seven …”, “the sample comprised 5563 …”: whatever noun may follow, but for things.
CALLED = re.compile(
    rf"\b(?:sample|subjects|participants|respondents|volunteers|study (?:group|population))\s(?:of|was|were|comprised|consisted of|included|involved)\s(?:of\s|a total of\s|in total\s)?{_NUMBER}(?!\s?%)(?![.,]\d)"
    rf"(?:\s+(?!(?:{_NO_PEOPLE}|years?|times|to|or|and|of|in|at|mg|ml|cm|kg)\b)[a-z’'-]+){{1,5}}?(?<=s)(?=\s*(?:[.;:(,]|from|with|who|in|at|aged|and|attending|between|registered|recruited|were)\b|[.;:(,])"
)
# “We received 210 completed surveys”: as many people answered.
RETURNED = re.compile(
    rf"(?<![\w.,/=-]){_NUMBER} (?:(?:completed|returned|usable|valid|evaluable|anonymous|full) ){{1,2}}(?:surveys|questionnaires)\b|"
    rf"(?<![\w.,/=-]){_NUMBER.replace('<n>', '<m>')} (?:[a-z-]+ ){{0,2}}?(?:surveys|questionnaires) (?:\([^()]{{0,20}}\) )?(?:were )?(?:returned|received|completed|filled)\b"
)
_A, _B = _NUMBER.replace("<n>", "<a>"), _NUMBER
_CHOSEN = (
    r"(?:(?:were|was)\s+(?:\w+ly\s+|found\s+)?(?:included|enrol\w+|analy[sz]ed|recruited|interviewed|randomi[sz]ed|studied)|"
    r"met|fulfilled|satisfied|agreed|consented|participated|took\s+part)\b(?!\s+in(?:to)?\s+(?:\w+\s){0,4}(?:groups?|arms?|subgroups?|subset)\b)"
)
# “From a total of 322,246 pregnancies, 20,885 were analysed”; “19 of 24 participants were interviewed”.
SELECTED = (
    # “116 patients were identified, and 77 of them were included”
    re.compile(
        rf"(?<![\w.,/=-]){_A}\s(?P<what>(?:[\w/-]+\s+){{0,3}}?(?:{PEOPLE})\b[^.;:\d]{{0,60}}?)(?:,\s+|\s+)(?:and|of whom|but)\s+(?:only\s+)?{_B}\s+(?:of them|of these|patients|participants|subjects)(?:\s?\([^)]{{0,20}}\))?\s*{_CHOSEN}"
    ),
    # “52 cases with hiccups from 2051 deliveries”
    re.compile(
        rf"(?<![\w.,/=-]){_B} cases\b[^.;:\d]{{0,70}}?\b(?:from|among|out of)\s+(?:(?:the|a|total|of|all)\s+){{0,4}}{_A}\s(?P<what>deliveries|births|patients|women|children|pregnancies)\b"
    ),
    # “We reviewed 20 of 51 patients”
    re.compile(
        rf"\b(?:reviewed|analy[sz]ed|studied|included|based on|examined|recruited|enrolled|interviewed)\s+{_B}\s+(?:out\s+)?of\s+(?:the\s+)?{_A}\s+(?P<what>(?:[\w/-]+\s+){{0,3}}?(?:{PEOPLE}))\b"
    ),
    # “a group of 678 pregnancies was selected among a total of 3966”
    re.compile(
        rf"(?<![\w.,/=-]){_B}\s[^.;:\d]{{0,80}}?\b(?:selected|chosen|drawn)\b[^.;:\d]{{0,30}}?\b(?:from|among|out of)\s+(?:(?:the|a|an|total|of|all)\s+){{0,4}}{_A}\s(?P<what>(?:[\w/-]+\s+){{0,2}}?(?:{PEOPLE}))\b"
    ),
    re.compile(
        rf"\b(?:of|from|among)\s+(?:(?:the|a|an|total|of|all|initial|these|eligible|consecutive)\s+){{0,5}}{_A}\s(?P<what>[^.;:()]{{0,80}}?)"
        rf"(?:\([^)]{{0,40}}\)[^.;:()]{{0,40}}?)?,\s+(?:only\s+)?{_B}(?:\s(?!(?:who|that|of|{_NO_PEOPLE})\b)[\w/-]+){{0,4}}?(?:\s\([^)]{{0,30}}\))?\s+{_CHOSEN}"
    ),
    re.compile(
        rf"(?<![\w.,/=-]){_B}(?:\s\([^)]{{0,12}}\))?\s+(?:out\s+)?of\s+(?:the\s+)?{_A}\s+(?P<what>(?:[\w/-]+\s+){{0,3}}?(?:{PEOPLE}))\s+{_CHOSEN}"
    ),
)
ALREADY_IN = re.compile(
    r"\b(?:randomi|enrol|includ|recruit|studied|treated|underwent|analy|participat|assigned|allocat|followed)"
)
# “(n = 16 of 133, 12 %)”: a share of a group, not a group.
IS_SHARE = re.compile(
    rf"\s?(?:of|/|out of|to|-|–)\s?\d|[,;:]\s?\(?\d++(?:\.\d++)?\s?%|\s(?:[a-z]+\s)?(?:{_NO_PEOPLE})\b|\s(?:person|patient)-"
)
SAMPLE = re.compile(
    r"\b(?:sample (?:size )?(?:of|was|comprised|consisted of)|total of|enrolled|recruited|included|randomi[sz]ed|studied|comprised|"
    r"consisted of|data (?:from|of|on)|analy[sz]ed|number of (?:included |enrolled |randomi[sz]ed )?(?:participants|patients|subjects|women|men|children|adults|people)(?: \w+){0,6}? (?:was|were))\s+(?:a total of |data (?:from|of|on) |all )?(?P<n>\d{1,3}(?:[, \u2009]\d{3})+|\d{2,})"
    r"(?=\s*(?:[.;(]|,(?!\d)|(?:were|was|who|and|in|at|from|to|with|by|for|completed)\b"
    # “randomised 120 gardeners to …”: people are named by what they do, in more words than any list holds.
    rf"|(?!(?:{_NO_PEOPLE})\b)[a-z-]{{3,}}+(?<=s)(?::|\s+(?:to|into|with|who|aged|from|at|and)\b)))",
)

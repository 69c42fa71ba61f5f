"""Words that tell a treatment's name from what stands around it. Data; `things` and `conditions` use it.

Words that are as often a noun in a name (use, conduct, contact, lead, exercise) stand in no list of verbs here.
"""

from __future__ import annotations

_BASE = """accept account achieve acquire adapt adjust affect allocate allow alter analyse analyze answer apply appraise arrive
    assert assign attain avoid become begin boost bring build clarify classify collect combine compensate comprehend
    conclude confirm consider constitute contribute cover create decide decrease deduce deliver demonstrate depend derive
    describe detect determine differ differentiate diminish discern discover distinguish draw elicit eliminate elucidate
    emphasise emphasize enable encourage enhance enlarge ensure establish estimate exceed exclude exist explain express
    extend extract facilitate find follow formulate gain gather generate generalise generalize give guarantee guide
    happen identify illustrate impair imply incorporate indicate infer inform inhibit interpret introduce involve
    judge justify keep know lessen let limit locate maintain make maximise maximize mediate minimise minimize modify normalise
    normalize obtain occur optimise optimize overcome perform permit persist predict prepare preserve proceed produce
    promote prove quantify recommend reconsider recruit refute rely replicate represent reproduce resolve reveal
    seem select serve show solve specify strengthen suggest summarise summarize synthesise synthesize tell translate
    uncover understand undertake validate verify warrant yield investigate assess evaluate examine explore compare improve
    reduce increase prevent relieve protect alleviate ameliorate worsen accelerate""".split()  # noqa: SIM905
# Base and third person: “strengthen the evidence”, “one trial compares”.
VERBS = frozenset(_BASE) | frozenset(
    f"{word}es" if word.endswith(("s", "sh", "ch")) else f"{word}s" for word in _BASE
)
# Inside a name these may be nouns: “a dose increase”, “a mouth guide”.
VERBS_ANYWHERE = VERBS - frozenset(
    """increase decrease boost cover guide limit estimate yield gain judge account increases decreases boosts covers guides
    limits estimates yields gains judges accounts""".split()  # noqa: SIM905
)
PREPOSITIONS = frozenset(
    """about above across after against along among around as at before behind below beneath beside between beyond by despite
    down during except for from in inside into like near of off on onto out outside over past per since through to toward
    towards under until up upon via with within without whether if how when where while because than that which who""".split()  # noqa: SIM905
)
# At these a name has ended, whatever was cut out with it.
ENDS = PREPOSITIONS - {"of", "in", "for", "with", "to", "on", "at", "by", "after", "before", "during", "without", "from", "off", "over"} | frozenset(
    """used there is are was were be been being has have had do does did can could may might shall should will would must seemed
    seems appeared appears revealed found showed shows resulted led had they their it its he she we our us you your these
    those this regarding concerning not only both either neither where respectively also""".split()  # noqa: SIM905
)  # fmt: skip
# Heads of phrases that are measured, counted, planned or suffered, but never given to anybody.
NEVER_GIVEN = frozenset(
    """pre post bias evidence conclusion conclusions data risk risks recurrence recurrences relapse relapses mortality morbidity death
    deaths survival pregnancy pregnancies birth births hospitalization hospitalisation hospitalizations admission admissions
    follow-up followup symptom symptoms sign signs contrast consent result results outcome outcomes study studies trial
    trials cohort cohorts effectiveness efficacy safety quality number numbers rate rates ratio ratios level levels change
    changes difference differences time times age location locations role roles station stations presentation group groups
    arm arms people persons women men woman man patients patient participants infants neonates children mothers
    families students adults subjects volunteers communities community population populations sample samples seizure
    seizures event events effect effects impact finding findings question questions objective objectives hypothesis
    significance probability likelihood odds prevalence incidence analysis analyses meta-analysis reviews literature
    search database databases comparison comparisons criteria criterion methods method design designs randomisation
    randomization allocation blinding follow up month months week weeks day days year years hour hours january february
    march april june july august september october november december challenge morbidities complication complications
    diagnosis diagnoses prognosis detection response responses remission progression failure severity onset duration
    baseline endpoint endpoints end-point end-points score scores scale scales questionnaire questionnaires
    measurement measurements assessment assessments evaluation evaluations characteristics factor factors predictor
    predictors association associations relationship relationships correlation knowledge attitudes perceptions awareness
    satisfaction costs cost authors funding support-grant hospitals hospital clinic clinics centre centres center centers
    countries country practice-level antibodies gene genes allele alleles genotype genotypes polymorphism polymorphisms
    mutation mutations expression resistance tumour tumor tumours tumors disease diseases syndrome disorder disorders
    infection infections injury injuries pain fever weight height concentration concentrations uncertainty heterogeneity
    reason reasons thing things aspect aspects manner fact facts step steps stage stages half third quarter double single
    due home length lengths experiment experiments potential expense expenses duration durations interest interests interaction interactions leakage route routes responsiveness variability variation variations limitation limitations status""".split()  # noqa: SIM905
)
# Alone or with each other they name nothing in particular.
VAGUE = frozenset(
    """medication medications medicine medicines drug drugs procedure procedures programme programmes program programs
    intervention interventions therapy therapies treatment treatments treated technique techniques protocol protocols
    combination combined combinations other another additional adjunctive adjuvant inert alternative alternatives different similar various active new novel
    single double multiple several initial first second third intensive simple conventional supportive appropriate general specific
    technology technologies approach approaches strategy strategies regimen regimens agent agents method methods
    surgery operation operations operative management care service services use administration dose doses dosage dosing
    immediate delayed early late increased decreased higher lower high low inhaled oral intravenous topical systemic
    concomitant recombinant planned elective experimental pharmacological medical surgical clinical comparator comparators
    control controls vitamin vitamins supplement supplements inhibitor inhibitors blocker blockers agonist agonists
    antagonist antagonists membrane membranes and or the a an of""".split()  # noqa: SIM905
)
# Adjectives by their ending that are nouns all the same.
NOUNS_ALL_THE_SAME = frozenset(
    """antibiotic probiotic prebiotic synbiotic diuretic analgesic anaesthetic anesthetic antipsychotic antiseptic tonic
    arsenic antiemetic antiepileptic antihypertensive anticholinergic anxiolytic thrombolytic bronchodilator mucolytic
    garlic plastic acrylic ceramic fabric music logic clinic cosmetic hypnotic antispasmodic emetic narcotic laxative
    sedative contraceptive adhesive additive incentive alternative antimicrobial antifungal antibacterial antiviral
    withdrawal removal renewal dual referral journal manual ritual material mineral metal renewal disposal cereal meal
    oatmeal menthol retinal oral rosemary dietary canary table vegetable cable disposable usual wholemeal hospital trial
    signal capital arrival refusal recital rental dental disinfectant crystal coal charcoal herbal festival carnival
    physic magic ginger antidiabetic antithrombotic antiarrhythmic antirheumatic preservative intensive aesthetic
    prosthetic panic picnic epidural steroidal""".split()  # noqa: SIM905
)

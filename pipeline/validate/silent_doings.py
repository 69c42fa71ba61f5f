"""What was done, given or tested, and by whom, as drafts tell it where papers are silent. A table of the rule `not reported`."""

from __future__ import annotations

from pipeline.validate.silences import SO, silence

_GOT = rf"(?:took|taking|given|gave|got|had|received|needed|needing|used|using|started|stopped|on|with|to|prescribed|by) {SO}"

DOINGS = (
    silence(
        "an MRI scan",
        r"MRI(?: scans?)?|magnetic resonance(?: imaging| scans?)?",
        r"\bf?mri?s?\b|magnetic|imaging|\bscan|neuroimag|radiolog|tomograph|mr[- ]|cmr\b|mra\b|dwi\b|tractograph",
    ),
    silence(
        "an X-ray",
        r"x-rays?",
        r"x-?rays?|radiogr|radiolog|\bfilms?\b|imaging|\bct\b|tomogra|\bscan|mammogr|panoram|barium|fluorosc|\bdexa?\b|angiogra|bitewing|cephalom|venogr|urogra|\bpcnl\b|fractur|densitom|arthrogr|cholangio|crystallo|\bxr\b|pneumonia|caries|periapical|opaci|contrast|cystogr|lithotrip|cobb|absorptiom",
    ),
    silence(
        "a genetic test",
        r"(?:genetic|gene|DNA) (?:tests?|testing|screening|analysis)",
        r"\bgen(?:e|es|etic\w*|om\w*|otyp\w*)\b|\bdna\b|mutat|allel|chromosom|karyotyp|sequenc|polymorph|heredit|familial|brca|\bsnps?\b|variant|\bpcr\b|cytogenet|trisom|inherit|molecular",
    ),
    silence(
        "phone calls",
        r"(?:by|over the|on the) (?:tele)?phone|phone calls?|telephone calls?|(?:was|were) (?:phoned|telephoned)",
        r"phon|\bcall|\btele|mobile|contact|interview|\bsms\b|text messag|counsel+|hotline|helpline|follow-?up was|survey",
    ),
    silence(
        "a dummy treatment",
        rf"(?:given|got|received|took|taking|a|an|with|than|or|the|to|and) {SO}(?:placebos?|dummy (?:pills?|tablets?|treatment|drug|medicine|injections?|capsules?|cream|device)|sham (?:treatment|procedure|surgery|operation|device|therapy|injections?)|sugar pills?|fake (?:treatment|pills?|version)|inactive (?:treatment|pills?|substance))(?!(?: \(placebo\))? or no )",
        r"placebo|dummy|sham|inactive|inert|vehicle|saline|\bblank|\bfake|\bmock|simulat|pretend|attention[- ]control|distilled|sterile water|starch|lactose|maltodextrin|detuned|switched off|turned off|non-?active|\bplain\b|unmedicated|dextrose|excipient|base cream|subtherapeutic|\bwater\b|detun|deactiv|nocebo|isocaloric|carrier|without active",
    ),
    silence(
        "that chance decided who got what",
        r"(?:was|were|been) (?:randomly (?:assigned|put|placed|divided|allocated|split|picked|given|chosen to)|randomi[sz]ed|assigned (?:at random|by chance))|(?:chance|lots?|a coin|a computer) decided|by the (?:toss|flip) of a coin|randomi[sz]ed trials? (?:confirmed|showed|shows|proved|found)",
        r"random|\brcts?\b|\blots?\b|alternat(?!ive)|allocat|assign|chance|\bcoin|double[- ]blind|trial|crossover|cross-over|envelope|drawn|clinical study|placebo|simulat",
    ),
    silence(
        "nurses",
        rf"(?:by|from|with|the|trained|specialist|most|many|some) {SO}nurses?\b(?! practitioners)|nurses (?:said|told|found|felt|thought|gave|led|were|had|who)",
        r"nurs|\bstaff|ward|midwi|personnel|provider|professional|practition|worker|\bteams?\b|caregiv|carer|clinician|health visitor|hospital|icu|intensive care|providers|intravenous|infus|inject",
    ),
    silence(
        "pharmacists",
        r"pharmacists?",
        r"pharm|chemist|drug ?stores?|dispens|prescri",
    ),
    silence(
        "husbands, wives or partners",
        r"(?:their|whose) (?:partners|husbands|wives)",
        r"partner|husband|wife|wives|spous|father|couple|famil|marri|marital|carer|caregiv|relative|household|cohabit",
    ),
    silence(
        "a nursing home",
        r"(?:nursing|care|old people['’]s|retirement) homes?",
        r"nursing|residential|long-?term care|institution|care homes?|facilit|resident|geriatric|\bhomes?\b|assisted living|hospice|sheltered",
    ),
    silence(
        "midwives",
        r"midwi(?:fe|ves)",
        r"midwi|birth|obstet|matern|deliver|labou?r|natal|pregnan|nurs",
    ),
    silence(
        "physiotherapists",
        r"physiotherapists?|physical therapists?",
        r"physio|physical therap|therapist|rehab|exercis|manual|training|kinesi",
    ),
    silence(
        "dietitians",
        r"dieti[tc]ians?|nutritionists?",
        r"diet|nutri|\bfood|feeding|eating|weight|lifestyle|counsel",
    ),
    silence(
        "psychologists",
        r"(?:by|from|with|saw|visited|the|trained) (?:[\w-]{1,14} ){0,2}?(?:psychologists?|psychotherapists?|music therapists?)",
        r"psycho|therapist|counsel|cognitive|behaviou?r|mental|\bcbt\b|neuropsych|interview",
    ),
    silence(
        "interviews",
        r"(?:was|were) interviewed|interviews? with (?:the )?(?:patients|people|women|men|parents|participants|doctors|nurses)",
        r"interview|question|survey|asked|focus group|qualitat|telephon|structured|self-?report|reported|told|respond|poll|consult|history|anamnes|discuss",
    ),
    silence(
        "diaries",
        r"(?:kept|keep|filled in|wrote|in) (?:a |an |their )?(?:\w+ )?diar(?:y|ies)",
        r"diar|\blogs?\b|journal|record|self-?report|daily|calendar|questionn|monitor|reported|scor",
    ),
    silence(
        "an app or a website",
        r"(?:an|the|phone|smartphone|mobile) apps?\b|smartphones?|websites?",
        r"\bapps?\b|applicat|phone|mobile|digital|online|web|internet|electronic|e-?health|comput|software|tele|virtual|remote|site",
    ),
    silence(
        "social media",
        r"social media|facebook|instagram|twitter",
        r"social|facebook|twitter|instagram|online|internet|web|media|network|youtube|whatsapp|tweet",
    ),
    silence(
        "that nobody knew who got what",
        r"(?:neither|nor) (?:the )?(?:doctors|patients|researchers|participants|staff)[^.]{0,40}\bknew (?:who|which|what)|(?:did not|didn['’]t) know (?:who|which (?:treatment|drug|group|one))|double-blind(?:ed)?",
        r"blind|mask|placebo|dummy|sham|conceal|unaware|knew|knowledge of|identical|indistinguish",
    ),
    silence(
        "smoking",
        r"(?:were|was|current|former|heavy|among|than) (?:[\w-]{1,14} )?(?:non-?)?smokers?|(?:who|had|they|patients|people|he|she) (?:had |also )?smoked|(?:quit|quitting|stop|stopped|gave up) smoking",
        r"smok|tobacco|cigar|nicotin|pack-?years|vap(?:e|ing)|lifestyle|risk factors|life-style|habits|confound|adjust|covari|substance|addict|predict|characteristics|determinant|factors|health behaviou?r|demograph",
    ),
    silence(
        "air pollution",
        r"(?:air )?pollution|exhaust fumes",
        r"pollut|particul|\bpm ?\d|exhaust|traffic|emission|\bair\b|smog|ozone|environment|contamin|expos|diesel|nox\b|no2\b|toxic|dust|smoke",
    ),
    silence(
        "pesticides",
        r"pesticides?|weed ?killers?|insecticides?",
        r"pestic|herbic|insectic|fungic|organophos|chemical|spray|agrochem|\bddt\b|glyphos|poison|toxic|paraq|permethr|rodentic|bed ?net|fumig|pyrethr|repellent",
    ),
    silence(
        "a ventilator",
        rf"{_GOT}(?:ventilators?|breathing machine)|ventilators? (?:was|were)",
        r"ventil|intubat|respirat|mechanical|\bcpap|\bicu\b|intensive|oxygen|anaesth|anesth|breath|\becmo\b|airway|critical|resuscit|\bnicu\b|surfactant",
    ),
    silence(
        "intensive care",
        r"intensive care",
        r"intensive|\bp?n?s?icu\b|critical|ventil|resuscit|\bhdu\b|high[- ]dependency|coronary care|intubat|sepsis|septic|neonatal unit|care unit|surfactant|cardiac surg",
    ),
    silence(
        "the immune system",
        r"(?:boost|strengthen|strengthens|strengthened|boosts|boosted|boosting|strengthening|calm|calms|calming|dampen|dampens) (?:the |their |his |her )?(?:body['’]s )?(?:immune|natural defen[cs]es?|defen[cs]es?)",
        r"immun|antibod|lymphoc|\bt[- ]cell|cytokin|interleuk|inflam|leuk?ocyt|white (?:blood )?cell|allerg|defen[cs]e|macrophag|neutrop|rheumat|cd4|globulin|complement|\bil-?\d",
    ),
    silence(
        "inflammation",
        r"(?:by|because it|since it|which) (?:reduc\w+|calm\w*|damp\w+|lower\w*|eas\w+|curb\w*|fight\w*) (?:the )?(?:inflammation|swelling)",
        r"inflam|cytokin|\bcrp\b|c-reactive|swell|edema|oedema|interleuk|\bil-?\d|steroid|\bnsaid|\btnf|prostagland|itis\b|immun|erythem|redness",
    ),
    silence(
        "blood flow",
        r"(?:improv\w+|increas\w+|boost\w*|more|better|reduc\w+|less) (?:the )?(?:blood flow|circulation)",
        r"\bflow|perfus|circulat|vaso|vascular|isch|dilat|doppler|haemodyn|hemodyn|microcirc|oxygenat|stenos|arter|blood supply|reperf",
    ),
    silence(
        "gut bacteria",
        r"gut (?:bacteria|flora|microbes)|bacteria in the gut|microbiome",
        r"microb|bacter|\bflora|probiot|gut|intestin|feca?l|faec|stool|coloni[sz]|lactobac|prebiot|bowel|colit",
    ),
)  # fmt: skip
# What a paper does not name, nobody can say that it did not help. A paper that names one drug need not say what kind it is:
# “nimesulide” is told as a painkiller. The endings are those that the names of its kind share (WHO, “stems”).
TREATMENTS = (
    silence(
        "an ultrasound scan",
        r"ultrasound",
        r"ultraso|sonogr|echo|doppler|\bus\b|imaging|\bscan|transvagin|nuchal|biometr|duplex|\bivus\b|cimt|intima|\bct\b|shock wave|hifu|acoustic|\beus\b|\bsono",
    ),
    silence(
        "exercise",
        rf"(?:did|do|doing|taught|given|with|daily|home) {SO}exercises?\b(?! of)",
        r"exerci|physical|\btrain|activit|rehab|sport|walk|fitness|\bmov|physio|stretch|\bgym|aerobic|\byoga|tai chi|kinesi|manual therap|mobili[sz]|kegel|pelvic floor|treadmill|strength|program|therap",
    ),
    silence(
        "antibiotics",
        rf"{_GOT}antibiotics?|antibiotics? (?:was|were|did|for|had)",
        r"antibiot|antimicrob|anti-?bacter|cillin|mycin|micin|\bcef|ceph|floxacin|penem\b|nidazole|vancom|sulfa|sulpha|cyclin|trimoxazole|trimethoprim|prophyla|linezolid|colistin|rifamp|chemother|isoniazid|eradicat|antituberc|anti-?tb\b|nitrofurant|amikacin|medical (?:treatment|therapy)|medication|planin\b|amphenicol|fusid|mupiroc|dapson|polymyxin|rif[ao]|bactam\b|aztreon|ethambut|clavul|pyrazinam|secnidaz|prim\b",
    ),
    silence(
        "steroids",
        rf"{_GOT}(?:cortico)?steroids?|steroids? (?:was|were|did|for|had)",
        r"steroid|cortico|predniso|cortison|dexameth|betameth|budeson|fluticas|methylpred|triamcin|\bgluco|hormon|immunosuppr|mometas|beclomet|clobetas|androg|oestr|estr|testost|anti-?inflam|inhale|medical treatment|conservative|onide\b|fluocin|deflaz|fluocort|prednat|predn|etabon|solone\b|sone\b|danazol",
    ),
    silence(
        "painkillers",
        rf"{_GOT}(?:pain ?killers?|pain medicines?|pain tablets?)|(?:pain ?killers?|pain medicines?) (?:was|were|did|for|had)",
        r"analges|pain ?kill|opioid|opiate|morphin|paracet|acetamin|nsaid|ibuprof|anti-?inflam|aspirin|tramad|codein|fentan|pain (?:relie|medic|control|manag|treat|therap)|diclof|ketorol|naprox|coxib|oxycod|anaesth|anesth|buprenor|metamiz|lidoca|bupivac|ropivac|salicyl|rescue|medication|triptan|pethid|meperid|methadon|nefopam|ketamin|gabapent|conservative|symptomatic|supportive|profen|oxicam|nimesulid|meth?acin\b|fenac\b|fenam|[dr]olac\b|nabumet|dipyron|[mc]orphon|codone\b|adol\b|diflunis",
    ),
    silence(
        "insulin",
        rf"{_GOT}insulin(?! (?:resist|sensit|levels?))",
        r"insulin|glargin|\bnph\b|aspart|lispro|detemir|isophane|glucose[- ]lower|antidiabet|hypoglyc|degludec|humalog|basal-?bolus",
    ),
    silence(
        "radiotherapy",
        rf"{_GOT}(?:radiotherapy|radiation)|(?:radiotherapy|radiation) (?:was|were|did|had)",
        r"radio|radiat|irradi|\brt\b|\bgy\b|brachy|chemorad|\bcrt\b|gamma|proton|stereotact|\bdose|ionis|ioniz|x-?ray|imrt|adjuvant|oncolog|multimodal|\bx-knife|linac",
    ),
    silence(
        "a blood transfusion",
        rf"{_GOT}(?:blood )?transfusions?|transfusions? (?:was|were|did)",
        r"transfus|blood products?|red (?:blood )?cells?|packed|platelets|plasma|units of|haemotherap|hemotherap|exchange|hemorrh|haemorrh|blood loss|bleed",
    ),
    silence(
        "dialysis",
        rf"{_GOT}dialysis|dialysis (?:was|were)",
        r"dialy|haemofilt|hemofilt|renal (?:replac|support)|\bcrrt\b|\bcapd\b|kidney|renal|nephr|ultrafilt|\besrd\b",
    ),
    silence(
        "talking therapy",
        rf"{_GOT}(?:psychotherapy|counsell?ing|talking therapy|cognitive behaviou?ral therapy)",
        r"psych|counsel|cognitive|behaviou?r|talking|\bcbt\b|mindful|motivational|coach|support|educat|advice|advise|therap",
    ),
    silence(
        "chemotherapy",
        rf"{_GOT}chemotherapy|chemotherapy (?:was|were|did|had)",
        r"chemo|cytotox|platin|\bfolfox|taxel|rubicin|fluorouracil|\b5-?fu\b|gemcit|cytarab|cycloph|methotrex|vincrist|etopos|antineoplas|oncolog|adjuvant|anti-?cancer|capecit|irinot|bleomyc|induction|systemic (?:treatment|therapy)|melphal|transplant|\bcrt\b|leuk|lymphom|regimen|multimodal|metho?trex|temozol|\bbep\b|\bchop\b|\babvd\b|vinblast|vinorel|vindes|fosfamid|pemetrex|trexed|tecan\b|busulf|rabine\b|hydroxy(?:urea|carbam)|dacarb|mitox|mitomyc|mustine\b|chloramb|\bs-1\b|trabected|eribul|citidin|citabin|asparagin|procarb|tegafur|alkylat|dactinomyc",
    ),
    silence(
        "blood thinners",
        rf"{_GOT}(?:blood[- ]thinn(?:ers?|ing)|anticoagulants?)|blood thinners? (?:was|were|did)",
        r"thinn|coagul|warfarin|heparin|aspirin|clopid|platelet|vitamin k|acenocoum|\binr\b|thromb|xaban|dabigat|antithromb|\bdoac|fondapar|stroke prevention|bivalir|glycoprotein|lysis|stent|coumarin|embol|parin\b|procoumon|grel(?:or)?\b|gatran\b|gatroban|hirudin|dipyridam|cilostaz|tirofib|fib[ao]tid|abcixim|plase\b|kinase\b",
    ),
    silence(
        "antidepressants",
        rf"{_GOT}antidepressants?|antidepressants? (?:was|were|did|had)",
        r"antidepress|\bssri|\bsnri|tricycl|fluoxet|sertral|citalopram|paroxet|venlaf|amitript|mirtaz|bupropion|psychotrop|psychiatr|duloxet|imipram|depress|serotonin|medication|triptylin|ipramin|trazod|fluvox|oxetin|agomelat|doxepin|dosulep|nacipran|phenelz|tranylcyp|moclobem|mianser",
    ),
    silence(
        "vitamins or supplements",
        rf"{_GOT}(?:vitamins?|supplements?|vitamin [A-EK](?:\d+)?)(?! deficiency)",
        r"vitamin|supplement|folate|folic|mineral|nutri|retino|ascorb|tocopher|calcifer|zinc|\biron\b|calcium|micronutr|omega|fish oil|probiot|herb|multivit|25-?\(?oh|cobalamin|niacin|thiamin|antioxid|selen|magnes|\bdha\b|creatine|extract|diet|carot|tocotri|pyridox|carnitin|ubiquin|\bq-?10\b|arginin|glutamin|taurin|biotin|riboflav|cystein|curcum|glucosam|chondroit|ginseng|ginkgo|melaton|protein|amino acid|polyphen|flavon|isoflav",
    ),
    silence(
        "acupuncture",
        r"acupuncture",
        r"acup|needl|moxib|tcm\b|traditional chinese|meridian",
    ),
    silence(
        "massage",
        rf"{_GOT}massages?|massage (?:was|therapy)",
        r"massag|manual|reflexol|manipul|physio|touch|rub|aromather|osteopath|chiropr|stretch|physical therap",
    ),
    silence(
        "a diet",
        rf"(?:followed|kept to|put on|went on|changed) {SO}diets?|(?:changed|improved) (?:their|his|her) eating",
        r"\bdiet|nutri|food|feed|eat|meal|calor|fasting|intake|lifestyle|life-style|glyc|gluten|\blgi\b|keto|fat|carbohyd|mediterr|weight|fibre|fiber",
    ),
)  # fmt: skip

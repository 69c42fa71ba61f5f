"""What became of people, as drafts tell it where papers are silent. A table of the rule `not reported`, and nothing else."""

from __future__ import annotations

from pipeline.validate.silences import SO, silence

OUTCOMES = (
    silence(
        "whether anybody died, or how long people lived",
        r"(?:lived|survived|survive) (?:longer|shorter|for longer)|(?:more|less|fewer|most|some|many|none|nobody|one|two|patients|people|women|men|children|babies|adults|them) (?:[\w-]{1,14} ){0,5}?died|deaths? (?:was|were|fell|rose|rates?)|(?:more|less) likely to (?:die|survive)|(?:risk|chance) of (?:dying|death|survival)",
        r"\bdea(?:d|th)|\bdie[ds]?\b|dying|fatal|lethal|mortal|surviv|kill|demise|\blive[ds]? |alive|life expect|autops|necrops|perish|suicid|\blost\b|loss|stillb|cadaver|terminal|outlive|end[- ]of[- ]life|\bos\b|\bpfs\b|succumb|expire|morgue|post-?mortem|censor",
    ),
    silence(
        "work, school or sick leave",
        r"(?:back|return(?:ed|ing)?|returns?) (?:to|at) (?:their |his |her )?(?:work|school|jobs?|sports?)|(?:days?|time|weeks?) off (?:work|school)|missed (?:work|school)|sick leave",
        r"work|\bjob|employ|school|occupation|sick|absen|sport|return|resum|career|educat|train|player|athlet|leave|duty|duties|activit",
    ),
    silence(
        "what people preferred",
        rf"(?:patients|people|women|men|children|parents|participants|volunteers|most|they|doctors|nurses|many) {SO}(?:preferred|favou?red)|was preferred by",
        r"prefer|favou?r|choice|choos|chose|accept|satisf|opinion|\blike|rated|rating|desir|want|popular|percei|percept|view|attitud",
    ),
    silence(
        "how content people were",
        r"(?:were|felt) (?:also )?(?:more|very|most|less|equally|just as) (?:satisfied|happy|pleased|content)\b(?! (?:to|that))|(?:were|felt) (?:satisfied|pleased) with|(?:more|less|greater|higher) satisfaction",
        r"satisf|happ|content|pleas|accept|prefer|opinion|percept|percei|experience|feedback|evaluat|enjoy|rated|rating|questionnaire|survey|interview|likert|\bvas\b|score|scale|wellbeing|well-being",
    ),
    silence(
        "who left the study",
        r"(?<!\d )(?:dropped|dropping) out|(?:left|quit) the (?:study|trial|programme|program|course)|withdrew from",
        r"drop|withdr[ae]w|discontinu|attrition|complet|lost|loss|follow|\bleft\b|leave|exclu|remain|retain|retention|complian|adher|\bquit|stopp|finish|protocol|intention|ceas|missing|excluded|respon",
    ),
    silence(
        "a second operation",
        r"(?:a|another) (?:second|further|new) (?:operation|surgery)|second operation|another operation|operated on (?:again|a second time)|another surgery",
        r"re-?operat|second|another|again|repeat|revis|\btwo\b|further|explor|redo|re-?interven|subsequent|re-?do|later|staged|multiple|re-?sect|additional|completion|once more|return|recurr|surgeries|procedures",
    ),
    silence(
        "what it cost",
        r"(?:costs?|expenses?) (?:was|were|fell|rose|less|more|about)|about (?:the |what it )costs?|(?:was|were|is|are) (?:cheaper|more expensive|less expensive|expensive|cheap)|saved money|(?:save|saves|saving) money",
        r"cost|econom|pric|expens|financ|charg|\bfees?\b|paid|\bpay|afford|cheap|money|monetar|budget|dollar|[€$£]|saving|insur|reimburs|expend|resource|income|poor|poverty|socioeconomic|\busd\b|purchas|\bbuy",
    ),
    silence(
        "quality of life",
        r"quality of life",
        r"quality|\bqol\b|hrqo|hrql|well-?being|wellness|\blife\b|sf-?\d\d|eq-?5d|eortc|daily living|satisf|happ|living|\bqaly|functional|disabil",
    ),
    silence(
        "sleep",
        r"(?:slept|sleep|sleeping) (?:better|worse|longer|less|more|well|badly|poorly|quality|problems)|(?:better|worse|longer|less|more|poorer) (?:sleep|sleeping)|trouble sleeping|(?:fell|fall) asleep",
        r"sle(?:ep|pt)|insomn|somn|night|awake|wake|nocturn|apn(?:o)?ea|\brest|circadian|melatonin|drows|fatigue|psqi|dream",
    ),
    silence(
        "tiredness",
        rf"(?:less|more|felt|feel|feeling|very|were|was) {SO}(?:tired|fatigued|exhausted)|(?:less|more|had|reduced|caused) (?:fatigue|tiredness)",
        r"fatig|tired|exhaust|energ|vital|letharg|weak|asthen|malais|sleep|fitness|astheni|letharg|drows|sedat|somnol|burn-?out|listless|debil|breathless|symptom",
    ),
    silence(
        "dizziness",
        r"(?:felt|feel|feeling|were|was|got|became|from) (?:dizzy|faint|light-?headed)|dizziness",
        r"dizz|faint|vertig|light-?head|syncop|orthosta|hypotens|balanc|vestibul|adverse|side effect|unstead|giddi|presyncop|collaps",
    ),
    silence(
        "weight",
        rf"(?:lost|gained|gain|lose|losing|gaining|put on) {SO}weight|weight (?:loss|gain)|weighed (?:more|less)|(?:lower|higher|low) birth ?weight",
        r"weigh|\bbmi\b|body mass|obes|\bkg\b|adipos|\blean|\bfat|\bthin\b|cachex|slim|underw|macrosom|small for|wast|malnutr|anorex|nutrit|growth|\bsize|diet|eating|\bgrams?\b|\bg\b|sga\b|lbw\b",
    ),
    silence(
        "a return to the hospital",
        r"(?:readmitted|re-?hospitali[sz]ed)|(?:return(?:ed)?|back) to (?:the )?hospital|hospital readmissions?",
        r"readmi|re-?hospital|return|hospitali|admission|admitted|re-?admis|again|emergency|\bvisits?",
    ),
    silence(
        "vaccination",
        r"(?:was|were|been|being|got|get|fully|not) vaccinated|(?:vaccinations?|vaccines?|jabs?) (?:was|were|against)",
        r"vaccin|immuni[sz]|\bjabs?\b|inocul|toxoid|booster|\bbcg\b|\bmmr\b|\bhpv\b|\bdtp\b|\bshots?\b",
    ),
    silence(
        "how long people stayed in the hospital",
        r"(?:went|go|going|sent|allowed|came) home (?:sooner|earlier|later|faster|the same day)|(?:shorter|longer) (?:stays?|time) in (?:the )?hospital|(?:shorter|longer) hospital stays?|(?:left|leave|leaving) (?:the )?hospital (?:sooner|earlier|later|faster)|(?:spent|stayed) (?:less|more|fewer|longer|shorter) [\w ]{0,12}in (?:the )?hospital",
        r"\bstay|discharg|hospitali|admission|admitted|inpatient|in-hospital|\blength|\bhome|\blos\b|\bicu\b|ambulat|day[- ]case|outpatient|hospital time",
    ),
    silence(
        "falls",
        rf"(?:fewer|more|had|less|prevent\w*|risk of|number of) {SO}falls\b|(?:fell|falling) (?:less|more) often",
        r"\bfall|\bfell|trip|balanc|fractur|injur|accident|stumbl|gait",
    ),
    silence(
        "memory or thinking",
        r"(?:better|worse|poorer|improved|sharper|lost) memory|memory (?:got|was|improved)|(?:think|thinking|thought|remember|remembered|concentrate) (?:more clearly|better|more)",
        r"memor|cogniti|mental|dementia|alzheimer|recall|remember|attention|concentrat|intelligen|\biq\b|mmse|neuropsych|learning|executive|deliri|confus|conscious|brain|neurodevelop|amnes|forget|intellect|knowledge",
    ),
    silence(
        "anxiety",
        r"(?:less|more|were|felt|feel|feeling|was) (?:anxious|stressed)|(?:less|more|reduced|lower\w*|had|eased|fewer) (?:anxiety|stress)\b(?! fractur)",
        r"anxi|stress|worr|\bfear|distress|psych|nervous|mental|emotion|hads\b|\bmood|\bstai\b|apprehens|panic|depress|tension|calm|relax|behavio|concern|coping|burden|\bstrain",
    ),
    silence(
        "low mood",
        r"(?:less|more|were|felt|became|felt) depressed|(?:less|more|better|worse|improved|lower) (?:mood|depression)|mood (?:got|was|improved)",
        r"depress|\bmood|psych|mental|emotion|dysphor|affective|hads\b|distress|bdi\b|melanchol|sad\b|sadness|antidepress|suicid|epds|well-?being|anxi|bipolar",
    ),
    silence(
        "blood pressure",
        r"(?:rise in|drop in|fall in|lowered|raised|brought down) (?:their |his |her )?blood pressure|blood pressure (?:fell|rose|was|went|dropped|stayed)",
        r"pressure|hypertens|hypotens|systol|diastol|\bbp\b|haemodynam|hemodynam|eclamp|cardiovasc|vital signs|circulat|\bmm ?hg|shock|vasopress|metabolic syndrome|risk factors|comorbid|blood loss",
    ),
    silence(
        "cholesterol",
        r"(?:lowered|raised|brought down) (?:their |his |her )?cholesterol|cholesterol (?:levels?|fell|rose|was|went|dropped|stayed)",
        r"cholest|lipid|\b[hlv]*dl\b|triglycer|lipo|statin|atheroscl|metabolic|dyslip|risk factors|cardiovasc",
    ),
    silence(
        "fertility or later pregnancies",
        r"(?:became|become|get|got|getting|becoming) pregnant|became (?:a )?(?:father|mother|parents?)|gave birth|had (?:healthy )?(?:babies|a (?:healthy )?baby)",
        r"pregnan|father|mother|concei|concept|fertil|birth|deliver|gestation|matern|paternit|parit|gravid|\bivf\b|\bborn|baby|babies|infant|neonat|parous|obstet|natal|labou?r|offspring|pups|lact|contracep|reproduct|abort|parent",
    ),
    silence(
        "sex",
        r"(?:sex life|sex lives|sexual (?:problems|function|life|desire|activity))",
        r"sex|erect|libid|impoten|ejacul|dyspareun|vagin|intercourse|orgasm|urogenit|iief|prostat|quality of life",
    ),
    silence(
        "breastfeeding",
        r"(?:more|less|fewer|longer|stopped|started|likely to|while) (?:[\w-]{1,14} ){0,2}?breast-?fe(?:d|eding|ed)",
        r"breast-?(?: ?fe|milk)|lactat|milk|feed|nurs|suckl|weaning|formula|nutrition|galact|mastitis|mammary",
    ),
    silence(
        "hair loss",
        r"hair loss|lost (?:their|his|her) hair",
        r"hair|alopec|bald|scalp|toxic|adverse|side effect|chemotherap|trichi",
    ),
    silence(
        "scars",
        r"(?:less|more|fewer|smaller|worse|better|no|left) (?:[\w-]+ )?(?:scars?|scarring)",
        r"scar|cosme|cicatr|keloid|fibros|aesthetic|esthetic|appearance|healing|wound|skin|incision",
    ),
    silence(
        "whether the illness came back",
        r"(?:cancer|tumou?rs?|illness|disease|infection|symptoms|pain) (?:came|come|comes|coming) back|relapsed|relapses? (?:was|were)|(?:fewer|more|had) relapses",
        r"recur|relaps|return|came back|come back|remission|rebound|reappear|again|flare|recrudes|reinfect|re-?infect|progress|free surviv|follow|local control|residual|surviv|repeat|persist|exacerb|later|subsequent",
    ),
    silence(
        "how well people kept to it",
        r"took their (?:medicines?|medication|tablets|pills) (?:more|less|as|regularly)|forgot to take|stuck (?:to|with) (?:it|the|their)",
        r"adher|complian|persist|comply|forg[eo]t|missed|discontinu|regular|continu|withdr|drop|complet|concordan|stopp|attend|uptake|follow|intake|consum",
    ),
    silence(
        "another study under way",
        r"(?:larger|bigger|new|further|follow-up|second|longer|another) (?:[\w-]{1,14} )?(?:study|trial|studies|trials) (?:is|are) (?:already |now |currently |also )?(?:under ?way|ongoing|planned|running|in progress|being (?:done|planned|run|carried out))",
        r"ongoing|on-going|under ?way|planned|in progress|currently|future|registered|(?:is|are) being|will (?:be|start|follow)|protocol|(?:further|larger|more|additional) (?:[\w-]+ ){0,3}(?:study|studies|trial|trials) (?:is|are) (?!needed|required|necessary|warranted)",
    ),
)  # fmt: skip

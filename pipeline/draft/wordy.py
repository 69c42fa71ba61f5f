"""Say the same in fewer words. A table: what a long sentence may have, and what says no more, nor less.

A sentence that is short enough keeps its own words.
"""

from __future__ import annotations

from pipeline.text.quick import Swaps, quick

_THEM = r"(?:[Pp]atients|[Pp]eople|[Pp]articipants|[Cc]hildren|[Aa]dults|[Ww]omen|[Mm]en|[Ii]nfants|[Ss]ubjects|[Ii]ndividuals|[Mm]others|those)"
# “May have failed to detect any harm” found none for sure no more than “has not failed to”; and who “failed to show any” sought none.
_NOR_MAY_IT = r"(?<!\bnot )(?<!\bnever )(?<!\bwho )(?<!\bmay have )(?<!\bmight have )(?<!\b(?:could|would) have )"
# Fewer words for the same, wherever they stand.
WORDY = Swaps(
    (quick(pattern), plain)
    for pattern, plain in (
        (r"\b(?:when |as )?(?:in comparison (?:with|to)|compared (?:with|to))\b", "compared with"),
        (r"\bin terms of\b", "in"),
        (r"\b[Aa] total of (?=\d)", ""),
        (r"\b(was|were|is|are) (?:found|shown) to be\b", r"\1"),
        (r"\b(?:was|were) (?:found|shown) to have\b", "had"),
        (r"\bin the treatment of\b|\bfor the treatment of\b", "for"),
        (r"\bthe (?:use|administration) of (?=\w+ (?:is|was|may|did|does|has|had|reduced|increased|improved)\b)", ""),
        (r"\b(?:either) (?=[\w-]+ or\b)", ""),
        (r"\bboth (?=[\w-]+ and\b)", ""),
        (r"\ball of the\b", "all the"),
        (r"\bas well as\b", "and"),
        (r"(?<!\bof )\b(?:a|the) (?:large |vast )?majority of (?=(?:the|these|those|them|our|all|its|their|his|her|such)\b)", "most of "),
        (r"(?<!\bof )\b(?:a|the) (?:large |vast )?majority of\b(?! (?:the|these|those|them|our|all|its|their|his|her|such)\b)", "most"),
        (r"\ba number of\b(?= (?:studies|trials|patients|participants|people))", "some"),
        (r"\bat the end of (?:the )?treatment\b(?! period)", "after treatment"),
        (r"\b(?:[Cc]urrently,? )?there (?:is|was) no (research |clear |good |strong |convincing |reliable |direct |good-quality |high-quality )?evidence (?:to suggest|to show|to indicate|suggesting|indicating) that\b", r"no \1evidence showed that"),
        (r"\bon the basis of\b", "from"),
        (r"\b[Aa]ccording to the results? of (?:this|the present) (?:study|trial|review), ", ""),
        (r"\b(?:is|are) (?:currently )?insufficient to (?:permit|allow|draw|make|support|reach) (?:any )?(?:definitive|definite|firm|reliable|clear) conclusions (?:concerning|regarding|about|on|as to)\b", "is not enough to be sure about"),
        (r"\b(?:with regard to|with respect to|in relation to|concerning)\b", "about"),
        (r"\bin the (?:present|current) (study|trial|review|analysis)\b", r"in this \1"),
        (r"\b(?:a|the) (?:significant|substantial) number of\b", "many"),
        (r"\bhas the potential to\b", "may"), (r"\bhave the potential to\b", "may"),
        (r"\b(was|were) (?:undertaken|carried out|conducted|performed|designed) with the aim (?:to|of)\b", r"\1 done to"),
        (r"\bin (?:patients|people|adults|children|women|men) (?:who were )?(?=diagnosed with\b)", "in people "),
        (r"\bdue to the fact that\b", "because"), (r"\b[Dd]espite the fact that\b", "although"),
        (r"\bfor a (?:period|duration) of\b", "for"), (r"\bover a (?:period|duration) of\b", "over"),
        (r"\brandomi[sz]ed,? (?:and )?controlled (?=trials?\b)", "randomised "),
        (rf"\b({_THEM}) who (?:were|are|was|is) (?=(?:\w+ly )?(?!(?:need|indeed)\b)\w{{3,}}ed\b)", r"\1 "),
        (r"\b(days?|weeks?|months?|years?)['’]? (?:of |after )?follow-up\b(?! (?:visit|period|time|data|was|were|is|of))", r"\1"),
        (r"\b(of the|the) included (studies|trials|reviews)\b", r"\1 \2"),
        (r"\bin addition to\b", "besides"), (r"\bin combination with\b", "with"), (r"\bwhether or not\b", "whether"),
        (r"\ba (?:wide |broad )?(?:variety|range) of\b(?! (?:motion|movement))", "various"),
        (r"\bas a (?:result|consequence) of\b", "because of"), (r"(?<!\bin )\bthe (?:presence|existence) of (?=(?:an? )?\w)", ""),
        (r"\b(was|were|is|are) (?:then|also|subsequently|thus|therefore|hence) (?=\w+)", r"\1 "),
        (r"\b(studies|trials) (?:examin|investigat|assess|evaluat|explor)ing (?=(?:the|an?|how)\b)", r"\1 of "),
        (r",? respectively(?=[,.;])", ""),
        (r"^It (?:should|must) be noted that (?=\w)|^It is (?:important|worth|also important|of interest) (?:to note|noting) that ", ""),
        (r"\b[Tt]he (?:(?:overall|main|current|present) )?(?:results|findings) of (?:this|the|our|the present) (?:Cochrane |systematic )?([Rr]eview|study|trial|analysis|meta-analysis) (suggest|show|indicate|support|demonstrate|provide|highlight|confirm)\b", r"this \1 \2s"),
        (r"^(?:[Tt]he )?[Rr]esults (?:of|from) (?:this|the) (study|trial|analysis|review) (suggested|showed|indicated|demonstrated|confirmed|supported)\b", r"this \1 \2"),
        (r"^[Tt]his ([Rr]eview|study|trial|analysis) (?:indicates|shows|showed|indicated|found) that there (?=(?:is|was) (?:a lack of|not enough|insufficient|little|limited|no (?:[\w-]+ )?evidence)\b)", "there "),
        (r"\b[Ee]vidence presented in (?=this (?:study|review|trial)\b)", ""),
        (r"\b([Tt])his (?:Cochrane|systematic|Cochrane systematic|updated|updated systematic|comprehensive) (?=[Rr]eview\b)", r"\1his "),
        (r"\b(studies|trials|RCTs) (?:that were )?included in (?:this|the|our|the present) (?:\w+ )?review\b", r"\1"),
        (r"\bof the (two|three|four|five|six|seven|eight|nine|ten|\d+) included (?=(?:studies|trials|reviews|RCTs)\b)", r"of the \1 "),
        (r"\b(?:currently |presently )?(?:available|existing) (?=evidence\b|data\b)", ""),
        (r"\bfor the (?:primary |secondary |main )?outcomes? of (?=\w)", "for "),
        (r"\bhealth-related quality of life(?: \(HRQo?L\))?", "quality of life"),
        (r"\bdouble-blind(?:ed)?,? (?=(?:placebo|randomi[sz]ed|trials?|stud|controlled|RCTs?)\b)", ""),
        (r"\bwith the exception of\b", "except"), (r"\bin the absence of\b", "without"), (r"\bas to whether\b", "whether"),
        (r"\b(of|for|to|with|on|support|supports|against|recommend|regarding) the use of (?=\w)", r"\1 "),
        (r"\bthat that\b", "that"),
        (r"\b[Tt]he conclusion of (this|the) review is that\b", r"\1 review concludes that"),
        (r"\bfor (?:the )?prevention of\b", "to prevent"), (r"\bin (?:the )?prevention of\b", "in preventing"), (r"\bfor (?:the )?management of\b", "to manage"),
        (r"\bin (?:the )?management of\b", "in managing"), (r"\bfor (?:the )?diagnosis of\b", "to diagnose"), (r"\bfor (?:the )?detection of\b", "to detect"),
        (r"\bin (?:the )?detection of\b", "in detecting"), (r"\bfor (?:the )?reduction of\b", "to reduce"), (r"\bfor (?:the )?relief of\b", "to relieve"),
        (r"\b(of|by|with|from) the addition of\b", r"\1 adding"), (r"\bwith a (?:confirmed |clinical )?diagnosis of\b", "with"),
        (r"\b(patients|people|participants|women|men|children|adults|infants|babies) (?:who (?:were|had been) )?diagnosed with\b", r"\1 with"),
        (r"\badequately powered\b,?", "large enough"), (r"\b(?:multi-?cent(?:re|er)|parallel-group|prospective),? (?=(?:randomi[sz]ed|trials?|stud|RCT))", ""),
        (r"\bas (?:a )?monotherapy\b", "alone"), (r"\bso as to\b", "to"),
        (r"(?<!\bthe )\b(studies|trials|RCTs) (?:that were )?(?:conducted|carried out|performed|undertaken) (?=(?:in|at|by|on)\b)", r"\1 "),
        (r"\b(?:[Tt]he )?body of evidence\b", "the evidence"), (r"\b[Aa]n (?=not enough\b)", ""), (r",? (?:as )?(?:assessed )?(?:using|according to|with|by) (?:the )?GRADE(?: (?:tool|approach|system|criteria|methodology|framework|assessment))?(?=[,.;]| and)", ""),
        (r"\b[Tt]he total number of\b", "the number of"), (r"\b(is|are) currently\b", r"\1"), (r"\b[Cc]urrent(?:ly)? (?:available )?(?=evidence (?:is|does|on|for|suggests|shows)\b)", ""),
        (r"\b[Tt]here (?:is|was) (some|limited|weak|strong|moderate|little|low-quality|moderate-quality|high-quality|low-certainty|moderate-certainty|high-certainty|very low-quality|low quality|moderate quality|very low quality) evidence (?:that suggested|that suggests|suggesting|to suggest|indicating) that\b", r"\1 evidence suggests that"),
        (r"\b(group|groups|arm|arms) receiving\b", r"\1 given"), (r"\bat a (?:dose|dosage) of\b", "at"),
        (r"\bto (?:draw|make|reach|come to) (?:any )?(?:definitive|definite|firm|reliable|clear|robust) conclusions\b", "to be sure"),
        (r"\ba statistical difference\b", "a difference"), (r"\bno statistical difference\b", "no difference"),
        (rf"{_NOR_MAY_IT}\bfail(?:ed|s) to (?:show|find|detect|demonstrate) (?:a|any)\b", "found no"), (r"\bdid not (?:find|detect|show) any\b", "found no"),
 (r"\bclinically (?:or|and) statistically\b", ""),
        (r"\bin patients of either sex\b", ""), (r"\brandomi[sz]ed clinical (?=trials?\b)", "randomised "),
        (r"\bwith (?:the )?aim of (?=\w+ing\b)", "for "),
        (r"\b[Tt]here (?:is|was) ((?:very )?low|limited|weak|some)((?:[- ](?:quality|certainty))?) evidence that\b", r"\1\2 evidence suggests that"),
        (r"\b[Tt]here (?:is|was) (only (?:[\w-]+ ){0,2}evidence(?: from [^,;:]{3,60}?)?|(?:[\w-]+ to )?(?:(?:very )?low|moderate|high|poor|limited|weak)(?:[- ](?:quality|certainty))? evidence(?: from [^,;:]{3,60}?)?) (?:to suggest|that suggests|suggesting|which suggests) (?=(?:that|no|an?|the|little|similar)\b)", r"\1 suggests "),
        (r"\b[Tt]here (?:is|was) (moderate|high)[- ](quality|certainty) evidence that\b", r"\1-\2 evidence shows that"),
        # Not “two of the patients in the pill group”: who is counted stays.
        (r"(^|[;,] |\b(?:in|by|to|and|for|from|than|with|that|when|while|whereas|but|if|between|among|of) )(?:the )?(?:[Pp]articipants|[Pp]atients|[Pp]eople|those|[Ss]ubjects) in the ((?:[\w-]+ ){1,3}?(?:groups?|arms?))\b", r"\1the \2"),
        (r"\b([Tt]he|[Aa]ll|[Mm]ost|[Bb]oth|[Tt]hese|[Ss]ome|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+) included (?=(?:studies|trials|reviews|RCTs|participants|patients)\b)", r"\1 "),
        (r"\b(patients|people|participants|women|men|children|adults|infants|those) (?:suffering from|who suffer(?:ed)? from|affected by)(?= ?\w)", r"\1 with "),
        (r"\b([Ee])vidence of (very low|low|moderate|high) (quality|certainty)\b(?! (?:or|to|and)\b)", r"\2-\3 evidence"),
        (r"(?<!\bwere )(?<!\bwas )(?<!ly )\b(?:allocated|assigned|randomi[sz]ed) to (?:receive|receiving) (?=\w)", "given "), (r"\b(?:receiving|undergoing) treatment with (?=\w)", "given "),
        (r"\ba (?:large|great) number of\b", "many"), (r"\bover the course of\b", "over"),
        (r"\bthe number of (participants|people|patients|women|children|adults|infants) who (?:experienced|had|developed) (?=\w)", r"how many \1 had "),
        (r"\b[Ii]t is important to note, that ", ""),
        (r"\bas a whole\b", ""), (r"\(quality of (?:the )?evidence: (very low|low|moderate|high)\)", r"(\1-quality evidence)"),
        (r"\b([Tt]hese|[Tt]his|it|they) maybe (?=\w)", r"\1 may be "),
        # Two words before a noun that make one are written as one.
        (r"\b([Ll]ow|[Mm]oderate|[Hh]igh|[Pp]oor|[Ss]hort|[Ll]ong|[Mm]edium) (quality|certainty|term|risk|dose) (?=(?:evidence|studies|trials|data|outcomes|follow-up|treatment|effects?|results|use|benefits?|randomi[sz]ed|patients|women|people|groups?)\b)", r"\1-\2 "),
        (r"\bfollow up(?=[,.;)]| (?:period|time|data|visits?|was|were|of|and)\b)", "follow-up"), (r"\b(low|high|moderate)[- ](quality|certainty) of (?:the )?evidence(?=\))", r"\1-\2 evidence"),
        (r"\b(\w+) to (\w+)[- ](quality|certainty) (?=evidence\b)", r"\1- to \2-\3 "),
        (r"(?<=\w) in (?:this|the present|the current|our) (?:Cochrane |systematic |updated )?review(?=[,.;])", ""), (r"\b(studies|trials|reviews) included\b(?=[,.;]| (?:was|were|had|did|is|are)\b)", r"\1"),
        (r"\b(risk|chance|odds|likelihood|probability) of (?:developing|experiencing|having|suffering(?: from)?) (?!had\b|been\b|\w+ed\b)(?=\w)", r"\1 of "),
        (r"\b(?:at|by) the end of the follow-up period\b", "at the end of follow-up"), (r"\bin the overall (?:population|analysis),? ", ""),
        (r"\b(?:participants|patients|people) (?:that|who) (?:received|were given)\b", "people given"),
        (r"\b(evidence|data)(?: that (?:is|are|was|were))? available(?= (?:is|are|was|were|does|do|from|on|for|suggest))", r"\1"),
        (r"\bin an attempt to\b|\bwith a view to\b", "to"), (r"\bat this (?:point in )?time\b,? ?", ""), (r"\b(?:in|during) the course of\b", "during"),
        (r"\b(?:was|were) unable to (?=[a-z])", "could not "), (r"\b(?:is|are) unable to (?=[a-z])", "cannot "),
        (r"\b[Aa] total of (?=(?:over|about|only|almost|nearly) )", ""), (r"\bat an increased risk of (?=\w)", "at higher risk of "),
        (r"\b(evidence|data) (?:that is |that are )?available to (?=\w)", r"\1 to "),
        (r"\b([Tt]he) included (?!and\b|or\b|had\b|were\b|was\b|did\b|in\b|have\b|are\b|is\b)(?=[A-Za-z])", r"\1 "), (r"^Overall (?=there\b|the\b|these\b|it\b)", ""), (r"\bvarious different\b", "various"),
        (r"^The (?:large |vast |great )?majority of (?=(?:the|these|those|them|our|all|its|their|such)\b)", "Most of "), (r"^The (?:large |vast |great )?majority of (?=(?!both\b|each\b|every\b)[a-z]{3,}s? (?!was\b|has\b|is\b))", "Most "),
        (r"\bcompared with (?:those|patients|participants|people|women|men|children|adults|infants|babies|mothers) in (?=the [\w-]+ (?:group|arm)\b)", "compared with "),
        # “Cannot draw conclusions about A, or to find B”
        (r"\b(cannot be sure about [^;:]+?,? or) to (?=[a-z]+ )", r"\1 "),
        # What it led to is what it did: “resulted in a reduction of pain” is “reduced pain”, and a link stays a link.
        *(
            (rf"{found} an? {noun} (?:in|of) (?=(?!about\b|around\b|nearly\b|roughly\b|just\b|approximately\b|some\b|only\b|almost\b|over\b|up\b|more\b|less\b|between\b|at\b|one\b|two\b|three\b|half\b|patients\b|people\b|women\b|men\b|adults\b|children\b|those\b)[a-z])(?![^.,;]* (?:that|which) (?:was|were|is|are)\b)(?![^.,;]*\bof (?:about |only |just )?\d)(?![^.;]*\band an? )", plain)
            for noun, does, did in (("reduction", "reduces", "reduced"), ("increase", "increases", "increased"), ("decrease", "decreases", "decreased"), ("improvement", "improves", "improved"))
            for found, plain in ((r"\b(?:leads to|results in|yields|produces)", f"{does} "), (r"\b(?:led to|resulted in|yielded|produced)", f"{did} "))
        ),
        *(
            (rf"\b(did|does|do) not (?:lead to|result in|yield|produce) (?:an?|any) clear {noun} (?:in|of) (?=[a-z])", plain)
            for noun, plain in (("reduction", r"\1 not clearly reduce "), ("increase", r"\1 not clearly increase "), ("decrease", r"\1 not clearly decrease "), ("improvement", r"\1 not clearly improve "))
        ),
        (r"\bfor the recommendation of\b", "to recommend"),
        (r"^[Tt]here (?:is|was) (?:not enough|insufficient) evidence (?:to be (?:clear|sure|certain)|to (?:tell|know|say)) (whether|if)\b", r"it is unclear \1"),
        (r"\bin the setting of\b|\bin the context of\b", "in"),
    )
)  # fmt: skip

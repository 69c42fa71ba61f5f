"""Say the same in fewer words. A table: what a long sentence may have, and what says no more, nor less.

A sentence that is short enough keeps its own words.
"""

from __future__ import annotations

from pipeline.text.quick import Quick, quick

_THEM = r"(?:[Pp]atients|[Pp]eople|[Pp]articipants|[Cc]hildren|[Aa]dults|[Ww]omen|[Mm]en|[Ii]nfants|[Ss]ubjects|[Ii]ndividuals|[Mm]others|those)"
# Fewer words for the same, wherever they stand.
WORDY: tuple[tuple[Quick, str], ...] = tuple(
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
        (r"\b(?:a|the) (?:large |vast )?majority of\b", "most"),
        (r"\ba number of\b(?= (?:studies|trials|patients|participants|people))", "some"),
        (r"\bat the end of (?:the )?treatment\b(?! period)", "after treatment"),
        (r"\bthere (?:is|was) no evidence (?:to suggest|to show|to indicate|suggesting|indicating) that\b", "no evidence showed that"),
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
    )
)  # fmt: skip

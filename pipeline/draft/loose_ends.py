"""Take off a long sentence what hangs on it loosely. Takes a sentence; gives its parts, or none where it is not safe.

A heading that ran into it, how sure its result is, how something was measured, what another study of the same list found:
each is left out or told by itself, and nothing that denies, doubts or limits is lost.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.splits import IN_ITS_REACH, REPORTED, SURE_VERB
from pipeline.draft.whole import sound
from pipeline.text.quick import quick

_LEVEL = r"(?:very low|low|moderate|high|poor|limited|low to moderate|very low to low|low to very low)"
# “…, as the quality of the evidence was very low”: a fact of its own, whatever it is the reason for.
_GRADE_CLAUSE = quick(
    rf",? (?:as|because|since|although|though|but|and|while|with|due to the fact that) (?P<clause>(?:the )?(?:overall )?(?:quality|certainty) of (?:the |this |that )?(?:available )?evidence(?: (?:for|on|across) (?:all|most|these|this|the|both|many)(?: [\w-]+){{1,4}}?)? (?P<be>is |was |being )?(?:(?:rated|judged|graded|assessed|considered)(?: as| to be)? )?(?P<level>{_LEVEL}))\.$",
    re.IGNORECASE,
)
# “There is low-quality evidence that A, and that B.”
_EVIDENCE_THAT = re.compile(
    rf"(?P<before>(?:[^,;:]{{3,60}}, )?)(?P<there>there (?:is|was)) (?P<kind>(?:{_LEVEL}[- ](?:quality|certainty) |some |limited |no |weak |strong |clear )?evidence) (?P<that>that|of) (?P<rest>.+)$",
    re.IGNORECASE,
)
_AND_THAT = quick(r",? (?:and|but) that ")
# The certainty of each item of a list, where all are the same: said once, behind the last.
_GRADES = quick(rf"\s*\((?P<grade>{_LEVEL}[- ](?:quality|certainty)(?: (?:of )?evidence)?)\)", re.IGNORECASE)
# How it was measured is for experts.
_MEASURED = quick(
    r"(?<!\bwas)(?<!\bwere)(?<!\bis)(?<!\bare)(?<!\bnot)(?<!\bbeen)(?<!\bbe)(?<!\band),? (?:as |when |which was |that was )?(?:measured|assessed|evaluated|determined|rated|scored|confirmed|estimated|graded|indicated|judged|defined) (?:by|with|using|on|through|via|according to) "
    r"[^,;:.()]{3,90}(?=,|\.$|;)"
)
_ON_SCALE = quick(
    r",? (?:on|using|with) (?:an?|the) (?:[\w/’'-]+ ){0,6}?(?:scale|score|questionnaire|index|inventory)s?(?: \([^()]*\))?(?=,|\.$|;| and | but | or | in | at | after )"
)
# “the drug paroxetine, a selective serotonin reuptake inhibitor, reduced”
_APPOSITION = quick(
    r", (?:an?|the) (?:[\w’'/-]+ ){1,9}?[\w’'/-]+,\s+(?=(?:was|were|is|are|had|has|have|did|may|might|could|can|reduced|increased|improved|showed|decreased)\b)"
)
_STATISTIC = quick(
    r",? (?:with (?:an? )?)?(?:pooled |summary |overall )?(?:mean difference|absolute risk (?:increase|reduction|difference)|risk ratio|odds ratio|hazard ratio|rate ratio|relative risk|"
    r"risk difference|weighted mean difference|standardi[sz]ed mean difference)(?: \([A-Z]{1,5}\))?(?: of| was|:| =)? [-−–]?\d[\d.·%]*(?=,|\.$|;)"
)
_MUST_STAY = quick(
    r"\b(?:no|not|nor|none|never|without|only|but|although|though|except|unless|however|may|might|could|uncertain\w*|unclear|"
    r"unknown|low|limited|insufficient|possibl\w+|death\w*|died|harm\w*|adverse|serious|risk of bias|that|who|which)\b|n[’']t\b",
    re.IGNORECASE,
)
# A heading of an abstract that ran into its sentence: behind it a word is large that is never large inside a sentence.
_HEADING = re.compile(
    r"^(?P<heading>[A-Z][^.!?;:]{3,140}?[a-z)]) (?=(?:When|There|We|The|In|No|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|It|Use|Participants|People|Most|All|Based|Evidence|Moderate|Low|Very|Women|Children|Data|For|This|None|Pooled|Meta-analys[ei]s|Overall|Compared|Results|Only|Both|Of|Across) [a-z(])"
)
_HELD = re.compile(r"\bcompared (?:with|to)\b")
_OUTCOMES_HEADING = re.compile(r"^(?:Primary|Secondary|Main|Other) outcomes? (?=[A-Z])")
_COMPARES = re.compile(
    r"^(?P<one>[^,;:.]{3,90}?) (?:versus|vs\.?|compared with|compared to) (?P<two>[^;:.]{3,110}):\s+(?P<rest>.{20,})$"
)
_TWO_HEADS = re.compile(r"[a-z)] [A-Z][a-z]+ [a-z]")
# “…, with bone marrow donors experiencing more pain”
_DOING = {
    "experiencing": "experienced", "showing": "showed", "reporting": "reported", "having": "had", "favouring": "favoured", "receiving": "received",
    "indicating": "indicated", "suggesting": "suggested", "achieving": "achieved", "demonstrating": "showed", "losing": "lost", "gaining": "gained",
}  # fmt: skip
_ABSOLUTE = quick(
    rf", with (?P<who>(?!(?:the )?(?:results?|evidence)\b)(?:[\w’'/-]+ ){{1,7}}?)(?P<verb>{'|'.join(_DOING)})\s+(?=[^;:]{{8,}}$)"
)
# “…, with the remaining trials judged to have an unclear risk”
_THE_REST = quick(
    r",? with the (?P<who>(?:remaining|other) (?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?:trials|studies|reviews|participants|patients)) (?P<judged>(?:judged|rated|considered|classed|classified|assessed|found) (?:to|as|at|of) [^;:]{5,})$"
)
# What a doubt reaches may stand alone where it is doubted itself.
_DOUBTFUL = quick(
    r"\b(?:uncertain|unclear|unknown|insufficient|not enough|likely|possible|possibly)\b", re.IGNORECASE
)
_HEDGED_CLAUSE = quick(
    r",? (?P<joint>and|but|;) (?=(?:the|these|this|those|it|they|there|further|more|most|some|all|no|[\w-]+) (?:[\w’'-]+ ){0,6}?(?:may|might|could|uncertain|unclear|unknown)\b)"
)

# “… in women with a low risk of bleeding”: whom a result is about may be told by itself.
_WHOM = quick(
    r" (?:in|among|for) (?P<whom>(?:all |most |some |both |the )?(?:(?!(?:in|of|with|for|to|and|or|from|by|the)\b)[\w-]+ ){0,3}?(?:people|patients|participants|women|men|adults|children|infants|babies|adolescents|mothers|neonates|individuals|"
    r"smokers|older people|outpatients|inpatients) (?:with|who|at|undergoing|receiving|aged|having|taking|on|after|given|treated|under|over|without|whose) [^,;:]{5,})\.$"
)
_RESULT = quick(
    r"\b(?:more|less|fewer|higher|lower|better|worse|increase[sd]?|decrease[sd]?|reduce[sd]?|improve[sd]?|difference|similar|greater|effective|evidence|effects?|uncertain|unclear|prevents?|beneficial|benefits?)\b"
)
_MORE_THAN_WHOM = quick(
    r"\b(?:but|than|compared|while|without|may|might|could|would|to|nor|is|are|was|were|has|have|had|did|does|needed|indicates?|suggests?|showed|shows)\b"
)
_WHO_ARE = re.compile(r"\b(?:who|whose \w+|that) (?:is|are|was|were|has|have|had|did|may)\b")
_NO_RESULT = quick(
    r"\b[Nn]o (?:[\w-]+ ){0,4}?(?:trials|studies|RCTs|evidence|data)\b[^.;]{0,120}\b(?:have|are|were|is) (?:\w+ )?(?:shown|available|found|published|identified)\b|\b(?:should|must|needs?|recommend\w*|required|needed|warranted|believed?|assumed?|expect(?:ed)?|hypothesi[sz]ed?|thought|aim(?:ed)?)\b",
    re.IGNORECASE,
)
_WHEN_COMPARED = quick(
    r"(?:,? when |^When )(?P<pair>(?:[^,;:]|(?<=\d),(?=\d)){5,110}? (?:was|were) compared (?:with|to) [^,;:]{3,90}?)(?:, |(?=\.$))"
)

# “…, compared with no treatment, …”: whom it is held against may be told behind it.
_HELD_AGAINST = quick(
    r", (?:when |as )?(?:compared (?:with|to)|in comparison (?:with|to|of)) (?P<other>[^,;:.]{3,90}),(?= )"
)
_HELD_FIRST = re.compile(
    r"(?:When c|C|As c)ompared (?:with|to) (?P<other>[^,;:.]{3,90}), |In comparison (?:with|to) (?P<next>[^,;:.]{3,90}), "
)
# “More trials are needed to determine whether …”
_NEEDED_TO = quick(
    r"(?P<need>\b(?:is|are|was|were) (?:\w+ly )?(?:needed|required|warranted|necessary))(?: in order)? to (?P<do>determine|assess|evaluate|establish|clarify|confirm|explore|find out|investigate|examine|identify|define|test|compare|address|explain|increase|improve|inform|see) ",
    re.IGNORECASE,
)
# A stop that is missing: behind it a word is large that is so only where a sentence begins.
_NO_STOP = quick(
    r"(?<=[a-z)]),? (?=(?:Due to|There (?:was|were|is|are)|It (?:is|was)|However,|Further (?:trials|studies|research)|We (?:found|did|are)|No (?:studies|trials|difference)) )|(?<=[a-z)])\.(?=(?:The|Thus|However|In|There|This|No|It|These|We|A|For|Most|All|Further|Two|One|Three),? [a-z])"
)
_WITH_NO = quick(
    r", (?:but )?with (?=(?:no|little|some|limited|high|low|considerable|substantial) (?:[\w-]+ ){0,4}(?:evidence|heterogeneity|differences?|effects?|information|data|risk|changes?|improvements?|benefits?|reductions?|increases?|deaths?)\b[^,;:]*$)"
)


def without_heading(sentence: str) -> str:
    """Give a sentence without the heading that ran into it; as it is where there is none."""
    sentence = _OUTCOMES_HEADING.sub("", sentence)
    match = _HEADING.match(sentence)
    if (
        not match
        or has_finite_verb(_HELD.sub(" ", match.group("heading")))
        or not has_finite_verb(sentence[match.end() :])
    ):
        return sentence
    return sentence[match.end() :]


@lru_cache(maxsize=2048)
def split_compared(sentence: str) -> list[str]:
    """Split “X versus Y: Z was lower” into “X was compared with Y” and what came of it."""
    match = _COMPARES.match(sentence)
    if (
        not match
        or _TWO_HEADS.search(match.group("two"))
        or has_finite_verb(match.group("one"))
        or not SURE_VERB.search(match.group("rest"))
    ):
        return []
    one = match.group("one")
    one = one[0].lower() + one[1:] if one.split(" ", 1)[0][1:].islower() else one
    parts = [finish(f"One comparison was of {one} with {match.group('two')}"), finish(match.group("rest"))]
    return parts if sound(parts[0]) and sound(parts[1]) else []


@lru_cache(maxsize=2048)
def split_grade_clause(sentence: str) -> list[str]:
    """Split “A, as the quality of the evidence is low” into “A. The quality of the evidence is low”."""
    match = _GRADE_CLAUSE.search(sentence)
    if not match:
        return []
    clause = match.group("clause")
    if not (match.group("be") or "").strip() or match.group("be") == "being ":
        clause = f"{clause[: match.start('level') - match.start('clause')].replace(' being', '').rstrip()} was {match.group('level')}"
    parts = [finish(sentence[: match.start()]), finish(clause)]
    return parts if sound(parts[0]) else []


# How the same is said once idle words are gone.
_EVIDENCE_SAYS = re.compile(
    rf"(?P<before>(?:[^,;:]{{3,60}}, )?)(?P<kind>(?:{_LEVEL}(?:[- ](?:quality|certainty))?|limited|weak|some) evidence) (?P<says>shows|suggests) that (?P<rest>.+)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def split_evidence_that(sentence: str) -> list[str]:
    """Split “There is clear evidence that A, and that B”, or “Low-quality evidence suggests that …”, into two that both say so."""
    there = _EVIDENCE_THAT.match(sentence)
    match = there if there and there.group("that") == "that" else _EVIDENCE_SAYS.match(sentence)
    joint = _AND_THAT.search(match.group("rest")) if match else None
    if not match or not joint:
        return []
    one, two = match.group("rest")[: joint.start()], match.group("rest")[joint.end() :]
    if not (has_finite_verb(one) and has_finite_verb(two)) or "no " in match.group("kind"):
        return []
    first, kind = sentence[: match.start("rest")], match.group("kind")
    again = (
        f"There {match.group('there').split()[1]} also {kind}"
        if match is there
        else f"{kind} also {match.group('says')}"
    )
    parts = [finish(f"{first}{one}"), finish(f"{again} that {two}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def one_grade(sentence: str) -> list[str]:
    """Say how sure each item of a list is once, at the end, where it is the same for all."""
    found = list(_GRADES.finditer(sentence))
    told = {re.sub(r"[- ]", " ", m.group("grade").lower()) for m in found}
    if (
        len(found) < 2
        or len(told) != 1
        or sentence[found[-1].end() :].strip(" .")
        or "(" in _GRADES.sub("", sentence)
    ):
        return []
    bare = _GRADES.sub("", sentence).rstrip(" .")
    if re.search(r"\b(?:and|or|but)$", bare):
        return []
    return [finish(f"{bare} ({'both' if len(found) == 2 else 'all'} {found[-1].group('grade')})")]


@lru_cache(maxsize=2048)
def without_measures(sentence: str) -> list[str]:
    """Leave out how something was measured, on which scale, a statistic behind it, and what a name is called besides."""
    for pattern in (_STATISTIC, _MEASURED, _ON_SCALE, _APPOSITION):
        for match in pattern.finditer(sentence):
            if _MUST_STAY.search(match.group()) or (pattern is not _STATISTIC and re.search(r"\d", match.group())):
                continue
            left = sentence[match.end() :]
            shorter = finish(sentence[: match.start()] + (" " if not left.startswith((",", ".", ";")) else "") + left)
            if sound(shorter) and SURE_VERB.search(shorter):
                return [shorter]
    return []


@lru_cache(maxsize=2048)
def split_absolute(sentence: str) -> list[str]:
    """Split “A, with women reporting more pain” into “A. Women reported more pain”."""
    if (rest := _THE_REST.search(sentence)) and SURE_VERB.search(sentence[: rest.start()]):
        told = f"The {rest.group('who')} were {sentence[rest.start('judged') :]}"
        parts = [finish(sentence[: rest.start()]), finish(told)]
        if all(map(sound, parts)):
            return parts
    for match in _ABSOLUTE.finditer(sentence):
        first = sentence[: match.start()]
        if not SURE_VERB.search(first) or IN_ITS_REACH.search(first) or first.count("(") != first.count(")"):
            continue
        if re.search(r"\b(?:may|might|could|would|should|will)\b", first):
            continue
        parts = [
            finish(first),
            finish(f"{match.group('who')}{_DOING[match.group('verb')]} {sentence[match.end() :]}"),
        ]
        if all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_doubted(sentence: str) -> list[str]:
    """Split “It is uncertain A, and B may C”: what is doubted itself may stand beside a doubt."""
    for match in _HEDGED_CLAUSE.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        if not _DOUBTFUL.search(first) or REPORTED.search(first) or not SURE_VERB.search(first):
            continue
        opener = "But " if match.group("joint") == "but" else ""
        parts = [finish(first), finish(opener + second)]
        if first.count("(") == first.count(")") and all(map(sound, parts)):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_whom(sentence: str) -> list[str]:
    """Split “A reduced B in women with C” into “A reduced B. This holds for women with C”."""
    match = _WHOM.search(sentence)
    if not match:
        return []
    first = sentence[: match.start()]
    if not (SURE_VERB.search(first) and _RESULT.search(first)) or first.count("(") != first.count(")"):
        return []
    if re.search(
        r"\b(?:than|compared|and|or|but|that|whether|not|needed|required|should|trials?|studies)$", first
    ) or _NO_RESULT.search(first):
        return []
    if _MORE_THAN_WHOM.search(_WHO_ARE.sub("", match.group("whom"))) or re.search(
        r"\b(?:whether|if|based on)\b", match.group("whom")
    ):
        return []
    parts = [finish(first), finish(f"This holds for {match.group('whom')}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_when_compared(sentence: str) -> list[str]:
    """Split “A was higher when B was compared with C” into “B was compared with C. A was higher”."""
    match = _WHEN_COMPARED.search(sentence)
    if not match:
        return []
    rest = sentence[: match.start()] + sentence[match.end() :]
    if re.search(r"\b(?:including|such as)\b", match.group("pair")):
        return []
    parts = [finish(match.group("pair")), finish(rest)]
    return parts if SURE_VERB.search(rest) and all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_held_against(sentence: str) -> list[str]:
    """Split “A, compared with B, did C” into “A did C. The comparison was with B”."""
    first = _HELD_FIRST.match(sentence)
    inside = None if first else _HELD_AGAINST.search(sentence)
    match = first or inside
    if not match:
        return []
    other = match.group("other") or match.groupdict().get("next") or ""
    rest = sentence[match.end() :] if first else sentence[: match.start()] + sentence[match.end() :]
    if (
        len(other.split()) < 2
        or "compared" in rest
        or not SURE_VERB.search(rest)
        or (has_finite_verb(f"It {other}.") and SURE_VERB.search(other))
    ):
        return []
    be = "was" if re.search(r"\b(?:was|were|had|did|\w{2,}ed)\b", rest) else "is"
    parts = [finish(rest), finish(f"The comparison {be} with {other}")]
    return parts if all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_needed(sentence: str) -> list[str]:
    """Split “Trials are needed to determine A” into “Trials are needed. The aim is to determine A”."""
    match = _NEEDED_TO.search(sentence)
    if not match:
        return []
    parts = [
        finish(sentence[: match.end("need")]),
        finish(f"The aim is to {match.group('do')} {sentence[match.end() :]}"),
    ]
    return parts if not IN_ITS_REACH.search(parts[0]) and all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_at_no_stop(sentence: str) -> list[str]:
    """Split where a stop is missing: “in both groups There was no harm”."""
    for match in _NO_STOP.finditer(sentence):
        parts = [finish(sentence[: match.start()]), finish(sentence[match.end() :])]
        if all(has_finite_verb(part) and sound(part) for part in parts):
            return parts
    return []


@lru_cache(maxsize=2048)
def split_with_no(sentence: str) -> list[str]:
    """Split “A, with no evidence of B” into “A. There was no evidence of B”."""
    match = _WITH_NO.search(sentence)
    if not match or IN_ITS_REACH.search(sentence[: match.start()]) or not SURE_VERB.search(sentence[: match.start()]):
        return []
    many = re.match(
        r"[^.]*?\b(?:differences|effects|data|changes|improvements|benefits|reductions|increases|deaths)\b",
        sentence[match.end() :],
    )
    was = (
        ("were" if many else "was")
        if re.search(r"\b(?:was|were|had|did|\w{2,}ed)\b", sentence[: match.start()])
        else ("are" if many else "is")
    )
    parts = [finish(sentence[: match.start()]), finish(f"There {was} {sentence[match.end() :]}")]
    return parts if all(map(sound, parts)) else []

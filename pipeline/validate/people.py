"""People: a summary tells of those the study was about. Takes both; gives Flags on species, groups and outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.validate.align import evidence, index_of
from pipeline.validate.flags import every_sentence, flag

_ANIMAL = re.compile(
    r"\b(?:mice|mouse|rats?|rabbits?|dogs?|pigs?|monkeys?|animals?|zebrafish|hamsters?|sheep|hens|chickens?|cattle|horses|cows|piglets|worms|flies|rodents?|laboratory|lab|cells?|test tubes?)\b",
    re.IGNORECASE,
)
_PEOPLE_TOLD = re.compile(
    r"\b(?:(?:in|among|of|for|that|the|these|most|many|all|some|\d+) (?:\w+ )?(?:people|patients|women|men|adults|children|participants|volunteers|humans)\b|(?:people|patients|women|men|adults|children|participants|volunteers) (?:who|with|given|treated|taking|had|were|in)\b)",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:not (?:been )?(?:done|tested|shown|known|carried)|no(?:t)? (?:people|humans?)|whether|may|might|could|would|cannot|do(?:es)? not|did not|unclear|unknown|before|need(?:ed)?|interest|talk|questions|carry over|early research|future)\b",
    re.IGNORECASE,
)
# Groups that a reader may or may not belong to: (words of the summary, words of the paper that carry them).
_GROUPS = (
    (r"child(?:ren)?|kids|toddlers?", r"child\w*|kids|toddlers?|p[a]?ediatric\w*|infants?|boys?|girls?|adolescen\w*|school\w*|aged? (?:\d|1[0-7])\b|neonat\w*|preschool\w*|newborns?|juvenile|minors|teenage\w*|young"),
    (r"teenagers?|adolescents?|teens", r"teen\w*|adolescen\w*|youths?|young|school\w*|aged 1\d|child\w*|p[a]?ediatric\w*"),
    (r"bab(?:y|ies)|infants?|newborns?", r"bab(?:y|ies)|infants?|newborns?|neonat\w*|preterm|birth\w*|breast\w*|p[a]?ediatric|pregnan\w*|months? old|matern\w*"),
    (r"adults?", r"adults?|patients?|men|women|man|woman|aged|years?|volunteers|participants|elderly|people|subjects|individuals"),
    (r"older (?:people|adults)|elderly", r"older|elderly|aged|geriatric|seniors?|frail\w*|years?|old\w*|dementia|nursing home\w*"),
    (r"pregnant women|pregnan(?:t|cy)", r"pregnan\w*|gestation\w*|antenatal|prenatal|matern\w*|obstetric\w*|birth\w*|trimester|labou?r|mothers?|conception|ivf|conceiv\w*|midwi\w*|f[o]?etal"),
    (r"women|woman|girls?|females?", r"wom[ae]n|females?|girls?|pregnan\w*|matern\w*|mothers?|menopaus\w*|breast|cervical|ovarian|gyn\w*|obstetric\w*|endometri\w*|vagin\w*|uter\w*|she|her|birth\w*|ladies|lady|midwi\w*"),
    (r"men|man|boys?|males?", r"m[ae]n|males?|boys?|prostat\w*|testic\w*|erectile|sperm\w*|he|his|fathers?|gentlem[ae]n|sexes|gender"),
    (r"mice|mouse|rats?|animals?|dogs?|rabbits?|monkeys?", r"mice|mouse|murine|rats?|animals?|dogs?|canine|rabbits?|monkeys?|primates?|rodents?|preclinical|vivo|pigs?|porcine|veterinary|sheep|livestock|cats?|horses?"),
)  # fmt: skip
_IMPROVED = re.compile(
    r"\b(?:(?:got|felt|became|was|were|is) (?:\w+ )?(?:better|well again|healed|cured|recovered)|improv(?:ed|ement|es)|recover(?:ed|y)|heal(?:ed|ing|s)?|clear(?:ed)? up|cleared|resolved|disappeared|went away|went into remission|remission|symptom[- ]free|successfully treated|"
    r"(?:was|were) (?:stopped|discontinued|switched)|stopped (?:taking|the|her|his|natalizumab|treatment)|relapsed|got worse|worsened|died|survived|returned to normal)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|whether|if|cannot|does not say|unknown|unclear|without|nor|did not|does not|didn['’]t|doesn['’]t|hope|may|might|could|before|how|what)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_OUTCOME_STEMS = {
    "improv": r"improv|better|amelior|respon|benefi|recover|resol|remission|decreas|reduc|regress", "recover": r"recover|resol|improv|well\b|discharg|normal", "heal": r"heal|resol|epitheli|improv|clos",
    "clear": r"clear|resol|disappear|regress|improv", "resol": r"resol|clear|disappear|regress|improv|recover|remission|subsid", "disappear": r"disappear|resol|clear|vanish|regress", "remission": r"remission|resol|clear|regress|free",
    "stop": r"stop|discontinu|withdr|ceas|halt|suspend|interrupt|quit", "discontinu": r"stop|discontinu|withdr|ceas|halt|suspend|interrupt", "switch": r"switch|chang|replac|convert", "relaps": r"relaps|recur|flare|exacerb",
    "worse": r"wors|deteriorat|progress|aggravat|exacerb|declin|flare", "died": r"\bdie|death|mortal|fatal|deceas|surviv", "surviv": r"surviv|alive|mortal|death|\bdie", "normal": r"normal|resol|recover", "cur": r"\bcure|resol|remission|recover",
    "symptom": r"symptom|asymptomatic", "success": r"success|respon|improv|resol|recover", "better": r"better|improv|recover|resol|respon|amelior|superior|greater|higher|benefi|well\b", "well": r"well\b|recover|improv", "went": r"resol|disappear|clear|subsid|remission|regress",
}  # fmt: skip


def species(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block an animal or laboratory finding told as if it were in people."""
    if paper.facts.design.value not in {"animal study", "laboratory study"} or paper.facts.design.confidence < 0.5:
        return
    told_people = bool(
        re.search(r"\b(?:patients|volunteers|participants|women|men|humans?|donors)\b", paper.text, re.IGNORECASE)
    )
    kind = "animals" if paper.facts.design.value == "animal study" else "the laboratory"
    named = any(
        _ANIMAL.search(claim.text) for name in ("takeaway", "findings") for claim in summary.section(name)
    ) or bool(_ANIMAL.search(summary.title))
    for place in every_sentence(summary):
        if place[0] in {"audience", "caveats"}:
            continue
        text = place[2].text
        match = _PEOPLE_TOLD.search(text)
        if match and not _ANIMAL.search(text) and not _NOT_PEOPLE.search(text):
            yield flag(
                "species", Severity.WARN if told_people else Severity.BLOCK, place, match.span(), f"the study was done in {kind}, not in people",
                standard="CIOMS plain language, animals; Health News Review, criterion 9", remedy=f"say that it was in {kind}",
            )  # fmt: skip
    if not named:
        yield Flag(
            rule="species", severity=Severity.WARN, section="takeaway", message=f"nothing in takeaway or findings says that this was in {kind}",
            standard="Health News Review, criterion 9", remedy=f"say that it was in {kind}",
        )  # fmt: skip


def population(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a group of people that the paper does not speak of."""
    text = f"{paper.title} {paper.text}".lower()
    for place in every_sentence(summary):
        for words, carried in _GROUPS:
            match = re.search(rf"\b(?:{words})\b", place[2].text, re.IGNORECASE)
            if match and not re.search(rf"\b(?:{carried})\b", text):
                yield flag(
                    "population", Severity.WARN, place, match.span(), f"the paper does not speak of “{match.group()}”",
                    standard="PICO: the population is the paper's", remedy="name the people of the study",
                )  # fmt: skip
                break


def outcome(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block an outcome that the paper does not report: that someone improved, stopped a medicine, died."""
    own = " ".join(p.text for p in paper.passages() if p.whose != "cited" and p.kind != "references").lower()
    strict = paper.facts.design.value in {"case report", "case series"} and (
        paper.scope == "full" or summary.origin.drafter != "person"
    )
    for place in every_sentence(summary):
        if place[0] == "audience":
            continue
        text = place[2].text
        for match in _IMPROVED.finditer(text):
            if _NEGATED.search(text[: match.start()]):
                continue
            carried = next((pattern for key, pattern in _OUTCOME_STEMS.items() if key in match.group().lower()), None)
            if carried is None or re.search(carried, own):
                continue
            yield flag(
                "outcome", Severity.BLOCK if strict else Severity.WARN, place, match.span(),
                f"the paper does not report this: “{match.group()}”", passages=tuple(p.id for p in evidence(text, place[2].passages, paper, 2))[:2],
                standard="plainpaper: what is not reported is not told", remedy="take it out, or say that the paper does not tell",
            )  # fmt: skip
            break


def scope(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn where few people or one are not named at the top of the draft."""
    design, fact = paper.facts.design, paper.facts.participants
    number = int(fact.value) if fact.value and fact.value.isdigit() else None
    small = design.value in {"case report", "case series"} or (
        number is not None and number < 30 and fact.confidence >= 0.6
    )
    if not small or design.confidence < 0.4 or design.value in {"animal study", "laboratory study"}:
        return
    top = " ".join([summary.title, summary.teaser, *(claim.text for claim in summary.takeaway or summary.findings)])
    words = r"\b(?:one|single|a|an|this|\d+[- ]year[- ]old) (?:\w+ ){0,3}?(?:person|patient|woman|man|case|child|boy|girl|baby|infant|report)\b|\bcase (?:report|series)\b|\bsmall (?:study|trial|group|number)\b|\bfew (?:people|patients)\b"
    if number and re.search(rf"\b{number}\b", top):
        return
    if not re.search(words, top, re.IGNORECASE) and not (
        number and number > 1 and re.search(rf"\b{_word(number)}\b", top, re.IGNORECASE)
    ):
        who = "one person" if number == 1 or design.value == "case report" else f"{number or 'few'} people"
        yield Flag(
            rule="scope", severity=Severity.WARN, section="takeaway", message=f"title, teaser and takeaway do not say that this was about {who}",
            standard="Health News Review, criterion 5; CONSORT for abstracts", remedy=f"say “in {who}” at the top",
        )  # fmt: skip


def _word(number: int) -> str:
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905 - shorter to read
    return words[number] if number < len(words) else str(number)


def alignment(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Note the sentences of somebody else's summary for which code found no passage."""
    if summary.origin.drafter != "person":
        return
    index = index_of(paper)
    lonely = [
        p for p in every_sentence(summary) if p[1] is not None and not p[2].passages and not index.rank(p[2].text, 1)
    ]
    if lonely:
        yield Flag(
            rule="alignment", severity=Severity.NOTE, message=f"{len(lonely)} sentences have no passage that resembles them",
            standard="plainpaper: a draft is never better than its evidence", remedy="read these against the paper first",
        )  # fmt: skip

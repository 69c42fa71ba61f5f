"""Species: what was seen in animals or cells is not told of people. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.records.designs import NOT_IN_PEOPLE
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index, index_of
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.lead import tells_in_general

_ANIMAL = quick(
    r"\b(?:mice|mouse|rats?|rabbits?|dogs?|pigs?|monkeys?|animals?|zebrafish|hamsters?|sheep|hens|chickens?|cattle|horses|cows|piglets|worms|flies|rodents?|laboratory|lab|cells?|test tubes?|yeasts?|bacteri\w{1,3}|plants?|embryos?|fish|frogs?|birds?|insects?|mosquito(?:es)?|larvae?|tissues?|neurons?|proteins?|molecules?|virus(?:es)?|genes?|parasites?|primates?|calves|lambs|ferrets|cadavers?|bodies|corpses?|mannequins?|manikins?|phantoms?|simulat\w{1,4})\b",
    re.IGNORECASE,
)
# Cells, genes and nerves people have too: a summary of a whole paper that names no creature is read as one of people. Of 29 human
# summaries of whole papers on animals 3 name none; of 24 that were told of people instead 13.
_CREATURE = quick(
    r"\b(?:mice|mouse|murine|rats?|rabbits?|dogs?|canine|cats?|pigs?|porcine|piglets|monkeys?|macaques?|primates?|animals?|zebrafish|hamsters?|sheep|lambs?|goats?|hens?|chick(?:s|ens?)?|cattle|horses?|cows?|calves|bovine|worms?|nematodes?|elegans|fl(?:y|ies)|fruitfl\w{1,3}|drosophila|rodents?|yeasts?|bacteri\w{1,3}|plants?|fish|frogs?|tadpoles?|xenopus|toads?|birds?|finches|insects?|bees?|ants?|mosquito(?:es)?|larva[el]?|caterpillars?|ferrets?|bats?|squid|sponges?|snails?|snakes?|lizards?|turtles?|sharks?|chimpanzees?|bonobos?|apes?|gorillas?|beetles?|moths?|butterfl\w{1,3}|wasps?|ticks?|mites?|spiders?|crickets?|locusts?|hydra|urchins?|corals?|mollus\w{1,3}|cadavers?|embryos?|pups?|litters?|livestock|poultry)\b",
    re.IGNORECASE,
)
_PEOPLE_TOLD = quick(
    r"\b(?:(?:in|among|of|for|that|the|these|most|many|all|some|\d+) (?:\w+ )?(?:people|patients|women|men|adults|children|participants|volunteers|humans)\b|(?:people|patients|women|men|adults|children|participants|volunteers) (?:who|with|given|treated|taking|had|were|in)\b)",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"\b(?:not (?:been )?(?:done|tested|shown|known|carried)|not (?:in|on|with|from)|rather than|no(?:t)? (?:people|humans?)|whether|may|might|could|would|cannot|do(?:es)? not|did not|unclear|unknown|before|need(?:ed)?|interest|talk|questions|carry over|early research|future|first steps?|steps? (?:towards?|closer)|hop(?:e|es|ed|ing)|one day|pav(?:e|es|ed|ing) the way|(?:each|every) year|(?:m|b)illions of)\b",
    re.IGNORECASE,
)

# The study itself had people: they were enrolled, or gave samples.
_WERE_PEOPLE = quick(
    r"\b(?:\d+|enrolled|recruited|included|consecutive|healthy) (?:[\w-]+ ){0,3}?(?:patients|volunteers|participants|women|men|donors|human subjects)\b|"
    r"\b(?:patients|volunteers|participants|women|donors|human subjects) (?:[\w-]+ ){0,4}?(?:were (?:enrolled|recruited|included|randomi[sz]ed)|gave (?:written )?(?:informed )?consent)\b|"
    r"\b(?:samples?|biops(?:y|ies)|sera|serum|blood|tissues?|specimens?) (?:[\w-]+ ){0,3}?(?:from|of) (?:[\w-]+ ){0,4}?(?:patients|volunteers|participants|donors|(?<!mouse )(?<!mice )(?<!rat )(?<!murine )(?<!recipient )(?:transplant|graft|organ|kidney|liver|heart|lung|marrow|transfusion|vaccine) recipients)\b",
    re.IGNORECASE,
)
_OWN = {"abstract", "methods", "results", "case"}
# A sentence that no passage tells so well is the writer's background, not a finding told of the wrong kind.
_DRAWN = 0.3
# Nearly every whole paper of animals speaks of patients somewhere. A finding is told of the wrong kind for sure where the passages
# that tell it best name an animal, or cells, as what was studied, and those that speak of people tell it so much less.
_NEARLY_BEST, _CLEARLY_LESS, _MOST = 0.08, 0.12, 40
_IN_A_DISH = quick(
    r"\b(?:cells?|cell lines?|cultures?d?|in vitro|ex vivo|organoids?|explants?|slices|dishes|wells)\b", re.IGNORECASE
)
_FOUND_IN = frozenset({"abstract", "results", "discussion", "conclusions"})
# What a treatment did: a claim that somebody may act on. What an illness is like, one may know from elsewhere.
_DID = quick(
    r"\b(?:help(?:s|ed)?|cur(?:e|es|ed)|treat(?:s)?|heal(?:s|ed)?|work(?:s|ed)|effective(?:ly)?|safe(?:ly)?|improv\w{1,5}|reduc\w{1,5}|recover\w{0,3}|regain\w{0,3}|restor\w{1,3}|prevent\w{0,3}|protect\w{0,4}|"
    r"reliev\w{1,3}|eas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|slow(?:s|ed|ing)?|stop(?:s|ped|ping)?|revers\w{1,3}|shr(?:ink|inks|ank|unk|inking)|rescu\w{1,3}|extend\w{0,3}|block(?:s|ed|ing)?|boost\w{0,3}|increas\w{1,3}|decreas\w{1,3}|"
    r"(?:surviv|liv)(?:e|es|ed|ing)|died|dying|lost|grew|regrew|benefit\w{0,3}|respond\w{0,3}|fewer|less|more|longer|better|worse|higher|stronger|weaker|smaller|faster|slower)\b",
    re.IGNORECASE,
)
_KNOWN = quick(
    r"\b(?:already|currently|previous\w*|earlier|other (?:studies|research|drugs|treatments)|known|usually|is (?:often |widely |commonly )?(?:used|given|prescribed|approved|taken)|are (?:often |widely |commonly )?(?:used|given|prescribed|approved|taken)|doctors|important|understand\w*|insights?|targets?|develop\w*|design\w*|promis\w+)\b",
    re.IGNORECASE,
)
# “People with diabetes have lower insulin levels”: what it is to be ill, in the present, and no treatment in it.
_TO_BE_ILL = re.compile(
    r"\b(?:people|patients|women|men|adults|children|humans) (?:(?:with|who have|living with) (?:[\w’'-]{1,16} ){1,4}?)?(?:(?:often|usually|also|sometimes|tend to|typically) )?(?:have|are|lose|get|feel|make|produce|suffer|live|die|show)\b",
    re.IGNORECASE,
)
_TREATED = quick(
    r"\b(?:with the|after|given|get(?:s|ting)? the|took|taking|receiv\w*|treat\w*|therap\w*|drugs?|medicines?|when|if|who (?:had|got|were)|thanks to|because of)\b",
    re.IGNORECASE,
)


@rule(
    "species",
    Severity.BLOCK,
    Severity.WARN,
    why="results in animals and cells often do not carry over to people",
    standard="CIOMS plain language, animals; Health News Review, criterion 9",
)
def species(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Block an animal or laboratory finding told as if it were in people."""
    if paper.facts.design.value not in NOT_IN_PEOPLE or paper.facts.design.confidence < 0.5:
        return
    told_people = bool(
        re.search(
            r"\b(?:patients|volunteers|participants|(?:transplant|graft|organ|kidney|liver|heart|lung|marrow|transfusion|vaccine) recipients|women|men|humans?|donors)\b",
            paper.text,
            re.IGNORECASE,
        )
    )
    if told_people and any(
        _WERE_PEOPLE.search(p.text) for p in paper.sentences() if p.whose == "study" and p.kind in _OWN
    ):
        return  # it followed animals and people, and which of them a sentence tells of, code cannot say
    index = index_of(paper)
    kind = "animals" if paper.facts.design.value == "animal study" else "the laboratory"
    being = _CREATURE if kind == "animals" and len(index.passages) > LONG else _ANIMAL
    named = any(
        being.search(claim.text) for name in ("takeaway", "findings") for claim in summary.section(name)
    ) or bool(being.search(summary.title))
    for place in every_sentence(summary):
        if place[0] in {"audience", "caveats"}:
            continue
        text = place[2].text
        match = _PEOPLE_TOLD.search(text)
        if match and not being.search(text) and not _NOT_PEOPLE.search(text) and _is_drawn_from(text, index):
            sure = _is_found_in_others(text, kind, index) or not (told_people or tells_in_general(text))
            yield flag(
                "species", Severity.BLOCK if sure else Severity.WARN, place, match.span(), f"the study was done in {kind}, not in people",
                standard="CIOMS plain language, animals; Health News Review, criterion 9", remedy=f"say that it was in {kind}",
            )  # fmt: skip
    if not named:
        yield Flag(
            rule="species", severity=Severity.WARN, section="takeaway", message=f"nothing in takeaway or findings says that this was in {kind}",
            standard="Health News Review, criterion 9", remedy=f"say that it was in {kind}",
        )  # fmt: skip


def _is_found_in_others(text: str, kind: str, index: Index) -> bool:
    """Tell whether a sentence tells what a treatment did, as the paper tells it of its animals or cells and of nobody else."""
    if not _DID.search(text) or _KNOWN.search(text) or (_TO_BE_ILL.search(text) and not _TREATED.search(text)):
        return False
    ranked = index.rank(text, _MOST)
    best = ranked[0][0]
    studied = _CREATURE if kind == "animals" else _IN_A_DISH
    found = any(
        score >= best - _NEARLY_BEST and p.whose == "study" and p.kind in _FOUND_IN and studied.search(p.text)
        for score, p in ranked
    )
    of_people = next((score for score, p in ranked if _PEOPLE_TOLD.search(p.text)), 0.0)
    return found and best - of_people >= _CLEARLY_LESS


def _is_drawn_from(text: str, index: Index) -> bool:
    """Tell whether a sentence retells a passage of the paper that does not speak of people itself."""
    best = next(iter(index.rank(text, 1)), None)
    return best is not None and best[0] >= _DRAWN and not _PEOPLE_TOLD.search(best[1].text)

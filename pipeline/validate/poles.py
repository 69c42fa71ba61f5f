"""Know the two poles of a study's people: early or late illness, term or preterm babies, left or right. Takes a sentence; gives the wrong pole.

A sentence names one pole, the paper only the other, in whatever words: then whom or what it tells of was exchanged. The words of
the draft are narrow, those of the paper wide. Beside each pair stands what the two share, for the message.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.quick import Quick, Several, quick
from pipeline.validate.align import Index

_CANCER = r"(?:[\w-]{1,14} ){0,2}?(?:cancers?|tumou?rs?|disease|melanoma|lymphoma|carcinoma)"


class Pole(NamedTuple):
    """How a draft names a pole, how any paper that has it would, and the words of a paper that has the other pole."""

    told: Quick
    carried: Quick
    other: Quick


def _pole(told: str, carried: str, other: str) -> Pole:
    return Pole(quick(rf"\b(?:{told})\b", re.IGNORECASE), quick(carried, re.IGNORECASE), quick(other, re.IGNORECASE))


_POLES = (
    _pole(r"born (?:on time|at term|at full term)|full[- ]term (?:babies|infants|newborns)", r"(?<!pre)(?<!pre-)\b(?:near[- ])?term\b(?! (?:follow|outcome|use|effect|surviv|result))|full-?term|on time|\bmature infant|≥ ?37|37 (?:or more )?weeks", r"preterm|pre-term|premature|born (?:too )?early"),
    _pole(r"born (?:too (?:early|soon)|early|before their time)|premature (?:babies|infants)|preterm (?:babies|infants)", r"preterm|pre-term|prematur|\bvlbw|\belbw|birth ?weight|gestation|weeks|early|immatur|neonatal (?:intensive|unit)|nicu|surfactant|bronchopulmonary", r"\bterm\b"),
    _pole(rf"advanced {_CANCER}|late[- ]stage {_CANCER}|metastatic {_CANCER}|(?:cancer|tumou?rs?) (?:that |which )?(?:had|has|have) (?:already )?spread", r"advanced|metasta|late[- ]stage|stage (?:iii|iv|3|4)|unresect|inoperable|dissemin|terminal|incurable|palliat|spread|distant|invas|high[- ]risk|node[- ]positive|extensive|progress|infiltrat", r"\bearly\b|stage i\b|locali[sz]ed"),
    _pole(rf"early[- ]stage {_CANCER}|early (?:[\w-]+ )?(?:cancers?|melanoma|tumou?rs?)", r"\bearl(?:y|ier|iest)\b|stage (?:0|i|ii|1|2)|locali[sz]|newly|initial|\bt1|\bt2|mild|beginning|in situ|resect|operable|incipien|superficial", r"advanced|metasta|inoperable|unresect"),
    _pole(r"(?:had|have|were) (?:not|never) been treated(?: before)?|had never (?:taken|been given|had) (?:it|the (?:drug|medicine|treatment))|untreated (?:people|patients)|newly diagnosed (?:people|patients)", r"na[iï]ve|untreat|newly|new[- ]onset|recently diagnos|de novo|first|previously un|not (?:been |previously )?(?:treated|received)|never|no (?:prior|previous)|initial|without (?:prior|previous)|at diagnosis|unmedicated|drug[- ]free", r"previously (?:treat|receiv|used)|prior (?:treatment|therapy)|pre-?treat|prestudy|had used|refractory|had responded|already (?:treat|receiv|tak)"),
    _pole(r"(?:people|patients|women|men|adults|children) of (?:normal|healthy) weight|normal[- ]weight (?:people|women|men|adults|patients|children)|(?:thin|lean|slim) (?:people|women|men|adults|patients|children)", r"normal[- ]?weight|normal (?:bmi|body|weight)|healthy (?:weight|bmi)|\blean\b|\bthin|\bslim|non-?obese|underweight|\bbmi\b|body mass|\bweight controls", r"obes|overweight"),
    _pole(r"emergency (?:operations?|surgery)|urgent (?:operations?|surgery)", r"emergen|urgen|acute|trauma|perforat|ruptur|immediate|fractur|unplanned|unstable|injur|rescue", r"elective|planned|scheduled"),
    _pole(r"planned (?:operations?|surgery)|elective (?:operations?|surgery)", r"elective|planned|scheduled|routine|non-?emergen|non-?urgen|day[- ]case", r"emergency|urgent|acute"),
    _pole(r"(?:women )?before (?:the |their )?menopause|premenopausal women", r"pre-?menopaus|perimenopaus|before menopaus|menstru|reproductive|childbearing|fertile|both pre|\bages?d?\b|young", r"post-?menopaus"),
    _pole(r"(?:women )?(?:after|past|through) (?:the |their )?menopause|postmenopausal women", r"post-?menopaus|menopaus|older|elderly|climacter|aged? (?:5|6|7)\d|oestrogen|estrogen", r"pre-?menopaus"),
    _pole(r"(?<!non)(?<!non[-–‐‑ ])(?<!not )small[- ]cell (?:lung )?(?:cancers?|carcinomas?|tumou?rs?)", r"(?<!non)(?<!non[-–‐‑ ])small[- –‐‑]cell|\bsclc", r"non[-–‐‑ ]?small[-–‐‑ ]cell|\bnsclc"),
    _pole(r"type 1 diabetes", r"type[- ](?:1|i\b|one)|type[s]? 1|\biddm\b|\bt1d|juvenile|insulin[- ]depend|autoimmun|diabetes types|both types|latent", r"type[- ](?:2|ii\b|two)|\bt2dm?\b|niddm"),
    _pole(r"type 2 diabetes", r"type[- ](?:2|ii\b|two)|types? 1 and 2|\bniddm\b|\bt2d|adult[- ]onset|non-?insulin|both types|diabetes types|metabolic|obes|oral (?:hypogly|antidiab)|metformin|insulin resist", r"type[- ](?:1|i\b|one)|\bt1dm?\b|\biddm\b"),
    _pole(r"(?:people|men|women|adults|those) who (?:had |have )?never smoked|non-?smokers", r"non-?smok|never|smok|tobacco|cigar", r"smokers"),
    _pole(r"(?:in|from|lived in|living in) (?:rural (?:areas|regions|villages|communities)|villages|the countryside)", r"rural|village|countryside|remote|farm|district|agricultur|province|communit|region", r"urban|inner-city|\bcit(?:y|ies)\b|metropol"),
    _pole(r"(?:his|her|the|their) left (?:[a-z]{3,12} )?(?:leg|arm|eye|ear|kidney|lung|breast|knee|hip|foot|hand|shoulder|ankle|wrist|elbow|thigh|testicle|side|ovary|side of (?:the|his|her) (?:\w+))", r"\bleft\b|bilat|both|\bsides\b|\blt\b|sinistr|laterali|\bl\d|contralat|opposite|other", r"\bright\b"),
    _pole(r"(?:his|her|the|their) right (?:[a-z]{3,12} )?(?:leg|arm|eye|ear|kidney|lung|breast|knee|hip|foot|hand|shoulder|ankle|wrist|elbow|thigh|testicle|side|ovary|side of (?:the|his|her) (?:\w+))", r"\bright\b|bilat|both|\bsides\b|\brt\b|dextr|laterali|contralat|opposite|other", r"\bleft\b"),
    _pole(r"(?:was|were|is|are|proved|turned out) (?:to be )?(?:harmless|benign|not cancer|non-?cancerous)", r"benign|harmless|non-?(?:cancer|malig|neoplas)|no (?:evidence of |sign of )?(?:malig|cancer|tumou?r)|negative for|not (?:malig|cancer)|free of|safe|adenoma\b|without (?:malig|atyp)|low-?grade", r"malignan|carcinoma|sarcoma|cancer|metasta"),
    _pole(r"mild (?:form of |cases? of )?(?:the )?(?:illness|disease|symptoms|depression|asthma|dementia|pain|infections?|stroke|injur(?:y|ies))", r"mild|minor|slight|moderate|light|early|low|non-?severe|uncomplicat|grade (?:1|i)\b|minimal|sub-?clin|borderline|less severe|severity|weak", r"severe|critical"),
    _pole(r"(?:use|used|using|in|need|needed) (?:a )?wheelchairs?", r"wheel|non-?ambul|unable to walk|paraly|parapleg|tetrapleg|bedridden|immobil", r"ambulat|\bwalk"),
    _pole(r"(?:in|at) public hospitals?", r"public|government|state|national|universit|teaching|nhs|municip|veteran|commun", r"private"),
)  # fmt: skip
_ANY_POLE = Several(pole.told for pole in _POLES)
_OPEN = quick(
    r"\b(?:not|no|nobody|never|whether|if|unknown|unclear|may|might|could|cannot|also|other|others|unlike|than|instead|research|rather)\b|n['’]t\b",
    re.IGNORECASE,
)


def wrong_pole(text: str, index: Index) -> tuple[tuple[int, int], str] | None:
    """Give the words of a sentence that name a pole of which the paper has only the other, and how the paper names that."""
    for pole in _POLES if _ANY_POLE.may_be_in(text) else ():
        match = pole.told.search(text)
        if match and not pole.carried.search(index.told):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            other = pole.other.search(index.told)
            if other and not pole.other.search(text) and not _OPEN.search(rest):
                return match.span(), other.group()
    return None

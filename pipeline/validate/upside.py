"""Know a part of the body that was turned upside down. Takes a sentence and an index; gives the words that name the other end.

“The higher spine” of a paper on the lumbar spine, “the higher part of the rectum” of its lower third: “lower” there is a place, and
no result. Who means the other end says “upper”: so “higher” is doubted where no passage has that end. Of “upper” for “lower” and
the other way round nothing can be said: 5 of 1,300 true summaries name an end that their paper does not.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.kept import kept

_PART = (
    r"(?:ureters?|spine|back|body|wisdom (?:tooth|teeth)|molars?|teeth|tooth|jaw(?:bone)?|limbs?|legs?|arms?|eyelids?|lips?|belly|abdomen|gullet|"
    r"oesophagus|esophagus|rectum|bowel|gut|colon|kidneys?|airways?|neck|chest|stomach|thigh(?: ?bone)?|womb|uterus|pelvis|face|vertebrae?|"
    r"urethra|ribs?|shin(?: ?bone)?|urinary tract)"
)
# “The higher spine” is a place; “higher airway pressure” and “higher arm strength” are results.
_NO_NOUN_BEHIND = r"(?=[.,;:)]|$| (?:and|or|of|in|with|was|were|is|are|had|has|than|at|on|for|after|to|from|by|during|when|which|that)\b)"
_HIGHER = quick(
    rf"\bhigher (?:part|half|end|edge|third|pole|portion|section|border|segment|lobe)s? of (?:the|a|each|their|his|her|one) (?:\w{{3,12}} ){{0,2}}?(?:{_PART}|lungs?|liver|heart|bladder)\b"
    rf"|\b(?:the|an?|his|her|their|its|own) higher {_PART}\b{_NO_NOUN_BEHIND}",
    re.IGNORECASE,
)
# In whatever words a paper may tell of the upper end.
_UPPER = quick(
    r"\bupper|\bsuperior\b|\bproximal|\bcranial|\btop\b|\bapical|\bmaxill|\bhigh(?:er|est)? (?:part|end|position|up)",
    re.IGNORECASE,
)


@kept
def upside_down(text: str, index: Index) -> tuple[int, int] | None:
    """Give where a sentence names the upper end of a part of the body as “higher”, in a paper that has none."""
    match = _HIGHER.search(text)
    return match.span() if match and not _UPPER.search(index.told) else None

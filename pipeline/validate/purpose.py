"""Know what only explains: what a thing is done for, and what a part of the body does. Takes a sentence and where a verb stands.

“An operation done to help prevent strokes” and “the blood cells that help blood to clot” tell of no effect that a study found.
"""

from __future__ import annotations

import re

# A bare verb behind “to” tells an aim, unless it was shown to.
_AIM = re.compile(
    r"(?<!shown )(?<!proven )(?<!proved )(?<!found )(?<!seen )(?<!known )(?<!able )(?<!likely )(?<!managed )(?<!manages )(?<!works )(?<!worked )(?<!going )(?<!power )(?<!ability )"
    r"(?<!tend )(?<!tends )(?<!tended )(?<!enough )(?<!helps )(?<!helped )(?<!continues )(?<!continued )(?<!\bturned out )(?<!\bturns out )(?<!proves )\bto (?:\w{1,20}ly )?(?:help (?:to )?)?$",
    re.IGNORECASE,
)
# “It matters to spot it early and treat it.”
_AND_TO = re.compile(
    r"(?<!shown )(?<!found )(?<!seen )(?<!known )(?<!able )(?<!likely )\bto [a-z]{2,20}(?: [\w-]{1,20}+){0,5} and $",
    re.IGNORECASE,
)
_OF_A_BODY = (
    r"(?:cells?|platelets?|proteins?|hormones?|enzymes?|genes?|antibod(?:y|ies)|molecules?|chemicals?|substances?|receptors?|nerves?|muscles?|tendons?|ligaments?|bones?|joints?|glands?|organs?|tissues?|membranes?|valves?|vessels?|"
    r"bacteria|microbes|germs|fluids?|fats?|sugars?|acids?|vitamins?|minerals?|liver|kidneys?|lungs?|heart|brain|gut|spleen|thyroid|pancreas|skin|blood|system|reflex(?:es)?|signals?|factors?|messengers?|layers?|linings?|pathways?)"
)
# “A hormone that helps control blood sugar”, “the muscles in the back, which help to keep it straight”.
_WHAT_A_PART_DOES = re.compile(
    rf"\b{_OF_A_BODY}(?: (?:in|of|around|inside|on) (?:the |our |your )?[a-z-]{{2,20}}(?: [a-z-]{{2,20}})?)?,? (?:that|which) (?:(?:normally|usually|also|naturally|can|mainly|together|all) )?(?:helps? (?:to )?|[a-z]{{3,12}} and )?$",
    re.IGNORECASE,
)


def is_aim(text: str, start: int) -> bool:
    """Tell whether the bare verb that begins at `start` says what something is done for."""
    return bool(_AIM.search(text, 0, start) or _AND_TO.search(text, 0, start))


def is_what_a_part_does(text: str, start: int) -> bool:
    """Tell whether the verb that begins at `start` says what a part of the body is there for."""
    return _WHAT_A_PART_DOES.search(text, 0, start) is not None

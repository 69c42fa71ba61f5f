"""Tell whether a part of a sentence can stand by itself. Takes parts; gives them as sentences, or none where one cannot."""

from __future__ import annotations

import re

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.lint import faults
from pipeline.text.quick import quick

# What was, is told behind it in the past too.
PAST = re.compile(r"\b(?:was|were|had|did|\w{2,}ed)\b")
# What such a sentence tells must be whole: “found that an intervention.” tells nothing.
_TELLS_THAT = quick(
    r"\b(?:report|show|found|find|suggest|indicate|conclude|demonstrate|reveal|state|note|believe|mean|confirm)\w{0,3} that\b|\b(?:uncertain|unclear|unknown|known|determine|say|assess|tell|sure) (?:whether|if)\b"
)
# “520 pairs. 357 pairs in which one was missing.”: the verb is in what describes the pairs, and they do nothing.
_ONLY_DESCRIBED = re.compile(r"^\W*(?:[\w.,%-]+ ){1,6}(?:in|for|of|to|from|with) (?:which|whom|whose)\b[^,;:]*$")
# “…, though other conditions like gout.”: what “though” begins has no verb yet.
_BEGUN = re.compile(
    r"[,:] (?:though|although|while|whereas|because|since) (?!(?:not|only|less|more|usually|often|rarely|always|in|with|at|to|for|by|on|still)\b|\w+(?:ly|ing|ed)\b)(?P<rest>(?:[^\s,;:]+ ){2,}[^\s,;:]+)\.$"
)
# “No difference between pills. The comparison was with drops”: between what?
_BETWEEN = quick(
    r"\b(?:differen\w+|differed|associations?|links?|comparisons?) between (?!(?:the )?(?:[\w-]+ )?(?:groups|arms|trials|studies|treatments|interventions|them|these|formulations|doses|types|classes|regimens|methods|techniques|strategies|approaches|devices|brands|countries|settings|populations)\b)"
)
# “between pills compared with drops” is how many say it.
_OTHER_SIDE = re.compile(r" (?:and|compared with|versus|or) ")
# “Score and procedure time were. The comparison was with …”: the verb's other half went with the tail.
_SAYS_NOTHING = quick(r"\b(?:is|was|are|were|be)[.]$")


def sound(part: str) -> bool:
    """Tell whether a part can stand as a sentence, however long it is."""
    told = _TELLS_THAT.search(part)
    if told and not has_finite_verb(part[told.end() :]):
        return False
    if (told := _BETWEEN.search(part)) and not _OTHER_SIDE.search(part[told.end() :]):
        return False
    if _ONLY_DESCRIBED.match(part) or ((begun := _BEGUN.search(part)) and not has_finite_verb(begun.group("rest"))):
        return False
    return (
        len(part.split()) >= 4
        and not _SAYS_NOTHING.search(part)
        and not set(faults(part)) - {"too long", "small first letter"}
    )


def whole(first: str, *behind: str) -> list[str]:
    """Give the parts as sentences, the `first` and what is told behind it; none where one is no sentence, or a bracket is cut."""
    parts = [finish(first), *map(finish, behind)]
    return parts if first.count("(") == first.count(")") and all(map(sound, parts)) else []

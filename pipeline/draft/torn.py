"""Tell whether splitting a sentence tore it: whether a part is a fragment, or lost what the whole said of it.

Each way of splitting looks at its own joint; here is looked at what any of them may have cut through. What is torn is not
split that way: a sentence that stays long is better than two that say something else.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.draft.asides import has_finite_verb
from pipeline.draft.splits import SURE_VERB
from pipeline.text.quick import quick

# “The effects it may have”: that verb belongs to what is told of the noun.
_VERB_OF_A_NOUN = re.compile(
    r"(?:But |So )?(?:the|an?|any|all|some|other|those) (?P<noun>(?:[\w’'-]+ ){1,8}?)(?<!\bof )(?<!\bfor )(?<!\bin )(?<!\bwith )(?<!\bto )(?<!\bon )(?<!\bthan )(?:it|they|we|he|she) (?:\w+ly )?"
    r"(?:may|might|can|could|will|would|has|have|had|was|were|is|are|does|do|did)(?: (?:have|be|had|been))?\b",
    re.IGNORECASE,
)
# “The number of threats that have emerged.”: so does that one.
_VERB_OF_THAT = re.compile(
    r"(?P<noun>(?:But |So )?(?:[\w’'-]+ ){1,10}?)(?:that|which|who) (?:\w+ly )?(?:\w+ (?:(?:been|be|not|also|already) ){0,2}\w*(?:ed|en|wn)\b|\w+)",
    re.IGNORECASE,
)
# “When compared with the shoe.” and “Which was old, it tore.” are no sentences.
_HALF_CLAUSE = re.compile(
    r"(?:But |So )?(?:which|who|whose|whom|than)\b|(?:But |So )?(?:(?:when|while|whilst|although|though|if|because|whereas|unless|even though)\b|(?:as )?compared (?:with|to)\b)[^,]*$",
    re.IGNORECASE,
)
# “…; compared with placebo, tablets did A and drops did B”: B is compared with placebo too.
_HELD_AGAINST = re.compile(
    r"(?:(?:when |as )?compared (?:with|to)|in comparison (?:with|to)|relative to|versus|unlike|in contrast (?:with|to))\s[^,;]{2,100},\s",
    re.IGNORECASE,
)
# “So had a rash.” has no one who had it; “What science can.” nothing that it can; “showed that the need for help.” nothing that was shown.
_NOBODY = re.compile(
    r"(?:But |So |And )(?:also |then )?(?:had|has|have|was|were|is|are|did|does|do|may|might|can|could|will|would|should|must|cannot|seems?|appears?|tends?|tended|seemed|appeared|reduces?|improves?|increases?|prevents?|lowers?|remains?)\b(?! there\b)(?! (?:of|in|levels?|rates?|doses?)\b)"
)
_NOTHING_DONE = re.compile(r"\b(?:can|could|may|might|will|would|should|must|cannot)\.$")
_THAT_NOTHING = quick(
    r"\b(?:show(?:s|ed|n)?|found|suggest(?:s|ed)?|indicate[sd]?|demonstrate[sd]?|reveal(?:s|ed)?|confirm(?:s|ed)?|conclude[sd]?|report(?:s|ed)?|believe[sd]?) that (?:(?:the|an?|its|their) \w+ )?(?P<what>[^,;]+)\.$"
)
# “The child showed more frequent.”: more frequent what?
_MORE_NOTHING = re.compile(
    r"\b(?:showed|shows?|had|has|have|found|with|an?|the) (?:more|less|very|most) (?:frequent|severe|common|effective|important|likely|often|intense|rapid|extensive|advanced|positive|negative)\.$"
)
# “The mixing of groups it was hard to pool”: what stood before the comma is told as if it were the subject.
_IT_BEHIND = quick(
    r"^(?:the|an?|these|this)\s[^,;]*[a-z] it (?:was|is|may be|has been) (?:\w+ )?(?:difficult|hard|possible|impossible|not|clear|unclear|likely|unlikely|easy|necessary)\b",
    re.IGNORECASE,
)
# What is told behind a sentence of the sentence: it leaves whole what stands before.
_OF_IT_ALL = re.compile(
    r"(?:But )?(?:again,? )?(?:The comparison (?:is|was) with|The same (?:is|was) true|(?:the|this|these) (?:quality|certainty|evidence|results?|findings?)\b|This (?:is|was|holds|comes|compares)\b)",
    re.IGNORECASE,
)
_OF_SOME = re.compile(r"(?:among|within|with|without|during|in|for|at|after|before)\s[^,;]{3,100},\s", re.IGNORECASE)
_SAYS_WHERE = re.compile(r"(?:But )?(?:in|for|among|at|with|without|during|after|before)\b", re.IGNORECASE)
# “The same was true of averaged over both visits”: an item that is no thing that was measured.
_NO_THING = re.compile(
    r"The same (?:is|was) true of (?:[-−–]?\d+\.\d|[-−–]\d|(?:monitor|assess|check|look|watch) (?:for|the|whether|if)\b|[^,;]*\b(?:making|causing) (?:it|the|this|these|them)\b|(?:when|while|if|after|before|over|at|on|during|until|not)\b|\w+ed (?:over|across|at|by|in|with|to|as|after|from|for|on)\b)"
)
_OWN_SHARE = re.compile(r"\d\s?%| (?:on|at|in|by) \d")
_IN_BRACKETS = quick(r"\([^()]*\)")
# “are: A, in which B is made, and C”: behind such a colon a list is open to the end.
_OPEN_LIST = quick(
    r"\b(?:is|are|was|were|follows|following|including|namely|groups|reasons|types|parts|steps|ways):\s"
)
# “…, as we also saw in Figure 2” is no reason.
_AS_SEEN = re.compile(
    r"This (?:is|was) because (?:we|they|(?:the )?(?:authors|researchers|others)) (?:have |had )?(?:(?:also|previously|already|just|now|\w+ly) ){0,2}"
    r"(?:observed?|saw|seen?|noted?|report(?:ed)?|discuss(?:ed)?|describe[ds]?|show(?:ed|n)?|found|mention(?:ed)?|expect(?:ed)?|predict(?:ed)?|hypothesi[sz]ed?|state[ds]?|"
    r"demonstrate[ds]?|argued?|did|do|anticipated?|suspect(?:ed)?)\b(?! (?:no|an?|the|that|some|only|few|fewer|more|less|many|most|all|both|it|them|their)\b)"
)
# “because of A as was B”: behind the cause another clause stands.
_AS_WAS = re.compile(r"This (?:is|was)[\w ]{0,12} because of .*\b(?:as|nor|so) (?:was|were|is|are|did|had)\b")
# “…, and two declined to take part”: nor is that one a cause.
_AND_DID = re.compile(
    r"This (?:is|was)[\w ]{0,12} because of .*, and (?:one|two|three|four|five|six|\d+|the|no|all|most|some|others?) (?:[\w-]+ ){0,4}?\w+ed\b(?! (?:by|with|in)\b)"
)
# “…, so that care of adults, which was hard, has become harder”: the verb behind is no part of what “which” tells.
_VERB_AGAIN = re.compile(
    r"(?:This|These) [^,]*, (?:is|are|was|were|has|have|had|may|might|can|could|did|does|do|will|would|should)\b"
)
# “showed the use of plugs and masks is useful”: what was shown is one clause, without its “that”.
_SHOWED_IT = re.compile(
    r"\b(?:show(?:s|ed)?|found|suggest(?:s|ed)?|indicate[sd]?|demonstrate[sd]?|reveal(?:s|ed)?|confirm(?:s|ed)?|conclude[sd]?|think|believe[sd]?|mean(?:s|t)?) (?P<what>(?:the|an?) [\w-]+ of [^,;:]+)\.$"
)
_DETERMINED = re.compile(
    r"(?:But |So )?(?:the|an?|this|these|those|it|they|there|no|none|all|both|each|most|some|many|few|we|he|she|his|her|their|its|one|two|three|four|five|six|\d\S*|in|for|at|of|other|another|only|more|fewer|less|further)\b",
    re.IGNORECASE,
)
# “The roles this transition may play in life.”: its verb belongs to what describes the roles.
_TELLS = re.compile(
    r"\b(?:show|suggest|indicate|found|find|report|mean|conclude|confirm|believe|think|say|write)\w*\b", re.IGNORECASE
)
_CONTACT = re.compile(
    r"(?:But |So )?(?:The|An?|Some|Many|All|Possible) (?:[\w-]+ ){1,4}?(?<!of )(?<!in )(?<!with )(?<!to )(?<!for )(?<!from )(?<!at )(?<!by )(?<!on )(?<!among )(?<!between )(?<!during )(?<!after )(?<!before )(?<!than )(?<!and )(?<!or )(?<!all )(?<!under )(?<!within )(?<!through )(?<!that )(?:this|these|it|they|we|the authors|the researchers) (?:[\w-]+ ){0,2}?(?:may|might|can|could|will|would|has|have|had|is|are|was|were|did|does|do)\b[^,;:]*\.$"
)
_TWO = 2
# “…; we believe, however, that A”: what they believe went with the other part.
_BELIEVE_NOTHING = re.compile(
    r"\b(?:we|they|authors|researchers) (?:\w+ly |also |do |did )?(?:believe|think|suggest|argue|assume|suspect|feel|hypothesi[sz]e|propose|conclude|note|hope|expect|find|found|thought|felt|believed|argued|suspected|assumed|concluded|noted|expected|proposed|suggested)\.$",
    re.IGNORECASE,
)
# “Shift work, flying through the night. Spaceflight can …”: the first items of a list of subjects, whose “work” is a noun.
_NOUNS_TOO = quick(
    r"\b(?:works?|uses?|needs?|reports?|means|benefits?|helps?|lack|play|supports?|offers?|ranges?|scores?|changes|increases|decreases|affects|causes|controls|drives|links?|shapes?|fits|aims?|displays|limits|reflects|yields?|grows?|holds?)\b",
    re.IGNORECASE,
)
_LISTS_ON = re.compile(
    r"(?!(?:in|to|for|with|by|at|on|of|from|as|when|while|if|after|before|during|since|here|but|so|we|they|it|this|these|that)\b)(?:[\w’'-]+ ){0,4}[\w’'-]+, (?!who\b|which\b)",
    re.IGNORECASE,
)
_WHICH = re.compile(r"(?:But |So )?(?:which|who|whose|whom|than)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were|may|might|can|could|has|have|had)\b")
# “In the pill group, A. In the pill group, the mean in both groups was B.”
_ALL_GROUPS = quick(
    r"\b(?:in|of|between|among|across|for) (?:both|all|the (?:two|three|four|other|remaining)|either|each|the whole|the total)\b",
    re.IGNORECASE,
)
_OPENS_ABOUT = re.compile(r"(?:But )?(?P<about>(?:in|among|for|at|during|after|with) [^,]{3,80}), ", re.IGNORECASE)


def is_torn(whole: str, parts: list[str]) -> bool:
    """Tell whether these parts of a whole sentence are not all sentences that say what it did."""
    if len(parts) < 2:
        return False
    return any(_is_fragment(part) or _is_half(part) for part in parts) or any(
        _is_cut_through(whole, one, two) for one, two in pairwise(parts)
    )


# “Making the assumption that it represents all.”: that verb is of what is assumed.
_MAKING_THAT = re.compile(r"\w+ing (?:the|an?|this) (?:[\w-]+ ){1,5}?that (?P<that>[^,;]+)\.$")


def _is_fragment(part: str) -> bool:
    """Tell whether a part has no verb that is its own."""
    noun = _VERB_OF_A_NOUN.match(part)
    if noun and not has_finite_verb(noun.group("noun")) and not has_finite_verb(part[noun.end() :]):
        return True
    that = _VERB_OF_THAT.match(part) if not part.startswith("Suppose that ") else None
    if that and not has_finite_verb(that.group("noun")) and not has_finite_verb(part[that.end() :]):
        return True
    if _NOBODY.match(part) or _NOTHING_DONE.search(part) or _MORE_NOTHING.search(part) or _IT_BEHIND.search(part):
        return True
    if _CONTACT.match(part) and len(SURE_VERB.findall(part)) < _TWO and not _TELLS.search(part):
        return True
    shown, made, half = _THAT_NOTHING.search(part), _MAKING_THAT.match(part), _HALF_CLAUSE.match(part)
    if (shown and not has_finite_verb(shown.group("what"))) or (
        made and len(SURE_VERB.findall(made.group("that"))) < _TWO
    ):
        return True
    return bool(half) and (bool(_WHICH.match(part)) or len(_IS.findall(part)) < _TWO)


def _is_half(part: str) -> bool:
    """Tell whether a part names who believes and not what, or the first of many that do something and not what they do."""
    listed = _LISTS_ON.match(part)
    return bool(_BELIEVE_NOTHING.search(part) or (listed and not has_finite_verb(_NOUNS_TOO.sub("thing", part))))


def _is_cut_through(whole: str, one: str, two: str) -> bool:
    """Tell whether what was said of both parts, or belongs to the first, is now the second's or nobody's."""
    if _NO_THING.match(two) or (two.startswith("The same ") and _OWN_SHARE.search(_IN_BRACKETS.sub("", two))):
        return True
    if _is_no_cause(whole, two):
        return True
    if _OF_IT_ALL.match(two) and not two.startswith("This "):
        return False
    _, mark, clause = _IN_BRACKETS.sub("", one).rpartition("; ")
    # “Pain was rarer; cramps, dizziness.”: the last clause has lost its verb.
    if mark and not has_finite_verb(clause) and not _OF_IT_ALL.match(two):
        return True
    return (
        _has_lost_whom(clause, two, alone=not mark)
        or bool(_OPEN_LIST.search(one))
        or _cuts_what_was_shown(one, two)
        or _is_of_all(one, two)
    )


def _has_lost_whom(clause: str, two: str, *, alone: bool) -> bool:
    """Tell whether the first part alone says against what, or for whom, both hold."""
    if _HELD_AGAINST.match(clause) and "compar" not in two and " between " not in two:
        return True
    return bool(not alone and _OF_SOME.match(clause) and not _SAYS_WHERE.match(two))


def _is_no_cause(whole: str, two: str) -> bool:
    """Tell whether what is told as a cause, or of what stands before, holds more than that."""
    return bool(
        _AS_WAS.match(two)
        or _AND_DID.match(two)
        or (", as " in whole and _AS_SEEN.match(two))
        or (", which" in whole and _VERB_AGAIN.match(two))
    )


def _cuts_what_was_shown(one: str, two: str) -> bool:
    """Tell whether what was shown has its verb in the second part."""
    shown = _SHOWED_IT.search(one)
    return bool(shown and not _IS.search(shown.group("what")) and not _DETERMINED.match(two) and _IS.search(two))


def _is_of_all(one: str, two: str) -> bool:
    """Tell whether the second part says again of one group what is told of all."""
    about, again = _OPENS_ABOUT.match(one), _OPENS_ABOUT.match(two)
    return bool(
        about
        and again
        and about.group("about").lower() == again.group("about").lower()
        and _ALL_GROUPS.search(two[again.end() :])
    )

"""Make a long sentence short. Takes a sentence; gives sentences that say no more than it did, and none of them stronger.

Two ways: it is split where both halves have a subject and a verb of their own, and what is only said by the way is
dropped. Nothing is dropped that denies, doubts or limits: those words are why a reader can trust the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.draft.afterthoughts import (
    split_based_on,
    split_despite,
    split_enough,
    split_except,
    split_nor,
    split_notable,
    split_which_found,
    split_whom_doubted,
)
from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.behind import (
    split_either_way,
    split_in_studies,
    split_of_the_studies,
    split_of_which,
    split_though_limited,
    split_when,
)
from pipeline.draft.by_the_way import without_asides, without_brackets
from pipeline.draft.clauses import split_because, split_clauses
from pipeline.draft.doubts import (
    split_cannot,
    split_doubt_because,
    split_evidence_from,
    split_levels,
    split_or_whether,
    split_supposed,
)
from pipeline.draft.grounds import split_anew, split_good_evidence, split_ground
from pipeline.draft.lint import LONGEST
from pipeline.draft.loose_ends import (
    one_grade,
    split_absolute,
    split_at_no_stop,
    split_compared,
    split_doubted,
    split_evidence_that,
    split_grade_clause,
    split_held_against,
    split_needed,
    split_when_compared,
    split_whom,
    split_with_no,
    without_measures,
)
from pipeline.draft.named_lists import split_compared_with, split_named_list, split_one_and_another
from pipeline.draft.pieces import (
    split_colon,
    split_counted,
    split_grade,
    split_in_which,
    split_list,
    split_that_too,
)
from pipeline.draft.repeats import split_between_last, split_enumerated, split_repeated
from pipeline.draft.splits import (
    ABOUT_SOME,
    DOUBTS,
    IN_ITS_REACH,
    OPENS_A_CLAUSE,
    REPORTED,
    SURE_VERB,
    WHEN_BEGUN,
    WHO_DID,
    split_cause,
    split_shared,
    split_tail,
    split_trailing,
)
from pipeline.draft.tails import (
    split_average,
    split_share,
    split_source,
    split_to_first,
    split_weak_because,
    split_when_done,
    split_whom_first,
)
from pipeline.draft.torn import is_torn
from pipeline.draft.turns import DID_IT, split_turn, split_verbs
from pipeline.draft.twice import split_in_one, split_needed_twice, split_not_twice
from pipeline.draft.whole import sound
from pipeline.draft.wordy import WORDY
from pipeline.text.quick import Quick, quick

_VERB = (
    r"(?:is|are|was|were|has|have|had|do|does|did|may|might|can|cannot|could|will|would|should|must|showed|shows|remained|"
    r"remains|occurred|died|suggests?|suggested|became|began|took|gave|fell|rose|underwent|seems?|appears?|appeared|came|found|"
    r"reported|compared|included|received|experienced|needs?|required|contained|used|assessed|measured|provided|improved|"
    r"increased|decreased|reduced|indicated?|developed|led|causes?|caused|recorded|evaluated|examined|resulted|concluded|identified|involved|demonstrated|noted|observed|tested|randomised|randomized|enrolled|"
    r"recruited|focused|investigated|looked)"
)
# A half that begins like this leans on the other.
_LEANS = re.compile(
    rf"(?:{_VERB}|who|which|that|whose|not|then|also|later|further|thus|therefore|to|of|in|on|for|with|by|from|at|than|as|or|and|"
    r"indicates|highlights|emphasi[sz]es|supports|demonstrates|requires|includes|provides|reduces|increases|improves|allows|makes|leads|"
    r"both|either|neither|whether|if|when|where|because|even|rather|especially|particularly|including|such|these|those|they|he|she)\b"
    r"|\w+(?:ing|ly)\b",
    re.IGNORECASE,
)
_NAMES_AGAIN = frozenset({"There was "})
_REPORTED = quick(r"\b(?:that|whether|if|unless|uncertain|unclear|unknown)\b", re.IGNORECASE)
# “…, Tanzania, and Ghana all had”: the list began before the joint.
_LAST_OF_A_LIST = re.compile(r"(?:[\w’'-]+ ){1,3}(?:all|both|each) ")
_STARTS_UNDER = re.compile(
    r"(?:although|though|while|whilst|whereas|if|when|because|since|as|after|before|given|despite)\b", re.IGNORECASE
)
# Longer ones are split where they fall apart by themselves, into parts of no fewer words than these: the median draft of
# the tune half is a third of a grade easier.
EASY, _LEAST = 14, 5
_OWN_SUBJECT = re.compile(
    r"(?:But |So )?(?:the|there|this|these|those|it|they|no|none|most|some|all|both|each|another|participants|patients|people|women|men|children|adults|infants|studies|trials|evidence|data|results|more|further|other|one|two|three|four|five|six|seven|eight|nine|ten|\d+ (?:stud|trial)\w*|many|few|only) ",
    re.IGNORECASE,
)
_TURNS = re.compile(r"but|whereas|, while|, whilst")
Way = Callable[[str], list[str]]
_BASED = quick(
    r",?\s+(?:based on|with) ((?:very )?(?:low|moderate|high)[- ](?:quality|certainty) (?:of )?evidence)(?=\.?$)"
)
_BY_THE_WAY = re.compile(r",\s+\w+ing [^,;]{3,80},")
# (joint, word that opens the second half); the first joint that leaves two whole sentences is taken.
_JOINTS: tuple[tuple[Quick, str], ...] = tuple(
    (quick(pattern), opener)
    for pattern, opener in (
        (r";\s+(?:however|but|nevertheless|yet),?\s+", "But "),
        (r";\s+(?:therefore|thus|hence|consequently|so),?\s+", "So "),
        (r";\s+(?:and|while|whereas)?\s*", ""),
        (r",?\s+however,?\s+(?=(?:the|there|this|these|all|most|no|none|it|some|more|further)\b)", "But "),
        (r"\s+and\s+(?=the (?:overall )?(?:quality|certainty|risk of bias|evidence|authors|results?|findings) (?:[\w’'-]+ ){0,8}?(?:was|were|is|are|had|has|did|may|varied|differed)\b)", ""),
        (r",?\s+and\s+(?:therefore|thus|so|hence|consequently),?\s+", "So "),
        (r",\s+(?:so)\s+(?!that\b|as\b)", "So "),
        (r",\s+(?:but|whereas|although|though|yet|however,)\s+", "But "),
        (r"\s+(?:but|whereas|although)\s+(?=(?:the|there|this|it|no|we|these|in)\b)", "But "),
        (r",\s+(?:and|while|whilst)\s+", ""),
        (r"\s+(?:and|while|whilst)\s+(?=(?:there|it|no|the|this|we|two|three|four|five|six|\d+) (?:\w+ ){0,4}(?:was|were|is|are|had|has|have|did|may)\b)", ""),
        (r",\s+(?:therefore|thus|so)\s+(?=(?:the|there|this|it|no|we|these|further|more)\b)", "So "),
        (r",\s+(?:as|because|since)\s+(?=(?:the|there|this|it|no|we|most|many|all|some|these|those|few)\b)", "This is because "),
        (r",\s+with\s+(?=(?:an?|no) (?:\w+[ -]){0,3}(?:increase|decrease|reduction|difference|improvement|rate|risk|mean|median|average|effect|change)\b)", "There was "),
    )
)  # fmt: skip
_UNDER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?:Although|Though|While|Whilst|Whereas|Even though)\s+"), "But "),
    (re.compile(r"^(?:Because|Since|As)\s+(?=(?:the|there|this|it|no|we|most|many|all|some|these|few)\b)"), "So "),
)
# The openers that a plain writer has already taken off are not named again.
_OPENS_IDLY = re.compile(
    r"^(?:(?:conversely|similarly|in total|following analysis of the data|after analysis of the data|nevertheless|nonetheless|currently|(?:with regard to|in terms of|regarding|about|for) (?:the |our |the authors’ |all )?(?:primary|secondary|main|other) (?:efficacy |safety )?outcomes?)|in (?:this|the present|the current) (?:review|study|analysis)|at (?:the )?present(?: time)?|(?:based on|upon review of|according to) (?:the )?(?:current |present )?evidence|in terms of (?:this|the) review[’']s [\w -]{3,40}|with the [\w-]+ studies that were included|based on (?:the |our )?analys[ei]s of [^,;:\d]{3,60}),\s+"
    r"|^(?:(?:in this (?:[\w-]+ )?review,? )?(?:the (?:authors|researchers)|(?:this|the) (?:review|study|trial|analysis|meta-analysis))(?: also)? found that|"
    r"(?:the|these) (?:results|findings|data|analyses|analysis) (?:also )?(?:showed|show) that|(?:results|analyses|data) show(?:ed)? that|(?:the (?:authors|researchers)|(?:this|the) (?:review|study|trial|analysis)) (?:therefore )?concludes?d? that|this review (?:also )?shows that|it was (?:found|shown) that)\s+",
    re.IGNORECASE,
)


_THAT_TOO = re.compile(r"\b(?:and|but|or) that\b")


def shorten(sentence: str, longest: int = LONGEST) -> list[str]:
    """Give the sentence as sentences of `longest` words at most; where that cannot be, split where it can be split.

    The least loss that makes it fit is chosen: idle words go first, then it is split, then brackets go, then asides.
    """
    return list(_shortened(sentence, longest))


# What is chosen was tried before.
@lru_cache(maxsize=2048)
def _shortened(sentence: str, longest: int) -> list[str]:
    if _fits(sentence, longest):
        return _eased(sentence)
    plain = _less_wordy(sentence)
    for ways in ((split_counted, _split, _split_under), _SPLITS, _PIECES, _BARE, _ALL, _LAST):
        parts = _by(ways, plain, longest)
        if all(_fits(part, longest) for part in parts):
            return [easy for part in parts for easy in _eased(part)]
    return _by(_SPLITS, plain, longest)


def _eased(sentence: str) -> list[str]:
    """Split a sentence that could stay, where it falls apart by itself: two short ones are easier."""
    parts = [part for one in _by(_AT_A_JOINT, sentence, EASY) for part in (split_grade(one) or [one])]
    # By its first word a part shows that it has a subject of its own.
    clear = all(_OWN_SUBJECT.match(part) and SURE_VERB.search(part) for part in parts[1:])
    return parts if clear and all(len(part.split()) >= _LEAST for part in parts) else [sentence]


def _by(ways: tuple[Way, ...], sentence: str, longest: int) -> list[str]:
    """Use the first way that works, and again on what it leaves, until all fits or none works."""
    if _fits(sentence, longest):
        return [sentence]
    for way in ways:
        parts = way(sentence)
        if parts and not is_torn(sentence, parts):
            return [short for part in parts for short in _by(ways, part, longest)]
    return [sentence]


def _less_wordy(sentence: str) -> str:
    sentence = _BASED.sub(r" (\1)", WORDY.apply(sentence))
    opened = _OPENS_IDLY.sub("", sentence)
    # Of “found that A and that B” both hang on who found them.
    return finish(opened) if sound(finish(opened)) and not _THAT_TOO.search(opened) else finish(sentence)


def _fits(sentence: str, longest: int) -> bool:
    return len(sentence.split()) <= longest


# Each order of ways tries the same ones again.
@lru_cache(maxsize=2048)
def _split(sentence: str) -> list[str]:
    for joint, opener in _JOINTS:
        for match in joint.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            named = opener in _NAMES_AGAIN
            if named and not _one_subject(first):
                continue
            whole = opener + second
            if _can_part(first, whole if named else second, match.group()):
                return [finish(first), finish(whole)]
    return []


def _one_subject(first: str) -> bool:
    """Tell whether “there was” can only mean what the first half tells of, and doubts nothing."""
    sure = SURE_VERB.search(first) and not DOUBTS.search(first)
    return bool(sure) and not re.match(r"(?:there|it|we|he|she)\b", first, re.IGNORECASE)


def _can_part(first: str, second: str, joint: str) -> bool:
    """Tell whether both halves are sentences and the second was claimed by itself before."""
    clause = WHO_DID.sub(" ", re.split(r"[,;:]", _BY_THE_WAY.sub(" ", second), maxsplit=1)[0])
    if first.count("(") != first.count(")") or not (
        has_finite_verb(first) and (SURE_VERB.search(clause) or DID_IT.search(clause))
    ):
        return False
    if (
        (_LEANS.match(second) and not (joint.startswith(";") and OPENS_A_CLAUSE.match(second)))
        or _STARTS_UNDER.match(first)
        or len(clause.split()) < 3
    ):
        return False
    if joint.strip(" ,") == "and" and "between" in first and " and " not in first.rpartition("between")[2]:
        return False
    if _LAST_OF_A_LIST.match(second) or WHEN_BEGUN.search(first):
        return False
    reach = REPORTED if _TURNS.search(joint) else IN_ITS_REACH
    if ABOUT_SOME.match(first) or (reach.search(first) and not joint.startswith(";") and "however" not in joint):
        return False
    return sound(finish(first)) and sound(finish(second))


@lru_cache(maxsize=2048)
def _split_under(sentence: str) -> list[str]:
    """Split “Although A, B” into “A. But B”."""
    for pattern, opener in _UNDER:
        opens = pattern.match(sentence)
        for comma in re.finditer(r",\s+", sentence) if opens else ():
            first, second = sentence[opens.end() : comma.start()] if opens else "", sentence[comma.end() :]
            if _REPORTED.search(first) and sentence.count(",") > 1:
                break
            if _can_part(first, second, ";"):
                return [finish(first), finish(opener + second)]
    return []


# “For rectal cancer, A, and B”: what both are about is short enough to be said twice.
_ABOUT_BOTH = re.compile(r"(?P<about>(?:In|Among|For|At|During|After|With) (?:[\w-]+ ){1,5}?[\w-]+), (?=\w)")


@lru_cache(maxsize=2048)
def _split_about(sentence: str) -> list[str]:
    """Split “For A, B was C and D was E” into two sentences that both say for whom."""
    opens = _ABOUT_BOTH.match(sentence)
    rest = sentence[opens.end() :] if opens else ""
    parts = _split(rest) or split_clauses(rest)
    if not opens or len(parts) != 2 or not re.search(r"\b(?:was|were|is|are|had|has|have|did|may)\b", rest):
        return []
    first, second = (
        part[0].lower() + part[1:] if part.split()[0][1:].islower() or len(part.split()[0]) == 1 else part
        for part in parts
    )
    about = opens.group("about")
    if re.search(r"\b(?:an?|the one)\b", about[3:]):
        return []
    if re.match(
        r"(?:but )?(?:(?:this|these|it|they|all)\b|the (?:results?|findings?|differences?|effects?|quality|certainty|evidence)\b)",
        second,
    ):
        return [finish(f"{about}, {first}"), finish(second)]
    if second.startswith("but "):
        return [finish(f"{about}, {first}"), finish(f"But {about[0].lower()}{about[1:]}, {second[4:]}")]
    return [finish(f"{about}, {first}"), finish(f"{about}, {second}")]


@lru_cache(maxsize=2048)
def _split_in_one(sentence: str) -> list[str]:
    return split_in_one(sentence, _split)


_SPLITS: tuple[Way, ...] = (
    _split, _split_under, split_trailing, split_shared, split_cause, split_because, split_clauses,
)  # fmt: skip
_AT_A_JOINT: tuple[Way, ...] = (
    split_counted, _split, _split_under, split_trailing, split_shared, split_clauses, split_because, split_compared, split_colon,
    split_grade_clause, split_grade, split_turn, split_verbs, split_weak_because, split_average, split_when_done,
)  # fmt: skip
_PIECES: tuple[Way, ...] = (
    split_at_no_stop, split_anew, split_counted, *_SPLITS, split_grade_clause, split_with_no, split_compared, split_colon, split_in_which, split_that_too, split_evidence_that,
    split_absolute, split_doubted, _split_about, _split_in_one, split_when_compared, one_grade, split_grade, split_list,
    split_held_against, split_needed, split_ground, split_good_evidence, split_turn, split_verbs, split_repeated, split_weak_because, split_when_done, split_average, split_to_first, split_share, split_source, split_whom, split_whom_first, split_enumerated, split_between_last,
    split_nor, split_except, split_despite, split_notable, split_based_on, split_enough, split_which_found, split_whom_doubted,
    split_doubt_because, split_or_whether, split_cannot, split_supposed, split_levels, split_evidence_from, split_though_limited, split_of_the_studies,
    split_either_way, split_named_list, split_when, split_in_studies, split_not_twice, split_needed_twice, split_of_which, split_one_and_another, split_compared_with,
)  # fmt: skip
_BARE: tuple[Way, ...] = (*_PIECES, without_brackets)
_ALL: tuple[Way, ...] = (*_BARE, without_measures, without_asides)
_LAST: tuple[Way, ...] = (*_ALL, split_tail)

"""Split a long sentence where it turns to something else. Takes a sentence; gives its parts, or none where it is not safe.

“There is evidence that A, however most trials were small”: what speaks of the evidence itself is no part of what was
reported or doubted before, and stands alone. “A was cheap and did not harm” tells two things of A: it is named again.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.splits import ABOUT_SOME, SURE_VERB, WHEN_BEGUN, WHO_DID, pronoun_for
from pipeline.draft.whole import sound
from pipeline.text.quick import Quick, quick

_JOINTS: tuple[tuple[Quick, str], ...] = (
    (quick(r"[,;]? (?:but )?however,? "), "But "), (quick(r"[,;]? (?:but )?on the other hand,? (?=(?:the|there|it|no|this) )"), "But "),
    # “Who had no pain while they were resting” tells when.
    (quick(r",? (?:but|even though|although|though|whereas|while(?! (?:they|he|she|it|we)\b)|yet) (?!not\b|only\b|also\b)"), "But "),
    (quick(r"[,;] (?:therefore|so|thus|hence),? (?!that\b)"), "So "),
    (quick(r"[,;] and "), ""),
    (quick(r"[,;] (?=(?:there|it|this|these|they|the|no|all|most|some|both) )"), ""),
    (quick(r" and (?=(?:the|there|it|this|these|those|no|most|all|some|many|few|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+|further|more|data|results) )"), ""),
)  # fmt: skip
# A plain verb behind its plural, and verbs that are no noun besides.
_VERB = re.compile(
    r"\b[a-z-]{3,}s (?:\w+ly )?(?:increase|reduce|improve|decrease|prevent|cause|lower|raise|provide|require|remain|appear|seem|suggest|show|indicate|need|support|offer|tend|lead|include|report|use)\b"
    r"|\b(?:reduces|improves|prevents|provides|requires|indicates|appears|represents|suggests|remains|demonstrates|lowers|confirms|exposes|subsides|offers|emphasi[sz]es)\b"
    r"|\b(?:reported|found|showed|observed|demonstrated|reduced|increased|improved|caused|decreased|provided|received|experienced|had|led|reached|failed|walked|evaluated|assessed|compared) (?:that|no|an?|the|little|some|slightly|significantly|fewer|more|less|higher|lower|better|worse|to|by|statistical|substantial|similar|\d[\d.]*)\b"
)
# Of these no part can be a participle: behind it stands what was done.
DID_IT = re.compile(
    r"\b(?:caused|found|showed|observed|demonstrated|reduced|increased|improved|decreased|provided|received|experienced|led|failed|walked) (?:that|no|an?|the|little|some|slightly|significantly|fewer|more|less|higher|lower|better|worse|statistical|substantial|similar)\b"
    r"|\b(?:reduced|improved|increased|decreased|lowered|raised) (?:\w+ ){1,4}by (?:an?|about|only|\d)"
)
_NO_VERB = re.compile(r"\b(?:the|a|no|any|urgent|clear|great) needs?\b")
# What the words before may reach over: what is asked, doubted, believed or aimed at.
_DOUBTED = quick(
    r"\b(?:whether|if|unless|either|neither|uncertain|unclear|unknown|hypothesi[sz]ed|assumed|expected?|believed?|thought|aimed|likely|possib\w+|suggest\w*|may|might|could|no (?:\w+ )?evidence|not enough|insufficient|"
    r"so that|such that|appears?|seems?|indicates?|propose[sd]?|recommend\w*|should)\b",
    re.IGNORECASE,
)
_REPORTED = quick(r"\b(?:that|who|which|whose|where)\b")
_FOUND_THAT = quick(r"(?<!not )\b(?:found|showed|shows|show|demonstrated|concluded|reported) that\b")
_OF_A_NOUN = quick(
    r"\b(?:that|which|who) (?:\w+ly )?(?:was|were|is|are|had|have|has|did|received|involved|included|compared|used|assessed|evaluated|examined|reported|showed|took|met|looked|measured)\b"
)
# The evidence, the studies and their authors: whatever is said of them is said in the paper's own voice.
_OWN_VOICE = re.compile(
    r"(?:(?:[\w-]+ )?(?=significance|evidence|data)|(?:the |these |this |such |our |all |most |many |some |few |several |only |overall |available |further |more |no |none of the |both |for (?:most|all|some|many|other) [\w-]+ )(?:[\w’'-]+ ){0,5}?)?"
    r"(?:evidence|results?|quality|certainty|confidence|data|trials?|stud(?:y|ies)|research|findings?|conclusions?|authors|researchers|differences?|significance|sample sizes?|risk of bias|reviews?|effects? (?:was|were|is|are)) "
    r"|(?:it|this|these|they) (?:\w+ly )?(?:is|are|was|were|has|have|needs?|should|must|cannot|could not|remains?)\b|there (?:is|was|are|were|has|have)\b|caution\b",
    re.IGNORECASE,
)
_STARTS_UNDER = re.compile(
    r"(?:although|though|while|whilst|whereas|if|when|because|since|as|after|before|given|despite|where|unless)\b", re.IGNORECASE
)  # fmt: skip
_NO_START = re.compile(
    r"(?:and|or|but|nor|not|with|without|which|who|whose|that|than|also|especially|particularly|including|such|even|rather|respectively|then|to|of|by|"
    r"was|were|is|are|has|have|had|may|might|could|can|did|does|do|should|will|would|(?:reduc|improv|increas|decreas|provid|requir|caus|prevent|lower|affect|allow|depend|contribut|involv|offer)(?:e?s)|the latter|the former|others?|those)\b|\w+(?:ing|ed|ly)\b|it\b(?! (?:is|was|remains|has|had|did|may|does|needs|appears|seems)\b)",
    re.IGNORECASE,
)


def _tells(clause: str) -> bool:
    """Tell whether a clause has a verb that is surely its own, before anything hangs on it."""
    own = WHO_DID.sub(
        " ",
        re.split(
            r"[;:]|, (?:and|but|which|who|as|although)\b| whether |\b(?:evidence|suggest\w*|show\w*|found|indicat\w+|conclude\w*|possib\w+|view|idea) that\b|\bthat (?:either|both|the)\b",
            clause,
            maxsplit=1,
        )[0],
    )
    own = _NO_VERB.sub(" ", own)
    return bool(SURE_VERB.search(own) or _VERB.search(own))


_SAYS_THAT = re.compile(
    r"\b(?:suggests?|suggested|showed|shows?|found|indicates?|indicated|concludes?|concluded) that (?P<told>.+)$"
)


def _says_that(clause: str) -> bool:
    """Tell whether a clause says that something is so, and whole: “evidence suggests that A helps”."""
    match = _SAYS_THAT.search(clause)
    return match is not None and has_finite_verb(match.group("told"))


@lru_cache(maxsize=2048)
def split_turn(sentence: str) -> list[str]:
    """Split “A, however B” and “A, and B” where B is told in the paper's own voice, whatever A reports or doubts."""
    if _STARTS_UNDER.match(sentence):
        return []
    for joint, opener in _JOINTS:
        for match in joint.finditer(sentence):
            first, second = sentence[: match.start()], sentence[match.end() :]
            if (
                first.count("(") != first.count(")")
                or _NO_START.match(second)
                or not _tells(second)
                or not (_tells(first) or _says_that(first))
            ):
                continue
            if WHEN_BEGUN.search(first) or re.search(r"\b(?:between|both|and|or|of|in|the|whether|even)$", first):
                continue
            # “In women, A and B”: B is of the women too.
            if ABOUT_SOME.match(first) and not re.match(
                r"(?:in|for|among|at) |(?:the|these|this) (?:results?|evidence|quality|certainty|findings?|differences?)\b",
                second,
            ):
                continue
            own = bool(_OWN_VOICE.match(second))
            if not opener and not _may_add(first, match.group(), own=own):
                continue
            if not (
                own
                or "however" in match.group()
                or "other hand" in match.group()
                or _is_told(first, turned=bool(opener))
            ):
                continue
            parts = [finish(first), finish(opener + second)]
            if all(map(sound, parts)):
                return parts
    return []


def _may_add(first: str, joint: str, *, own: bool) -> bool:
    """Tell whether what a comma or an “and” adds is no item of a list and no second half of a pair."""
    last = re.split(r"[,;] (?:and |but )?", first)[-1]
    pair = re.search(r"\b(?:between|both|either|whether)\b(?!.* and )", first)
    return (
        (own or not pair)
        and _tells(last)
        and (joint.strip() != "," or bool(re.match(r"(?:there|it|this|these|they)\b", last, re.IGNORECASE)))
    )


def _is_told(first: str, *, turned: bool) -> bool:
    """Tell whether what the first half says is told as a fact, so that what follows can be none but one too."""
    bare = _OF_A_NOUN.sub(" ", first)
    if turned:
        bare = _FOUND_THAT.sub(" ", bare)
    return not (_DOUBTED.search(bare) or _REPORTED.search(bare))


_ALSO = (
    r"(?:(?:also|then|later|only|probably|generally|therefore|thus|still|marginally|significantly|may|clearly) ){0,2}"
)
# A second verb of the same subject: an auxiliary, or a verb with an object of its own.
_SECOND = quick(
    rf",? (?P<joint>and|but) (?={_ALSO}(?:(?:was|is|has|were|are|have|had|did|does|do|may|might|can|could|will|would|should|cannot) |"
    r"(?:represents|provides?|reduces?|improves?|prevents?|requires?|appears|seems|remains|lowers|offers|leads|suggests|subsides|exposes|makes|showed|found|remained|led|tended|appeared|seemed|"
    r"decreases|increases|causes|supports|needs|results in|resulted in|reduced|increased|decreased|improved|caused|provided|reported|prevented|received|experienced|gave|took|made) (?:the|an?|by|to|in|no|more|less|fewer|better|lower|higher|slightly|substantially|marginally|from|further|useful|their|its|his|her|little|some|\w+ly|[\d.]+) |(?<=but )(?:improved|reduced|increased|decreased|caused|prevented|lowered|improves|reduces|increases|lowers|prevents|causes) |(?<=but )(?:seems?|appears?|tends?) to ))"
)
_FIRST_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can|cannot|could|will|would|should|must|provided|reduced|increased|decreased|improved|showed|found|caused|resulted|led|received|reported|experienced|reduces|increases|"
    r"improves|decreases|prevents|provides|appears?|seems?|remained|remains|tended|gave|took|made|suggests?|indicates?|prevented|offers?|remain|reduce|increase|improve|prevent|provide)\b"
)
# “The tablets, given early, …”: named again with what is said of them.
_WITH_ASIDE = re.compile(
    r"(?!(?:[Oo]ne|[Aa]n?|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]ome) )(?:[\w’'-]+ ){0,4}[\w’'-]+, (?:given|used|taken|applied|added|started|alone|with|without|when|at|as) [^,;:]{3,60},"
)
# A longer name is tiring twice: where a pronoun can only mean it, that is enough.
_LONG_NAME = 5
_HANGS_ON = re.compile(r"\s(?:through|via|by|with|of|for|in|after|using)\s")
_MOST_NAMED = 11
_NO_SUBJECT = re.compile(
    r"(?:there|he|she|in|for|at|on|by|with|from|among|after|during|when|if|while|although|because|as|since|to|of|compared|using|what|whether|despite|based|no|none|neither|nor|not|where|due)\b",
    re.IGNORECASE,
)
_COMPARES = quick(r"\b(?:compared (?:with|to)|versus|than|relative to)\b")
_CLAUSE = re.compile(r"\b(?:that|who|which|whether|whose|if|where|when|because|although|while|whereas)\b")
_OF_AUTHORS = re.compile(r"\w (?:the|these) (?:authors|researchers)\b")
_ANOTHER_VERB = re.compile(
    r", (?:\w+ly )?(?:\w{2,}ed|had|has|have|was|were|is|are|did|led|showed|shows|found|gave|took|came|went|fell|rose|kept|held|met|made|lost|began|became|underwent)\b"
)
_PASSIVE = re.compile(r"(?:is|are|was|were|has been|have been)\b")


# “There is evidence that A did B and did C”: who says so is said again too.
_LEADS_IN = re.compile(
    r"(?P<lead>[^,;:]{3,90}?\b(?:evidence|suggests?|suggested|found|showed|shows|show|indicates?|indicated|concludes?|concluded|reported|demonstrated) that) (?P<told>.{20,})$"
)
_MOST_LED = 18
_PAST_VERB = re.compile(r"(?:\w+ )??\w+(?:ed|ought|ave|ook|ade|und|owed|ed to) ")
_AUXILIARY = re.compile(
    r"(?:\w+ )??(?:was|is|has|were|are|have|had|did|does|do|may|might|can|could|will|would|should|cannot) "
)
_MODAL = re.compile(r"(?:may|might|can|could|will|would|should|do|does|did)\b")


@lru_cache(maxsize=2048)
def split_verbs(sentence: str) -> list[str]:
    """Split “A did B and did C” into “A did B. A did C”, whoever or whatever A is: it is named again."""
    led = _LEADS_IN.match(sentence)
    lead, told = (led.group("lead"), led.group("told")) if led else ("", sentence)
    opens = _FIRST_VERB.search(told)
    subject = told[: opens.start()].strip() if opens else ""
    most = _MOST_LED - len(lead.split()) if lead else _MOST_NAMED
    if (
        not opens
        or not 1 <= len(subject.split()) <= most
        or _NO_SUBJECT.match(subject)
        or (re.search(r"[,;:]", subject) and not _WITH_ASIDE.fullmatch(subject))
    ):
        return []
    if _CLAUSE.search(subject) or _OF_AUTHORS.search(subject):
        return []
    for match in _SECOND.finditer(told):
        first, second = told[: match.start()], told[match.end() :]
        if (
            match.start() < opens.end()
            or first.count("(") != first.count(")")
            or _CLAUSE.search(first)
            or _ANOTHER_VERB.search(first, opens.start())
        ):
            continue
        # “Was reduced and improved” may be one verb of two, as “may improve and reduce” is.
        lexical = not _AUXILIARY.match(second)
        # “Did not A, but improved B”: so told it is no second thing that it did not.
        turned = match.group("joint") == "but" and opens.group() in {"did", "do", "does"}
        if (
            lexical
            and not turned
            and (_MODAL.match(opens.group()) or (_PASSIVE.match(opens.group()) and _PAST_VERB.match(second)))
        ):
            continue
        # “Can improve A and have B”: what it can, it can both; “probably improves A, they raise B”: there are two subjects.
        if _MODAL.match(opens.group()) and (
            ("," in first and lexical) or re.match(r"(?:\w+ly )?(?:have|do)\b", second)
        ):
            continue
        if re.search(r", (?:they|it|he|she|we)\b", first) or (
            _COMPARES.search(second) and not _COMPARES.search(first)
        ):
            continue
        again = f"{lead} {subject}".strip()
        if turned and not lead and len(subject.split()) > _LONG_NAME:
            again = pronoun_for(f"{_HANGS_ON.split(subject)[0]} {told[opens.start() : match.start()]}") or again
        but = match.group("joint") == "but"
        named = again[0].lower() + again[1:] if but and again[1:2].islower() else again
        parts = [finish(f"{lead} {first}"), finish(f"{'But ' if but else ''}{named} {second}")]
        if has_finite_verb(first) and all(map(sound, parts)):
            return parts
    return []

"""Split what a long sentence ends or begins with off it. Takes a sentence; gives its parts, or none where it is not safe.

Each part is a sentence of its own that says no more than the whole did: “A, suggesting that B” is “A. This suggests that B.”
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.draft.asides import finish, has_finite_verb
from pipeline.draft.whole import PAST, sound
from pipeline.text.quick import Quick, quick

# A participle behind its noun (“patients treated with”) is no verb of a clause: the surer ones decide about a half.
SURE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can|cannot|could|will|would|should|must|showed|shows|remained|"
    r"remains|occurred|died|suggests?|became|began|took|gave|fell|rose|underwent|seems?|appears?|appeared|came|needs?|tended|tends|seemed|resulted|consisted|participated|failed to|exists|differs|improves|reduces|prevents|provides|requires|demonstrates|confirms|lowers|allows|involves|contains|depends|represents|offers|affects|contributes|promotes|concluded)\b|\b(?:data|results|analyses|findings) show\b"
    r"|\b(?:varied|differed)(?=[,.;]|$| (?:in|between|among|across|widely|considerably|greatly)\b)"
    r"|\b(?:stud(?:y|ies)|trials?|authors|researchers|reviews?|groups?|arms?|participants|patients|others|remaining) (?:\w+ly |only |also )?(?:required|recruited|enrolled|looked|involved|preferred|observed|judged|found|reported|showed|compared|included|"
    r"used|assessed|measured|received|evaluated|tested|examined|experienced|improved|took|had)\b"
)
# “; at one month the result was clearer”: behind a semicolon this opens a sentence of its own.
OPENS_A_CLAUSE = re.compile(
    r"(?:in|on|for|with|by|from|at|of|these|those|they|he|she|both|later|then|also|thus|therefore)\b", re.IGNORECASE
)
# What follows one of these may belong to what is doubted or reported: torn off, it would be claimed.
IN_ITS_REACH = quick(
    r"\b(?:that|whether|if|unless|either(?! (?:group|arm|of))|neither|who|which|uncertain|unclear|unknown|insufficient|not enough|"
    r"no (?:\w+ )?evidence|likely|possible|possibly|hypothesi[sz]ed|assumed|expected|believed?|thought|aimed)\b",
    re.IGNORECASE,
)
# What a “but” with a subject of its own may be torn from: a doubt that is told, never one that is reported.
REPORTED = quick(
    r"\b(?:that|whether|if|unless|either(?! (?:group|arm|of))|neither|who|which|no (?:\w+ )?evidence that|hypothesi[sz]ed|assumed|expected|believed?|thought|aimed)\b",
    re.IGNORECASE,
)
# “when A and B was compared”: what “when” begins has no verb yet.
WHEN_BEGUN = re.compile(
    r"\b(?:when|where|once)(?! (?:\S+ ){0,8}?(?:is|are|was|were|has|have|had|did|does|do|may|can)\b)[^,;]*$"
)
# “MI in people who did not have it”: that verb is of the people.
WHO_DID = re.compile(
    r"\b(?:when|where|if|whether|unless|how many)\b.*|\b(?:who|that|which) (?:\w+ly )?(?:is|are|was|were|has|have|had|did|do|does|may|can|could|received|took)(?: not)?(?: (?:have|had|been|be))?\b|\bto (?:have|do)\b"
)
# “Among smokers, …”: whom both halves are about, and only the first would say.
ABOUT_SOME = re.compile(
    r"(?!in (?:the|these|this|all|both|our) (?:[\w-]+ ){0,2}(?:studies|trials|review|analys[ei]s|study|trial),)(?!in (?:general|total|addition|summary|short|fact|particular),)(?:in|among|for|within|of|with|without|at|during|after|before)\s[^,]{3,100},\s",
    re.IGNORECASE,
)
# “A trial reduced pain and improved sleep” has one subject for two verbs: the second half names it by a pronoun.
_SHARED = quick(
    r",?\s+(?P<joint>and|but)\s+(?P<also>also |then |later )?(?=(?:was|is|has|were|are|have|had|did|does|may|might|can|could|will|requires?|needs?(?! (?:of|for|in|among|and|or|from|at|that|were|are)\b)|"
    r"showed|found|received|experienced|led|resulted|took|gave|completed|recommends?|suggests?|concluded|shows?|remained|"
    # “decreased movements and reduced air entry”: only before an object of its own is this a verb.
    r"(?:improved|increased|decreased|reduced|reported|caused|provided|assessed|measured|compared|included|evaluated|examined|developed|prevented) "
    r"(?:the|an?|by|from|to|their|its|his|her|no|\d[\d,.]*))\b)"
)
_SUBJECT_ENDS = re.compile(
    r"\s(?:of|in|with|for|who|that|which|from|on|at|by|to|receiving|taking|given|treated|between|among|without|under)\s"
)
_MANY = frozenset(
    [
        "patients",
        "people",
        "participants",
        "adults",
        "children",
        "women",
        "men",
        "authors",
        "researchers",
        "mice",
        "infants",
        "data",
    ]
)
_ONE = ("ss", "us", "is")
DOUBTS = quick(r"\b(?:may|might|could|would|should|likely|possibl[ey]|appears?|seems?|suggests?)\b", re.IGNORECASE)
_PERSONS = re.compile(r"\b(?:patient|man|woman|boy|girl|child|infant|mother|he|she|who)\b", re.IGNORECASE)
# “Patient education” is no person.
_NO_PERSON = re.compile(
    r"\b(?:patient|child|infant) (?:empowerment|education|satisfaction|care|safety|selection|experience|adherence|information|survival|health)\b",
    re.IGNORECASE,
)
# “Compared twins left out because of missing data to those with data”: the other side hangs on the first verb.
_WANTS_ANOTHER = re.compile(
    r"\b(?:compar(?:e|es|ed|ing)|match(?:ed|es|ing)|add(?:ed|s|ing)|relat(?:ed|es|ing)|assign(?:ed|s)|allocated|switched|changed|transferred|preferred)\b(?!.*\b(?:with|to|and)\b)"
)
_ANOTHER = re.compile(
    r"\b(?:to|with|over) (?:those|that|the|these|patients|people|women|men|children|adults|controls|others|placebo)\b"
)
# What hangs on a doubt may not be told as if it followed from a fact.
_TOLD_AS_DOUBTED = quick(r"\b(?:may|might|could|possibly|uncertain|unclear|hypothesi[sz]ed?)\b", re.IGNORECASE)
# What a long sentence ends with may be told by itself: (how it begins, the words that open it).
_TAILS: tuple[tuple[Quick, str], ...] = (
    (quick(r",? (?:(?:when |as )?compared (?:with|to)|in comparison (?:with|to)) (?=[^\s\d,;:][^,;:]*$)"), "The comparison {be} with"),
    (quick(r",? (?:in order )?to (?=(?:determine|evaluate|assess|investigate|explore|examine|test|compare|find out|see) (?:\w+ ){2})"), "The aim {be} to"),
    (quick(r",? (?P<part>(?:(?:at least |most |very )?(?:mainly|mostly|largely|primarily|partly|likely|probably|possibly|presumably|perhaps|in part) )?)(?:due|because|owing)(?P<part2>(?: mainly| mostly| largely| primarily| partly| (?:at least )?in part)?) (?:to|of) (?=(?:\S{1,40} ){2}[^;:]*$)"), "This {be} {part}because of"),
)  # fmt: skip
# Two that may be told in one breath; and “… with no exercise on deaths”: what it is on belongs to the first half.
_ONE_OR_OTHER = re.compile(
    r"(?:(?!(?:and|or|in|on|for|at|by|with|to)\b)[\w’'-]+ ){1,4}or (?:(?!(?:and|or|in|on|for|at|by|with|to)\b)[\w’'-]+ ?){1,4}\.?$"
)
_ON_AN_OUTCOME = re.compile(
    r"(?:no [\w-]+|placebo|(?:usual|standard|routine) \w+|controls?) (?:on|about|for|in terms of) |each other\b|one another\b"
)
# “The aim of this study was to assess” says its aim already.
_TELLS_AIM = quick(
    r"\b(?:aim|aimed|objective|purpose|goal|able|need|needed|required|seek|sought|likely|due|order)\b", re.IGNORECASE
)
_MAY_BE = re.compile(r"likely|probably|possibly|presumably|perhaps")
_OF_ONE_NOUN = re.compile(
    r"\b(?:male|female|older|younger|elderly|obese|lean|healthy|treated|untreated|infected|uninfected|exposed|unexposed|monozygotic|dizygotic|pregnant|non-\w+)$"
)
_CAUSE_FIRST = re.compile(
    r"^(?:Due to|Because of|Owing to) (?P<cause>[^,;:]{5,160}),\s+(?!(?:and|or|but|as|which)\b)(?=[a-z])"
)
# “…, suggesting that X” becomes “This suggests that X.” The verb in the form for now, and for then.
_SAID_OF_IT: dict[str, tuple[str, str]] = {
    "suggesting": ("suggests", "suggests"), "indicating": ("indicates", "indicates"), "implying": ("implies", "implies"),
    "showing": ("shows", "showed"), "demonstrating": ("shows", "showed"), "confirming": ("confirms", "confirmed"),
    "supporting": ("supports", "supports"), "resulting in": ("results in", "resulted in"), "leading to": ("leads to", "led to"),
    "highlighting": ("highlights", "highlights"), "underlining": ("underlines", "underlines"), "reflecting": ("reflects", "reflected"),
    "making": ("makes", "made"), "allowing": ("allows", "allowed"), "enabling": ("enables", "enabled"), "causing": ("causes", "caused"),
    "revealing": ("shows", "showed"), "providing": ("provides", "provided"), "requiring": ("requires", "required"),
    "preventing": ("prevents", "prevented"), "inducing": ("induces", "induced"), "meaning that": ("means that", "meant that"),
}  # fmt: skip
_TRAILS = quick(rf",\s+(?:thereby |thus |possibly )?(?P<verb>{'|'.join(_SAID_OF_IT)})\s+(?=[^,;:]{{12,}})")
_TRAILING_WHICH = quick(
    r",\s+which\s+(?P<verb>makes|made|is|was|are|were|may|might|could|can|has|have|had|suggests?|means?|led|leads?|found|reported|showed|included|compared|used|involved|provided|increased|reduced|resulted)\s+(?=[^;:]{12,}$)"
)
_FOR_ONE = frozenset("is was has suggests means leads makes made".split())  # noqa: SIM905
_OF_STUDIES = frozenset(
    [
        "found",
        "reported",
        "showed",
        "included",
        "compared",
        "used",
        "involved",
        "provided",
        "increased",
        "reduced",
        "resulted",
    ]
)
_WISHED = re.compile(r"\b(?:would|should|could|might|may|try|aims?|aimed|hope[sd]?|plan(?:s|ned)?)\b")
_ENDS_ON_STUDY = re.compile(r"\b(?:trials?|stud(?:y|ies)|RCTs?|reviews?|analys[ei]s)(?: \([^()]*\))?$")
_WAS_DONE = quick(
    r"\b(?:used|conducted|performed|undertaken|carried out|done|studied|designed|analy[sz]ed|completed|recruited|enrolled|reviewed|randomi[sz]ed|compared)\b"
)


@lru_cache(maxsize=2048)
def split_shared(sentence: str) -> list[str]:
    """Split “A did B and did C” into “A did B. It did C.” where “it” or “they” can only mean A."""
    for match in _SHARED.finditer(sentence):
        first, second = sentence[: match.start()], sentence[match.end() :]
        named = pronoun_for(first, doubted=bool(re.match(r"may|might|could", second)))
        if (named == "It") == bool(re.match(r"(?:were|have|are)\b", second)) and re.match(
            r"(?:were|have|are|was|has|is)\b", second
        ):
            continue
        # “Studies were small, reported few events and were old” has three verbs.
        if re.search(
            r", (?:\w+ly )?(?:\w{2,}ed|had|has|have|was|were|is|are|did|came|took|went|gave|fell|rose|led|kept|held|met|made|found|lost|began|became|underwent|showed|shows)\b",
            first,
        ) or ("," in first and match.group()[0] == ","):
            continue
        if not named or IN_ITS_REACH.search(first) or len(second.split()) < 3 or first.count("(") != first.count(")"):
            continue
        also = (match.group("also") or "").strip()
        opener = "But " + named.lower() if match.group("joint") == "but" else named
        whole = f"{opener} {also} {second}".replace("  ", " ")
        if sound(finish(first)) and sound(finish(whole)):
            return [finish(first), finish(whole)]
    return []


# “The researchers then compared”: how and when is no part of the subject.
_NO_NOUN = re.compile(r"then|also|first|next|now|later|further|subsequently|therefore|thus|\w{3,}ly|both|all")


def pronoun_for(first: str, *, doubted: bool = False) -> str:
    """Give the pronoun for the subject of a clause; empty where it would not be sure whom it means.

    What is `doubted` itself may follow what is.
    """
    verb = SURE_VERB.search(first) or PAST.search(first)
    if (
        not verb
        or (DOUBTS.search(first) and not doubted)
        or "," in first[: verb.start()]
        or ABOUT_SOME.match(first + ", ")
    ):
        return ""
    # “Two trials compared”: the noun is a part of the match and of the subject.
    noun, _, _ = verb.group().rpartition(" ")
    subject = f"{first[: verb.start()]}{noun}".strip()
    ends = _SUBJECT_ENDS.search(subject)
    head = subject[: ends.start()] if ends else subject
    if not 1 <= len(subject.split()) <= 9 or " and " in subject or " or " in subject or OPENS_A_CLAUSE.match(subject):
        return ""
    if re.match(r"(?:there|it|we|he|she|this|these|that|who|which|one|if|when|as)\b", subject, re.IGNORECASE):
        return ""
    told_many, told_one = (
        re.search(r"\b(?:were|are|have|do)\b", verb.group()),
        re.search(r"\b(?:was|is|has|does)\b", verb.group()),
    )
    words = [word for word in head.lower().split() if not _NO_NOUN.fullmatch(word)]
    last = words[-1] if words else ""
    looks_many = last in _MANY or (last.endswith("s") and not last.endswith(_ONE))
    many = bool(told_many) if told_many or told_one else looks_many
    if not many and _PERSONS.search(_NO_PERSON.sub(" ", subject)):
        return ""
    return "They" if many else "It"


def split_tail(sentence: str) -> list[str]:
    """Split what a sentence ends with off it: whom it compares with, what was to be found out, the cause it gives."""
    for pattern, opener in _TAILS:
        for match in reversed(list(pattern.finditer(sentence))):
            first, rest = sentence[: match.start()], sentence[match.end() :]
            be = "was" if PAST.search(first) else "is"
            if (
                not SURE_VERB.search(first)
                or first.count("(") != first.count(")")
                or (IN_ITS_REACH.search(first) and not opener.startswith("The comparison"))
            ):
                continue
            if opener.startswith("The comparison") and (
                "compar" in rest + first
                or (" or " in rest and not _ONE_OR_OTHER.match(rest))
                or _ON_AN_OUTCOME.match(rest)
                or SURE_VERB.search(WHO_DID.sub(" ", rest))
            ):
                continue
            if opener.startswith("The aim") and (
                # “Using a machine to examine”: that is the machine's aim.
                re.search(r"\b(?:using|by means of|with the help of)\b[^,;]*$", first)
                or _TELLS_AIM.search(first)
                or be == "is"
                or not _WAS_DONE.search(first)
            ):
                continue
            if opener.startswith("This") and _WANTS_ANOTHER.search(first) and _ANOTHER.search(rest):
                continue
            # Behind a list of causes no clause of another kind may follow.
            if (
                opener.startswith("This")
                and "," in rest
                and (SURE_VERB.search(rest) or " and " not in rest or ":" in first)
            ):
                continue
            # How much of a cause it is stays with it, and “in male compared with female mice” is of one noun.
            part = " ".join(filter(None, (match.groupdict().get(k) or "" for k in ("part", "part2")))).strip()
            if _MAY_BE.search(part) or _OF_ONE_NOUN.search(first):
                continue
            parts = [finish(first), finish(f"{opener.format(be=be, part=f'{part} ' if part else '')} {rest}")]
            if all(map(sound, parts)):
                return parts
    return []


def split_cause(sentence: str) -> list[str]:
    """Split “Due to A, B” into “B. This is because of A”."""
    opens = _CAUSE_FIRST.match(sentence)
    if not opens:
        return []
    cause, rest = opens.group("cause"), sentence[opens.end() :]
    parts = [finish(rest), finish(f"This is because of {cause}")]
    # “Due to A, B and C, D was E”: the causes go on.
    if not SURE_VERB.search(rest.split(",")[0]) and not re.match(
        r"(?:the|there|this|it|no|most|some|all|only|many|few)\b", rest
    ):
        return []
    # Of two clauses “this” would mean the last alone.
    if re.search(r", (?:and|but|so|while|whereas)\b|;", rest):
        return []
    return parts if has_finite_verb(rest) and all(map(sound, parts)) else []


@lru_cache(maxsize=2048)
def split_trailing(sentence: str) -> list[str]:
    """Split “A, suggesting that B” into “A. This suggests that B”, and “A, which is B” likewise."""
    for pattern in (_TRAILS, _TRAILING_WHICH):
        for match in pattern.finditer(sentence):
            first, verb = sentence[: match.start()], match.group("verb")
            if not SURE_VERB.search(first) and not PAST.search(first):
                continue
            if pattern is _TRAILS:
                if "possibly" in match.group() or _TOLD_AS_DOUBTED.search(first):
                    continue
                verb = _SAID_OF_IT[verb][bool(PAST.search(first))]
            # “May show what was found, which is new”: what “this” means would be in doubt.
            if pattern is not _TRAILS and _WISHED.search(first):
                continue
            if pattern is not _TRAILS and verb in _OF_STUDIES and not _ENDS_ON_STUDY.search(first):
                continue
            these = pattern is not _TRAILS and (
                verb in {"are", "were", "have"} or (verb not in _FOR_ONE and first.rstrip(" )").endswith("s"))
            )
            parts = [finish(first), finish(f"{'These' if these else 'This'} {verb} {sentence[match.end() :]}")]
            if all(map(sound, parts)) and first.count("(") == first.count(")"):
                return parts
    return []

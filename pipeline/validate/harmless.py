"""Know denials that deny no finding. Takes a denial in its sentence; tells whether a “not” that no passage has is harmless there.

Lots that were not drawn, what was not done, what may not hold elsewhere, “not uncommon”, “not limited to … too”, “not perfect”, a
limit of the data, and what a word means: “a noise that others cannot hear”.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick
from pipeline.validate.align import Index
from pipeline.validate.denials import told_clauses
from pipeline.validate.wording import Word

# “Not uncommon” denies nothing.
_DEGREES = frozenset("quite always all very so".split())  # noqa: SIM905
_BOUND, _TOO = frozenset({"limited", "confined", "restricted"}), frozenset({"too", "also", "well", "even", "both"})
TWICE_DENIED = ("uncommon", "unusual", "unlike", "infrequent", "unreasonable", "insignificant", "without")
# What was not done tells the design: “did not run an experiment”.
# What nobody set out to do, what happens only later, and a condition: “do not open their eyes until”, “die if they do not have it”.
_NOT_AIMED = re.compile(
    r" (?:specifically |primarily )?(?:set out|aim|intend|plan|mean|designed|intended|meant)\b", re.IGNORECASE
)
_UNTIL = re.compile(r" (?:[\w-]{1,16} ){0,5}?until\b", re.IGNORECASE)
_ON_CONDITION = re.compile(r"\b(?:if|unless) (?:[\w-]{1,16} ){1,4}$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r" (?:look at|study|examine|consider) (?:any )?others?\b| (?:measure|test|look (?:at|into)|ask about|study|assess|examine|record|check) (?:such (?:things|matters|effects|questions)|this|that|these|it|them|(?:any|all) of (?:this|these|it|them|that)|either)\b| (?:run|do|carry out|perform|conduct|set up) (?:an? |any |their own )?(?:\w{1,12} )?(?:experiments?|trials?|tests?|random\w+)\b",
    re.IGNORECASE,
)
# “Compared with those who did not, they had less”: what is denied was said before. “It did not, however, help” goes on.
_WHOSE = re.compile(
    r"\b(?:(?:who|that|which|than)(?: \w{1,12}ly| often| still)?|(?:whose|if|when|where|than)(?: [\w’'-]{1,20}){1,3}?)(?: (?:did|do|does|had|have|has|was|were|is|are|could|can))? $",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r",(?! (?:however|though|in fact|overall|on (?:the )?(?:average|whole)|of course|after all|by (?:it|them)sel\w+|alone|in the end)\b)"
)
_THAT = re.compile(r"^\W*(?:whether|how|why|if|what|that|this|these)\b", re.IGNORECASE)
# A study without lots may be told to be so in words that its paper lacks; what nobody tested is no finding.
_BY_LOT = re.compile(
    r" (?:an? (?:controlled |clinical |true )?(?:experiment|trial)\b|(?:been )?(?:an? )?(?:\w{1,12} )?(?:randomi[sz]ed\b|(?:assigned|allocated|chosen|divided|put|sorted|placed|picked|selected|given)\b[^.;]{0,40}\b(?:by (?:chance|lot|lottery)|at random|randomly)\b))",
    re.IGNORECASE,
)
_NO_PROOF = re.compile(
    r" the same (?:thing )?as (?:an? )?(?:proof|proving|showing|saying|cause|causing)\b| (?:an?|the) (?:real|true)(?:[- ](?:life|world))? (?:emergency|patients?|persons?|situation|test|thing|world|life|clinic|hospital|kitchen|home)\b",
    re.IGNORECASE,
)
# What may not hold for others is a limit, whoever names it.
_ELSEWHERE = re.compile(
    r" (?:always |necessarily |fully |quite )?(?:the same (?:for|in|to)\b|be (?:the same|true|typical|right)|apply|hold|happen|occur|be seen|generali[sz]e|reflect|represent|carry over|look the same|match)\b",
    re.IGNORECASE,
)
# “The groups were not large”: a limit too.
_NOT_LARGE = re.compile(r" (?:very |particularly |especially |that )?(?:large|big)\b", re.IGNORECASE)
_UNTESTED = re.compile(
    r" (?:been )?(?:tested|studied|measured|examined|asked|investigated|assessed|looked (?:at|into)|part of (?:the|this|their) (?:study|analysis|trial|work|research|review|sample))\b(?:,? (?:here|however|though|in this \w{4,8}))?\W*$",
    re.IGNORECASE,
)
# “Was not perfect”, “it was not all smooth sailing”: a writer's remark.
_REMARK = re.compile(
    r" (?:be )?(?:perfect|foolproof|flawless|the (?:whole|full|last|only) [a-z]{4,10}|(?:all )?(?:smooth|plain) sailing|all (?:good|bad|smooth)|clear-cut|(?:so |very |really )?(?:surprising|simple|straightforward|easy)(?! (?:on|for|to)\b)|a (?:surprise|given)|everything|entirely new)\b",
    re.IGNORECASE,
)
# … unless the paper says the opposite.
_WHOLLY = re.compile(
    r"\b(?:perfect\w*|complete\w*|full\w*|flawless\w*|surprising\w*|surprised?|simpl[ey]|straightforward|eas(?:y|ily)|smooth\w*)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:all|each|every|always|complete\w*|full\w*)\b", re.IGNORECASE)
_NOTED = re.compile(
    r" (?:always )?(?:have been|be) (?:always |fully |all )?(?:noted|recorded|written down|captured|complete|remembered|picked up|caught|registered|documented)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:may|might|could) $", re.IGNORECASE)
# What was missing, in a sentence that says what follows for the answer.
_MISSING = re.compile(
    r" (?:have (?:complete|full|both|all|any|enough)|been able to|be able to|(?:have been|be) (?:included|asked|tested|followed)|(?P<by_them>take part|answer\w*|reply|replied|come back|return\w*|finish\w*|completed?|fill))\b",
    re.IGNORECASE,
)
# A tumour that “did not come back” is no missing answer.
_OF_THEM = re.compile(
    r"\b(?:people|patients|participants|women|men|children|adults|parents|babies|families|doctors|nurses|forms?|questionnaires?|surveys?|letters?|who|they|many|some|most|half|everyone|everybody)(?: [\w’'-]{1,12}){0,2} ?$",
    re.IGNORECASE,
)
_SO_UNSURE = quick(
    r"\b(?:borne|kept|bear|keep) in mind\b|\blimits? what\b|\b(?:hard|harder|difficult) to (?:say|know|tell|judge|be sure)\b|\bcaution\b|\blimitations?\b|\bweakness|\bdrawback",
    re.IGNORECASE,
)
# “Tinnitus is a ringing that other people cannot hear”: no figures, nothing that was, and nothing that was tried.
_DEFINES = re.compile(
    r"\W*(?:an? |the )?[\w“”\"'’ -]{2,50}?(?: \([^()]{1,40}\))?(?:,? or [\w“”\"'’ -]{2,40},|, (?:also )?called [\w“”\"'’ -]{2,40},)? (?:is|are|means?) (?:an?|the|when|one|any|something)\b[^.;]{0,80}\b(?:that|which|who|whose|where|when)\b[^.;]{0,60}",
    re.IGNORECASE,
)
_OF_THE_STUDY = quick(
    r"\d|\b(?:was|were|had|found|showed|drugs?|medicines?|treatments?|therap(?:y|ies)|surgery|operations?|tests?|stud(?:y|ies)|trials?|results?|findings?|groups?|vaccines?|programmes?|programs?|methods?|helps?|works?|better|worse)\b",
    re.IGNORECASE,
)
# “Could not be put down to age”, where the paper allowed for it.
_PUT_DOWN = re.compile(
    r" (?:simply |just |fully )?(?:be |have been )?(?:put down to|explained by|blamed on|accounted for by|(?:simply |just )?(?:due to|because of|a matter of))\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"\b(?<!not )(?:explain(?:s|ed)|account(?:s|ed) for|due to|because of|result(?:s|ed) from)\b", re.IGNORECASE
)
_ALLOWED_FOR = re.compile(
    r"adjust|multivari|independent(?:ly)? (?:of|from|associat|predict|risk|factor|relat|link|effect)|regress|controll(?:ed|ing) for|account(?:ed|ing) for"
)
# “Was not very reliable” of what is “quite low”.
_NOT_VERY = re.compile(
    r" (?:very|particularly|especially|all that|terribly|highly|that) [a-z]{3,14}\b", re.IGNORECASE
)
# “Would not use it as they should” of poor compliance.
_NOT_PROPERLY = re.compile(
    r" (?:[\w-]{1,14} ){1,5}?(?:properly|correctly|regularly|well|fully|enough|reliably|as (?:they|he|she|people|patients|one|it) (?:should|must|ought)|as (?:told|prescribed|advised|planned|directed|recommended|often))\b",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:low|lower|poor|poorly|weak|weakly|limited|modest|modestly|rare|rarely|slight|slightly|minor|insufficient|imperfect|uncommon|seldom|infrequent\w*|inaccura\w+|unreliab\w+)\b",
    re.IGNORECASE,
)
_NEAR = 0.25
# So many words apart a number stands with a denial.
_WORDS_APART = 6


def next_said(words: list[Word], at: int) -> str:
    """Give the word behind a denial that is no adverb of degree: the “without” of “not entirely without”."""
    behind = (word.text for word in words[at + 1 : at + 3])
    return next((word for word in behind if not word.endswith("ly") and word not in _DEGREES), "")


def is_widened(words: list[Word], at: int) -> bool:
    """Tell whether a denial only widens: “not limited to the frail; it was seen in the healthy too”."""
    bound = [word.text for word in words[at + 1 : at + 3]]
    return (
        bound[:1] != [] and bound[0] in _BOUND and bound[-1] == "to" and any(w.text in _TOO for w in words[at + 3 :])
    )


def was_said_before(text: str, denial: Word) -> bool:
    """Tell whether what a denial denies was said before it: “compared with those who did not, they had less”."""
    return bool(_SAID_BEFORE.match(text, denial.end) and _WHOSE.search(text, 0, denial.start))


def denies_no_finding(text: str, denial: Word, index: Index) -> bool:
    """Tell whether a denial is of lots where none were drawn, of proof, or of a test that nobody made."""
    if _BY_LOT.match(text, denial.end):
        return index.paper.facts.design.value != "randomised trial"
    plain = any(pattern.match(text, denial.end) for pattern in (_NO_PROOF, _ELSEWHERE, _NOT_LARGE, _NOT_DONE))
    if (
        plain
        or was_said_before(text, denial)
        or _is_a_remark(text, denial.end, index)
        or _tells_a_limit(text, denial, index)
        or _is_no_more_than_a_case(text, denial)
    ):
        return True
    if _PUT_DOWN.match(text, denial.end):
        return bool(_ALLOWED_FOR.search(index.told)) and not _is_told(_EXPLAINED, text, index)
    if (_NOT_VERY.match(text, denial.end) or _NOT_PROPERLY.match(text, denial.end)) and any(
        _LOW.search(p.text) for p in index.near(text, least=_NEAR)
    ):
        return True
    return bool(_THAT.search(text) and _UNTESTED.match(text, denial.end))


def is_denied_with_its_number(words: list[Word], at: int, index: Index) -> bool:
    """Tell whether a clause of the paper denies near a number that stands near the denial here: “37 had never had”."""
    near = {
        word.text
        for word in words[max(0, at - _WORDS_APART) : at + _WORDS_APART]
        if word.text.isdigit() and len(word.text) > 1
    }
    return bool(near) and any(
        clause.plain
        and any(
            abs(place - denial) <= _WORDS_APART and word.text in near
            for place, word in enumerate(clause.words)
            for denial in clause.plain
        )
        for passage in index.passages
        for clause in told_clauses(passage, index)
    )


def _is_no_more_than_a_case(text: str, denial: Word) -> bool:
    """Tell whether nobody set out to do it, it happens only later, or it is a condition."""
    if _NOT_AIMED.match(text, denial.end) or _UNTIL.match(text, denial.end):
        return True
    return _ON_CONDITION.search(text, 0, denial.start) is not None


def _is_told(wanted: re.Pattern[str], text: str, index: Index) -> bool:
    """Tell whether a passage near a sentence has what is looked for."""
    return any(wanted.search(p.text) for p in index.near(text, least=_NEAR))


def _is_a_remark(text: str, at: int, index: Index) -> bool:
    """Tell whether a sentence only remarks, or says what a word means."""
    if _REMARK.match(text, at):
        return not _is_told(_WHOLLY, text, index)
    return _DEFINES.fullmatch(text, 0, at) is not None and not _OF_THE_STUDY.search(text)


def _tells_a_limit(text: str, denial: Word, index: Index) -> bool:
    """Tell whether what is denied is a limit of the data: “details may not have been noted”, “did not have both tests, which limits …”."""
    if _MODAL.search(text, 0, denial.start) and _NOTED.match(text, denial.end):
        return not _is_told(_EACH, text, index)
    missing = _MISSING.match(text, denial.end)
    theirs = missing and (not missing.group("by_them") or _OF_THEM.search(text, 0, denial.start))
    return bool(theirs and _SO_UNSURE.search(text))

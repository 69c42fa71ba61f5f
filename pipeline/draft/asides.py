"""Leave out of a sentence what is only for experts, and tell whether it is one. Takes a sentence; gives it, or yes or no.

Numbers are never changed and words of certainty stay: what is dropped is bracketed statistics, pointers to figures
and citation marks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.quick import Quick, quick

_BRACKET = quick(r"\s*[(\[]([^()\[\]]*)[)\]]")
# “(reference group)” and “(tablets)” tell something; “(ref. 12)” and “(Table S1)” point away.
_POINTER = re.compile(
    r"^(?:see |data |results )?(?:also )?(?:(?:fig(?:ure)?s?|tables?|suppl?s?|supplement(?:s|ary|al)?|appendix|appendices|videos?|"
    r"images?|box(?:es)?|additional files?|panels?|eqs?|equations?|refs?|references?)\b(?=\.?(?:\s*(?:\S{0,3}\d|[A-Z]\b|[IVX]+\b|"
    r"(?:material|data|file|table|fig|online|appendix|information)\w*\b)|$))|S\d+\w? (?:fig|table|text|file|data|dataset|appendix|movie|video)\b|not shown|shown in|online (?:suppl|appendix|only|resource))",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[\d\s,;–—-]{1,20}$|^[a-zA-Z]$")
# “inv(3)”, “10(-9)”, “H(1)”: such a bracket is a part of its name or number. “Seen before(12)” ends on a citation.
_PART_OF_A_NAME = re.compile(r"(?<![^\W_])(?:[A-Z][A-Za-z]{0,3}|10|inv|del|dup|ins|t|i)$")
# “-log(r)”, “exp(x)”: a function and what it is of.
_FUNCTION = re.compile(r"(?<![A-Za-z])(?:log|ln|exp|sqrt|sin|cos|tan|logit)_?\d{0,2}$")
_IN_A_NAME = re.compile(r"^[-−+]?\d{1,2}[+−-]?$|^[-−+]$")
# Possessive, so that a long run of capitals (a gene's sequence) costs one pass and not 2^n.
_AUTHORS = re.compile(
    r"^[A-ZÀ-Þ][\w’'-]++(?:[ ,&.]++(?:et al\b|and\b|[A-ZÀ-Þ][\w’'-]*+))*+[ ,&.]*(?:19|20)\d\d[a-z]?\b"
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_STATISTIC = quick(
    r"\b(?:CI|CrI|a?RR|a?OR|a?HR|S?MD|WMD|SD|SE|SEM|IQR|NNT|df|AUC|ICC|RD|ARR|I2|NCT\d+|ISRCTN\d+|"
    r"confidence interval|interquartile range|standard deviation|\d{1,2}(?:st|nd|rd|th)?\s?[-–]\s?\d{1,2}(?:th|rd) percentiles?)\b|I²|χ|[±]|\bp\s*[<>=≤≥]|\b[nNr]\s*=|https?:|doi",
)
_SMALL_P = quick(r"\b[pP](?:[- ]?values?)?\s*(?:for \w+\s*)?[<>=≤≥]")
_MAKER = quick(r"\b(?:Inc|Ltd|GmbH|Corp|LLC|USA|Germany|Japan|Switzerland|®|™)\b|®|™")
_CERTAINTY = quick(
    r"\b(?:certainty|quality) (?:of )?(?:the )?evidence\b|\b(?:low|moderate|high)[- ]certainty\b", re.IGNORECASE
)
# “Lower (p = 0.34)”: without its p value it would be told as a difference. At 0.1 and more nobody calls it one.
_TURNS = quick(
    r"\b(?:more|less|fewer|higher|lower|better|worse|greater|increased?|decreased?|reduced?|improved?|rose|fell|longer|shorter)\b",
    re.IGNORECASE,
)
_P_OF_CHANCE = quick(r"\b[pP](?:[- ]?values?)?\s*(?:[=>≥]\s*0?[.·](?:0[5-9]|[1-9])|>\s*0?[.·]05)")
_P_OF_NOTHING = quick(r"\b[pP](?:[- ]?values?)?\s*[=>≥]\s*0?[.·][1-9]")
_TOLD_NOTHING = "not statistically significant"
# “(not significant, p = 0.3)”: what is denied beside a statistic stays.
_DENIES = re.compile(r"\b(?:no|not|none|NS)\b|\bnon-?signif", re.IGNORECASE)
_TOLD_IN = (
    r"as (?:is |are |was |were |can be |we |has been )?(?:also |\w+ly )?(?:shown|seen|presented|illustrated|depicted|summari[sz]ed|listed|reported|described|detailed|given|displayed|indicated|noted|outlined|demonstrated|show) "
    r"(?:in|by) (?:the )?(?:supplementary |supporting |additional )?(?:fig(?:ure)?s?\.?|tables?|appendix|box|panel|file)\s*\w{0,4}(?:(?:\s*[,–-]\s*|,? and )(?:fig(?:ure)?s?\.?|tables?)?\s*S?\d+\w?)*"
)
_INLINE = (
    # “As shown in Table 2, pain fell”: the reader of the draft has no table.
    quick(rf"^{_TOLD_IN},\s*|(?<=ly), and {_TOLD_IN}(?=,)|,?\s+{_TOLD_IN}(?=[,;.]|$),?", re.IGNORECASE),
    quick(
        r"[,;:]?\s*+(?:with (?:an? )?)?(?:9[059](?:\.\d)?)\s?%\s?(?:CI|confidence interval|CrI)s?[:,=]?\s*(?:of )?"
        r"[\[(]?\s*[-−–]?\d[\d.·]*%?\s*(?:to|[-–,;])\s*[-−–]?\d[\d.·]*%?[\])]?"
    ),
    quick(
        r"[,;]?\s*+(?:with (?:an? )?)?\b[pP](?:[- ]?values?)?\s*+(?:of )?[<>=≤≥]++\s*+0?[.·]\d+(?:\s*[x×]\s*10\S+)?"
    ),
    quick(
        r",?\s+with an? (?:pooled |summary |overall )?(?:RR|OR|HR|SMD|MD|WMD|RD) of [-−–]?\d[\d.·]*+(?=[,;.)]|\s|$)"
    ),
    quick(
        r"[,;:]\s*(?:pooled |summary |overall )?(?:a?RR|a?OR|a?HR|S?MD|WMD|RD)\s*[=:]?\s*[-−–]?\d[\d.·]*+(?=[,;.)]|\s|$)"
    ),
    # “, dRM = −0.21”, “; Cohen’s d = 0.4”: a measure named by its letter.
    quick(
        r"[,;:]\s*(?:[A-Za-z]+['’]s )?[A-Za-zηβχκρτΔ]{1,5}\d?(?:²|2)?\s*[=≈]\s*[-−–]?\d[\d.·]*+(?=(?:[,;]|\.?$| and [A-Za-zηβ]{1,5}\s*=))"
    ),
    quick(r"(?<=[a-z])\s*\[[\d\s,–-]+\]"),
    quick(r"(?<=\d)\s?±\s?\d[\d.·]*+"),
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can(?:not)?|could|will|would|should|must|showed?|shows|found|"
    r"received|developed|improved|increased|decreased|reduced|reported|remained|occurred|died|suggests?|suggested|"
    r"indicates?|indicated|experienced|became|began|continued|resolved|responded|underwent|led|seems?|appears?|"
    r"appeared|caused|causes|took|gave|included|includes|differed|differs|needs?|remains?|came|started|stopped|"
    r"completed|achieved|required|provides?|provided|offers?|supports?|supported|highlights?|rose|fell|lost|gained|missed|lasted|turned|stayed|"
    r"recovered|concludes?|concluded|describes?|described|worsened|declined|dropped|presented|helps?|helped|"
    r"contributes?|contributed|play(?:s|ed)?|affects?|affected|compared|assessed|examined|report|put|tells?|told|works?|worked|uses?|makes?|made|keeps?|kept|"
    r"lower(?:s|ed)|raise[sd]?|relieve[sd]?|prevent(?:s|ed)|protect(?:s|ed)|produce[sd]?|favou?r(?:s|ed)|exist(?:s|ed)?|lack(?:s|ed)?|"
    r"var(?:y|ies|ied)|depend(?:s|ed)?|represents?|identified|met|"
    r"looked|changed|confirmed|failed|ranged|scored|holds?|held|means?|lets?|ask(?:s|ed)|warns?|warned|combined|"
    # What is said of nothing but a subject: no participle, and no noun.
    r"resulted|suffered|participated|consist(?:s|ed)|complained|deteriorated|amounted|returned|confirms|demonstrates|exhibits|contains|"
    r"seemed|warrants?|surpassed|exceeded|matched|promotes?|emphasi[sz]ed|outweigh(?:s|ed)?|reflects|favours|favors|examines|assesses|evaluates|underscores?|persists|recommends|depended|benefited|tends|healed|correlated|begins|attended|preclude[sd]?)\b"
)
# Whatever follows “we” is a verb; what ends on “-ed” and has an object is one too.
_ACTIVE = re.compile(
    r"\b(?:[Ww]e|[Tt]hey|authors|researchers) (?:\w+ly |also |then |now |here )?"
    r"(?!(?:of|and|or|who|all|both|in|from|at|for|with|to|by|on|themselves|that|whose|which|than)\b)[a-z]{2,}"
    r"|^(?:But )?(?:[Ii]t|[Tt]his|[Tt]hey|[Tt]hese|He|She) (?:\w+ly |also )?(?:[a-z]{3,}ed|[a-z]{3,}(?<![aius])s)\b"
    r"|\b(?:[Rr]esults|[Dd]ata|[Ff]indings|[Aa]nalyses|[Tt]rials|[Ss]tudies|[Rr]eviews|[Tt]ests|[Mm]odels|[Ee]xperiments|[Oo]bservations) (?:\w+ly )?"
    r"(?:show|demonstrate|confirm|reveal|indicate|support|highlight|point to|compare)\b"
    r"|\b[a-z]{3,}s (?:\w+ly )?(?:increase|reduce|improve|decrease|prevent|cause|lower|raise|require|provide|offer) (?:the|an?|their|its|no|more|less|fewer|both)\b"
    # No noun and no participle: behind a plural it carries a clause.
    r"|\b[a-z]{3,}s (?:\w+ly )?(?:improve|prevent|provide|require|reduce|promote|protect|suggest|remain|occur|differ|exist|receive|contribute|allow|enable|include|involve|become|enhance|achieve) (?!(?:by|with|in|of|and|or)\b)"
    r"|^(?:the|an?|this|each|[a-z]+ing) (?:[\w-]+ ){1,6}(?:impacts|influences) on\b"
    r"|^Suppose that\b"
    # No noun has this form, or none that such words follow.
    r"|\b(?:threatens|interacts|involves|deteriorates|circumvents|investigates|evaluates|examines|explores|assesses|comprises|exhibits|opens|illustrates|emphasi[sz]es|underscores|represents|possesses|succumbed|brought about) "
    r"|\b(?:influences|correlates|takes|adds|chose|saw) (?!(?:of|on|and|or|between|in|at|over)\b)"
    r"|\b(?:predicted|influenced|represented|attained|answered|exhibited|possessed|stratified|averaged|comprised|overestimated|underestimated|accepted) "
    r"(?:\d|[+<>≤≥~]|(?:[A-Z]{2,}|patients|people|children|women|men|pregnant|clinical|medical|survival|mortality|risk|suicidal|outcomes?|more|less|most|fewer)\b)"
    r"|\b(?:alters|modifies|shortens|prolongs|worsens|accelerates|enhances|facilitates|predicts|lessens|diminishes|outperforms|encourages|eliminates|minimi[sz]es|interferes) "
    r"|\b(?:displays|reflects|limits|presents|poses|constitutes|displayed|revealed|demonstrated|exhibited|contained|expressed|focuse[sd] on|performed (?=poorly|well|better|worse)) ?"
    r"(?:an?|the|no|only|its|more|less|high\w*|low\w*|significant\w*|both|all|some|many|several|similar|large|small|good|better|poor\w*|well|worse)\b"
    r"|\b(?:tended|failed|aimed|managed|continued|sought|attempted|agreed|refused|planned|tried) to [a-z]+"
    r"|(?<!based on )(?<!given )\b(?!compared|treated|given|based|used)[a-z]{3,}ed (?:the|an?|that|this|these|their|its|no|all|some|many|most)\b"
    r"|\b(?:trials?|stud(?:y|ies)|reviews?) (?:\w+ly )?[a-z]{3,}ed\b(?! (?:in|by|with|at|on|for|from|between)\b)"
    r"|\b(?:regulates|stimulates|reduces|increases|decreases|improves|requires|leads|results in|acts|binds|encodes|controls|drives|mediates|"
    r"promotes|inhibits|performs?|resulted|results in|corresponds?|allows|enables|reveals?|suppresses|activates|modulates|determines|undergo(?:es)?|consists?|remain|arises?|"
    r"occurs?|differ|yields?|yielded|rises|falls|lies|grows?|carries|carry|causes|aims?|aimed|appear|seem|reached|fits|links?|shapes?) "
    r"(?!in\b(?<!results in)|of\b)"
)
# These are verbs of a sentence only where no comma makes a participle of them: “recall, tested with a form”.
_MOSTLY_PARTICIPLES = quick(
    r"(?<![,;] )(?<!given )\b(?:enroll?ed|recruited|evaluated|analy[sz]ed|measured|randomi[sz]ed(?! (?:[\w-]+ )?(?:trials?|stud(?:y|ies)|RCTs?)\b)|tested|treated|used)\b"
)
# “318 adults who were invited.” is no sentence: its verb belongs to “who”.
_RELATIVE = quick(r"\bwho (?:\w+ly )?(?:is|are|was|were|has|have|had|did|took|received|reported|died|may|can|will)\b")


@lru_cache(maxsize=4096)
def has_finite_verb(text: str) -> bool:
    """Tell whether the text has a verb that can carry a sentence."""
    own = _RELATIVE.sub(" ", text)
    return bool(_FINITE.search(own) or _MOSTLY_PARTICIPLES.search(own) or _ACTIVE.search(own.strip()))


def leaves_statistics(text: str) -> bool:
    """Tell whether a sentence still holds what only a statistician reads: intervals, ratios by letters, p values."""
    return bool(_STATISTIC.search(text) or _SMALL_P.search(text))


def may_be_chance(text: str) -> bool:
    """Tell whether a sentence tells a difference whose p value says that it may be chance."""
    return bool(_P_OF_CHANCE.search(text) and _TURNS.search(text))


# “To assess pain in adults.” is how abstracts tell an aim; “To assess pain, we asked adults.” is whole.
_AIM_ALONE = re.compile(
    r"To (?:assess|determine|evaluate|investigate|examine|compare|explore|describe|test|study|identify|analy[sz]e|estimate|measure|establish|"
    r"review|report|define|quantify|characteri[sz]e|find out|develop|present|ascertain|clarify|elucidate|update|summari[sz]e)\b"
)
_MAIN_CLAUSE = re.compile(
    r",\s+(?:we|the|an?|this|these|our|all|it|they|\d+|[A-Z]\w+)\b[^,]{0,80}\b(?:was|were|is|are|had|have|used|did|\w+ed)\b"
    r"|,\s+(?:[\w-]+ ){1,6}(?:was|were) (?:\w+ly )?(?:calculated|used|performed|measured|collected|assessed|compared|analy[sz]ed|conducted|"
    r"carried out|recruited|studied|interviewed|selected|examined|evaluated|obtained|recorded|searched|tested|taken|made)\b"
    r"|\bwe (?:\w+ly |have |then )?(?:studied|used|performed|conducted|analy[sz]ed|examined|reviewed|compared|measured|assessed|tested|investigated|"
    r"developed|collected|searched|evaluated|carried|did|asked|recruited|enrolled|looked|applied|surveyed|interviewed|undertook)\b"
)


# The choice of sentences asks of each again and again.
@lru_cache(maxsize=4096)
def drop_asides(text: str) -> str:
    """Drop bracketed statistics, pointers and citation marks; keep words of certainty and plain brackets."""
    before = ""
    while before != text:
        before, text = text, _BRACKET.sub(_bracket, text)
    text = text.replace("⟨", "(").replace("⟩", ")")
    for pattern in _INLINE:
        text = pattern.sub("", text)
    text = tidy(text)
    if text.startswith("To ") and _AIM_ALONE.match(text) and not _MAIN_CLAUSE.search(text):
        return f"The aim was to {text[3:]}"
    return text


def _bracket(match: re.Match[str]) -> str:
    inner = match.group(1).strip()
    lead = " " if match.group().startswith((" ", "\u00a0")) else ""
    if match.string[match.end() : match.end() + 1].isalpha():  # “(13)C” is an isotope, no citation
        return f"{lead}⟨{inner}⟩"
    if not lead and _FUNCTION.search(match.string[: match.start()]):
        return f"⟨{inner}⟩"
    if (
        not lead
        and match.group()[0] == "("
        and _PART_OF_A_NAME.search(match.string[: match.start()])
        and _IN_A_NAME.match(inner)
    ):
        return f"⟨{inner}⟩"
    if not inner or _POINTER.match(inner) or _MARKS.match(inner):
        return ""
    if not _is_for_experts(inner):
        return f"{lead}⟨{inner}⟩"
    parts = re.split(r"[;,]", inner)
    told = [part.strip() for part in parts if _CERTAINTY.search(part) or _DENIES.search(part)]
    if (
        _P_OF_NOTHING.search(inner)
        and _TOLD_NOTHING not in match.string
        and not any(map(_DENIES.search, told))
        and may_be_chance(match.string)
    ):
        told.append(_TOLD_NOTHING)
    kept = ", ".join(dict.fromkeys(told))
    return f"{lead}⟨{kept}⟩" if kept else ""


def _is_for_experts(inner: str) -> bool:
    """Tell whether a bracket holds statistics, a maker or the authors of another work."""
    if _STATISTIC.search(inner) or _SMALL_P.search(inner) or _MAKER.search(inner):
        return True
    return bool(_AUTHORS.match(inner)) and not _MONTH.search(inner)


# Where this is not found only a word may be doubled: each mend but that takes out a space or a mark before a mark, or an empty bracket.
_UNTIDY = re.compile(r"[ ,;:(\[][ ,;:.!?)\]]")
_DOUBLED = (quick(r"\b(the|a|an|of|in|to|and|with|for) \1\b"), r"\1")
_TIDY: tuple[tuple[Quick, str], ...] = (
    (quick(r"\(\s*\)|\[\s*\]"), ""), (quick(r" ([,;:.!?)\]])"), r"\1"), (quick(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (quick(r"[,;:]+([.!?])"), r"\1"), _DOUBLED, (quick(r" {2,}"), " "),
)  # fmt: skip


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """Mend the white space and the marks that are left where something was taken out."""
    text = " ".join(text.split())
    for pattern, plain in _TIDY if _UNTIDY.search(text) else (_DOUBLED,):
        text = pattern.sub(plain, text)
    return text.strip(" ,;:")


def upper_first(text: str) -> str:
    """Give the text with a capital first letter, unless its first word has capitals inside (mRNA)."""
    first = text.split(" ", 1)[0]
    # “mRNA” keeps its small letter, “non-HDL” does not.
    rest = first[1:]
    if not first or (rest != rest.lower() and not re.match(r"[a-z]{3,}-", first)):
        return text
    return text[0].upper() + text[1:]


def finish(text: str) -> str:
    """Give the text as a sentence: capital first, full stop last."""
    text = tidy(text).rstrip(" .;,:")
    return upper_first(text) + ("" if text.endswith(("!", "?")) else ".")

"""Put a paper's sentence into plainer words. Takes a sentence; gives it without statistics, “we” and jargon.

Numbers are never changed and words of certainty stay: what is dropped is bracketed statistics, pointers to figures
and citation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.text.glossary import Term, find_terms

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_POINTER = re.compile(
    r"^(?:see |data |results )?(?:also )?(?:fig|table|supp|appendix|video|image|box|additional file|panel|eq|"
    r"not shown|shown in|online|ref)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[\d\s,;–—-]{1,20}$|^[a-zA-Z]$")
# Possessive, so that a long run of capitals (a gene's sequence) costs one pass and not 2^n.
_AUTHORS = re.compile(
    r"^[A-ZÀ-Þ][\w’'-]++(?:[ ,&.]++(?:et al\b|and\b|[A-ZÀ-Þ][\w’'-]*+))*+[ ,&.]*(?:19|20)\d\d[a-z]?\b"
)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_STATISTIC = re.compile(
    r"\b(?:CI|CrI|a?RR|a?OR|a?HR|S?MD|WMD|SD|SE|SEM|IQR|NNT|df|AUC|ICC|RD|ARR|I2|NCT\d+|ISRCTN\d+|"
    r"confidence interval|interquartile range|standard deviation)\b|I²|χ|[±]|\bp\s*[<>=≤≥]|\b[nNr]\s*=|https?:|doi",
)
_SMALL_P = re.compile(r"\b[pP](?:[- ]?values?)?\s*(?:for \w+\s*)?[<>=≤≥]")
_MAKER = re.compile(r"\b(?:Inc|Ltd|GmbH|Corp|LLC|USA|Germany|Japan|Switzerland|®|™)\b|®|™")
_CERTAINTY = re.compile(
    r"\b(?:certainty|quality) (?:of )?(?:the )?evidence\b|\b(?:low|moderate|high)[- ]certainty\b", re.IGNORECASE
)
_INLINE = (
    re.compile(
        r"[,;:]?\s*+(?:with (?:an? )?)?(?:9[059](?:\.\d)?)\s?%\s?(?:CI|confidence interval|CrI)s?[:,=]?\s*(?:of )?"
        r"[\[(]?\s*[-−–]?\d[\d.·]*%?\s*(?:to|[-–,;])\s*[-−–]?\d[\d.·]*%?[\])]?"
    ),
    re.compile(
        r"[,;]?\s*+(?:with (?:an? )?)?\b[pP](?:[- ]?values?)?\s*+(?:of )?[<>=≤≥]++\s*+0?[.·]\d+(?:\s*[x×]\s*10\S+)?"
    ),
    re.compile(r"(?<=[a-z])\s*\[[\d\s,–-]+\]"),
)
# First person becomes third, formal becomes everyday; each swap keeps the part of speech and the strength.
_SWAPS: tuple[tuple[str, str], ...] = (
    (r"\b(?:In|in) our (study|trial|analysis|review|series|cohort|case|patient|patients|sample)\b", r"in this \1"),
    (r"\bthis patients\b", "these patients"),
    (r"\bour (patients?|results|findings|data|analysis|study|case|cases|cohort|series|review)\b", r"the \1"),
    (r"\bour\b", "the WHO’"),
    (r"\bwe\b", "the WHO"),
    (r"\bus\b", "the WHO"),
    (r"\bprior to\b", "before"),
    (r"\bin order to\b", "to"),
    (r"\bdue to the fact that\b", "because"),
    (r"\b(?:versus|vs\.?)(?=\s)", "compared with"),
    (r"\butili[sz](e|ed|es|ing)\b", r"us\1"),
    (r"\bapproximately\b", "about"),
    (r"\b(has|have|had|been|was|were|be|is|are|as) (?:demonstrated|revealed)\b", r"\1 shown"),
    (r"\b(?:demonstrated|revealed)\b", "showed"),
    (r"\b(?:demonstrates|reveals)\b", "shows"),
    (r"\b(?:demonstrate|reveal)\b", "show"),
    (r"(?<!was )(?<!were )(?<!be )(?<!been )(?<!is )\bpresented with\b", "came to the doctors with"),
    (r"\bcommenced\b", "started"),
    (r"\bsubsequently\b", "later"),
    (r"\b(was|were|been|be|is|are) administered\b", r"\1 given"),
    (r"\bper cent\b", "percent"),
    (r"\ba majority of\b", "most"),
    (r"\bfamiliar history\b", "family history"),
)  # fmt: skip
_OPENERS = re.compile(
    r"^(?:(?:furthermore|moreover|additionally|in addition|interestingly|surprisingly|notably|importantly|of note|here|"
    r"herein|thus|therefore|hence|consequently|in conclusion|in summary|to conclude|overall|briefly|finally|also|"
    r"in (?:sharp )?contrast|however|on the other hand|as a result|to our knowledge)\s*[,:]|"
    r"(?:introduction|background|aims?|objectives?|methods?|materials and methods|results?|findings|conclusions?|discussion|"
    r"importance|interpretation|case (?:report|presentation|description))\s*:|"
    r"(?-i:BACKGROUND|METHODS|RESULTS|CONCLUSIONS?|FINDINGS|INTERPRETATION)(?= ))\s*",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can(?:not)?|could|will|would|should|must|showed?|shows|found|"
    r"received|developed|improved|increased|decreased|reduced|reported|remained|occurred|died|suggests?|suggested|"
    r"indicates?|indicated|experienced|became|began|continued|resolved|responded|underwent|led|seems?|appears?|"
    r"appeared|caused|causes|took|gave|included|includes|differed|differs|needs?|remains?|came|started|stopped|"
    r"completed|achieved|required|provides?|provided|offers?|supports?|supported|highlights?|rose|fell|lost|gained|missed|lasted|turned|stayed|"
    r"recovered|concludes?|concluded|describes?|described|worsened|declined|dropped|presented|helps?|helped|"
    r"contributes?|contributed|play(?:s|ed)?|affects?|affected|compared|assessed|examined|report)\b"
)
# “318 adults who were invited.” is no sentence: its verb belongs to “who”.
_RELATIVE = re.compile(
    r"\bwho (?:\w+ly )?(?:is|are|was|were|has|have|had|did|took|received|reported|died|may|can|will)\b"
)
# Words that are surely finite: “reduced” or “compared” may be a participle and carry no sentence.
_SURE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can|could|will|would|should|must|showed|shows|remained|"
    r"occurred|died|suggests|became|began|took|gave|fell|rose|underwent|seems?|appears?|appeared|came)\b"
)
_SUBORDINATE = re.compile(
    r"^(?:although|though|while|when|if|because|since|as|after|before|given|despite|once)\b", re.IGNORECASE
)
_OPEN_SCOPE = re.compile(
    r"\b(?:found|show\w*|suggest\w*|report\w*|conclud\w*|believ\w*|think|indicat\w*|hypothes\w*|highlight\w*|unclear|"
    r"unknown|likely|possible) that\b|\b(?:whether|if|unclear|unknown|either|neither|both|between|which|who)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(r"(?:who|which|that|whose|not|then|also|later|further|thus|therefore)\b|\w+(?:ed|ly|ing)\b")
_JOINT = re.compile(r";\s+(?:and |but )?|, (?:and|while|whereas|but) ")
LONG = 25


def find_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Give the abbreviations that the texts introduce as “long form (ABBR)”, the first introduction winning."""
    known: dict[str, str] = {}
    for text in texts:
        for match in re.finditer(r"\(([A-Z][A-Za-z0-9-]{1,9})(?:[;,][^()]*)?\)", text):
            short = match.group(1)
            if sum(letter.isupper() for letter in short) < 2 or short in known:
                continue
            long = _long_form(short.rstrip("s"), text[: match.start()])
            if long:
                known[short] = long
    return known


def _long_form(short: str, before: str) -> str | None:
    """Find the words before the bracket whose letters spell `short`, the first at a word's start."""
    words = before.split()[-(len(short) + 5) :]
    initials = [word for word in words[-len(short) :] if word[0].isalnum()]
    if "".join(word[0] for word in initials).lower() == short.lower():
        return " ".join(initials)
    tail = " ".join(words)
    place = len(tail) - 1
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            tail[place].lower() != letter or (index == 0 and place > 0 and tail[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    long = tail[place + 1 :]
    return long if len(long) > len(short) + 2 and not re.search(r"[.;:()]", long) else None


def has_finite_verb(text: str) -> bool:
    """Tell whether the text has a verb that can carry a sentence."""
    return bool(_FINITE.search(_RELATIVE.sub(" ", text)))


def drop_asides(text: str) -> str:
    """Drop bracketed statistics, pointers and citation marks; keep words of certainty and plain brackets."""
    before = ""
    while before != text:
        before, text = text, _BRACKET.sub(_bracket, text)
    text = text.replace("⟨", "(").replace("⟩", ")")
    for pattern in _INLINE:
        text = pattern.sub("", text)
    return _tidy(text)


def _bracket(match: re.Match[str]) -> str:
    inner = match.group(1).strip()
    lead = " " if match.group().startswith((" ", "\u00a0")) else ""
    kept = ", ".join(part.strip() for part in re.split(r"[;,]", inner) if _CERTAINTY.search(part))
    if _is_aside(inner):
        return f"{lead}⟨{kept}⟩" if kept else ""
    return f"{lead}⟨{inner}⟩"


def _is_aside(inner: str) -> bool:
    """Tell whether a bracket holds what a lay reader does not need."""
    if not inner or _POINTER.match(inner) or _MARKS.match(inner):
        return True
    if _STATISTIC.search(inner) or _SMALL_P.search(inner) or _MAKER.search(inner):
        return True
    return bool(_AUTHORS.match(inner)) and not _MONTH.search(inner)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"\s+([,;:.!?)\]])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]+([.!?])", r"\1", text)
    text = re.sub(r"\b(the|a|an|of|in|to|and|with|for) \1\b", r"\1", text)
    return re.sub(r" {2,}", " ", text).strip(" ,;:")


class PlainWriter:
    """Simplifies the sentences of one draft in reading order: each term and abbreviation is explained once."""

    def __init__(self, abbreviations: Mapping[str, str], who: str = "authors", names: Iterable[str] = ()) -> None:
        self._abbreviations = abbreviations
        self._names = tuple(name.lower() for name in (*names, *abbreviations.values()))
        self._who = who
        self._introduced: set[str] = set()
        self.explained: dict[str, str] = {}

    def simplify(self, text: str) -> str:
        """Give one sentence of a paper in plainer words, split where it is long and safe to split."""
        text = _OPENERS.sub("", drop_asides(text))
        text = _OPENERS.sub("", text)
        text = self._third_person(text)
        return " ".join(self.introduce(finish(part)) for part in split_long(text))

    def introduce(self, sentence: str) -> str:
        """Expand an abbreviation at its first use and explain one term that is new to this draft."""
        return self._gloss(self._expand(sentence))

    def _third_person(self, text: str) -> str:
        for pattern, plain in _SWAPS:
            text = re.sub(pattern, plain, text, flags=0 if pattern == r"\bus\b" else re.IGNORECASE)
        return _tidy(
            text.replace("WHO", self._who)
            if "WHO" not in self._abbreviations
            else text.replace("the WHO", f"the {self._who}")
        )

    def _expand(self, sentence: str) -> str:
        for short, long in self._abbreviations.items():
            if short in self._introduced:
                continue
            match = re.search(rf"(?<![\w(-]){re.escape(short)}(?![\w-])", sentence)
            if f"({short})" in sentence:
                self._introduced.add(short)
            elif match and long.lower() not in sentence.lower():
                sentence = f"{sentence[: match.start()]}{long} ({short}){sentence[match.end() :]}"
                self._introduced.add(short)
        return upper_first(sentence)

    def _gloss(self, sentence: str) -> str:
        new = [term for term in find_terms(sentence) if term.text.lower() not in self.explained]
        for term in new:
            after = sentence[term.end :]
            if re.match(r"\s*[(\[]|\s+(?:[A-Z]\b|\d)|[-/]", after) or _inside_bracket(sentence, term.start):
                continue
            if self._part_of_a_name(sentence, term):
                continue
            self.explained[term.text.lower()] = term.plain
            return f"{sentence[: term.end]} ({term.plain}){after}"
        return sentence

    def _part_of_a_name(self, sentence: str, term: Term) -> bool:
        """Tell whether a term is but a word of a longer name: “alopecia” in “alopecia areata”."""
        spans = ((sentence.lower().find(name), len(name)) for name in self._names if len(name) > len(term.text))
        return any(start >= 0 and start <= term.start and term.end <= start + size for start, size in spans)


def _inside_bracket(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("(") > before.count(")")


def split_long(text: str) -> list[str]:
    """Split a sentence of more than LONG words where both parts can stand alone; else give it whole."""
    if len(text.split()) <= LONG:
        return [text]
    for match in _JOINT.finditer(text):
        first, second = text[: match.start()], text[match.end() :]
        if _can_part(first, second, match.group()):
            return [*split_long(first), *split_long(second)]
    return [text]


def _can_part(first: str, second: str, joint: str) -> bool:
    """Tell whether both parts are sentences and the second does not lean on the first."""
    clause = re.split(r"[,;:]", second, maxsplit=1)[0]
    words = clause.split()
    if first.count("(") != first.count(")") or not (_SURE.search(first) and _SURE.search(clause)):
        return False
    if len(words) < 4 or len(first.split()) < 4 or _FINITE.match(second) or _LEANING.match(second):
        return False
    relative = " that " in first and len(_SURE.findall(first)) < 2
    if relative or _SUBORDINATE.match(first) or _OPEN_SCOPE.search(first):
        return joint.startswith(";") and not relative
    return not ("while" in joint and re.match(r"(?:she|he|they|it)\b", second))


def upper_first(text: str) -> str:
    """Give the text with a capital first letter, unless its first word has capitals inside (mRNA)."""
    first = text.split(" ", 1)[0]
    if not first or any(letter.isupper() for letter in first[1:]):
        return text
    return text[0].upper() + text[1:]


def finish(text: str) -> str:
    """Give the text as a sentence: capital first, full stop last."""
    text = _tidy(text).rstrip(" .;,:")
    return upper_first(text) + ("" if text.endswith(("!", "?")) else ".")

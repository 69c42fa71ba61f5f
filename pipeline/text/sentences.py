"""Cut a paragraph into sentences. Takes text; gives spans that always point at the same words."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Words after which a full stop does not end a sentence in biomedical prose.
_ABBREVIATIONS = frozenset(
    """al approx art ca cf co corp dept dr e.g ed eds eq eqs etc et fig figs i.e inc jr ltd max min mr mrs ms no nos
    p pp prof ref refs resp sec sect sects ser sp spp sr st subsp suppl tab univ var viz vol vs s.d s.e s.e.m""".split()  # noqa: SIM905 - a word list
)
# “et al.” may end a sentence, but in papers a citation or a verb follows: keep it together.
_NEVER_LAST = frozenset({"fig", "figs", "e.g", "i.e", "vs", "cf", "al", "approx", "ca", "eq", "dr", "st", "v"})
_MAY_BE_LAST = frozenset({"etc", "inc", "ltd", "min", "max", "no", "p", "art", "sec", "ed", "co"})
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())  # noqa: SIM905 - a word list
_BEFORE_A_LETTER = frozenset(
    {"vitamin", "hepatitis", "type", "group", "arm", "influenza", "protein", "factor", "class", "grade"}
)
# “the U.S. National Library”, “the U.K. Biobank”: the country ends a sentence only where a word follows that begins one.
_COUNTRIES = frozenset({"U.S", "U.K", "E.U", "U.S.A"})
_BEGINS = re.compile(
    r"\s+(?:The|In|We|This|These|Those|That|It|An?|However|Our|They|He|She|There|Of|For|To|At|As|On|By|From|With|After|Before|During|Among|"
    r"All|Both|Each|Most|Some|Many|Few|No|One|Two|Three|Although|While|When|If|Because|Since|Thus|Therefore|Here|Results?|Methods?|Patients|"
    r"Participants|Data|Further|Furthermore|Moreover|Additionally|Overall|Conversely|Finally|Compared|Despite|Between)\b"
)
# A stop, with closing quotes, brackets or a citation, before white space and something that can start a sentence;
# it starts at the first of a run of stops only: a megabyte of dots is read once. Or a stop with the number of a citation
# glued to it (“fell.12 It”), or a stop that lost its space (“treated.The fever”).
_END = re.compile(
    r"(?<![.!?…。])[.!?…。]++[\"'”’)\]]*+(?:\s?\[[\d,\s–-]++\])?(?=\s|$)"
    r"|(?<=[a-z)])\.\d{1,3}(?:[,–-]\d{1,3}){0,8}(?=\s+[A-ZÀ-Þ])"
    r"|(?<=[a-zà-þ]{4})[.!?](?=[A-Z][a-z]{1,20}\s)"
)
# Each of them begins with one of these, which are found thirty times as fast.
_STOP = re.compile(r"[.!?…。]")
_START = re.compile(
    r"\s+[\"'“‘(\[]*+[A-Z0-9Α-ΩÀ-ÞА-Я\u4e00-\u9fff\u0600-\u06ff]"
    r"|\s+(?:α|β|γ|p53|mRNA|miR|c-|e[A-Z]|n-3)|\s*$"
)
_WORD = re.compile(r"(?<![\w.])[\w.]*+$")
_ADDRESS = re.compile(r"[/@:\\]|www\.")
# No abbreviation is longer.
_LONGEST = 20
# What is longer is no sentence, and asked once.
_BRIEF = 2_000


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of each sentence in `text`, without the white space around it."""
    return list(_kept_spans(text) if len(text) < _BRIEF else _spans(text))


# Each of a summary's sentences is asked by five rules.
@lru_cache(maxsize=256)
def _kept_spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_spans(text))


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _ends(text):
        end = match.end()
        glued = end < len(text) and not text[end].isspace()
        if glued and _ADDRESS.search(text, text.rfind(" ", start, end) + 1, end):
            continue
        if (not glued and not _START.match(text, end)) or _is_abbreviation(text, start, match.start()):
            continue
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str) -> Iterator[re.Match[str]]:
    free = 0
    for stop in _STOP.finditer(text):
        match = _END.match(text, stop.start()) if stop.start() >= free else None
        if match:
            free = match.end()
            yield match


def sentences(text: str) -> list[str]:
    """Give the sentences of `text` as strings."""
    return [text[a:b] for a, b in sentence_spans(text)]


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Tell whether the stop at `stop` belongs to the word before it: “Fig.”, “E. coli”, “vs.”, “1.” of a list."""
    if text[stop] != ".":
        return False
    word = _WORD.search(text[max(start, stop - _LONGEST) : stop])
    before = word.group() if word else ""
    word_before = before.lower().strip(".")
    if len(before) > 1 and before.isupper() and word_before not in {"fig", "figs", "dr", "vs"}:
        # “for MS. Dermoscopy”: an abbreviation of the field, not “Ms.”
        return before in _COUNTRIES and not _BEGINS.match(text, stop + 1)
    if word_before in _NEVER_LAST or (len(before) == 1 and before.isalpha() and before.isupper()):
        return word_before in _NEVER_LAST or _is_initial(text, start, stop)
    if before.isdigit():  # the number of a list's item
        return len(before) <= 2 and not text[start : stop - len(before)].strip()
    follower = text[stop + 1 : stop + 8].lstrip()[:1]
    if word_before in _ABBREVIATIONS:
        return not follower.isupper() or word_before not in _MAY_BE_LAST
    return word_before in _MONTHS and before[0].isupper() and follower.isdigit()


def _is_initial(text: str, start: int, stop: int) -> bool:
    """Tell an initial or a genus (“S. aureus”, “J. Smith”) from a name's letter (“vitamin D.”) or a unit (“37 °C.”)."""
    if text[max(start, stop - 2)] in "/·^°":
        return False
    preceding = text[max(start, stop - 30) : stop - 1].split()
    return not (preceding and preceding[-1].lower() in _BEFORE_A_LETTER)

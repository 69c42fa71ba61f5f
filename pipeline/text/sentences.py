"""Cut a paragraph into sentences. Takes text; gives spans that always point at the same words."""

import re

# Words after which a full stop does not end a sentence in biomedical prose.
_ABBREVIATIONS = frozenset(
    """al approx art ca cf co corp dept dr e.g ed eds eq eqs etc et fig figs i.e inc jr ltd max min mr mrs ms no nos
    p pp prof ref refs resp sec sp spp sr st suppl tab univ var viz vol vs""".split()  # noqa: SIM905 - a word list
)
# “et al.” may end a sentence, but in papers a citation or a verb follows: keep it together.
_NEVER_LAST = frozenset({"fig", "figs", "e.g", "i.e", "vs", "cf", "al", "approx", "ca", "eq", "dr", "st"})
_MAY_BE_LAST = frozenset({"etc", "inc", "ltd", "min", "max", "no", "p"})
_BEFORE_A_LETTER = frozenset(
    {"vitamin", "hepatitis", "type", "group", "arm", "influenza", "protein", "factor", "class", "grade"}
)
# A stop, with closing quotes, brackets or a citation, before white space and something that can start a sentence.
# It starts at the first of a run of stops only: a megabyte of dots is read once.
_END = re.compile(r"(?<![.!?…。])[.!?…。]++[\"'”’)\]]*+(?:\s?\[[\d,\s–-]++\])?(?=\s|$)")
_START = re.compile(
    r"\s+[\"'“‘(\[]*[A-Z0-9Α-ΩÀ-ÞА-Я\u4e00-\u9fff\u0600-\u06ff]"
    r"|\s+(?:α|β|γ|p53|mRNA|miR|c-|e[A-Z]|n-3)|\s*$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of each sentence in `text`, without the white space around it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if not _START.match(text, end) or _is_abbreviation(text, start, match.start()):
            continue
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


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
    """Tell whether the stop at `stop` belongs to the word before it: “Fig.”, “E. coli”, “vs.”."""
    if text[stop] != ".":
        return False
    word = re.search(r"[\w.]*$", text[max(start, stop - 20) : stop])
    before = word.group() if word else ""
    word_before = before.lower().strip(".")
    if len(before) > 1 and before.isupper() and word_before not in {"fig", "figs", "dr", "vs"}:
        return False  # “for MS. Dermoscopy”: an abbreviation of the field, not “Ms.”
    if word_before in _NEVER_LAST:
        return True
    if len(before) == 1 and before.isalpha() and before.isupper() and text[max(start, stop - 2)] not in "/·^":
        # An initial or a genus (“S. aureus”, “J. Smith”), unless the sentence ends on a name such as “vitamin D.”
        preceding = text[max(start, stop - 30) : stop - 1].split()
        return not (preceding and preceding[-1].lower() in _BEFORE_A_LETTER)
    if word_before in _ABBREVIATIONS:
        follower = text[stop + 1 :].lstrip()[:1]
        return not follower.isupper() or word_before not in _MAY_BE_LAST
    return False

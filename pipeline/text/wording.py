"""Put a house's words in the place of others. Takes text; gives what a house would change in it, or the text so changed.

Whole words alone, in the case in which they stand; nothing inside a quotation, a name or an address; “a” and “an” follow
the word that comes after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from pipeline.text.articles import article_of
from pipeline.text.glossary import Entry, Glossary, Term
from pipeline.text.inflection import other_forms, plural
from pipeline.text.named import class_of
from pipeline.text.spelling import Spelling, both_spellings, respelled

Kind = Literal["avoided", "preferred", "spelling"]
# Passes until nothing changes: a word put in may meet its neighbour and make a term with it.
_PASSES = 4
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+")
_QUOTED = re.compile(
    r"“[^“”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|«[^«»]*+(?:»|\Z)|‘(?:[^‘’]|’(?=\w))*+(?:’|\Z)|(?<![\w'])'(?=\w)(?:[^']|'(?=\w))*+'(?!\w)"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;]['\"”’)]?\s+|[(\[“\"‘]|^[\s*>#-]+)$")
_NAME_GOES_ON = re.compile(r"[ \u00a0-][A-Z][a-z]")
_ARTICLE = re.compile(r"(?<![\w-])(a|^A|(?<=[.!?:(] )A)n? $")
# “A history of psoriasis” counts the history.
_COUNTED = re.compile(r"\b[Aa]n?(?: (?!(?:of|in|with|for|from|by|on|to|at|and|or)\b)[\w-]+){0,2} $")
_ABBREVIATED = re.compile(r"\s?\([A-Z]")
_CHEMICAL = frozenset(
    "sodium potassium calcium magnesium lithium acid acetate citrate chloride iodide oxide hydrochloride sulfate sulphate salt oil".split()  # noqa: SIM905
)
_SALT = re.compile(r"[a-z]{4,}(?:ate|ide|ine|ium|oic|ic)")


class Change(NamedTuple):
    """What a house would change: the words `text[start:end]`, what stands in their place (None: no word is known), why.

    `fits` is false where the new word would not stand in this sentence as it is: “a hair loss”.
    """

    start: int
    end: int
    was: str
    now: str | None
    kind: Kind
    reason: str = ""
    fits: bool = True


class Wording:
    """The words of a house.

    Args:
        prefer: (words, what to write in their place); plurals and the forms of plain verbs follow by themselves.
        avoid: words to avoid, each with the reason, empty where none is given.
        keep: names that are never touched.
        spelling: how words are spelled.
        terms: entries of a glossary whose replacement is written in the term's place.
    """

    def __init__(
        self,
        prefer: Iterable[tuple[str, str]] = (),
        avoid: Mapping[str, str] | None = None,
        keep: Iterable[str] = (),
        spelling: Spelling = "as written",
        terms: Iterable[Entry] = (),
    ) -> None:
        self.spelling: Spelling = spelling
        self._instead: dict[str, str | None] = {}
        self._after_article: set[str] = set()  # forms whose replacement may follow “a”
        self._reasons: dict[str, str] = {}
        self._capitals: dict[str, set[str]] = {}  # forms that the house writes with capitals, as it writes them
        for entry in terms:
            self._add_term(entry)
        for words, plain in prefer:
            self._add(words, plain)
        for word, reason in (avoid or {}).items():
            for form in (word, plural(word)):
                self._note_capitals(form)
                for spelled in _spellings(_low(form)):
                    self._reasons[spelled] = reason
                    self._instead.setdefault(spelled, None)
        self._forms = Glossary([Entry(form) for form in self._instead])
        self._kept = Glossary([Entry(_low(name)) for name in keep])

    def __bool__(self) -> bool:
        """Tell whether it would ever change a word."""
        return bool(self._instead) or self.spelling != "as written"

    def _add(self, words: str, plain: str) -> None:
        pairs = [(words, plain)]
        pairs += [(form, other) for form, other in other_forms(words, plain) if _low(form) not in self._instead]
        for form, other in pairs:
            self._note_capitals(form)
            for spelled in _spellings(_low(form)):
                self._instead[spelled] = self._spelled(other)
                self._after_article.add(spelled)

    def _add_term(self, entry: Entry) -> None:
        one, _, many = entry.replacement.partition(" / ")
        if one:
            for form in (entry.term, *entry.spellings, *entry.plurals):
                self._note_capitals(form)
            singles = {s: one for form in (entry.term, *entry.spellings) for s in _spellings(_low(form))}
            plurals = {s: many for form in entry.plurals for s in _spellings(_low(form)) if many}
            self._instead |= {form: self._spelled(plain) for form, plain in (plurals | singles).items()}
            if many:  # “a swelling from fluid” may be, “a hair loss” may not: what has a plural can be counted
                self._after_article |= set(singles)

    def _note_capitals(self, form: str) -> None:
        if form != form.lower():
            self._capitals.setdefault(_low(form), set()).add(form.replace("’", "'"))

    def _spelled(self, plain: str) -> str:
        turned = Wording(spelling=self.spelling) if self.spelling != "as written" else None
        return turned.apply(plain) if turned else plain

    def find(self, text: str) -> list[Change]:
        """Give what the house would change, in reading order; none overlap."""
        free = _closed(text)
        kept = [(term.start, term.end) for term in self._kept.places(text)] if self._kept.entries else []
        closed = [*free, *kept]
        found = [change for change in self._found(text) if not _touches(change, closed)]
        taken = [*closed, *((change.start, change.end) for change in found)]
        found += [change for change in self._misspelled(text) if not _touches(change, taken)]
        return sorted(found)

    def apply(self, text: str) -> str:
        """Give the text in the house's words; the same text once it is."""
        if not self:
            return text
        for _ in range(_PASSES):
            changed = self._once(text)
            if changed == text:
                break
            text = changed
        return text

    def _once(self, text: str) -> str:
        made, place = "", 0
        for change in self.find(text):
            if change.now is not None and change.fits:
                made += text[place : change.start]
                made = _with_article(made, change.now) + change.now
                place = change.end
        return made + text[place:]

    def _found(self, text: str) -> Iterator[Change]:
        for term in self._forms.places(text) if self._instead else ():
            form = _low(term.text)
            if not self._is_meant(text, term, form) or _part_of_a_drug(text, term):
                continue
            now = self._instead[form]
            fits = form in self._after_article or self._may_stand(text, term)
            kind: Kind = "avoided" if form in self._reasons else "preferred"
            reason = self._reasons.get(form, "")
            yield Change(term.start, term.end, term.text, self._in_case(now, text, term), kind, reason, fits)

    def _is_meant(self, text: str, term: Term, form: str) -> bool:
        """Tell whether words are those of a house and no other's name: what it writes with capitals is a name itself."""
        if term.text.replace("’", "'") in self._capitals.get(form, ()):
            return not _NAME_GOES_ON.match(text, term.end)
        short = any(own.isupper() for own in self._capitals.get(form, ()))  # “AE” is no “ae”
        return not short and not _is_name(text, term.start, term.end)

    def _in_case(self, now: str | None, text: str, term: Term) -> str | None:
        if _low(term.text) in self._capitals and not _SENTENCE_BEFORE.search(
            text[max(0, term.start - 6) : term.start]
        ):
            return now
        return _cased(now, term.text)

    @staticmethod
    def _may_stand(text: str, term: Term) -> bool:
        """Tell whether a replacement that cannot be counted may stand here: not after “a”, nor before its abbreviation."""
        before = text[max(0, term.start - 40) : term.start]
        return not _COUNTED.search(before) and not _ABBREVIATED.match(text, term.end)

    def _misspelled(self, text: str) -> Iterator[Change]:
        if self.spelling == "as written":
            return
        before = ""
        for match in _WORD.finditer(text):
            word = match.group()
            now = respelled(word.lower(), self.spelling, before)
            before = word.lower()
            if now is not None and not _is_name(text, match.start(), match.end()):
                yield Change(match.start(), match.end(), word, _cased(now, word), "spelling")


def _low(words: str) -> str:
    """Give words as a glossary finds them: small letters, straight apostrophes."""
    return words.lower().replace("’", "'")


def _spellings(words: str) -> tuple[str, ...]:
    """Give words as they stand, and with each word that has another spelling in that one."""
    return tuple(dict.fromkeys((words, " ".join(both_spellings(word)[-1] for word in words.split(" ")))))


def _cased(now: str | None, was: str) -> str | None:
    return now[0].upper() + now[1:] if now and was[:1].isupper() else now


def _with_article(before: str, word: str) -> str:
    """Give the text before a word with the article that the word wants."""
    near = before[-6:]
    match = _ARTICLE.search(near)
    return f"{before.removesuffix(match.group())}{match.group(1)}{article_of(word)[1:]} " if match else before


def _closed(text: str) -> list[tuple[int, int]]:
    """Give the places that nobody touches: quotations, and addresses of the web and of mail."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    if "@" in text or "//" in text or "www." in text:
        spans += [m.span() for m in _ADDRESS.finditer(text) if any(sign in m.group() for sign in ("@", "//", "www."))]
    return spans


def _touches(change: Change, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < change.end and change.start < end for start, end in spans)


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell a name by its capitals: inside a sentence, or followed by another; an abbreviation is one too."""
    word = text[start:end]
    first = word.split(" ")[0]
    if any(letter.isupper() for letter in first[1:]):
        return True
    if not word[0].isupper():
        return any(part[:1].isupper() for part in word.split(" "))
    if _NAME_GOES_ON.match(text, end):
        return True
    return not _SENTENCE_BEFORE.search(text[max(0, start - 6) : start])


def _part_of_a_drug(text: str, term: Term) -> bool:
    """Tell “sodium” in “sodium valproate”, and “acid” in “folic acid”, from a word that stands for itself."""
    if term.text.lower() not in _CHEMICAL:
        return False
    before = _WORD.findall(text[max(0, term.start - 30) : term.start])[-1:]
    after = _WORD.findall(text[term.end : term.end + 30])[:1]
    return any(class_of(word.lower()) == "drug" or _SALT.fullmatch(word.lower()) for word in (*before, *after))

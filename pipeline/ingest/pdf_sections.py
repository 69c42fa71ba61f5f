"""Put paragraphs under their headings. Takes paragraphs; gives blocks with the kind of section each belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.boxes import Mark, line_box
from pipeline.ingest.headings import bare, is_heading, section_kind
from pipeline.ingest.parts import Block
from pipeline.ingest.pdf_headings import HeadingStyle, heading_style
from pipeline.ingest.pdf_lines import Line
from pipeline.ingest.pdf_paragraphs import Paragraph
from pipeline.ingest.pdf_setting import Body
from pipeline.records import SectionKind
from pipeline.text.hyphens import Vocabulary, join_and_mark

_MAIN: frozenset[SectionKind] = frozenset(
    {
        "abstract",
        "introduction",
        "case",
        "methods",
        "results",
        "discussion",
        "conclusions",
        "references",
        "limitations",
    }
)
# Under these a heading in the text's own words (“Participants”) is a sub-heading, not a new section.
_STICKY: frozenset[SectionKind] = frozenset({"methods", "results", "case", "introduction", "discussion", "abstract"})
_SUB_ALLOWED: frozenset[SectionKind] = frozenset(
    {"limitations", "funding", "conflicts", "conclusions", "references", "abstract"}
)
_KEYWORDS = re.compile(r"^(?:key\s?-?words?|index terms|mesh terms)\b\s*[:.—–-]?\s*", re.IGNORECASE)
_RUN_IN = re.compile(r"^([A-Z][A-Za-z ,/&’'()-]{2,48}?)\s*[:.]\s+(?=[A-Z\d“(])")
_NUMBERED_BELOW = re.compile(r"^\d{1,2}\.\d")
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-Z])")
_BOILERPLATE = re.compile(
    r"open access article|creative commons|permits unrestricted|all rights reserved|©|@[a-z-]+\.|licensee|correspond(?:ing author|ence)|"
    r"\bwas (?:edited|reviewed) by\b|received:|accepted:|academic editor|publisher.s note|"
    r"\d{4}-\d{4}-\d{4}-\d{3}|^TYPE\s",
    re.IGNORECASE,
)
# Words of places and marks of authors: where they stand close, names and addresses are told, no findings.
_PLACE = re.compile(
    r"\b(?:department|university|hospital|institut[eo]?|school|college|faculty|cent(?:er|re)|division|laboratory|clinic)s?\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[[\d,a-z*†‡-]{1,9}\]")
_ADDRESS = re.compile(r"\bdoi\b|doi\.org|https?:", re.IGNORECASE)
# Parts of a first page that stand in one paragraph with their name.
_NAMED_PART = re.compile(
    r"^(Plain[- ]Language Summary|Significance(?: Statement)?|Abstract|ABSTRACT)[\s:.—–-]+(?=[A-Z])"
)
# The names by which every paper calls its main sections, whatever they are set in.
_CANONICAL = re.compile(
    r"(?:introduction|background|(?:materials?|patients?|subjects?|participants?) and methods?|methods?|results?|"
    r"results and discussion|findings|discussion|conclusions?|case (?:report|presentation)s?)",
    re.IGNORECASE,
)
_BACK_MATTER = re.compile(
    r"acknowledge?ments?|authors?.{0,3} contributions?|data availability.*|availability of .*|supporting information|"
    r"supplementary.*|funding.*|competing interests?|(?:declaration of )?conflicts? of interests?.*|ethics.*|declarations?",
    re.IGNORECASE,
)
# The words of an abstract that nobody called one.
_ABSTRACT_LEAST = 60
_FEW_WORDS = 80


class _Filing:
    """Knows the section that is open and whether the paper's text has begun."""

    def __init__(self, body: Body, known: Vocabulary, style: HeadingStyle) -> None:
        self.body, self.known, self.style = body, known, style
        self.kind: SectionKind = "other"
        self.heading = "First page"
        self.begun = False
        self.abstract_style: tuple[float, bool] | None = None
        self.abstract_done = False
        self.abstract_size = 0.0
        self.back = False
        self.themes = False
        self.blocks: list[Block] = []
        self.keywords: tuple[str, ...] = ()
        self.mended = 0
        self.starts: list[int] = []
        self.length = 0

    def file(self, paragraph: Paragraph) -> None:
        """File one paragraph."""
        if paragraph.role == "heading":
            self._open(paragraph)
            return
        text, count, self.starts = join_and_mark([line.text for line in paragraph.lines], self.known)
        self.length = len(text)
        self.mended += count
        if paragraph.role == "caption":
            self._add("captions", "Figures and tables", text, paragraph)
        elif paragraph.role == "side":
            self._side(text, paragraph)
        else:
            self._text(text, paragraph)

    def _add(self, kind: SectionKind, heading: str, text: str, paragraph: Paragraph) -> None:
        if text:
            self.blocks.append(Block(kind, heading, text, paragraph.page, self._marks(text, paragraph)))

    def _marks(self, text: str, paragraph: Paragraph) -> tuple[Mark, ...]:
        """Give the lines' places; `text` may have lost a heading at its head."""
        cut = self.length - len(text)
        return tuple(
            Mark(start - cut, line.page, line_box(line.x0, line.x1, line.y, line.size, line.turn), line.turn == 0)
            for start, line in zip(self.starts, paragraph.lines, strict=True)
        )

    def _open(self, paragraph: Paragraph) -> None:
        whole, _, self.starts = join_and_mark([line.text for line in paragraph.lines], self.known)
        self.length, heading = len(whole), bare(whole)
        kind = section_kind(heading)
        first = paragraph.lines[0]
        loud = first.size > self.body.size + 1.5
        if not self.begun and kind == "other" and not is_heading(heading):
            # Above the abstract stand the title, names and labels of the journal.
            self._add("captions", "First page", heading, paragraph)
            return
        if kind == "abstract" and self.abstract_done and self.kind != "other":
            kind = "other"  # “Summary” late in a paper is no abstract
        if self._labels_abstract(paragraph, kind, loud=loud):
            self.heading = f"Abstract: {heading}"
            return
        if self._is_below(whole, heading, kind, first) or (kind == "case" and self._no_case(loud=loud)):
            self.heading = f"{self.heading.split(': ')[0]}: {heading}"
            return
        if self.kind == "abstract" and kind != "abstract":
            self.abstract_done = True
        if kind == "abstract":
            self.abstract_style, self.abstract_size = None, first.size
        self.back = self.back or bool(_BACK_MATTER.fullmatch(heading) and self.begun and paragraph.page > 1)
        self.kind, self.heading, self.begun = kind, heading, True

    def _labels_abstract(self, paragraph: Paragraph, kind: SectionKind, *, loud: bool) -> bool:
        """Tell a label inside the abstract: “Methods” set smaller than “Abstract”, or like its text."""
        if self.kind != "abstract" or kind in {"abstract", "references"} or _KEYWORDS.match(paragraph.text):
            return False
        smaller = paragraph.lines[0].size < self.abstract_size - 0.4
        if kind == "introduction":  # the paper's own introduction, unless nothing was said under “Abstract” yet
            return smaller and not self.blocks_of("abstract")
        return (smaller or not loud) and self._is_abstract_part(paragraph, kind)

    def _is_below(self, whole: str, heading: str, kind: SectionKind, first: Line) -> bool:
        """Tell a sub-heading of the open section from the next section."""
        if self.kind not in _STICKY or not self.begun or self.kind == "abstract":
            return False
        if self.style.numbered and _NUMBERED.match(whole):
            if _NUMBERED_BELOW.match(whole):
                return kind not in _SUB_ALLOWED or kind == "abstract"
            if kind == "other":
                return self._tells_results()
        below = self.style.is_below(first)
        if below and kind in _STICKY and not _CANONICAL.fullmatch(heading):
            return True  # “Patients” under Results is no Methods
        if kind != "other" or is_heading(heading):
            return self.kind == "methods" and kind not in _MAIN and not is_heading(heading)
        # A review's own headings open sections; where methods and results are told, they are sub-headings.
        return not (self.style.is_main(first) and self.style.review)

    def _tells_results(self) -> bool:
        """Tell the themes of a study in words: sections of their own behind a few lines under “Results”."""
        if self.kind == "results" and not self.themes:
            self.themes = sum(len(b.text.split()) for b in self.blocks_of("results")) < _FEW_WORDS
        return self.kind == "results" and self.themes

    def _no_case(self, *, loud: bool) -> bool:
        return self.begun and self.kind in {"methods", "results", "discussion"} and not loud

    def _is_abstract_part(self, paragraph: Paragraph, kind: SectionKind) -> bool:
        """Tell a label inside an abstract from the paper's own first heading of that name."""
        told = {b.heading.partition(": ")[2].lower() for b in self.blocks if b.kind == "abstract"}
        words = sum(len(b.text.split()) for b in self.blocks if b.kind == "abstract")
        heading = bare(paragraph.text).lower()
        # A label that was told already, or an abstract grown too long, means that the paper itself began.
        return paragraph.page <= 3 and heading not in told and words < 420 and kind in {
            "methods", "results", "conclusions", "case", "funding", "discussion", "limitations", "other",
        }  # fmt: skip

    def _side(self, text: str, paragraph: Paragraph) -> None:
        keywords = _KEYWORDS.match(text)
        if keywords or self._awaits_keywords():
            self._keywords(text[keywords.end() :] if keywords else text)
            return
        kind = section_kind(text.partition(":")[0]) if ":" in text[:40] else "other"
        if kind in {"funding", "conflicts"}:
            text = text.partition(":")[2].strip()
            self._add(kind, kind.capitalize(), text, paragraph)
            return
        if _BOILERPLATE.search(text):
            self._add("captions", "First page" if paragraph.page == 1 else "Tables and small print", text, paragraph)
        elif paragraph.lines[0].side == "S":
            self._add("captions", "First page", text, paragraph)
        elif self.kind == "abstract" and len(text.split()) >= 25 and paragraph.page <= 2:
            self._text(text, paragraph)  # abstracts in a smaller size
        elif not self.begun and len(text.split()) >= _ABSTRACT_LEAST and paragraph.page == 1:
            self._text(text, paragraph)
        else:
            self._add("captions", "Tables and small print", text, paragraph)

    def _awaits_keywords(self) -> bool:
        return self.heading.lower() in {"keywords", "key words"} and not self.keywords

    def _text(self, text: str, paragraph: Paragraph) -> None:
        keywords = _KEYWORDS.match(text)
        if (keywords or self._awaits_keywords()) and len(text.split()) < 60:
            self._keywords(text[keywords.end() :] if keywords else text)
            if self.kind == "abstract":
                self.abstract_done = True
            return
        if paragraph.page <= 2 and (self.kind == "abstract" or not self.begun) and _is_front_matter(text):
            self._add("captions", "First page", text, paragraph)
            return
        text = self._run_in(self._named_part(text, paragraph), paragraph)
        style = (round(paragraph.lines[0].size * 2) / 2, paragraph.lines[0].bold)
        long = len(text.split()) >= 40
        if not self.begun and len(text.split()) >= _ABSTRACT_LEAST and paragraph.page <= 2:
            self.kind, self.heading, self.begun = "abstract", "Abstract", True
        elif self.kind == "abstract" and long and self._body_begins(style):
            self.kind, self.heading, self.abstract_done = "introduction", "Introduction", True
        if self.kind == "abstract" and self.abstract_style is None and text:
            self.abstract_style = style
        self._add(self.kind if self.begun else "captions", self.heading, text, paragraph)

    def _named_part(self, text: str, paragraph: Paragraph) -> str:
        """Take the name off a part of the first page that is named in its own line: “Abstract We asked …”."""
        named = _NAMED_PART.match(text) if paragraph.page <= 2 else None
        if named is None or (self.begun and self.kind != "abstract"):
            return text
        if named.group(1).lower() == "abstract":
            self.kind, self.heading = "abstract", "Abstract"
        else:
            self.kind, self.heading, self.abstract_done = "other", named.group(1), True
        self.begun = True
        return text[named.end() :]

    def _body_begins(self, style: tuple[float, bool]) -> bool:
        """Tell whether the paper begins after its abstract without a heading, as in Nature's journals."""
        if self.abstract_done:
            return True
        words = sum(len(b.text.split()) for b in self.blocks if b.kind == "abstract")
        changed = self.abstract_style is not None and style != self.abstract_style and style[0] in self.body.sizes
        return (changed and words > 80) or words > 450

    def _run_in(self, text: str, paragraph: Paragraph) -> str:
        """Take a heading off that stands at the head of its own paragraph: “Methods: We asked …”."""
        words, rest = _split_lead(text, paragraph)
        kind = section_kind(words) if words else "other"
        if kind == "other" or (self.back and kind not in {"funding", "conflicts", "references"}):
            return text
        labels_abstract = self.kind == "abstract" and kind != "abstract" and self._is_abstract_part(paragraph, kind)
        opens_abstract = kind == "introduction" and self.kind == "abstract" and not self.blocks_of("abstract")
        if labels_abstract or opens_abstract:
            self.heading = f"Abstract: {words}"
        elif not self.begun and kind in {"introduction", "methods", "results", "conclusions"}:
            self.kind, self.heading, self.begun = "abstract", f"Abstract: {words}", True
        elif self._opens_section(kind):
            self.kind, self.heading, self.begun = kind, words, True
        else:
            return text
        return rest

    def _opens_section(self, kind: SectionKind) -> bool:
        if kind == "abstract" and self.abstract_done:
            return False
        return kind in _SUB_ALLOWED or (self.kind not in _STICKY and kind in _MAIN)

    def blocks_of(self, kind: SectionKind) -> list[Block]:
        """Give the blocks filed under a kind."""
        return [block for block in self.blocks if block.kind == kind]

    def _keywords(self, text: str) -> None:
        self.keywords = (
            self.keywords or tuple(w.strip(" .") for w in re.split(r"[;,•·|]", text) if w.strip(" ."))[:12]
        )


def file_paragraphs(
    paragraphs: list[Paragraph], body: Body, known: Vocabulary
) -> tuple[list[Block], tuple[str, ...], int]:
    """Give blocks in reading order, the keywords, and how many words cut at line ends were mended."""
    filing = _Filing(body, known, heading_style([p.lines[0] for p in paragraphs if p.role == "heading"]))
    for paragraph in paragraphs:
        filing.file(paragraph)
    blocks = filing.blocks
    if not filing.begun:  # a letter or a note without headings: what stands there is the paper
        blocks = [replace(b, kind="other", heading="") if b.heading == "First page" else b for b in blocks]
    return blocks, filing.keywords, filing.mended


def _is_front_matter(text: str) -> bool:
    """Tell names, addresses, dates and terms of use from the abstract beside them."""
    words = len(text.split())
    if words < 90 and _BOILERPLATE.search(text):
        return True
    if words < 25 and _ADDRESS.search(text):
        return True
    if _RUN_IN.match(text) and is_heading(text.partition(":")[0]):
        return False
    return len(_PLACE.findall(text)) > min(max(2, words / 22), max(0, words / 12 - 1)) or len(
        _MARK.findall(text)
    ) > max(2, words / 7)


def _split_lead(text: str, paragraph: Paragraph) -> tuple[str, str]:
    """Give the words set apart at a paragraph's head and the rest; no words where nothing is set apart."""
    lead, text = bare(paragraph.lead), _NUMBERED.sub("", text) if bare(paragraph.lead) else text
    match = _RUN_IN.match(text)
    if lead and text.lower().startswith(lead.lower()) and len(lead) < min(60, len(text) - 10):
        return lead, text[len(lead) :].lstrip(" :.—–-")
    # Without a setting of its own only a heading's very words open a section: “The study has limitations.” is prose.
    return (match.group(1), text[match.end() :]) if match and is_heading(match.group(1)) else ("", text)

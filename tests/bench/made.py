"""Set papers whose every word is known. Takes a seed and a way of setting; gives a PDF and its truth.

The sentences mean nothing; what counts is how they are set: in columns, justified, with words cut at line ends, raised
numbers, running heads, captions, cells and a stream that may not be in reading order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.score import Cut
from bench.truth import Sentence, Truth

# “=” marks where a word may be cut, “-” is a hyphen of its own, at which it may be cut too.
_WORDS = """
treat=ment pa=tients hyper=ten=sion med=i=cine in=fec=tion symp=toms hos=pi=tal ran=dom=ized con=trol mea=sured
out=come in=flam=ma=tion an=ti=bod=ies re=sponse in=ter=ven=tion sig=nif=i=cant dif=fer=ence base=line ther=apy
med=i=cation dis=ease clin=i=cal par=tic=i=pants fol=low-up placebo-con=trolled double-blind long-term well-being
self-re=ported dose-de=pen=dent high-risk evidence-based meta-analy=sis age-matched cross-sec=tional pop=u=la=tion
obe=sity di=a=betes in=su=lin car=diac pul=mo=nary re=nal he=patic neu=ro=log=i=cal psy=chi=atric sur=gery bi=opsy
tis=sue mar=row plasma serum blood sam=ple cohort ar=te=rial pres=sure glu=cose cho=les=terol mus=cle frac=ture
T-cell B-cell anti-TNF IL-6 in the of with and was were for after before during under among less more than
a to by from at no not both each these those which while had have been is are showed found gave took reached
twelve weeks months years women men chil=dren adults older younger daily weekly oral in=tra=ve=nous ab=sorp=tion
pre-ex=ist=ing post-op=er=a=tive non-small-cell co-mor=bid=ity re-ad=mis=sion x-ray pre=scrip=tion co=op=er=a=tion
""".split()  # noqa: SIM905 - a word list
_SECTIONS: tuple[tuple[str, str, int], ...] = (
    ("Abstract", "abstract", 2), ("Introduction", "introduction", 3), ("Methods", "methods", 5),
    ("Results", "results", 5), ("Discussion", "discussion", 4), ("Conclusions", "conclusions", 1),
    ("Funding", "funding", 1), ("References", "references", 4),
)  # fmt: skip
_WIDE, _HIGH, _EDGE, _GUTTER = 595.0, 842.0, 50.0, 18.0


@dataclass(frozen=True)
class Setting:
    """How a paper is set. `stream` is natural, rows, right-first or shuffled; `spaces` is drawn, widened or absent."""

    name: str
    columns: int = 2
    stream: str = "natural"
    spaces: str = "drawn"
    seed: int = 1
    size: float = 9.5


SETTINGS = (
    Setting("natural", seed=11, spaces="widened"),
    Setting("rows", seed=12, stream="rows", spaces="widened"),
    Setting("right-first", seed=13, stream="right-first"),
    Setting("shuffled", seed=14, stream="shuffled"),
    Setting("no-spaces", seed=15, spaces="absent"),
    Setting("one-column", seed=16, columns=1, size=11.0),
)


@dataclass
class _Line:
    """Words of one line with their raised marks; `last` ends a paragraph and is not justified."""

    words: list[tuple[str, str]]
    size: float
    font: str = "Times-Roman"
    indent: float = 0.0
    last: bool = False
    gap: float = 0.0


@dataclass
class MadePaper:
    """A PDF with what it says and how each of its cut words is written whole."""

    data: bytes
    truth: Truth
    cuts: list[Cut] = field(default_factory=list)


def make(setting: Setting) -> MadePaper:
    """Set one paper; the same setting gives the same bytes."""
    chance = random.Random(setting.seed)
    made = MadePaper(b"", Truth(title="A trial of words that were set to be read again"))
    width = (_WIDE - 2 * _EDGE - _GUTTER * (setting.columns - 1)) / setting.columns
    lines: list[_Line] = []
    for heading, kind, count in _SECTIONS:
        lines.append(_Line([(heading, "")], setting.size + 2, "Times-Bold", last=True, gap=8))
        for place in range(count):
            if kind == "references":
                lines += _entry(chance, place, setting.size)
                continue
            words = _paragraph(chance, kind, made.truth)
            lines += _broken(words, width, setting.size, chance, made.cuts)
            if kind == "results" and place in {1, 3}:
                lines += _float(chance, place)
    made.data = _drawn(lines, setting, width, chance)
    return made


def _paragraph(chance: random.Random, kind: str, truth: Truth) -> list[tuple[str, str]]:
    """Make up a paragraph as (word with marks for its cuts, raised mark)."""
    made: list[tuple[str, str]] = []
    told, plain = [], []
    for _ in range(chance.randint(3, 6)):
        words = [(chance.choice(_WORDS), "") for _ in range(chance.randint(8, 22))]
        words[0] = (words[0][0][0].upper() + words[0][0][1:], "")
        if chance.random() < 0.2:
            words.insert(5, ("10", str(chance.randint(3, 9))))
        words[-1] = (words[-1][0] + ".", str(chance.randint(1, 60)) if chance.random() < 0.4 else "")
        sentence = " ".join(word.replace("=", "") + (f"^{mark}" if word == "10" else "") for word, mark in words)
        told.append(sentence)
        plain += words
    made += plain
    truth.add(" ".join(told), frozenset({kind}))
    known = {sentence.text for sentence in truth.sentences}
    truth.sentences += [Sentence(text, frozenset({kind})) for text in told if text not in known]
    return made


def _entry(chance: random.Random, place: int, size: float) -> list[_Line]:
    words = [(chance.choice(_WORDS).replace("=", ""), "") for _ in range(5)]
    return [_Line([(f"{place + 1}.", ""), ("Oakhurst", ""), ("M.", ""), *words], size - 1, last=True)]


def _float(chance: random.Random, place: int) -> list[_Line]:
    """Make a caption and a row of cells, both in smaller type."""
    words = [(chance.choice(_WORDS).replace("=", ""), "") for _ in range(6)]
    cells = [(str(chance.randint(10, 99)), "") for _ in range(4)]
    caption = _Line([("Table", ""), (f"{place}.", ""), *words], 7.5, last=True, gap=6)
    return [caption, _Line(cells, 7.5, last=True), _Line(cells[::-1], 7.5, last=True)]


def _wide(words: list[tuple[str, str]], size: float, font: str = "Times-Roman") -> float:
    solid = sum(stringWidth(w, font, size) + stringWidth(m, font, size * 0.65) for w, m in words)
    return float(solid + stringWidth(" ", font, size) * max(0, len(words) - 1))


def _broken(
    words: list[tuple[str, str]], width: float, size: float, chance: random.Random, cuts: list[Cut]
) -> list[_Line]:
    """Break a paragraph into lines, cutting words where they may be cut."""
    lines: list[_Line] = []
    row: list[tuple[str, str]] = []
    indent = size
    before, queue = "", list(words)
    while queue:
        word, mark = queue.pop(0)
        room = width - indent - _wide([*row, ("", "")], size)
        if row and _wide([(word.replace("=", ""), mark)], size) > room:
            head, tail, whole = _cut(word, room, size, chance)
            if head and before:
                row.append((head, ""))
                cuts.append(Cut(before, whole))
                queue.insert(0, (tail, mark))
            else:
                queue.insert(0, (word, mark))
            lines.append(_Line(row, size, indent=indent))
            row, indent = [], 0.0
            continue
        bare = word.replace("=", "")
        row.append((bare, mark))
        before = "" if not bare.isalpha() else bare
    lines.append(_Line(row, size, indent=indent, last=True))
    return lines


def _cut(word: str, room: float, size: float, chance: random.Random) -> tuple[str, str, str]:
    """Give the head with its hyphen, the tail, and the word whole without its stop; no head where none fits."""
    places = [i for i, c in enumerate(word) if c in "=-" and i > 1 and len(word) - i > 2]
    fitting = [i for i in places if _wide([(word[:i].replace("=", "") + "-", "")], size) <= room]
    whole = word.replace("=", "").rstrip(".")
    if not fitting or whole.split("-")[0].isupper() or chance.random() < 0.1:
        return "", "", ""
    place = fitting[-1]
    return word[:place].replace("=", "") + "-", word[place + 1 :], whole


def _drawn(lines: list[_Line], setting: Setting, width: float, chance: random.Random) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(_WIDE, _HIGH), invariant=True, pageCompression=1)
    queue, number = list(lines), 0
    while queue:
        number += 1
        top = _HIGH - 70.0
        _furniture(canvas, number)
        if number == 1:
            top = _front(canvas)
        placed: list[tuple[int, float, _Line]] = []
        for column in range(setting.columns):
            y = top
            while queue and y - queue[0].gap - queue[0].size * 1.2 > 60:
                line = queue.pop(0)
                y -= line.gap + line.size * 1.2
                placed.append((column, y, line))
        for column, y, line in _streamed(placed, setting.stream, chance):
            _draw(canvas, (_EDGE + column * (width + _GUTTER), y), line, width, setting.spaces)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _streamed(
    placed: list[tuple[int, float, _Line]], stream: str, chance: random.Random
) -> list[tuple[int, float, _Line]]:
    if stream == "rows":
        return sorted(placed, key=lambda one: (-round(one[1]), one[0]))
    if stream == "right-first":
        return sorted(placed, key=lambda one: -one[0])
    if stream == "shuffled":
        return chance.sample(placed, len(placed))
    return placed


def _furniture(canvas: Canvas, number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_EDGE, _HIGH - 40, f"Oakhurst et al. Journal of Invented Settings 2024;3:{40 + number}")
    canvas.drawCentredString(_WIDE / 2, 30, str(40 + number))
    canvas.saveState()
    canvas.translate(20, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Downloaded by a reader who was never there")
    canvas.restoreState()


def _front(canvas: Canvas) -> float:
    canvas.setFont("Times-Bold", 17)
    canvas.drawString(_EDGE, _HIGH - 90, "A trial of words that were set to be read again")
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(_EDGE, _HIGH - 112, "Maren Oakhurst, Tobias Ellingsen-Roe and Priya Vantongeren")
    return _HIGH - 130.0


def _draw(canvas: Canvas, place: tuple[float, float], line: _Line, width: float, spaces: str) -> None:
    """Draw one line: words with spaces drawn, spaces widened by the word spacing operator, or none at all."""
    (x, y), font, size = place, line.font, line.size
    space = stringWidth(" ", font, size)
    slack = 0.0 if line.last else max(0.0, width - line.indent - _wide(line.words, size, font))
    extra = slack / max(1, len(line.words) - 1)
    text = canvas.beginText(x + line.indent, y)
    text.setFont(font, size)
    if spaces == "widened" and not any(mark for _, mark in line.words):
        text.setWordSpace(extra)
        text.textOut(" ".join(word for word, _ in line.words))
        text.setWordSpace(0)
        canvas.drawText(text)
        return
    at = x + line.indent
    for index, (word, mark) in enumerate(line.words):
        text.setTextOrigin(at, y)
        shown = word + (" " if spaces != "absent" and not mark and index < len(line.words) - 1 else "")
        text.textOut(shown)
        at += stringWidth(word, font, size)
        if mark:
            text.setFont(font, size * 0.65)
            text.setTextOrigin(at, y + size * 0.35)
            text.textOut(mark)
            text.setFont(font, size)
            at += stringWidth(mark, font, size * 0.65)
        at += space + extra
    canvas.drawText(text)

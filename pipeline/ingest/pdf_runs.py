"""Walk a PDF page's operators. Takes a page; gives runs of text with place, size and what hides them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DictionaryObject, PdfObject

from pipeline.ingest.pdf_fonts import PLAIN_FONT, Face
from pipeline.ingest.pdf_layers import is_off
from pipeline.ingest.pdf_operators import operations
from pipeline.ingest.pdf_paint import Box, Paint, Rgb, colour, colour_space
from pipeline.ingest.pdf_state import ONE, Budget, Matrix, State, around, matrix_of, multiply, place

# A gap of this many thousandths of an em inside one string starts a new run; whether it is a word gap is decided per line.
_GAP = 75.0
# Letter spacing above this many ems is used as word spacing: each glyph then stands for itself.
_WIDE = 0.12
_DEEPEST, _MOST_FORMS = 8, 500
# What is fainter than this cannot be seen.
_FAINT = 0.05
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class Run:
    """Some characters set in one go. Points; y grows upward; `turn` is the direction of writing in degrees."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    space: float
    bold: bool
    italic: bool = False
    turn: int = 0
    artifact: bool = False
    hidden: str = ""
    order: int = 0
    ink: Rgb | None = None
    clip: Box | None = None


@dataclass
class PageInk:
    """What a page's operators draw: runs in stream order, and the painted areas that may hide or carry them."""

    runs: list[Run] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    images: int = 0


def page_ink(page: PageObject, faces: dict[int, Face], layers_off: frozenset[int], budget: Budget) -> PageInk:
    """Interpret a page's content; `faces` keeps fonts between pages, `layers_off` are object numbers."""
    walker = _Walker(faces, layers_off, budget)
    contents = page.get("/Contents")
    if contents is not None:
        walker.walk(contents.get_object(), _dictionary(page.get("/Resources")), 0)
    return walker.ink


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


class _Walker:
    """The interpreter's registers: graphics state, text matrices, marked content."""

    def __init__(self, faces: dict[int, Face], layers_off: frozenset[int], budget: Budget) -> None:
        self.faces, self.layers_off, self.budget = faces, layers_off, budget
        self.ink = PageInk()
        self.state, self.stack = State(), list[State]()
        self.text: Matrix = ONE
        self.line: Matrix = ONE
        self.marks: list[str] = []
        self.path: list[tuple[float, float]] = []
        self.boxy, self.clips = True, False
        self.resources, self.depth = DictionaryObject(), 0
        self.forms = 0

    def walk(self, content: PdfObject | None, resources: DictionaryObject, depth: int) -> None:
        """Run one content stream under its own resources."""
        stream = content if isinstance(content, ContentStream) else ContentStream(content, None, "bytes")
        outer = self.resources, self.depth
        self.resources, self.depth = resources, depth
        try:
            self._run(stream.get_data())
        finally:
            self.resources, self.depth = outer

    def _run(self, data: bytes) -> None:
        budget, step_of = self.budget, _STEPS.get
        for operands, operator in operations(data):
            budget.left -= 1
            if budget.left < 0:
                raise LimitReachedError("the document runs more operators than any paper")
            step = step_of(operator)
            if step is None:
                continue
            try:
                step(self, operands)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, ZeroDivisionError, OverflowError):
                continue  # one malformed operator costs itself, as in every viewer

    def save(self, _: list[Any]) -> None:
        self.stack.append(self.state.copy())

    def restore(self, _: list[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def transform(self, o: list[Any]) -> None:
        self.state.ctm = multiply(matrix_of(o), self.state.ctm)

    def begin_text(self, _: list[Any]) -> None:
        self.text = self.line = ONE

    def set_text(self, o: list[Any]) -> None:
        self.text = self.line = matrix_of(o)

    def move(self, o: list[Any]) -> None:
        self.line = multiply((1, 0, 0, 1, float(o[0]), float(o[1])), self.line)
        self.text = self.line

    def move_leading(self, o: list[Any]) -> None:
        self.state.leading = -float(o[1])
        self.move(o)

    def next_line(self, _: list[Any]) -> None:
        self.move([0, -self.state.leading])

    def set_font(self, o: list[Any]) -> None:
        self.state.size = float(o[1])
        fonts = _dictionary(self.resources.get("/Font"))
        name = str(o[0])
        resource = _dictionary(fonts[name]) if name in fonts else PLAIN_FONT
        face = self.faces.get(id(resource))
        if face is None:
            face = self.faces[id(resource)] = Face(resource)
        self.state.face = face

    def show(self, o: list[Any]) -> None:
        self.show_array([o[:1]])

    def show_next(self, o: list[Any]) -> None:
        self.next_line(o)
        self.show(o)

    def show_spaced(self, o: list[Any]) -> None:
        self.state.words, self.state.chars = float(o[0]), float(o[1])
        self.show_next(o[2:])

    def show_array(self, o: list[Any]) -> None:
        """Show strings and shifts: runs end where a shift could be a word gap."""
        s = self.state
        face = s.face
        if face is None:
            return
        if s.chars > _WIDE * abs(s.size) > 0:
            self._show_letters(o[0], face)
            return
        size, scale, chars, words, measure = s.size, s.scale, s.chars, s.words, face.measure
        piece, x, start = "", 0.0, 0.0
        for part in o[0]:
            if isinstance(part, float):
                if piece and not -_GAP < part < _GAP:
                    self._emit(piece, start, x)
                    piece = ""
                x -= part / 1000 * size * scale
            elif part:
                text, ems, count, spaces = measure(part)
                if not piece:
                    start = x
                piece += text
                x += (ems * size + count * chars + spaces * words) * scale
        if piece:
            self._emit(piece, start, x)
        self._advance(x)

    def _show_letters(self, parts: list[Any], face: Face) -> None:
        """Show text whose letters are spaced so wide that each stands for itself."""
        s, x = self.state, 0.0
        for part in parts:
            if isinstance(part, float):
                x -= part / 1000 * s.size * s.scale
                continue
            for char, width, is_space in face.glyphs(part):
                end = x + (width * face.unit * s.size + (s.words if is_space else 0)) * s.scale
                self._emit(char, x, end)
                x = end + s.chars * s.scale
        self._advance(x)

    def _advance(self, x: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = a, b, c, d, e + x * a, f + x * b

    def _emit(self, text: str, start: float, end: float) -> None:
        s, face = self.state, self.state.face
        assert face is not None
        matrix = multiply(self.text, s.ctm)
        if matrix[1] == 0 and matrix[0] > 0 and matrix[2] == 0:  # upright, as nearly always
            stretch, height, turn = matrix[0], abs(matrix[3]), 0
        else:
            stretch, height = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
            turn = round(math.degrees(math.atan2(matrix[1], matrix[0])) / 90) * 90 % 360 if stretch else 0
        x0, y0 = place(matrix, start, s.rise)
        x1, y1 = place(matrix, end, s.rise)
        if turn == 90:
            x0, x1, y0 = y0, y1, -x0
        elif turn == 180:
            x0, x1, y0 = -x0, -x1, -y0
        elif turn == 270:
            x0, x1, y0 = -y0, -y1, x0
        if not math.isfinite(x0 + x1 + y0 + height):
            return
        self.ink.runs.append(
            Run(
                text, x0, x1, y0, abs(s.size) * height,
                space=face.space * face.unit * abs(s.size * s.scale) * stretch, bold=face.bold or s.mode == 2,
                italic=face.italic, turn=turn, artifact="artifact" in self.marks, hidden=self._hidden(),
                order=len(self.ink.paints), ink=s.outline if s.mode in {1, 5} else s.ink, clip=s.clip,
            )
        )  # fmt: skip

    def _hidden(self) -> str:
        if "off" in self.marks:
            return "on a layer that is switched off"
        s = self.state
        if s.mode in {3, 7}:
            return "without ink"
        alpha = (
            s.outline_alpha if s.mode in {1, 5} else max(s.alpha, s.outline_alpha) if s.mode in {2, 6} else s.alpha
        )
        return "transparent" if alpha < _FAINT else ""

    def mark(self, o: list[Any]) -> None:
        tag = str(o[0])
        properties = _dictionary(self.resources.get("/Properties"))
        name = str(o[1]) if tag == "/OC" and len(o) > 1 else ""
        if name in properties and is_off(properties.raw_get(name), self.layers_off):
            self.marks.append("off")
        else:
            self.marks.append("artifact" if tag == "/Artifact" else "")

    def unmark(self, _: list[Any]) -> None:
        if self.marks:
            self.marks.pop()

    def set_graphics(self, o: list[Any]) -> None:
        entry: dict[str, Any] = dict(_dictionary(_dictionary(self.resources.get("/ExtGState")).get(str(o[0]))))
        if "/ca" in entry:
            self.state.alpha = float(entry["/ca"])
        if "/CA" in entry:
            self.state.outline_alpha = float(entry["/CA"])
        if "/BM" in entry:
            self.state.blends = entry["/BM"] not in {"/Normal", "/Compatible"}

    def set_space(self, o: list[Any]) -> None:
        self.state.space = colour_space(str(o[0]), _dictionary(self.resources.get("/ColorSpace")))
        self.state.ink = (0.0, 0.0, 0.0)

    def set_colour(self, o: list[Any]) -> None:
        self.state.ink = colour(o, self.state.space)

    def set_gray(self, o: list[Any]) -> None:
        level = o[0]
        single = len(o) == 1 and isinstance(level, float)  # half of all colours
        self.state.space, self.state.ink = "gray", (level, level, level) if single else colour(o, "gray")

    def set_device(self, o: list[Any]) -> None:
        self.state.space, self.state.ink = "device", colour(o, "device")

    def set_outline_space(self, o: list[Any]) -> None:
        self.state.outline_space = colour_space(str(o[0]), _dictionary(self.resources.get("/ColorSpace")))
        self.state.outline = (0.0, 0.0, 0.0)

    def set_outline(self, o: list[Any]) -> None:
        self.state.outline = colour(o, self.state.outline_space)

    def set_outline_plain(self, o: list[Any]) -> None:
        self.state.outline_space = "gray" if len(o) == 1 else "device"
        self.state.outline = colour(o, self.state.outline_space)

    def shade(self, _: list[Any]) -> None:
        """Paint a run of colours over all that is not clipped away: no one can tell the ground's colour there."""
        self._paint(self.state.clip or _EVERYWHERE, None, opaque=False)

    def rectangle(self, o: list[Any]) -> None:
        x, y, w, h = map(float, o[:4])
        self.boxy = self.boxy and not self.path
        ctm = self.state.ctm
        self.path += [place(ctm, x, y), place(ctm, x + w, y), place(ctm, x, y + h), place(ctm, x + w, y + h)]

    def point(self, o: list[Any]) -> None:
        self.boxy = False
        self.path.append(place(self.state.ctm, float(o[-2]), float(o[-1])))

    def clip_path(self, _: list[Any]) -> None:
        self.clips = True

    def fill(self, _: list[Any]) -> None:
        if self.path:
            opaque = self.boxy and self.state.alpha > 0.95 and not self.state.blends
            self._paint(around(self.path), self.state.ink, opaque=opaque, points=0 if self.boxy else len(self.path))
        self.end_path([])

    def end_path(self, _: list[Any]) -> None:
        if self.clips and self.path:
            self._clip(around(self.path))
        self.path, self.boxy, self.clips = [], True, False

    def _clip(self, box: Box) -> None:
        old = self.state.clip
        self.state.clip = box if old is None else (
            max(box[0], old[0]), max(box[1], old[1]), min(box[2], old[2]), min(box[3], old[3]))  # fmt: skip

    def _paint(self, box: Box, ink: Rgb | None, *, opaque: bool, image: bool = False, points: int = 0) -> None:
        # Rules, ticks and dots carry and hide no words.
        if "off" not in self.marks and box[2] - box[0] >= 6 and box[3] - box[1] >= 3:
            self.ink.paints.append(
                Paint(
                    box,
                    ink,
                    opaque=opaque,
                    image=image,
                    clip=self.state.clip,
                    points=points if self.state.alpha > _FAINT else 0,
                )
            )

    def inline_image(self, _: list[Any]) -> None:
        self._image(opaque=True)

    def _image(self, *, opaque: bool) -> None:
        self.ink.images += 1
        corners = [place(self.state.ctm, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self._paint(around(corners), None, opaque=opaque and not self.state.blends, image=True)

    def draw(self, o: list[Any]) -> None:
        """Draw a form or an image; forms may nest, to a bound."""
        thing = _dictionary(_dictionary(self.resources.get("/XObject")).get(str(o[0])))
        off = "/OC" in thing and is_off(thing.raw_get("/OC"), self.layers_off)
        if thing.get("/Subtype") == "/Image":
            if not off:
                self._image(opaque="/SMask" not in thing and "/Mask" not in thing and "/ImageMask" not in thing)
            return
        if thing.get("/Subtype") != "/Form" or self.depth >= _DEEPEST or self.forms >= _MOST_FORMS:
            return
        self.forms += 1
        depth_of_stack, marks = len(self.stack), len(self.marks)
        registers = self.text, self.line
        self.save([])
        if "/Matrix" in thing:
            matrix: Any = thing["/Matrix"]
            self.transform(list(matrix))
        if "/BBox" in thing:
            box: Any = thing["/BBox"]
            x0, y0, x1, y1 = (float(value) for value in box)
            self._clip(around([place(self.state.ctm, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]))
        if off:
            self.marks.append("off")
        inner = thing.get("/Resources")
        self.walk(thing, _dictionary(inner) if inner is not None else self.resources, self.depth + 1)
        self.text, self.line = registers
        del self.marks[marks:]
        del self.stack[depth_of_stack + 1 :]
        self.restore([])


def _setter(name: str, scale: float = 1.0) -> Callable[[_Walker, list[Any]], None]:
    def step(walker: _Walker, o: list[Any]) -> None:
        setattr(walker.state, name, float(o[0]) * scale)

    return step


_W = _Walker
_STEPS: dict[bytes, Callable[[_Walker, list[Any]], None]] = {
    b"q": _W.save, b"Q": _W.restore, b"cm": _W.transform, b"BT": _W.begin_text, b"Tm": _W.set_text,
    b"Td": _W.move, b"TD": _W.move_leading, b"T*": _W.next_line, b"Tf": _W.set_font, b"Tj": _W.show,
    b"TJ": _W.show_array, b"'": _W.show_next, b'"': _W.show_spaced, b"Tc": _setter("chars"),
    b"Tw": _setter("words"), b"Tz": _setter("scale", 0.01), b"TL": _setter("leading"), b"Ts": _setter("rise"),
    b"Tr": _setter("mode"), b"BDC": _W.mark, b"BMC": _W.mark, b"EMC": _W.unmark, b"gs": _W.set_graphics,
    b"cs": _W.set_space, b"sc": _W.set_colour, b"scn": _W.set_colour, b"g": _W.set_gray, b"rg": _W.set_device,
    b"k": _W.set_device, b"CS": _W.set_outline_space, b"SC": _W.set_outline, b"SCN": _W.set_outline,
    b"G": _W.set_outline_plain, b"RG": _W.set_outline_plain, b"K": _W.set_outline_plain, b"sh": _W.shade,
    b"re": _W.rectangle, b"m": _W.point, b"l": _W.point, b"c": _W.point, b"v": _W.point,
    b"y": _W.point, b"W": _W.clip_path, b"W*": _W.clip_path, b"f": _W.fill, b"F": _W.fill, b"f*": _W.fill,
    b"B": _W.fill, b"B*": _W.fill, b"b": _W.fill, b"b*": _W.fill, b"S": _W.end_path, b"s": _W.end_path,
    b"n": _W.end_path, b"INLINE IMAGE": _W.inline_image, b"Do": _W.draw,
}  # fmt: skip

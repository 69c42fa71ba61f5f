"""Walk a PDF page's operators. Takes a page; gives runs of text with place, size and what hides them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

from pypdf import PageObject
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DictionaryObject, PdfObject

from pipeline.ingest.pdf_fonts import PLAIN_FONT, Face, font_effort
from pipeline.ingest.pdf_ink import PageInk, Run
from pipeline.ingest.pdf_layers import is_off
from pipeline.ingest.pdf_operators import operations
from pipeline.ingest.pdf_paint import Box, Paint, Rgb, colour, colour_space
from pipeline.ingest.pdf_state import ONE, Budget, Matrix, State, around, matrix_of, multiply, place

# A gap of this many thousandths of an em inside one string starts a new run; whether it is a word gap is decided per line.
_GAP = 75.0
# Letter spacing above this many ems is used as word spacing: each glyph then stands for itself.
_WIDE = 0.12
_DEEPEST, _MOST_FORMS = 8, 500
# The fullest of 410 real pages sets 3,500 runs; in none of them are more than a few dozen states kept at once.
_MOST_RUNS, _MOST_STATES = 20_000, 5_000
# Of the document's budget: what a name or a clip takes, a new name, an area or image, and a run of text.
_NAMED, _LOOK_UP, _AREA, _RUN = 4, 20, 20, 12
# What is fainter than this cannot be seen.
_FAINT = 0.05
_Made = TypeVar("_Made")
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


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


def _along(turn: int, one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float]:
    """Give both ends of a run and its height in its own direction of writing."""
    (x0, y0), (x1, y1) = one, other
    return {90: (y0, y1, -x0), 180: (-x0, -x1, -y0), 270: (-y0, -y1, x0)}.get(turn, (x0, x1, y0))


def _entries(value: PdfObject | None) -> dict[str, Any]:
    return dict(_dictionary(value))


class _Walker:
    """The interpreter's registers: graphics state, text matrices, marked content."""

    def __init__(self, faces: dict[int, Face], layers_off: frozenset[int], budget: Budget) -> None:
        self.faces, self.layers_off, self.budget = faces, layers_off, budget
        self.ink = PageInk()
        self.state, self.stack = State(), list[State]()
        self.text: Matrix = ONE
        self.line: Matrix = ONE
        # What is true inside the marks: switched off, an artifact.
        self.marks: list[tuple[bool, bool]] = [(False, False)]
        self.path: list[tuple[float, float]] = []
        self.boxy, self.clips = True, False
        self.resources, self.depth = DictionaryObject(), 0
        self.known: dict[str, Any] = {}
        self.forms = 0

    def walk(self, content: PdfObject | None, resources: DictionaryObject, depth: int) -> None:
        """Run one content stream under its own resources."""
        stream = content if isinstance(content, ContentStream) else ContentStream(content, None, "bytes")
        outer = self.resources, self.depth, self.known
        self.resources, self.depth, self.known = resources, depth, {}
        try:
            self._run(stream.get_data())
        finally:
            self.resources, self.depth, self.known = outer

    def _run(self, data: bytes) -> None:
        budget, step_of = self.budget, _STEPS.get
        for operands, operator in operations(data):
            budget.left -= 2 + len(operands)
            if budget.left < 0:
                budget.spend(0)
            step = step_of(operator)
            if step is None:
                continue
            try:
                step(self, operands)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, ZeroDivisionError, OverflowError):
                continue  # one malformed operator costs itself, as in every viewer

    def _resource(self, category: str, name: str, make: Callable[[PdfObject | None], _Made]) -> _Made:
        """Give what is made of a resource: names are looked up once in each stream, as they come back by the thousand."""
        self.budget.left -= _NAMED
        key = category + name
        if key not in self.known:
            self.budget.spend(_LOOK_UP)
            found = _dictionary(self.resources.get(category))
            self.known[key] = make(found.raw_get(name) if name in found else None)
        made: _Made = self.known[key]
        return made

    def save(self, _: list[Any]) -> None:
        if len(self.stack) > _MOST_STATES:
            raise LimitReachedError("the page keeps more states than any paper's")
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
        self.state.face = self._resource("/Font", str(o[0]), self._face)

    def _face(self, found: PdfObject | None) -> Face:
        resource = PLAIN_FONT if found is None else _dictionary(found)
        face = self.faces.get(id(resource))
        if face is None:
            self.budget.spend(font_effort(resource))
            face = self.faces[id(resource)] = Face(resource)
        return face

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
        a, b, c, d, e, f = matrix = multiply(self.text, s.ctm)
        if b == 0 and a > 0 and c == 0:  # upright, as nearly always
            stretch, height, turn = a, abs(d), 0
            x0, x1, y0 = a * start + e, a * end + e, d * s.rise + f
        else:
            stretch, height = math.hypot(a, b), math.hypot(c, d)
            turn = round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360 if stretch else 0
            x0, x1, y0 = _along(turn, place(matrix, start, s.rise), place(matrix, end, s.rise))
        if not math.isfinite(x0 + x1 + y0 + height):
            return
        if len(self.ink.runs) >= _MOST_RUNS:
            raise LimitReachedError("the page sets more words than any paper's")
        self.budget.left -= _RUN
        self.ink.runs.append(
            Run(
                text, x0, x1, y0, abs(s.size) * height,
                space=face.space * face.unit * abs(s.size * s.scale) * stretch, bold=face.bold or s.mode == 2,
                italic=face.italic, turn=turn, artifact=self.marks[-1][1],
                hidden=self._hidden() if s.mode or s.alpha < _FAINT or self.marks[-1][0] else "",
                order=len(self.ink.paints), ink=s.outline if s.mode in {1, 5} else s.ink, clip=s.clip,
            )
        )  # fmt: skip

    def _hidden(self) -> str:
        if self.marks[-1][0]:
            return "on a layer that is switched off"
        s = self.state
        if s.mode in {3, 7}:
            return "without ink"
        alpha = (
            s.outline_alpha if s.mode in {1, 5} else max(s.alpha, s.outline_alpha) if s.mode in {2, 6} else s.alpha
        )
        return "transparent" if alpha < _FAINT else ""

    def mark(self, o: list[Any]) -> None:
        self.budget.left -= _NAMED
        off, artifact = self.marks[-1]
        if str(o[0]) == "/OC" and len(o) > 1:
            off = off or self._resource("/Properties", str(o[1]), lambda found: is_off(found, self.layers_off))
        elif str(o[0]) == "/Artifact":
            artifact = True
        self.marks.append((off, artifact))

    def unmark(self, _: list[Any]) -> None:
        if len(self.marks) > 1:
            self.marks.pop()

    def set_graphics(self, o: list[Any]) -> None:
        entry = self._resource("/ExtGState", str(o[0]), _entries)
        if "/ca" in entry:
            self.state.alpha = float(entry["/ca"])
        if "/CA" in entry:
            self.state.outline_alpha = float(entry["/CA"])
        if "/BM" in entry:
            self.state.blends = entry["/BM"] not in {"/Normal", "/Compatible"}

    def set_space(self, o: list[Any]) -> None:
        self.state.space = self._space(str(o[0]))
        self.state.ink = (0.0, 0.0, 0.0)

    def _space(self, name: str) -> str:
        return self._resource("/ColorSpace", name, lambda found: colour_space(name, found))

    def set_colour(self, o: list[Any]) -> None:
        self.state.ink = colour(o, self.state.space)

    def set_gray(self, o: list[Any]) -> None:
        level = o[0]
        single = len(o) == 1 and isinstance(level, float)  # half of all colours
        self.state.space, self.state.ink = "gray", (level, level, level) if single else colour(o, "gray")

    def set_device(self, o: list[Any]) -> None:
        self.state.space, self.state.ink = "device", colour(o, "device")

    def set_outline_space(self, o: list[Any]) -> None:
        self.state.outline_space = self._space(str(o[0]))
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
        self.budget.left -= _NAMED
        old = self.state.clip
        self.state.clip = box if old is None else (
            max(box[0], old[0]), max(box[1], old[1]), min(box[2], old[2]), min(box[3], old[3]))  # fmt: skip

    def _paint(self, box: Box, ink: Rgb | None, *, opaque: bool, image: bool = False, points: int = 0) -> None:
        # Rules, ticks and dots carry and hide no words.
        if not self.marks[-1][0] and box[2] - box[0] >= 6 and box[3] - box[1] >= 3:
            self.budget.spend(_AREA)
            points = points if self.state.alpha > _FAINT else 0
            self.ink.paints.append(Paint(box, ink, opaque=opaque, image=image, clip=self.state.clip, points=points))

    def inline_image(self, _: list[Any]) -> None:
        self._image(opaque=True)

    def _image(self, *, opaque: bool) -> None:
        self.ink.images += 1
        self.budget.left -= _AREA
        corners = [place(self.state.ctm, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self._paint(around(corners), None, opaque=opaque and not self.state.blends, image=True)

    def draw(self, o: list[Any]) -> None:
        """Draw a form or an image; forms may nest, to a bound."""
        thing = self._resource("/XObject", str(o[0]), _dictionary)
        off = "/OC" in thing and is_off(thing.raw_get("/OC"), self.layers_off)
        if thing.get("/Subtype") == "/Image":
            if not off:
                self._image(opaque="/SMask" not in thing and "/Mask" not in thing and "/ImageMask" not in thing)
            return
        if thing.get("/Subtype") != "/Form" or self.depth >= _DEEPEST or self.forms >= _MOST_FORMS:
            return
        self.forms += 1
        self.budget.spend(_LOOK_UP)
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
            self.marks.append((True, self.marks[-1][1]))
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

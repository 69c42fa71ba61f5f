"""Write the sample PDF. Takes the invented text below; gives a two-column paper, the same bytes every time.

Run `python tools/make_sample_pdf.py` after changing the text: it writes samples/natalizumab-psoriasis.pdf.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from reportlab.graphics.shapes import Circle, Drawing, Rect
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)

TARGET = Path(__file__).resolve().parents[1] / "samples" / "natalizumab-psoriasis.pdf"
RUNNING_HEAD = "Journal of Invented Cases 2024;3:41–42"
TITLE = "Pustular psoriasis of the palms and soles during natalizumab treatment: a case report"
AUTHORS = "Maren Oakhurst<super>1</super>, Tobias Ellingsen-Roe<super>1,2</super>, Priya Vantongeren<super>2</super>"
PLACES = (
    "<super>1</super> Department of Dermatology, Fernhill Hospital, Invented City; "
    "<super>2</super> Department of Neurology, Fernhill Hospital, Invented City"
)
NOTICE = """
Invented sample: this article was written for testing plainpaper; its people, places and references do not
exist. doi: 10.5555/plainpaper.natalizumab-psoriasis. Published: 2024. © 2024 The authors. Licence: Creative
Commons Attribution 4.0 International (CC BY 4.0).
"""
# Where these words may be cut at the end of a line, as a typesetter would.
CUTS = """
derma-tol-ogy derma-tol-o-gist erythe-ma-tous immuno-sup-pres-sive in-flam-ma-tion in-flam-ma-tory in-fu-sions
med-i-cines mono-clonal mul-ti-ple natal-izu-mab neu-rol-o-gist neu-ro-log-i-cal obser-va-tions par-a-dox-i-cal
path-o-gen-e-sis pos-i-tive pre-sen-ta-tion pso-ri-asis pso-ri-atic pus-tu-lar pus-tules rec-om-men-da-tion
re-laps-ing re-mit-ting scle-ro-sis symp-toms ther-a-pies treat-ment
"""
# Headings start with “# ”; an empty line ends a paragraph.
TEXT = """
# Abstract

Natalizumab is a monoclonal antibody given for multiple sclerosis (MS). Psoriasis that starts or worsens during
natalizumab treatment has been described in a small number of people. We report on a 43-year-old woman with
relapsing-remitting MS who developed pustular psoriasis of the palms and soles after 11 months of natalizumab.
Neither she nor any relative had a history of psoriasis. A causal link cannot be shown from one patient, and
there is not enough data to recommend a change in practice.

# Introduction

Multiple sclerosis (MS) and psoriasis are long-lasting diseases in which the immune system attacks the body’s
own tissue. T cells take part in both, and some people live with both conditions [1]. Natalizumab is a humanised
monoclonal antibody that binds α4-integrin and keeps white blood cells from leaving the bloodstream. It is
approved for highly active relapsing-remitting MS.

Skin reactions have been reported with many biological therapies. For natalizumab, what is known about psoriasis
comes from single patients and small groups of patients [2,3]. Here we describe a woman whose first skin disease
was pustular psoriasis, limited to the palms and soles, while she was receiving natalizumab.

# Case Presentation

A 43-year-old woman was referred to our dermatology clinic with painful pustules on both hands and feet that had
been present for five weeks. Relapsing-remitting MS had been diagnosed four years earlier. She had received
natalizumab, 300 mg by infusion every four weeks, for 11 months. She took no other regular medicines and did not
smoke.

On examination there were grouped yellow pustules, each 1 to 3 mm wide, on sharply bordered erythematous and
scaly plaques over both palms and the arches of both feet (Figure 1). The scalp, the nails and the joints were
not affected. She had never had psoriasis before, and there was no family history of psoriasis or of psoriatic
arthritis.

A swab of a pustule grew no bacteria, and a scraping showed no fungi. The white cell count was 7.4 ×
10<super>9</super>/L. Dermoscopy showed evenly spread dotted vessels with yellow globules. A skin biopsy from
the left sole showed a pustule filled with neutrophils within the epidermis. Pustular psoriasis of the palms and
soles was diagnosed. The course of the skin disease after the diagnosis was not available when this report was
written.

# Discussion

Reports on psoriasis during natalizumab treatment remain few. In an earlier series, three patients developed
plaque psoriasis and one patient developed psoriatic arthritis within 18 months of starting natalizumab [2]. All
four had at least one parent or sibling with psoriasis. In another report, a 52-year-old man whose mild
psoriasis had been stable for 20 years had a severe flare after his third infusion [3]. Our patient differs from
these patients in two ways: no relative was affected, and the disease was pustular and confined to the palms and
soles.

How natalizumab might lead to psoriasis is not understood. T helper 17 (Th17) cells and the messenger substance
interleukin 17 are involved in the inflammation of both psoriasis and MS [1]. Because natalizumab keeps
lymphocytes in the blood, more Th17 cells may be available to reach the skin by routes that do not need
α4-integrin. Such a paradoxical reaction has been proposed by others [4], but we did not measure Th17 cells or
interleukin 17 in our patient.

Other explanations are possible. Pustular psoriasis of the palms and soles often begins between 40 and 60 years
of age and is more common in women, so that the disease may have begun by chance. Stress and infections are
known triggers; our patient remembered neither.

This report has limitations. It describes one patient, there was no comparison with people who did not receive
natalizumab, and no follow-up was available. The timing alone does not prove that natalizumab was the cause.

# Conclusions

New pustular psoriasis of the palms and soles may be a rare side effect of natalizumab, even in people without a
family history of psoriasis. There is not enough data to make a recommendation on whether a personal or family
history of psoriasis should be weighed before natalizumab is chosen. Larger studies that follow the skin health
of people with MS are needed.

# Funding

This work received no external funding.

# Conflict of interest

T.E.-R. has received lecture fees from an invented maker of MS medicines. The other authors declare no conflict
of interest.

# Consent

The patient gave written consent for publication of her case and of the drawing.
"""
CAPTION = (
    "<b>Figure 1.</b> Drawing of the left palm at presentation: grouped pustules on a sharply bordered "
    "erythematous plaque."
)
REFERENCES = """
[1] Lindqvist-Amara J, Poole R. Shared immune pathways of the skin and the brain: an invented review. J Invented
Rev. 2019;7:101–112.

[2] Desrosiers-Kane M, Holt B, Yamaguchi-Stone E. Psoriasis in four patients treated with natalizumab: an
invented series. Invented Neurol. 2020;12:55–59.

[3] Brandvold K, Achterberg-Singh L. Flare of psoriasis after natalizumab: an invented case. J Invented Cases.
2021;1:9–10.

[4] Okonjo-Reyes F. Paradoxical reactions to biological medicines: an invented overview. Invented Dermatol.
2022;5:201–215.
"""

BODY_STYLE = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=10.5, leading=13.2, alignment=TA_JUSTIFY, firstLineIndent=10,
    embeddedHyphenation=1, uriWasteReduce=0,
)  # fmt: skip
FIRST_STYLE = ParagraphStyle("first", parent=BODY_STYLE, firstLineIndent=0)
HEADING_STYLE = ParagraphStyle(
    "heading", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=3, keepWithNext=1
)
TITLE_STYLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=17, leading=20, spaceAfter=6)
AUTHOR_STYLE = ParagraphStyle("authors", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=3)
SMALL_STYLE = ParagraphStyle("small", fontName="Times-Italic", fontSize=8.5, leading=10.5, spaceAfter=4)
CAPTION_STYLE = ParagraphStyle("caption", fontName="Times-Roman", fontSize=8.5, leading=10.5, spaceAfter=8)
REFERENCE_STYLE = ParagraphStyle(
    "reference", fontName="Times-Roman", fontSize=8.5, leading=10.5, leftIndent=12, firstLineIndent=-12, spaceAfter=2
)


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of `text`, each on one line."""
    return [" ".join(block.split()) for block in text.strip().split("\n\n")]


def hyphenated(text: str) -> str:
    """Put a soft hyphen wherever a word of CUTS may be cut, keeping its capitals."""
    cuts = {word.replace("-", ""): word for word in CUTS.split()}

    def cut(match: re.Match[str]) -> str:
        letters = iter(match.group())
        shape = cuts.get(match.group().lower(), match.group())
        return "".join("\u00ad" if mark == "-" else next(letters) for mark in shape)

    return re.sub(r"[A-Za-z]+", cut, text)


def figure(width: float) -> Drawing:
    """Draw the figure: a framed box with a plaque and its pustules."""
    drawing = Drawing(width, 92)
    drawing.add(Rect(0.5, 6, width - 1, 84, fillColor=Color(0.96, 0.93, 0.9), strokeColor=Color(0.3, 0.3, 0.3)))
    drawing.add(Rect(width / 2 - 62, 18, 124, 58, rx=24, ry=24, fillColor=Color(0.87, 0.6, 0.56), strokeColor=None))
    for place in range(21):
        x, y = width / 2 - 46 + (place * 37) % 94, 26 + (place * 23) % 43
        drawing.add(Circle(x, y, 1.6 + place % 3 * 0.5, fillColor=Color(0.95, 0.88, 0.55), strokeColor=None))
    return drawing


def story(column: float) -> list[Flowable]:
    """Set the paper's parts in reading order."""
    parts: list[Flowable] = [
        NextPageTemplate("later"),
        Paragraph(TITLE, TITLE_STYLE),
        Paragraph(AUTHORS, AUTHOR_STYLE),
        Paragraph(PLACES, SMALL_STYLE),
        Paragraph(NOTICE, SMALL_STYLE),
        FrameBreak(),
    ]
    style = FIRST_STYLE
    for text in paragraphs(TEXT):
        if text.startswith("# "):
            parts.append(Paragraph(text.removeprefix("# "), HEADING_STYLE))
            style = FIRST_STYLE
            continue
        parts.append(Paragraph(hyphenated(text), style))
        style = BODY_STYLE
        if "(Figure 1)" in text:
            parts += [Spacer(1, 6), KeepTogether([figure(column), Paragraph(CAPTION, CAPTION_STYLE)])]
    parts.append(Paragraph("References", HEADING_STYLE))
    parts += [Paragraph(text, REFERENCE_STYLE) for text in paragraphs(REFERENCES)]
    return parts


def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Put the running head and the page number on a page."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Times-Italic", 9)
    canvas.drawString(20 * mm, height - 14 * mm, RUNNING_HEAD)
    canvas.drawRightString(width - 20 * mm, height - 14 * mm, "Case Report · Invented sample")
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(width / 2, 11 * mm, str(40 + document.page))
    canvas.restoreState()


def build() -> bytes:
    """Give the PDF. Pages are not compressed, so that the bytes do not depend on a zlib."""
    width, height = A4
    left, gap, bottom, top, head = 20 * mm, 7 * mm, 17 * mm, 18 * mm, 56 * mm
    column = (width - 2 * left - gap) / 2
    tall = height - bottom - top

    def frame(place: float, high: float) -> Frame:
        return Frame(place, bottom, column, high, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    masthead = Frame(left, height - top - head, width - 2 * left, head, leftPadding=0, rightPadding=0, topPadding=0)
    second = left + column + gap
    first = [masthead, frame(left, tall - head), frame(second, tall - head)]
    target = BytesIO()
    document = BaseDocTemplate(
        target, pagesize=A4, title=TITLE, author="Maren Oakhurst, Tobias Ellingsen-Roe, Priya Vantongeren",
        subject="Invented sample, CC BY 4.0", invariant=1, pageCompression=0,
    )  # fmt: skip
    document.addPageTemplates(
        [
            PageTemplate("first", first, onPage=furnish),
            PageTemplate("later", [frame(left, tall), frame(second, tall)], onPage=furnish),
        ]
    )
    document.build(story(column))
    return target.getvalue()


def main() -> None:
    """Write the PDF to its place, or to the path that is given."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(build())
    print(f"wrote {target}")


if __name__ == "__main__":
    main()

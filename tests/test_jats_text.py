"""The words of a JATS paragraph: citations, powers and formulas never run into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jats_maker import jats, paragraph, read_one, texts
from lxml import etree

from pipeline.ingest.jats_text import inline, one_line, plain, spaced

CITED = (
    ('the treatment<sup><xref ref-type="bibr" rid="r">12</xref></sup> worked', "the treatment [12] worked"),
    ('the treatment<xref ref-type="bibr" rid="r"><sup>12</sup></xref> worked', "the treatment [12] worked"),
    ('the treatment<xref ref-type="bibr" rid="r">12</xref> worked', "the treatment [12] worked"),
    ('the treatment <xref ref-type="bibr" rid="r">12</xref> worked', "the treatment [12] worked"),
    ('worked [<xref ref-type="bibr" rid="r">1</xref>,<xref ref-type="bibr" rid="r">2</xref>].', "worked [1,2]."),
    ('worked [<xref ref-type="bibr" rid="r">1</xref>–<xref ref-type="bibr" rid="r">3</xref>].', "worked [1–3]."),
    ('worked <xref ref-type="bibr" rid="r">[1]</xref>.', "worked [1]."),
    ('worked.<sup><xref ref-type="bibr">3</xref>,<xref ref-type="bibr">4</xref></sup> Then', "worked. [3,4] Then"),
    ('as (<xref ref-type="bibr" rid="r">Doe et al. 2010</xref>) said', "as (Doe et al. 2010) said"),
    ("the treatment<sup>12</sup> worked", "the treatment [12] worked"),
    ("it worked.<sup>3,4</sup> Then", "it worked. [3,4] Then"),
    ("in adults<sup>2–5</sup> only", "in adults [2–5] only"),
    ('Doe<xref ref-type="fn" rid="f">*</xref> said', "Doe said"),
    ('the trial<sup><xref ref-type="fn" rid="f">a</xref></sup> ended', "the trial ended"),
    ('see <xref ref-type="fig" rid="f">Figure 1</xref>', "see Figure 1"),
)
RAISED = (
    ("10<sup>6</sup> cells", "10^6 cells"),
    ("5 × 10<sup>−6</sup>", "5 × 10^−6"),
    ("22 kg/m<sup>2</sup>", "22 kg/m^2"),
    ("3 cells mm<sup>-3</sup>", "3 cells mm^-3"),
    ("9 km<sup>2</sup>", "9 km^2"),
    ("Ca<sup>2+</sup> and CD4<sup>+</sup>", "Ca2+ and CD4+"),
    ("the 5<sup>th</sup> day", "the 5th day"),
    ("<sup>13</sup>C", "13C"),
    ("R<sup>2</sup> = 0.8", "R^2 = 0.8"),
    ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
    ("<italic>E. coli</italic> O157", "E. coli O157"),
    ("one<break/>two", "one two"),
)
FORMULAS = (
    ("<mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>6</mml:mn></mml:msup></mml:math>", "10^6"),
    ("<mml:math><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math>", "1/2"),
    ("<mml:math><mml:mi>p</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>0.05</mml:mn></mml:math>", "p < 0.05"),
    ("<mml:math><mml:msub><mml:mi>T</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>", "T2"),
    ("<mml:math><mml:msqrt><mml:mi>n</mml:mi></mml:msqrt></mml:math>", "√(n)"),
    (
        "<mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mi>i</mml:mi><mml:mn>2</mml:mn></mml:msubsup></mml:math>",
        "xi^2",
    ),
)


@pytest.mark.parametrize(("inner", "expected"), CITED)
def test_a_citation_mark_stands_apart_from_the_words(inner: str, expected: str) -> None:
    assert paragraph(inner) == expected


@pytest.mark.parametrize(("inner", "expected"), RAISED)
def test_powers_and_small_letters_keep_their_meaning(inner: str, expected: str) -> None:
    assert paragraph(inner) == expected


@pytest.mark.parametrize(("math", "expected"), FORMULAS)
def test_a_formula_is_written_on_one_line(math: str, expected: str) -> None:
    assert paragraph(f"we saw <inline-formula>{math}</inline-formula> here") == f"we saw {expected} here"


def test_of_a_formulas_spellings_the_one_that_can_be_read_is_taken() -> None:
    both = "<alternatives><tex-math>$\\alpha$</tex-math><mml:math><mml:mi>α</mml:mi></mml:math></alternatives>"
    assert paragraph(f"rate <inline-formula>{both}</inline-formula> rose") == "rate α rose"


@pytest.mark.parametrize("inside", ["<tex-math>$x^2$</tex-math>", '<inline-graphic xlink:href="x.gif"/>'])
def test_a_formula_that_is_only_tex_or_a_picture_is_told(inside: str) -> None:
    assert paragraph(f"rate <inline-formula>{inside}</inline-formula> rose") == "rate [formula] rose"


def test_an_entity_that_no_dtd_defines_becomes_its_letter() -> None:
    data = jats(body="<sec><title>Results</title><p>TNF-&alpha; fell.</p></sec>")
    assert texts(read_one(b"<!DOCTYPE article SYSTEM 'none.dtd'>" + data), "results") == ["TNF-α fell."]


def test_the_fields_of_a_reference_stay_apart_with_and_without_an_entity() -> None:
    fields = "<!DOCTYPE ref SYSTEM 'none.dtd'><ref><name>Doe</name><year>20<b>1</b>5</year>{}</ref>"
    assert spaced(etree.fromstring(fields.format(""))) == "Doe 20 1 5"
    told = etree.XMLParser(resolve_entities=False)
    assert spaced(etree.fromstring(fields.format("<source>An &alpha; J</source>"), told)) == "Doe 20 1 5 An &alpha; J"


@given(st.text("a1 \n\t\u00a0\u2009\u200b\x1c\x85é", max_size=12))
def test_on_one_line_no_white_space_is_left_but_single_spaces(text: str) -> None:
    assert one_line(text) == " ".join(text.split())


def test_a_list_keeps_its_place_between_the_words_around_it() -> None:
    inner = "Before:<list><list-item><p>first</p></list-item><list-item><p>second</p></list-item></list>After."
    document = read_one(jats(body=f"<sec><title>Results</title><p>{inner}</p></sec>"))
    assert texts(document, "results") == ["Before:", "first", "second", "After."]


def test_a_figure_inside_a_paragraph_does_not_cut_its_sentence() -> None:
    figure = "<fig><label>Figure 2</label><caption><p>A picture.</p></caption></fig>"
    document = read_one(jats(body=f"<sec><title>Results</title><p>The fever {figure}went away.</p></sec>"))
    assert texts(document, "results") == ["The fever went away."]
    assert texts(document, "captions") == ["Figure 2. A picture."]


MARKUP = st.recursive(
    st.text("ab1 .,é<&", max_size=8).map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.tuples(
        st.sampled_from(
            ["italic", "bold", "sup", "sub", "xref", "list", "inline-formula", "fn", "break", "alternatives"]
        ),
        st.lists(inner, max_size=3),
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"),
    max_leaves=12,
)


@given(st.lists(MARKUP, max_size=5))
def test_any_markup_gives_one_line_and_no_crash(pieces: list[str]) -> None:
    element = etree.fromstring(f"<p>{''.join(pieces)}</p>")
    for text in (inline(element), plain(element)):
        assert text == " ".join(text.split())

"""A house style in one file: what it may hold, and every fault told in a sentence with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

from pipeline.errors import PlainpaperError
from pipeline.flow.house_style import find_house, parse_house
from pipeline.records.house import HOUSE_FILE, AvoidedWord, HouseStyle
from pipeline.text.glossary import Entry, find_terms

pytest_plugins = ["commands"]
WHOLE = """\
spelling = "british"
[headings]
takeaway = "In short"
[standing]
beginning = "For readers without training."
end = ["Ask your doctor.", "  Written by\\nour editors. "]
[words]
avoid = ["Sufferer", { word = "victim", reason = "rude" }]
keep = ["Tumor Register"]
everyday = true
[words.prefer]
utilise = "use"
[[glossary]]
term = "oedema"
spellings = ["dropsy"]
plurals = ["oedemas"]
plain = "swelling from fluid"
replacement = "swelling / swellings"
source = "our editors"
review = "reviewed by Ada Example on 2026-03-31"
"""


def faults(text: str) -> list[str]:
    """Give what is wrong with a text, each fault with its line and what is allowed."""
    return [f"{fault.told('f')} [{fault.hint}]" for fault in parse_house(text)[1]]


def test_every_part_of_the_file_is_read() -> None:
    house, wrong = parse_house(WHOLE)
    assert wrong == []
    assert house == HouseStyle(
        spelling="british",
        everyday=True,
        headings=(("takeaway", "In short"),),
        beginning=("For readers without training.",),
        end=("Ask your doctor.", "Written by our editors."),
        avoid=(AvoidedWord(word="Sufferer"), AvoidedWord(word="victim", reason="rude")),
        keep=("Tumor Register",),
        prefer=(("utilise", "use"),),
        glossary=(
            Entry(
                "oedema", ("dropsy",), ("oedemas",), "swelling from fluid", "swelling / swellings", "our editors",
                "reviewed by Ada Example on 2026-03-31",
            ),
        ),
    )  # fmt: skip


def test_an_empty_file_decides_nothing() -> None:
    house, wrong = parse_house("# nothing yet\n")
    assert (house, wrong, house.words_key, house.pages_key) == (HouseStyle(), [], "", "")


ENTRY = '[[glossary]]\nterm = "zorb"\nplain = "ball"\nsource = "us"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("spelling = \n", "f, line 1: this is no TOML: Invalid value [mend the line; text stands in quotes]"),
        ('\nspelling = "englisch"', "f, line 2: “spelling” is “englisch” [allowed: british, american, as written]"),
        ("colour = 1", "f, line 1: “colour” is no key [allowed: spelling, headings, standing, words, glossary]"),
        (
            '[headings]\nsummary = "S"',
            "f, line 2: “summary” is no key in [headings] [allowed: takeaway, findings, audience, caveats]",
        ),
        ('[headings]\ntakeaway = "Source"', "f, line 2: the heading “takeaway” cannot be “Source” [an article has that for something else; use another]"),
        (
            '[headings]\ntakeaway = "One"\ncaveats = "one"',
            "f, line 3: “one” is the heading of takeaway too [give each its own]",
        ),
        ("[standing]\nend = 3", "f, line 2: the standing text “end” is no text [a text in quotes, or a list of 5 at most]"),
        ('[words]\neveryday = "yes"', "f, line 2: “everyday” is “yes” [allowed: true, false]"),
        ('[words]\navoid = "x"', 'f, line 2: “avoid” is no list of words [write avoid = ["sufferer", { word = "victim", reason = "…" }]]'),
        (
            "[words]\navoid = [3]",
            "f, line 2: a word of “avoid” is no text [letters, digits, blanks, hyphens and apostrophes, 60 at most, with a letter first]",
        ),
        (
            '[words]\nprefer = { "x(" = "y" }',
            "f, line 2: a word of “prefer” is “x(” [letters, digits, blanks, hyphens and apostrophes, 60 at most, with a letter first]",
        ),
        (
            '[[glossary]]\nterm = "zorb"\nplain = "ball"',
            'f, line 2: the entry “zorb” has no source [say whose words they are: source = "…"]',
        ),
        (
            f'{ENTRY}[[glossary]]\nterm = "orb"\nsource = "us"',
            "f, line 6: the entry “orb” explains nothing [give plain (what it means) or replacement (what to write)]",
        ),
        (
            f'{ENTRY}review = "yes"',
            "f, line 5: “review” of the entry “zorb” is “yes” [allowed: unreviewed, or reviewed by NAME on DATE such as 2026-03-31]",
        ),
        (f'{ENTRY}[[glossary]]\nplain = 3\nsource = "us"\nterm = "y"', "f, line 6: “plain” of the entry “y” is no text [a text of 120 characters at most, in quotes]"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_is_allowed(text: str, fault: str) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[words]\nprefer = { utilise = "use", utilize = "employ" }',
            "“utilize” is to become both “use” and “employ”",
        ),
        (
            '[words]\nprefer = { utilise = "use" }\navoid = ["use"]',
            "“use”, for “utilise”, has “use”, which is avoided",
        ),
        ('[words]\nprefer = { a1 = "b1", b1 = "c1" }', "“b1”, for “a1”, has “b1”, which is itself replaced"),
        ('[words]\nprefer = { colour = "color" }', "“colour” and “color” are spellings of one word"),
        ('[words]\navoid = ["victim"]\nkeep = ["victim"]', "“victim” is both to be kept and to be changed"),
        (
            '[words]\neveryday = true\nprefer = { "heart attack" = "myocardial infarction" }',
            "“myocardial infarction”, for “heart attack”, has “myocardial infarction”, which is itself replaced",
        ),
        (ENTRY + ENTRY, "the glossary has “zorb” 2 times"),
        (f'{ENTRY}[words]\navoid = ["ball"]', "“ball”, for “zorb”, has “ball”, which is avoided"),
        (
            f'{ENTRY}replacement = "orb"\n[words]\nprefer = {{ zorb = "globe" }}',
            "“zorb” has another word in the glossary than in “prefer”",
        ),
    ],
)
def test_wishes_that_contradict_each_other_are_named(text: str, fault: str) -> None:
    assert any(fault in told for told in faults(text)), faults(text)


def test_the_houses_explanation_wins_over_ours_in_both_spellings() -> None:
    house, _ = parse_house(WHOLE)
    assert [term.plain for term in find_terms("Edema and dropsy.", house.explanations)] == ["swelling from fluid"] * 2


def test_digests_tell_words_from_pages() -> None:
    words, pages = HouseStyle(spelling="british"), HouseStyle(end=("Ask.",))
    headings = HouseStyle(headings=(("takeaway", "In short"),))
    keys = [[*map(bool, (one.words_key, one.checks_key, one.pages_key))] for one in (words, headings, pages)]
    assert keys == [[True, True, False], [False, True, True], [False, False, True]]


def test_check_says_what_a_file_holds_and_who_must_still_review(run: Run) -> None:
    Path("style.toml").write_text(WHOLE.replace("reviewed by Ada Example on 2026-03-31", "unreviewed"))
    said = run("house", "check", "style.toml")
    assert said.code == 0
    for told in (
        "british",
        "utilise → use",
        "victim (rude)",
        "takeaway: In short",
        "1 entries, 0 reviewed",
        "not reviewed yet  oedema",
    ):
        assert told in said.out


def test_the_file_is_named_as_for_every_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("style.toml").write_text(WHOLE)
    Path("plainpaper.toml").write_text('house_style = "style.toml"\n')
    assert run("house", "check").out.startswith("style.toml:")
    monkeypatch.setenv("PLAINPAPER_HOUSE_STYLE", "none.toml")
    assert run("house", "check").err.startswith("error: there is no house style none.toml")


def test_check_names_every_fault_at_once(run: Run) -> None:
    Path("style.toml").write_text('spelling = "x"\ncolour = 1\n')
    said = run("house", "check", "style.toml")
    assert said.code == 1
    assert "style.toml, line 1: “spelling”" in said.out
    assert "style.toml, line 2: “colour”" in said.out


def test_a_heading_that_another_section_has_already_is_a_fault() -> None:
    """An article with two alike would be read back with the caveats among the findings."""
    told = faults('[headings]\nfindings = "Important considerations"')
    assert told == ["f, line 2: “Important considerations” is the heading of caveats too [give each its own]"]
    assert faults('[headings]\nfindings = "Important considerations"\ncaveats = "Mind"') == []


def test_a_number_of_endless_digits_is_a_fault_and_no_bug() -> None:
    (told,) = faults(f"spelling = 1{'0' * 5000}")
    assert told.startswith("f: this is no TOML: Exceeds the limit")


def test_a_style_of_the_workspace_that_cannot_be_read_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / HOUSE_FILE).symlink_to(tmp_path / "moved")
    with pytest.raises(PlainpaperError, match="there is no house style"):
        find_house(tmp_path, None)
    (tmp_path / HOUSE_FILE).unlink()
    (tmp_path / HOUSE_FILE).mkdir()
    with pytest.raises(PlainpaperError, match="cannot be read"):
        find_house(tmp_path, None)


def test_new_writes_a_file_that_decides_nothing_and_with_its_marks_off_decides_everything(run: Run) -> None:
    assert run("house", "new").code == 0
    path = Path("outputs") / HOUSE_FILE
    text = path.read_text(encoding="utf-8")
    assert parse_house(text) == (HouseStyle(), [])
    on = "\n".join(line[1:] if line[:1] == "#" and line[1:2] != " " else line for line in text.splitlines())
    house, wrong = parse_house(on)
    assert wrong == []
    assert [name for name in HouseStyle.model_fields if getattr(house, name) == getattr(HouseStyle(), name)] == []
    assert run("house", "new").err.startswith("error: outputs/house-style.toml is there already")


def test_the_glossary_is_listed_with_source_and_review_state(run: Run) -> None:
    Path("style.toml").write_text(WHOLE)
    rows = [line.split("\t") for line in run("house", "glossary", "style.toml").out.splitlines()]
    assert rows[0][-2:] == ["source", "review"]
    assert rows[1][:2] == ["house", "oedema"]
    assert len(rows) > 1_000
    assert all(len(row) == len(rows[0]) and row[-1] and row[-2] for row in rows)


def test_a_named_file_that_is_missing_is_an_error_and_a_workspace_without_one_is_fine(run: Run) -> None:
    Path("paper.txt").write_text("x")
    said = run("draft", "paper.txt", "--house-style", "none.toml")
    assert (said.code, said.err.splitlines()[0]) == (1, "error: there is no house style none.toml")
    Path("outputs").mkdir()
    (Path("outputs") / HOUSE_FILE).write_text('spelling = "x"\nb = 1\n')
    said = run("draft", "paper.txt")
    assert said.err.startswith("error: outputs/house-style.toml, line 1: “spelling” is “x”\n")
    assert "1 more: `plainpaper house check" in said.err

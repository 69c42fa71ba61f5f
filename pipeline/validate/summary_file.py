"""Read a lay summary that somebody wrote. Takes text; gives a Summary, or the Report of checking it."""

from __future__ import annotations

import re

from pipeline.records import HEADINGS, PLAIN_HEADING, SECTIONS, Claim, Flag, Origin, Paper, Report, Severity, Summary
from pipeline.records.house import NO_HOUSE, STANDING, HouseStyle, bare_heading
from pipeline.text.sentences import sentences
from pipeline.validate import check_summary
from pipeline.validate.align import align

_IDS = re.compile(r"\s*\[(S\d+(?:\s*[,;]\s*S\d+)*)\]\s*\.?$")
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s+|\*\*)?(.*?)(?:\*\*)?\s{0,9}:?\s{0,9}#{0,9}\s{0,9}$")
_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
# Longer than this is no sentence, whatever its full stops: it is checked in pieces, cut at a blank where there is one.
_LONGEST = 1_500
_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,2}[.)])\s+")
# Markdown's way to say that a sign is meant: our own article.md writes it where a paper's text needs it.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OPENS_PLAIN = re.compile(rf"# {PLAIN_HEADING}(?:\s*:)?\s*([^\r\n]*)", re.IGNORECASE)
# What follows these headings in our own article.md is about the draft, not of it.
_END = {"source", "study facts", "references", "sources", "about this draft"}
_OTHER_NAMES = {
    "takeaway": {"takeaway", "key takeaway", "key takeaways", "key message", "key messages", "in brief", "main message", "summary"},
    "findings": {"findings", "what they found", "what did they find", "what was found", "results", "what did the researchers find", "main findings"},
    "audience": {"audience", "who should care and why", "who should care", "why it matters", "who is this for", "who does this affect"},
    "caveats": {"caveats", "important considerations", "limitations", "considerations", "what are the limitations", "cautions", "what to keep in mind"},
}  # fmt: skip
ORIGIN = Origin(drafter="person")


def check_text(text: str, paper: Paper, house: HouseStyle = NO_HOUSE) -> Report:
    """Check any lay summary: sentences without ids are aligned with the paper's passages by code."""
    return check_written(read_summary(text, house), paper, house)


def check_written(summary: Summary, paper: Paper, house: HouseStyle = NO_HOUSE) -> Report:
    """Check a summary that a person wrote: `read_summary` gives one."""
    written = [claim for _, _, claim in summary.claims()]
    aligned = summary.model_copy(
        update={name: tuple(_aligned(claim, paper) for claim in summary.section(name)) for name in SECTIONS}
    )
    report = check_summary(aligned, paper, house)
    if not written or any(claim.passages for claim in written):
        return report
    note = Flag(
        rule="evidence", severity=Severity.NOTE, message="the sentences name no passages: code found the likeliest ones",
        standard="plainpaper: a draft is never better than its evidence", remedy="write [S12] behind a sentence to name its passage",
    )  # fmt: skip
    return report.model_copy(update={"flags": (*report.flags, note)})


def _aligned(claim: Claim, paper: Paper) -> Claim:
    return claim if claim.passages else claim.model_copy(update={"passages": align(claim.text, paper)})


def split_levels(text: str) -> tuple[str, str]:
    """Cut an `article.md` of ours at the heading that opens its second summary, in plain words; that is empty without one.

    Its title stands behind that heading, or is the next one.
    """
    lines = text.splitlines(keepends=True)
    headings = [number for number, line in enumerate(lines) if line.startswith("# ")]
    for number in headings[1:]:
        opens = _OPENS_PLAIN.match(lines[number])
        if opens:
            title = f"# {opens.group(1)}\n" if opens.group(1) else ""
            return "".join(lines[:number]), title + "".join(lines[number + 1 :])
    return text, ""


def read_summary(text: str, house: HouseStyle = NO_HOUSE) -> Summary:
    """Read Markdown or plain text, with or without the four headings; without them all is findings.

    A house's own headings open sections too, and its standing text, where it stands as it was put in, is no sentence of it.
    """
    standing = {" ".join(words.split()) for words in (*house.beginning, *house.end)}
    title, teaser = "", ""
    section, sections = "", {name: list[Claim]() for name in SECTIONS}
    for block in _blocks(text, house):
        name = _heading(block, house)
        if name == "end":
            break
        if name:
            section = name
        elif block.startswith("# ") and not title:
            title = _meant(block[2:].strip())
        elif re.match(r"#{1,6}\s", block):
            section = section or ""
        elif not section and not teaser and title and re.fullmatch(r"([*_]).+\1", block):
            teaser = _meant(block.strip()[1:-1].strip())
        elif _standing(block) in standing:
            continue
        elif not re.fullmatch(r"(?:[*_>\s]*)For review, not for sharing\.?(?:[*_\s]*)", block):
            sections[section or "findings"] += _claims(block, section or "findings")
    takeaway, findings, audience, caveats = (tuple(sections[name]) for name in SECTIONS)
    return Summary(
        title=title,
        teaser=teaser,
        takeaway=takeaway,
        findings=findings,
        audience=audience,
        caveats=caveats,
        origin=ORIGIN,
    )


def _blocks(text: str, house: HouseStyle) -> list[str]:
    """Give headings, bullets and paragraphs, each on one line."""
    made: list[list[str]] = []
    fresh = True
    for raw in _BREAK.split(text):
        line = " ".join(raw.split())  # long runs of blanks make patterns crawl
        alone = line.startswith("#") or _BULLET.match(line) or _heading(line, house)
        if not line:
            fresh = True
        elif fresh or alone:
            made.append([_BULLET.sub("", line) if not line.startswith("#") else line])
            fresh = bool(line.startswith("#") or _heading(line, house))
        else:
            made[-1].append(line)
    return [" ".join(lines) for lines in made]


def _heading(block: str, house: HouseStyle) -> str:
    """Name the section that a line opens; “end” where the summary is over; empty where it is no such heading.

    A house's own headings win.
    """
    match = _HEADING.match(block) if len(block) < 80 else None
    words = bare_heading(_meant(match.group(1))) if match else ""
    own = house.section_of(words)
    if own:
        return own
    if words in _END and block.lstrip().startswith("#"):
        return "end"
    for name in SECTIONS:
        if words and (words == HEADINGS[name].lower() or words in _OTHER_NAMES[name]):
            return name
    return ""


def _standing(block: str) -> str:
    """Give the words of a block that is marked as a house's standing text; empty where it is not."""
    return _meant(block.removeprefix(STANDING)).strip() if block.startswith(STANDING) else ""


def _meant(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _claims(block: str, section: str) -> list[Claim]:
    ids = _IDS.search(block)
    passages = tuple(re.findall(r"S\d+", ids.group(1))) if ids else ()
    text = block[: ids.start()] if ids else block
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = _meant(text)
    kind = {"caveats": "caveat", "audience": "explanation"}.get(section, "finding")
    return [
        Claim.model_validate({"text": piece, "kind": kind, "passages": passages})
        for sentence in sentences(text)
        for piece in _pieces(sentence)
    ]


def _pieces(sentence: str) -> list[str]:
    made = []
    while len(sentence) > _LONGEST:
        cut = sentence.rfind(" ", _LONGEST // 2, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        made.append(sentence[:cut])
        sentence = sentence[cut:].lstrip()
    return [*made, sentence] if sentence else made

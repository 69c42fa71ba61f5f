"""Take a hand-edited article in. Takes a draft's folder; gives a new revision, that person's, checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import WorkspaceError
from pipeline.flow.outcomes import row_of
from pipeline.records import SECTIONS, Claim, Draft, Level, Origin, Paper, Summary, Version
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render import render_draft
from pipeline.store.audit import Event, append_event
from pipeline.store.files import sha256, write_whole
from pipeline.store.works import Work, keep_work, latest_draft
from pipeline.store.workspace import Store
from pipeline.text.sentences import sentences
from pipeline.validate.summary_file import check_written, read_summary, split_levels

LARGEST = 1_000_000


def import_article(store: Store, folder: Path, person: str, house: HouseStyle = NO_HOUSE) -> tuple[Work, Draft, int]:
    """Keep an edited `article.md` as that person's revision, and write the folder's pages anew.

    A sentence that is unchanged keeps its passages; a new one has those that are written behind it, or the likeliest,
    found by code. Gives the work, the new draft, and how many sentences are new or changed. Of a file with both levels,
    each is taken in; a level that the person took out, or put in, is out or in.

    Args:
        store: the open workspace.
        folder: the draft's folder, named as in the workspace.
        person: who edited it.
        house: whose headings and standing text the article has, and whose words the checks look for.

    Raises:
        WorkspaceError: there is no such draft, no article, or nothing was changed.
    """
    work, before = store.read(lambda: latest_draft(store, folder.resolve().name))
    text = _article(folder)
    if sha256(text) == work.page_digest:
        raise WorkspaceError(f"{folder / 'article.md'} was not changed", "edit it first; nothing was taken in")
    draft, changed = edited_draft(text.decode(), before, person, house)
    if not all(any(version.summary.section(name) for name in SECTIONS) for version in draft.versions):
        raise WorkspaceError(f"{folder / 'article.md'} holds no sentence", "restore it, or take the draft as it was")
    pages = render_draft(draft, house)
    state: Any = "blocked" if draft.verdict == "blocked" else "drafted"
    kept = replace(
        work, state=state, author=person, row=row_of(draft), page_digest=sha256(pages["article.md"]), note="",
        reason="", hint="", kind="",
    )  # fmt: skip
    # The store first: what a person wrote is safe before the folder is written, and the pages can be made again.
    event = Event(store.clock(), person, "import", work.slug, {"changed": changed, "draft": draft.digest()})

    def keep() -> Work:
        append_event(store.alias, event)
        return keep_work(store, kept, draft=draft)

    work = store.write(keep)
    for name, content in pages.items():
        write_whole(folder / name, content)
    return work, draft, changed


def edited_draft(text: str, before: Draft, person: str, house: HouseStyle = NO_HOUSE) -> tuple[Draft, int]:
    """Read an edited article, of one level or both; give its Draft, and how many sentences are new."""
    first, second = split_levels(text)
    made, changed = _edited(first, before.summary, person, before.paper, before.summary.level, house)
    plain = None
    if second:
        known = before.plain.summary if before.plain else before.summary
        plain, more = _edited(second, known, person, before.paper, "plain", house)
        changed += more
    return Draft(paper=before.paper, summary=made.summary, report=made.report, plain=plain), changed


def _edited(  # noqa: PLR0913, PLR0917 - what was edited, of what, by whom, for whom
    text: str, before: Summary, person: str, paper: Paper, level: Level, house: HouseStyle
) -> tuple[Version, int]:
    summary, changed = edited_summary(text, before, person, house)
    summary = summary.model_copy(update={"level": level})
    return Version(summary=summary, report=check_written(summary, paper, house)), changed


def edited_summary(text: str, before: Summary, person: str, house: HouseStyle = NO_HOUSE) -> tuple[Summary, int]:
    """Read an edited article; give its Summary, with what the draft before it knew, and how many sentences are new."""
    read = read_summary(text, house)
    known = [claim for _, _, claim in before.claims()]
    sections: dict[str, Any] = {}
    changed = 0
    for name in SECTIONS:
        sections[name], new = _kept(read.section(name), known)
        changed += new
    notes = (f"Edited by {person}.", *(note for note in before.notes if not note.startswith("Edited by ")))
    summary = read.model_copy(
        update={
            **sections,
            "title": read.title or before.title,
            "topics": before.topics,
            "glossary": before.glossary,
            "notes": notes,
            "origin": Origin(drafter="person", version=""),
        }
    )
    return summary, changed


def _kept(read: tuple[Claim, ...], known: list[Claim]) -> tuple[tuple[Claim, ...], int]:
    """Give the claims of a section as they were where nobody changed a word, and how many sentences are new.

    An article is read sentence by sentence: those of a claim that stood in one piece are put together again.
    """
    pieces = [(tuple(map(_words, sentences(claim.text))), claim) for claim in known]
    said = [_words(claim.text) for claim in read]
    kept: list[Claim] = []
    place = new = 0
    while place < len(read):
        same = next(
            (pair for pair in pieces if pair[0] and tuple(said[place : place + len(pair[0])]) == pair[0]), None
        )
        size = len(same[0]) if same else 1
        if same is None:
            kept.append(read[place])
            new += 1
        else:
            # What a person wrote behind the last sentence as its evidence counts, not what it had before.
            told = read[place + size - 1].passages
            kept.append(same[1].model_copy(update={"passages": told}) if told else same[1])
        place += size
    return tuple(kept), new


def _words(text: str) -> str:
    return " ".join(text.split())


def _article(folder: Path) -> bytes:
    path = folder / "article.md"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read: {error.strerror}", "name the draft's folder") from error
    if len(content) > LARGEST:
        raise WorkspaceError(f"{path} is too large for an article", "restore it from the draft")
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise WorkspaceError(f"{path} is not UTF-8 text", "save it as UTF-8") from error
    return content

"""Take a hand-edited article in. Takes a draft's folder; gives a new revision, that person's, checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import WorkspaceError
from pipeline.flow.outcomes import row_of
from pipeline.records import SECTIONS, Claim, Draft, Origin, Summary
from pipeline.render import render_draft
from pipeline.store.audit import Event, append_event
from pipeline.store.files import sha256, write_whole
from pipeline.store.works import Work, keep_work, latest_draft
from pipeline.store.workspace import Store
from pipeline.validate.summary_file import check_written, read_summary

LARGEST = 1_000_000


def import_article(store: Store, folder: Path, person: str) -> tuple[Work, Draft, int]:
    """Keep an edited `article.md` as that person's revision, and write the folder's pages anew.

    A sentence that is unchanged keeps its passages; a new one has those that are written behind it, or the likeliest,
    found by code. Gives the work, the new draft, and how many sentences are new or changed.

    Args:
        store: the open workspace.
        folder: the draft's folder, named as in the workspace.
        person: who edited it.

    Raises:
        WorkspaceError: there is no such draft, no article, or nothing was changed.
    """
    work, before = store.read(lambda: latest_draft(store, folder.resolve().name))
    text = _article(folder)
    if sha256(text) == work.page_digest:
        raise WorkspaceError(f"{folder / 'article.md'} was not changed", "edit it first; nothing was taken in")
    summary, changed = edited_summary(text.decode(), before.summary, person)
    if not any(summary.section(name) for name in SECTIONS):
        raise WorkspaceError(f"{folder / 'article.md'} holds no sentence", "restore it, or take the draft as it was")
    draft = Draft(paper=before.paper, summary=summary, report=check_written(summary, before.paper))
    pages = render_draft(draft)
    state: Any = "blocked" if draft.report.verdict == "blocked" else "drafted"
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


def edited_summary(text: str, before: Summary, person: str) -> tuple[Summary, int]:
    """Read an edited article; give its Summary, with what the draft before it knew, and how many sentences are new."""
    read = read_summary(text)
    known = {_words(claim.text): claim for _, _, claim in before.claims()}
    sections: dict[str, Any] = {
        name: tuple(_kept(claim, known.get(_words(claim.text))) for claim in read.section(name)) for name in SECTIONS
    }
    changed = sum(_words(claim.text) not in known for _, _, claim in read.claims())
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


def _kept(claim: Claim, known: Claim | None) -> Claim:
    """Give a claim with its evidence: what is written behind it, else what it had before it was edited."""
    if known is None:
        return claim
    return known if not claim.passages else known.model_copy(update={"passages": claim.passages})


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

"""Render drafts for people. Takes a Draft; gives its pages as bytes: review sheet, text to edit, record."""

from __future__ import annotations

from pipeline.records import Draft
from pipeline.records.house import NO_HOUSE, HouseStyle
from pipeline.render.index import IndexRow, Problem, render_index
from pipeline.render.markdown import article_md
from pipeline.render.sheet import article_html

__all__ = ["IndexRow", "Problem", "render_draft", "render_index"]


def render_draft(draft: Draft, house: HouseStyle = NO_HOUSE) -> dict[str, bytes]:
    """Give a draft's three files by name: article.html, article.md, draft.json. The same draft gives the same bytes.

    The headings and the standing text of the pages are the house's.
    """
    return {
        "article.html": article_html(draft, house).encode(errors="replace"),
        "article.md": article_md(draft, house).encode(errors="replace"),
        "draft.json": (draft.model_dump_json(indent=1) + "\n").encode(errors="replace"),
    }

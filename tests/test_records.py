"""Records are facts: a form and a digest by their values alone, whoever asked before and whatever was copied."""

from __future__ import annotations

import copy
import pickle

from draft_maker import rich_draft

from pipeline.records import Draft
from pipeline.records.ability import Ability


def test_a_copy_that_was_changed_has_a_form_and_a_digest_of_its_own() -> None:
    draft = rich_draft()
    paper, fresh = draft.paper, rich_draft().paper
    before = (paper.canonical(), paper.digest())
    changed = paper.model_copy(update={"title": "Another"})
    assert changed.digest() != paper.digest()
    assert b"Another" in changed.canonical()
    assert (paper.canonical(), paper.digest()) == before == (fresh.canonical(), fresh.digest())
    for same in (
        paper.model_copy(),
        paper.model_copy(deep=True),
        copy.deepcopy(paper),
        pickle.loads(pickle.dumps(paper)),
    ):
        assert (same.canonical(), same.digest()) == before


def test_a_record_that_was_asked_for_its_form_is_the_same_record() -> None:
    asked, fresh = rich_draft(), rich_draft()
    asked.paper.digest()
    asked.digest()
    assert asked == fresh
    assert asked.canonical() == fresh.canonical()
    assert asked.model_dump() == fresh.model_dump()
    assert repr(asked) == repr(fresh)
    assert Draft.model_validate_json(asked.canonical()) == fresh


def test_what_another_version_kept_of_a_server_is_read_as_far_as_it_is_known() -> None:
    known = Ability.model_validate_json('{"format": "text", "context": 8192, "probed": true}')
    assert known == Ability(format="text", context=8192)

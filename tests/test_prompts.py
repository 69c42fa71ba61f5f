"""Prompts: frozen, from the package or the checkout alone, and filled in without running what a paper says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.draft.prompts import PLACES, Prompt, load_prompt
from pipeline.draft.repair import read_mended
from pipeline.draft.reply import read_reply
from pipeline.draft.taking import read_facts
from pipeline.errors import PlainpaperError
from pipeline.llm.estimate import guessed_tokens

ROOT = Path(__file__).resolve().parents[1]
# A released prompt is frozen. To change a word: copy the file to the next version, add a line to prompts/CHANGELOG.md.
DIGESTS = {
    "extract/v1": "4b6989b821e6c8b9fe05a53583165b9cde7edc502d91b6fdb40c1bef1afd6b41",
    "judge/v1": "db0aefbdc937c58e9b5a999adc69bbc38b9568c2c4374e716e85c669a64516ed",
    "judge/v2": "aed32209348f8ac2d01f3b08e2737da5b45ac3270209fa0875ac551f73e57e6f",
    "repair/v1": "c6d6077d1d34ef1809d2bbf7c99a5c3134eb9640a17bfd0836f9cccd4ecb778d",
    "repair/v2": "209d8dd53ecae48abf5dc7e362dce0dbbd631158d7418534efa6c5e006ce8661",
    "write/v1": "88eab9592ee0fa293477f8b497254a54e6c7ad3f3b7d1f2b60921b11c4df542a",
    "write/v2": "db976ac609b8b577ed0cac38935c44cb1d458e599afe4ebda6c71acf7af19939",
    "write/v3": "87f50b027db74f0839e7b77b9497d876cdfad8177129a0fce6e277327b913294",
}
VALUES: dict[str, Any] = {
    "title": "A title", "scope": "abstract", "border": "c0de", "sections": [], "facts": [], "not_reported": [],
    "limits": [],
}  # fmt: skip


@pytest.mark.parametrize("name", DIGESTS)
def test_a_released_prompt_is_frozen(name: str) -> None:
    task, version = name.split("/v")
    assert load_prompt(task, int(version)).digest == DIGESTS[name], (
        f"{name} is frozen: a changed word is a new version"
    )


def test_every_prompt_of_the_folder_is_pinned_and_told_in_the_change_log() -> None:
    files = sorted((ROOT / "prompts").glob("*/v*.md.j2"))
    names = [f"{path.parent.name}/{path.name.removesuffix('.md.j2')}" for path in files]
    assert names == sorted(DIGESTS)
    log = (ROOT / "prompts" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [
        name for name in names if f"- **{name.split('/')[1]}**" not in log.split(f"## {name.split('/')[0]}")[1]
    ] == []


# What is sent first must be long enough for the caches of prefixes that servers keep, and always the same.
LEAST_STATIC = 1024
# How far the guess was above the real count, at most, on texts of this kind.
GUESSED_ABOVE = 1.09
CURRENT = {"extract/v1", "write/v3", "repair/v2", "judge/v2"}
WORDS = ("zorvanil", "difference")  # of the example of a case report, and of a trial that found none


@pytest.mark.parametrize("name", sorted(CURRENT))
def test_the_static_part_is_long_and_has_an_example_of_a_case_report_and_of_a_null_trial(name: str) -> None:
    text = load_prompt(*parts(name)).text
    static = text.split("{% block system -%}")[1].split("{%- endblock %}")[0]
    assert "{{" not in static
    assert "{%" not in static
    assert guessed_tokens(static) / GUESSED_ABOVE >= LEAST_STATIC
    assert [word for word in WORDS if word not in static.lower()] == []
    assert not re.search(r"\b20[0-9]{2}\b", static), "a year in the static part would age"


@pytest.mark.parametrize("name", sorted(CURRENT))
def test_every_example_of_an_answer_keeps_to_the_form(name: str) -> None:
    static = load_prompt(*parts(name)).text.split("{%- endblock %}")[0]
    decoder, found, place = json.JSONDecoder(), [], static.find('\n{"')
    while place >= 0:
        value, end = decoder.raw_decode(static, place + 1)
        found.append(json.dumps(value))
        place = static.find('\n{"', end)
    assert len(found) == 2
    ids = [f"{letter}{number}" for letter in "SF" for number in range(1, 13)]
    read: dict[str, Callable[[str], object]] = {
        "extract": lambda text: read_facts(text, "", ids),
        "write": lambda text: read_reply(text, ids),
        "repair": lambda text: read_mended(text, "", ["C1", "C2"], ids),
        "judge": json.loads,
    }
    assert all(read[name.split("/", maxsplit=1)[0]](text) for text in found)


def parts(name: str) -> tuple[str, int]:
    """Give task and version of a prompt's name."""
    task, version = name.split("/v")
    return task, int(version)


def test_the_digest_is_of_the_file_as_it_stands() -> None:
    raw = (ROOT / "prompts" / "write" / "v1.md.j2").read_bytes()
    assert load_prompt("write", 1).digest == hashlib.sha256(raw).hexdigest()


def test_a_prompt_of_the_current_folder_is_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path / "prompts", tmp_path / "_prompts", tmp_path / "pipeline" / "_prompts"):
        (folder / "write").mkdir(parents=True)
        (folder / "write" / "v1.md.j2").write_text("Praise it.", encoding="utf-8")
        (folder / "write" / "v99.md.j2").write_text("Praise it.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Praise it" not in load_prompt("write", 1).text
    with pytest.raises(PlainpaperError, match="no prompt write/v99"):
        load_prompt("write", 99)
    assert all(place.is_absolute() for place in PLACES)


def test_an_empty_place_is_an_error_that_names_it() -> None:
    for name in VALUES:
        values = {key: value for key, value in VALUES.items() if key != name}
        with pytest.raises(PlainpaperError, match=name):
            load_prompt("write", 1).messages(**values)


def test_a_template_in_a_value_is_text() -> None:
    _, paper = load_prompt("write", 1).messages(**VALUES | {"title": "{{ 7 * 6 }}{% raw %}{# gone #}"})
    assert "Title: {{ 7 * 6 }}{% raw %}{# gone #}\n" in paper["content"]


def test_there_is_one_system_message_first_and_then_one_user_message() -> None:
    messages = load_prompt("write", 1).messages(**VALUES)
    assert [message["role"] for message in messages] == ["system", "user"]
    assert all(message["content"] == message["content"].strip() != "" for message in messages)


def test_a_prompt_cannot_reach_into_the_machine() -> None:
    text = "{% block system %}{{ ''.__class__.__mro__ }}{% endblock %}{% block paper %}{% endblock %}"
    with pytest.raises(PlainpaperError, match="cannot be filled in"):
        Prompt("try/v1", text, "").messages()

"""`plainpaper prompts`, `draft --prompts`, `--level` and `--dry-run`: what a model would be told, before it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run
from fake_openai import FakeOpenAI

from pipeline.draft.prompts import CURRENT, load_prompt, versions_of

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "null-trial.xml"


def test_every_prompt_is_listed_and_shown_word_for_word(run: Run) -> None:
    listed = run("prompts", "show").out
    for task, version in CURRENT.items():
        assert any(line.startswith(f"{task}/v{version}") and "in use" in line for line in listed.splitlines())
        assert load_prompt(task, version).text in run("prompts", "show", task).out
    assert load_prompt("write", 1).text in run("prompts", "show", "write/v1").out


@pytest.mark.parametrize("name", ["writing", "write/vx", "write/v", "../write/v1", "write/v77"])
def test_a_prompt_that_there_is_not_is_a_sentence(run: Run, name: str) -> None:
    said = run("prompts", "show", name)
    assert (said.code, said.err.startswith("error: there is no prompt")) == (1, True)


def test_two_versions_are_compared_line_by_line(run: Run) -> None:
    said = run("prompts", "diff", "write/v1", "write")
    assert (said.code, said.out.startswith("--- write/v1\n+++ write/v3\n@@")) == (1, True)
    assert run("prompts", "diff", "write", "write").out == "the same\n"


def test_a_copied_prompt_can_be_changed_compared_and_drafted_with(run: Run, fake: FakeOpenAI, tmp_path: Path) -> None:
    assert run("prompts", "copy", "write", "--to", "mine").code == 0
    assert run("prompts", "copy", "write", "--to", "mine").err.startswith("error: mine/write.md.j2 is there already")
    own = tmp_path / "mine" / "write.md.j2"
    assert run("prompts", "diff", "mine", "write").out == "the same\n"
    own.write_text(
        own.read_text(encoding="utf-8").replace("A calm and friendly tone.", "A dry tone."), encoding="utf-8"
    )
    assert "+- A dry tone." in run("prompts", "diff", "write", "mine").out
    assert run("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", "m", "--prompts", "mine").code == 0
    assert "A dry tone." in fake.seen[-1].body["messages"][0]["content"]
    (page,) = tmp_path.glob("outputs/*/draft.json")
    assert json.loads(page.read_text(encoding="utf-8"))["summary"]["origin"]["prompt"] == "write/own"
    assert "write/own" in (page.parent / "article.html").read_text(encoding="utf-8")


def test_a_named_version_is_what_a_folder_is_compared_with(run: Run) -> None:
    assert run("prompts", "copy", "write/v1", "extract", "--to", "mine").code == 0
    assert run("prompts", "diff", "mine", "write/v1").out == "the same\n"
    said = run("prompts", "diff", "write", "mine")
    assert (said.code, said.out.startswith("--- write/v3\n+++ write/own\n@@"), "extract" in said.out) == (
        1,
        True,
        False,
    )


def test_two_folders_are_compared_by_what_a_draft_would_use_of_them(run: Run) -> None:
    for folder, task in (("one", "write/v1"), ("other", "extract")):
        assert run("prompts", "copy", task, "--to", folder).code == 0
    said = run("prompts", "diff", "one", "other")
    assert (said.code, [line for line in said.out.splitlines() if line.startswith(("---", "+++"))]) == (1, ["--- write/own", "+++ write/v3"])  # fmt: skip


@pytest.mark.parametrize("task", ["write", "judge"])
def test_a_folder_without_the_named_prompt_is_never_told_to_be_the_same(run: Run, task: str) -> None:
    assert run("prompts", "copy", "extract", "--to", "mine").code == 0
    said = run("prompts", "diff", "mine", task)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"error: mine holds no prompt {task}")


@pytest.mark.parametrize(
    "tasks", [(), ("extract", "write"), ("extract", "wrote"), ("extract", "judge"), ("write", "write/v1")]
)
def test_what_cannot_be_copied_whole_is_not_copied_at_all(run: Run, tmp_path: Path, tasks: tuple[str, ...]) -> None:
    (tmp_path / "mine").mkdir()
    there = tmp_path / "mine" / "write.md.j2"
    there.write_text("mine", encoding="utf-8")
    said = run("prompts", "copy", *tasks, "--to", "mine")
    assert (said.code, said.out, said.err.startswith("error: ")) == (1, "", True)
    assert list((tmp_path / "mine").iterdir()) == [there]
    assert there.read_text(encoding="utf-8") == "mine"


def test_the_judges_prompt_is_not_copied_for_no_command_would_use_it(run: Run, tmp_path: Path) -> None:
    said = run("prompts", "copy", "judge")
    assert (said.code, "your own judge prompt would not be used" in said.err) == (1, True)
    assert not (tmp_path / "my-prompts").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    said = run("prompts", "copy", "write", "--to", "taken/inside")
    assert (said.code, said.err.startswith("error: taken/inside")) == (1, True)


def test_versions_are_listed_by_number(tmp_path: Path) -> None:
    (tmp_path / "write").mkdir()
    for version in (1, 10, 2, 9):
        (tmp_path / "write" / f"v{version}.md.j2").write_text("x", encoding="utf-8")
    assert versions_of("write", [tmp_path]) == [1, 2, 9, 10]


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "holds no prompt"), ("no blocks", "lacks its “system” or its “paper” block"), ("{% block %}", "cannot be read as a prompt"),
     ("{% block system %}{{ nobody }}{% endblock %}{% block paper %}{% endblock %}", "cannot be filled in")],
)  # fmt: skip
def test_an_own_prompt_that_cannot_be_used_is_a_sentence(
    run: Run, fake: FakeOpenAI, tmp_path: Path, text: str | None, said: str
) -> None:
    (tmp_path / "mine").mkdir()
    if text is not None:
        (tmp_path / "mine" / "write.md.j2").write_text(text, encoding="utf-8")
    told = run("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", "m", "--prompts", "mine")
    assert said in told.out + told.err
    assert (told.code != 0, fake.seen) == (True, [])


def test_a_dry_run_prints_what_would_be_sent_word_for_word_and_sends_nothing(
    run: Run, fake: FakeOpenAI, tmp_path: Path
) -> None:
    words = ("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", "m")
    told = run(*words, "--dry-run", "--price", "1/2")
    assert (told.code, fake.seen, list(tmp_path.iterdir())) == (0, [], [])
    assert run(*words).code == 0
    for message in fake.seen[0].body["messages"]:
        assert message["content"] in told.out
    assert "1 paper would send some " in told.out
    assert "Nothing was sent." in told.out
    assert "some $0.0" in told.out
    assert "cost unknown" in run(*words, "--dry-run").out


def test_a_dry_run_of_many_papers_prints_what_is_the_same_once(run: Run) -> None:
    told = run("draft", str(SAMPLE.parent), "--dry-run").out
    assert told.count("You write for patients.") == 1
    assert told.count("─── write, system: as for ") == told.count("═══ ") - 1


def test_a_dry_run_needs_no_model_and_tells_the_second_call_of_a_whole_paper(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "long.txt"
    lines = [f"Pain fell in {n} of the 900 adults who took mirsopal in the trial." for n in range(100, 250)]
    paper.write_text("Mirsopal for pain in adults\n\nResults\n\n" + " ".join(lines), encoding="utf-8")
    told = run("draft", str(paper), "--dry-run")
    assert told.code == 0
    assert "─── extract, user" in told.out
    assert "then a writing call with the facts that agree with their passages" in told.out
    assert "to a model, if one were named" in told.out


def test_a_level_is_told_to_the_model_and_another_level_is_another_draft(run: Run, fake: FakeOpenAI) -> None:
    words = ("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", "m")
    for level in ("standard", "plain"):
        assert "drafted" in run(*words, "--level", level).out
    told = [seen.body["messages"] for seen in fake.seen]
    assert [f"Level: {level}." in messages[1]["content"] for level, messages in zip(("standard", "plain"), told, strict=True)] == [True] * 2  # fmt: skip
    assert told[0][0] == told[1][0]

"""`plainpaper compare` end to end, on a fake server: who writes what, what it took, and that nothing is paid twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from commands import Run
from fake_openai import FakeOpenAI, serving

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TWO = ("null-trial.xml", "uncontrolled-series.nbib")
PAPERS = [str(SAMPLES / name) for name in TWO]
GOOD, BAD = "tiny", "fault:invents-numbers"


def words(fake: FakeOpenAI, *models: str) -> list[str]:
    """Give the command that compares models on two papers."""
    named = [word for model in models for word in ("--model", model)]
    return ["compare", *PAPERS, "--base-url", fake.base_url, *named]


def place() -> Path:
    """Give the folder of the one comparison of this workspace."""
    (found,) = Path("outputs/compare").iterdir()
    return found


def data() -> Any:
    """Give what the comparison says to programs."""
    return json.loads((place() / "compare.json").read_text(encoding="utf-8"))


def test_a_model_that_invents_numbers_differs_from_a_good_one(fake: FakeOpenAI, run: Run) -> None:
    said = run(*words(fake, GOOD, BAD, "offline"), "--price", "0.25/2")
    assert said.code == 0, said.out + said.err
    assert "open outputs/compare/" in said.out
    told = data()
    letters = {one["name"]: one["letter"] for one in told["contestants"]}
    by = {name: [d for d in told["drafts"] if d["letter"] == letter] for name, letter in letters.items()}
    assert {name: [d["state"] for d in own] for name, own in by.items()} == dict.fromkeys(letters, ["drafted"] * 2)
    assert all(d["figures"]["blocks"] == 0 and d["figures"]["repairs"] == 0 for d in by[GOOD])
    assert all(d["figures"]["blocks"] > 0 and d["figures"]["repairs"] == 1 for d in by[BAD])
    assert all("numbers" in d["rules"] for d in by[BAD])
    assert all(d["figures"]["calls"] == 0 for d in by["offline"])
    assert all(d["figures"]["cost"] > 0 and d["figures"]["tokens_in"] > 1000 for d in by[GOOD])
    page = (place() / "compare.html").read_text(encoding="utf-8")
    assert page.count('<mark class="block">') >= 2
    assert "2 papers: differences mean nothing here" in page
    pair = next(p for p in told["pairs"] if {p["first"], p["second"]} == {letters[GOOD], letters[BAD]})
    row = next(r for r in pair["rows"] if r["name"] == "blocks")
    assert (row["more"], row["fewer"], row["same"], row["chance"]) == (0, 2, 0, 0.5)


def test_a_rerun_makes_no_call_and_gives_the_same_files(fake: FakeOpenAI, run: Run) -> None:
    first = run(*words(fake, GOOD, BAD))
    before, asked = {path.name: path.read_bytes() for path in place().iterdir()}, len(fake.seen)
    again = run(*words(fake, GOOD, BAD))
    assert (first.code, again.code, len(fake.seen)) == (0, 0, asked)
    assert "answered from before, free" in again.out
    assert {path.name: path.read_bytes() for path in place().iterdir()} == before


def test_the_drafts_of_the_workspace_are_left_alone_and_what_a_draft_paid_for_is_not_paid_again(
    fake: FakeOpenAI, run: Run
) -> None:
    model = ("--base-url", fake.base_url, "--model", GOOD)
    assert run("draft", *PAPERS, *model).code == 0
    before, asked = {p: p.read_bytes() for p in Path("outputs").rglob("*.html")}, len(fake.seen)
    status = run("status", "--all", "--json").out
    assert run(*words(fake, GOOD, "offline")).code == 0
    assert len(fake.seen) == asked
    assert {p: p.read_bytes() for p in before} == before
    assert run("status", "--all", "--json").out == status


def test_an_unknown_price_stays_unknown_and_is_never_nothing(fake: FakeOpenAI, run: Run) -> None:
    run(*words(fake, GOOD, "offline"))
    told = {d["letter"]: d["figures"]["cost"] for d in data()["drafts"]}
    assert told == {"A": None, "B": 0.0}
    rows = list(csv.DictReader((place() / "compare.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["cost"] for row in rows if row["letter"] == "A"] == ["", ""]
    assert '<span class="told">unknown</span>' in (place() / "compare.html").read_text(encoding="utf-8")


def test_each_model_has_its_own_price(fake: FakeOpenAI, run: Run) -> None:
    said = run(*words(fake, GOOD, "other"), "--price", "1/1", "--price", "other=10/10")
    assert said.code == 0, said.err
    cheap, dear = ([d["figures"] for d in data()["drafts"] if d["letter"] == letter] for letter in "AB")
    assert [round(b["cost"] / a["cost"]) for a, b in zip(cheap, dear, strict=True)] == [10, 10]


@pytest.mark.parametrize(("fault", "said"), [("401", "does not accept the key"), ("404", "does not know this model")])
def test_a_contestant_that_cannot_go_on_ends_alone(fake: FakeOpenAI, run: Run, fault: str, said: str) -> None:
    told = run(*words(fake, f"fault:{fault}", GOOD), "--workers", "1")
    assert told.code == 4
    assert f"error: fault:{fault} took no further paper: " in told.err
    assert said in told.err
    states = {letter: [d["state"] for d in data()["drafts"] if d["letter"] == letter] for letter in "AB"}
    assert states == {"A": ["failed", "not tried"], "B": ["drafted", "drafted"]}
    assert said in (place() / "compare.html").read_text(encoding="utf-8")


def test_a_cap_holds_for_all_contestants_together(fake: FakeOpenAI, run: Run) -> None:
    said = run(*words(fake, GOOD, "other"), "--cap", "3calls/run", "--workers", "1")
    assert (said.code, len(fake.seen)) == (4, 3)
    assert "cap of 3 calls a run" in said.err


def test_blind_the_page_names_nobody_before_its_end(fake: FakeOpenAI, run: Run) -> None:
    said = run(*words(fake, GOOD, "fault:401", "offline"), "--blind")
    assert said.code == 4
    page = (place() / "compare.html").read_text(encoding="utf-8")
    before, key = page.split('id="h-key"')
    body = before.split("</style>")[1]
    assert [name for name in (GOOD, "fault:401", "offline", "accept the key", "tokens in") if name in body] == []
    assert [name for name in (GOOD, "fault:401", "offline", "accept the key", "tokens in") if name not in key] == []
    assert GOOD not in said.out
    assert "tokens in" not in said.out
    assert "took no further paper" in said.err
    assert "accept the key" not in said.err


def test_two_prompts_of_one_model_are_two_contestants(fake: FakeOpenAI, run: Run) -> None:
    assert run("prompts", "copy", "write", "--to", "mine").code == 0
    own = Path("mine/write.md.j2")
    own.write_text(
        own.read_text(encoding="utf-8").replace("{% block system %}", "{% block system %}Be brief. ", 1),
        encoding="utf-8",
    )
    said = run(*words(fake, GOOD), "--prompts", "shipped", "--prompts", "mine")
    assert said.code == 0, said.err
    assert [one["name"] for one in data()["contestants"]] == ["tiny, prompts shipped", "tiny, prompts mine"]
    assert len(fake.seen) == 4


def test_the_offline_drafter_writes_in_the_words_of_the_house(fake: FakeOpenAI, run: Run) -> None:
    Path("house.toml").write_text('[words]\nprefer = { glasses = "spectacles" }\n', encoding="utf-8")
    said = run(*words(fake, GOOD, "offline"), "--house-style", "house.toml")
    assert said.code == 0, said.err
    ours = json.dumps(next(d["summary"] for d in data()["drafts"] if d["letter"] == "B"))
    assert "spectacles" in ours
    assert "glasses" not in ours


def test_a_word_that_the_house_avoids_is_warned_of_in_every_contestants_draft(fake: FakeOpenAI, run: Run) -> None:
    Path("house.toml").write_text('[words]\navoid = ["glasses"]\n', encoding="utf-8")
    said = run(*words(fake, GOOD, "offline"), "--house-style", "house.toml")
    assert said.code == 0, said.err
    assert {d["letter"] for d in data()["drafts"] if "house style" in d["rules"]} == {"A", "B"}


def test_the_page_has_the_headings_of_the_house(fake: FakeOpenAI, run: Run) -> None:
    Path("house.toml").write_text('[headings]\ntakeaway = "In short"\n', encoding="utf-8")
    said = run(*words(fake, GOOD, "offline"), "--house-style", "house.toml")
    assert said.code == 0, said.err
    page = (place() / "compare.html").read_text(encoding="utf-8")
    assert (page.count(">In short<") > 0, page.count(">What they found<") > 0, "Key takeaway" in page) == (
        True,
        True,
        False,
    )


def test_two_that_write_alike_differ_in_nothing(fake: FakeOpenAI, run: Run) -> None:
    assert "they differ in nothing that is measured" in run(*words(fake, GOOD, "other")).out


def test_two_with_no_paper_in_common_are_not_said_to_be_alike(fake: FakeOpenAI, run: Run) -> None:
    said = run(*words(fake, GOOD, "fault:401")).out
    assert "no paper that both drafted" in said
    assert "they differ in nothing" not in said


@pytest.mark.parametrize("name", ["tiny@http://", "tiny@HTTPS://"])
def test_half_an_address_is_no_name_of_a_model_elsewhere(fake: FakeOpenAI, run: Run, name: str) -> None:
    said = run(*words(fake, name, "offline"))
    assert (said.code, fake.seen) == (1, []), said.out
    assert "address" in said.err


def test_a_key_that_would_go_to_two_servers_goes_to_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINPAPER_API_KEY_A_B_EXAMPLE", "secret")
    models = ("--model", "m@https://a.b.example/v1", "--model", "m@https://a-b.example/v1")
    said = run("compare", *PAPERS, *models)
    assert said.code == 1
    assert "PLAINPAPER_API_KEY_A_B_EXAMPLE is the key of both a-b.example and a.b.example" in said.err


def test_both_levels_of_one_model_are_two_contestants(fake: FakeOpenAI, run: Run) -> None:
    assert run(*words(fake, GOOD), "--level", "both").code == 0
    told = data()
    assert [one["name"] for one in told["contestants"]] == ["tiny, standard level", "tiny, plain level"]
    assert {d["summary"].get("level", "standard") for d in told["drafts"] if d["letter"] == "B"} == {"plain"}


def test_a_key_goes_to_its_own_server_and_to_no_other(
    fake: FakeOpenAI, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAINPAPER_API_KEY", "sk-first")
    with serving() as other, serving() as third:
        host = third.base_url.split("/")[2].replace(".", "_").replace(":", "_")
        monkeypatch.setenv(f"PLAINPAPER_API_KEY_{host}", "sk-third")
        said = run(*words(fake, GOOD, f"{GOOD}@{other.base_url}", f"{GOOD}@{third.base_url}"))
        assert said.code == 0, said.err
        assert (fake.key, other.key, third.key) == ("Bearer sk-first", "", "Bearer sk-third")
    assert said.err.count("The papers' text goes to") == 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--model", "tiny", "--base-url", "http://127.0.0.1:1/v1"), "needs two contestants"),
        (tuple(w for n in range(9) for w in ("--model", f"m{n}@http://127.0.0.1:1/v1")), "9 contestants do not fit"),
    ],
)
def test_too_few_or_too_many_contestants_are_wrong_usage(run: Run, more: tuple[str, ...], said: str) -> None:
    told = run("compare", *PAPERS, *more)
    assert told.code == 2
    assert said in told.err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--model", "a", "--model", "offline"), "--model needs a server"),
        (("--model", "a@http://127.0.0.1:1/v1", "--model", "offline", "--price", "b=1/2"), "which is no model here"),
        (("--model", "a@http://127.0.0.1:1/v1", "--model", "offline", "--prompts", "nowhere"), "holds no prompt"),
    ],
)
def test_what_cannot_be_right_is_one_sentence_before_any_paper_is_read(
    run: Run, more: tuple[str, ...], said: str
) -> None:
    told = run("compare", *PAPERS, *more)
    assert (told.code, told.out) == (1, "")
    assert said in told.err


def test_a_setting_in_the_file_or_the_environment_is_one_contestant(
    fake: FakeOpenAI, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = f'base_url = "{fake.base_url}"\nmodel = "a name with spaces"\nprompts = "shipped"\nprice = "1/2"\n'
    Path("plainpaper.toml").write_text(settings, encoding="utf-8")
    assert "needs two contestants" in run("compare", *PAPERS).err
    monkeypatch.setenv("PLAINPAPER_MODEL", "another name")
    assert "needs two contestants" in run("compare", *PAPERS).err
    assert run("compare", *PAPERS, "--model", GOOD, "--model", "offline").code == 0
    assert [d["figures"]["cost"] > 0 for d in data()["drafts"]] == [True, False] * 2


def test_a_notice_and_a_broken_file_are_told_and_cost_the_others_nothing(fake: FakeOpenAI, run: Run) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    said = run("compare", "broken.pdf", *PAPERS, "--base-url", fake.base_url, "--model", GOOD, "--model", "offline")
    assert said.code == 4
    assert [one["name"] for one in data()["unread"]] == ["broken.pdf"]
    assert len(data()["drafts"]) == 4

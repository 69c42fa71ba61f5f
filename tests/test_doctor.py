"""`plainpaper doctor`: what it finds of a server, in sentences, and that the next run asks as it found."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from commands import Run
from fake_faults import SMALL_CONTEXT
from fake_openai import FakeOpenAI

from pipeline.records.ability import Ability
from pipeline.store.abilities import keep_ability, known_ability
from pipeline.store.workspace import Store

KEY = "sk-secret-0123456789"
SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "null-trial.xml"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command has a key."""
    monkeypatch.setenv("PLAINPAPER_API_KEY", KEY)


def examined(run: Run, fake: FakeOpenAI, model: str, *more: str) -> dict[str, Any]:
    """Give what is found of a model, by what it is about."""
    said = run("doctor", "--base-url", fake.base_url, "--model", model, "--json", "--timeout", "5", *more)
    assert KEY not in said.out + said.err
    return {"code": said.code} | {finding["about"]: finding for finding in json.loads(said.out)}


def test_a_good_server_is_ready_and_everything_is_said(run: Run, fake: FakeOpenAI) -> None:
    host = fake.base_url.split("/")[2]
    said = run("doctor", "--base-url", fake.base_url, "--model", "tiny", "--price", "0.25/2")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"✓ privacy   the papers' text stays on this machine ({host})",
        f"✓ server    {host} answers",
        "✓ model     tiny is in the server's list of 1",
        "✓ key       the model answers with this key",
        "✓ form      answers keep to a schema (json_schema)",
        "✓ context   the server reads 32,768 tokens at once",
        "✓ price     $0.25 in and $2 out for a million tokens (configuration)",
    ]


@pytest.mark.parametrize(
    ("fault", "form"),
    [("rejects-schema", "json_object"), ("rejects-format", "text"), ("ignores-format", "text"), ("rejects-object", "json_schema"),
     ("rejects-temperature", "json_schema"), ("rejects-schema-500", "json_object")],
)  # fmt: skip
def test_the_form_that_a_server_keeps_to_is_found_by_trying_and_kept(
    run: Run, fake: FakeOpenAI, tmp_path: Path, fault: str, form: str
) -> None:
    found = examined(run, fake, f"fault:{fault}")
    assert found["code"] == 0
    assert f"({form})" in found["form"]["said"]
    with Store(tmp_path / "outputs", time.time) as store:
        known = known_ability(store, fake.base_url.split("/")[2], f"fault:{fault}")
    assert known is not None
    assert known.format == form


def test_a_run_asks_as_the_doctor_found_and_a_run_alone_learns_it_too(run: Run, fake: FakeOpenAI) -> None:
    fault = "fault:rejects-format"
    words = ("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", fault)
    examined(run, fake, fault)
    probes = len(fake.seen)
    assert run(*words).code == 0
    assert [set(seen.body) & {"response_format"} for seen in fake.seen[probes:]] == [set()]
    learned = "fault:rejects-max-tokens"
    for folder in ("one", "two"):
        assert run(*words[:-1], learned, "--out", folder).code == 0
    asked = [seen.body for seen in fake.seen if seen.body.get("model") == learned]
    assert sum("max_tokens" in body for body in asked) == 1


@pytest.mark.parametrize("before", [None, Ability(format="json_object")])
def test_a_form_that_a_person_chose_is_not_kept_as_if_it_had_been_found(
    run: Run, fake: FakeOpenAI, tmp_path: Path, before: Ability | None
) -> None:
    model, host = "fault:rejects-max-tokens", fake.base_url.split("/")[2]
    with Store(tmp_path / "outputs", time.time) as store:
        if before:
            keep_ability(store, host, model, before)
    words = ("draft", str(SAMPLE), "--base-url", fake.base_url, "--model", model)
    assert run(*words, "--structured", "text").code == 0
    with Store(tmp_path / "outputs", time.time) as store:
        known = known_ability(store, host, model)
    assert known is not None
    assert (known.format, known.limit) == ((before or Ability()).format, "max_completion_tokens")


def test_a_second_opinion_asks_as_was_found_before_and_keeps_what_it_finds(
    run: Run, fake: FakeOpenAI, tmp_path: Path
) -> None:
    to = ("--base-url", fake.base_url, "--model", "fault:rejects-max-tokens")
    for said in ("One person fell on the stairs and broke a wrist.", "Sleep quality and pain did not differ."):
        (tmp_path / "summary.md").write_text(said, encoding="utf-8")
        assert run("check", "--paper", str(SAMPLE), "--summary", "summary.md", "--judge", *to).code == 0
    asked = [seen.body for seen in fake.seen]
    assert [seen.keys() & {"max_tokens", "max_completion_tokens"} for seen in asked][:2] == [{"max_tokens"}, {"max_completion_tokens"}]  # fmt: skip
    assert sum("max_tokens" in seen for seen in asked) == 1
    assert len(asked) > 2


def test_a_paper_too_long_for_the_context_that_doctor_found_is_never_sent_whole(
    run: Run, fake: FakeOpenAI, tmp_path: Path
) -> None:
    model = "fault:small-context"
    fake.listed = [{"id": model, "max_model_len": SMALL_CONTEXT}]
    lines = [f"Pain fell in {n} of the 9000 adults who took mirsopal in the trial." for n in range(1000, 1600)]
    (tmp_path / "long.txt").write_text(
        f"Mirsopal for pain in adults\n\nResults\n\n{' '.join(lines)}", encoding="utf-8"
    )
    draft = ("draft", "long.txt", "--base-url", fake.base_url, "--model", model)
    found = examined(run, fake, model)["context"]
    assert (found["state"], found["said"]) == ("note", "the server reads 12,288 tokens at once: some 22,000 characters of a paper")  # fmt: skip
    before = len(fake.seen)
    assert run(*draft).code == 0
    extracts = [s for s in fake.seen[before:] if "facts" in json.dumps(s.body["response_format"])]
    assert len(extracts) == 3, "three parts, and neither was refused"


@pytest.mark.parametrize(
    ("fault", "about", "hint"),
    [("401", "key", "PLAINPAPER_API_KEY"), ("quota", "key", "credit"), ("404", "model", "--model"), ("html", "model", "--base-url"),
     ("stall", "model", "--timeout"), ("bad-request", "model", "another model")],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence_with_a_hint(
    run: Run, fake: FakeOpenAI, fault: str, about: str, hint: str
) -> None:
    found = examined(run, fake, f"fault:{fault}", *(("--timeout", "1") if fault == "stall" else ()))
    assert (found["code"], found[about]["state"]) == (1, "wrong")
    assert hint in found[about]["hint"]


def test_a_server_that_is_not_there_is_said(run: Run, fake: FakeOpenAI) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        fake.base_url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    found = examined(run, fake, "tiny")
    assert (found["code"], found["server"]["state"]) == (1, "wrong")
    assert "cannot be reached" in found["server"]["said"]


def test_what_is_not_known_is_said_to_be_unknown(run: Run, fake: FakeOpenAI) -> None:
    fake.listed = [{"id": "other"}]
    found = examined(run, fake, "tiny")
    assert found["code"] == 0
    assert found["model"]["hint"] == "it lists other"
    assert "does not tell" in found["context"]["said"]
    assert "not known" in found["price"]["said"]


def test_without_a_model_the_doctor_says_how_to_name_one(run: Run) -> None:
    said = run("doctor")
    assert (said.code, "--base-url" in said.err) == (1, True)

"""The form of an answer: the schema asks for it, and what servers do not enforce the code does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.draft.reply import MOST_IDS, Reply, read_reply, reply_schema
from pipeline.errors import ModelError

IDS = ["S1", "S2", "S100"]


def claim(text: str = "Pain fell.", *passages: str, kind: str | None = None) -> dict[str, Any]:
    """Give one claim."""
    told = {"passages": list(passages), "text": text}
    return told | ({"kind": kind} if kind else {})


def answer(**changed: Any) -> dict[str, Any]:
    """Give an answer that keeps to the form, with parts changed."""
    return {
        "findings": [claim("Pain fell.", "S1", kind="finding")],
        "caveats": [claim("Few took part.", "S2", kind="caveat")],
        "audience": [claim("This may interest people with pain.", kind="explanation")],
        "takeaway": [claim("Pain fell in 9 people.", "S1", kind="finding")],
        "title": "Pain fell",
        "teaser": "Pain fell in 9 people.",
        "glossary": [],
    } | changed


def read(**changed: Any) -> Reply:
    """Read an answer."""
    return read_reply(json.dumps(answer(**changed)), IDS)


def problem(**changed: Any) -> str:
    """Give what is wrong with an answer that must be refused."""
    with pytest.raises(ModelError) as caught:
        read(**changed)
    assert caught.value.kind == "schema_mismatch"
    assert caught.value.message.isprintable()
    return caught.value.message


def objects(schema: Any) -> list[dict[str, Any]]:
    """Give every object schema within a schema."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in objects(part)]


def test_the_schema_asks_in_the_order_in_which_a_claim_is_thought() -> None:
    schema = reply_schema(IDS)
    assert list(schema["properties"]) == [
        "findings", "caveats", "audience", "takeaway", "title", "teaser", "glossary",
    ]  # fmt: skip
    assert list(schema["properties"]["findings"]["items"]["properties"]) == ["passages", "text", "kind"]


def test_the_schema_keeps_to_what_strict_servers_take() -> None:
    schema = reply_schema(IDS)
    for part in objects(schema):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    unknown = {"default", "minLength", "maxLength", "oneOf", "allOf", "anyOf", "$ref", "pattern", "prefixItems"}
    assert not [word for word in unknown if f'"{word}"' in json.dumps(schema)]
    assert len(objects(schema)) == 6


@pytest.mark.parametrize(("count", "enum"), [(1, True), (MOST_IDS, True), (MOST_IDS + 1, False)])
def test_the_ids_are_an_enum_where_they_are_not_too_many(count: int, enum: bool) -> None:  # noqa: FBT001 - a table
    ids = [f"S{number}" for number in range(1, count + 1)]
    item = reply_schema(ids)["properties"]["takeaway"]["items"]["properties"]["passages"]["items"]
    assert item == ({"type": "string", "enum": ids} if enum else {"type": "string"})


def test_the_form_and_the_schema_name_the_same_parts() -> None:
    assert list(Reply.model_fields) == list(reply_schema(IDS)["properties"])


def test_a_kind_that_a_model_leaves_out_is_the_usual_one_of_its_section() -> None:
    reply = read(
        findings=[claim("A.", "S1")],
        caveats=[claim("B.", "S1")],
        audience=[claim("C.")],
        takeaway=[claim("D.", "S1")],
    )
    kinds = [getattr(reply, name)[0].kind for name in ("findings", "caveats", "audience", "takeaway")]
    assert kinds == ["finding", "caveat", "explanation", "finding"]


@pytest.mark.parametrize("ids", ["S1, S2", "[S1],[S2]", [" s1 ", "[S2]"], ["S1|", "S2"]])
def test_ids_are_understood_however_a_model_writes_them(ids: Any) -> None:
    assert read(findings=[claim() | {"passages": ids}]).findings[0].passages == ["S1", "S2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pain fell [S1].", "Pain fell."),
        ("Pain fell (S1, S2).", "Pain fell."),
        ("Pain fell [S1 and S2] soon.", "Pain fell soon."),
        ("The protein (S100) rose [S1].", "The protein (S100) rose."),
        ("## **Pain** `fell`", "Pain fell"),
        ("- Pain\n\nfell\u202e\x00", "Pain fell"),
        ("-5 degrees is cold.", "-5 degrees is cold."),
    ],
)
def test_ids_and_markup_are_taken_out_of_a_claim(text: str, said: str) -> None:
    assert read(findings=[claim(text, "S1", "S2")]).findings[0].text == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"findings": [claim("A.", "S3")]}, "findings: the paper has no passage S3"),
        ({"audience": [claim("A.", "S3")]}, "audience: the paper has no passage S3"),
        ({"findings": [claim("A claim.")]}, "findings: “A claim.” names no passage"),
        ({"takeaway": [claim("A claim.", kind="explanation")]}, "takeaway: “A claim.” names no passage"),
        ({"caveats": [claim("A claim.", kind="caveat")]}, "caveats: “A claim.” names no passage"),
        ({"audience": [claim("A claim.", kind="finding")]}, "audience: “A claim.” names no passage"),
        ({"findings": [claim(" [S1] ", "S1")]}, "findings: a claim has no words"),
        ({"findings": [claim("A.", "S1", kind="fact")]}, "findings.0.kind: Input should be 'finding'"),
        ({"findings": [claim("word " * 200, "S1")]}, "findings.0.text: String should have at most 600 characters"),
        ({"findings": [claim("A.", "S1")] * 30}, "findings: List should have at most 14 items"),
        ({"findings": [claim("A.", *["S1"] * 30)]}, "findings.0.passages: List should have at most 20 items"),
        ({"findings": "Pain fell."}, "findings: Input should be a valid list"),
        ({"findings": [{"text": "A.", "passages": [1]}]}, "findings.0.passages.0: Input should be a valid string"),
        ({"title": ""}, "title: String should have at least 3 characters"),
        ({"findings": [claim("\x1b[2J\u202e bad", "S\x1b3")]}, "findings: the paper has no passage S3"),
    ],
)
def test_what_breaks_the_form_is_named_so_that_a_model_can_mend_it(changed: dict[str, Any], said: str) -> None:
    assert problem(**changed).startswith(said)


def test_an_explanation_among_the_caveats_needs_no_passage() -> None:
    assert read(caveats=[claim("The paper does not tell.", kind="explanation")]).caveats[0].passages == []


@pytest.mark.parametrize("entry", [{"term": "pain"}, {"term": "pain " * 30, "meaning": "it hurts"}, "pain", None])
def test_an_entry_of_the_glossary_that_does_not_fit_is_left_out_and_the_rest_stays(entry: Any) -> None:
    kept = {"term": "trial", "meaning": "a study that compares"}
    assert [term.term for term in read(glossary=[entry, kept]).glossary] == ["trial"]
    assert read(glossary=entry).glossary == []


def test_what_was_not_asked_for_is_left_out() -> None:
    assert "script" not in read(script="<script>", findings=[claim("A.", "S1") | {"script": 1}]).model_dump_json()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["passages", "text", "kind", "term"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(answer())), _JSON)
def test_any_value_anywhere_is_an_answer_or_a_bad_answer(name: str, value: Any) -> None:
    try:
        reply = read(**{name: value})
    except ModelError as error:
        kind = error.kind
    else:
        kind = "schema_mismatch" if set(reply.takeaway[0].passages) <= set(IDS) else "unknown passages"
    assert kind == "schema_mismatch"

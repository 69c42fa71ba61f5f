"""Tell which layers of a PDF are switched off. Takes the file's catalogue; gives object numbers and a test for a mark."""

from __future__ import annotations

from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

# Layers are listed once and nested seldom: more than this is no paper's.
_MOST = 5_000


def layers_off(reader: PdfReader) -> frozenset[int]:
    """Give the object numbers of the layers that a reader does not see when the file opens.

    Whatever a broken catalogue makes the parser raise comes through: who cannot tell must not say “none”.
    """
    root = reader.trailer["/Root"].get_object()
    told = root.get("/OCProperties") if isinstance(root, DictionaryObject) else None
    properties: Any = told.get_object() if told is not None else None
    if not isinstance(properties, DictionaryObject):
        return frozenset()
    settings: Any = properties["/D"].get_object() if "/D" in properties else DictionaryObject()
    off = _numbers(settings.get("/OFF"))
    if settings.get("/BaseState") == "/OFF":
        off |= _numbers(properties.get("/OCGs")) - _numbers(settings.get("/ON"))
    return frozenset(off)


def is_off(mark: PdfObject | None, off: frozenset[int]) -> bool:
    """Tell whether what a mark names, a layer or a rule over several (OCMD), is switched off."""
    if mark is None or (isinstance(mark, IndirectObject) and mark.idnum in off):
        return mark is not None
    rule: Any = mark.get_object()
    if not isinstance(rule, DictionaryObject) or rule.get("/Type") != "/OCMD":
        return False
    members: Any = rule.raw_get("/OCGs") if "/OCGs" in rule else None
    single = isinstance(members, IndirectObject) and not isinstance(members.get_object(), ArrayObject)
    layers = {members.idnum} if single else _numbers(members)
    policies = {"/AllOn": bool(layers & off), "/AnyOff": not layers & off, "/AllOff": bool(layers - off)}
    return bool(layers) and policies.get(str(rule.get("/P")), layers <= off)


def _numbers(array: PdfObject | None) -> set[int]:
    found: Any = array.get_object() if array is not None else []
    return {item.idnum for item in list(found)[:_MOST] if isinstance(item, IndirectObject)}

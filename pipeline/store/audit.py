"""Remember who did what to a workspace. Takes events; keeps each chained by its digest to the one before.

Whoever changes or takes out an event afterwards breaks the chain at that place, and `plainpaper verify` says where. Events
cut off at the end leave no trace in the chain itself: `verify` tells the last digest, to be compared with one noted before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.store import texts
from pipeline.store.models import AuditEvent
from pipeline.store.writer import take_turn

# No fractions: databases write them in more than one way, and a digest would not hold.
Plain = str | int | bool | None
Detail = Mapping[str, Plain | Sequence[Plain]]
LONGEST_ACTION = 40


@dataclass(frozen=True)
class Event:
    """What was done: `at` in seconds since 1970, `actor` a person or “run …”, `subject` what it was done to."""

    at: float
    actor: str
    action: str
    subject: str
    detail: Detail = field(default_factory=dict)


def append_event(alias: str, event: Event) -> str:
    """Keep an event as a part of the transaction that does what it tells; give its digest.

    An event that is there already, in every word and to the instant, is not kept again: the job was repeated.

    Raises:
        ValueError: the detail holds what no digest can be trusted for, or the action is too long.
    """
    take_turn(alias)
    at, actor, subject = float(event.at), texts.storable(event.actor), texts.storable(event.subject)
    detail = {texts.storable(name): _plain(value) for name, value in event.detail.items()}
    if not 0 < len(event.action) <= LONGEST_ACTION:
        raise ValueError(f"an action is a word or two, not {event.action!r}")
    rows = AuditEvent.objects.using(alias)
    for row in rows.filter(at=at, actor=actor, action=event.action, subject=subject):
        if row.detail == detail:
            return row.digest
    before = rows.order_by("-id").values_list("digest", flat=True).first() or ""
    made = AuditEvent(at=at, actor=actor, action=event.action, subject=subject, detail=detail, before=before)
    made.digest = digest_of(made)
    made.save(using=alias, force_insert=True)
    return made.digest


def digest_of(row: AuditEvent) -> str:
    """Give the SHA-256, in hex, of an event and the digest of the one before it."""
    told = [row.before, row.at, row.actor, row.action, row.subject, row.detail]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return texts.digest_of(text)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return texts.storable(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    raise ValueError(f"an event's detail is made of words and whole numbers, not {type(value).__name__}")

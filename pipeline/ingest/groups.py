"""Add up groups that are told in sentences of their own. Takes the study's passages; gives a total and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.counting import to_number
from pipeline.ingest.counting_words import BARE_NUMBER, PEOPLE
from pipeline.records import Passage

# “Group 1 consisted of 35 bakers”, “in group 2 (tea) there were 34 bakers”, “Group C women (n = 81)”.
_NAMED_GROUP = re.compile(
    rf"\bgroup (?P<label>[1-9]|[a-f]|i{{1,3}}|iv)\b(?P<between>[^.;\d]{{0,70}}?)(?:[(\[]\s?n\s?=\s?(?P<n>\d{{1,6}})|"
    rf"\b(?P<m>{BARE_NUMBER})\s(?:[a-z-]+\s){{0,3}}?(?:{PEOPLE})\b)"
)
# “35 bakers drank tea (group 1), 34 drank water (group 2)”.
_COUNTED_GROUP = re.compile(
    rf"(?<![\w.,/=-])(?P<m>{BARE_NUMBER})\s(?:[a-z-]+\s){{0,4}}?(?:{PEOPLE})\b[^.;:\d]{{0,120}}?[(\[](?:the )?group (?P<label>[1-9]|[a-f]|i{{1,3}}|iv)\b\s?[)\],]"
)
# What is told of a group in other words is told of some of it: “in group 1, two bakers slept”.
_HOLDS = re.compile(
    r"\b(?:consist\w+ of|compris\w+|includ\w+|contain\w+|there were|was made up of|was composed of|with)\s*$|[(:]\s*$"
)
# “The first surveyed 500 owners …”, “Study 2 involved 105 …”
_IN_TURN = re.compile(
    r"^(?:the (?P<label>first|second|third|fourth)(?: (?:study|survey|trial|group|sample|cohort|series))?|(?:study|trial|survey|sample|cohort) (?P<number>[1-4]))"
    rf" (?:surveyed|included|involved|enrolled|recruited|comprised|consisted of|studied|examined) (?P<m>{BARE_NUMBER})(?! ?%)\b"
)
_TURNS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
# “Participants in the training group (older: n = 39; young: n = 41) …”, and a sentence on: “the control group (n = 75)”.
_WORD_GROUP = re.compile(
    r"\bthe (?P<label>[a-z-]{3,20}) (?:group|arm|cohort)\s?[(\[](?P<inside>[^()\[\]]{0,80})[)\]]"
)
_EACH_N = re.compile(r"\bn\s?=\s?(\d{1,6})(?!\s?(?:of|/|%|to|-))")
_COMPARED = {"control", "placebo", "comparison", "reference", "sham", "usual-care"}
_SO_MANY = re.compile(r"\b(?P<k>two|three|four|five|six|[2-9]) (?:[a-z-]+ ){0,2}groups\b")
_ORDERS = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    ("a", "b", "c", "d", "e", "f"),
    ("i", "ii", "iii", "iv"),
    ("1st", "2nd", "3rd", "4th"),
    ("no1", "no2", "no3", "no4"),
)


def named_groups(own: Iterable[Passage]) -> tuple[int, tuple[str, ...]]:
    """Give the sum of “Group 1 …” to “Group 3 …”, as many as are named; 0 where one is not counted."""
    sizes: dict[str, int] = {}
    most = 2
    places: dict[str, str] = {}
    for passage in own:
        text = passage.text.lower()
        if "groups" in text:
            most = max([most, *(to_number(k) or 0 for k in _SO_MANY.findall(text))])
        found = list(_NAMED_GROUP.finditer(text)) if "group " in text else []
        told = [
            (m.group("label"), m.group("n") or m.group("m"))
            for m in found
            if m.group("n") or _HOLDS.search(m.group("between"))
        ]
        told += [(m.group("label"), m.group("m")) for m in _COUNTED_GROUP.finditer(text)] if "group " in text else []
        turn = _IN_TURN.match(text)
        if turn:
            told.append((_TURNS.get(turn.group("label") or "", f"no{turn.group('number')}"), turn.group("m")))
        for label, number in told:
            size = to_number(number)
            if size and label not in sizes:
                sizes[label], places[label] = size, passage.id
    for order in _ORDERS:
        held = [label for label in order if label in sizes]
        if len(held) >= most and held == list(order[: len(held)]):
            return sum(sizes[label] for label in held), tuple(dict.fromkeys(places[label] for label in held))
    return 0, ()


def word_groups(own: Iterable[Passage]) -> tuple[int, tuple[str, ...]]:
    """Give the sum of groups named by a word in sentences of their own, where one of them is the control group."""
    sizes: dict[str, int] = {}
    places: dict[str, str] = {}
    for passage in own:
        text = passage.text.lower()
        for match in _WORD_GROUP.finditer(text) if "n =" in text or "n=" in text else ():
            told = [int(n) for n in _EACH_N.findall(match.group("inside"))]
            if told and match.group("label") not in sizes:
                sizes[match.group("label")], places[match.group("label")] = sum(told), passage.id
    if len(sizes) > 1 and sizes.keys() & _COMPARED and len(set(places.values())) > 1:
        return sum(sizes.values()), tuple(dict.fromkeys(places.values()))
    return 0, ()

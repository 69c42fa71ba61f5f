"""Add up people who are counted side by side. Takes a sentence and its counts; gives totals with how far each is one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.counting import Mention, to_number
from pipeline.ingest.counting_words import BARE_NUMBER

_JOINED = re.compile(
    r"^[^.;:]{0,90}(?:,|\band\b|\bvs\.?|\bversus\b|\bor\b|\)|\b(?:matched|compared)\b[^.;:]{0,60} (?:to|with)\b)[^.;:]{0,90}$",
    re.IGNORECASE,
)
_NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|them)|including|consisting of|comprising|divided|namely|among|only(?= $)|after|then|out of|later|follow-?up|baseline|by|(?:for )?a total of|from each|in each)\b",
    re.IGNORECASE,
)
# “Of 100 bakers, 60 …”: what follows the comma is a part.
_DIVIDED = re.compile(r"(?:of|among|from|out of)(?: the| all| these)? $", re.IGNORECASE)
_GROUP_HAD = re.compile(r"\bgroups? (?:had|was|were)\b", re.IGNORECASE)
_HEALTHY = re.compile(r"\b(?:healthy|normal|controls?|unaffected)\b", re.IGNORECASE)
# “100 patients, among them 39 with hiccups, and 13 healthy volunteers”: what stands right before the healthy.
_LAST_WORDS = 15
_VERB = re.compile(
    r"\b(?:were|was|had|completed|enrolled|dropped|participated|took part)\b(?! (?:\w+ly )?(?:allocated|assigned|randomi|matched|compared (?:to|with)))",
    re.IGNORECASE,
)
# What stands in brackets, and the point of “10.4”, part no two counts; nor does what is told of one of them: “who had …”.
_ASIDE = re.compile(r"\([^()]{0,200}\)|(?<=\d)\.(?=\d)")
_WHO = re.compile(r"\b(?:who|whom|which|that|where) (?:\w+ ){0,6}?(?:had|was|were|have|has)\b", re.IGNORECASE)
_EACH_ARM = re.compile(
    r"\b(?:in|per|for) (?:each|both|every|either)(?: of the \w+)? (?:arms?|groups?)\b|\bper (?:arm|group)\b",
    re.IGNORECASE,
)
_SO_MANY_GROUPS = re.compile(
    r"\b(?P<k>[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[a-z-]+ ){0,3}(?:groups|arms)\b[^.;:]{0,45}?(?:\bof|\bwith|\bcompris\w+|\bconsist\w+ of|\bcontain\w+|\bincluding|\(n ?=) ?$",
    re.IGNORECASE,
)
_OF_EACH = re.compile(r"(?: [a-z]+){0,2},? (?:each|per group|in each)\b|\)? ?each\b", re.IGNORECASE)
_SHARE = re.compile(r"\(\s?(\d++(?:\.\d++)?)\s?%")
# “47, 80, 49 and” before the number that has the noun.
_LIST = re.compile(r"(?<![\w.,=/-])(?:\d{1,3}(?:,\d{3})*+(?:, and | and |, )){1,7}$")
# “… to tea, 123 to water and 123 to both”: what follows has the number alone, and the same little word.
_FOLLOWS = re.compile(
    rf"(?P<piece>[^.;:()\d]{{1,70}}?(?:\([^)]{{0,40}}\)[^.;:()\d]{{0,30}}?)?)(?:,|\band\b|\bor\b|\bversus\b|\bvs\.?)\s+(?:and\s+)?(?:the\s+)?(?:other\s+|remaining\s+|another\s+)?"
    rf"(?P<n>{BARE_NUMBER})\s+(?:(?:patients|participants|subjects|controls)\s+)?(?P<tie>to|in|into|with|received|who|(?:were\s+)?(?:assigned|allocated|given|treated|randomi[sz]ed))\b(?!\s+\d)",
    re.IGNORECASE,
)
_SEXES = [{"women", "men"}, {"males", "females"}, {"boys", "girls"}, {"mothers", "fathers"}]
_GROUPS = re.compile(r"\b(?:groups?|arms?|assigned|allocated|randomi[sz]ed|receiv\w+|cohorts?)\b", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:had|developed|died|experienced|reported|showed|relapsed|suffered|occurred|responded|dropped|withdr\w+)\b",
    re.IGNORECASE,
)
_CASES, _CONTROLS = re.compile(r"\bcases$", re.IGNORECASE), re.compile(r"\bcontrols$", re.IGNORECASE)
_CASES_ARE, _CONTROLS_ARE = (
    re.compile(rf"\b{side} (?:were|included|comprised|consisted of) (?:all |the )?$", re.IGNORECASE)
    for side in ("cases", "controls")
)
_INVOLVED = re.compile(
    r"\b(?:randomi[sz]\w+|includ\w+|enrol\w+|recruited|studied|compar\w+|involv\w+)\b", re.IGNORECASE
)


def sums(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give what counts named side by side add up to: “46 black and 139 white women”, “(n = 43) or late (n = 42)”."""
    outer = [m for m in _without_nested(text, found) if m.way in {"counted", "arm", "n"}]
    seen = {m.value for m in found}
    for parts in (outer, [m for m in outer if m.way == "counted"], [m for m in outer if m.way == "arm"]):
        total = sum(m.value for m in parts)
        if total not in seen and _add_up(text, parts):
            seen.add(total)
            # Arms alone are weaker than people counted; both are weaker than a total that is told.
            mixed = {"counted", "arm"} <= {m.way for m in parts}
            least = 1.0 if not mixed and _GROUPS.search(text) else 0.6
            yield total, 0.6 if mixed else max(least, 1.1 * max(m.trust for m in parts))
    if len(found) == 1 and found[0].way != "sample" and _EACH_ARM.search(text[found[0].end :][:40]):
        yield 2 * found[0].value, 1.0
    for total, score in (
        *_pairs(text, found),
        *_groups_of(text, found),
        *_lists(text, found),
        *_followers(text, found),
        *_cases_and_controls(text, found),
    ):
        if total not in seen:
            seen.add(total)
            yield total, score


def _pairs(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give the sum of “the 9681 women and 8888 men who drank tea”, whatever else their sentence goes on to count."""
    for one, other in itertools.pairwise(found):
        if text[one.end : other.start].strip(" ,") == "and" and one.way == other.way == "counted":
            nouns = {text[m.start : m.end].lower().split()[-1] for m in (one, other)}
            if nouns in _SEXES:
                yield one.value + other.value, 1.1 * max(one.trust, other.trust)


def _groups_of(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give the product of “six groups of seven rats each”."""
    for mention in found:
        groups = _SO_MANY_GROUPS.search(text, max(0, mention.start - 70), mention.start)
        if groups and _OF_EACH.match(text, mention.end):
            yield (to_number(groups.group("k").lower()) or 0) * mention.value, max(2.0, 1.1 * mention.trust)


def _without_nested(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Leave out what stands in brackets after a count and only divides it: “530 adults (258 bakers; 271 cooks)”."""
    kept: list[Mention] = []
    for mention in found:
        open_at = text.rfind("(", 0, mention.start)
        inside = open_at >= 0 and text.find(")", open_at, mention.start) < 0
        if mention.way == "counted" and inside and any(m.way == "counted" and m.end <= open_at for m in kept):
            continue
        kept.append(mention)
    return kept


def _add_up(text: str, parts: list[Mention]) -> bool:
    """Tell whether counts are the parts of one whole, as far as their sentence shows."""
    if not 2 <= len(parts) <= 5:
        return False
    joined = all(_side_words(text, a, b) for a, b in itertools.pairwise(parts))
    total = sum(m.value for m in parts)
    # “308 bakers … 84 with … and 224 without …”: the first is the whole of the others.
    sizes = [m.value for m in parts]
    whole = any(sizes[0] == sum(sizes[1:end]) for end in range(3, len(sizes) + 1))
    return (
        joined
        and not whole
        and max(m.value for m in parts) < 0.95 * total
        and _side_by_side(text, parts)
        and _whole(text, parts)
    )


def _side_words(text: str, one: Mention, other: Mention) -> bool:
    """Tell whether the words between two counts join them; “; 143 other women” does so across a stop."""
    piece = _ASIDE.sub("", text[one.end : other.start]) or ","
    if " other " in text[other.start : other.end] or _SERVED.match(text, other.end):
        piece = piece.replace(";", ",")
    if _HEALTHY.search(text[other.start : other.end]) and _JOINED.match(piece[-_LAST_WORDS:]):
        return True
    return bool(_JOINED.match(piece))


def _whole(text: str, parts: list[Mention]) -> bool:
    """Tell whether the shares beside the counts, where there are any, make up a hundred."""
    shares = [_SHARE.search(text, m.start, m.end + 12) for m in parts]
    told = [float(s.group(1)) for s in shares if s]
    return not told or (len(told) == len(parts) and abs(sum(told) - 100) <= 1)


def _side_by_side(text: str, parts: list[Mention]) -> bool:
    """Tell apart “46 boys and 139 girls” from “120 patients, of whom 40 patients bled”."""
    divided = _DIVIDED.match(text[: parts[0].start])
    for one, other in itertools.pairwise(parts):
        piece = _ASIDE.sub("", _GROUP_HAD.sub("", text[one.end : other.start]))
        if not _VERB.match(text[other.end :].lstrip()):
            piece = _WHO.sub("", piece)
        if _HEALTHY.search(text[other.start : other.end]):
            piece = piece[-_LAST_WORDS:]
        if divided and "," in piece:
            return False
        inside = one.way == "n" and len(piece.strip(" ,")) == 0
        if inside or _NESTED.search(piece) or (other.way == "counted" and _VERB.search(piece)):
            return False
    return True


def _lists(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give the sum of a list that has its noun at the end: “randomised 47, 80, 49 and 141 participants”."""
    for mention in found:
        match = _LIST.search(text, max(0, mention.start - 70), mention.start) if mention.way == "counted" else None
        numbers = [to_number(n) or 0 for n in re.findall(r"\d{1,3}(?:,\d{3})+|\d+", match.group())] if match else []
        if match and len(numbers) > 1:
            involved = _INVOLVED.search(text, max(0, match.start() - 60), match.start())
            yield sum(numbers) + mention.value, 2.4 if involved else 0.5


def _followers(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give the sum of “123 patients assigned to tea, 123 to water and 123 to both”."""
    for mention in found:
        if mention.way != "counted" or any(m.value > mention.value and m.start < mention.start for m in found):
            continue
        total, place, pieces, grouped = mention.value, mention.end, 0, False
        while match := _FOLLOWS.match(text, place):
            tied = re.search(rf"\b{match.group('tie')}\b", text[mention.end : match.start("n")], re.IGNORECASE)
            if not tied or _SUFFERED.search(match.group("piece")) or _SHARE.search(match.group("piece")):
                break
            tie = match.group("tie").lower()
            grouped = grouped or tie == "who" or (tie == "with" and bool(_INVOLVED.search(text[place : place + 140])))
            total, place, pieces = total + (to_number(match.group("n")) or 0), match.start("tie"), pieces + 1
        if (
            pieces
            and not _SUFFERED.search(text[place : place + 70])
            and (grouped or _GROUPS.search(text[mention.end : place + 60]))
        ):
            yield total, max(1.2, 1.1 * mention.trust)


def _cases_and_controls(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, float]]:
    """Give the sum of “Cases were 507 bakers …, and controls were 478 cooks”, “… of the 223 cases … of the 184 controls”."""
    sides = [
        [
            m
            for m in found
            if m.way == "counted" and (name.search(text[m.start : m.end]) or are.search(text, 0, m.start))
        ]
        for name, are in ((_CASES, _CASES_ARE), (_CONTROLS, _CONTROLS_ARE))
    ]
    if all(len(side) == 1 for side in sides) and sides[0] != sides[1]:
        # Cases and controls that had something are no better told than the worse of the two.
        yield sum(side[0].value for side in sides), min(2.0, 3 * min(side[0].trust for side in sides))


_WELL = re.compile(
    r"\b(?:healthy|normal) (?:[a-z-]+ ){0,3}(?:volunteers|controls|subjects|individuals|people|persons|adults|women|men|children|donors)$|\bcontrols$"
)
# “two controls for each patient”
_FOR_EACH = re.compile(r" (?:for|per|to) (?:each|every|one)\b")
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?(?:total )?[nN]\s?=\s?$")
_SERVED = re.compile(
    r" (?:\w+ ){0,3}?(?:served|acted|were used|were enrolled|were included) as (?:\w+ )?controls?\b", re.IGNORECASE
)
_CONTROL_GROUP = re.compile(
    r"\b(?:control|comparison|reference) group\b[^.;\d]{0,40}\b(?:consist\w+|compris\w+|includ\w+|made up|was|were)\b|"
    r"\b(?:served as|compris\w+|constitut\w+|formed|made up|acted as|used as|as|(?:enrolled|recruited|included|selected|studied) as)\s+(?:the\s+|a\s+|an\s+)?(?:[a-z-]+\s+){0,2}?(?:controls?|comparisons?|reference)\b|"
    r"\bcompared (?:with|to) the first\b|\bcompared? (?:with|to)\b[^.;]{0,60}\bcontrols?\b|"
    r"\bthere were (?:also )?(?:\w+ ){1,4}?controls\b|\b(?:includ\w+|inclusion|enrol\w+|recruited)\b[^.;]{0,12} (?:in|into|for) the (?:comparison|control|reference) (?:group|cohort)\b|"
    r"^(?:in addition|additionally|furthermore),? [^.;]{0,80}\bwere (?:also )?(?:included|enrol\w+|recruited|studied|examined|evaluated|tested)\b|"
    r"\bmatched (?:to|with) [^.;]{0,25}\bcontrols?\b|\b(?:these|the) patients and \w+ [^.;]{0,25}\bcontrols?\b",
    re.IGNORECASE,
)


def controls(text: str, found: Sequence[Mention], total: int = 0) -> int:
    """Give how many a sentence counts as the control group and nothing else; 0 where it does not.

    Those called healthy are a control group where they are not the `total`: “it was also measured in 20 healthy men”.
    """
    counted = [m for m in _without_nested(text, found) if m.way in {"counted", "n", "sample"}]
    if len(counted) != 1 or _FOR_EACH.match(text, counted[0].end):
        return 0
    one = counted[0]
    before = _IN_BRACKETS.sub("", text[max(0, one.start - 70) : one.start])
    called = text[one.start : one.end] if one.way == "counted" else before
    well = one.value != total and one.value <= 3 * total and _WELL.search(called.lower())
    return one.value if well or _CONTROL_GROUP.search(text) else 0

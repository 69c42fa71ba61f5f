"""Population: a summary names the people of the study and no others. Takes both; gives Flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Flag, Paper, Severity, Summary
from pipeline.text.quick import quick
from pipeline.validate.align import LONG, Index, index_of
from pipeline.validate.differences import compare
from pipeline.validate.everybody import everybody
from pipeline.validate.flags import every_sentence, flag, rule
from pipeline.validate.no_such_people import no_such_people
from pipeline.validate.people_counted import counted_as
from pipeline.validate.people_groups import BY_NAME, GROUPS, Group, is_of_that_age
from pipeline.validate.people_nearby import is_another_animal, is_meant
from pipeline.validate.poles import wrong_pole

# An exchanged group stands nearly alone; a longer difference is another way of saying it.
_FEW = 5
_BOTH_SEXES = quick(
    r"\b(?:(?:fe)?males? (?:and|or) (?:fe)?males?|(?:wo)?men (?:and|or) (?:wo)?men|boys and girls|girls and boys|men, women|an? (?:wo)?man or an? (?:wo)?man|an? (?:boy|girl) or an? (?:boy|girl))\b",
    re.IGNORECASE,
)


# Of whom a result may not hold is told of people that the paper has not.
_NOT_FOR = quick(
    r"\b(?:may|might|can|could|do|does|can['’]t|cannot|not|whether)\b[^.]{0,40}\b(?:(?:apply|applies|holds?) (?:\w+ )?(?:to|for|in|with|true)|the same (?:for|in|is)|true (?:for|of|in)|be sure|carry over|generali[sz]\w+|know(?:n)?)\b",
    re.IGNORECASE,
)
# … and only in its own part of the sentence: “it took in rats alone, so it may not apply to everybody” is told of rats.
_BORDER = re.compile(r"[;:]|,? (?:so|but|and so|which means|because|thus|therefore|since)\b", re.IGNORECASE)


# “Men had a higher risk than women”, where the paper has one of them and speaks of sex.
_MEN, _WOMEN = (
    re.compile(r"\b(?:men|boys|males)\b", re.IGNORECASE),
    re.compile(r"\b(?:women|girls|females)\b", re.IGNORECASE),
)
_OF_SEX = re.compile(r"\b(?:sex|gender|male|males|female|females|men|women)\b")
_NOT = ("not ", "non-")
# “Learning to read is not only for children” says nothing of them that a study could.
_NOT_ONLY = re.compile(
    r"\b(?:not|n['’]t|never) (?:only|just|merely|simply) (?:an? (?:illness|problem|matter|concern|thing|disease) )?(?:for|of|in|about) (?:the )?$",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(
    r"\b(?:have|having|bear\w{0,3}|want\w{0,3}) (?:any |more |no )?$", re.IGNORECASE
)  # who wish for children
# “Expecting her first child” says that she is pregnant.
_EXPECTING = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|pregnant with|carrying) (?:a |another |(?:her |the )(?:first |second |third |fourth )?)$",
    re.IGNORECASE,
)
# “A parent, brother, sister or child with it” are relatives.
_KIN = re.compile(
    r"\b(?:parents?|mothers?|fathers?|brothers?|sisters?|siblings?)\b[^.;]{0,30}\b(?:or|and) (?:an? )?$",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?:famil\w*|relatives?|kin|kindred|heredit\w*|inherit\w*|first[- ]degree)\b")
# “For example, a mouse might remember where cheese was.”
_IMAGINED = re.compile(
    r"\W*(?:for (?:example|instance),? (?:an?|if|when) |imagine |suppose |think of )", re.IGNORECASE
)
# Who was left out, the paper need not name.
_LEFT_OUT = re.compile(r"\b(?:not|n['’]t) (?:include|involve|study|look at) (?:any |the |\w{1,12} )?$", re.IGNORECASE)

# “It says nothing about children”, “no children took part”, “results in older people might be different”: of people left open.
_NOTHING_OF = re.compile(
    r"\b(?:(?:says?|said|tells?|knows?) (?:us )?nothing (?:about|on|of)|(?:not|n['’]t|cannot) (?:tell|say|show) (?:us )?(?:how|what|anything about|much about)) (?:\w{1,12} )?$",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno (?:\w{1,12} )?$", re.IGNORECASE)
_PART = re.compile(
    r" (?:\w{1,14} ){0,3}?(?:took part|joined|(?:were|was) (?:included|studied|asked|tested|enrolled|recruited|involved|looked at|in (?:the|this) (?:study|trial)))\b"
)
_OUT = re.compile(
    r" (?:(?:was|were|are|is) (?:left out|excluded|not (?:included|studied|part of|looked at|asked|tested|in the|in this|represented|covered|enrolled|recruited|eligible))|(?:may|might|could) (?:well )?(?:be (?:different|otherwise)|differ|vary|fare differently|respond differently))\b"
)
_NOT_STUDIED = re.compile(
    r" (?:\w{1,14} ){0,3}?(?:(?:was|were|are|is) (?:not|n['’]t|never|excluded|left out)|(?:was|were)n['’]t)\b",
    re.IGNORECASE,
)


_OF_ONE_SEX = {
    "man": re.compile(r"prostat|testic|erectile|sperm"),
    "woman": re.compile(
        r"pregnan|menopaus|cervical cancer|ovar(?:y|ian)|gyn(?:a?e)|endometri|uter(?:us|ine)|hysterect"
    ),
}
_ANYBODY = quick(r"\b(?:patients?|participants?|people|individuals?|subjects?|persons?|volunteers?)\b", re.IGNORECASE)
_SURELY, _TOLD_AT_ALL = 0.4, 0.2
# An abstract, too, means these by words of their own. Grown people are carried by “patients” and “years”, which a paper of children has.
_AGES, _GROWN = frozenset({"child", "teen", "baby", "older", "pregnant"}), frozenset({"adult", "older"})
_HARDLY_CHILDREN = re.compile(r"young|school\w*|parents?|parental|born|siblings?")
_AGAIN = 2
_CHILDREN = quick(
    r"\b(?:child(?:ren)?(?!-| pugh)|bab(?:y|ies)|infants?|new-?borns?|neonates?|toddlers?|pa?ediatric)\b",
    re.IGNORECASE,
)
_GROWN_UP = quick(
    r"\b(?:mothers?|fathers?|parents?|parental|maternal|care-?givers?|carers?|famil(?:y|ies)|pregnan\w*|staff|nurses?|teachers?|clinicians?|doctors?|physicians?|surgeons?|adulthood|all ages|any age|age groups?)\b",
    re.IGNORECASE,
)
_STANDARD = "PICO: the population is the paper's"


@rule(
    "population",
    Severity.WARN,
    why="a finding holds for the people who were studied",
    standard="PICO: the population is the paper's",
)
def population(summary: Summary, paper: Paper) -> Iterator[Flag]:
    """Warn of a group of people that the paper does not speak of, of its opposite, and of a result held for everybody."""
    index = index_of(paper)
    for place in every_sentence(summary):
        text = place[2].text
        named = [(group, match) for group in GROUPS if (match := group.words.search(text))]
        found = (
            (_contradiction(text) if named else None)
            or _stranger(text, named, index)
            or _exchanged(text, index)
            or _other_people(text, named, index)
            or _widened(text, index)
        )
        if found:
            span, message, passages = found
            yield flag(
                "population", Severity.WARN, place, span, message, passages=passages, standard=_STANDARD,
                remedy="name the people of the study",
            )  # fmt: skip


_Found = tuple[tuple[int, int], str, tuple[str, ...]]
_Named = list[tuple[Group, re.Match[str]]]


def _stranger(text: str, named: _Named, index: Index) -> _Found | None:
    """Give a group that the paper never speaks of, in any words."""
    if not named:
        return None
    both = _BOTH_SEXES.search(text)
    compared = bool(_MEN.search(text) and _WOMEN.search(text) and _OF_SEX.search(index.told))
    for group, match in named:
        if (
            not (both and both.start() <= match.start() < both.end())
            and not _LEFT_OUT.search(text, 0, match.start())
            and not _IMAGINED.match(text)
            and not _is_not_for(text, match)
            and not _is_left_open(text, match)
            and not _NOT_ONLY.search(text, 0, match.start())
            and not text.endswith(_NOT, 0, match.start())
            and not (compared and group.name in {"man", "woman"})
            and not (group.name == "child" and text.endswith(("as a ", "as "), 0, match.start()))
            and not (group.name == "child" and _TO_HAVE.search(text, 0, match.start()))
            and not (group.name == "child" and _KIN.search(text, 0, match.start()) and _FAMILY.search(index.told))
            and not (_EXPECTING.search(text, 0, match.start()) and BY_NAME["pregnant"].carried.search(index.told))
            and not (
                group.carried.search(index.told)
                and not _is_another_animal(group, match, index)
                and not _is_grown_among_children(group.name, index)
            )
        ):
            return match.span(), f"the paper does not speak of “{match.group()}”", ()
    return None


def _contradiction(text: str) -> _Found | None:
    """Give people who cannot be, whatever the paper says of them."""
    span = no_such_people(text)
    return (span, f"“{text[slice(*span)]}”: there are no such people", ()) if span else None


def _is_grown_among_children(name: str, index: Index) -> bool:
    """Tell whether a group is of grown people, and the paper tells of children or babies and of nobody who is grown."""
    if name not in _GROWN or is_meant("adult", index.told) or is_meant("older", index.told):
        return False
    told = sum(bool(_CHILDREN.search(p.text)) for p in index.passages)
    # Parents and nurses are adults, but hardly pensioners.
    return told > 0 if name == "older" else told >= _AGAIN and not _GROWN_UP.search(index.told)


def _is_another_animal(group: Group, match: re.Match[str], index: Index) -> bool:
    return group.name == "animal" and len(index.passages) > LONG and is_another_animal(match.group(), index.told)


def _widened(text: str, index: Index) -> _Found | None:
    """Give words that name the other pole of the people whom the paper has, or hold its result for everybody."""
    pole, wide = wrong_pole(text, index), everybody(text, index)
    if pole:
        return pole[0], f"the paper has nothing of this, only “{pole[1]}”", ()
    return (wide, "the paper does not hold this for so many", ()) if wide else None


def _is_not_for(text: str, group: re.Match[str]) -> bool:
    """Tell whether a sentence says of a group, and not of another thing behind it, that what was found may not hold."""
    said = _NOT_FOR.search(text)
    return said is not None and (
        _NOT_STUDIED.match(text, group.end()) is not None or not _BORDER.search(text, group.end(), said.start())
    )


def _is_left_open(text: str, group: re.Match[str]) -> bool:
    """Tell whether a sentence says of a group only that it was not studied, or might be another matter."""
    none = _NO.search(text, 0, group.start()) and _PART.match(text, group.end())
    return bool(none or _OUT.match(text, group.end()) or _NOTHING_OF.search(text, 0, group.start()))


def _names_another(theirs: str, group: Group) -> bool:
    return any(BY_NAME[name].words.search(theirs) for name in group.others)


def _exchanged(text: str, index: Index) -> _Found | None:
    """Give a group that stands where the passage names another, between words that agree."""
    for gap in compare(text, index).gaps:
        if not gap.mine or not gap.theirs or len(gap.mine) > _FEW or len(gap.theirs) > _FEW:
            continue
        mine = text[gap.mine[0].start : gap.mine[-1].end]
        theirs = gap.passage.text[gap.theirs[0].start : gap.theirs[-1].end]
        for group in GROUPS:
            match = group.words.search(mine)
            if match is None or group.carried.search(theirs):
                continue
            # “Patients aged 2 to 18 years” carry teenagers, wherever in the passage their age stands.
            if (
                _ANYBODY.search(theirs)
                and group.carried.search(gap.passage.text)
                and not _names_another(theirs, group)
            ):
                continue
            # The paper's patients are told as men where its illness is one of men alone.
            if _ANYBODY.search(theirs) and group.name in _OF_ONE_SEX and _OF_ONE_SEX[group.name].search(index.told):
                continue
            rival = _names_another(theirs, group)
            if rival or (_ANYBODY.search(theirs) and group.name != "adult" and not group.words.search(index.told)):
                start = gap.mine[0].start + match.start()
                message = f"this says “{match.group()}”; where the paper tells it, it says “{theirs}”"
                return (start, start + len(match.group())), message, (gap.passage.id,)
    return None


def _is_loosely_carried(group: Group, index: Index) -> bool:
    """Tell whether a paper that may have a group never means it: by no word for it, nor by an age."""
    if is_meant(group.name, index.told):
        return False
    carried = group.carried.findall(index.told) if group.name in _AGES and len(index.passages) <= LONG else []
    if group.name == "child" and not all(map(_HARDLY_CHILDREN.fullmatch, carried)):
        return False  # an illness or an operation that is children's alone
    return len(index.passages) > LONG or (group.name in _AGES and not is_of_that_age(group, index.told))


def _other(group: Group, told: str) -> re.Match[str] | None:
    """Give the first word of a passage for other people than a group."""
    return next((m for name in group.others if (m := BY_NAME[name].words.search(told))), None)


def _is_named(name: str, text: str) -> bool:
    """Tell whether a sentence names a group too; “less than 35 weeks pregnant” names no women beside the children it is said of."""
    match = BY_NAME[name].words.search(text)
    return match is not None and not (
        name == "pregnant" and match.group().lower().startswith("pregnan") and " " not in match.group()
    )


def _other_people(text: str, named: _Named, index: Index) -> _Found | None:
    """Give a group that the paper does not name, where the passages that tell the sentence name another."""
    for group, match in named:
        wanted = group.name == "child" and _TO_HAVE.search(text, 0, match.start())
        of_sex = group.name in _OF_ONE_SEX and _BOTH_SEXES.search(text) and _OF_SEX.search(index.told)
        animal = group.name == "animal" and is_another_animal(match.group(), index.told)
        said = not animal and group.words.search(index.told)
        if wanted or of_sex or said or text.endswith(_NOT, 0, match.start()):
            continue
        counted = counted_as(text, match, group, index)
        if counted:
            return match.span(), f"the paper does not name “{match.group()}”; it counts so many “{counted}”", ()
        # A word that is put in has no part in where the sentence comes from.
        rest = f"{text[: match.start()]}{text[match.end() :]}"
        near = [p for p in index.near(rest, least=_SURELY) if not is_of_that_age(group, p.text)]
        rivals = [m for p in near for name in group.others if (m := BY_NAME[name].words.search(p.text))]
        # A whole paper has passages that tell a sentence less well, and anybody in them is another where it never means this group.
        loosely = not animal and _is_loosely_carried(group, index)
        if not rivals and (animal or loosely):
            near = index.near(rest, least=_TOLD_AT_ALL)[:3]
            rivals = [m for p in near if (m := _ANYBODY.search(p.text) or _other(group, p.text))]
            if animal and any(group.words.search(p.text) for p in near):
                continue
            excused = _is_not_for(text, match) or _is_left_open(text, match)
            if excused or _NOT_ONLY.search(text, 0, match.start()):
                continue
        if rivals and not any(_is_named(name, text) for name in group.others):
            message = f"the paper does not name “{match.group()}”; where it tells this it says “{rivals[0].group()}”"
            return match.span(), message, tuple(p.id for p in near[:2])
    return None

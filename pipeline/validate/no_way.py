"""Know words of direction that point nowhere in their place. Takes a sentence's words and one of them; tells whether it only sounds so.

“The lower third of the gullet” is a place, “eye drops” a medicine, “what is more” a turn of speech; and in “fell more” the verb
tells the way.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.validate.wording import Word

_RANKED = frozenset("higher lower greater smaller larger".split())  # noqa: SIM905
# Behind “lower” (as behind “upper”) and “greater” these name a part of the body, a tooth, or a school.
_PLACES = frozenset(
    """third thirds lobe lobes lobectomy quadrant quadrants pole oesophagus esophagus oesophageal esophageal molar molars tooth teeth canine canines
    incisors abdomen abdominal uterine eyelids lips trochanter saphenous omentum tuberosity curvature sac half education""".split()  # noqa: SIM905 - a word list
)
_URINARY = frozenset({"tract", "symptoms"})
# “Eye drops”, “fractional shortening”, “open reduction”, “CT attenuation”, “contrast-enhanced”: names, by what stands before them …
_CALLED: dict[str, frozenset[str]] = {
    "drops": frozenset("eye ear nose nasal cough blood".split()),  # noqa: SIM905
    "drop": frozenset("foot eye wrist per each".split()),  # noqa: SIM905
    "shortening": frozenset({"fractional", "shortening"}),
    "reduction": frozenset("open closed breast harm fracture manual".split()),  # noqa: SIM905
    "attenuation": frozenset("ct signal ray x-ray acoustic mean beam tissue".split()),  # noqa: SIM905
    "enhancement": frozenset("contrast ring gadolinium image early late".split()),  # noqa: SIM905
    "enhanced": frozenset({"contrast", "gadolinium"}),
}
# … or behind them.
_CALLED_BY: dict[str, frozenset[str]] = {
    "attenuation": frozenset("values value coefficient coefficients map correction".split()),  # noqa: SIM905
    "enhanced": frozenset("recovery ct mri imaging scan scans ultrasound".split()),  # noqa: SIM905
    "drop": frozenset("foot attack attacks out outs".split()),  # noqa: SIM905
}
_EYE_DROPS = frozenset("the these with of".split())  # noqa: SIM905
_MEDICINE = frozenset("eye eyes ear ears nose pupil pupils glaucoma".split())  # noqa: SIM905
# “What is more”, “once more”, “more often than not”.
_SAID_BEFORE = frozenset({("what", "is"), ("what", "was"), ("what", "'s")})
_CHANGED = {
    **dict.fromkeys(["rose", "risen", "rise", "rises", "rising", "increased", "increases", "increase", "grew", "grown", "grow", "climbed", "raised", "gained"], "up"),
    **dict.fromkeys(["fell", "fallen", "fall", "falls", "falling", "dropped", "drops", "drop", "declined", "declines", "decline", "decreased", "decreases", "decrease", "reduced", "reduces", "reduce", "lowered", "lowers", "lower", "shrank", "shrunk", "shrink", "slowed", "sank", "sunk", "lost", "loses", "lose"], "down"),
    **dict.fromkeys(["improved", "improves", "improve", "recovered", "eased"], "better"),
    **dict.fromkeys(["worsened", "worsens", "worsen", "deteriorated"], "worse"),
}  # fmt: skip
_WENT = frozenset("went go goes gone going came come comes brought bring brings moved turned".split())  # noqa: SIM905
_UP_OR_DOWN = frozenset({"up", "down"})
# What stands behind a “more” that is of the verb: “fell more in this group”, “improved more than the others”.
_BEHIND = frozenset(
    """in with than for among after at by when during on over if where as and but . ; ) quickly slowly steeply strongly sharply clearly""".split()  # noqa: SIM905 - a word list
)
_REACH = 9
# Beyond these another part of the sentence begins.
_CLAUSE = frozenset(". ; ! ? : who which that and but because while if when although whose more less or".split())  # noqa: SIM905
_PAIRED = {
    "higher": "lower", "lower": "higher", "larger": "smaller", "smaller": "larger", "longer": "shorter", "shorter": "longer",
    "more": "fewer", "fewer": "more", "older": "younger", "younger": "older", "stronger": "weaker", "weaker": "stronger",
}  # fmt: skip


def points_nowhere(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word of direction is part of a name or a turn of speech."""
    word = words[at].text
    before = words[at - 1].text if at else ""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if word in _RANKED:
        urinary = behind == "urinary" and at + 2 < len(words) and words[at + 2].text in _URINARY
        return behind in _PLACES or urinary
    if word == "more":
        return before == "once" or behind == "so" or tuple(w.text for w in words[max(0, at - 2) : at]) in _SAID_BEFORE
    if word == "drops" and before in _EYE_DROPS:
        return any(one.text in _MEDICINE for one in words)
    return before in _CALLED.get(word, ()) or behind in _CALLED_BY.get(word, ())


def way_of_the_verb(words: Sequence[Word], at: int) -> str:
    """Give the way of the verb whose change a “more” or “less” measures: down, of “pain went down more”; empty for others."""
    if words[at].text not in {"more", "less"} or (at + 1 < len(words) and words[at + 1].text not in _BEHIND):
        return ""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[place].text
        if word in _CLAUSE:
            break
        went = word in _UP_OR_DOWN and place > 0 and words[place - 1].text in _WENT
        way = word if went else _CHANGED.get(word, "")
        if way:
            return way
    return ""


def is_set_against(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word only says which of two groups is meant: “one had a lower index and the other a higher index”."""
    other = _PAIRED.get(words[at].text)
    if other is None or at + 1 >= len(words) or not words[at + 1].meaning:
        return False
    thing = words[at + 1].text
    return any(one.text == other and later.text == thing for one, later in itertools.pairwise(words))

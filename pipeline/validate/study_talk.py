"""Know the everyday words in which a study's doings are told. Takes a sentence and what its paper knows; tells whether it is only that.

“Everyone knew which treatment was given”, “group B used the same treatments in the opposite order”, “both groups also got it
whenever needed”: such a sentence has no word that tells whose it is, so that its paper seems to know nothing of it. It says
who did what in which order, promises nothing and tells no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.text.meaning import concept
from pipeline.text.memo import Memo
from pipeline.text.words import STOP

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+")
# Who takes part, what is handed out, how it is arranged, asked, counted and written down.
_TALK = frozenset(
    """a adults age aged ages aim aimed answer answered answers app appointment appointments arm arms arranged arrived
    ask asked asks assessed assessing assessment assessments assign assigned attended average b back based baseline
    began begin beginning begins blocks bottle bottles box c call called calls card cards carried center centers
    centre centres chance checked checking checks choice choose chose chosen city clinic clinics collect collected
    collects combined community compare compares comparing comparison complete completed consisted continued control
    controls conversation conversations counted countries country covered d data database databases dataset datasets
    date dates day days decide decided described design designed details diaries diary did divided doctor doctors dose
    doses dozen drawn dropped dummy each early eight end ended ends enrolled enter entered equal equally everybody
    everyone everything exactly exam examined exams explained face fake filled final finish finished first five
    follow-up followed form forms forward four four-week fourth gathered gave get getting given goal goals guess half
    hands held home homes hospital hospitals hour hours hundred information intervention interview interviewed
    interviews involved joined joining kept kind knew knowing known laboratory last lasted lasting later left length
    letter letters list listed lists lot lots mail main matched meant measure measured measurements measures measuring
    medicine medicines meeting meetings met method methods minute minutes moment month monthly months next nine nobody
    normal noted number numbers nurse nurses occasions offered online open opposite order ordered original outside
    pair paired pairs parents part parts pause period periods phase phases phone picked pills place placebo placed
    places plan planned plans points post pretend process program programme project put question questions random
    randomly rated rating ratings reached reading reads ready receive received receives recorded records regularly
    remaining repeat repeated reverse reversed sample samples school schools score scores second separate separately
    served session sessions set setting seven several sex share shared sheet sheets side sides sign signed single six
    sort sorted source sources staff stage stages start started starting state step steps stop stopped studied
    subjects survey surveys swap swapped switch switched system tablet tablets taken taking tape taped task tasks team
    teams telephone ten test tested testing tests third three time times total track tracked training tried try twice
    two type typed types until usual usually various version versions video videos visit visited visits volunteers
    wait waited waiting watched website week weekly weeks whenever whichever whoever word words written wrote year
    yearly years""".split()  # noqa: SIM905 - a word list
)
# What helps, harms, is more or less, is urged, or is told to a reader, is more than a doing.
_CLAIMS = frozenset(
    """you your yours yourself must should better worse best worst help helped helps helping more less fewer most least safe safely great
    greatly good bad never always important importantly likely cause caused causes risk work worked works problem problems change changed
    different difference proven prove can cannot could may might will would need needs improve improved lower higher common""".split()  # noqa: SIM905 - a word list
)
_FEWEST = 3
_IS_TALK = Memo(lambda word: word in _TALK or word in STOP or word.isdigit())


def is_study_talk(text: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a sentence tells only what was done in a study, in words of every study and words that the paper knows."""
    words = _WORD.findall(text.lower())
    return (
        len(words) >= _FEWEST
        and "!" not in text
        and not any(word in _CLAIMS for word in words)
        and any(word in _TALK for word in words)
        and all(_IS_TALK[word] or knows(concept(word)) for word in words)
    )

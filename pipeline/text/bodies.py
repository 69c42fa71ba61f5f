"""Tell a limit of a body from one of a study. Takes a sentence; says what in it bounds people, and whether it speaks of evidence.

A knee has limitations of movement, a tumour is limited by a wall, a nerve is handled with caution: none of it makes a finding
less sure.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick

_MOVES = r"(?:motions?|movements?|mobility|motility|flexion|extension|abduction|adduction|rotation|elevation|depression|supination|pronation|gaze|opening|walking|running|range|joints?|knees?|hips?|shoulders?|elbows?|wrists?|ankles?|neck|spine|eyes?|jaw|fingers?|activit\w{2,3}|exercise|function\w{0,3})"
_OF_A_BODY = quick(
    rf"\blimitations? (?:(?:in|of|on|at|to|for|when|with|during) )?(?:[\w’'-]{{1,20}}+ ){{0,3}}?{_MOVES}\b|"
    r"\b(?:motion|movement|mobility|motility|flexion|extension|abduction|rotation|elevation|gaze|opening|walking|joint|knee|hip|eye)\b[^.;]{0,40}\blimitations?\b|"
    r"\blimitations? (?:at|to) \d|\b(?:pain|swelling|stiffness|weakness)(?:,| or| and| nor) (?:[\w-]{1,16} )?limitations?\b|"
    r"\b(?:financial|economic|budget\w{0,3}|social|physical|functional|airflow|technical) limitations?\b|"
    # What bounds a lesion, and how a hand works.
    r"\blimited by (?:an?|the|its) (?:[\w-]{1,16} ){0,3}?(?:walls?|margins?|membranes?|capsules?|borders?|bones?|septum|fascia|arter(?:y|ies)|muscles?|edges?|palate)\b|"
    r"\bcaution (?:to|around|near) |\b(?:removed|injected|dissected|inserted|separated|performed|used|given|administered) with caution\b|"
    r"\blimitations? of (?:[\w-]{1,16} )?(?:treatments?|care|life|therap\w+|support|resuscitation|efforts?)\b|\b(?:treatment|care|therapeutic|therapy|support|effort) limitations?\b|\blimitation (?:decision|order)s?\b|\b(?:after|before|following) limitation\b|"
    r"\black of (?:[\w-]{1,16} )?control of (?:his|her|their|the|its)\b|\b(?:of|in) small size\b|\bpreliminary (?:diagnos[ei]s|tests?|examinations?|treatment)\b|\blimited resources\b",
    re.IGNORECASE,
)
_OF_EVIDENCE = quick(
    r"\b(?:(?<!logical )(?<!logy )(?<!autopsy )(?<!scan )reports?|(?<!logical )(?<!chemical )(?<!imaging )stud(?:y|ies)|trials?|evidence|literature|research|authors?|series|data|cases|single case|conclu\w{3,8}|generali[sz]\w{1,8}|causal\w{0,5}|interpret\w{0,6}|sample|short follow[- ]up|limitations? (?:is|are|was|were|include))\b",
    re.IGNORECASE,
)


def without_bodies(text: str) -> str:
    """Give a sentence without what it tells of bounds of a body, a lesion, a hand or a purse."""
    return _OF_A_BODY.sub(" ", text)


def speaks_of_evidence(text: str) -> bool:
    """Tell whether a sentence speaks of a study or of what is known, and not of a patient alone."""
    return bool(_OF_EVIDENCE.search(text))

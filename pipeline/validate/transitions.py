"""Know sentences that only lead on. Takes a sentence; tells whether it claims nothing of the study that a paper could back.

“Then came the key test”, “two points should be kept in mind”, “you may have heard that …”, “this study says it may”, “the gap was
widest for certain illnesses”: such a sentence opens what the next ones tell, takes up what a question asked, or weighs how sure
it is.
"""

from __future__ import annotations

import re

from pipeline.text.quick import quick

_TEAM = r"(?:the )?(?:\w{1,12} )?(?:researchers|team|authors|doctors|they|scientists|surgeons|investigators)"
_TOPIC = r"(?:gap|difference|contrast|effect|link|pattern|trend|picture|rise|fall|drop|change|risk)"
_POINTS = r"(?:points?|things?|cautions?|caveats?|limits?|questions?|reasons?|weaknesses|warnings?)"
# Opens what follows.
_OPENS = (
    r"(?:but |and |so )?(?:then|next|now|here|finally|last|at last) (?:came|comes|is|was) (?:the|a) (?:[\w-]{1,14} ){0,2}(?:test|question|step|comparison|part|check|task|puzzle|surprise)"
    r"|(?:one|two|three|four|a few|several|some|these) (?:[\w-]{1,14} ){0,2}?(?:points?|things?|threads?|themes?|findings?|results?|patterns?|differences?|numbers?|figures?) (?:stood|stands?) out(?: [\w’' -]{1,30}+)?"
    rf"|(?:one|two|three|four|a few|several|some|the same|a couple of) (?:[\w-]{{1,14}} ){{0,2}}?{_POINTS} (?:apply|applies|remain|remains|are in order|is in order|(?:should|must|need to|have to|are to) be (?:kept|borne) in mind|are worth (?:noting|keeping in mind|remembering))"
    rf"|(?:here|in this study|this time|instead),? {_TEAM} (?:used|took|tried|chose|went) (?:an?|another) (?:[\w-]{{1,14}} ){{0,2}}(?:route|approach|way|path|tack|line|road|method|angle)"
    rf"|(?:the|this|that) {_TOPIC} (?:was|is) (?:not the same|greatest|widest|largest|biggest|clearest|strongest|smallest|most marked|different) (?:for|in|among|with|across) (?:certain|some|a few|several|all|everyone|different) ?[\w’' -]{{0,24}}+"
    r"|(?:one|another|an older|a popular|a common|the usual) (?:idea|explanation|theory|suspect|question|worry|concern|clue) (?:involves?|involved|concerns?|concerned|has to do with|had to do with|is about|was about) [\w’' -]{1,40}+"
    r"|(?:the )?(?:authors|researchers|team|doctors|scientists) (?:themselves )?(?:take|took|see|saw|regard|regarded|call|called) (?:this|these|it|that|the (?:results?|findings?)) (?:as )?(?:[a-z]{2,9} )?(?:reassuring|surprising|disappointing|worrying|unexpected|modest|small)"
    r"|(?:nothing|no one|nobody) else (?:is|was|were|had) (?:(?:been )?(?:found|seen|known|measured|asked|tested|tried|noted|reported|told|counted|different|changed|of note)\b) ?[\w’' -]{0,40}+"
)
# Says at first sight, or what it sounds like.
_SOUNDS = (
    r"(?:(?:that|this|it|these|all this|the (?:numbers?|figures?|results?)) (?:(?:may|might|could|does|at first|all) ){0,2}|at first (?:sight|glance),? (?:(?:the|this|that|these|it) ?(?:numbers?|figures?|results?|findings?)? ))"
    r"(?:sounds?|looks?|looked|seems?|seemed) (?:like )?(?:[a-z]{1,9} ){0,2}(?:good news|bad news|worrying|surprising|odd|strange|obvious|simple|small|modest|alarming|puzzling|contradictory)(?: at first)?"
)
# Answers a question in a word.
_ANSWERS = (
    r"(?:(?:this|the|these|their) (?:[\w-]{1,16} ){0,2}?(?:study|studies|trial|review|results?|findings|authors|researchers|team|paper|report) (?:says?|said|suggests?|suggested|found|thinks?|thought|concludes?|concluded|indicates?|showed|shows) (?:that )?)?"
    r"(?:it|they|this|that|so|not) ?(?:may|might|can|could|does|do|did|was|were|is|are|has|have|had|would|should)?(?: well| probably| also)?(?: not|n['’]t)?"
)
_WHOLE = re.compile(rf"\W*(?:{_OPENS}|{_SOUNDS}|{_ANSWERS})\W*", re.IGNORECASE)
# Takes up what a reader thinks or asks.
_READER = quick(
    r"^\W*(?:if you[^,.]{3,60}, )?you (?:may|might) (?:well )?(?:have (?:heard|read|been told|wondered|thought)|wonder|ask|think|assume|worry|fear)\b"
    r"|^\W*(?:if you[^,.]{3,60}, )?you (?:may|might|would) (?:well )?expect [^.]{3,90}\bbut (?:the (?:reverse|opposite)|that|this|it|they|not)\b"
    r"|^\W*(?:people|patients|parents|families|many|some|doctors|it is natural to)(?: may| might)? (?:wonder(?:ed)?|ask(?:ed)?|worr(?:y|ied)) (?:whether|if|how|why|what|that)\b",
    re.IGNORECASE,
)
# Hangs on what somebody is told to do.
_ADVISES = quick(r"\b(?:should|must|need to|have to|ought|try|ask your|tell your|never|always)\b|!", re.IGNORECASE)
# Weighs how sure it is.
_UNSURE = quick(
    r"\bmargins? of (?:error|uncertainty)\b|\bnot the last word\b|\bcould (?:easily |well )?have been missed\b|\b(?:this|that|it|which|answer|estimates?|figures?|numbers?|results?) (?:is|are|was|were|remains?) (?:still |rather |quite |very )?(?:uncertain|imprecise|rough|shaky)\b|"
    r"\bhidden differences\b|\b(?:much |far |very )?(?:less|little) (?:is|was) known about\b|\bso few (?:patients|people|women|men|children|participants|cases)\b|\bone thing to (?:remember|keep in mind|bear in mind|note)\b|\brel(?:ied|ies|y) on (?:[\w-]{1,14} )?(?:records?|claims|memory|memories|self-reports?|questionnaires?)\b|\bcompared (?:just|only) (?:one|two|three)\b",
    re.IGNORECASE,
)
_FEW, _SOME = 2, 3


def leads_on(text: str, missing: list[str]) -> bool:
    """Tell whether a sentence with few words that the paper lacks only leads on, answers in a word, or weighs how sure it is."""
    if len(missing) > _SOME:
        return False
    if _UNSURE.search(text) or (_READER.search(text) and not _ADVISES.search(text)):
        return True
    return len(missing) <= _FEW and _WHOLE.fullmatch(text) is not None

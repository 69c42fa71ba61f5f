"""How files speak to language models: patterns over folded text (`disguise`), lower case. Data; `instructions` uses it.

Linear, all of them: each repetition is bounded or possessive.
"""

from __future__ import annotations

import re

_OBJECT = (
    r"(?:instructions?|prompts?|directions?|directives?|commands?|messages?|guidelines|rules|orders|context|training)"
)
_MODEL = r"(?:ai|a\.i\.|artificial intelligence|llms?|(?:large )?language models?|chat ?bots?|chatgpt|gpt(?:-\d\w*)?|claude|gemini|copilot)"
_WORK = r"(?:paper|article|manuscript|study|work|submission|report|document|text|abstract)"
_TEXT_OUT = r"(?:summary|summaries|review|response|answer|output|reply|report|draft|evaluation|assessment)"
# (words one of which must be there, whether it must be a command where a reader can see it, the pattern)
PATTERNS: tuple[tuple[tuple[str, ...], bool, re.Pattern[str]], ...] = tuple(
    (triggers, command, re.compile(pattern))
    for triggers, command, pattern in (
        (
            ("ignore", "disregard", "forget", "overrid", "bypass", "not follow"), True,
            r"\b(?:ignore|disregard|forget|override|bypass|do not follow)\s+(?:(?:all|any|the|your|these|every|of|each|both)\s+){0,4}(?:previous|previously|prior|above|earlier|"
            r"preceding|foregoing|other|system|original|initial|existing|given)\s+(?:\w+\s+){0,2}" + _OBJECT + r"\b",
        ),
        (
            ("ignore", "disregard", "forget", "overrid", "bypass"), True,
            (r"\b(?:ignore|disregard|forget)\s+(?:all|everything|anything)(?:\s+(?:of|that|which|you|was|were|has been|is))*\s+(?:above|before|said|written|told|instructed|(?:the )?instructions|your instructions)\b"
            r"|\b(?:ignore|disregard|forget)\s+(?:all\s+)?(?:your|the)\s+(?:system\s+)?(?:prompt|instructions|guidelines|rules|training|programming)\b"
            r"|\b(?:override|bypass)\s+(?:all\s+)?your\s+(?:system\s+)?(?:prompt|instructions|guidelines|rules|training|programming)\b"),
        ),
        (
            ("you are", "you're", "act as", "pretend"), False,
            r"\b(?:you are|you're|act as|pretend to be|pretend you are)(?: now)?\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:" + _MODEL + r"|assistant(?=[.,;:!]|\s+(?:that|who|whose|for|to|and|tasked|designed|specialized|trained)\b)|reviewer(?=[.,;:!]|\s+(?:that|who|for|and)\b))",
        ),
        (
            ("as a", "if you", "dear", "attention", "note to", "hey", "for any", "to any", "to all", "for all"), False,
            r"\b(?:as an?|if you are(?: an?)?|dear|attention,?(?: all)?|notes? (?:to|for)(?: the| any| all)?|hey,?|(?:to|for) (?:any|all|the))\s+(?:[\w-]+\s+){0,2}?" + _MODEL
            + r"(?:\s+(?:assistants?|reviewers?|models?|systems?|agents?|tools?|summari[sz]ers?))?(?:\s+(?:reading|reviewing|processing|summari[sz]ing|evaluating)(?:\s+\w+){1,3})?[\s,:;.!–—-]+"
            r"(?:please|you (?:must|should|will|are|have|need|can|may|shall)|do not|don't|must|should|always|never|rate|give|write|recommend|accept|summari[sz]e|say|include|state|respond|output|ignore|praise|conclude)\b",
        ),
        (
            ("mention", "reveal", "disclose", "highlight", "report", "include", "list", "discuss", "criticise", "criticize"), True,
            (r"\b(?:do not|don't|never)\s+(?:mention|reveal|disclose|highlight|report|include|list|discuss|critici[sz]e)\s+(?:(?:any|the|its|this|of|these|paper's|study's)\s+){0,3}"
            r"(?:negatives?|negative \w+|weakness(?:es)?|limitations?|instructions?|message|prompt|text|side effects|harms|adverse|flaws|problems|paper|study|retraction|conflicts?)\b"),
        ),
        (
            ("positive", "favourable", "favorable", "glowing", "flattering", "enthusiastic", "high score", "top score", "highest"), True,
            (r"\b(?:give|write|provide|produce|output|return|generate|assign|award)\s+(?:(?:it|us|me|this|the|paper|only|an?)\s+){0,3}(?:(?:strongly|very|highly|entirely|only|overwhelmingly|extremely)\s+)?"
            r"(?:positive|favou?rable|glowing|flattering|enthusiastic|high|top|highest)\s+(?:peer )?(?:reviews?|summary|assessments?|evaluations?|ratings?|scores?|marks?|grades?)\b"
            r"|\bpositive reviews? only\b"),
        ),
        (
            ("rate ", "score ", "grade ", "judge ", "review ", "rank ", "evaluate "), True,
            r"\b(?:rate|score|grade|judge|review|rank|evaluate)\s+(?:this|the|our)\s+" + _WORK + r"\s+(?:\w+\s+){0,3}?(?:highly|high|favou?rabl[ye]|positively|as (?:excellent|outstanding|groundbreaking|strong)|"
            r"10|ten|\d+/10|excellent|five|5|with (?:the |a )?(?:highest|maximum|top|high|full))\b",
        ),
        (
            ("accept",), True,
            r"\b(?:(?:you )?(?:must|should)\s+(?:recommend\s+)?|recommend\s+)accept(?:ing|ance)?\s+(?:(?:of|this|the)\s+){1,2}(?:paper|manuscript|article|submission)\b",
        ),
        (
            ("your ", "you are now"), False,
            (r"\byour (?:task|objective|mission|instructions?) (?:has|have) (?:now )?changed\b|\byour (?:new|real|actual|true|only) (?:task|role|job|goal|objective|mission|purpose) is (?:now )?to\b"
            r"|\byou are now an? (?:[\w-]{1,20} )?(?:advertiser|marketer|salesman|salesperson|promoter|copywriter|journalist|influencer|spokesman|spokesperson|bot|agent)\b"),
        ),
        (
            ("reveal", "print", "show", "repeat", "output", "display", "leak", "disclose"), True,
            r"\b(?:reveal|print|show|repeat|output|display|leak|disclose)\s+(?:me\s+)?(?:your|the)\s+(?:full\s+)?(?:system|hidden|initial|original)\s+(?:prompts?|instructions?|messages?)\b",
        ),
        (
            ("prompt", "instruction", "end of"), False,
            r"\bsystem prompt\s?:|(?:^|[\n.!?:;<>\[\]#*|=-]\s*+)(?:system prompt|system message|(?:new|hidden|secret|additional|updated) (?:system )?(?:instructions?|prompts?)|end of (?:the )?(?:document|paper|prompt|instructions|input|context))\s*[:\]>]",
        ),
        (
            ("your ", "when summar", "when review"), True,
            r"\b(?:in|at the (?:start|end|top|beginning) of) your " + _TEXT_OUT + r",?\s+(?:(?:please|always|only|you|must|should|also|be sure to)\s+){0,3}(?:say|state|write|include|claim|mention|add|do not|never|emphasi[sz]e|call|praise|conclude|recommend|describe)\b"
            r"|\b(?:say|state|write|include|claim|mention|add|insert|append|repeat|emphasi[sz]e|conclude)\b(?:\s+[^\s.!?]+){0,12}?\s+(?:in|to|at the (?:start|end|top|beginning) of) your " + _TEXT_OUT + r"\b"
            r"|\bwhen (?:you )?(?:summari[sz]e|summari[sz]ing|review|reviewing)(?: (?:this|the) " + _WORK + r")?,?\s+(?:(?:please|always|only|you|must|should)\s+){0,3}(?:say|state|write|include|claim|mention|add|do not|never|emphasi[sz]e|call|praise|conclude|recommend)\b",
        ),
        (
            ("reader", "patients", "users"), True,
            (r"\b(?:tell|inform|convince|persuade|urge)\s+(?:the |all |every |your )?(?:readers?|users?)\s+(?:\w+\s+){0,2}?(?:that (?:this|the)|to (?:stop|buy|take|use|start|visit|click|ignore))\b"
            r"|\btell\s+(?:the |all |every |your )?patients?\s+to (?:stop|buy|visit|click|ignore)\b"),
        ),
        (
            ("<|", "[inst", "[/inst", "<<sys", "<start_of_turn", "[system]", "<system", "<assistant", "### ", "###inst", "###sys"), False,
            (r"<\|?(?:im_start|im_end|system|assistant|endoftext|begin_of_text|eot_id|start_header_id|end_header_id|end_of_turn|start_of_turn)\|?>|<\|user\|>|\[/?inst\]|\[/?system\]|<</?sys>>"
            r"|#{2,4} ?(?:instructions?|system|response)\s*:"),
        ),
        (
            ("ignor", "anweisung", "instrucciones", "instruções", "istruzioni", "指令", "指示"), False,
            (r"\bignor(?:ez|e|er)\s+(?:toutes\s+)?les\s+(?:instructions|consignes)\s+(?:pr[ée]c[ée]dentes|ci-dessus)|\bignorier(?:e|en sie)\s+(?:alle\s+)?(?:vorherigen|bisherigen|obigen)\s+anweisungen"
            r"|\bignor[ae]\s+(?:todas\s+)?(?:las|as)\s+(?:instrucciones|instrucoes)\s+anteriores|\bignora\s+(?:tutte\s+)?le\s+istruzioni\s+precedenti|忽略(?:之前|以上|所有|先前)[^。]{0,6}(?:指令|指示)"),
        ),
    )
)  # fmt: skip
# The same without any space, for letters spaced apart or run together.
SQUEEZED = re.compile(
    r"(?:ignore|disregard|forget)(?:all|any|the|your|of|these)*(?:previous|prior|above|earlier|preceding|system)(?:instruction|prompt|direction|command|rule|message)"
    r"|youarenow?an?(?:ai|llm|languagemodel|chatbot|assistant)|asan?(?:ai|llm|largelanguagemodel|languagemodel)you|ifyouarean?(?:ai|llm|languagemodel)"
    r"|(?:rate|score|grade)(?:this|the)(?:paper|article|manuscript|study)|positivereviewonly|givea(?:very|highly)?positive(?:review|summary)"
    r"|donot(?:mention|report|disclose)(?:any|the)*(?:negative|weakness|limitation|sideeffect|harm|adverse)|revealyoursystemprompt"
)
# Who is told in a study: a command to them is not one to us.
PEOPLE = re.compile(
    r"\b(?:participants?|patients?|subjects?|children|adults?|students?|nurses?|clinicians?|physicians?|doctors?|respondents?|volunteers?|observers?|parents?|women|men|people|persons?|individuals?|"
    r"caregivers?|carers?|raters?|trainees?|pharmacists?|they|he|she|we|who|instructed|asked|told|trained|taught|encouraged|advised|able|tended|tendency|failed?|failure|learn(?:ed|t)?|"
    r"guidelines|trials?|studies|articles|papers|reports|authors|journals|websites?|leaflets?|registries|abstracts|reviews|models? (?:to|that)|which|that)\b[^.!?]*$"
)
TOLD = re.compile(
    r"\b(?:participants?|patients?|subjects?|children|students?|respondents?|people|they|we|who|instructed|asked|told)\b[^.!?]*$"
)
COMMAND = re.compile(
    r"(?:^|[.!?:;,\"“”'‘’(\[{<>|*#_/\\=–—-]\s*|\b(?:please|kindly|now|you|must|should|always|just|also|then|and|immediately|instead|to you|strictly)\s+)$"
)
TO_US = re.compile(r"\b(?:you|your|ai|llms?|language models?|assistants?|chatbots?|chatgpt|please)\b")
ABOUT = re.compile(
    r"\b(?:language models?|llms?|chatgpt|gpt-?\d\w*|chatbots?|prompt injections?|jailbreak\w*|prompt engineering|prompts?|generative ai|generative artificial intelligence|artificial intelligence)\b"
)
INTRODUCED = re.compile(
    r"(?:\b(?:prompts?|prompted|such as|e\.g\.,?|for example|for instance|phrases?|commands?|instructions?|queries|query|messages?|text|wording|string|asked|typed|entered|wrote|following|role|table|figure|box|appendix)\b[^.!?]{0,80}|[\"“‘'«][^\"”’'»]{0,300})$"
)

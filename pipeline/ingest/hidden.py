"""Tell what a paper hides and what it says to machines. Takes hidden runs and visible text; gives warnings."""

from __future__ import annotations

import re
from itertools import groupby

# What a file may say to a language model rather than to a reader. Words of instruction aimed at whoever summarises,
# reviews or rates; papers about prompts quote such words, which is why a person clears the warning, not a rule.
AIMED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|the|your|these|every)\s+){0,3}(?:previous|prior|above|earlier|preceding|"
    r"other|system)\s+(?:\w+\s+){0,2}(?:instructions?|prompts?|directions|guidelines|rules|text|context|commands?|messages?)\b"
    r"|\b(?:ignore|disregard|forget)\s+(?:all|everything|anything)\s+(?:above|before|you|that came|written|said)\b"
    r"|\b(?:as an?|you are(?: now)? an?|if you are an?|dear|attention,?|note to(?: the)?|hey,?)\s+(?:\w+\s+){0,2}(?:ai|llm|large language model|language model|"
    r"chatbot|chatgpt|ai (?:assistant|reviewer|model|system)|assistant|reviewer model)s?\b(?=[\s,:;.!]+(?:you|please|do|must|should|always|rate|give|write|"
    r"recommend|accept|summari[sz]e|say|include|only|never|state|respond|output|that|model|reading|read|ignore|this|assistant|and)\b)"
    r"|\b(?:do not|don['’]t|never)\s+(?:mention|reveal|disclose|highlight|report|include|list|discuss)\s+(?:any\s+|the\s+)?(?:negatives?|weaknesses|limitations|"
    r"these instructions|this (?:instruction|message|prompt|text)|side effects|harms|adverse)\b"
    r"|\b(?:give|write|provide|produce|output|return|generate)\s+(?:only\s+)?(?:an?\s+)?(?:(?:strongly |very |highly |entirely |only )?positive|favou?rable|glowing)\s+(?:review|summary|"
    r"assessment|evaluation|rating|feedback)\b|\bpositive review only\b"
    r"|\b(?:rate|score|grade|judge|review)\s+(?:this|the)\s+(?:paper|article|manuscript|study|work|submission)\s+(?:\w+\s+){0,3}(?:highly|favou?rabl[ye]|positively|as (?:excellent|outstanding)|"
    r"10|ten|\d+/10|excellent|with the (?:highest|maximum|top))\b"
    r"|\b(?:recommend|must|should)\s+accept(?:ing|ance)?\s+(?:this|the|of this)\s+(?:paper|manuscript|article|submission)\b"
    r"|\b(?:system prompt|new instructions?|hidden instructions?|end of (?:document|paper|prompt|instructions))\s*[:\]>]"
    r"|\b(?:tell|inform|convince|advise|instruct)\s+(?:the |all |every )?(?:readers?|patients?|users?)\s+(?:\w+\s+){0,2}(?:that (?:this|the)|to (?:stop|buy|take|use|start|visit|click|ignore))\b"
    r"|\b(?:in (?:your|the) (?:summary|response|answer|output|review)|when (?:summari[sz]ing|reviewing|you summari[sz]e)(?: this)?)\b,?\s+(?:\w+\s+){0,4}?(?:say|state|write|include|claim|mention|add|"
    r"do not|always|never|must|you|emphasi[sz]e|call|praise|conclude|recommend)\b"
    r"|<\|?(?:im_start|im_end|system|assistant|endoftext|user)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>",
    re.IGNORECASE,
)
_MOST_SHOWN = 160
# Shorter pieces are labels of tabs and figures: 22 of 46 real papers have some.
FEWEST_WORDS = 6


def aimed_at_models(text: str) -> list[str]:
    """Give the pieces of a text that speak to a language model."""
    return [" ".join(text[max(0, m.start() - 20) : m.end() + 60].split()) for m in AIMED.finditer(text)]


def hidden_warnings(hidden: list[tuple[int, str, str]]) -> list[str]:
    """Say what stands in a file where no reader can see it: (page, reason, text) in, sentences out."""
    warnings: list[str] = []
    for (page, reason), group in groupby(hidden, key=lambda run: (run[0], run[1])):
        text = _joined([piece for _, _, piece in group])
        aimed = aimed_at_models(text)
        if aimed:
            warnings.append(f"Hidden instruction to a language model on page {page} ({reason}): “{_short(text)}”")
        elif len(text.split()) >= FEWEST_WORDS:
            warnings.append(f"Hidden text on page {page} ({reason}), left out: “{_short(text)}”")
    return list(dict.fromkeys(warnings))


def _joined(pieces: list[str]) -> str:
    # A program may place each word or each letter by itself.
    glue = "" if sum(map(len, pieces)) < 2 * len(pieces) else " "
    return " ".join(glue.join(pieces).split())


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"

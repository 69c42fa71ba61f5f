"""Make letters safe to show. Takes any text; gives it with what hides or reorders shown as marks, or taken out."""

from __future__ import annotations

import re

# Controls, bidirectional marks, zero-width signs, tag letters and lone surrogates: a reader does not see them, and they
# can turn words round or carry words for a machine. Joiners (U+200C, U+200D) stay: some scripts are wrong without them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
# What Markdown would take for its own: the text's backslashes, code, emphasis, links, tags, entities and strikes.
_SPECIAL = re.compile(
    r"[\\`*\[\]]"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|~(?=~)|(?<=~)~"
    r"|(?<!\S)#"
)
# What would open a list, a quotation or a rule at the head of a line.
_OPENING = re.compile(r">|\+(?=\s|$)|-(?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$))")


def visible(text: str) -> str:
    """Show each unseen character by its number, ⟨U+202E⟩, so that it does nothing and a reviewer sees it."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def plain_line(text: str) -> str:
    """Give the text on one line, without unseen characters."""
    return " ".join(_UNSEEN.sub("", text).split())


def markdown(text: str) -> str:
    """Give the text on one line, so that Markdown shows these very words; only what it would misread is escaped."""
    line = _SPECIAL.sub(r"\\\g<0>", plain_line(text))
    opening = _OPENING.match(line)
    if not opening:
        return line
    sign = opening.group()
    return f"{sign}\\{line[len(sign) :]}" if sign[0].isdigit() else f"\\{line}"

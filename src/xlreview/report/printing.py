"""What people wrote, made fit for Word's XML: nothing vanishes and nothing acts as markup.

Word cannot hold control characters, lone surrogates and noncharacters; they become U+FFFD and are
counted. A new line becomes a new paragraph and a line that begins with a bullet becomes an entry of a
real list. While Jinja puts the document together, two noncharacters stand for these breaks; they are
legal in XML and, being cleaned out of all text, can come from nowhere else.
"""

from __future__ import annotations

import re

from jinja2 import Undefined
from markupsafe import Markup

NEW_PARAGRAPH = "\ufdd0"
BULLET = "\ufdd1"
REPLACEMENT = "\ufffd"

_SPECIAL = re.compile(
    "[&<>\"'{}%\x00-\x1f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\\-•*–·▪\uf0b7]"
)
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BULLET_SIGN = re.compile(r"[ \t]*(?:[-–*•·▪\uf0b7][ \t]+|[•▪\uf0b7])(?=\S)")
_BRACE = re.compile(r"(?<=[{%])_(?=[{%])|(?<=[}%])_(?=[}%])")


class Printer:
    """Prints the values of one report; `replaced` counts the characters that Word cannot hold."""

    def __init__(self) -> None:
        self.replaced = 0

    def __call__(self, value: object) -> object:
        """A value as XML text. Names that the context lacks stay as they are and fail when printed.

        Raises TypeError for a list: nobody means to print one, and a list of lists of lists can be endless.
        """
        if isinstance(value, Undefined):
            return value
        if isinstance(value, list | tuple | dict | set):
            raise TypeError("a list; loop over it with for")
        text = "" if value is None else str(value)
        return Markup(self.as_xml(text) if _SPECIAL.search(text) else text)

    def as_xml(self, text: str) -> str:
        """Text cleaned and escaped, its breaks and bullets marked; blank lines are left out."""
        lines = [line for line in _LINE_END.split(text) if line.strip()]
        marked = NEW_PARAGRAPH.join(self._line(line) for line in lines)
        # docxtpl takes {_{ for an escaped {{, so that typed text must not look like it.
        return _BRACE.sub("&#95;", marked)

    def _line(self, line: str) -> str:
        clean, replaced = _UNPRINTABLE.subn(REPLACEMENT, line)
        self.replaced += replaced
        sign = _BULLET_SIGN.match(clean)
        if sign:
            return BULLET + _escaped(clean[sign.end() :])
        return _escaped(clean)


def plain(text: str) -> str:
    """Text for a document property: one line without characters that XML cannot hold."""
    return " ".join(_UNPRINTABLE.sub(REPLACEMENT, text).split())


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(sign, entity)
    return text

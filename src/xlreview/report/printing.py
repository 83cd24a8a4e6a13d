"""What people wrote, made fit for Word's XML: nothing vanishes and nothing acts as markup.

Word cannot hold control characters, lone surrogates and noncharacters; they become U+FFFD and are
counted. A new line becomes a new paragraph, a line that begins with a bullet becomes an entry of a
real list, and words that somebody set off stay so. While Jinja puts the document together, noncharacters
stand for all this; they are legal in XML and, being cleaned out of all text, can come from nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import Undefined
from markupsafe import Markup

from xlreview.model.emphasis import MARKS, Emphasised, Run, part_of, runs_of, text_of
from xlreview.report.charts.picture import Picture

NEW_PARAGRAPH = "\ufdd0"
BULLET = "\ufdd1"
NUMBER = "\ufdd2"
PICTURE = "\ufddf"
"""Stands before and after the number of a picture that is to be put in this place."""
REPLACEMENT = "\ufffd"
_PLAIN = "\ufde0"
SET_OFF = "\ufde0-\ufdef"
"""As a range of a regular expression: what stands where the formatting of letters changes."""

_SPECIAL = re.compile(
    "[&<>\"'{}%\x00-\x1f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\\-•*–·▪\uf0b7]"
)
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SIGN = re.compile("[\ufdd0-\ufdef]")
_BULLET_SIGN = re.compile(r"[ \t]*(?:[-–*•·▪\uf0b7][ \t]+|[•▪\uf0b7])(?=\S)")
_NUMBER_SIGN = re.compile(r"[ \t]*([1-9][0-9]?[.)])[ \t]+(?=\S)", re.ASCII)
_BRACE = re.compile(r"(?<=[{%])_(?=[{%])|(?<=[}%])_(?=[}%])")


class Printer:
    """Prints the values of one report; `replaced` counts the characters that Word cannot hold."""

    def __init__(self) -> None:
        self.replaced = 0
        self.pictures: list[Picture] = []

    def __call__(self, value: object) -> object:
        """A value as XML text. Names that the context lacks stay as they are and fail when printed.

        Raises TypeError for a list: nobody means to print one, and a list of lists of lists can be endless.
        """
        if isinstance(value, Undefined):
            return value
        if isinstance(value, list | tuple | dict | set):
            raise TypeError("a list; loop over it with for")
        if isinstance(value, Emphasised):
            return Markup(self.as_xml(value))
        if isinstance(value, Picture):
            return Markup(self._picture(value))
        text = "" if value is None else str(value)
        return Markup(self.as_xml(text) if _SPECIAL.search(text) else text)

    def as_xml(self, text: str) -> str:
        """Text cleaned and escaped, its breaks, bullets and emphasis marked; blank lines are left out."""
        lines = _set_off_lines(text) if isinstance(text, Emphasised) else _LINE_END.split(text)
        filled = [line for line in lines if line.strip()]
        counted = _counted(filled) if len(filled) > 1 else ()
        marked = NEW_PARAGRAPH.join(
            self._line(line, is_counted=number in counted) for number, line in enumerate(filled)
        )
        # docxtpl takes {_{ for an escaped {{, so that typed text must not look like it.
        return _BRACE.sub("&#95;", marked)

    def _picture(self, picture: Picture) -> str:
        """The words of a picture, with a mark in front for whoever puts the picture in its place."""
        if picture not in self.pictures:
            self.pictures.append(picture)
        return f"{PICTURE}{self.pictures.index(picture)}{PICTURE}{self.as_xml(picture.about)}"

    def _line(self, line: str, *, is_counted: bool) -> str:
        clean, replaced = _UNPRINTABLE.subn(REPLACEMENT, line)
        self.replaced += replaced
        sign = (_NUMBER_SIGN if is_counted else _BULLET_SIGN).match(clean)
        begin = sign.end() if sign else 0
        if isinstance(line, Emphasised):
            # Cleaning puts one letter for one, so that what is set off stands where it stood.
            words = _marked(part_of(Emphasised(clean, line.spans), begin))
        else:
            words = _escaped(clean[begin:])
        if not sign:
            return words
        return f"{NUMBER}{sign[1]}\t{words}" if is_counted else BULLET + words


def _counted(lines: Sequence[str]) -> set[int]:
    """The lines that count up from 1, at least to 2; a single `3.` may as well begin a date."""
    counted: set[int] = set()
    so_far: list[int] = []
    for number, line in enumerate((*lines, "1. the end")):
        sign = _NUMBER_SIGN.match(line)
        value = int(sign[1][:-1]) if sign else 0
        if value == len(so_far) + 1 and value > 1:
            so_far.append(number)
        elif value == 1:
            counted.update(so_far if len(so_far) > 1 else ())
            so_far = [number]
    return counted


def _set_off_lines(text: Emphasised) -> list[str]:
    """The lines of a text, each set off as it was."""
    lines: list[list[Run]] = [[]]
    for piece, marks in runs_of(text):
        first, *others = _LINE_END.split(piece)
        lines[-1].append((first, marks))
        lines.extend([(other, marks)] for other in others)
    return [text_of(line) for line in lines]


def _marked(line: str) -> str:
    """A line with a mark wherever the formatting changes; it ends as it began, without any."""
    pieces = [mark_for(marks) + _escaped(piece) for piece, marks in runs_of(line)]
    return "".join(pieces) + mark_for("")


def mark_for(marks: str) -> str:
    """What stands in front of letters with these marks (see `model.emphasis`)."""
    return chr(ord(_PLAIN) + sum(1 << MARKS.index(mark) for mark in marks))


def marks_meant(mark: str) -> str:
    """The marks of the letters that follow one of the printer's."""
    bits = ord(mark) - ord(_PLAIN)
    return "".join(one for place, one in enumerate(MARKS) if bits >> place & 1)


def without_signs(text: str) -> str:
    """A printed text in one line, for an attribute: without the signs that stand for breaks and the like."""
    return " ".join(_SIGN.sub(" ", text).split())


def plain(text: str) -> str:
    """Text for a document property: one line without characters that XML cannot hold."""
    return " ".join(_UNPRINTABLE.sub(REPLACEMENT, text).split())


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(sign, entity)
    return text

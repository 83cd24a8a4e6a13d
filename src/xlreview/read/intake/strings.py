"""The texts that the cells of a workbook share, as the engine needs them, and what they come to.

A text is kept once, however many cells show it: a small file can hold a text of 32,000 letters and a
million cells that each become a copy of it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from xlreview.problem import unusable
from xlreview.read.intake.markup import Attributes, check_well_formed, escaped, local, walk

LARGEST_TEXT = 100 * 1024 * 1024
"""Bytes of text in all cells of a workbook together; 100,000 pieces of evidence have half of it."""
_HEAD = 2048
"""Bytes in which the root and the first text begin."""

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OTHER_NAMES = re.compile(rb"<[A-Za-z_][\w.-]*:(?:sst|si|t)[\s/>]|<sstItem")
_BLANK_BEFORE = re.compile(rb"<t>[ \n\t\r]")
_ROOT = re.compile(rb"sst\s[^<]*")
_ANNOUNCED = re.compile(rb"ount\s{0,99}=\s{0,99}[\"']([^\"']*)")
_SHORTEST = len(b"<si/>")
_SHARED_CELL = re.compile(rb't="s"[^<>]{0,999}><v>([0-9]{1,9})</v>')
_TEXT = re.compile(rb"<t(?: [^<>]{0,99})?>([^<]*)</t>")
_USUAL_SHARED_CELL = re.compile(rb't="s"><v>([0-9]{1,9})</v>')
_SHARED_MARK = b't="s"'
_OWN_TEXT = re.compile(rb"<is")
_SHORTEST_CELL = len(b'<c r="A1"t="s"><v>0')
"""Bytes that no cell with a shared text can do with less of, however lenient the engine may be."""
_USUALLY_LONGEST = (8 * 1024, 32 * 1024)
"""Bytes of a long text, and of a very long one; Excel takes as many letters in a cell."""


class ShownTexts(NamedTuple):
    """The shared texts that stand on a sheet, as they are written (see `text_in`), and in how many cells."""

    written: Sequence[bytes]
    cells: int

    def are_all(self, sheet: bytes) -> bool:
        """Whether nothing else stands on the sheet but what formulas come to."""
        others = sheet.count(b"<v") - self.cells
        return not others or others == sheet.count(b"</f><v") + sheet.count(b"/><v")


class SharedStrings:
    """The shared texts of one workbook; `xml` is what the engine is given.

    Raises UnusableInput (DAMAGED_WORKBOOK) for XML that is not well-formed.
    """

    def __init__(self, file: str, xml: bytes) -> None:
        self._file = file
        self._left = LARGEST_TEXT
        self._cells = 0
        self._uncounted: list[bytes] = []
        self.xml = xml
        if xml and (not check_well_formed(file, xml) or _is_odd(xml)):
            self.xml = _plain_strings(file, xml)

    def take(self, sheet: bytes) -> None:
        """Counts the text that a plain sheet shows against what a workbook may hold in all.

        Raises UnusableInput (UNPACKS_TOO_LARGE) once it is too much. As long as it could not be too much
        even if every cell showed the longest text, no cell is looked at, or they are only counted.
        """
        self._uncounted.append(sheet)
        most = LARGEST_TEXT * 2 // self._longest
        if self._cells + sum(map(len, self._uncounted)) // _SHORTEST_CELL <= most:
            return
        self._cells += sum(one.count(_SHARED_MARK) for one in self._uncounted)
        self._uncounted.clear()
        if self._cells <= most:
            return
        lengths = dict(enumerate(self._lengths))
        shown = Counter(_SHARED_CELL.findall(sheet))
        self._left -= sum(lengths.get(int(number), 0) * times for number, times in shown.items())
        if self._left < 0:
            raise unusable("UNPACKS_TOO_LARGE", self._file)

    def shown_on(self, sheet: bytes) -> ShownTexts | None:
        """What a sheet shows, or None where only parsing it can tell."""
        numbers = _USUAL_SHARED_CELL.findall(sheet)
        if not numbers or _OWN_TEXT.search(sheet):
            return None
        pieces = self._pieces
        written = [pieces[number] for number in map(int, {*numbers}) if number < len(pieces)]
        return ShownTexts(written, len(numbers))

    @cached_property
    def _pieces(self) -> list[bytes]:
        return self.xml.split(b"</si>")

    @cached_property
    def _lengths(self) -> list[int]:
        return list(map(len, self._pieces))

    @cached_property
    def _longest(self) -> int:
        """Bytes that no text is longer than."""
        # Most books have no text longer than a page or a cell, which shows without a look at each.
        usual = (most for most in _USUALLY_LONGEST if _ends_within(self.xml, b"</si>", most))
        return next(usual, 0) or max(self._lengths)


def text_in(shared: bytes) -> str:
    """What a shared text says. Escapes (`_x0009_`) stay: whoever compares such texts looks again."""
    if shared.startswith(b"<si><t>") and shared.endswith(b"</t>") and shared.count(b"<") == 3:
        text = shared[len(b"<si><t>") : -len(b"</t>")]
    else:
        text = b"".join(_TEXT.findall(shared))
    return html.unescape(text.decode("utf-8", "replace"))


def _ends_within(xml: bytes, end: bytes, most: int) -> bool:
    """Whether no piece between two ends is longer than so many bytes."""
    place = 0
    while place + most < len(xml):
        found = xml.rfind(end, place, place + most)
        if found < 0:
            return False
        place = found + len(end)
    return True


def _is_odd(xml: bytes) -> bool:
    """Whether the engine would not take every text as it stands, for other names or blanks in front.

    Or whether it would ask for memory for more texts than there can be, and take the process down.
    """
    return (
        _OTHER_NAMES.search(xml[:_HEAD]) is not None
        or _BLANK_BEFORE.search(xml) is not None
        or not all(
            _can_hold(xml, number) for root in _ROOT.findall(xml) for number in _ANNOUNCED.findall(root)
        )
    )


def _can_hold(xml: bytes, announced: bytes) -> bool:
    """Whether there may be as many texts as a part announces."""
    return len(announced) < 10 and announced.isdigit() and int(announced) * _SHORTEST <= len(xml)


def _plain_strings(file: str, xml: bytes) -> bytes:
    """The same texts in the same order: runs joined, phonetic runs left out, blanks kept."""
    texts: list[str] = []
    current: list[str] = []
    phonetic = listening = 0

    def start(tag: str, _: Attributes) -> None:
        nonlocal phonetic, listening
        match local(tag):
            case "si" | "sstItem":
                current.clear()
            case "rPh":
                phonetic += 1
            case "t":
                listening += not phonetic

    def end(tag: str) -> None:
        nonlocal phonetic, listening
        match local(tag):
            case "si" | "sstItem":
                texts.append("".join(current))
            case "rPh":
                phonetic -= 1
            case "t":
                listening = 0

    def text(letters: str) -> None:
        if listening:
            current.append(letters)

    walk(file, xml, start, end, text)
    written = "".join(f'<si><t xml:space="preserve">{escaped(one)}</t></si>' for one in texts)
    return f"<sst {_MAIN}>{written}</sst>".encode("utf-8", "replace")

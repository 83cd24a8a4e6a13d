"""Words that people set off within a cell, which the engine does not tell.

A text in runs stands among the shared texts, or in its cell. Only the runs count: a cell that is bold
as a whole is a matter of the sheet's looks, as our own headings are. Workbooks without runs, as most
are, cost two searches.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from xlreview.model.emphasis import BOLD, ITALIC, MARKS, STRUCK, UNDERLINED, Run, text_of
from xlreview.read.intake.markup import Attributes, local, walk

Runs = tuple[Run, ...]

# Patterns without a choice in them: a search for one of two takes three times as long as both.
_RUN_END = re.compile(rb"</r>")
_PREFIXED_RUN_END = re.compile(rb":r>")
_PREFIXED = re.compile(rb"<[A-Za-z_][\w.-]{0,99}:")
_HEAD = 2048
"""Bytes in which the first element stands; where it has a prefix the others have."""
_SET_OFF = re.compile(rb"<(?:[biu]|strike)[\s/>]")
_PREFIXED_SET_OFF = re.compile(rb"<(?:[A-Za-z][\w.-]{0,99}:)?(?:[biu]|strike)[\s/>]")
_MOST_MARKS = 200_000
"""So often something is set off in a workbook at most; what follows stays plain. Each takes its time."""
_FEW = 100
"""So many numbers are looked for faster one by one than by comparing all numbers of a sheet."""
_STORED = re.compile(rb"<v>([0-9]{1,9})</v>")
_SHARED_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^<>]{0,999}?t="s"[^<>]{0,999}><v>([0-9]{1,9})</v>')
_ELEMENTS: Mapping[str, str] = {"b": BOLD, "i": ITALIC, "strike": STRUCK, "u": UNDERLINED}
_OFF = frozenset({"0", "false", "off", "none"})
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_emphasis(file: str, xml: bytes) -> Mapping[int, Runs]:
    """The runs of those shared texts that have words set off, by the number of the text.

    Raises UnusableInput (DAMAGED_WORKBOOK) for XML that is not well-formed.
    """
    if not _has_runs(xml):
        return {}
    if b"<si" not in xml or b"<!" in xml:
        # Other names, or comments among the texts: bytes do not tell where one begins.
        numbers: Iterable[int] = itertools.count()
        chosen = xml if _PREFIXED_SET_OFF.search(xml) else b"<sst/>"
    else:
        texts = dict(_set_off_texts(xml))
        numbers, chosen = texts, b"<sst>" + b"".join(texts.values()) + b"</sst>"
    found = zip(numbers, _runs_in(file, chosen), strict=False)
    return {number: runs for number, runs in found if any(marks for _, marks in runs)}


def _set_off_texts(xml: bytes) -> Iterator[tuple[int, bytes]]:
    """The shared texts in which something may be set off, each with its number, as far as there are few."""
    number, place, marks = -1, 0, 0
    for mark in _SET_OFF.finditer(xml):
        start = xml.rfind(b"<si", place, mark.start())
        if start >= 0:
            number += xml.count(b"<si", place, mark.start())
            place = xml.find(b"</si>", start) + len(b"</si>")
            text = xml[start:place]
            marks += len(_SET_OFF.findall(text))
            if marks > _MOST_MARKS:
                return
            yield number, text


def _has_runs(xml: bytes) -> bool:
    if _RUN_END.search(xml) is not None:
        return True
    return _PREFIXED.search(xml[:_HEAD]) is not None and _PREFIXED_RUN_END.search(xml) is not None


def emphasised_cells(file: str, xml: bytes, shared: Mapping[int, Runs]) -> Iterator[tuple[str, Runs]]:
    """The cells of a plain sheet that have words set off, by A1 reference, each with its runs.

    `shared` are the runs of shared texts. Raises UnusableInput as `shared_emphasis` does.
    """
    wanted = {str(number).encode(): runs for number, runs in shared.items()}
    if wanted and _shows_any(xml, wanted):
        for cell, number in _SHARED_CELL.findall(xml):
            if number in wanted:
                yield cell.decode(), wanted[number]
    if _RUN_END.search(xml) and _SET_OFF.search(xml):
        own = list(_own_texts(xml))
        texts = b"".join(b"<si>" + text + b"</si>" for _, text in own)
        for (cell, _), runs in zip(own, _runs_in(file, b"<sst>" + texts + b"</sst>"), strict=True):
            yield cell, runs


def _shows_any(xml: bytes, wanted: Collection[bytes]) -> bool:
    """Whether a sheet may show one of these shared texts; mostly one sheet only shows any."""
    if len(wanted) > _FEW:
        return not frozenset(wanted).isdisjoint(_STORED.findall(xml))
    return re.search(rb"<v>(?:%s)</v>" % b"|".join(wanted), xml) is not None


def _own_texts(xml: bytes) -> Iterator[tuple[str, bytes]]:
    """Texts that stand in their cells, as far as something in them is set off."""
    marks = 0
    for cell in xml.split(b'<c r="')[1:]:
        inside = cell.partition(b"<is>")[2].partition(b"</is>")[0]
        marks += len(_SET_OFF.findall(inside))
        if marks > _MOST_MARKS:
            return
        if _SET_OFF.search(inside):
            yield cell.partition(b'"')[0].decode("ascii", "replace"), inside


def set_off(text: str, runs: Runs) -> str:
    """The text of a cell with words set off as its runs say.

    The engine spells escapes out (`_x000D_`) and leaves out some blanks at the ends of runs. Where text
    and runs speak of different words, the text stays plain.
    """
    raw = "".join(piece for piece, _ in runs)
    if text == raw:
        return text_of(runs)
    marks = [marks for piece, marks in runs for _ in piece]
    places = _places(text, raw)
    if places is None:
        return text
    letters = ((letter, marks[place]) for letter, place in zip(text, places, strict=True))
    return text_of(
        ("".join(letter for letter, _ in some), shared)
        for shared, some in itertools.groupby(letters, lambda one: one[1])
    )


def _places(text: str, raw: str) -> list[int] | None:
    """For each letter of a text where it stands as it was written; None if it does not."""
    places: list[int] = []
    at = 0
    for letter in text:
        while raw[at : at + 1].isspace() and raw[at] != letter:
            at += 1
        places.append(at)
        escape = _ESCAPE.match(raw, at)
        if escape is not None and chr(int(escape[1], 16)) == letter:
            at = escape.end()
        elif raw[at : at + 1] == letter:
            at += 1
        else:
            return None
    return places


def _runs_in(file: str, xml: bytes) -> list[Runs]:
    """The runs of each text; a text without runs is one of them, how to say it is left out."""
    reader = _RunsReader()
    walk(file, xml, reader.start, reader.end, reader.text)
    return reader.texts


class _RunsReader:
    """What is gathered of shared texts as they are walked through."""

    def __init__(self) -> None:
        self.texts: list[Runs] = []
        self._runs: list[Run] = []
        self._marks = ""
        self._listening = False
        self._phonetic = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        match name:
            case "si" | "sstItem":
                self._runs = []
            case "r":
                self._marks = ""
            case "rPh":
                self._phonetic += 1
            case "t":
                self._listening = not self._phonetic
            case _ if name in _ELEMENTS and attributes.get("val", "").lower() not in _OFF:
                carried = {*self._marks, _ELEMENTS[name]}
                self._marks = "".join(mark for mark in MARKS if mark in carried)

    def end(self, tag: str) -> None:
        """An element ends."""
        match local(tag):
            case "si" | "sstItem":
                self.texts.append(tuple(self._runs))
            case "r":
                self._marks = ""
            case "rPh":
                self._phonetic -= 1
            case "t":
                self._listening = False

    def text(self, letters: str) -> None:
        """Text within an element."""
        if self._listening:
            self._runs.append((letters, self._marks))

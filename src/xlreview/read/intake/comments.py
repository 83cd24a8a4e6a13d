"""What people wrote beside cells, in notes or in conversations.

A conversation stands in a part of its own, and once more in a note for programs that know none. Names
are hearsay like all that a file says about people. Workbooks without comments cost a look at the names
of their parts. A part that is broken says as much as can be read of it: the answers are sound without.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from xlreview.a1 import parse_cell
from xlreview.layout.mark_lines import AUTHOR
from xlreview.problem import UnusableInput
from xlreview.read.intake.markup import Attributes, elements, local, walk
from xlreview.read.intake.package import Package

_STANDS_IN = "tc="
"""How the author of a note begins that stands in for a conversation."""
_LINK = "fwlink/?linkid=870924"
"""In what such a note says before the words of the conversation."""


_MOST_TAGS = 1_000_000
"""Tags in all parts of comments; those of some forty thousand comments, more than anybody writes."""


class CellComment(NamedTuple):
    """A comment on a cell (A1 reference), by whoever the file says."""

    cell: str
    author: str
    text: str


def comments_by_sheet(package: Package) -> dict[str, tuple[CellComment, ...]]:
    """What was written beside cells, by the title of their sheet, for the sheets that have any."""
    if not any("comment" in name for name in package.archive.by_name):
        return {}
    reader = _Reader(package)
    found = {title: reader.comments_on(part) for title, part in package.worksheets.items()}
    return {title: comments for title, comments in found.items() if comments}


def _people(package: Package) -> Mapping[str, str]:
    """Names of those who took part in conversations, by their ids."""
    people: dict[str, str] = {}
    for name in package.archive.by_name:
        if name.startswith("xl/persons/") and name.endswith(".xml"):
            with suppress(UnusableInput):
                xml = package.xml(name)
                found = elements(package.file, xml, "person") if xml.count(b"<") < _MOST_TAGS else []
                people.update((one.get("id", ""), one.get("displayName", "")) for one in found)
    return people


class _Reader:
    """Reads the comments of one workbook, each part once, as long as they do not go on without end."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._people = _people(package)
        self._unread = set(package.archive.by_name)
        self._left = _MOST_TAGS

    def comments_on(self, part: str) -> tuple[CellComment, ...]:
        """The comments on the sheet in this part."""
        notes, talks = _Notes(), _Talks(self._people)
        with suppress(UnusableInput):
            for relation in self._package.relations(part):
                if relation.kind == "comments":
                    self._read(relation.target, notes)
                elif relation.kind == "threadedComment":
                    self._read(relation.target, talks)
        talked = {one.cell for one in talks.found}
        every = [*talks.found]
        for one in notes.found:
            if not one.author.startswith(_STANDS_IN):
                every.append(one._replace(text=_without_name(one)))
            elif one.cell not in talked:
                # Some programs keep the note and lose the conversation.
                every.append(CellComment(one.cell, "", _conversation(one.text)))
        return tuple(one for one in every if one.text.strip() and _is_cell(one.cell))

    def _read(self, name: str, reader: _Notes | _Talks) -> None:
        if name in self._unread:
            self._unread.discard(name)
            xml = self._package.xml(name)
            self._left -= xml.count(b"<")
            if self._left >= 0:
                walk(self._package.file, xml, reader.start, reader.end, reader.text)


def _is_cell(reference: str) -> bool:
    try:
        parse_cell(reference)
    except ValueError:
        return False
    return True


def _without_name(note: CellComment) -> str:
    """A note without the name of its author, with which Excel begins it; marking has to be known by it."""
    begin, text = f"{note.author}:", note.text.strip()
    is_named = note.author not in ("", AUTHOR) and text.startswith(f"{begin}\n")
    return text.removeprefix(begin).strip() if is_named else text


def _conversation(note: str) -> str:
    """The words of a conversation in the note that stands in for it; the programs' own words are left out."""
    lines = note.split("\n")
    after = next((place for place, line in enumerate(lines) if _LINK in line), -1) + 1
    rest = [line for line in lines[after:] if line.strip()]
    if after and rest and rest[0].rstrip().endswith(":"):
        del rest[0]
    return "\n".join(line.strip() for line in rest)


class _Notes:
    """Notes as they are walked through."""

    def __init__(self) -> None:
        self.found: list[CellComment] = []
        self._authors: list[str] = []
        self._cell = self._author = ""
        self._words: list[str] = []
        self._phonetic = 0
        self._listening = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        match local(tag):
            case "author":
                self._words, self._listening = [], True
            case "comment":
                number = attributes.get("authorId", "")
                known = number.isdecimal() and len(number) < 9 and int(number) < len(self._authors)
                self._author = self._authors[int(number)] if known else ""
                self._cell, self._words = attributes.get("ref", ""), []
            case "rPh":
                self._phonetic += 1
            case "t":
                self._listening = not self._phonetic

    def end(self, tag: str) -> None:
        """An element ends."""
        match local(tag):
            case "author":
                self._authors.append("".join(self._words).strip())
                self._listening = False
            case "comment":
                text = "".join(self._words).replace("\r\n", "\n").replace("\r", "\n")
                self.found.append(CellComment(self._cell, self._author, text))
            case "rPh":
                self._phonetic -= 1
            case "t":
                self._listening = False

    def text(self, letters: str) -> None:
        """Text within an element."""
        if self._listening:
            self._words.append(letters)


class _Talks:
    """Conversations as they are walked through."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self.found: list[CellComment] = []
        self._people = people
        self._cell = self._author = ""
        self._words: list[str] = []
        self._listening = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        match local(tag):
            case "threadedComment":
                self._cell = attributes.get("ref", "")
                self._author = self._people.get(attributes.get("personId", ""), "")
                self._words = []
            case "text":
                self._listening = True

    def end(self, tag: str) -> None:
        """An element ends."""
        match local(tag):
            case "threadedComment":
                self.found.append(CellComment(self._cell, self._author, "".join(self._words).strip()))
            case "text":
                self._listening = False

    def text(self, letters: str) -> None:
        """Text within an element."""
        if self._listening:
            self._words.append(letters)

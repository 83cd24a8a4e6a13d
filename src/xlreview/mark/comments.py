"""Comments of a sheet: ours are put in beside what people wrote, and only ours are taken out again.

A comment of ours begins with the line `xlreview:`, as Excel begins a comment with its author's name,
also where it goes on below somebody's own text. What it says stands line by line, so that a line that
marking wrote can be told from one that a person added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from xlreview.layout.mark_lines import AUTHOR, HEAD
from xlreview.mark.markup import append, child, children, local, storable
from xlreview.mark.package import Package
from xlreview.mark.sheet import SheetPart

Element = Any

_KIND = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_THREAD = "tc="
"""How the author of a comment begins that only stands in for a conversation."""


@dataclass(frozen=True)
class Line:
    """One line of a comment: a word in bold, and what follows it."""

    bold: str
    plain: str = ""

    @property
    def text(self) -> str:
        """The line as it reads."""
        return f"{self.bold} {self.plain}".strip()


class Comments:
    """The comments of one sheet, changed in memory until they are put back."""

    def __init__(self, sheet: SheetPart) -> None:
        self._package: Package = sheet.package
        self._sheet = sheet
        relation = self._package.relations(sheet.name).of_kind(_KIND)
        self._name = relation[1] if relation else None
        if self._name is not None and self._name in self._package:
            self._root = self._package.tree(self._name)
        else:
            self._root = etree.Element(f"{{{_NAMESPACE}}}comments", nsmap={None: _NAMESPACE})
        self._authors = _part(self._root, "authors")
        self._list = _part(self._root, "commentList")
        self._by_place = {one.get("ref", ""): one for one in reversed(children(self._list, "comment"))}

    def texts(self) -> dict[str, str]:
        """All comments by the reference of their cell."""
        return {
            one.get("ref", ""): "" if (text := child(one, "text")) is None else _text_of(text)
            for one in children(self._list, "comment")
        }

    def takes(self, reference: str) -> bool:
        """Whether a cell can be commented: one with a conversation belongs to the people who talk there."""
        comment = self._by_place.get(reference)
        return comment is None or not self._author(comment).startswith(_THREAD)

    def say(self, reference: str, lines: Iterable[Line]) -> None:
        """Puts lines into the comment of a cell, below what stands in it."""
        comment = self._by_place.get(reference)
        if comment is None:
            comment = append(self._list, "comment", ref=reference, authorId=self._author_id(), shapeId="0")
            self._by_place[reference] = comment
        text = child(comment, "text")
        if text is None:
            text = append(comment, "text")
        plain = child(text, "t")
        if plain is not None and plain.text:
            # Text in runs cannot follow text without one.
            run = append(text, "r")
            run.append(plain)
        elif plain is not None:
            text.remove(plain)
        begun = "\n\n" if _text_of(text).strip() else ""
        _run(text, f"{begun}{HEAD}", bold=True)
        for line in lines:
            _run(text, f"\n{line.bold}", bold=True)
            _run(text, f" {line.plain}" if line.bold else line.plain, bold=False)

    def withdraw(self, is_ours: Callable[[str], bool]) -> list[str]:
        """Takes out every line below our head that `is_ours`; the cells whose comment is gone come back."""
        gone = []
        for comment in children(self._list, "comment"):
            text = child(comment, "text")
            if text is None or HEAD not in _text_of(text) or self._author(comment).startswith(_THREAD):
                continue
            _cut(text, is_ours)
            if not _text_of(text).strip():
                self._list.remove(comment)
                self._by_place.pop(comment.get("ref", ""), None)
                gone.append(comment.get("ref", ""))
        if gone:
            self._drop_author()
        return gone

    def put_back(self) -> None:
        """Writes the comments into the package; a sheet without any has no part for them."""
        if len(self._list):
            if self._name is None:
                self._name = self._package.free_name("xl/comments{}.xml")
                self._package.relations(self._sheet.name).add(_KIND, self._name)
            if self._name not in self._package:
                self._package.add_type(self._name, _TYPE)
            self._package.put_tree(self._name, self._root)
        elif self._name is not None:
            relation = self._package.relations(self._sheet.name).of_kind(_KIND)
            if relation is not None:
                self._package.relations(self._sheet.name).remove(relation[0])
            self._package.remove(self._name)

    def _author(self, comment: Element) -> str:
        number = comment.get("authorId", "0")
        names = children(self._authors, "author")
        return (names[int(number)].text or "") if number.isdecimal() and int(number) < len(names) else ""

    def _author_id(self) -> str:
        names = [one.text for one in children(self._authors, "author")]
        if AUTHOR not in names:
            append(self._authors, "author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _drop_author(self) -> None:
        """Takes our name off the end of the list of authors once no comment is ours."""
        names = children(self._authors, "author")
        last = str(len(names) - 1)
        if names and names[-1].text == AUTHOR and all(one.get("authorId") != last for one in self._list):
            self._authors.remove(names[-1])


def lines_of(text: str) -> Mapping[int, str]:
    """The lines of a text by where they begin."""
    places, at = {}, 0
    for line in text.split("\n"):
        places[at] = line
        at += len(line) + 1
    return places


def _cut(text: Element, is_ours: Callable[[str], bool]) -> None:
    """Takes our lines out of a comment's runs, with the line break before each."""
    whole = _text_of(text)
    lines = lines_of(whole)
    begun = next((at for at, line in lines.items() if line.strip() == HEAD), None)
    if begun is None:
        return
    ours = {at: line for at, line in lines.items() if at == begun or (at > begun and is_ours(line))}
    kept = [True] * len(whole)
    for at, line in ours.items():
        for place in range(max(0, at - 1), at + len(line)):
            kept[place] = False
    if begun >= 2 and whole[begun - 2] == "\n":
        # The blank line that parts our words from the text above them.
        kept[begun - 2] = False
    elif begun == 0 and True in kept and whole[kept.index(True)] == "\n":
        # What a person wrote below our words moves up to the top.
        kept[kept.index(True)] = False
    place = 0
    for piece in _pieces(text):
        content = piece.text or ""
        piece.text = "".join(one for one, stays in zip(content, kept[place:], strict=False) if stays)
        place += len(content)
    for run in children(text, "r"):
        if not "".join(one.text or "" for one in children(run, "t")):
            text.remove(run)


def _text_of(text: Element) -> str:
    return "".join(piece.text or "" for piece in _pieces(text))


def _pieces(text: Element) -> list[Element]:
    """The elements that hold the characters of a comment; how they are read aloud is left aside."""
    found = []
    for one in text:
        if local(one) == "t":
            found.append(one)
        elif local(one) == "r":
            found.extend(children(one, "t"))
    return found


def _run(text: Element, content: str, *, bold: bool) -> None:
    if not content:
        return
    run = append(text, "r")
    properties = append(run, "rPr")
    if bold:
        append(properties, "b")
    append(properties, "sz", val="9")
    append(properties, "color", indexed="81")
    append(properties, "rFont", val="Tahoma")
    append(properties, "family", val="2")
    piece = append(run, "t")
    piece.set(_SPACE, "preserve")
    piece.text = storable(content)


def _part(root: Element, name: str) -> Element:
    known = child(root, name)
    return append(root, name) if known is None else known

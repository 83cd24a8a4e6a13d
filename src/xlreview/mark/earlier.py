"""Marks of an earlier check: found in a workbook, and taken out, so that only new ones stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xlreview.i18n import in_all_languages
from xlreview.layout.check_sheet import CheckRecord, check_keys, is_check_sheet, read_record
from xlreview.layout.mark_lines import HEAD, is_line_of_ours
from xlreview.mark.book import BookPart
from xlreview.mark.boxes import Boxes
from xlreview.mark.comments import Comments
from xlreview.mark.overlay import drop_lifts
from xlreview.mark.sheet import SheetPart
from xlreview.mark.styles import StyleSheet

Element = Any


@dataclass(frozen=True)
class Earlier:
    """Sheets that an earlier marking put in, by title, and its record, empty where there is none."""

    titles: tuple[str, ...]
    record: CheckRecord


class OpenSheets:
    """The sheets of a workbook as far as they had to be opened, and the texts that they share."""

    def __init__(self, book: BookPart) -> None:
        self._book = book
        self._open: dict[str, SheetPart] = {}

    def get(self, title: str) -> SheetPart | None:
        """The sheet, or None where there is no such sheet of cells."""
        if title not in self._open:
            part = self._book.part(title)
            if part is None or part not in self._book.package:
                return None
            self._open[title] = SheetPart(self._book.package, part)
        return self._open[title]

    @cached_property
    def strings(self) -> list[str]:
        """The shared texts by number."""
        part = self._book.part_of("sharedStrings")
        return [] if part is None else shared_texts(self._book.package.tree(part))

    def put_back(self) -> None:
        """Writes the sheets that have changed."""
        for sheet in self._open.values():
            sheet.put_back()


def find_earlier(book: BookPart, sheets: OpenSheets) -> Earlier:
    """What an earlier marking has left in a workbook; nothing in most."""
    usual = {title.casefold() for title in in_all_languages("check_sheet.title").values()}
    key = check_keys()[0]
    is_shared = key in sheets.strings
    titles, record = [], None
    for title in book.titles:
        part = book.part(title)
        says_so = part is not None and book.package.says(part, key)
        likely = is_shared or says_so or title.casefold() in usual
        sheet = sheets.get(title) if likely else None
        rows = sheet.texts(sheets.strings) if sheet else []
        if is_check_sheet(rows):
            titles.append(title)
            record = record or read_record(cell for row in rows for cell in row)
    return Earlier(tuple(titles), record or CheckRecord())


def take_out_marks(book: BookPart, sheets: OpenSheets, styles: StyleSheet, earlier: Earlier) -> None:
    """Takes out sheets, fills, rules and comments of an earlier marking; what people added stays."""
    for title in earlier.titles:
        book.take_out(title)
    lifts = styles.on_top()
    for title in book.titles:
        part = book.part(title)
        if part is None:
            continue
        if styles.marked or lifts:
            sheet = sheets.get(title)
            if sheet is not None:
                sheet.restyle(styles.marked)
                drop_lifts(sheet, lifts)
        _take_out_comments(book, sheets, title, earlier.record)


def _take_out_comments(book: BookPart, sheets: OpenSheets, title: str, record: CheckRecord) -> None:
    part = book.part(title)
    relation = book.package.relations(part).of_kind("comments") if part else None
    if relation is None or not book.package.says(relation[1], HEAD):
        return
    sheet = sheets.get(title)
    if sheet is None:
        return
    comments = Comments(sheet)
    gone = comments.withdraw(lambda line: is_line_of_ours(line, record))
    boxes = Boxes(sheet)
    boxes.withdraw(gone)
    boxes.put_back()
    comments.put_back()


def shared_texts(root: Element) -> list[str]:
    """The texts that cells share, by number, without what says how to read them aloud."""
    texts = []
    for entry in root:
        if isinstance(entry.tag, str):
            pieces = [
                one.text or ""
                for one in entry.iter()
                if isinstance(one.tag, str)
                and one.tag.endswith("}t")
                and not str(one.getparent().tag).endswith("}rPh")
            ]
            texts.append("".join(pieces))
    return texts


def is_untouched(book: BookPart, earlier: Earlier) -> bool:
    """Whether a marked copy is just as marking has left it."""
    parts: Mapping[str, str | None] = {title: book.part(title) for title in earlier.titles}
    rest = book.package.print_of(without=[part for part in parts.values() if part])
    return bool(earlier.record.rest) and rest == earlier.record.rest

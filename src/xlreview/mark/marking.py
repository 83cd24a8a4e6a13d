"""A marked copy of a workbook: surgery on the parts of the file, so that nothing of the original is lost."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from xlreview.a1 import cell_name, parse_cell
from xlreview.layout.check_sheet import CHECK_NAME, CheckRecord, record_cells, text_print
from xlreview.mark.answer import RANKS, Answer
from xlreview.mark.book import BookPart, quoted
from xlreview.mark.boxes import Boxes
from xlreview.mark.check_page import CheckPage
from xlreview.mark.comments import Comments, Line
from xlreview.mark.earlier import OpenSheets, find_earlier, is_untouched, take_out_marks
from xlreview.mark.overlay import lift_marks
from xlreview.mark.package import Package
from xlreview.mark.sheet import SheetPart, read_area
from xlreview.mark.styles import StyleSheet
from xlreview.model.review import Review
from xlreview.outputs import finished_file
from xlreview.problem import Severity, UnusableInput, reason_of, unusable

_MOST_CELLS = 2_000
"""Cells of one range that are coloured; of a larger one only the first."""
_LARGEST_COPY = 50 * 1024 * 1024
"""Bytes of a file in the place of the output that is looked into."""
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_WORKBOOK = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What opening anything but a sound, unlocked archive raises."""


def mark_workbook(path: Path, review: Review, out: Path, *, force: bool = False) -> None:
    """Writes a copy of the workbook at `path` to `out`, with the problems of its `review` marked in it.

    Every problem cell gets a fill by severity and a comment, and a first sheet lists all problems with
    links. Everything else is as it was; marks of an earlier check are replaced. `path` is only read.

    Raises UnusableInput: MARK_FILE_CHANGED where the file is no longer the one that was read into
    `review`, MARK_WOULD_UNLOCK for a workbook with a password, which the copy would not have,
    MARK_NOT_STRICT for one in the "Strict" variant of the format, and as `outputs.finished_file` for
    `out`. A marked copy that stands there and that nobody has touched since is replaced without `force`:
    all that is in it can be made again.
    """
    package = Package(path.name, _checked_content(path, review))
    _mark(package, review)
    with finished_file(out, force=force or _is_untouched_copy(out), inputs=[path]) as aside:
        package.save(aside)


def names_for_copies(paths: Iterable[Path]) -> dict[Path, str]:
    """A file name for the marked copy of each path: its own, numbered where two have the same."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        name, copy = path.name, 2
        while name.casefold() in taken:
            name, copy = f"{path.stem} ({copy}){path.suffix}", copy + 1
        taken.add(name.casefold())
        names[path] = name
    return names


def _checked_content(path: Path, review: Review) -> bytes:
    """The very bytes that reading has checked, and found to be a workbook that harms no reader."""
    try:
        content = path.read_bytes()
    except OSError as refusal:
        raise unusable("FILE_UNREADABLE", str(path), reason=reason_of(refusal)) from refusal
    if content.startswith(_OLE2):
        raise unusable("MARK_WOULD_UNLOCK", path.name)
    if hashlib.sha256(content).hexdigest() not in {receipt.fingerprint for receipt in review.receipts}:
        raise unusable("MARK_FILE_CHANGED", path.name)
    return content


def _is_untouched_copy(out: Path) -> bool:
    """Whether a file that stands in the place of the output is a marked copy as marking left it."""
    try:
        if not out.is_file() or out.stat().st_size > _LARGEST_COPY:
            return False
        book = BookPart(Package(out.name, out.read_bytes()))
        return is_untouched(book, find_earlier(book, OpenSheets(book)))
    except (UnusableInput, *_NO_WORKBOOK):
        return False


def _mark(package: Package, review: Review) -> None:
    book = BookPart(package)
    sheets = OpenSheets(book)
    earlier = find_earlier(book, sheets)
    styles_part = book.part_of("styles")
    styles = StyleSheet(package.tree(styles_part) if styles_part else None, earlier.record.fills)
    take_out_marks(book, sheets, styles, earlier)
    answer = Answer(review, tuple(book.titles))
    said: dict[str, dict[str, tuple[Severity, list[Line]]]] = {}
    for (title, place), about in answer.lines_by_cell().items():
        said.setdefault(title, {})[place] = about
    lines: set[str] = set()
    for title, places in said.items():
        sheet = sheets.get(title)
        if sheet is not None:
            lines.update(_mark_sheet(sheet, sheets, styles, places))
    _deselect(book, sheets)
    sheets.put_back()
    page, part = _put_in_check(book, styles, answer)
    package.put_tree(styles_part or book.add_styles(), styles.root)
    book.put_back()
    texts = frozenset(map(text_print, (*page.texts, *lines)))
    record = CheckRecord(texts, styles.shades.recorded(), package.print_of(without=[part]))
    package.put_tree(part, page.finish(record_cells(record)))


def _put_in_check(book: BookPart, styles: StyleSheet, answer: Answer) -> tuple[CheckPage, str]:
    title = book.free_title(answer.words("title"))
    page = CheckPage(answer, title, styles)
    first, last = (re.sub("([A-Z]+)", r"$\1$", corner) for corner in page.filtered.split(":"))
    label_row = page.header_row + 1
    names = [
        ("_xlnm._FilterDatabase", f"{quoted(title)}{first}:{last}", True),
        ("_xlnm.Print_Titles", f"{quoted(title)}${label_row}:${label_row}", True),
        (CHECK_NAME, f"{quoted(title)}$A$1", False),
    ]
    return page, book.put_first(title, names)


def _deselect(book: BookPart, sheets: OpenSheets) -> None:
    for title in book.titles:
        part = book.part(title)
        if part is not None and book.package.says(part, "tabSelected="):
            sheet = sheets.get(title)
            if sheet is not None:
                sheet.deselect()


def _mark_sheet(
    sheet: SheetPart,
    sheets: OpenSheets,
    styles: StyleSheet,
    places: Mapping[str, tuple[Severity, list[Line]]],
) -> list[str]:
    """Fills and comments the cells of one sheet; the lines of all comments come back."""
    fills: dict[str, Severity] = {}
    said: dict[str, list[Line]] = {}
    for place, (severity, lines) in places.items():
        cells = _cells(sheet, place)
        for cell in cells:
            fills[cell] = min(severity, fills.get(cell, severity), key=RANKS.index)
        said.setdefault(cells[0], []).extend(lines)
    for cell, severity in fills.items():
        element = sheet.cell(cell)
        text = element.get("s", "0")
        element.set("s", str(styles.mark(int(text) if text.isdecimal() else 0, severity)))
        sheet.is_changed = True
    lift_marks(sheet, styles, fills, sheets.strings)
    comments = Comments(sheet)
    heard = {cell: lines for cell, lines in said.items() if comments.takes(cell)}
    for cell in sorted(heard, key=parse_cell):
        comments.say(cell, heard[cell])
    comments.put_back()
    boxes = Boxes(sheet)
    texts = comments.texts()
    boxes.draw(texts)
    boxes.stretch({cell: texts[cell] for cell in heard})
    boxes.put_back()
    return [line.text for lines in heard.values() for line in lines]


def _cells(sheet: SheetPart, place: str) -> list[str]:
    """The cells of a place (`D14`, `B5:K5`) that show it, the one to comment first."""
    area = read_area(place)
    assert area is not None, place
    top, left, bottom, right = area
    first = sheet.merged_to(cell_name(top, left))
    if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
        return [first]
    cells = (cell_name(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
    return list(dict.fromkeys([first, *map(sheet.merged_to, cells)]))

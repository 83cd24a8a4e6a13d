"""Finds the sheets of ours in a workbook, by two independent means each.

A sheet is known by the title it was sent out with, else by the keys on it, else by its title in any
language, and only if columns of ours stand on it. A page to read is known by its title, else by what is
printed there. Whatever is left was added by people, unless it is blank.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from xlreview.i18n import in_all_languages
from xlreview.layout.pages import BESIDE, Marks
from xlreview.layout.sheets import DATA_SHEETS, SHEETS, Sheet
from xlreview.layout.stamp import StampedWorkbook
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.finding.columns import FoundSheet, find_columns
from xlreview.read.finding.pages import find_pages
from xlreview.read.values.answers import plain_key

PrintedIds = Mapping[str, Collection[str]]
"""Row ids by sheet key, as they were sent out."""


@dataclass(frozen=True)
class FoundSheets:
    """The data sheets of a workbook by key, in workbook order, and titles of sheets that people added.

    `headless` are the keys of sheets that are there under their title, but without a heading left to tell
    their columns apart; they count as added, so that their content is kept. So do `copies`, by title, of
    sheets that are there themselves. `pages` are the pages to read by title, with what is printed there.
    """

    by_key: Mapping[str, FoundSheet]
    added: tuple[str, ...]
    headless: frozenset[str] = frozenset()
    copies: Mapping[str, FoundSheet] = field(default_factory=dict)
    pages: Mapping[str, Marks] = field(default_factory=dict)


def find_sheets(
    book: Book, stamped: StampedWorkbook, printed: PrintedIds, *, beside: Collection[str]
) -> FoundSheets:
    """Every sheet that a workbook still has, out of those it was sent out with.

    `beside` are the titles of hidden sheets that are nobody's business.
    """
    titles = stamped.titles
    expected = [sheet for sheet in DATA_SHEETS if sheet.key in titles]
    found: dict[str, FoundSheet] = {}
    for sheet in expected:
        if titles[sheet.key] in book.titles:
            grid = book.grid(titles[sheet.key])
            known = find_columns(sheet, grid, printed.get(sheet.key, ()), marks_beside(stamped, sheet.key))
            if known is not None:
                found[sheet.key] = known
    taken = {one.grid.title for one in found.values()} | set(beside)
    taken.update(titles[sheet.key] for sheet in SHEETS if sheet.key in titles and sheet not in DATA_SHEETS)
    left = [title for title in book.titles if title not in taken]
    for sheet in expected:
        if sheet.key not in found and (known := _elsewhere(sheet, book, left, stamped, printed)):
            found[sheet.key] = known
            left.remove(known.grid.title)
    pages = find_pages(book, titles, stamped.page_marks, left)
    added = tuple(
        title
        for title in left
        if title not in pages and not _is_blank(book.grid(title)) and not _is_benchmarks(book.grid(title))
    )
    headless = {sheet.key for sheet in expected if sheet.key not in found and titles[sheet.key] in added}
    return FoundSheets(
        {sheet.key: found[sheet.key] for sheet in expected if sheet.key in found},
        added,
        frozenset(headless),
        dict(_copies(book, added, found, printed)),
        pages,
    )


def marks_beside(stamped: StampedWorkbook, key: str) -> Marks | None:
    """What was printed beside the answers of a sheet; None where the stamp has been lost."""
    return stamped.page_marks.get(f"{BESIDE}{key}", frozenset()) if stamped.page_marks else None


def _elsewhere(
    sheet: Sheet, book: Book, titles: Collection[str], stamped: StampedWorkbook, printed: PrintedIds
) -> FoundSheet | None:
    """A sheet under another title than it was sent out with: its keys tell, or its title in any language."""
    usual = {plain_key(title) for title in in_all_languages(f"sheet.{sheet.key}").values()}
    ids, marks = printed.get(sheet.key, ()), marks_beside(stamped, sheet.key)
    for title in sorted(titles, key=lambda title: plain_key(title) not in usual):
        known = find_columns(sheet, book.grid(title), ids, marks)
        if known is not None and (plain_key(title) in usual or known.key_row is not None):
            return known
    for title in titles:
        known = find_columns(sheet, book.grid(title), ids, marks)
        if known is not None and _has_most_labels(known):
            return known
    return None


def _copies(
    book: Book, added: Collection[str], found: Mapping[str, FoundSheet], printed: PrintedIds
) -> Iterator[tuple[str, FoundSheet]]:
    """Added sheets that are like one that was found: Excel's "Evidence (2)"."""
    for title in added:
        for key, original in found.items():
            known = find_columns(original.sheet, book.grid(title), printed.get(key, ()))
            if known is not None and (known.key_row is not None or _has_most_labels(known)):
                yield title, known
                break


def _has_most_labels(found: FoundSheet) -> bool:
    return len(found.by_label) * 4 >= len(found.sheet.columns) * 3


def _is_blank(grid: Grid) -> bool:
    return not any(cell != "" for row in grid.rows for cell in row)


def _is_benchmarks(grid: Grid) -> bool:
    """Whether a sheet left over is the benchmarks, in a workbook that does not say what is printed there."""
    benchmarks = next(sheet for sheet in SHEETS if sheet.key == "benchmarks")
    known = find_columns(benchmarks, grid)
    return known is not None and known.key_row is not None

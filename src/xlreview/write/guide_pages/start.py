"""The page `start`: a letter to the person who fills the workbook, with steps that show their progress."""

from __future__ import annotations

from xlreview.i18n import has_text
from xlreview.layout.sheets import Access, Rows, Sheet
from xlreview.model.pack import words
from xlreview.model.rating import Role
from xlreview.write.book.heights import LINE
from xlreview.write.book.open_book import Book
from xlreview.write.guide_pages.legend import write_cells_legend, write_evidence_legend, write_ratings_legend
from xlreview.write.guide_pages.page import Page
from xlreview.write.guide_pages.progress import write_progress
from xlreview.write.guide_pages.receipt import write_receipt, write_settled

_SIDE, _TEXT, _DONE, _BAR = 1, 2, 3, 4
"""Columns: what it is about, the words, how much is done as figures and as a bar."""
_WIDTHS = (27, 70, 12, 12)
_GAP = 13.0
_SMALL = ("ink", "secondary", "small")
_POINTS_OF_PAPER = 1400.0
"""Points of this page that one sheet of paper takes, smaller than on the screen but still readable."""


def write_start(book: Book) -> None:
    """Writes the start page of an open book: what this is, the steps, the colours, where to send it."""
    page = Page(book, "start", _WIDTHS)
    stamp = book.review.stamp
    row = _write_letterhead(page)
    row = _write_steps(page, _gap(page, row))
    row = _write_side(page, _gap(page, row), book.words("guide.start.ratings"))
    row = write_ratings_legend(page, row)
    if "evidence" in book.laid and "findings" in book.laid:
        row = _write_side(page, _gap(page, row), book.words("guide.start.evidence"))
        row = write_evidence_legend(page, row)
    if not stamp.is_redacted:
        row = _write_side(page, _gap(page, row), book.words("guide.start.cells"))
        row = write_cells_legend(page, row)
        finish = book.words(f"guide.start.done.{stamp.role}")
        row = _write_paragraph(page, _gap(page, row), book.words("guide.start.finish"), finish)
    row = write_receipt(page, _gap(page, row))
    pages = 1 if page.points(0, row) < _POINTS_OF_PAPER else 0
    page.print_on_a4(row - 1, upright=True, pages=pages)


def _write_letterhead(page: Page) -> int:
    book = page.book
    stamp = book.review.stamp
    page.put_large(1, stamp.city, "title", size=22)
    heading = " · ".join(filter(None, (book.words(f"guide.heading.{stamp.purpose}"), stamp.round)))
    page.put_large(2, heading, "ink", "secondary", "large", size=13)
    about = book.words(f"guide.start.about.{stamp.purpose}")
    row = _write_paragraph(page, _gap(page, 3), book.words("guide.start.what"), about)
    if stamp.is_redacted:
        names = book.words(f"guide.start.names.{stamp.audience}")
        row = _write_paragraph(page, row, book.words("guide.start.names.heading"), names)
    if stamp.reviewers:
        key = "reviewer" if stamp.role is Role.REVIEWER else "reviewers"
        row = _write_paragraph(page, row, book.words(f"guide.start.{key}"), ", ".join(stamp.reviewers))
    pack = book.words(
        "guide.start.pack_version",
        title=words(book.pack.title, book.language),
        version=book.pack.version,
    )
    return _write_paragraph(page, row, book.words("guide.start.pack"), pack)


def _write_steps(page: Page, row: int) -> int:
    book = page.book
    if book.review.stamp.is_redacted:
        return _write_contents(page, row)
    page.put(row, _SIDE, book.words("guide.start.steps"), "ink", "side")
    page.put(row, _TEXT, book.words("guide.start.steps_about"), *_SMALL)
    page.put(row, _DONE, book.words("guide.start.rows_done"), *_SMALL, "right", "indented")
    page.fit(row, (book.words("guide.start.rows_done"), _DONE))
    row += 1
    for sheet, access in _in_order(book):
        key = f"guide.start.step.{book.review.stamp.role}.{sheet.key}"
        if has_text(key, book.language):
            _write_step(page, row, sheet, book.words(key))
            if sheet.key == "conflicts":
                write_settled(page, row, (_DONE, _BAR))
            elif access is Access.FILLS:
                write_progress(page, row, sheet, (_DONE, _BAR))
            row += 1
    return row


def _write_contents(page: Page, row: int) -> int:
    """What a copy to read has, sheet by sheet."""
    book = page.book
    row = _write_side(page, row, book.words("guide.start.contents"))
    for sheet in book.sheets:
        key = f"guide.start.holds.{sheet.key}"
        if has_text(key, book.language):
            _write_step(page, row, sheet, book.words(key))
            row += 1
    return row


def _in_order(book: Book) -> list[tuple[Sheet, Access]]:
    """The sheets in the order of the work: what people differ on comes first, if there is a merge at all."""
    merged = book.review.merged is not None
    sheets = [one for one in book.sheets.items() if merged or one[0].rows is not Rows.FOUND]
    return sorted(sheets, key=lambda one: one[0].key != "conflicts")


def _write_step(page: Page, row: int, sheet: Sheet, words: str) -> None:
    page.put_link(row, _SIDE, sheet.key, "ink", "link", "bold", "middle", "hairline_below")
    page.put(row, _TEXT, words, "ink", "middle", "hairline_below")
    page.put(row, _DONE, None, "hairline_below")
    page.put(row, _BAR, None, "hairline_below")
    page.fit(row, (words, _TEXT), (page.book.title(sheet.key), _SIDE), padding=9)


def _write_paragraph(page: Page, row: int, side: str, text: str) -> int:
    page.put(row, _SIDE, side, "ink", "side")
    page.put(row, _TEXT, text, "ink")
    page.fit(row, (side, _SIDE), (text, _TEXT))
    return row + 1


def _write_side(page: Page, row: int, side: str) -> int:
    page.put(row, _SIDE, side, "ink", "side")
    page.height(row, LINE + 4)
    return row + 1


def _gap(page: Page, row: int) -> int:
    page.height(row, _GAP)
    return row + 1

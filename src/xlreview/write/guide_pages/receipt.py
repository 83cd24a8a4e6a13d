"""The receipt of a merge on the start page: every file that went in, and what was taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from xlreview.layout.days import day_in_words
from xlreview.model.ledger import Copy, Ledger
from xlreview.model.merged import Merged
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula
from xlreview.write.book.settled import count_settled
from xlreview.write.guide_pages.page import Page

_FILE, _ABOUT, _CELLS, _ROWS = 1, 2, 3, 4
_SMALL = ("ink", "secondary", "small", "hairline_below")
_LINE = ("ink", "middle", "hairline_below")
_FIGURE = (*_LINE, "right", "indented", "as_number")
_PRINT = 8
"""Digits of a fingerprint that people compare."""


def write_receipt(page: Page, row: int) -> int:
    """Writes the receipt of a merged review, if it is one; comes back with the row below."""
    review = page.book.review
    if review.ledger is None or review.merged is None:
        return row
    row = _write_heading(page, row)
    rows, about = rows_taken(review.merged), _about_copies(page.book, review.ledger)
    copies = sorted(review.ledger.copies.values(), key=lambda copy: (copy.file, copy.order))
    for copy in copies:
        page.put(row, _FILE, copy.file, *_LINE)
        page.put(row, _ABOUT, about[copy.fingerprint], *_LINE)
        page.put(row, _CELLS, copy.cells_read, *_FIGURE)
        page.put(row, _ROWS, rows[copy.fingerprint], *_FIGURE)
        page.fit(row, (copy.file, _FILE), (about[copy.fingerprint], _ABOUT), padding=7)
        row += 1
    return row


def rows_taken(merged: Merged) -> Mapping[str, int]:
    """Rows of the merged review that something of a file stands in, by its fingerprint."""
    taken: Counter[str] = Counter()
    taken.update(
        row.said[0].copy.fingerprint for row in merged.rows.values() if row.by_column is None and row.said
    )
    for row in merged.rows.values():
        if row.by_column is not None:
            taken.update({one.copy.fingerprint for some in row.by_column.values() for one in some})
    return taken


def write_settled(page: Page, row: int, columns: tuple[int, int]) -> None:
    """Writes how many conflicts are settled, as figures and as a bar, following what the team chooses."""
    figures, bar = columns
    settled = count_settled(page.book)
    shown = ("ink", "middle", "right", "indented", "hairline_below")
    if settled is None:
        page.put(row, figures, page.book.words("guide.start.no_conflicts"), *shown)
        return
    now, total = settled.now, settled.total
    page.put(row, figures, Formula(f'={settled.formula}&" / {total}"', f"{now} / {total}"), *shown)
    page.put(row, bar, Formula(f"={settled.formula}/{total}", now / total), "ink", "share", "hairline_below")
    page.draw_bar(row, bar)


def _write_heading(page: Page, row: int) -> int:
    words = page.book.words
    page.put(row, _FILE, words("guide.start.receipt"), "ink", "side")
    page.put(row, _ABOUT, words("guide.start.receipt_about"), *_SMALL)
    for column, key in ((_CELLS, "cells_read"), (_ROWS, "rows_taken")):
        page.put(row, column, words(f"guide.start.{key}"), *_SMALL, "right", "indented")
    page.fit(row, (words("guide.start.cells_read"), _CELLS), (words("guide.start.rows_taken"), _ROWS))
    return row + 1


def _about_copies(book: Book, ledger: Ledger) -> Mapping[str, str]:
    """What there is to say about each copy, by its fingerprint."""
    set_aside = Counter(copy.fingerprint for copy in ledger.set_aside.values())
    comments = Counter(copy.fingerprint for copy in ledger.comments.values())
    return {
        fingerprint: " · ".join(
            (
                *_whose(book, copy),
                *_counted(book, "commented", comments[fingerprint]),
                *_counted(book, "not_taken", set_aside[fingerprint]),
            )
        )
        for fingerprint, copy in ledger.copies.items()
    }


def _counted(book: Book, key: str, count: int) -> tuple[str, ...]:
    return (book.words(f"guide.start.{key}", count=count),) if count else ()


def _whose(book: Book, copy: Copy) -> Iterator[str]:
    """Whose file it is, when and by whom it was saved, how to tell it from others."""
    yield from filter(None, copy.reviewers)
    yield book.words(f"guide.method.roles.{copy.role}")
    if copy.saved.at is not None:
        at = f"{day_in_words(copy.saved.at, book.language)} {copy.saved.at:%H:%M} UTC"
        key = "saved_by" if copy.saved.by else "saved"
        by = {"by": copy.saved.by} if copy.saved.by else {}
        yield book.words(f"guide.start.{key}", at=at, **by)
    yield book.words("guide.start.fingerprint", digits=copy.fingerprint[:_PRINT])

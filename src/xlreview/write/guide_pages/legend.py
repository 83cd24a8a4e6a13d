"""What the colours and symbols mean, as the start page and the method page both tell it."""

from __future__ import annotations

from xlreview.layout.choices import label_of
from xlreview.method.evidence import CONFIRMING_INTERVIEWS
from xlreview.model.rating import EvidenceState, Rating
from xlreview.write.book.open_book import Book
from xlreview.write.guide_pages.page import Page

_CHIP, _MEANING = 1, 2
"""Columns of the coloured field and of the words beside it."""


def write_ratings_legend(page: Page, row: int) -> int:
    """One line for each rating; comes back with the row below."""
    for rating in Rating:
        label = label_of("rating", rating, page.book.pack, page.book.language)
        meaning = page.book.words(f"guide.rating.{rating}")
        row = _write_line(page, row, label, meaning, f"rating_{rating}")
    return row


def write_evidence_legend(page: Page, row: int) -> int:
    """One line for each state of the evidence; comes back with the row below."""
    for state in EvidenceState:
        label = label_of("evidence_state", state, page.book.pack, page.book.language)
        row = _write_line(page, row, label, meaning_of_state(page.book, state), f"evidence_{state}")
    return row


def write_cells_legend(page: Page, row: int) -> int:
    """One line for each way that a cell of a data sheet can look; comes back with the row below."""
    for name, styles in (
        ("given", ("given",)),
        ("answer", ("boxed",)),
        ("missing", ("boxed", "missing")),
        ("off_list", ("boxed", "off_list")),
    ):
        label = page.book.words(f"guide.cell.{name}")
        row = _write_line(page, row, label, page.book.words(f"guide.cell.{name}_about"), *styles)
    return row


def meaning_of_state(book: Book, state: EvidenceState) -> str:
    """A state of the evidence in a sentence."""
    if state in (EvidenceState.CONFIRMED, EvidenceState.THIN):
        return book.words(f"guide.evidence_state.{state}", needed=CONFIRMING_INTERVIEWS)
    return book.words(f"guide.evidence_state.{state}")


def _write_line(page: Page, row: int, label: str, meaning: str, *styles: str) -> int:
    page.put(row, _CHIP, label, "ink", "tile", *styles, "centred", "middle")
    page.put(row, _MEANING, meaning, "ink", "middle", "indented")
    page.fit(row, (meaning, _MEANING), (label, _CHIP), padding=5)
    return row + 1

"""Where reviewers differ, on the dashboard of a merged workbook: as of the merge, alpha as a footnote."""

from __future__ import annotations

from xlreview.method.agreement_table import AgreementTable, TableLine, agreement_table
from xlreview.method.reviewers import compare_reviewers
from xlreview.write.book.heights import LINE, lines_in, pixels_of
from xlreview.write.guide_pages.dashboard_page import FIRST, HEADING, DashboardPage

_PAIRS_AT_MOST = 10
"""Pairs of reviewers, those first who differ most, so that a team of twelve fits the page."""
_LINE_HEIGHT = 20.0


def write_agreement(page: DashboardPage, row: int) -> int:
    """Writes the table where two reviewers have rated the same; comes back with the row below."""
    book = page.book
    if book.review.merged is None:
        return row
    agreement = compare_reviewers(book.pack, book.review.merged.screening)
    table = agreement_table(agreement, book.pack, book.language)
    if table is None:
        return row
    row = page.put_section(
        row, book.words("guide.dashboard.agreement"), book.words("guide.dashboard.agreement_about")
    )
    row = _write_headings(page, row, table)
    left_out = max(len(agreement.pairs) - _PAIRS_AT_MOST, 0)
    for line in table.lines[: len(table.lines) - left_out]:
        _write_line(page, row, line)
        row += 1
    if left_out:
        row = _write_note(page, row, book.words("guide.dashboard.pairs_left_out", count=left_out))
    if table.apart:
        row = _write_note(page, row, book.words("guide.dashboard.apart", codes=", ".join(table.apart)))
    return _write_note(page, row, table.footnote)


def _write_headings(page: DashboardPage, row: int, table: AgreementTable) -> int:
    first, *others = table.headings
    page.put(row, HEADING, first, "ink", "bold", "secondary", "hairline_below")
    for slot, heading in enumerate(others, 1):
        across = page.slot_columns(slot)
        page.put_across(row, across, heading, "ink", "bold", "secondary", "centred", "hairline_below")
    page.fit_widths(row, *((heading, page.widths[HEADING]) for heading in table.headings), padding=5)
    return row + 1


def _write_line(page: DashboardPage, row: int, line: TableLine) -> None:
    page.put(row, HEADING, line.label, "ink", "middle", "hairline_below")
    for slot, count in enumerate(line.counts, 1):
        share = f"{count}  ·  {count / line.compared * 100:.0f}\N{NO-BREAK SPACE}%" if count else "–"
        page.put_across(row, page.slot_columns(slot), share, "ink", "centred", "middle", "hairline_below")
    across = page.slot_columns(len(line.counts) + 1)
    page.put_across(row, across, line.compared, "ink", "centred", "middle", "hairline_below", "as_number")
    lines = lines_in(line.label, pixels_of(page.widths[HEADING]))
    page.height(row, max(_LINE_HEIGHT, lines * LINE + 5))


def _write_note(page: DashboardPage, row: int, text: str) -> int:
    """A paragraph in small letters across the table."""
    last = page.slot_columns(5)[1]
    page.put_across(row, (HEADING, last), text, "ink", "secondary", "small", "wrapped", "middle")
    width = sum(map(pixels_of, page.widths[HEADING:FIRST])) + sum(
        map(pixels_of, page.widths[FIRST : last + 1])
    )
    page.height(row, lines_in(text, width, stretch=9 / 11) * LINE + 4)
    return row + 1

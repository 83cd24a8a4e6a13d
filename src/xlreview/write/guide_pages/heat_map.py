"""The heat map: the leading rating of every pillar and area, in words and colour."""

from __future__ import annotations

from xlreview.layout.choices import label_of
from xlreview.model.rating import Rating
from xlreview.write.guide_pages.counts import LeadingRatings
from xlreview.write.guide_pages.dashboard_page import DashboardPage
from xlreview.write.guide_pages.grid import Grid
from xlreview.write.hidden.ledger import Ledger

_FIELD_HEIGHT = 72.0


def write_heat_map(page: DashboardPage, row: int, grid: Grid, ledger: Ledger) -> int:
    """Writes one coloured field for every pillar and area; comes back with the row below."""
    book = page.book
    leading = LeadingRatings(book, ledger)
    top = row = page.put_column_headings(row, grid)
    for heading in grid.rows:
        page.height(row, _FIELD_HEIGHT)
        page.put_row_heading(row, heading)
        for number, column in enumerate(grid.columns):
            glance = grid.glance(heading, column)
            if glance:
                field = leading.field(glance)
                page.put_across(row, page.field_columns(number), field, "ink", "pale", "field", "large")
        row += 1
    labels = [(label_of("rating", rating, book.pack, book.language), f"rating_{rating}") for rating in Rating]
    page.colour((top, row - 1), labels, "begins with")
    return row

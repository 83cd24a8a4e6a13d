"""Every indicator at a glance: small tiles with code and symbol, or cards where a pack is not divided."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.layout.choices import SYMBOLS, label_of
from xlreview.model.pack import words
from xlreview.model.rating import Rating
from xlreview.write.book.heights import LINE, lines_in, pixels_of
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula
from xlreview.write.guide_pages.counts import literal
from xlreview.write.guide_pages.dashboard_page import FIRST, HEADING, DashboardPage
from xlreview.write.guide_pages.grid import Grid
from xlreview.write.hidden.ledger import Ledger

NOT_RATED = "·"
OFF_LIST = "!"
CARDS_AT_MOST = 36
"""More indicators than that make tiles, even where nothing groups them."""
_TILE_HEIGHT = 27.0
_GAP = 6.0
_STYLES = ("ink", "pale", "tile", "small")
_CARDS_IN_A_ROW = 6


class _Symbols:
    """What a tile says: the code, and below it the symbol of the present rating."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._rating = ledger.rating
        self._list = book.lists.choices("rating")
        self._position = {code: number for number, code in enumerate(book.pack.indicators_by_code)}

    def tile(self, code: str, rating: Rating | None) -> Formula:
        rated = self._rating.cell(self._position[code])
        on_list = f"ISNUMBER(MATCH({rated},{self._list},0))"
        return Formula(
            f'={literal(code)}&CHAR(10)&IF({rated}="","{NOT_RATED}",IF({on_list},LEFT({rated},1),"{OFF_LIST}"))',
            f"{code}\n{SYMBOLS[rating] if rating else NOT_RATED}",
        )


def write_tiles(page: DashboardPage, row: int, grid: Grid, ledger: Ledger) -> int:
    """Writes a tile for every indicator, grouped as in the heat map; comes back with the row below."""
    symbols = _Symbols(page.book, ledger)
    top = row = page.put_column_headings(row, grid)
    for heading in grid.rows:
        rows_used = 1
        for number, column in enumerate(grid.columns):
            glance = grid.glance(heading, column)
            first = page.field_columns(number)[0]
            for place, (code, rating) in enumerate(glance.ratings.items() if glance else ()):
                down, right = divmod(place, page.per_field)
                page.put(row + down, first + right, symbols.tile(code, rating), *_STYLES)
                rows_used = max(rows_used, down + 1)
        page.put_row_heading(row, heading, rows=rows_used)
        for down in range(rows_used):
            page.height(row + down, _TILE_HEIGHT)
        page.height(row + rows_used, _GAP)
        row += rows_used + 1
    return _coloured(page, top, row)


def write_ungrouped_tiles(
    page: DashboardPage, row: int, ratings: Mapping[str, Rating | None], ledger: Ledger
) -> int:
    """Writes the tiles one after the other; comes back with the row below."""
    symbols = _Symbols(page.book, ledger)
    top = row
    in_a_row = page.last_column - FIRST + 1
    for place, (code, rating) in enumerate(ratings.items()):
        down, right = divmod(place, in_a_row)
        page.put(top + down, FIRST + right, symbols.tile(code, rating), *_STYLES)
        page.height(top + down, _TILE_HEIGHT)
        row = top + down + 1
    return _coloured(page, top, row)


def write_cards(page: DashboardPage, row: int, ratings: Mapping[str, Rating | None], ledger: Ledger) -> int:
    """Writes a card for every indicator with code, short title and rating; comes back with the row below."""
    book = page.book
    titles = {one.code: f"{one.code}  {words(one.title, book.language)}" for one in book.pack.indicators}
    named = book.lists.add("card", list(titles.values()))
    lines = max(lines_in(title, pixels_of(page.widths[HEADING] - 1)) for title in titles.values())
    unrated = book.words("guide.dashboard.not_rated")
    top = row
    for place, (code, title) in enumerate(titles.items()):
        down, right = divmod(place, _CARDS_IN_A_ROW)
        row = top + down
        page.height(row, (lines + 1) * LINE + 12)
        rating = ratings[code]
        shown = label_of("rating", rating, book.pack, book.language) if rating else unrated
        rated = ledger.rating.cell(place)
        card = Formula(
            f'={named.cell(place)}&CHAR(10)&IF({rated}="",{literal(unrated)},{rated})', f"{title}\n{shown}"
        )
        page.put_across(row, page.slot_columns(right), card, "ink", "pale", "field")
    labels = [(label_of("rating", rating, book.pack, book.language), f"rating_{rating}") for rating in Rating]
    page.colour((top, row), labels, "ends with")
    return row + 1


def _coloured(page: DashboardPage, top: int, below: int) -> int:
    labels = [(SYMBOLS[rating], f"rating_{rating}") for rating in Rating]
    page.colour((top, below - 1), [*labels, (OFF_LIST, "off_list")], "ends with")
    return below

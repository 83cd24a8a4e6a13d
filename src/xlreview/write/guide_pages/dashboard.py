"""The page `dashboard`: live counts, heat map, every rating as a tile, charts."""

from __future__ import annotations

from xlreview import look
from xlreview.method.evidence import NO_WEIGHT
from xlreview.method.glance import ratings_by_code
from xlreview.model.rating import EvidenceState, Rating
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range
from xlreview.write.book.settled import count_settled
from xlreview.write.guide_pages.agreement import write_agreement
from xlreview.write.guide_pages.charts import Chart, bar_chart, put_charts, stacked_chart
from xlreview.write.guide_pages.counts import (
    Labelled,
    count_all,
    count_all_with_rest,
    count_by_group,
    count_by_sheet,
    literal,
)
from xlreview.write.guide_pages.dashboard_page import FIRST, HEADING, DashboardPage
from xlreview.write.guide_pages.figures import write_rating_figures, write_work_figures
from xlreview.write.guide_pages.grid import Grid, grid_of
from xlreview.write.guide_pages.heat_map import write_heat_map
from xlreview.write.guide_pages.tiles import CARDS_AT_MOST, write_cards, write_tiles, write_ungrouped_tiles
from xlreview.write.hidden.ledger import Ledger
from xlreview.write.hidden.tally import Tally

_CHART_HEIGHT = 195.0
_GAP = 8.0
_POINTS_OF_PAPER = 640.0
"""Points of the dashboard that one sheet of paper takes at a size that can be read."""


def write_dashboard(book: Book, ledger: Ledger, tally: Tally | None) -> None:
    """Writes the dashboard of an open book, from its ledger and its tally of evidence, if it has one.

    Where the workbook has no sheet with ratings (a plan that was not drawn from a review) only the
    counts of the work stand on it.
    """
    if ledger.rated_on in book.laid:
        _write_with_ratings(book, ledger, tally)
    else:
        page = DashboardPage(book, None)
        titles = {key: book.title(key) for key in ("recommendations", "plan")}
        row = _write_title(page, book.words("guide.dashboard.shown_plan", **titles))
        row = write_work_figures(page, row)
        page.print_on_a4(row - 1, upright=False, pages=1)


def _write_with_ratings(book: Book, ledger: Ledger, tally: Tally | None) -> None:
    grid = grid_of(book, ledger.rated_on)
    page = DashboardPage(book, grid)
    ratings = ratings_by_code(book.review, ledger.rated_on)
    rated = Labelled("rating", ledger.rating, ratings)
    counts = count_all(book, rated)
    row = _write_title(page, book.words("guide.dashboard.shown", sheet=book.title(ledger.rated_on)))
    row = write_rating_figures(page, row, counts, ratings)
    page.height(row, _GAP)
    row = write_work_figures(page, row + 1)
    second_paper = None
    if grid:
        row = _write_heat_map(page, row, grid, ledger)
        second_paper = row
        row = page.put_section(
            row, book.words("guide.dashboard.every"), book.words("guide.dashboard.every_about")
        )
        row = write_tiles(page, row, grid, ledger)
    else:
        row = page.put_section(row, book.words("guide.dashboard.every"))
        write = write_cards if len(ratings) <= CARDS_AT_MOST else write_ungrouped_tiles
        row = write(page, row, ratings, ledger)
    charts = [_chart_of_ratings(book, ledger, grid, rated, counts)]
    if tally:
        charts.append(_chart_of_evidence(book, ledger, grid, tally))
    elif len(ledger.ratings) > 1:
        charts.append(_chart_of_steps(book, ledger))
    page.height(row, _GAP)
    row = put_charts(page, row + 1, charts, _CHART_HEIGHT)
    row = write_agreement(page, row)
    page.print_on_a4(row - 1, upright=False, pages=1)
    if second_paper and page.points(0, row) > _POINTS_OF_PAPER:
        page.begin_paper_at(second_paper, row - 1)


def _write_title(page: DashboardPage, about: str) -> int:
    book = page.book
    page.put_large(1, book.words("guide.dashboard.heading", city=book.review.stamp.city), "title", size=22)
    page.put(2, HEADING, about, "ink", "secondary", "one_line")
    row = _write_open_conflicts(page, 3)
    page.height(row, _GAP)
    return row + 1


def _write_open_conflicts(page: DashboardPage, row: int) -> int:
    """A line that leads to the conflicts, where there are any, and says how many are open."""
    settled = count_settled(page.book) if "conflicts" in page.book.laid else None
    if settled is None:
        return row
    page.put_link(row, HEADING, "conflicts", "ink", "link", "bold", "one_line")
    words = page.book.words("guide.dashboard.conflicts", open="|", settled="|")
    before, between, behind = map(literal, words.split("|"))
    left = f"({settled.total}-{settled.formula})"
    text = f"{settled.total - settled.now}", f"{settled.now}"
    shown = page.book.words("guide.dashboard.conflicts", open=text[0], settled=text[1])
    formula = Formula(f"={before}&{left}&{between}&{settled.formula}&{behind}", shown)
    page.put(row, FIRST, formula, "ink", "one_line")
    page.height(row, 17)
    return row + 1


def _write_heat_map(page: DashboardPage, row: int, grid: Grid, ledger: Ledger) -> int:
    words = page.book.words
    row = page.put_section(
        row, words(f"guide.dashboard.heat_map.{_kind(grid)}"), words("guide.dashboard.heat_map.about")
    )
    return write_heat_map(page, row, grid, ledger)


def _kind(grid: Grid) -> str:
    if grid.has_pillars and grid.has_areas:
        return "pillars_and_areas"
    return "pillars" if grid.has_pillars else "areas"


def _by(grid: Grid) -> str:
    return "pillars" if grid.has_pillars else "areas"


def _chart_of_ratings(book: Book, ledger: Ledger, grid: Grid | None, rated: Labelled, counts: Range) -> Chart:
    if grid:
        title = book.words(f"guide.dashboard.chart.ratings_{_by(grid)}")
        return stacked_chart(book, title, count_by_group(book, ledger, grid, rated), "rating")
    title = book.words("guide.dashboard.chart.ratings")
    fills = [*(look.RATING_FILL[rating] for rating in Rating), look.HAIRLINE]
    names, bars = count_all_with_rest(book, rated, counts, book.words("guide.dashboard.not_rated"))
    return bar_chart(book, title, names, bars, fills=fills, largest=len(rated.values))


def _chart_of_evidence(book: Book, ledger: Ledger, grid: Grid | None, tally: Tally) -> Chart:
    weights = book.weights
    states = {code: weights.get(code, NO_WEIGHT).state for code in book.pack.indicators_by_code}
    weighed = Labelled("evidence_state", tally.columns["evidence_state"], states)
    if grid:
        title = book.words(f"guide.dashboard.chart.evidence_{_by(grid)}")
        return stacked_chart(book, title, count_by_group(book, ledger, grid, weighed), "evidence_state")
    return bar_chart(
        book,
        book.words("guide.dashboard.chart.evidence"),
        book.lists.choices("evidence_state"),
        count_all(book, weighed),
        fills=[look.EVIDENCE_FILL[state] for state in EvidenceState],
        largest=len(book.pack.indicators),
    )


def _chart_of_steps(book: Book, ledger: Ledger) -> Chart:
    ratings = {sheet: ratings_by_code(book.review, sheet) for sheet in ledger.ratings}
    counted = count_by_sheet(book, ledger, ratings)
    return stacked_chart(book, book.words("guide.dashboard.chart.steps"), counted, "rating")

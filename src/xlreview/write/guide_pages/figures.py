"""Plain counts in large figures: how many ratings of each kind, and how far the rest of the work is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreview.layout.choices import label_of
from xlreview.method.glance import count_ratings
from xlreview.model.rating import Rating, Role
from xlreview.model.review import Entry
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range
from xlreview.write.guide_pages.dashboard_page import HEADING, DashboardPage

_FIGURE_HEIGHT = 33.0


@dataclass(frozen=True, slots=True)
class _Figure:
    """How many rows of a sheet have an answer in `column`: any, or one of `values`."""

    name: str
    sheet: str
    column: str
    values: tuple[str, ...] = ()

    def fits(self, entry: Entry) -> bool:
        answer = entry.get(self.column)
        return answer in self.values if self.values else answer is not None


_WORK: Mapping[Role, tuple[_Figure, ...]] = {
    Role.CITY: (),
    Role.REVIEWER: (
        _Figure("interviews_planned", "interviews", "role"),
        _Figure("interviews_held", "interviews", "status", ("held",)),
        _Figure("evidence_rows", "evidence", "statement"),
        _Figure("good_practices", "evidence", "good_practice"),
    ),
    Role.TEAM: (
        _Figure("interviews_planned", "interviews", "role"),
        _Figure("interviews_held", "interviews", "status", ("held",)),
        _Figure("evidence_rows", "evidence", "statement"),
        _Figure("good_practices", "evidence", "good_practice"),
        _Figure("recommendations", "recommendations", "text"),
        _Figure("actions", "plan", "action"),
    ),
    Role.PLAN: (
        _Figure("recommendations", "recommendations", "text"),
        _Figure("answered", "recommendations", "response", ("accepted", "partly", "declined")),
        _Figure("actions", "plan", "action"),
        _Figure("actions_not_started", "plan", "status", ("not_started",)),
        _Figure("actions_under_way", "plan", "status", ("under_way",)),
        _Figure("actions_done", "plan", "status", ("done",)),
    ),
}


def write_rating_figures(
    page: DashboardPage, row: int, counts: Range, ratings: Mapping[str, Rating | None]
) -> int:
    """Writes how many are rated and how many have each rating; comes back with the row below.

    `counts` are the counts in the order of the closed list, `ratings` what they come from now.
    """
    book = page.book
    present = count_ratings(ratings.values())
    total = len(ratings)
    rated = Formula(f'=SUM({counts})&" / {total}"', f"{sum(present.values())} / {total}")
    _write_figure(page, row, 0, rated, book.words("guide.dashboard.rated"), "pale")
    for number, rating in enumerate(Rating):
        label = label_of("rating", rating, book.pack, book.language)
        figure = Formula(f"={counts.cell(number)}", present[rating])
        _write_figure(page, row, number + 1, figure, label, f"rating_{rating}")
    return _finish(page, row, [book.words("guide.dashboard.rated")])


def write_work_figures(page: DashboardPage, row: int) -> int:
    """Writes the counts of interviews, evidence, recommendations and actions that this role works with."""
    book = page.book
    figures = [figure for figure in _WORK[book.review.stamp.role] if figure.sheet in book.laid]
    if not figures:
        return row
    names = [book.words(f"guide.dashboard.{figure.name}") for figure in figures]
    for number, (figure, name) in enumerate(zip(figures, names, strict=True)):
        _write_figure(page, row, number, _formula(book, figure), name, "pale")
    return _finish(page, row, names)


def _formula(book: Book, figure: _Figure) -> Formula:
    place = book.laid[figure.sheet].range(figure.column)
    present = sum(map(figure.fits, book.review.of(figure.sheet)))
    if not figure.values:
        return Formula(f"=SUMPRODUCT(1*ISNUMBER(1/LEN(TRIM({place}))))", present)
    choices = book.laid[figure.sheet].sheet.column(figure.column).choices
    spelled = book.lists.spellings(str(choices), figure.values)
    return Formula(f"=SUMPRODUCT(1*ISNUMBER(MATCH(TRIM({place}),{spelled},0)))", present)


def _write_figure(page: DashboardPage, row: int, slot: int, figure: Formula, words: str, fill: str) -> None:
    across = page.slot_columns(slot)
    page.put_across(row, across, figure, "ink", fill, "field", "figure", "field_top")
    page.put_across(row + 1, across, words, "ink", fill, "field", "field_bottom", "top")


def _finish(page: DashboardPage, row: int, names: Sequence[str]) -> int:
    page.height(row, _FIGURE_HEIGHT)
    page.fit_widths(row + 1, *((name, page.widths[HEADING]) for name in names), padding=5)
    return row + 2

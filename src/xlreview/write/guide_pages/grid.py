"""Pillars and areas as the rows and columns of a grid, whatever of the two a pack has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreview.method.glance import Glance, glances, ratings_by_code
from xlreview.model.pack import Area, Pillar, words
from xlreview.write.book.open_book import Book


@dataclass(frozen=True, slots=True)
class Heading:
    """A pillar or an area; `tint` is the place of a pillar in the pack."""

    code: str | None
    title: str
    tint: int | None = None


_NO_HEADING = Heading(None, "")


@dataclass(frozen=True)
class Grid:
    """Pillars by areas.

    A pack without areas has its pillars across (`pillars_across`), one without pillars its areas; both
    have a single row without a heading.
    """

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    glances: Mapping[tuple[str | None, str | None], Glance]
    pillars_across: bool = False

    def glance(self, row: Heading, column: Heading) -> Glance | None:
        """What stands where a row and a column meet; None where the pack has no indicator."""
        return self.glances.get((column.code, None) if self.pillars_across else (row.code, column.code))

    @property
    def has_pillars(self) -> bool:
        """Whether the pack is divided into pillars."""
        return self.pillars_across or self.rows != (_NO_HEADING,)

    @property
    def has_areas(self) -> bool:
        """Whether the pack is divided into areas."""
        return not self.pillars_across

    @property
    def groups(self) -> tuple[Heading, ...]:
        """What charts show one bar for: the pillars, or the areas of a pack without pillars."""
        return self.rows if self.has_pillars and not self.pillars_across else self.columns

    def codes_of(self, group: Heading) -> tuple[str, ...]:
        """Codes of all indicators of a group."""
        return tuple(
            code
            for row in self.rows
            for column in self.columns
            if group in (row, column) and (glance := self.glance(row, column))
            for code in glance.ratings
        )


def grid_of(book: Book, sheet: str) -> Grid | None:
    """The pack's pillars and areas with the ratings on `sheet`; None for a pack that has neither."""
    found = {(one.pillar, one.area): one for one in glances(book.pack, ratings_by_code(book.review, sheet))}
    pillars = _headings(book, book.pack.pillars, {pillar for pillar, _ in found})
    areas = _headings(book, book.pack.areas, {area for _, area in found})
    if pillars and areas:
        return Grid(pillars, areas, found)
    if pillars:
        return Grid((_NO_HEADING,), pillars, found, pillars_across=True)
    return Grid((_NO_HEADING,), areas, found) if areas else None


def _headings(book: Book, parts: Sequence[Pillar | Area], present: set[str | None]) -> tuple[Heading, ...]:
    """Pillars or areas that have indicators, in pack order; indicators outside of all of them come last."""
    headings = [
        Heading(part.code, words(part.title, book.language), number if isinstance(part, Pillar) else None)
        for number, part in enumerate(parts)
        if part.code in present
    ]
    if headings and None in present:
        headings.append(Heading(None, book.words("guide.dashboard.elsewhere")))
    return tuple(headings)

"""A workbook of usual size, whose sheets are parsed here when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from xlreview.a1 import cell_name, parse_cell
from xlreview.layout.pages import Marks, text_mark
from xlreview.model.review import Saved
from xlreview.problem import unusable
from xlreview.read.engine.grid import Book, Cell, ErrorCell, Grid, UncalculatedCell
from xlreview.read.engine.parcel import parcel
from xlreview.read.engine.reader import Calamine, Engine, EngineFault, OpenEngine, TooFar
from xlreview.read.intake.carries import carried, saved
from xlreview.read.intake.cells import (
    LARGEST_GRID,
    error_cells,
    formula_cells,
    has_errors_or_days,
    has_rare_cells,
    is_plain,
    iso_days,
    merged_ranges,
    part_with_formulas,
    uncalculated_cells,
)
from xlreview.read.intake.comments import CellComment, comments_by_sheet
from xlreview.read.intake.container import Container
from xlreview.read.intake.emphasis import Runs, emphasised_cells, set_off, shared_emphasis
from xlreview.read.intake.package import Package
from xlreview.read.intake.plain import errors_as_text, plain_sheet
from xlreview.read.intake.strings import SharedStrings, ShownTexts, text_in


class BookAtHand(Book):
    """A workbook that is parsed in this process.

    Raises UnusableInput (DAMAGED_WORKBOOK) when its table of contents is broken.
    """

    def __init__(self, container: Container, open_engine: OpenEngine = Calamine) -> None:
        super().__init__(container)
        self._package: Package = container.package
        self._open_engine = open_engine
        self._parts = self._package.worksheets
        self._cells_left = LARGEST_GRID

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all sheets with cells."""
        return tuple(self._parts)

    @cached_property
    def saved(self) -> Saved:
        """Who saved the workbook last, as far as it says so."""
        return saved(self._package)

    @cached_property
    def carries(self) -> Mapping[str, tuple[str, ...]]:
        """What it has inside beside cells."""
        return carried(self._package)

    @cached_property
    def comments(self) -> Mapping[str, tuple[CellComment, ...]]:
        """What people wrote beside cells, by the title of their sheet."""
        return comments_by_sheet(self._package)

    @cached_property
    def _strings(self) -> SharedStrings:
        return SharedStrings(
            self._package.file, self._package.related("sharedStrings", "xl/sharedstrings.xml")
        )

    @cached_property
    def _emphasis(self) -> Mapping[int, Runs]:
        """The runs of shared texts in which words are set off."""
        return shared_emphasis(
            self._package.file, self._package.related("sharedStrings", "xl/sharedstrings.xml")
        )

    @property
    def _styles(self) -> bytes:
        # Not looked through: broken ones stop the engine or show days as numbers, which readers take too.
        return self._package.related("styles", "xl/styles.xml")

    @cached_property
    def _engine(self) -> Engine:
        """Holds the sheets as they are, in the order of `_along`."""
        return self._engine_for([self._package.xml(self._parts[title]) for title in self._along])

    @cached_property
    def _along(self) -> tuple[str, ...]:
        """The sheets that the engine is handed together; a large hidden one may never be asked for."""
        hidden = {sheet.title for sheet in self._package.sheets if sheet.is_hidden}
        sizes = {title: len(self._package.xml(part)) for title, part in self._parts.items()}
        return tuple(title for title, size in sizes.items() if size <= _LARGE or title not in hidden)

    def _engine_for(self, sheets: list[bytes]) -> Engine:
        return self._open_engine(
            parcel(
                sheets,
                strings=self._strings.xml,
                styles=self._styles,
                counts_from_1904=self._package.counts_from_1904,
                checksum=self._package.archive.checksum,
            )
        )

    def _parse(self, title: str) -> Grid:
        xml = self._package.xml(self._parts[title])
        if not xml:
            return Grid(title, [])
        try:
            xml, rows = self._as_it_is(title, xml) or self._anew(title, xml)
        except TooFar as fault:
            cell = cell_name(fault.rows - 1, fault.columns - 1)
            raise unusable("SHEET_TOO_LARGE", self._package.file, sheet=title, cell=cell) from fault
        except EngineFault as fault:
            raise unusable("DAMAGED_WORKBOOK", self._package.file) from fault
        self._charge(title, rows)
        with_formulas = part_with_formulas(xml)
        formulas = formula_cells(with_formulas)
        errors: dict[str, ErrorCell] = {}
        has_rare = has_rare_cells(xml)
        if has_rare and has_errors_or_days(xml):
            errors.update((place, ErrorCell(shown)) for place, shown in error_cells(xml).items())
            _show(rows, iso_days(xml))
        if formulas:
            errors.update(
                (place, UncalculatedCell(one)) for place, one in uncalculated_cells(with_formulas).items()
            )
        _show(rows, errors)
        return Grid(
            title,
            rows,
            has_errors=bool(errors),
            has_emphasis=bool(has_rare or self._emphasis) and self._set_off(xml, rows),
            merged=merged_ranges(xml),
            formulas=formulas,
        )

    def texts(self, title: str) -> Marks:
        """The same without parsing a sheet written the usual way: there are large hidden ones."""
        shown = self._shown(title)
        return super().texts(title) if shown is None else frozenset(map(_mark_of, shown.written))

    def is_printed(self, title: str, printed: Marks) -> bool:
        """The same without parsing a sheet written the usual way: most pages are as they were printed."""
        shown = self._shown(title)
        if shown is None:
            return super().is_printed(title, printed)
        return printed.issuperset(map(_mark_of, shown.written)) and shown.are_all(
            self._package.xml(self._parts[title])
        )

    def _shown(self, title: str) -> ShownTexts | None:
        """What a sheet shows, as far as that can be told before parsing."""
        if title in self._grids or title not in self._parts:
            return None
        return self._strings.shown_on(self._package.xml(self._parts[title]))

    def _set_off(self, xml: bytes, rows: list[list[Cell]]) -> bool:
        """Sets words off where people did so in a plain sheet; whether they did so anywhere."""
        emphasised = False
        for reference, runs in emphasised_cells(self._package.file, xml, self._emphasis):
            row, column = parse_cell(reference)
            cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
            if type(cell) is str and cell:
                rows[row][column] = set_off(cell, runs)
                emphasised = True
        return emphasised

    def _as_it_is(self, title: str, xml: bytes) -> tuple[bytes, list[list[Cell]]] | None:
        """A plain sheet and its cells; None for one that is odd, or has something the engine cannot take."""
        if not is_plain(xml):
            return None
        self._strings.take(xml)
        try:
            if title in self._along:
                rows = self._engine.rows(self._along.index(title))
            else:
                rows = self._engine_for([xml]).rows(0)
        except TooFar:
            raise
        except EngineFault:
            return None
        # The engine stops where the first table of cells ends, were it the first of two.
        return (xml, rows) if rows or xml.count(b"<sheetData") < 2 else None

    def _anew(self, title: str, xml: bytes) -> tuple[bytes, list[list[Cell]]]:
        """A sheet that is not written the usual way, written so, and its cells."""
        written = plain_sheet(self._package.file, title, xml)
        self._strings.take(written)
        return written, self._engine_for([errors_as_text(written)]).rows(0)

    def _charge(self, title: str, rows: list[list[Cell]]) -> None:
        """Many sheets may each be within bounds and together beyond all."""
        width = len(rows[0]) if rows else 0
        self._cells_left -= len(rows) * width
        if self._cells_left < 0:
            cell = cell_name(len(rows) - 1, width - 1)
            raise unusable("SHEET_TOO_LARGE", self._package.file, sheet=title, cell=cell)


_LARGE = 16 * 1024
"""Bytes of a sheet that are worth to be left out; the stamp has a tenth of it."""


def _mark_of(written: bytes) -> int:
    return _known_mark(written) if len(written) < _LONGEST_KNOWN else text_mark(text_in(written))


@lru_cache(maxsize=8_192)
def _known_mark(written: bytes) -> int:
    # The workbooks of one review print the same few hundred texts.
    return text_mark(text_in(written))


_LONGEST_KNOWN = 2_048
"""Bytes of a text that is worth remembering."""


def _show(rows: list[list[Cell]], known: Mapping[str, Cell]) -> None:
    """Puts cells where the engine left blanks or texts; a sheet may end with one, beyond all else."""
    for reference, shown in known.items():
        row, column = parse_cell(reference)
        width = max(column + 1, len(rows[0]) if rows else 0)
        while len(rows) <= row:
            rows.append([""] * width)
        for short in rows if len(rows[row]) < width else ():
            short.extend([""] * (width - len(short)))
        rows[row][column] = shown

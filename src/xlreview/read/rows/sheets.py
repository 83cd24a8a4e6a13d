"""All sheets of one workbook: the data sheets in order, pages to read, copies that people made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlreview.layout.given import given_texts
from xlreview.layout.pages import HEADINGS
from xlreview.layout.sheets import Sheet
from xlreview.layout.stamp import StampedWorkbook
from xlreview.model.ledger import Ledger
from xlreview.model.review import Entry
from xlreview.problem import Place, Problem
from xlreview.read.engine.grid import Book
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.find import FoundSheets, marks_beside
from xlreview.read.finding.identify import RowIds
from xlreview.read.finding.shape import filled_by, missed_columns
from xlreview.read.intake.comments import CellComment
from xlreview.read.rows.beside import compare_beside
from xlreview.read.rows.comments import comments_on_rows
from xlreview.read.rows.computed import compare_computed
from xlreview.read.rows.heads import read_heads
from xlreview.read.rows.merged import mention_merged
from xlreview.read.rows.missing import mention_missing
from xlreview.read.rows.pages import read_page
from xlreview.read.rows.reading import SheetReading
from xlreview.read.rows.rows import RowsReader
from xlreview.read.values.readers import Readers


@dataclass(frozen=True)
class SheetsReader:
    """Reads the sheets of a workbook whose stamp and sheets have been found.

    `printed` are the row ids by sheet key in the order in which they were sent out; `from_1904` says how
    the workbook numbers its days; `comments` are those of people, by the title of their sheet.
    """

    found: FoundSheets
    stamped: StampedWorkbook
    printed: Mapping[str, Sequence[str]]
    from_1904: bool
    file: str
    language: str
    comments: Mapping[str, Sequence[CellComment]] = field(default_factory=dict)

    @cached_property
    def _filled(self) -> Collection[str]:
        return filled_by(self.stamped.stamp)

    @cached_property
    def _readers(self) -> Readers:
        return Readers(self.stamped.pack, self.stamped.stamp, self.from_1904)

    def data_sheets(self) -> dict[str, SheetReading]:
        """What came out of each data sheet, by its key, in workbook order."""
        by_key: dict[str, SheetReading] = {}
        # Plans refer to recommendations, which stand on an earlier sheet.
        named = set(self.printed.get("recommendations", ()))
        if self.stamped.ledger is not None:
            named.update(_named_in(self.stamped.ledger))
        for key, one in self.found.by_key.items():
            by_key[key] = self._read(one, named)
            if key == "recommendations":
                named.update(entry.id for entry in by_key[key].entries)
        return by_key

    def beside(self, book: Book, by_key: Mapping[str, SheetReading]) -> list[SheetReading]:
        """What there is to say beside the answers: of computed cells, pages to read, and copies."""
        readings = [
            read_page(book, title, marks, file=self.file, language=self.language)
            for title, marks in self.found.pages.items()
        ]
        readings.extend(self._compare_copy(title, copy, by_key) for title, copy in self.found.copies.items())
        if "findings" in by_key:
            evidence = by_key["evidence"].entries if "evidence" in by_key else None
            if evidence is not None or "evidence" not in self.stamped.titles:
                findings = self.found.by_key["findings"]
                readings.append(
                    compare_computed(findings, evidence, self.stamped, file=self.file, language=self.language)
                )
        return readings

    def _read(self, one: FoundSheet, named: set[str]) -> SheetReading:
        key = one.sheet.key
        given = given_texts(one.sheet, self.stamped.pack, self.stamped.stamp.language)
        ids = RowIds(
            one,
            stamp=self.stamped.stamp,
            codebook=self._readers.codebook,
            given=given,
            printed=self.printed.get(key, ()),
        )
        by_column = {column.key: self._readers.reader(column, ids=named) for column in one.sheet.answered}
        rows = RowsReader(one, ids, by_column, given, file=self.file, language=self.language)
        reading = rows.read()
        comments = self.comments.get(one.grid.title, ())
        reading.comments.extend(comments_on_rows(one, ids, reading.entries, comments, file=self.file))
        compare_beside(one, marks_beside(self.stamped, key), reading)
        read_heads(one, reading, self.stamped.page_marks.get(HEADINGS), self._instead(one))
        mention_merged(one, reading)
        if self._are_rows_set(one.sheet):
            mention_missing(one, ids, given, self.printed.get(key, ()), reading)
        return reading

    def _instead(self, one: FoundSheet) -> Collection[int]:
        """The columns that are named where one of ours is missed; nobody misses other people's."""
        missed = missed_columns(one, self.stamped.pack) if one.sheet.key in self._filled else {}
        return {place for place in missed.values() if place is not None}

    def _are_rows_set(self, sheet: Sheet) -> bool:
        """Whether the holder fills rows of the pack there; without a stamp nobody knows which were sent."""
        return sheet.key in self._filled and sheet.key != "agenda" and bool(self.stamped.page_marks)

    def _compare_copy(self, title: str, copy: FoundSheet, by_key: Mapping[str, SheetReading]) -> SheetReading:
        """A copy is kept as it is; what it says beyond its original is worth a word."""
        original = by_key[copy.sheet.key]
        named = {entry.id for one in by_key.values() for entry in one.entries}
        says_more = _beyond(self._read(copy, named).entries, original.entries)
        code = "SHEET_COPIED" if says_more else "SHEET_ADDED"
        details = {"original": original.title} if says_more else {"sheet": title}
        problem = Problem(code, Place(self.file, title), details, self.language)
        return SheetReading(self.file, title, self.language, problems=[problem])


def _named_in(ledger: Ledger) -> Iterator[str]:
    """Recommendations that people named in workbooks where these were printed, though still blank."""
    for key, said in ledger.said.items():
        if key.sheet == "plan":
            for one in said:
                names = one.entry.get("recommendations")
                yield from names if isinstance(names, tuple) else ()


def _beyond(copied: Sequence[Entry], original: Sequence[Entry]) -> bool:
    """Whether rows say anything that the rows of the same id do not."""
    known = {entry.id: {**entry.answers, **entry.extra} for entry in original}
    return any(
        known.get(entry.id, {}).get(column) != answer
        for entry in copied
        for column, answer in {**entry.answers, **entry.extra}.items()
    )

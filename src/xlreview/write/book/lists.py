"""The hidden sheet `_lists`: what dropdowns offer, and the figures that the guide pages show.

It is a row of columns, each with its own heading in row 1; nobody sees it and nothing is read back from
it. Formulas on other sheets name its ranges.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlreview.layout.choices import label_of, values_of
from xlreview.layout.sheets import LISTS_SHEET
from xlreview.model.pack import Pack
from xlreview.write.book.pen import Pen, Worksheet
from xlreview.write.book.ranges import Formula, Range

_TOP = 1
"""First row below the headings (zero-based)."""


class HiddenLists:
    """The sheet `_lists` of an open book; columns are added from left to right."""

    def __init__(self, pen: Pen, worksheet: Worksheet, pack: Pack, language: str) -> None:
        self._pen = pen
        self._worksheet = worksheet
        self._pack = pack
        self._language = language
        self._next_column = 0
        self._named: dict[str, Range] = {}
        worksheet.hide()

    def add(self, heading: str, contents: Sequence[str | int | float | Formula]) -> Range:
        """Writes one column and says where it stands; an empty one still gets a cell."""
        last_row = _TOP + max(len(contents), 1) - 1
        place = Range(LISTS_SHEET, self._next_column, _TOP, last_row)
        self._pen.put(self._worksheet, 0, place.column, heading, "key")
        plain = self._pen.format("as_text")
        number = self._pen.format("as_number")
        for row, content in enumerate(contents, _TOP):
            style = plain if isinstance(content, str) else number
            self._pen.put_formatted(self._worksheet, row, place.column, content, style)
        self._next_column += 1
        return place

    def named(self, name: str, contents: Sequence[str | int | float | Formula]) -> Range:
        """A column that is also known by a name; the same name is written once."""
        if name not in self._named:
            self._named[name] = self.add(name, contents)
            self._pen.define_name(name, str(self._named[name]))
        return self._named[name]

    def place_of(self, name: str) -> Range:
        """Where a column that has a name stands."""
        return self._named[name]

    def choices(self, choices: str) -> Range:
        """Labels of a closed list in the order of its dropdown, also known as `list_CHOICES`."""
        values = values_of(choices, self._pack)
        labels = [label_of(choices, value, self._pack, self._language) for value in values]
        return self.named(f"list_{choices}", labels)

    def label(self, choices: str, value: str) -> str:
        """The cell that holds the label of one value of a closed list, for use in formulas."""
        return self.choices(choices).cell(values_of(choices, self._pack).index(value))

    def named_label(self, choices: str, value: str) -> str:
        """The same by the list's name, as colours and dropdowns have to name other sheets."""
        self.choices(choices)
        return f"INDEX(list_{choices},{1 + values_of(choices, self._pack).index(value)})"

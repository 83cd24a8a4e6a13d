"""The hidden sheet `_lists`: what dropdowns offer, and the figures that the guide pages show.

It is a row of columns, each with its own heading in row 1; nobody sees it and nothing is read back from
it. Formulas on other sheets name its ranges.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from xlreview.layout.choices import label_of, spellings_of, values_of
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
        self.texts: set[str] = set()
        """What stands there as it is, so that a reader knows it again."""
        worksheet.hide()

    def add(self, heading: str, contents: Sequence[str | int | float | Formula]) -> Range:
        """Writes one column and says where it stands; an empty one still gets a cell."""
        last_row = _TOP + max(len(contents), 1) - 1
        place = Range(LISTS_SHEET, self._next_column, _TOP, last_row)
        self._pen.put(self._worksheet, 0, place.column, heading, "key")
        self.texts.add(heading)
        plain = self._pen.format("as_text")
        number = self._pen.format("as_number")
        for row, content in enumerate(contents, _TOP):
            style = number
            if isinstance(content, str):
                self.texts.add(content)
                style = plain
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

    def spellings(self, choices: str, values: Collection[str]) -> Range:
        """Everything that the reader takes for one of these values, known by a name as well.

        People paste `below` or a label in another language over a dropdown. Programs compare without
        regard to case, so each spelling stands there once.
        """
        return self.place_of(self.spelled_name(choices, values))

    def weighing(self, choices: str, weights: Mapping[str, int]) -> Callable[[str], str]:
        """Makes a formula for the weight of the value that a text stands for; 0 where it has none.

        Compared by `=` and added up, because MATCH and COUNTIF take `?` and `*` for any text.
        """
        by_spelling = self._spelled(choices, weights)
        spelled = self.spellings(choices, weights)
        name = self.spelled_name(choices, weights).replace("spelled", "weight", 1)
        weighed = self.named(name, [weights[value] for value in by_spelling.values()])
        return lambda seen: f"SUMPRODUCT(({spelled}={seen})*{weighed})"

    def _spelled(self, choices: str, values: Collection[str]) -> dict[str, str]:
        found = spellings_of(choices, self._pack, self._language)
        once = {spelling.casefold(): (spelling, value) for spelling, value in reversed(found.items())}
        return dict(one for one in reversed(once.values()) if one[1] in values)

    def label(self, choices: str, value: str) -> str:
        """The cell that holds the label of one value of a closed list, for use in formulas."""
        return self.choices(choices).cell(values_of(choices, self._pack).index(value))

    def spelled_name(self, choices: str, values: Collection[str]) -> str:
        """The name of those spellings, as colours and dropdowns have to name other sheets."""
        every = set(values) == set(values_of(choices, self._pack))
        name = f"spelled_{choices}" if every else f"spelled_{choices}_{'_'.join(values)}"
        self.named(name, list(self._spelled(choices, values)))
        return name

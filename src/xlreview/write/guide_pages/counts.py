"""Counts of ratings and evidence states, as formulas on the hidden lists.

Everything is counted over ranges in pack order, such as the ledger's. A label that is not on its closed
list counts as none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreview.layout.choices import label_of, values_of
from xlreview.method.glance import ATTENTION_ORDER, Glance
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range
from xlreview.write.guide_pages.grid import Grid
from xlreview.write.hidden.ledger import Ledger


@dataclass(frozen=True)
class Labelled:
    """A range in pack order with labels of a closed list, and the value by code that they stand for now."""

    choices: str
    labels: Range
    values: Mapping[str, str | None]


@dataclass(frozen=True)
class Counted:
    """Counts by group: names of the groups, one range per value of the closed list, and one for the rest."""

    names: Range
    by_value: Mapping[str, Range]
    rest: Range
    largest: int
    """Indicators of the largest group."""


class LeadingRatings:
    """The leading rating of each place of a grid, found from live counts as `method.glance` finds it."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._labels = {one: label_of("rating", one, book.pack, book.language) for one in ATTENTION_ORDER}
        self._order = book.lists.add("attention_order", list(self._labels.values()))

    def field(self, glance: Glance) -> Formula:
        """What the field of a place says: the leading rating, and how many of its indicators have it."""
        here = _where((self._ledger.pillars, glance.pillar), (self._ledger.areas, glance.area))
        rated = self._ledger.rating.here
        counts = self._book.lists.add(
            f"count.{glance.pillar or ''}.{glance.area or ''}",
            [
                Formula(
                    f"=SUMPRODUCT({here}*({rated}={self._order.cell_here(number)}))", glance.counted[rating]
                )
                for number, rating in enumerate(ATTENTION_ORDER)
            ],
        )
        total = len(glance.ratings)
        lead = f"INDEX({self._order},MATCH(MAX({counts}),{counts},0))"
        return Formula(
            f'=IF(SUM({counts})=0,"0 / {total}",{lead}&CHAR(10)&MAX({counts})&" / {total}")',
            f"{self._labels[glance.lead]}\n{glance.counted[glance.lead]} / {total}"
            if glance.lead
            else f"0 / {total}",
        )


def count_all(book: Book, labelled: Labelled) -> Range:
    """How often each value of the closed list stands in the whole pack, in the order of the list."""
    present = Counter(labelled.values.values())
    return book.lists.add(
        f"all.{labelled.choices}",
        [
            Formula(
                f"=SUMPRODUCT(1*({labelled.labels.here}={book.lists.label(labelled.choices, value)}))",
                present[value],
            )
            for value in values_of(labelled.choices, book.pack)
        ],
    )


def count_all_with_rest(book: Book, labelled: Labelled, counts: Range, rest: str) -> tuple[Range, Range]:
    """For charts: names and counts of all values, and below them what `rest` names, which has none.

    `counts` are those of `count_all`.
    """
    choices, total = labelled.choices, len(labelled.values)
    values = values_of(choices, book.pack)
    present = Counter(labelled.values.values())
    labels = [label_of(choices, value, book.pack, book.language) for value in values]
    cells = [Formula(f"={counts.cell_here(number)}", present[value]) for number, value in enumerate(values)]
    missing = total - sum(present[value] for value in values)
    return (
        book.lists.add(f"bar.{choices}", [*labels, rest]),
        book.lists.add(f"bars.{choices}", [*cells, Formula(f"={total}-SUM({counts.here})", missing)]),
    )


def count_by_sheet(book: Book, ledger: Ledger, given: Mapping[str, Mapping[str, str | None]]) -> Counted:
    """The ratings on each of several sheets, for charts. `given` are their present ratings, by sheet key."""
    total = len(book.pack.indicators)
    present = [Counter(ratings.values()) for ratings in given.values()]
    names = book.lists.add("sheet", [book.title(sheet) for sheet in given])
    by_value = {}
    for value in values_of("rating", book.pack):
        label = book.lists.label("rating", value)
        by_value[value] = book.lists.add(
            f"sheet.{value}",
            [
                Formula(f"=SUMPRODUCT(1*({ledger.ratings[sheet].here}={label}))", present[number][value])
                for number, sheet in enumerate(given)
            ],
        )
    return Counted(
        names, by_value, _count_rest(book, "sheet", by_value, present, [total] * len(given)), total
    )


def count_by_group(book: Book, ledger: Ledger, grid: Grid, labelled: Labelled) -> Counted:
    """The counts in each group of a grid, for charts."""
    key = ledger.pillars if grid.has_pillars else ledger.areas
    groups = [(_where((key, group.code)), grid.codes_of(group)) for group in grid.groups]
    present = [Counter(labelled.values.get(code) for code in codes) for _, codes in groups]
    choices = labelled.choices
    names = book.lists.add(f"group.{choices}", [group.title for group in grid.groups])
    by_value = {}
    for value in values_of(choices, book.pack):
        counted = f"({labelled.labels.here}={book.lists.label(choices, value)})"
        by_value[value] = book.lists.add(
            f"group.{choices}.{value}",
            [
                Formula(f"=SUMPRODUCT({here}*{counted})", present[number][value])
                for number, (here, _) in enumerate(groups)
            ],
        )
    totals = [len(codes) for _, codes in groups]
    rest = _count_rest(book, f"group.{choices}", by_value, present, totals)
    return Counted(names, by_value, rest, max(totals))


def _count_rest(
    book: Book,
    heading: str,
    by_value: Mapping[str, Range],
    present: Sequence[Counter[str | None]],
    totals: Sequence[int],
) -> Range:
    """What is left of each total when all values of the closed list are taken off."""
    rest = []
    for number, total in enumerate(totals):
        counted = "-".join(counts.cell_here(number) for counts in by_value.values())
        rest.append(Formula(f"={total}-{counted}", total - sum(present[number][one] for one in by_value)))
    return book.lists.add(f"{heading}.rest", rest)


def _where(*wanted: tuple[Range, str | None]) -> str:
    """The part of a SUMPRODUCT that picks the rows where each range equals its text."""
    return "*".join(f"({place.here}={literal(text or '')})" for place, text in wanted)


def literal(text: str) -> str:
    """A text as it stands inside a formula."""
    return '"' + text.replace('"', '""') + '"'

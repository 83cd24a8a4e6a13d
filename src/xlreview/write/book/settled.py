"""Which conflicts are settled, live: the formulas behind `layout.settling.fault_of`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlreview.layout.settling import Way, can_join, fault_of, letters_at, settling_choices
from xlreview.layout.sheets import FIRST_ROW
from xlreview.model.review import Entry
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula


@dataclass(frozen=True, slots=True)
class Offer:
    """Conflicts one below the other that offer the same choices: their rows, and the name of the list."""

    first_row: int
    last_row: int
    name: str


def conflicts_in(laid: LaidSheet) -> list[Entry]:
    """The rows of the sheet that are conflicts: those with answers to choose from."""
    return [row.entry for row in laid.rows if row.entry is not None and "proposals" in row.entry.answers]


def offers(book: Book, laid: LaidSheet) -> Iterator[Offer]:
    """The choices of every row of the sheet `conflicts`, rows with the same ones together."""
    names = [_list_for(book, row.entry) for row in laid.rows]
    first = 0
    for number, name in enumerate(names, 1):
        if number == len(names) or names[number] != name:
            yield Offer(FIRST_ROW + first, FIRST_ROW + number - 1, name)
            first = number


@dataclass(frozen=True, slots=True)
class Settled:
    """How many conflicts are settled: as part of a formula that follows the team's choices, and now."""

    formula: str
    now: int
    total: int


def count_settled(book: Book) -> Settled | None:
    """The conflicts of a workbook, counted; None where there are none."""
    laid = book.laid["conflicts"]
    conflicts = conflicts_in(laid)
    if not conflicts:
        return None
    marks: list[Formula | int] = []
    for offer in offers(book, laid):
        for row in range(offer.first_row, offer.last_row + 1):
            entry = laid.rows[row - FIRST_ROW].entry
            is_conflict = entry is not None and "proposals" in entry.answers
            done = is_conflict and entry is not None and fault_of(entry) is None
            marks.append(Formula(_is_settled(book, laid, row, offer.name), int(done)) if is_conflict else 0)
    place = book.lists.named("conflict_settled", marks)
    settled = sum(fault_of(entry) is None for entry in conflicts)
    return Settled(f"SUM({place})", settled, len(conflicts))


def own_text_label(book: Book) -> str:
    """What the dropdown says for own text."""
    return book.words(f"settling.{Way.OWN_TEXT}")


def _is_settled(book: Book, laid: LaidSheet, row: int, name: str) -> str:
    choice, own = (f"TRIM({_cell(laid, key, row)})" for key in ("choice", "own_text"))
    wants_own = f'OR(LEN({choice})=0,{choice}="{own_text_label(book)}")'
    return f"=1*IF({wants_own},LEN({own})>0,ISNUMBER(MATCH({choice},{book.lists.place_of(name)},0)))"


def _cell(laid: LaidSheet, key: str, row: int) -> str:
    return laid.range(key).cell(row - FIRST_ROW)


def _list_for(book: Book, entry: Entry | None) -> str:
    proposals = len(letters_at(entry)) if entry is not None else 0
    joins = entry is None or can_join(entry)
    name = f"list_settling_{proposals}" + ("" if joins else "_one")
    book.lists.named(name, settling_choices(proposals, book.language, joins=joins))
    return name

"""One row of the merged review: its cells settled, its conflicts and history on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreview.layout.columns import Filled
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.merge.gather import Gathered
from xlreview.merge.opinions import is_opinion, put_together
from xlreview.merge.references import REFERENCES
from xlreview.merge.settle import Settled, Statement, differs, settle, statement
from xlreview.model.ledger import Said
from xlreview.model.merged import Earlier, MergedRow, source_of
from xlreview.model.review import Answer, Entry

Show = Callable[[Answer], Answer]

CARRIED_COLUMNS: Mapping[str, frozenset[str]] = {
    key: frozenset(column.key for column in sheet.columns if column.filled is Filled.CARRIED)
    for key, sheet in SHEETS_BY_KEY.items()
}
"""Columns by sheet that a workbook prints from other people's answers: worked out anew each time."""

_PLACES: Mapping[str, Mapping[str, int]] = {
    key: {column.key: number for number, column in enumerate(sheet.columns)}
    for key, sheet in SHEETS_BY_KEY.items()
}


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell whose answers are still in conflict, each with everybody who gives it."""

    row: Gathered
    column: str
    standing: list[tuple[Statement, ...]]


@dataclass(slots=True)
class Resolved:
    """A row as it is shown, what is behind it, and what is left over."""

    entry: Entry
    merged: MergedRow
    each: Mapping[str, Entry] | None = None
    open_cells: Sequence[OpenCell] = ()
    earlier: Sequence[Earlier] = ()


@dataclass(frozen=True)
class Resolver:
    """Settles rows; `names` are what workbooks are called, `show` puts references as they are shown."""

    team_id: str
    names: Mapping[str, str]
    show: Show

    def resolve(self, row: Gathered) -> Resolved:
        """The row with every cell settled as far as it can be."""
        said = tuple(row.everything())
        if len(said) == 1 and row.sheet != "screening" and not row.replaced:
            alone = self._alone(row, said[0])
            if alone is not None:
                return alone
        answers: dict[str, Answer] = {}
        extra: dict[str, Answer] = {}
        behind: dict[str, tuple[Said, ...]] = {}
        opinions: dict[str, dict[str, Answer]] = {}
        open_cells: list[OpenCell] = []
        earlier: list[Earlier] = []
        for column in _columns(row):
            shown, settled, each = self._cell(row, column)
            for who, one in each.items():
                opinions.setdefault(who, {})[column] = one.value
            if shown is not None:
                (extra if column[0] == "+" else answers)[column.lstrip("+")] = self._shown(row, column, shown)
                agreeing = settled.standing[0] if settled.standing else each.values()
                behind[column] = tuple(one.said for one in agreeing)
            if len(settled.standing) > 1:
                open_cells.append(OpenCell(row, column, settled.standing))
            earlier.extend(self._earlier(row, column, one, why, by) for one, why, by in settled.earlier)
        entry = Entry(row.sheet, row.id, answers, extra=extra)
        earlier += [*self._replaced(row, entry), *self._typed_over(row)]
        earlier.sort(key=_record_order)
        each_view = _views(row, opinions) if row.sheet == "screening" else None
        return Resolved(entry, MergedRow(said, behind), each_view, open_cells, earlier)

    def _alone(self, row: Gathered, said: Said) -> Resolved | None:
        """What only one copy of one workbook speaks of, as nearly every piece of evidence."""
        given = said.entry.answers
        if not CARRIED_COLUMNS[row.sheet].isdisjoint(given):
            return None
        for column in REFERENCES.get(row.sheet, ()):
            if column in given:
                given = {**given, column: self.show(given[column])}
        return Resolved(Entry(row.sheet, row.id, given, extra=said.entry.extra), MergedRow((said,)))

    def _cell(self, row: Gathered, column: str) -> tuple[Answer | None, Settled, Mapping[str, Statement]]:
        if is_opinion(row.sheet, column):
            joint = put_together(row.said, column, team_id=self.team_id, names=self.names)
            shown = joint.settled.shown if joint.settled.standing else joint.proposal
            return shown, joint.settled, joint.each
        settled = settle(row.said, column, team_id=self.team_id)
        return settled.shown, settled, {}

    def _shown(self, row: Gathered, column: str, answer: Answer) -> Answer:
        return self.show(answer) if column in REFERENCES.get(row.sheet, ()) else answer

    def _earlier(self, row: Gathered, column: str, one: Statement, why: str, by: Statement) -> Earlier:
        return Earlier(
            row.sheet,
            row.id,
            column,
            self._shown(row, column, one.value),
            source_of(one.said, column),
            why,
            by.said.copy.who,
            by.said.note,
        )

    def _replaced(self, row: Gathered, entry: Entry) -> Iterator[Earlier]:
        """What stood in rows that a later copy has no more, unless the row says it in the same spelling."""
        for one in row.replaced:
            for column in _columns_of(one):
                cell = statement(one, column)
                if cell is None:
                    continue
                stands = entry.extra.get(column[1:]) if column[0] == "+" else entry.answers.get(column)
                if stands is None or differs(self._shown(row, column, cell.value), stands):
                    yield self._earlier(row, column, cell, "row_mended", cell)

    def _typed_over(self, row: Gathered) -> Iterator[Earlier]:
        """What people typed over text that is only there to be read."""
        for column in sorted(CARRIED_COLUMNS[row.sheet]):
            for one in row.everything():
                cell = statement(one, column)
                if cell is not None and cell.is_new:
                    yield self._earlier(row, column, cell, "given_text", cell)


def _views(row: Gathered, opinions: Mapping[str, Mapping[str, Answer]]) -> dict[str, Entry]:
    """What each reviewer says in a row of the screening, by initials."""
    return {
        who: Entry(row.sheet, row.id, {key: one for key, one in said.items() if key[0] != "+"})
        for who, said in sorted(opinions.items())
    }


def _record_order(earlier: Earlier) -> tuple[object, ...]:
    """Column by column as on the sheet, in each the oldest file first."""
    source = earlier.source
    places = _PLACES[earlier.sheet]
    column = places.get(earlier.column, len(places))
    at = "" if source.saved.at is None else source.saved.at.replace(tzinfo=None).isoformat()
    return (
        column,
        earlier.column,
        at,
        source.fingerprint,
        earlier.why,
        source.cell or "",
        repr(earlier.value),
    )


def _columns(row: Gathered) -> Iterable[str]:
    """The columns that anybody filled in a row, in the order of the sheet, then those that people added."""
    filled = {column for one in row.everything() for column in _columns_of(one)}
    ours = [column.key for column in SHEETS_BY_KEY[row.sheet].answered if column.key in filled]
    carried = CARRIED_COLUMNS[row.sheet]
    return [one for one in ours if one not in carried] + sorted(one for one in filled if one[0] == "+")


def _columns_of(said: Said) -> Iterator[str]:
    yield from said.entry.answers
    for header in said.entry.extra:
        yield f"+{header}"

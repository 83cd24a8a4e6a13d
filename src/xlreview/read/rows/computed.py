"""Cells that the workbook computes: never read, but compared, in case somebody typed over a formula."""

from __future__ import annotations

from collections.abc import Iterable

from xlreview.a1 import cell_name
from xlreview.layout.columns import Filled
from xlreview.layout.stamp import StampedWorkbook
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.review import Entry
from xlreview.read.engine.grid import UncalculatedCell
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import plain_text, quoted
from xlreview.read.values.choices import choice_reader


def compare_computed(
    findings: FoundSheet,
    evidence: Iterable[Entry] | None,
    stamped: StampedWorkbook,
    *,
    file: str,
    language: str,
) -> SheetReading:
    """Notes for computed cells on `findings` that say something else than the evidence does.

    Blank cells say nothing: a program that stores no results leaves them so. Without `evidence` in a
    workbook nothing is computed there, and whatever stands in these cells was typed.
    """
    reading = SheetReading(file, findings.grid.title, language)
    weights = weigh(evidence or ())
    columns = [column for column in findings.sheet.columns if column.filled is Filled.COMPUTED]
    readers = {
        column.key: choice_reader(column.choices or "", stamped.pack, stamped.stamp.language)
        for column in columns
    }
    id_place = findings.columns.get(findings.sheet.identity)
    if id_place is None:
        return reading
    for number, row in enumerate(findings.grid.rows[findings.first_row :], findings.first_row):
        weight = weights.get(plain_text(row[id_place]), NO_WEIGHT)
        if number in findings.heads:
            continue
        for column in columns:
            place = findings.columns.get(column.key)
            cell = "" if place is None else row[place]
            if place is None or cell == "" or row[id_place] == "" or isinstance(cell, UncalculatedCell):
                continue
            computed = weight.state if column.key == "evidence_state" else weight.suggested
            if evidence is None or readers[column.key](cell) != computed:
                name = cell_name(number, place)
                reading.say("COMPUTED_TEXT_TYPED", name, seen=quoted(cell))
                reading.set_aside(name, plain_text(cell), "COMPUTED_TEXT_TYPED")
    return reading

"""Lifts marks above a workbook's own conditional formats, which would hide the fill of a cell.

A rule holds for its row only while the row still begins with the text that stood there: a sheet that is
sorted afterwards shows no mark in a wrong place, and the fill below has moved with its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from xlreview.a1 import parse_cell
from xlreview.mark.markup import WORKSHEET_ORDER, append, children, local, make, place, remove
from xlreview.mark.sheet import Area, SheetPart, read_area
from xlreview.mark.styles import StyleSheet
from xlreview.problem import Severity

Element = Any


def lift_marks(
    sheet: SheetPart, styles: StyleSheet, marked: Mapping[str, Severity], strings: list[str]
) -> None:
    """Adds a rule of the highest rank for every marked cell that a rule of the workbook may colour."""
    covered = [area for rule in _formats(sheet) for area in _areas(rule)]
    by_rule: dict[tuple[int, Severity], list[str]] = {}
    for reference, severity in marked.items():
        row, column = parse_cell(reference)
        if any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in covered):
            by_rule.setdefault((row, severity), []).append(reference)
    if not by_rule:
        return
    for rule in _rules(sheet):
        _shift(rule, len(by_rule))
    blocks = []
    for rank, ((row, severity), references) in enumerate(by_rule.items(), start=1):
        block = make(sheet.root, "conditionalFormatting", sqref=" ".join(references))
        rule = append(block, "cfRule", type="expression", priority=str(rank))
        rule.set("dxfId", str(styles.mark_on_top(severity)))
        append(rule, "formula").text = _still_there(sheet, row, strings)
        blocks.append(block)
    # Excel goes by the ranks, LibreOffice by what comes first.
    first = next(_formats(sheet))
    for block in blocks:
        if first.getparent() is sheet.root:
            first.addprevious(block)
        else:
            place(sheet.root, block, WORKSHEET_ORDER)
    sheet.is_changed = True


def drop_lifts(sheet: SheetPart, formats: Collection[int]) -> None:
    """Takes out the rules that lift marks, known by their differential formats."""
    ours = [rule for rule in _rules(sheet) if _format_of(rule) in formats]
    for rule in ours:
        block = rule.getparent()
        remove(rule)
        if not len(block):
            remove(block)
    left = [number for rule in _rules(sheet) if (number := _priority(rule)) is not None]
    if ours and left and min(left) > len(ours):
        for rule in _rules(sheet):
            _shift(rule, -len(ours))
    sheet.is_changed = sheet.is_changed or bool(ours)


def _still_there(sheet: SheetPart, row: int, strings: list[str]) -> str:
    known = sheet.text_of_row(row, strings)
    if known is None:
        return "TRUE"
    cell, text = known
    _, column = parse_cell(cell)
    absolute = f"${cell.rstrip('0123456789')}${row + 1}"
    return f'{absolute}="{text.replace(chr(34), chr(34) * 2)}"' if column >= 0 else "TRUE"


def _formats(sheet: SheetPart) -> Iterator[Element]:
    """Blocks of conditional formats, those that newer programs keep aside included."""
    yield from sheet.root.iter("{*}conditionalFormatting")


def _rules(sheet: SheetPart) -> list[Element]:
    return [rule for block in _formats(sheet) for rule in children(block, "cfRule")]


def _areas(block: Element) -> Iterator[Area]:
    text = block.get("sqref") or next((one.text or "" for one in block if local(one) == "sqref"), "")
    for piece in text.split():
        area = read_area(piece)
        if area is not None:
            yield area


def _format_of(rule: Element) -> int:
    text = rule.get("dxfId", "")
    return int(text) if text.isdecimal() else -1


def _priority(rule: Element) -> int | None:
    text = rule.get("priority", "")
    return int(text) if text.isdecimal() else None


def _shift(rule: Element, by: int) -> None:
    number = _priority(rule)
    if number is not None:
        rule.set("priority", str(number + by))

"""Checked files in words: figures, who saved it, what is wrong, what was left, and a table of many."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from xlreview.a1 import cell_name, parse_cell
from xlreview.cli.checked import Checked
from xlreview.cli.general import general_message
from xlreview.cli.outcome import line_width, problem_lines
from xlreview.cli.speech import Speech
from xlreview.i18n import translate
from xlreview.model.review import Ignored, Receipt
from xlreview.problem import Severity

HANDFUL = 5
"""Files whose lines can be taken in without a table."""

_FINGERPRINT = 12
"""Characters of a fingerprint that tell two files apart to the eye."""

_VERSION = re.compile(r"[/\d]")
"""Where the name of a program ends: `LibreOffice/7.4.7.2$Linux_X86_64`."""

_MOST_CELLS = 8
_MOST_COMMENTS = 20
_LONGEST_COMMENT = 200
_NARROWEST_NAME = 20
_INDENT = "    "


def checked_lines(one: Checked, speech: Speech) -> Iterator[str]:
    """A file in words: figures and who saved it last, then its problems by severity, then what was left."""
    if one.receipt is None:
        yield from (str(problem) for problem in one.problems)
        if one.mark_wanted:
            yield f"{_INDENT}{speech('receipt.not_marked')}"
    else:
        yield f"{one.file}: {' · '.join(_figures(one, speech))}"
        yield from _origin_lines(one.receipt, speech)
        if one.marked:
            yield f"{_INDENT}{speech('receipt.marked', file=one.marked)}"
        yield from problem_lines(one.problems, speech)
        yield from _ignored_lines(one.receipt, speech)
        yield from _comment_lines(one, speech)
    yield from (str(refusal) for refusal in one.refusals)


def _figures(one: Checked, speech: Speech) -> Iterator[str]:
    yield speech("figure.cells_read", number=one.cells_read)
    if one.cells_ignored:
        yield speech("figure.cells_ignored", number=one.cells_ignored)
    if one.comments:
        yield speech("figure.comments", number=len(one.comments))
    for severity in Severity:
        if number := one.count(severity):
            yield speech(f"figure.{severity}", number=number)
    if not one.problems:
        yield speech("figure.nothing" if one.cells_read else "figure.blank")


def _origin_lines(receipt: Receipt, speech: Speech) -> Iterator[str]:
    """Who saved a file, when and with what, which file it is, and what it has inside."""
    saved = receipt.saved
    told = []
    if saved.at is not None:
        # babel takes its time to import, and nothing else of `check` may need it.
        from babel.dates import format_datetime

        at = format_datetime(saved.at.astimezone(), speech("receipt.moment"), locale=speech.language)
        told.append(speech("receipt.saved_at", at=at))
    if by := _shortened(saved.by):
        told.append(speech("receipt.saved_by", by=by))
    if program := _shortened(_VERSION.split(saved.program)[0]):
        told.append(speech("receipt.saved_with", program=program))
    told.append(speech("receipt.fingerprint", fingerprint=receipt.fingerprint[:_FINGERPRINT]))
    yield f"{_INDENT}{' · '.join(told)}"
    if receipt.carries:
        carried = ", ".join(translate(f"carries.{kind}", speech.language) for kind in receipt.carries)
        yield f"{_INDENT}{speech('receipt.carries', carried=carried)}"


def _shortened(text: str, longest: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _ignored_lines(receipt: Receipt, speech: Speech) -> Iterator[str]:
    """Every cell that was not taken, cells of one sheet and one reason together."""
    if not receipt.ignored:
        return
    yield ""
    yield speech("receipt.ignored")
    by_reason = sorted(receipt.ignored, key=_sheet_and_code)
    groups = [[*group] for _, group in groupby(by_reason, key=_sheet_and_code)]
    order = {id(one): number for number, one in enumerate(receipt.ignored)}
    for group in sorted(groups, key=lambda group: order[id(group[0])]):
        sheet, code = _sheet_and_code(group[0])
        cells = _cells(group, speech)
        yield f"{receipt.file}  {sheet}!{cells}  {general_message(code, speech.language)}"


def _comment_lines(one: Checked, speech: Speech) -> Iterator[str]:
    """What people wrote beside cells, shortened, of many the first ones."""
    if not one.comments:
        return
    yield ""
    yield speech("receipt.comments")
    for comment in one.comments[:_MOST_COMMENTS]:
        yield f"{comment.place}  {_shortened(comment.signed, _LONGEST_COMMENT)}"
    left_out = len(one.comments) - _MOST_COMMENTS
    if left_out > 0:
        yield f"{_INDENT}{speech('receipt.more', number=left_out)}"


def _sheet_and_code(ignored: Ignored) -> tuple[str, str]:
    return ignored.place.sheet or "", ignored.code


def _cells(group: Sequence[Ignored], speech: Speech) -> str:
    """Cells by name, neighbours in a row as a range, long lists cut short."""
    places = sorted({parse_cell(one.place.cell) for one in group if one.place.cell})
    ranges: list[tuple[tuple[int, int], int]] = []
    for row, column in places:
        if ranges and ranges[-1][0][0] == row and ranges[-1][1] == column - 1:
            ranges[-1] = (ranges[-1][0], column)
        else:
            ranges.append(((row, column), column))
    named = [
        cell_name(row, first) if first == last else f"{cell_name(row, first)}:{cell_name(row, last)}"
        for (row, first), last in ranges
    ]
    left_out = len(named) - _MOST_CELLS
    if left_out > 0:
        named = [*named[:_MOST_CELLS], speech("receipt.more", number=left_out)]
    return ", ".join(named)


def table_lines(files: Sequence[Checked], speech: Speech) -> Iterator[str]:
    """All files in one table, in their order, with the sums below; nothing for a handful of files."""
    if len(files) <= HANDFUL:
        return
    headings = [speech(f"table.{column}") for column in ("cells", *Severity)]
    folder, names = _names([one.file for one in files])
    rows = [(name, _numbers(one, speech)) for name, one in zip(names, files, strict=True)]
    sums = [sum(numbers) for numbers in zip(*(_counted(one) for one in files), strict=True)]
    rows.append((speech("table.files", number=len(files)), [str(number) for number in sums]))
    widths = [max(len(heading), 6) for heading in headings]
    name_width = max(len(folder), *(len(name) for name, _ in rows))
    if room := line_width(sys.stderr):
        name_width = min(name_width, max(_NARROWEST_NAME, room - sum(width + 2 for width in widths)))
    yield ""
    for name, texts in ((folder, headings), *rows):
        shown = name if len(name) <= name_width else f"…{name[1 - name_width :]}"
        yield _row(shown, name_width, texts, widths)
    if unusable := sum(one.stamp is None for one in files):
        yield speech("table.unusable", number=unusable)


def _numbers(one: Checked, speech: Speech) -> list[str]:
    if one.stamp is None:
        return [speech("table.cannot_be_used")]
    return [str(number) if number else "-" for number in _counted(one)]


def _counted(one: Checked) -> list[int]:
    usable = one.stamp is not None
    return [one.cells_read, *(one.count(severity) if usable else 0 for severity in Severity)]


def _row(name: str, name_width: int, texts: Sequence[str], widths: Sequence[int]) -> str:
    cells = [f"  {text:>{width}}" for text, width in zip(texts, widths, strict=False)]
    return f"{name:<{name_width}}{''.join(cells)}".rstrip()


def _names(files: Sequence[str]) -> tuple[str, list[str]]:
    """The folder of all files, if they have one in common, and their names in it.

    A letter and its accent are one character, so that columns stay under each other.
    """
    plain = [unicodedata.normalize("NFC", file) for file in files]
    folders = {str(Path(file).parent) for file in plain}
    if len(folders) > 1 or folders == {"."}:
        return "", plain
    return f"{folders.pop()}{os.sep}", [Path(file).name for file in plain]

"""Cell references as people see them (`D14`), and the edges of the grid.

Zero-based numbers live in here and in the engine rooms only; everybody else carries `D14`.
The limits are Excel's own: 1,048,576 rows and 16,384 columns (last cell `XFD1048576`).
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Letters of a zero-based column: 0 is `A`, 25 `Z`, 26 `AA`.

    Raises ValueError outside the grid.
    """
    if not 0 <= column < MAX_COLUMNS:
        raise ValueError(f"column {column} is outside the grid")
    letters = ""
    remaining = column + 1
    while remaining:
        remaining, offset = divmod(remaining - 1, 26)
        letters = chr(ord("A") + offset) + letters
    return letters


def column_number(letters: str) -> int:
    """Zero-based column of `A` to `XFD`, in any case; raises ValueError for anything else."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"{letters!r} names no column")
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 1 <= number <= MAX_COLUMNS:
        raise ValueError(f"{letters!r} names no column")
    return number - 1


def cell_name(row: int, column: int) -> str:
    """The reference of a zero-based row and column: (13, 3) is `D14`."""
    if not 0 <= row < MAX_ROWS:
        raise ValueError(f"row {row} is outside the grid")
    return f"{column_letters(column)}{row + 1}"


def parse_cell(reference: str) -> tuple[int, int]:
    """Zero-based (row, column) of `D14` or `$D$14`; raises ValueError for anything else."""
    match = _CELL.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference!r} is no cell reference")
    row = int(match[2])
    if row > MAX_ROWS:
        raise ValueError(f"{reference!r} lies below the last row")
    return row - 1, column_number(match[1])


def range_name(first: tuple[int, int], last: tuple[int, int], *, fixed: bool = False) -> str:
    """`D3:D202` for two zero-based (row, column) corners, `$D$3:$D$202` when fixed."""
    corners = []
    for row, column in (first, last):
        name = cell_name(row, column)
        if fixed:
            letters = column_letters(column)
            name = f"${letters}${row + 1}"
        corners.append(name)
    return ":".join(corners)

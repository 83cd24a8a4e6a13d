"""Where the columns of one row stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class RowCells(Mapping[str, str]):
    """The A1 reference of each column in one row, spelled when somebody asks.

    `letters` are by column key, shared by the rows of a sheet; `row` is zero-based.
    """

    __slots__ = ("letters", "row")

    def __init__(self, letters: Mapping[str, str], row: int) -> None:
        self.letters = letters
        self.row = row

    def __getitem__(self, key: str) -> str:
        return f"{self.letters[key]}{self.row + 1}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)

    def __eq__(self, other: object) -> bool:
        """As of any mapping, without spelling the references of rows that are compared by the thousand."""
        if isinstance(other, RowCells):
            return self.letters == other.letters and (self.row == other.row or not self.letters)
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(dict(self))

"""Where the columns of one row stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class RowCells(Mapping[str, str]):
    """The A1 reference of each column in one row, spelled when somebody asks."""

    __slots__ = ("_letters", "_row")

    def __init__(self, letters: Mapping[str, str], row: int) -> None:
        self._letters = letters
        self._row = row + 1

    def __getitem__(self, key: str) -> str:
        return f"{self._letters[key]}{self._row}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)

    def __repr__(self) -> str:
        return repr(dict(self))

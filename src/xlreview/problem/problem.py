"""One thing to mend, and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from xlreview.a1 import parse_cell
from xlreview.i18n import FALLBACK, Filling, has_text, placeholders, translate
from xlreview.problem.codes import SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a file, and in it a sheet (by the title people see) and a cell, as far as they are known."""

    file: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """`tampere.xlsx  Evidence!D14`, as far as the place is known."""
        if self.sheet is None:
            return self.file
        inside = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file}  {inside}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `code` is stable, the words follow the language of whoever reads them.

    `details` fill the placeholders of the message and the hint. Problems compare and sort by what
    they say about which place, never by wording.
    """

    code: str
    place: Place
    details: Mapping[str, Filling] = field(default_factory=dict)
    language: str = FALLBACK

    def __post_init__(self) -> None:
        """Refuses a code that is not in the table: no problem without a severity and words."""
        if self.code not in SEVERITIES:
            raise KeyError(f"{self.code} is no problem code")

    @property
    def severity(self) -> Severity:
        """How much this code matters."""
        return SEVERITIES[self.code]

    @property
    def message(self) -> str:
        """What is wrong, with the value seen."""
        return self._text("message")

    @property
    def hint(self) -> str | None:
        """What to do next, or None where the message says all there is."""
        for part in ("hint_near", "hint"):
            if has_text(f"problem.{self.code}.{part}") and (part == "hint" or "near" in self.details):
                return self._text(part)
        return None

    def spoken_in(self, language: str) -> Problem:
        """The same problem in another shipped language."""
        return self if self.language == language else replace(self, language=language)

    def __str__(self) -> str:
        """Place, message and hint in one line."""
        return " ".join(filter(None, (f"{self.place}  {self.message}", self.hint)))

    def _text(self, part: str) -> str:
        key = f"problem.{self.code}.{part}"
        wanted = placeholders(key, self.language) | {"count"}
        return translate(
            key, self.language, **{name: self.details[name] for name in wanted & self.details.keys()}
        )


def in_reading_order(problems: Iterable[Problem], sheet_titles: Iterable[str] = ()) -> list[Problem]:
    """Problems as a person meets them: file, sheet in workbook order, row, column, code."""
    order = {title: number for number, title in enumerate(sheet_titles)}

    def position(problem: Problem) -> tuple[str, int, str, tuple[int, int], str]:
        place = problem.place
        sheet = place.sheet or ""
        cell = parse_cell(place.cell.split(":")[0]) if place.cell else (-1, -1)
        return place.file, order.get(sheet, -1 if not sheet else len(order)), sheet, cell, problem.code

    return sorted(problems, key=position)

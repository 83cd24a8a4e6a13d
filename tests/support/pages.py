"""The guide pages of a workbook as tests look at them: what stands in their cells, and what it comes to."""

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from support.libreoffice import saved_by_libreoffice
from support.parsed import parsed_workbook
from xlreview.layout.sheets import FIRST_ROW, KEY_ROW
from xlreview.model.review import Review
from xlreview.write import write_workbook

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>"""


def opened(path: Path, *, results: bool = True) -> Workbook:
    """The workbook with the results of its formulas, or with the formulas themselves."""
    return parsed_workbook(path, results=results)


def written(folder: Path, review: Review, name: str = "book.xlsx") -> Path:
    """The workbook of a review on disk."""
    path = folder / name
    write_workbook(path, review)
    return path


def texts_on(sheet: Worksheet) -> list[str]:
    """Everything that stands on a page, row by row."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def formulas(path: Path, titles: Iterable[str]) -> dict[str, str]:
    """The formulas on these sheets, by place."""
    workbook = opened(path, results=False)
    return {
        f"{title}!{cell.coordinate}": cell.value
        for title in titles
        for row in workbook[title].iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def results(path: Path, places: Iterable[str]) -> dict[str, object]:
    """What the formulas at these places come to, to twelve digits; an empty text and nothing are the same."""
    workbook = opened(path)
    found = {}
    for place in places:
        title, _, cell = place.rpartition("!")
        result = workbook[title][cell].value
        found[place] = round(result, 12) if isinstance(result, float) else "" if result is None else result
    return found


def recalculated(paths: Sequence[Path], folder: Path, *, locale: str) -> list[Path]:
    """The workbooks as LibreOffice computes them anew under a locale."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), encoding="utf-8")
    return saved_by_libreoffice(paths, "xlsx", folder)


def forgotten(path: Path, copy: Path, typed: Mapping[str, object]) -> Path:
    """A copy without the results of its formulas, in which somebody typed these cells."""
    workbook = opened(path, results=False)
    for place, content in typed.items():
        title, _, cell = place.rpartition("!")
        workbook[title][cell] = content
    workbook.save(copy)
    return copy


def shuffled(path: Path, folder: Path, titles: Iterable[str]) -> Path:
    """A copy without results, in which the rows of these sheets were sorted into another order."""
    workbook = opened(path, results=False)
    for title in titles:
        _shuffle_rows(workbook[title])
    folder.mkdir(exist_ok=True)
    copy = folder / path.name
    workbook.save(copy)
    return copy


def _shuffle_rows(sheet: Worksheet) -> None:
    """Moves whole rows, except formulas, which look at their own row and stay."""
    keyed = [cell.column for cell in sheet[KEY_ROW + 1] if cell.value]
    rows = [
        [sheet.cell(row, column).value for column in keyed] for row in range(FIRST_ROW + 1, sheet.max_row + 1)
    ]
    order = random.Random(7).sample(rows, len(rows))
    for number, row in enumerate(order, FIRST_ROW + 1):
        for column, content in zip(keyed, row, strict=True):
            cell = sheet.cell(number, column)
            if cell.data_type != "f":
                cell.value = content

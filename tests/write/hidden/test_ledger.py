"""The ledger on the hidden lists: ratings by code, for the guide pages."""

from pathlib import Path

import pytest

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.packs import SMALL
from support.reviews import review
from support.written import Written, written


def _column(book: Written, heading: str) -> list[object]:
    sheet = book.values["_lists"]
    (column,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return [sheet.cell(row, column).value for row in range(2, 2 + len(SMALL.indicators))]


def test_it_holds_code_pillar_and_area_in_pack_order(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="city"))
    assert _column(book, "ledger_code") == list(SMALL.indicators_by_code)
    assert _column(book, "ledger_pillar") == ["GG"] * 5 + ["PA"] * 5
    assert _column(book, "ledger_area") == [None] * 10


@pytest.mark.parametrize(
    ("role", "sheets"),
    [
        ("city", ["self_assessment"]),
        ("reviewer", ["screening"]),
        ("team", ["self_assessment", "screening", "findings"]),
        ("plan", ["findings"]),
    ],
)
def test_each_role_has_the_ratings_of_its_sheets(tmp_path: Path, role: str, sheets: list[str]) -> None:
    rated = {sheet: {"GG/I/2": {"rating": "below"}} for sheet in sheets}
    book = written(tmp_path, review(rated, role=role))
    headings = [cell.value for cell in book.values["_lists"][1]]
    assert [one for one in headings if one in {f"ledger.{sheet}" for sheet in sheets}] == [
        f"ledger.{sheet}" for sheet in sheets
    ]
    for sheet in sheets:
        column = [one or "" for one in _column(book, f"ledger.{sheet}")]
        assert column == ["", "▼ below", *[""] * 8]


@needs_libreoffice
def test_a_rating_pasted_without_its_sign_or_in_another_language_is_that_rating(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="city"))
    workbook = book.workbook
    sheet = workbook["Self-assessment"]
    for number, typed in enumerate(("below", "Täyttää", " ▲ EXCEEDS", "?", "so so"), 3):
        sheet.cell(number, book["self_assessment"].column("rating")).value = typed
    pasted = tmp_path / "pasted.xlsx"
    workbook.save(pasted)
    (counted,) = saved_by_libreoffice([pasted], "xlsx", tmp_path / "libreoffice", locale="de-DE")
    column = [one or "" for one in _column(Written(counted), "ledger.self_assessment")]
    assert column == ["▼ below", "● meets", "▲ exceeds", "?", "so so", *[""] * 5]

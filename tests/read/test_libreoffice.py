"""What LibreOffice does to a workbook, saved straight or by way of its own format, costs no answer."""

from datetime import date, time
from pathlib import Path

import pytest

from support.damage import damaged, moved_column, sorted_by, turned_round, typed, without_keys
from support.libreoffice import (
    deleting_row,
    done_in_libreoffice,
    filtering,
    needs_libreoffice,
    needs_uno,
    saved_by_libreoffice,
    sorting,
    taking_off_protection,
    typing,
)
from support.packs import ODD, SMALL
from support.pages import opened
from support.reviews import AWKWARD_TEXTS, Answers, full_answers, review
from support.workbooks import book, places
from xlreview.check import check_review
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.write import write_workbook

KINDS = (
    (SMALL, "city", "fi"),
    (SMALL, "reviewer", "en"),
    (SMALL, "plan", "fi"),
    (SMALL, "team", "en"),
    (ODD, "team", "en"),
)
"""Every role; what ships goes this way in every language (`tests/test_shipped_workbooks.py`)."""


def _workbooks(folder: Path) -> dict[Path, Review]:
    written = {}
    for pack, role, language in KINDS:
        full = review(full_answers(pack, role), pack=pack, role=role, language=language)
        path = folder / f"{pack.id}-{role}-{language}.xlsx"
        write_workbook(path, full)
        written[path] = full
    return written


def _differences(saved: list[Path], written: dict[Path, Review]) -> list[tuple[str, object]]:
    """What each workbook says other than it did, and what reading has to say about it."""
    differences: list[tuple[str, object]] = []
    for path, (original, full) in zip(saved, written.items(), strict=True):
        assert path.stem == original.stem
        back = read_review(path)
        if back.answers() != full.answers():
            differences.append((path.name, "answers"))
        rules = check_review(back)
        differences.extend((path.name, str(one)) for one in back.problems if one not in rules)
        differences.extend((path.name, one) for one in back.receipts[0].ignored)
    return differences


@needs_libreoffice
def test_saved_as_xlsx_and_by_way_of_ods(tmp_path: Path) -> None:
    written = _workbooks(tmp_path)
    straight = saved_by_libreoffice(list(written), "xlsx", tmp_path / "xlsx")
    assert _differences(straight, written) == []
    as_ods = saved_by_libreoffice(list(written), "ods", tmp_path / "ods")
    back = saved_by_libreoffice(as_ods, "xlsx", tmp_path / "back")
    assert _differences(back, written) == []


@needs_libreoffice
@pytest.mark.parametrize(("locale", "kinds"), [("fi-FI", ("xlsx",)), ("de-DE", ("ods", "xlsx"))])
def test_damaged_workbooks_saved_with_commas_for_points(
    tmp_path: Path, locale: str, kinds: tuple[str, ...]
) -> None:
    # openpyxl, which does the damage, writes this text so that programs disagree about it.
    answers = {
        sheet: {
            id: {key: answer for key, answer in row.items() if answer != "_x0041_"}
            for id, row in rows.items()
        }
        for sheet, rows in full_answers(SMALL, "team").items()
    }
    messy = damaged(
        book(tmp_path, answers),
        sorted_by("Evidence", "G"),
        turned_round("Screening", from_row=1),
        moved_column("Action plan", "G", to="B", from_row=2),
        without_keys("Interviews"),
        typed({"Interviews!B3": "3.11.2026", "Interviews!C3": "9.30", "Start!D40": "Ask Anna"}),
    )
    saved = [messy.path]
    for kind in kinds:
        saved = saved_by_libreoffice(saved, kind, tmp_path / f"{locale}-{kind}", locale=locale)
    back, straight = read_review(saved[0]), messy.read()
    assert back.answers() == straight.answers()
    # A program of its own works the formulas out again, which openpyxl leaves to others.
    not_yet = {"NOT_CALCULATED"}
    assert [one for one in places(back) if one[1] not in not_yet] == [
        one for one in places(straight) if one[1] not in not_yet
    ]
    assert [one.content for one in back.receipts[0].ignored] == ["Ask Anna"]


def _full_with_statements(*statements: str) -> Answers:
    """A full workbook, with as many rows of evidence as there are statements."""
    answers = dict(full_answers(SMALL, "team"))
    rows = list(answers["evidence"].items())[: len(statements)]
    answers["evidence"] = {
        id: {**row, "statement": statement} for (id, row), statement in zip(rows, statements, strict=True)
    }
    return answers


def _shown(path: Path, *columns: str) -> list[list[object]]:
    """What columns (`Evidence!G`) of a saved workbook show below their labels: filters hide rows."""
    workbook, shown = opened(path), []
    for title, _, letter in (column.partition("!") for column in columns):
        hidden = {row for row, height in workbook[title].row_dimensions.items() if height.hidden}
        cells = [cell for cell in workbook[title][letter][2:] if cell.row not in hidden]
        shown.append([cell.value for cell in cells if cell.value])
    return shown


@needs_uno
@pytest.mark.parametrize(
    ("locale", "in_order"),
    [("fi-FI", ["Asema", "olut", "Zoo", "Äiti"]), ("de-DE", ["Äiti", "Asema", "olut", "Zoo"])],
)
def test_rows_sorted_deleted_and_filtered_in_libreoffice(
    tmp_path: Path, locale: str, in_order: list[str]
) -> None:
    sent = book(tmp_path, _full_with_statements("Zoo", "Delete me", "Äiti", "olut", "Asema"))
    usual = sent.read()
    saved = done_in_libreoffice(
        sent.path,
        typing("Interviews!B3", "3.11.2026"),
        typing("Interviews!C3", "7.30"),
        typing("Evidence!K3", "3,5"),
        deleting_row("Evidence", 4),
        sorting("Evidence", "G"),
        filtering("Recommendations", "A", only="TEAM-R02"),
        taking_off_protection("Screening"),
        sorting("Screening", "E", last_first=True),
        deleting_row("Screening", 3),
        filtering("Screening", "E", only="▲ exceeds"),
        folder=tmp_path / locale,
        locale=locale,
    )
    expected = usual.answers()
    expected["interviews"]["1"] |= {"day": date(2026, 11, 3), "start": time(7, 30)}
    expected["evidence"]["TEAM-001"]["note"] = "3,5"
    del expected["evidence"]["TEAM-002"], expected["screening"]["GG/I/2"]
    sorted_to = {"Screening!E7": "Screening!E10", "Screening!E12": "Screening!E11"}
    for path in saved:
        shown = _shown(path, "Evidence!G", "Screening!B", "Recommendations!A")
        assert shown == [in_order, ["GG/I/1", "PA/I/1"], ["TEAM-R02"]]
        back = read_review(path)
        assert back.answers() == expected
        moved = [(sorted_to.get(place, place), code) for place, code in places(usual)]
        assert [one for one in places(back) if one not in moved] == [("Screening", "ROWS_MISSING")]
        assert [one for one in places(back) if one in moved] == moved
        assert back.receipts[0].ignored == ()


def test_the_texts_of_this_test_are_awkward() -> None:
    answers = full_answers(SMALL, "team")
    typed = {answer for rows in answers.values() for row in rows.values() for answer in row.values()}
    assert set(AWKWARD_TEXTS) - typed == set()

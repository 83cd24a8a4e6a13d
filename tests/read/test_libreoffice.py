"""A workbook that LibreOffice saved, straight or by way of its own format, still says the same."""

from pathlib import Path

import pytest

from support.damage import damaged, moved_column, sorted_by, turned_round, typed, without_keys
from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.packs import ODD, SMALL
from support.reviews import AWKWARD_TEXTS, full_answers, review
from support.workbooks import book, places
from xlreview.check import check_review
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.write import write_workbook

ROLES = ("city", "reviewer", "plan", "team")


def _workbooks(folder: Path) -> dict[Path, Review]:
    kinds = [(SMALL, role, language) for role in ROLES for language in ("en", "fi")]
    written = {}
    for pack, role, language in [*kinds, (ODD, "team", "en")]:
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


def test_the_texts_of_this_test_are_awkward() -> None:
    answers = full_answers(SMALL, "team")
    typed = {answer for rows in answers.values() for row in rows.values() for answer in row.values()}
    assert set(AWKWARD_TEXTS) - typed == set()

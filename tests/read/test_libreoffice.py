"""A workbook that LibreOffice saved, straight or by way of its own format, still says the same."""

from pathlib import Path

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.packs import ODD, SMALL
from support.reviews import AWKWARD_TEXTS, full_answers, review
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


def test_the_texts_of_this_test_are_awkward() -> None:
    answers = full_answers(SMALL, "team")
    typed = {answer for rows in answers.values() for row in rows.values() for answer in row.values()}
    assert set(AWKWARD_TEXTS) - typed == set()

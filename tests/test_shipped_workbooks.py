"""Every workbook that ships, fully filled, through another program and back.

For each role, shipped pack and language: LibreOffice opens it, computes every formula anew under a locale
with a decimal comma, saves it (straight, and by way of its own format), and what comes back reads the same.
"""

from itertools import product
from pathlib import Path

import pytest

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.pages import formulas, opened, recalculated, results
from support.reviews import full_answers, review
from xlreview.check import check_review
from xlreview.i18n import LANGUAGES
from xlreview.model.rating import Role
from xlreview.model.review import Review
from xlreview.pack import shipped_packs
from xlreview.read import read_review
from xlreview.write import write_workbook

KINDS = [(pack, role.value, language) for pack, role, language in product(shipped_packs(), Role, LANGUAGES)]


@pytest.fixture(scope="module")
def sent_out(tmp_path_factory) -> dict[Path, Review]:
    folder = tmp_path_factory.mktemp("sent-out")
    written = {}
    for pack, role, language in KINDS:
        path = folder / f"{pack.id}-{role}-{language}.xlsx"
        full = review(full_answers(pack, role), pack=pack, role=role, language=language)
        write_workbook(path, full)
        written[path] = full
    return written


@pytest.fixture(scope="module")
def computed_anew(sent_out, tmp_path_factory) -> list[Path]:
    return recalculated(list(sent_out), tmp_path_factory.mktemp("computed"), locale="de-DE")


def told_by(path: Path, sent: Review) -> list[str]:
    """Where a workbook says something else than was sent out, or reading has to remark on its shape."""
    back = read_review(path)
    of_the_method = check_review(back)
    told = [str(problem) for problem in back.problems if problem not in of_the_method]
    told += [f"{path.name} ignores {cell.place}" for cell in back.receipts[0].ignored]
    return told if back.answers() == sent.answers() else [*told, f"{path.name} has other answers"]


def told_by_all(paths: list[Path], sent_out: dict[Path, Review]) -> list[str]:
    return [line for path, sent in zip(paths, sent_out.values(), strict=True) for line in told_by(path, sent)]


def test_each_workbook_is_full(sent_out):
    assert [path.name for path, full in sent_out.items() if not full.answers()] == []


@needs_libreoffice
def test_another_program_saves_what_was_sent_out(sent_out, computed_anew):
    assert told_by_all(computed_anew, sent_out) == []


@needs_libreoffice
def test_so_it_does_by_way_of_its_own_format(sent_out, tmp_path):
    as_ods = saved_by_libreoffice(list(sent_out), "ods", tmp_path / "ods")
    back = saved_by_libreoffice(as_ods, "xlsx", tmp_path / "back")
    assert told_by_all(back, sent_out) == []


@needs_libreoffice
def test_every_formula_comes_to_the_result_that_it_was_sent_out_with(sent_out, computed_anew):
    for sent, anew in zip(sent_out, computed_anew, strict=True):
        places = list(formulas(sent, opened(sent).sheetnames))
        assert places
        assert results(anew, places) == results(sent, places), sent.name
